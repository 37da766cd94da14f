"""Whose somebody is: what befalls "the wife of X", "X's lawyer" is never told of X."""

from __future__ import annotations

from habeas.reading.word_order import tokens as bit
from habeas.reading.word_order.nouns import NounPhrase
from habeas.reading.word_order.parsed import Parsed

_LEADING = frozenset({"of", "to", "for"})


def is_related(parsed: Parsed, phrase: NounPhrase) -> bool:
    """Whether a phrase names nobody and says that somebody is another one's wife, lawyer, friend."""
    return phrase.name is None and parsed.words.has("beside_people", parsed.tokens[phrase.head].low)


def noun_of(parsed: Parsed, owner: NounPhrase) -> NounPhrase | None:
    """The noun that says whose somebody is, standing at the owner: "the wife" of "the wife of X"."""
    if owner.first < 2 or parsed.tokens[owner.first - 1].low not in _LEADING:
        return None
    noun = parsed.at(owner.first - 2)
    if noun is None or noun.name is not None:
        return None
    of_somebody = owner.name is not None and bool(noun.people & bit.PERSON)  # "the campaign chief of X"
    return noun if is_related(parsed, noun) or of_somebody else None


def leads_to_her(parsed: Parsed, owner: NounPhrase, behind: NounPhrase) -> bool:
    """Whether a name behind a comma is that of X's wife or lawyer, and joined to no list: "the wife of X, Ana, was"."""
    noun = noun_of(parsed, owner)
    apart = behind.first == owner.last + 1 and parsed.tokens[owner.last].low == ","
    if noun is None or not apart or behind.name is None or not parsed.tokens[noun.head].bits & bit.PERSON:
        return False
    further = parsed.at(behind.last + 1)
    return parsed.low(behind.last, behind.last + 1) != "," or further is None or further.name is None
