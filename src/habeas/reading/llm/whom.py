"""Whom an entry is about: a person by the name in the text, or a group by the number in it."""

from __future__ import annotations

from habeas.model import Group, Measure, Mention, Nature, Span
from habeas.reading.llm import known
from habeas.reading.llm.evidence import Place
from habeas.reading.llm.naming import akin, name_within, script_of
from habeas.reading.llm.slots import Slots
from habeas.reading.llm.vocabulary import GROUP

_NAMELESS = (Nature.PSEUDONYM, Nature.WITHHELD)


def about(slots: Slots, place: Place, whom: Span, full_name: known.FullName) -> Mention | Group:
    """The person or the group that ``whom`` are the words for; what says too much of them is dropped."""
    chosen = slots.choice("who_is")
    if chosen == GROUP:
        slots.unused("full_name", "a group has no name")
        slots.unused("among", "a group is among nobody")
        return _group(slots, place, whom)
    slots.unused("count", "one person is not counted")
    slots.unused("measure", "one person is not counted")
    nature = Nature(chosen) if chosen is not None else Nature.DESCRIPTION
    if nature.identifies:
        return _named(slots, place, nature, whom, full_name)
    if nature in _NAMELESS:
        slots.unused("full_name", "a pseudonym or a withheld name is nobody's")
        return _mention(place, whom, whom.words, nature)
    return _mention(place, whom, _full(slots, place, None) or whom.words, nature)


def among(slots: Slots, place: Place) -> Group | None:
    """The group that a person is said to be among."""
    span = slots.near("among", place)
    if span is None:
        return None
    count = place.count(span)
    if count is None:
        if known.number_words(place.code) is None:
            slots.unread("count", span, place)
        return Group(None, span.words, Measure.EVENT, span)
    rest = place.ground.text[count.span.end : span.end].strip()
    return Group(count.quantity, rest or span.words, Measure.EVENT, span)


def is_event(about: Mention | Group, trigger: Span, code: str) -> bool:
    """Whether an event is named in place of people, or a person's name in place of an event."""
    if about.span == trigger or (about.span.within(trigger) and known.kinds(code, about.span.words)):
        return True
    return isinstance(about, Mention) and about.nature.identifies and trigger.within(about.span)


def _named(slots: Slots, place: Place, nature: Nature, whom: Span, full_name: known.FullName) -> Mention:
    bounds = name_within(whom.words)
    if bounds is None:
        slots.drop("who_is", "these words are no name", whom.words)
        return _mention(place, whom, _full(slots, place, None) or whom.words, Nature.DESCRIPTION)
    whom = Span.of(place.ground.text, whom.start + bounds[0], whom.start + bounds[1])
    full = _full(slots, place, whom if nature is Nature.NAME else None)
    if full is None and place.code == place.ground.code:
        full = full_name(whom.start, whom.end)
    return _mention(place, whom, full or known.nominative(whom.words, place.code), nature)


def _full(slots: Slots, place: Place, akin_to: Span | None) -> str | None:
    """The full name that an entry gives, if it is one, stands in the passage and may belong to the name."""
    words = slots.text("full_name")
    if words is None:
        return None
    span = place.ground.holds(words) if name_within(words) is not None else None
    if span is None:
        slots.drop("full_name", "no name that stands in the passage", words)
        return None
    if akin_to is not None and not akin(akin_to.words, words):
        slots.drop("full_name", "it shares no word with the name", words)
        return None
    first, last = name_within(span.words) or (0, len(span.words))
    return known.nominative(span.words[first:last], place.code)


def _mention(place: Place, span: Span, normal: str, nature: Nature) -> Mention:
    return Mention(span.words, " ".join(normal.split()), nature, span, script_of(normal), place.code)


def _group(slots: Slots, place: Place, whom: Span) -> Group:
    chosen = slots.choice("measure")
    measure = Measure(chosen) if chosen is not None else Measure.EVENT
    number = slots.text("count")
    if number is None:
        return Group(None, whom.words, measure, whom)
    span = place.near(number)
    if span is None or not span.within(whom):
        slots.drop("count", "these words are not among those for the group", number)
        return Group(None, whom.words, measure, whom)
    return _counted(slots, place, whom, span, measure)


def _counted(slots: Slots, place: Place, whom: Span, number: Span, measure: Measure) -> Group:
    count = place.count(number)
    if count is None:
        slots.unread("count", number, place)
        return Group(None, whom.words, measure, whom)
    if count.others or count.partitive:
        ours = Measure.OTHERS if count.others else Measure.PART
        if ours is not measure:
            slots.drop("measure", f"our own reading finds {ours.value}", measure.value)
        measure = ours
    text = place.ground.text
    rest = text[max(whom.start, count.span.end) : whom.end].strip()
    whom = Span.of(text, min(whom.start, count.span.start), max(whom.end, count.span.end))
    return Group(count.quantity, rest or whom.words, measure, whom)
