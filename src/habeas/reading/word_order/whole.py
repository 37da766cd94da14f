"""What only the whole page tells: the day that undated news shares with the rest, and which side a voice stands on."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from habeas.model import Certainty, Claim, Kind, Role, Side, Voice, When
from habeas.reading.word_order import tokens as bit
from habeas.reading.word_order.page import Page
from habeas.reading.word_order.parsed import Parsed
from habeas.reading.word_order.tokens import fold

FREEING = frozenset({Kind.RELEASED, Kind.PARDONED, Kind.EXCHANGED, Kind.EXILED})
_UNTOLD = frozenset({Certainty.CONDITIONAL, Certainty.FUTURE})


def of_the_day(page: Page, claims: Sequence[Claim], news: Collection[int]) -> list[Claim]:
    """The claims, those that tell of a freeing without any day given the report's own where another one carries it.

    ``news`` holds where the triggers start that may tell news (`ClaimMaker.news`).
    """
    base = page.day
    if base is None or not any(_carries(claim, When.day(base)) for claim in claims):
        return list(claims)
    return [
        replace(claim, when=When.day(base)) if claim.trigger.start in news and _may_be_today(page, claim) else claim
        for claim in claims
    ]


def sides(page: Page, claims: Sequence[Claim]) -> list[Claim]:
    """The claims, official voices of the country that took people in marked as its side.

    A voice is of that country by the country in its words; one without a country where it is called as those are who
    take people in ("headquarters", "border guard").
    """
    words = page.language.words
    goals = {words.states.get(fold(claim.where_to.name)) for claim in claims if claim.where_to is not None} - {None}
    if not goals:
        return list(claims)

    def sided(voice: Voice) -> Voice:
        low = fold(f"{voice.name} {voice.span.words if voice.span is not None else ''}")
        called = any(word in low for word in words.sets["receiving"])
        takes_in = voice.state in goals if voice.state is not None else called and "foreign" not in low
        official = voice.role is Role.OFFICIAL and voice.side is None
        return replace(voice, side=Side.RECEIVING) if official and takes_in else voice

    return [replace(claim, said_by=tuple(map(sided, claim.said_by))) for claim in claims]


def _carries(claim: Claim, day: When) -> bool:
    when = claim.when
    same = when is not None and when.is_day and when.earliest == day.earliest
    definite = claim.group is None or claim.group.quantity is not None
    return same and definite and claim.kind in FREEING and claim.certainty.supports


def _may_be_today(page: Page, claim: Claim) -> bool:
    if claim.when is not None or claim.kind not in FREEING or claim.certainty in _UNTOLD:
        return False
    number = page.number_at(claim.trigger.start)
    parsed = page.parsed(number)
    if {token.low for token in parsed.tokens} & parsed.words.sets["lies_behind"]:
        return False
    trigger = parsed.index_at(claim.trigger.start)
    if any(token.low == "had" for token in parsed.tokens[max(0, trigger - 4) : trigger]):
        return False
    return all(
        _elsewhere(parsed, found.span.start, trigger) or (page.base is not None and found.when.may_include(page.base))
        for found in parsed.dates
    )


def _elsewhere(parsed: Parsed, offset: int, trigger: int) -> bool:
    """Whether a date stands in a relative clause before the trigger, and so tells of something else."""
    at = parsed.index_at(offset)
    between = parsed.tokens[at:trigger]
    opened = any(token.bits & bit.RELATIVE for token in parsed.tokens[max(0, at - 25) : at])
    return at < trigger and opened and any(token.low == "," for token in between)
