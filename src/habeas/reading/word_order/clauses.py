"""Subjects and objects: from a verb to the people it speaks of, past appositions, relative clauses and lists."""

from __future__ import annotations

from habeas.reading.word_order import tokens as bit
from habeas.reading.word_order.enumerations import chain_left, list_left
from habeas.reading.word_order.nouns import NounPhrase
from habeas.reading.word_order.parsed import Parsed
from habeas.reading.word_order.tokens import DASHES
from habeas.reading.word_order.whose import is_related

_FAR = 60  # tokens; a subject further off than that is not looked for
_VERBAL = bit.AUXILIARY | bit.SAY | bit.VERB


def subject(parsed: Parsed, at: int, *, commas: bool = True) -> list[NounPhrase]:
    """The people or bodies left of token ``at`` that its verb is said of; empty when there are none in reach.

    ``commas`` allows lists with commas ("A, B and C were arrested").
    """
    found = _nearest(parsed, at, commas=commas)
    opening = parsed.at(0)
    if opening is None or opening.name is None or any(one.is_personal or one.body for one in found):
        return found
    before = parsed.skip_left(at - 1)
    closed = before > opening.last and parsed.tokens[before].low == "," and parsed.tokens[opening.last].low == ","
    return [opening] if closed else found  # "Ana Example, a nurse at a clinic run by a fund, was …"


def _nearest(parsed: Parsed, at: int, *, commas: bool) -> list[NounPhrase]:
    index = at - 1
    floor = max(-1, at - _FAR)
    while index > floor:
        index = parsed.skip_left(index)
        if index < 0:
            return []
        phrase = parsed.at(index)
        back = _relative_before(parsed, phrase.first, verb=True) if phrase is not None else None
        if phrase is not None and back is None:
            phrase = _whole_place(parsed, phrase)
            if not _is_whom_who_means(parsed, phrase) or _is_past_relative(parsed, phrase, at):
                phrase = _led_by(parsed, chain_left(parsed, _suspect_of(parsed, phrase)))
                phrase = chain_left(parsed, _suspect_of(parsed, phrase))
            found = _of_apposition(parsed, list_left(parsed, phrase, commas=commas))
            return (
                found
                if any(one.is_personal or one.body or one.run for one in found)
                else _behind_participle(parsed, found)
            )
        step = back - 1 if back is not None else _step(parsed, index)
        if step is None:
            return []
        if isinstance(step, NounPhrase):
            return list_left(parsed, step, commas=commas)
        index = step
    return []


def _is_whom_who_means(parsed: Parsed, phrase: NounPhrase) -> bool:
    """Whether "who" behind a phrase means just it: the activist of "the mother of the activist who was jailed".

    Behind a comma that is so of a name only ("the lawyer of Anna Example, who was jailed").
    """
    behind = parsed.low(phrase.last, phrase.last + 2).split()
    comma = behind[:1] == [","]
    relative = behind[int(comma) :][:1]
    if not relative or relative[0] not in ("who", "that") or (comma and (phrase.name is None or relative == ["that"])):
        return False
    outer = chain_left(parsed, phrase)
    apart = outer is not phrase and outer.name is None and outer.count is None and bool(outer.people & bit.PERSON)
    return apart and phrase.is_personal and not (phrase.body or phrase.place)


def _is_past_relative(parsed: Parsed, phrase: NounPhrase, at: int) -> bool:
    """Whether the clause of "who" behind a phrase is over before ``at``: "…, the wife of X, who died there, was …"."""
    begins = phrase.last + 2
    closing = parsed.skip_left(at - 1)
    if parsed.low(phrase.last, phrase.last + 1) != "," or closing <= begins or parsed.tokens[closing].low != ",":
        return False
    return any(
        parsed.at(index) is None and token.bits & (bit.VERB | bit.TRIGGER | bit.AUXILIARY) and not token.bits & bit.SAY
        for index, token in enumerate(parsed.tokens[begins:closing], begins)
    )


def _step(parsed: Parsed, index: int) -> NounPhrase | int | None:
    """Where to look on from a token that is no noun phrase; ``None`` where the clause begins without a subject."""
    token = parsed.tokens[index]
    if token.low == ",":
        return _past_comma(parsed, index)
    if token.low in (")", "]"):
        return _opening(parsed, index) - 1
    if token.low in DASHES:
        return _dash_before(parsed, index) - 1
    if token.low in (":", ";", "?", "!"):
        return None
    return _past_word(parsed, index)


def _past_word(parsed: Parsed, index: int) -> int | None:
    token = parsed.tokens[index]
    if token.bits & bit.RELATIVE:
        if token.low == "that" and index and parsed.tokens[index - 1].bits & bit.SAY:
            return None
        return index - (2 if index and parsed.tokens[index - 1].low == "," else 1)
    if token.bits & bit.OTHER_PRONOUN and (token.low in ("you", "it") or parsed.words.has("whoever", token.low)):
        return None
    before: int | None = index
    told_of = parsed.at(index - 1)
    if token.bits & bit.SAY and told_of is not None and parsed.low(told_of.first - 2, told_of.first) == ", who":
        return told_of.first - 1  # "Ana Example, who relatives say went …"
    if (
        token.bits & bit.TRIGGER
        and told_of is not None
        and (told_of.is_personal or parsed.tokens[told_of.first].low == "those")
    ):
        return index - 1  # "those executed had been …"
    if token.bits & (_VERBAL | bit.TRIGGER):
        before = _relative_before(parsed, index)
    elif token.bits & bit.CONJUNCTION:
        before = _verb_before(parsed, index)
    return None if before is None else before - 1


def body_begins(parsed: Parsed, first: int) -> int:
    """Where a body's name begins that holds small words: "the Committee to Protect Journalists"."""
    joints = parsed.words.sets["within_names"]
    while first > 1 and parsed.tokens[first].capital:
        before, further = parsed.tokens[first - 1], parsed.tokens[first - 2]
        if before.capital and before.is_word and first - 1 not in parsed.masked:
            first -= 1
        elif before.low in joints and further.capital:
            first -= 2
        else:
            break
    return first - 1 if first and parsed.tokens[first - 1].bits & bit.DETERMINER else first


def body_ends(parsed: Parsed, last: int) -> int:
    """Where a body's name ends that holds small words and verbs: "Reporters Without Borders"."""
    tokens, joints = parsed.tokens, parsed.words.sets["within_names"]
    while (
        last + 1 < len(tokens) and tokens[last].low in joints and tokens[last + 1].capital and tokens[last - 1].capital
    ):
        last += 2
        while last < len(tokens) and tokens[last].capital and tokens[last].is_word and last not in parsed.masked:
            last += 1
    return last


def _behind_participle(parsed: Parsed, found: list[NounPhrase]) -> list[NounPhrase]:
    """For "people involved in protests were …": the people, when what was found is a thing behind a participle."""
    for index in range(found[0].first - 1, max(-1, found[0].first - 14), -1):
        token = parsed.tokens[index]
        phrase = parsed.at(index)
        if phrase is not None and phrase.is_personal and not phrase.pronoun:
            led = parsed.tokens[phrase.last]
            told = led.bits & (bit.TRIGGER | bit.PREPOSITION) or led.low.endswith(("ed", "en", "ing", "ght", "ld"))
            return list_left(parsed, phrase) if told else found
        joint = bit.AUXILIARY | bit.SAY | bit.CONJUNCTION | bit.SUBORDINATOR
        if phrase.pronoun if phrase is not None else token.low in (",", ";", ":") or token.bits & joint:
            break
    return found


def _verb_before(parsed: Parsed, joint: int) -> int | None:
    """For "X appeared in court and was charged": where the first verb's group begins."""
    for index in range(joint - 1, max(-1, joint - 30), -1):
        token = parsed.tokens[index]
        if token.low in (";", ":") or (token.bits & bit.RELATIVE and parsed.at(index) is None):
            return None
        if parsed.at(index) is None and (
            token.bits & (_VERBAL | bit.TRIGGER) or (token.low.endswith("ed") and len(token.low) > 4)
        ):
            begins = _group_begins(parsed, index)
            if begins > 0 and parsed.tokens[begins - 1].low in parsed.words.sets["to"]:
                continue
            return begins
    return None


def _group_begins(parsed: Parsed, verb: int) -> int:
    """The first auxiliary or adverb of a verb's group."""
    while verb > 0 and parsed.at(verb - 1) is None:
        if not (parsed.tokens[verb - 1].bits & (bit.AUXILIARY | bit.NEGATION) or parsed.is_light(verb - 1)):
            break
        verb -= 1
    return verb


def _of_apposition(parsed: Parsed, found: list[NounPhrase]) -> list[NounPhrase]:
    """For "Ana Example, an artist, …" come upon at the artist: Ana Example."""
    first = found[0]
    if (
        first.name is None
        and first.people & bit.PERSON
        and first.first > 1
        and parsed.tokens[first.first - 1].low == ","
    ):
        at = first.first - 2
        if at in parsed.masked and at > 1 and parsed.tokens[at - 1].low == ",":
            at -= 2  # "Ana Example, 34, an artist"
        other = parsed.at(at)
        owned = parsed.low(first.last, first.last + 1) in ("of", "for")  # "Ana Example, campaign chief of X, …"
        led = parsed.tokens[first.first].low in ("a", "an", "the") or owned or is_related(parsed, first)
        if other is not None and other.name is not None and led:
            return [other]
    return found


def _led_by(parsed: Parsed, phrase: NounPhrase) -> NounPhrase:
    """For "three men led by a soldier" come upon at the soldier: the men."""
    at = phrase.first - 1
    if at < 2 or parsed.tokens[at].low not in parsed.words.sets["by"] or parsed.at(at - 1) is not None:
        return phrase
    verb = parsed.tokens[at - 1]
    other = parsed.at(at - 2) if verb.bits & bit.TRIGGER or verb.low.endswith(("ed", "en", "ght")) else None
    return other if other is not None and other.is_personal and not other.pronoun else phrase


def _suspect_of(parsed: Parsed, phrase: NounPhrase) -> NounPhrase:
    """For "three people suspected of robbing a bank" come upon at its end: the people."""
    for at in range(phrase.first - 1, max(2, phrase.first - 7), -1):
        back = at - 1 if parsed.is_light(at - 1) else at  # "accused of brutally beating …"
        token, of, verb = parsed.tokens[at], parsed.tokens[back - 1], parsed.tokens[back - 2]
        if parsed.at(at) is not None or not token.is_word or token.bits & bit.AUXILIARY:
            break
        if not (token.low.endswith("ing") and of.bits & bit.PREPOSITION and verb.low.endswith("ed")):
            continue
        other = parsed.at(back - 3) if parsed.at(back - 2) is None else None
        return other if other is not None and other.is_personal else phrase
    return phrase


def _whole_place(parsed: Parsed, phrase: NounPhrase) -> NounPhrase:
    """For "a teacher from Zenda, Ruritania" come upon at its end: the town, from which the chain goes on."""
    bare = phrase.run and phrase.name is None and not phrase.people and not phrase.body
    before = parsed.at(phrase.first - 2) if bare and phrase.first > 1 else None
    determined = bool(parsed.tokens[phrase.first].bits & bit.DETERMINER)  # "…, the Headquarters said" is no place
    if before is None or determined or parsed.tokens[phrase.first - 1].low != ",":
        return phrase
    led = before.first > 0 and bool(parsed.tokens[before.first - 1].bits & bit.PREPOSITION)
    return before if before.run and before.name is None and led else phrase


def _past_comma(parsed: Parsed, comma: int) -> NounPhrase | int:
    """What lies before a comma: a name between two commas is the person; else where to look on."""
    other = comma - 1
    depth = 0
    while other >= 0 and depth < _FAR:
        if parsed.tokens[other].low == ",":
            break
        other, depth = other - 1, depth + 1
    else:
        return comma - 1
    inside = parsed.at(other + 1)
    last = parsed.at(comma - 1)
    if inside is not None and inside.name is not None and inside.last == comma:
        return inside
    first = parsed.tokens[other + 1]
    if (
        inside is not None
        and inside is last
        and parsed.tokens[other - 1].is_word
        and inside.is_personal
        and inside.name is None
    ):
        return other - 1
    if (
        last is not None
        and last.name is not None
        and not first.bits & (bit.RELATIVE | bit.PREPOSITION | bit.DETERMINER | bit.PERSON)
    ):
        return comma - 1
    return other - 1


def _opening(parsed: Parsed, index: int) -> int:
    for other in range(index - 1, max(-1, index - 30), -1):
        if parsed.tokens[other].low in ("(", "["):
            return other
    return index


def _dash_before(parsed: Parsed, index: int) -> int:
    for other in range(index - 1, max(-1, index - 30), -1):
        if parsed.tokens[other].low in DASHES:
            return other
    return index


def _relative_before(parsed: Parsed, index: int, *, verb: bool = False) -> int | None:
    """The relative word that opens the clause in which ``index`` stands, if no comma comes before it."""
    for other in range(index - 1, max(-1, index - 25), -1):
        token = parsed.tokens[other]
        if token.bits & bit.RELATIVE and token.low != "where":
            before = parsed.at(other - 1)
            if verb and not _has_verb(parsed, other + 1, index, sure=token.low != "that"):
                return None
            return (
                other
                if before is not None
                and not (token.low == "that" and other and _VERBAL & parsed.tokens[other - 1].bits)
                else None
            )
        if token.low in (",", ";", ":") or token.low in DASHES:
            return None
    return None


def _has_verb(parsed: Parsed, first: int, last: int, *, sure: bool) -> bool:
    """Whether a verb stands there; behind "who" any word that ends as a past form does is one (``sure``)."""
    return any(
        parsed.at(at) is None
        and (token.bits & (_VERBAL | bit.TRIGGER) or (sure and (token.low.endswith("ed") or at == first)))
        for at, token in enumerate(parsed.tokens[first:last], first)
    )
