"""Who belongs together: people joined by commas and "and", appositions between them, members behind "including"."""

from __future__ import annotations

from dataclasses import replace

from habeas.reading.endings.declension import Sort
from habeas.reading.endings.lexicon import PERSON_ENDING
from habeas.reading.endings.naming import Case
from habeas.reading.endings.parsed import Parsed, Phrase, read_as
from habeas.reading.endings.whose import ends, is_her_own, is_related, noun_of, opens_aside, owner_of
from habeas.reading.endings.words import DASHES

_MOST = 80
_BRACKET = 14
_OPENS = 12
_ONE = frozenset({Sort.PERSON, Sort.KIN})
_ATTRIBUTE = 8  # tokens between a description and the comma before its name
_CALLED = 12  # tokens of "one of the leaders of …"


def series(parsed: Parsed, phrase: Phrase) -> list[Phrase]:
    """A phrase and all those joined to it, in the order of the text; appositions give way to the names beside them."""
    found = [phrase]
    while len(found) < _MOST:
        other = _next(parsed, found[-1])
        if other is None:
            break
        found.append(other)
    while len(found) < _MOST:
        other = _previous(parsed, found[0])
        if other is None:
            break
        found.insert(0, other)
    return found


def _next(parsed: Parsed, phrase: Phrase) -> Phrase | None:
    if noun_of(parsed, phrase) is not None:  # the wife of X leads on, not X
        return None
    at = _past_aside(parsed, phrase)
    index, joined = _past_joint(parsed, at)
    if index == at:
        return None
    index += _is_possessive(parsed, index)
    if joined and parsed.at(index) is None and _is_trade(parsed, index):
        index += 1
    other = parsed.at(index) or (_called_one_of(parsed, index) if joined else None)
    if other is None:
        return None
    other = read_as(other, phrase.cases)
    if (other.first != index and other.name is None) or not _alike(parsed, phrase, other, joined=joined):
        return None
    return other


def _is_trade(parsed: Parsed, index: int) -> bool:
    """Whether an unknown small word before a name ends as the words for people do in a case of the name."""
    if index >= len(parsed.tokens):
        return False
    token, named = parsed.tokens[index], parsed.at(index + 1)
    if named is None or named.name is None or named.first != index + 1 or token.capital or token.classes:
        return False
    return bool(parsed.words.person_endings.get(token.low[-PERSON_ENDING:], Case(0)) & named.cases)


def _called_one_of(parsed: Parsed, index: int) -> Phrase | None:
    """The name behind "one of the leaders of the movement", which only describes it."""
    if not parsed.has(index, "indefinite") or not (parsed.has(index + 1, "of") or parsed.has(index + 1, "article")):
        return None
    for at in range(index + 2, min(len(parsed.tokens), index + _CALLED)):
        phrase = parsed.at(at)
        if phrase is not None and phrase.name is not None:
            return phrase
        if not parsed.tokens[at].is_word or parsed.tokens[at].classes & {"say", "relative", "conjunction"}:
            return None
    return None


def _previous(parsed: Parsed, phrase: Phrase) -> Phrase | None:
    """The phrase before it that leads on to it."""
    index = phrase.first - 1
    while (
        index >= 0 and phrase.first - index < _BRACKET and (parsed.at(index) is None or _is_possessive(parsed, index))
    ):
        index -= 1
    other = parsed.at(index)
    if other is None:
        return None
    other = noun_of(parsed, other) or other
    if _is_apposition(parsed, other):
        before = parsed.at(other.first - 2)
        other = before if before is not None and before.name is not None else other
    follows = _next(parsed, other)
    return other if follows is not None and follows.first == phrase.first else None


def _is_possessive(parsed: Parsed, index: int) -> bool:
    """Whether "her", "their" leads to one more of a row ("Anna Example and her colleague")."""
    behind = parsed.at(index + 1)
    own = parsed.at(index)
    whose = own is not None and own.sort is Sort.RELATIVE  # "Anna Example, whose husband …"
    owned = parsed.has(index, "possessive") and not whose and behind is not None and behind.first == index + 1
    return owned and behind is not None and behind.sort is not Sort.PRONOUN


def _past_joint(parsed: Parsed, at: int) -> tuple[int, bool]:
    """The token behind a comma, "and", "as well as", and whether more than a comma stands there."""
    index, joined = at, False
    while index < len(parsed.tokens) and index - at < 4:
        length = parsed.length_of("conjunction", index)
        if length:
            index, joined = index + length, True
        elif parsed.tokens[index].low == "," or ("adverb" in parsed.tokens[index].classes and index > at):
            index += 1
        else:
            break
    return index, joined


def _past_aside(parsed: Parsed, phrase: Phrase) -> int:
    """The token behind "(34)", ", a former mayor" where a list may go on there."""
    at = ends(parsed, phrase)
    if at < len(parsed.tokens) and parsed.tokens[at].low == "(":
        closing = next((n for n in range(at, min(at + _BRACKET, len(parsed.tokens))) if parsed.lows[n] == ")"), None)
        at = closing + 1 if closing is not None else at
    if phrase.name is None or at + 1 >= len(parsed.tokens) or parsed.lows[at] != ",":
        return at
    inner = parsed.at(at + 1)
    if inner is None or not _is_apposition(parsed, inner):
        return at
    for index in range(inner.last, min(inner.last + 9, len(parsed.tokens))):
        if parsed.lows[index] == "," or ("conjunction" in parsed.tokens[index].classes and not _goes_on(parsed, index)):
            return index
    return at


def _goes_on(parsed: Parsed, joint: int) -> bool:
    """Whether a description goes on behind "and": "Anna Example, the wife of X and mother of two, …"."""
    noun = parsed.at(joint + 1)
    return noun is not None and is_related(parsed, noun) and not noun.plural and not noun.opens


def _is_apposition(parsed: Parsed, phrase: Phrase) -> bool:
    """Whether a phrase only describes the name before its comma."""
    bare = phrase.name is None and phrase.count is None and phrase.sort in _ONE and not phrase.plural
    before = parsed.at(phrase.first - 2)
    if not bare or phrase.first < 2 or before is None:
        return False
    if owner_of(parsed, phrase) is not None:
        return opens_aside(parsed, phrase.first - 1) and is_her_own(phrase, before)
    if parsed.lows[phrase.first - 1] != ",":
        return False
    named = before.name is not None and bool(phrase.cases & before.cases)
    return named or _is_told_of(parsed, before, phrase)


def _is_told_of(parsed: Parsed, before: Phrase, phrase: Phrase) -> bool:
    """Whether a participle tells more of an unnamed person ("a Pakistani, suspected of theft, …")."""
    one = before.sort is Sort.PERSON and before.count is None and not before.plural
    agrees = bool(before.cases & phrase.cases and before.gender & phrase.gender)
    return one and agrees and phrase.last == phrase.head + 1 and parsed.has(phrase.head, "state")


def named_before(parsed: Parsed, phrase: Phrase) -> Phrase:
    """The name that a phrase between commas only describes; the phrase itself where it describes none."""
    before = parsed.at(phrase.first - 2) if _is_apposition(parsed, phrase) else None
    return before if before is not None else phrase


def named_behind(parsed: Parsed, phrase: Phrase) -> Phrase:
    """The bare name between commas behind a description ("the mayor of Strelsau, Anna Example, …"); else the phrase."""
    if phrase.name is not None or phrase.is_many or phrase.sort in (Sort.PRONOUN, Sort.RELATIVE, Sort.BODY):
        return phrase
    for at in range(phrase.last, min(phrase.last + _ATTRIBUTE, len(parsed.tokens) - 1)):
        if parsed.lows[at] == ",":
            behind = parsed.at(at + 1)
            bare = behind is not None and behind.name is not None and behind.first == behind.head == at + 1
            closed = behind is not None and (
                behind.last >= len(parsed.tokens) or not parsed.tokens[behind.last].is_word
            )
            return behind if behind is not None and bare and closed and behind.role_sort is None else phrase
        if parsed.at(at) is not None and parsed.at(at) is not phrase and parsed.tokens[at].classes & {"say", "finite"}:
            break
    return phrase


def _alike(parsed: Parsed, phrase: Phrase, other: Phrase, *, joined: bool) -> bool:
    if other.opens or other.sort in (Sort.PRONOUN, Sort.RELATIVE, Sort.BODY) or phrase.sort is Sort.BODY:
        return False
    if not phrase.cases & other.cases:
        return False
    if phrase.name is not None and other.name is not None:
        return True
    bare = phrase.name is not None and other.sort in (Sort.PERSON, Sort.KIN)  # "Anna Example and the woman"
    if bare and owner_of(parsed, other) is not None and not is_her_own(other, phrase):
        return True  # "Ivan Example, the wife of X and …"
    return joined and (other.is_many or phrase.is_many or other.name is not None or bare)


def past_kin(parsed: Parsed, phrase: Phrase) -> Phrase:
    """For "her husband, the blogger Boris Sample", "X's husband Boris Sample": the phrase with the name."""
    at = ends(parsed, phrase)
    if phrase.name is not None or phrase.is_many or at + 1 >= len(parsed.tokens):
        return phrase
    if at > phrase.last:
        return _called_behind(parsed, phrase, at)
    behind = parsed.at(at + 1)
    named = parsed.lows[at] == "," and behind is not None and behind.name is not None
    return behind if named and behind is not None and behind.first == at + 1 else phrase


def _called_behind(parsed: Parsed, phrase: Phrase, at: int) -> Phrase:
    """For "the wife of X" ending before token ``at``: her name behind it, at once or in marks that close again."""
    apart = opens_aside(parsed, at)
    behind = parsed.at(at + apart)
    if behind is None or behind.first != at + apart or not is_her_own(phrase, behind):
        return phrase
    closed = behind.last >= len(parsed.tokens) or not parsed.tokens[behind.last].is_word
    return behind if closed or not apart else phrase


def members(parsed: Parsed, group: Phrase) -> list[Phrase]:
    """The people named behind a group: after "including", a colon or a dash, up to a verb of speech."""
    for index in range(group.last, min(len(parsed.tokens), group.last + _OPENS)):
        token = parsed.tokens[index]
        if "as" in token.classes and parsed.lows[index - 1] == ",":
            return []  # "…, as X said"
        length = parsed.length_of("including", index)
        mark = token.low == ":" or token.low in DASHES or (token.low == "(" and index == group.last)
        if length or mark:
            start = index + (length or 1)
            while start < len(parsed.tokens) and (parsed.lows[start] in (",", ":") or parsed.lows[start] in DASHES):
                start += 1
            phrase = parsed.at(start)
            return _in_one_case(series(parsed, past_kin(parsed, phrase))) if phrase is not None else []
        if token.classes & {"say", "relative"} or token.low == ";":
            return []
    return []


def _in_one_case(people: list[Phrase]) -> list[Phrase]:
    """The named people of a list, each as the case that all of them share makes them."""
    shared = Case.ANY
    for one in people:
        shared &= one.cases
    return [replace(one, name=one.name.in_case(shared)) for one in people if one.name is not None]
