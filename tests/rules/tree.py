"""A source tree as the rules see it: its modules parsed, with every call's full name worked out from the imports."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
SOURCE = REPOSITORY / "src" / "habeas"


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One place where a rule is broken."""

    path: str
    line: int
    says: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.says}"


@dataclass(frozen=True, slots=True)
class Module:
    """One parsed file; ``path`` is relative to the package, with forward slashes."""

    path: str
    tree: ast.Module
    names: dict[str, str]

    def fault(self, node: ast.stmt | ast.expr | ast.ExceptHandler, says: str) -> Fault:
        return Fault(self.path, node.lineno, says)

    def stands_in(self, places: Sequence[str]) -> bool:
        """Whether this is one of the places, or lies under one; ``archive/vault`` means the module or the folder.

        >>> Module("archive/vault.py", ast.parse(""), {}).stands_in(["archive/vault"])
        True
        >>> Module("archive/vaults.py", ast.parse(""), {}).stands_in(["archive/vault"])
        False
        """
        stem = self.path.removesuffix(".py")
        return any(stem == place or stem.startswith(place + "/") for place in places)

    def full_name(self, node: ast.expr) -> str | None:
        """The dotted name behind an expression, through this module's imports; ``None`` where it is a local matter.

        >>> tree = ast.parse("from datetime import datetime as dt; dt.now; open; time.time")
        >>> module = Module("a.py", tree, {"dt": "datetime.datetime"})
        >>> [module.full_name(line.value) for line in tree.body if isinstance(line, ast.Expr)]
        ['datetime.datetime.now', 'open', None]
        """
        if isinstance(node, ast.Name):
            return self.names.get(node.id) or (node.id if hasattr(builtins, node.id) else None)
        if isinstance(node, ast.Attribute):
            owner = self.full_name(node.value)
            return None if owner is None else f"{owner}.{node.attr}"
        return None

    def calls(self) -> Iterator[ast.Call]:
        return (node for node in ast.walk(self.tree) if isinstance(node, ast.Call))

    def imported(self) -> Iterator[tuple[ast.stmt, str]]:
        """Every module or member that is imported, by its full dotted name."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from ((node, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                yield from ((node, f"{node.module}.{alias.name}") for alias in node.names)


def modules(package: Path) -> Iterator[Module]:
    """Every Python file under a package folder, in a fixed order."""
    for path in sorted(package.rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"), str(path))
        yield Module(path.relative_to(package).as_posix(), tree, _names(tree))


def _names(tree: ast.Module) -> dict[str, str]:
    """What each imported name stands for: ``np`` for ``numpy``, ``now`` for ``habeas.clock.now``."""
    names: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                top = alias.name.partition(".")[0]
                names |= {alias.asname: alias.name} if alias.asname else {top: top}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
    return names


def under(name: str, roots: Sequence[str]) -> bool:
    """Whether a dotted name is one of the roots or lies under one.

    >>> under("urllib.request.urlopen", ["urllib.request"]), under("urllib.parse", ["urllib.request"])
    (True, False)
    """
    return any(name == root or name.startswith(root + ".") for root in roots)
