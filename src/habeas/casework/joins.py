"""Why the mentions of a person are taken to be one: the judgements that join them, by whom, with their reasons."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from habeas.casework.judgement_rows import judgements_on
from habeas.casework.payloads import load
from habeas.casework.rows import ReadsRows, padded
from habeas.casework.times import from_micros
from habeas.identity import clusters
from habeas.ledger.store import Recorded, View
from habeas.model import Judgement, Marking, Person, Verdict


@dataclass(frozen=True, slots=True)
class Join:
    """One judgement that holds a person together, and the names of its two mentions.

    ``entry`` names the decision that it is part of, which can be taken back where a person made it; ``note`` is that
    decision's; ``recorded`` is when it was made.
    """

    entry: int
    left: str
    right: str
    judgement: Judgement
    note: str
    recorded: datetime


def joins(
    view: View, rows: ReadsRows, clearance: Marking, person: Person, counts: Callable[[Recorded], bool]
) -> list[Join]:
    """What joins the mentions of ``person``, what people decided first, of equal names once.

    ``rows`` are the rows asked about, those of now or of a day before; of what people decided only what ``counts``.
    """
    judged = judgements_on(rows, clearance, person.mentions)
    stands = clusters.standing(judged)
    inside = set(person.mentions)
    found: dict[tuple[object, ...], Join] = {}
    for number, one in sorted(judged, key=lambda row: (not row[1].by.is_human, row[0])):
        if one.verdict is not Verdict.SAME or not inside.issuperset(one.pair) or stands[one.pair] is not one:
            continue
        entry = one.part_of or number
        record = view.entry(entry)
        if one.by.is_human and not counts(record):
            continue
        left, right = (_name(rows, clearance, end) for end in (one.left, one.right))
        slot = (entry,) if one.by.is_human else (*sorted((left, right)), one.by.name)
        note = _note(rows, clearance, entry) if one.by.is_human else ""
        found.setdefault(slot, Join(entry, left, right, one, note, from_micros(record.entry.recorded_at)))
    return list(found.values())


def _name(rows: ReadsRows, clearance: Marking, entry: int) -> str:
    """The name that a mention is told by."""
    for id in rows.find("mention", clearance, f"entry/{entry}"):
        return str((rows.row("mention", clearance, id) or {"name": ""})["name"])
    return ""


def _note(rows: ReadsRows, clearance: Marking, decision: int) -> str:
    row = rows.row("judgement", clearance, padded(decision))
    return load(Judgement, row).note if row is not None else ""
