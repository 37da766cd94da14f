"""Which version of the program made the rows: theirs is a form of its own, and another version may make others.

Rows hold codes and data, never wording, so that better words change none of them. Names are found by keys, though, and
what reports tell is understood by tables; with other ones, the same ledger gives other rows. That is no damage: it is
told apart by this mark, which stands among the rows and in their digest.
"""

from __future__ import annotations

from habeas.casework.rows import ReadsRows, Row, WritesRows
from habeas.identity.judge import MATCHER
from habeas.model import Marking

PROJECTION = "made_by"
ID = "rows"
ROWS_VERSION = "6"
"""Raised with any change by which the same ledger gives other rows: their form, their keys, the tables behind them."""


def this_version() -> Row:
    """The mark of the rows that this program makes."""
    return {"rows": ROWS_VERSION, "matcher": MATCHER}


def sign(rows: WritesRows) -> None:
    """Note that all rows, those of every clearance, are made by this program."""
    rows.put(PROJECTION, Marking.CONFIDENTIAL, ID, this_version())


def another_version(rows: ReadsRows) -> str | None:
    """The version that made the rows, in words, where it is not this one; ``None`` where they are ours."""
    mark = rows.row(PROJECTION, Marking.CONFIDENTIAL, ID)
    if mark is None:
        return "an earlier version"
    return None if mark == this_version() else f"version {mark.get('rows')} with {mark.get('matcher')}"
