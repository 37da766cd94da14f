"""The other slots of a claim: when, where, by whom, for what; each with its own words."""

from __future__ import annotations

from collections.abc import Sequence

from habeas.model import Actor, Charge, Kind, Place, When
from habeas.reading.endings.brackets import Voice, bracket, enclosing
from habeas.reading.endings.cues import Cue
from habeas.reading.endings.declension import Sort
from habeas.reading.endings.dictionary import is_finite
from habeas.reading.endings.field import APART, Field
from habeas.reading.endings.grammar import Hit, Way
from habeas.reading.endings.happenings import Event
from habeas.reading.endings.naming import Case
from habeas.reading.endings.parsed import Parsed, Phrase
from habeas.reading.endings.words import DASHES, QUOTES
from habeas.reading.whose_day import Step, Words, is_of_another

RECEIVED = "handover.receive"
_BEFORE = 25
_BEHIND_ANOTHER = 60
_OF_THE_NEXT = 40  # a date behind "and" belongs to what is told there
_LONGEST_CHARGE = 24
_CHARGE_BEFORE = 30
_VERBS = frozenset({Way.ACTS, Way.DONE, Way.DOES, Way.TO, Way.FUTURE})
_JOINTS = frozenset({"conjunction", "but"})
_BAD_ENDS = frozenset({"preposition", "conjunction", "adverb", "article"})


def own_date(field: Field, event: Event, cues: Sequence[Cue], others: Sequence[Event] = ()) -> When | None:
    """The date of the event itself: the nearest in its stretch of the sentence that is not the speech's.

    ``others`` are the sentence's other events, whose dates it does not share.
    """
    parsed = field.parsed
    step, steps = _step(field, event), [_step(field, one) for one in others if one is not event]
    words = Words(
        parsed.lows,
        lambda at: bool(parsed.tokens[at].classes & _JOINTS),
        lambda at: parsed.words.capital_nouns and parsed.has(at, "article"),
    )
    best: tuple[int, When] | None = None
    if parsed.words.determiners:  # "laut Polizei am Montag": the day is no part of the source
        cues = [cue for cue in cues if not _is_according(parsed, cue)]
    for found in parsed.dates:
        first = parsed.index_at(found.span.start)
        last = parsed.index_at(found.span.end - 1) + 1
        if any(_is_of_speech(cue, first, last, event) and not _is_behind_source(parsed, cue, first) for cue in cues):
            continue
        if _is_apart(parsed, first, event) or _in_aside(parsed, first, last, event):
            continue
        if is_of_another(words, (first, last), step, steps):
            continue
        behind = first >= event.last
        cost = field.between(event.last, first) if behind else field.between(last, event.first)
        if not behind:
            cost += 10
        elif parsed.words.determiners and any(parsed.has(at, "conjunction") for at in range(event.last, first)):
            cost += _OF_THE_NEXT
        if cost < APART - _BEHIND_ANOTHER and (best is None or cost < best[0] or _is_within(found.when, best[1])):
            best = (cost, found.when)
    return best[1] if best is not None else None


def _step(field: Field, event: Event) -> Step:
    """The event as a step that a sentence tells: a participle without an auxiliary only describes somebody."""
    parsed = field.parsed
    describes = event.way is Way.WHO or (event.way is Way.DONE and not _has_auxiliary(field, event))
    whom = parsed.index_at(parsed.tokens[event.parties[0].first].start) if event.parties else None
    return Step(event.frame.kind, event.first, event.last, describes, whom)


def _has_auxiliary(field: Field, event: Event) -> bool:
    parsed, verb = field.parsed, bracket(field, Hit(event.frame, event.way, event.anchor, event.anchor + 1))
    if verb is not None:  # "wurde Anna, verurteilt zu acht Jahren, freigelassen": the auxiliary is another's
        return verb.voice is not Voice.BARE and parsed.lows[event.first - 1] not in (",", "(")
    if parsed.words.dictionary and not parsed.words.adjectives.of(parsed.lows[event.anchor]):
        return True
    first, last = field.clause(event.anchor)
    return parsed.any_in(first, last, "aux")


def _is_according(parsed: Parsed, cue: Cue) -> bool:
    return bool(parsed.length_of("according", cue.first) or parsed.length_of("according_behind", cue.first))


def _is_behind_source(parsed: Parsed, cue: Cue, first: int) -> bool:
    """Whether a date begins the clause behind a source: "according to his wife, on 13 December he was freed"."""
    return _is_according(parsed, cue) and parsed.lows[first - 1] == "," and first > max(cue.last, cue.source[1])


def _is_within(when: When, other: When) -> bool:
    """Whether one date says the other more exactly ("in 2020 … on 1 December")."""
    if when.earliest is None or when.latest is None or other.earliest is None or other.latest is None:
        return False
    narrower = (when.earliest, when.latest) != (other.earliest, other.latest)
    return narrower and other.earliest <= when.earliest and when.latest <= other.latest


def _in_aside(parsed: Parsed, first: int, last: int, event: Event) -> bool:
    """Whether a date stands in an aside between commas before the event: in what somebody is called, or did once.

    "Anna, one of the leaders of 2020, was freed", "Anna, who was detained in May, was freed".
    """
    opened = next((at for at in range(first - 1, -1, -1) if parsed.lows[at] == ","), None)
    closed = next((at for at in range(last, event.first) if parsed.lows[at] == ","), None)
    if opened is None or closed is None or opened < 1 or event.first <= closed:
        return False
    before, inner = parsed.at(opened - 1), parsed.at(opened + 1)
    participle = bool(parsed.words.adjectives.of(parsed.lows[opened + 1]))
    describes = (inner is not None and inner.name is None) or parsed.has(opened + 1, "indefinite") or participle
    tells = any(parsed.has(at, "relative") or _is_relative(parsed.at(at)) for at in (opened + 1, opened + 2))
    return before is not None and before.is_personal and (describes or tells)


def _is_relative(phrase: Phrase | None) -> bool:
    return phrase is not None and phrase.sort is Sort.RELATIVE


def _is_apart(parsed: Parsed, index: int, event: Event) -> bool:
    """Whether a token stands in a subordinate clause that the event is not told in."""
    within = enclosing(parsed, index)
    return within is not None and not within[0] <= event.anchor < within[1]


def _is_of_speech(cue: Cue, first: int, last: int, event: Event) -> bool:
    """Whether a date stands right beside the verb of speech or its speaker, away from the event."""
    if cue.first == cue.last:
        return False
    low, high = min(cue.first, cue.source[0]), max(cue.last, cue.source[1])
    beside = 0 <= first - high <= 1 or 0 <= low - last <= 1 or (low <= first < high)
    return (
        beside
        and not cue.first <= event.anchor < cue.last
        and (cue.behind or not (event.first <= last <= event.last + 2))
    )


def where(field: Field, event: Event, cues: Sequence[Cue]) -> Place | None:
    """The place nearest to the event; where a speaker sits is no place of it."""
    parsed = field.parsed
    if event.frame.kind is Kind.EXILED and event.companion is not None:  # "left Ruritania"
        first, last = event.companion
        if last - first == 1 and parsed.words.is_place(parsed.lows[first]):
            span = parsed.span(first, last)
            return Place(span.words, span)
    seats = {index for cue in cues for index in range(cue.source[0], cue.source[1])}
    best: tuple[int, Place] | None = None
    for index in range(len(parsed.tokens) - 1):
        if not parsed.has(index, "place_preposition") or index in seats:
            continue
        end = _place_end(parsed, index + 1)
        if end <= index + 1 or _is_apart(parsed, index, event):
            continue
        if parsed.has(index, "prison_preposition") and not parsed.any_in(index + 1, end, "prison"):
            continue
        behind = index >= event.last
        inside = event.first <= index < event.last
        cost = (
            0 if inside else field.between(event.last, index) if behind else field.between(end, event.first) + _BEFORE
        )
        if cost < APART and (best is None or cost < best[0]):
            span = parsed.span(index + 1, end)
            best = (cost, Place(span.words, span))
    return best[1] if best is not None else None


def _way_to(field: Field, event: Event, first: int, last: int) -> int:
    """What it costs to go from an event to tokens ``first`` up to ``last``; what stands before it is farther off."""
    if event.first <= first < event.last:
        return 0
    if first >= event.last:
        return field.between(event.last, first)
    return field.between(last, event.first) + _BEFORE


def _place_end(parsed: Parsed, start: int) -> int:
    """Where a place that begins at ``start`` ends: a known one, a prison with its name, a capital that is nobody."""
    index = start
    found = start
    while index < len(parsed.tokens) and index - start < 7:
        token = parsed.tokens[index]
        phrase = parsed.at(index)
        if index in parsed.masked or (phrase is not None and phrase.name is not None):
            break
        place = (token.capital and parsed.words.is_place(token.low)) or "prison" in token.classes
        unknown = token.capital and phrase is None and not token.classes and _may_be_place(parsed, start, index)
        if (
            place
            or unknown
            or (found > start and (token.low in QUOTES or token.low in ("№", "no")))
            or (found > start and _is_number_of(parsed, start, index))
        ):
            found = index + 1
        elif found > start and "prison" in parsed.tokens[found - 1].classes and _sits_in(parsed, index):
            pass
        elif not (parsed.words.adjectives.of(token.low) or "article" in token.classes) or token.classes & {
            "say",
            "aux",
        }:
            break
        index += 1
    return found


def _is_number_of(parsed: Parsed, start: int, index: int) -> bool:
    """Whether digits number a prison rather than count what follows ("in prison 1808 days")."""
    counts = index + 1 < len(parsed.tokens) and "time_unit" in parsed.tokens[index + 1].classes
    return parsed.lows[index].isdigit() and not counts and parsed.any_in(start, index, "prison")


def _sits_in(parsed: Parsed, index: int) -> bool:
    """Whether a preposition leads from a prison to the place where it stands ("the prison in Strelsau")."""
    if index + 1 >= len(parsed.tokens) or not parsed.has(index, "place_preposition") or index + 1 in parsed.masked:
        return False
    behind = parsed.tokens[index + 1]
    unknown = behind.capital and parsed.at(index + 1) is None and not behind.classes
    return parsed.words.is_place(behind.low) or unknown


def _may_be_place(parsed: Parsed, start: int, index: int) -> bool:
    """Whether an unknown capital can be a place: where all nouns have capitals, only right behind the preposition."""
    if not parsed.words.capital_nouns:
        return True
    return index == start and not parsed.words.is_common(parsed.lows[index]) and not parsed.tokens[index].forms


def where_to(field: Field, event: Event) -> Place | None:
    """The country that people are said to be handed, taken or gone to."""
    if not event.frame.rule.startswith("handover."):
        return None
    parsed = field.parsed
    if event.frame.rule == RECEIVED:
        return _receiver(parsed, event)
    for index in range(event.first, min(len(parsed.tokens) - 1, event.last + 9)):
        if parsed.has(index, "goal_preposition") or parsed.words.states.of(parsed.lows[index]) is not None:
            start = index + 1 if parsed.has(index, "goal_preposition") else index
            end = _place_end(parsed, start)
            if end > start and parsed.words.is_place(parsed.lows[end - 1]):
                span = parsed.span(start, end)
                return Place(span.words, span)
    return None


def _receiver(parsed: Parsed, event: Event) -> Place | None:
    """The country that is said to have received people: its name before the verb."""
    whence = range(*event.companion) if event.companion is not None else range(0)
    for index in range(event.anchor - 1, -1, -1):
        if (
            index not in whence
            and parsed.words.states.of(parsed.lows[index]) is not None
            and parsed.tokens[index].capital
        ):
            span = parsed.span(index, index + 1)
            return Place(span.words, span)
    return None


def by(field: Field, event: Event) -> Actor | None:
    """Who did it: a body in the nominative beside an active verb, in the instrumental (or behind "by") of a passive."""
    wanted = Case.NOM if event.way in (Way.ACTS, Way.TO, Way.FUTURE) else Case.INS if event.way is Way.DONE else None
    if wanted is None:
        return None
    best: tuple[int, Phrase] | None = None
    for phrase in field.parsed.phrases:
        official = phrase.sort in (Sort.BODY, Sort.OFFICIAL) or phrase.role_sort is Sort.OFFICIAL
        led = phrase.opens and not field.parsed.has(phrase.first - 1, "by")
        by_case = phrase.cases & wanted and not (field.parsed.words.determiners and wanted is Case.INS)
        fits_in = by_case or (phrase.opens and not led)
        if not official or led or phrase in event.parties or not fits_in:
            continue
        cost = _way_to(field, event, phrase.first, phrase.last)
        if cost < 110 and (best is None or cost < best[0]):
            best = (cost, phrase)
    if best is None:
        return None
    span = field.parsed.span(best[1].first, best[1].last)
    return Actor(span.words, span)


def charge(field: Field, event: Event) -> Charge | None:
    """What stands behind "for", "on charges of", "in": up to the end of the clause."""
    parsed = field.parsed
    for index in range(event.first, min(len(parsed.tokens), event.last + 22)):
        length = parsed.length_of("on_charges", index)
        if not length or (field.between(event.last, index) > APART):
            continue
        start = index + length
        if start < len(parsed.tokens) and parsed.lows[start] == ".":  # "за ст. 205"
            start += 1
        if start <= event.anchor or not _opens_charge(parsed, index, start):
            continue
        stop = _charge_end(field, start)
        if event.companion is not None and start < event.companion[0] < stop:
            stop = event.companion[0]  # "sit for their work in prison"
        if stop > start:
            span = parsed.span(start, stop)
            return Charge(span.words, span)
    return _charge_of_companion(field, event) or _charge_before(field, event)


def _opens_charge(parsed: Parsed, index: int, start: int) -> bool:
    """Whether words that may lead to a charge do: what begins at ``start`` is no source, no time and no place."""
    if start in parsed.masked or start >= len(parsed.tokens):
        return False
    if parsed.length_of("according", index) or (parsed.at(index) is not None and start == index + 1):
        return False  # "за словами адвоката" is a source; in "больш за тысячу" the word is a number's
    if parsed.has(start, "time_unit") or parsed.has(start + 1, "time_unit"):  # "за четыре дня"
        return False
    if parsed.has(start, "preposition") and not parsed.words.determiners:  # "charges against X" say not of what
        return False
    return not parsed.has(start, "custody")  # "за ґрати", "за решётку" is where somebody is put


def _charge_of_companion(field: Field, event: Event) -> Charge | None:
    """The charge right behind the preposition that the frame needs ("обвинил … в поджоге")."""
    parsed, companion = field.parsed, event.companion
    if event.frame.kind is not Kind.CHARGED or companion is None or companion[1] - companion[0] != 1:
        return None
    if not parsed.has(companion[0], "preposition"):
        return None
    stop = _charge_end(field, companion[1])
    span = parsed.span(companion[1], stop) if stop > companion[1] else None
    return Charge(span.words, span) if span is not None else None


def _charge_before(field: Field, event: Event) -> Charge | None:
    """The charge that stands between the parts of a verb ("wurde wegen … verurteilt")."""
    parsed = field.parsed
    if "passive_aux" not in parsed.words.phrases:
        return None
    for index in range(event.first - 1, max(-1, event.first - _CHARGE_BEFORE), -1):
        if parsed.lows[index] in (";", ":"):
            return None
        length = parsed.length_of("on_charges", index)
        stop = min(_charge_end(field, index + length), event.first) if length else 0
        if length and stop > index + length:
            span = parsed.span(index + length, stop)
            return Charge(span.words, span)
    return None


def _charge_end(field: Field, start: int) -> int:
    parsed, stop, told = field.parsed, start, False
    if parsed.has(start, "pointing") and start + 1 < len(parsed.tokens) and parsed.lows[start + 1] == ",":
        told, stop = True, min(start + 3, len(parsed.tokens))  # "for that, that he had …"
    while stop < len(parsed.tokens) and stop - start < _LONGEST_CHARGE:
        token = parsed.tokens[stop]
        if token.low == "." and parsed.lows[stop - 1] in parsed.words.abbreviations and stop + 1 < len(parsed.tokens):
            stop += 1
            continue
        if not told and not token.classes and is_finite(token.low, parsed.words.dictionary):
            break
        mark = token.low in (".", ";", ",", ")", ":", "(") or token.low in DASHES or stop in parsed.masked
        if mark or token.classes & {"say", "relative", "subordinator", "aux"} or _begins_clause(field, stop):
            break
        stop += 1
    while stop > start and (parsed.tokens[stop - 1].classes & _BAD_ENDS or parsed.lows[stop - 1] in ("«", "„", ",")):
        stop -= 1
    return stop


def _begins_clause(field: Field, index: int) -> bool:
    """Whether "and" leads to another event's verb ("guilty of theft and sentenced him")."""
    behind = field.hits.get(index + 1, ())
    return "conjunction" in field.parsed.tokens[index].classes and any(hit.way in _VERBS for hit in behind)
