"""Two readings held against each other."""

from __future__ import annotations

from typing import Any

from habeas.model import Reading
from habeas.reading.cascade import Cascade
from habeas.reading.llm.agreement import agreement, joined, with_triggers_of
from habeas.reading.llm.reader import LlmReader
from tests.reading.models import Model, answer, entry
from tests.reading.reports import report

TEXT = (
    "Police arrested Anna Example on 2 May 2024 in Strelsau. Judges jailed Boris Sample for six years. "
    "Human rights groups called for the release of Carla Muster. Dora Beispiel walked out of the gate.\n"
)
PAGE = report(TEXT, published="2024-05-03")
FIRST, SECOND, THIRD, FOURTH = (f"{one.strip()}." for one in TEXT.strip().rstrip(".").split(". "))
ARREST = entry(kind="arrested", who="Anna Example", trigger="arrested", evidence=FIRST, date="on 2 May 2024")
RELEASE = entry(kind="released", who="Dora Beispiel", trigger="walked out", evidence=FOURTH)


def _theirs(*entries: dict[str, Any]) -> Reading:
    return LlmReader(Model([answer(*entries)]), "m").read(PAGE)


def test_claims_of_one_event_and_person_agree_and_the_others_are_alone() -> None:
    ours, theirs = Cascade().read(PAGE), _theirs(ARREST, RELEASE)
    held = agreement(ours.claims, theirs.claims)
    assert [(ours.claims[pair.left].kind, theirs.claims[pair.right].kind) for pair in held.pairs] == [
        ("arrested", "arrested")
    ]
    assert {ours.claims[number].mention.normal for number in held.only_left if ours.claims[number].mention} == {  # type: ignore[union-attr]
        "Boris Sample"
    }
    assert [theirs.claims[number].trigger.words for number in held.only_right] == ["walked out"]


def test_what_they_differ_in_is_said() -> None:
    ours = Cascade().read(PAGE)
    theirs = _theirs({**ARREST, "date": None, "certainty": "hedged", "by": "Police"})
    (pair,) = agreement(ours.claims, theirs.claims).pairs
    told = {one.slot: (one.left, one.right) for one in pair.differences}
    assert told["when"] == ("2024-05-02", None)
    assert told["certainty"] == ("asserted", "hedged")
    assert "name" not in told


def test_another_kind_or_another_person_does_not_agree() -> None:
    ours = Cascade().read(PAGE)
    theirs = _theirs({**ARREST, "kind": "detained"}, {**ARREST, "who": "Police", "who_is": "description"})
    held = agreement(ours.claims, theirs.claims)
    assert (held.pairs, len(held.only_right)) == ((), 2)


def test_a_claim_agrees_with_one_other_only() -> None:
    ours = Cascade().read(PAGE)
    twice = (*ours.claims, *ours.claims)
    held = agreement(ours.claims, twice)
    assert (len(held.pairs), len(held.only_right)) == (len(ours.claims), len(ours.claims))


def test_together_they_read_what_one_of_them_could_not() -> None:
    ours = Cascade().read(PAGE)
    theirs = _theirs(ARREST, RELEASE, entry(kind="held", who="Carla Muster", trigger="Carla", evidence=THIRD))
    assert THIRD in {one.span.words for one in ours.unread}
    held = agreement(ours.claims, theirs.claims)
    both = joined(ours, theirs, held)
    assert both.claims[: len(ours.claims)] == ours.claims
    assert [claim.read_by.reader for claim in both.claims[len(ours.claims) :]] == ["llm"] * len(held.only_right)
    assert both.read_by.reader == "both"
    assert both.dropped == theirs.dropped


def test_a_sentence_of_which_the_model_says_nothing_is_unread() -> None:
    ours, theirs = Cascade().read(PAGE), _theirs(ARREST)
    told = with_triggers_of(theirs, ours, "silent")
    assert [(one.span.words, one.why) for one in told.unread] == [
        (SECOND, "silent"),
        (THIRD, "silent"),
        (FOURTH, "silent"),
    ]
