"""Days and instants as people type them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from habeas.errors import NotADateError, WrongUseError
from habeas.model import Grain, PageTime
from habeas.model.when import parse_edtf

_GRAINS = {4: Grain.YEAR, 7: Grain.MONTH, 10: Grain.DAY}  # by the length of the written form


def zone_named(name: str) -> ZoneInfo:
    """The time zone of that IANA name; raises `WrongUseError` when there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as err:
        msg = f"there is no time zone {name!r}"
        raise WrongUseError(msg, hint="Write it as Europe/Minsk, Europe/Berlin or UTC.") from err


def day(text: str) -> date:
    """A day; raises `NotADateError` for anything else.

    >>> day("2025-12-13")
    datetime.date(2025, 12, 13)
    """
    try:
        return _as_written(text.strip())
    except ValueError as err:
        msg = f"{text!r} is no day"
        raise NotADateError(msg, hint="Write a day as 2025-12-13.") from err


def published(text: str) -> PageTime:
    """When something was published: a day, or only a month or a year; raises `NotADateError` for anything else.

    >>> published("2019-02").day, published("2019-02").grain.value
    (datetime.date(2019, 2, 28), 'month')
    """
    written = text.strip()
    try:
        _, latest, approximate = parse_edtf(written)
    except ValueError:
        latest = None
        approximate = False
    if latest is None or approximate or len(written) not in _GRAINS:
        msg = f"{text!r} is no day"
        raise NotADateError(msg, hint="Write a day as 2025-12-13, or what is known of it as 2025-12 or 2025.")
    return PageTime(latest, grain=_GRAINS[len(written)])


def moment(text: str, zone: ZoneInfo) -> datetime:
    """An instant in UTC: a bare day means its end in the register's zone, an instant needs its own offset.

    Raises `NotADateError` for anything else.

    >>> moment("2025-12-13", ZoneInfo("Europe/Minsk")).isoformat()
    '2025-12-13T20:59:59.999999+00:00'
    >>> moment("2025-12-13T15:00:00+03:00", ZoneInfo("UTC")).isoformat()
    '2025-12-13T12:00:00+00:00'
    """
    text = text.strip()
    try:
        said = _as_written(text[: len("2025-12-13")])
        if text == said.isoformat():
            return datetime.combine(said, time.max, zone).astimezone(UTC)
        read = datetime.fromisoformat(text)
        in_utc = read.astimezone(UTC) if read.utcoffset() is not None else None
    except (ValueError, OverflowError) as err:
        msg = f"{text!r} is neither a day nor an instant"
        raise NotADateError(msg) from err
    if in_utc is None:
        msg = f"{text!r} does not say in which time zone it is"
        raise NotADateError(msg)
    return in_utc


def _as_written(text: str) -> date:
    """The day, in the one form that we ask for: Python also takes 20251213 and 2025-W50-6."""
    read = date.fromisoformat(text)
    if read.isoformat() != text:
        msg = f"{text!r} is another way to write a day"
        raise ValueError(msg)
    return read


def micros(instant: datetime) -> int:
    """Microseconds since 1970 in UTC, exactly.

    >>> micros(datetime(1970, 1, 1, 0, 0, 1, tzinfo=UTC))
    1000000
    """
    since = instant.astimezone(UTC) - datetime(1970, 1, 1, tzinfo=UTC)
    return (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds


def from_micros(value: int) -> datetime:
    """The instant of that many microseconds since 1970, in UTC."""
    seconds, rest = divmod(value, 1_000_000)
    return datetime.fromtimestamp(seconds, UTC).replace(microsecond=rest)
