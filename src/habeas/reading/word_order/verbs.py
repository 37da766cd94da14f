"""How a frame's word stands in its sentence: active, passive, gerund, noun …, of whom, by whom and how really."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from habeas.model import Certainty
from habeas.reading.word_order import tokens as bit
from habeas.reading.word_order.clauses import subject
from habeas.reading.word_order.enumerations import list_left, list_right, objects
from habeas.reading.word_order.grammar import Form, Hit, Whom
from habeas.reading.word_order.nouns import NounPhrase
from habeas.reading.word_order.parsed import Parsed


class Voiced(StrEnum):
    """The ways in which a trigger can stand."""

    ACTIVE = "active"
    PASSIVE = "passive"
    ADJECTIVE = "adjective"
    NOUN = "noun"
    STATE = "state"


@dataclass(frozen=True, slots=True)
class Stand:
    """How a verb stands: its voice, where its group begins, and what its auxiliaries make of the event."""

    voice: Voiced
    begins: int
    certainty: Certainty | None = None
    infinitive: bool = False
    gerund: bool = False
    finite: bool = True
    to: int = -1


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a frame's word gives no claim."""

    why: str


# What the words of these classes make of an infinitive behind them; the first class that holds the word counts.
_GOVERNORS: tuple[tuple[str, Certainty | Refused | None], ...] = (
    ("success", None),
    ("refusal", Certainty.DENIED),
    ("supposed", Certainty.HEDGED),
    ("demand", Refused("it is a demand")),
    ("willingness", Certainty.CONDITIONAL),
    ("attempt", Refused("it is an attempt, a power or a fear")),
    ("intention", Certainty.FUTURE),
)


def stand(parsed: Parsed, hit: Hit, forms: frozenset[Form]) -> Stand | Refused:
    """How the verb at ``hit`` stands; ``forms`` are all forms its frame gives the same word."""
    begins, auxiliaries = _auxiliaries(parsed, hit.first)
    certainty = _modality(parsed, begins, hit.first)
    before = parsed.skip_left(begins - 1)
    to = before >= 0 and parsed.tokens[before].low == "to" and (Form.BASE in forms or bool(auxiliaries))
    if {token.low for token in parsed.tokens[begins : hit.first]} & parsed.words.sets["ought"]:
        return Refused("it is a demand")
    if auxiliaries:
        plain = Stand(Voiced.ACTIVE, begins, certainty)
        raising = replace(plain, begins=raised(parsed, before), infinitive=True, to=before) if to else plain
        return _with_auxiliary(auxiliaries[-1], forms, plain, raising)
    if to and Form.BASE in forms:
        return Stand(Voiced.ACTIVE, raised(parsed, before), certainty, infinitive=True, finite=False, to=before)
    if Form.ING in forms:
        return Stand(Voiced.ACTIVE, hit.first, certainty, gerund=True, finite=False)
    if forms & {Form.PAST, Form.PARTICIPLE}:
        return _bare_past(parsed, hit, forms, certainty)
    return _present(parsed, hit, certainty)


def _with_auxiliary(last: int, forms: frozenset[Form], plain: Stand, raising: Stand) -> Stand | Refused:
    """The voice that the last auxiliary and the verb's form make."""
    if last & bit.BE and Form.PARTICIPLE in forms:
        return replace(raising, voice=Voiced.PASSIVE)
    if last & bit.BE and Form.ING in forms:
        return plain
    if last & bit.HAVE and forms & {Form.PARTICIPLE, Form.PAST}:
        return raising
    if last & (bit.DO | bit.FUTURE | bit.CONDITIONAL) and Form.BASE in forms:
        return plain
    return Refused("its auxiliary does not fit")


def _auxiliaries(parsed: Parsed, first: int) -> tuple[int, list[int]]:
    """Where the verb group begins, and the bits of its auxiliaries in order."""
    found: list[int] = []
    begins = first
    index = first - 1
    while index >= 0 and first - index < 9:
        token = parsed.tokens[index]
        if (
            token.bits & bit.AUXILIARY
            and parsed.at(index) is None
            and not (token.low == "'s" and parsed.at(index - 1) is None)
        ):
            found.insert(0, token.bits)
            begins = index
        elif (
            not parsed.is_light(index) and not token.bits & bit.NEGATION and not (token.low == "," and found)
        ) or token.low == ",":
            break
        index -= 1
    return begins, found


def raised(parsed: Parsed, to: int) -> int:
    """Where the verb begins that lends its subject to the infinitive behind "to": "is said to have been …"."""
    index = to - 1
    while index > 0 and to - index < 8 and parsed.at(index) is None:
        token = parsed.tokens[index]
        if not (
            parsed.is_light(index)
            or token.bits & (bit.AUXILIARY | bit.SAY | bit.VERB | bit.NEGATION | bit.HEDGE | bit.ADVERB)
            or token.low in parsed.words.sets["governors"]
        ):
            break
        index -= 1
    return index + 1


def _modality(parsed: Parsed, begins: int, first: int) -> Certainty | None:
    """What the verb group itself says: not, will, would."""
    group = parsed.tokens[max(0, begins - 1) : first]
    bits = 0
    for token in group:
        bits |= token.bits
    words = {token.low for token in group}
    if "n't" in words or (bits & bit.NEGATION and not words & {"only"}):
        return Certainty.DENIED
    own = 0
    for token in parsed.tokens[begins:first]:
        own |= token.bits
    if own & bit.CONDITIONAL:
        return Certainty.HEDGED if own & bit.HAVE and words & {"may", "might"} else Certainty.CONDITIONAL
    if own & bit.FUTURE:
        return Certainty.FUTURE
    return None


def _bare_past(parsed: Parsed, hit: Hit, forms: frozenset[Form], certainty: Certainty | None) -> Stand | Refused:
    """A past form without an auxiliary: active past, joined passive, or a participle behind or before its noun."""
    phrase = parsed.at(hit.first)
    if phrase is not None:
        return Stand(Voiced.ADJECTIVE, hit.first) if Form.ADJECTIVE in forms else Refused("it only describes a noun")
    behind = objects(parsed, hit.last) or behind_particle(parsed, hit)
    takes_object = (
        bool(behind) and (behind[0].is_personal or hit.frame.object == "any") and not _is_time(parsed, behind[0])
    )
    if _takes_thing(parsed, hit):
        return Refused("its object is no person")  # "locked up the nomination"
    does = hit.frame.whom is Whom.SUBJECT and Form.PAST in forms
    joined = None if does else _joined_passive(parsed, hit.first)
    if joined is not None and Form.PARTICIPLE in forms and not takes_object:
        return Stand(Voiced.PASSIVE, joined[0], certainty or joined[1])
    of_thing = behind and not takes_object and not _is_time(parsed, behind[0]) and not behind[0].body
    if Form.PAST in forms and (of_thing or takes_object or hit.frame.whom is Whom.SUBJECT):
        return Stand(Voiced.ACTIVE, hit.first, certainty)
    if takes_object and Form.PAST not in forms and hit.frame.passive_only and not hit.frame.tails:
        return Refused("only its passive tells an event")
    return _participle(parsed, hit, forms, (certainty, behind))


def _takes_thing(parsed: Parsed, hit: Hit) -> bool:
    """Whether a thing follows the words that a verb needs ("locked up the nomination")."""
    tails = hit.frame.tails_of(parsed.tokens[hit.first].low)
    for tail in tails:
        end = hit.last + len(tail)
        if (
            parsed.phrase_follows(hit.last, *tail)
            and parsed.words.has("indefinite", parsed.low(end, end + 1))
            and not parsed.at(end)
        ):
            return True  # "let out a shot"
    particle = behind_particle(parsed, hit) if tails else []
    return bool(particle) and (particle[0].led or particle[0].thing) and not particle[0].is_personal


def _takes_thing_later(parsed: Parsed, at: int) -> bool:
    """Whether an object that is nobody follows behind a date."""
    index = at + 1 if at < len(parsed.tokens) and parsed.tokens[at].bits & bit.PREPOSITION else at
    if index not in parsed.masked:
        return False
    while index in parsed.masked:
        index += 1
    phrase = parsed.at(index)
    article = phrase is not None and parsed.words.has("articles", parsed.tokens[phrase.first].low)
    return phrase is not None and article and phrase.first == index and not phrase.is_personal


def _participle(
    parsed: Parsed, hit: Hit, forms: frozenset[Form], seen: tuple[Certainty | None, list[NounPhrase]]
) -> Stand | Refused:
    """A bare participle behind its noun, or at the front of an inverted sentence."""
    certainty, behind = seen
    before = parsed.skip_left(hit.first - 1)
    if behind and not behind[0].is_personal and not _is_time(parsed, behind[0]):
        return Refused("its object is no person")
    if Form.PAST in forms and _takes_thing_later(parsed, hit.last):
        return Refused("its object is no person")  # "the firm released on Tuesday a version …"
    opens = before < 0 and bool(inverted_subject(parsed, hit.last))
    if Form.PARTICIPLE in forms and (before >= 0 or opens):
        return Stand(Voiced.PASSIVE, hit.first, certainty, finite=False)
    if Form.PAST in forms:
        return Stand(Voiced.ACTIVE, hit.first, certainty)
    return Refused("nobody stands beside it")


def inverted_subject(parsed: Parsed, at: int) -> list[NounPhrase]:
    """For "Also arrested last year … was X": who stands behind the verb."""
    for index in range(at, min(len(parsed.tokens), at + 25)):
        if parsed.tokens[index].low in parsed.words.sets["copulas"] and parsed.at(index) is None:
            phrase = parsed.at(parsed.skip_right(index + 1))
            return list_right(parsed, phrase) if phrase is not None and phrase.is_personal else []
    return []


def behind_particle(parsed: Parsed, hit: Hit) -> list[NounPhrase]:
    """For "picked up X", "denied bail to X": the object behind the words that the verb needs, or another verb's."""
    for tail in hit.frame.tails_of(parsed.tokens[hit.first].low):
        if parsed.phrase_follows(hit.last, *tail):
            end = hit.last + len(tail)
            return objects(parsed, end + 1 if parsed.low(end, end + 1) in ("to", "for") else end)
    joint = parsed.skip_right(hit.last)
    other = parsed.skip_right(joint + 1)
    if other >= len(parsed.tokens) or not parsed.tokens[joint].bits & bit.CONJUNCTION or parsed.at(other) is not None:
        return []
    if parsed.tokens[other].bits & bit.TRIGGER and parsed.at(parsed.skip_left(hit.first - 1)) is not None:
        return [one for one in objects(parsed, other + 1) if one.is_personal]
    return []


def _is_time(parsed: Parsed, phrase: NounPhrase) -> bool:
    if phrase.first in parsed.masked:
        return True
    of_thing = any(token.bits & bit.THING for token in parsed.tokens[phrase.first : phrase.head])
    return parsed.words.has("times", parsed.tokens[phrase.head].low) and not of_thing


def _joined_passive(parsed: Parsed, first: int) -> tuple[int, Certainty | None] | None:
    """For "was arrested and … sentenced": where the group that lends its auxiliary begins, and its modality."""
    index = parsed.skip_left(first - 1)
    if index < 0 or not (
        parsed.tokens[index].bits & bit.CONJUNCTION or parsed.tokens[index].low in (",", "then", "but")
    ):
        return None
    if parsed.tokens[index].low == "," and _describes_last(parsed, parsed.at(index - 1)):
        return None
    for other in range(index - 1, max(-1, index - 45), -1):
        token = parsed.tokens[other]
        if token.low in (";", ":") or (token.bits & bit.SAY and not token.bits & bit.WEAK_SAY):
            return None
        if token.bits & bit.BE and parsed.at(other) is None:
            begins, _ = _auxiliaries(parsed, other + 1)
            following = parsed.skip_right(other + 1)
            participle = following < len(parsed.tokens) and (
                parsed.tokens[following].low.endswith(("ed", "en", "t", "d", "n")) and parsed.at(following) is None
            )
            return (
                (begins, _modality(parsed, begins, other + 1))
                if participle and not _new_subject(parsed, index, first)
                else None
            )
    return None


def _describes_last(parsed: Parsed, last: NounPhrase | None) -> bool:
    """Whether a participle behind a comma tells of the last name of a list: "…, and Ana Example, sentenced to …"."""
    if last is None or last.name is None or last.first == 0:
        return False
    return bool(parsed.tokens[last.first - 1].bits & bit.CONJUNCTION)


def _new_subject(parsed: Parsed, joint: int, first: int) -> bool:
    return any(parsed.at(index) is not None and index not in parsed.masked for index in range(joint + 1, first))


def _present(parsed: Parsed, hit: Hit, certainty: Certainty | None) -> Stand | Refused:
    """A present form: a headline's or a habit's, if somebody stands before it and its object behind it."""
    if parsed.at(hit.first) is not None:
        return Refused("it stands inside a noun phrase")
    behind = objects(parsed, hit.last)
    if hit.frame.whom is not Whom.SUBJECT and not (behind and behind[0].is_personal):
        return Refused("nobody stands beside it")
    if hit.form is not Form.BASE:
        return Stand(Voiced.ACTIVE, hit.first, certainty)
    before = parsed.skip_left(hit.first - 1)
    if before < 0 or parsed.tokens[before].low in (":", "!", "—", "–", "for"):
        return Refused("it is a demand")
    if parsed.tokens[before].bits & bit.CONJUNCTION or parsed.tokens[before].low == ",":
        return _joined_base(parsed, hit, before)
    does = parsed.at(before)
    many = does is not None and bool(does.plural or does.people or does.pronoun or does.run or does.body)
    if does is not None and (does.thing or not many):
        return Refused("one thing doesn't do it")  # "the news release his adviser issued"
    if does is not None and _is_asked_for(parsed, does):
        return Refused("it is a demand")
    return Stand(Voiced.ACTIVE, hit.first, certainty)


def _is_asked_for(parsed: Parsed, subject: NounPhrase) -> bool:
    """Whether a clause with a base form is what somebody asks for: "requested that the court jail her"."""
    before = subject.first - 2
    return (
        before >= 0
        and parsed.tokens[before + 1].low == "that"
        and parsed.words.has("asking_that", parsed.tokens[before].low)
    )


def _joined_base(parsed: Parsed, hit: Hit, joint: int) -> Stand | Refused:
    """For "should protect him and release her": the auxiliary before the first verb governs."""
    sets = parsed.words.sets
    for index in range(joint - 1, max(-1, joint - 25), -1):
        token = parsed.tokens[index]
        if token.low in (";", ".", ":"):
            break
        if parsed.at(index) is not None:
            continue
        if token.low == "to":
            return Stand(Voiced.ACTIVE, raised(parsed, index), None, infinitive=True, finite=False, to=index)
        if token.low in sets["ought"]:
            return Refused("it is a demand")
        if token.bits & bit.CONDITIONAL:
            return Stand(Voiced.ACTIVE, index, Certainty.CONDITIONAL)
        if token.bits & bit.FUTURE:
            return Stand(Voiced.ACTIVE, index, Certainty.FUTURE)
        if token.bits & (bit.BE | bit.HAVE | bit.SAY):
            break
    return Refused("nobody stands beside it") if parsed.tokens[joint].low == "," else Stand(Voiced.ACTIVE, hit.first)


def governed(parsed: Parsed, stands: Stand) -> Certainty | Refused | None:
    """What the word that governs an infinitive or a gerund makes of the event; a refusal when nothing is said."""
    at = parsed.skip_left((stands.to if stands.infinitive else stands.begins) - 1)
    if stands.gerund:
        return _gerund(parsed, at, parsed.tokens[at].low if at >= 0 else "")
    if _is_demanded(parsed, stands):
        return Refused("it is a demand")
    if not stands.infinitive:
        denied = parsed.low(stands.begins, stands.begins + 1) == "being" and at >= 0
        if denied and parsed.words.has("kept_from", parsed.tokens[at].low):
            return Refused("nothing says that it happened")  # "to protect them from being abducted"
        return Certainty.DENIED if denied and parsed.tokens[at].low in parsed.words.sets["denying"] else None
    if at >= 0 and parsed.tokens[at].low in ("had", "have", "has"):
        return None
    if any(token.bits & bit.NEGATION for token in parsed.tokens[at + 1 : stands.to]):
        return Certainty.DENIED  # "decided not to arrest her"
    for back in range(at, max(-1, at - 7), -1):
        word = parsed.tokens[back].low
        for name, made in _GOVERNORS:
            if word in parsed.words.sets[name] and word != "for":
                return made
        if word in (",", ";"):
            break
    return Refused("nothing says that it happened")


def _is_demanded(parsed: Parsed, stands: Stand) -> bool:
    """Whether the clause is what somebody insists on: "ensure that X is released", "until all are freed"."""
    for index in range(stands.begins - 1, max(-1, stands.begins - 9), -1):
        token = parsed.tokens[index]
        if token.low in parsed.words.sets["insisting"]:
            past = {one.low for one in parsed.tokens[stands.begins : stands.begins + 3]} & {"was", "were", "had"}
            return not (token.low in ("until", "unless") and past)
        if token.low in (",", ";", ":") or (token.bits & bit.VERB and parsed.at(index) is None):
            return False
    return False


def _gerund(parsed: Parsed, at: int, word: str) -> Certainty | Refused | None:
    sets = parsed.words.sets
    if any(token.bits & bit.CONDITIONAL for token in parsed.tokens[max(0, at - 3) : at + 1]):
        return Certainty.CONDITIONAL  # "that could include arresting her"
    if word in sets["not_doing"] | sets["before_doing"]:
        return Certainty.DENIED if word in sets["not_doing"] else Refused("nothing says that it happened")
    near = {token.low for token in parsed.tokens[max(0, at - 3) : at + 1]}
    if word in sets["denying"] or near & sets["instead"]:
        return Certainty.DENIED
    if at < 0:
        return Refused("it is only spoken of")  # "Freeing her was …"
    if word in sets["musing_about"] and near & sets["musing"]:
        return Certainty.CONDITIONAL
    if near & sets["purposes"] and word in ("of", "to"):
        return Refused("nothing says that it happened")
    if near & (sets["demand"] - sets["ought"] - sets["needing"]):
        return Refused("it is a demand")
    return Certainty.REPORTED if near & sets["accusing"] else None


def implied(parsed: Parsed, before: int) -> list[NounPhrase]:
    """For "after being released", "in an exchange": the subject of the main clause."""
    if before <= 0:
        comma = next((index for index, token in enumerate(parsed.tokens) if token.low == ","), -1)
        phrase = parsed.at(comma + 1) if comma > 0 else None
        return [phrase] if phrase is not None else []
    for index in range(before - 1, max(-1, before - 25), -1):
        token = parsed.tokens[index]
        opening = parsed.at(index + 1) if token.low == ";" else None
        if opening is not None:
            return [opening]
        if token.bits & (bit.VERB | bit.SAY | bit.AUXILIARY) and parsed.at(index) is None:
            return subject(parsed, raised(parsed, index))
    return []


def befallen_by_passive(parsed: Parsed, stands: Stand) -> list[NounPhrase]:
    """The subject of a passive; behind a preposition ("after being released") that of the main clause."""
    before = parsed.skip_left(stands.begins - 1)
    opens = "being" in parsed.low(stands.begins, stands.begins + 2).split()
    if opens and (before < 0 or (parsed.tokens[before].bits & bit.PREPOSITION and parsed.at(before) is None)):
        return implied(parsed, before)
    found = subject(parsed, stands.begins)
    if stands.finite and len(found) == 1 and _is_only_object(parsed, found[0]):
        return []
    comma = before > 0 and parsed.tokens[before].low == ","
    beside = parsed.at(before - int(comma)) if not stands.finite and before >= 0 else None
    if comma and (beside is None or beside.name is None):
        beside = None
    if beside is not None and beside.thing:
        return [beside]  # "Ana Example said in a statement released by …"
    if beside is not None and beside.is_personal and len(found) == 1 and found[0] is not beside:
        told = any(
            token.bits & (bit.VERB | bit.AUXILIARY | bit.SAY) and parsed.at(at) is None
            for at, token in enumerate(parsed.tokens[: found[0].first])
        ) or any(
            parsed.words.has("holding_of", token.low) and parsed.at(at) is None
            for at, token in enumerate(parsed.tokens[found[0].last : beside.first], found[0].last)
        )
        kin = parsed.words.has("beside_people", parsed.tokens[found[0].head].low)
        return list_left(parsed, beside) if told or kin else found  # "he met the wife of a pastor held in Iran"
    return found


def _is_only_object(parsed: Parsed, phrase: NounPhrase) -> bool:
    """Whether a pronoun can be no subject: "explain to me why rapists are jailed" jails not "me"."""
    of = phrase.first > 0 and parsed.tokens[phrase.first - 1].low in parsed.words.sets["of"]
    return phrase.pronoun and not of and parsed.words.has("objective", parsed.tokens[phrase.first].low)


def agents(parsed: Parsed, hit: Hit, stands: Stand) -> list[NounPhrase]:
    """Who did it: an active verb's subject, or what follows "by"."""
    if stands.voice is Voiced.ACTIVE and hit.frame.whom is Whom.SUBJECT:
        return []
    if stands.voice is Voiced.ACTIVE:
        before = parsed.skip_left(stands.begins - 1)
        led = stands.gerund and before > 0 and parsed.tokens[before].bits & bit.PREPOSITION
        begins = raised(parsed, stands.begins) if stands.gerund else stands.begins
        opening = [one for one in (parsed.at(0),) if led and one is not None and one.is_personal]
        found = (implied(parsed, before) if led else []) or opening or subject(parsed, begins)
        return [one for one in found if one.is_personal or one.body or one.run]
    for index in range(hit.last, min(len(parsed.tokens), hit.last + 8)):
        token = parsed.tokens[index]
        if token.low in (",", ";", ".") and index > hit.last + 3:
            break
        if parsed.at(index) is None and (token.bits & (bit.VERB | bit.TRIGGER) or token.low.endswith("ed")):
            break  # "freed after talks brokered by …"
        if token.low in parsed.words.sets["by"]:
            phrase = parsed.at(index + 1)
            return (
                [phrase]
                if phrase is not None and phrase.first == index + 1 and (index + 1) not in parsed.masked
                else []
            )
    return []
