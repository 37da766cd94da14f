"""Persons across documents: full names link, bare surnames only within their document, and B³ counts mentions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bench import slavicner
from bench.slavicner import Named, b_cubed, clusters, counted, ids_made_one, read

ANNA, OLGA = "PER-Anna-Kalesnikava", "PER-Olga-Ivanova"


def named(document: str, form: str, person: str = ANNA, language: str = "ru") -> Named:
    return Named(document, language, form, person)


def together(mentions: Sequence[Named]) -> list[set[int]]:
    found = clusters(mentions)
    return [{at for at, one in enumerate(found) if one == cluster} for cluster in dict.fromkeys(found)]


def test_a_full_name_is_found_again_in_another_script() -> None:
    assert together([named("a", "Анна Колесникова"), named("b", "Hanna Kalesnikava", language="pl")]) == [{0, 1}]


def test_a_bare_surname_is_the_one_person_of_that_surname_in_its_document() -> None:
    mentions = [named("a", "Анна Колесникова"), named("a", "Ольга Иванова", OLGA), named("a", "Колесникова")]
    assert together(mentions) == [{0, 2}, {1}]


def test_a_bare_surname_whose_document_names_nobody_in_full_stays_there() -> None:
    assert together([named("a", "Анна Колесникова"), named("b", "Колесникова"), named("c", "Колесникова")]) == [
        {0},
        {1},
        {2},
    ]


def test_a_surname_with_a_title_or_as_the_younger_is_a_bare_one() -> None:
    bare = ("Пример-младший", "Primer Jr.", "А. Колесникова", "von Muster", "Dr. Muster")
    assert [form for form in bare if named("a", form).full] == []
    full = ("Анна Пример-младшая", "Ursula von Muster", "Ivan Primer Jr.", "Ivan P. Primer")
    assert all(named("a", form).full for form in full)


def test_of_two_of_a_surname_the_bare_one_is_whom_the_document_has_named_so_far() -> None:
    mentions = [
        replace(named("a", "Анна Колесникова"), at=0),
        replace(named("a", "Колесникова"), at=9),
        replace(named("a", "Ольга Колесникова", OLGA), at=50),
    ]
    assert together(mentions) == [{0, 1}, {2}]


@pytest.mark.parametrize("shared", [0, 3])
def test_where_full_names_are_unsure_the_same_company_beside_both_tells(shared: int) -> None:
    company = ("Иван Примеров", "Пётр Образцов", "Олег Пробный")[:shared]
    unsure = ("Lena Muster", "Lena Probe-Muster")
    mentions = [named(form, form, language="pl") for form in unsure]
    mentions += [named(form, other, other) for form in unsure for other in company]
    assert ({0, 1} in together(mentions)) is bool(shared)


def test_a_double_surname_goes_to_whoever_bears_it_in_the_document() -> None:
    assert together([named("a", "Анна Льо Пример"), named("a", "Льо Пример")]) == [{0, 1}]


def test_each_way_to_count_takes_no_more_than_the_stricter_one() -> None:
    mentions = [named("a", "Анна Колесникова"), named("a", "Колесникова"), named("b", "Колесникова")]
    assert {name: sum(inside) for name, inside in counted(mentions).items() if "read" not in name} == {
        "all": 3,
        "in_full": 2,
        "full_names": 1,
    }


def test_two_ids_are_one_where_they_have_one_usual_name_and_not_by_a_slip() -> None:
    usual = [named("a", "Анна Колесникова"), named("b", "Анна Колесникова", "PER-Hanna")]
    slip = [named("c", "Ольга Иванова", OLGA), named("d", "Ольга Иванова", OLGA), named("e", "Анна Колесникова", OLGA)]
    assert ids_made_one(usual + slip) == {ANNA: ANNA, "PER-Hanna": ANNA}


def test_b_cubed_counts_each_mention() -> None:
    assert b_cubed([(1, "a"), (1, "a"), (2, "a"), (2, "b")])["f1"] == 0.7059
    assert b_cubed([(1, "a"), (1, "b")]) == {"mentions": 2, "precision": 0.5, "recall": 1.0, "f1": 0.6667}


def test_peoples_parties_and_the_closed_topic_are_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hers = "0\t4\tАнны Колесниковой\tАнна Колесникова\tPER\tPER-Anna-Kalesnikava\n"
    rows = hers + "5\t9\tлитовцы\tлитовец\tPER\tGPE-Lithuania\n"
    for topic in ("fiction", "asia_bibi"):
        folder = tmp_path / "ner" / topic / "ru"
        folder.mkdir(parents=True)
        (folder / "one.tsv").write_text(rows, "utf-8")
    assert [one.form for one in read(tmp_path / "ner" / "fiction" / "ru" / "one.tsv")] == ["Анна Колесникова"]
    kept: dict[str, Any] = {}
    monkeypatch.setattr(slavicner, "write", kept.__setitem__)
    monkeypatch.setattr("sys.argv", ["slavicner", str(tmp_path)])
    slavicner.main()
    assert kept["identity-slavicner"]["b_cubed"]["all"]["mentions"] == 1
