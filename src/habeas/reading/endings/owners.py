"""Whose a noun of an event is: "the arrest of X", "her arrest", "X's trial"."""

from __future__ import annotations

from habeas.reading.endings.declension import ANY_GENDER, Sort
from habeas.reading.endings.dictionary import is_verb
from habeas.reading.endings.field import Field
from habeas.reading.endings.grammar import Hit
from habeas.reading.endings.happenings import Refused
from habeas.reading.endings.naming import Case
from habeas.reading.endings.parsed import Parsed, Phrase
from habeas.reading.endings.series import past_kin, series
from habeas.reading.endings.whose import owner_of


def _is_subject_behind(field: Field, hit: Hit, phrase: Phrase) -> bool:
    """Whether a name of one form for all cases is the subject of the verb behind it ("after the arrest Dumas said")."""
    parsed = field.parsed
    led = any(parsed.has(at, "preposition") for at in (hit.first - 1, hit.first - 2, hit.first - 3) if at >= 0)
    verb = phrase.last < len(parsed.tokens) and is_verb(parsed.lows[phrase.last], parsed.words.dictionary)
    return verb and led and bool(phrase.cases & Case.NOM) and phrase.name is not None


def _joins_noun(parsed: Parsed, index: int) -> bool:
    """Whether "and" leads to one more noun, whose owner is the same."""
    if "conjunction" not in parsed.tokens[index].classes or index + 2 >= len(parsed.tokens):
        return False
    noun = parsed.tokens[index + 1]
    return noun.is_word and not noun.capital and not noun.classes and parsed.at(index + 1) is None


def whose_it_is(field: Field, hit: Hit) -> list[Phrase] | Refused:
    """For "the arrest of X", "his arrest", "X's arrest": whose it is."""
    parsed = field.parsed
    wanted = hit.frame.whom or Case.GEN
    index = hit.last
    while index < len(parsed.tokens) and index - hit.last < 9:
        if index in parsed.masked or (index + 1 in parsed.masked and parsed.has(index, "preposition")):
            index += 1
            continue
        phrase = parsed.at(index)
        if phrase is not None:
            if _is_subject_behind(field, hit, phrase):
                break
            led = bool(phrase.opens) and parsed.has(phrase.first - 1, "of_whom")
            if parsed.has(index, "possessive") and _owns_next(parsed, phrase, wanted):  # "the release of her client"
                index = phrase.last
                continue
            if phrase.is_personal and (led or (phrase.cases & wanted and not phrase.opens)):
                return series(parsed, past_kin(parsed, phrase) if owner_of(parsed, phrase) is not None else phrase)
            if phrase.is_personal or (phrase.opens and not parsed.has(phrase.first - 1, "by")):
                break
            index = phrase.last
            continue
        token = parsed.tokens[index]
        if token.classes & {"of_whom", "by"}:
            index += 1
            continue
        if index == hit.last and _joins_noun(parsed, index):  # "the arrests and torture of X"
            index += 2
            continue
        if token.classes & {"preposition", "conjunction", "say", "aux", "but"} or not token.is_word:
            break
        if not token.classes and is_verb(token.low, parsed.words.dictionary):
            break
        index += 1
    return _owner_before(parsed, hit)


def _owns_next(parsed: Parsed, pronoun: Phrase, wanted: Case) -> bool:
    """Whether "her" stands before somebody of hers rather than for her."""
    behind = parsed.at(pronoun.last)
    return behind is not None and behind.is_personal and bool(behind.cases & wanted) and not behind.opens


def _owner_before(parsed: Parsed, hit: Hit) -> list[Phrase] | Refused:
    """For "his arrest", "X's arrest", "100 arrests": whose it is."""
    before = next((one for at in range(1, 4) if (one := parsed.at(hit.first - at)) is not None), None)
    if before is not None and before.count is not None and before.last == before.count.last:
        return [before]
    for back in range(hit.first - 1, max(-1, hit.first - 4), -1):
        if parsed.has(back, "possessive"):
            return [parsed.at(back) or _possessor(parsed, back)]
        before = parsed.at(back)
        if before is not None and _owns_behind(parsed, before, hit):
            return [before]
        if not (parsed.words.adjectives.of(parsed.lows[back]) or parsed.has(back, "adverb")):
            break
    return Refused("whose it is, is not told")


def _possessor(parsed: Parsed, at: int) -> Phrase:
    """Whom "his" or "her" means where it stands like an article."""
    gender = parsed.words.possessives.get(parsed.lows[at], ANY_GENDER)
    return Phrase(at, at + 1, at, Sort.PRONOUN, Case.GEN, gender, False)


def _owns_behind(parsed: Parsed, phrase: Phrase, hit: Hit) -> bool:
    """Whether a name in the genitive right before a noun owns it, in a language that puts it there."""
    if phrase.name is None or phrase.last != hit.first or "s_genitive" not in parsed.words.phrases:
        return False
    return bool(phrase.cases & Case.GEN) or parsed.lows[phrase.last - 1].endswith(("s", "'"))
