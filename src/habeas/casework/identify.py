"""Who is meant: each name of a new reading held against the names on record, and the verdicts to be recorded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from habeas.casework.fold import padded
from habeas.casework.payloads import load
from habeas.casework.rows import ReadsRows
from habeas.identity import candidates
from habeas.identity.compare import Judged, compare
from habeas.identity.names import Name
from habeas.model import Claim, Marking, Mention, Observation, Person, Reading, Trait, Verdict


@dataclass(frozen=True, slots=True)
class Match:
    """A comparison to be recorded between two mentions: an entry on record, or a name of the new reading."""

    left: int | str
    right: int | str
    judged: Judged


def names_of(reading: Reading) -> dict[str, bool]:
    """The people of a reading by their normal names, in order, and whether a name (not a description) is given."""
    named: dict[str, bool] = {}
    statements: list[Claim | Trait | Observation] = [*reading.claims, *reading.traits, *reading.observations]
    for about in (statement.about for statement in statements):
        if isinstance(about, Mention):
            named[about.normal] = named.get(about.normal, False) or about.nature.identifies
    return named


def match(rows: ReadsRows, reading: Reading) -> list[Match]:
    """Hold each name of a reading against the mentions on record and against the names before it in the same report.

    "Same" and "unsure" are recorded always. "Different" is recorded where it keeps apart what a chain of "same" would
    join: of all the pairs in the world nearly all are different, and nobody asks about them.
    """
    names = [normal for normal, named in names_of(reading).items() if named]
    found: list[Match] = []
    for at, normal in enumerate(names):
        others = [*counterparts(rows, Name.of(normal)), *((Name.of(name), name) for name in names[:at])]
        found += _match_one(rows, normal, others)
    return found


def _match_one(rows: ReadsRows, normal: str, others: Sequence[tuple[Name, int | str]]) -> Iterator[Match]:
    name = Name.of(normal)
    judged = [(where, compare(other, name)) for other, where in others]
    joined: dict[str, list[tuple[int | str, str]]] = {}
    for where, verdict in judged:
        if verdict.verdict is not Verdict.DIFFERENT:
            yield Match(where, normal, verdict)
        if verdict.verdict is Verdict.SAME:
            person, forms = _person_of(rows, where)
            joined[person] = forms
    for where, verdict in judged:
        if verdict.verdict is Verdict.DIFFERENT and _person_of(rows, where)[0] in joined:
            yield Match(where, normal, verdict)
    yield from _contradictions(joined)


def _contradictions(joined: dict[str, list[tuple[int | str, str]]]) -> Iterator[Match]:
    """Names that contradict each other among the people whom the new name would make one."""
    for one, other in combinations(sorted(joined), 2):
        for left, left_name in joined[one]:
            for right, right_name in joined[other]:
                verdict = compare(Name.of(left_name), Name.of(right_name))
                if verdict.verdict is Verdict.DIFFERENT and left != right:
                    yield Match(left, right, verdict)


def _person_of(rows: ReadsRows, where: int | str) -> tuple[str, list[tuple[int | str, str]]]:
    """The person a mention belongs to so far, and that person's names, each with the earliest mention of it."""
    if isinstance(where, str):
        return where, [(where, where)]
    for id in rows.find("person", Marking.CONFIDENTIAL, f"entry/{where}"):
        row = rows.row("person", Marking.CONFIDENTIAL, id)
        if row is not None:
            return id, _earliest_forms(rows, load(Person, row))
    return f"mention {where}", []


def _earliest_forms(rows: ReadsRows, person: Person) -> list[tuple[int | str, str]]:
    forms: dict[str, int] = {}
    for entry in person.mentions:
        row = rows.row("mention", Marking.CONFIDENTIAL, padded(entry))
        if row is not None:
            forms.setdefault(row["name"], entry)
    return [(entry, name) for name, entry in forms.items()]


def counterparts(rows: ReadsRows, name: Name) -> list[tuple[Name, int | str]]:
    """The mentions on record that may be the same person, one for each way of writing and each clearance.

    Of equal names only the earliest is held against the new one: the others are linked to it already. That one for
    each clearance is kept lets the public view link what is public.
    """
    earliest: dict[tuple[str, Marking], int] = {}
    for clearance in Marking:
        for key in sorted(candidates.keys(name)):
            for id in rows.find("mention", clearance, f"match/{key}"):
                row = rows.row("mention", clearance, id) or {}
                slot = (row["name"], clearance)
                earliest[slot] = min(earliest.get(slot, row["head"]), row["head"])
    seen = sorted({(head, text) for (text, _), head in earliest.items()})
    return [(Name.of(text), head) for head, text in seen]
