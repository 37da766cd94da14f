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
    return noun if noun is not None and is_related(parsed, noun) else None


def leads_to_her(parsed: Parsed, owner: NounPhrase, behind: NounPhrase) -> bool:
    """Whether a name behind a comma is that of X's wife or lawyer, and joined to no list: "the wife of X, Ana, was"."""
    noun = noun_of(parsed, owner)
    apart = behind.first == owner.last + 1 and parsed.tokens[owner.last].low == ","
    return noun is not None and apart and behind.name is not None and bool(parsed.tokens[noun.head].bits & bit.PERSON)
