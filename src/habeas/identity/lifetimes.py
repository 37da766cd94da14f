"""What days tell of two mentions: when they were born, and what one person can't have done on one day."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from habeas.identity.contexttable import ContextTable
from habeas.model.decisions import CERTAIN_PPM, Reason
from habeas.model.wording import day_in_words

ARREST = "arrest"
VERDICT = "verdict"
RELEASE = "release"
DEATH = "death"
HELD = "held"
SEEN_FREE = "seen free"
"""What a `Dated` tells; the first four are events, the last two states that hold all day."""
DAYS_A_YEAR = 365.25
EVEN = CERTAIN_PPM // 2
APART = 20_000
WORTH_A_LOOK = 40_000


@dataclass(frozen=True, slots=True, order=True)
class Birth:
    """The first and the last day on which a person may have been born, and whether that follows from an age."""

    first: date
    last: date
    words: str
    by_age: bool = False

    @classmethod
    def of_age(cls, years: int, on: date, words: str) -> Birth:
        """Born in one of two years: who is 35 on a day of 2025 was born in 1989 or 1990.

        >>> Birth.of_age(35, date(2025, 12, 13), "35").first.year
        1989
        """
        return cls(date(on.year - years - 1, 1, 1), date(on.year - years, 12, 31), words, by_age=True)

    @property
    def length(self) -> int:
        """How many days it may be."""
        return (self.last - self.first).days + 1

    def gap(self, other: Birth) -> int:
        """The days between the two ranges; 0 where they meet."""
        return max(0, (self.first - other.last).days, (other.first - self.last).days)


@dataclass(frozen=True, slots=True, order=True)
class Dated:
    """What happened on a day (``first`` is ``last``), or was so on every day of a range; days are local, unshifted."""

    what: str
    first: date
    last: date
    words: str

    @property
    def is_day(self) -> bool:
        """Whether it is one day."""
        return self.first == self.last


@dataclass(frozen=True, slots=True)
class Ruling:
    """A reason that bounds the probability (parts per million), whatever else is known."""

    reason: Reason
    least_ppm: int = 1
    most_ppm: int = CERTAIN_PPM - 1


def born(left: Sequence[Birth], right: Sequence[Birth], table: ContextTable) -> Reason | None:
    """How well two births agree: the best of what either side says, of exact days where both give one.

    ``None`` where that says nothing.

    Ranges that meet weigh by how seldom two people's would; ages have years of slack (see the table).
    """
    pair = _nearest(left, right) if left and right else None
    if pair is None:
        return None
    one, other = pair
    weight, words = _birth_weight(one, other, table)
    return Reason(words, one.words, other.words, weight) if weight else None


def _nearest(left: Sequence[Birth], right: Sequence[Birth]) -> tuple[Birth, Birth] | None:
    exact = [[birth for birth in told if birth.length == 1] for told in (left, right)]
    ours, theirs = exact if all(exact) else (left, right)
    pairs = [(one, other) for one in ours for other in theirs]
    return min(
        pairs,
        key=lambda pair: (pair[0].gap(pair[1]), pair[0].length + pair[1].length, *sorted(pair)),
        default=None,
    )


def _birth_weight(one: Birth, other: Birth, table: ContextTable) -> tuple[int, str]:
    gap, by_age = one.gap(other) / DAYS_A_YEAR, one.by_age or other.by_age
    if not gap:
        by_chance = (one.length + other.length) / (table.weight("birth", "spread_years") * DAYS_A_YEAR)
        weight = 1000 * math.log(table.weight("birth", "kept_percent") / 100 / by_chance)
        words = "born on the same day" if one.length == other.length == 1 else "the birth years agree"
        return max(0, min(table.weight("birth", "most"), round(weight))), words
    if by_age and gap <= table.weight("birth", "slack_years"):
        return 0, ""
    if gap <= 1:
        return table.weight("birth", "near"), "the births are up to a year apart"
    if gap < _apart_years(one, other, table):
        return table.weight("birth", "off"), "the births are years apart"
    return table.weight("birth", "apart"), "the births are too many years apart for one person"


def born_twice(births: Sequence[Birth], table: ContextTable) -> tuple[Birth, Birth] | None:
    """The first two births of one side that no one person can have; ``None`` where there are none."""
    ordered = sorted(births)
    pairs = ((one, other) for at, one in enumerate(ordered) for other in ordered[at + 1 :])
    return next((pair for pair in pairs if pair[0].gap(pair[1]) / DAYS_A_YEAR >= _apart_years(*pair, table)), None)


def _apart_years(one: Birth, other: Birth, table: ContextTable) -> int:
    return table.weight("birth", "apart_years_by_age" if one.by_age or other.by_age else "apart_years")


def contradictions(
    left_births: Sequence[Birth],
    left_days: Sequence[Dated],
    right_births: Sequence[Birth],
    right_days: Sequence[Dated],
    table: ContextTable,
) -> list[Ruling]:
    """What can't be true of one person. Births far apart settle it; the rest is a question for a person."""
    if not (left_births or left_days) or not (right_births or right_days):
        return []
    bounds = [
        *_born_apart(left_births, right_births, table),
        *_too_young(left_births, right_days, table),
        *map(_mirrored, _too_young(right_births, left_days, table)),
        *_after_death(left_days, right_days, table),
        *map(_mirrored, _after_death(right_days, left_days, table)),
        *_held_and_free(left_days, right_days, table),
        *map(_mirrored, _held_and_free(right_days, left_days, table)),
    ]
    return sorted(bounds, key=lambda ruling: ruling.reason.rule)


def _mirrored(ruling: Ruling) -> Ruling:
    told = ruling.reason
    return Ruling(Reason(told.rule, told.right, told.left, told.weight_millinats), ruling.least_ppm, ruling.most_ppm)


def _born_apart(left: Sequence[Birth], right: Sequence[Birth], table: ContextTable) -> Iterator[Ruling]:
    """The bound that goes with what `born` weighs."""
    pair = _nearest(left, right)
    if pair is None or not pair[0].gap(pair[1]):
        return
    one, other = pair
    if one.gap(other) / DAYS_A_YEAR >= _apart_years(one, other, table):
        words, most = "nobody is born twice: other agreements don't outweigh it", APART
    elif one.length == other.length == 1:
        words, most = "two exact days of birth that differ are looked at by a person", EVEN
    else:
        return
    yield Ruling(Reason(words, one.words, other.words, 0), most_ppm=most)


def _too_young(births: Sequence[Birth], days: Sequence[Dated], table: ContextTable) -> Iterator[Ruling]:
    """Arrested or tried before the age at which anybody is: for each side at most once."""
    if not births:
        return
    oldest = min(births)  # the statement that leaves most room
    for row in sorted(days):
        if (row.last - oldest.first).days / DAYS_A_YEAR < table.weight("birth", "youngest_years"):
            words = "one was a child, or not born, when this happened to the other"
            reason = Reason(words, oldest.words, _told(row), table.weight("birth", "too_young"))
            yield Ruling(reason, most_ppm=EVEN)
            return


def _after_death(dying: Sequence[Dated], living: Sequence[Dated], table: ContextTable) -> Iterator[Ruling]:
    deaths = [row for row in dying if row.what == DEATH]
    later = [row for row in living if row.what != DEATH and deaths and row.first > max(deaths).last]
    if later:
        reason = Reason(
            "one was dead before this was so of the other",
            _told(max(deaths)),
            _told(min(later)),
            table.weight("time", "after_death"),
        )
        yield Ruling(reason, least_ppm=WORTH_A_LOOK, most_ppm=EVEN)


def _held_and_free(left: Sequence[Dated], right: Sequence[Dated], table: ContextTable) -> Iterator[Ruling]:
    """Held on a day on which the other is free; on the day of an arrest or a release one person may be both."""
    moved = {row.first for row in (*left, *right) if row.what in (ARREST, RELEASE)}
    for held in (row for row in sorted(left) if row.what == HELD):
        for free in (row for row in sorted(right) if row.what == SEEN_FREE):
            first, last = max(held.first, free.first), min(held.last, free.last)
            if first <= last and not (first == last and first in moved):
                words = "held on a day on which the other is free: two people, or sources that contradict each other"
                reason = Reason(words, _told(held), _told(free), table.weight("time", "held_and_free"))
                yield Ruling(reason, least_ppm=WORTH_A_LOOK, most_ppm=EVEN)
                return


def _told(row: Dated) -> str:
    days = day_in_words(row.first) if row.is_day else f"{day_in_words(row.first)} to {day_in_words(row.last)}"
    return f"{row.what}, {days}"
