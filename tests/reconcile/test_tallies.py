"""Announced counts against named people, on a fictional day."""

from __future__ import annotations

from itertools import permutations

from habeas.model import Certainty, Kind, Measure, Membership, Quantity
from habeas.model import Tally as Held
from habeas.model import Testimony as Told  # pytest would collect a class whose name begins with Test
from habeas.reconcile import occasions, tallies
from tests.reconcile.day import PRESS, WATCH, people, people_counted, told

COUNT = people_counted(123)
SEED = (
    told(1, COUNT, said_by=(PRESS,), origin="voice:press", where="Ruritania"),
    told(2, "Anna Example", member_of=COUNT),
    told(3, "Boris Sample", member_of=COUNT),
    told(4, "Clara Muster"),
    told(5, "Anna Example", certainty=Certainty.HEDGED),
)


def tallied(*claims: Told, free: tuple[str, ...] = ()) -> Held:
    (occasion,) = occasions.derive(claims)
    return tallies.tally(occasion, claims, people(*claims), dict.fromkeys(free, "free"))


def test_two_inside_and_one_possibly_leave_120_to_123_unnamed() -> None:
    tally = tallied(*SEED)
    assert [(one.name, one.standing) for one in tally.named] == [
        ("Anna Example", Membership.INSIDE),
        ("Boris Sample", Membership.INSIDE),
        ("Clara Muster", Membership.POSSIBLE),
    ]
    assert tally.unnamed == Quantity(120, 123)
    assert [(count.quantity.low, count.said_by, count.measure) for count in tally.counts] == [
        (123, "the press service", "event")
    ]


def test_only_who_is_inside_and_confirmed_free_lowers_the_upper_end() -> None:
    assert tallied(*SEED, free=("p2", "p4")).unnamed == Quantity(120, 122)


def test_the_order_of_claims_does_not_matter() -> None:
    first = tallied(*SEED)
    assert all(tallied(*order) == first for order in permutations(SEED))


def test_a_name_that_stands_for_nobody_yet_may_be_one_of_them() -> None:
    (occasion,) = occasions.derive(SEED)
    known = {entry: who for entry, who in people(*SEED).items() if entry != 4}
    assert tallies.tally(occasion, SEED, known, {}).unnamed == Quantity(120, 123)


def test_who_is_named_in_the_sentence_that_counts_them_is_inside() -> None:
    count, named = told(1, COUNT, at_sentence=3), told(2, "Anna Example", at_sentence=3)
    elsewhere, other_report = told(3, "Boris Sample", at_sentence=20), told(4, "Clara Muster", at_sentence=3, report=2)
    part = told(5, people_counted(9, "foreigners", Measure.PART), at_sentence=7)
    beside_part = told(6, "Dora Beispiel", at_sentence=7)
    tally = tallied(count, named, elsewhere, other_report, part, beside_part)
    assert [one.name for one in tally.named if one.standing is Membership.INSIDE] == ["Anna Example"]


def test_without_a_count_nothing_is_unnamed() -> None:
    assert tallied(told(1, "A Example"), told(2, "B Example"), told(3, "C Example")).unnamed is None


def test_an_open_count_gives_an_open_upper_end() -> None:
    more = people_counted(Quantity(101, None))
    assert tallied(told(1, more), told(2, "Anna Example")).unnamed == Quantity(100, None)


def test_more_names_than_announced_never_go_below_nobody() -> None:
    two = people_counted(2)
    names = [told(number, f"Example {number}", member_of=two) for number in range(2, 6)]
    tally = tallied(told(1, two), *names, free=("p2", "p3", "p4", "p5"))
    assert tally.unnamed == Quantity(0, 0)


def test_who_is_said_not_to_be_freed_is_outside() -> None:
    tally = tallied(*SEED, told(6, "Dora Beispiel", certainty=Certainty.DENIED))
    assert [one.standing for one in tally.named if one.name == "Dora Beispiel"] == [Membership.OUTSIDE]
    assert tally.unnamed == Quantity(120, 123)


def test_who_may_yet_be_freed_is_no_part_of_it() -> None:
    tally = tallied(*SEED, told(6, "Dora Beispiel", certainty=Certainty.CONDITIONAL))
    assert "Dora Beispiel" not in {one.name for one in tally.named}


def test_said_to_be_freed_and_not_to_be_is_disputed() -> None:
    tally = tallied(*SEED, told(6, "Clara Muster", certainty=Certainty.DENIED, said_by=(WATCH,)))
    assert tally.disputed == ("Clara Muster is said to be among the freed, and said not to be",)


def test_counts_of_the_same_people_contradict_each_other_and_others_do_not() -> None:
    part = Measure.PART
    tally = tallied(
        *SEED,
        told(6, people_counted(104, "Belarusians", part), Kind.EXILED, where_to="Ukraine", said_by=(WATCH,)),
        told(7, people_counted(109, "Belarusians", part), Kind.EXCHANGED, where_to="Ukraine", said_by=(PRESS,)),
        told(8, people_counted(114, "civilians", part), Kind.EXILED, where_to="Ukraine"),
        told(9, people_counted(9, "Belarusians", part), Kind.EXILED, where_to="Lithuania"),
    )
    assert tally.contradictions == (
        f"109 Belarusians (said by {PRESS.name}) and 104 Belarusians (said by {WATCH.name}) can't both be true",
    )


def test_soft_and_open_counts_never_contradict_an_exact_one_above() -> None:
    soft, open_ = people_counted(Quantity(95, 105, soft=True)), people_counted(Quantity(101, None))
    assert tallied(*SEED, told(6, soft), told(7, open_)).contradictions == ()


def test_one_number_of_one_voice_on_one_origin_counts_once() -> None:
    again = told(6, COUNT, said_by=(PRESS,), origin="voice:press", report=2)
    (count,) = tallied(*SEED, again).counts
    assert count.entries == (1, 6)
    assert len(tallied(*SEED, told(6, COUNT, origin="report:2", report=2)).counts) == 2


def test_a_strangers_larger_number_is_shown_and_does_not_lead() -> None:
    approved = told(7, COUNT, said_by=(PRESS,), origin="voice:press", report=2, approved=True)
    tally = tallied(*SEED, approved, told(6, people_counted(156), report=3, origin="report:3"))
    assert tally.unnamed == Quantity(120, 123)
    assert 156 in {count.quantity.low for count in tally.counts}


def test_places_that_differ_stand_side_by_side() -> None:
    tally = tallied(*SEED, told(6, "Clara Muster", where_to="Utopia"), told(7, "Clara Muster", where_to="Erewhon"))
    assert [one.where_to for one in tally.named if one.name == "Clara Muster"] == ["Erewhon or Utopia"]
    assert tally.disputed == ("Clara Muster is said to be in different places: Erewhon or Utopia",)


def test_each_origin_is_shown_with_its_reports() -> None:
    tally = tallied(*SEED)
    assert [(one.key, one.reports, one.why) for one in tally.origins] == [
        ("report:1", (1,), "nothing shows that it rests on another report"),
        ("voice:press", (1,), "they give the words of the press service"),
    ]


def test_numbers_of_one_people_in_two_languages_contradict_each_other() -> None:
    many, more = people_counted(104, "Ruritanians", Measure.PART), people_counted(109, "руритан", Measure.PART)
    claims = (
        told(1, many, Kind.EXILED, where_to="Utopia", said_by=(PRESS,)),
        told(2, more, Kind.EXILED, where_to="Утопию", said_by=(WATCH,), report=2),
    )
    (occasion,) = occasions.derive(claims)
    countries = {"ruritanians": "RT", "руритан": "RT", "utopia": "UT", "утопию": "UT"}
    held = tallies.tally(occasion, claims, {}, {}, countries=countries)
    assert len(held.contradictions) == 1
    assert tallies.tally(occasion, claims, {}, {}).contradictions == ()


def test_a_place_in_two_languages_is_one_place_to_be_taken_to() -> None:
    claims = (
        told(1, "Anna Example", Kind.EXILED, where_to="Utopia"),
        told(2, "Anna Example", Kind.EXILED, where_to="Утопию", report=2),
    )
    (occasion,) = occasions.derive(claims)
    countries = {"utopia": "UT", "утопию": "UT"}
    (one,) = tallies.tally(occasion, claims, people(*claims), {}, countries=countries).named
    assert one.where_to == "Utopia"
