"""Cases that may be one person's, the groups they are put into so far, and what stands between two of these.

Of two mentions with a common name neither may tell enough, where all that is told of one person and all that is told of
the other does. So each kind of evidence counts once between two groups: as the mean over the pairs of their members
that both tell it (average linkage; Sokal and Michener 1958, kept up by the formula of Lance and Williams 1967).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from habeas.identity.batch import Judge
from habeas.identity.compare import SAME_FROM_PPM
from habeas.identity.linking import log_odds
from habeas.model.decisions import Verdict

# A kind of evidence whose mean is this low tells against one person, so many times over at most where it is repeated.
TELLS_AGAINST = -1_000
TIMES = 3
# So many pairs of spellings are compared at most to learn how well the names of two groups agree.
ENOUGH = 3
# Likelihoods are whole numbers of this unit, as sums of floats depend on their order.
UNIT = 1_000_000


@dataclass(slots=True)
class Between:
    """What stands between two groups.

    ``told`` holds of each kind of evidence the sum (thousandths of a nat) over the pairs of members that both tell it,
    their number, and the sum of the likelihood ratios (in millionths). ``names`` is how well the names agree, if that
    is known; ``forbidden`` and ``least`` say that something decides against one person or for one.
    """

    told: dict[str, tuple[int, int, int]] = field(default_factory=dict)
    names: int | None = None
    forbidden: bool = False
    least: bool = False

    def besides(self, larger: int) -> int:
        """The mean of each kind, summed; what contradicts again and again counts up to `TIMES` over.

        One report that tells otherwise may err; two groups that each keep to their own day are hardly one person's.
        ``larger`` is the size of the larger group: so many pairs come from one mention of the other.
        """
        means = ((total // count, count) for total, count, _ in self.told.values())
        return sum(
            mean * max(1, min(TIMES, count // larger)) if mean <= TELLS_AGAINST else mean for mean, count in means
        )

    def fit(self) -> int:
        """How well one group fits what is told of the other, in thousandths of a nat.

        Of each kind the mean of the likelihoods: that a few of a person's reports err takes little from one that agrees
        with the rest.
        """
        means = (likelihood / (UNIT * count) for _, count, likelihood in self.told.values())
        return sum(round(1000 * math.log(max(mean, 1 / UNIT))) for mean in means)

    def weigh(self, kind: str, weight: int) -> None:
        """Count one pair of members."""
        total, count, likelihood = self.told.get(kind, (0, 0, 0))
        self.told[kind] = (total + weight, count + 1, likelihood + round(UNIT * math.exp(weight / 1000)))

    def add(self, other: Between) -> None:
        """Count what stands between another part of the group and the same other group."""
        for kind, (total, count, likelihood) in other.told.items():
            was = self.told.get(kind, (0, 0, 0))
            self.told[kind] = (was[0] + total, was[1] + count, was[2] + likelihood)
        if other.names is not None:
            self.names = other.names if self.names is None else max(self.names, other.names)
        self.forbidden |= other.forbidden
        self.least |= other.least


class Pieces:
    """The groups of ``members`` (places in the cases of ``judging``) so far: at first each case is one of its own.

    ``groups`` holds the cases of each group under the number of one of them, ``near`` the groups that share a key,
    ``alike`` the namesakes of each. ``joins`` are those made: the numbers of two groups, with the log odds (thousandths
    of a nat) that all of both is one person's. ``blocked`` counts those not made for a contradiction or a rival.
    """

    def __init__(self, judging: Judge, members: Sequence[int]) -> None:
        self.judging = judging
        self.groups: dict[int, list[int]] = {number: [number] for number in sorted(members)}
        self.near: dict[int, set[int]] = {number: set() for number in self.groups}
        self.alike = {number: self._namesakes([number]) for number in self.groups}
        self.joins: list[tuple[int, int, int]] = []
        self.blocked = 0
        self._between: dict[tuple[int, int], Between] = {}
        for one, other in self._sharing():
            self.near[one].add(other)
            self.near[other].add(one)

    def _sharing(self) -> set[tuple[int, int]]:
        blocks: defaultdict[str, list[int]] = defaultdict(list)
        traits = self.judging.traits
        for number in self.groups:
            for key in traits[number].keys:
                blocks[key].append(number)
        return {
            (one, other)
            for key, block in blocks.items()
            for place, one in enumerate(block)
            for other in block[place + 1 :]
            if not (key.startswith("z:") and traits[one].full and traits[other].full)
        }

    def between(self, one: int, other: int) -> Between:
        """What stands between two groups."""
        pair = (one, other) if one < other else (other, one)
        found = self._between.get(pair)
        if found is None:
            found = Between()
            if other in self.near[one]:
                self._between[pair] = found
            for here in self.groups[one]:
                for there in self.groups[other]:
                    self._weigh(found, here, there)
        return found

    def _weigh(self, into: Between, here: int, there: int) -> None:
        cases = self.judging.cases
        told = self.judging.weigh(cases[here].told, cases[there].told)
        for kind, weight in told.weights:
            into.weigh(kind, weight)
        into.forbidden |= told.most_ppm < SAME_FROM_PPM or (min(here, there), max(here, there)) in self.judging.apart
        into.least |= told.least_ppm >= SAME_FROM_PPM

    def besides(self, one: int, other: int) -> int:
        """What is told of two groups besides their names (`Between.besides`)."""
        return self.between(one, other).besides(max(len(self.groups[one]), len(self.groups[other])))

    def learn(self, one: int, other: int) -> None:
        """Compare names of two groups."""
        between = self.between(one, other)
        for _, (here, there) in zip(range(ENOUGH), self._spellings(one, other), strict=False):
            judged = self.judging.by_name(here, there)
            found = log_odds(judged)
            between.names = found if between.names is None else max(between.names, found)
            if judged.verdict is Verdict.SAME:
                return
            if judged.verdict is Verdict.DIFFERENT:
                between.forbidden = True
                return

    def _spellings(self, one: int, other: int) -> Iterator[tuple[int, int]]:
        """Pairs that share a key, full names first, each spelling of a side once."""
        seen = set()
        traits, cases = self.judging.traits, self.judging.cases
        for here in sorted(self.groups[one], key=lambda number: (not traits[number].full, number)):
            for there in sorted(self.groups[other], key=lambda number: (not traits[number].full, number)):
                names = (cases[here].name, cases[there].name)
                if names not in seen and not set(traits[here].keys).isdisjoint(traits[there].keys):
                    seen.add(names)
                    yield here, there

    def contradict(self, one: int, other: int) -> bool:
        """Whether two names of the groups contradict each other, as two patronymics do."""
        between = self.between(one, other)
        if not between.forbidden:
            between.forbidden = any(
                self.judging.names_may_differ(here, there)
                and self.judging.by_name(here, there).verdict is Verdict.DIFFERENT
                for here in self.groups[one]
                for there in self.groups[other]
            )
            self.blocked += between.forbidden
        return between.forbidden

    def join(self, one: int, other: int, odds: int) -> set[int]:
        """Put ``other`` into ``one``; the groups near to both come back."""
        self.joins.append((one, other, odds))
        near = (self.near[one] | self.near[other]) - {one, other}
        for third in near:
            both = self.between(one, third)
            both.add(self.between(other, third))
            self._between[min(one, third), max(one, third)] = both
        self.groups[one] += self.groups.pop(other)
        self.alike[one] = self._namesakes(self.groups[one])
        for third in near:
            self._between.pop((min(other, third), max(other, third)), None)
            self.near[third].discard(other)
            self.near[third].add(one)
        self.near[one] = near
        del self.near[other], self.alike[other]
        return near

    def _namesakes(self, group: Sequence[int]) -> int:
        """The namesakes of what is known of the group's name: with the patronymic where one of them has it."""
        traits = [self.judging.traits[number] for number in group]
        full = [row for row in traits if row.full] or traits
        middle = [row for row in full if row.middle] or full
        return max(row.namesakes for row in middle)
