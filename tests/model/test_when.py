"""Days as sources give them, and how they are written down."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.errors import ImpossibleValueError
from habeas.model import When, edtf, parse_edtf

D = date.fromisoformat


def _made(kind: str, day: date, *, approximate: bool) -> When:
    if kind == "day":
        return When.day(day, approximate=approximate)
    if kind == "month":
        return When.month(day.year, day.month, approximate=approximate)
    return When.year(day.year, approximate=approximate)


named = st.builds(_made, st.sampled_from(["day", "month", "year"]), st.dates(), approximate=st.booleans())
ranges = st.lists(st.dates(), min_size=2, max_size=2).map(sorted)
spans_of_days = st.builds(lambda pair, approximate: When(pair[0], pair[1], None, approximate), ranges, st.booleans())
open_ended = st.builds(
    lambda day, begins, approximate: When(day if begins else None, None if begins else day, None, approximate),
    st.dates(),
    st.booleans(),
    st.booleans(),
)
whens = named | spans_of_days | open_ended | st.just(When(None, None))


@given(whens)
def test_value_and_parse_edtf_agree(when: When) -> None:
    assert parse_edtf(when.value) == (when.earliest, when.latest, when.approximate)


@given(whens, whens)
def test_two_stretches_of_days_are_written_alike_only_when_they_are_the_same(left: When, right: When) -> None:
    same = (left.earliest, left.latest, left.approximate) == (right.earliest, right.latest, right.approximate)
    assert (left.value == right.value) == same


@given(whens, whens)
def test_what_comes_certainly_before_shares_no_day_and_never_comes_after(left: When, right: When) -> None:
    if left.certainly_before(right):
        assert not right.certainly_before(left)
        for day in (left.latest, right.earliest):
            assert day is not None
            assert not (left.may_include(day) and right.may_include(day))


@given(whens, st.dates())
def test_a_day_is_before_after_or_possibly_included_and_just_one_of_them(when: When, day: date) -> None:
    one = When.day(day)
    assert [one.certainly_before(when), when.certainly_before(one), when.may_include(day)].count(True) == 1


@given(st.dates(min_value=date(1, 1, 2)))
def test_the_latest_day_never_comes_before_the_earliest(day: date) -> None:
    with pytest.raises(ImpossibleValueError):
        When(day, day - timedelta(days=1))


@pytest.mark.parametrize(
    ("earliest", "latest", "written", "why"),
    [
        ("2025-12-13", "2025-12-13", "2025-12-13", "one day"),
        ("2020-09-01", "2020-09-30", "2020-09", "a whole month"),
        ("2024-02-01", "2024-02-29", "2024-02", "a whole month of a leap year"),
        ("2024-02-01", "2024-02-28", "2024-02-01/2024-02-28", "not a whole month of a leap year"),
        ("2020-01-01", "2020-12-31", "2020", "a whole year"),
        ("2020-01-01", "2021-12-31", "2020-01-01/2021-12-31", "two years are a range"),
        ("2020-01-01", "2020-01-31", "2020-01", "January does not become a year"),
        ("2025-12-13", None, "2025-12-13/..", "since that day"),
        (None, "2025-12-13", "../2025-12-13", "by that day"),
        (None, None, "../..", "some day"),
        ("0987-01-01", "0987-12-31", "0987", "a year has four digits"),
    ],
)
def test_the_shortest_form_is_written(earliest: str | None, latest: str | None, written: str, why: str) -> None:
    assert edtf(D(earliest) if earliest else None, D(latest) if latest else None) == written, why


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "nothing"),
        ("soon", "a word"),
        ("2025-13", "there are twelve months"),
        ("2025-02-30", "February is short"),
        ("2025-12-13T15:00", "a clock time"),
        ("2025-12-13-14", "one part too many"),
        ("2025-1-2", "a month has two digits"),
        ("20251213", "no hyphens"),
        ("２０２５", "digits of another script"),
        ("2025-12-13/", "an open end is written .."),
        ("2025-12-14/2025-12-13", "it ends before it begins"),
        ("2025-12-13/2025-12-13", "one day is written as one"),
        ("2025~~", "about about"),
    ],
)
def test_what_is_never_written_is_refused(text: str, why: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 -- the standard library's words differ from version to version
        pytest.fail(f"{why}: {parse_edtf(text)}")
