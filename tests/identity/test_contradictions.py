"""What is on record of two people and can't be true of one."""

from __future__ import annotations

from datetime import date

import pytest

from habeas.identity.contradictions import BIRTHS_DIFFER, contradicting
from habeas.identity.known import Known, told_by_list
from habeas.model.when import When


def named(*names: str) -> Known:
    return Known(names)


@pytest.mark.parametrize(
    ("one", "other", "rule"),
    [
        ("Иван Петрович Примеров", "Ivan Sergeevich Primerov", "the patronymics contradict each other"),
        ("Примерова Анна Ильинична", "А. П. Примерова", "the patronymics contradict each other"),
        ("Иван Примеров", "Анна Примерова", "one is a man's name, the other a woman's"),
        ("Maria Example", "Мария Примерова", None),
        ("Maria Primerova", "Марина Примерова", "the given names are two different ones"),
        ("Иван Примеров-старший", "Иван Примеров-младший", "one is the elder, the other the younger of a name"),
        ("Анна Примерова", "Ганна Іншая", None),
        ("Анна Примерова", "А. Примерова", None),
        ("Анна", "Анна Примерова", None),
        ("Иван Петрович", "Иван Петрович Примеров", None),
    ],
)
def test_names_that_cannot_be_one_person_s_are_told_alike_from_both_sides(
    one: str, other: str, rule: str | None
) -> None:
    ours, theirs = [named(one)], [named(other)]
    found, mirrored = contradicting(ours, theirs), contradicting(theirs, ours)
    assert [reason.rule for reason in found] == ([rule] if rule else [])
    assert [(r.rule, r.left, r.right) for r in found] == [(r.rule, r.right, r.left) for r in mirrored]


def test_what_contradicts_is_found_in_any_of_many_mentions_and_told_once() -> None:
    ours = [named("Иван Примеров"), named("Ivan Primerov"), named("Иван Петрович Примеров")]
    theirs = [named("Іван Прымераў"), named("Ivan Sergeevich Primerov"), named("Иван Сергеевич Примеров")]
    (found,) = contradicting(ours, theirs)
    assert (found.left, found.right) == ("Петрович", "Sergeevich")


def test_births_genders_and_ids_that_differ_are_told() -> None:
    def told(id: str, born: When, gender: str) -> list[Known]:
        return [named("Alex Example"), Known(("Alex Example",), told_by_list([("open-door", id)], born, gender))]

    ours = told("1", When.year(1980), "female")
    found = contradicting(ours, told("2", When.year(1950), "male"))
    assert [reason.rule for reason in found] == ["their open-door ids differ", BIRTHS_DIFFER, "their genders differ"]
    assert [(reason.left, reason.right) for reason in found][1:] == [("1980", "1950"), ("female", "male")]
    assert contradicting(ours, told("1", When.year(1980), "female")) == ()
    exact = [told("1", When.day(date(1980, 5, day)), "other") for day in (1, 2)]
    assert [reason.rule for reason in contradicting(*exact)] == [BIRTHS_DIFFER]
