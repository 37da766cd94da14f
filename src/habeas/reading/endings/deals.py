"""Deals: what is given for a release, each side with its words."""

from __future__ import annotations

import re

from habeas.model import Certainty, Claim, Deal, ReadBy, Span, Voice
from habeas.reading.endings.attribution import Attribution
from habeas.reading.endings.page import Page
from habeas.reading.version import READER, VERSION
from habeas.reading.whole import FREEING


def deals(page: Page, number: int, made: list[Claim], attribution: Attribution) -> list[Deal]:
    """The deals of a sentence; ``made`` are its claims."""
    placed = page.sentences[number]
    found: list[Deal] = []
    for way in page.language.grammar.deals:
        match = way.pattern.search(page.folded, placed.start, placed.end)
        if match is None or (way.claimed and not any(claim.kind in FREEING for claim in made)):
            continue
        gives, gets = (_trimmed(page.text, *match.span(side)) for side in ("gives", "gets"))
        if gives is None or gets is None or any(deal.gets_span.overlaps(gets) for deal in found):
            continue
        anchor = page.parsed(number).index_at(gives.start)
        chain, certainty = _voice_of(made, gives, attribution.over(number, anchor))
        evidence = Span.of(page.text, placed.start, placed.end)
        between = tuple(dict.fromkeys(claim.by.name for claim in made if claim.by is not None))
        found.append(
            Deal(
                gives.words, gives, gets.words, gets, between, evidence, certainty, ReadBy(READER, VERSION, way.rule),
                chain, brokered_by=_broker(page, match),
            )
        )  # fmt: skip
    return found


def _broker(page: Page, match: re.Match[str]) -> str | None:
    """Who brokered it, where the pattern names one."""
    if "broker" not in match.re.groupindex or not match["broker"]:
        return None
    span = _trimmed(page.text, *match.span("broker"))
    return span.words if span is not None else None


def _voice_of(made: list[Claim], gives: Span, voices: tuple[Voice, ...]) -> tuple[tuple[Voice, ...], Certainty]:
    """A deal is as sure as the freeing it is made of; without one, as the voice that tells it."""
    for claim in made:
        if claim.kind in FREEING and claim.trigger.overlaps(gives):
            return claim.said_by, claim.certainty
    return voices, Certainty.REPORTED if voices else Certainty.ASSERTED


def _trimmed(text: str, start: int, end: int) -> Span | None:
    if start < 0:
        return None
    while start < end and text[start] in ' ,“”"«»':
        start += 1
    while end > start and text[end - 1] in ' ,.“”"«»;':
        end -= 1
    return Span.of(text, start, end) if end > start else None
