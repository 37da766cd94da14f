"""Whom harm befell, and who says something in sentences that don't speak of prisoners: read to measure the reader."""

from __future__ import annotations

import pytest

from habeas.reading.cascade import Cascade
from habeas.reading.word_order.harmed import harmed
from habeas.reading.word_order.said import attributions
from tests.reading.reports import report


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Anna Example was murdered in Strelsau.", {"Anna Example"}),
        ("Gunmen shot dead the editor Boris Sample.", {"Boris Sample"}),
        ("The killing of the journalist Clara Muster shocked Ruritania.", {"Clara Muster"}),
        ("Boris Sample survived an assassination attempt.", {"Boris Sample"}),
        ("Anna Example was arrested in Strelsau.", set()),
        ("Anna Example attacked the plan.", set()),
    ],
)
def test_whom_harm_befell(text: str, names: set[str]) -> None:
    found = harmed(report(text), "en")
    assert {claim.mention.normal for claim in found if claim.mention is not None} == names


def test_harm_is_no_claim_of_the_reader_and_changes_none() -> None:
    text = "Anna Example was stabbed. Boris Sample was arrested."
    before = Cascade().read(report(text))
    harmed(report(text), "en")
    assert Cascade().read(report(text)) == before
    assert {claim.mention.normal for claim in before.claims if claim.mention is not None} == {"Boris Sample"}


def test_who_says_something_about_anything() -> None:
    found = attributions(report("The bridge is old, the minister said. According to Anna Example, it will hold."), "en")
    assert [(cue.words, source.words) for cue, source in found] == [
        ("said", "the minister"),
        ("According to", "Anna Example"),
    ]
