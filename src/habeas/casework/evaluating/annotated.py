"""Annotated reports: what people found in a report, as JSON beside its text, taken apart into plain values."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from habeas.casework import times
from habeas.casework.evaluating.pages import text_of
from habeas.errors import NotADateError, UnreadableCasesError
from habeas.model import PageTime

OTHER = "other_legal"
_KINDS = {"still_held": "held", "stripped_citizenship": "stripped_of_citizenship"}
Offsets = tuple[int, int]


@dataclass(frozen=True, slots=True)
class WantedPerson:
    """A person of an annotated claim: the full name, where it is mentioned, and whether by name there."""

    canonical: str
    offsets: Offsets | None
    by_name: bool


@dataclass(frozen=True, slots=True)
class WantedCount:
    """A number of people: its value, or its bounds where it is none exactly."""

    value: int | None
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class WantedClaim:
    """An annotated claim. ``voices`` are the roles that may say it; ``kind`` is ours, or ``other_legal``."""

    kind: str
    people: tuple[WantedPerson, ...]
    count: WantedCount | None
    voices: frozenset[str]
    certainty: str
    day: str | None
    term: tuple[int, int] | None
    place: tuple[str, Offsets | None] | None
    trigger: Offsets | None
    optional: bool


@dataclass(frozen=True, slots=True)
class WantedReport:
    """An annotated report. What stands from ``read_until`` on was not annotated; ``traps`` invite false claims."""

    id: str
    language: str
    split: str
    published: PageTime | None
    claims: tuple[WantedClaim, ...]
    traps: tuple[Offsets, ...]
    read_until: int | None


def read(path: Path) -> WantedReport:
    """The annotation in a file. Raises `UnreadableCasesError` where it isn't laid out as one."""
    try:
        return _report(json.loads(text_of(path)))
    except (ValueError, KeyError, TypeError, NotADateError) as err:
        msg = f"{path} is not laid out as the annotation of a report: {err!r}"
        raise UnreadableCasesError(msg) from err


def _report(made: Mapping[str, Any]) -> WantedReport:
    published = made["published"]
    return WantedReport(
        id=made["id"],
        language=made["lang"],
        split=made.get("split", "all"),
        published=times.published(published) if published else None,
        claims=tuple(_claim(claim) for claim in made["claims"]),
        traps=tuple(offsets for trap in made.get("traps", ()) if (offsets := _offsets(trap["offsets"])) is not None),
        read_until=made.get("read_until"),
    )


def _claim(made: Mapping[str, Any]) -> WantedClaim:
    says, count, term, place, day = (made[key] for key in ("says", "count", "sentence", "place", "date"))
    return WantedClaim(
        kind=_KINDS.get(made["event"], made["event"]),
        people=tuple(_person(person) for person in made["persons"]),
        count=WantedCount(count["value"], count["min"], count["max"]) if count else None,
        voices=frozenset({says["kind"], *says.get("also_kinds", ())}),
        certainty=made["certainty"],
        day=(day["value"] or None) if day else None,
        term=(term.get("years") or 0, term.get("months") or 0) if term else None,
        place=(place["name"], _offsets(place.get("offsets"))) if place else None,
        trigger=_offsets(made["trigger_offsets"]),
        optional=bool(made.get("optional")),
    )


def _person(made: Mapping[str, Any]) -> WantedPerson:
    return WantedPerson(made["canonical"], _offsets(made["offsets"]), made.get("mention", "name") == "name")


def _offsets(made: Any) -> Offsets | None:
    return (made[0], made[1]) if made else None
