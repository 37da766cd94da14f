"""Circumstances weigh beside names: they help where they agree, stop a link where they can't be true, else say nothing.

Everybody here is fictional and lives in Ruritania.
"""

from __future__ import annotations

import math
from dataclasses import fields, replace
from datetime import date, timedelta
from itertools import permutations
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from habeas.identity import contextwords, judge
from habeas.identity.compare import SAME_FROM_PPM, Judged, compare
from habeas.identity.context import CAPPED, Context, weigh_context
from habeas.identity.contexttable import load_context_table
from habeas.identity.judge import LIFTED, NO_LINK, RIVAL, compare_in_context
from habeas.identity.lifetimes import ARREST, DEATH, HELD, RELEASE, SEEN_FREE, VERDICT, Birth, Dated, born_twice
from habeas.identity.names import Name
from habeas.model.decisions import Reason, Verdict

DAY = date(2025, 12, 13)
TABLE = load_context_table()


def age(years: int, on: date = DAY) -> tuple[Birth, ...]:
    return (Birth.of_age(years, on, f"{years}"),)


def year(value: int) -> tuple[Birth, ...]:
    return (Birth(date(value, 1, 1), date(value, 12, 31), str(value)),)


def exactly(day: date) -> tuple[Birth, ...]:
    return (Birth(day, day, day.isoformat()),)


def on(what: str, day: date, last: date | None = None) -> Dated:
    return Dated(what, day, last or day, "on that day")


def judged(left: str, ours: Context, right: str, theirs: Context) -> Judged:
    return compare_in_context(Name.of(left), ours, Name.of(right), theirs)


def words(reasons: tuple[Reason, ...]) -> str:
    return " | ".join(reason.rule for reason in reasons)


# One prisoner's story, told in Russian and in English.
STORY = Context(
    charges=contextwords.charge("участие в беспорядках по статье 412"),
    terms=contextwords.term("colony", 5, 6, 0, "пять с половиной лет"),
    places=contextwords.place("Зенде"),
    days=(on(RELEASE, DAY),),
    companions=("Клара Мустер", "Ева Взорова"),
)
RETOLD = Context(
    charges=contextwords.charge("Article 412"),
    terms=contextwords.term("prison", 5, 6, 0, "5½ years"),
    places=contextwords.place("Zenda"),
    days=(on(RELEASE, DAY),),
    companions=("Eva Vzorova", "Klara Muster", "Boris Sample"),
)

# -- what is drawn for the properties ---------------------------------------------------------------------------------

days = st.integers(0, 20_000).map(lambda number: date(1960, 1, 1) + timedelta(days=number))
births = st.builds(
    lambda first, length, by_age: Birth(first, first + timedelta(days=length), f"{first}", by_age),
    days,
    st.sampled_from([0, 364, 729]),
    st.booleans(),
)
dated = st.builds(
    lambda what, first, length: Dated(what, first, first + timedelta(days=length), what),
    st.sampled_from([ARREST, VERDICT, RELEASE, DEATH, HELD, SEEN_FREE]),
    st.sampled_from([DAY, DAY - timedelta(days=1), DAY - timedelta(days=900)]) | days,
    st.sampled_from([0, 0, 30]),
)
PARTS: dict[str, st.SearchStrategy[Any]] = {
    "births": births,
    "works": st.sampled_from(["journalist", "учитель", "Lehrer", "kayaker"]).flatmap(
        lambda told: st.sampled_from(contextwords.work(told))
    ),
    "charges": st.sampled_from(["treason", "Article 361", "госизмена", "статья 412", "growing tall"]).flatmap(
        lambda told: st.sampled_from(contextwords.charge(told))
    ),
    "terms": st.builds(
        lambda kind, years, months: contextwords.term(kind, years, months, 0, f"{years} years")[0],
        st.sampled_from(["prison", "colony", "restricted", "life"]),
        st.integers(1, 15),
        st.sampled_from([0, 6]),
    ),
    "places": st.sampled_from(["Минске", "Minsk", "Zenda", "Зенде", "Strelsau"]).flatmap(
        lambda told: st.sampled_from(contextwords.place(told))
    ),
    "days": dated,
    "companions": st.sampled_from(["Клара Мустер", "Klara Muster", "Eva Vzorova", "Boris Sample"]),
    "ids": st.sampled_from(
        [contextwords.Said(f"{scheme} {value}", value) for scheme in ("wikidata", "list") for value in ("Q1", "Q2")]
    ),
}
contexts = st.builds(
    Context,
    report=st.sampled_from(["", "one", "two"]),
    sentences=st.sampled_from([(), ((0, 9),), ((0, 9), (10, 19))]),
    script=st.sampled_from(["Latn", "Cyrl"]),
    in_rows=st.booleans(),
    **{part: st.lists(drawn, max_size=3, unique=True).map(tuple) for part, drawn in PARTS.items()},
)
names = st.sampled_from(
    ["Ivan Primerov", "Иван Примеров", "I. Primerov", "Primerov", "Igor Primerov", "Ivan Petrovich", "Ivan Primerow"]
)


def mirrored(reasons: tuple[Reason, ...]) -> tuple[Reason, ...]:
    return tuple(Reason(row.rule, row.right, row.left, row.weight_millinats) for row in reasons)


@given(contexts, contexts)
def test_the_evidence_is_the_same_from_either_side(left: Context, right: Context) -> None:
    one, other = weigh_context(left, right), weigh_context(right, left)
    assert sorted(one.reasons, key=repr) == sorted(mirrored(other.reasons), key=repr)
    assert (one.kinds, one.least_ppm, one.most_ppm) == (other.kinds, other.least_ppm, other.most_ppm)


@given(names, contexts, names, contexts)
def test_the_judgement_is_the_same_from_either_side(left: str, ours: Context, right: str, theirs: Context) -> None:
    one, other = judged(left, ours, right, theirs), judged(right, theirs, left, ours)
    assert (one.verdict, one.probability_ppm) == (other.verdict, other.probability_ppm)


def _is_of_one_person(told: Context) -> bool:
    return born_twice(told.births, load_context_table()) is None


@given(names, names, contexts)
def test_what_one_report_alone_tells_changes_nothing_but_that_two_births_are_two_people(
    left: str, right: str, told: Context
) -> None:
    bare = replace(told, companions=())  # a companion whom the other name fits is a rival, whoever tells of them
    by_name = compare(Name.of(left), Name.of(right))
    for ours, theirs in ((bare, Context()), (Context(), bare)):
        made = judged(left, ours, right, theirs)
        if _is_of_one_person(told):
            assert made == by_name
        else:  # a report that gives one name two births speaks of two people, and links to nobody
            assert made.verdict is not Verdict.SAME
            assert made.probability_ppm <= by_name.probability_ppm


@given(names, names)
def test_without_circumstances_the_names_alone_judge(left: str, right: str) -> None:
    assert judged(left, Context(), right, Context()) == compare(Name.of(left), Name.of(right))


def _with(side: Context, part: str, *more: Any) -> Context:
    told: dict[str, Any] = {part: (*getattr(side, part), *more)}
    return replace(side, **told)


@given(names, contexts, names, contexts, st.data())
def test_one_more_agreement_never_lowers_the_probability(
    left: str, ours: Context, right: str, theirs: Context, data: st.DataObject
) -> None:
    part = data.draw(st.sampled_from(["works", "charges", "terms", "places", "births", "companions"]))
    more = data.draw(PARTS[part])
    ours, theirs = replace(ours, companions=()), replace(theirs, companions=())
    if part == "births":  # what was done before that birth would be against it
        ours, theirs = replace(ours, days=()), replace(theirs, days=())
    assume(all(_is_of_one_person(_with(side, part, more)) for side in (ours, theirs)))
    before = judged(left, ours, right, theirs)
    assert (
        judged(left, _with(ours, part, more), right, _with(theirs, part, more)).probability_ppm
        >= before.probability_ppm
    )


@given(names, contexts, names, contexts)
def test_names_that_contradict_each_other_are_never_made_one(
    left: str, ours: Context, right: str, theirs: Context
) -> None:
    if compare(Name.of(left), Name.of(right)).verdict is Verdict.DIFFERENT:
        assert judged(left, ours, right, theirs).verdict is not Verdict.SAME


@given(names, contexts, names, contexts)
def test_every_bound_of_the_evidence_is_kept(left: str, ours: Context, right: str, theirs: Context) -> None:
    by_name, told = compare(Name.of(left), Name.of(right)), weigh_context(ours, theirs)
    found = judged(left, ours, right, theirs)
    assert 0 < found.probability_ppm < 1_000_000
    if by_name.verdict is not Verdict.DIFFERENT:
        assert found.probability_ppm <= max(told.most_ppm, told.least_ppm)
    if by_name.verdict is Verdict.UNSURE and found.verdict is Verdict.SAME:
        assert LIFTED in words(found.reasons)


@given(contexts, contexts)
def test_all_agreements_together_stay_under_the_cap(left: Context, right: Context) -> None:
    told = weigh_context(replace(left, ids=()), replace(right, ids=()))
    agreeing = sum(row.weight_millinats for row in told.reasons if row.weight_millinats > 0)
    cut = sum(row.weight_millinats for row in told.reasons if row.rule == CAPPED)
    assert agreeing + cut <= TABLE.weight("cap", "total")
    assert (cut < 0) == (agreeing > TABLE.weight("cap", "total"))


# -- stories ----------------------------------------------------------------------------------------------------------


def test_father_and_son_of_one_name_are_told_apart_by_their_births() -> None:
    father = replace(RETOLD, births=year(1961))
    for son in (replace(STORY, births=age(34)), replace(STORY, births=year(1991))):
        found = judged("Ivan Primerov", father, "Иван Примеров", son)
        assert found.verdict is Verdict.DIFFERENT, found
        assert "too many years apart" in words(found.reasons)


@pytest.mark.parametrize(
    ("ours", "theirs", "verdict"),
    [
        (age(35), year(1989), Verdict.SAME),  # 35 in December 2025: born in 1989 or 1990
        (age(35), year(1988), Verdict.SAME),  # an age has a year of slack
        (age(35, date(2020, 3, 1)), age(41), Verdict.SAME),
        (year(1990), year(1991), Verdict.SAME),  # a slip as likely as another person
        (exactly(date(1990, 3, 12)), year(1990), Verdict.SAME),
        (exactly(date(1990, 3, 12)), exactly(date(1990, 12, 3)), Verdict.UNSURE),
        (year(1990), year(1993), Verdict.UNSURE),
        (age(35), age(27), Verdict.UNSURE),  # the text may give the age of an earlier year
        (year(1990), year(1995), Verdict.UNSURE),
        (year(1990), year(1996), Verdict.DIFFERENT),
        (age(35), age(20), Verdict.DIFFERENT),
    ],
)
def test_births_and_ages(ours: tuple[Birth, ...], theirs: tuple[Birth, ...], verdict: Verdict) -> None:
    found = judged("Ivan Primerov", Context(births=ours), "Ivan Primerov", Context(births=theirs))
    assert found.verdict is verdict, found


def test_an_age_on_both_sides_does_not_hide_that_the_days_of_birth_differ() -> None:
    ours, theirs = (Context(births=(*exactly(day), *age(35))) for day in (date(1990, 3, 12), date(1990, 12, 3)))
    assert judged("Ivan Primerov", ours, "Ivan Primerov", theirs).verdict is Verdict.UNSURE


def test_an_age_a_year_off_says_nothing_and_a_stated_year_a_little() -> None:
    def weight(ours: tuple[Birth, ...], theirs: tuple[Birth, ...]) -> int:
        return weigh_context(Context(births=ours), Context(births=theirs)).millinats

    assert weight(age(35), year(1988)) == weight(age(35), year(1991)) == 0
    assert weight(age(35), year(1987)) < weight(year(1990), year(1991)) < 0


def test_an_age_is_two_years_of_birth() -> None:
    (born,) = age(35)
    assert (born.first.year, born.last.year) == (1989, 1990)


def test_a_full_day_of_birth_weighs_more_than_a_year_and_a_year_more_than_an_age() -> None:
    ranges = (exactly(date(1990, 3, 12)), year(1990), age(35))
    weights = [weigh_context(Context(births=born), Context(births=born)).millinats for born in ranges]
    assert weights == sorted(weights, reverse=True)
    assert len(set(weights)) == len(weights)


def test_two_namesakes_on_one_list_stay_two_and_a_third_report_is_nobody_s_yet() -> None:
    """The list has both; a report without a patronymic fits either, and is linked to neither."""
    row, other, elsewhere = "Ivan Petrovich Primerov", "Ivan Sergeevich Primerov", "Иван Примеров"
    ours = replace(RETOLD, companions=(other,), report="list", in_rows=True, script="Latn")
    theirs = replace(RETOLD, companions=(row,), report="list", in_rows=True, script="Latn")
    assert judged(row, ours, other, theirs).verdict is Verdict.DIFFERENT
    for name, told in ((row, ours), (other, theirs)):
        found = judged(name, told, elsewhere, STORY)
        assert found.verdict is Verdict.UNSURE, found
        assert RIVAL.format(*told.companions) in words(found.reasons)
        assert judged(name, replace(told, companions=()), elsewhere, STORY).verdict is Verdict.SAME


def test_who_else_fits_is_named_and_alike_from_both_sides() -> None:
    son, brother, short = "Ivan Petrovich Primerov", "Ivan Sergeevich Primerov", "Ivan Primerov"
    ours, theirs = Context(companions=("Boris Muster", brother)), Context(companions=("Boris Muster",))
    for found in (judged(son, ours, short, theirs), judged(short, theirs, son, ours)):
        assert [reason.rule for reason in found.reasons if "also names" in reason.rule] == [RIVAL.format(brother)]


def test_a_list_that_names_one_person_in_two_scripts_holds_no_rival() -> None:
    ours = Context(companions=("Иван Примеров",))
    found = judged("Ivan Primerov", ours, "Іван Прымераў", replace(STORY, companions=()))
    assert found.verdict is Verdict.SAME, found


def test_a_prisoner_quoted_as_speaking_freely_elsewhere_on_the_same_day_is_not_linked() -> None:
    held, free = Context(days=(on(HELD, DAY),)), Context(days=(on(SEEN_FREE, DAY),))
    for ours, theirs in ((held, free), (free, held)):
        found = judged("Ivan Primerov", ours, "Иван Примеров", theirs)
        assert found.verdict is Verdict.UNSURE, found
        assert "held on a day on which the other is free" in words(found.reasons)


def test_on_the_day_of_a_release_one_person_is_held_and_free() -> None:
    held, free = Context(days=(on(HELD, DAY),)), Context(days=(on(RELEASE, DAY), on(SEEN_FREE, DAY)))
    assert judged("Ivan Primerov", held, "Иван Примеров", free).verdict is Verdict.SAME


def test_nobody_walks_free_between_arrest_and_release() -> None:
    held = Context(days=(on(HELD, date(2021, 1, 2), date(2025, 12, 12)),))
    seen = Context(days=(on(SEEN_FREE, date(2023, 5, 1)),))
    later = Context(days=(on(SEEN_FREE, date(2025, 12, 14)),))
    assert judged("Ivan Primerov", held, "Ivan Primerov", seen).verdict is Verdict.UNSURE
    assert judged("Ivan Primerov", held, "Ivan Primerov", later).verdict is Verdict.SAME


def test_being_held_without_a_day_contradicts_nothing() -> None:
    seen = Context(days=(on(SEEN_FREE, DAY),))
    assert judged("Ivan Primerov", Context(places=STORY.places), "Ivan Primerov", seen).verdict is Verdict.SAME


def test_whoever_died_before_the_other_spoke_is_a_question_and_never_settled_by_the_machine() -> None:
    died, spoke = Context(days=(on(DEATH, date(2024, 2, 1)),)), Context(days=(on(SEEN_FREE, DAY),))
    found = judged(
        "Ivan Primerov", replace(died, births=year(1960)), "Иван Примеров", replace(spoke, births=year(1960))
    )
    assert found.verdict is Verdict.UNSURE, found
    assert judged("I. Primerov", died, "Primerov", spoke).verdict is Verdict.UNSURE


def test_nobody_is_arrested_before_they_are_born() -> None:
    found = judged(
        "Ivan Primerov", Context(births=year(2010)), "Ivan Primerov", Context(days=(on(ARREST, date(2011, 1, 1)),))
    )
    assert found.verdict is Verdict.UNSURE, found
    assert "not born" in words(found.reasons)


@pytest.mark.parametrize("name", ["I. Primerov", "Primerov", "И. Примеров"])
def test_initials_charge_term_town_and_the_same_list_are_the_same_person(name: str) -> None:
    assert compare(Name.of(name), Name.of("Иван Примеров")).verdict is Verdict.UNSURE
    found = judged(name, RETOLD, "Иван Примеров", STORY)
    assert found.verdict is Verdict.SAME, found
    assert LIFTED in words(found.reasons)


@pytest.mark.parametrize("without", [("charges", "terms"), ("places",), ("days", "companions")])
def test_fewer_kinds_of_agreement_leave_an_initial_unsure(without: tuple[str, ...]) -> None:
    missing: dict[str, Any] = dict.fromkeys(without, ())
    ours, theirs = (replace(side, **missing) for side in (RETOLD, STORY))
    found = judged("I. Primerov", ours, "Иван Примеров", theirs)
    assert found.verdict is Verdict.UNSURE, found
    assert found.probability_ppm <= NO_LINK


@pytest.mark.parametrize(
    ("millinats", "bound", "verdict"),
    [
        (2000, 1_000_000, Verdict.SAME),  # short of a link by the sum alone: a birth makes it up
        (2000, 700_000, Verdict.UNSURE),  # a rule bounds the names
        (-500, 1_000_000, Verdict.UNSURE),  # the names speak against it
    ],
)
def test_full_names_that_no_rule_bounds_need_no_more_than_the_sum(
    monkeypatch: pytest.MonkeyPatch, millinats: int, bound: int, verdict: Verdict
) -> None:
    probability = min(bound, round(1_000_000 / (1 + math.exp(-millinats / 1000))))
    by_name = Judged(Verdict.UNSURE, probability, (Reason("by sound", "", "", millinats),))
    monkeypatch.setattr(judge, "compare", lambda *_: by_name)
    born = Context(births=year(1990))
    assert judged("Ivan Primerov", born, "Ivan Primarew", born).verdict is verdict
    assert judged("I. Primerov", born, "Ivan Primarew", born).verdict is Verdict.UNSURE


def test_whatever_speaks_against_leaves_an_initial_unsure() -> None:
    off = (replace(RETOLD, births=year(1980)), replace(STORY, births=year(1982)))
    assert judged("I. Primerov", off[0], "Иван Примеров", off[1]).verdict is Verdict.UNSURE
    term = contextwords.term("prison", 3, 0, 0, "three years")
    born = (replace(RETOLD, births=year(1980), terms=term), replace(STORY, births=year(1980)))
    assert judged("I. Primerov", born[0], "Иван Примеров", born[1]).verdict is Verdict.UNSURE


def test_common_circumstances_leave_an_initial_unsure() -> None:
    common = Context(
        charges=contextwords.charge("extremism, Article 361"),
        terms=contextwords.term("prison", 3, 0, 0, "three years"),
        places=contextwords.place("Minsk"),
        works=contextwords.work("activist"),
        days=(on(RELEASE, DAY),),
    )
    assert judged("I. Primerov", common, "Иван Примеров", common).verdict is Verdict.UNSURE


def test_an_initial_is_not_lifted_where_its_report_names_the_full_name_too() -> None:
    """Brothers tried together share everything: the report that names both shows that there are two."""
    found = judged("I. Primerov", replace(RETOLD, companions=("Ivan Primerov",)), "Иван Примеров", STORY)
    assert found.verdict is Verdict.UNSURE, found
    assert RIVAL.format("Ivan Primerov") in words(found.reasons)
    assert LIFTED not in words(found.reasons)


@pytest.mark.parametrize("name", ["Ivan Petrovich", "Ivan", "Иван"])
def test_whom_no_surname_names_no_circumstance_makes_somebody(name: str) -> None:
    assert judged(name, RETOLD, "Иван Примеров", STORY).verdict is not Verdict.SAME


def test_a_changed_term_is_no_contradiction_and_an_equal_one_helps() -> None:
    five, four = (Context(terms=contextwords.term("colony", years, 0, 0, f"{years} years")) for years in (5, 4))
    odd = Context(terms=contextwords.term("prison", 5, 6, 0, "5½ years"))
    assert judged("Ivan Primerov", five, "Ivan Primerov", four).verdict is Verdict.SAME
    assert weigh_context(five, four).millinats < 0 < weigh_context(five, five).millinats
    assert weigh_context(odd, odd).millinats > weigh_context(five, five).millinats


def test_what_is_common_weighs_less_than_what_is_rare() -> None:
    def weight(part: str, told: tuple[contextwords.Said, ...]) -> int:
        made: dict[str, Any] = {part: told}
        side = Context(**made)
        return weigh_context(side, side).millinats

    assert weight("places", contextwords.place("Belarus")) < weight("places", contextwords.place("Minsk"))
    assert weight("places", contextwords.place("Minsk")) < weight("places", contextwords.place("Zenda"))
    assert weight("charges", contextwords.charge("Article 342")) < weight("charges", contextwords.charge("Article 412"))
    assert weight("charges", contextwords.charge("extremism")) < weight("charges", contextwords.charge("tax evasion"))
    assert weight("works", contextwords.work("activist")) < weight("works", contextwords.work("poet"))


def test_different_places_charges_and_callings_say_nothing() -> None:
    ours = Context(places=contextwords.place("Zenda"), charges=contextwords.charge("treason"), works=STORY.works)
    theirs = Context(places=contextwords.place("Strelsau"), charges=contextwords.charge("fraud"))
    assert weigh_context(ours, theirs).reasons == ()


def test_two_copies_of_one_text_count_no_more_than_the_cap_and_say_so() -> None:
    told = weigh_context(replace(STORY, births=age(35)), replace(STORY, births=age(35)))
    assert told.millinats == TABLE.weight("cap", "total")
    assert CAPPED in words(told.reasons)


SENTENCE = ((10, 80),)


@pytest.mark.parametrize(("left", "right"), list(permutations(["Ivan Primerov", "Ivan Primerow"])))
def test_one_sentence_that_names_two_people_names_two_people(left: str, right: str) -> None:
    beside = Context(report="one", sentences=SENTENCE, script="Latn", days=(on(RELEASE, DAY),))
    assert compare(Name.of(left), Name.of(right)).verdict is Verdict.SAME
    assert judged(left, beside, right, beside).verdict is Verdict.UNSURE
    apart = replace(beside, sentences=((90, 120),))
    assert judged(left, beside, right, apart).probability_ppm > judged(left, beside, right, beside).probability_ppm
    elsewhere = replace(beside, report="two")
    assert judged(left, beside, right, elsewhere).verdict is Verdict.SAME


def test_one_sentence_may_write_one_name_in_two_scripts() -> None:
    ours = Context(report="one", sentences=SENTENCE, script="Latn")
    theirs = Context(report="one", sentences=SENTENCE, script="Cyrl")
    assert judged("Ivan Primerov", ours, "Иван Примеров", theirs).verdict is Verdict.SAME


def test_an_id_that_agrees_decides_and_one_that_differs_is_a_conflict() -> None:
    one, other = (Context(ids=(contextwords.Said(f"wikidata {value}", value),)) for value in ("Q1", "Q2"))
    assert judged("I. Primerov", one, "Иван Примеров", one).verdict is Verdict.SAME
    assert judged("Ivan Primerov", one, "Иван Примеров", other).verdict is not Verdict.SAME
    conflict = judged("Ivan Primerov", one, "Igor Primerov", one)
    assert conflict.verdict is Verdict.UNSURE, conflict
    elsewhere = Context(ids=(contextwords.Said("list 7", "7"),))
    assert weigh_context(one, elsewhere).reasons == ()


def test_different_patronymics_stay_different_whatever_agrees() -> None:
    found = judged("Ivan Petrovich Primerov", RETOLD, "Иван Сергеевич Примеров", STORY)
    assert found.verdict is Verdict.DIFFERENT, found


# -- the table --------------------------------------------------------------------------------------------------------


def test_no_word_of_the_table_means_two_things() -> None:
    for classes in (TABLE.charges, TABLE.works, TABLE.places):
        assert len({known.id for known in classes}) == len(classes)
    for known in (*TABLE.charges, *TABLE.works):
        for written in known.words:
            word = written.removesuffix("*")
            read = contextwords.charge if known in TABLE.charges else contextwords.work
            assert [said.key for said in read(word)] == [known.id], (known.id, word)


def test_every_form_of_a_place_is_that_place() -> None:
    for known in TABLE.places:
        for form in known.words:
            assert [said.key for said in contextwords.place(form)] == [known.id], form


def test_every_weight_is_used_and_speaks_for_the_right_side() -> None:
    against = {"near", "off", "apart", "too_young", "unequal", "held_and_free", "after_death", "differ"}
    against |= {"one_sentence", "rows_of_a_list", "elsewhere"}
    for section, numbers in TABLE.weights.items():
        for name, value in numbers.items():
            assert (value < 0) == (name in against), (section, name)
    assert all(known.weight > 0 for known in (*TABLE.places, *TABLE.charges, *TABLE.works))


def test_nothing_told_is_empty() -> None:
    assert Context().is_empty
    for part in fields(Context):
        told: dict[str, Any] = {part.name: "x"}
        assert not Context(**told).is_empty, part.name


def test_a_link_by_circumstances_alone_needs_more_than_the_bar_of_a_link() -> None:
    assert NO_LINK < SAME_FROM_PPM


def test_a_report_that_gives_one_name_two_births_is_linked_to_neither_of_the_two() -> None:
    both = Context(births=(*year(1971), *year(1998)))
    for other in (Context(births=year(1971)), Context(births=year(1998)), Context()):
        found = judged("Ivan Primerov", both, "Иван Примеров", other)
        assert found.verdict is Verdict.UNSURE
        assert "it tells of two people" in found.reasons[-1].rule
    slips = Context(births=(*year(1971), *year(1972)))
    assert judged("Ivan Primerov", slips, "Иван Примеров", Context(births=year(1971))).verdict is Verdict.SAME
