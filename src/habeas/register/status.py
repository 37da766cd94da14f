"""Runs the rule table over what is known of one person on a day."""

from __future__ import annotations

from dataclasses import replace

from habeas.model import Axis, Status
from habeas.register.recognition import bodies
from habeas.register.rules import rows
from habeas.register.ruling import Row, Ruling
from habeas.register.view import View


def status(seen: View) -> Status:
    """The four axes."""
    return Status(
        liberty=axis("liberty", seen),
        place=axis("place", seen),
        legal=axis("legal", seen),
        recognition=tuple(
            replace(axis("recognition", replace(seen, body=key)), body=name) for key, name in bodies(seen).items()
        ),
    )


def axis(name: str, seen: View) -> Axis:
    """One axis, by the first row of the table that fits."""
    row, ruling = next((row, ruling) for row in rows(name) if (ruling := row.decides(seen)) is not None)
    return _axis(row, ruling)


def _axis(row: Row, ruling: Ruling) -> Axis:
    return Axis(
        value=None if ruling.value is None else str(ruling.value),
        why=row.sentence(ruling),
        rule=row.name,
        since=ruling.since,
        last_evidence=ruling.last_evidence,
        origins=ruling.origins,
        for_=tuple(sorted({fact.entry for fact in ruling.for_} | set(ruling.entries_for))),
        against=tuple(sorted({fact.entry for fact in ruling.against} | set(ruling.entries_against))),
    )
