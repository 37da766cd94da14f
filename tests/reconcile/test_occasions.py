"""Claims that speak of one happening gather by themselves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.model import Certainty, Kind, Measure, Quantity
from habeas.model import Testimony as Told  # pytest would collect a class whose name begins with Test
from habeas.reconcile import occasions
from tests.reconcile.day import people_counted, told

COUNT = people_counted(123)
DAY = (
    told(1, COUNT, Kind.PARDONED, day="2025-12-12"),
    told(2, COUNT, where="Ruritania"),
    told(3, "Anna Example", report=2, where="Ruritania"),
    told(4, "Anna Example", Kind.EXILED, report=3, where="Ruritania", where_to="Utopia"),
    told(5, "Boris Sample", day="2025-12-14", in_words=False, report=4),
)


def test_decree_release_and_handover_are_parts_of_one() -> None:
    (found,) = occasions.derive(DAY)
    assert (found.id, found.label) == ("release-2025-12-13", "the release of 13 December 2025 in Ruritania")
    assert found.claims == (1, 2, 3, 4, 5)
    assert found.parts == (
        "the decree of 12 December 2025",
        "the release of 13 December 2025",
        "the handover of 13 December 2025 to Utopia",
    )


def test_two_releases_dated_in_words_on_two_days_are_two() -> None:
    ids = [one.id for one in occasions.derive([told(1, COUNT), told(2, people_counted(7), day="2025-12-14")])]
    assert ids == ["release-2025-12-13", "release-2025-12-14"]


def test_daily_reports_do_not_chain_a_week_into_one_occasion() -> None:
    week = [told(number, COUNT, day=f"2025-12-{12 + number}", in_words=False) for number in range(1, 8)]
    assert len(occasions.derive(week)) == 4


@pytest.mark.parametrize(
    "claim",
    [
        told(9, COUNT, day=None),
        told(9, COUNT, day="2025-11-01", until="2025-11-30"),
        told(9, "Anna Example", day=None, certainty=Certainty.DENIED),
        told(9, "Anna Example", day=None, certainty=Certainty.FUTURE),
        told(9, people_counted(156, measure=Measure.CUMULATIVE)),
        told(9, people_counted(Quantity(1101, None), measure=Measure.STOCK)),
        told(9, "Anna Example", Kind.ARRESTED),
    ],
    ids=["undated", "a month", "denied, undated", "future, undated", "a sum", "a stock", "another kind"],
)
def test_background_belongs_to_none(claim: Told) -> None:
    assert 9 not in {entry for one in occasions.derive([*DAY, claim]) for entry in one.claims}


def test_a_range_of_days_belongs_to_the_day_that_lies_in_it() -> None:
    (found,) = occasions.derive([told(1, COUNT), told(2, "Anna Example", day="2025-12-12", until="2025-12-14")])
    assert (found.id, found.claims) == ("release-2025-12-13", (1, 2))


def test_a_pardon_alone_is_a_pardon() -> None:
    (found,) = occasions.derive([told(1, COUNT, Kind.PARDONED)])
    assert (found.id, found.label) == ("pardon-2025-12-13", "the pardon of 13 December 2025")


def test_one_persons_release_in_one_report_is_no_occasion_and_in_two_it_is() -> None:
    alone = told(1, "Anna Example")
    assert occasions.derive([alone]) == ()
    assert len(occasions.derive([alone, told(2, "Anna Example", report=2)])) == 1
    assert len(occasions.derive([alone, told(2, "B Sample"), told(3, "C Muster")])) == 1


def test_what_is_only_announced_or_denied_makes_no_occasion() -> None:
    assert occasions.derive([told(1, COUNT, certainty=Certainty.FUTURE)]) == ()
    assert occasions.derive([told(1, COUNT, certainty=Certainty.DENIED)]) == ()


def test_two_countries_on_one_day_are_two_occasions_with_ids_of_their_own() -> None:
    apart = [told(1, COUNT, where="Ruritania"), told(2, people_counted(7), where="Utopia", report=2)]
    assert [one.id for one in occasions.derive(apart)] == ["release-2025-12-13", "release-2025-12-13-2"]
    together = [*apart, told(3, "Anna Example", where="Ruritania", report=2)]
    assert len(occasions.derive(together)) == 1


def test_where_people_were_taken_they_did_not_leave_from() -> None:
    taken = told(1, COUNT, Kind.EXILED, where="Ruritania", where_to="Utopia")
    arrived = told(2, people_counted(7), where="Utopia", report=2)
    assert len(occasions.derive([taken, arrived])) == 1


def test_a_town_lies_in_its_country_where_the_caller_knows_it() -> None:
    apart = [told(1, COUNT, where="Ruritania"), told(2, people_counted(7), where="Strelsau", report=2)]
    assert len(occasions.derive(apart)) == 2
    assert len(occasions.derive(apart, countries={"strelsau": "RT", "ruritania": "RT"})) == 1


@given(st.permutations(DAY))
def test_the_order_of_claims_does_not_matter(order: list[Told]) -> None:
    assert occasions.derive(order) == occasions.derive(DAY)
