"""Persons from mentions and judgements: always the same ones, in whatever order the entries came."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from habeas.model.decisions import CERTAIN_PPM, Author, Judgement, Verdict
from habeas.model.derived import NameForm, Person

HUMAN_CLASH = "a person judged them different, and other judgements join them"
MACHINE_CLASH = "two of their mentions can't be one person, by their names or by what is told of them"
PEOPLE_DISAGREE = "people judged this pair differently; different stands until it is withdrawn"


@dataclass(frozen=True, slots=True)
class MentionNode:
    """A mention as identity sees it.

    ``entry`` is the claim's entry number, ``head`` that of the first mention in the same reading with the same normal
    form (``entry`` itself for a head), ``name`` the form to be shown, ``identifies`` whether its nature may make or
    link a person, ``told`` what else its report tells of the person, in any form that is equal where the same is told.
    ``also`` are further forms of the name, with script and language, where the organisation itself knows them;
    ``report`` is ``None`` then, and ``name`` the one that it shows.
    """

    entry: int
    head: int
    name: str
    script: str
    language: str
    report: int | None
    identifies: bool
    told: str = ""
    also: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Clustering:
    """The persons in the order of their ids' entries, and pairs that judgements both join and keep apart, with why."""

    persons: tuple[Person, ...]
    conflicts: tuple[tuple[int, int, str], ...]


def persons(mentions: Sequence[MentionNode], judgements: Sequence[tuple[int, Judgement]]) -> Clustering:
    """The persons that ``mentions`` are under ``judgements`` (entry number, judgement; withdrawn ones left out).

    A human's judgement outranks a machine's, among one author's on a pair the latest stands, and clusters that hold a
    pair which a human judged different are never joined. What clashes goes to ``conflicts`` and rewrites nothing.
    A machine's links are made from the surest down; those about as sure are made all at once, or none where they would
    join what contradicts itself: so no order of the entries can decide which of two rivals a mention goes to.
    """
    nodes = {node.entry: node for node in mentions}
    able = {entry for entry, node in nodes.items() if node.identifies}
    standing, conflicts = _standing(judgements, able)
    groups = _Groups(able, _pairs(standing, human=True, verdict=Verdict.DIFFERENT), HUMAN_CLASH)
    for pair in _pairs(standing, human=True, verdict=Verdict.SAME):
        groups.join(*pair)
    for pair in _in_report(mentions, able):
        groups.join(*pair)
    groups.keep_apart(_pairs(standing, human=False, verdict=Verdict.DIFFERENT), MACHINE_CLASH)
    for level in _levels(standing, nodes):
        groups.join_or_none(level)
    members = _members(groups, mentions, able)
    found = tuple(_person(members[first], nodes) for first in sorted(members))
    return Clustering(found, tuple(sorted({*conflicts, *groups.conflicts})))


def component(
    touched: Iterable[int], mentions: Sequence[MentionNode], judgements: Sequence[tuple[int, Judgement]]
) -> frozenset[int]:
    """Every mention whose person may change when those in ``touched`` do, ``touched`` included.

    `persons` of these mentions alone gives the same persons and conflicts as it gives them among all: what joins
    mentions never reaches out of them. Give ``judgements`` with the superseded ones, so that a split finds its old
    members.
    """
    near: defaultdict[int, set[int]] = defaultdict(set)
    for _, judgement in judgements:
        if judgement.verdict is Verdict.SAME:
            near[judgement.left].add(judgement.right)
            near[judgement.right].add(judgement.left)
    for node in mentions:
        near[node.entry].add(node.head)
        near[node.head].add(node.entry)
    entries = {node.entry for node in mentions}
    reached: set[int] = set()
    waiting = list(touched)
    while waiting:
        entry = waiting.pop()
        if entry not in reached:
            reached.add(entry)
            waiting.extend(near[entry] - reached)
    return frozenset(reached & entries)


def standing(judgements: Sequence[tuple[int, Judgement]]) -> dict[tuple[int, int], Judgement]:
    """The judgement that stands on each pair (entry number, judgement; withdrawn ones left out).

    A human's outranks a machine's, among one author's the latest stands, and among people *different*.

    >>> anna, machine = Author("Anna Example"), Author("habeas matcher", "1")
    >>> said = [
    ...     (3, Judgement(1, 2, Verdict.UNSURE, 500_000, (), machine)),
    ...     (4, Judgement(2, 1, Verdict.SAME, 1_000_000, (), anna)),
    ... ]
    >>> standing(said)[1, 2].by.name
    'Anna Example'
    """
    ends = {end for _, judgement in judgements for end in judgement.pair}
    return _standing(judgements, ends)[0]


def _standing(
    judgements: Iterable[tuple[int, Judgement]], able: set[int]
) -> tuple[dict[tuple[int, int], Judgement], set[tuple[int, int, str]]]:
    """The judgement that stands on each pair, and where people disagree."""
    latest: defaultdict[tuple[int, int], dict[tuple[bool, str], tuple[int, Judgement]]] = defaultdict(dict)
    for entry, judgement in judgements:
        if judgement.left in able and judgement.right in able:
            by_author = latest[judgement.pair]
            author = _same_author(judgement.by)
            if author not in by_author or by_author[author][0] < entry:
                by_author[author] = (entry, judgement)
    standing = {}
    conflicts = set()
    for pair, by_author in latest.items():
        standing[pair], disagree = _outranking(by_author)
        if disagree:
            conflicts.add((*pair, PEOPLE_DISAGREE))
    return standing, conflicts


def _same_author(author: Author) -> tuple[bool, str]:
    # A new version of an algorithm is the same author: its newer judgement replaces the older.
    return author.is_human, author.name


def _outranking(by_author: dict[tuple[bool, str], tuple[int, Judgement]]) -> tuple[Judgement, bool]:
    people = [judged for (human, _), judged in by_author.items() if human]
    if not people:
        return max(by_author.values(), key=lambda judged: judged[0])[1], False
    apart = [judged for judged in people if judged[1].verdict is Verdict.DIFFERENT]
    joined = any(judged[1].verdict is Verdict.SAME for judged in people)
    return max(apart or people, key=lambda judged: judged[0])[1], bool(apart) and joined


def _pairs(standing: dict[tuple[int, int], Judgement], *, human: bool, verdict: Verdict) -> list[tuple[int, int]]:
    return sorted(pair for pair, row in standing.items() if row.verdict is verdict and row.by.is_human is human)


def _levels(
    standing: dict[tuple[int, int], Judgement], nodes: dict[int, MentionNode]
) -> Iterator[list[tuple[int, int]]]:
    """The machine's links, the surest first; two mentions that tell exactly the same are one to the machine."""
    levels: defaultdict[tuple[int, bool, bool], list[tuple[int, int]]] = defaultdict(list)
    for pair in _pairs(standing, human=False, verdict=Verdict.SAME):
        one, other = nodes[pair[0]], nodes[pair[1]]
        spelled_otherwise = one.name != other.name
        tells_otherwise = spelled_otherwise or one.told != other.told
        levels[_doubt(standing[pair].probability_ppm), tells_otherwise, spelled_otherwise].append(pair)
    for key in sorted(levels):
        yield levels[key]


def _doubt(probability_ppm: int) -> int:
    """How many halvings of the odds a probability is away from certain: finer differences are noise of spelling."""
    odds = probability_ppm // max(1, CERTAIN_PPM - probability_ppm)
    return max(0, CERTAIN_PPM.bit_length() - odds.bit_length())


def _in_report(mentions: Iterable[MentionNode], able: set[int]) -> list[tuple[int, int]]:
    """Each mention with the first identifying one that its report calls by the same name."""
    first: dict[int, int] = {}
    for node in sorted(mentions, key=lambda node: node.entry):
        if node.entry in able:
            first.setdefault(node.head, node.entry)
    pairs = ((first[node.head], node.entry) for node in mentions if node.entry in able)
    return sorted(pair for pair in pairs if pair[0] != pair[1])


class _Groups:
    """Disjoint groups of mentions that refuse to join across pairs that are to stay apart."""

    def __init__(self, entries: Iterable[int], apart: Iterable[tuple[int, int]], why: str) -> None:
        self._root = {entry: entry for entry in entries}
        self._members = {entry: [entry] for entry in self._root}
        self._apart: defaultdict[int, dict[int, str]] = defaultdict(dict)
        self.conflicts: set[tuple[int, int, str]] = set()
        self.keep_apart(apart, why)

    def keep_apart(self, pairs: Iterable[tuple[int, int]], why: str) -> None:
        """From here on no joining puts the two of a pair into one group."""
        for one, other in pairs:
            self._apart[one].setdefault(other, why)
            self._apart[other].setdefault(one, why)

    def root(self, entry: int) -> int:
        """The entry that stands for the group of ``entry``."""
        while self._root[entry] != entry:
            self._root[entry] = self._root[self._root[entry]]
            entry = self._root[entry]
        return entry

    def join(self, one: int, other: int) -> None:
        """Make the groups of the two one, or note the conflict that forbids it."""
        a, b = self.root(one), self.root(other)
        if a == b:
            return
        small, large = (a, b) if len(self._members[a]) < len(self._members[b]) else (b, a)
        clash = self._clash(small, large)
        if clash is not None:
            self.conflicts.add((min(one, other), max(one, other), clash))
            return
        self._root[small] = large
        self._members[large].extend(self._members.pop(small))

    def join_or_none(self, pairs: Sequence[tuple[int, int]]) -> None:
        """Join along all of ``pairs`` at once; where that would join two that are to stay apart, along none there."""
        chains = _Chains()
        for one, other in pairs:
            chains.join(self.root(one), self.root(other))
        clashes: dict[int, str] = {}
        for chain, roots in chains.groups().items():
            why = self._clash_among(roots)
            if why is not None:
                clashes[chain] = why
        for one, other in pairs:
            a, b = self.root(one), self.root(other)
            why = clashes.get(chains.root(a)) if a in chains and b in chains else None
            if why is None:
                self.join(one, other)
            elif a != b:
                self.conflicts.add((min(one, other), max(one, other), why))

    def _clash_among(self, roots: Sequence[int]) -> str | None:
        within = set(roots)
        found = {
            why
            for root in roots
            for member in self._members[root]
            if member in self._apart
            for other, why in self._apart[member].items()
            if other in self._root and self.root(other) in within
        }
        return min(found, key=(HUMAN_CLASH, MACHINE_CLASH).index) if found else None

    def _clash(self, small: int, large: int) -> str | None:
        found = {
            why
            for member in self._members[small]
            if member in self._apart
            for other, why in self._apart[member].items()
            if other in self._root and self.root(other) == large
        }
        return min(found, key=(HUMAN_CLASH, MACHINE_CLASH).index) if found else None


class _Chains:
    """Which of the groups a set of links would make one."""

    def __init__(self) -> None:
        self._root: dict[int, int] = {}

    def __contains__(self, group: int) -> bool:
        return group in self._root

    def root(self, group: int) -> int:
        """The group that stands for its chain."""
        self._root.setdefault(group, group)
        while self._root[group] != group:
            self._root[group] = self._root[self._root[group]]
            group = self._root[group]
        return group

    def join(self, one: int, other: int) -> None:
        """Make two chains one."""
        self._root[self.root(one)] = self.root(other)

    def groups(self) -> dict[int, list[int]]:
        """The chains, each under the group that stands for it."""
        found: defaultdict[int, list[int]] = defaultdict(list)
        for group in list(self._root):
            found[self.root(group)].append(group)
        return found


def _members(groups: _Groups, mentions: Sequence[MentionNode], able: set[int]) -> dict[int, list[int]]:
    """The groups by their earliest mention; a bare description goes where the name of its report went."""
    by_root: defaultdict[int, list[int]] = defaultdict(list)
    for entry in able:
        by_root[groups.root(entry)].append(entry)
    for node in mentions:
        if node.entry not in able and node.head in able:
            by_root[groups.root(node.head)].append(node.entry)
    return {min(entry for entry in group if entry in able): sorted(group) for group in by_root.values()}


def _person(group: list[int], nodes: dict[int, MentionNode]) -> Person:
    naming = [nodes[entry] for entry in group if nodes[entry].identifies]
    return Person(f"p{naming[0].entry}", tuple(group), _forms(naming))


def _forms(naming: Iterable[MentionNode]) -> tuple[NameForm, ...]:
    """The forms with the number of reports that use each: what the organisation itself calls them, then full names.

    Among those the most used come first, then the fullest.
    """
    reports: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    languages: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    known: dict[tuple[str, str], int] = {}
    for node in naming:
        for text, script, language in ((node.name, node.script, node.language), *node.also):
            reports[text, script].update(() if node.report is None else (node.report,))
            languages[text, script][language] += 1
        if node.report is None:
            known.setdefault((node.name, node.script), len(known))
    found = [
        NameForm(text, script, min(used, key=lambda code: (-used[code], code)), len(reports[text, script]))
        for (text, script), used in languages.items()
    ]
    last = len(known)
    return tuple(sorted(found, key=lambda form: (known.get((form.text, form.script), last), *_display_order(form))))


def _display_order(form: NameForm) -> tuple[bool, int, int, str, str]:
    words = [word for word in form.text.split() if len(word.rstrip(".")) > 1]
    return (len(words) < 2, -form.reports, -len(words), form.text, form.script)
