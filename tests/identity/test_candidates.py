"""Names that may be one person meet, whichever of them asks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.people import mentions, people
from habeas.identity.candidates import asked, keys, link_keys, links
from habeas.identity.compare import compare
from habeas.identity.names import Name
from habeas.model.decisions import Verdict
from tests.identity.test_across import SAME

TOLD = mentions(people(40, seed=3), 400, seed=4)
NAMES = tuple(row.text for row in TOLD)
PEOPLE = tuple(
    (one.text, other.text)
    for number in range(40)
    for one, other in zip(
        [row for row in TOLD if row.who == number], [row for row in TOLD if row.who == number][1:], strict=False
    )
)
names = st.sampled_from(NAMES)


@given(names, names)
def test_whoever_finds_another_is_found_by_it(left: str, right: str) -> None:
    one, other = Name.of(left), Name.of(right)
    assert bool(asked(one) & keys(other)) == bool(asked(other) & keys(one))


@given(st.sampled_from(PEOPLE))
def test_names_that_are_linked_share_a_link_key(pair: tuple[str, str]) -> None:
    one, other = map(Name.of, pair)
    if compare(one, other).verdict is Verdict.SAME:
        assert link_keys(one) & link_keys(other)
        assert any(links(key) for key in asked(one) & keys(other))


@pytest.mark.parametrize("initial", ["А. Примерова", "Prymierava A.", "A. Primerowa"])
def test_an_initial_and_a_full_name_find_each_other(initial: str) -> None:
    full, other = Name.of("Анна Примерова"), Name.of("Вера Примерова")
    assert asked(full) & keys(Name.of(initial))
    assert not asked(Name.of(initial)) & keys(other)


@pytest.mark.parametrize(
    ("full", "initial"),
    [("Ганна Прымерава", "А. Примерова"), ("Жора Примеров", "H. Prymierau"), ("Владислав Примеров", "U. Prymierau")],
)
def test_an_initial_of_another_form_of_the_name_and_a_full_name_find_each_other(full: str, initial: str) -> None:
    assert asked(Name.of(full)) & keys(Name.of(initial))
    assert asked(Name.of(initial)) & keys(Name.of(full))


def test_a_full_name_does_not_ask_for_everybody_of_its_surname() -> None:
    assert not asked(Name.of("Анна Примерова")) & keys(Name.of("Иван Примеров"))


def test_a_bare_surname_asks_for_everybody_who_bears_it() -> None:
    assert asked(Name.of("Примерова")) & keys(Name.of("Ivan Primerov"))
    assert asked(Name.of("Ivan Primerov")) & keys(Name.of("Примерова"))


def test_a_sound_left_out_of_a_long_surname_is_found_and_not_linked() -> None:
    one, other = Name.of("Анна Примерская"), Name.of("Анна Примеская")
    assert asked(one) & keys(other)
    assert not link_keys(one) & link_keys(other)


@pytest.mark.parametrize(("left", "right"), [pair for pair in SAME if not pair[0].isascii()])
def test_names_that_are_one_across_scripts_find_each_other(left: str, right: str) -> None:
    one, other = Name.of(left), Name.of(right)
    assert asked(one) & keys(other)
    assert asked(other) & keys(one)
    assert link_keys(one) & link_keys(other)


def test_a_name_in_other_letters_has_few_keys_and_finds_nobody_else() -> None:
    assert not asked(Name.of("نسرین مثالی")) & keys(Name.of("Nasrin Primerova"))
    assert max(len(keys(Name.of(left))) for left, _ in SAME) < 64
