"""Frames applied to a sentence: which events its triggers tell, of whom, and why the others tell none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from habeas.model import Certainty, Kind, Term, gravest
from habeas.reading import tokens as bit
from habeas.reading.clauses import list_right, members, objects, subject
from habeas.reading.grammar import VERBAL, Form, Frame, Grammar, Hit, Whom
from habeas.reading.names import Name
from habeas.reading.nouns import NounPhrase
from habeas.reading.parsed import Parsed
from habeas.reading.verbs import Refused, Stand, Voiced, agents, befallen_by_passive, governed, raised, stand

_CONVICTION = frozenset({Kind.SENTENCED, Kind.CONVICTED, Kind.HELD, Kind.CHARGED, Kind.DETAINED, Kind.TRIED})


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody an event befalls: a noun phrase, or the owner in one ("his arrest", "Ana's release") by tokens."""

    first: int
    last: int
    phrase: NounPhrase | None = None
    name: Name | None = None
    member: bool = False


@dataclass(frozen=True, slots=True)
class Event:
    """What a frame found: tokens ``first`` up to ``last`` are the trigger; ``anchor`` is its main word."""

    frame: Frame
    first: int
    last: int
    anchor: int
    parties: tuple[Party, ...]
    agents: tuple[NounPhrase, ...] = ()
    certainty: Certainty | None = None
    term: Term | None = None
    voice: Voiced = Voiced.NOUN
    group: NounPhrase | None = None
    finite: bool = True


def party(phrase: NounPhrase, *, member: bool = False) -> Party:
    """The party that a noun phrase names."""
    return Party(phrase.first, phrase.last, phrase, phrase.name, member)


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
    return [_with_members(parsed, event, found[index + 1 :]) for index, event in enumerate(found)], refused


def _with_members(parsed: Parsed, event: Event, later: Sequence[Event]) -> Event:
    """The event with the people named behind "including" and the like, when it befell a group."""
    if event.voice is Voiced.PASSIVE:
        event = replace(event, parties=(*event.parties, *_along_with(parsed, event.last)))
    if event.group is None or any(one.name is not None for one in event.parties):
        return event
    opened = members(parsed, event.group.last)
    apposed = parsed.at(event.group.last + 1) if parsed.low(event.group.last, event.group.last + 1) == "," else None
    if apposed is not None and apposed.name is not None and apposed.first == event.group.last + 1:
        opened = (list_right(parsed, apposed), event.group.last)
    if opened is None or any(other.first < opened[1] for other in later):
        return event
    named = tuple(party(one, member=True) for one in opened[0] if one.name is not None)
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
        outcome = _adjective(parsed, hit)
    elif hit.form is Form.STATE:
        outcome = _state(parsed, hit)
    else:
        outcome = _noun(parsed, hit)
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


def _needs_met(parsed: Parsed, event: Event) -> bool:
    needs = event.frame.needs
    if needs == "term":
        return event.term is not None or bool(
            {"sentence", "sentences"} & set(parsed.low(event.last, event.last + 6).split())
        )
    low = {token.low for token in parsed.tokens}
    if needs == "custody":
        return bool(low & parsed.words.sets["custody"])
    if needs == "place":
        after = parsed.at(event.last)
        return "exile" in low or "country" in low or (after is not None and after.place)
    return True


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
    if hit.frame.passive_only and stands.voice is not Voiced.PASSIVE:
        return Refused("only its passive tells an event")
    made = governed(parsed, stands)
    if isinstance(made, Refused):
        return made
    people = _befallen(parsed, hit, stands)
    tails = hit.frame.tails_of(word)
    last = hit.last
    if tails:
        tail = _tail(parsed, hit, tails, people, stands)
        if tail is None:
            return Refused(f"{word!r} lacks what makes it an event")
        last = tail
        if stands.voice is Voiced.ACTIVE and hit.frame.whom is Whom.OBJECT and not people:
            people = objects(parsed, tail + 1 if parsed.low(tail, tail + 1) in ("to", "for") else tail)
    if stands.voice is Voiced.ADJECTIVE:
        return _adjective(parsed, hit)
    kept = _eligible(parsed, hit, people)
    if isinstance(kept, Refused):
        return kept
    certainty = (
        gravest(*[one for one in (stands.certainty, made) if one is not None]) if stands.certainty or made else None
    )
    if certainty is None and _depends(parsed, stands.begins):
        certainty = Certainty.CONDITIONAL
    return Event(
        hit.frame, hit.first, last, hit.first, tuple(kept), tuple(agents(parsed, hit, stands)),
        hit.frame.always or certainty, _term(parsed, hit.first, last), stands.voice,
        people[0] if people and people[0].is_many else None, stands.finite,
    )  # fmt: skip


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
        return objects(parsed, hit.last)
    found = befallen_by_passive(parsed, stands)
    behind = _named_behind(parsed, hit)
    if behind:
        return behind
    return found if stands.finite else _by_copula(parsed, found)


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
        return _inverted_subject(parsed, hit.last)
    index = parsed.skip_right(hit.last)
    if index >= len(parsed.tokens) or not (
        (parsed.tokens[index].bits & bit.BE
        and parsed.tokens[index].low in ("was", "were", "is", "are"))
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


def _inverted_subject(parsed: Parsed, at: int) -> list[NounPhrase]:
    """For "Also arrested last year … was X": who stands behind the verb."""
    for index in range(at, min(len(parsed.tokens), at + 25)):
        if parsed.tokens[index].low in ("was", "were", "is", "are") and parsed.at(index) is None:
            phrase = parsed.at(parsed.skip_right(index + 1))
            return list_right(parsed, phrase) if phrase is not None and phrase.is_personal else []
    return []


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
        for tail in tails:
            if parsed.phrase_follows(start, *tail):
                return start + len(tail)
    return None


def _eligible(parsed: Parsed, hit: Hit, people: Sequence[NounPhrase]) -> list[Party] | Refused:
    """The parties a frame accepts, or why none is."""
    if hit.frame.whom is Whom.OWNER:
        owned = [owner for phrase in people if (owner := owner_of(parsed, phrase)) is not None]
        return owned or Refused("nobody owns what it changes")
    wanted = hit.frame.object
    kept = []
    for phrase in people:
        if phrase.thing or phrase.first in parsed.masked:
            continue
        if wanted == "prisoner" and not _are_prisoners(parsed, phrase):
            continue
        single = phrase.run and not phrase.place and phrase.last - phrase.first <= 2
        if phrase.is_personal or (wanted == "any" and not phrase.body) or (single and not phrase.body):
            kept.append(party(phrase))
    if not kept:
        return Refused("no person is named or counted")
    return kept


def _are_prisoners(parsed: Parsed, phrase: NounPhrase) -> bool:
    words = {token.low for token in parsed.tokens[phrase.first : phrase.last]}
    return bool(
        words
        & (
            parsed.words.sets["prisoners"]
            | {"dissidents", "hostage", "journalists", "activists", "opponents", "dissident", "journalist", "activist"}
        )
    )


def owner_of(parsed: Parsed, phrase: NounPhrase) -> Party | None:
    """The person who owns a noun phrase: "his sentence", "Ana's arrest"."""
    if phrase.owner is None:
        return None
    first, last = phrase.owner
    if phrase.owner_name is not None:
        return Party(first, last, None, phrase.owner_name)
    token = parsed.tokens[last - 1]
    if last - first == 1 and token.bits & bit.POSSESSIVE and token.low in ("his", "her", "their", "whose", "my", "our"):
        return Party(first, last)
    if token.bits & bit.PEOPLE:
        return Party(first, last)
    return None


def _depends(parsed: Parsed, begins: int) -> bool:
    """Whether an "if" or "unless" opens the clause."""
    for index in range(begins - 1, max(-1, begins - 12), -1):
        token = parsed.tokens[index]
        if token.low in ("if", "unless"):
            return True
        if token.low in (",", ";", ".") or token.bits & bit.SAY:
            return False
    return False


def _term(parsed: Parsed, first: int, last: int) -> Term | None:
    """The term that belongs to a trigger: the nearest behind it, before another sentence's words; else just before."""
    if not parsed.terms:
        return None
    start, end = parsed.tokens[first].start, parsed.tokens[last - 1].end
    behind = [term for term in parsed.terms if term.span.end > start]
    if behind and behind[0].span.start - end < 120:
        return behind[0]
    before = [term for term in parsed.terms if term.span.end <= start and start - term.span.end < 30]
    return before[-1] if before else None


# --- nouns, adjectives, states -------------------------------------------------------------------------------------


def _noun(parsed: Parsed, hit: Hit) -> Event | Refused:
    phrase = parsed.at(hit.first)
    start = phrase.first if phrase is not None else hit.first
    barred = _noun_context(parsed, start, hit)
    if isinstance(barred, Refused):
        return barred
    parties = _noun_parties(parsed, hit, phrase)
    definite = phrase is not None and parsed.tokens[phrase.first].low in ("the", "these", "those", "this", "both")
    if not parties and (hit.frame.owned_only or not (definite or hit.frame.always or barred is not None)):
        return Refused("a noun of nobody's")
    group = next((one.phrase for one in parties if one.phrase is not None and one.phrase.is_many), None)
    return Event(
        hit.frame, hit.first, hit.last, hit.first, tuple(parties), tuple(_by(parsed, hit.last)),
        hit.frame.always or barred, _term(parsed, hit.first, hit.last), Voiced.NOUN, group,
    )  # fmt: skip


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
    near = [token.low for token in parsed.tokens[max(0, start - 4) : hit.first]]
    if any(word in sets["demand"] and word != "for" for word in near) or ("for" in near and any(
        word in sets["demand"] for word in (token.low for token in parsed.tokens[max(0, start - 7) : start]) if word != "for"
    )):  # fmt: skip
        return Refused("it is a demand")
    if any(
        word
        in (
            "warrant",
            "warrants",
            "avoid",
            "risk",
            "fear",
            "without",
            "no",
            "threat",
            "threats",
            "facing",
            "face",
            "possible",
            "potential",
        )
        for word in near
    ):
        return Refused("nothing says that it happened")
    if any(
        word
        in (
            "ordered",
            "orders",
            "agreed",
            "awaiting",
            "pending",
            "promised",
            "expected",
            "upcoming",
            "planned",
            "possible",
        )
        for word in near
    ):
        return Certainty.FUTURE
    return None


def _noun_parties(parsed: Parsed, hit: Hit, phrase: NounPhrase | None) -> list[Party]:
    if hit.last < len(parsed.tokens) and parsed.tokens[hit.last].low in hit.frame.of:
        inner = parsed.at(hit.last + 1)
        if phrase is not None and phrase.last > hit.last and phrase.is_personal:
            return [party(phrase)]
        if inner is not None and inner.first == hit.last + 1:
            found = [one for one in list_right(parsed, inner) if one.is_personal or (one.run and not one.body)]
            return [party(one) for one in found]
        return []
    if phrase is None:
        return []
    owner = owner_of(parsed, phrase) if hit.frame.of == {"of"} else None
    if owner is not None and owner.last <= hit.first:
        return [owner]
    before = phrase.name
    if before is not None and parsed.tokens[hit.first].start >= before.end:
        return [Party(phrase.first, hit.first, None, before)]
    if phrase.count is not None and phrase.count.last == hit.first:
        return [party(phrase)]
    return _reached(parsed, hit)


def _reached(parsed: Parsed, hit: Hit) -> list[Party]:
    """For "the number of detentions reached 1,373": the number as a group."""
    for index in range(hit.last, min(len(parsed.tokens), hit.last + 9)):
        if parsed.tokens[index].low in (
            "reached",
            "stood",
            "rose",
            "exceeded",
            "climbed",
            "totaled",
            "totalled",
            "hit",
        ):
            for other in range(index + 1, min(len(parsed.tokens), index + 4)):
                phrase = parsed.at(other)
                if phrase is not None and phrase.count is not None:
                    return [party(phrase)]
    return []


def _adjective(parsed: Parsed, hit: Hit) -> Event | Refused:
    phrase = parsed.at(hit.first)
    if phrase is None or hit.last >= phrase.last or not phrase.is_personal or phrase.thing:
        return Refused("it describes nobody")
    if hit.frame.object == "named" and (phrase.name is None or parsed.tokens[hit.last].start != phrase.name.start):
        return Refused("it names nobody")
    if (
        phrase.name is None
        and phrase.count is None
        and parsed.low(max(0, phrase.first - 2), phrase.first) in ("release of", "freeing of")
    ):
        return Refused("it only says whose release is spoken of")
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


def _state(parsed: Parsed, hit: Hit) -> Event | Refused:
    existing = _exists(parsed, hit)
    if existing is not None:
        return existing
    index = parsed.skip_left(hit.first - 1)
    if index < 0 or (hit.first in parsed.masked and hit.frame.kind is Kind.HELD):
        return Refused("nobody stands before it")
    copula = False
    begins = hit.first
    certainty = None
    supposed = False
    while (
        index >= 0
        and parsed.at(index) is None
        and (
            parsed.tokens[index].bits & (bit.AUXILIARY | bit.NEGATION)
            or parsed.low(index, index + 1) in parsed.words.sets["found"]
        )
    ):
        copula, begins = True, index
        index = parsed.skip_left(index - 1)
    bits = 0
    for token in parsed.tokens[begins : hit.first]:
        bits |= token.bits
    if bits & bit.NEGATION:
        certainty = Certainty.DENIED
    elif bits & bit.CONDITIONAL:
        certainty = Certainty.CONDITIONAL
    elif bits & bit.FUTURE:
        certainty = Certainty.FUTURE
    phrase = parsed.at(index)
    if not copula and (phrase is None or not phrase.is_personal or hit.frame.copula):
        return Refused("nobody is said to be so")
    if index >= 0 and parsed.tokens[index].low == "to":
        supposed = parsed.tokens[parsed.skip_left(index - 1)].low in parsed.words.sets["supposed"]
        if not supposed:
            return Refused("nothing says that it is so")
        begins, certainty = raised(parsed, index), Certainty.HEDGED
    people = [one for one in subject(parsed, begins) if one.is_personal or (one.run and not one.body)]
    if not people:
        return Refused("nobody is said to be so")
    if certainty is None and _depends(parsed, begins):
        certainty = Certainty.CONDITIONAL
    first = begins if copula and hit.frame.kind is Kind.HELD and False else hit.first
    return Event(
        hit.frame, first, hit.last, hit.first, tuple(party(one) for one in people), (), certainty,
        _term(parsed, hit.first, hit.last), Voiced.STATE, people[0] if people[0].is_many else None,
    )  # fmt: skip


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


def triggers(parsed: Parsed, grammar: Grammar) -> Iterator[Hit]:
    """Every hit of the grammar in the sentence."""
    for index in range(len(parsed.tokens)):
        yield from grammar.hits(parsed.tokens, index)
