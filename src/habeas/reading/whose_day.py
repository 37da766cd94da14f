"""Of which event a sentence gives the day, where it tells of several: a verdict does not fall on the day of a release.

"On 13 December Anna Example, sentenced to eight years, was freed" gives no day of the verdict: a participle that only
says who somebody is has no day but one told beside it, and no day is of the event on whose far side another one stands.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from habeas.model import Kind

_STEPS: Final = (
    frozenset({Kind.RELEASED, Kind.PARDONED, Kind.EXILED, Kind.EXCHANGED}),
    frozenset({Kind.SENTENCED, Kind.CONVICTED, Kind.TRIED}),
    frozenset({Kind.DETAINED, Kind.ARRESTED, Kind.HELD}),
)
"""Kinds that may be told with one day; those of two rows are steps of a life, and fall on days of their own."""


@dataclass(frozen=True, slots=True)
class Step:
    """An event at tokens ``first`` up to ``last``; ``describes`` if it only says who somebody is ("sentenced to …").

    ``whom`` is where whoever it befalls is named, ``None`` where that is not told.
    """

    kind: Kind
    first: int
    last: int
    describes: bool
    whom: int | None = None

    def differs(self, other: Step) -> bool:
        """Whether the two are steps that fall on different days."""
        rows = [next((row for row in _STEPS if one.kind in row), None) for one in (self, other)]
        return None not in rows and rows[0] is not rows[1]


_MARKS = frozenset({",", ";", ":", "(", ")", "–", "—"})


def _never(_at: int) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence's folded words, and which of them part or join clauses (``joint``) or lead a noun (``article``)."""

    lows: Sequence[str]
    joint: Callable[[int], bool]
    article: Callable[[int], bool] = _never

    def parted(self, first: int, last: int, *, joints: bool = False) -> bool:
        """Whether a mark stands between two tokens, or with ``joints`` a word such as "and" or "but"."""
        return any(self.lows[at] in _MARKS or (joints and self.joint(at)) for at in range(first, last))


def is_of_another(words: Words, day: tuple[int, int], step: Step, others: Sequence[Step]) -> bool:
    """Whether the day at tokens ``day`` is that of another event of the sentence.

    >>> lows = "on 13-december anna , sentenced to eight-years , was freed".split()
    >>> words = Words(lows, lambda at: lows[at] == "and")
    >>> sentenced, freed = Step(Kind.SENTENCED, 4, 5, True), Step(Kind.RELEASED, 9, 10, False)
    >>> is_of_another(words, (1, 2), sentenced, [freed]), is_of_another(words, (1, 2), freed, [sentenced])
    (True, False)
    """
    different = [one for one in others if step.differs(one)]
    telling = [one for one in different if not one.describes]
    if any(_is_between(one, day, step) for one in telling):
        return True
    if day[1] <= step.first and any(_closes(words, one, day) for one in different):
        return True
    if step.describes and (telling or words.parted(day[1], step.first)):
        return not _is_beside(words, day, step, telling)
    if any(_is_beside(words, day, one, [step]) for one in different if one.describes):
        return True
    behind = day[0] >= step.last and words.parted(step.last, day[0], joints=True)
    return behind and any(one.first >= day[1] and not words.parted(day[1], one.first) for one in different)


def _closes(words: Words, one: Step, day: tuple[int, int]) -> bool:
    """Whether a day stands right behind an event: "was freed on 13 December after being sentenced"."""
    described = one.describes and one.whom is not None and one.last <= one.whom < day[0]
    return one.last <= day[0] and not described and not words.parted(one.last, day[0], joints=True)


def _is_between(one: Step, day: tuple[int, int], step: Step) -> bool:
    return step.last <= one.first < day[0] or day[1] <= one.first < step.first


def _is_beside(words: Words, day: tuple[int, int], step: Step, telling: Sequence[Step]) -> bool:
    """Whether a day stands within the words of a participle that describes somebody: "sentenced on 3 March to …"."""
    if day[0] >= step.last:
        named_between = step.whom is not None and step.last <= step.whom < day[0]
        return not named_between and not words.parted(step.last, day[0])
    if words.parted(day[1], step.first):
        return False
    opened = next((at for at in range(day[0] - 1, -1, -1) if words.lows[at] in (",", "(") or words.article(at)), None)
    if opened is None or words.article(opened):
        return opened is not None
    return all(words.parted(step.last, one.first) for one in telling if one.first >= step.last)
