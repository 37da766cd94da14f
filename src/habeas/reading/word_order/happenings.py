"""What a frame finds in a sentence: an event, whom it befalls, and the term that belongs to it."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.model import Certainty, Term
from habeas.reading.word_order import tokens as bit
from habeas.reading.word_order.grammar import Frame
from habeas.reading.word_order.names import Name
from habeas.reading.word_order.nouns import NounPhrase
from habeas.reading.word_order.parsed import Parsed
from habeas.reading.word_order.verbs import Voiced


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody an event befalls: a noun phrase, or the owner in one ("his arrest", "Ana's release") by tokens."""

    first: int
    last: int
    phrase: NounPhrase | None = None
    name: Name | None = None
    member: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """What a frame found: tokens ``first`` up to ``last`` are the trigger; ``anchor`` is its main word."""

    frame: Frame
    first: int
    last: int
    anchor: int
    parties: tuple[Party, ...]
    agents: tuple[NounPhrase, ...] = ()
    certainty: Certainty | None = None
    term: Term | None = None
    voice: Voiced = Voiced.NOUN
    group: NounPhrase | None = None
    finite: bool = True


def party(phrase: NounPhrase, *, member: bool = False) -> Party:
    """The party that a noun phrase names."""
    return Party(phrase.first, phrase.last, phrase, phrase.name, member)


def owner_of(parsed: Parsed, phrase: NounPhrase) -> Party | None:
    """The person who owns a noun phrase: "his sentence", "Ana's arrest"."""
    if phrase.owner is None:
        return None
    first, last = phrase.owner
    if phrase.owner_name is not None:
        return Party(first, last, None, phrase.owner_name)
    token = parsed.tokens[last - 1]
    if last - first == 1 and token.bits & bit.POSSESSIVE and token.low in ("his", "her", "their", "whose", "my", "our"):
        return Party(first, last)
    if token.bits & bit.PEOPLE:
        return Party(first, last)
    return None


def depends(parsed: Parsed, begins: int) -> bool:
    """Whether an "if", "unless" or "on condition that" opens the clause."""
    sets = parsed.words.sets
    for index in range(begins - 1, max(-1, begins - 12), -1):
        token = parsed.tokens[index]
        if token.low in sets["if"] or parsed.low(index, index + 2) in sets["if"]:
            return True
        if token.low in (",", ";", ".") or token.bits & bit.SAY:
            return False
    return False


def same_term(parsed: Parsed, last: int) -> tuple[int, int] | None:
    """Where "the same sentence", "an identical term" stands right behind a trigger."""
    for first in range(last, min(len(parsed.tokens), last + 4)):
        for length in (3, 2):
            behind = first + length
            if behind <= len(parsed.tokens) and parsed.low(first, behind) in parsed.words.sets["same_term"]:
                return first, behind
    return None


def term_of(parsed: Parsed, first: int, last: int) -> Term | None:
    """The term that belongs to a trigger: the nearest behind it, before another sentence's words; else just before."""
    if not parsed.terms:
        return None
    start, end = parsed.tokens[first].start, parsed.tokens[last - 1].end
    behind = [term for term in parsed.terms if term.span.end > start]
    if behind and behind[0].span.start - end < 120:
        return behind[0]
    before = [term for term in parsed.terms if term.span.end <= start and start - term.span.end < 30]
    return before[-1] if before else None
