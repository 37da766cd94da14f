"""Who sees what: hidden and absent must look the same, also to whoever brings in what is there already."""

from __future__ import annotations

from habeas.casework.rows import ReadsRows, padded
from habeas.model import Marking


def seen_by(marking: Marking) -> Marking:
    """What is seen by whoever records something under ``marking``: an ordinary colleague sees nothing confidential.

    >>> seen_by(Marking.PUBLIC).value
    'internal'
    """
    return max(marking, Marking.INTERNAL, key=lambda one: one.height)


def marking_of(rows: ReadsRows, projection: str, entry: int) -> Marking:
    """The lowest clearance that sees the row of an entry; confidential where none does."""
    seen = (one for one in Marking if rows.row(projection, one, padded(entry)) is not None)
    return next(seen, Marking.CONFIDENTIAL)
