"""Whole families of spellings, each with names that nobody bears: what is one stays one, what is two stays two."""

from __future__ import annotations

import pytest

from habeas.identity.compare import compare_names
from habeas.identity.evidence import UNSURE_MOST
from habeas.model.decisions import Verdict

SAME = {
    "French vowels among English letters": ("Khushrouz Primourov", "Khushruz Primurov"),
    "German s for z": ("Irina Slamina", "Ирина Зламина"),
    "ch before r": ("Dennis Chrestansen", "Деннис Крестансен"),
    "a Ukrainian closed syllable": ("Valentyn Prymirivskyi", "Валентин Примировский"),
    "Azerbaijani -zade": ("Taleh Nümunəzadə", "Талех Нумунезаде"),
    "Persian q": ("Sepideh Qomunian", "Сепиде Гомуниан"),
    "Uzbek o": ("Muhammad Namunjonov", "Мухаммад Намунджанов"),
    "German ie": ("Anna Probieger", "Анна Пробигер"),
    "a man's name in -ina": ("Volodymyr Obrazchyna", "Владимир Образчина"),
    "a Latvian woman's -a": ("Tatjana Obražnoka", "Татьяна Ображнок"),
    "a Slovak instrumental": ("Máriou Obrazcovou", "Мария Образцова"),
    "hooks left out in another case": ("Aleksandrem Obrazčićem", "Aleksander Obrazcic"),
    "the first of two surnames": ("Félix Obradiaga Molina", "Felix Obradiaga"),
    "a telling surname and a word more": ("Cristiana Obramorro Barrios", "Cristiana Obramorro"),
    "an article in one word": ("Waleed Abulmithal", "Walid Abu al-Mithal"),
    "the article before a surname": ("Loujain Almithloul", "Loujain al-Mithloul"),
    "an English name before a Chinese one": ("Benny Tai Yiu-ming", "Tai Yiu-ming"),
    "Burmese as it is heard": ("Min Thu Naing", "Мин Ту Найн"),
    "Vietnamese as it is heard": ("Nguyễn Thị Trang", "Нгуен Тхи Чанг"),
    "Japanese in Polivanov's letters": ("Shinji Tsuchida", "Синдзи Цутида"),
    "Polish nasal vowels": ("Jan Obrząbski", "Ян Обжомбский"),
    "dh as d": ("Karim Namudhaj", "Карим Намудадж"),
    "a man of Georgia in -ava": ("Мераб Образава", "Merab Obrazava"),
    "Armenian s before g": ("Serge Sargsian", "Серж Саркисян"),
    "an Armenian father's name": ("Anna Hakobi Obrazyan", "Анна Акоповна Образян"),
    "an older Chinese e": ("Tse-tung Mao", "Mao Zedong"),
    "an apostrophe where Russian has a soft sign": ("Левко Обрап'яненко", "Левко Обрапьяненко"),
    "a short form in -я": ("Юля Образеева", "Yuliya Obrazeyeva"),
    "a Georgian surname as German and French have it": ("Swiad Obramachurdia", "Zviad Obramakhourdia"),
    "oe for ö": ("Choekyi Obraz", "Chökyi Obraz"),
    "a son in Kazakh": ("Аскар Муратулы Образбеков", "Askar Muratuly Obrazbekov"),
}
UNSURE = {
    "two letters that changed places": ("Svyatoslav Obrazneko", "Святослав Образенко"),
    "two letters of a given name that changed places": ("Иирна Образенко", "Ирина Образенко"),
    "a slip in a long given name": ("Vladmir Obraztsov", "Владимир Образцов"),
    "a very common surname and one more": ("Juan Pérez", "Juan Pérez Obrador"),
    "two syllables of a longer name": ("Aung San", "Aung San Obra"),
    "two given names turned round": ("Hassan Ali", "Ali Hassan"),
}
DIFFERENT = {
    "a full form that a short one sounds like": ("Алина Образцова", "Алла Образцова"),
    "another father in Armenian": ("Anna Hakobi Obrazyan", "Анна Самвеловна Образян"),
    "another father in Kazakh": ("Аскар Маратович Образбеков", "Аскар Муратулы Образбеков"),
    "a man's name in -ий and a woman's in -ия": ("Валерий Образчук", "Валерия Образчук"),
}


@pytest.mark.parametrize("family", SAME)
def test_a_family_of_spellings_is_one_name(family: str) -> None:
    left, right = SAME[family]
    assert compare_names(left, right).verdict is Verdict.SAME
    assert compare_names(right, left).verdict is Verdict.SAME


@pytest.mark.parametrize("family", UNSURE)
def test_what_is_likely_and_no_more_waits_for_a_person(family: str) -> None:
    found = compare_names(*UNSURE[family])
    assert found.verdict is Verdict.UNSURE
    assert 500_000 <= found.probability_ppm <= UNSURE_MOST


@pytest.mark.parametrize("family", DIFFERENT)
def test_what_only_sounds_like_it_is_somebody_else(family: str) -> None:
    assert compare_names(*DIFFERENT[family]).verdict is Verdict.DIFFERENT


@pytest.mark.parametrize("names", [("Fang Sanfeng", "Feng Sanfeng"), ("Wang Dan", "Huang Dan")])
def test_chinese_names_that_differ_in_a_syllable_are_hardly_one(names: tuple[str, str]) -> None:
    assert compare_names(*names).probability_ppm < 300_000


@pytest.mark.parametrize(
    ("woman", "man"),
    [
        ("Мартина Пример", "Мартин Пример"),
        ("Ростислава Образчук", "Ростислав Образчук"),
        ("Анатолия Образская", "Анатолий Образский"),
    ],
)
def test_a_mans_name_in_a_case_that_the_surname_is_not_in_is_rather_a_womans(woman: str, man: str) -> None:
    found = compare_names(woman, man)
    assert found.verdict is Verdict.UNSURE
    assert found.probability_ppm < 500_000


def test_words_for_surnames_that_are_two_given_names_are_no_link() -> None:
    assert compare_names("Станислав Гордон", "Stanislava Gordon").probability_ppm < 500_000
