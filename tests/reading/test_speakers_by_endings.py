"""Who speaks where somebody else's name stands beside: the one who speaks for X is never taken for X."""

from __future__ import annotations

import pytest

from habeas.model import Certainty, Mention
from habeas.reading.cascade import Cascade
from tests.reading.reports import report


def speakers(text: str, language: str) -> list[tuple[str, Certainty]]:
    claims = Cascade().read(report(text, language=language, published="2024-05-03")).claims
    return [(claim.speaker.name if claim.speaker is not None else "the author", claim.certainty) for claim in claims]


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("ru", "Бориса Образцова освободили, заявила пресс-секретарь Руперта Зенды Клара Пробная.", "Клара Пробная"),
        ("ru", "Бориса Образцова освободили, заявила пресс-секретарь Александра Зенды Клара Пробная.", "Клара Пробная"),
        ("ru", "Бориса Образцова освободили, сообщила жена Руперта Зенды Клара Пробная.", "Клара Пробная"),
        ("be", "Барыса Узорнага вызвалілі, заявіла прэс-сакратарка Аляксандра Зенды Клара Пробная.", "Клара Пробная"),
        ("uk", "Бориса Зразкова звільнили, заявила прессекретарка Олександра Зенди Клара Пробна.", "Клара Пробна"),
        (
            "pl",
            "Borysa Wzorowego zwolniono z więzienia, powiedziała rzeczniczka Aleksandra Zendy Klara Przykładowa.",
            "Klara Przykładowa",
        ),
    ],
)
def test_whoever_is_named_behind_the_one_they_speak_for_speaks(language: str, text: str, speaker: str) -> None:
    assert speakers(text, language) == [(speaker, Certainty.REPORTED)]


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        (
            "ru",
            "Клара Пробная, пресс-секретарь Руперта Зенды, заявила, что Бориса Образцова освободили.",
            "Клара Пробная",
        ),
        ("uk", "Клара Пробна, речниця Руперта Зенди, заявила, що Бориса Зразкова звільнили.", "Клара Пробна"),
        (
            "pl",
            "Klara Przykładowa, rzeczniczka Aleksandra Zendy, powiedziała, że Borysa Wzorowego zwolniono z więzienia.",
            "Klara Przykładowa",
        ),
        (
            "de",
            "Boris Muster wurde freigelassen, wie Klara Beispiel, die Sprecherin von Alexander Zenda, am Montag sagte.",
            "Klara Beispiel",
        ),
    ],
)
def test_whoever_is_described_between_commas_speaks(language: str, text: str, speaker: str) -> None:
    assert speakers(text, language) == [(speaker, Certainty.REPORTED)]


def test_whoever_only_belongs_to_somebody_described_stays_unnamed() -> None:
    assert speakers("Бориса Образцова освободили, заявил адвокат Руперта Зенды.", "ru") == [
        ("адвокат Руперта Зенды", Certainty.REPORTED)
    ]


def test_whoever_is_freed_is_no_speaker_of_the_verb_behind_the_comma() -> None:
    text = "Klara Przykładowa odwiedziła więzienie. Ponad 100 skazanych zwolniono z więzienia, powiedziała."
    assert speakers(text, "pl") == [("Klara Przykładowa", Certainty.REPORTED)]


def told_of(text: str, language: str) -> list[str]:
    claims = Cascade().read(report(text, language=language, published="2024-05-03")).claims
    return [claim.about.normal or "" for claim in claims if isinstance(claim.about, Mention)]


@pytest.mark.parametrize(
    ("language", "text", "people"),
    [
        ("ru", "По словам адвоката Клары Пробной, Бориса Образцова приговорили к шести годам.", ["Борис Образцов"]),
        ("ru", "Как сообщил отец Клары Пробной, Бориса Образцова приговорили к шести годам.", ["Борис Образцов"]),
        ("ru", "По словам адвоката Клары Пробной, приговорили к шести годам колонии.", []),
        ("uk", "За словами адвокатки Клари Пробної, Бориса Зразкова засудили до шести років.", ["Борис Зразков"]),
        ("be", "Паводле адваката Клары Пробнай, Барыса Узорнага затрымалі.", ["Барыс Узорны"]),
        (
            "pl",
            "Według Klary Przykładowej, Borysa Wzorowego i Anny Próbnej skazano na sześć lat więzienia.",
            ["Borys Wzorowy", "Anna Próbna"],
        ),
        ("pl", "Zdaniem opozycji Borys Wzorowy jest przetrzymywany w więzieniu.", ["Borys Wzorowy"]),
    ],
)
def test_what_somebody_tells_does_not_befall_them(language: str, text: str, people: list[str]) -> None:
    assert told_of(text, language) == people


def test_whoever_speaks_may_also_be_whom_it_befell() -> None:
    text = "Об этом сообщили Клара Пробная и Анна Примерова, которых арестовали в мае."
    assert told_of(text, "ru") == ["Клара Пробная", "Анна Примерова"]
