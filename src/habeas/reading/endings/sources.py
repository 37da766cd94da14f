"""Where the words of a source begin and end: "the press service of the court", "her lawyer Anna Example"."""

from __future__ import annotations

from habeas.reading.endings.declension import Sort
from habeas.reading.endings.naming import Case
from habeas.reading.endings.parsed import Parsed, Phrase
from habeas.reading.endings.words import DASHES, QUOTES

_SOURCE = 12  # tokens of a source at most
_NEVER_IN_SOURCE = frozenset({"say", "aux", "relative", "subordinator", "but", "negation", "trigger_verb"})
_MARKS = QUOTES | DASHES | {","}


def source_end(parsed: Parsed, start: int) -> int:
    """Where a source that begins at ``start`` ends: at a comma, a verb, a quotation or a clause's first word."""
    index = start
    while index < len(parsed.tokens) and index - start < _SOURCE:
        token = parsed.tokens[index]
        phrase = parsed.at(index)
        if phrase is not None and index not in parsed.masked:
            if index > start and _is_told(parsed, start, phrase):
                break
            index = phrase.last
            if phrase.name is not None:
                break
            continue
        opened = token.low in QUOTES and not _closes_name(parsed, index)
        stops = token.low in (",", ";", ":", ".", "(", ")") or token.low in DASHES or opened or index in parsed.masked
        if stops or token.classes & _NEVER_IN_SOURCE:
            break
        if not token.capital and index > start and (_ends_source(token.classes) or _leads_aside(parsed, index)):
            break
        if parsed.words.capital_nouns and not token.capital and not _belongs_to_title(parsed, index):
            break
        index += 1
    while index > start + 1 and _is_loose_end(parsed, index - 1):
        index -= 1
    return index


def _is_told(parsed: Parsed, start: int, phrase: Phrase) -> bool:
    """Whether a body behind an unknown name is whom it speaks to ("said Example to the agency")."""
    known = parsed.at(start) is not None or not parsed.tokens[start].capital
    return not known and phrase.sort is Sort.BODY and not phrase.cases & Case.NOM


def _is_loose_end(parsed: Parsed, index: int) -> bool:
    token = parsed.tokens[index]
    loose = {"preposition", "article", "adverb"} if parsed.words.capital_nouns else {"preposition", "conjunction"}
    return not token.capital and parsed.at(index) is None and bool(token.classes & loose)


def _belongs_to_title(parsed: Parsed, index: int) -> bool:
    """Whether a small word may stand within a source where nouns have capitals: an article, an adjective, "for"."""
    token = parsed.tokens[index]
    if "finite" in token.classes or not (token.classes or parsed.words.adjectives.of(token.low)):
        return not token.is_word
    return bool(token.classes & {"article", "in_title", "conjunction", "preposition"}) or any(
        parsed.tokens[at].capital for at in range(index + 1, min(index + 4, len(parsed.tokens)))
    )


def _leads_aside(parsed: Parsed, index: int) -> bool:
    """Whether a preposition leads to when or where something was said ("told the court in an interview")."""
    return parsed.has(index, "preposition") and (parsed.has(index + 1, "aside") or index + 1 in parsed.masked)


def _ends_source(classes: frozenset[str]) -> bool:
    """Whether a small word ends the words of a source: it stands within no title."""
    return bool(classes & {"adverb", "conjunction", "preposition"}) and "in_title" not in classes


def _closes_name(parsed: Parsed, index: int) -> bool:
    """Whether a quotation mark belongs to a name of at most four words ("«Новая газета»")."""
    for other in range(index + 1, min(index + 6, len(parsed.tokens))):
        if parsed.lows[other] in QUOTES:
            return True
    return any(parsed.lows[other] in QUOTES for other in range(max(0, index - 5), index))


def source_before(parsed: Parsed, end: int) -> tuple[int, int]:
    """A source that stands in front of its preposition (German "zufolge")."""
    index = end
    while index > 0 and end - index < 6:
        token = parsed.tokens[index - 1]
        if token.low in _MARKS or token.classes & {"aux", "say", "conjunction"} or (index - 1) in parsed.masked:
            break
        if not (token.capital or token.classes & {"article", "preposition"} or parsed.words.adjectives.of(token.low)):
            break
        index -= 1
    return index, end
