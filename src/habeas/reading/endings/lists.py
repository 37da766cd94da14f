""" "Among them …": people named as part of a group told of before or beside."""

from __future__ import annotations

from habeas.model import Certainty, Claim, Kind
from habeas.reading.endings.declension import Sort
from habeas.reading.endings.field import Field
from habeas.reading.endings.grammar import Frame, Way
from habeas.reading.endings.happenings import Event
from habeas.reading.endings.parsed import Parsed, Phrase
from habeas.reading.endings.series import series

_REACH = 14


def among(field: Field, before: Claim | None, found: list[Event]) -> list[Event]:
    """The events that "among them are X and Y", "X is among the freed" tell, where no other event has these words."""
    parsed = field.parsed
    made = []
    for index in range(len(parsed.tokens)):
        length = parsed.length_of("among", index)
        if not length and parsed.any_in(index, len(parsed.tokens), "belongs"):
            length = parsed.length_of("among_belonging", index)
        if not length and index == 0 and (length := parsed.length_of("among_them", index)) and before is not None:
            made += [one for one in [_members(field, before.kind, length)] if one is not None]
            continue
        if not length or parsed.at(index) is not None:
            continue
        event = _among(field, before, index, index + length)
        if event is not None and not any(_tells_the_same(parsed, event, one) for one in found):
            made.append(event)
    return made


def _tells_the_same(parsed: Parsed, event: Event, other: Event) -> bool:
    """Whether another event has these people already; one of another kind told behind a name's comma is besides."""
    shared = set(event.parties) & {*other.members, *other.parties}
    last = max((phrase.last for phrase in shared), default=0)
    besides = other.frame.kind is not event.frame.kind and not other.members and last <= other.first
    return bool(shared) and not (besides and "," in parsed.lows[last : other.first + 1])


def _among(field: Field, before: Claim | None, index: int, behind: int) -> Event | None:
    parsed = field.parsed
    pointed = parsed.at(behind) or (parsed.at(behind + 1) if parsed.has(behind, "article") else None)
    if pointed is None or pointed.first > behind + 1 or not _is_of_many(pointed):
        return None
    kind = _kind_within(field, behind, pointed.last) or (before.kind if before is not None else None)
    if kind is None:
        return None
    frame = Frame("among", kind, -1)
    named = _named(field, index, pointed.last)
    if not named:
        return None
    near = (*range(max(0, index - 4), index), pointed.last, pointed.last + 1)
    denied = any(parsed.has(at, "negation") or parsed.has(at, "absent") for at in near)
    certainty = Certainty.DENIED if denied else None
    return Event(frame, Way.STATE, index, index, pointed.last, tuple(named), certainty=certainty)


def _members(field: Field, kind: Kind, behind: int) -> Event | None:
    """For "among them were X and Y" in one word that points to the group before (German "darunter waren")."""
    named = _named(field, 0, behind)
    return Event(Frame("among", kind, -1), Way.STATE, 0, 0, behind, tuple(named)) if named else None


def _is_named_there(field: Field, phrase: Phrase) -> bool:
    """Whether nothing leads a name, or only what says that they are the ones ("handelt es sich um")."""
    return not phrase.opens or (field.parsed.has(phrase.first - 1, "consists_of"))


def _is_of_many(phrase: Phrase) -> bool:
    return phrase.is_many or phrase.plural or phrase.sort is Sort.PRONOUN


def _kind_within(field: Field, first: int, last: int) -> Kind | None:
    """What befell a group by its own words ("among the freed")."""
    hits = (hit for at in range(first, min(last, len(field.parsed.tokens))) for hit in field.hits.get(at, ()))
    return next((hit.frame.kind for hit in hits if hit.way is Way.WHO), None)


def _named(field: Field, index: int, behind: int) -> list[Phrase]:
    """The names behind "among them", else those before "is among them"."""
    parsed = field.parsed
    for at in range(behind, min(len(parsed.tokens), behind + _REACH)):
        phrase = parsed.at(at)
        if phrase is not None and phrase.name is not None and _is_named_there(field, phrase):
            return [one for one in series(parsed, phrase) if one.name is not None]
        if parsed.has(at, "say") or parsed.lows[at] == ";":
            break
    if parsed.has(behind - 1, "relative"):  # "among whom …": they stand behind
        return []
    for at in range(index - 1, max(-1, index - 6), -1):
        phrase = parsed.at(at)
        if phrase is not None and phrase.name is not None:
            return [one for one in series(parsed, phrase) if one.name is not None]
    return []
