"""Polish dates are read in their cases, with the words behind them; what only looks like one is left out."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.reading.languages import table
from tests.reading.tables import dates_of

TABLE = table("pl", "dates")
read = dates_of("pl")

# (text, words, days as EDTF); the report is of Saturday 13 December 2025, the event before of 7 September 2020
DATES = [
    ("Anna Przykładowa wyszła 13 grudnia 2025 roku.", "13 grudnia 2025 roku", "2025-12-13"),
    ("13 grudnia 2025 r. wyszła", "13 grudnia 2025 r.", "2025-12-13"),
    ("13 grudnia 2025", "13 grudnia 2025", "2025-12-13"),
    ("31 października", "31 października", "2025-10-31"),
    ("20 grudnia", "20 grudnia", "2024-12-20"),
    ("Zostanie zwolniona 20 grudnia.", "20 grudnia", "2025-12-20"),
    ("w sobotę, 13 grudnia", "sobotę, 13 grudnia", "2025-12-13"),
    ("w poniedziałek 9 sierpnia", "poniedziałek 9 sierpnia", "2021-08-09"),
    ("trzynastego grudnia", "trzynastego grudnia", "2025-12-13"),
    ("13.12.2025", "13.12.2025", "2025-12-13"),
    ("13.12.2025 r.", "13.12.2025 r.", "2025-12-13"),
    ("12 i 13 grudnia 2025", "12 i 13 grudnia 2025", "2025-12-12/2025-12-13"),
    ("w nocy z 12 na 13 grudnia", "12 na 13 grudnia", "2025-12-12/2025-12-13"),
    ("od 30 maja do 2 czerwca 2021", "30 maja do 2 czerwca 2021", "2021-05-30/2021-06-02"),
    ("3 maja ubiegłego roku", "3 maja ubiegłego roku", "2024-05-03"),
    ("we wrześniu 2020", "wrześniu 2020", "2020-09"),
    ("we wrześniu 2020 roku", "wrześniu 2020 roku", "2020-09"),
    ("we wrześniu", "wrześniu", "2025-09"),
    ("w lutym br.", "lutym br.", "2025-02"),
    ("w maju ubiegłego roku", "maju ubiegłego roku", "2024-05"),
    ("pod koniec maja", "pod koniec maja", "2025-05-21/2025-05-31~"),
    ("na początku maja 2020 r.", "na początku maja 2020 r.", "2020-05-01/2020-05-10~"),
    ("w połowie września", "w połowie września", "2025-09-11/2025-09-20~"),
    ("pod koniec 2020 roku", "pod koniec 2020 roku", "2020-09-01/2020-12-31~"),
    ("pod koniec ubiegłego roku", "pod koniec ubiegłego roku", "2024-09-01/2024-12-31~"),
    ("latem 2021", "latem 2021", "2021-06-01/2021-08-31~"),
    ("jesienią ubiegłego roku", "jesienią ubiegłego roku", "2024-09-01/2024-11-30~"),
    ("wiosną", "wiosną", "2025-03-01/2025-05-31~"),
    ("w 2020 roku", "2020 roku", "2020"),
    ("w 2010 r., jako pierwsza", "2010 r.", "2010"),
    ("w roku 2020", "2020", "2020"),
    ("Sprawa sięga 2009 roku.", "2009 roku", "2009"),
    ("w latach 2020-2021", "2020-2021", "2020-01-01/2021-12-31"),
    ("od 2021 w więzieniu", "od 2021", "2021-01-01/.."),
    ("do 2030 roku", "do 2030 roku", "../2030-12-31"),
    ("przed 9 sierpnia 2020", "przed 9 sierpnia 2020", "../2020-08-08"),
    ("po 9 sierpnia 2020", "po 9 sierpnia 2020", "2020-08-09/.."),
    ("od września", "od września", "2025-09-01/.."),
    ("w piątek", "piątek", "2025-12-12"),
    ("w środę", "środę", "2025-12-10"),
    ("po środowej decyzji sądu", "po środowej", "2025-12-10/.."),
    ("w ubiegły wtorek", "ubiegły wtorek", "2025-12-09"),
    ("w najbliższy poniedziałek", "najbliższy poniedziałek", "2025-12-15"),
    ("W poniedziałek zostanie uwolniona.", "poniedziałek", "2025-12-15"),
    ("w nocy z piątku na sobotę", "piątku na sobotę", "2025-12-12/2025-12-13"),
    ("w nocy na sobotę", "w nocy na sobotę", "2025-12-12/2025-12-13"),
    ("w czwartek i piątek", "czwartek i piątek", "2025-12-11/2025-12-12"),
    ("dziś", "dziś", "2025-12-13"),
    ("wczoraj wieczorem", "wczoraj wieczorem", "2025-12-12"),
    ("przedwczoraj", "przedwczoraj", "2025-12-11"),
    ("jutro", "jutro", "2025-12-14"),
    ("w ubiegłym tygodniu", "ubiegłym tygodniu", "2025-12-01/2025-12-07"),
    ("w zeszłym roku", "zeszłym roku", "2024"),
    ("w tym roku", "w tym roku", "2025"),
    ("w przyszłym miesiącu", "przyszłym miesiącu", "2026-01"),
    ("w ostatnich tygodniach", "w ostatnich tygodniach", "2025-10-14/2025-12-13~"),
    ("w ciągu ostatnich dwóch lat", "w ciągu ostatnich dwóch lat", "2023-12-13/2025-12-13~"),
    ("w weekend", "w weekend", "2025-12-13/2025-12-14"),
    ("trzy lata temu", "trzy lata temu", "2022~"),
    ("dwa dni temu", "dwa dni temu", "2025-12-11"),
    ("kilka dni temu", "kilka dni temu", "2025-12-04/2025-12-11~"),
    ("rok temu", "rok temu", "2024-12~"),
    ("tydzień temu", "tydzień temu", "2025-12-06~"),
    ("półtora roku temu", "półtora roku temu", "2024-06~"),
    ("dwa i pół roku temu", "dwa i pół roku temu", "2023-06~"),
    ("pół roku temu", "pół roku temu", "2025-06~"),
    ("ponad rok temu", "ponad rok temu", "2023-12-13/2024-12-13~"),
    ("przed trzema laty", "przed trzema laty", "2022~"),
    ("od trzech lat", "od trzech lat", "2022-01-01/..~"),
    ("od ponad 20 lat", "od ponad 20 lat", "2004-12-13/..~"),
    ("rok później", "rok później", "2021-09~"),
    ("dwa dni później", "dwa dni później", "2020-09-09"),
    ("trzy lata wcześniej", "trzy lata wcześniej", "2017-09~"),
    ("dzień wcześniej", "dzień wcześniej", "2020-09-06"),
    ("następnego dnia", "następnego dnia", "2020-09-08"),
    ("tego samego dnia", "tego samego dnia", "2020-09-07"),
    ("w tym samym roku", "tym samym roku", "2020"),
]


@pytest.mark.parametrize(("text", "words", "days"), DATES, ids=[row[0] for row in DATES])
def test_a_polish_date_is_read_from_its_words(text: str, words: str, days: str) -> None:
    assert read(text) == [(words, days)]


NO_DATES = [
    "na 11 lat więzienia",
    "65-letni nauczyciel",
    "Piotr Przykładowy, lat 47",
    "w wieku 47 lat",
    "z art. 342",
    "o godz. 15.30",
    "w każdy piątek, co sobotę",
    "900 tys. dolarów",
    "2020 osób",
    "dziesięcioletni wyrok",
    "dwie piąte głosów",
    "45 grudnia",
    "spędziła tam 3240 dni",
    "po ośmiu latach więzienia",
    "trzy lata w kolonii",
]


@pytest.mark.parametrize("text", NO_DATES)
def test_what_only_looks_like_a_polish_date_is_left_out(text: str) -> None:
    assert read(text) == []


MONTHS = [names[1] for names in TABLE["months"]]


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_a_day_written_in_the_usual_ways_is_read_back(day: date) -> None:
    for text in (f"{day.day} {MONTHS[day.month - 1]} {day.year} r.", f"{day.day}.{day.month:02}.{day.year}"):
        assert read(f"dnia {text}, powiedział") == [(text, day.isoformat())]


@pytest.mark.parametrize(
    "piece", ["12 maja ", "2020 ", "od trzech ", "pod koniec ", "rok ", "ma ", "w nocy na ", "12 i "]
)
def test_a_hostile_text_is_read_in_linear_time(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    begun = time.process_time()
    read(text)
    assert time.process_time() - begun < 2  # quadratic would be half a minute
