"""Whatever stands in a report of any language: reading ends, in time that grows with its length, with exact spans."""

from __future__ import annotations

import time
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.model import Block, BlockRole, Report
from habeas.reading.cascade import Cascade
from habeas.reading.endings.notation import entries
from habeas.reading.languages import available, reads_by, table
from tests.reading.reports import report
from tests.reading.test_hostile import spans_of

LANGUAGES = [code for code in available() if reads_by(code) == "endings"]
MARKS = [
    ",",
    ".",
    ";",
    ":",
    "—",
    "–",
    "-",
    "«",
    "»",
    "„",
    "“",
    '"',
    "(",
    ")",
    "\n",
    "123",
    "12,5",
    "2020",
    "\u200b",
    "ß",
    "İ",
]
NAMES = {
    "be": ["Ганна", "Прыкладава", "Барыса", "Узорава"],
    "de": ["Anna", "Beispiel", "Boris", "Musters"],
    "pl": ["Anna", "Przykładowa", "Borysa", "Wzorcowego"],
    "ru": ["Анна", "Примерова", "Бориса", "Образцова"],
    "uk": ["Анна", "Прикладова", "Бориса", "Зразкового"],
}


@cache
def words_of(language: str) -> list[str]:
    """The words of a language's own tables: what its frames, voices and doubts are made of."""
    grammar, lexicon = table(language, "grammar"), table(language, "lexicon")
    ways = [
        frame[way]
        for frame in grammar["frame"]
        for way in ("acts", "done", "does", "who", "noun", "to")
        if way in frame
    ]
    told = [*ways, *lexicon["words"].values(), *[row["words"] for row in lexicon["sources"]]]
    found = {" ".join(words).replace("*", "") for written in told for words in entries(written)}
    return sorted({*found, *lexicon["pronouns"], *lexicon["relatives"]}) + NAMES[language] * 20 + MARKS * 5


def _whole(text: str, language: str) -> Report:
    blocks = (Block(BlockRole.PARAGRAPH, 0, len(text)),) if text else ()
    return Report("0" * 64, text, blocks, "tests 1", language)


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_every_span_of_every_claim_is_exact_and_the_same_report_gives_the_same_reading(
    language: str, data: st.DataObject
) -> None:
    text = " ".join(data.draw(st.lists(st.sampled_from(words_of(language)), max_size=70)))
    reading = Cascade().read(_whole(text, language))
    for span in spans_of(reading):
        assert text[span.start : span.end] == span.words
    assert Cascade().read(_whole(text, language)) == reading


def nasty(language: str) -> dict[str, str]:
    """Texts that repeat what makes a reader look back and forth."""
    grammar, lexicon = table(language, "grammar"), table(language, "lexicon")
    acts = next(word for frame in grammar["frame"] if "acts" in frame for (word, *_) in entries(frame["acts"]))
    say = next(word for (word, *_) in entries(lexicon["words"]["say"]))
    according = " ".join(next(iter(entries(lexicon["words"]["according"]))))
    including = " ".join(next(iter(entries(lexicon["words"]["including"]))))
    relative = next(iter(lexicon["relatives"]))
    name = " ".join(NAMES[language][:2])
    return {
        "triggers": f"{acts} ",
        "names": f"{name} ",
        "a list": f"{name}, ",
        "events": f"{acts} {name}, ",
        "said": f"{say} {name}, ",
        "according": f"{according} {name}, ",
        "including": f"12 {including} {name} ",
        "relatives": f"{name}, {relative} {acts}, ",
        "quotes": f"«{acts} „{name} ",
        "dashes": f"– {acts} – ",
        "numbers": "123 из 456, 12 из ",
        "capitals": "Ааааа ",
        "initials": "А. ",
        "one word": acts,
        "stops": f"{acts}. ",
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_time_grows_no_faster_than_the_text(language: str) -> None:
    def seconds(piece: str, size: int) -> float:
        text = piece * (size // len(piece))
        started = time.process_time()
        Cascade().read(_whole(text, language))
        return time.process_time() - started

    for name, piece in nasty(language).items():
        seconds(piece, 500)
        small, large = seconds(piece, 4_000), seconds(piece, 32_000)
        assert large < 1.0 + 16 * small, name


CLAUSES = {
    "be": "Суд асудзіў Ганну Прыкладаву да пяці гадоў, ",
    "de": "Das Gericht verurteilte Anna Beispiel zu fünf Jahren, ",
    "pl": "Sąd skazał Annę Przykładową na pięć lat, ",
    "ru": "Суд приговорил Анну Примерову к пяти годам, ",
    "uk": "Суд засудив Анну Прикладову до п'яти років, ",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_of_thousands_of_names_is_read_in_time_that_grows_with_it(language: str) -> None:
    def seconds(clauses: int) -> float:
        started = time.process_time()
        Cascade().read(_whole(CLAUSES[language] * clauses, language))
        return time.process_time() - started

    seconds(10)
    small, large = seconds(800), seconds(8_000)
    assert large < 12 * small + 1.0


# Found by cutting and mixing the sentences of the cases at random: each ends where a rule looked one word further.
CUT_SHORT = [
    ("en", "Anna Example refused to sign"),
    ("en", "The activist, according to"),
    ("en", "Recently the release of"),
    ("ru", "Анну Примерову арестовали за то,"),
    ("be", "абмяняных абвінавачаную й"),
]


@pytest.mark.parametrize(("language", "text"), CUT_SHORT)
def test_a_sentence_may_end_anywhere(language: str, text: str) -> None:
    reading = Cascade().read(report(text, language=language))
    assert all(text[claim.trigger.start : claim.trigger.end] == claim.trigger.words for claim in reading.claims)
