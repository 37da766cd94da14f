"""Bad input gets one clear line that says what to do, and the exit code that design and README promise."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from habeas.casework.register_folder import open_register
from habeas.cli import options
from habeas.settings import Settings
from tests.cli.shell import Shell

USER_VERSION_AT = 60
"""Where the version number stands in the header of an SQLite file (its file format, 1.3.10)."""

PDF_WITHOUT_TEXT = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)


def test_a_missing_file(filled: Shell) -> None:
    done = filled("add", "nowhere.txt", register=True)
    assert done.code == 2
    assert "no file or folder 'nowhere.txt'" in done.err
    assert done.out == ""


@pytest.mark.parametrize("held", [(), (".hidden",)])
def test_a_folder_without_a_file_to_add_is_said(filled: Shell, tmp_path: Path, held: tuple[str, ...]) -> None:
    folder = tmp_path / "saved pages"
    folder.mkdir()
    for name in held:
        (folder / name).write_text("Anna Example was released.", "utf-8")
    done = filled("add", folder, register=True)
    assert done.code == 2
    assert f"there is no file in {folder}" in done.err


def test_an_empty_page_is_kept_and_said_to_be_empty(filled: Shell, tmp_path: Path) -> None:
    (tmp_path / "empty.html").write_bytes(b"")
    done = filled("add", tmp_path / "empty.html", register=True)
    assert done.code == 1
    assert "kept, not read: it is empty" in done.err


def test_a_pdf_without_text_says_that_it_needs_ocr(filled: Shell, tmp_path: Path) -> None:
    (tmp_path / "scan.pdf").write_bytes(PDF_WITHOUT_TEXT)
    done = filled("add", tmp_path / "scan.pdf", register=True)
    assert done.code == 1
    assert "no text layer" in done.err


def test_an_address_of_the_web_says_to_save_the_page(filled: Shell) -> None:
    done = filled("add", "https://example.org/news", register=True)
    assert done.code == 2
    assert "Save the page" in done.err
    assert "--url" in done.err


def test_url_with_several_files(filled: Shell, page: Path) -> None:
    done = filled("add", page, page, "--url", "https://example.org/", register=True)
    assert done.code == 2
    assert "--url" in done.err


def test_no_register(shell: Shell) -> None:
    done = shell("held", register=True)
    assert done.code == 2
    assert "habeas init" in done.err


def test_a_register_that_is_there_already(filled: Shell) -> None:
    done = filled("init", filled.register)
    assert done.code == 2
    assert "not empty" in done.err


@pytest.mark.parametrize("option", ["--on", "--known", "--recorded"])
def test_a_date_that_is_no_date(filled: Shell, option: str) -> None:
    done = filled("held", option, "yesterday", register=True)
    assert done.code == 2
    assert "'yesterday'" in done.err
    assert "2025-12-13" in done.err


def test_an_instant_without_a_zone(filled: Shell) -> None:
    done = filled("held", "--known", "2024-05-03T10:00:00", register=True)
    assert done.code == 2
    assert "time zone" in done.err


def test_a_time_zone_that_is_none(shell: Shell) -> None:
    done = shell("init", shell.register, "--zone", "Ruritania/Strelsau")
    assert done.code == 2
    assert not shell.register.exists()


def test_a_name_that_matches_nobody_offers_the_nearest(filled: Shell) -> None:
    done = filled("person", "Anna Exxonple", register=True)
    assert done.code == 1
    assert "Anna Example" in done.err


def test_an_occasion_that_is_not_there(filled: Shell) -> None:
    done = filled("occasion", "release-1999-01-01", register=True)
    assert done.code == 1
    assert "habeas occasion" in done.err


def test_an_unknown_option_is_wrong_use(filled: Shell) -> None:
    done = filled("held", "--colour", register=True)
    assert done.code == 2
    assert "--colour" in done.err


def test_a_locked_register_says_that_it_waits_and_gives_up(
    filled: Shell, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(options, "Settings", partial(Settings, lock_wait_seconds=1))
    holder = open_register(Settings(register=filled.register), waiting=lambda: None)
    page.write_text(page.read_text("utf-8") + "Another line.\n", "utf-8")
    with holder.store.writing():
        done = filled("add", page, register=True)
    holder.close()
    assert done.code == 3
    assert "waiting" in done.err


def test_a_register_from_a_newer_version(filled: Shell) -> None:
    ledger = next(filled.register.glob("*.sqlite"))
    data = bytearray(ledger.read_bytes())
    data[USER_VERSION_AT : USER_VERSION_AT + 4] = (99).to_bytes(4, "big")
    ledger.write_bytes(bytes(data))
    done = filled("held", register=True)
    assert done.code == 3
    assert "newer" in done.err


def test_a_damaged_register(filled: Shell) -> None:
    ledger = next(filled.register.glob("*.sqlite"))
    ledger.write_bytes(b"no database at all" * 100)
    done = filled("held", register=True)
    assert done.code == 3
    assert "backup" in done.err


def test_a_damaged_key(filled: Shell) -> None:
    (filled.register / "key").write_text("00", "ascii")
    done = filled("held", register=True)
    assert done.code == 3
    assert "key" in done.err


def test_a_publisher_that_only_its_pages_name_cannot_be_approved(filled: Shell) -> None:
    done = filled("source", "approve", "stated:Example", register=False)
    assert done.code == 2


def test_match_needs_two_names(shell: Shell) -> None:
    assert shell("match", "Anna Example").code == 2


def test_json_stands_alone_on_stdout(filled: Shell) -> None:
    for words in (("held",), ("occasion",), ("person", "Example"), ("source",), ("verify",), ("rebuild",)):
        done = filled(words[0], "--json", *words[1:], register=True)
        assert done.code == 0, done.err
        assert done.json["format"] == 1
