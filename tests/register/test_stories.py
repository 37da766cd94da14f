"""What the rules mean in a life: each test is a sentence of them, with fictional people."""

from __future__ import annotations

from datetime import timedelta

import pytest

from habeas.model import Nature, ObservationKind, ReviewVerdict, Role, Side, Voice
from habeas.model import TermKind as Length
from tests.register.people import Certainty, Kind, group, known, mention, replace, says, sees, years
from tests.register.test_table import ARRESTED, DENIED, RELEASED, SENTENCED, TWO, finding

LATER = "2025-12-20"


def liberty(*told: object, **more: object) -> str | None:
    return known(*told, **more).status.liberty.value  # type: ignore[arg-type]


def test_a_new_arrest_after_a_release_begins_a_new_episode() -> None:
    again = says(5, Kind.ARRESTED, "2026-01-10", told="2026-01-11")
    card = known(ARRESTED, SENTENCED, RELEASED, again)
    assert (card.status.liberty.value, str(card.status.liberty.since)) == ("held", "2026-01-10")
    assert [(str(one.start), str(one.end)) for one in card.episodes] == [
        ("2020-09", "2025-12-13"),
        ("2026-01-10", "None"),
    ]
    assert card.episodes[1].entries == (5,)


def test_the_sentence_of_an_earlier_episode_says_nothing_about_the_end_of_a_later_one() -> None:
    again = says(5, Kind.ARRESTED, "2026-01-10", told="2026-01-11")
    assert known(ARRESTED, SENTENCED, RELEASED, again, on="2033-01-01").status.liberty.rule == "no news"


def test_arrested_again_on_the_day_of_the_release_is_held_and_without_again_it_is_not() -> None:
    released, arrested = says(3, Kind.RELEASED, "2025-12-13"), says(4, Kind.ARRESTED, "2025-12-13")
    assert liberty(released, arrested, on=LATER) == "reported free"
    assert liberty(released, replace(arrested, claim=replace(arrested.claim, again=True)), on=LATER) == "held"


def test_arrested_again_long_ago_leaves_an_undated_release_behind() -> None:
    told = (
        says(1, Kind.ARRESTED, "2019-03"),
        says(2, Kind.RELEASED),
        says(3, Kind.ARRESTED, "2021-05", again=True),
        says(4, Kind.SENTENCED, "2022-01", term=years(10)),
    )
    card = known(*told)
    assert (card.status.liberty.value, str(card.status.liberty.since)) == ("held", "2021-05")
    assert card.status.liberty.for_ == (3, 4)


def test_an_undated_again_never_outranks_a_dated_release() -> None:
    assert liberty(RELEASED, says(5, Kind.ARRESTED, again=True, told=LATER)) == "reported free"


def test_an_undated_is_held_never_outranks_a_dated_release() -> None:
    assert liberty(ARRESTED, RELEASED, says(5, Kind.HELD, told=LATER)) == "reported free"


def test_a_release_nobody_dates_beside_a_dated_is_held_is_an_older_one() -> None:
    assert liberty(says(3, Kind.RELEASED), says(4, Kind.HELD, "2025-12-13")) == "held"


def test_two_undated_words_against_each_other_are_disputed_and_the_later_does_not_win() -> None:
    assert liberty(says(3, Kind.RELEASED), says(4, Kind.HELD, told=LATER)) == "disputed"


def test_held_on_the_day_of_the_release_contradicts_nothing_because_the_order_is_open() -> None:
    assert liberty(RELEASED, says(4, Kind.HELD, "2025-12-13")) == "reported free"


def test_what_was_said_before_the_release_contradicts_nothing() -> None:
    told = (says(4, Kind.HELD, "2025-12-01"), says(5, Kind.RELEASED, certainty=DENIED, told="2025-12-01"))
    assert liberty(*told, RELEASED) == "reported free"


def test_a_new_release_settles_what_had_contradicted_the_old_one() -> None:
    told = (
        says(1, Kind.RELEASED, "2025-11-01"),
        says(2, Kind.HELD, "2025-11-10"),
        says(3, Kind.RELEASED, "2025-12-13"),
    )
    assert liberty(*told[:2]) == "disputed"
    assert liberty(*told) == "reported free"


def test_held_after_a_new_arrest_contradicts_no_earlier_release() -> None:
    told = (
        says(3, Kind.RELEASED, "2025-11-01"),
        says(4, Kind.ARRESTED, "2025-12-01"),
        says(5, Kind.HELD, "2025-12-13"),
    )
    assert liberty(*told, on="2025-11-20") == "reported free"
    assert liberty(*told) == "held"
    assert liberty(told[0], told[2], on="2025-11-20") == "disputed"


def test_a_denied_arrest_settles_no_contradiction() -> None:
    told = (says(3, Kind.RELEASED, "2025-11-01"), says(5, Kind.HELD, "2025-12-13"))
    assert liberty(*told, says(4, Kind.ARRESTED, "2025-12-01", certainty=DENIED)) == "disputed"


def test_a_denial_about_a_later_day_says_nothing_of_an_earlier_one() -> None:
    told = (says(3, Kind.RELEASED, "2025-12-01"), says(4, Kind.RELEASED, "2025-12-10", certainty=DENIED))
    assert liberty(*told, on="2025-12-05") == "reported free"
    assert liberty(*told) == "disputed"


def test_a_wrong_name_copied_by_five_outlets_is_reported_free_then_disputed_never_free() -> None:
    copies = [says(n, Kind.RELEASED, "2025-12-13", report=n, approved=True, direct=True) for n in range(1, 6)]
    assert liberty(*copies) == "reported free"
    held = [says(n, Kind.HELD, "2025-12-15", report=n, origin=f"voice:{n}", told="2025-12-15") for n in (6, 7)]
    assert liberty(*copies, *held) == "disputed"
    assert known(*copies, *held).conflicts[0].entries == (1, 2, 3, 4, 5, 6, 7)


@pytest.mark.parametrize(
    "weaker",
    [
        (replace(TWO[0], approved=False), TWO[1]),
        (TWO[0], replace(TWO[1], direct=False)),
        (TWO[0], replace(TWO[1], origin=TWO[0].origin)),
        (TWO[0], replace(TWO[1], claim=replace(TWO[1].claim, certainty=Certainty.HEDGED))),
        (
            TWO[0],
            replace(TWO[1], direct=False),
            says(7, Kind.RELEASED, "2025-12-13", certainty=Certainty.HEDGED, approved=True, direct=True),
        ),
    ],
    ids=["one not approved", "none direct", "one origin", "one hedges", "only who hedges is direct"],
)
def test_less_than_two_approved_origins_with_one_direct_confirm_nothing(weaker: tuple[object, ...]) -> None:
    assert liberty(*TWO) == "free"
    assert liberty(*weaker) == "reported free"


def test_who_hedges_is_no_further_origin_and_is_counted_only_where_all_hedge() -> None:
    hedged = says(7, Kind.RELEASED, "2025-12-13", certainty=Certainty.HEDGED, origin="report:9")
    assert known(RELEASED, hedged).status.liberty.origins == 1
    assert known(hedged, replace(hedged, entry=8, origin="report:10")).status.liberty.origins == 2


def test_seen_free_by_herself_confirms_a_release_with_another_origin() -> None:
    herself = sees(
        5, ObservationKind.SEEN_FREE, "2025-12-14", approved=True, said_by=(Voice("she", Role.SELF),), told="2025-12-14"
    )
    assert liberty(replace(RELEASED, approved=True), seen=(herself,)) == "free"
    stranger = replace(herself, observation=replace(herself.observation, said_by=()))
    assert liberty(replace(RELEASED, approved=True), seen=(stranger,)) == "reported free"


def test_abroad_and_exchanged_are_outside_the_gate() -> None:
    for kind in (Kind.EXILED, Kind.EXCHANGED):
        assert liberty(ARRESTED, says(3, kind, "2025-12-13")) == "reported free"


def test_nobody_is_called_exiled_who_only_went() -> None:
    went = says(3, Kind.EXILED, "2025-12-13", where_to="Utopia")
    assert known(went).status.place.value == "abroad (Utopia)"
    made = says(4, Kind.EXILED, "2025-12-13", where_to="Utopia", mode="expelled")
    assert known(went, made).status.place.value == "exiled to Utopia"


def test_released_into_somebodys_hands_is_handed_over() -> None:
    told = says(3, Kind.RELEASED, "2025-12-13", handed_to="the Utopian embassy")
    assert known(told).status.place.value == "handed over to the Utopian embassy"


def test_a_release_that_one_page_tells_as_bail_is_no_freedom() -> None:
    assert liberty(ARRESTED, RELEASED, says(4, Kind.RELEASED, "2025-12-13", mode="bail", report=2)) == "restricted"


def test_a_sentence_to_prison_ends_house_arrest_and_bail_that_came_before() -> None:
    sentence = says(9, Kind.SENTENCED, "2025-12-01", term=years(5))
    assert liberty(says(3, Kind.HOUSE_ARREST, "2025-10"), sentence) == "held"
    assert liberty(says(3, Kind.RELEASED, "2025-10-01", mode="bail"), sentence) == "held"
    assert liberty(says(3, Kind.HOUSE_ARREST, "2025-12-05"), sentence) == "restricted"


def test_a_fine_or_a_sentence_in_absence_puts_nobody_in_prison() -> None:
    assert liberty(says(1, Kind.SENTENCED, "2025-12-01", term=years(0, Length.FINE))) == "unknown"
    assert liberty(says(1, Kind.SENTENCED, "2025-12-01", term=years(9), mode="in absentia")) == "unknown"
    assert liberty(says(1, Kind.SENTENCED, "2025-12-01", term=years(9))) == "held"


def test_charges_trials_and_recognition_alone_show_nobody_in_custody() -> None:
    for kind in (Kind.CHARGED, Kind.TRIED, Kind.RECOGNISED, Kind.TRANSFERRED, Kind.HOSPITALISED, Kind.LISTED):
        assert liberty(says(1, kind, "2025-12-01")) == "unknown"


def test_a_transfer_shows_somebody_in_custody_who_is_held() -> None:
    moved = says(5, Kind.TRANSFERRED, "2024-05-01")
    assert str(known(ARRESTED, SENTENCED, moved).status.liberty.last_evidence) == "2024-05-01"
    assert str(known(ARRESTED, SENTENCED).status.liberty.last_evidence) == "2021-09-30"


def test_thirty_days_after_a_bare_detention_nothing_is_known_and_a_charge_is_news() -> None:
    detained = says(1, Kind.DETAINED, "2025-11-01")
    assert liberty(detained, on="2025-12-01") == "held"
    assert liberty(detained, on="2025-12-02") == "unknown"
    assert liberty(detained, says(2, Kind.CHARGED, "2025-11-05"), on="2025-12-02") == "held"
    assert liberty(detained, says(2, Kind.RECOGNISED, "2025-11-05"), on="2025-12-02") == "unknown"


def test_administrative_arrest_ends_by_the_day() -> None:
    told = (
        says(1, Kind.DETAINED, "2025-12-01"),
        says(2, Kind.SENTENCED, "2025-12-02", term=years(0, Length.ADMINISTRATIVE, days=15)),
    )
    assert liberty(*told, on="2025-12-16") == "held"
    assert liberty(*told, on="2025-12-17") == "unknown"


def test_a_life_term_never_runs_out_and_the_longest_of_several_counts() -> None:
    assert liberty(ARRESTED, says(2, Kind.SENTENCED, "2021-09", term=years(0, Length.LIFE)), on="2090-01-01") == "held"
    more = says(3, Kind.SENTENCED, "2028-01-15", term=years(5), told="2028-02-01")
    assert liberty(ARRESTED, SENTENCED, more, on="2032-01-01") == "held"
    assert liberty(ARRESTED, SENTENCED, more, on="2033-01-16") == "unknown"


def test_word_that_she_is_held_after_the_end_of_the_term_keeps_her_held() -> None:
    assert liberty(ARRESTED, SENTENCED, says(5, Kind.HELD, "2032-02-01", told="2032-02-01"), on="2033-01-01") == "held"


def test_an_open_ended_held_since_begins_on_its_first_day_and_lasts_to_its_report() -> None:
    axis = known(says(1, Kind.HELD, "since 2021-07-14"), on="2025-12-31").status.liberty
    assert (axis.value, str(axis.since), str(axis.last_evidence)) == ("held", "2021-07-14", "2025-12-13")
    assert liberty(says(1, Kind.HELD, "since 2021-07-14"), on="2021-07-13") == "unknown"


def test_a_denied_arrest_is_shown_against_and_decides_nothing() -> None:
    axis = known(ARRESTED, SENTENCED, says(5, Kind.HELD, "2023-01-01", certainty=DENIED)).status.liberty
    assert (axis.value, axis.against) == ("held", (5,))


def test_a_finding_stands_until_a_later_dated_event_moves_it() -> None:
    found = ((9, finding("free", "2025-12-13")),)
    assert liberty(ARRESTED, RELEASED, found=found) == "free"
    assert liberty(ARRESTED, SENTENCED, RELEASED, found=found, on="2025-12-12") == "held"
    assert liberty(ARRESTED, RELEASED, says(6, Kind.HELD, "2025-12-30", told="2025-12-30"), found=found) == "free"
    assert liberty(ARRESTED, RELEASED, says(6, Kind.ARRESTED, "2025-12-30", told="2025-12-30"), found=found) == "held"


def test_a_superseded_finding_counts_for_nothing() -> None:
    found = ((8, finding("free", "2025-12-13")), (9, finding("disputed", "2025-12-13", supersedes=8)))
    assert liberty(ARRESTED, RELEASED, found=found) == "disputed"
    earlier = (found[0], (9, finding("disputed", "2025-12-12", supersedes=8)))
    assert (
        liberty(ARRESTED, SENTENCED, found=earlier) == liberty(ARRESTED, SENTENCED, found=earlier[::-1]) == "disputed"
    )


def test_found_held_is_no_longer_held_once_released_is_said_of_a_later_day() -> None:
    assert liberty(ARRESTED, RELEASED, found=((9, finding("held", "2025-06-01")),)) == "reported free"


def test_a_disappeared_person_who_is_heard_of_is_missing_no_more() -> None:
    gone = says(1, Kind.DISAPPEARED, "2025-11-01")
    assert known(gone, says(2, Kind.HELD, "2025-12-01")).status.liberty.value == "held"
    assert known(gone).status.liberty.rule == "missing"


def test_dead_and_freed_later_is_disputed_with_the_conflict_shown() -> None:
    card = known(says(1, Kind.DIED, "2025-11-01"), RELEASED)
    assert card.status.liberty.value == "disputed"
    assert "said to be dead, and contradicted" in {one.what for one in card.conflicts}


def test_pseudonyms_and_groups_and_what_a_reviewer_rejected_reach_nobody() -> None:
    hidden = says(3, Kind.RELEASED, "2025-12-13", about=mention(nature=Nature.PSEUDONYM))
    unnamed = says(3, Kind.RELEASED, "2025-12-13", about=group())
    rejected = replace(RELEASED, review=ReviewVerdict.REJECTED)
    for nothing in (hidden, unnamed, rejected):
        card = known(ARRESTED, SENTENCED, nothing)
        assert (card.status.liberty.value, len(card.timeline)) == ("held", 2)


def test_what_is_told_of_her_reaches_the_card_of_whoever_the_report_means_by_her() -> None:
    she = replace(mention(nature=Nature.DESCRIPTION), name="she")
    assert liberty(ARRESTED, SENTENCED, says(3, Kind.RELEASED, "2025-12-13", about=she)) == "reported free"
    anybody = replace(she, normal="she")
    assert liberty(ARRESTED, SENTENCED, says(3, Kind.RELEASED, "2025-12-13", about=anybody)) == "held"


def test_the_receiving_authority_that_sees_her_speaks_from_direct_basis() -> None:
    receiving = Voice("the headquarters", Role.OFFICIAL, side=Side.RECEIVING)
    seen = sees(5, ObservationKind.SEEN_FREE, "2025-12-13", approved=True, said_by=(receiving,))
    assert liberty(replace(RELEASED, approved=True), seen=(seen,)) == "free"


def test_the_timeline_tells_everything_by_day_also_what_supports_nothing() -> None:
    told = (RELEASED, says(4, Kind.RELEASED, "2025-12-10", certainty=DENIED), SENTENCED, ARRESTED)
    assert [one.entry for one in known(*told).timeline] == [1, 2, 4, 3]


def test_the_last_step_of_a_case_is_the_last_that_is_dated_or_can_only_have_come_later() -> None:
    dated = says(2, Kind.SENTENCED, "2021-09", term=years(11))
    assert known(dated, says(3, Kind.CHARGED)).status.legal.value == "sentenced to 11 years"
    assert known(dated, says(3, Kind.PARDONED)).status.legal.value == "pardoned"
    assert known(dated, says(3, Kind.CHARGED, "2023-01")).status.legal.value == "charged"


def test_recognition_is_asked_of_each_body_and_cut_to_the_day() -> None:
    told = (
        says(1, Kind.RECOGNISED, "2021-05", by="Example Watch"),
        says(2, Kind.RECOGNISED, "2022-05", by="The “Example Watch”"),
        says(3, Kind.RECOGNISED, "2023-05", by="Other Body"),
    )
    found = known(*told).status.recognition
    assert [(axis.body, str(axis.since), axis.for_) for axis in found] == [
        ("Example Watch", "2021-05", (1, 2)),
        ("Other Body", "2023-05", (3,)),
    ]
    assert [axis.body for axis in known(*told, on="2022-12-31").status.recognition] == ["Example Watch"]


def test_today_is_the_day_when_none_is_asked_for() -> None:
    detained = says(1, Kind.DETAINED, "2025-12-10")
    day = detained.report_day
    assert known(detained, today=day).status.liberty.value == "held"
    assert known(detained, today=day + timedelta(days=60)).status.liberty.value == "unknown"
