"""What English words leave open of undated news and of where a voice stands; the rules are `habeas.reading.whole`."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from habeas.model import Claim, Voice
from habeas.reading import whole
from habeas.reading.word_order import tokens as bit
from habeas.reading.word_order.page import Page
from habeas.reading.word_order.parsed import Parsed
from habeas.reading.word_order.tokens import fold

_PLUPERFECT = 4  # tokens before a trigger in which "had" stands
_RELATIVE = 25  # tokens before a date in which its relative clause opens


def of_the_day(page: Page, claims: Sequence[Claim], news: Collection[int]) -> list[Claim]:
    """The claims, undated news of a freeing given the report's own day (`habeas.reading.whole.of_the_day`)."""
    return whole.of_the_day(claims, page.day, news, may_be_today=lambda claim: _may_be_today(page, claim))


def sides(page: Page, claims: Sequence[Claim]) -> list[Claim]:
    """The claims, voices of the country that took people in marked as its side (`habeas.reading.whole.sides`)."""
    words = page.language.words
    goals = {words.states.get(fold(claim.where_to.name)) for claim in claims if claim.where_to is not None} - {None}

    def is_called_so(voice: Voice) -> bool:
        low = fold(f"{voice.name} {voice.span.words if voice.span is not None else ''}")
        return any(word in low for word in words.sets["receiving"]) and "foreign" not in low

    return whole.sides(claims, {code for code in goals if code is not None}, is_called_so=is_called_so)


def _may_be_today(page: Page, claim: Claim) -> bool:
    number = page.number_at(claim.trigger.start)
    parsed = page.parsed(number)
    if {token.low for token in parsed.tokens} & parsed.words.sets["lies_behind"]:
        return False
    trigger = parsed.index_at(claim.trigger.start)
    if any(token.low == "had" for token in parsed.tokens[max(0, trigger - _PLUPERFECT) : trigger]):
        return False
    return all(
        _elsewhere(parsed, found.span.start, trigger) or (page.base is not None and found.when.may_include(page.base))
        for found in parsed.dates
    )


def _elsewhere(parsed: Parsed, offset: int, trigger: int) -> bool:
    """Whether a date stands in a relative clause before the trigger, and so tells of something else."""
    at = parsed.index_at(offset)
    between = parsed.tokens[at:trigger]
    opened = any(token.bits & bit.RELATIVE for token in parsed.tokens[max(0, at - _RELATIVE) : at])
    return at < trigger and opened and any(token.low == "," for token in between)
