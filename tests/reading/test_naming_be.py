"""People's names in Belarusian, in both orthographies: fictional people, in every case."""

from __future__ import annotations

import pytest

from habeas.reading.endings.morphology import Case, Gender
from habeas.reading.endings.naming import is_given, is_surname_like, name_readings, normal_of, word_cases
from tests.reading.naming_rows import Written, check, check_stays, written

_PEOPLE = """
m | Дзмітрый Прыкладаў | gen Дзмітрыя Прыкладава | acc Дзмітрыя Прыкладава | ins Дзмітрыем Прыкладавым
f | Ганна Прыкладава | gen Ганны Прыкладавай | dat Ганне Прыкладавай | acc Ганну Прыкладаву | ins Ганнай Прыкладавай
m | Уладзімір Умоўскі | gen Уладзіміра Умоўскага | dat Уладзіміру Умоўскаму | ins Уладзімірам Умоўскім
f | Святлана Умоўская | gen Святланы Умоўскай | dat Святлане Умоўскай | acc Святлану Умоўскую | ins Святланай Умоўскай
f | Сьвятлана Умоўская | gen Сьвятланы Ўмоўскай | acc Сьвятлану Ўмоўскую | ins Сьвятланай Ўмоўскай
m | Павел Прыкладчук | gen Паўла Прыкладчука | dat Паўлу Прыкладчуку | ins Паўлам Прыкладчуком
f | Марыя Прыкладчук | gen Марыі Прыкладчук | acc Марыю Прыкладчук | ins Марыяй Прыкладчук
m | Сяргей Прыкладзенка | gen Сяргея Прыкладзенкі | acc Сяргея Прыкладзенку | ins Сяргеем Прыкладзенкам
f | Вольга Прыкладзенка | gen Вольгі Прыкладзенка | dat Вользе Прыкладзенка | ins Вольгай Прыкладзенка
m | Аляксандр Прыкладовіч | gen Аляксандра Прыкладовіча | dat Аляксандру Прыкладовічу | ins Аляксандрам Прыкладовічам
f | Алена Прыкладовіч | gen Алены Прыкладовіч | acc Алену Прыкладовіч | ins Аленай Прыкладовіч
m | Юрый Кавалёў | gen Юрыя Кавалёва | dat Юрыю Кавалёву | ins Юрыем Кавалёвым
f | Наталля Кавалёва | gen Наталлі Кавалёвай | acc Наталлю Кавалёву | ins Наталляй Кавалёвай
m | Мікалай Андрэеў | gen Мікалая Андрэева | dat Мікалаю Андрэеву | ins Мікалаем Андрэевым
m | Пётр Узорны | gen Пятра Узорнага | dat Пятру Узорнаму | ins Пятром Узорным
f | Кацярына Узорная | gen Кацярыны Узорнай | acc Кацярыну Узорную
m | Ігар Прыкладзін | gen Ігара Прыкладзіна | dat Ігару Прыкладзіну | ins Ігарам Прыкладзіным
f | Ірына Прыкладзіна | gen Ірыны Прыкладзінай | acc Ірыну Прыкладзіну
m | Андрэй Сівых | gen Андрэя Сівых | ins Андрэем Сівых
m | Віталь Узорык | gen Віталя Узорыка | dat Віталю Узорыку | ins Віталем Узорыкам
f | Тацяна Узорык | gen Тацяны Узорык | acc Тацяну Узорык
m | Васіль Прыкладавец | gen Васіля Прыкладаўца | dat Васілю Прыкладаўцу
m | Генадзь Крамаль | gen Генадзя Крамаля | dat Генадзю Крамалю | ins Генадзем Крамалем
m | Леў Гайдай | gen Льва Гайдая | dat Льву Гайдаю | ins Львом Гайдаем
m | Міхаіл Іванавіч Прыкладаў | gen Міхаіла Іванавіча Прыкладава | dat Міхаілу Іванавічу Прыкладаву
f | Людміла Пятроўна Прыкладава | gen Людмілы Пятроўны Прыкладавай | acc Людмілу Пятроўну Прыкладаву
m | Прыкладаў Міхаіл Іванавіч | gen Прыкладава Міхаіла Іванавіча
m | І. І. Узорскі | gen І. І. Узорскага | ins І. І. Узорскім
m | Зміцер Узорнік | gen Зміцера Узорніка | ins Зміцерам Узорнікам
m | Зьміцер Узорнік | gen Зьмітра Узорніка | ins Зьмітрам Узорнікам
m | Алесь Прыкладскі | gen Алеся Прыкладскага | dat Алесю Прыкладскаму | ins Алесем Прыкладскім
m | Станіслаў Узорнік | gen Станіслава Узорніка | ins Станіславам Узорнікам
f | Вераніка Узорнік | gen Веранікі Узорнік | dat Вераніцы Узорнік | acc Вераніку Узорнік
f | Рада Сівец | gen Рады Сівец | dat Радзе Сівец | acc Раду Сівец
f | Марта Якубчык | gen Марты Якубчык | dat Марце Якубчык
m | Мікіта Якубчык | gen Мікіты Якубчыка | acc Мікіту Якубчыка
f | Дар'я Лосік-Умоўская | gen Дар'і Лосік-Умоўскай | acc Дар'ю Лосік-Умоўскую
m | Джон Эксампл | gen Джона Эксампла | dat Джону Эксамплу | ins Джонам Эксамплам
f | Асія Зарыбі | gen Асіі Зарыбі | acc Асію Зарыбі
m | Георгій Прыклададзэ | gen Георгія Прыклададзэ
m | Эдвард Бруні | gen Эдварда Бруні | ins Эдвардам Бруні
m | Максім Узорчанка | gen Максіма Узорчанкі | dat Максіму Узорчанку | ins Максімам Узорчанкам
f | Ксенія Узорчанка | gen Ксеніі Узорчанка | acc Ксенію Узорчанка | ins Ксеніяй Узорчанка
m | Антон Прыкладчонак | gen Антона Прыкладчонка | ins Антонам Прыкладчонкам
f | Наста Прыклайка | gen Насты Прыклайкі | ins Настай Прыклайкай
f | Івонка Узорыла | gen Івонкі Узорылы
"""
_ROWS = written(_PEOPLE)


@pytest.mark.parametrize("row", _ROWS, ids=lambda row: row.words)
def test_name_is_led_back_to_its_nominative(row: Written) -> None:
    check(row, "be")


@pytest.mark.parametrize("normal", sorted({row.normal for row in _ROWS}))
def test_nominative_stays(normal: str) -> None:
    check_stays(normal, "be")


def test_there_are_enough_rows() -> None:
    assert len(_ROWS) >= 120


def test_classical_spelling_is_kept_where_the_report_uses_it() -> None:
    assert normal_of(("Юры Прыкладаў", "Юрыя Прыкладава"), "be")["Юрыя Прыкладава"] == "Юры Прыкладаў"
    assert normal_of(("Аляксандар Узор", "Аляксандра Узора"), "be")["Аляксандра Узора"] == "Аляксандар Узор"


def test_full_name_in_the_report_tells_a_bare_surname() -> None:
    assert normal_of(("Ганна Прыкладава", "Прыкладава"), "be")["Прыкладава"] == "Прыкладава"
    assert normal_of(("Іван Прыкладаў", "Прыкладава"), "be")["Прыкладава"] == "Прыкладаў"


def test_cases_that_an_ending_leaves_open_stay_open() -> None:
    best = name_readings(("Ганне", "Прыкладавай"), "be")[0]
    assert best.cases == Case.DAT | Case.LOC
    assert best.gender == Gender.FEM


def test_plural_of_a_surname() -> None:
    best = word_cases("Прыкладавых", "be")[0]
    assert (best.plural, best.base, best.many) == (True, "Прыкладаў", "Прыкладавы")


def test_given_names_and_surnames_are_known() -> None:
    assert is_given("Сьвятлане", "be") == (Gender.FEM,)
    assert is_given("Паўла", "be") == (Gender.MASC,)
    assert is_given("Мінску", "be") == ()
    assert is_surname_like("Прыкладавым", "be")
    assert not is_surname_like("Гродна", "be")
