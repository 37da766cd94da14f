"""People's names in Russian: fictional people, in every case."""

from __future__ import annotations

import time

import pytest

from habeas.reading.endings.morphology import Case, Gender, Role
from habeas.reading.endings.naming import (
    is_given,
    is_surname_like,
    name_readings,
    normal_form,
    normal_of,
    word_cases,
)
from tests.reading.naming_rows import Written, check, check_stays, written

_PEOPLE = """
f | Анна Примерова | gen Анны Примеровой | dat Анне Примеровой | acc Анну Примерову | ins Анной Примеровой
m | Иван Образцов | gen Ивана Образцова | dat Ивану Образцову | ins Иваном Образцовым | loc Иване Образцове
m | Пётр Условный | gen Петра Условного | dat Петру Условному | ins Петром Условным
m | Лев Вымышленский | gen Льва Вымышленского | dat Льву Вымышленскому | ins Львом Вымышленским
f | Любовь Вымышленская | gen Любови Вымышленской | acc Любовь Вымышленскую | ins Любовью Вымышленской
m | Павел Примерчук | gen Павла Примерчука | dat Павлу Примерчуку | ins Павлом Примерчуком
f | Мария Примерчук | gen Марии Примерчук | acc Марию Примерчук | ins Марией Примерчук
m | Сергей Примеренко | gen Сергея Примеренко | dat Сергею Примеренко | ins Сергеем Примеренко
f | Ольга Примеренко | gen Ольги Примеренко | dat Ольге Примеренко | ins Ольгой Примеренко
m | Алексей Седых | gen Алексея Седых | dat Алексею Седых | ins Алексеем Седых
f | Наталья Седых | gen Натальи Седых | acc Наталью Седых
m | Илья Примерович | gen Ильи Примеровича | dat Илье Примеровичу | ins Ильёй Примеровичем
f | Дарья Примерович | gen Дарьи Примерович | dat Дарье Примерович
m | Юрий Условец | gen Юрия Условца | dat Юрию Условцу
m | Андрей Иванович Примеров | gen Андрея Ивановича Примерова | dat Андрею Ивановичу Примерову
f | Елена Петровна Образцова | gen Елены Петровны Образцовой | acc Елену Петровну Образцову
m | Примеров Андрей Иванович | gen Примерова Андрея Ивановича | ins Примеровым Андреем Ивановичем
m | И. И. Образцов | dat И. И. Образцову | ins И. И. Образцовым
m | Джон Эксампл | gen Джона Эксампла | dat Джону Эксамплу | ins Джоном Эксамплом
f | Джейн Эксампл | gen Джейн Эксампл
m | Жан-Клод Примьер | gen Жан-Клода Примьера | ins Жан-Клодом Примьером
f | Асия Зариби | gen Асии Зариби | acc Асию Зариби | ins Асией Зариби
f | Аун Мья Су Чжи | gen Аун Мья Су Чжи
m | Карлос де Руритания | nom Карлос де Руритания
m | Никита Салтыков-Примерный | gen Никиты Салтыкова-Примерного | dat Никите Салтыкову-Примерному
f | Ирина Образцова-Условная | gen Ирины Образцовой-Условной | acc Ирину Образцову-Условную
m | Эдвард Бруни | gen Эдварда Бруни | ins Эдвардом Бруни
m | Реджеп Зурдоган | gen Реджепа Зурдогана | ins Реджепом Зурдоганом
m | Георгий Примерадзе | gen Георгия Примерадзе | dat Георгию Примерадзе
f | Саломе Примершвили | gen Саломе Примершвили
m | Дональд Примп-младший | gen Дональда Примпа-младшего | ins Дональдом Примпом-младшим
m | Дмитрий Скрибайло | gen Дмитрия Скрибайло
f | Виктория Дзюндзя | acc Викторию Дзюндзю
m | Василий Скрыпка | gen Василия Скрыпки | dat Василию Скрыпке | acc Василия Скрыпку
m | Ким Бон Ын | gen Ким Бон Ына
m | Владимир Кара-Образцов | gen Владимира Кара-Образцова
m | Тофик Примероглу | gen Тофика Примероглу
m | Алим Примерлы | dat Алиму Примерлы
"""
_ROWS = written(_PEOPLE)


@pytest.mark.parametrize("row", _ROWS, ids=lambda row: row.words)
def test_name_is_led_back_to_its_nominative(row: Written) -> None:
    check(row, "ru")


@pytest.mark.parametrize("normal", sorted({row.normal for row in _ROWS}))
def test_nominative_stays(normal: str) -> None:
    check_stays(normal, "ru")


def test_plural_tells_two_people_of_one_surname() -> None:
    readings = word_cases("Образцовых", "ru")
    assert readings[0].plural
    assert {form.base for form in readings if form.plural and form.role is Role.SURNAME} >= {"Образцов", "Образцова"}
    assert name_readings(("Образцовых",), "ru")[0].plural


def test_cases_that_an_ending_leaves_open_stay_open() -> None:
    best = name_readings(("Анне", "Примеровой"), "ru")[0]
    assert best.cases == Case.DAT | Case.LOC
    assert best.gender == Gender.FEM
    assert name_readings(("Ивана", "Образцова"), "ru")[0].cases == Case.GEN | Case.ACC


def test_case_known_from_the_sentence_decides() -> None:
    assert name_readings(("Примерова",), "ru", Case.NOM)[0].normal == "Примерова"
    assert name_readings(("Примерова",), "ru", Case.GEN)[0].normal == "Примеров"


def test_full_name_in_the_report_tells_a_bare_surname() -> None:
    assert normal_of(("Анна Примерова", "Примерова"), "ru")["Примерова"] == "Примерова"
    assert normal_of(("Иван Примеров", "Примерова"), "ru")["Примерова"] == "Примеров"


def test_forms_of_one_foreign_name_decide_together() -> None:
    found = normal_of(("Зурба", "Зурбы", "Зурбе"), "ru")
    assert set(found.values()) == {"Зурба"}


def test_spelling_with_or_without_dots_is_the_texts() -> None:
    assert normal_form("Семена Ковалева", "ru") == "Семен Ковалев"
    assert normal_form("Семёна Ковалёва", "ru") == "Семён Ковалёв"


def test_shouted_names_are_calmed() -> None:
    assert normal_form("ИВАНА ОБРАЗЦОВА", "ru") == "Иван Образцов"


def test_names_without_capitals_get_them() -> None:
    assert normal_form("ивана фон образцова", "ru") == "Иван фон Образцов"


def test_given_names_are_known_in_their_cases() -> None:
    assert is_given("Анну", "ru") == (Gender.FEM,)
    assert is_given("Иваном", "ru") == (Gender.MASC,)
    assert is_given("Сашу", "ru") == (Gender.MASC, Gender.FEM)
    assert is_given("Закон", "ru") == ()


def test_surnames_are_known_by_their_look() -> None:
    assert is_surname_like("Примеровой", "ru")
    assert is_surname_like("Примерадзе", "ru")
    assert not is_surname_like("примеровой", "ru")
    assert not is_surname_like("Минск", "ru")


def test_look_ups_are_fast() -> None:
    words = [f"{stem}{end}" for stem in ("Примеров", "Иван", "Минск") for end in ("", "а", "у")] * 2000
    is_given("Иван", "ru")
    start = time.perf_counter()
    for word in words:
        is_given(word, "ru")
        is_surname_like(word, "ru")
    assert len(words) / (time.perf_counter() - start) > 60_000
