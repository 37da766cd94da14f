"""What fictional reports tell of callings and company: as often as real ones, the same for a seed, and weighed."""

import json
from dataclasses import replace
from statistics import median

from bench.people import FictionalMention, mentions, people
from bench.people_company import Company
from bench.people_context import Beside, beside, weigh
from bench.results import RESULTS

WHO = people(400, seed=1)
NAMED = mentions(WHO, 2_000, seed=2)
TOLD = Company(WHO, seed=3).of(NAMED)


def company(*names: str) -> Beside:
    return Beside(None, None, None, company=names)


def share_that_meets(left: list[FictionalMention], right: list[FictionalMention]) -> float:
    pairs = list(zip(left, right, strict=True))
    return sum(bool(weigh(company(*one.company), company(*other.company)).reasons) for one, other in pairs) / len(pairs)


def test_one_seed_tells_the_same() -> None:
    assert Company(WHO, seed=3).of(NAMED) == TOLD
    assert Company(WHO, seed=4).of(NAMED) != TOLD


def test_nothing_else_of_a_mention_changes() -> None:
    assert [replace(row, work=None, company=()) for row in TOLD] == NAMED


def test_it_is_told_as_often_as_annotated_reports_tell_it() -> None:
    measured = json.loads((RESULTS / "told.json").read_text("utf-8"))
    works, beside_them = ([bool(getattr(row, part)) for row in TOLD] for part in ("work", "company"))
    assert abs(sum(works) / len(TOLD) - measured["told"]["works"]) < 0.03
    assert abs(sum(beside_them) / len(TOLD) - measured["told"]["companions"]) < 0.03
    assert median(len(row.company) for row in TOLD) == measured["companions_at_the_median"]


def test_reports_of_one_person_share_company_more_often_than_those_of_two() -> None:
    of_whom: dict[int, FictionalMention] = {}
    again: dict[int, FictionalMention] = {}
    for row in TOLD:
        if row.company and of_whom.setdefault(row.who, row) is not row:
            again.setdefault(row.who, row)
    first = [of_whom[who] for who in again]
    assert share_that_meets(first, list(again.values())) > 2 * share_that_meets(first, [*first[1:], first[0]])


def test_the_same_people_in_another_script_are_company_and_others_are_not() -> None:
    one = company("Пётр Образцов")
    assert [row.rule for row in weigh(one, company("Piotr Obraztsov")).reasons] == ["the company"]
    assert weigh(one, company("Karl Muster")).reasons == ()
    two = company("Пётр Образцов", "Анна Примерова")
    assert weigh(two, two).reasons[0].weight_millinats > weigh(one, two).reasons[0].weight_millinats


def test_one_calling_speaks_for_one_person_and_a_rare_one_louder_and_two_say_nothing() -> None:
    activist, priest = (beside(replace(NAMED[0], work=work)) for work in ("activist", "priest"))
    nothing = {row.rule for row in weigh(beside(NAMED[0]), beside(NAMED[0])).reasons}
    assert {row.rule for row in weigh(activist, priest).reasons} == nothing

    def said(one: Beside) -> int:
        return next(row.weight_millinats for row in weigh(one, one).reasons if row.rule == "the callings")

    assert 0 < said(activist) < said(priest)
