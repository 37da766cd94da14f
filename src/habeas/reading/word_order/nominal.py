"""Events told without a finite verb: by a noun, by a participle before a person, by a state somebody is in."""

from __future__ import annotations

from habeas.model import Certainty, Kind
from habeas.reading.word_order import tokens as bit
from habeas.reading.word_order.clauses import subject
from habeas.reading.word_order.enumerations import list_right, members, opens_list
from habeas.reading.word_order.grammar import Hit
from habeas.reading.word_order.happenings import Event, Party, depends, owner_of, party, term_of
from habeas.reading.word_order.nouns import NounPhrase
from habeas.reading.word_order.parsed import Parsed
from habeas.reading.word_order.verbs import Refused, Voiced, implied, raised


def noun(parsed: Parsed, hit: Hit) -> Event | Refused:
    """The event that a noun tells: "the arrest of X", "X's release", "the detentions"."""
    phrase = parsed.at(hit.first)
    start = phrase.first if phrase is not None else hit.first
    if _is_within_name(parsed, hit):
        return Refused("it is part of a name")
    barred = _noun_context(parsed, start, hit)
    if isinstance(barred, Refused):
        return barred
    if phrase is not None and phrase.head >= hit.last and phrase.name is None:
        return Refused("it only describes another noun")  # "trial lawyers"
    parties = _noun_parties(parsed, hit, phrase) or _taking_part(parsed, hit, start)
    if not parties and _is_of_things(parsed, hit):
        return Refused("it befell no person")
    definite = phrase is not None and parsed.tokens[phrase.first].low in ("the", "these", "those", "this", "both")
    if not parties and (hit.frame.owned_only or not (definite or hit.frame.always or barred is not None)):
        return Refused("a noun of nobody's")
    group = next((one.phrase for one in parties if one.phrase is not None and one.phrase.is_many), None)
    return Event(
        hit.frame, hit.first, hit.last, hit.first, tuple(parties), tuple(_by(parsed, hit.last)),
        hit.frame.always or barred, term_of(parsed, hit.first, hit.last), Voiced.NOUN, group,
    )  # fmt: skip


def _taking_part(parsed: Parsed, hit: Hit, start: int) -> list[Party]:
    """For "six men flew home as part of a prisoner exchange": the men."""
    lead = parsed.low(max(0, start - 2), start).split()
    if hit.frame.kind is not Kind.EXCHANGED or not lead or lead[-1] not in parsed.words.sets["taking_part"]:
        return []
    if {one.low for one in parsed.tokens[:start]} & parsed.words.sets["swapping"]:
        return []  # "swapped in a prisoner exchange": the verb tells it
    return [party(one) for one in implied(parsed, start) if one.is_personal]


def _is_within_name(parsed: Parsed, hit: Hit) -> bool:
    """Whether a noun is a word of a title ("the Fair Trial Act"): capitals on both sides, or throughout."""
    tokens = parsed.tokens
    if parsed.sentence.titled or hit.first == 0 or not tokens[hit.first].capital:
        return False
    before, behind = tokens[hit.first - 1], tokens[hit.last] if hit.last < len(tokens) else None
    beside = before.capital or (behind is not None and behind.capital)
    return beside or (hit.last - hit.first > 1 and tokens[hit.last - 1].capital)


def _is_of_things(parsed: Parsed, hit: Hit) -> bool:
    """Whether "of" leads to something that is nobody ("the release of the tape")."""
    inner = parsed.at(hit.last + 1) if parsed.low(hit.last, hit.last + 1) in hit.frame.of else None
    return inner is not None and not inner.is_personal


def _by(parsed: Parsed, at: int) -> list[NounPhrase]:
    for index in range(at, min(len(parsed.tokens), at + 8)):
        if parsed.tokens[index].low in (",", ";"):
            return []
        if parsed.tokens[index].low in parsed.words.sets["by"]:
            phrase = parsed.at(index + 1)
            return [phrase] if phrase is not None else []
    return []


def _noun_context(parsed: Parsed, start: int, hit: Hit) -> Certainty | Refused | None:
    """What the words before a noun make of its event."""
    sets = parsed.words.sets
    if hit.frame.kind is Kind.RELEASED and parsed.low(max(0, start - 2), start) in sets["told_in"]:
        return Refused("it is a release to the press")
    near = {
        token.low
        for index, token in enumerate(parsed.tokens[max(0, start - 4) : hit.first], max(0, start - 4))
        if not parsed.tokens[index + 1].low.startswith("court")  # an appeals court asks for nothing
    }
    wanting = sets["demand"] - {"for"}
    far = {token.low for token in parsed.tokens[max(0, start - 7) : start]} if "for" in near else set()
    if any(words in parsed.low(max(0, start - 8), start) for words in sets["before_hoped_event"]):
        return Refused("nothing says that it happened")
    if near & wanting or far & wanting:
        return Refused("it is a demand")
    if near & sets["before_no_event"] or (hit.frame.always and near & sets["refusal"]):
        return Refused("nothing says that it happened")
    return Certainty.FUTURE if near & sets["before_coming_event"] else None


def _noun_parties(parsed: Parsed, hit: Hit, phrase: NounPhrase | None) -> list[Party]:
    last = hit.last
    if last + 2 < len(parsed.tokens) and parsed.tokens[last].bits & bit.CONJUNCTION:
        last += 2  # "the arrest and trial of …"
    if "of" not in hit.frame.of:
        last = _past_verb(parsed, last)
    if last < len(parsed.tokens) and parsed.tokens[last].low in hit.frame.of:
        if phrase is not None and phrase.last > hit.last and phrase.is_personal:
            return [party(phrase)]
        return _behind_of(parsed, phrase, last)
    return _noun_owners(parsed, hit, phrase)


def _past_verb(parsed: Parsed, at: int) -> int:
    """For "a case was opened against X" standing behind the case: the token behind the verb."""
    for index in range(at, min(len(parsed.tokens), at + 6)):
        token = parsed.tokens[index]
        if token.low in parsed.words.sets["opening_cases"] and index > at:
            return index + 1
        if not (token.bits & (bit.AUXILIARY | bit.ADVERB) and parsed.at(index) is None):
            break
    return at


def _behind_of(parsed: Parsed, phrase: NounPhrase | None, of: int) -> list[Party]:
    """For "the arrest of X and Y", "the arrest of critics such as X": the people."""
    inner = parsed.at(of + 1)
    if inner is None or inner.first not in (of + 1, phrase.first if phrase is not None else -1):
        return []
    found = [one for one in list_right(parsed, inner) if one.is_personal or _may_be_name(one)]
    opened = members(parsed, inner.last) if not found and opens_list(parsed, inner.last) else None
    if opened is not None:
        return [party(one, member=True) for one in opened[0] if one.name is not None]
    return [party(one) for one in found]


def _noun_owners(parsed: Parsed, hit: Hit, phrase: NounPhrase | None) -> list[Party]:
    """For "X's arrest", "12 arrests", "the number of arrests reached 12": whose or how many."""
    if phrase is None:
        counted = parsed.at(hit.first - 1)
        return [party(counted)] if counted is not None and counted.bare and counted.last == hit.first else []
    owner = owner_of(parsed, phrase) if "of" in hit.frame.of else None
    if owner is not None and owner.last <= hit.first:
        return [owner]
    before = phrase.name
    if before is not None and parsed.tokens[hit.first].start >= before.end:
        return [Party(phrase.first, hit.first, None, before)]
    if phrase.count is not None and phrase.count.last == hit.first and not hit.frame.owned_only:
        return [party(phrase)]
    return _reached(parsed, hit)


def _may_be_name(phrase: NounPhrase) -> bool:
    return phrase.run and not phrase.body and phrase.owner is None


def _reached(parsed: Parsed, hit: Hit) -> list[Party]:
    """For "the number of detentions reached 1,373": the number as a group."""
    for index in range(hit.last, min(len(parsed.tokens), hit.last + 9)):
        if parsed.tokens[index].low in parsed.words.sets["reaching"]:
            for other in range(index + 1, min(len(parsed.tokens), index + 4)):
                phrase = parsed.at(other)
                if phrase is not None and phrase.count is not None:
                    return [party(phrase)]
    return []


def adjective(parsed: Parsed, hit: Hit) -> Event | Refused:
    """The event that a participle before a person tells: "the jailed poet"."""
    phrase = parsed.at(hit.first)
    if phrase is None or hit.last >= phrase.last or not phrase.is_personal or phrase.thing:
        return Refused("it describes nobody")
    if phrase.owner is not None and hit.last < phrase.owner[1]:
        phrase = _owner_of(parsed, phrase, phrase.owner)
        if not phrase.is_personal:
            return Refused("it describes nobody")
    if hit.frame.object == "named" and (phrase.name is None or parsed.tokens[hit.last].start != phrase.name.start):
        return Refused("it names nobody")
    if (
        phrase.name is None
        and phrase.count is None
        and parsed.low(max(0, phrase.first - 2), phrase.first) in parsed.words.sets["release_of"]
    ):
        return Refused("it only says whose release is spoken of")
    if hit.frame.kind is Kind.HELD and _is_over(parsed, phrase, hit):
        return Refused("it is over")
    if hit.frame.kind is Kind.DISAPPEARED and _is_in_general(phrase):
        return Refused("it speaks of such people in general")  # "to find abducted children"
    joined = [phrase] if phrase.name is None else list_right(parsed, phrase)
    certainty = (
        Certainty.DENIED
        if any(token.bits & bit.NEGATION for token in parsed.tokens[phrase.first : hit.first])
        else None
    )
    return Event(
        hit.frame, hit.first, hit.last, hit.first, tuple(party(one) for one in joined), (), certainty, None,
        Voiced.ADJECTIVE, phrase if phrase.is_many else None,
    )  # fmt: skip


def _is_over(parsed: Parsed, phrase: NounPhrase, hit: Hit) -> bool:
    """Whether somebody is said to be no prisoner any more: "the former prisoner", "freed prisoner X"."""
    before = parsed.tokens[max(0, phrase.first - 1) : hit.first]
    return any(parsed.words.has("past_prisoners", token.low) for token in before)


def _is_in_general(phrase: NounPhrase) -> bool:
    """Whether a phrase is a bare plural: neither named nor counted, with neither an article nor an owner."""
    bare = phrase.name is None and phrase.count is None and phrase.owner is None and not phrase.run
    return bare and not phrase.led and bool(phrase.people & bit.PERSONS) and not phrase.people & bit.PERSON


def _owner_of(parsed: Parsed, phrase: NounPhrase, owner: tuple[int, int]) -> NounPhrase:
    """The activist alone of "the jailed activist's mother": what stands before an owner describes only that owner."""
    first, last = owner
    people = parsed.tokens[last - 1].bits & bit.PEOPLE
    return NounPhrase(first, last, last - 1, name=phrase.owner_name, people=people)


def state(parsed: Parsed, hit: Hit) -> Event | Refused:
    """The event of a state: "is behind bars", "remains in custody", "hundreds still in prison"."""
    existing = _exists(parsed, hit)
    return existing if existing is not None else _no_state(parsed, hit) or _state(parsed, hit)


def _no_state(parsed: Parsed, hit: Hit) -> Refused | None:
    """Why the words behind a state make something else of it, if they do."""
    if parsed.low(hit.last - 1, hit.last + 1) in parsed.words.sets["after_state"]:
        return Refused(f"{parsed.low(hit.first, hit.last + 1)!r} is no state of a prisoner")
    behind = parsed.at(hit.last)
    taken = behind is not None and (behind.led or behind.pronoun or behind.count is not None)
    if parsed.words.has("takes_object", parsed.tokens[hit.first].low) and taken:
        return Refused("what is missing is a thing")
    return None


def _state(parsed: Parsed, hit: Hit) -> Event | Refused:
    begins, index = _copula(parsed, hit)
    if index < 0 and begins == hit.first:
        return _inverted(parsed, hit)
    if index < 0 or (hit.first in parsed.masked and hit.frame.kind is Kind.HELD):
        return Refused("nobody stands before it")
    certainty = _modality(parsed, begins, hit.first)
    phrase = parsed.at(index)
    beside = phrase is not None and _is_of(parsed, phrase)  # "the death of Ana Example in custody"
    if begins == hit.first and (phrase is None or not phrase.is_personal or hit.frame.copula or beside):
        return Refused("nobody is said to be so")
    if begins == hit.first and phrase is not None and _is_caused(parsed, phrase):
        return Refused("somebody wants it so")
    if parsed.tokens[index].low == "to":
        if not parsed.words.has("supposed", parsed.tokens[parsed.skip_left(index - 1)].low):
            return Refused("nothing says that it is so")
        begins, certainty = raised(parsed, index), Certainty.HEDGED
    people = [one for one in subject(parsed, begins) if one.is_personal or (one.run and not one.body)]
    if not people or parsed.words.has("times", parsed.tokens[people[0].head].low):
        return Refused("nobody is said to be so")
    if hit.frame.kind is Kind.DISAPPEARED and parsed.words.has("first_person", parsed.tokens[people[0].head].low):
        return Refused("what is missing is a thing")  # "what I had been missing"
    if certainty is None and depends(parsed, begins):
        certainty = Certainty.CONDITIONAL
    return Event(
        hit.frame,
        hit.first,
        hit.last,
        hit.first,
        tuple(party(one) for one in people),
        certainty=certainty,
        term=term_of(parsed, hit.first, hit.last),
        voice=Voiced.STATE,
        group=people[0] if people[0].is_many else None,
    )


def _is_caused(parsed: Parsed, phrase: NounPhrase) -> bool:
    """Whether a state is what somebody brings or wants about: "tried to get him locked up"."""
    return phrase.pronoun and phrase.first > 0 and parsed.words.has("causing", parsed.tokens[phrase.first - 1].low)


def _is_of(parsed: Parsed, phrase: NounPhrase) -> bool:
    """Whether a name belongs to a noun before it."""
    return phrase.name is not None and phrase.first > 0 and parsed.tokens[phrase.first - 1].low == "of"


def _inverted(parsed: Parsed, hit: Hit) -> Event | Refused:
    """For "Still in prison, however, are X and Y": who stands behind the verb."""
    at = parsed.skip_right(hit.last)
    while at < min(len(parsed.tokens), hit.last + 6) and (_parts(parsed, at)):
        at += 1
    if at >= len(parsed.tokens) or not parsed.tokens[at].bits & bit.BE:
        return Refused("nobody stands before it")
    phrase = parsed.at(parsed.skip_right(at + 1))
    if phrase is None or not phrase.is_personal:
        return Refused("nobody is said to be so")
    people = tuple(party(one) for one in list_right(parsed, phrase))
    group = phrase if phrase.is_many else None
    return Event(hit.frame, hit.first, hit.last, hit.first, people, voice=Voiced.STATE, group=group)


def _parts(parsed: Parsed, at: int) -> bool:
    """Whether a token only stands between a state and its verb (", however,")."""
    token = parsed.tokens[at]
    return token.low == "," or parsed.is_light(at) or bool(token.bits & bit.SUBORDINATOR)


def _copula(parsed: Parsed, hit: Hit) -> tuple[int, int]:
    """Where "is", "remains", "was reported" … before a state begins, and the token before it."""
    begins = hit.first
    index = parsed.skip_left(hit.first - 1)
    while index >= 0 and parsed.at(index) is None:
        token = parsed.tokens[index]
        if not (token.bits & (bit.AUXILIARY | bit.NEGATION) or parsed.words.has("found", token.low)):
            break
        begins = index
        index = parsed.skip_left(index - 1)
    return begins, index


def _modality(parsed: Parsed, begins: int, first: int) -> Certainty | None:
    bits = 0
    for token in parsed.tokens[begins:first]:
        bits |= token.bits
    if bits & bit.NEGATION:
        return Certainty.DENIED
    if bits & bit.CONDITIONAL:
        return Certainty.CONDITIONAL
    return Certainty.FUTURE if bits & bit.FUTURE else None


def _exists(parsed: Parsed, hit: Hit) -> Event | None:
    """For "there are 120 political prisoners", "the country has hundreds of political prisoners"."""
    phrase = parsed.at(hit.first)
    if phrase is None or phrase.count is None or hit.frame.kind is not Kind.HELD or not hit.frame.copula:
        return None
    before = parsed.skip_left(phrase.first - 1)
    if before < 0 or before - 1 < 0:
        return None
    token, further = parsed.tokens[before], parsed.tokens[parsed.skip_left(before - 1)]
    if token.bits & bit.HAVE or (token.bits & bit.BE and further.low == "there"):
        return Event(hit.frame, hit.first, hit.last, hit.first, (party(phrase),), voice=Voiced.STATE, group=phrase)
    return None
