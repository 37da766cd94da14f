"""Times as pages state them; what is ambiguous is not guessed."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.archive.formats.pagetime import find, parse
from habeas.archive.formats.tables import MONTH_OF


@pytest.mark.parametrize(
    ("words", "clock", "zone", "minutes"),
    [
        ("2025-12-13", None, None, None),
        ("2025-12-13T15:00:00Z", "15:00:00", "Z", 0),
        ("2025-12-13T15:00:00.123+0300", "15:00:00", "+0300", 180),
        ("2025-12-13 15:00", "15:00:00", None, None),
        ("Sat, 13 Dec 2025 15:00:00 -0500", "15:00:00", "-0500", -300),
        ("Saturday, December 13, 2025 at 3 p.m. EST", "15:00:00", "EST", -300),
        ("Updated 3:14 PM ET, Sat December 13, 2025", "15:14:00", "ET", None),
        ("13.12.2025 15:19", "15:19:00", None, None),
        ("13/12/2025", None, None, None),
        ("13th of December 2025, 12:05 a.m.", "00:05:00", None, None),
        ("13. Dezember 2025, 15.19 Uhr (MEZ)", "15:19:00", "MEZ", 60),
        ("13 grudnia 2025, godz. 15:00", "15:00:00", None, None),
        ("13 декабря 2025 г. в 15:00 МСК", "15:00:00", "МСК", 180),
        ("15:00, 13 грудня 2025", "15:00:00", None, None),
        ("13 снежня 2025 году, 15:00", "15:00:00", None, None),
        ("13 December 2025 | 15:00 GMT+3", "15:00:00", "GMT+3", 180),
    ],
)
def test_a_time_is_read_as_it_is_written(words: str, clock: str | None, zone: str | None, minutes: int | None) -> None:
    when = parse(words)
    assert when is not None
    assert when.day == date(2025, 12, 13)
    assert (when.clock.isoformat() if when.clock else None, when.zone, when.offset_minutes) == (clock, zone, minutes)


@pytest.mark.parametrize(
    "words",
    [
        "03/04/2025",
        "31 February 2025",
        "December 2025",
        "13 December",
        "12.13.2025",
        "2025-13-01",
        "1:2025",
        "tomorrow",
        "",
    ],
)
def test_what_is_no_day_or_could_be_two_is_none(words: str) -> None:
    assert parse(words) is None


def test_a_clock_belongs_to_the_day_beside_it() -> None:
    found = find("December 13, 2025, 3:00 p.mDecember 13, 2025, 3:19 p.m")
    assert [one.when.clock for one in found] == [time(15), time(15, 19)]
    assert [one.when.span.words for one in found if one.when.span] == [
        "December 13, 2025, 3:00 p.m", "December 13, 2025, 3:19 p.m",
    ]  # fmt: skip
    far = parse("13 December 2025 was the day on which they were freed, at 15:00")
    assert far is not None
    assert far.clock is None


@given(st.integers(631_152_000, 3_786_912_000), st.integers(-12 * 60, 14 * 60))
def test_an_instant_written_for_machines_is_that_instant(seconds: int, minutes: int) -> None:
    there = datetime.fromtimestamp(seconds, timezone(timedelta(minutes=minutes)))
    when = parse(there.isoformat())
    assert when is not None
    assert when.instant(UTC) == there


@given(
    st.dates(date(1990, 1, 1), date(2090, 1, 1)),
    st.sampled_from(sorted(MONTH_OF)),
    st.sampled_from(["{} {} {}", "{}. {} {}"]),
)
def test_a_day_with_its_month_in_words_is_that_day(day: date, month: str, shape: str) -> None:
    day = day.replace(day=min(day.day, 28), month=MONTH_OF[month])
    for name in (month, month.capitalize(), month.upper()):
        when = parse(shape.format(day.day, name, day.year))
        assert when is not None
        assert when.day == day


@given(st.text(alphabet="0123456789:.-/ Decmbr,apT+Z", max_size=60))
def test_nothing_written_in_the_signs_of_times_breaks_the_reader(words: str) -> None:
    for found in find(words):
        assert found.when.span is not None
        assert words[found.start : found.end] == found.when.span.words
