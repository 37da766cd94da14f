"""The repository carries no traces of the machines and papers it was made with; and the rule sees them when it does."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rules.traces import no_traces
from tests.rules.tree import REPOSITORY


def test_no_traces() -> None:
    assert no_traces(REPOSITORY) == []


@pytest.mark.parametrize(
    "line",
    [
        "see " + "/".join(["", "home", "anna", "habeas"]),
        "# made from " + "/".join(["", "root", "notes.txt"]),
        "C:" + "\\".join(["", "Users", "anna"]),
        "https://files." + "pythonhosted.org/packages/aa/bb/click.whl",
        "as " + "design " + "§4 says",
        "Generated " + "by an assistant",
    ],
)
def test_a_planted_trace_is_seen(tmp_path: Path, line: str) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "page.md").write_text(f"A page.\n{line}\n", "utf-8")
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "page.txt").write_text(line, "utf-8")
    assert [(fault.path, fault.line) for fault in no_traces(tmp_path)] == [("docs/page.md", 2)]


@pytest.mark.parametrize(
    "line", ["https://rights.example/home/anna/page", "the homework/notes", "docs/root/page", "`/tmp/register`"]
)
def test_an_ordinary_path_is_no_trace(tmp_path: Path, line: str) -> None:
    (tmp_path / "page.md").write_text(line, "utf-8")
    assert no_traces(tmp_path) == []
