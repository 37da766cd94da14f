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
    "English, by ear": [
        ("Joeja Ridna", "Джо Райден"),
        ("Mitch McDorell", "Митч Макдорелл"),
        ("Nicola Burgeon", "Никола Бърджън"),
        ("Rex Millerson", "Рекс Милърсън"),
        ("Dominic Brieve", "Доминик Брийв"),
        ("Arron Danks", "Аррон Дэнкс"),
        ("Susan Pollins", "Сюзан Полинс"),
    ],
    "German and Dutch, by ear": [
        ("Jens Stahlmann", "Йенс Штальман"),
        ("Guy Terhofstadt", "Ги Терхофстад"),
        ("Frank Steinbach", "Франк Щайнбах"),
    ],
    "endings behind foreign names": [
        ("Mika Crumpa", "Mike Crump"),
        ("Owena Crumpse", "Owen Crumps"),
        ("Mika Lompea", "Mike Lompeo"),
        ("Petera Bellegriniho", "Peter Bellegrini"),
        ("Rudyja Dulianija", "Rudy Duliani"),
        ("Андрія Примиренка", "Андрій Примиренко"),
    ],
    "words that may be missing or joined": [
        ("Donald John Crump", "Donald Crump"),
        ("Жан Клод Бомон", "Jean-Claude Beaumont"),
        ("(Анна) Примерова", "Анна Примерова"),
        ("Рашида Члаиб", "Рашида Члаиб"),
    ],
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
        ("Donald John Crump", "Donald Fred Crump"),
        ("Анна Черновецкая-Примерова", "Анна Черновецкая-Образцова"),
        ("Romana Kałuda", "Roman Kałuda"),
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


@pytest.mark.parametrize(
    ("owned", "owner"),
    [
        ("Gruševa", "Janez Gruša"),
        ("Kuomov", "Andrew Kuomo"),
        ("Babarykin", "Jan Babaryka"),
        ("Babarykův", "Jan Babaryka"),
    ],
)
def test_what_is_somebodys_may_be_of_a_name_in_a_vowel(owned: str, owner: str) -> None:
    assert compare(Name.of(owned), Name.of(owner)).verdict is Verdict.UNSURE


def test_what_is_a_mans_is_no_womans_of_the_same_surname() -> None:
    assert compare(Name.of("Crumpovega"), Name.of("Irena Crump")).verdict is Verdict.DIFFERENT
    assert compare(Name.of("Crumpova"), Name.of("Irena Crump")).verdict is Verdict.UNSURE


def test_a_slavic_language_inflects_every_name() -> None:
    ours, theirs = ("Klumpa", "Zolot Klump")
    assert compare(Name.of(ours), Name.of(theirs)).verdict is Verdict.DIFFERENT
    assert compare(Name.of(ours, "", "sl"), Name.of(theirs, "", "sl")).verdict is Verdict.UNSURE


def test_a_surname_in_ich_is_a_fathers_name_only_where_there_are_such() -> None:
    slovene, russian = Name.of("Igor Petrovič", "", "sl"), Name.of("Игорь Петрович", "", "ru")
    assert compare(slovene, slovene).verdict is Verdict.SAME
    assert compare(russian, russian).verdict is Verdict.UNSURE


def test_a_particle_that_opens_a_sentence_is_no_given_name() -> None:
    assert [word.text for word in tokens("Von der Muster")] == ["Muster"]
    assert [word.text for word in tokens("Van Muster")] == ["Van", "Muster"]
