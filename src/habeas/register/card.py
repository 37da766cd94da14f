"""Everything the register answers about one person on a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from habeas.model import Card, Finding, ReviewVerdict, Sighting, Testimony
from habeas.register.conflicts import conflicts
from habeas.register.episodes import episodes
from habeas.register.evidence import counts, days, facts
from habeas.register.status import status
from habeas.register.view import view


def card(
    testimonies: Sequence[Testimony],
    findings: Sequence[tuple[int, Finding]],
    sightings: Sequence[Sighting],
    *,
    on: date | None,
    today: date,
) -> Card:
    """One person's status on a day (``None``: ``today``), their episodes, timeline and conflicts.

    The caller hands in only what was known, recorded and cleared; a corrected claim is replaced by its correction.
    The order of what is handed in doesn't matter. Episodes, timeline and conflicts tell the whole of it, of any day.
    """
    told = facts(testimonies, sightings)
    seen = view(told, findings, on or today)
    whole = view(told, (), max([today, *(fact.last for fact in told)]))
    return Card(
        status=status(seen),
        episodes=episodes(told),
        timeline=timeline(testimonies),
        conflicts=conflicts(told, whole),
    )


def timeline(testimonies: Sequence[Testimony]) -> tuple[Testimony, ...]:
    """What is said of the person, by the day it is about, whether it supports anything or not."""
    shown = [one for one in testimonies if counts(one) and one.review is not ReviewVerdict.REJECTED]
    return tuple(sorted(shown, key=_order))


def _order(one: Testimony) -> tuple[date, date, int]:
    first, last = days(one.claim.when, one.report_day)
    return first or last, last, one.entry
