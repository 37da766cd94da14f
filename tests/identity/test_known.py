"""Known people: any of their names may fit, ids of lists decide, and births only ever take a link away."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.identity.known import IN_DOUBT_PPM, Known, judge, share_an_id
from habeas.model import Verdict, When

NAMES = ("Anna Primerova", "Анна Примерова", "Ганна Прымерава", "A. Primerova", "Boris Obraztsov", "Jo", "Klara Holm")
ids = st.frozensets(st.tuples(st.sampled_from(["wikidata", "open-door"]), st.sampled_from(["Q1", "Q2"])), max_size=3)
births = st.none() | st.builds(When.year, st.integers(1950, 1990)) | st.builds(When.day, st.dates(date(1950, 1, 1)))
known = st.builds(
    Known,
    st.lists(st.sampled_from(NAMES), min_size=1, max_size=3, unique=True).map(tuple),
    ids,
    births,
    st.sampled_from(["", "female", "male"]),
)


def of(*names: str, **more: object) -> Known:
    if "ids" in more:
        more["ids"] = frozenset(tuple(str(one).split(":")) for one in more["ids"])  # type: ignore[attr-defined]
    return Known(names, **more)  # type: ignore[arg-type]


@given(known, known)
def test_it_makes_no_difference_which_of_the_two_comes_first(left: Known, right: Known) -> None:
    one, other = judge(left, right), judge(right, left)
    assert (one.verdict, one.probability_ppm) == (other.verdict, other.probability_ppm)


@given(known, known)
def test_ids_of_one_list_that_differ_never_join(left: Known, right: Known) -> None:
    lists = {scheme for scheme, _ in left.ids} & {scheme for scheme, _ in right.ids}
    sides = [{s: {v for t, v in side.ids if t == s} for s in lists} for side in (left, right)]
    if any(not sides[0][s] & sides[1][s] for s in lists):
        assert judge(left, right).verdict is Verdict.DIFFERENT
        assert not share_an_id(left, right)
    elif lists:
        assert judge(left, right).verdict is Verdict.SAME


@given(known, known)
def test_what_the_names_leave_open_no_birth_makes_a_link(left: Known, right: Known) -> None:
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


def test_any_of_the_names_may_fit_and_the_reasons_say_which() -> None:
    judged = judge(of("Anna Primerova", "Klara Holm"), of("Клара Хольм"))
    assert judged.verdict is Verdict.SAME
    assert [r.left for r in judged.reasons if "another name" in r.rule] == ["Klara Holm"]
