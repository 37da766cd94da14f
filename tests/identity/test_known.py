"""Known people: any of their names may fit, ids of lists decide, and births only ever take a link away."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.identity.context import Context
from habeas.identity.known import IN_DOUBT_PPM, Known, judge, share_an_id, told_by_list
from habeas.identity.lifetimes import Birth
from habeas.model import Verdict, When

NAMES = ("Anna Primerova", "Анна Примерова", "Ганна Прымерава", "A. Primerova", "Boris Obraztsov", "Jo", "Klara Holm")
ids = st.frozensets(st.tuples(st.sampled_from(["wikidata", "open-door"]), st.sampled_from(["Q1", "Q2"])), max_size=3)
births = st.none() | st.builds(When.year, st.integers(1950, 1990)) | st.builds(When.day, st.dates(date(1950, 1, 1)))
known = st.builds(
    Known,
    st.lists(st.sampled_from(NAMES), min_size=1, max_size=3, unique=True).map(tuple),
    st.builds(told_by_list, ids, births, st.sampled_from(["", "female", "male"])),
)


def of(*names: str, ids: Sequence[str] = (), born: When | None = None, gender: str = "") -> Known:
    split = [one.partition(":") for one in ids]
    return Known(names, told_by_list([(scheme, value) for scheme, _, value in split], born, gender))


@given(known, known)
def test_it_makes_no_difference_which_of_the_two_comes_first(left: Known, right: Known) -> None:
    one, other = judge(left, right), judge(right, left)
    assert (one.verdict, one.probability_ppm) == (other.verdict, other.probability_ppm)


@given(known, known)
def test_ids_of_one_list_that_differ_never_join(left: Known, right: Known) -> None:
    own = [{tuple(said.key.split(" ")) for said in side.told.ids} for side in (left, right)]
    lists = {scheme for scheme, _ in own[0]} & {scheme for scheme, _ in own[1]}
    sides = [{s: {v for t, v in side if t == s} for s in lists} for side in own]
    if any(not sides[0][s] & sides[1][s] for s in lists):
        assert judge(left, right).verdict is Verdict.DIFFERENT
        assert not share_an_id(left, right)
    elif lists:
        assert judge(left, right).verdict is Verdict.SAME


@given(known, known)
def test_what_a_rule_holds_names_to_no_birth_alone_lifts(left: Known, right: Known) -> None:
    bare = judge(Known(left.names), Known(right.names))
    if bare.verdict is not Verdict.SAME and not share_an_id(left, right):
        assert judge(left, right).verdict is not Verdict.SAME


def test_an_id_joins_whatever_the_spelling_and_says_which() -> None:
    judged = judge(of("Anna Primerova", ids=["wikidata:Q1"]), of("Jo", ids=["wikidata:Q1", "open-door:7"]))
    assert judged.verdict is Verdict.SAME
    assert "both carry the Wikidata id Q1" in [reason.rule for reason in judged.reasons]


@pytest.mark.parametrize(
    ("left", "right", "in_doubt"),
    [
        (of("Anna Primerova", ids=["open-door:1"]), of("Анна Примерова", ids=["open-door:2"]), True),
        (of("Anna Primerova", ids=["open-door:1"]), of("Boris Obraztsov", ids=["open-door:2"]), False),
        (of("Jo", ids=["open-door:1", "wikidata:Q1"]), of("Anna Primerova", ids=["open-door:2", "wikidata:Q1"]), True),
    ],
)
def test_ids_that_differ_are_in_doubt_where_all_else_is_the_same(left: Known, right: Known, in_doubt: bool) -> None:
    judged = judge(left, right)
    assert judged.verdict is Verdict.DIFFERENT
    assert (judged.probability_ppm >= IN_DOUBT_PPM) == in_doubt


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        (When.year(1960), When.year(1990), Verdict.DIFFERENT),
        (When.year(1980), When.day(date(1980, 5, 3)), Verdict.SAME),
        (When.day(date(1980, 5, 3)), When.day(date(1980, 5, 3)), Verdict.SAME),
        (When.day(date(1980, 5, 3)), When.day(date(1980, 11, 20)), Verdict.UNSURE),
        (When.year(1960), None, Verdict.SAME),
    ],
)
def test_births_tell_namesakes_apart(one: When, other: When | None, verdict: Verdict) -> None:
    assert judge(of("Anna Primerova", born=one), of("Анна Примерова", born=other)).verdict is verdict


def test_a_list_and_a_report_are_held_against_each_other_by_births_too() -> None:
    listed = of("Anna Primerova", born=When.year(1960))
    for age, verdict in ((65, Verdict.SAME), (30, Verdict.DIFFERENT)):
        told = Context(report="7", births=(Birth.of_age(age, date(2025, 12, 13), str(age)),))
        assert judge(listed, Known(("Анна Примерова",), told)).verdict is verdict


def test_a_common_name_alone_makes_nobody_known_and_a_birthday_does() -> None:
    born = When.day(date(1980, 5, 3))
    assert judge(of("Ivan Ivanov"), of("Иван Иванов")).verdict is Verdict.UNSURE
    assert judge(of("Ivan Ivanov", born=born), of("Иван Иванов", born=born)).verdict is Verdict.SAME


def test_a_woman_and_a_man_of_one_name_are_a_question_at_most() -> None:
    one, other = of("Jo Example", gender="female"), of("Jo Example", gender="male")
    assert judge(one, other).verdict is not Verdict.SAME
    assert judge(one, of("Jo Example")).verdict is Verdict.SAME


def test_any_of_the_names_may_fit_and_the_reasons_say_which() -> None:
    judged = judge(of("Anna Primerova", "Klara Holm"), of("Клара Хольм"))
    assert judged.verdict is Verdict.SAME
    assert [r.left for r in judged.reasons if "another name" in r.rule] == ["Klara Holm"]


@pytest.mark.parametrize(
    ("names", "other", "verdict"),
    [
        (("Иван Петрович Примеров", "Ivan Primerov"), "Ivan Sergeevich Primerov", Verdict.DIFFERENT),
        (("Ivan Primerov", "Иван Петрович Примеров"), "Примеров Иван Сергеевич", Verdict.DIFFERENT),
        (("Иван Петрович Примеров", "Ivan Primerov"), "Ivan Petrovich Primerov", Verdict.SAME),
        (("Иван Петрович Примеров", "Ivan Primerov"), "Ivan Primerov", Verdict.SAME),
        (("Иван Петрович Примеров", "Иван Сергеевич Примеров"), "Ivan Sergeevich Primerov", Verdict.SAME),
    ],
)
def test_an_alias_without_a_patronymic_fits_nobody_whose_patronymic_is_another(
    names: tuple[str, ...], other: str, verdict: Verdict
) -> None:
    judged = judge(of(*names), of(other))
    assert judged.verdict is verdict
    told = [reason.rule for reason in judged.reasons if reason.rule == "the patronymics contradict each other"]
    assert len(told) == (verdict is Verdict.DIFFERENT)
    assert judge(of(other), of(*names)).verdict is verdict
