"""Many mentions resolved at once: the right persons, the same from any order."""

from __future__ import annotations

from collections import defaultdict

from hypothesis import given, settings
from hypothesis import strategies as st

from bench.people import mentions, people
from bench.people_context import Beside, beside, weigh
from bench.resolution import measured
from habeas.casework.resolution import resolve
from habeas.identity.batch import Case

TOLD = mentions(people(60, seed=5), 240, seed=6)
CASES = [Case(row.text, beside(row)) for row in TOLD]
NOBODY = Beside(None, None, None)


def partition(cases: list[Case]) -> list[list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    for case, person in zip(cases, resolve(cases, weigh).persons, strict=True):
        found[person].append(repr(case))
    return sorted(sorted(group) for group in found.values())


@settings(max_examples=8, deadline=None)
@given(st.permutations(range(len(CASES))))
def test_the_same_mentions_give_the_same_persons_in_any_order(order: list[int]) -> None:
    assert partition([CASES[at] for at in order]) == partition(CASES)


def test_workers_find_what_one_finds() -> None:
    assert resolve(CASES, weigh, processes=2).persons == resolve(CASES, weigh).persons


def test_nearly_all_pairs_are_right_and_found() -> None:
    figures = measured(TOLD, resolve(CASES, weigh))
    assert figures["precision"] == 1
    assert figures["recall_of_full_names"] >= 0.9
    assert figures["comparisons"]["median"] <= 10


def test_what_contradicts_itself_joins_nobody() -> None:
    """A mention that would do for two people who contradict each other goes to neither."""
    born = [Beside((year, year), None, None) for year in (1960, 1985)]
    cases = [Case("Анна Примерова", told) for told in (*born, NOBODY)]
    assert len(set(resolve(cases, weigh).persons)) == 3
    assert len(set(resolve(cases[1:], weigh).persons)) == 1


def test_what_agrees_more_decides_between_two() -> None:
    cases = [
        Case("Анна Примерова", Beside((1960, 1960), None, None)),
        Case("Hanna Prymierava", Beside((1985, 1985), "Озерск", None)),
        Case("Анна Примерова", Beside(None, "Озерск", None)),
    ]
    first, second, third = resolve(cases, weigh).persons
    assert first != second == third


def test_copies_of_a_name_that_is_nobodys_alone_stay_apart() -> None:
    crowd = [Case(f"{given} Иванов", NOBODY) for given in ("Пётр", "Павел", "Антон", "Олег", "Роман", "Егор")] * 30
    crowd += [Case("Иван Иванов", NOBODY)] * 2 + [Case(f"Анна Примерова-{at}", NOBODY) for at in "абвгде"]
    persons = resolve(crowd, weigh).persons
    assert persons[180] != persons[181]
