""" "Among them …": people named as part of a group told of before or beside."""

from __future__ import annotations

from habeas.model import Certainty, Claim
from habeas.reading.endings.field import Field
from habeas.reading.endings.forms import Sort
from habeas.reading.endings.grammar import Frame, Way
from habeas.reading.endings.happenings import Event
from habeas.reading.endings.parsed import Phrase
from habeas.reading.endings.series import series

_REACH = 14


def among(field: Field, before: Claim | None, found: list[Event]) -> list[Event]:
    """The events that "among them are X and Y", "X is among the freed" tell, where no other event has these words."""
    parsed = field.parsed
    made = []
    for index in range(len(parsed.tokens)):
        length = parsed.length_of("among", index)
        if not length or parsed.at(index) is not None:
            continue
        event = _among(field, before, index, index + length)
        if event is not None and not any(set(event.parties) & {*one.members, *one.parties} for one in found):
            made.append(event)
    return made


def _among(field: Field, before: Claim | None, index: int, behind: int) -> Event | None:
    parsed = field.parsed
    pointed = parsed.at(behind)
    if pointed is None or pointed.first > behind + 1 or not (pointed.is_many or pointed.sort is Sort.PRONOUN or pointed.plural):
        return None
    own = next(
        (hit.frame for at in range(behind, min(pointed.last, len(parsed.tokens))) for hit in field.hits.get(at, ()) if hit.way is Way.WHO),
        None,
    )
    if own is None and before is None:
        return None
    frame = Frame("among", own.kind if own is not None else before.kind if before is not None else own, -1)  # type: ignore[union-attr,arg-type]
    named = _named(field, index, pointed.last)
    if not named:
        return None
    denied = any(parsed.has(at, "negation") for at in range(max(0, index - 4), index))
    return Event(frame, Way.STATE, index, index, pointed.last, tuple(named), certainty=Certainty.DENIED if denied else None)


def _named(field: Field, index: int, behind: int) -> list[Phrase]:
    """The names behind "among them", else those before "is among them"."""
    parsed = field.parsed
    for at in range(behind, min(len(parsed.tokens), behind + _REACH)):
        phrase = parsed.at(at)
        if phrase is not None and phrase.name is not None and not phrase.opens:
            return [one for one in series(parsed, phrase) if one.name is not None]
        if parsed.has(at, "say") or parsed.lows[at] == ";":
            break
    for at in range(index - 1, max(-1, index - 6), -1):
        phrase = parsed.at(at)
        if phrase is not None and phrase.name is not None:
            return [one for one in series(parsed, phrase) if one.name is not None]
    return []
