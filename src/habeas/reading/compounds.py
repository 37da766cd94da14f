"""Numbers written as one word ("dreiundzwanzig", "zwölfhundert"), taken apart into the words they are made of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from habeas.reading.templates import any_of

_LONGEST = 11  # pieces behind the first


@dataclass(frozen=True, slots=True, eq=False)
class Compounds:
    """The number words of a language that may be written together; ``expression`` matches any such word."""

    values: Mapping[str, int]
    multipliers: Mapping[str, int]
    joiners: frozenset[str]
    piece: re.Pattern[str]
    expression: str

    @classmethod
    def of(
        cls,
        values: Mapping[str, int],
        multipliers: Mapping[str, int],
        joiners: Iterable[str],
        stop_before: Iterable[str] = (),
    ) -> Compounds:
        """The compounds of these words with joiners between them; no further piece begins at ``stop_before``."""
        glue = frozenset(joiners)
        first, more = any_of([*values, *multipliers]), any_of([*values, *multipliers, *glue])
        expression = rf"(?:{first})(?:(?!(?:{any_of(stop_before)}))(?:{more})){{0,{_LONGEST}}}+"
        return cls(values, multipliers, glue, re.compile(more), expression)

    def value(self, word: str) -> int | None:
        """The number that the word spells, ``None`` if it spells none.

        >>> Compounds.of({"drei": 3, "zwanzig": 20}, {"hundert": 100}, ["und"]).value("hundertdreiundzwanzig")
        123
        """
        total = value = at = 0
        joined = False
        while at < len(word):
            piece = self.piece.match(word, at)
            if piece is None:
                return None
            at = piece.end()
            if piece.group() in self.joiners:
                joined = True
                continue
            times = self.multipliers.get(piece.group())
            if times is not None and times >= 1000 and not total:
                total, value = max(value, 1) * times, 0
            elif times is not None and times < 1000 and value < 20:
                value = max(value, 1) * times
            elif times is None and _goes_on(value, self.values[piece.group()], joined):
                value += self.values[piece.group()]
            else:
                return None
            joined = False
        return total + value


def _goes_on(value: int, more: int, joined: bool) -> bool:
    """Whether ``more`` can follow: anything below 100 behind hundreds, three behind twenty, and-twenty behind three."""
    if joined and 0 < value % 100 < 10:
        return 20 <= more < 100 and more % 10 == 0
    return more < 100 and (value % 100 == 0 or (value % 10 == 0 and value % 100 >= 20 and more < 10))
