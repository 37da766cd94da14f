"""Everybody whom reports name, held against everybody again: what all reports tell together decides who is one person.

Adding a report holds its names against those on record, two mentions at a time. Here the whole register is looked at
once: how many people bear a name is counted from its own reports, and groups of mentions are held against each other
with all that is told of both (`habeas.identity.grouping`). What comes of it are judgements like any others: they link,
or take the link of an earlier judgement back, never outrank a person, and can be taken back together.

It is done for each clearance from what that clearance sees, so that a public link rests on nothing hidden.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

from habeas.casework import fold
from habeas.casework.contexts import of_row
from habeas.casework.payloads import dump, load
from habeas.casework.register_folder import OpenRegister
from habeas.casework.resolution import resolve
from habeas.casework.rows import ReadsRows, Row, padded
from habeas.errors import InvariantError
from habeas.identity import clusters
from habeas.identity.batch import Case
from habeas.identity.candidates import link_keys
from habeas.identity.compare import SAME_FROM_PPM, compare, probability_ppm
from habeas.identity.context import Context, weigh_context
from habeas.identity.grouping import AUTHOR as RESOLVER
from habeas.identity.joining import Chains
from habeas.identity.linking import Told, log_odds
from habeas.identity.names import Name
from habeas.ledger.store import Draft, Recorded, View
from habeas.model import Judgement, Marking, Reason, Verdict
from habeas.model.decisions import CERTAIN_PPM

TOGETHER = "all that reports tell of both, and how many others bear the name"
NOT_ENOUGH = "held against all that reports tell of both, and of others who bear the name, it is not sure enough"
# From so many mentions on it pays to start more than one process.
MANY = 5_000
MOST_PROCESSES = 8
Progress = Callable[[Marking, int], None]
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Settled:
    """What a resolution of the register came to.

    ``mentions`` are the full names of people in reports, each counted once a report; ``linked`` the judgements that
    make one person of two, ``taken_back`` those that leave open what an earlier one had linked; ``entries`` all of
    them, of which the first names the resolution; ``persons`` how many people there are now, ``before`` how many there
    were.
    """

    mentions: int
    linked: int
    taken_back: int
    entries: tuple[int, ...]
    persons: int
    before: int


@dataclass(frozen=True, slots=True)
class _Named:
    """The mentions that a clearance sees under full names, by their head entries; ``head_of`` holds all entries."""

    heads: Sequence[int]
    cases: Sequence[Case]
    head_of: Mapping[int, int]


def resolve_register(
    register: OpenRegister,
    progress: Progress = lambda _clearance, _mentions: None,
    *,
    clearance: Marking = Marking.INTERNAL,
) -> Settled:
    """Resolve what a clearance sees, and each lower one, and record what differs from what stands.

    The same reports give the same persons in whatever order they were added. ``progress`` is told of each clearance
    and the number of mentions it sees, before they are looked at. What is hidden from ``clearance`` neither counts nor
    is counted.
    """
    found: list[tuple[Judgement, Marking]] = []
    mentions = 0
    with register.store.reading() as view:
        for seen in (lower for lower in Marking if lower.height <= clearance.height):
            named = _named(view, seen)
            mentions = len(named.heads)
            progress(seen, mentions)
            stands = {**_standing(view, seen), **{judged.pair: judged for judged, _ in found}}
            found += [(judged, seen) for judged in _to_record(named, stands)]
    return _record(register, found, mentions, clearance)


def _record(
    register: OpenRegister, found: Sequence[tuple[Judgement, Marking]], mentions: int, clearance: Marking
) -> Settled:
    made: list[Recorded] = []
    with register.store.writing() as writer:
        before = sum(1 for _ in writer.rows("person", clearance))
        for judged, marking in found:
            first = made[0].number if made else None
            made.append(writer.append(Draft("judgement", dump(replace(judged, part_of=first)), marking)))
        fold.take_in(writer, made)
        persons = sum(1 for _ in writer.rows("person", clearance))
    linked = sum(judged.verdict is Verdict.SAME for judged, _ in found)
    return Settled(mentions, linked, len(found) - linked, tuple(one.number for one in made), persons, before)


def _named(view: View, clearance: Marking) -> _Named:
    """People of reports by full names; initials and bare surnames are left to the judgements of two mentions."""
    digests = _Digests(view, clearance)
    heads: list[int] = []
    cases: list[Case] = []
    head_of: dict[int, int] = {}
    for _, row in view.rows("mention", clearance):
        if row["identifies"] and "latest" not in row and link_keys(Name.of(row["name"])):
            heads.append(row["head"])
            cases.append(Case(row["name"], replace(of_row(row), report=digests.of(row["report"]))))
            head_of.update(dict.fromkeys(row["members"], row["head"]))
    return _Named(heads, cases, head_of)


class _Digests:
    """Reports by the digest of their bytes, which does not depend on the order in which they came."""

    def __init__(self, rows: ReadsRows, clearance: Marking) -> None:
        self._rows = rows
        self._clearance = clearance
        self._known: dict[int, str] = {}

    def of(self, report: int) -> str:
        """The digest of a report, told from others of the same bytes where there are such."""
        if report not in self._known:
            original = self._row("report", report)["original"]
            same = self._rows.find("report", self._clearance, f"original/{original}")
            self._known[report] = f"{self._row('original', original)['sha256']} {same.index(padded(report))}"
        return self._known[report]

    def _row(self, projection: str, entry: int) -> Row:
        row = self._rows.row(projection, self._clearance, padded(entry))
        if row is None:
            msg = f"a mention follows from entry {entry}, and there is no {projection} for it"
            raise InvariantError(msg)
        return row


def _standing(view: View, clearance: Marking) -> dict[Pair, Judgement]:
    rows = ((int(id), load(Judgement, body)) for id, body in view.rows("judgement", clearance))
    return clusters.standing(list(rows))


def _to_record(named: _Named, stands: Mapping[Pair, Judgement]) -> Iterator[Judgement]:
    """The judgements by which the persons that a clearance sees become those that its resolution finds."""
    processes = min(os.cpu_count() or 1, MOST_PROCESSES) if len(named.heads) >= MANY else 1
    place_of = {head: place for place, head in enumerate(named.heads)}
    ends = (tuple(place_of.get(named.head_of.get(end, end)) for end in pair) for pair in _held_apart(stands))
    apart = [(one, other) for one, other in ends if one is not None and other is not None]
    resolved = resolve(named.cases, _weigh, processes=processes, apart=apart)
    person_of = dict(zip(named.heads, resolved.persons, strict=True))
    joined = Chains()
    for pair, judged in sorted(stands.items()):
        one, other = (named.head_of.get(end) for end in pair)
        if judged.verdict is not Verdict.SAME or one is None or other is None:
            continue
        if person_of[one] == person_of[other]:
            joined.join(one, other)
        elif not judged.by.is_human:
            yield _taken_back(judged)
    for here, there, odds in resolved.links:
        left, right = named.heads[here], named.heads[there]
        if joined.root(left) != joined.root(right):
            joined.join(left, right)
            yield _link(left, named.cases[here], right, named.cases[there], odds)


def _held_apart(stands: Mapping[Pair, Judgement]) -> Iterator[Pair]:
    """What people hold to be two people's."""
    for pair, judged in sorted(stands.items()):
        if judged.by.is_human and judged.verdict is Verdict.DIFFERENT:
            yield pair


def _weigh(left: Hashable, right: Hashable) -> Told:
    return weigh_context(cast(Context, left), cast(Context, right))


def _link(left: int, one: Case, right: int, other: Case, odds: int) -> Judgement:
    by_name = compare(Name.of(one.name), Name.of(other.name))
    together = Reason(TOGETHER, "", "", odds - log_odds(by_name))
    probability = max(SAME_FROM_PPM, probability_ppm(odds))
    return Judgement(left, right, Verdict.SAME, probability, (*by_name.reasons, together), RESOLVER)


def _taken_back(judged: Judgement) -> Judgement:
    reasons = (*judged.reasons, Reason(NOT_ENOUGH, "", "", 0))
    return Judgement(*judged.pair, Verdict.UNSURE, CERTAIN_PPM // 2, reasons, RESOLVER)
