"""Many mentions resolved at once: which cases may be one person, and what is judged of each pair.

The persons are those that come of holding each mention against each, with fewer comparisons: mentions that tell the
same are one case, names are compared only where what else is told leaves a link possible, those that are linked already
are not compared again, and only a group that contradicts itself is looked at pair by pair. Everything depends on the
set of the mentions, nothing on their order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from habeas.identity.candidates import initial_keys, link_keys
from habeas.identity.compare import Judged, compare
from habeas.identity.linking import Told, judge, may_link
from habeas.identity.names import Name
from habeas.identity.rarity import Frequencies
from habeas.model.decisions import Verdict

# From here on what is told besides the names speaks so much against one person that the names may not outweigh it.
AGAINST = -3_000


@dataclass(frozen=True, slots=True)
class Case:
    """What one or more mentions tell: a name as written, and whatever else is told, as the weighing understands it."""

    name: str
    told: Hashable = None


Weigh = Callable[[Hashable, Hashable], Told]


@dataclass(frozen=True, slots=True)
class Traits:
    """What is worked out of a name once.

    ``keys`` are those it shares with names it may be linked to, ``full`` says whether it has a given name,
    ``namesakes`` are those of `Frequencies.namesakes`, ``middle`` says whether it has a patronymic or a second initial,
    which another may contradict.
    """

    keys: tuple[str, ...]
    full: bool
    namesakes: int
    middle: bool


def traits_of(text: str, frequencies: Frequencies) -> Traits:
    """The traits of a name as written.

    >>> traits_of("Examplova", Frequencies("1")).keys
    ()
    """
    name = Name.of(text)
    middle = any(parts.patronymic or (parts.initials and parts.given is not None) for parts in name.parts)
    links = sorted(link_keys(name))
    return Traits((*links, *sorted(initial_keys(name))), bool(links), frequencies.namesakes(name), middle)


@dataclass(frozen=True, slots=True)
class Edge:
    """A judgement between two cases by their places in the list."""

    left: int
    right: int
    judged: Judged


@dataclass(slots=True)
class Judge:
    """Judges pairs of ``cases``, comparing each two spellings once; ``comparisons`` counts what each took part in."""

    cases: Sequence[Case]
    traits: Sequence[Traits]
    weigh: Weigh
    comparisons: Counter[str] = field(default_factory=Counter)
    _known: dict[tuple[str, str], Judged] = field(default_factory=dict)

    def links(self, key: str, members: Sequence[int]) -> Iterator[Edge]:
        """Links that join whatever can be joined of the cases under one key, the best told first.

        Two cases that share several keys are looked at under the first of them only.
        """
        pairs = []
        for one, other in combinations(members, 2):
            left, right = self.traits[one], self.traits[other]
            if left.full and right.full and key.startswith("z:"):
                continue
            if _first_shared(left.keys, right.keys) == key:
                told = self._told(one, other)
                if may_link(told, *self._namesakes(one, other)):
                    pairs.append((-told, one, other))
        joined = {number: number for number in members}
        for _, one, other in sorted(pairs):
            if _root(joined, one) != _root(joined, other):
                edge = self.judged(one, other)
                if edge.judged.verdict is Verdict.SAME:
                    joined[_root(joined, one)] = _root(joined, other)
                    yield edge

    def links_to_itself(self, number: int) -> bool:
        """Whether two mentions that tell exactly this are linked."""
        if not may_link(self._told(number, number), *self._namesakes(number, number)):
            return False
        return self.judged(number, number).judged.verdict is Verdict.SAME

    def contradicts_itself(self, group: Sequence[int]) -> bool:
        """Whether two of a group that links join are different."""
        return any(
            self._may_differ(one, other) and self.judged(one, other).judged.verdict is Verdict.DIFFERENT
            for one, other in combinations(group, 2)
        )

    def all_of(self, group: Sequence[int]) -> list[Edge]:
        """Every judgement within a group that links or keeps apart."""
        pairs = ((one, other) for one, other in combinations(group, 2) if self._matters(one, other))
        edges = (self.judged(one, other) for one, other in pairs)
        return [edge for edge in edges if edge.judged.verdict is not Verdict.UNSURE]

    def judged(self, one: int, other: int) -> Edge:
        """The judgement on two cases."""
        left, right = self.cases[one], self.cases[other]
        told = self.weigh(left.told, right.told)
        return Edge(one, other, judge(self._names(left.name, right.name), told, *self._namesakes(one, other)))

    def _names(self, left: str, right: str) -> Judged:
        pair = (left, right) if left <= right else (right, left)
        found = self._known.get(pair)
        if found is None:
            self.comparisons.update(set(pair))
            found = self._known[pair] = compare(Name.of(pair[0]), Name.of(pair[1]))
        return found

    def _told(self, one: int, other: int) -> int:
        reasons = self.weigh(self.cases[one].told, self.cases[other].told).reasons
        return sum(row.weight_millinats for row in reasons)

    def _namesakes(self, one: int, other: int) -> tuple[int, int]:
        return self.traits[one].namesakes, self.traits[other].namesakes

    def _may_differ(self, one: int, other: int) -> bool:
        left, right = self.traits[one], self.traits[other]
        if (left.middle and right.middle) or set(left.keys).isdisjoint(right.keys):
            return True
        return self._told(one, other) <= AGAINST

    def _matters(self, one: int, other: int) -> bool:
        return self._may_differ(one, other) or may_link(self._told(one, other), *self._namesakes(one, other))


def _first_shared(one: Sequence[str], other: Sequence[str]) -> str:
    return next((key for key in one if key in other), "")


def _root(joined: dict[int, int], number: int) -> int:
    while joined[number] != number:
        joined[number] = joined[joined[number]]
        number = joined[number]
    return number
