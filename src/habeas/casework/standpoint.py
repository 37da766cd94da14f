"""From where a question is asked, and the rows as they were recorded by then."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from habeas.casework.fold import refold
from habeas.casework.rows import MemoryRows, ReadsRows
from habeas.casework.times import micros
from habeas.ledger.store import View
from habeas.model import Marking


@dataclass(frozen=True, slots=True)
class Standpoint:
    """From where a question is asked: on which day it happened, as known and as recorded by when, for which clearance.

    ``None`` means now; a day that is not given is that of ``known`` or ``recorded``, whichever is earlier.
    """

    on: date | None = None
    known: datetime | None = None
    recorded: datetime | None = None
    clearance: Marking = Marking.INTERNAL


def rows_at(view: View, recorded: datetime | None) -> tuple[ReadsRows, int]:
    """The rows now, or folded again in memory from the entries recorded by then, less what is hidden since."""
    if recorded is None:
        return view, view.position
    until, limit = 0, micros(recorded)
    for record in view.entries():
        if record.entry.recorded_at > limit:
            break
        until = record.number
    rows = MemoryRows()
    refold(view, rows, until=until, hides_more_now=True)
    return rows, until
