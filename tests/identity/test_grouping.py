"""Groups of cases held against groups: what keeps people apart, and what only all of it together tells."""

from __future__ import annotations

from itertools import permutations

from bench.people_context import Beside, weigh
from habeas.identity.batch import Case, Judge, traits_of
from habeas.identity.grouping import Grouping
from habeas.identity.names import Name
from habeas.identity.pieces import Between
from habeas.identity.rarity import Frequencies, terms_of

ANNA, HANNA = "Анна Примерова", "Hanna Prymierava"


def namesakes(others: int) -> Frequencies:
    """A table in which beside each mention of an Anna Primerova stand so many (thousandths) of others."""
    terms = {terms_of(Name.of(name)) for name in (ANNA, HANNA)}
    share = others / (1000 + others)
    full = {(row.given, row.surname): 1000 for row in terms if row is not None}
    given = {row.given: 1_000_000 for row in terms if row is not None}
    return Frequencies("test", given, {row.surname: round(share * 1_000_000) for row in terms if row is not None}, full)


def persons(cases: list[Case], others: int = 1, apart: frozenset[tuple[int, int]] = frozenset()) -> list[list[int]]:
    judging = Judge(cases, [traits_of(case.name, namesakes(others)) for case in cases], weigh, apart)
    return Grouping(judging, range(len(cases))).persons()


def arrested(day: int, born: int | None = None, town: str | None = None) -> Beside:
    return Beside(None if born is None else (born, born), town, None, ("arrest", day))


def test_one_mention_that_fits_both_chains_no_two_who_contradict_each_other() -> None:
    two = [
        Case(ANNA, arrested(10, 1960)),
        Case(HANNA, arrested(10, 1960, "Озерск")),
        Case(ANNA, arrested(900, 1985)),
        Case(HANNA, arrested(900, 1985, "Озерск")),
    ]
    bridge = Case(ANNA, Beside(None, "Озерск", None))
    assert persons([*two, bridge]) == [[0, 1], [2, 3], [4]]


def test_a_group_that_agrees_in_one_thing_is_not_chained_to_another_day_by_day() -> None:
    """Each pair alone may look alike by its town; all that is told of both groups is weighed, not the best pair."""
    one = [Case(ANNA, arrested(10, 1974, "Озерск")), Case(ANNA, Beside(None, "Озерск", None, ("arrest", 10)))]
    other = [Case(ANNA, arrested(900, 1984, "Озерск")), Case(ANNA, Beside(None, "Озерск", None))]
    found = persons([*one, *other], others=300)
    assert not any({0, 2} <= set(group) or {1, 2} <= set(group) for group in found)


def test_what_two_mentions_don_t_tell_their_groups_do() -> None:
    """With many namesakes a year or a town alone is too little; the first two tell both, and the third tells both."""
    year, town = Beside((1985, 1985), None, None), Beside(None, "Озерск", None)
    day = ("verdict", 77)
    cases = [
        Case(ANNA, Beside((1985, 1985), None, None, day)),
        Case(ANNA, Beside(None, "Озерск", None, day)),
        Case(HANNA, Beside((1985, 1985), "Озерск", None)),
    ]
    assert len(persons([Case(ANNA, year), Case(HANNA, town)], others=300)) == 2
    assert persons(cases, others=300) == [[0, 1, 2]]


def test_a_patronymic_known_of_one_mention_keeps_the_whole_group_from_another() -> None:
    cases = [
        Case("Анна Ивановна Примерова", arrested(10)),
        Case(ANNA, arrested(10, 1985, "Озерск")),
        Case("Анна Петровна Примерова", Beside((1985, 1985), "Озерск", None)),
    ]
    assert not any({0, 2} <= set(group) for group in persons(cases))


def test_numbers_are_all_that_the_order_of_cases_changes() -> None:
    cases = [
        Case(ANNA, arrested(10, 1960)),
        Case(HANNA, arrested(10)),
        Case(ANNA, arrested(900, 1985)),
        Case(HANNA, Beside((1985, 1985), None, None)),
        Case(ANNA, Beside(None, None, None)),
    ]
    partitions = {
        frozenset(frozenset(order[at] for at in group) for group in persons([cases[at] for at in order]))
        for order in permutations(range(len(cases)))
    }
    assert len(partitions) == 1


def of_three_namesakes(*more: Beside) -> list[Case]:
    """Two reports each of three people, and one of somebody by their name."""
    told = [
        arrested(10, 1960, "Озерск"),
        arrested(10, 1960, "Озерск"),
        arrested(400, 1972, "Мостки"),
        arrested(400, 1972, "Мостки"),
        arrested(900, 1985, "Ручьи"),
        arrested(900, 1985, "Ручьи"),
    ]
    return [Case(name, row) for name, row in zip((ANNA, HANNA) * 4, (*told, *more), strict=False)]


def test_what_fits_one_of_three_namesakes_goes_there_and_what_fits_two_goes_nowhere() -> None:
    year_and_town = Beside((1972, 1972), "Мостки", None)
    assert persons(of_three_namesakes(year_and_town), others=3_000) == [[0, 1], [2, 3, 6], [4, 5]]
    of_two = Beside((1972, 1972), "Ручьи", None)
    assert persons(of_three_namesakes(of_two), others=3_000) == [[0, 1], [2, 3], [4, 5], [6]]


def test_a_name_alone_is_placed_with_nobody_however_often_one_is_mentioned() -> None:
    cases = [Case(name, arrested(10, 1960, "Озерск")) for name in (ANNA, HANNA) * 30] + [
        Case(ANNA, Beside(None, None, None))
    ]
    assert persons(cases, others=3_000)[-1] == [60]


def test_one_report_that_errs_takes_little_from_the_others_of_a_group() -> None:
    between, erring = Between(), Between()
    for weight in (3_000, 3_000, 3_000):
        between.weigh("the towns", weight)
        erring.weigh("the towns", weight)
    erring.weigh("the towns", -2_300)
    assert between.fit() - erring.fit() < 300 < between.besides(4) - erring.besides(4)


def test_whom_somebody_holds_apart_is_never_put_together() -> None:
    cases = [Case(ANNA, arrested(10, 1960, "Озерск")), Case(HANNA, arrested(10, 1960, "Озерск"))]
    assert persons(cases) == [[0, 1]]
    assert persons(cases, apart=frozenset({(0, 1)})) == [[0], [1]]
