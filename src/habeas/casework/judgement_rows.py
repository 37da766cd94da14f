"""The judgements on record, as rows: those on given mentions, each with its entry."""

from __future__ import annotations

from collections.abc import Iterable

from habeas.casework.payloads import load
from habeas.casework.rows import ReadsRows
from habeas.model import Judgement, Marking


def judgements_on(rows: ReadsRows, clearance: Marking, mentions: Iterable[int]) -> list[tuple[int, Judgement]]:
    """Every judgement that is recorded on one of these mentions and not withdrawn, with its entry, in order."""
    found = {id for entry in mentions for id in rows.find("judgement", clearance, f"entry/{entry}")}
    bodies = ((int(id), rows.row("judgement", clearance, id)) for id in sorted(found))
    return [(number, load(Judgement, body)) for number, body in bodies if body is not None]
