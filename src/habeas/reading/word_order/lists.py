"""People said to be among a group: "among them were …", "X was among the 123 released"."""

from __future__ import annotations

from dataclasses import replace

from habeas.model import Certainty, Claim
from habeas.reading.word_order import tokens as bit
from habeas.reading.word_order.clauses import subject
from habeas.reading.word_order.enumerations import list_right, members
from habeas.reading.word_order.grammar import VERBAL, Form, Frame, Grammar
from habeas.reading.word_order.happenings import Event, party
from habeas.reading.word_order.nouns import NounPhrase
from habeas.reading.word_order.parsed import Parsed
from habeas.reading.word_order.verbs import Voiced, raised


def among(parsed: Parsed, grammar: Grammar, before: Claim | None) -> list[Event]:
    """The events of "among …": their kind is that of the participle inside, else of the group spoken of before."""
    found = []
    for index, token in enumerate(parsed.tokens):
        if token.low in parsed.words.sets["among"]:
            event = _among(parsed, grammar, before, index)
            if event is not None:
                found.append(event)
    return found


def _among(parsed: Parsed, grammar: Grammar, before: Claim | None, index: int) -> Event | None:
    end, frame, anchor = _group_behind(parsed, grammar, index)
    first, last = index, end
    if frame is None:
        if before is None or parsed.tokens[index + 1 : index + 2] == () or not _points_back(parsed, index):
            return None
        frame = Frame("among-them", before.kind, -1)
    else:
        frame = replace(frame, rule="among", tails=(), needs=None)
        first, last = anchor, anchor + 1
    people = _people(parsed, index, end)
    named = [one for one in people if one.name is not None]
    if not named:
        return None
    members_named = tuple(party(one, member=True) for one in named)
    return Event(frame, first, last, first, members_named, certainty=_denied(parsed, index), voice=Voiced.PASSIVE)


def _denied(parsed: Parsed, index: int) -> Certainty | None:
    """For "is not among the freed", "was never among them": denied."""
    for at in range(index - 1, max(-1, index - 5), -1):
        token = parsed.tokens[at]
        if token.bits & bit.NEGATION or token.low == "n't":
            return Certainty.DENIED
        if not (token.bits & bit.AUXILIARY or parsed.is_light(at)):
            break
    return None


def _points_back(parsed: Parsed, index: int) -> bool:
    following = parsed.tokens[index + 1]
    if index + 2 < len(parsed.tokens) and parsed.tokens[index + 2].bits & bit.RELATIVE:
        return False  # "among those who …": others than those before
    return following.low in ("them", "those", "these", "whom") or parsed.low(index + 1, index + 3) in (
        "the group",
        "the prisoners",
        "the detainees",
    )


def _group_behind(parsed: Parsed, grammar: Grammar, index: int) -> tuple[int, Frame | None, int]:
    """Where the group behind "among" ends, and the frame of the participle that tells what befell it."""
    at = index + 1
    while at < min(len(parsed.tokens), index + 10):
        token = parsed.tokens[at]
        for hit in grammar.hits(parsed.tokens, at):
            if (
                hit.form in VERBAL
                and hit.form in (Form.PARTICIPLE, Form.PAST)
                and hit.frame.object
                and not hit.frame.tails
                and not hit.frame.needs
            ):
                return hit.last, hit.frame, hit.first
        if token.low in (",", ".") or token.bits & (bit.BE | bit.SAY):
            break
        at += 1
    return min(at, len(parsed.tokens)), None, index


def _people(parsed: Parsed, index: int, end: int) -> list[NounPhrase]:
    """Who is said to be among them: before "was among", or behind "among them were"."""
    before = parsed.skip_left(index - 1)
    if before >= 0 and parsed.tokens[before].bits & bit.BE:
        to = parsed.skip_left(before - 1)
        return subject(parsed, raised(parsed, to) if to >= 0 and parsed.tokens[to].low == "to" else before)
    at = end
    while at < min(len(parsed.tokens), end + 12) and not parsed.tokens[at].bits & bit.BE:
        if parsed.tokens[at].low == "," and parsed.at(at + 1) is not None:
            break
        at += 1
    at = parsed.skip_right(min(at + 1, len(parsed.tokens)) if at < len(parsed.tokens) and not parsed.at(at) else at)
    phrase = parsed.at(at)
    if phrase is None:
        return []
    found = list_right(parsed, phrase)
    if any(one.name is not None for one in found):
        return found
    opened = members(parsed, found[-1].last)
    return opened[0] if opened is not None else found
