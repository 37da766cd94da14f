"""Adding files: folders, standard input, the same bytes twice, and two processes at once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.shell import Shell


def write_pages(folder: Path, name: str, number: int) -> None:
    """Pages about somebody fictional, each different."""
    folder.mkdir()
    for n in range(number):
        text = f"{name} was released from prison in Ruritania on {n + 1} May 2024, the rights group Open Door said.\n"
        (folder / f"page-{n}.txt").write_text(text, "utf-8")


def test_a_folder_is_added_file_by_file_and_hidden_ones_are_left(shell: Shell, tmp_path: Path) -> None:
    write_pages(tmp_path / "pages", "Anna Example", 3)
    (tmp_path / "pages" / ".hidden.txt").write_text("not this one", "utf-8")
    shell("init", shell.register)
    done = shell("add", "--json", tmp_path / "pages", register=True)
    assert [Path(row["name"]).name for row in done.json["added"]] == ["page-0.txt", "page-1.txt", "page-2.txt"]


def test_standard_input(shell: Shell, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "in").write_text("Anna Example was released in Ruritania on Friday.", "utf-8")
    shell("init", shell.register)
    with (tmp_path / "in").open(encoding="utf-8") as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        done = shell("add", "-", register=True)
    assert done.code == 0
    assert "standard input: 1 claim about 1 person" in done.out


def test_the_same_bytes_twice_are_one_original_that_came_twice(filled: Shell, page: Path) -> None:
    again = filled("add", "--json", page, register=True).json["added"][0]
    assert again["known_already"]
    told = filled("person", "--json", "Example", register=True).json["person"]
    assert told["status"]["liberty"]["origins"] == 1
    assert filled("verify", "--json", register=True).json["originals"] == 1


def test_two_processes_that_add_at_once_both_succeed(shell: Shell, tmp_path: Path) -> None:
    shell("init", shell.register)
    write_pages(tmp_path / "one", "Anna Example", 6)
    write_pages(tmp_path / "two", "Hanna Sample", 6)
    command = [sys.executable, "-m", "habeas", "add", "--lang", "en", "--register", str(shell.register)]
    both = [
        subprocess.Popen([*command, str(tmp_path / name)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for name in ("one", "two")
    ]
    told = [child.communicate(timeout=120) for child in both]
    assert [child.returncode for child in both] == [0, 0], told
    assert [out.count(" (entry ") for out, _ in told] == [6, 6]
    assert filled_names(shell) == {"Anna Example", "Hanna Sample"}
    assert shell("verify", register=True).code == 0


def filled_names(shell: Shell) -> set[str]:
    """The names of everybody in the register."""
    told = shell("held", "--json", register=True).json
    return {row["name"] for rows in told.values() if isinstance(rows, list) for row in rows if "name" in row}


def test_rebuild_finds_what_stood_there(filled: Shell) -> None:
    done = filled("rebuild", "--json", register=True)
    assert done.code == 0
    assert done.json["before"] == done.json["after"]


def test_verify_names_an_original_that_was_altered(filled: Shell) -> None:
    original = next(path for path in (filled.register / "vault").rglob("*") if path.is_file())
    original.chmod(0o600)
    original.write_bytes(original.read_bytes()[:-1] + b"?")
    done = filled("verify", register=True)
    assert done.code == 3
    assert "original" in done.err


def test_a_report_in_a_language_without_a_reader_is_kept_and_said_to_be_unread(shell: Shell, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(
        "La police de Strelsau a arrêté lundi la syndicaliste Anna Exemple, selon une association.\n", "utf-8"
    )
    shell("init", shell.register)
    done = shell("add", page, "--lang", "fr", register=True)
    assert done.code == 1
    assert "no reader for language 'fr'" in done.err
    assert "0 claims about 0 people" in done.out


@pytest.mark.parametrize(
    "words",
    [
        "W poniedziałek w Strelsau zatrzymano działaczkę Annę Przykładową, podała organizacja praw człowieka.",
        "В понедельник в Стрельсау задержали активистку Анну Примерову, сообщили правозащитники.",
        "У понеділок у Стрельзау затримали активістку Анну Прикладову, повідомили правозахисники.",
        "У панядзелак у Стрэльсаў затрымалі актывістку Ганну Прыкладаву, паведамілі праваабаронцы.",
        "Am Montag ist in Strelsau die Aktivistin Anna Beispiel festgenommen worden, teilten Menschenrechtler mit.",
    ],
)
def test_a_report_is_read_in_its_own_language_without_being_told_which(
    shell: Shell, tmp_path: Path, words: str
) -> None:
    page = tmp_path / "page.txt"
    page.write_text(words + "\n", "utf-8")
    shell("init", shell.register)
    done = shell("add", page, register=True)
    assert done.code == 0
    assert "1 claim about 1 person" in done.out


def test_a_file_name_that_is_no_text_is_shown_and_kept_as_an_escape(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / b"page\n\xff.txt".decode("utf-8", "surrogateescape")).write_text(
        "Anna Example is free.", "utf-8"
    )
    shell("init", shell.register)
    done = shell("add", "--json", tmp_path / "in", register=True)
    assert [Path(row["name"]).name for row in done.json["added"]] == ["page\\n\\udcff.txt"]


@pytest.mark.parametrize("told", ["2024-05", "2024"])
def test_of_a_month_or_a_year_no_day_of_publication_is_taken(shell: Shell, tmp_path: Path, told: str) -> None:
    path = tmp_path / "note.txt"
    path.write_text("Anna Example was released from prison on Friday.\n", "utf-8")
    done = shell("read", path, "--json", "--published", told)
    assert done.code == 0
    assert done.json["report"]["published"] == told
    assert [claim["when"] for claim in done.json["claims"]] == [None]
