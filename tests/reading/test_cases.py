"""Every case of every language's ``cases.toml``: the claims that are expected, and no others."""

from __future__ import annotations

from dataclasses import replace

import pytest

from habeas.casework.evaluating.cases import OwnCase, cases_of
from habeas.reading.cascade import Cascade
from habeas.reading.languages import table, with_cases

CASES = [case for code in with_cases() for case in cases_of(table(code, "cases"))]


def check(case: OwnCase) -> None:
    """Fail where the case does; one that is marked as a known miss must, else the mark is out of date."""
    judged = case.judge(Cascade())
    if case.known_miss:
        assert not judged.passes, "now passes: remove the mark known_miss"
        return
    assert (judged.missing, judged.surplus) == ((), ())


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.language}-{case.text[:60]}")
def test_the_expected_claims_and_no_others(case: OwnCase) -> None:
    check(case)


FINE = OwnCase("en1", "en", "Anna Example was arrested.", None, ({"kind": "arrested", "who": ["Anna Example"]},), False)


@pytest.mark.parametrize(
    "case",
    [
        replace(FINE, claims=({"kind": "arrested", "who": ["Boris Sample"]},)),
        replace(FINE, claims=()),
        replace(FINE, known_miss=True),
    ],
    ids=["another claim", "no claim", "a known miss that is none"],
)
def test_a_case_can_fail(case: OwnCase) -> None:
    check(FINE)
    with pytest.raises(AssertionError):
        check(case)


def test_a_known_miss_may_fail() -> None:
    check(replace(FINE, claims=(), known_miss=True))
