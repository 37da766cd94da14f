"""What is told of "he" reaches the card of whoever the report means, from the bytes to the card, in six languages.

Never that of somebody whom it may mean only: whoever is freed by a guess is the wrong man.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.shell import Shell

FREED = {
    "en": ("Karl Stein", "Karl Stein was sentenced to four years in prison. On 13 December 2025 he was released."),
    "en-but": ("Karl Stein", "Karl Stein was sentenced to four years, but he was released on 13 December 2025."),
    "de": ("Anna Beispiel", "Anna Beispiel wurde 2023 verurteilt. Am 13. Dezember wurde sie freigelassen."),
    "ru": ("Анна Примерова", "Анна Примерова была осуждена в 2023 году. 13 декабря её освободили."),
    "uk": ("Ігор Зразковий", "Ігоря Зразкового засудили до чотирьох років. 13 грудня 2025 року він вийшов на волю."),
    "be": ("Іван Узорны", "Івана Ўзорнага асудзілі на чатыры гады. 13 снежня 2025 года выйшаў на волю."),
    "pl": ("Jan Wzorski", "Jan Wzorski został skazany na cztery lata więzienia. 13 grudnia został zwolniony."),
}
TWO = {
    "en": (
        "Anna Example and Clara Muster were arrested in 2021. She was released on 13 December 2025.",
        ("Anna Example", "Clara Muster"),
    ),
    "de": (
        "Anna Beispiel und Clara Muster wurden 2021 festgenommen. Am 13. Dezember 2025 wurde sie freigelassen.",
        ("Anna Beispiel", "Clara Muster"),
    ),
    "ru": (
        "Анна Примерова и Мария Образцова были задержаны в 2021 году. 13 декабря 2025 года она вышла на свободу.",
        ("Анна Примерова", "Мария Образцова"),
    ),
    "uk": (
        "Анну Прикладенко і Марію Зразкову затримали у 2021 році. 13 грудня 2025 року її звільнили.",
        ("Анна Прикладенко", "Марія Зразкова"),
    ),
    "be": (
        "Ганну Прыкладную і Марыю Ўзорную затрымалі ў 2021 годзе. 13 снежня 2025 года яе вызвалілі.",
        ("Ганна Прыкладная", "Марыя Узорная"),
    ),
    "pl": (
        "Anna Przykładowska i Maria Wzorska zostały zatrzymane w 2021 roku. 13 grudnia 2025 r. została zwolniona.",
        ("Anna Przykładowska", "Maria Wzorska"),
    ),
}
SENTENCED_AND_FREED = {
    "en": ("Anna Example", "On 13 December 2025 Anna Example, sentenced to eight years in prison, was released."),
    "de": ("Anna Beispiel", "Die zu acht Jahren Haft verurteilte Anna Beispiel kam am 13. Dezember 2025 frei."),
    "ru": ("Анна Примерова", "Анна Примерова, приговорённая к восьми годам, вышла на свободу 13 декабря 2025 года."),
    "uk": ("Анна Прикладенко", "13 грудня 2025 року звільнили Анну Прикладенко, засуджену до восьми років колонії."),
    "be": ("Ганна Прыкладная", "13 снежня 2025 года вызвалілі Ганну Прыкладную, асуджаную на восем гадоў калоніі."),
    "pl": ("Anna Przykładowska", "Anna Przykładowska, skazana na osiem lat, została zwolniona 13 grudnia 2025 r."),
}
STILL_INSIDE = {
    "en": (
        "Boris Sample",
        "Boris Sample was not among those released. He is still in the Strelsau prison, his sister said.",
    ),
    "de": ("Boris Muster", "Boris Muster wurde nicht freigelassen. Er sitzt noch immer im Gefängnis."),
    "ru": ("Борис Образцов", "Бориса Образцова не освободили. До сих пор в тюрьме."),
    "uk": ("Богдан Зразковий", "Богдана Зразкового не звільнили. Він усе ще за ґратами."),
    "be": ("Барыс Узорны", "Барыса Узорнага не вызвалілі. Дагэтуль знаходзіцца ў калоніі."),
    "pl": ("Jan Wzorski", "Jan Wzorski nie znalazł się wśród zwolnionych. Nadal jest w więzieniu w Strelsau."),
}
NICKNAMED = {
    "en": ("Red Heron", 'Blogger "Red Heron" was detained. He was released on 13 December 2025.'),
    "de": ("Roter Reiher", "Ein Blogger mit dem Pseudonym „Roter Reiher“ wurde festgenommen."),
    "ru": ("Рыжая Цапля", "Задержан блогер, известный как «Рыжая Цапля»."),
    "uk": ("Руда Чапля", "Блогера на псевдо «Руда Чапля» затримали."),
    "be": ("Руды Чапля", "Блогера пад псеўданімам «Руды Чапля» затрымалі."),
    "pl": ("Ruda Czapla", "Zatrzymano blogera znanego jako Ruda Czapla."),
}


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Shell:
    """An empty register."""
    made = Shell(capsys, tmp_path / "register")
    assert made("init", made.register).code == 0
    return made


def add(shell: Shell, text: str, name: str = "page") -> None:
    page = shell.register.parent / f"{name}.txt"
    page.write_text(f"{text}\n", "utf-8")
    assert shell("add", page, "--published", "2025-12-14", register=True).code == 0


def card(shell: Shell, name: str) -> Any:
    return shell("person", name, "--json", register=True).json["person"]


@pytest.mark.parametrize("case", FREED)
def test_what_befell_him_reaches_his_card(shell: Shell, case: str) -> None:
    name, page = FREED[case]
    add(shell, page)
    told = card(shell, name)
    assert told["status"]["liberty"]["value"] == "reported free"
    assert ("released", "2025-12-13") in [(row["kind"], (row["when"] or {}).get("value")) for row in told["timeline"]]


@pytest.mark.parametrize("case", TWO)
def test_of_two_whom_it_may_mean_neither_is_freed_and_the_sentence_is_unread(shell: Shell, case: str) -> None:
    page, names = TWO[case]
    add(shell, page)
    for name in names:
        told = card(shell, name)
        assert {row["kind"] for row in told["timeline"]} <= {"detained", "arrested"}
    read = shell("read", shell.register.parent / "page.txt", "--json").json
    assert [all(name in one["why"] for name in names) for one in read["unread"]] == [True]


@pytest.mark.parametrize("case", SENTENCED_AND_FREED)
def test_a_verdict_beside_a_release_contradicts_nothing(shell: Shell, case: str) -> None:
    name, page = SENTENCED_AND_FREED[case]
    add(shell, page)
    told = card(shell, name)
    days = {row["kind"]: (row["when"] or {}).get("value") for row in told["timeline"]}
    assert days == {"sentenced": None, "released": "2025-12-13"}
    assert (told["status"]["liberty"]["value"], told["conflicts"]) == ("reported free", [])


@pytest.mark.parametrize("case", STILL_INSIDE)
def test_whoever_was_not_freed_is_shown_inside(shell: Shell, case: str) -> None:
    name, page = STILL_INSIDE[case]
    add(shell, page)
    told = card(shell, name)
    assert told["status"]["liberty"]["value"] == "held"
    assert [row["kind"] for row in told["timeline"] if row["certainty"] != "denied"] == ["held"]


@pytest.mark.parametrize("case", NICKNAMED)
def test_a_nickname_alone_is_nobody_s_card(shell: Shell, case: str) -> None:
    name, page = NICKNAMED[case]
    add(shell, page)
    assert shell("person", name, register=True).code != 0
    held = shell("held", "--json", register=True).json
    assert [*held["held"], *held["reported_free"]] == []


def test_whoever_is_named_only_beside_what_befell_him_is_joined_to_the_same_name_elsewhere(shell: Shell) -> None:
    add(shell, "Rupert Kolendar was arrested in May 2021 in Strelsau.", "first")
    add(shell, "Rupert Kolendar is a teacher. He was released from prison on 13 December 2025.", "second")
    told = card(shell, "Rupert Kolendar")
    assert {row["kind"] for row in told["timeline"]} == {"arrested", "released"}
    assert told["status"]["liberty"]["value"] == "reported free"
