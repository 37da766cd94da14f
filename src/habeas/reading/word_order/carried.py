"""A verb that is said once and holds for a second list: "… and Ana Example for six", "… and nine to Lithuania"."""

from __future__ import annotations

from dataclasses import replace

from habeas.model import Kind, Term
from habeas.reading.word_order import tokens as bit
from habeas.reading.word_order.enumerations import list_right
from habeas.reading.word_order.happenings import Event, party
from habeas.reading.word_order.nouns import NounPhrase
from habeas.reading.word_order.parsed import Parsed


def carried(parsed: Parsed, event: Event) -> list[Event]:
    """The events that ``event`` is carried over to, in order."""
    found: list[Event] = []
    last = event
    for _ in range(8):
        after = _after(parsed, last)
        further = _next(parsed, last, after) if after is not None else None
        if further is None:
            break
        found.append(further)
        last = further
    return found


def _after(parsed: Parsed, event: Event) -> int | None:
    """The token behind what the verb says of the list before: behind its term or its country."""
    if event.frame.kind is Kind.SENTENCED and event.term is not None:
        at = parsed.index_at(event.term.span.end - 1) + 1
        return at if at > event.last - 1 else None
    goal = parsed.at(event.last)
    if event.frame.rule.startswith("handover.") and goal is not None and goal.run:
        return goal.last
    return None


def _next(parsed: Parsed, event: Event, at: int) -> Event | None:
    tokens = parsed.tokens
    begins = at
    while at < len(tokens) and at - begins < 2 and (tokens[at].low == "," or tokens[at].bits & bit.CONJUNCTION):
        at += 1
    phrase = parsed.at(at) if at > begins else None
    if phrase is None or phrase.first != at or not (phrase.is_personal or phrase.bare):
        return None
    people = list_right(parsed, phrase)
    joint = people[-1].last
    if joint >= len(tokens) or tokens[joint].low not in parsed.words.sets["carrying"]:
        return None
    made = replace(event, first=joint, last=joint + 1, anchor=joint, parties=tuple(party(one) for one in people))
    made = replace(made, group=phrase if phrase.is_many or phrase.bare else None)
    if event.frame.kind is not Kind.SENTENCED:
        goal = parsed.at(joint + 1)
        return made if goal is not None and goal.first == joint + 1 and goal.run and goal.name is None else None
    term = _term_at(parsed, event, joint + 1)
    return replace(made, term=term) if term is not None else None


def _term_at(parsed: Parsed, event: Event, at: int) -> Term | None:
    """The term at a token: written in full, or as a number of the years that the first one is in."""
    if at >= len(parsed.tokens):
        return None
    start = parsed.tokens[at].start
    full = next((term for term in parsed.terms if term.span.start == start), None)
    if full is not None:
        return full
    phrase: NounPhrase | None = parsed.at(at)
    count = phrase.count if phrase is not None and phrase.bare else None
    if count is None or event.term is None or count.quantity.low != count.quantity.high or event.term.years == 0:
        return None
    return replace(event.term, years=count.quantity.low, months=0, days=0, span=parsed.span(count.first, count.last))
