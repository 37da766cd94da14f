"""Bodies with a name: which capitals name one, how the report describes it, and which short form means it later."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from habeas.model import Role
from habeas.reading.word_order import tokens as bit
from habeas.reading.word_order.lexicon import Lexicon
from habeas.reading.word_order.names import CAPITAL, Run
from habeas.reading.word_order.nouns import NounPhrase
from habeas.reading.word_order.parsed import Parsed
from habeas.reading.word_order.roles import roles_of_words
from habeas.reading.word_order.tokens import fold

_ON = re.compile(rf"(?: (?:for|of)(?: the)? {CAPITAL}(?: {CAPITAL})*)+")
_SEAT = re.compile(rf" in {CAPITAL}(?: {CAPITAL})*")
_BEFORE = re.compile(rf"{CAPITAL} $")
_DESCRIBED = 5  # words before a name that may describe it


@dataclass(frozen=True, slots=True)
class Body:
    """A named body where the report names it: its name, and the folded words of name and description."""

    start: int
    end: int
    name: str
    words: frozenset[str]

    def roles(self, words: Lexicon, text: str) -> tuple[Role, ...]:
        """What sort of speaker the body is, by its description and by its name."""
        known = {one.role for one in words.known.find(text, self.start, self.end)}
        return roles_of_words(words, " ".join(sorted(self.words)), known)


def bodies(text: str, runs: Iterable[Run], words: Lexicon) -> tuple[Body, ...]:
    """The named bodies of a report in order: capitals that are neither a person, a country, a people nor a place."""
    found: list[Body] = []
    for run in runs:
        if run.name is not None or (found and run.start < found[-1].end):
            continue
        start, end = _whole(text, run, words)
        name = text[start:end]
        if _is_a_name(fold(name), words):
            described = _description(fold(text[max(0, start - 60) : start]), words)
            found.append(Body(start, end, name, frozenset([*fold(name).replace("-", " ").split(), *described])))
    return tuple(found)


def _whole(text: str, run: Run, words: Lexicon) -> tuple[int, int]:
    """The run with the capitals that belong to it: "US Embassy in Zenda", "Headquarters for the Treatment of …"."""
    start, end = run.start, run.end
    while text[end : end + 1].isdigit():
        end += 1
    for _ in range(3):
        before = _BEFORE.search(text, max(0, start - 30), start)
        word = before.group().strip() if before is not None else ""
        if before is None or (fold(word) in words.sets["common"] and not (word.isupper() and len(word) > 1)):
            break
        start = before.start()
    on = _ON.match(text, end)
    if on is not None:
        end = on.end()
    elif fold(text[start:end].rsplit(" ", 1)[-1]) in words.sets["seated"]:
        seat = _SEAT.match(text, end)
        end = seat.end() if seat is not None else end
    return start, end


def _is_a_name(low: str, words: Lexicon) -> bool:
    if low in words.sets["places"] or low in words.states:
        return False
    plain = bit.TITLE | bit.PEOPLE
    return any(
        word not in words.sets["common"] and word not in words.states and not words.bits.get(word, 0) & plain
        for word in low.split()
    )


def _description(before: str, words: Lexicon) -> list[str]:
    found: list[str] = []
    for word in reversed(before.split()):
        if not word.isalpha() or words.bits.get(word, 0) & (bit.FUNCTION | bit.SAY | bit.VERB | bit.SUBORDINATOR):
            break
        found.append(word)
        if len(found) == _DESCRIBED:
            break
    return found


def body_of(parsed: Parsed, first: int, known: Sequence[Body]) -> Body | None:
    """The named body that a noun phrase at token ``first`` means: named in it, or before it and now in short."""
    phrase = next((one for at in range(first, first + 3) if (one := parsed.at(at)) is not None), None)
    if phrase is None or phrase.name is not None:
        return None
    start = parsed.tokens[phrase.owner[1] if phrase.owner is not None else phrase.first].start
    end = parsed.tokens[phrase.last - 1].end
    inside = [one for one in known if one.start < end and start < one.end]
    if inside:
        own = inside[-1]
        if own.end < end and parsed.tokens[phrase.head].bits & bit.PEOPLE:
            return None
        low = set(fold(own.name).split())
        return next((one for one in reversed(known) if one.end <= start and low < set(fold(one.name).split())), own)
    return _short(parsed, phrase, known, start)


def _short(parsed: Parsed, phrase: NounPhrase, known: Sequence[Body], start: int) -> Body | None:
    """For "the embassy", "the Headquarters": the last body before that is described by all these words."""
    tokens = parsed.tokens[phrase.first : phrase.last]
    if phrase.owner is not None or tokens[0].low != "the" or len(tokens) < 2:
        return None
    low = {token.low for token in tokens[1:]}
    head = tokens[-1]
    if not (head.bits & bit.BODY or head.low in parsed.words.sets["namers"] | parsed.words.sets["seated"]):
        return None
    return next((one for one in reversed(known) if one.end <= start and low <= one.words), None)
