"""Verbs in two parts: an auxiliary early in its clause and a participle at its end, as German has them.

The same participle is passive beside one auxiliary and active beside another, and the auxiliaries behind it say
whether something happened, is said to have happened, or is to come. A language whose lexicon has no class
``passive_aux`` has none of it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from habeas.model import Certainty, Kind
from habeas.reading.endings.declension import Sort
from habeas.reading.endings.field import Field
from habeas.reading.endings.grammar import INFINITIVES, Hit, Way
from habeas.reading.endings.happenings import Refused
from habeas.reading.endings.naming import Case
from habeas.reading.endings.parsed import Parsed, Phrase
from habeas.reading.endings.words import DASHES

_AUX = frozenset({"passive_aux", "active_aux", "modal"})
_OF_VERBS = frozenset({Way.ACTS, Way.DOES, Way.TO})
_REACH = 48
_EMBEDDED = 28
_OPENERS = frozenset({"relative", "subordinator", "as"})
_SMALL = frozenset(
    {"adverb", "preposition", "article", "conjunction", "subordinator", "as", "say", "negation", "aux", "but"}
)
_BEHIND_STATE = frozenset({"passive_aux", "conjunction", "but", "preposition", "subordinator", "as", "relative"})
_PHRASE = 5  # words between a preposition and its noun


_LASTING = frozenset({Kind.HELD, Kind.HOUSE_ARREST, Kind.RECOGNISED, Kind.CHARGED})
_FREEING = frozenset({Kind.RELEASED, Kind.EXILED, Kind.EXCHANGED})


class Voice(StrEnum):
    """Who the subject is of a participle: whoever acts, whom it befalls, or not told by any auxiliary."""

    ACTIVE = "active"
    PASSIVE = "passive"
    BARE = "bare"


@dataclass(frozen=True, slots=True)
class Bracket:
    """The voice of a frame's word, its finite auxiliary if it has one, and the auxiliaries right behind it."""

    voice: Voice
    finite: int | None
    chain: tuple[int, ...]

    def within(self, hit: Hit) -> tuple[int, int]:
        """The tokens between the two parts of the verb."""
        return (self.finite + 1, hit.first) if self.finite is not None and self.finite < hit.first else (0, 0)


def bracket(field: Field, hit: Hit) -> Bracket | None:
    """The verb that a frame's word is part of; ``None`` in a language whose verbs stand together."""
    parsed = field.parsed
    if "passive_aux" not in parsed.words.phrases:
        return None
    if hit.way in _OF_VERBS and not _may_be_nonfinite(field, hit):
        return Bracket(Voice.ACTIVE, None, ())
    chain = _chain(parsed, hit.last)
    finite = _finite(parsed, hit, chain)
    parts = [*chain, *([finite] if finite is not None else [])]
    if any(parsed.has(at, "passive_aux") for at in chain):
        voice = Voice.PASSIVE
    elif any(parsed.has(at, "active_aux") for at in chain):
        voice = Voice.ACTIVE
    elif not parts:
        voice = Voice.BARE
    else:
        voice = Voice.PASSIVE if parsed.has(parts[-1], "passive_aux") else Voice.ACTIVE
    return Bracket(voice, finite, chain)


def _may_be_nonfinite(field: Field, hit: Hit) -> bool:
    """Whether a word can be a participle or an infinitive, so that an auxiliary belongs to it."""
    ways = {one.way for one in field.hits[hit.first]}
    return bool(ways & {Way.DONE, Way.BASE, Way.DOES_BASE}) or field.parsed.has(hit.first, "participle")


def _chain(parsed: Parsed, start: int) -> tuple[int, ...]:
    """The auxiliaries right behind a word."""
    last = start
    while last < len(parsed.tokens) and parsed.tokens[last].classes & _AUX:
        last += 1
    return tuple(range(start, last))


def _finite(parsed: Parsed, hit: Hit, chain: tuple[int, ...]) -> int | None:
    """The finite auxiliary: at the end of the chain where the clause ends with it, else before, over whole clauses."""
    if chain and not parsed.has(chain[-1], "nonfinite"):
        return chain[-1]
    found = _finite_before(parsed, hit)
    if found is None and chain and parsed.has(chain[-1], "either_finite"):
        return chain[-1]
    return found


def _finite_before(parsed: Parsed, hit: Hit) -> int | None:
    index = hit.first - 1
    while index >= 0 and hit.first - index < _REACH:
        token = parsed.tokens[index]
        if token.low in (",", ")") or token.low in DASHES:
            opened = embedded(parsed, index)
            if opened is not None:
                index = opened - 1
                continue
            if _opens_clause(parsed, index + 1) or hit.way in INFINITIVES:
                return None
        if token.low in (";", ":", "|") or token.classes & {"subordinator", "relative"}:
            return None
        if token.classes & _AUX and not _is_part(parsed, index) and index not in parsed.masked:
            return index
        if "say" in token.classes and parsed.at(index) is None and "participle" not in token.classes:
            return None
        index -= 1
    return None


def _is_part(parsed: Parsed, index: int) -> bool:
    """Whether an auxiliary is only the tail of another verb ("worden", "worden sein")."""
    only = parsed.has(index, "nonfinite") and not parsed.has(index, "either_finite")
    tail = index > 0 and parsed.has(index - 1, "nonfinite") and not parsed.has(index - 1, "either_finite")
    return only or (tail and parsed.has(index, "nonfinite"))


def embedded(parsed: Parsed, mark: int) -> int | None:
    """Where the clause within marks opens that ends at ``mark``: at its own comma; ``None`` where none ends there."""
    for index in range(mark - 1, max(-1, mark - _EMBEDDED), -1):
        low = parsed.lows[index]
        if low == "(" and parsed.lows[mark] == ")":
            return index
        if low == "," or low in DASHES:
            return index if _opens_clause(parsed, index + 1) else None
        if low in (";", ":") or _is_stop(parsed, index):
            return None
    return None


def _is_stop(parsed: Parsed, index: int) -> bool:
    """Whether a full stop ends something, and is none of an ordinal ("am 7. September")."""
    return parsed.lows[index] == "." and not (index and parsed.lows[index - 1].isdecimal())


def enclosing(parsed: Parsed, index: int) -> tuple[int, int] | None:
    """The subordinate clause around a token, in a language with verbs in two parts; ``None`` where there is none."""
    if "passive_aux" not in parsed.words.phrases:
        return None
    for first in range(index, max(-1, index - _EMBEDDED), -1):
        if parsed.lows[first] == ",":
            if not _opens_clause(parsed, first + 1):
                return None
            behind = range(index + 1, len(parsed.tokens))
            last = next((at for at in behind if parsed.lows[at] in (",", ";") or _is_stop(parsed, at)), 0)
            return first, last or len(parsed.tokens)
        if parsed.lows[first] in (";", ":"):
            return None
    return None


def _opens_clause(parsed: Parsed, index: int) -> bool:
    """Whether a subordinate clause begins at a token, maybe with a preposition ("in der", "ohne dass")."""
    for at in (index, index + 1):
        if at < len(parsed.tokens) and parsed.tokens[at].classes & _OPENERS:
            return at == index or parsed.has(index, "preposition")
    return False


# --- what the parts of the verb make of an event ---------------------------------------------------------------------


def voiced(field: Field, hit: Hit, found: Bracket | None) -> Hit | None:
    """The hit in the way that its verb has it; ``None`` where another of the word's ways is meant."""
    if found is None:
        return hit
    if hit.way is Way.DONE:
        return _participle(field, hit, found)
    if hit.way in (Way.ACTS, Way.DOES) and field.parsed.has(hit.first - 1, "infinitive_mark"):
        return None
    if hit.way is Way.DOES:
        return None if _is_governed(field, hit, found) else hit
    return _of_several(field, hit, found) if hit.way in (Way.ACTS, Way.BASE) else hit


def _participle(field: Field, hit: Hit, found: Bracket) -> Hit | None:
    if _is_infinitive(field.parsed, hit):
        return replace(hit, way=Way.DONE_BASE)
    if _is_modal(field.parsed, found) or field.parsed.has(hit.first - 1, "infinitive_mark"):
        return None
    if found.voice is Voice.BARE and Way.ACTS in _ways(field, hit) and _has_object(field.parsed, hit):
        return None
    return replace(hit, way=Way.ACTS) if found.voice is Voice.ACTIVE else hit


def _of_several(field: Field, hit: Hit, found: Bracket) -> Hit | None:
    """A finite verb or an infinitive that may look like a participle or like the other."""
    ways, is_modal = _ways(field, hit), _is_modal(field.parsed, found)
    if hit.way is Way.BASE:
        return hit if is_modal or Way.DONE not in ways else None
    if is_modal and Way.BASE in ways:
        return None
    alone = found.voice is Voice.BARE and _has_object(field.parsed, hit)
    return hit if alone or Way.DONE not in ways else None


def _ways(field: Field, hit: Hit) -> set[Way]:
    """All ways in which the same words may tell the same event."""
    return {one.way for one in field.hits[hit.first] if one.frame is hit.frame and one.last == hit.last}


def _is_modal(parsed: Parsed, found: Bracket) -> bool:
    return found.finite is not None and not found.chain and parsed.has(found.finite, "modal")


def _is_governed(field: Field, hit: Hit, found: Bracket) -> bool:
    """Whether a word that may be an infinitive is one, beside a modal before it or behind it."""
    ways = _ways(field, hit)
    modals = [*found.chain, *([found.finite] if found.finite is not None else [])]
    return Way.DOES_BASE in ways and any(field.parsed.has(at, "modal") for at in modals)


def _is_infinitive(parsed: Parsed, hit: Hit) -> bool:
    """Whether "to be" stands behind a participle ("festgenommen zu werden")."""
    behind = hit.last + 1
    return parsed.has(hit.last, "infinitive_mark") and parsed.has(behind, "passive_aux")


def is_of_its_case(parsed: Parsed, hit: Hit) -> bool:
    """Whether a word has the capital that its way asks for, where nouns have one; what describes is no verb."""
    if not parsed.words.capital_nouns or hit.way in (Way.WHO, Way.STATE):
        return True
    token = parsed.tokens[hit.first]
    if hit.way is Way.NOUN:
        return token.capital
    covering = parsed.at(hit.first)
    if covering is not None and hit.first < covering.head and not token.classes & {"finite"}:
        return False
    return not token.capital or _opens_sentence(parsed, hit.first)


def _opens_sentence(parsed: Parsed, index: int) -> bool:
    return index == 0 or not parsed.tokens[index - 1].is_word


def is_predicate(field: Field, hit: Hit) -> bool:
    """Whether a state is what its clause says of somebody, and no part of another verb ("in Haft genommen")."""
    parsed = field.parsed
    if "passive_aux" not in parsed.words.phrases:
        return True
    behind = parsed.tokens[hit.last] if hit.last < len(parsed.tokens) else None
    if behind is not None and behind.is_word and not behind.classes & _BEHIND_STATE:
        return False
    finite = _copula(parsed, hit)
    if finite is not None:
        return parsed.has(finite, "passive_aux")
    first, _ = clause(parsed, hit, Bracket(Voice.BARE, None, ()))
    told = (one for at in range(first, hit.first) for one in field.hits.get(at, ()))
    return not any(one.way in _OF_VERBS for one in told)


def has_copula(parsed: Parsed, hit: Hit) -> bool:
    """Whether "is" or the like makes a state of a word, so that anything may stand between subject and state."""
    finite = _copula(parsed, hit) if "passive_aux" in parsed.words.phrases else None
    return finite is not None and parsed.has(finite, "passive_aux")


def _copula(parsed: Parsed, hit: Hit) -> int | None:
    """The finite verb of the clause that a state stands in: right behind it, else before."""
    if hit.last < len(parsed.tokens) and parsed.has(hit.last, "finite"):
        return hit.last
    for index in range(hit.first - 1, max(-1, hit.first - _EMBEDDED), -1):
        token = parsed.tokens[index]
        if token.low in (",", ";", ":") or token.low in DASHES:
            return None
        if token.classes & {"finite"}:
            return index
    return None


def _has_object(parsed: Parsed, hit: Hit) -> bool:
    """Whether people follow a word within its clause, so that it is a finite verb."""
    for index in range(hit.last, min(len(parsed.tokens), hit.last + 12)):
        if parsed.lows[index] in (",", ";", ":", ".", "(") or parsed.lows[index] in DASHES:
            return False
        phrase = parsed.at(index)
        if phrase is not None and phrase.is_personal and not phrase.opens and phrase.cases & Case.ACC:
            return index not in parsed.masked
    return False


def modal(parsed: Parsed, hit: Hit, found: Bracket | None) -> tuple[Certainty | Refused | None] | None:
    """What the finite verb makes of an event, as a tuple of one; ``None`` where it makes nothing of it."""
    if found is None or found.finite is None or hit.way in (Way.WHO, Way.NOUN, Way.STATE):
        return None
    finite = found.finite
    if parsed.has(finite, "active_aux") and any(parsed.has(at, "modal") for at in found.chain if at != finite):
        return (Refused("it ought to have been"),)
    perfect = any(parsed.has(at, "perfect") for at in found.chain if at != finite)
    if parsed.has(finite, "future_aux"):
        passive = any(parsed.has(at, "either_finite") for at in found.chain if at != finite)
        soon = any(parsed.has(at, "soon") for at in range(*clause(parsed, hit, found)))
        soon = soon or (parsed.has(finite, "future_subjunctive") and hit.frame.kind not in _LASTING)
        soon = soon or (hit.frame.kind in _FREEING and parsed.has(finite, "future_present"))
        return (Certainty.FUTURE,) if passive or soon or hit.way in INFINITIVES else None
    for name, made in _MODALS:
        if parsed.has(finite, name):
            return (Certainty.HEDGED,) if perfect and name != "modal_did" else (made,)
    return None


_MODALS: tuple[tuple[str, Certainty | Refused | None], ...] = (
    ("modal_future", Certainty.FUTURE),
    ("modal_must", Refused("it is a demand")),
    ("modal_can", Certainty.CONDITIONAL),
    ("modal_did", None),
)


def is_negated_within(parsed: Parsed, hit: Hit, found: Bracket | None) -> bool:
    """Whether "not" stands between the parts of the verb, or between a finite verb and the end of its clause."""
    if found is None or hit.way in (Way.WHO, Way.NOUN):
        return False
    first, last = found.within(hit)
    if first == last:
        first, last = clause(parsed, hit, found)
    index = last - 1
    while index >= first:
        opened = embedded(parsed, index) if parsed.lows[index] in (",", ")") else None
        if opened is not None:
            index = opened - 1
            continue
        if parsed.has(index, "but"):
            return False
        if parsed.has(index, "negation") and not parsed.has(index + 1, "merely"):
            return True
        index -= 1
    return False


def clause(parsed: Parsed, hit: Hit, found: Bracket) -> tuple[int, int]:
    """The tokens of the clause that a frame's word is the verb of."""
    first = min(hit.first, found.finite if found.finite is not None else hit.first)
    while first > 0 and hit.first - first < _REACH:
        mark = first - 1
        token = parsed.tokens[mark]
        if token.low in (",", ")") or token.low in DASHES:
            opened = embedded(parsed, mark)
            if opened is None:
                break
            first = opened
            continue
        if token.low in (";", ":") or token.classes & {"subordinator"} or _begins_another(parsed, mark):
            break
        first = mark
    last = max(hit.last, found.chain[-1] + 1 if found.chain else 0)
    while last < len(parsed.tokens) and last - hit.last < _REACH:
        token = parsed.tokens[last]
        mark = token.low in (",", ";", ":") or _is_stop(parsed, last) or token.low in DASHES
        if mark or "subordinator" in token.classes:
            break
        last += 1
    return first, last


def _begins_another(parsed: Parsed, index: int) -> bool:
    """Whether "and" joins another clause rather than two people or words: the verb of the one before stands before."""
    if "conjunction" not in parsed.tokens[index].classes:
        return False
    before = parsed.tokens[index - 1] if index else None
    return before is not None and not before.capital and before.is_word and parsed.at(index - 1) is None


def subject(field: Field, hit: Hit, found: Bracket | None) -> Phrase | int | None:
    """Who acts: the first in the clause that may be the subject, a body or an official rather than others.

    A number instead of a phrase is the token of a noun that is nobody's name and no known word for people.
    """
    causes = found is not None and found.finite is not None and hit.way is Way.BASE
    if found is None or not (hit.way in (Way.ACTS, Way.STATE) or causes):
        return None
    parsed = field.parsed
    verb = found.finite if found.finite is not None and found.finite < hit.first else hit.first
    if parsed.has(verb - 1, "conjunction") and parsed.at(verb - 1) is None:
        return None
    apposed = parsed.at(verb - 2) if verb > 2 and parsed.lows[verb - 1] == "," else None
    if apposed is not None and apposed.name is not None and parsed.lows[apposed.first - 1] == ",":
        return apposed  # "the ruler of the island, Ivan Example, has pardoned …"
    first, last = clause(parsed, hit, found)
    told = parsed.words.agreement_of(parsed.lows[verb]) if verb != hit.first else None
    able: list[Phrase | int] = []
    index = first
    while index < last:
        phrase = parsed.at(index)
        if phrase is not None:
            many = phrase.is_many and phrase.count is None and told is not None and not told[1]
            if not phrase.opens and phrase.cases & Case.NOM and index not in parsed.masked and not many:
                able.append(phrase)
            index = phrase.last
            continue
        if parsed.tokens[index].capital and index not in parsed.masked and _is_free(parsed, index):
            able.append(index)
        index += 1
    return next((one for one in able if isinstance(one, Phrase) and _is_of_state(one)), able[0] if able else None)


def _is_of_state(phrase: Phrase) -> bool:
    return phrase.sort in (Sort.BODY, Sort.OFFICIAL) or phrase.role_sort is Sort.OFFICIAL


def _is_free(parsed: Parsed, index: int) -> bool:
    """Whether a noun is led by no preposition and owned by no noun right before it."""
    if not parsed.words.capital_nouns:
        return False
    if parsed.tokens[index].classes & (_SMALL | {"time"}):
        return False
    behind = parsed.tokens[index + 1] if index + 1 < len(parsed.tokens) else None
    if _opens_sentence(parsed, index) and behind is not None and behind.capital:
        return False
    for back in range(index - 1, max(-1, index - _PHRASE), -1):
        token = parsed.tokens[back]
        if "preposition" in token.classes:
            return False
        if not (token.classes & {"article", "adverb"} or parsed.words.adjectives.of(token.low)):
            return not token.capital
    return True
