"""Frames applied to a sentence: which events its words tell, of whom, and why the others tell none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from habeas.model import Certainty, Kind, Term
from habeas.reading.endings.beside import companion_of, extent, term_of
from habeas.reading.endings.brackets import (
    Voice,
    bracket,
    is_of_its_case,
    voiced,
)
from habeas.reading.endings.concord import agreement
from habeas.reading.endings.declension import Sort
from habeas.reading.endings.described import is_laden
from habeas.reading.endings.dictionary import may_be_subject
from habeas.reading.endings.field import APART, Field
from habeas.reading.endings.grammar import WHOM, Hit, Way
from habeas.reading.endings.happenings import Event, Refused
from habeas.reading.endings.lexicon import fits
from habeas.reading.endings.modality import modality
from habeas.reading.endings.naming import Case
from habeas.reading.endings.parsed import Parsed, Phrase
from habeas.reading.endings.series import members
from habeas.reading.endings.whom import (
    describes_thing,
    has_thing_for_object,
    is_likely_subject,
    is_unknown_name,
    takes_thing,
    whom_it_befalls,
)
from habeas.reading.endings.words import DASHES
from habeas.reading.terms import lengths
from habeas.reading.whole import FREEING

_SUBJECT = 90
_GAP = 20  # code points between a dash and the term behind it
_MONTH = 31  # days: what is longer is no administrative arrest
_TITLE = 4  # unknown words that may describe a name
_INFINITIVE = 5  # tokens between the auxiliary of an infinitive and its participle
_SMALL_WORDS = frozenset({"adverb", "aux", "aux_base", "particle", "negation", "preposition"})
_FINITE = frozenset({Way.ACTS, Way.DONE, Way.DOES, Way.STATE, Way.TO, Way.FUTURE})


def events(field: Field) -> tuple[list[Event], list[Refused]]:
    """The events of a sentence in order, and why words of frames gave none."""
    found: list[Event] = []
    refused: list[Refused] = []
    busy = -1
    for index, hits in sorted(field.hits.items()):
        if index < busy:
            continue
        told: Event | None = None
        for hit in hits:
            if index in field.parsed.masked and not hit.frame.in_term:
                continue
            outcome = _try(field, hit)
            if isinstance(outcome, Refused):
                refused.append(outcome)
                told = told or _of_the_convicted(field, hit, found)
            elif not outcome.implied:
                told = outcome
                break
            else:  # a word that may describe somebody ("uwięziony poeta") is better read so than of nobody
                told = told or outcome
        if told is not None:
            found.append(told)
            busy = told.last if told.last - index <= 4 else index + 1
    kept = _without_traits(_without_echoes(field.parsed, found))
    return [*kept, *_gapped(field, kept)], refused


def _of_the_convicted(field: Field, hit: Hit, found: list[Event]) -> Event | None:
    """For "found her guilty and gave five years": the term is hers, though the second verb names nobody."""
    if hit.way is not Way.TO or hit.frame.needs != "term" or not found or found[-1].frame.kind is not Kind.CONVICTED:
        return None
    term = term_of(field.parsed, hit)
    if term is None or field.between(found[-1].last, hit.first) >= APART:
        return None
    return replace(found[-1], frame=hit.frame, way=hit.way, anchor=hit.first, first=hit.first, last=hit.last, term=term)


def _gapped(field: Field, found: list[Event]) -> list[Event]:
    """For "Anna got five years, Boris – three": the sentence of each name behind which only a dash and a term stand."""
    parsed = field.parsed
    told = next((one for one in found if one.frame.kind is Kind.SENTENCED and one.term is not None), None)
    if told is None or told.term is None:
        return []
    made = []
    for phrase in parsed.phrases:
        at = phrase.last + 1
        if phrase.name is None or phrase in told.parties or at >= len(parsed.tokens):
            continue
        if parsed.lows[phrase.last] not in DASHES and not _goes_without_verb(parsed, phrase):
            continue
        start = parsed.tokens[at].start
        behind = lengths(field.numbers, parsed.sentence.text, start, parsed.sentence.end, told.term.kind)
        if behind and behind[0].span.start - start < _GAP:
            last = parsed.index_at(behind[0].span.end - 1) + 1
            made.append(replace(told, anchor=at, first=at, last=last, parties=(phrase,), members=(), term=behind[0]))
    return made


def _goes_without_verb(parsed: Parsed, phrase: Phrase) -> bool:
    """Whether a name's own clause has no verb before its term: "…, a Boris na trzy lata"."""
    index = phrase.first - 1
    while index > 0 and phrase.first - index < _TITLE and parsed.tokens[index].is_word:
        if parsed.tokens[index].classes or parsed.tokens[index].capital:
            break
        index -= 1
    before = parsed.tokens[index] if index >= 0 else None
    opened = before is not None and (before.low == "," or bool(before.classes & {"but", "conjunction"}))
    return opened and parsed.has(phrase.last, "to_term") and bool(phrase.cases & Case.NOM)


def _without_echoes(parsed: Parsed, found: list[Event]) -> list[Event]:
    """The events without those that only lend their word to another one's trigger."""
    telling = [one for one in found if not any(_gives_way(parsed, one, other) for other in found)]
    return [one for one in telling if not any(_echoes(one, other) for other in telling)]


def _without_traits(found: list[Event]) -> list[Event]:
    """The events without those that only say who the counted people of another one are ("52 prisoners were freed")."""
    telling = [one for one in found if one.way is not Way.WHO or one.frame.kind in FREEING]
    told = {phrase for one in telling for phrase in one.parties if phrase.is_many}
    verbal = {(one.frame.kind, one.parties) for one in found if one.way in _FINITE}
    return [
        one
        for one in found
        if not (one.way is Way.WHO and one.frame.kind is Kind.HELD and told.issuperset(one.parties))
        and not (one.way is Way.NOUN and (one.frame.kind, one.parties) in verbal)
    ]


def _echoes(one: Event, other: Event) -> bool:
    if other is one or other.frame.kind is not one.frame.kind:
        return False
    beside = other.companion is not None and other.companion[0] <= one.first and one.last <= other.companion[1]
    described = one.way is Way.WHO and other.way is not Way.WHO and set(one.parties) <= set(other.parties)
    return beside or described or (other.first <= one.first and one.last < other.last)


def _gives_way(parsed: Parsed, one: Event, other: Event) -> bool:
    """Whether an event tells nothing beside another: it names nobody, or only describes whom the other befalls."""
    if other is one:
        return False
    if not one.parties:
        return one.frame.nobody and other.frame.kind is one.frame.kind
    plain = one.frame.named or one.frame.laden or one.frame.needs is not None
    bare = plain and one.way is Way.WHO and other.way is not Way.WHO and not _has_own_term(parsed, one)
    return bare and any(one.first >= whom.first and one.last <= whom.last for whom in other.parties)


def _has_own_term(parsed: Parsed, event: Event) -> bool:
    """Whether an event's term stands right beside its words."""
    if event.term is None:
        return False
    start, end = parsed.tokens[event.first].start, parsed.tokens[event.last - 1].end
    return event.term.span.start - end < _GAP and start - event.term.span.end < _GAP


def _try(field: Field, hit: Hit) -> Event | Refused:
    verb = bracket(field, hit)
    meant = voiced(field, _within_infinitive(field.parsed, hit), verb)
    if meant is None or not is_of_its_case(field.parsed, hit):
        return Refused(f"{field.parsed.lows[hit.first]!r} is another form here")
    hit = meant
    companion = companion_of(field, hit)
    term = term_of(field.parsed, hit)
    unfit = _unfit(field, hit, companion, term)
    if unfit is None and (verb is None or verb.voice is Voice.BARE) and takes_thing(field, hit):
        unfit = "its object is no person"
    if unfit is not None:
        return Refused(unfit)
    certainty = modality(field, hit, verb)
    if isinstance(certainty, Refused):
        return certainty
    people = whom_it_befalls(field, hit, verb)
    implied = False
    if isinstance(people, Refused):
        dropped = hit.way in _FINITE and verb is None and agreement(field, hit, verb) is not None
        dropped = dropped and not hit.frame.through and not describes_thing(field, hit)
        dropped = (dropped and not _has_subject(field, hit)) or _opens_with_state(field.parsed, hit)
        if not dropped and not hit.frame.nobody:
            return people
        implied, people = hit.way in _FINITE, []
    elif hit.frame.single and any(one.is_many for one in people):
        return Refused("it tells this of single people only")
    elif hit.frame.named and not any(one.name or one.count for one in people):
        return Refused("it counts and names nobody")
    people = [_called(one, hit.frame.whom or WHOM[hit.way]) for one in people] if hit.way is not Way.WHO else people
    first, last = extent(hit, companion)
    event = Event(
        hit.frame,
        hit.way,
        hit.first,
        first,
        last,
        tuple(people),
        (),
        _surest(hit.frame.always, certainty),
        term,
        implied,
        companion,
    )
    group = event.group
    return replace(event, members=tuple(members(field.parsed, group))) if group is not None else event


def _has_subject(field: Field, hit: Hit) -> bool:
    """Whether a thing or an unknown name is the subject, so that nobody dropped it ("the train was held")."""
    parsed = field.parsed
    if not parsed.words.dictionary:
        return False
    first, last = field.clause(hit.first)
    for index in range(first, hit.first):
        token = parsed.tokens[index]
        if "another" in token.classes and parsed.at(index) is None:
            return True
        free = token.is_word and not token.classes and parsed.at(index) is None and index not in parsed.masked
        led = index > 0 and bool(parsed.tokens[index - 1].classes & {"preposition", "article"})
        if free and not led and may_be_subject(token.low, parsed.words.dictionary):
            return True
    behind = range(hit.last, min(last, len(parsed.tokens)))
    return any(is_unknown_name(parsed, index) for index in behind)


def _opens_with_state(parsed: Parsed, hit: Hit) -> bool:
    """Whether only small words stand before a state, none of them a subject: "Still in prison", "Nadal jest w celi"."""
    if hit.way is not Way.STATE or hit.first == 0:
        return False
    small = _SMALL_WORDS - {"preposition"} | {"conjunction", "but"}
    return all(at in parsed.masked or parsed.tokens[at].classes & small for at in range(hit.first))


def _within_infinitive(parsed: Parsed, hit: Hit) -> Hit:
    """A passive whose auxiliary is an infinitive ("ma zostać zwolniony") is one: what governs it decides."""
    if hit.way is not Way.DONE:
        return hit
    index = hit.first - 1
    while index >= 0 and hit.first - index < _INFINITIVE and parsed.tokens[index].classes & _SMALL_WORDS:
        if parsed.has(index, "aux_base"):
            return replace(hit, way=Way.DONE_BASE)
        index -= 1
    return hit


def _surest(always: Certainty | None, told: Certainty | None) -> Certainty | None:
    """What a frame says of itself, unless the words around deny it or make it depend on something."""
    return told if always is None or told in (Certainty.DENIED, Certainty.CONDITIONAL) else always


def _called(phrase: Phrase, wanted: Case) -> Phrase:
    """A phrase whose name is what it is in the case that the frame asks for."""
    if phrase.name is None or not phrase.name.readings:
        return phrase
    return replace(phrase, name=phrase.name.in_case(wanted))


def _unfit(field: Field, hit: Hit, companion: tuple[int, int] | None, term: Term | None) -> str | None:
    """Why a frame's word tells no event, if that can be seen without asking whom it befalls."""
    parsed = field.parsed
    if _is_other(parsed, hit):
        return f"{parsed.lows[hit.first]!r} is no event here"
    if has_thing_for_object(field, hit):
        return "its object is no person"
    if hit.frame.laden and not is_laden(field, hit):
        return "it only describes somebody"
    if companion is None and (hit.frame.beside or hit.frame.to_country or hit.frame.from_country):
        return f"{parsed.lows[hit.first]!r} lacks what makes it an event"
    if hit.frame.by_authority and hit.way is Way.ACTS and _is_private(field, hit):
        return "whoever does it is no authority"
    return _lacking(field, hit, term)


def _lacking(field: Field, hit: Hit, term: Term | None) -> str | None:
    """Which term or class of words a frame lacks around it, or has too many."""
    needs, spoilt = hit.frame.needs, hit.frame.spoilt_by
    if spoilt is not None and field.parsed.any_in(*field.clause(hit.first), spoilt):
        return f"{spoilt!r} beside it makes it something else"
    if needs == "term":
        return "it lacks its term" if term is None else None
    if needs == "days":
        return None if term is not None and 0 < term.days <= _MONTH else "it lacks its days"
    there = needs is None or field.parsed.any_in(0, len(field.parsed.tokens), needs) or field.spoken_before(needs)
    if needs is not None and not there and not (hit.frame.wide and field.speaks_of(needs)):
        return f"nothing around it speaks of {needs}"
    return None


def _is_private(field: Field, hit: Hit) -> bool:
    """Whether the subject of an active verb is a person who holds no office."""
    for phrase in field.parsed.phrases:
        private = phrase.sort is Sort.PERSON and phrase.role_sort is not Sort.OFFICIAL
        if private and not phrase.opens and is_likely_subject(field, hit, phrase):
            return field.between(phrase.last, hit.first) < _SUBJECT
    return False


def _is_other(parsed: Parsed, hit: Hit) -> bool:
    """Whether words right before or behind show that no such event is meant ("домашний арест" is no arrest)."""
    for words in hit.frame.unless:
        for first in (hit.first - len(words), hit.last):
            if (
                first >= 0
                and first + len(words) <= len(parsed.tokens)
                and all(map(fits, words, parsed.lows[first : first + len(words)]))
            ):
                return True
    return False


def triggers(field: Field) -> Iterator[int]:
    """The tokens at which words of frames stand."""
    yield from field.hits
