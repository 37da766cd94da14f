"""Cases that may be one person's, put together from the surest pair up: whole groups are held against each other.

Of two mentions with a common name neither may tell enough, where all that is told of one person and all that is told of
the other does. And a mention that tells nothing must not chain two people who contradict each other. So each kind of
evidence counts once between two groups: as the mean over the pairs of their members that both tell it (average linkage;
Sokal and Michener 1958, kept up by the formula of Lance and Williams 1967). A group that would do for two others which
contradict each other goes to the better one only where that is clearly better, else to neither.
Nothing depends on the order in which cases come: they have their numbers from what they tell.
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from habeas.identity import judge
from habeas.identity.batch import Judge
from habeas.identity.compare import SAME_FROM_PPM
from habeas.identity.linking import BAR_MILLINATS, MOST_BY_NAMES, log_odds
from habeas.identity.rarity import rarity
from habeas.model.decisions import CERTAIN_PPM, Author, Verdict

METHOD = "grouping-1"
AUTHOR = Author(judge.AUTHOR.name, f"{judge.MATCHER} {METHOD}")
# How much better (thousandths of a nat) the better of two rivals must fit: odds of nearly three to one.
MARGIN = 1_000
# What is told of two groups contradicts if it adds up to this much against one person.
CONTRADICT = -4_500
# A kind of evidence whose mean is this low tells against one person, so many times over at most where it is repeated.
TELLS_AGAINST = -1_000
TIMES = 3
# So many pairs of spellings are compared at most to learn how well the names of two groups agree.
ENOUGH = 3
# Bearers of the name who are not told apart yet count as so many mentions.
UNKNOWN = 15
ROUNDS = 4
# From so many mentions of others on (thousandths) a name counts as one that several people bear.
SHARED = 100
# The bar for names that nobody else seems to bear: seven to one (thousandths of a nat), by measure far surer than that.
BAR_OF_ALONE = 2_000
# What two names say that are the same by themselves.
SAME_BY_NAMES = 2_945
FORBIDDEN = -1_000_000


def is_resolver(author: Author) -> bool:
    """Whether a judgement's author is a resolution of whole registers, of this version or an earlier one."""
    return author.name == AUTHOR.name and METHOD.partition("-")[0] in (author.version or "")


@dataclass(slots=True)
class _Between:
    """What stands between two groups: of each kind of evidence the sum and the number of pairs that tell it."""

    told: dict[str, tuple[int, int]] = field(default_factory=dict)
    names: int | None = None
    forbidden: bool = False
    least: bool = False

    def besides(self, larger: int) -> int:
        """The mean of each kind, summed; what contradicts again and again counts up to `TIMES` over.

        One report that tells otherwise may err; two groups that each keep to their own day are hardly one person's.
        ``larger`` is the size of the larger group: so many pairs come from one mention of the other.
        """
        means = ((total // count, count) for total, count in self.told.values())
        return sum(
            mean * max(1, min(TIMES, count // larger)) if mean <= TELLS_AGAINST else mean for mean, count in means
        )

    def add(self, other: _Between) -> None:
        """Count what stands between another part of the group and the same other group."""
        for rule, (total, count) in other.told.items():
            was = self.told.get(rule, (0, 0))
            self.told[rule] = (was[0] + total, was[1] + count)
        if other.names is not None:
            self.names = other.names if self.names is None else max(self.names, other.names)
        self.forbidden |= other.forbidden
        self.least |= other.least


class Grouping:
    """The groups of ``members`` (places in the cases of ``judging``), each of which shares keys with some other.

    ``joins`` are those made so far: the first case of each of two groups, with the log odds (thousandths of a nat) that
    all of both is one person's. ``blocked`` counts those not made for a contradiction or a rival.
    """

    def __init__(self, judging: Judge, members: Sequence[int], bar: int = BAR_MILLINATS) -> None:
        self._judging = judging
        self._bar = bar
        self._groups: dict[int, list[int]] = {number: [number] for number in sorted(members)}
        self._near: dict[int, set[int]] = {number: set() for number in self._groups}
        self._between: dict[tuple[int, int], _Between] = {}
        self._in_doubt: defaultdict[int, set[tuple[int, int]]] = defaultdict(set)
        self._heap: list[tuple[int, int, int]] = []
        self._alike = {number: self._namesakes([number]) for number in self._groups}
        self._possible = dict.fromkeys(self._groups, CERTAIN_PPM)
        self.blocked = 0
        self.joins: list[tuple[int, int, int]] = []
        for one, other in self._sharing():
            self._near[one].add(other)
            self._near[other].add(one)

    def persons(self) -> list[list[int]]:
        """Each person's cases, once nothing more can be joined.

        First what is sure whoever else bears the name, then what is sure now that others are known who do.
        """
        for _ in range(ROUNDS):
            before = len(self._groups)
            self._round()
            if len(self._groups) == before or len(self._groups) == 1:
                break
            self._possible = {group: self._still_possible(group) for group in self._groups}
        return [sorted(group) for _, group in sorted(self._groups.items())]

    def _round(self) -> None:
        for one, others in self._near.items():
            for other in others:
                if one < other:
                    self._push(one, other)
        while self._heap:
            score, one, other = heapq.heappop(self._heap)
            if one not in self._groups or other not in self._groups or -score != self._score(one, other):
                continue
            if self._compared(one, other) and not self._contradict(one, other) and not self._rivals(one, other):
                self.joins.append((one, other, -score))
                self._join(one, other)

    def _still_possible(self, group: int) -> int:
        """Of the mentions of others who bear the name of ``group``, the share (ppm) that may be of its person still.

        Those it contradicts are not; how many are still unknown counts as `UNKNOWN` mentions.
        """
        all_others = float(UNKNOWN)
        possible = float(UNKNOWN)
        for other in self._near[group]:
            size = len(self._groups[other])
            all_others += size
            possible += size * math.exp(min(0, self._besides(group, other)) / 1000)
        return round(CERTAIN_PPM * possible / all_others)

    def _besides(self, one: int, other: int) -> int:
        return self._pair(one, other).besides(max(len(self._groups[one]), len(self._groups[other])))

    def _sharing(self) -> set[tuple[int, int]]:
        blocks: defaultdict[str, list[int]] = defaultdict(list)
        traits = self._judging.traits
        for number in self._groups:
            for key in traits[number].keys:
                blocks[key].append(number)
        return {
            (one, other)
            for key, block in blocks.items()
            for place, one in enumerate(block)
            for other in block[place + 1 :]
            if not (key.startswith("z:") and traits[one].full and traits[other].full)
        }

    def _pair(self, one: int, other: int) -> _Between:
        pair = (one, other) if one < other else (other, one)
        found = self._between.get(pair)
        if found is None:
            found = _Between()
            if other in self._near[one]:
                self._between[pair] = found
            for here in self._groups[one]:
                for there in self._groups[other]:
                    self._weigh(found, here, there)
        return found

    def _weigh(self, into: _Between, here: int, there: int) -> None:
        cases = self._judging.cases
        told = self._judging.weigh(cases[here].told, cases[there].told)
        for kind, weight in told.weights:
            was = into.told.get(kind, (0, 0))
            into.told[kind] = (was[0] + weight, was[1] + 1)
        into.forbidden |= told.most_ppm < SAME_FROM_PPM
        into.least |= told.least_ppm >= SAME_FROM_PPM

    def _score(self, one: int, other: int) -> int:
        between = self._pair(one, other)
        if between.forbidden:
            return FORBIDDEN
        names = MOST_BY_NAMES if between.names is None else between.names
        if between.least and between.names is not None:
            return MOST_BY_NAMES
        share = min(self._possible[one], self._possible[other])
        common = rarity(*(alike * share // CERTAIN_PPM for alike in (self._alike[one], self._alike[other])))
        return names + self._besides(one, other) + (common.weight_millinats if common is not None else 0)

    def _push(self, one: int, other: int) -> None:
        score = self._score(one, other)
        if score >= self._bar_of(one, other):
            heapq.heappush(self._heap, (-score, min(one, other), max(one, other)))

    def _bar_of(self, one: int, other: int) -> int:
        """The bar for two groups: lower where nothing shows that more than one person bears the name.

        What counts against one person there is mostly reports that err.
        """
        names = self._pair(one, other).names
        is_open = names is not None and names < SAME_BY_NAMES
        alone = max(self._alike[one], self._alike[other]) < SHARED
        return min(self._bar, BAR_OF_ALONE) if alone and not is_open else self._bar

    def _compared(self, one: int, other: int) -> bool:
        """Whether the names of the two were compared before; if not they are now, and wait for their turn."""
        between = self._pair(one, other)
        if between.names is not None:
            return True
        self._learn(one, other)
        self._push(one, other)
        return False

    def _learn(self, one: int, other: int) -> None:
        between = self._pair(one, other)
        for _, (here, there) in zip(range(ENOUGH), self._spellings(one, other), strict=False):
            judged = self._judging.by_name(here, there)
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
        traits, cases = self._judging.traits, self._judging.cases
        for here in sorted(self._groups[one], key=lambda number: (not traits[number].full, number)):
            for there in sorted(self._groups[other], key=lambda number: (not traits[number].full, number)):
                names = (cases[here].name, cases[there].name)
                if names not in seen and not set(traits[here].keys).isdisjoint(traits[there].keys):
                    seen.add(names)
                    yield here, there

    def _contradict(self, one: int, other: int) -> bool:
        """Whether two names of the groups contradict each other, as two patronymics do."""
        between = self._pair(one, other)
        if not between.forbidden:
            between.forbidden = any(
                self._judging.names_may_differ(here, there)
                and self._judging.by_name(here, there).verdict is Verdict.DIFFERENT
                for here in self._groups[one]
                for there in self._groups[other]
            )
            self.blocked += between.forbidden
        return between.forbidden

    def _rivals(self, one: int, other: int) -> bool:
        """Whether one of the two would do about as well for a third that contradicts the other; both wait then."""
        least = self._score(one, other) - MARGIN
        for here, there in ((one, other), (other, one)):
            for third in sorted(self._near[here]):
                if third == there or self._score(here, third) < max(least, self._bar_of(here, third)):
                    continue
                if not self._apart(there, third):
                    continue
                if self._pair(here, third).names is None:
                    self._learn(here, third)
                if self._score(here, third) >= max(least, self._bar_of(here, third)) and not self._contradict(
                    here, third
                ):
                    self._in_doubt[third].add((one, other))
                    self.blocked += 1
                    return True
        return False

    def _apart(self, one: int, other: int) -> bool:
        return self._besides(one, other) <= CONTRADICT or self._contradict(one, other)

    def _join(self, one: int, other: int) -> None:
        near = (self._near[one] | self._near[other]) - {one, other}
        for third in near:
            both = self._pair(one, third)
            both.add(self._pair(other, third))
            self._between[min(one, third), max(one, third)] = both
        self._groups[one] += self._groups.pop(other)
        self._alike[one] = self._namesakes(self._groups[one])
        self._possible[one] = max(self._possible[one], self._possible.pop(other))
        for third in near:
            self._between.pop((min(other, third), max(other, third)), None)
            self._near[third].discard(other)
            self._near[third].add(one)
        self._near[one] = near
        del self._near[other], self._alike[other]
        for third in sorted(near):
            self._push(one, third)
        for pair in sorted(self._in_doubt.pop(one, set()) | self._in_doubt.pop(other, set())):
            if pair[0] in self._groups and pair[1] in self._groups:
                self._push(*pair)

    def _namesakes(self, group: Sequence[int]) -> int:
        """The namesakes of what is known of the group's name: with the patronymic where one of them has it."""
        traits = [self._judging.traits[number] for number in group]
        full = [row for row in traits if row.full] or traits
        middle = [row for row in full if row.middle] or full
        return max(row.namesakes for row in middle)
