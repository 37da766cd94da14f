"""What sort of voice a speaker is, and whether it has a name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from habeas.model import Role, Span, Voice
from habeas.reading.word_order import tokens as bit
from habeas.reading.word_order.bodies import Body
from habeas.reading.word_order.cues import Cue
from habeas.reading.word_order.lexicon import Lexicon
from habeas.reading.word_order.parsed import Parsed
from habeas.reading.word_order.roles import body_within, role_of_words, role_within, roles_within, split
from habeas.reading.word_order.tokens import fold


@dataclass(frozen=True, slots=True)
class Heard:
    """What the page knows of a speaker: roles of people, whom "he" means, who is a prisoner, the body that is meant."""

    known: Mapping[str, Role]
    focus: str | None
    patients: frozenset[str]
    body: Body | None = None


def voice_of(parsed: Parsed, cue: Cue, heard: Heard) -> Voice:
    """The voice of a cue: its words, its role, and whether it has a name."""
    known, focus, patients = heard.known, heard.focus, heard.patients
    first, last = cue.source
    span, text = parsed.span(first, last), parsed.sentence.text
    if cue.pronoun and parsed.tokens[first].low in ("he", "she", "him", "her"):
        role = (Role.SELF if focus in patients else None) or known.get(focus or "") or Role.OFFICIAL
        return Voice(focus or span.words, role, span, named=focus is not None)
    low = fold(span.words)
    if cue.name is not None:
        body = next((one.role for one in parsed.words.sources if fold(cue.name.full) in one.words), None)
        before = role_within(parsed.words, text, span.start, cue.name.start)
        told = body or before or role_within(parsed.words, text, cue.name.end, span.end)
        own = Role.SELF if cue.name.full in patients else None
        told = _of_office(parsed, cue) or told
        role = told or own or known.get(cue.name.full) or Role.OPPOSITION
        return Voice(cue.name.full, role, span, named=True)
    roles = roles_within(parsed.words, text, span.start, span.end)
    if (
        parsed.low(cue.last, cue.last + 4) in parsed.words.sets["hidden"]
        or parsed.low(last, last + 4) in parsed.words.sets["hidden"]
    ):
        roles = (Role.ANONYMOUS,)
    office = _of_office(parsed, cue)
    roles = (office,) if office is not None and roles in ((), (Role.OPPOSITION,), (Role.OPPOSITION, office)) else roles
    state = next((parsed.words.states[word] for word in low.split() if word in parsed.words.states), None)
    if not roles and heard.body is not None:
        roles = heard.body.roles(parsed.words, text)
    if not roles:
        named = parsed.at(first) is not None and _is_run(parsed, first, last)
        roles = (Role.OFFICIAL if state else Role.MEDIA if named else Role.ANONYMOUS,)
    made = _voice(parsed, span, low, roles, state, cue)
    if made.role is Role.ANONYMOUS or not made.named:
        named = heard.body is not None and made.role is not Role.ANONYMOUS
        return replace(made, name=heard.body.name, named=True) if named and heard.body is not None else made
    if heard.body is not None:
        return replace(made, name=heard.body.name)
    return replace(made, named=_only_capitals(parsed, first))


def _of_office(parsed: Parsed, cue: Cue) -> Role | None:
    """For "the mayor freed six, his aide said": official, as those who speak for an official are."""
    first, last = cue.source
    words = set(parsed.low(first + 1, last).split())
    if not (parsed.tokens[first].bits & bit.POSSESSIVE and words & parsed.words.sets["speaking_for"]):
        return None
    owner = next((one for one in parsed.phrases if one.is_personal), None)
    if owner is None or owner.first >= first or owner.is_many:
        return None
    span = parsed.span(owner.first, owner.last)
    official = role_within(parsed.words, parsed.sentence.text, span.start, span.end) is Role.OFFICIAL
    return Role.OFFICIAL if official else None


def _voice(parsed: Parsed, span: Span, low: str, roles: tuple[Role, ...], state: str | None, cue: Cue) -> Voice:
    first, last = cue.source
    role = _head_role(parsed.words, low, roles)
    also = tuple(other for other in roles if other is not role and " and " in low and other is not Role.ANONYMOUS)
    named = _is_run(parsed, first, last) and role is not Role.ANONYMOUS and not low.startswith(("a ", "an "))
    body = body_within(parsed.words, parsed.sentence.text, span.start, span.end)
    if body is not None and body.role is role:
        state = body.state or (state if role is Role.OFFICIAL else None)
    elif role is not Role.OFFICIAL:
        state = None
    return Voice(
        span.words,
        role,
        span,
        also[:2],
        named=named,
        state=state,
    )


def _only_capitals(parsed: Parsed, first: int) -> bool:
    """Whether a speaker is nothing but a run of capitals ("Tehran", "the Kremlin")."""
    phrase = parsed.at(first)
    if phrase is None or not phrase.run or phrase.owner is not None:
        return False
    return all(token.capital or token.low == "the" for token in parsed.tokens[phrase.first : phrase.last])


def _head_role(words: Lexicon, low: str, roles: tuple[Role, ...]) -> Role:
    """Among several roles the one whose word comes first in a joint voice, and the head's in a description."""
    if len(roles) == 1:
        return roles[0]
    strong = (Role.ANONYMOUS, Role.FAMILY, Role.LAWYER, Role.RIGHTS_GROUP, Role.AGENCY, Role.DOCUMENT)
    if " and " in low:
        left = role_of_words(words, split(low.split(" and ", 1)[0]))
        if left is not None:
            return left
    for role in strong:
        if role in roles and not (
            role is Role.ANONYMOUS and len(roles) > 1 and "anonymity" not in low and "sources" not in low
        ):
            return role
    return roles[0]


def _is_run(parsed: Parsed, first: int, last: int) -> bool:
    return any(
        token.capital and (index > 0 or token.low not in parsed.words.sets["common"])
        for index, token in enumerate(parsed.tokens[first:last], first)
    ) and any(
        (phrase := parsed.at(index)) is not None and (phrase.run or phrase.name is not None)
        for index in range(first, last)
    )
