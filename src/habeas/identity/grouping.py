"""Cases that may be one person's, put together from the surest pair up: whole groups are held against each other.

A mention that tells nothing must not chain two people who contradict each other, and a group that would do for two
others which contradict each other goes to the better one only where that is clearly better, else to neither; what is
left then is placed among all of the name at once (`habeas.identity.placing`).
Nothing depends on the order in which cases come: they have their numbers from what they tell.
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Sequence

from habeas.identity import judge
from habeas.identity.batch import Judge
from habeas.identity.linking import MOST_BY_NAMES
from habeas.identity.pieces import Pieces
from habeas.identity.placing import Placing
from habeas.identity.rarity import rarity
from habeas.model.decisions import CERTAIN_PPM, Author

METHOD = "grouping-2"
AUTHOR = Author(judge.AUTHOR.name, f"{judge.MATCHER} {METHOD}")
# What is joined whoever else bears the name: ninety to one (thousandths of a nat).
BAR_MILLINATS = 4_500
# How much better (thousandths of a nat) the better of two rivals must fit: odds of nearly three to one.
MARGIN = 1_000
# What is told of two groups contradicts if it adds up to this much against one person.
CONTRADICT = -4_500
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


class Grouping:
    """The groups of ``members`` (places in the cases of ``judging``), each of which shares keys with some other."""

    def __init__(self, judging: Judge, members: Sequence[int], bar: int = BAR_MILLINATS) -> None:
        self._bar = bar
        self._pieces = Pieces(judging, members)
        self._in_doubt: defaultdict[int, set[tuple[int, int]]] = defaultdict(set)
        self._heap: list[tuple[int, int, int]] = []
        self._possible = dict.fromkeys(self._pieces.groups, CERTAIN_PPM)

    @property
    def joins(self) -> list[tuple[int, int, int]]:
        """Those made so far: the first case of each of two groups, with the log odds (thousandths of a nat) that all
        of both is one person's."""
        return self._pieces.joins

    @property
    def blocked(self) -> int:
        """How many were not made for a contradiction or a rival."""
        return self._pieces.blocked

    def persons(self) -> list[list[int]]:
        """Each person's cases, once nothing more can be joined.

        First what is sure whoever else bears the name, then what is sure now that others are known who do, and then
        each of what is left where it fits best by far.
        """
        groups = self._pieces.groups
        for _ in range(ROUNDS):
            before = len(groups)
            self._round()
            if len(groups) == before or len(groups) == 1:
                break
            self._possible = {group: self._still_possible(group) for group in groups}
        Placing(self._pieces).place()
        return [sorted(group) for _, group in sorted(groups.items())]

    def _round(self) -> None:
        pieces = self._pieces
        for one, others in pieces.near.items():
            for other in others:
                if one < other:
                    self._push(one, other)
        while self._heap:
            score, one, other = heapq.heappop(self._heap)
            if one not in pieces.groups or other not in pieces.groups or -score != self._score(one, other):
                continue
            if self._compared(one, other) and not pieces.contradict(one, other) and not self._rivals(one, other):
                self._join(one, other, -score)

    def _still_possible(self, group: int) -> int:
        """Of the mentions of others who bear the name of ``group``, the share (ppm) that may be of its person still.

        Those it contradicts are not; how many are still unknown counts as `UNKNOWN` mentions.
        """
        all_others = float(UNKNOWN)
        possible = float(UNKNOWN)
        for other in sorted(self._pieces.near[group]):
            size = len(self._pieces.groups[other])
            all_others += size
            possible += size * math.exp(min(0, self._pieces.besides(group, other)) / 1000)
        return round(CERTAIN_PPM * possible / all_others)

    def _score(self, one: int, other: int) -> int:
        between = self._pieces.between(one, other)
        if between.forbidden:
            return FORBIDDEN
        names = MOST_BY_NAMES if between.names is None else between.names
        if between.least and between.names is not None:
            return MOST_BY_NAMES
        share = min(self._possible[one], self._possible[other])
        common = rarity(*(self._pieces.alike[group] * share // CERTAIN_PPM for group in (one, other)))
        return names + self._pieces.besides(one, other) + (common.weight_millinats if common is not None else 0)

    def _push(self, one: int, other: int) -> None:
        score = self._score(one, other)
        if score >= self._bar_of(one, other):
            heapq.heappush(self._heap, (-score, min(one, other), max(one, other)))

    def _bar_of(self, one: int, other: int) -> int:
        """The bar for two groups: lower where nothing shows that more than one person bears the name.

        What counts against one person there is mostly reports that err.
        """
        names = self._pieces.between(one, other).names
        is_open = names is not None and names < SAME_BY_NAMES
        alone = max(self._pieces.alike[one], self._pieces.alike[other]) < SHARED
        return min(self._bar, BAR_OF_ALONE) if alone and not is_open else self._bar

    def _compared(self, one: int, other: int) -> bool:
        """Whether the names of the two were compared before; if not they are now, and wait for their turn."""
        if self._pieces.between(one, other).names is not None:
            return True
        self._pieces.learn(one, other)
        self._push(one, other)
        return False

    def _rivals(self, one: int, other: int) -> bool:
        """Whether one of the two would do about as well for a third that contradicts the other; both wait then."""
        pieces = self._pieces
        least = self._score(one, other) - MARGIN
        for here, there in ((one, other), (other, one)):
            for third in sorted(pieces.near[here]):
                if third == there or self._score(here, third) < max(least, self._bar_of(here, third)):
                    continue
                if not self._apart(there, third):
                    continue
                if pieces.between(here, third).names is None:
                    pieces.learn(here, third)
                if self._score(here, third) >= max(least, self._bar_of(here, third)) and not pieces.contradict(
                    here, third
                ):
                    self._in_doubt[third].add((one, other))
                    pieces.blocked += 1
                    return True
        return False

    def _apart(self, one: int, other: int) -> bool:
        return self._pieces.besides(one, other) <= CONTRADICT or self._pieces.contradict(one, other)

    def _join(self, one: int, other: int, odds: int) -> None:
        self._possible[one] = max(self._possible[one], self._possible.pop(other))
        for third in sorted(self._pieces.join(one, other, odds)):
            self._push(one, third)
        for pair in sorted(self._in_doubt.pop(one, set()) | self._in_doubt.pop(other, set())):
            if pair[0] in self._pieces.groups and pair[1] in self._pieces.groups:
                self._push(*pair)
