"""``habeas eval``: figures in columns, one document as JSON, and plain words where there is nothing to score on."""

from __future__ import annotations

from pathlib import Path

import pytest

from habeas.casework.evaluating.registry import KINDS
from tests.cli.shell import Shell

CASES = """
language = "en"

[[case]]
text = "Anna Example was arrested."
claims = [{ kind = "arrested", who = ["Anna Example"] }]

[[case]]
text = "Boris Sample was arrested."
claims = [{ kind = "arrested", who = ["Clara Muster"] }]
"""


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    path = tmp_path / "cases.toml"
    path.write_text(CASES, "utf-8")
    return path


def test_figures_stand_in_columns(shell: Shell, cases: Path) -> None:
    done = shell("eval", cases)
    assert done.code == 0
    assert "cases, split all" in done.out
    assert any(line.split()[:6] == ["en", "claims", "2", "2", "2", "1"] for line in done.out.splitlines())


def test_misses_are_listed_when_asked_for(shell: Shell, cases: Path) -> None:
    assert "missed" not in shell("eval", cases).out
    for option in ("--misses", "--show"):
        out = shell("eval", cases, option).out
        assert "missed en2 [claims] kind=arrested who=['Clara Muster']" in out
        assert "wrong en2 [claims] kind=arrested" in out


def test_json_is_one_document(shell: Shell, cases: Path) -> None:
    made = shell("eval", cases, "--json", "--misses").json
    assert made["format"] == 1
    assert made["figures"]["en"]["claims"] == {
        "right": 1,
        "found": 2,
        "wanted": 2,
        "precision": 0.5,
        "recall": 0.5,
        "f1": 0.5,
        "f1_between": [0.0, 1.0],
    }
    assert [one["case"] for one in made["missed"]] == ["en2"]
    assert "missed" not in shell("eval", cases, "--json").json


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--split", "dev"], "no split 'dev'"),
        (["--lang", "ru"], "no case"),
        (["--kind", "nerel"], "no files of nerel"),
        (["--kind", "poems"], "poems"),
    ],
)
def test_what_is_not_there_is_said(shell: Shell, cases: Path, words: list[str], told: str) -> None:
    done = shell("eval", cases, *words)
    assert done.code == 2
    assert told in done.err


def test_an_unknown_layout_names_those_that_are_known(shell: Shell, tmp_path: Path) -> None:
    done = shell("eval", tmp_path)
    assert done.code == 2
    assert all(kind in done.err for kind in KINDS)


def test_a_missing_folder_is_said(shell: Shell, tmp_path: Path) -> None:
    assert "no file or folder" in shell("eval", tmp_path / "nowhere").err


def test_progress_is_told_on_stderr_where_there_is_no_terminal(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "cases.toml"
    one = '\n[[case]]\ntext = "The tram line opened."\nclaims = []\n'
    path.write_text('language = "en"\n' + one * 60, "utf-8")
    assert shell("eval", path).err == "50 of 60 read\n"
