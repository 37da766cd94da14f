"""Frames applied to a sentence: which events its triggers tell, of whom, and why the others tell none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from habeas.model import Certainty, Kind, gravest
from habeas.reading.word_order import tokens as bit
from habeas.reading.word_order.carried import carried
from habeas.reading.word_order.clauses import subject
from habeas.reading.word_order.context import is_voided, needs_met
from habeas.reading.word_order.enumerations import is_name, list_right, listed_behind, members, objects, opens_list
from habeas.reading.word_order.fitting import eligible, unfit
from habeas.reading.word_order.grammar import VERBAL, Form, Grammar, Hit, Whom
from habeas.reading.word_order.happenings import Event, Party, depends, party, term_of
from habeas.reading.word_order.nominal import adjective, noun, state
from habeas.reading.word_order.nouns import NounPhrase
from habeas.reading.word_order.parsed import Parsed
from habeas.reading.word_order.verbs import (
    Refused,
    Stand,
    Voiced,
    agents,
    befallen_by_passive,
    behind_particle,
    governed,
    inverted_subject,
    stand,
)

_CONVICTION = frozenset({Kind.SENTENCED, Kind.CONVICTED, Kind.HELD, Kind.CHARGED, Kind.DETAINED, Kind.TRIED})


def events(parsed: Parsed, grammar: Grammar) -> tuple[list[Event], list[Refused]]:
    """The events of a sentence in order, and why triggers gave none."""
    found: list[Event] = []
    refused: list[Refused] = []
    busy = -1
    for index in range(len(parsed.tokens)):
        if index < busy:
            continue
        best: Event | None = None
        for hit in grammar.hits(parsed.tokens, index):
            outcome = _try(parsed, hit, grammar)
            if isinstance(outcome, Event):
                best = outcome
                break
            refused.append(outcome)
        if best is not None:
            found.append(best)
            busy = max(index + 1, best.last if best.last - best.first <= 4 else index + 1)
    found = [each for event in found for each in (event, *carried(parsed, event))]
    return [_with_members(parsed, event, found[index + 1 :]) for index, event in enumerate(found)], refused


def _with_members(parsed: Parsed, event: Event, later: Sequence[Event]) -> Event:
    """The event with the people named behind "including" and the like, when it befell a group."""
    if event.voice is Voiced.PASSIVE:
        event = replace(event, parties=(*event.parties, *_along_with(parsed, event.last)))
    if event.group is None or any(one.name is not None for one in event.parties):
        return _with_last(parsed, event)
    opened = members(parsed, event.group.last)
    if not event.finite and event.voice is Voiced.PASSIVE and event.group.last == event.first:
        opened = _apposed(parsed, _participle_ends(parsed, event.last)) or opened
    opened = _apposed(parsed, event.group.last) or opened
    if opened is None and event.voice is Voiced.ADJECTIVE:
        opened = listed_behind(parsed, event.group.last)
    if opened is None or any(other.first < opened[1] for other in later):
        return event
    named = tuple(party(one, member=True) for one in opened[0] if is_name(one))
    return replace(event, parties=(*event.parties, *named))


def _apposed(parsed: Parsed, at: int) -> tuple[list[NounPhrase], int] | None:
    """The names behind a comma at ``at``: "two nurses, Ana Example and Clara Muster"."""
    apposed = parsed.at(at + 1) if parsed.low(at, at + 1) == "," else None
    if apposed is None or apposed.name is None or apposed.first != at + 1:
        return None
    return list_right(parsed, apposed), at


def _participle_ends(parsed: Parsed, at: int) -> int:
    """The comma behind "two nurses jailed in the same case", if no verb stands before it."""
    for index in range(at, min(len(parsed.tokens), at + 9)):
        if parsed.tokens[index].low == ",":
            return index
        if parsed.at(index) is None and parsed.tokens[index].bits & (bit.VERB | bit.AUXILIARY | bit.SAY):
            break
    return at


def _with_last(parsed: Parsed, event: Event) -> Event:
    """For "detained X and six others: Y, Z": also Y and Z."""
    last = event.parties[-1].phrase if event.parties else None
    if last is None or not last.is_many or last.last >= len(parsed.tokens):
        return event
    opened = members(parsed, last.last) if opens_list(parsed, last.last) else _apposed(parsed, last.last)
    named = [party(one, member=True) for one in opened[0] if is_name(one)] if opened is not None else []
    return replace(event, parties=(*event.parties, *named))


def _along_with(parsed: Parsed, at: int) -> list[Party]:
    """For "was arrested, along with X and Y": the people behind."""
    index = at + 1 if at < len(parsed.tokens) and parsed.tokens[at].low == "," else at
    for length in (3, 2):
        if parsed.low(index, index + length) in ("along with", "together with", "as well as") or (
            length == 2 and parsed.low(index, index + 1) == "alongside"
        ):
            start = index + (1 if parsed.low(index, index + 1) == "alongside" else length)
            return [party(phrase) for phrase in objects(parsed, start) if phrase.is_personal]
    return []


def _try(parsed: Parsed, hit: Hit, grammar: Grammar) -> Event | Refused:
    if _is_compound(parsed, hit):
        return Refused(f"{parsed.low(hit.first, hit.last + 1)!r} is no event")
    if hit.frame.kind in _CONVICTION and _is_generic(parsed, hit):
        return Refused("it says what the law could do")
    if hit.form in VERBAL:
        outcome = _verb(parsed, hit, grammar)
    elif hit.form is Form.ADJECTIVE:
        outcome = adjective(parsed, hit)
    elif hit.form is Form.STATE:
        outcome = state(parsed, hit)
    else:
        outcome = noun(parsed, hit)
    if isinstance(outcome, Event) and is_voided(parsed, outcome):
        return Refused("another word shows that something else is meant")
    if isinstance(outcome, Event) and not needs_met(parsed, outcome):
        return Refused(f"it lacks its {outcome.frame.needs}")
    return outcome


def _is_compound(parsed: Parsed, hit: Hit) -> bool:
    if hit.last >= len(parsed.tokens) or hit.form is Form.STATE:
        return False
    after = parsed.tokens[hit.last].low
    behind = parsed.low(hit.last, hit.last + 3) + " "
    dated = hit.last + 2 < len(parsed.tokens) and parsed.words.has("times", parsed.tokens[hit.last + 2].low)
    if not dated and any(behind.startswith(words + " ") for words in parsed.words.sets["after_trigger"]):
        return True
    if after not in parsed.words.sets["compounds"]:
        return False
    return hit.form in (Form.NOUN, Form.ADJECTIVE, Form.BASE) or parsed.tokens[hit.first].low == "arrest"


def _is_generic(parsed: Parsed, hit: Hit) -> bool:
    low = parsed.low(max(0, hit.first - 14), min(len(parsed.tokens), hit.last + 4))
    return any(phrase in low for phrase in parsed.words.sets["generic"])


# --- verbs ---------------------------------------------------------------------------------------------------------


def _verb(parsed: Parsed, hit: Hit, grammar: Grammar) -> Event | Refused:
    word = parsed.tokens[hit.first].low
    forms = frozenset(
        other.form
        for other in grammar.hits(parsed.tokens, hit.first)
        if other.frame.order == hit.frame.order and other.last == hit.last
    )
    if hit.form is not min((form for form in forms if form in VERBAL), key=list(Form).index):
        return Refused("another form of the same word was tried")
    stands = stand(parsed, hit, forms)
    if isinstance(stands, Refused):
        return stands
    made = unfit(parsed, hit, stands) or governed(parsed, stands)
    if isinstance(made, Refused):
        return made
    people = _befallen(parsed, hit, stands)
    if hit.frame.kind is Kind.EXCHANGED:
        people = [*people, *_exchanged_for(parsed, hit.last)]
    tails = hit.frame.tails_of(word)
    last = hit.last
    if tails:
        tail = _tail(parsed, hit, tails, people, stands)
        if tail is None:
            return Refused(f"{word!r} lacks what makes it an event")
        last = tail
        nobody = not any(one.is_personal or one.run for one in people)
        if stands.voice is Voiced.ACTIVE and hit.frame.whom is Whom.OBJECT and nobody:
            people = objects(parsed, tail + 1 if parsed.low(tail, tail + 1) in ("to", "for") else tail)
    if stands.voice is Voiced.ADJECTIVE:
        return adjective(parsed, hit)
    kept = eligible(parsed, hit, stands, people)
    if isinstance(kept, Refused):
        return kept
    certainty = _how_sure(parsed, stands, made, kept)
    return Event(
        hit.frame, hit.first, last, hit.first, tuple(kept), tuple(agents(parsed, hit, stands)),
        hit.frame.always or certainty, term_of(parsed, hit.first, last), stands.voice,
        people[0] if people and people[0].is_many else None, stands.finite,
    )  # fmt: skip


def _how_sure(parsed: Parsed, stands: Stand, governor: Certainty | None, parties: Sequence[Party]) -> Certainty | None:
    """What auxiliaries, a governing word, "no" before the people and an "if" make of the event together."""
    told = [one for one in (stands.certainty, governor) if one is not None]
    if any(_is_negated(parsed, one) for one in parties):
        told.append(Certainty.DENIED)
    if told:
        return gravest(*told)
    return Certainty.CONDITIONAL if depends(parsed, stands.begins) else None


def _is_negated(parsed: Parsed, one: Party) -> bool:
    """Whether "no", "neither" or "none of" stands before a party: "no nurse was arrested"."""
    of = one.first > 1 and parsed.tokens[one.first - 1].low in parsed.words.sets["of"]
    before = parsed.tokens[max(0, one.first - 1 - of) : one.first + 1]
    return bool({token.low for token in before} & parsed.words.sets["none"])


def _exchanged_for(parsed: Parsed, at: int) -> list[NounPhrase]:
    """For "X was swapped for Y": Y."""
    for index in range(at, min(len(parsed.tokens), at + 8)):
        if parsed.tokens[index].low in parsed.words.sets["exchanged_for"] and parsed.at(index) is None:
            return [one for one in objects(parsed, index + 1) if one.is_personal]
        if parsed.tokens[index].low in (",", ";"):
            break
    return []


def _befallen(parsed: Parsed, hit: Hit, stands: Stand) -> list[NounPhrase]:
    """Whom the event befalls, by the frame and by how the verb stands."""
    passive = stands.voice is Voiced.PASSIVE
    if hit.frame.whom is Whom.OWNER:
        changed = subject(parsed, stands.begins) if passive else objects(parsed, hit.last)
        if not changed:
            return []
        owned = parsed.low(changed[0].last, changed[0].last + 1) in parsed.words.sets["of"] and not passive
        inner = objects(parsed, changed[0].last + 1) if owned else []
        return inner if inner and inner[0].is_personal else changed[:1]
    if hit.frame.whom is Whom.SUBJECT:
        return [] if passive else subject(parsed, stands.begins)
    if not passive:
        return objects(parsed, hit.last) or _behind_term(parsed, hit) or behind_particle(parsed, hit)
    found = befallen_by_passive(parsed, stands)
    behind = _named_behind(parsed, hit)
    if behind:
        return behind
    return found if stands.finite else _by_copula(parsed, found)


def _behind_term(parsed: Parsed, hit: Hit) -> list[NounPhrase]:
    """For "handed jail terms of three years to X and Y": the people behind "to"."""
    if hit.frame.needs != "term":
        return []
    for index in range(hit.last, min(len(parsed.tokens) - 1, hit.last + 9)):
        if parsed.tokens[index].low in parsed.words.sets["to"] and index not in parsed.masked:
            return [one for one in objects(parsed, index + 1) if one.is_personal]
    return []


def _by_copula(parsed: Parsed, found: list[NounPhrase]) -> list[NounPhrase]:
    """For "Ana Example is one of the six arrested": Ana Example."""
    if len(found) != 1 or found[0].name is not None:
        return found
    before = parsed.skip_left(found[0].first - 1)
    if before < 1 or parsed.tokens[before].low not in ("is", "was", "are", "were", "became"):
        return found
    named = [one for one in subject(parsed, before) if one.name is not None]
    return named or found


def _named_behind(parsed: Parsed, hit: Hit) -> list[NounPhrase]:
    """For "among those arrested was X", "the detained include X": the names behind."""
    if all(parsed.is_light(index) for index in range(hit.first)):
        return inverted_subject(parsed, hit.last)
    index = parsed.skip_right(hit.last)
    if index >= len(parsed.tokens) or not (
        (parsed.tokens[index].bits & bit.BE and parsed.tokens[index].low in ("was", "were", "is", "are"))
        or parsed.tokens[index].low in ("include", "includes", "included")
    ):
        return []
    lead = parsed.low(max(0, hit.first - 2), hit.first)
    phrase = parsed.at(parsed.skip_right(index + 1))
    if phrase is None or not (
        lead.endswith(("those", "the", "people", "ones")) or "among" in parsed.low(max(0, hit.first - 6), hit.first)
    ):
        return []
    found = list_right(parsed, phrase)
    opened = members(parsed, found[-1].last) if found[-1].name is None else None
    return opened[0] if opened else found


def _tail(
    parsed: Parsed, hit: Hit, tails: Sequence[tuple[str, ...]], people: Sequence[NounPhrase], stands: Stand
) -> int | None:
    """Where a needed tail ends: right behind the verb, or behind its object or agent."""
    starts = [parsed.skip_right(hit.last), hit.last]
    if hit.frame.whom is Whom.OWNER and stands.voice is Voiced.PASSIVE and _owns_tail(parsed, tails, people):
        return hit.last
    if people and stands.voice is Voiced.ACTIVE and hit.frame.whom is Whom.OBJECT:
        starts += [parsed.skip_right(people[-1].last), people[-1].last, people[0].last]
    if stands.voice is Voiced.PASSIVE or hit.frame.far_tail:
        starts += list(range(hit.last, min(len(parsed.tokens), hit.last + (9 if hit.frame.far_tail else 6))))
    for start in starts:
        if any(token.bits & bit.NEGATION for token in parsed.tokens[hit.last : start]):
            continue
        for tail in tails:
            if parsed.phrase_follows(start, *tail):
                return start + len(tail)
    return None


def _owns_tail(parsed: Parsed, tails: Sequence[tuple[str, ...]], people: Sequence[NounPhrase]) -> bool:
    """Whether the subject of a passive is what the frame changes: "the citizenship of X was revoked"."""
    return any(
        parsed.tokens[at].low == tail[-1]
        for one in people
        for at in range(max(0, one.first - 2), one.last)
        for tail in tails
    )


def triggers(parsed: Parsed, grammar: Grammar) -> Iterator[Hit]:
    """Every hit of the grammar in the sentence."""
    for index in range(len(parsed.tokens)):
        yield from grammar.hits(parsed.tokens, index)
