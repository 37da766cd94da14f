"""What the repository may not carry: a machine's paths, addresses of registries, references to absent papers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from tests.rules.tree import Fault

# Folders that tools make; the rest of the tree is what a clone holds.
MADE = frozenset(
    {".git", ".venv", ".hypothesis", ".import_linter_cache", ".mypy_cache", ".pytest_cache", ".ruff_cache"}
    | {"__pycache__", "build", "dist", "register"}
)
TRACES = {
    "a path of somebody's machine": re.compile(r"(?<![\w.~:/-])/(?:root|work|Users|home/\w+)/\w|\b[A-Z]:\\Users\\"),
    "the address of a package registry's files": re.compile(
        r"files\.pythonhosted\.org|registry\.npmjs\.org|\bpypi\.org/simple"
    ),
    "a paper that is not in the repository": re.compile(r"\bbrief\.md\b|(?<!/)\bdesign\.md\b|\b[Dd]esign,? §"),
    "the signature of a tool": re.compile(
        r"(?i)^co-authored-by:|\bgenerated (?:with|by) (?:an? )?(?:ai|llm|assistant)\b"
    ),
}


def no_traces(root: Path) -> list[Fault]:
    """No text file in the tree carries one of ``TRACES``; this file, which must spell them, aside."""
    return [fault for path in _files(root) if path != Path(__file__).resolve() for fault in _traces(root, path)]


def _files(root: Path) -> Iterator[Path]:
    for path in sorted(root.iterdir()):
        if path.name in MADE or path.is_symlink():
            continue
        if path.is_dir():
            yield from _files(path)
        elif path.is_file():
            yield path


def _traces(root: Path, path: Path) -> Iterator[Fault]:
    try:
        lines = path.read_text("utf-8").splitlines()
    except UnicodeDecodeError:
        return  # an original, such as an example PDF: bytes as received are not ours to word
    for number, line in enumerate(lines, 1):
        for what, pattern in TRACES.items():
            if found := pattern.search(line):
                yield Fault(path.relative_to(root).as_posix(), number, f"{found[0]!r} is {what}")
