"""Deals in English: who gives what for whom, who brought it about, on what condition."""

from __future__ import annotations

import pytest

from habeas.model import Deal
from habeas.reading.cascade import Cascade
from tests.reading.reports import report


def deals(text: str) -> tuple[Deal, ...]:
    return Cascade().read(report(text)).deals


@pytest.mark.parametrize(
    ("text", "gives", "gets"),
    [
        (
            "Graustark freed 40 prisoners in exchange for the lifting of sanctions on its railways.",
            "freed 40 prisoners",
            "the lifting of sanctions on its railways",
        ),
        (
            "Zenda agreed to ease sanctions on the airline in return for the release of 14 prisoners, officials said.",
            "the release of 14 prisoners",
            "ease sanctions on the airline",
        ),
        (
            "As part of a deal with Zenda, the junta pardoned 52 prisoners.",
            "the junta pardoned 52 prisoners",
            "a deal with Zenda",
        ),
        (
            "The king freed the monks on condition that they leave the country.",
            "freed the monks",
            "they leave the country",
        ),
        (
            "The junta said it would free Anna Example if the embargo was lifted.",
            "free Anna Example",
            "the embargo was lifted",
        ),
        (
            "Two spies were swapped for the journalist Anna Example in a deal on Sunday.",
            "Two spies",
            "the journalist Anna Example",
        ),
        (
            "The premier's aide Clara Sample said those freed were exchanged for captured soldiers.",
            "those freed",
            "captured soldiers",
        ),
    ],
)
def test_both_sides_of_a_deal(text: str, gives: str, gets: str) -> None:
    assert [(one.gives, one.gets) for one in deals(text)] == [(gives, gets)]


def test_a_pronoun_alone_is_no_side_of_a_deal() -> None:
    assert deals("According to Clara Sample, they were exchanged for captured soldiers.") == ()


@pytest.mark.parametrize(
    ("text", "broker"),
    [
        ("Anna Example was freed after talks brokered by Norway.", "Norway"),
        (
            "Two spies were swapped for Anna Example under a deal mediated by the Swiss embassy on Monday.",
            "the Swiss embassy",
        ),
        ("Graustark released ten monks under a Zenda-brokered agreement with the rebels.", "Zenda"),
        ("Graustark released ten monks under an agreement with the rebels.", None),
    ],
)
def test_who_brought_it_about(text: str, broker: str | None) -> None:
    found = deals(text)
    assert found
    assert {one.brokered_by for one in found} == {broker}


def test_nobody_freed_is_no_deal() -> None:
    assert deals("The bank would free money if rates fell; two prisoners were arrested.") == ()


def test_whoever_brokers_talks_frees_nobody() -> None:
    (claim,) = Cascade().read(report("Anna Example was freed after talks brokered by Norway.")).claims
    assert claim.by is None
