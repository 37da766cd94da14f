"""Two people of whom different things are on record: what to tell whoever would make them one.

Programs hold such people apart. A person may know better, and should know what they do.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from habeas.casework.contexts import of_row
from habeas.casework.known_rows import known_in
from habeas.casework.rows import ReadsRows, Row, padded
from habeas.identity.context import Context
from habeas.identity.contradictions import contradicting
from habeas.identity.known import Known
from habeas.model import Marking, Person


@dataclass(frozen=True, slots=True)
class Contradiction:
    """What can't be true of one person, in words, and what is on record of the one and of the other."""

    words: str
    left: str
    right: str


def contradictions(rows: ReadsRows, clearance: Marking, one: Person, other: Person) -> tuple[Contradiction, ...]:
    """What all that is on record of two people, as far as a clearance sees it, contradicts itself in."""
    found = contradicting(_known(rows, clearance, one), _known(rows, clearance, other))
    return tuple(Contradiction(reason.rule, reason.left, reason.right) for reason in found)


def _known(rows: ReadsRows, clearance: Marking, person: Person) -> Iterator[Known]:
    """What reports and the organisation itself tell of a person, of what tells people apart, each thing once."""
    mentions = (rows.row("mention", clearance, padded(entry)) for entry in person.mentions)
    yield from dict.fromkeys(_of_mention(row) for row in mentions if row is not None)


def _of_mention(row: Row) -> Known:
    known = known_in(row) if "latest" in row else Known((row["name"],), of_row(row))
    return replace(known, told=Context(births=known.told.births, ids=known.told.ids, gender=known.told.gender))
