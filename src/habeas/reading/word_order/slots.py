"""The slots of a claim: when, where, by whom and for what, each with its own words."""

from __future__ import annotations

from collections.abc import Sequence

from habeas.model import Actor, Charge, Kind, Place, When
from habeas.reading.whose_day import Step, Words, is_of_another
from habeas.reading.word_order import tokens as bit
from habeas.reading.word_order.cues import Cue
from habeas.reading.word_order.happenings import Event
from habeas.reading.word_order.nouns import NounPhrase
from habeas.reading.word_order.parsed import Parsed
from habeas.reading.word_order.tokens import DASHES
from habeas.reading.word_order.verbs import Voiced


def own_date(parsed: Parsed, event: Event, cues: Sequence[Cue], others: Sequence[Event] = ()) -> When | None:
    """The date of the event itself: the nearest in its stretch that is not the speech's.

    ``others`` are the sentence's other events, whose dates it does not share.
    """
    best: tuple[int, When] | None = None
    step, steps = _step(event), [_step(one) for one in others]
    told = [token.low for token in parsed.tokens]
    words = Words(told, lambda at: _joins(parsed, at))
    if parsed.low(event.last, event.last + 2) in parsed.words.sets["then_following"]:
        return None  # "arrested in May and sentenced the following spring": not in May
    for found in parsed.dates:
        first = parsed.index_at(found.span.start)
        if any(_is_of_speech(parsed, event, cue, first) for cue in cues):
            continue
        if is_of_another(words, (first, parsed.index_at(found.span.end - 1) + 1), step, steps):
            continue
        near = _distance(parsed, event, first, steps)
        if near is not None and (best is None or near < best[0]):
            best = (near, found.when)
    return best[1] if best else None


def _is_of_speech(parsed: Parsed, event: Event, cue: Cue, first: int) -> bool:
    """Whether a date tells when somebody said it: beside the verb, behind where it is said, or before it all."""
    if 0 <= first - cue.last <= 1 or (0 <= first - cue.source[1] <= 1 and cue.behind):
        return True
    sets = parsed.words.sets
    between = parsed.tokens[cue.last : first]
    told = parsed.at(cue.last) if parsed.tokens[cue.first].low in sets["telling"] else None
    if 0 < len(between) <= 7 and not any(one.bits & (bit.VERB | bit.TRIGGER | bit.SAY) for one in between):
        there = any(one.low in sets["statements"] for one in between)
        if there or (told is not None and 0 <= first - told.last <= 1):
            return True
    # "On Tuesday the ministry said that …": of the saying, unless the event itself comes first.
    opens = first < cue.source[0] <= event.first and cue.covers(event.anchor)
    lead = parsed.tokens[first : cue.source[0]]
    return opens and all(parsed.is_light(at) or one.low == "," for at, one in enumerate(lead, first))


def _step(event: Event) -> Step:
    """The event as a step that a sentence tells: a participle without an auxiliary only describes somebody."""
    describes = event.voice is Voiced.ADJECTIVE or (event.voice is Voiced.PASSIVE and not event.finite)
    return Step(event.frame.kind, event.first, event.last, describes, event.parties[0].first if event.parties else None)


def _joins(parsed: Parsed, index: int) -> bool:
    token = parsed.tokens[index]
    return bool(token.bits & bit.CONJUNCTION) or parsed.words.has("but", token.low)


def _distance(parsed: Parsed, event: Event, first: int, others: Sequence[Step] = ()) -> int | None:
    """How far a date is from an event in tokens; ``None`` when another event's verb stands between.

    A participle in an aside ("On Friday Anna Example, sentenced to eight years, was freed") parts nothing.
    """
    low, high = (event.last, first) if first >= event.last else (first, event.first)
    aside = {at for one in others if one.describes for at in range(one.first, one.last)}
    between = 0
    for index in range(low, high):
        token = parsed.tokens[index]
        if index in parsed.masked or (index in aside and _is_aside(parsed, index, event.first)):
            between += 1
            continue
        if token.bits & bit.TRIGGER and parsed.at(index) is None and index not in range(event.first, event.last):
            return None
        if token.low == ";":
            return None
        between += 2 if token.low == "," else 1
    if first < event.first:
        if in_aside(parsed, event, first):
            return None
        between += 9 if any(token.bits & bit.CONJUNCTION for token in parsed.tokens[first : event.first]) else 3
    return between if between < 45 else None


def _is_aside(parsed: Parsed, index: int, end: int) -> bool:
    """Whether a comma stands right before a word and another one behind it, before ``end``."""
    return parsed.low(index - 1, index) == "," and any(parsed.tokens[at].low == "," for at in range(index, end))


def in_aside(parsed: Parsed, event: Event, first: int) -> bool:
    """Whether a date before an event stands in a relative clause that is over: "X, who won it in 2022, was freed"."""
    comma = next((at for at in range(first, event.first) if parsed.tokens[at].low == ","), None)
    if comma is None:
        return False
    for at in range(first - 1, max(-1, first - 25), -1):
        if parsed.tokens[at].low == ",":
            return False
        if parsed.tokens[at].bits & bit.RELATIVE and parsed.tokens[at].low != "that":
            return True
    return False


# --- where, by whom, for what --------------------------------------------------------------------------------------


def where(parsed: Parsed, event: Event, cues: Sequence[Cue]) -> Place | None:
    """The place behind the event, else before it; where a speaker sits is no place of the event."""
    seats = {index for cue in cues for index in range(cue.source[0], cue.source[1] + 1)}
    for index in range(event.last - 1, min(len(parsed.tokens), event.last + 22)):
        place = _place_at(parsed, index) if index not in seats else None
        if place is not None:
            return place
    for index in range(max(0, event.first - 25), event.first):
        place = _place_at(parsed, index) if index not in seats else None
        if place is not None:
            return place
    return None


def _place_at(parsed: Parsed, index: int) -> Place | None:
    token = parsed.tokens[index]
    if token.low not in parsed.words.sets["where"]:
        return None
    phrase = _settlement(parsed, parsed.at(index + 1), index + 1)
    index = phrase.first - 1 if phrase is not None else index
    if phrase is None or phrase.first != index + 1 or not phrase.run or phrase.name is not None or phrase.people:
        return None
    first = phrase.first
    span = parsed.span(first, phrase.last)
    return Place(span.words, span)


def _settlement(parsed: Parsed, phrase: NounPhrase | None, first: int) -> NounPhrase | None:
    """For "the northern town of Zenda": the town's name; else the phrase, if it begins at ``first``."""
    if phrase is None or phrase.first != first:
        return None
    sets = parsed.words.sets
    of = parsed.low(phrase.last, phrase.last + 1) in sets["of"]
    inner = parsed.at(phrase.last + 1) if of and parsed.tokens[phrase.head].low in sets["settlements"] else None
    return inner if inner is not None and inner.first == phrase.last + 1 and inner.run else phrase


def where_to(parsed: Parsed, event: Event) -> Place | None:
    """The country that people are said to be handed, taken or gone to."""
    if not event.frame.rule.startswith("handover."):
        return None
    taking = event.frame.needs == "receiver"
    goal = next((one for one in event.agents if one.run), None) if taking else parsed.at(event.last)
    if goal is None:
        return None
    span = parsed.span(goal.first, goal.last)
    return Place(span.words, span)


def handed_to(parsed: Parsed, event: Event) -> Actor | None:
    """The country whose officials take people over."""
    goal = where_to(parsed, event) if event.frame.rule in ("handover.hand", "handover.receive") else None
    return Actor(goal.name, goal.span) if goal is not None else None


def by(parsed: Parsed, event: Event) -> Actor | None:
    """Who did it."""
    for phrase in event.agents:
        if phrase.first in parsed.masked:
            continue
        span = parsed.span(phrase.first, phrase.last)
        return Actor(span.words, span)
    return None


def charge(parsed: Parsed, event: Event) -> Charge | None:
    """What stands behind "on charges of", "for", "with", "of": up to the end of the clause."""
    tokens = parsed.tokens
    for index in range(event.last - 1, min(len(tokens), event.last + 26)):
        start = _charge_start(parsed, event, index)
        if start is None:
            continue
        stop = start
        while stop < len(tokens) and stop - start < 30 and not _ends_charge(parsed, stop, start):
            stop += 1
        while stop > start and parsed.tokens[stop - 1].bits & (bit.PREPOSITION | bit.CONJUNCTION | bit.ADVERB):
            stop -= 1
        if stop > start:
            span = parsed.span(start, stop)
            return Charge(span.words, span)
    return None


def _charge_start(parsed: Parsed, event: Event, index: int) -> int | None:
    low = parsed.low(index, index + 3)
    sets = parsed.words.sets
    for length in (3, 2):
        if index + length <= len(parsed.tokens) and parsed.low(index, index + length) in sets["on_charges"]:
            return index + length
    kind = event.frame.kind
    token = parsed.tokens[index]
    if index + 1 >= len(parsed.tokens) or index + 1 in parsed.masked:
        return None
    behind = parsed.at(index + 1)
    if behind is not None and behind.bare:
        return None  # "for six" is a term
    if token.low in sets["with_charge"] and kind in (Kind.CHARGED, Kind.CONVICTED) and index <= event.last + 1:
        return index + 1
    if token.low == "on" and index >= event.last and "charge" in parsed.low(index, index + 5):
        return index + 1
    for_it = token.low in sets["for_charge"] and index >= event.last - 1 and not low.startswith(tuple(sets["for_time"]))
    return index + 1 if for_it else None


def _ends_charge(parsed: Parsed, index: int, start: int) -> bool:
    token = parsed.tokens[index]
    if token.low in (".", ";", ",", ")", ":", "”", '"') or token.low in DASHES or index in parsed.masked:
        return not (token.low == "," and index - start <= 2)
    if token.bits & bit.CONJUNCTION and index + 1 < len(parsed.tokens):
        following = parsed.skip_right(index + 1)
        if following < len(parsed.tokens) and parsed.at(following) is None:
            verb = parsed.tokens[following]
            return bool(verb.bits & (bit.TRIGGER | bit.AUXILIARY)) and not verb.low.endswith("ing")
    return (
        bool(token.bits & (bit.SUBORDINATOR | bit.SAY)) and token.low not in parsed.words.sets["within_charge"]
    ) or bool(token.bits & bit.BE)


def again(parsed: Parsed, event: Event) -> bool:
    """Whether the words say that it happened once more."""
    near = {token.low for token in parsed.tokens[max(0, event.first - 3) : event.last + 3]}
    return bool(near & parsed.words.sets["again"])
