"""Annotated reports: event, who, says and full, each only with those before it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from habeas.casework.evaluating import annotated
from habeas.casework.evaluating.happenings import happenings
from habeas.casework.evaluating.reports import TRAPS, Reports, score
from habeas.model import Certainty, Claim, Group, Kind, Measure, Place, Quantity, Role, Term, TermKind, Voice, When
from tests.casework.evaluating.prepared import claim, person, span
from tests.contracts.corpus import CorpusContract

TEXT = (
    "Anna Example was sentenced to three years in Strelsau on 6 May 2024, her lawyer said.\n"
    "Police released 12 students. The prisoner of love was freed in the second act.\n"
)


def offsets(words: str) -> list[int]:
    found = span(TEXT, words)
    return [found.start, found.end]


def wanted(event: str, trigger: str, **told: Any) -> dict[str, Any]:
    blank: dict[str, Any] = {"persons": [], "count": None, "date": None, "place": None, "sentence": None}
    says = {"kind": "author"}
    return {"event": event, "trigger_offsets": offsets(trigger), "says": says, "certainty": "asserted", **blank, **told}


SENTENCED = wanted(
    "sentenced",
    "sentenced",
    persons=[
        {"name": "Anna Example", "canonical": "Anna Example", "offsets": offsets("Anna Example"), "mention": "name"}
    ],
    date={"value": "2024-05-06"},
    place={"name": "Strelsau", "offsets": offsets("Strelsau")},
    sentence={"years": 3, "months": 0},
    says={"kind": "family", "also_kinds": ["lawyer"]},
    certainty="reported",
)
RELEASED = wanted("released", "released", count={"value": 12, "min": None, "max": None})


def gold(*claims: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": "one",
        "lang": "en",
        "split": "dev",
        "published": "2024-05",
        "claims": list(claims),
        "traps": [{"offsets": offsets("freed")}],
    }


def report(folder: Path, *claims: dict[str, Any]) -> annotated.WantedReport:
    path = folder / "one.json"
    path.write_text(json.dumps(gold(*claims)), "utf-8")
    return annotated.read(path)


def found() -> Claim:
    """The sentence, with everything that is annotated of it."""
    return replace(
        claim(Kind.CONVICTED, person(TEXT, "Anna Example"), span(TEXT, "sentenced"), Certainty.REPORTED),
        said_by=(Voice("her lawyer", Role.LAWYER),),
        when=When.month(2024, 5),
        term=Term(3, 0, TermKind.PRISON, span(TEXT, "three years")),
        where=Place("Strelsau", span(TEXT, "Strelsau")),
    )


def levels(wanted: annotated.WantedReport, *claims: Claim) -> list[int]:
    return [counts.right for counts in score(wanted, happenings(claims)).counts.values()]


class TestReports(CorpusContract):
    corpus = Reports()
    measure = "event"

    def lay_out(self, folder: Path) -> Path:
        for name in ("gold", "texts"):
            (folder / name).mkdir()
        (folder / "texts" / "one.txt").write_text(TEXT, "utf-8")
        path = folder / "gold" / "one.json"
        path.write_text(json.dumps(gold(SENTENCED, RELEASED)), "utf-8")
        return path

    def test_the_english_reader_finds_them(self, tmp_path: Path) -> None:
        self.lay_out(tmp_path)
        (case,) = self.cases(tmp_path)
        assert case.score(self.tools()).counts["event"].right == 2

    def test_a_split_that_the_report_is_not_of_is_empty(self, tmp_path: Path) -> None:
        self.lay_out(tmp_path)
        assert list(self.corpus.cases(self.corpus.files(tmp_path, "held"), "held")) == []


@pytest.mark.parametrize(
    ("change", "right"),
    [
        ({"when": When.day(When.month(2024, 5).earliest.replace(day=6))}, [1, 1, 1, 1]),  # type: ignore[union-attr]
        ({}, [1, 1, 1, 0]),
        ({"certainty": Certainty.ASSERTED}, [1, 1, 0, 0]),
        ({"about": person(TEXT, "Police")}, [1, 0, 0, 0]),
        ({"kind": Kind.RELEASED}, [0, 0, 0, 0]),
        ({"trigger": span(TEXT, "freed"), "evidence": span(TEXT, "freed")}, [0, 0, 0, 0]),
    ],
)
def test_each_level_needs_those_before_it(tmp_path: Path, change: dict[str, Any], right: list[int]) -> None:
    assert levels(report(tmp_path, SENTENCED), replace(found(), **change)) == right


def test_a_number_is_who_where_nobody_is_named(tmp_path: Path) -> None:
    told = report(tmp_path, RELEASED)
    for number, right in ((12, 1), (13, 0)):
        group = Group(Quantity.exactly(number), "students", Measure.EVENT, span(TEXT, "12 students"))
        assert levels(told, claim(Kind.RELEASED, group, span(TEXT, "released")))[1] == right


def test_what_answers_to_nothing_is_wrong_and_may_be_a_trap(tmp_path: Path) -> None:
    scored = score(report(tmp_path), happenings([claim(Kind.RELEASED, person(TEXT, "prisoner"), span(TEXT, "freed"))]))
    assert (scored.counts["event"].found, scored.asides[TRAPS]) == (1, 1)


def test_optional_costs_nothing_either_way(tmp_path: Path) -> None:
    told = report(tmp_path, SENTENCED | {"optional": True})
    for claims in ([], [found()]):
        counts = score(told, happenings(claims)).counts["event"]
        assert (counts.right, counts.found, counts.wanted) == (0, 0, 0)


def test_telling_it_again_by_the_same_words_is_no_error(tmp_path: Path) -> None:
    again = replace(found(), kind=Kind.SENTENCED)
    assert score(report(tmp_path, SENTENCED), happenings([found(), again])).counts["event"].found == 1


def test_more_than_a_hundred_may_be_counted_from_either_side(tmp_path: Path) -> None:
    told = report(tmp_path, RELEASED | {"count": {"value": None, "min": 100, "max": 150}})
    for low, right in ((100, 1), (101, 1), (102, 0)):
        group = Group(Quantity(low, None), "students", Measure.EVENT, span(TEXT, "12 students"))
        assert levels(told, claim(Kind.RELEASED, group, span(TEXT, "released")))[1] == right


def test_one_happening_answers_to_one_annotation(tmp_path: Path) -> None:
    counts = score(report(tmp_path, SENTENCED, SENTENCED), happenings([found()])).counts["event"]
    assert (counts.right, counts.found, counts.wanted) == (1, 1, 2)
