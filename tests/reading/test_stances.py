"""Voices that vouch for nothing: who criticises an arrest is heard, but doesn't say that it happened."""

from __future__ import annotations

import pytest

from habeas.model import Role
from habeas.reading.cascade import Cascade
from habeas.reading.word_order.said import attributions
from tests.reading.reports import report


@pytest.mark.parametrize(
    ("text", "cue", "source"),
    [
        ("Anna Example criticised the plan.", "criticised", "Anna Example"),
        ("The plan was praised by Boris Sample.", "praised", "Boris Sample"),
        ("Anna Example left the hall, calling the vote a farce.", "calling", "Anna Example"),
        ("Clara Muster: The bridge will hold.", ":", "Clara Muster"),
        ("“The bridge will hold.” — Clara Muster", "—", "Clara Muster"),
        ("''The bridge will hold,'' said Mr. Sample.", "said", "Mr. Sample"),
        ("The town, Sen. Anna Example (Z-Hentzau) told the Strelsau Post, will grow.", "told", "Sen. Anna Example"),
    ],
)
def test_who_takes_a_stand_is_heard(text: str, cue: str, source: str) -> None:
    assert (cue, source) in [(said.words, who.words) for said, who in attributions(report(text), "en")]


@pytest.mark.parametrize(
    "text", ["Graustark: 12 monks were arrested.", "Night raid: 12 monks were arrested.", "12:30 was the hour."]
)
def test_what_stands_before_a_colon_is_no_voice_unless_it_speaks(text: str) -> None:
    assert attributions(report(text), "en") == ()


def test_a_stand_makes_no_claim_reported() -> None:
    (claim,) = Cascade().read(report("Zorba condemned the arrest of David Probe.")).claims
    assert claim.said_by == ()


def test_a_label_does() -> None:
    (claim,) = Cascade().read(report("Zorba Human Rights Centre: David Probe was arrested.")).claims
    assert [voice.role for voice in claim.said_by] == [Role.RIGHTS_GROUP]
