"""What the meaning of a date is told from: the words in a template's slots, the report's day, the event before."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from habeas.model import When
from habeas.reading.templates import fold, valued

_YEARS_SAID = {"of_last_year": -1, "of_this_year": 0, "of_next_year": 1}
"""Slots that a language may fill under ``words``, and the year they say, counted from the report's."""


class Bounds(NamedTuple):
    """The earliest and the latest day, and whether they are only about right."""

    earliest: date | None
    latest: date | None
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of a language with their values."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    ordinals: Mapping[str, int]
    numbers: Mapping[str, tuple[int, int]]
    halves: frozenset[str]
    units: Mapping[str, str]
    parts: Mapping[str, tuple[int, int]]
    seasons: Mapping[str, tuple[int, int]]
    days: Mapping[str, tuple[int, int]]
    weekend: tuple[int, int]
    numeric: Mapping[str, tuple[str, ...]]

    @classmethod
    def from_toml(cls, table: Mapping[str, Any]) -> Lexicon:
        """The values of ``dates.toml``. Raises `KeyError` where a table is missing."""
        exact = {word: (value, value) for word, value in valued(table["numbers"]).items()}
        vague = {word: (low, high) for word, (low, high) in table["vague_numbers"].items()}
        halves = {word: (value, value) for word, value in valued(table.get("halves", {})).items()}
        relative = {**table["relative_days"], **table["about_days"]}
        first, last = table["weekend"]["days"]
        return cls(
            _numbered(table["months"], 1),
            _numbered(table["weekdays"], 0) | _numbered(table["weekdays_short"], 0),
            valued(table["ordinals"]["words"]),
            {fold(word): value for word, value in (exact | vague).items()} | halves,
            frozenset(halves),
            {fold(word): unit for unit, words in table["units"].items() for word in words},
            {fold(word): _fraction(value) for word, value in table["parts"].items()},
            {fold(word): (low, high) for word, (low, high) in table["seasons"].items()},
            {fold(word): (low, high) for word, (low, high) in relative.items()},
            (first, last),
            {mark: tuple(orders) for mark, orders in table["numeric"].items()},
        )


def _numbered(rows: list[list[str]], first: int) -> dict[str, int]:
    return {fold(word): number for number, words in enumerate(rows, first) for word in words}


def _fraction(written: str) -> tuple[int, int]:
    number, parts = written.split("/")
    return int(number), int(parts)


@dataclass(frozen=True, slots=True)
class Place:
    """The words in a template's slots and what they are held against."""

    lexicon: Lexicon
    slots: Mapping[str, str | None]
    base: date | None
    anchor: When | None
    future: bool

    def get(self, slot: str) -> str | None:
        """The words of a slot with single spaces, ``None`` where it is missing."""
        words = self.slots.get(slot)
        return None if words is None else " ".join(words.split())

    def number(self, slot: str) -> int:
        """The digits of a slot, without an ordinal's ending."""
        return int(re.sub(r"\D", "", self.get(slot) or "0"))

    def year(self) -> int | None:
        """The year that is said: in figures, or as last, this or next year where the report's day is known."""
        if self.get("year"):
            return self.number("year")
        if self.base is None:
            return None
        said = (years for slot, years in _YEARS_SAID.items() if self.get(slot))
        return next((self.base.year + years for years in said), None)

    @property
    def half(self) -> bool:
        """Whether half a unit comes on top: a year and a half, "anderthalb Jahre"."""
        return self.get("half") is not None or (self.get("number") or "") in self.lexicon.halves

    def month(self, slot: str = "month") -> int:
        """The month of a slot."""
        return self.lexicon.months[self.get(slot) or ""]

    def weekday(self, slot: str = "weekday") -> int:
        """The weekday of a slot, Monday being 0."""
        return self.lexicon.weekdays[self.get(slot) or ""]

    def unit(self) -> str:
        """Day, week, month, year, decade or hour; ``unit_one`` is a unit in words that mean a single one."""
        return self.lexicon.units[self.get("unit") or self.get("unit_one") or ""]
