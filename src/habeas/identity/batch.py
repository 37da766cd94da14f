"""Many mentions resolved at once: which cases may be one person, and what is judged of each pair.

The judgements are those made one by one, with fewer comparisons: mentions that tell the same are one case, a case that
not even its own copy could be linked to is held against nobody, and names are compared only where what else is told
leaves a link possible. Everything depends on the set of the mentions, nothing on their order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from habeas.identity.candidates import link_keys
from habeas.identity.compare import Judged, compare
from habeas.identity.linking import Told, judge, may_link
from habeas.identity.names import Name
from habeas.identity.rarity import Frequencies
from habeas.model.decisions import Verdict


@dataclass(frozen=True, slots=True)
class Case:
    """What one or more mentions tell: a name as written, and whatever else is told, as the weighing understands it."""

    name: str
    told: Hashable = None


Weigh = Callable[[Hashable, Hashable], Told]


@dataclass(frozen=True, slots=True)
class Traits:
    """What is worked out of a name once: its link keys, and its namesakes in thousandths of a person."""

    keys: tuple[str, ...]
    namesakes: int


def traits_of(text: str, frequencies: Frequencies) -> Traits:
    """The traits of a name as written.

    >>> traits_of("Examplova", Frequencies("1")).keys
    ()
    """
    name = Name.of(text)
    return Traits(tuple(sorted(link_keys(name))), frequencies.namesakes(name))


@dataclass(slots=True)
class Judge:
    """Judges pairs of cases, comparing each two spellings once; ``comparisons`` counts those that each took part in."""

    weigh: Weigh
    comparisons: Counter[str] = field(default_factory=Counter)
    _known: dict[tuple[str, str], Judged] = field(default_factory=dict)

    def names(self, left: str, right: str) -> Judged:
        """What the names alone say."""
        pair = (left, right) if left <= right else (right, left)
        found = self._known.get(pair)
        if found is None:
            self.comparisons.update(set(pair))
            found = self._known[pair] = compare(Name.of(pair[0]), Name.of(pair[1]))
        return found

    def pair(self, left: Case, right: Case, namesakes: tuple[int, int]) -> Judged | None:
        """The judgement on two cases, or ``None`` where no link is possible and nothing tells them apart for certain."""
        told = self.weigh(left.told, right.told)
        weight = sum(row.weight_millinats for row in told.reasons)
        if not may_link(weight, *namesakes):
            return None
        return judge(self.names(left.name, right.name), told, *namesakes)

    def apart(self, left: Case, right: Case, namesakes: tuple[int, int]) -> Judged | None:
        """The judgement on two cases that links would join, if it is that they are different."""
        judged = judge(self.names(left.name, right.name), self.weigh(left.told, right.told), *namesakes)
        return judged if judged.verdict is Verdict.DIFFERENT else None


@dataclass(frozen=True, slots=True)
class Edge:
    """A judgement between two cases by their places in the list."""

    left: int
    right: int
    judged: Judged


def links(judging: Judge, cases: Sequence[Case], traits: Sequence[Traits], block: Iterable[tuple[str, Sequence[int]]]) -> list[Edge]:
    """The links among cases that share a key; of several shared keys only the first, by name, counts a pair."""
    found = []
    for key, members in block:
        for one, other in combinations(members, 2):
            left, right = traits[one], traits[other]
            if _first_shared(left.keys, right.keys) != key:
                continue
            judged = judging.pair(cases[one], cases[other], (left.namesakes, right.namesakes))
            if judged is not None and judged.verdict is Verdict.SAME:
                found.append(Edge(one, other, judged))
    return found


def _first_shared(one: Sequence[str], other: Sequence[str]) -> str:
    return next(key for key in one if key in other)


def links_to_itself(judging: Judge, case: Case, namesakes: int) -> Judged | None:
    """The judgement that links two mentions which tell exactly this, if it does."""
    judged = judging.pair(case, case, (namesakes, namesakes))
    return judged if judged is not None and judged.verdict is Verdict.SAME else None


def contradictions(judging: Judge, cases: Sequence[Case], traits: Sequence[Traits], group: Sequence[int]) -> list[Edge]:
    """The pairs of a group which links join and which are different."""
    found = []
    for one, other in combinations(group, 2):
        judged = judging.apart(cases[one], cases[other], (traits[one].namesakes, traits[other].namesakes))
        if judged is not None:
            found.append(Edge(one, other, judged))
    return found
