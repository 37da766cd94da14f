"""Testimonies about openly fictional people, for the tests of the register."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from habeas.model import (
    Actor,
    Card,
    Certainty,
    Charge,
    Claim,
    Finding,
    Group,
    Kind,
    Measure,
    Mention,
    Nature,
    Observation,
    ObservationKind,
    Place,
    Quantity,
    ReadBy,
    Sighting,
    Span,
    Term,
    TermKind,
    Testimony,
    Voice,
    When,
)
from habeas.register import card

READ_BY = ReadBy("test", "1", "by hand")
TODAY = date(2026, 1, 15)
ANNA = "Anna Example"


def span(words: str) -> Span:
    return Span.of(words, 0, len(words))


def when(text: str | None) -> When | None:
    """`None`, a day, a month, a year, with `~`; `since 2020-09-01` is open-ended."""
    if text is None:
        return None
    if text.startswith("since "):
        return When(date.fromisoformat(text.removeprefix("since ")), None)
    about = text.endswith("~")
    parts = [int(part) for part in text.rstrip("~").split("-")]
    if len(parts) == 1:
        return When.year(parts[0], approximate=about)
    if len(parts) == 2:
        return When.month(parts[0], parts[1], approximate=about)
    return When.day(date(parts[0], parts[1], parts[2]), approximate=about)


def years(number: int, kind: TermKind = TermKind.PRISON, *, days: int = 0) -> Term:
    return Term(number, 0, kind, span(f"{number} years"), days)


def group(number: int = 123, of: str = "prisoners", measure: Measure = Measure.EVENT) -> Group:
    return Group(Quantity.exactly(number), of, measure, span(f"{number} {of}"))


def mention(name: str = ANNA, nature: Nature = Nature.NAME) -> Mention:
    return Mention(name, name, nature, span(name))


def says(  # noqa: PLR0913 - a claim has many slots, and a test names the few it is about
    entry: int,
    kind: Kind,
    day: str | None = None,
    *,
    certainty: Certainty = Certainty.REPORTED,
    origin: str = "wire:one",
    approved: bool = False,
    direct: bool = False,
    report: int = 1,
    told: str = "2025-12-13",
    about: Mention | Group | None = None,
    said_by: tuple[Voice, ...] = (),
    mode: str | None = None,
    term: Term | None = None,
    charge: str | None = None,
    again: bool = False,
    where: str | None = None,
    where_to: str | None = None,
    handed_to: str | None = None,
    by: str | None = None,
) -> Testimony:
    words = span(kind.value)
    claim = Claim(
        kind,
        about or mention(),
        certainty,
        words,
        words,
        READ_BY,
        said_by=said_by,
        when=when(day),
        mode=mode,
        term=term,
        charge=Charge(charge, span(charge)) if charge else None,
        again=again,
        where=Place(where, span(where)) if where else None,
        where_to=Place(where_to, span(where_to)) if where_to else None,
        handed_to=Actor(handed_to, span(handed_to)) if handed_to else None,
        by=Actor(by, span(by)) if by else None,
    )
    at = datetime.combine(date.fromisoformat(told), datetime.min.time(), UTC)
    day_told = date.fromisoformat(told)
    return Testimony(entry, claim, report, "source", day_told, at, at, origin, approved, direct)


def sees(  # noqa: PLR0913 - as above
    entry: int,
    kind: ObservationKind,
    day: str | None = None,
    *,
    certainty: Certainty = Certainty.REPORTED,
    origin: str = "voice:witness",
    approved: bool = False,
    said_by: tuple[Voice, ...] = (),
    told: str = "2025-12-13",
    where: str | None = None,
) -> Sighting:
    words = span(kind.value)
    place = Place(where, span(where)) if where else None
    seen = Observation(kind, mention(), words, words, certainty, READ_BY, said_by, when(day), place)
    at = datetime.combine(date.fromisoformat(told), datetime.min.time(), UTC)
    return Sighting(entry, seen, 1, date.fromisoformat(told), at, at, origin, approved)


def known(
    *said: Testimony,
    on: str | None = None,
    seen: tuple[Sighting, ...] = (),
    found: tuple[tuple[int, Finding], ...] = (),
    today: date = TODAY,
) -> Card:
    return card(said, found, seen, on=date.fromisoformat(on) if on else None, today=today)


def approved(*said: Testimony) -> tuple[Testimony, ...]:
    return tuple(replace(one, approved=True) for one in said)


__all__ = [
    "ANNA",
    "TODAY",
    "Certainty",
    "Kind",
    "approved",
    "group",
    "known",
    "mention",
    "replace",
    "says",
    "sees",
    "span",
    "when",
    "years",
]
