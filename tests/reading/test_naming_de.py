"""People's names in German, which only bend in the genitive: fictional people."""

from __future__ import annotations

import pytest

from habeas.reading.endings.morphology import Case, Gender
from habeas.reading.endings.naming import is_given, is_surname_like, name_readings, normal_form, normal_of, word_cases
from tests.reading.naming_rows import Written, check, check_stays, written

_PEOPLE = """
m | Iwan Beispielenko | gen Iwan Beispielenkos | dat Iwan Beispielenko | acc Iwan Beispielenko
f | Maria Musterowa | gen Maria Musterowas | dat Maria Musterowa
m | Alexander Musterski | gen Alexander Musterskis
f | Swetlana Musterskaja | gen Swetlana Musterskajas
m | Ales Beispielowitsch | gen Ales Beispielowitschs
f | Anna Mustermann | gen Anna Mustermanns | dat Anna Mustermann
m | Peter Beispielberg | gen Peter Beispielbergs
m | Sergej Musterow | gen Sergej Musterows
m | Viktor Musterin | gen Viktor Musterins
f | Tatjana Beispielnaja | gen Tatjana Beispielnajas
m | Jan Musterak | gen Jan Musteraks
m | Georgi Beispieladse | gen Georgi Beispieladses
m | Hans Jens | nom Hans Jens
m | Klaus Mertens | nom Klaus Mertens
m | Karl von Muster | nom Karl von Muster
m | Max Fritz | gen Max Fritz'
m | Thomas Beispielsatz | gen Thomas Beispielsatz’
f | Aung Mya | nom Aung Mya
"""
_ROWS = written(_PEOPLE)


@pytest.mark.parametrize("row", _ROWS, ids=lambda row: row.words)
def test_name_is_led_back_to_its_nominative(row: Written) -> None:
    check(row, "de")


@pytest.mark.parametrize("normal", sorted({row.normal for row in _ROWS}))
def test_nominative_stays(normal: str) -> None:
    check_stays(normal, "de")


def test_what_has_no_ending_leaves_the_case_open() -> None:
    cases = name_readings(("Anna", "Mustermann"), "de")[0].cases
    assert Case.NOM | Case.DAT | Case.ACC in cases
    assert Case.GEN not in cases


def test_s_may_belong_to_the_name_and_the_report_tells() -> None:
    assert {form.base for form in word_cases("Beispiels", "de")} == {"Beispiel", "Beispiels"}
    assert normal_of(("Beispiel", "Beispiels"), "de")["Beispiels"] == "Beispiel"
    assert normal_of(("Anna Muster", "Anna Musters"), "de")["Anna Musters"] == "Anna Muster"


def test_given_names_and_surnames_are_known() -> None:
    assert is_given("Annas", "de") == (Gender.FEM,)
    assert is_given("Hans", "de") == (Gender.MASC,)
    assert is_given("Berlins", "de") == ()
    assert is_surname_like("Beispielenkos", "de")


def test_other_languages_are_left_as_written() -> None:
    assert normal_form("Anna Example", "en") == "Anna Example"
    assert word_cases("Example", "en")[0].cases == Case.ANY
