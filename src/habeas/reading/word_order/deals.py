"""Deals: what is given for a release, each side with its words."""

from __future__ import annotations

from habeas.model import Certainty, Claim, Deal, ReadBy, Span, Voice
from habeas.reading.version import READER, VERSION
from habeas.reading.whole import FREEING
from habeas.reading.word_order.attribution import Attribution
from habeas.reading.word_order.page import Page


def deals(page: Page, number: int, made: list[Claim], attribution: Attribution) -> list[Deal]:
    """The deals of a sentence; ``made`` are its claims."""
    placed = page.sentences[number]
    found: list[Deal] = []
    for way in page.language.grammar.deals:
        match = way.pattern.search(page.folded, placed.start, placed.end)
        if match is None or not match.group("gives") or not match.group("gets"):
            continue
        gives = _told(page, number, match.span("gives"), attribution)
        gets = _trimmed(page.text, *match.span("gets"))
        if gives is None or gets is None or any(deal.gets_span.overlaps(gets) for deal in found):
            continue
        if way.claimed and not any(_is_in(claim, gives) or _is_in(claim, gets) for claim in made):
            continue
        chain, certainty = _voice_of(made, gives, attribution.over(number, gives.start))
        evidence = Span.of(page.text, placed.start, placed.end)
        broker = _broker(page, placed.start, placed.end)
        between = tuple(dict.fromkeys(claim.by.name for claim in made if claim.by is not None))
        found.append(
            Deal(
                gives.words,
                gives,
                gets.words,
                gets,
                between,
                evidence,
                certainty,
                ReadBy(READER, VERSION, way.rule),
                chain,
                brokered_by=broker,
            )
        )
    return found


def _told(page: Page, number: int, side: tuple[int, int], attribution: Attribution) -> Span | None:
    """A side without the speaker in front of it ("Anna said those freed were …"); None if only a pronoun is left."""
    tokens = page.parsed(number).tokens
    start, end = side
    for cue in attribution.cues(number):
        after = max(cue.last, cue.source[1])
        if 0 < after < len(tokens) and start < tokens[after - 1].end < end and cue.covers(after):
            start = tokens[after - 1].end
    span = _trimmed(page.text, start, end)
    if span is None or page.language.words.has("pronouns", span.words.lower()):
        return None
    return span


def _is_in(claim: Claim, side: Span) -> bool:
    """Whether somebody's freeing is claimed by the words of a side of the deal."""
    about = claim.about.span
    return claim.kind in FREEING and (claim.trigger.overlaps(side) or about.overlaps(side))


def _broker(page: Page, start: int, end: int) -> str | None:
    """Who is said in the sentence to have brought it about."""
    for pattern in page.language.grammar.brokers:
        match = pattern.search(page.folded, start, end)
        span = _trimmed(page.text, *match.span("broker")) if match is not None else None
        if span is not None:
            return span.words
    return None


def _voice_of(made: list[Claim], gives: Span, voices: tuple[Voice, ...]) -> tuple[tuple[Voice, ...], Certainty]:
    """A deal is as sure as the freeing it is made of; without one, as the voice that tells it."""
    for claim in made:
        if claim.kind in FREEING and claim.trigger.overlaps(gives):
            return claim.said_by, claim.certainty
    return voices, Certainty.REPORTED if voices else Certainty.ASSERTED


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start] in ' ,“”"':
        start += 1
    while end > start and text[end - 1] in ' ,.“”";':
        end -= 1
    return Span.of(text, start, end) if end > start else None
