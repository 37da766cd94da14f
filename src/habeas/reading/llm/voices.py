"""Who says what an entry claims: voices by their words in the text, known bodies as our own table has them."""

from __future__ import annotations

from dataclasses import replace

from habeas.model import Basis, Role, Span, Voice
from habeas.reading.llm import known
from habeas.reading.llm.answers import Item
from habeas.reading.llm.evidence import Place
from habeas.reading.llm.naming import is_named
from habeas.reading.llm.slots import NOT_THERE, Slots
from habeas.reading.llm.vocabulary import LONGEST_SLOT, MOST_VOICES, NAME, VOICE_SLOTS


def voices(slots: Slots, place: Place) -> tuple[tuple[Voice, ...], bool]:
    """The chain of voices whose words stand there, and whether any was dropped: then the author is not the one."""
    given = slots.item.get("said_by")
    if given is None or given == []:
        return (), False
    if not isinstance(given, list):
        slots.drop("said_by", "it is no list", given)
        return (), True
    if len(given) > MOST_VOICES:
        slots.drop("said_by", "too many voices", given[MOST_VOICES], len(given) - MOST_VOICES)
    made = [_voice(slots, one, place) for one in given[:MOST_VOICES]]
    found = tuple(voice for voice in made if voice is not None)
    return found, len(found) < len(given)


def _voice(slots: Slots, given: object, place: Place) -> Voice | None:
    if not isinstance(given, Item) or given.repeated:
        slots.drop("said_by", "it is no voice", given)
        return None
    words = given.get("words")
    span = place.near(words) if isinstance(words, str) and len(words) <= LONGEST_SLOT else None
    if span is None:
        slots.drop("said_by", NOT_THERE, words if isinstance(words, str) else given)
        return None
    own = Slots(given, slots.dropped)
    role, basis = own.choice("role"), own.choice("basis")
    if role is None:
        slots.drop("said_by", "its role is none of ours", given)
        return None
    own.foreign(VOICE_SLOTS)
    named = own.choice("is") == NAME and is_named(span.words)
    voice = Voice(" ".join(span.words.split()), Role(role), span, basis=Basis(basis or Basis.UNKNOWN), named=named)
    return _of_known_body(slots, voice, span, place)


def _of_known_body(slots: Slots, voice: Voice, span: Span, place: Place) -> Voice:
    """The voice as our own table of bodies has it, where that knows the body in its words."""
    text = place.ground.text
    body = known.body(place.code, text, span)
    if body is None:
        return voice
    if body.role is not voice.role:
        slots.drop("role", f"our own table has {body.role.value}", voice.role.value)
    beside = text[span.start : body.start] + text[body.end : span.end]
    name = voice.name if any(map(str.isupper, beside)) else body.name
    return replace(voice, name=name, role=body.role, named=True, state=body.state)
