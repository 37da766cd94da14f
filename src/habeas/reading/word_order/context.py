"""What a frame needs around its words: a term, a country, a word of custody; and what voids it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from habeas.reading.word_order.happenings import Event, same_term
from habeas.reading.word_order.nouns import NounPhrase
from habeas.reading.word_order.parsed import Parsed
from habeas.reading.word_order.tokens import fold

_TERM_NEAR = 80  # code points between a verb and the term that makes it a sentence
_NEAR = 1000  # code points around a sentence in which a report says whom it is about
_BEHIND = 12  # tokens behind the words in which "in prison", "unknown" have to stand


def needs_met(parsed: Parsed, event: Event) -> bool:
    """Whether what the event's frame needs is there. What needs other sentences is looked at when claims are made."""
    test = _TESTS.get(event.frame.needs or "")
    return test is None or test(parsed, event)


def is_voided(parsed: Parsed, event: Event) -> bool:
    """Whether the sentence has a word that shows that its frame means something else, and none of custody."""
    if not event.frame.unless:
        return False
    low = _words(parsed)
    inside = parsed.words.sets["inside"] | parsed.words.sets["prisoners"]
    return bool(low & event.frame.unless) and not low & inside


def _words(parsed: Parsed) -> set[str]:
    return {token.low for token in parsed.tokens}


def _has_term(parsed: Parsed, event: Event) -> bool:
    end = parsed.tokens[event.last - 1].end
    if event.term is not None and event.term.span.start - end < _TERM_NEAR:
        return True
    near = set(parsed.low(event.last, event.last + 6).split())
    return same_term(parsed, event.last) is not None or bool(near & parsed.words.sets["sentences"])


def _of_custody(parsed: Parsed, event: Event) -> bool:  # noqa: ARG001 -- one shape for all tests
    return bool(_words(parsed) & parsed.words.sets["custody"])


def _inside(parsed: Parsed, event: Event) -> bool:
    near = [token.low for token in parsed.tokens[event.last : event.last + _BEHIND]]
    sets = parsed.words.sets
    return any(word in sets["inside"] and sets["in"] & set(near[max(0, at - 3) : at]) for at, word in enumerate(near))


def _court(parsed: Parsed, event: Event) -> bool:  # noqa: ARG001 -- one shape for all tests
    return bool(_words(parsed) & parsed.words.sets["courts"])


def _unknown(parsed: Parsed, event: Event) -> bool:
    near = {token.low for token in parsed.tokens[event.last : event.last + _BEHIND]}
    return bool(parsed.words.sets["unknown"] & near)


def _abroad(parsed: Parsed, event: Event) -> bool:
    after = parsed.at(event.last)
    return after is not None and _is_country(parsed, after) and _is_of_freed(parsed)


def _receiver(parsed: Parsed, event: Event) -> bool:
    return any(_is_country(parsed, one) for one in event.agents) and _is_of_freed(parsed)


def _country(parsed: Parsed, event: Event) -> bool:  # noqa: ARG001 -- one shape for all tests
    sets = parsed.words.sets
    return bool(_words(parsed) & (parsed.words.states.keys() | sets["abroad"] | sets["prisoners"]))


def _place(parsed: Parsed, event: Event) -> bool:
    after = parsed.at(event.last)
    left = bool(_words(parsed) & parsed.words.sets["left"])
    return left or (after is not None and (after.place or after.run))


def _is_country(parsed: Parsed, phrase: NounPhrase) -> bool:
    """Whether a phrase is a country's name and nothing else."""
    low = parsed.low(phrase.first, phrase.last).removeprefix("the ")
    return phrase.name is None and low in parsed.words.sets["names_of_places"]


def _is_of_freed(parsed: Parsed) -> bool:
    """Whether the report says near the sentence that people are freed."""
    start = max(0, parsed.sentence.start - _NEAR)
    around = fold(parsed.sentence.text[start : parsed.sentence.end + _NEAR])
    return any(word in around for word in parsed.words.sets["freed"])


_TESTS: Final[Mapping[str, Callable[[Parsed, Event], bool]]] = {
    "term": _has_term,
    "custody": _of_custody,
    "inside": _inside,
    "unknown": _unknown,
    "abroad": _abroad,
    "receiver": _receiver,
    "country": _country,
    "place": _place,
    "court": _court,
    "freed": lambda parsed, event: _is_of_freed(parsed),  # noqa: ARG005 -- one shape for all tests
    "traded": lambda parsed, event: _of_custody(parsed, event) or _is_of_freed(parsed),
}
