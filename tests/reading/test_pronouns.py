"""Whom a pronoun means: somebody only where the page leaves no second person possible."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.model import Kind, Mention, Role
from habeas.reading.cascade import Cascade
from habeas.reading.pronouns import Candidate, meant
from tests.reading.reports import report

KARL, BORIS = Candidate("Karl Stein", 0, told=True), Candidate("Boris Sample", 40, 1)
CANDIDATES = st.builds(
    Candidate,
    st.sampled_from(["Karl Stein", "Boris Sample", "David Probe"]),
    st.integers(0, 200),
    st.integers(0, 3),
    told=st.booleans(),
    role=st.sampled_from([None, Role.LAWYER, Role.OFFICIAL, Role.FAMILY, Role.OPPOSITION]),
    tells=st.booleans(),
    beside=st.booleans(),
)


@given(st.lists(CANDIDATES, max_size=6), st.sampled_from(Kind))
def test_it_means_one_of_those_named_before_or_there_are_at_least_two_of_them(
    candidates: list[Candidate], kind: Kind
) -> None:
    ordered = sorted(candidates, key=lambda one: one.start)
    who, names = meant(ordered, [150, 80, 0], kind), {one.full for one in candidates}
    if who.full is not None:
        assert who.full in names
        assert who.rivals == ()
    else:
        with_another = any(one.along for one in candidates)
        assert (len(who.rivals) > 1 and names.issuperset(who.rivals)) or not names or with_another


@given(st.lists(CANDIDATES, max_size=6), st.sampled_from(Kind))
def test_of_two_prisoners_whom_the_same_stretch_names_neither_is_meant(others: list[Candidate], kind: Kind) -> None:
    two = [Candidate("Karl Stein", 90, 2, told=True), Candidate("Boris Sample", 120, 2, told=True)]
    early = [one for one in others if one.start < two[0].start]
    assert meant([*sorted(early, key=lambda one: one.start), *two], [150, 80, 0], kind).full is None


@pytest.mark.parametrize(
    ("boris", "kind", "expected"),
    [
        (Candidate("Boris Sample", 40, 1, role=Role.LAWYER), Kind.RELEASED, "Karl Stein"),
        (Candidate("Boris Sample", 40, 1, role=Role.FAMILY, tells=True), Kind.HELD, "Karl Stein"),
        (Candidate("Boris Sample", 40, 1, role=Role.FAMILY, beside=True), Kind.RELEASED, None),  # "with his son Boris"
        (Candidate("Boris Sample", 40, 1, role=Role.LAWYER, beside=True), Kind.RELEASED, "Karl Stein"),
        (Candidate("Boris Sample", 40, 1), Kind.RELEASED, None),  # named since: he may be the one
        (Candidate("Boris Sample", 40, 1), Kind.ARRESTED, None),
        (Candidate("Boris Sample", 40, 1, told=True), Kind.RELEASED, None),
        (Candidate("Boris Sample", 40, 0), Kind.RELEASED, "Karl Stein"),  # of two in one sentence only Karl is inside
    ],
)
def test_of_a_prisoner_and_another(boris: Candidate, kind: Kind, expected: str | None) -> None:
    assert meant([KARL, boris], [90, 0], kind).full == expected


def test_whoever_speaks_in_the_sentence_may_speak_of_himself_or_of_another() -> None:
    boris = Candidate("Boris Sample", 100, 2, tells=True)
    assert meant([KARL, boris], [90, 0], Kind.RELEASED).rivals == ("Karl Stein", "Boris Sample")
    assert meant([boris], [90, 0], Kind.RELEASED).full == "Boris Sample"


def test_whoever_was_with_somebody_is_not_alone_though_nobody_else_is_named() -> None:
    assert meant([Candidate("Boris Sample", 40, beside=True)], [90, 0], Kind.RELEASED).full is None


def test_somebody_without_a_name_is_as_good_as_anybody() -> None:
    daughter = Candidate("her daughter", 60, 1, told=True, named=False)
    assert meant([KARL, daughter], [90, 0], Kind.RELEASED).rivals == ("Karl Stein", "her daughter")
    assert meant([daughter], [90, 0], Kind.RELEASED).full is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Anna Example's daughter was arrested. She was released on 13 December 2025."),
        ("en", "Anna Example was arrested. Her daughter was detained too. She was released on 13 December 2025."),
        ("ru", "Анна Примерова была задержана. Её дочь тоже задержали. Она вышла на свободу 13 декабря 2025 года."),
        ("ru", "Карл Штейн сидит в тюрьме. Мужчина, который его знал, вышел на свободу 13 декабря 2025 года."),
        ("de", "Anna Beispiel wurde festgenommen, auch ihre Tochter wurde festgenommen. Am Freitag kam sie frei."),
        ("pl", "Jana Wzorskiego odwiedził w więzieniu Piotr Przykładowski. 13 grudnia 2025 r. wyszedł na wolność."),
        ("uk", "Ігор Зразковий сидів разом із Богданом Прикладенком. 13 грудня 2025 року він вийшов на волю."),
        ("be", "Івана Ўзорнага затрымалі разам з Пятром Прыкладным. 13 снежня 2025 года ён выйшаў на волю."),
    ],
)
def test_nobody_is_freed_by_a_guess(language: str, text: str) -> None:
    freed = [one.about for one in Cascade().read(report(text, language=language)).claims if one.kind is Kind.RELEASED]
    assert not [one for one in freed if isinstance(one, Mention) and one.identifies]


def test_a_paragraph_of_his_own_is_about_him() -> None:
    boris = Candidate("Boris Sample", 100, 2, told=True)
    assert meant([KARL, boris], [150, 90, 0], Kind.RELEASED).full == "Boris Sample"


def test_i_am_no_body_that_speaks() -> None:
    for speaker in ("her lawyer", "the Ruritanian Helsinki Committee"):
        reading = Cascade().read(
            report(f"“I was released from prison on Friday,” {speaker} said.", published="2025-12-14")
        )
        about = [one.about for one in reading.claims if isinstance(one.about, Mention)]
        assert not [one for one in about if one.identifies], speaker
