"""German dates are read with their prepositions, articles and adjectives; what only looks like one is left out."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.reading import dates
from habeas.reading.languages import table
from tests.reading.tables import dates_of

TABLE = table("de", "dates")
WORDS = dates.DateWords.from_toml(TABLE)
read = dates_of("de")

# (text, words, days as EDTF); the report is of Saturday 13 December 2025, the event before of 7 September 2020
DATES = [
    ("Anna Beispiel kam am 13. Dezember 2025 frei.", "13. Dezember 2025", "2025-12-13"),
    ("am 9. August", "9. August", "2025-08-09"),
    ("am 20. Dezember", "20. Dezember", "2024-12-20"),
    ("Sie wird am 20. Dezember freigelassen.", "20. Dezember", "2025-12-20"),
    ("am Samstag, dem 13. Dezember", "Samstag, dem 13. Dezember", "2025-12-13"),
    ("am Montag, den 9. August", "Montag, den 9. August", "2021-08-09"),
    ("am ersten Mai 2021", "ersten Mai 2021", "2021-05-01"),
    ("am 9. und 10. August 2020", "9. und 10. August 2020", "2020-08-09/2020-08-10"),
    ("vom 30. Mai bis 2. Juni 2021", "30. Mai bis 2. Juni 2021", "2021-05-30/2021-06-02"),
    ("am 12./13. Dezember", "12./13. Dezember", "2025-12-12/2025-12-13"),
    ("am 13.12.2025", "13.12.2025", "2025-12-13"),
    ("am 9.8.2020", "9.8.2020", "2020-08-09"),
    ("am 3. Mai vergangenen Jahres", "3. Mai vergangenen Jahres", "2024-05-03"),
    ("im September 2020", "September 2020", "2020-09"),
    ("im September", "September", "2025-09"),
    ("im Mai des vergangenen Jahres", "Mai des vergangenen Jahres", "2024-05"),
    ("Anfang Mai", "Anfang Mai", "2025-05-01/2025-05-10~"),
    ("Mitte Mai 2020", "Mitte Mai 2020", "2020-05-11/2020-05-20~"),
    ("Ende Mai 2020", "Ende Mai 2020", "2020-05-21/2020-05-31~"),
    ("im vergangenen September", "vergangenen September", "2025-09"),
    ("im Frühjahr 2021", "im Frühjahr 2021", "2021-03-01/2021-05-31~"),
    ("im Sommer vergangenen Jahres", "im Sommer vergangenen Jahres", "2024-06-01/2024-08-31~"),
    ("im Sommer", "im Sommer", "2025-06-01/2025-08-31~"),
    ("seit dem Frühjahr", "seit dem Frühjahr", "2025-03-01/..~"),
    ("seit Sommer", "seit Sommer", "2025-06-01/..~"),
    ("Am 11. Januar findet die Wahl statt.", "11. Januar", "2026-01-11"),
    ("in den 1990er Jahren", "1990er Jahren", "1990-01-01/1999-12-31"),
    ("Anfang 2020", "Anfang 2020", "2020-01-01/2020-04-30~"),
    ("Ende vergangenen Jahres", "Ende vergangenen Jahres", "2024-09-01/2024-12-31~"),
    ("im Jahr 2020", "2020", "2020"),
    ("Er wurde 2020 zu elf Jahren verurteilt.", "2020", "2020"),
    ("Example, 2020 verhaftet, blieb stumm", "2020", "2020"),
    ("2020 wurde sie verhaftet", "2020", "2020"),
    ("Zuletzt 2010 gab es das", "2010", "2010"),
    ("seit 2021 in Haft", "seit 2021", "2021-01-01/.."),
    ("seit dem 9. August 2020", "seit dem 9. August 2020", "2020-08-09/.."),
    ("seit Anfang Mai", "seit Anfang Mai", "2025-05-01/..~"),
    ("Er wird seit Mai festgehalten.", "seit Mai", "2025-05-01/.."),
    ("Haft bis 2030", "bis 2030", "../2030-12-31"),
    ("bis zum 9. August 2020", "bis zum 9. August 2020", "../2020-08-09"),
    ("vor dem 9. August 2020", "vor dem 9. August 2020", "../2020-08-08"),
    ("nach dem 9. August 2020", "nach dem 9. August 2020", "2020-08-09/.."),
    ("zwischen 2020 und 2022", "2020 und 2022", "2020-01-01/2022-12-31"),
    ("am Freitag", "Freitag", "2025-12-12"),
    ("am Freitagabend", "Freitagabend", "2025-12-12"),
    ("am Sonnabend", "Sonnabend", "2025-12-13"),
    ("am vergangenen Dienstag", "vergangenen Dienstag", "2025-12-09"),
    ("am kommenden Montag", "kommenden Montag", "2025-12-15"),
    ("Am Montag wird er freikommen.", "Montag", "2025-12-15"),
    ("Er soll am Montag entlassen werden.", "Montag", "2025-12-15"),
    ("Er soll am Montag freigelassen worden sein.", "Montag", "2025-12-08"),
    ("am Freitag vergangener Woche", "Freitag vergangener Woche", "2025-12-05"),
    ("letzte Woche Freitag", "letzte Woche Freitag", "2025-12-05"),
    ("in der Nacht vom 9. auf den 10. August 2020", "9. auf den 10. August 2020", "2020-08-09/2020-08-10"),
    ("in der Nacht zum Samstag", "in der Nacht zum Samstag", "2025-12-12/2025-12-13"),
    ("in der Nacht auf den 9. August 2020", "in der Nacht auf den 9. August 2020", "2020-08-08/2020-08-09"),
    ("in der Nacht von Freitag auf Samstag", "Freitag auf Samstag", "2025-12-12/2025-12-13"),
    ("am Donnerstag und Freitag", "Donnerstag und Freitag", "2025-12-11/2025-12-12"),
    ("heute", "heute", "2025-12-13"),
    ("gestern Abend", "gestern Abend", "2025-12-12"),
    ("vorgestern", "vorgestern", "2025-12-11"),
    ("morgen kommt sie frei", "morgen", "2025-12-14"),
    ("vergangene Woche", "vergangene Woche", "2025-12-01/2025-12-07"),
    ("in den vergangenen Wochen", "vergangenen Wochen", "2025-10-14/2025-12-13~"),
    ("in den letzten zwei Jahren", "in den letzten zwei Jahren", "2023-12-13/2025-12-13~"),
    ("am Wochenende", "am Wochenende", "2025-12-13/2025-12-14"),
    ("in diesem Jahr", "diesem Jahr", "2025"),
    ("vor kurzem", "vor kurzem", "2025-10-14/2025-12-13~"),
    ("vor drei Jahren", "vor drei Jahren", "2022~"),
    ("vor zwei Tagen", "vor zwei Tagen", "2025-12-11"),
    ("vor wenigen Tagen", "vor wenigen Tagen", "2025-12-07/2025-12-11~"),
    ("vor anderthalb Jahren", "vor anderthalb Jahren", "2024-06~"),
    ("vor einem halben Jahr", "vor einem halben Jahr", "2025-06~"),
    ("vor mehr als einem Jahr", "vor mehr als einem Jahr", "2023-12-13/2024-12-13~"),
    ("seit drei Jahren", "seit drei Jahren", "2022-01-01/..~"),
    ("seit mehr als 20 Jahren", "seit mehr als 20 Jahren", "2004-12-13/..~"),
    ("ein Jahr später", "ein Jahr später", "2021-09~"),
    ("drei Jahre zuvor", "drei Jahre zuvor", "2017-09~"),
    ("zwei Tage danach", "zwei Tage danach", "2020-09-09"),
    ("am nächsten Tag", "am nächsten Tag", "2020-09-08"),
    ("am selben Tag", "selben Tag", "2020-09-07"),
    ("im selben Jahr", "selben Jahr", "2020"),
    ("am Tag zuvor", "Tag zuvor", "2020-09-06"),
    ("am Vortag", "am Vortag", "2020-09-06"),
    ("im Jahr darauf", "Jahr darauf", "2021"),
]


@pytest.mark.parametrize(("text", "words", "days"), DATES, ids=[row[0] for row in DATES])
def test_a_german_date_is_read_from_its_words(text: str, words: str, days: str) -> None:
    assert read(text) == [(words, days)]


NO_DATES = [
    "nach der Wahl 2020 in Ruritanien",
    "die Agenda 2030",
    "2020 Menschen kamen frei",
    "rund 2000 friedliche Demonstranten",
    "mehr als 1900 kamen frei",
    "zu elf Jahren Haft",
    "die 63-jährige Lehrerin",
    "im Alter von 47 Jahren",
    "nach Artikel 342",
    "um 15.30 Uhr",
    "am Morgen, jeden Morgen",
    "jeden Samstag, samstags",
    "900.000 Dollar",
    "der 13. Gefangene",
    "am 45. Dezember",
    "in der 2. Strafkolonie",
    "am Vorabend der Wahl",
    "eine zehnjährige Haftstrafe",
]


@pytest.mark.parametrize("text", NO_DATES)
def test_what_only_looks_like_a_german_date_is_left_out(text: str) -> None:
    assert read(text) == []


MONTHS = [names[0].capitalize() for names in TABLE["months"]]


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_a_day_written_in_the_usual_ways_is_read_back(day: date) -> None:
    for text in (f"{day.day}. {MONTHS[day.month - 1]} {day.year}", f"{day.day}.{day.month}.{day.year}"):
        assert read(f"am {text}, sagte er") == [(text, day.isoformat())]


@pytest.mark.parametrize(
    "piece", ["am 12. ", "2020 ", "vor drei ", "Ende Mai ", "seit ", "wird ", "Nacht zum ", "12./"]
)
def test_a_hostile_text_is_read_in_linear_time(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    begun = time.process_time()
    read(text)
    assert time.process_time() - begun < 2  # quadratic would be half a minute
