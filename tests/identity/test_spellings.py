"""Names meet across more spellings: Bulgarian, Czech and Slovene forms, and foreign names written by ear."""

from __future__ import annotations

import pytest

from habeas.identity.compare import compare
from habeas.identity.names import Name
from habeas.identity.spelling import sounds_of, tokens
from habeas.model.decisions import Verdict

ONE = {
    "Bulgarian, whose ъ is a vowel": [
        ("Доналд Кръмп", "Donald Crump"),
        ("Борис Томсън", "Boris Thomson"),
        ("Бърни Алдърс", "Bernie Alders"),
        ("Петър Първанов", "Petar Parvanov"),
    ],
    "Czech": [
        ("Theresy Grayové", "Theresa Gray"),
        ("Donaldu Crumpovi", "Donald Crump"),
        ("Michelu Dubierovi", "Michel Dubier"),
        ("Jeremyho Bourna", "Jeremy Bourn"),
    ],
    "Slovene and Croatian": [
        ("Boruta Primorja", "Borut Primor"),
        ("Janeza Hruše", "Janez Hruša"),
        ("Lindseyja Grahama", "Lindsey Graham"),
        ("Josephom Madnom", "Joseph Maden"),
        ("Željka Šimića", "Željko Šimić"),
    ],
    "Serbian in both scripts": [
        ("Željko Đurić", "Жељко Ђурић"),
        ("Ljubiša Njegić", "Љубиша Његић"),
        ("Petar Petrović", "Петар Петровић"),
    ],
    "names of men and of women alike": [("Никола Иванов", "Николай Иванов"), ("Nicola Muster", "Никола Мустер")],
    "French": [
        ("Michel Dubier", "Мишель Дюбье"),
        ("Michel Dubier", "Мишел Дубие"),
        ("Jean-Claude Beaumont", "Жан-Клод Бомон"),
        ("François Boileau", "Франсуа Буало"),
    ],
    "German": [
        ("Heiko Baas", "Хайко Баас"),
        ("Günther Oettner", "Гюнтер Эттнер"),
        ("Gerhard Schönfelder", "Gerhard Schoenfelder"),
        ("Ursula von der Meyen", "Урсула фон дер Майен"),
    ],
    "Italian": [("Giovanni Giulietti", "Джованни Джулиетти"), ("Matteo Bianchi", "Маттео Бьянки")],
    "Spanish": [("José Mejía", "Хосе Мехия"), ("Jorge Peña", "Хорхе Пенья")],
    "Irish": [("Michael O'Leary", "Майкл О'Лири")],
    "given names across languages": [("Joseph Example", "Джозеф Example"), ("Jacob Example", "Джейкоб Example")],
}


@pytest.mark.parametrize(("one", "other"), [pair for pairs in ONE.values() for pair in pairs])
def test_one_person_in_two_spellings_is_linked(one: str, other: str) -> None:
    assert compare(Name.of(one), Name.of(other)).verdict is Verdict.SAME


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Доналд Кръмп", "Donald Crimp"),
        ("Donaldu Crumpovi", "Donald Crimper"),
        ("Michel Dubier", "Мишель Дюбуа"),
        ("Heiko Baas", "Хайко Бенс"),
        ("Boruta Primorja", "Borut Pomor"),
        ("Anna Ivanova", "Anna Ivan"),
        ("Иван Кънев", "Иван Канев"),
        ("Иван Кънев", "Ivan Konev"),
        ("Petar Petrović", "Petar Petrov"),
        ("Joseph Example", "Jacob Example"),
    ],
)
def test_another_name_is_not_linked(one: str, other: str) -> None:
    assert compare(Name.of(one), Name.of(other)).verdict is not Verdict.SAME


def test_the_hard_sign_of_russian_stays_silent() -> None:
    assert sounds_of("Подъячев") == sounds_of("Подьячев")
    assert sounds_of("Ивановъ") == sounds_of("Иванов")
    assert len(sounds_of("Първан")) > 1


def test_slavic_names_keep_their_readings() -> None:
    for name in ("Siarhei Barnier", "Mikhail Leyen", "Anna Giulina"):
        plain = sounds_of(name.split()[1].lower())
        assert tokens(name)[1].sounds == plain


@pytest.mark.parametrize(
    "younger", ["Ivan Primerov Jr.", "Ivan Primerov mladší", "Иван Примеров-младший", "I. Primerov ml."]
)
def test_the_younger_is_not_the_elder_and_may_not_be_who_is_neither(younger: str) -> None:
    assert compare(Name.of(younger), Name.of("Иван Примеров-старший")).verdict is Verdict.DIFFERENT
    assert compare(Name.of(younger), Name.of("Иван Примеров")).verdict is Verdict.UNSURE


def test_the_younger_is_one_in_every_language() -> None:
    assert compare(Name.of("Борис Примеров-младший"), Name.of("Boris Primerov mladší")).verdict is Verdict.SAME


@pytest.mark.parametrize("owned", ["Crumpova", "Crumpovih", "Crumpovega", "Crumpův"])
def test_what_is_somebodys_may_name_its_owner_but_never_links(owned: str) -> None:
    assert compare(Name.of(owned), Name.of("Donald Crump")).verdict is Verdict.UNSURE
    assert compare(Name.of(owned), Name.of("Donald Primerov")).verdict is Verdict.DIFFERENT
