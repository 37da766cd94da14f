"""What is read from a phrase of one language, in a line that a table of expected readings can hold."""

from __future__ import annotations

from datetime import date
from functools import cache

from habeas.model import Quantity, When
from habeas.reading import counts, dates, terms
from habeas.reading.dates import DateWords
from habeas.reading.languages import table
from habeas.reading.numbers import NumberWords

BASE = date(2025, 12, 13)  # a Saturday
ANCHOR = When.month(2020, 9)

Row = tuple[str, list[str]]


@cache
def date_words(code: str) -> DateWords:
    """The dates of a language."""
    return DateWords.from_toml(table(code, "dates"))


@cache
def number_words(code: str) -> NumberWords:
    """The numbers of a language."""
    return NumberWords.from_toml(table(code, "numbers"))


def said_dates(code: str, text: str) -> list[str]:
    """Each date with its words: ``13 декабря = 2025-12-13``."""
    found = dates.find(date_words(code), text, 0, len(text), base=BASE, anchor=ANCHOR)
    return [f"{f.span.words} = {f.when.value}" for f in found]


def said_counts(code: str, text: str) -> list[str]:
    """Each number of people with its bounds: ``101+``, ``20-30``, ``100~``; ``of`` so many; ``others``; ``one``."""
    found = counts.find(number_words(code), text, 0, len(text))
    made = []
    for f in found:
        whole = f" of {_bounds(f.of_total)}" if f.of_total else " of" if f.partitive else ""
        made.append(f"{f.span.words} = {_bounds(f.quantity)}{whole}{' others' * f.others}{' one' * f.word_one}")
    return made


def _bounds(quantity: Quantity) -> str:
    low, high = quantity.low, quantity.high
    upto = "+" if high is None else "" if low == high else f"-{high}"
    return f"{low}{upto}{'~' * quantity.soft}"


def said_terms(code: str, text: str) -> list[str]:
    """Each sentence with its kind and its years, months and days: ``11 лет колонии = colony 11y``."""
    found = terms.find(number_words(code), text, 0, len(text))
    made = []
    for f in found:
        length = "".join(
            f" {n}{unit}" for n, unit in ((f.term.years, "y"), (f.term.months, "m"), (f.term.days, "d")) if n
        )
        how = " up to" * f.up_to + " rough" * f.rough
        made.append(f"{f.term.span.words} = {f.term.kind.value}{length}{how}")
    return made
