"""What a frame takes with it: the words that complete it, the term it sets, and how far its words go."""

from __future__ import annotations

from habeas.model import Kind, Term
from habeas.reading.endings.field import APART, Field
from habeas.reading.endings.grammar import Hit
from habeas.reading.endings.lexicon import fits
from habeas.reading.endings.parsed import Parsed

_BESIDE_BEFORE, _BESIDE_BEHIND = 12, 22
_ADJECTIVES = 3  # tokens from a preposition to where its noun stands at the latest
_NO_ADJECTIVES = frozenset({"preposition", "conjunction", "say", "relative", "subordinator", "adverb", "negation"})
_TERM_BEHIND, _TERM_BEFORE = 130, 60  # code points
_CLOSES_WITHIN = 48
_BEHIND_CLAUSE = frozenset({"conjunction", "preposition", "but", "as", "subordinator", "including"})


def companion_of(field: Field, hit: Hit) -> tuple[int, int] | None:
    """Where the words stand that the frame needs beside its own, in the same clause."""
    parsed = field.parsed
    if not hit.frame.beside and not hit.frame.to_country and not hit.frame.from_country:
        return None
    if hit.frame.split:
        return _second_part(parsed, hit)
    low = hit.first if hit.frame.right_behind else max(0, hit.first - _BESIDE_BEFORE)
    high = min(len(parsed.tokens), hit.last + (4 if hit.frame.right_behind else _BESIDE_BEHIND))
    best: tuple[int, tuple[int, int]] | None = None
    for index in range(low, high):
        for last in (_country_end(parsed, hit, index), *(_beside_end(parsed, one, index) for one in hit.frame.beside)):
            if last:
                cost = field.between(hit.last, index) if index >= hit.last else field.between(last, hit.first) + 20
                if cost < APART and (best is None or cost < best[0]):
                    best = (cost, (index, last))
    return best[1] if best is not None else None


def _beside_end(parsed: Parsed, words: tuple[str, ...], index: int) -> int:
    """Behind which token the words that a frame needs end if they stand at ``index``, else 0.

    Adjectives may stand between a preposition and its noun ("у російському полоні").
    """
    if not fits(words[0], parsed.lows[index]):
        return 0
    start = index + 1
    if len(words) > 1 and "preposition" in parsed.tokens[index].classes:
        while start < index + _ADJECTIVES and start < len(parsed.tokens) and not fits(words[1], parsed.lows[start]):
            if not parsed.words.adjectives.of(parsed.lows[start]) or parsed.tokens[start].classes & _NO_ADJECTIVES:
                break
            start += 1
    last = start + len(words) - 1
    return last if last <= len(parsed.tokens) and all(map(fits, words[1:], parsed.lows[start:last])) else 0


def _country_end(parsed: Parsed, hit: Hit, index: int) -> int:
    """Behind which token a country ends that somebody is brought to, or leaves right behind the verb, else 0."""
    frame, at = hit.frame, index
    if index >= hit.last and parsed.has(index, "goal_preposition"):
        endings, at = frame.to_country, index + 1
    else:
        endings = frame.from_country if index == hit.last else ()
    if not endings or at >= len(parsed.tokens) or not parsed.tokens[at].capital or parsed.at(at) is not None:
        return 0
    low = parsed.lows[at]
    unknown = low.endswith(endings) and not parsed.words.is_place(low)
    return at + 1 if unknown or parsed.words.states.of(low) is not None else 0


def _second_part(parsed: Parsed, hit: Hit) -> tuple[int, int] | None:
    """The second part of a verb ("nahm ... fest"), which closes its clause, maybe behind other clauses."""
    for index in range(hit.last, min(len(parsed.tokens), hit.last + _CLOSES_WITHIN)):
        if parsed.lows[index] in (";", ":"):
            return None
        for words in hit.frame.beside:
            last = index + len(words)
            if last <= len(parsed.tokens) and all(map(fits, words, parsed.lows[index:last])):
                follows = parsed.tokens[last] if last < len(parsed.tokens) else None
                if follows is None or not follows.is_word or follows.classes & _BEHIND_CLAUSE:
                    return index, last
    return None


def extent(hit: Hit, companion: tuple[int, int] | None) -> tuple[int, int]:
    """The trigger's tokens: with the companion where it stands right beside."""
    if companion is None:
        return hit.first, hit.last
    if 0 <= companion[0] - hit.last <= 3:
        return hit.first, companion[1]
    if 0 <= hit.first - companion[1] <= 2:
        return companion[0], hit.last
    return hit.first, hit.last


def term_of(parsed: Parsed, hit: Hit) -> Term | None:
    """The term that belongs to a word: the nearest behind it, else the one just before."""
    start, end = parsed.tokens[hit.first].start, parsed.tokens[hit.last - 1].end
    firm = [found.term for found in parsed.terms if not found.up_to]
    if hit.frame.kind is Kind.HELD:  # "14 are held, among them X (sentenced to ten years)" tells of no term for all
        opened = parsed.sentence.text.find("(", end, end + _TERM_BEHIND)
        firm = [one for one in firm if opened < 0 or one.span.start < opened]
    behind = [one for one in firm if one.span.end > start and one.span.start - end < _TERM_BEHIND]
    before = [one for one in firm if one.span.end <= start and start - one.span.end < _TERM_BEFORE]
    if behind and (not before or behind[0].span.start - end <= start - before[-1].span.end + 20):
        return behind[0]
    return before[-1] if before else None
