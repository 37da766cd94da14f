"""Rival figures: "…, while Zorba counted 57", "Zorba put the number at 57" behind what another voice counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from habeas.model import Certainty, Claim, Group, ReadBy, Role, Span, Voice
from habeas.reading.version import READER, VERSION
from habeas.reading.word_order import tokens as bit
from habeas.reading.word_order.bodies import body_of
from habeas.reading.word_order.clauses import subject
from habeas.reading.word_order.nouns import NounPhrase
from habeas.reading.word_order.page import Page
from habeas.reading.word_order.parsed import Parsed
from habeas.reading.word_order.roles import roles_of_words


def rivals(page: Page, number: int, made: Sequence[Claim], before: Claim | None) -> list[Claim]:
    """The claims of a sentence in which somebody else gives another number for what was counted, there or before it."""
    parsed = page.parsed(number)
    counted = [one for one in made if one.group is not None and one.group.quantity is not None]
    first = counted[0] if counted else before
    if first is None or first.group is None or first.group.quantity is None:
        return []
    found = []
    for index, token in enumerate(parsed.tokens):
        if token.low not in parsed.words.sets["counting"] or parsed.at(index) is not None:
            continue
        figure = _figure(parsed, index + 1)
        speakers = subject(parsed, index, commas=False) if figure is not None else []
        if figure is None or not speakers or any(_overlaps(one, parsed, figure) for one in made):
            continue
        found.append(_claim(page, parsed, first, (index, speakers[0], figure)))
    return found


def _figure(parsed: Parsed, at: int) -> NounPhrase | None:
    """The number behind "counted", "put the figure at", "speaks of": without a noun, or of people."""
    for index in range(at, min(len(parsed.tokens), at + 6)):
        phrase = parsed.at(index)
        if phrase is not None and phrase.first == index and phrase.count is not None:
            counts = not phrase.led and (phrase.bare or phrase.people & bit.PERSONS)
            return phrase if counts and _closes(parsed, phrase.last) else None
        token = parsed.tokens[index]
        known = phrase is not None and parsed.words.has("figures", parsed.tokens[phrase.head].low)
        if not (known or token.low in parsed.words.sets["before_figure"] or parsed.is_light(index)):
            return None
    return None


def _closes(parsed: Parsed, at: int) -> bool:
    """Whether a clause ends there, so that the number is what is said and not who did something."""
    if at >= len(parsed.tokens):
        return True
    token = parsed.tokens[at]
    return not token.is_word or bool(token.bits & (bit.CONJUNCTION | bit.PREPOSITION)) or at in parsed.masked


def _overlaps(claim: Claim, parsed: Parsed, figure: NounPhrase) -> bool:
    span = parsed.span(figure.first, figure.last)
    return claim.group is not None and claim.group.span.overlaps(span)


def _claim(page: Page, parsed: Parsed, first: Claim, told: tuple[int, NounPhrase, NounPhrase]) -> Claim:
    index, speaker, figure = told
    span = parsed.span(figure.first, figure.last)
    of, measure = (first.group.of, first.group.measure) if first.group is not None else ("people", None)
    if measure is None or figure.count is None:
        message = "a rival figure needs a figure to rival"
        raise ValueError(message)
    return replace(
        first,
        about=Group(figure.count.quantity, of, measure, span),
        said_by=(_voice(page, parsed, speaker),),
        certainty=Certainty.REPORTED,
        trigger=parsed.span(index, index + 1),
        evidence=Span.of(page.text, parsed.sentence.start, parsed.sentence.end),
        read_by=ReadBy(READER, VERSION, "rival.counted"),
        by=None,
        member_of=None,
    )


def _voice(page: Page, parsed: Parsed, phrase: NounPhrase) -> Voice:
    span = parsed.span(phrase.first, phrase.last)
    body = body_of(parsed, phrase.first, page.bodies)
    low = parsed.low(phrase.first, phrase.last) + " " + (" ".join(sorted(body.words)) if body is not None else "")
    roles = roles_of_words(parsed.words, low)
    known = page.role_of(phrase.name.full) if phrase.name is not None else None
    name = phrase.name.full if phrase.name is not None else body.name if body is not None else span.words
    named = phrase.name is not None or body is not None
    return Voice(name, known or (roles[0] if roles else Role.MEDIA if named else Role.ANONYMOUS), span, named=named)
