"""What is said of people besides events: work, age, prizes beside a name; refusals and appeals; seen free or held."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from habeas.model import Claim, Mention, Nature, Observation, ObservationKind, Span, Trait, TraitKind, Voice
from habeas.reading.births import born_behind
from habeas.reading.endings.births import called
from habeas.reading.endings.declension import Sort
from habeas.reading.endings.naming import Case
from habeas.reading.endings.parsed import Parsed, Phrase
from habeas.reading.traits import observed, told_of, traits_of

_AGED = re.compile(r"(\d{1,3})[- ]?([^\W\d_]+)\Z")
_OLDEST = 120
_STANDS_IN = {
    ObservationKind.TERM_CHANGED: Case.NOM | Case.DAT,
    ObservationKind.SEEN_HELD: Case.NOM | Case.ACC,
    ObservationKind.SEEN_FREE: Case.NOM | Case.ACC,
}
_REACH = 8  # tokens between a person and what is observed of them


def traits(parsed: Parsed, made: Sequence[Claim]) -> list[Trait]:
    """Traits of the people whom a sentence's claims name: the words beside their names, nothing inferred."""
    named = told_of(made)
    found: list[Trait] = []
    for phrase in parsed.phrases:
        claim = named.get(phrase.name.start) if phrase.name is not None else None
        if claim is not None and phrase.name is not None:
            beside = [(kind, parsed.span(first, last)) for kind, first, last in _beside(parsed, phrase)]
            name = called(phrase.name)
            born = born_behind(parsed.sentence.text, name.end, subject=name.subject)
            if born is not None and name.fits(born):
                beside.append((TraitKind.BIRTH, born.words))
            found += traits_of(claim, beside)
    return found


def _beside(parsed: Parsed, phrase: Phrase) -> Iterator[tuple[TraitKind, int, int]]:
    start = parsed.index_at(phrase.name.start) if phrase.name is not None else phrase.first
    prize = any(parsed.has(index, "prizes") for index in range(phrase.first, start))
    if (
        start > phrase.head
        and phrase.role_sort in (Sort.PERSON, Sort.OFFICIAL)
        and not parsed.has(phrase.head, "state")
    ):
        yield (TraitKind.PRIZE, phrase.head, start) if prize else (TraitKind.WORK, phrase.head, phrase.head + 1)
    for index in range(max(0, phrase.first - 3), start):
        aged = _AGED.match(parsed.lows[index])
        if aged is not None and "aged" in parsed.words.classes_of(aged[2]):
            yield TraitKind.AGE, index, index + 1
    behind = phrase.last + 1
    if behind < len(parsed.tokens) and parsed.lows[phrase.last] in (",", "(") and parsed.lows[behind].isdecimal():
        closed = behind + 1 >= len(parsed.tokens) or parsed.lows[behind + 1] in (",", ")", ".")
        if closed and 0 < int(parsed.lows[behind]) < _OLDEST:
            yield TraitKind.AGE, behind, behind + 1


def observations(parsed: Parsed, said_by: Callable[[int], tuple[Voice, ...]]) -> list[Observation]:
    """What was observed of named people, by the phrases of the lexicon: refused to be freed, appealed, was seen.

    ``said_by`` tells whose words stand at a token.
    """
    found = []
    for index in range(len(parsed.tokens)):
        for kind in ObservationKind:
            length = parsed.length_of(kind.value, index)
            negated = length and index > 0 and parsed.has(index - 1, "negation")
            phrase = _subject(parsed, index, _STANDS_IN.get(kind, Case.NOM)) if length and not negated else None
            if phrase is not None:
                found.append(_observed(parsed, kind, (index, index + length), phrase, said_by(index)))
    return found


def _subject(parsed: Parsed, index: int, wanted: Case) -> Phrase | None:
    """The named person in one of the cases wanted nearest before a word, else right behind it."""
    before = [one for one in parsed.phrases if one.last <= index and index - one.last <= _REACH]
    behind = [one for one in parsed.phrases if one.first > index and one.first - index <= _REACH]
    near = [*reversed(before), *behind]
    return next((one for one in near if one.name is not None and one.cases & wanted and not one.opens), None)


def _observed(
    parsed: Parsed, kind: ObservationKind, at: tuple[int, int], phrase: Phrase, chain: tuple[Voice, ...]
) -> Observation:
    name, text = phrase.name, parsed.sentence.text
    if name is None:
        message = "an observation needs a name"
        raise ValueError(message)
    mention = Mention(name.words, name.full, Nature.NAME, Span.of(text, name.start, name.end))
    return observed(kind, parsed.span(*at), mention, Span.of(text, parsed.sentence.start, parsed.sentence.end), chain)
