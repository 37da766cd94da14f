"""Lists of known people as they come: headings in six languages, cells as people type them, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest

from habeas.archive.rows import Row
from habeas.casework.known_cells import words_of
from habeas.casework.known_table import Listing, Refusal, columns_of, person_of
from habeas.errors import UnreadablePeopleError
from habeas.model import KnownPerson

OPEN_DOOR = Listing("Open Door", "open-door", "a test", 2025)


def person(**cells: str) -> KnownPerson | Refusal:
    columns = columns_of(list(cells), OPEN_DOOR)
    return person_of(Row(2, tuple(cells.values())), columns, OPEN_DOOR)


def known(**cells: str) -> KnownPerson:
    made = person(**cells)
    assert isinstance(made, KnownPerson), made
    return made


@pytest.mark.parametrize(
    "headings",
    [
        ("Given name", "Surname", "Patronymic", "Born", "Sex", "Citizenship", "ID", "Note"),
        ("Имя", "Фамилия", "Отчество", "Дата рождения", "Пол", "Гражданство", "№", "Примечание"),
        ("Імя", "Прозвішча", "Імя па бацьку", "Дата нараджэння", "Пол", "Грамадзянства", "Нумар", "Заўвага"),
        ("Ім'я", "Прізвище", "По батькові", "Дата народження", "Стать", "Громадянство", "Номер", "Примітка"),
        ("Imię", "Nazwisko", "Imię ojca", "Data urodzenia", "Płeć", "Obywatelstwo", "Numer", "Uwagi"),
        ("VORNAME", "Nachname", "Vatersname", "Geburtsdatum", "Geschlecht", "Staatsbürgerschaft", "Nr.", "Anmerkung"),
    ],
)
def test_headings_of_six_languages_mean_the_same(headings: tuple[str, ...]) -> None:
    cells = ("Анна", "Примерова", "Ивановна", "5.11.1980", "f", "Ruritania", "17", "a baker")
    columns = columns_of(headings, OPEN_DOOR)
    made = person_of(Row(2, cells), columns, OPEN_DOOR)
    assert isinstance(made, KnownPerson), made
    assert (columns.left_out, made.name) == ((), "Анна Ивановна Примерова")
    assert (str(made.born), made.gender, made.citizenship) == ("1980-11-05", "female", ("Ruritania",))
    assert ([*map(str, made.ids)], made.note, made.row) == (["open-door:17"], "a baker", 2)


def test_no_two_columns_share_a_heading_and_no_two_genders_a_word() -> None:
    for table in ("columns", "genders"):
        words = [word for said in words_of(table).values() for word in said]
        assert sorted(words) == sorted(set(words))


def test_nothing_private_has_a_column() -> None:
    private = ["Address", "Phone", "Relatives", "Mother", "Passport", "Адрес", "Телефон", "Родственники", "E-mail"]
    assert columns_of(["Name", *private], OPEN_DOOR).left_out == tuple(private)


@pytest.mark.parametrize(
    ("headings", "listing"),
    [
        (("Born", "Note"), OPEN_DOOR),
        (("Surname",), OPEN_DOOR),
        (("Name", "Full name"), OPEN_DOOR),
        (("Name", "Wikidata", "QID"), OPEN_DOOR),
        (("Name", "ID", "No."), OPEN_DOOR),
        (("Name", "ID"), Listing("Дверь", "", "a test", 2025)),
        (("Name",), Listing("", "", "a test", 2025)),
    ],
)
def test_columns_that_cannot_be_told_are_refused_as_a_whole(headings: tuple[str, ...], listing: Listing) -> None:
    with pytest.raises(UnreadablePeopleError):
        columns_of(headings, listing)


@pytest.mark.parametrize(
    "cells",
    [
        {"name": ""},
        {"name": "123"},
        {"name": "=HYPERLINK(1)"},
        {"name": "@sum"},
        {"name": "Anna\0Example"},
        {"name": "Anna \u202eExample"},
        {"name": "Anna \ufffdxample"},
        {"name": "a" * 1_000_000},
        {"name": "a" * 201},
        {"name": "Anna Example", "aliases": "+cmd"},
        {"name": "Anna Example", "aliases": ";".join(f"Anna {chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(60))},
        {"name": "Anna Example", "note": "n" * 3_000},
        {"name": "Anna Example", "born": "31.02.1980"},
        {"name": "Anna Example", "born": "05/06/1980"},
        {"name": "Anna Example", "born": "2099"},
        {"name": "Anna Example", "born": "1066"},
        {"name": "Anna Example", "born": "long ago"},
        {"name": "Anna Example", "sex": "yes"},
        {"name": "Anna Example", "wikidata": "Q0"},
        {"name": "Anna Example", "wikidata": "https://example.org/Q42"},
        {"name": "Anna Example", "id": "9" * 101},
    ],
)
def test_a_row_that_cannot_be_meant_is_refused_with_a_reason(cells: dict[str, str]) -> None:
    made = person(**cells)
    assert isinstance(made, Refusal)
    assert made.why
    assert len(made.why) < 200


def test_ragged_rows_miss_what_they_miss_and_are_refused_when_they_say_more() -> None:
    columns = columns_of(("Name", "Born", "Note"), OPEN_DOOR)
    short, long, padded = (person_of(Row(2, cells), columns, OPEN_DOOR) for cells in RAGGED)
    assert isinstance(short, KnownPerson)
    assert isinstance(long, Refusal)
    assert isinstance(padded, KnownPerson)


RAGGED: list[tuple[str, ...]] = [
    ("Anna Example",),
    ("Anna Example", "1980", "", "more"),
    ("Anna Example", "1980", "", "", ""),
]


@pytest.mark.parametrize(
    ("cells", "field", "value"),
    [
        ({"name": "Anna Example", "aliases": "A. Example; Ann|Анна Пример"}, "names", 4),
        ({"name": "Anna Example", "former name": "Anna Beispiel"}, "names", 2),
        ({"name": "Anna Example", "given": "Anna", "surname": "Example"}, "names", 1),
        ({"name": "Example Anna", "given": "Anna", "surname": "Example"}, "names", 2),
        ({"name": "Anna Example", "id": "1; 2", "wikidata": "http://www.wikidata.org/entity/Q42"}, "ids", 3),
        ({"name": "Anna Example", "open_house_id": "7"}, "ids", 1),
        ({"name": "Anna Example", "citizenship": "Ruritania; Zenda"}, "citizenship", 2),
    ],
)
def test_several_things_stand_between_semicolons(cells: dict[str, str], field: str, value: int) -> None:
    made: Any = known(**cells)
    assert len(getattr(made, field)) == value
    assert made.name == cells["name"]


def test_a_row_is_found_again_by_its_id_else_by_name_and_birth() -> None:
    assert known(name="Anna", id="7").key == known(name="Другая", id="7", born="1980").key
    assert known(name="Anna").key != known(name="Anna", born="1980").key
    assert known(name="Anna", wikidata="Q42", id="7").key == known(name="Anna", id="7").key
