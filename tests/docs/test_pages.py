"""The pages written by hand point at things that exist."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from habeas import model
from tests.rules.tree import REPOSITORY

PAGES = [*REPOSITORY.glob("*.md"), *(REPOSITORY / "docs").rglob("*.md")]
LINK = re.compile(r"\[[^\]]*\]\((?!https?:|mailto:)([^)#]+)")
NOUN = re.compile(r"`([A-Z]\w+)`")


def dead_links(page: Path) -> Iterator[str]:
    for target in LINK.findall(page.read_text("utf-8")):
        if not (page.parent / target).exists():
            yield target


def unknown_nouns(text: str) -> list[str]:
    return [noun for noun in NOUN.findall(text) if not hasattr(model, noun)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(REPOSITORY).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    assert list(dead_links(page)) == []


def test_a_planted_dead_link_is_seen(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("[here](page.md#top), [there](https://example.org), [nowhere](gone.md)", "utf-8")
    assert list(dead_links(page)) == ["gone.md"]


def test_the_glossary_names_nouns_that_exist() -> None:
    assert unknown_nouns((REPOSITORY / "docs" / "glossary.md").read_text("utf-8")) == []


def test_a_planted_unknown_noun_is_seen() -> None:
    assert unknown_nouns("a `Claim` and an `Unicorn`") == ["Unicorn"]
