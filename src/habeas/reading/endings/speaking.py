"""Who speaks before or behind a verb of speech, and who only stands beside: the one told, the one spoken for."""

from __future__ import annotations

from typing import TypeGuard

from habeas.reading.endings.brackets import embedded
from habeas.reading.endings.declension import Sort
from habeas.reading.endings.field import Field
from habeas.reading.endings.naming import Case
from habeas.reading.endings.parsed import Parsed, Phrase
from habeas.reading.endings.sources import source_end
from habeas.reading.endings.whose import noun_of
from habeas.reading.endings.words import DASHES, QUOTES

_TITLE = 5  # tokens of the name of a body that nobody knows
_ADDRESS = 8  # tokens in which a verb of speech has whom it is told to before it
_SPEAKER = 110  # how far a speaker stands from the verb, as `Field.between` counts


def _is_small(parsed: Parsed, index: int) -> bool:
    """Whether a word may stand between a verb of speech and its speaker."""
    small = parsed.tokens[index].classes & {"adverb", "preposition", "aux", "article", "particle"}
    return bool(small) and parsed.at(index) is None


def _is_possessive(parsed: Parsed, index: int) -> bool:
    """Whether "her", "their" leads to somebody ("said her husband")."""
    behind = parsed.at(index + 1)
    return parsed.has(index, "possessive") and behind is not None and parsed.at(index) is not behind


def _past_small(parsed: Parsed, start: int) -> int:
    """The first token behind a verb of speech that may be its speaker: past small words and whom it is said to."""
    while start < len(parsed.tokens):
        length = parsed.length_of("told_to", start)
        if length:
            start = _past_told(parsed, start + length)
        elif length := pointing(parsed, start):
            start += length
        elif start in parsed.masked or _is_small(parsed, start) or _is_possessive(parsed, start):
            start += 1
        else:
            break
    return start


def _past_told(parsed: Parsed, start: int) -> int:
    """The token behind whom something is said to ("in a talk with the portal Example")."""
    phrase = parsed.at(start)
    if phrase is not None and phrase.sort is not Sort.BODY:
        return phrase.last
    index = start
    while index < len(parsed.tokens):
        token, phrase = parsed.tokens[index], parsed.at(index)
        if phrase is not None and phrase.sort is not Sort.BODY and phrase.cases & Case.NOM:
            break
        if not token.is_word and token.low not in QUOTES:
            break
        index = phrase.last if phrase is not None else index + 1
    return index


def pointing(parsed: Parsed, index: int) -> int:
    """How many words at ``index`` point back at what was said ("of this")."""
    return parsed.length_of("of_this", index) if "of_this" in parsed.words.phrases else 0


def speaker_behind(field: Field, last: int) -> tuple[int, int, Phrase | None] | None:
    """The speaker behind a verb of speech that ends at ``last``: its words' first and end token, and its phrase."""
    parsed = field.parsed
    start = _past_small(parsed, last)
    phrase = parsed.at(start)
    if start >= len(parsed.tokens) or parsed.lows[start] in (",", ":", "."):
        return None
    if phrase is not None and (not phrase.cases & Case.NOM or phrase.sort is Sort.BODY):
        led = _led_by(field, phrase, last)
        if led is not None or not phrase.cases & Case.NOM:
            return led
    phrase = phrase or _past_addressee(parsed, start)
    start = phrase.first if phrase is not None else start
    end = source_end(parsed, start)
    named = _named_after_owner(parsed, start, end)
    if named is not None:
        return start, named.last, named
    if phrase is None and not may_speak(parsed, start, end):
        return None
    return (start, end, phrase or named_within(parsed, start, end)) if end > start else None


def _named_after_owner(parsed: Parsed, start: int, end: int) -> Phrase | None:
    """For "said the spokeswoman of X Anna Example", whose source seems to end behind X: Anna, right behind X."""
    owner, named = parsed.at(end - 1), parsed.at(end)
    if owner is None or owner.name is None or not _is_bare_name(named):
        return None
    of_somebody = owner.role_sort is not None or (owner.first > start and owner.cases & Case.GEN)
    return named if of_somebody else None


def _is_bare_name(phrase: Phrase | None) -> TypeGuard[Phrase]:
    """Whether it is a name in the nominative, with no words of its own that tell what its bearer is."""
    if phrase is None or phrase.name is None or phrase.role_sort is not None or phrase.opens:
        return False
    return phrase.first == phrase.head and bool(phrase.cases & Case.NOM)


def _past_addressee(parsed: Parsed, start: int) -> Phrase | None:
    """For "told the paper her mother", where the paper is no phrase of its own: the mother."""
    token = parsed.tokens[start]
    if token.capital or not token.is_word or parsed.words.adjectives.of(token.low) or parsed.words.capital_nouns:
        return None
    behind = parsed.at(start + 1 + parsed.has(start + 1, "possessive"))
    speaks = behind is not None and behind.cases & Case.NOM and not behind.cases & Case.GEN
    return behind if speaks and behind is not None and behind.sort in (Sort.PERSON, Sort.KIN) else None


def _led_by(field: Field, addressed: Phrase, last: int) -> tuple[int, int, Phrase | None] | None:
    """For "told the agency X's lawyer": the speaker behind the one who is told."""
    following = field.parsed.at(addressed.last + int(field.parsed.has(addressed.last, "possessive")))
    while following is not None and following.sort is Sort.BODY and addressed.sort is Sort.BODY:
        following = field.parsed.at(following.last)  # "told the agency AFP X's lawyer"
    if following is None and addressed.sort is Sort.BODY:
        following = _past_title(field.parsed, addressed.last)
    if following is None or not following.cases & Case.NOM or following.first - last > 8:
        return None
    return following.first, source_end(field.parsed, following.first), following


def _past_title(parsed: Parsed, index: int) -> Phrase | None:
    """The phrase behind the name of a body that nobody knows ("told the agency Example X's lawyer")."""
    start = index
    while index < len(parsed.tokens) and index - start < _TITLE:
        if parsed.at(index) is not None:
            return parsed.at(index)
        if not (parsed.tokens[index].capital or parsed.lows[index] in QUOTES):
            return None
        index += 1
    return None


def named_within(parsed: Parsed, start: int, end: int) -> Phrase | None:
    """The first phrase with a name in tokens ``start`` up to ``end``."""
    return next((parsed.at(at) for at in range(start, end) if (one := parsed.at(at)) is not None and one.name), None)


def may_speak(parsed: Parsed, start: int, end: int) -> bool:
    """Whether unknown words can be a source: one with a capital or in quotation marks, or of a class of speakers."""
    if end <= start:
        return False
    return any(parsed.tokens[at].capital or parsed.lows[at] in QUOTES for at in range(start, end)) or bool(
        parsed.words.roles_within(parsed.lows[start:end])
    )


def _past_relative(parsed: Parsed, end: int) -> int:
    """Where a relative clause opens that closes before a verb of speech: "as X, which is near Y, said on Monday"."""
    at = end
    while at > 0 and (at - 1 in parsed.masked or parsed.has(at - 1, "adverb") or parsed.has(at - 1, "preposition")):
        at -= 1
    opened = embedded(parsed, at - 1) if at > 1 and parsed.lows[at - 1] == "," else None
    return end if opened is None else opened


def speaker_before(field: Field, end: int) -> tuple[int, int, Phrase | None] | None:
    """The subject in front of a verb of speech, also in front of a relative clause or of whom it is told to."""
    parsed = field.parsed
    verb = end
    end = _past_relative(parsed, end)
    end = next((at for at in range(max(0, end - _ADDRESS), end) if parsed.length_of("told_to", at)), end)
    for phrase in reversed(parsed.phrases):
        if phrase.last > end or field.between(phrase.last, end) > _SPEAKER:
            continue
        if (
            phrase.cases & Case.NOM
            and not phrase.opens
            and phrase.sort is not Sort.RELATIVE
            and phrase.first not in parsed.masked
        ):
            if _is_led_away(parsed, phrase.last, end) or _closes_clause(parsed, phrase, end - 1):
                break
            speaker = noun_of(parsed, phrase) or _owner_of(parsed, phrase)
            stop = max(speaker.last, min(end, source_end(parsed, speaker.first)))
            speaker = _named_before(parsed, speaker, verb)
            return _from_first(parsed, speaker), stop, speaker
    start = end
    while start > 0 and end - start < 6:
        token = parsed.tokens[start - 1]
        if (
            token.low in (",", ";", ":", ".")
            or token.low in DASHES
            or token.classes & {"subordinator", "say", "preposition"}
            or start - 1 in parsed.masked
        ):
            break
        start -= 1
    if parsed.has(start, "points_back"):
        return None
    return (start, end, None) if may_speak(parsed, start, end) and end > start else None


def _named_before(parsed: Parsed, phrase: Phrase, verb: int) -> Phrase:
    """For "Anna Example, the spokeswoman of X, said": Anna, whom the words between two commas describe."""
    describes = phrase.role_sort is not None or phrase.name is None
    if not describes or phrase.is_many or phrase.sort in (Sort.PRONOUN, Sort.RELATIVE, Sort.BODY):
        return phrase
    named = parsed.at(phrase.first - 2)
    closed = "," in parsed.lows[phrase.last : verb]
    return named if closed and parsed.lows[phrase.first - 1] == "," and _is_bare_name(named) else phrase


def _closes_clause(parsed: Parsed, phrase: Phrase, comma: int) -> bool:
    """Whether the only comma between somebody and a verb of speech closes their own clause: "X was freed, she said"."""
    if comma <= phrase.last or parsed.lows[comma] != ",":
        return False
    return "," not in parsed.lows[max(0, phrase.first - 1) : comma]


def _is_led_away(parsed: Parsed, start: int, end: int) -> bool:
    """Whether a comma and other words for a speaker stand between somebody and a verb of speech."""
    comma = next((at for at in range(end - 1, start - 1, -1) if parsed.lows[at] == ","), None)
    return comma is not None and comma + 1 < end and bool(parsed.words.roles_within(parsed.lows[comma + 1 : end]))


def _owner_of(parsed: Parsed, phrase: Phrase) -> Phrase:
    """Who speaks for a body right behind somebody ("a spokesman of the ministry said"): the first in such a row."""
    before = parsed.at(phrase.first - 1)
    while phrase.sort is Sort.BODY and phrase.cases & Case.GEN and before is not None and not before.opens:
        if before.name is not None or not before.cases & Case.NOM:
            break
        phrase, before = before, parsed.at(before.first - 1)
    return phrase


def _from_first(parsed: Parsed, phrase: Phrase) -> int:
    """Where the words of a source begin: adjectives before its phrase belong to it."""
    first = phrase.first
    while first > 0 and parsed.words.adjectives.of(parsed.lows[first - 1]) and not parsed.tokens[first - 1].classes:
        first -= 1
    return first
