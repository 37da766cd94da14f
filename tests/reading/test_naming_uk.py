"""People's names in Ukrainian: fictional people, in every case."""

from __future__ import annotations

import pytest

from habeas.reading.endings.morphology import Case, Gender
from habeas.reading.endings.naming import is_given, is_surname_like, name_readings, normal_of, word_cases
from tests.reading.naming_rows import Written, check, check_stays, written

_PEOPLE = """
m | Дмитро Прикладенко | gen Дмитра Прикладенка | ins Дмитром Прикладенком | voc Дмитре Прикладенку
f | Ольга Прикладенко | gen Ольги Прикладенко | dat Ользі Прикладенко | acc Ольгу Прикладенко | ins Ольгою Прикладенко
m | Іван Прикладський | gen Івана Прикладського | dat Іванові Прикладському | ins Іваном Прикладським
f | Ганна Прикладська | gen Ганни Прикладської | acc Ганну Прикладську | ins Ганною Прикладською
m | Сергій Прикладів
m | Петро Ковалів | gen Петра Коваліва | dat Петрові Коваліву
m | Олександр Прикладов | dat Олександру Прикладову | ins Олександром Прикладовим
f | Наталія Прикладова | gen Наталії Прикладової | acc Наталію Прикладову | ins Наталією Прикладовою
m | Павло Прикладчук | gen Павла Прикладчука | dat Павлові Прикладчуку | ins Павлом Прикладчуком
f | Марія Прикладчук | gen Марії Прикладчук | acc Марію Прикладчук | ins Марією Прикладчук
m | Василь Прикладович | gen Василя Прикладовича | dat Василю Прикладовичу | ins Василем Прикладовичем
f | Юлія Прикладович | gen Юлії Прикладович | ins Юлією Прикладович
m | Юрій Зразковий | gen Юрія Зразкового | dat Юрію Зразковому
f | Оксана Зразкова | gen Оксани Зразкової | acc Оксану Зразкову
m | Андрій Гайдай | gen Андрія Гайдая | dat Андрієві Гайдаю | ins Андрієм Гайдаєм
m | Ігор Коваль | gen Ігоря Коваля | dat Ігореві Ковалю | ins Ігорем Ковалем
f | Любов Коваль | gen Любові Коваль | ins Любов'ю Коваль
m | Лев Прикладець | gen Лева Прикладця | dat Леву Прикладцю
m | Яків Сідих | gen Якова Сідих
m | Тарас Бойко | gen Тараса Бойка | dat Тарасові Бойку | ins Тарасом Бойком
f | Тетяна Бойко | gen Тетяни Бойко | acc Тетяну Бойко
m | Олексій Скрипка | gen Олексія Скрипки | acc Олексія Скрипку | ins Олексієм Скрипкою
f | Вероніка Скрипка | gen Вероніки Скрипки | dat Вероніці Скрипці | acc Вероніку Скрипку
m | Микола Іванович Зразок | gen Миколи Івановича Зразка
f | Людмила Петрівна Зразкова | gen Людмили Петрівни Зразкової | dat Людмилі Петрівні Зразковій
m | Прикладенко Іван Іванович | gen Прикладенка Івана Івановича
m | І. І. Зразківський | gen І. І. Зразківського | ins І. І. Зразківським
m | Джон Ексампл | gen Джона Ексампла | dat Джону Ексамплу | ins Джоном Ексамплом
f | Джейн Ексампл | gen Джейн Ексампл
f | Асія Зарібі | gen Асії Зарібі | acc Асію Зарібі | ins Асією Зарібі
m | Жан-Клод Прим'єр | gen Жан-Клода Прим'єра | ins Жан-Клодом Прим'єром
m | Георгій Приклададзе | gen Георгія Приклададзе
m | Едвард Бруні | gen Едварда Бруні | ins Едвардом Бруні
f | Ірина Зразкова-Бойко | gen Ірини Зразкової-Бойко
m | Зеновій Дзюба | gen Зеновія Дзюби | acc Зеновія Дзюбу | ins Зеновієм Дзюбою
f | Соломія Дзюба | gen Соломії Дзюби | acc Соломію Дзюбу
"""
_ROWS = written(_PEOPLE)


@pytest.mark.parametrize("row", _ROWS, ids=lambda row: row.words)
def test_name_is_led_back_to_its_nominative(row: Written) -> None:
    check(row, "uk")


@pytest.mark.parametrize("normal", sorted({row.normal for row in _ROWS}))
def test_nominative_stays(normal: str) -> None:
    check_stays(normal, "uk")


def test_full_name_in_the_report_tells_a_bare_surname() -> None:
    assert normal_of(("Ганна Прикладова", "Прикладова"), "uk")["Прикладова"] == "Прикладова"
    assert normal_of(("Іван Прикладов", "Прикладова"), "uk")["Прикладова"] == "Прикладов"


def test_surname_in_ko_bends_for_men_only() -> None:
    genders = {form.gender for form in word_cases("Прикладенка", "uk") if form.base == "Прикладенко"}
    assert genders == {Gender.MASC}


def test_cases_that_an_ending_leaves_open_stay_open() -> None:
    assert name_readings(("Ганні", "Прикладській"), "uk")[0].cases == Case.DAT | Case.LOC


def test_given_names_and_surnames_are_known() -> None:
    assert is_given("Олені", "uk") == (Gender.FEM,)
    assert is_given("Петром", "uk") == (Gender.MASC,)
    assert is_given("Києва", "uk") == ()
    assert is_surname_like("Прикладенком", "uk")
    assert not is_surname_like("Харків", "uk")
