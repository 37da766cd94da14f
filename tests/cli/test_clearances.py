"""What is added for some eyes only is answered to those, and to nobody below as if it were not there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.shell import Done, Shell

LINES = {
    "public": "STRELSAU, 3 May 2024 (ZNA) - Anna Example was released from prison on Friday, Open Door said.\n"
    "Ruritania released 12 other political prisoners on Friday, Open Door said.\n",
    "internal": "STRELSAU, 4 May 2024 - Anna Example was detained again on Saturday, Open Door said.\n",
    "confidential": "STRELSAU, 5 May 2024 - Boris Sample was arrested on Sunday, his lawyer said.\n",
}


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Shell:
    """A register with a report for each pair of eyes."""
    made = Shell(capsys, tmp_path / "register")
    assert made("init", made.register).code == 0
    for marking in LINES:
        assert add(made, marking, marking).code == 0
    return made


def add(shell: Shell, report: str, marking: str | None) -> Done:
    path = shell.register.parent / f"{report}.txt"
    path.write_text(LINES[report], "utf-8")
    said = ["--marking", marking] if marking else []
    return shell("add", path, "--published", "2024-05-06", "--json", *said, register=True)


def names(shell: Shell, *clearance: str) -> set[str]:
    told = shell("held", "--json", *clearance, register=True).json
    return {row["name"] for rows in told.values() if isinstance(rows, list) for row in rows if "name" in row}


def timeline(shell: Shell, *clearance: str) -> list[Any]:
    told = shell("person", "Anna Example", "--json", *clearance, register=True).json
    return [entry["kind"] for entry in told["person"]["timeline"]]


def test_each_answer_is_made_from_what_its_clearance_sees(shell: Shell) -> None:
    assert names(shell, "--clearance", "public") == {"Anna Example"}
    assert names(shell) == names(shell, "--clearance", "internal") == {"Anna Example"}
    assert names(shell, "--clearance", "confidential") == {"Anna Example", "Boris Sample"}
    assert timeline(shell, "--clearance", "public") == ["released"]
    assert timeline(shell) == ["released", "detained"]


def test_hidden_and_absent_answer_alike(shell: Shell, tmp_path: Path) -> None:
    without = Shell(shell.capsys, tmp_path / "another")
    without("init", without.register)
    for marking in ("public", "internal"):
        add(without, marking, marking)
    hidden, absent = (made("person", "Boris Sample", register=True) for made in (shell, without))
    assert (hidden.code, hidden.out, hidden.err) == (absent.code, absent.out, absent.err)
    assert hidden.code == 1
    assert shell("person", "Boris Sample", "--clearance", "confidential", register=True).code == 0


def test_occasions_are_told_of_what_can_be_seen_and_the_document_says_for_whom(shell: Shell) -> None:
    for clearance in ("public", "internal"):
        told = shell("occasion", "--json", "--clearance", clearance, register=True).json
        assert (told["clearance"], len(told["occasions"])) == (clearance, 1)
    add(shell, "internal", None)
    assert shell("occasion", "--known", "2020-01-01", "--clearance", "public", register=True).out.startswith(
        "no occasion"
    )


def test_bytes_that_are_there_for_others_only_come_in_as_if_they_were_not(shell: Shell) -> None:
    (added,) = add(shell, "confidential", None).json["added"]
    assert (added["known_already"], added["claims"], added["marking"]) == (False, 1, "internal")
    assert "Boris Sample" in names(shell)
    told = shell("person", "Boris Sample", "--json", "--clearance", "confidential", register=True).json["person"]
    assert len(told["timeline"]) == 2
    assert told["status"]["liberty"]["origins"] == 1
    assert shell("verify", register=True).code == 0


def test_what_is_on_record_keeps_its_marking_and_says_so(shell: Shell) -> None:
    again = add(shell, "internal", "public")
    assert (again.code, again.json["added"][0]["known_already"]) == (1, True)
    assert "stays marked internal" in again.err
    assert timeline(shell, "--clearance", "public") == ["released"]
    assert add(shell, "internal", None).code == 0


def test_a_question_is_put_only_to_those_who_see_both_sides(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "initial.txt"
    path.write_text("Late lines\n\nB. Sample was arrested in June 2020, Open Door said.\n", "utf-8")
    assert shell("add", path, "--published", "2024-05-07", register=True).code == 0
    assert shell("review", "--json", register=True).json["queue"] == []
    assert len(shell("review", "--json", "--clearance", "confidential", register=True).json["queue"]) == 1


def test_a_source_has_weight_for_those_it_was_approved_for_until_all_of_them_learn_that_it_has_none(
    shell: Shell, tmp_path: Path
) -> None:
    def approved(clearance: str) -> bool:
        told = shell("person", "Anna Example", "--json", "--clearance", clearance, register=True).json["person"]
        return bool(told["timeline"][0]["approved"])

    path = tmp_path / "first.txt"
    path.write_text("STRELSAU, 1 May 2024 - Anna Example was arrested on Wednesday, Open Door said.\n", "utf-8")
    said = ["--published", "2024-05-01", "--source", "Open Door", "--marking", "public"]
    assert shell("add", path, *said, register=True).code == 0
    shell("source", "approve", "Open Door", "--register", shell.register)
    assert [approved(clearance) for clearance in ("public", "internal")] == [False, True]
    shell("source", "approve", "Open Door", "--marking", "public", "--register", shell.register)
    assert [approved(clearance) for clearance in ("public", "internal")] == [True, True]
    shell("source", "disapprove", "Open Door", "--register", shell.register)
    assert [approved(clearance) for clearance in ("public", "internal")] == [False, False]
