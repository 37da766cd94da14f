"""Numbers by place: "jailed journalists in China (117), Egypt (30) and Syria (27)"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from habeas.model import Claim, Group, Place, Quantity, Span
from habeas.reading.endings.parsed import Parsed

_FEWEST = 2  # places that make a list
_NOUN = 2  # words behind the number in its brackets
_DIGITS = 7


def by_place(parsed: Parsed, made: list[Claim]) -> list[Claim]:
    """The claims, one about a group given once for each place that has its own number in brackets."""
    told = list(_told(parsed))
    whole = next((one for one in made if isinstance(one.about, Group)), None)
    if len(told) < _FEWEST or whole is None or not isinstance(whole.about, Group):
        return made
    group = whole.about
    counted = [
        replace(whole, about=replace(group, quantity=Quantity.exactly(number), span=span), where=place)
        for number, span, place in ((one[0], parsed.span(one[1], one[1] + 1), one[2]) for one in told)
    ]
    numbers = [one.about.span for one in counted if isinstance(one.about, Group)]
    rest = [one for one in made if not _is_told(one, numbers) and (one is not whole or group.quantity is not None)]
    return [*rest, *counted]


def _is_told(claim: Claim, numbers: list[Span]) -> bool:
    """Whether a claim is about the people of one of the numbers."""
    return isinstance(claim.about, Group) and any(claim.about.span.overlaps(one) for one in numbers)


def _told(parsed: Parsed) -> Iterator[tuple[int, int, Place]]:
    """Numbers in brackets right behind a place, with their token and the place."""
    for at in range(1, len(parsed.tokens) - 2):
        if parsed.lows[at] != "(" or not parsed.words.is_place(parsed.lows[at - 1]):
            continue
        low = parsed.lows[at + 1].replace(".", "")
        closed = any(parsed.lows[end] == ")" for end in range(at + 2, min(at + 3 + _NOUN, len(parsed.tokens))))
        if closed and low.isdecimal() and len(low) <= _DIGITS:
            span = parsed.span(at - 1, at)
            yield int(low), at + 1, Place(span.words, span)
