"""Names are read as they look, and told at their places in the text as it stands."""

from __future__ import annotations

import time
import unicodedata
from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.model import Block, BlockRole, Claim, Group, Mention, Reading, Report, Span, Trait
from habeas.reading.cascade import Cascade
from habeas.reading.seen_through import seen_through

PLAIN = {
    "en": "Anna Examplova was arrested on Monday. Police released Boris Sample, 54, a journalist, on Friday.",
    "ru": "Анна Примерова была задержана в понедельник. Бориса Образцова, 1971 года рождения, освободили в пятницу.",
    "be": "Анна Прыкладная была затрыманая ў панядзелак. Барыса Ўзорнага вызвалілі ў пятніцу.",
    "uk": "Анну Прикладенко затримали в понеділок. Бориса Зразкового звільнили у п'ятницю.",
    "pl": "Anna Przykładowska została zatrzymana w poniedziałek. Jana Wzorskiego zwolniono w piątek.",
    "de": "Anna Beispielova wurde am Montag festgenommen. Boris Musterow wurde am Freitag freigelassen.",
}
UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u202a\u202c\u2060\ufeff\U000e0061"
ALIKE = dict(zip("АВЕКМНОРСТХаеорсух", "ABEKMHOPCTXaeopcyx", strict=True))


def report(text: str, language: str) -> Report:
    return Report("0" * 64, text, (Block(BlockRole.PARAGRAPH, 0, len(text)),), "test 1", language)


def read(text: str, language: str) -> Reading:
    return Cascade().read(report(text, language))


def told(reading: Reading) -> list[tuple[str, str, str]]:
    """What is claimed of whom, and in which sentence as it looks."""
    made: list[Claim | Trait] = [*reading.claims, *reading.traits]
    return [(one.kind.value, who(one.about), looks(one.evidence.words)) for one in made]


def who(about: Mention | Group) -> str:
    return about.normal if isinstance(about, Mention) else about.of


def looks(words: str) -> str:
    return "".join(char for char in words if char not in UNSEEN)


def spans(value: Any) -> list[Span]:
    if isinstance(value, Span):
        return [value]
    inner = value if isinstance(value, tuple) else ()
    if is_dataclass(value) and not isinstance(value, type):
        inner = tuple(getattr(value, field.name) for field in fields(value))
    return [span for one in inner for span in spans(one)]


@given(st.sampled_from(sorted(PLAIN)), st.data())
def test_what_cannot_be_seen_in_a_text_changes_nothing_but_the_places(language: str, data: st.DataObject) -> None:
    plain = PLAIN[language]
    places = data.draw(st.lists(st.tuples(st.integers(0, len(plain)), st.sampled_from(UNSEEN)), max_size=12))
    text = plain
    for place, char in sorted(places, reverse=True):
        text = text[:place] + char + text[place:]
    found = read(text, language)
    assert told(found) == told(read(plain, language))
    assert told(found)
    assert all(text[span.start : span.end] == span.words for span in spans(found))


@given(st.sampled_from(["ru", "be", "uk"]), st.data())
def test_latin_letters_that_look_cyrillic_change_nothing_but_the_words(language: str, data: st.DataObject) -> None:
    plain = PLAIN[language]
    # One in a word of four letters or more: in shorter ones nobody could tell the script.
    places = [at for at, char in enumerate(plain) if char in ALIKE and plain[at - 1 : at + 4].isalpha()]
    chosen = set(data.draw(st.lists(st.sampled_from(places), max_size=4)))
    chosen = {at for at in chosen if not chosen & set(range(at + 1, at + 12))}
    text = "".join(ALIKE[char] if at in chosen else char for at, char in enumerate(plain))
    found = read(text, language)
    assert [one[:2] for one in told(found)] == [one[:2] for one in told(read(plain, language))]
    assert all(text[span.start : span.end] == span.words for span in spans(found))


@pytest.mark.parametrize(
    ("language", "text", "normal"),
    [
        ("en", "M\u0430ria Examplova was arrested on Monday.", "Maria Examplova"),
        ("ru", "Анна При\u200bмерова была задержана в понедельник.", "Анна Примерова"),
        ("ru", "Анна\u200bПримерова была задержана в понедельник.", "Анна Примерова"),
        ("ru", "А\u0301нна Приме\u0301рова была задержана в понедельник.", "Анна Примерова"),
        ("ru", "Анна🙏Примерова была задержана в понедельник.", "Анна Примерова"),
        ("ru", "Анна Примерова 🕊\ufe0f была задержана в понедельник.", "Анна Примерова"),
        ("ru", unicodedata.normalize("NFD", "Андрей Пример был задержан в понедельник."), "Андрей Пример"),
        ("pl", unicodedata.normalize("NFD", "Anna Żółcińska została zatrzymana w poniedziałek."), "Anna Żółcińska"),
    ],
)
def test_a_name_is_read_as_it_looks_and_kept_as_it_is_written(language: str, text: str, normal: str) -> None:
    (claim,) = read(text, language).claims
    assert isinstance(claim.about, Mention)
    assert claim.about.normal == normal
    assert claim.about.name == claim.about.span.words == text[: claim.about.span.end]


@pytest.mark.parametrize(
    "text",
    [
        PLAIN["ru"],
        PLAIN["de"],
        "ITшник Иван Примеров был задержан.",
        "Анна Примерова 🕊 Борис Образцов",
        "Müller, Ђорђе und Αθήνα.",
    ],
)
def test_what_is_as_it_looks_is_left_alone(text: str) -> None:
    seen = seen_through(report(text, "ru"))
    assert seen is None or seen.report.text == text


def test_a_table_is_read_through_as_well() -> None:
    text = "Name;Date\nAnna Exam\u200bplova;2025-12-13\n"
    cells = ((0, 4), (5, 9)), ((10, 25), (26, 36))
    blocks = tuple(Block(BlockRole.TABLE_ROW, row[0][0], row[-1][1], row) for row in cells)
    seen = seen_through(Report("0" * 64, text, blocks, "test 1", "en"))
    assert seen is not None
    found = [[seen.report.text[start:end] for start, end in block.cells] for block in seen.report.blocks]
    assert found == [["Name", "Date"], ["Anna Examplova", "2025-12-13"]]


def test_a_block_of_nothing_that_is_seen_is_none() -> None:
    text = "\u200b\u200b\nAnna Examplova was arrested."
    blocks = (Block(BlockRole.PARAGRAPH, 0, 2), Block(BlockRole.PARAGRAPH, 3, len(text)))
    (claim,) = Cascade().read(Report("0" * 64, text, blocks, "test 1", "en")).claims
    assert claim.evidence.words == "Anna Examplova was arrested."


@pytest.mark.parametrize(
    "odd", ["a\u0301" * 50_000, "\u200b" * 100_000, "aа" * 50_000, "a🙏" * 50_000, "a " + "🙏" * 99_999, "🙏 " * 50_000]
)
def test_an_odd_text_costs_no_more_than_it_is_long(odd: str) -> None:
    started = time.monotonic()
    seen_through(report(odd, "ru"))
    assert time.monotonic() - started < 2
