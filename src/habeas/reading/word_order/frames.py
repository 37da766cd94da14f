"""Frames applied to a sentence: which events its triggers tell, of whom, and why the others tell none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from habeas.model import Certainty, Kind, gravest
from habeas.reading.word_order import tokens as bit
from habeas.reading.word_order.carried import carried
from habeas.reading.word_order.clauses import subject
from habeas.reading.word_order.enumerations import is_name, list_right, listed_behind, members, objects, opens_list
from habeas.reading.word_order.grammar import VERBAL, Form, Grammar, Hit, Whom
from habeas.reading.word_order.happenings import Event, Party, depends, owner_of, party, same_term, term_of
from habeas.reading.word_order.nominal import adjective, noun, state
from habeas.reading.word_order.nouns import NounPhrase
from habeas.reading.word_order.parsed import Parsed
from habeas.reading.word_order.tokens import QUOTES, fold
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

_TERM_NEAR = 80  # code points between a verb and the term that makes it a sentence
_NEAR = 2000  # code points around a sentence in which a report says whom it is about
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
    apposed = parsed.at(event.group.last + 1) if parsed.low(event.group.last, event.group.last + 1) == "," else None
    if apposed is not None and apposed.name is not None and apposed.first == event.group.last + 1:
        opened = (list_right(parsed, apposed), event.group.last)
    if opened is None and event.voice is Voiced.ADJECTIVE:
        opened = listed_behind(parsed, event.group.last)
    if opened is None or any(other.first < opened[1] for other in later):
        return event
    named = tuple(party(one, member=True) for one in opened[0] if is_name(one))
    return replace(event, parties=(*event.parties, *named))


def _with_last(parsed: Parsed, event: Event) -> Event:
    """For "detained X and six others: Y, Z": also Y and Z."""
    last = event.parties[-1].phrase if event.parties else None
    if last is None or not last.is_many or last.last >= len(parsed.tokens) or not opens_list(parsed, last.last):
        return event
    opened = members(parsed, last.last)
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
    if isinstance(outcome, Event) and not _needs_met(parsed, outcome):
        return Refused(f"it lacks its {outcome.frame.needs}")
    return outcome


def _is_compound(parsed: Parsed, hit: Hit) -> bool:
    if hit.last >= len(parsed.tokens) or hit.form is Form.STATE:
        return False
    after = parsed.tokens[hit.last].low
    behind = parsed.low(hit.last, hit.last + 3) + " "
    if any(behind.startswith(words + " ") for words in parsed.words.sets["after_trigger"]):
        return True
    if after not in parsed.words.sets["compounds"]:
        return False
    return hit.form in (Form.NOUN, Form.ADJECTIVE, Form.BASE) or parsed.tokens[hit.first].low == "arrest"


def _is_generic(parsed: Parsed, hit: Hit) -> bool:
    low = parsed.low(max(0, hit.first - 14), min(len(parsed.tokens), hit.last + 4))
    return any(phrase in low for phrase in parsed.words.sets["generic"])


def is_country(parsed: Parsed, phrase: NounPhrase) -> bool:
    """Whether a phrase is a country's name and nothing else."""
    low = parsed.low(phrase.first, phrase.last).removeprefix("the ")
    return phrase.name is None and low in parsed.words.sets["names_of_places"]


def _is_of_freed(parsed: Parsed) -> bool:
    """Whether the report says near the sentence that people are freed."""
    start = max(0, parsed.sentence.start - _NEAR)
    around = fold(parsed.sentence.text[start : parsed.sentence.end + _NEAR])
    return any(word in around for word in parsed.words.sets["freed"])


def _needs_met(parsed: Parsed, event: Event) -> bool:
    needs = event.frame.needs
    if event.frame.unless and _is_voided(parsed, event):
        return False
    if needs == "term":
        return (
            _is_near(parsed, event)
            or same_term(parsed, event.last) is not None
            or bool({"sentence", "sentences"} & set(parsed.low(event.last, event.last + 6).split()))
        )
    low = {token.low for token in parsed.tokens}
    if needs == "custody":
        return bool(low & parsed.words.sets["custody"])
    if needs == "inside":
        near = [token.low for token in parsed.tokens[event.last : event.last + 12]]
        return any(
            word in parsed.words.sets["inside"] and "in" in near[max(0, at - 3) : at] for at, word in enumerate(near)
        )
    if needs == "unknown":
        return bool(parsed.words.sets["unknown"] & {token.low for token in parsed.tokens[event.last : event.last + 12]})
    if needs == "abroad":
        after = parsed.at(event.last)
        return after is not None and is_country(parsed, after) and _is_of_freed(parsed)
    if needs == "receiver":
        return any(is_country(parsed, one) for one in event.agents) and _is_of_freed(parsed)
    if needs == "country":
        return bool(low & (parsed.words.states.keys() | parsed.words.sets["abroad"] | parsed.words.sets["prisoners"]))
    if needs == "place":
        after = parsed.at(event.last)
        return "exile" in low or "country" in low or (after is not None and (after.place or after.run))
    return True


def _is_near(parsed: Parsed, event: Event) -> bool:
    """Whether a term stands near the words it belongs to."""
    end = parsed.tokens[event.last - 1].end
    return event.term is not None and event.term.span.start - end < _TERM_NEAR


def _is_voided(parsed: Parsed, event: Event) -> bool:
    """Whether the sentence has a word that shows that its frame means something else, and none of custody."""
    low = {token.low for token in parsed.tokens}
    inside = parsed.words.sets["inside"] | parsed.words.sets["prisoners"]
    return bool(low & event.frame.unless) and not low & inside


# --- verbs ---------------------------------------------------------------------------------------------------------


def _unfit(parsed: Parsed, hit: Hit, stands: Stand) -> Refused | None:
    """Why a verb that stands like this tells no event, if that can be seen from it alone."""
    passive = stands.voice is Voiced.PASSIVE
    if passive and not stands.finite and _has_its_own_subject(parsed, hit):
        return Refused("whoever stands before it did it")
    if hit.frame.passive_only and not passive:
        return Refused("only its passive tells an event")
    if _is_of_a_thing(parsed, hit, stands):
        return Refused("its object is no person")
    behind = parsed.low(hit.last, hit.last + 1)
    if hit.frame.passive_only and behind in parsed.words.sets["to"] and not (passive and stands.finite):
        return Refused("what is meant is an attempt")  # "the police tried to …"
    taken = objects(parsed, hit.last) if hit.frame.passive_only and passive and not hit.frame.tails else []
    if (
        taken
        and taken[0].first not in parsed.masked
        and not parsed.words.has("times", parsed.tokens[taken[0].head].low)
    ):
        return Refused("only its passive tells an event")  # "he's held a rally"
    group = {token.low for token in parsed.tokens[stands.begins : stands.begins + 3]}
    if passive and stands.begins + 8 > hit.first and group & parsed.words.sets["ought"]:
        return Refused("it is a demand")
    return None


def _has_its_own_subject(parsed: Parsed, hit: Hit) -> bool:
    """Whether a bare past form is active though nothing follows: "he charged", "the ad that X released", "…,” X charged"."""
    phrase = parsed.at(parsed.skip_left(hit.first - 1))
    if phrase is None or phrase.last + 2 < hit.first:
        return False
    if phrase.pronoun:
        return parsed.tokens[phrase.first].low in parsed.words.sets["nominative"]
    before = parsed.tokens[phrase.first - 1] if phrase.first else None
    if before is None or phrase.people and phrase.name is None:
        return False
    gap = bool(before.bits & bit.RELATIVE) and before.low != "who" and phrase.first > 1
    return gap or before.low in QUOTES


def _is_of_a_thing(parsed: Parsed, hit: Hit, stands: Stand) -> bool:
    """Whether what follows a verb shows that it is no person's ("executed it", "were charged fees", "seized on …")."""
    at = hit.last
    if hit.frame.whom is Whom.OBJECT and parsed.low(at, at + 1) in parsed.words.sets["it"]:
        return True
    if parsed.low(at, at + 1) in hit.frame.bars and at + 1 not in parsed.masked:
        return True
    behind = objects(parsed, at) if stands.voice is Voiced.PASSIVE and stands.finite and not hit.frame.tails else []
    return bool(behind) and behind[0].thing and at not in parsed.masked and hit.frame.needs is None


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
    made = _unfit(parsed, hit, stands) or governed(parsed, stands)
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
    kept = _eligible(parsed, hit, stands, people)
    if isinstance(kept, Refused):
        return kept
    certainty = (
        gravest(*[one for one in (stands.certainty, made) if one is not None]) if stands.certainty or made else None
    )
    if certainty is None and depends(parsed, stands.begins):
        certainty = Certainty.CONDITIONAL
    return Event(
        hit.frame, hit.first, last, hit.first, tuple(kept), tuple(agents(parsed, hit, stands)),
        hit.frame.always or certainty, term_of(parsed, hit.first, last), stands.voice,
        people[0] if people and people[0].is_many else None, stands.finite,
    )  # fmt: skip


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
        if not changed and not passive:
            return []
        return changed[:1]
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


def _only_counts(parsed: Parsed, phrase: NounPhrase) -> bool:
    """Whether it is "both", "all", "those arrested": people spoken of before."""
    counting = parsed.tokens[phrase.first].low in parsed.words.sets["quantifiers"]
    return (
        counting
        and not phrase.run
        and all(token.bits & (bit.TRIGGER | bit.DETERMINER) for token in parsed.tokens[phrase.first + 1 : phrase.last])
    )


def _eligible(parsed: Parsed, hit: Hit, stands: Stand, people: Sequence[NounPhrase]) -> list[Party] | Refused:
    """The parties a frame accepts, or why none is."""
    if hit.frame.whom is Whom.OWNER:
        owned = [owner for phrase in people if (owner := owner_of(parsed, phrase)) is not None]
        owned += [party(one) for one in people if one.name is not None and parsed.low(one.last, one.last + 1) == "'s"]
        return owned or Refused("nobody owns what it changes")
    wanted = hit.frame.object
    kept = []
    for phrase in people:
        if phrase.thing or phrase.first in parsed.masked or _is_part_of_thing(parsed, stands, phrase):
            continue
        if wanted == "prisoner" and not _are_prisoners(parsed, phrase):
            continue
        if hit.frame.needs == "abroad" and not phrase.is_personal:
            continue
        if hit.frame.passive_only and not stands.finite and not hit.frame.tails and _is_unled(parsed, hit, phrase):
            continue
        single = phrase.run and not phrase.place and phrase.last - phrase.first <= 2
        everyone = stands.voice is Voiced.PASSIVE and stands.finite and _only_counts(parsed, phrase)
        if phrase.is_personal or everyone or (wanted == "any" and not phrase.body) or (single and not phrase.body):
            kept.append(party(phrase))
    if not kept:
        return Refused("no person is named or counted")
    return kept


def _is_unled(parsed: Parsed, hit: Hit, phrase: NounPhrase) -> bool:
    """Whether capitals stand right before a bare participle ("the Example Forum held in May"): rather an event."""
    beside = parsed.skip_left(hit.first - 1) < phrase.last
    return beside and (phrase.run or phrase.name is not None) and not phrase.people and not _has_trade(parsed, phrase)


def _has_trade(parsed: Parsed, phrase: NounPhrase) -> bool:
    return any(token.bits & bit.PEOPLE for token in parsed.tokens[phrase.first : phrase.last])


def _is_part_of_thing(parsed: Parsed, stands: Stand, phrase: NounPhrase) -> bool:
    """Whether an object is a sum, or a name that owns what is meant ("released Ana Example's 1995 letters")."""
    behind = parsed.low(phrase.last, phrase.last + 2)
    if not phrase.people and (behind == ", which" or behind.startswith("which ")):
        return True  # of people one says "who"
    sum_of = phrase.bare and parsed.words.has("sums", parsed.tokens[phrase.last - 1].low)
    owns = phrase.name is not None and parsed.low(phrase.last, phrase.last + 1) == "'s"
    return sum_of or (owns and stands.voice is Voiced.ACTIVE)


def _are_prisoners(parsed: Parsed, phrase: NounPhrase) -> bool:
    words = {token.low for token in parsed.tokens[phrase.first : phrase.last]}
    return bool(
        words
        & (
            parsed.words.sets["prisoners"]
            | {"dissidents", "hostage", "journalists", "activists", "opponents", "dissident", "journalist", "activist"}
        )
    )


def triggers(parsed: Parsed, grammar: Grammar) -> Iterator[Hit]:
    """Every hit of the grammar in the sentence."""
    for index in range(len(parsed.tokens)):
        yield from grammar.hits(parsed.tokens, index)
