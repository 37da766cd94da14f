"""Whatever a model answers: no claim without its exact words, no crash, nothing lost without being counted."""

from __future__ import annotations

from typing import Any

import pytest

from habeas.model import Certainty, Claim, Kind, Mention, Reading, folded
from habeas.reading.llm import known
from habeas.reading.llm.reader import LlmReader
from habeas.reading.llm.vocabulary import SLOTS
from tests.contracts.reader import assert_exact
from tests.reading.broken_answers import GOOD, ORDER, PAGE, REPEATED, Case, by_hand, spoiled
from tests.reading.models import Model, answer

SEEDS = 240
CASES = [*by_hand(), REPEATED, *spoiled(SEEDS)]


def _read(content: str) -> Reading:
    return LlmReader(Model([content]), "broken-1").read(PAGE)


def test_there_are_enough_of_them() -> None:
    assert len(CASES) >= 200 + SEEDS
    assert len({case.name for case in CASES}) == len(CASES)


def test_the_good_answer_is_good() -> None:
    reading = _read(answer(*GOOD))
    assert [claim.kind.value for claim in reading.claims] == ["released", "sentenced", "detained", "released"]
    assert reading.dropped == ()
    freed, sentenced, detained, denied = reading.claims
    assert freed.when is not None
    assert freed.when.value == "2024-05-03"
    assert sentenced.term is not None
    assert (sentenced.term.years, sentenced.about.span.words) == (6, "She")
    assert sentenced.mention is not None
    assert sentenced.mention.normal == "Anna Example"
    assert detained.group is not None
    assert (str(detained.group.quantity), detained.group.of, detained.again) == ("101 or more", "protesters", True)
    assert denied.certainty is Certainty.DENIED


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_nothing_is_claimed_without_words_and_nothing_is_lost_uncounted(case: Case) -> None:
    reading = _read(case.content)
    assert_exact(PAGE, reading)
    for claim in reading.claims:
        assert not known.gives_orders(claim.evidence.words)
        assert claim.read_by.rule == "broken-1"
        assert claim.kind is not Kind.DIED
    for dropped in reading.dropped:
        assert dropped.why
        assert dropped.number > 0
        assert len(dropped.words) <= 200 * len("\\ud800")
        dropped.words.encode("utf-8")
    if case.entries is None:
        assert reading.claims == ()
        assert [one.what for one in reading.dropped] == ["answer"]
        assert [one.span.words for one in reading.unread] == [PAGE.text[b.start : b.end] for b in PAGE.blocks]
    else:
        lost = sum(one.number for one in reading.dropped if one.what == "claim")
        assert len(reading.claims) + lost == len(case.entries)


SINGLE = [case for case in CASES if case.entries is not None and len(case.entries) == 1]


@pytest.mark.parametrize("case", SINGLE, ids=lambda case: case.name)
def test_each_slot_of_a_claim_is_kept_or_counted(case: Case) -> None:
    reading = _read(case.content)
    assert case.entries is not None
    dropped = {one.what for one in reading.dropped}
    for claim in reading.claims:
        for slot, value in case.entries[0].items():
            empty = value is None or value in ("", [])
            assert empty or _kept(claim, slot, value) or (slot if slot in SLOTS else "slot") in dropped


def _kept(claim: Claim, slot: str, value: Any) -> bool:
    """Whether a claim holds what was said in a slot."""
    if slot == "full_name":
        return isinstance(claim.about, Mention) and folded(claim.about.normal) == folded(str(value))
    if slot == "count":
        return claim.group is not None and claim.group.quantity is not None
    if slot in ("who", "trigger", "evidence", "certainty", "kind"):
        return True
    if slot == "who_is":
        return bool(value == (claim.about.nature.value if isinstance(claim.about, Mention) else "group"))
    if slot == "measure":
        return claim.group is not None and bool(claim.group.measure.value == value)
    if slot == "said_by":
        return isinstance(value, list) and len(claim.said_by) == len(value)
    names = {"date": "when", "among": "member_of"}
    known_slot = slot in ("date", "among", "where", "where_to", "handed_to", "by", "mode", "term", "charge", "again")
    return known_slot and bool(getattr(claim, names.get(slot, slot)))


def test_an_order_in_the_text_is_at_most_a_quotation() -> None:
    (case,) = [case for case in CASES if case.name == "entries: the order obeyed"]
    reading = _read(case.content)
    assert reading.claims == ()
    (quoted,) = reading.unread
    assert (quoted.span.words, quoted.why) == (ORDER, "its sentence speaks to a reading machine")


def test_a_voice_that_is_dropped_does_not_make_the_author_say_it() -> None:
    (case,) = [case for case in CASES if case.name == "entries: voice out of the text"]
    assert case.entries is not None
    (claim,) = _read(answer({**case.entries[0], "certainty": "asserted"})).claims
    assert (claim.said_by, claim.certainty) == ((), Certainty.REPORTED)
