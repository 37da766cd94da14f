"""Persons from mentions and judgements: always the same ones, in whatever order the entries came."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from habeas.identity.joining import HUMAN_CLASH, MACHINE_CLASH, Groups
from habeas.model.decisions import CERTAIN_PPM, Author, Judgement, Verdict
from habeas.model.derived import NameForm, Person

RIVALS = "another who can't be the same person fits about as well"
PEOPLE_DISAGREE = "people judged this pair differently; different stands until it is withdrawn"


# So many halvings of the odds must the better of two rivals fit better: 16 to 1, nearly what makes a link sure.
MARGIN = 4


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
    join what contradicts itself. Of two that contradict each other neither gets what fits both, unless it fits one of
    them better by `MARGIN`: so neither the order of the entries nor one shared town decides to whom a mention goes.
    """
    nodes = {node.entry: node for node in mentions}
    able = {entry for entry, node in nodes.items() if node.identifies}
    standing, conflicts = _standing(judgements, able)
    groups = Groups(able, _pairs(standing, human=True, verdict=Verdict.DIFFERENT), HUMAN_CLASH)
    for pair in _pairs(standing, human=True, verdict=Verdict.SAME):
        groups.join(*pair)
    for pair in _in_report(mentions, able):
        groups.join(*pair)
    groups.keep_apart(_pairs(standing, human=False, verdict=Verdict.DIFFERENT), MACHINE_CLASH)
    links = _Links(standing, nodes)
    for level in links.levels():
        groups.join_or_none(links.without_rivals(level, groups))
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


class _Links:
    """The machine's links, the surest first."""

    def __init__(self, standing: dict[tuple[int, int], Judgement], nodes: dict[int, MentionNode]) -> None:
        self._nodes = nodes
        self._doubts: dict[tuple[int, int], int] = {}
        self._of: defaultdict[int, list[int]] = defaultdict(list)
        for pair in _pairs(standing, human=False, verdict=Verdict.SAME):
            self._doubts[pair] = _doubt(standing[pair].probability_ppm)
            self._of[pair[0]].append(pair[1])
            self._of[pair[1]].append(pair[0])

    def levels(self) -> Iterator[list[tuple[int, int]]]:
        """Links about as sure as each other; two mentions that tell exactly the same are one to the machine."""
        levels: defaultdict[tuple[int, bool, bool], list[tuple[int, int]]] = defaultdict(list)
        for pair, doubt in self._doubts.items():
            one, other = self._nodes[pair[0]], self._nodes[pair[1]]
            spelled_otherwise = one.name != other.name
            tells_otherwise = spelled_otherwise or one.told != other.told
            levels[doubt, tells_otherwise, spelled_otherwise].append(pair)
        for key in sorted(levels):
            yield levels[key]

    def without_rivals(self, level: Sequence[tuple[int, int]], groups: Groups) -> list[tuple[int, int]]:
        """The links of a level that no rival comes near to; the others are noted as conflicts."""
        clear: list[tuple[int, int]] = []
        doubtful: set[tuple[int, int, str]] = set()
        for one, other in level:
            here, there = groups.root(one), groups.root(other)
            if here != there:
                most = self._doubts[one, other] + MARGIN
                why = self._rival(here, there, most, groups) or self._rival(there, here, most, groups)
                if why is None:
                    clear.append((one, other))
                else:
                    doubtful.add((one, other, why))
        groups.conflicts |= doubtful
        return clear

    def _rival(self, group: int, other: int, most: int, groups: Groups) -> str | None:
        """Why a third that ``group`` has a link to about as sure can't be one person with ``other``, where one is.

        Whom ``group`` may not be joined to anyway is no rival.
        """
        thirds = {
            groups.root(end)
            for member in groups.members(group)
            for end in self._of.get(member, ())
            if self._doubts[min(member, end), max(member, end)] <= most
        } - {group, other}
        clashes = {groups.clash(third, other) for third in thirds if groups.clash(third, group) is None} - {None}
        return (HUMAN_CLASH if HUMAN_CLASH in clashes else RIVALS) if clashes else None


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


def _members(groups: Groups, mentions: Sequence[MentionNode], able: set[int]) -> dict[int, list[int]]:
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
