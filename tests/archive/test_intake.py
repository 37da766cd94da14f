"""Taking originals in: what they are, how reading them ended, and that they are kept in every case."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest

from habeas.archive.fetch import fetch
from habeas.archive.intake import examine, take
from habeas.archive.sandbox import Limits, Sandbox, probe
from habeas.archive.sniff import sniff
from habeas.archive.vault import Vault
from habeas.errors import NoSandboxError, NotYetError
from habeas.model.report import Outcome
from tests.archive.make_pdf import pdf_of

PAGE = b"<!doctype html><title>x</title><p>Anna Example is free.</p>"


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(allow_weaker=True) as sandbox:
        yield sandbox


@pytest.mark.parametrize(
    ("data", "name", "media_type"),
    [
        (b"Anna Example is free.", "a.txt", "text/plain"),
        (b"Anna Example is free.", None, "text/plain"),
        (PAGE, "a.html", "text/html"),
        (PAGE, None, "text/html"),
        (b"\n  <HTML lang=de><BODY>x", "page", "text/html"),
        (b"<?xml version='1.0'?><!DOCTYPE html><html></html>", None, "text/html"),
        (b"<p>A fragment.</p>", "part.html", "text/html"),
        ("<html><p>x</p>".encode("utf-16"), None, "text/html"),
        (b"A text that says <p> once.", "a.txt", "text/plain"),
        (pdf_of(["x"]), "a", "application/pdf"),
        (b"junk\n" + pdf_of(["x"]), "a.pdf", "application/pdf"),
        (b"name,day\n", "a.csv", "text/csv"),
        (b"PK\x03\x04....", "a.docx", "application/zip"),
        (b"\x89PNG\r\n\x1a\n....", "a.png", "image/png"),
        (gzip.compress(PAGE), "a.html.gz", "application/gzip"),
        (bytes(range(256)) * 9, "a.txt", "application/octet-stream"),
    ],
)
def test_a_file_is_what_its_bytes_say(data: bytes, name: str | None, media_type: str) -> None:
    assert sniff(data, name).media_type == media_type


def test_a_name_that_says_something_else_is_a_warning(sandbox: Sandbox) -> None:
    taken = examine(sandbox, PAGE, name="list.csv")
    assert taken.original.media_type == "text/html"
    assert taken.outcome is Outcome.READ
    assert taken.reasons == ("the name says a table, but it is a web page",)
    assert taken.report is not None
    assert taken.report.warnings == taken.reasons


@pytest.mark.parametrize(
    ("data", "name", "says"),
    [
        (b"", "a.txt", "it is empty"),
        (b" \n\t\n", "a.txt", "there is no text in it"),
        (b"<html><body></body></html>", "a.html", "there is no text"),
        (b"PK\x03\x04....", "a.docx", "ZIP archive or Office document"),
        (b"\xff\xd8\xff\xe0", "a.jpg", "a picture"),
        (pdf_of([[]]), "a.pdf", "it has no text layer; it needs OCR, which comes later"),
        (b"%PDF-1.7 and nothing", "a.pdf", "it is damaged"),
    ],
)
def test_what_cannot_be_read_is_kept_with_the_reason(
    tmp_path: Path, sandbox: Sandbox, data: bytes, name: str, says: str
) -> None:
    vault = Vault(tmp_path, b"key")
    taken = take(vault, sandbox, data, name=name)
    assert taken.outcome is Outcome.QUARANTINED
    assert taken.report is None
    assert says in taken.reasons[0]
    assert vault.read(taken.original.sha256) == data
    assert taken.original.size == len(data)


def test_what_is_larger_than_allowed_is_kept_and_not_parsed(tmp_path: Path, sandbox: Sandbox) -> None:
    vault = Vault(tmp_path, b"key")
    taken = take(vault, sandbox, b"x" * ((1 << 20) + 1), name="a.txt", most_mebibytes=1)
    assert taken.reasons == ("it is larger than 1 MiB",)
    assert vault.has(taken.original.sha256)


def test_where_a_saved_page_came_from_is_the_word_of_who_brought_it(sandbox: Sandbox) -> None:
    page = b'<html><link rel=canonical href="https://news.example/a"><p>Anna Example is free.</p>'
    own, brought = examine(sandbox, page), examine(sandbox, page, url="https://news.example/b")
    assert own.report is not None
    assert brought.report is not None
    assert (own.report.url, brought.report.url) == ("https://news.example/a", "https://news.example/b")


def test_the_level_of_the_sandbox_goes_with_the_outcome(sandbox: Sandbox) -> None:
    assert examine(sandbox, PAGE).level is probe()


def test_a_worker_that_cannot_start_is_our_fault_and_not_the_files() -> None:
    with Sandbox(Limits(), registry="habeas.archive.formats.absent") as broken, pytest.raises(NoSandboxError):
        examine(broken, PAGE)


def test_fetching_says_what_to_do_instead() -> None:
    with pytest.raises(NotYetError) as told:
        fetch("https://news.example/a")
    assert "habeas add FILE --url https://news.example/a" in told.value.hint
