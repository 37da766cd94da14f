"""Cases add up by language and over all, and intervals hold their figure."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from habeas.casework.evaluating.intervals import bootstrap
from habeas.casework.evaluating.scoring import ALL, Counts, Scored, summarise


def test_languages_are_summed_apart_and_together() -> None:
    made = summarise([("en", Scored({"m": Counts(1, 2, 3)})), ("ru", Scored({"m": Counts(4, 5, 6)}, asides={"a": 2}))])
    assert {language: one.figures["m"].counts for language, one in made.items()} == {
        "en": Counts(1, 2, 3),
        "ru": Counts(4, 5, 6),
        ALL: Counts(5, 7, 9),
    }
    assert made[ALL].asides == {"a": 2}


def test_one_language_is_not_told_twice() -> None:
    assert list(summarise([("en", Scored({"m": Counts(1, 1, 1)}))])) == ["en"]


counts = st.integers(1, 5).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n), st.just(n)))


@given(st.lists(counts, min_size=2, max_size=12))
def test_the_bounds_lie_between_the_worst_and_the_best_case(parts: list[tuple[int, int, int]]) -> None:
    def share(right: int, found: int, wanted: int) -> float:
        return Counts(right, found, wanted).f1

    bounds = bootstrap(parts, share)
    assert bounds is not None
    worst, best = min(share(*one) for one in parts), max(share(*one) for one in parts)
    assert worst - 1e-9 <= bounds[0] <= bounds[1] <= best + 1e-9


def test_cases_that_differ_have_bounds_that_do() -> None:
    bounds = bootstrap([(0, 1, 1), (1, 1, 1)] * 10, lambda right, found, wanted: Counts(right, found, wanted).f1)
    assert bounds is not None
    assert bounds[0] < 0.5 < bounds[1]
