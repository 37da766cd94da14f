"""What words around leave open of undated news and of where a voice stands; the rules are `habeas.reading.whole`."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from habeas.model import Claim, Voice
from habeas.reading import whole
from habeas.reading.endings.notation import fold
from habeas.reading.endings.page import Page

_BEFORE = 5  # tokens before a trigger in which an auxiliary of what lies behind stands


def of_the_day(page: Page, claims: Sequence[Claim], news: Collection[int]) -> list[Claim]:
    """The claims, undated news of a freeing given the report's own day (`habeas.reading.whole.of_the_day`)."""
    return whole.of_the_day(claims, page.day, news, may_be_today=lambda claim: _may_be_today(page, claim))


def sides(page: Page, claims: Sequence[Claim]) -> list[Claim]:
    """The claims, voices of the country that took people in marked as its side (`habeas.reading.whole.sides`)."""
    words = page.language.words
    told = [claim.where_to.name for claim in claims if claim.where_to is not None]
    goals = {code for name in told for word in fold(name).split() if (code := words.states.of(word)) is not None}

    def is_called_so(voice: Voice) -> bool:
        low = fold(f"{voice.name} {voice.span.words if voice.span is not None else ''}")
        return any("receiving" in words.classes_of(word) for word in low.split())

    return whole.sides(claims, goals, is_called_so=is_called_so)


def _may_be_today(page: Page, claim: Claim) -> bool:
    parsed = page.parsed(page.number_at(claim.trigger.start))
    trigger = parsed.index_at(claim.trigger.start)
    if parsed.any_in(0, len(parsed.tokens), "background") or parsed.any_in(trigger - _BEFORE, trigger, "pluperfect"):
        return False
    return all(page.base is not None and found.when.may_include(page.base) for found in parsed.dates)
