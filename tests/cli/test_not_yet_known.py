"""An archive that was added later answers nothing as known before: the answer says so, and what to ask instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.shell import Done, Shell

OLD = """STRELSAU, 3 May 2024 (ZNA) - Anna Example was released from prison on Friday, the rights group Open Door said.
Ruritania released 12 other political prisoners on Friday, Open Door said.
"""
PUBLIC = "STRELSAU, 4 May 2024 - Boris Sample was arrested on Saturday, Open Door said.\n"


def add(shell: Shell, tmp_path: Path, text: str, *words: str) -> None:
    path = tmp_path / f"{abs(hash(text))}.txt"
    path.write_text(text, "utf-8")
    assert shell("add", path, "--source", "Open Door", *words, register=True).code == 0


@pytest.fixture
def archive(shell: Shell, tmp_path: Path) -> Shell:
    """A register to which a page of 2024 was added today."""
    assert shell("init", shell.register).code == 0
    add(shell, tmp_path, OLD, "--published", "2024-05-03")
    return shell


def as_known(shell: Shell, *words: str) -> Done:
    return shell(*words, "--known", "2024-05-04", register=True)


@pytest.mark.parametrize("words", [("person", "Anna Example"), ("held",), ("occasion",)])
def test_what_entered_later_is_said_not_to_have_been_known(archive: Shell, words: tuple[str, ...]) -> None:
    said = as_known(archive, *words).out
    assert "note: nothing of this was known yet by 2024-05-04: the first of it counts as known from 20" in said
    assert "1 report is said to be public by then" in said
    assert "--on 2024-05-04" in said
    assert as_known(archive, *words, "--json").json["note"] in said
    assert archive(*words, register=True).out.count("note:") == 0
    assert archive(*words, "--on", "2024-05-04", "--json", register=True).json["note"] is None


def test_an_occasion_that_was_not_known_yet_is_said_to_be_none_yet(archive: Shell) -> None:
    (occasion,) = archive("occasion", "--json", register=True).json["occasions"]
    done = as_known(archive, "occasion", occasion["id"])
    assert done.code == 1
    assert "in what was known by then" in done.err
    assert "--on 2024-05-04" in done.err


def test_a_table_stays_a_table_and_the_note_goes_beside(archive: Shell) -> None:
    done = as_known(archive, "held", "--csv")
    assert len(done.out.splitlines()) == 1
    assert "note: nothing of this was known yet" in done.err


def test_once_the_source_is_approved_what_its_page_states_counts_and_nothing_is_noted(archive: Shell) -> None:
    assert archive("source", "approve", "Open Door", "--register", archive.register).code == 0
    told = as_known(archive, "person", "Anna Example", "--json").json
    assert (told["note"], len(told["person"]["timeline"])) == (None, 1)


def test_a_page_that_is_left_out_although_it_says_to_be_older_is_noted_beside_those_that_count(
    archive: Shell, tmp_path: Path
) -> None:
    assert archive("source", "approve", "Open Door", "--register", archive.register).code == 0
    path = tmp_path / "stranger.txt"
    path.write_text("STRELSAU, 4 May 2024 - Anna Example was detained again on Saturday, a blog said.\n", "utf-8")
    assert archive("add", path, "--published", "2024-05-04", register=True).code == 0
    told = as_known(archive, "person", "Anna Example", "--json").json
    assert told["note"].startswith("1 of 2 reports are left out")
    assert len(told["person"]["timeline"]) == 1


def test_somebody_entered_by_hand_was_not_known_before(archive: Shell) -> None:
    assert archive("people", "add", "Clara", "Holm", "--register", archive.register).code == 0
    assert "note: nothing of this was known yet" in as_known(archive, "person", "Clara Holm").out


def test_a_note_tells_nothing_of_what_is_hidden(archive: Shell, tmp_path: Path) -> None:
    add(archive, tmp_path, PUBLIC, "--marking", "confidential", "--published", "2024-05-04")
    assert "1 report is said" in as_known(archive, "held").out
    assert "2 reports are said" in as_known(archive, "held", "--clearance", "confidential").out
    assert as_known(archive, "held", "--clearance", "public", "--json").json["note"] is None
