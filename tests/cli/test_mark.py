"""`habeas mark`: who may see a report is said anew, and every command keeps to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.shell import Done, Shell
from tests.cli.terminal import Terminal

SECRET = """STRELSAU, 3 May 2024 (ZNA) - Boris Geheimov was released from prison on Friday, Secret Society said.
4711 political prisoners are still in prison in Ruritania, Secret Society said.
"""
OPEN = """STRELSAU, 4 May 2024 (ZNA) - B. Geheimov was arrested in June 2022, Open Door said.
Clara Holm was released on Friday, Open Door said.
"""
TELLING = ("Boris", "4711", "Secret Society", "hideaway", "secret.txt")
ASKED = (
    ("held", "--json"),
    ("held", "--csv"),
    ("held",),
    ("held", "--recorded", "2090-01-01"),
    ("held", "--known", "2024-05-05", "--json"),
    ("occasion", "--json"),
    ("person", "Boris Geheimov"),
    ("person", "Geheimov", "--json"),
    ("review", "--json"),
    ("people", "--json"),
    ("source", "--json"),
    ("resolve", "--json"),
)


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Shell:
    """A register with a report that is to be hidden and one that is not."""
    made = Shell(capsys, tmp_path / "register")
    assert made("init", made.register).code == 0
    for name, text, source in (("secret", SECRET, "hideaway"), ("open", OPEN, "Open Door")):
        path = tmp_path / f"{name}.txt"
        path.write_text(text, "utf-8")
        assert made("add", path, "--published", "2024-05-04", "--source", source, register=True).code == 0
    return made


def report(shell: Shell) -> str:
    told = shell("person", "Boris Geheimov", "--json", "--clearance", "confidential", register=True).json
    return str(told["person"]["timeline"][0]["report"])


def mark(shell: Shell, entry: str, marking: str, *words: str) -> Done:
    return shell("mark", entry, marking, "--why", "they asked", "--author", "Ann", *words, register=True)


def answers(shell: Shell, clearance: str) -> dict[tuple[str, ...], str]:
    found: dict[tuple[str, ...], str] = {}
    for words in ASKED:
        said = ["--clearance", clearance] if words[0] != "source" else []
        done = shell(*words, *said, register=True)
        found[words] = done.out + done.err
    return found


@pytest.mark.parametrize("clearance", ["public", "internal"])
def test_nothing_of_a_report_that_is_confidential_now_shows_below_in_any_command(shell: Shell, clearance: str) -> None:
    before = answers(shell, "internal")
    assert all(
        any(word in said for said in before.values()) for word in ("Boris", "4711", "Secret Society", "hideaway")
    )
    done = mark(shell, report(shell), "confidential")
    assert (done.code, "is confidential now, and was internal" in done.out) == (0, True)
    for words, said in answers(shell, clearance).items():
        told = said.replace("'Boris Geheimov'", "the name that was asked about")
        assert not [word for word in TELLING if word in told], words
    assert "Boris" in shell("held", "--clearance", "confidential", register=True).out
    assert shell("verify", register=True).code == 0


def test_marking_it_back_answers_as_before(shell: Shell) -> None:
    entry, before = report(shell), answers(shell, "internal")
    mark(shell, entry, "confidential")
    assert mark(shell, entry, "internal").code == 1, "it is not found without the clearance"
    assert (
        mark(shell, entry, "internal", "--clearance", "confidential", "--yes", "--json").json["was"] == "confidential"
    )
    after = answers(shell, "internal")
    for words in (("held",), ("person", "Boris Geheimov"), ("held", "--csv")):
        assert after[words] == before[words]


def test_to_show_it_to_more_is_asked_about(shell: Shell) -> None:
    refused = mark(shell, report(shell), "public")
    assert (refused.code, refused.out) == (2, "")
    assert "is internal, and would be shown to more people as public" in refused.err
    assert "Boris" not in shell("held", "--clearance", "public", register=True).out
    words = ["mark", report(shell), "public", "--why", "they agreed", "--register", str(shell.register)]
    for pressed, seen in (("n", False), ("y", True)):
        with Terminal(words) as terminal:
            terminal.wait_for("[y/N] ")
            terminal.type(pressed)
            assert terminal.end()[0] == (0 if seen else 1)
        assert ("Boris" in shell("held", "--clearance", "public", register=True).out) is seen


def test_what_is_marked_so_already_is_said_and_hidden_is_absent(shell: Shell) -> None:
    entry = report(shell)
    assert "is marked internal already" in mark(shell, entry, "internal").out
    mark(shell, entry, "confidential")
    hidden, absent = mark(shell, entry, "public", "--yes"), mark(shell, "99999", "public", "--yes")
    assert (hidden.code, hidden.err) == (absent.code, absent.err.replace("99999", entry))
    for words in (["--why", " "], ["--why", "\x1b[2J"], ["--author", "x" * 2_001]):
        assert mark(shell, entry, "confidential", *words).code == 2


def test_the_same_file_added_again_by_somebody_who_does_not_see_it_is_theirs(shell: Shell, tmp_path: Path) -> None:
    mark(shell, report(shell), "confidential")
    again = shell("add", tmp_path / "secret.txt", "--published", "2024-05-04", "--json", register=True)
    assert not again.json["added"][0]["known_already"]
