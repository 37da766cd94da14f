"""When two numbers of people can't both be true."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.errors import ImpossibleValueError
from habeas.model import Quantity

numbers = st.integers(0, 300)
pairs = st.lists(numbers, min_size=2, max_size=2).map(sorted)
closed = st.builds(lambda pair, soft: Quantity(pair[0], pair[1], soft), pairs, st.booleans())
open_above = st.builds(lambda low, soft: Quantity(low, None, soft), numbers, st.booleans())
quantities = closed | open_above | numbers.map(Quantity.exactly)


@given(quantities, quantities)
def test_contradiction_is_symmetrical(left: Quantity, right: Quantity) -> None:
    assert left.contradicts(right) == right.contradicts(left)


@given(quantities)
def test_nothing_contradicts_itself(quantity: Quantity) -> None:
    assert not quantity.contradicts(quantity)


@given(quantities.filter(lambda quantity: quantity.soft or quantity.high is None), numbers)
def test_a_soft_or_open_bound_never_contradicts_an_exact_figure_above_it(bound: Quantity, more: int) -> None:
    above = Quantity.exactly((bound.high if bound.high is not None else bound.low) + more)
    assert not bound.contradicts(above)
    assert not above.contradicts(bound)


@given(quantities, quantities)
def test_hard_figures_contradict_when_no_number_fits_both(left: Quantity, right: Quantity) -> None:
    highest = 301  # above every bound that is drawn, so it stands for what is open
    fitting = set(range(left.low, (left.high if left.high is not None else highest) + 1)) & set(
        range(right.low, (right.high if right.high is not None else highest) + 1)
    )
    assert left.contradicts(right) == (not fitting and not left.soft and not right.soft)


@pytest.mark.parametrize(
    ("left", "right", "contradict", "why"),
    [
        (Quantity.exactly(104), Quantity.exactly(109), True, "two exact figures of the same people"),
        (Quantity.exactly(114), Quantity.exactly(114), False, "the same figure"),
        (Quantity(101, None), Quantity.exactly(114), False, "more than 100 may be 114"),
        (Quantity(101, None), Quantity.exactly(87), True, "more than 100 can't be 87"),
        (Quantity(24, None), Quantity(200, None), False, "dozens may be hundreds"),
        (Quantity(95, 105, soft=True), Quantity.exactly(114), False, "about 100 may be 114"),
        (Quantity(120, 123), Quantity.exactly(123), False, "a range holds its end"),
        (Quantity(120, 123), Quantity.exactly(124), True, "a range ends at its end"),
    ],
)
def test_figures_of_a_release(left: Quantity, right: Quantity, contradict: bool, why: str) -> None:
    assert left.contradicts(right) is contradict, why


@pytest.mark.parametrize(("low", "high"), [(-1, 3), (-1, None), (4, 3)])
def test_a_number_of_people_is_never_negative_and_never_runs_backwards(low: int, high: int | None) -> None:
    with pytest.raises(ImpossibleValueError):
        Quantity(low, high)
