"""Days and instants as people type them, in the register's zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.casework.times import day, from_micros, micros, moment, zone_named
from habeas.errors import NotADateError, WrongUseError

MINSK = ZoneInfo("Europe/Minsk")
ordinary = st.datetimes(min_value=datetime(1900, 1, 2), max_value=datetime(2200, 1, 1))  # noqa: DTZ001 -- zones are drawn
offsets = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
instants = st.builds(lambda naive, zone: naive.replace(tzinfo=zone), ordinary, offsets)


@pytest.mark.parametrize(
    ("typed", "zone", "meant", "why"),
    [
        ("2025-12-13", "UTC", "2025-12-13T23:59:59.999999", "a day means its end"),
        ("2025-12-13", "Europe/Minsk", "2025-12-13T20:59:59.999999", "its end where the register is"),
        ("2025-03-30", "Europe/Berlin", "2025-03-30T21:59:59.999999", "the night that an hour is left out"),
        ("2025-10-26", "Europe/Berlin", "2025-10-26T22:59:59.999999", "the night that an hour comes twice"),
        (" 2025-12-13\n", "UTC", "2025-12-13T23:59:59.999999", "spaces don't matter"),
        ("2025-12-13T15:00:00+03:00", "America/New_York", "2025-12-13T12:00:00", "an instant has its own zone"),
        ("2025-12-13T15:00:00Z", "Europe/Minsk", "2025-12-13T15:00:00", "Z is UTC"),
        ("2025-12-13T15:00:00.25Z", "UTC", "2025-12-13T15:00:00.250000", "parts of a second count"),
    ],
)
def test_what_is_typed_means_that_instant(typed: str, zone: str, meant: str, why: str) -> None:
    read = moment(typed, ZoneInfo(zone))
    assert read == datetime.fromisoformat(meant).replace(tzinfo=UTC), why
    assert read.utcoffset() == timedelta(0)


@given(instants)
def test_an_instant_that_is_typed_in_any_zone_is_that_instant(instant: datetime) -> None:
    assert moment(instant.isoformat(), MINSK) == instant


@given(ordinary, st.sampled_from(["UTC", "Europe/Minsk", "Europe/Berlin", "Pacific/Auckland"]))
def test_a_day_ends_right_before_the_next_begins(naive: datetime, zone: str) -> None:
    there = ZoneInfo(zone)
    after = moment(naive.date().isoformat(), there) + timedelta(microseconds=1)
    begins = after.astimezone(there)
    assert begins.date() == naive.date() + timedelta(days=1)
    assert (after - timedelta(microseconds=1)).astimezone(there).date() == naive.date()


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "nothing"),
        ("yesterday", "a word"),
        ("2025-02-30", "February is short"),
        ("2025-12-13T15:00:00", "an instant without its zone"),
        ("2025-12-13T25:00:00Z", "a day has 24 hours"),
        ("2025-12-13T15:00:00+25:00", "no zone is that far"),
        ("9999-12-31", "its end in New York lies beyond the calendar of UTC"),
        ("9999-12-31T23:00:00-03:00", "in UTC it lies beyond the calendar"),
        ("0001-01-01T00:00:00+03:00", "in UTC it lies before the calendar"),
        ("2025-W50-6", "a day of a week is not how days are written here"),
        ("2025-W50-6T15:00:00Z", "nor with a clock"),
        ("20251213T150000Z", "nor are hyphens left out"),
    ],
)
def test_what_is_no_instant_is_refused(typed: str, why: str) -> None:
    with pytest.raises(NotADateError):
        pytest.fail(f"{why}: {moment(typed, ZoneInfo('America/New_York'))}")


@pytest.mark.parametrize("typed", ["", "soon", "2025-02-30", "2025-12", "20251213", "2025-W50-6", "2025-12-13T15:00Z"])
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(NotADateError):
        day(typed)


def test_a_day_is_read_with_spaces_around_it() -> None:
    assert day(" 2025-12-13 ") == date(2025, 12, 13)


@given(instants)
def test_microseconds_lose_nothing_and_are_whole(instant: datetime) -> None:
    assert from_micros(micros(instant)) == instant
    assert isinstance(micros(instant), int)


@given(instants, instants)
def test_microseconds_keep_the_order_of_instants(left: datetime, right: datetime) -> None:
    assert (micros(left) < micros(right)) == (left < right)


@pytest.mark.parametrize("name", ["", "Minsk", "Europe", "Europe/Nowhere", "/etc/passwd", "../UTC", "UTC+3", "a\0b"])
def test_a_zone_that_is_none_is_refused(name: str) -> None:
    with pytest.raises(WrongUseError):
        zone_named(name)
