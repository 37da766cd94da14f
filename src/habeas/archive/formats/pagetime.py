"""Days and clock times as pages state them: in words, in figures, for machines. Zones are kept as written.

What is ambiguous is not guessed: ``03/04/2025`` gives nothing, and a zone whose letters mean several hours has no
minutes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time

from habeas.archive.formats.tables import MINUTES_OF, MONTH_OF, UNCLEAR_ZONES, Zone, alternatives
from habeas.model.report import PageTime
from habeas.model.span import Span

_MONTHS = alternatives([*MONTH_OF, *(word.capitalize() for word in MONTH_OF), *(word.upper() for word in MONTH_OF)])
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_HAS_YEAR = re.compile(r"(?:19|20)\d\d")
_NO_DIGIT = r"(?<![\d.:/-])"

# A month may be glued to what stands before it ("3:00 p.mDecember 13"), so only digits are held against it.
_DATES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_NO_DIGIT}{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)",
        rf"{_NO_DIGIT}{_YEAR}/(?P<month>\d\d)/(?P<day>\d\d)(?!\d)",
        rf"{_NO_DIGIT}(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}})\.\s?{_YEAR}",
        rf"{_NO_DIGIT}(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}})/{_YEAR}",
        rf"{_NO_DIGIT}(?P<day>\d{{1,2}})(?:st|nd|rd|th|-е|-го)?\.?[\s-]+(?:of\s+)?(?P<name>{_MONTHS})\.?,?[\s-]+{_YEAR}",
        rf"(?P<name>{_MONTHS})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}",
    )
)
_OFFSET = r"(?:(?:UTC|GMT)\s?)?[+\N{MINUS SIGN}-]\d{1,2}:?(?:\d\d)?(?!\d)"
_ZONE = rf"(?:\(?(?P<zone>{_OFFSET}|(?:{alternatives([*MINUTES_OF, *UNCLEAR_ZONES])})(?!\w))\)?)"
_HALF = r"(?P<half>[ap](?:\.\s?m\b\.?|m(?!\w)\.?|\.\s?m(?=[A-Z]))|[AP]\.?M\b\.?)"
_CLOCK = re.compile(
    rf"(?<![\d.:])(?P<hour>[01]?\d|2[0-4])"
    rf"(?::(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d)(?:[.,]\d{{1,9}})?)?|[.h](?P<dotted>[0-5]\d)(?=\s?(?:Uhr|[ap]\.?m))"
    rf"|(?=\s?(?:Uhr|[ap]\.?m\b|[AP]M\b)))(?!\d)"
    rf"(?:\s?{_HALF}|\s?Uhr\b)?(?:\s?{_ZONE})?"
)
_BETWEEN = re.compile(
    r"T|[\s,;|·•–—-]*(?:(?:at|um|am|gegen|o|w|godz|godzina|в|о|об|у|а|г|р|r|роки|року|года|году|год|roku|Uhr)\b\.?[\s,;|·•–—-]*){0,3}"
)
_FARTHEST = 24


@dataclass(frozen=True, slots=True)
class Found:
    """A time in a text, and where it stands."""

    start: int
    end: int
    when: PageTime


@dataclass(frozen=True, slots=True)
class _Clock:
    start: int
    end: int
    clock: time
    zone: Zone | None


def parse(text: str) -> PageTime | None:
    """The time that ``text`` begins with or holds, or ``None``.

    >>> when = parse("2025-12-13T15:00:00+03:00")
    >>> when.day.isoformat(), when.clock.isoformat(), when.zone, when.offset_minutes
    ('2025-12-13', '15:00:00', '+03:00', 180)
    >>> parse("Sat, 13 Dec 2025 15:00:00 GMT").offset_minutes
    0
    >>> parse("13. Dezember 2025, 15.19 Uhr").clock.isoformat()
    '15:19:00'
    >>> parse("03/04/2025") is None
    True
    """
    first = next(iter(find(text[:400])), None)
    return first.when if first else None


def find(text: str) -> list[Found]:
    """Every day in ``text`` that has a year, each with the clock time beside it, in order.

    >>> [found.when.clock.isoformat() for found in find("December 13, 2025, 3:00 p.mDecember 13, 2025, 3:19 p.m")]
    ['15:00:00', '15:19:00']
    """
    days = list(_days(text)) if _HAS_YEAR.search(text) else []
    clocks = list(_clocks(text)) if days else []
    taken: set[int] = set()
    found = []
    for index, (first, last, day) in enumerate(days):
        floor = days[index - 1][1] if index else 0
        ceiling = days[index + 1][0] if index + 1 < len(days) else len(text)
        clock = _beside(text, clocks, (first, last), (floor, ceiling), taken)
        start, end = first, last
        if clock is not None:
            taken.add(clock.start)
            start, end = min(first, clock.start), max(last, clock.end)
        found.append(Found(start, end, _page_time(text, start, end, day, clock)))
    return found


def _page_time(text: str, start: int, end: int, day: date, clock: _Clock | None) -> PageTime:
    zone = clock.zone if clock else None
    return PageTime(
        day,
        clock.clock if clock else None,
        zone.words if zone else None,
        zone.minutes if zone else None,
        Span.of(text, start, end),
    )


def _beside(
    text: str, clocks: list[_Clock], day: tuple[int, int], room: tuple[int, int], taken: set[int]
) -> _Clock | None:
    """The clock right after the day, else the one right before it, with nothing but filler between."""
    after = [clock for clock in clocks if day[1] <= clock.start <= day[1] + _FARTHEST and clock.end <= room[1]]
    before = [clock for clock in clocks if clock.end <= day[0] <= clock.end + _FARTHEST and clock.start >= room[0]]
    for clock in (*after[:1], *before[-1:]):
        left, right = sorted((day, (clock.start, clock.end)))
        gap = text[left[1] : right[0]]
        if clock.start not in taken and (_BETWEEN.fullmatch(gap) or _is_weekday(gap)):
            return clock
    return None


def _is_weekday(gap: str) -> bool:
    return re.fullmatch(r"[\s,]*(?:\w{2,12}\.?)?[\s,]*", gap) is not None


def _days(text: str) -> Iterator[tuple[int, int, date]]:
    matches = sorted(
        (match for pattern in _DATES for match in pattern.finditer(text)),
        key=lambda match: (match.start(), -match.end()),
    )
    at = 0
    for match in matches:
        if match.start() < at or (day := _day(match)) is None:
            continue
        at = match.end()
        yield match.start(), match.end(), day


def _day(match: re.Match[str]) -> date | None:
    parts = match.groupdict()
    month = MONTH_OF[parts["name"].lower()] if parts.get("name") else int(parts["month"])
    day = int(parts["day"])
    if "/" in match[0] and parts.get("name") is None and not match[0].startswith(parts["year"]):
        if day <= 12 and month <= 12 and day != month:
            return None  # day or month first: nobody can tell
        if month > 12:
            day, month = month, day
    try:
        return date(int(parts["year"]), month, day)
    except ValueError:
        return None


def _clocks(text: str) -> Iterator[_Clock]:
    for match in _CLOCK.finditer(text):
        hour = int(match["hour"])
        minute = int(match["minute"] or match["dotted"] or 0)
        half = (match["half"] or "").lower()
        if half:
            if not 1 <= hour <= 12:
                continue
            hour = hour % 12 + (12 if half.startswith("p") else 0)
        if hour > 23:
            continue
        yield _Clock(match.start(), match.end(), time(hour, minute, int(match["second"] or 0)), _zone(match["zone"]))


def _zone(words: str | None) -> Zone | None:
    if words is None:
        return None
    offset = re.search(r"([+\N{MINUS SIGN}-])(\d{1,2}):?(\d\d)?\Z", words)
    if offset is None:
        return Zone(words, MINUTES_OF.get(words))
    digits, rest = offset[2], offset[3]
    minutes = int(digits) * 60 + int(rest or 0)
    if minutes > 14 * 60:
        return Zone(words, None)
    return Zone(words, minutes if offset[1] == "+" else -minutes)
