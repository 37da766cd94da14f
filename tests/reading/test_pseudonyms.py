"""A changed name or a nickname never makes or joins anybody, in whatever language the report says that it is one."""

from __future__ import annotations

import pytest

from habeas.model import Mention, Nature
from habeas.reading.cascade import Cascade
from tests.reading.reports import report

CALLED = [
    ("en", 'Blogger "Red Heron" was detained.', "Red Heron"),
    ("en", "A blogger known as Red Heron was detained.", "Red Heron"),
    ("en", "Police detained a blogger who writes under the pseudonym “Red Heron”.", "Red Heron"),
    ("de", "Ein Blogger mit dem Pseudonym „Roter Reiher“ wurde festgenommen.", "Roter Reiher"),
    ("de", "Ein unter dem Pseudonym Roter Reiher bekannter Blogger wurde festgenommen.", "Roter Reiher"),
    ("de", "Die als „Roter Reiher“ bekannte Bloggerin wurde festgenommen.", "Roter Reiher"),
    ("de", "Der Blogger, Spitzname „Roter Reiher“, wurde festgenommen.", "Roter Reiher"),
    ("pl", "Bloger pod pseudonimem „Ruda Czapla” został zatrzymany.", "Ruda Czapla"),
    ("pl", "Zatrzymano blogera posługującego się pseudonimem „Ruda Czapla”.", "Ruda Czapla"),
    ("pl", "Zatrzymano blogera znanego jako Ruda Czapla.", "Ruda Czapla"),
    ("ru", "Блогера под псевдонимом «Рыжая Цапля» задержали.", "Рыжая Цапля"),
    ("ru", "Задержан блогер, известный как «Рыжая Цапля».", "Рыжая Цапля"),
    ("uk", "Блогера на псевдо «Руда Чапля» затримали.", "Руда Чапля"),
    ("uk", "Затримали блогера, відомого як «Руда Чапля».", "Руда Чапля"),
    ("be", "Блогера пад псеўданімам «Руды Чапля» затрымалі.", "Руды Чапля"),
    ("be", "Блогера вядомага як «Руды Чапля» затрымалі.", "Руды Чапля"),
]
ALONE = [
    ("de", "Der Blogger „Roter Reiher“ wurde festgenommen."),
    ("pl", "Bloger „Ruda Czapla” został zatrzymany."),
    ("ru", "Блогера «Рыжая Цапля» задержали."),
    ("uk", "Блогера «Руда Чапля» затримали."),
    ("be", "Блогера «Руды Чапля» затрымалі."),
    ("en", "Olga (name changed) was released from prison on Friday."),
    ("de", "Olga (Name geändert) wurde am Freitag aus der Haft entlassen."),
    ("pl", "Olga (imię zmienione) została zwolniona z więzienia w piątek."),
    ("ru", "Ольга (имя изменено) вышла на свободу в пятницу."),
    ("uk", "Ольгу (ім'я змінено) звільнили з колонії в п'ятницю."),
    ("be", "Вольгу (імя зменена) вызвалілі з калоніі ў пятніцу."),
]


def mentions(text: str, language: str = "en") -> list[Mention]:
    reading = Cascade().read(report(text, language=language, published="2025-12-14"))
    return [one.about for one in reading.claims if isinstance(one.about, Mention)]


@pytest.mark.parametrize(("language", "text", "nickname"), CALLED)
def test_whoever_is_called_by_a_nickname_is_told_of_by_it_and_is_nobody(
    language: str, text: str, nickname: str
) -> None:
    (about,) = mentions(text, language)
    assert (about.name, about.normal, about.nature) == (nickname, nickname, Nature.PSEUDONYM)
    assert text[about.span.start : about.span.end] == nickname


@pytest.mark.parametrize(("language", "text"), ALONE)
def test_a_nickname_beside_a_trade_or_a_changed_name_is_nobody(language: str, text: str) -> None:
    assert not [one for one in mentions(text, language) if one.identifies]


def test_what_is_told_of_him_or_of_the_bare_nickname_later_is_nobody_s_either() -> None:
    told = mentions("A blogger known as Red Heron was detained in May. He was released on Friday. Red Heron was fined.")
    assert len(told) > 1
    assert not [one for one in told if one.identifies]


def test_the_other_cases_of_a_changed_given_name_are_nobody_s() -> None:
    (about,) = mentions("Учительница Ольга (имя изменено) рассказала о суде. Учительницу Ольгу задержали.", "ru")
    assert about.nature is Nature.PSEUDONYM


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", 'Anna Example, known as "Red Heron", was detained.', "Anna Example"),
        ("en", "Anna Maria Example, known as Anna Example, was held. Anna Example was freed.", "Anna Maria Example"),
        ("ru", "Анну Примерову, известную под псевдонимом «Рыжая Цапля», задержали.", "Анна Примерова"),
        ("ru", "Блогера Анну Примерову («Рыжая Цапля») задержали.", "Анна Примерова"),
    ],
)  # fmt: skip
def test_whoever_has_a_name_keeps_it_beside_a_nickname(language: str, text: str, name: str) -> None:
    told = mentions(text, language)
    assert told
    assert {(one.normal, one.identifies) for one in told} == {(name, True)}


def test_a_quotation_that_begins_with_a_name_makes_no_nickname_of_it() -> None:
    (about,) = mentions('"Anna Example was arrested on Monday," her lawyer said.')
    assert (about.normal, about.nature) == ("Anna Example", Nature.NAME)
