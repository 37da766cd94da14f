"""What the tests of languages with their own tables of dates and numbers share: the report's day, and how to ask."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from habeas.model import When
from habeas.reading import counts, dates, terms
from habeas.reading.languages import table

BASE = date(2025, 12, 13)  # a Saturday
ANCHOR = When.day(date(2020, 9, 7))  # a Monday

Dated = tuple[str, str]
"""The words of a date and its days as EDTF."""
Counted = tuple[str, int, int | None, bool]
"""The words of a number, the lowest, the highest, and whether they are only about so."""
Sentenced = tuple[str, str, int, int, int]
"""The words of a term, its kind, years, months, days."""


def dates_of(code: str) -> Callable[[str], list[Dated]]:
    """A function from a text to its dates, read in that language."""
    words = dates.DateWords.from_toml(table(code, "dates"))

    def read(text: str) -> list[Dated]:
        found = dates.find(words, text, 0, len(text), base=BASE, anchor=ANCHOR)
        return [(date.span.words, date.when.value) for date in found]

    return read


def counts_of(code: str) -> Callable[[str], tuple[counts.FoundCount, ...]]:
    """A function from a text to its numbers of people, read in that language."""
    words = counts.NumberWords.from_toml(table(code, "numbers"))
    return lambda text: counts.find(words, text, 0, len(text))


def quantities_of(code: str) -> Callable[[str], list[Counted]]:
    """A function from a text to its numbers of people with their bounds."""
    read = counts_of(code)
    return lambda text: [
        (count.span.words, count.quantity.low, count.quantity.high, count.quantity.soft) for count in read(text)
    ]


def terms_of(code: str) -> Callable[[str], tuple[terms.FoundTerm, ...]]:
    """A function from a text to its sentences to prison, read in that language."""
    words = counts.NumberWords.from_toml(table(code, "numbers"))
    return lambda text: terms.find(words, text, 0, len(text))


def lengths_of(code: str) -> Callable[[str], list[Sentenced]]:
    """A function from a text to its sentences to prison with their lengths."""
    read = terms_of(code)
    return lambda text: [
        (found.term.span.words, found.term.kind.value, found.term.years, found.term.months, found.term.days)
        for found in read(text)
    ]
