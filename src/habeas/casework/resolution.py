"""Resolve many mentions at once, on several processors: the links, the contradictions, and the persons."""

from __future__ import annotations

import multiprocessing
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from habeas.errors import InvariantError
from habeas.identity.batch import Case, Judge, Traits, Weigh, traits_of
from habeas.identity.grouping import Grouping
from habeas.identity.names import Name
from habeas.identity.rarity import Frequencies, Terms, counted, terms_of

# Names, blocks of pairs and groups that a worker gets at a time.
NAMES, PAIRS, GROUPS = 2_000, 4_000, 400
Work = TypeVar("Work")
Done = TypeVar("Done")


@dataclass(frozen=True, slots=True)
class Resolved:
    """Who each mention is, and what it took to tell.

    ``persons`` holds for each mention the number of its person, in the order of first mentions; ``comparisons`` for
    each mention in how many full comparisons its spelling took part; ``links`` are the joins made, each as two places
    in the mentions with the log odds (thousandths of a nat) that all that was joined by then is one person's;
    ``blocked`` counts those not made because names contradict each other or two rivals fit about as well.
    """

    persons: tuple[int, ...]
    comparisons: tuple[int, ...]
    frequencies: Frequencies
    links: tuple[tuple[int, int, int], ...]
    blocked: int


@dataclass(slots=True)
class _Common:
    """What all workers see; it is set before they are forked."""

    weigh: Weigh | None = None
    frequencies: Frequencies = field(default_factory=lambda: Frequencies("none"))
    cases: Sequence[Case] = ()
    traits: Sequence[Traits] = ()
    apart: frozenset[tuple[int, int]] = frozenset()


_common = _Common()


def resolve(
    mentions: Sequence[Case], weigh: Weigh, *, processes: int = 1, apart: Iterable[tuple[int, int]] = ()
) -> Resolved:
    """The persons that these mentions are of; the frequency table is counted from the mentions themselves.

    ``apart`` are places of two mentions that are known to be of different people. The same mentions give the same
    persons in whatever order they come.
    """
    cases = sorted(set(mentions), key=lambda case: (case.name, repr(case.told)))
    _common.apart = _cases_apart(mentions, cases, apart)
    times = Counter(mentions)
    spelled = Counter(mention.name for mention in mentions)
    names = sorted(spelled)
    _common.weigh, _common.cases = weigh, cases
    terms = _each(_terms_of, _chunks(names, NAMES), processes)
    _common.cases, terms_by_name = cases, dict(zip(names, terms, strict=True))
    met = _each(_met, _named_alike(cases, terms_by_name), processes)
    _common.frequencies = counted(((terms_by_name[name], spelled[name]) for name in names), "counted", dict(met))
    traits = dict(zip(names, _each(_traits_of, _chunks(names, NAMES), processes), strict=True))
    _common.traits = [traits[case.name] for case in cases]
    near, selves, compared = _near(cases, times, processes)
    joins, blocked, more = _groups(near, processes)
    compared.update(more)
    links = tuple(_between_mentions(mentions, cases, joins, selves))
    return Resolved(
        _numbered(len(mentions), links),
        tuple(compared[mention.name] for mention in mentions),
        _common.frequencies,
        links,
        blocked,
    )


def _cases_apart(
    mentions: Sequence[Case], cases: Sequence[Case], apart: Iterable[tuple[int, int]]
) -> frozenset[tuple[int, int]]:
    number_of = {case: number for number, case in enumerate(cases)}
    pairs = (sorted((number_of[mentions[one]], number_of[mentions[other]])) for one, other in apart)
    return frozenset((one, other) for one, other in pairs if one != other)


def _each(work: Callable[[Work], list[Done]], chunks: Iterable[Work], processes: int) -> list[Done]:
    """What ``work`` makes of each chunk, in order."""
    if processes == 1:
        return [done for chunk in chunks for done in work(chunk)]
    with multiprocessing.get_context("fork").Pool(processes) as pool:
        return [done for made in pool.imap(work, chunks) for done in made]


def _chunks(rows: Sequence[Work], size: int) -> list[Sequence[Work]]:
    return [rows[start : start + size] for start in range(0, len(rows), size)]


def _terms_of(names: Sequence[str]) -> list[Terms | None]:
    return [terms_of(Name.of(name)) for name in names]


def _named_alike(
    cases: Sequence[Case], terms: Mapping[str, Terms | None]
) -> Sequence[Sequence[tuple[tuple[str, str], list[int]]]]:
    """The cases of each full name that several have, in portions."""
    alike: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for number, case in enumerate(cases):
        row = terms[case.name]
        if row is not None:
            alike[row.given, row.surname].append(number)
    several = [(name, numbers) for name, numbers in sorted(alike.items()) if len(numbers) > 1]
    return _chunks(several, GROUPS)


def _met(named: Sequence[tuple[tuple[str, str], list[int]]]) -> list[tuple[tuple[str, str], tuple[int, int]]]:
    judging = _judge()
    return [(name, judging.met(numbers)) for name, numbers in named]


def _traits_of(names: Sequence[str]) -> list[Traits]:
    return [traits_of(name, _common.frequencies) for name in names]


def _near(
    cases: Sequence[Case], times: Counter[Case], processes: int
) -> tuple[list[tuple[int, int]], dict[int, int], Counter[str]]:
    """Pairs that connect what may be one person's, the cases whose copies are linked (with how surely), and each
    one's comparisons."""
    blocks: defaultdict[str, list[int]] = defaultdict(list)
    for number, traits in enumerate(_common.traits):
        for key in traits.keys:
            blocks[key].append(number)
    selves: dict[int, int] = {}
    compared: Counter[str] = Counter()
    repeated = [number for number, case in enumerate(cases) if times[case] > 1]
    for able, counts in _each(_links_to_themselves, _chunks(repeated, NAMES), processes):
        selves.update(able)
        compared.update(counts)
    several = ((key, members) for key, members in sorted(blocks.items()) if len(members) > 1)
    return _each(_near_in, _portions(several), processes), selves, compared


def _portions(blocks: Iterable[tuple[str, list[int]]]) -> Iterator[list[tuple[str, list[int]]]]:
    """The blocks in portions of about as many pairs."""
    portion: list[tuple[str, list[int]]] = []
    pairs = 0
    for key, members in blocks:
        portion.append((key, members))
        pairs += len(members) * (len(members) - 1) // 2
        if pairs >= PAIRS:
            yield portion
            portion, pairs = [], 0
    if portion:
        yield portion


def _judge() -> Judge:
    if _common.weigh is None:
        msg = "there is nothing to weigh with"
        raise InvariantError(msg)
    return Judge(_common.cases, _common.traits, _common.weigh, _common.apart)


def _links_to_themselves(numbers: Sequence[int]) -> list[tuple[list[tuple[int, int]], Counter[str]]]:
    judging = _judge()
    sure = ((number, judging.link_to_itself(number)) for number in numbers)
    return [([(number, odds) for number, odds in sure if odds is not None], judging.comparisons)]


def _near_in(blocks: Sequence[tuple[str, list[int]]]) -> list[tuple[int, int]]:
    judging = _judge()
    return [pair for key, members in blocks for pair in judging.near(key, members)]


def _groups(linked: Sequence[tuple[int, int]], processes: int) -> tuple[list[tuple[int, int, int]], int, Counter[str]]:
    """The joins of cases with their log odds, how many were not made, and the comparisons."""
    near: defaultdict[int, list[int]] = defaultdict(list)
    for one, other in linked:
        near[one].append(other)
        near[other].append(one)
    seen: set[int] = set()
    groups = [_reached(start, near, seen) for start in sorted(near) if start not in seen]
    joins: list[tuple[int, int, int]] = []
    blocked = 0
    compared: Counter[str] = Counter()
    for made, refused, counts in _each(_joins_in, _shares(groups), processes):
        joins.extend(made)
        blocked += refused
        compared.update(counts)
    return joins, blocked, compared


def _shares(groups: Sequence[list[int]]) -> Iterator[list[list[int]]]:
    """The groups, the largest first, in shares of about as many cases."""
    share: list[list[int]] = []
    for group in sorted(groups, key=lambda group: (-len(group), group)):
        share.append(group)
        if sum(map(len, share)) >= GROUPS:
            yield share
            share = []
    if share:
        yield share


def _reached(start: int, near: dict[int, list[int]], seen: set[int]) -> list[int]:
    members: list[int] = []
    waiting = [start]
    seen.add(start)
    while waiting:
        members.append(waiting.pop())
        further = [other for other in near[members[-1]] if other not in seen]
        seen.update(further)
        waiting.extend(further)
    return sorted(members)


def _joins_in(groups: Sequence[list[int]]) -> list[tuple[list[tuple[int, int, int]], int, Counter[str]]]:
    judging = _judge()
    joins: list[tuple[int, int, int]] = []
    blocked = 0
    for members in groups:
        grouping = Grouping(judging, members)
        grouping.persons()
        joins.extend(grouping.joins)
        blocked += grouping.blocked
    return [(joins, blocked, judging.comparisons)]


def _between_mentions(
    mentions: Sequence[Case], cases: Sequence[Case], joins: Iterable[tuple[int, int, int]], selves: Mapping[int, int]
) -> Iterator[tuple[int, int, int]]:
    """The joins as links between mentions: of those that tell the same, each to the first where that is sure."""
    number_of = {case: number for number, case in enumerate(cases)}
    first: dict[int, int] = {}
    for place, mention in enumerate(mentions):
        case = number_of[mention]
        if first.setdefault(case, place) != place and case in selves:
            yield first[case], place, selves[case]
    for one, other, odds in joins:
        yield first[one], first[other], odds


def _numbered(count: int, links: Iterable[tuple[int, int, int]]) -> tuple[int, ...]:
    """The number of each mention's person, in the order of first mentions."""
    near: defaultdict[int, list[int]] = defaultdict(list)
    for one, other, _ in links:
        near[one].append(other)
        near[other].append(one)
    numbers: dict[int, int] = {}
    seen: set[int] = set()
    persons = 0
    for place in range(count):
        if place not in seen:
            numbers.update(dict.fromkeys(_reached(place, near, seen), persons))
            persons += 1
    return tuple(numbers[place] for place in range(count))
