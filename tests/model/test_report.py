"""Blocks of a page, times as pages state them, and who may see what."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from habeas.errors import ImpossibleValueError
from habeas.model import Acquisition, Block, BlockRole, Judgement, Marking, PageTime, Report
from habeas.model.decisions import CERTAIN_PPM, Author, Verdict

TEXT = "x" * 12
edges = st.integers(-1, 14)
DAY = date(2025, 12, 13)


@given(st.lists(st.tuples(edges, edges), max_size=4))
@example([(0, len(TEXT) + 1)])
def test_blocks_never_overlap_and_lie_in_order_inside_the_text(cuts: list[tuple[int, int]]) -> None:
    blocks = tuple(Block(BlockRole.PARAGRAPH, start, end) for start, end in cuts)
    covered = [at for start, end in cuts for at in range(start, end)]
    fits = all(start < end for start, end in cuts) and covered == sorted(set(covered) & set(range(len(TEXT))))
    if fits:
        assert Report("0" * 64, TEXT, blocks, "test 1").blocks == blocks
    else:
        with pytest.raises(ImpossibleValueError):
            Report("0" * 64, TEXT, blocks, "test 1")


@given(
    st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)),
    st.times(),
    st.integers(-14 * 60, 14 * 60),
)
def test_a_clock_with_an_offset_is_that_instant_whatever_the_register_s_zone(
    day: date, clock: time, minutes: int
) -> None:
    there = datetime.combine(day, clock, timezone(timedelta(minutes=minutes)))
    stated = PageTime(day, clock, "as written", minutes)
    for zone in (UTC, ZoneInfo("Pacific/Auckland")):
        assert stated.instant(zone) == there
        assert stated.instant(zone).utcoffset() == timedelta(0)


@pytest.mark.parametrize(
    ("stated", "zone", "instant", "why"),
    [
        (PageTime(DAY, time(15), "+03:00", 180), "UTC", "2025-12-13T12:00:00", "the page's own offset"),
        (PageTime(DAY, time(15)), "Europe/Minsk", "2025-12-13T12:00:00", "no zone: the register's"),
        (PageTime(DAY, time(15), "CST"), "Europe/Minsk", "2025-12-13T12:00:00", "letters that mean several hours"),
        (PageTime(DAY), "UTC", "2025-12-13T23:59:59", "a bare day counts from its end"),
        (PageTime(DAY), "Europe/Minsk", "2025-12-13T20:59:59", "its end where the register is"),
        (PageTime(DAY, None, "+03:00", 180), "UTC", "2025-12-13T20:59:59", "its end where the page is"),
        (PageTime(DAY, time(0)), "UTC", "2025-12-13T00:00:00", "midnight is a clock time"),
        (PageTime(DAY, time(1), "+03:00", 180), "UTC", "2025-12-12T22:00:00", "the day before in UTC"),
        (PageTime(date(2025, 7, 1), time(12)), "Europe/Berlin", "2025-07-01T10:00:00", "summer time of that day"),
    ],
)
def test_the_instant_of_a_stated_time(stated: PageTime, zone: str, instant: str, why: str) -> None:
    assert stated.instant(ZoneInfo(zone)) == datetime.fromisoformat(instant).replace(tzinfo=UTC), why


def test_markings_rise_from_public_over_internal_to_confidential() -> None:
    assert [(marking.value, marking.height) for marking in sorted(Marking, key=lambda marking: marking.height)] == [
        ("public", 0),
        ("internal", 1),
        ("confidential", 2),
    ]


def test_an_acquisition_without_a_zone_cannot_exist() -> None:
    with pytest.raises(ImpossibleValueError):
        Acquisition(datetime(2025, 12, 13, 15), "file", "Anna Example")  # noqa: DTZ001 -- what is refused


entries = st.integers(1, 9)


@given(entries, entries, st.integers(-2, CERTAIN_PPM + 2))
def test_a_judgement_s_pair_does_not_depend_on_its_order(left: int, right: int, ppm: int) -> None:
    def judged(one: int, other: int) -> Judgement:
        return Judgement(one, other, Verdict.SAME, ppm, (), Author("test", "1"))

    if left == right or not 0 <= ppm <= CERTAIN_PPM:
        with pytest.raises(ImpossibleValueError):
            judged(left, right)
    else:
        assert judged(left, right).pair == judged(right, left).pair == tuple(sorted((left, right)))


def test_a_person_decides_without_a_version_and_an_algorithm_with_one() -> None:
    assert Author("Anna Example").is_human
    assert not Author("matcher", "1").is_human
