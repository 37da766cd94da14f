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
        assert (len(who.rivals) > 1 and names.issuperset(who.rivals)) or not names


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
