"""Who is meant: each name of a new reading held against the names on record, and the verdicts to be recorded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
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
    """A comparison to be recorded between two mentions: an entry on record, or a name of the new reading.

    ``marking`` is the lowest clearance from whose own rows the comparison follows: whoever sees it can't tell from it
    that there is something they don't see.
    """

    left: int | str
    right: int | str
    judged: Judged
    marking: Marking


def names_of(reading: Reading) -> dict[str, bool]:
    """The people of a reading by their normal names, in order, and whether a name (not a description) is given."""
    named: dict[str, bool] = {}
    statements: list[Claim | Trait | Observation] = [*reading.claims, *reading.traits, *reading.observations]
    for about in (statement.about for statement in statements):
        if isinstance(about, Mention):
            named[about.normal] = named.get(about.normal, False) or about.nature.identifies
    return named


def match(rows: ReadsRows, reading: Reading, marking: Marking) -> list[Match]:
    """Hold each name of a reading against the mentions on record and against the names before it in the same report.

    "Same" and "unsure" are recorded always. "Different" is recorded where it keeps apart what a chain of "same" would
    join: of all the pairs in the world nearly all are different, and nobody asks about them. It is done for each
    clearance that may see a reading of this ``marking``, from what that clearance sees.
    """
    names = [normal for normal, named in names_of(reading).items() if named]
    found: dict[tuple[int | str, int | str], Match] = {}
    for clearance in (clearance for clearance in Marking if clearance.height >= marking.height):
        for at, normal in enumerate(names):
            others = [*counterparts(rows, Name.of(normal), clearance), *((Name.of(name), name) for name in names[:at])]
            for made in _match_one(rows, normal, others, clearance):
                found.setdefault((made.left, made.right), made)
    return list(found.values())


def _match_one(
    rows: ReadsRows, normal: str, others: Sequence[tuple[Name, int | str]], clearance: Marking
) -> Iterator[Match]:
    judged = [(where, _compare(other.text, normal)) for other, where in others]
    joined: dict[str, list[tuple[int | str, str]]] = {}
    for where, verdict in judged:
        if verdict.verdict is not Verdict.DIFFERENT:
            yield Match(where, normal, verdict, clearance)
        if verdict.verdict is Verdict.SAME:
            person, forms = _person_of(rows, where, clearance)
            joined[person] = forms
    for where, verdict in judged:
        if verdict.verdict is Verdict.DIFFERENT and _person_of(rows, where, clearance)[0] in joined:
            yield Match(where, normal, verdict, clearance)
    for left, right, verdict in _contradictions(joined):
        yield Match(left, right, verdict, clearance)


@lru_cache(maxsize=10_000)
def _compare(left: str, right: str) -> Judged:
    # The clearances see mostly the same names.
    return compare(Name.of(left), Name.of(right))


def _contradictions(
    joined: dict[str, list[tuple[int | str, str]]],
) -> Iterator[tuple[int | str, int | str, Judged]]:
    """Names that contradict each other among the people whom the new name would make one."""
    for one, other in combinations(sorted(joined), 2):
        for left, left_name in joined[one]:
            for right, right_name in joined[other]:
                verdict = _compare(left_name, right_name)
                if verdict.verdict is Verdict.DIFFERENT and left != right:
                    yield left, right, verdict


def _person_of(rows: ReadsRows, where: int | str, clearance: Marking) -> tuple[str, list[tuple[int | str, str]]]:
    """The person a mention belongs to so far, and that person's names, each with the earliest mention of it."""
    if isinstance(where, str):
        return where, [(where, where)]
    for id in rows.find("person", clearance, f"entry/{where}"):
        row = rows.row("person", clearance, id)
        if row is not None:
            return id, _earliest_forms(rows, load(Person, row), clearance)
    return f"mention {where}", []


def _earliest_forms(rows: ReadsRows, person: Person, clearance: Marking) -> list[tuple[int | str, str]]:
    forms: dict[str, int] = {}
    for entry in person.mentions:
        row = rows.row("mention", clearance, padded(entry))
        # Known people, who go by several names, are held against others in `known_matches`.
        if row is not None and "latest" not in row:
            forms.setdefault(row["name"], entry)
    return [(entry, name) for name, entry in forms.items()]


def counterparts(rows: ReadsRows, name: Name, clearance: Marking) -> list[tuple[Name, int | str]]:
    """The mentions that a clearance sees and that may be the same person, one for each way of writing and each marking.

    Of equal names only the earliest is held against the new one: the others are linked to it already. That one for
    each lower clearance is kept lets the public view link what is public.
    """
    earliest: dict[tuple[str, Marking], int] = {}
    for lower in (lower for lower in Marking if lower.height <= clearance.height):
        for key in sorted(candidates.keys(name)):
            for id in rows.find("mention", lower, f"match/{key}"):
                row = rows.row("mention", lower, id) or {}
                slot = (row["name"], lower)
                earliest[slot] = min(earliest.get(slot, row["head"]), row["head"])
    seen = sorted({(head, text) for (text, _), head in earliest.items()})
    return [(Name.of(text), head) for head, text in seen]
