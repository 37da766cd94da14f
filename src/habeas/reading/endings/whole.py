"""What only the whole page tells: the day that undated news shares with the rest, and which side a voice stands on."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from habeas.model import Certainty, Claim, Role, Side, Voice, When
from habeas.reading.endings.listed import FREEING
from habeas.reading.endings.notation import fold
from habeas.reading.endings.page import Page

_UNTOLD = frozenset({Certainty.CONDITIONAL, Certainty.FUTURE})
_BEFORE = 5  # tokens before a trigger in which an auxiliary of what lies behind stands


def of_the_day(page: Page, claims: Sequence[Claim], news: Collection[int]) -> list[Claim]:
    """The claims, those that tell of a freeing without any day given the report's own where another one carries it.

    ``news`` holds where the triggers start that may tell news.
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
    told = [claim.where_to.name for claim in claims if claim.where_to is not None]
    goals = {code for name in told for word in fold(name).split() if (code := words.states.of(word)) is not None}

    def sided(voice: Voice) -> Voice:
        low = fold(f"{voice.name} {voice.span.words if voice.span is not None else ''}")
        called = any("receiving" in words.classes_of(word) for word in low.split())
        takes_in = voice.state in goals if voice.state is not None else called
        official = voice.role is Role.OFFICIAL and voice.side is None
        return replace(voice, side=Side.RECEIVING) if official and takes_in else voice

    if not goals:
        return list(claims)
    return [replace(claim, said_by=tuple(map(sided, claim.said_by))) for claim in claims]


def _carries(claim: Claim, day: When) -> bool:
    when = claim.when
    same = when is not None and when.is_day and when.earliest == day.earliest
    definite = claim.group is None or claim.group.quantity is not None
    return same and definite and claim.kind in FREEING and claim.certainty.supports


def _may_be_today(page: Page, claim: Claim) -> bool:
    if claim.when is not None or claim.kind not in FREEING or claim.certainty in _UNTOLD:
        return False
    parsed = page.parsed(page.number_at(claim.trigger.start))
    trigger = parsed.index_at(claim.trigger.start)
    if parsed.any_in(0, len(parsed.tokens), "background") or parsed.any_in(trigger - _BEFORE, trigger, "pluperfect"):
        return False
    return all(page.base is not None and found.when.may_include(page.base) for found in parsed.dates)
