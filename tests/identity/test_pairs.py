"""The matcher holds its figures on pairs of names that were written down before it was asked about them."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from habeas.identity.compare import compare
from habeas.identity.names import Name
from habeas.model.decisions import Verdict

FOLDER = Path(__file__).parent / "pairs"
FILES = ("registers", "region", "nations")
EVEN_PPM = 500_000


class Row(NamedTuple):
    """A pair with its right answer, the matcher's verdict, and the probability it gave."""

    kind: str
    left: str
    right: str
    answer: str
    verdict: Verdict
    ppm: int


@cache
def rows(file: str) -> tuple[Row, ...]:
    with (FOLDER / f"{file}.tsv").open(encoding="utf-8", newline="") as table:
        lines = list(csv.reader(table, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]
    found = []
    for kind, left, right, answer in lines:
        judged = compare(Name.of(left), Name.of(right))
        found.append(Row(kind, left, right, answer, judged.verdict, judged.probability_ppm))
    return tuple(found)


@pytest.mark.parametrize("file", FILES)
def test_at_even_odds_nineteen_of_twenty_are_right(file: str) -> None:
    same = [row for row in rows(file) if row.answer == "same"]
    found = sum(row.ppm >= EVEN_PPM for row in same)
    wrong = sum(row.ppm >= EVEN_PPM for row in rows(file) if row.answer == "different")
    assert 2 * found / (found + len(same) + wrong) >= 0.965


@pytest.mark.parametrize("file", FILES)
def test_nobody_is_linked_with_somebody_else(file: str) -> None:
    assert [row for row in rows(file) if row.answer != "same" and row.verdict is Verdict.SAME] == []


@pytest.mark.parametrize("file", FILES)
def test_six_of_seven_true_pairs_are_linked_by_the_machine(file: str) -> None:
    same = [row for row in rows(file) if row.answer == "same"]
    assert sum(row.verdict is Verdict.SAME for row in same) >= 0.87 * len(same)


@pytest.mark.parametrize("file", FILES)
def test_few_pairs_wait_for_a_person(file: str) -> None:
    decidable = [row for row in rows(file) if row.answer != "unsure" and row.kind != "initial"]
    assert sum(row.verdict is Verdict.UNSURE for row in decidable) <= 0.1 * len(decidable)


@pytest.mark.parametrize("file", FILES)
def test_what_no_name_can_decide_waits_for_a_person(file: str) -> None:
    assert [row for row in rows(file) if row.answer == "unsure" and row.verdict is not Verdict.UNSURE] == []


@pytest.mark.parametrize("file", FILES)
def test_two_near_surnames_are_not_taken_for_one(file: str) -> None:
    near = [row for row in rows(file) if row.kind == "neg:near-surname"]
    assert len(near) > 30
    assert [row for row in near if row.ppm >= EVEN_PPM] == []


def test_every_name_in_the_files_is_judged_alike_from_both_sides() -> None:
    for row in (row for file in FILES for row in rows(file)):
        assert compare(Name.of(row.right), Name.of(row.left)).probability_ppm == row.ppm, row
