"""HRDsAttack: the victims' names as its own scorer counts them, and whether detention is told of."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from habeas.casework.evaluating.hrdsattack import DETENTION, EXACT, FUZZY, HrdsAttack, HrdsCase, victims_of
from habeas.casework.evaluating.scoring import Counts
from habeas.model import Certainty, Kind
from tests.casework.evaluating.prepared import claim, person, span, tools
from tests.contracts.corpus import CorpusContract

TEXT = "<p>Police arrested the journalist Anna Example on Monday.</p> <p>Boris Sample was killed.</p>"


def article(number: int, text: str, victims: list[str | None], types: list[str]) -> dict[str, Any]:
    sample = {
        "Input.GLOBALEVENTID": number,
        "Input.article_interface": text,
        "Input.publish_date": "2024-05-08 10:00:00",
    }
    merged = {"violation_types": types, "victims": [{"victim_name": name} for name in victims]}
    return {"sample": sample, "merged_sample": merged}


class TestHrdsAttack(CorpusContract):
    corpus = HrdsAttack()
    measure = EXACT

    def lay_out(self, folder: Path) -> Path:
        (folder / "data").mkdir()
        path = folder / "data" / "dev.json"
        articles = [
            article(1, TEXT, ["Anna Example", "Boris Sample", None], ["arbitrary detention"]),
            article(2, "<p>A burglar was arrested.</p>", [], ["other"]),
        ]
        path.write_text(json.dumps(articles), "utf-8")
        return path

    def test_victims_are_found_in_the_text_without_its_tags(self, tmp_path: Path) -> None:
        self.lay_out(tmp_path)
        first, second = (case.score(self.tools()).counts for case in self.cases(tmp_path))
        assert (first[EXACT].right, first[EXACT].wanted) == (2, 2)
        assert first[DETENTION] == Counts(1, 1, 1)
        assert second[EXACT] == second[DETENTION] == Counts(0, 0, 0)

    def test_a_file_can_be_named_itself(self, tmp_path: Path) -> None:
        path = self.lay_out(tmp_path)
        assert self.corpus.files(path, "dev") == (path,)
        assert self.corpus.files(path, "train") == ()


def test_fuzzy_takes_a_part_of_the_name_and_exact_does_not() -> None:
    text = "Anna Example and Clara were taken."
    taken = span(text, "taken")
    case = HrdsCase("1", text, None, ("Anna Example", "Clara Muster"), detention=True)
    told = [claim(Kind.DETAINED, person(text, words), taken) for words in ("Anna Example", "Clara")]
    counts = case.score(tools(lambda _: told)).counts
    assert counts[EXACT] == Counts(1, 2, 2)
    assert counts[FUZZY] == Counts(2, 2, 2)


def test_a_denied_claim_makes_nobody_a_victim() -> None:
    text = "Anna Example was not taken."
    denied = claim(Kind.DETAINED, person(text, "Anna Example"), span(text, "taken"), Certainty.DENIED)
    assert victims_of([denied]) == []


def test_a_part_of_a_longer_name_is_no_second_victim() -> None:
    text = "Example was taken, said friends of Anna Example."
    names = [person(text, "Example"), person(text, "Anna Example")]
    assert victims_of([claim(Kind.HELD, name, span(text, "taken")) for name in names]) == ["Anna Example"]
