"""Many mentions resolved at once: which cases may be one person, and what is judged of each pair.

Mentions that tell the same are one case, and names are compared only where what else is told leaves a link possible;
`habeas.identity.grouping` puts the cases together. Everything depends on the set of the mentions, nothing on their
order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from habeas.identity.candidates import initial_keys, link_keys
from habeas.identity.compare import Judged, compare
from habeas.identity.linking import Told, judge, log_odds, may_link
from habeas.identity.names import Name
from habeas.identity.rarity import Frequencies
from habeas.model.decisions import Verdict

# So much more may be told of two people all together than of two of their mentions (thousandths of a nat).
TOGETHER = 3_000
# From so much on, what is told of two mentions tells whether they are one person's (thousandths of a nat).
APART, AGREE = -4_000, 3_000
# So many mentions of a name tell well enough how many people bear it.
ENOUGH_MET = 60


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


@dataclass(slots=True)
class Judge:
    """Judges pairs of ``cases``, comparing each two spellings once; ``comparisons`` counts what each took part in.

    ``apart`` are pairs of cases (the lower place first) that somebody holds to be different people.
    """

    cases: Sequence[Case]
    traits: Sequence[Traits]
    weigh: Weigh
    apart: frozenset[tuple[int, int]] = frozenset()
    comparisons: Counter[str] = field(default_factory=Counter)
    _known: dict[tuple[str, str], Judged] = field(default_factory=dict)

    def near(self, key: str, members: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Pairs that connect what may be one person's of the cases under one key, as far as that is not ruled out."""
        joined = {number: number for number in members}
        for one, other in combinations(members, 2):
            left, right = self.traits[one], self.traits[other]
            if left.full and right.full and key.startswith("z:"):
                continue
            here, there = _root(joined, one), _root(joined, other)
            if here != there and may_link(self._told(one, other) + TOGETHER, *self._namesakes(one, other)):
                joined[here] = there
                yield one, other

    def link_to_itself(self, number: int) -> int | None:
        """The log odds (thousandths of a nat) that two mentions that tell exactly this are one person's, where that
        is sure enough for a link."""
        if not may_link(self._told(number, number), *self._namesakes(number, number)):
            return None
        judged = self.judged(number, number)
        return log_odds(judged) if judged.verdict is Verdict.SAME else None

    def met(self, members: Sequence[int]) -> tuple[int, int]:
        """Of the pairs of some cases of one name, how many contradict each other by what is told, how many agree."""
        told = [self._told(one, other) for one, other in combinations(members[:ENOUGH_MET], 2)]
        return sum(sum_ <= APART for sum_ in told), sum(sum_ >= AGREE for sum_ in told)

    def judged(self, one: int, other: int) -> Judged:
        """The judgement on two cases."""
        left, right = self.cases[one], self.cases[other]
        told = self.weigh(left.told, right.told)
        return judge(self._names(left.name, right.name), told, *self._namesakes(one, other))

    def by_name(self, one: int, other: int) -> Judged:
        """The judgement on the names of two cases."""
        return self._names(self.cases[one].name, self.cases[other].name)

    def names_may_differ(self, one: int, other: int) -> bool:
        """Whether the names of two cases may contradict each other: both have a patronymic, or they share no key."""
        left, right = self.traits[one], self.traits[other]
        return (left.middle and right.middle) or set(left.keys).isdisjoint(right.keys)

    def _names(self, left: str, right: str) -> Judged:
        pair = (left, right) if left <= right else (right, left)
        found = self._known.get(pair)
        if found is None:
            self.comparisons.update(set(pair))
            found = self._known[pair] = compare(Name.of(pair[0]), Name.of(pair[1]))
        return found

    def _told(self, one: int, other: int) -> int:
        return sum(weight for _, weight in self.weigh(self.cases[one].told, self.cases[other].told).weights)

    def _namesakes(self, one: int, other: int) -> tuple[int, int]:
        return self.traits[one].namesakes, self.traits[other].namesakes


def _root(joined: dict[int, int], number: int) -> int:
    while joined[number] != number:
        joined[number] = joined[joined[number]]
        number = joined[number]
    return number
