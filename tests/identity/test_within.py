"""A bare name in a report is the person there whom it fits; where several fit, the one whom readers would take."""

from __future__ import annotations

import pytest

from habeas.identity.names import Name
from habeas.identity.within import Full, is_double_surname, meant

ANNA, IVAN = "Анна Пример", "Иван Пример"


def told(*names: tuple[int, str]) -> list[Full]:
    return [Full(at, Name.of(text), text) for at, text in names]


@pytest.mark.parametrize(
    ("bare", "written", "others", "whom"),
    [
        ("Примерова", "Примеровой", ((0, "Анна Примерова"), (9, "Ольга Образцова")), "Анна Примерова"),
        ("Образцова", "Образцовой", ((0, "Анна Примерова"),), None),
        ("Anna", "Anna", ((0, "Anna Example"), (9, "Olga Muster")), "Anna Example"),
    ],
)
def test_the_only_one_who_fits_is_meant(
    bare: str, written: str, others: tuple[tuple[int, str], ...], whom: str | None
) -> None:
    assert meant(Name.of(bare), 50, told(*others), Name.of(written)) == whom


def test_of_two_of_a_surname_the_one_named_so_far_is_meant() -> None:
    both = told((0, IVAN), (100, ANNA))
    assert [meant(Name.of("Пример"), at, both) for at in (50, 150)] == [IVAN, None]


def test_who_is_named_so_far_is_not_meant_where_the_page_names_another_more_often() -> None:
    assert meant(Name.of("Пример"), 50, told((0, IVAN), (90, IVAN), (100, ANNA), (200, ANNA), (300, ANNA))) is None


@pytest.mark.parametrize(("times", "whom"), [(1, None), (2, ANNA)])
def test_whom_the_page_is_about_is_meant(times: int, whom: str | None) -> None:
    names = told((90, IVAN), *((100 + at, ANNA) for at in range(times)))
    assert meant(Name.of("Пример"), 500, names) == whom


def test_a_form_that_only_a_man_has_means_the_man() -> None:
    both = told((0, IVAN), (10, ANNA))
    assert meant(Name.of("Пример"), 50, both, Name.of("Примера")) == IVAN
    assert meant(Name.of("Пример"), 50, both, Name.of("Пример")) is None


def test_the_younger_is_the_younger_and_no_place_in_the_text_makes_him_another() -> None:
    both = told((0, "Иван Пример"), (10, "Иван Пример-младший"))
    assert meant(Name.of("Пример-младший"), 5, both) == "Иван Пример-младший"
    assert meant(Name.of("Пример-старший"), 50, both) == "Иван Пример"


def test_initials_are_told_apart_by_no_place() -> None:
    assert meant(Name.of("И. П."), 50, told((0, "Иван Пример"), (90, "Игорь Пробный"))) is None


@pytest.mark.parametrize(
    ("bare", "language", "whom"),
    [
        ("Crump", "sl", "Donald Crump"),
        ("Crumpa", "cs", "Donald Crump"),
        ("Crumpová", "cs", "Irena Crump"),
        ("Crump", "pl", None),
    ],
)
def test_where_womens_surnames_are_marked_a_bare_one_tells_man_from_woman(
    bare: str, language: str, whom: str | None
) -> None:
    both = told((0, "Irena Crump"), (10, "Donald Crump"))
    assert meant(Name.of(bare, "", language), 50, both) == whom


def test_a_double_surname_is_no_full_name_beside_a_longer_one() -> None:
    longer, other = told((0, "Анна Льо Пример")), told((0, "Анна Льо Образец"))
    assert [is_double_surname(Name.of("Льо Пример"), names) for names in (longer, other, [])] == [True, False, False]
