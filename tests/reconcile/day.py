"""A fictional day of release, for the tests of reconciling: testimonies whose words stand in a made-up report."""

from __future__ import annotations

from datetime import UTC, date, datetime

from habeas.model import (
    Certainty,
    Claim,
    Group,
    Kind,
    Measure,
    Mention,
    Nature,
    Place,
    Quantity,
    ReadBy,
    Role,
    Span,
    Testimony,
    Voice,
    When,
)

READ_BY = ReadBy("test", "1", "by hand")
DAY = date(2025, 12, 13)
PRESS = Voice("the press service", Role.OFFICIAL, named=True)
SISTER = Voice("her sister", Role.FAMILY)
WATCH = Voice("Example Rights Watch", Role.RIGHTS_GROUP, named=True)


def sentence(number: int) -> Span:
    """The words of the sentence with that number in a report of many equal sentences."""
    text = "They were freed. " * (number + 1)
    return Span.of(text, number * 17, number * 17 + 16)


def dated(day: str | None, *, in_words: bool = True, until: str | None = None) -> When | None:
    if day is None:
        return None
    words = Span.of("that day", 0, 8) if in_words else None
    return When(date.fromisoformat(day), date.fromisoformat(until or day), words)


def people_counted(number: int | Quantity, of: str = "prisoners", measure: Measure = Measure.EVENT) -> Group:
    quantity = Quantity.exactly(number) if isinstance(number, int) else number
    return Group(quantity, of, measure, Span.of(of, 0, len(of)))


def told(  # noqa: PLR0913 - a claim has many slots, and a test names the few it is about
    entry: int,
    about: str | Group,
    kind: Kind = Kind.RELEASED,
    *,
    day: str | None = "2025-12-13",
    until: str | None = None,
    in_words: bool = True,
    report: int = 1,
    at_sentence: int | None = None,
    origin: str = "report:1",
    certainty: Certainty = Certainty.REPORTED,
    said_by: tuple[Voice, ...] = (),
    member_of: Group | None = None,
    where: str | None = None,
    where_to: str | None = None,
    approved: bool = False,
) -> Testimony:
    words = sentence(entry if at_sentence is None else at_sentence)
    who = about if isinstance(about, Group) else Mention(about, about, Nature.NAME, Span.of(about, 0, len(about)))
    claim = Claim(
        kind,
        who,
        certainty,
        words,
        words,
        READ_BY,
        said_by=said_by,
        when=dated(day, in_words=in_words, until=until),
        where=Place(where, Span.of(where, 0, len(where))) if where else None,
        where_to=Place(where_to, Span.of(where_to, 0, len(where_to))) if where_to else None,
        member_of=member_of,
    )
    at = datetime.combine(DAY, datetime.min.time(), UTC)
    return Testimony(entry, claim, report, "source", DAY, at, at, origin, approved, direct=False)


def people(*testimonies: Testimony) -> dict[int, tuple[str, str]]:
    """Every name its own person."""
    names = {one.entry: one.claim.mention.normal for one in testimonies if one.claim.mention}
    first = {name: min(entry for entry, other in names.items() if other == name) for name in names.values()}
    return {entry: (f"p{first[name]}", name) for entry, name in names.items()}
