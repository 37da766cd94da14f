"""Births in six languages: beside a name, in a sentence of its own, and never a son's told of his father."""

from __future__ import annotations

import time

import pytest

from habeas.model import Block, BlockRole, Report, TraitKind
from habeas.reading.births import born_behind, born_of_the_one_before
from habeas.reading.cascade import Cascade

ARRESTED = {
    "en": "Ivan Primerov was arrested on Monday.",
    "ru": "Иван Примеров был задержан в понедельник.",
    "be": "Іван Прымераў быў затрыманы ў панядзелак.",
    "uk": "Іван Прикладенко був затриманий у понеділок.",
    "pl": "Jan Przykładowski został zatrzymany w poniedziałek.",
    "de": "Iwan Primerow wurde am Montag festgenommen.",
}


def births(text: str, language: str) -> list[tuple[str, str]]:
    """Of whom, and in which words."""
    report = Report("0" * 64, text, (Block(BlockRole.PARAGRAPH, 0, len(text)),), "test 1", language)
    found = [trait for trait in Cascade().read(report).traits if trait.kind is TraitKind.BIRTH]
    assert all(text[one.span.start : one.span.end] == one.value for one in found)
    return [(one.about.normal, one.value) for one in found]


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "Police arrested Ivan Primerov (born in Strelsau in 1971) on Monday.", "born in Strelsau in 1971"),
        ("en", "Ivan Primerov, born in Zenda, Ruritania, in 1971, was arrested.", "born in Zenda, Ruritania, in 1971"),
        ("ru", "Иван Примеров, родившийся в Стрельсау в 1971 году, был задержан.", "родившийся в Стрельсау в 1971"),
        ("be", "Іван Прымераў, народжаны ў Стрэльсаў ў 1971 годзе, быў затрыманы.", "народжаны ў Стрэльсаў ў 1971"),
        ("uk", "Іван Прикладенко, народжений у Стрельсау 1971 року, був затриманий.", "народжений у Стрельсау 1971"),
        ("pl", "Jan Przykładowski (ur. 1971 w Strelsau) został zatrzymany.", "ur. 1971"),
        ("pl", "Jan Przykładowski, urodzony w Strelsau w 1971 r., został zatrzymany.", "urodzony w Strelsau w 1971"),
        ("de", "Iwan Primerow, geboren 1971 in Strelsau, wurde festgenommen.", "geboren 1971"),
        ("de", "Iwan Primerow, am 3. März 1971 in Zenda geboren, wurde verhaftet.", "am 3. März 1971 in Zenda geboren"),
        ("ru", "Ивана Примерова (род. в 1971 г.) задержали в понедельник.", "род. в 1971"),
        ("be", "Івана Прымерава (нар. у 1971 г.) затрымалі ў панядзелак.", "нар. у 1971"),
        ("en", "Police arrested Ivan Primerov (b. 1971 in Zenda) on Monday.", "b. 1971"),
    ],
)  # fmt: skip
def test_a_birth_with_its_place_beside_a_name_is_a_trait(language: str, text: str, words: str) -> None:
    assert [found for _, found in births(text, language)] == [words]


OWN = {
    "en": "Ivan Primerov was born in Strelsau in 1971.",
    "ru": "Иван Примеров родился в Стрельсау в 1971 году.",
    "be": "Іван Прымераў нарадзіўся ў Стрэльсаў у 1971 годзе.",
    "uk": "Іван Прикладенко народився у Стрельсау 1971 року.",
    "pl": "Jan Przykładowski urodził się w Strelsau w 1971 roku.",
    "de": "Iwan Primerow wurde 1971 in Strelsau geboren.",
}
PRONOUN = {
    "en": "He was born in Strelsau in 1971.",
    "ru": "Родился в 1971 году в Стрельсау.",
    "be": "Ён нарадзіўся ў 1971 годзе ў Стрэльсаў.",
    "uk": "Він народився 1971 року в Стрельсау.",
    "pl": "Urodził się w 1971 roku w Strelsau.",
    "de": "Er wurde 1971 in Strelsau geboren.",
}


@pytest.mark.parametrize("language", ARRESTED)
@pytest.mark.parametrize("told", [OWN, PRONOUN], ids=["by name", "by pronoun"])
def test_a_birth_in_a_sentence_of_its_own_is_a_trait_of_whom_the_page_tells(
    language: str, told: dict[str, str]
) -> None:
    found = births(f"{ARRESTED[language]} {told[language]}", language)
    name = " ".join(ARRESTED[language].split()[:2])
    assert [(who, "1971" in words) for who, words in found] == [(name, True)]


SON = {
    "en": ("His son Ivan Primerov was born in Strelsau in 1990.", "His son, born in 1990, was arrested."),
    "ru": ("Его сын Иван Примеров родился в 1990 году.", "Сын Ивана Примерова, родившийся в 1990 году, задержан."),
    "be": ("Яго сын Іван Прымераў нарадзіўся ў 1990 годзе.", "Сын Івана Прымерава, народжаны ў 1990 годзе, затрыманы."),
    "uk": ("Його син Іван Прикладенко народився 1990 року.", "Син Івана Прикладенка, 1990 р. н., затриманий."),
    "pl": ("Jego syn Jan Przykładowski urodził się w 1990 roku.", "Syn Jana Przykładowskiego (ur. 1990) zatrzymany."),
    "de": ("Sein Sohn Iwan Primerow wurde 1990 geboren.", "Der Sohn von Iwan Primerow, geboren 1990, wurde verhaftet."),
}  # fmt: skip
THEN_HE = {
    "en": ("His son Ivan Primerov was arrested on Tuesday.", "He was born in 1990."),
    "ru": ("Его сын Иван Примеров был задержан во вторник.", "Он родился в 1990 году."),
    "be": ("Яго сын Іван Прымераў быў затрыманы ў аўторак.", "Ён нарадзіўся ў 1990 годзе."),
    "uk": ("Його син Іван Прикладенко був затриманий у вівторок.", "Він народився 1990 року."),
    "pl": ("Jego syn Jan Przykładowski został zatrzymany we wtorek.", "Urodził się w 1990 roku."),
    "de": ("Sein Sohn Iwan Primerow wurde am Dienstag festgenommen.", "Er wurde 1990 geboren."),
}


@pytest.mark.parametrize("language", ARRESTED)
def test_a_sons_birth_is_never_told_of_his_father(language: str) -> None:
    name = " ".join(ARRESTED[language].split()[:2])
    for sentences in (*((one,) for one in SON[language]), THEN_HE[language]):
        found = births(" ".join([ARRESTED[language], *sentences]), language)
        assert name not in [who for who, words in found if "1990" in words], sentences


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ivan Primerov was arrested on Monday. The judge, Anna Example, spoke. He was born in 1971."),
        ("en", "Anna Example was arrested on Monday. Her lawyer spoke. He was born in 1971."),
        ("en", "Anna Example was arrested on Monday. He was born in 1971."),
        ("en", "Anna Example was arrested. A friend of Anna Example was born in 1971."),
        ("en", "Ivan Primerov, Jr., born in 1990, was arrested. Ivan Primerov was sentenced to five years in prison."),
        ("ru", "Анна Примерова была задержана. Адвокат Анны Примеровой родился в 1971 году."),
        (
            "ru",
            "Анна Примерова, подруга Ивана Образцова, родившаяся в 1971 году, задержана. Иван Образцов арестован.",
        ),
        ("ru", "Ивана Примерова задержали в понедельник. Он родился в 1971 году."),
        ("ru", "Иван Примеров был задержан. Он переехал в Стрельсау в 1971 году."),
    ],
)
def test_where_it_is_not_plain_whose_birth_it_is_nobody_is_told_of(language: str, text: str) -> None:
    wrong = {"Анна Примерова, подруга": "Иван Образцов", "Ivan Primerov, Jr.": "Ivan Primerov"}
    of = next((who for start, who in wrong.items() if text.startswith(start)), None)
    found = births(text, language)
    assert [who for who, _ in found if of in (None, who)] == []


@pytest.mark.parametrize("words", [", born " + "A" * 5000, " родился в " + "Аа " * 2000, " (born in " + "Bb, " * 2000])
def test_long_words_behind_a_name_cost_no_more_than_they_are_long(words: str) -> None:
    text, started = f"Anna{words}", time.monotonic()
    born_behind(text, 4, subject=True)
    born_of_the_one_before(words.lstrip(" ,("), 0, len(words))
    assert time.monotonic() - started < 0.5
