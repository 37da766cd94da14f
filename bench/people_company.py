"""What the fictional people do for a living, and whom reports name beside them: who was tried or freed with them.

How often reports tell these is what Habeas reads in the annotated reports it is developed on (`python -m bench.told`,
results/told.json). Who has two callings, who is tried together, and how many of those beside somebody are of the same
case or freed the same day, is assumed. That some were tried together shows in nothing else: each has days and a town of
their own, and how well known somebody is has nothing to do with how many reports are about them.
"""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from random import Random

from bench import people_names as tables
from bench.people import SPREAD_OF_FAME, FictionalMention, FictionalPerson, named

SAYS_WORK, SAYS_COMPANY = 0.29, 0.74
# How many others a report names beside somebody, where it names any.
BESIDE = (1, 1, 2, 2, 3, 5, 8, 10)
# Who has two callings, of which a report tells either; who is tried with the one before.
SECOND_WORK, TRIED_TOGETHER = 0.30, 0.25
# Of those named beside somebody, who was tried with them (where anybody was) or freed that day; the others are anybody.
OF_THE_SAME_CASE, OF_THE_SAME_DAY = 0.6, 0.8


@dataclass(frozen=True, slots=True)
class _Known:
    """People by number, each as likely to be named as they are well known."""

    who: Sequence[int]
    fame: Sequence[float]

    def somebody(self, random: Random) -> int:
        """One of them."""
        return self.who[min(bisect(self.fame, random.random() * self.fame[-1]), len(self.who) - 1)]


class Company:
    """Tells of mentions what somebody does and who is named beside them; the same seed tells the same.

    >>> from bench.people import mentions, people
    >>> who = people(50, seed=1)
    >>> told = [mention for mention in Company(who, seed=2).of(mentions(who, 90, seed=3)) if mention.company]
    >>> len(told) > 50
    True
    """

    def __init__(self, who: Sequence[FictionalPerson], seed: int) -> None:
        self._who = who
        self._random = random = Random(seed)  # noqa: S311 -- fictional people, not a secret
        fame = [random.lognormvariate(0, SPREAD_OF_FAME) for _ in who]
        self._works = _works(len(who), random)
        self._case = _cases(len(who), random)
        self._anybody = _known(range(len(who)), fame)
        self._tried = {case: members for case, members in _by(self._case).items() if len(members) > 1}
        self._freed = {day: _known(freed, fame) for day, freed in _by([row.days[2] for row in who]).items()}

    def of(self, told: Sequence[FictionalMention]) -> list[FictionalMention]:
        """The mentions, each with what is told besides."""
        return [replace(row, work=self._work(row), company=self._company(row)) for row in told]

    def _work(self, row: FictionalMention) -> str | None:
        return self._random.choice(self._works[row.who]) if self._random.random() < SAYS_WORK else None

    def _company(self, row: FictionalMention) -> tuple[str, ...]:
        if self._random.random() >= SAYS_COMPANY:
            return ()
        others = {self._other(row) for _ in range(self._random.choice(BESIDE))} - {row.who}
        return tuple(sorted(named(self._who[other], row.language, self._random)[0] for other in others))

    def _other(self, row: FictionalMention) -> int:
        random, tried = self._random, self._tried.get(self._case[row.who])
        if row.event == "release":
            freed = self._freed[self._who[row.who].days[2]]
            return (freed if random.random() < OF_THE_SAME_DAY else self._anybody).somebody(random)
        if tried is not None and random.random() < OF_THE_SAME_CASE:
            return random.choice(tried)
        return self._anybody.somebody(random)


def _works(count: int, random: Random) -> list[tuple[str, ...]]:
    """Each one's callings."""
    names, weights = zip(*(row.split() for row in tables.WORKS.split("|")), strict=True)
    shares = list(accumulate(map(int, weights)))
    several = (2 if random.random() < SECOND_WORK else 1 for _ in range(count))
    return [tuple(random.choices(names, cum_weights=shares, k=number)) for number in several]


def _cases(count: int, random: Random) -> list[int]:
    """The number of each one's case: that of the one before, or a new one."""
    cases: list[int] = []
    for number in range(count):
        cases.append(cases[-1] if cases and random.random() < TRIED_TOGETHER else number)
    return cases


def _by(keys: Sequence[int]) -> dict[int, list[int]]:
    found: defaultdict[int, list[int]] = defaultdict(list)
    for number, key in enumerate(keys):
        found[key].append(number)
    return dict(found)


def _known(who: Sequence[int], fame: Sequence[float]) -> _Known:
    return _Known(tuple(who), list(accumulate(fame[number] for number in who)))
