"""A length of time is a sentence only where words beside it say so, and is read with its kind."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import habeas.reading.languages.en as english
from habeas.model import TermKind
from habeas.reading.counts import NumberWords
from habeas.reading.terms import FoundTerm, find

TABLE = tomllib.loads((Path(english.__file__).parent / "numbers.toml").read_text(encoding="utf-8"))
WORDS = NumberWords.from_toml(TABLE)


def terms(text: str) -> tuple[FoundTerm, ...]:
    return find(WORDS, text, 0, len(text))


Row = tuple[TermKind, int, int, int, str]

# (reason, text, (kind, years, months, days, words) of each)
TERMS: list[tuple[str, str, list[Row]]] = [
    ("years in prison", "She got 11 years in prison.", [(TermKind.PRISON, 11, 0, 0, "11 years in prison")]),
    ("a hyphen", "an 11-year sentence", [(TermKind.PRISON, 11, 0, 0, "11-year sentence")]),
    ("a prison term", "an 11-year prison term", [(TermKind.PRISON, 11, 0, 0, "11-year prison term")]),
    ("a non-breaking hyphen", "an 11\u2011year term", [(TermKind.PRISON, 11, 0, 0, "11\u2011year term")]),
    ("years in words", "eleven years in jail", [(TermKind.PRISON, 11, 0, 0, "eleven years in jail")]),
    ("years of two words", "twenty-five years in prison", [(TermKind.PRISON, 25, 0, 0, "twenty-five years in prison")]),
    ("a half", "three and a half years in prison", [(TermKind.PRISON, 3, 6, 0, "three and a half years in prison")]),
    (
        "a half without its article",
        "three and half years in jail",
        [(TermKind.PRISON, 3, 6, 0, "three and half years in jail")],
    ),
    (
        "a half with hyphens",
        "a two-and-a-half-year sentence",
        [(TermKind.PRISON, 2, 6, 0, "two-and-a-half-year sentence")],
    ),
    (
        "a half behind the year",
        "a year and a half in prison",
        [(TermKind.PRISON, 1, 6, 0, "a year and a half in prison")],
    ),
    ("a half in digits", "3.5 years in prison", [(TermKind.PRISON, 3, 6, 0, "3.5 years in prison")]),
    ("a half as a sign", "3½ years in prison", [(TermKind.PRISON, 3, 6, 0, "3½ years in prison")]),
    ("half a year", "half a year in jail", [(TermKind.PRISON, 0, 6, 0, "half a year in jail")]),
    ("a year", "a year in prison", [(TermKind.PRISON, 1, 0, 0, "a year in prison")]),
    (
        "years and months",
        "two years and six months in prison",
        [(TermKind.PRISON, 2, 6, 0, "two years and six months in prison")],
    ),
    (
        "years, months",
        "two years, six months in prison",
        [(TermKind.PRISON, 2, 6, 0, "two years, six months in prison")],
    ),
    ("months", "18 months in jail", [(TermKind.PRISON, 0, 18, 0, "18 months in jail")]),
    ("days are administrative", "30 days in jail", [(TermKind.ADMINISTRATIVE, 0, 0, 30, "30 days in jail")]),
    (
        "days of arrest",
        "15 days of administrative arrest",
        [(TermKind.ADMINISTRATIVE, 0, 0, 15, "15 days of administrative arrest")],
    ),
    ("days with an apostrophe", "15 days’ arrest", [(TermKind.ADMINISTRATIVE, 0, 0, 15, "15 days’ arrest")]),
    ("weeks", "two weeks in detention", [(TermKind.ADMINISTRATIVE, 0, 0, 14, "two weeks in detention")]),
    ("hard labour", "15 years of hard labor", [(TermKind.HARD_LABOUR, 15, 0, 0, "15 years of hard labor")]),
    ("hard labour without of", "15 years hard labour", [(TermKind.HARD_LABOUR, 15, 0, 0, "15 years hard labour")]),
    ("a penal colony", "ten years in a penal colony", [(TermKind.COLONY, 10, 0, 0, "ten years in a penal colony")]),
    (
        "a regime",
        "ten years in a strict-regime penal colony",
        [(TermKind.COLONY, 10, 0, 0, "ten years in a strict-regime penal colony")],
    ),
    (
        "an unknown adjective",
        "ten years in a Ruritanian prison",
        [(TermKind.PRISON, 10, 0, 0, "ten years in a Ruritanian prison")],
    ),
    ("imprisonment", "5 years' imprisonment", [(TermKind.PRISON, 5, 0, 0, "5 years' imprisonment")]),
    ("jailed for", "She was jailed for nine years.", [(TermKind.PRISON, 9, 0, 0, "nine years")]),
    ("sentenced to", "He was sentenced to nine years.", [(TermKind.PRISON, 9, 0, 0, "nine years")]),
    (
        "sentenced on a day to",
        "The court sentenced her on Friday to nine years.",
        [(TermKind.PRISON, 9, 0, 0, "nine years")],
    ),
    (
        "sentenced in absentia to",
        "He was sentenced in absentia to 12 years.",
        [(TermKind.PRISON, 12, 0, 0, "12 years")],
    ),
    ("a sentence of", "serving a sentence of nine years", [(TermKind.PRISON, 9, 0, 0, "nine years")]),
    ("behind bars", "nine years behind bars", [(TermKind.PRISON, 9, 0, 0, "nine years behind bars")]),
    ("a suspended sentence of", "a suspended sentence of two years", [(TermKind.SUSPENDED, 2, 0, 0, "two years")]),
    (
        "a suspended sentence",
        "a two-year suspended sentence",
        [(TermKind.SUSPENDED, 2, 0, 0, "two-year suspended sentence")],
    ),
    ("suspended behind", "two years in prison, suspended", [(TermKind.SUSPENDED, 2, 0, 0, "two years in prison")]),
    ("a sentence that was suspended", "his sentence suspended", [(TermKind.SUSPENDED, 0, 0, 0, "sentence suspended")]),
    ("probation", "three years of probation", [(TermKind.SUSPENDED, 3, 0, 0, "three years of probation")]),
    (
        "restricted freedom",
        "two years of restricted freedom",
        [(TermKind.RESTRICTED, 2, 0, 0, "two years of restricted freedom")],
    ),
    (
        "house arrest with a length",
        "two years of house arrest",
        [(TermKind.HOUSE_ARREST, 2, 0, 0, "two years of house arrest")],
    ),
    ("house arrest for", "house arrest for two years", [(TermKind.HOUSE_ARREST, 2, 0, 0, "two years")]),
    (
        "house arrest without a length",
        "placed under house arrest",
        [(TermKind.HOUSE_ARREST, 0, 0, 0, "under house arrest")],
    ),
    ("a fine", "and a fine of $100", [(TermKind.FINE, 0, 0, 0, "a fine")]),
    ("life imprisonment", "life imprisonment", [(TermKind.LIFE, 0, 0, 0, "life imprisonment")]),
    ("life in prison", "facing life in prison", [(TermKind.LIFE, 0, 0, 0, "life in prison")]),
    (
        "sentenced to life imprisonment",
        "He was sentenced to life imprisonment.",
        [(TermKind.LIFE, 0, 0, 0, "life imprisonment")],
    ),
    ("sentenced to life", "He was sentenced to life.", [(TermKind.LIFE, 0, 0, 0, "life")]),
    ("sentenced to death", "He was sentenced to death.", [(TermKind.DEATH, 0, 0, 0, "death")]),
    ("the death penalty", "the death penalty", [(TermKind.DEATH, 0, 0, 0, "death penalty")]),
    (
        "two terms in order",
        "sentenced to 20 and 10 years respectively",
        [(TermKind.PRISON, 20, 0, 0, "20"), (TermKind.PRISON, 10, 0, 0, "10 years")],
    ),
    (
        "three terms in order",
        "to 20, 15 and 10 years in a penal colony",
        [
            (TermKind.COLONY, 20, 0, 0, "20"),
            (TermKind.COLONY, 15, 0, 0, "15"),
            (TermKind.COLONY, 10, 0, 0, "10 years in a penal colony"),
        ],
    ),
    (
        "two hyphened terms",
        "11- and 12-year prison terms",
        [(TermKind.PRISON, 11, 0, 0, "11"), (TermKind.PRISON, 12, 0, 0, "12-year prison terms")],
    ),
    (
        "two terms apart",
        "A got nine years in prison, B two years of house arrest",
        [
            (TermKind.PRISON, 9, 0, 0, "nine years in prison"),
            (TermKind.HOUSE_ARREST, 2, 0, 0, "two years of house arrest"),
        ],
    ),
    (
        "a term and a fine",
        "two years in prison and a fine",
        [(TermKind.PRISON, 2, 0, 0, "two years in prison"), (TermKind.FINE, 0, 0, 0, "a fine")],
    ),
]


@pytest.mark.parametrize(("reason", "text", "rows"), TERMS, ids=[row[0] for row in TERMS])
def test_a_sentence_is_read_with_its_length_and_kind(reason: str, text: str, rows: list[Row]) -> None:
    read = [(f.term.kind, f.term.years, f.term.months, f.term.days, f.term.span.words) for f in terms(text)]
    assert read == rows, reason


NO_TERMS = [
    ("the same term", "He got the same term."),
    ("time ago", "two years ago she left"),
    ("time passing", "for two years she taught in a school"),
    ("an age", "the 43-year-old teacher, 43 years old"),
    ("a range is nobody's sentence", "between five and eight years in prison"),
    ("a range with to", "from five to eight years in prison"),
    ("a range with a hyphen", "5-8 years in prison"),
    ("a choice", "five or six years in prison"),
    ("an office", "a five-year term as president"),
    ("an office named so", "a five-year term in office"),
    ("exile", "five years in exile"),
    ("beaten to death", "he was beaten to death"),
    ("a death", "her death in 2020"),
    ("a life", "a life of service, in real life"),
    ("a year in numbers", "2020 years"),
    ("a school", "four years in school"),
]


@pytest.mark.parametrize(("reason", "text"), NO_TERMS, ids=[row[0] for row in NO_TERMS])
def test_another_length_of_time_is_no_sentence(reason: str, text: str) -> None:
    assert terms(text) == (), reason


@pytest.mark.parametrize(
    "text", ["up to 15 years in prison", "a maximum of 15 years in prison", "up to a 15-year prison term"]
)
def test_a_threat_is_marked_as_up_to(text: str) -> None:
    (found,) = terms(text)
    assert found.up_to
    assert not found.rough
    assert found.term.years == 15


@pytest.mark.parametrize(
    "text", ["more than five years in prison", "nearly five years in jail", "over five years behind bars"]
)
def test_a_length_that_is_only_about_right_is_marked_as_rough(text: str) -> None:
    (found,) = terms(text)
    assert found.rough
    assert not found.up_to


def test_only_the_part_asked_for_is_read() -> None:
    text = "two years in prison; nine years in prison"
    (found,) = find(WORDS, text, 21, len(text))
    assert (found.term.years, found.term.span.start) == (9, 21)


@given(st.integers(1, 60), st.sampled_from(["years in prison", "years in a penal colony", "-year prison sentence"]))
def test_any_number_of_years_is_read_back(years: int, words: str) -> None:
    text = f"sentenced to {years}{'' if words[0] == '-' else ' '}{words}"
    (found,) = terms(text)
    assert (found.term.years, found.term.span.end) == (years, len(text))


PIECES = st.sampled_from(
    [
        "12",
        "two",
        "years",
        "months",
        "-year",
        "and a half",
        "in prison",
        "of",
        "sentenced",
        "to",
        "life",
        "death",
        "a",
        "and",
        ",",
        "suspended",
        "İ",
        "\u00a0",
        "up to",
        "3.5",
        "½",
        "colony",
    ]
)


@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=30).map(" ".join)))
def test_the_words_of_a_sentence_stand_in_the_text_in_order(text: str) -> None:
    whole = f"ab{text}cd"
    found = find(WORDS, whole, 2, 2 + len(text))
    assert all(whole[f.term.span.start : f.term.span.end] == f.term.span.words for f in found)
    assert all(2 <= f.term.span.start < f.term.span.end <= 2 + len(text) for f in found)
    assert [f.term.span.start for f in found] == sorted(f.term.span.start for f in found)


@pytest.mark.parametrize(
    "piece",
    [
        "1 ",
        "one year ",
        "a year and a half ",
        "20, ",
        "20 and ",
        "years ",
        "in a ",
        "year in a strict ",
        "sentenced to ",
        "sentenced ",
        "life ",
        "a ",
        "1 year and ",
        "1.5 years ",
        "two-",
        "1 or ",
        "to ",
    ],
)
def test_a_hostile_text_is_read_in_linear_time(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    begun = time.process_time()
    terms(text)
    assert time.process_time() - begun < 2  # some 0.2 s; quadratic would be half a minute
