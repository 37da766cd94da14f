"""Whom a participle or an adjective describes: "the jailed poet", "Anna, sentenced to five years"."""

from __future__ import annotations

from habeas.reading.endings.declension import Sort
from habeas.reading.endings.field import Field
from habeas.reading.endings.grammar import Hit
from habeas.reading.endings.happenings import Refused
from habeas.reading.endings.lexicon import Cells
from habeas.reading.endings.parsed import Parsed, Phrase
from habeas.reading.endings.series import named_before, series


def is_laden(field: Field, hit: Hit) -> bool:
    """Whether a date, a term or a charge belongs to a describing word, so that it tells an event."""
    parsed = field.parsed
    near = range(max(0, hit.first - 3), min(len(parsed.tokens), hit.last + 6))
    return any(index in parsed.masked or parsed.length_of("on_charges", index) for index in near)


def whom_described(field: Field, hit: Hit) -> list[Phrase] | Refused:
    """For a participle or an adjective: the phrase it stands in, the next that agrees, or the name before its comma."""
    parsed = field.parsed
    covering = parsed.at(hit.first)
    if covering is not None and (covering.name is not None or covering.count is not None):
        return series(parsed, covering) if covering.name is None or _leads_list(parsed, covering) else [covering]
    cells = parsed.words.adjectives.of(parsed.lows[hit.first])
    behind = _agreeing_behind(field, hit, cells)
    before = _agreeing_before(field, hit, cells)
    if before is not None:
        return before
    if behind is not None:
        return series(parsed, behind)
    if covering is not None and covering.plural and is_laden(field, hit):
        return [covering]
    return Refused("it only describes somebody")


def _leads_list(parsed: Parsed, phrase: Phrase) -> bool:
    """Whether the description is of many ("the jailed activists A and B")."""
    return any(form.plural for form in parsed.tokens[phrase.head].forms)


def _agreeing_behind(field: Field, hit: Hit, cells: Cells) -> Phrase | None:
    parsed = field.parsed
    index = hit.last
    while index < len(parsed.tokens) and field.between(hit.last, index) < 110:
        phrase = parsed.at(index)
        if phrase is not None and index not in parsed.masked:
            led = phrase.opens and phrase.first > hit.last
            if phrase.is_personal and not led and phrase.sort is not Sort.PRONOUN and _fit(parsed, phrase, cells):
                return phrase
            index = phrase.last
            continue
        if parsed.tokens[index].low in (",", ";", ".", ":") or parsed.tokens[index].classes & {
            "say",
            "relative",
            "conjunction",
        }:
            return None
        index += 1
    return None


def _counted_before(parsed: Parsed, first: int) -> Phrase | None:
    """The number that a participle tells of where endings alone join them: "500 people [were] arrested"."""
    index = first - 1
    while index > 0 and parsed.at(index) is None and parsed.tokens[index].classes & {"aux", "adverb", "negation"}:
        index -= 1
    phrase = parsed.at(index)
    return phrase if phrase is not None and phrase.count is not None and not parsed.words.determiners else None


def _agreeing_before(field: Field, hit: Hit, cells: Cells) -> list[Phrase] | None:
    """For "X, sentenced to …": X, right before the comma."""
    parsed = field.parsed
    index = hit.first - 1
    while index > 0 and (parsed.has(index, "adverb") or parsed.has(index, "negation") or index in parsed.masked):
        index -= 1
    counted = _counted_before(parsed, hit.first)
    if counted is not None:
        return [counted]
    if index < 1 or (parsed.lows[index] not in (",", "(") and "conjunction" not in parsed.tokens[index].classes):
        return None
    for back in range(index - 1, max(-1, index - 12), -1):
        phrase = parsed.at(back)
        if phrase is None:
            if field.between(back, index) > 60:
                return None
            continue
        phrase = named_before(parsed, phrase)
        if phrase.is_personal and phrase.sort is not Sort.PRONOUN and _fit(parsed, phrase, cells):
            return series(parsed, phrase) if phrase.is_many or any(plural for _, _, plural in cells) else [phrase]
        if phrase.is_personal:
            return None
    return None


def _fit(parsed: Parsed, phrase: Phrase, cells: Cells) -> bool:
    """Whether a phrase may be what an adjective with these endings describes."""
    many = phrase.plural or phrase.count is not None
    if parsed.words.dictionary and not many and phrase.name is None:
        cells = tuple(cell for cell in cells if not cell[2])  # several people are no single one
        if not cells:
            return False
    return not cells or any(
        phrase.cases & cases and (plural or phrase.gender & gender) and (plural == many or plural or phrase.count)
        for cases, gender, plural in cells
    )
