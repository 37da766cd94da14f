"""Whatever stands in a report, reading it ends, in time that grows with its length, with exact spans."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.model import Block, BlockRole, Reading, Report, Span
from habeas.reading.cascade import Cascade
from tests.reading.reports import report

WORDS = [
    "arrested",
    "released",
    "freed",
    "sentenced",
    "jailed",
    "held",
    "detained",
    "charged",
    "with",
    "of",
    "to",
    "in",
    "for",
    "and",
    "or",
    ",",
    ".",
    ";",
    ":",
    "—",
    "“",
    "”",
    '"',
    "(",
    ")",
    "'s",
    "the",
    "a",
    "Anna",
    "Example",
    "Boris",
    "Sample",
    "Minsk",
    "police",
    "court",
    "said",
    "according",
    "reportedly",
    "among",
    "them",
    "including",
    "who",
    "that",
    "was",
    "were",
    "been",
    "be",
    "has",
    "had",
    "will",
    "would",
    "not",
    "never",
    "if",
    "123",
    "dozens",
    "hundreds",
    "more",
    "than",
    "eleven",
    "years",
    "in",
    "prison",
    "May",
    "2020",
    "Monday",
    "a",
    "year",
    "later",
    "political",
    "prisoners",
    "he",
    "she",
    "they",
    "his",
    "activists",
    "journalist",
    "poet",
    "İ",
    "ß",
    "ﬁ",
    "́",
    "\u200b",
    "\ufeff",
    "Колесникова",
    "李明",
    "😀",
    "\x00",
    "\t",
]

hostile = st.one_of(
    st.text(max_size=400),
    st.lists(st.sampled_from(WORDS), max_size=80).map(" ".join),
    st.lists(st.sampled_from(WORDS), max_size=80).map("".join),
)


def spans_of(reading: Reading) -> list[Span]:
    """Every span that a reading holds."""
    found: list[Span] = []
    for claim in reading.claims:
        found += [claim.trigger, claim.evidence, claim.about.span]
        found += [voice.span for voice in claim.said_by if voice.span is not None]
        slots = (claim.when, claim.where, claim.where_to, claim.handed_to, claim.by, claim.term, claim.charge)
        found += [slot.span for slot in slots if slot is not None and slot.span is not None]
    for trait in reading.traits:
        found += [trait.span, trait.evidence, trait.about.span]
    for seen in reading.observations:
        found += [seen.trigger, seen.evidence, seen.about.span]
    for deal in reading.deals:
        found += [deal.gives_span, deal.gets_span, deal.evidence]
    return found + [unread.span for unread in reading.unread]


def _whole(text: str) -> Report:
    return Report("0" * 64, text, (Block(BlockRole.PARAGRAPH, 0, len(text)),) if text else (), "tests 1", "en")


@settings(max_examples=150, deadline=None)
@given(hostile)
def test_every_span_of_every_claim_of_any_text_is_exact_and_reading_never_fails(text: str) -> None:
    for one in (report(text), _whole(text)):
        for span in spans_of(Cascade().read(one)):
            assert text[span.start : span.end] == span.words


@settings(max_examples=40, deadline=None)
@given(hostile)
def test_the_same_report_gives_the_same_reading(text: str) -> None:
    assert Cascade().read(_whole(text)) == Cascade().read(_whole(text))


NASTY = {
    "one long word": "a",
    "capitals": "Anna ",
    "initials": "A. ",
    "commas": "Anna Example, ",
    "triggers": "arrested ",
    "released them": "released them and ",
    "of of": "the release of ",
    "quotes": "“ ",
    "brackets": "( ",
    "dashes": "— ",
    "stops": ". ",
    "digits": "1,",
    "numbers": "123 of the 456 ",
    "said": "she said that he said that ",
    "who who": "who was arrested ",
    "spaces": "   ",
    "deals": "released in exchange for ",
    "reason for": "reason for the step ",
}


@pytest.mark.parametrize("name", NASTY)
def test_time_grows_no_faster_than_the_text(name: str) -> None:
    def seconds(size: int) -> float:
        text = "The police arrested " + NASTY[name] * (size // len(NASTY[name]))
        started = time.process_time()
        Cascade().read(_whole(text))
        return time.process_time() - started

    seconds(1_000)
    small, large = seconds(8_000), seconds(64_000)
    assert large < 1.0 + 16 * small
