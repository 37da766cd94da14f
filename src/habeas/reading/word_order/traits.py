"""What is said of people besides events: work, age, prizes beside a name; refusals and appeals; seen free or held."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from habeas.model import Claim, Mention, Nature, Observation, ObservationKind, Span, Trait, TraitKind, Voice
from habeas.reading.births import born_behind
from habeas.reading.traits import observed, told_of, traits_of
from habeas.reading.word_order import tokens as bit
from habeas.reading.word_order.clauses import subject
from habeas.reading.word_order.names import Name
from habeas.reading.word_order.nouns import NounPhrase
from habeas.reading.word_order.parsed import Parsed


def traits(parsed: Parsed, made: list[Claim]) -> list[Trait]:
    """Traits of the people whom a sentence's claims name: the words before and behind their names, nothing inferred."""
    named = told_of(made)
    found: list[Trait] = []
    for phrase in parsed.phrases:
        claim = named.get(phrase.name.start) if phrase.name is not None else None
        if claim is not None and phrase.name is not None:
            beside = [(kind, parsed.span(first, last)) for kind, first, last in _beside(parsed, phrase)]
            born = born_behind(parsed.sentence.text, phrase.name.end, subject=_is_subject(parsed, phrase))
            if born is not None:
                beside.append((TraitKind.BIRTH, born.words))
            found += traits_of(claim, beside)
    return found


def _is_subject(parsed: Parsed, phrase: NounPhrase) -> bool:
    """Whether nothing leads a name ("the lawyer of Anna Example was born …")."""
    before = parsed.tokens[phrase.first - 1] if phrase.first else None
    return phrase.owner is None and (before is None or not before.bits & bit.PREPOSITION)


def _beside(parsed: Parsed, phrase: NounPhrase) -> Iterator[tuple[TraitKind, int, int]]:
    tokens = parsed.tokens
    start = parsed.index_at(phrase.name.start) if phrase.name is not None else phrase.first
    prize = any(tokens[index].low in parsed.words.sets["prizes"] for index in range(phrase.first, start))
    if start > phrase.first and tokens[start - 1].bits & bit.PERSON:
        yield (TraitKind.PRIZE, phrase.first, start) if prize else (TraitKind.WORK, start - 1, start)
    behind = phrase.last + 1
    if behind < len(tokens) and tokens[phrase.last].low in (",", "(") and tokens[behind].low.isdecimal():
        closed = behind + 1 >= len(tokens) or tokens[behind + 1].low in (",", ")", ".")
        if closed and 0 < int(tokens[behind].low) < 120:
            yield TraitKind.AGE, behind, behind + 1


def observations(parsed: Parsed, said_by: Callable[[int], tuple[Voice, ...]]) -> list[Observation]:
    """What was observed of named people, by the phrases of the lexicon: refused to be freed, appealed, was seen.

    ``said_by`` tells whose words stand at a code point of the report.
    """
    found = []
    for index in range(len(parsed.tokens)):
        for kind in ObservationKind:
            length = _phrase_at(parsed, index, kind)
            if length:
                words = parsed.span(index, index + length)
                named = [one for phrase in subject(parsed, index) if (one := _name_of(phrase, kind)) is not None]
                found += [_observed(parsed, kind, words, one, said_by(words.start)) for one in named]
    return found


def _phrase_at(parsed: Parsed, index: int, kind: ObservationKind) -> int:
    phrases = parsed.words.sets[kind.value]
    left = len(parsed.tokens) - index
    return next((size for size in (5, 4, 3, 2) if size <= left and parsed.low(index, index + size) in phrases), 0)


def _name_of(phrase: NounPhrase, kind: ObservationKind) -> Name | None:
    """The name of whoever it is observed of: of a term that is changed, whose it is ("Anna's sentence was reduced")."""
    return phrase.name or (phrase.owner_name if kind is ObservationKind.TERM_CHANGED else None)


def _observed(parsed: Parsed, kind: ObservationKind, words: Span, name: Name, chain: tuple[Voice, ...]) -> Observation:
    text = parsed.sentence.text
    mention = Mention(name.words, name.full, Nature.NAME, Span.of(text, name.start, name.end))
    return observed(kind, words, mention, Span.of(text, parsed.sentence.start, parsed.sentence.end), chain)
