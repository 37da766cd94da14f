"""The frames of a language read by endings, as its ``grammar.toml`` gives them, and the gate that finds their words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from habeas.model import Certainty, Kind
from habeas.reading.endings.declension import cases_of
from habeas.reading.endings.lexicon import fits
from habeas.reading.endings.naming import Case
from habeas.reading.endings.notation import LONGEST_ENDING, Words, entries


class Way(StrEnum):
    """In which way a frame's word tells the event; the fields of a frame, explained at the top of ``grammar.toml``."""

    ACTS = "acts"
    DONE = "done"
    DOES = "does"
    FUTURE = "future"
    BASE = "base"
    DONE_BASE = "done_base"
    DOES_BASE = "does_base"
    WHO = "who"
    NOUN = "noun"
    STATE = "state"
    TO = "to"
    TO_BASE = "to_base"


WHOM: Mapping[Way, Case] = {
    Way.ACTS: Case.ACC,
    Way.BASE: Case.ACC,
    Way.FUTURE: Case.ACC,
    Way.DONE: Case.NOM,
    Way.DONE_BASE: Case.NOM,
    Way.DOES: Case.NOM,
    Way.DOES_BASE: Case.NOM,
    Way.STATE: Case.NOM,
    Way.NOUN: Case.GEN,
    Way.TO: Case.DAT,
    Way.TO_BASE: Case.DAT,
    Way.WHO: Case.NOM,
}
"""In which case whom the event befalls stands beside each way."""

INFINITIVES = frozenset({Way.BASE, Way.DONE_BASE, Way.DOES_BASE, Way.TO_BASE})


@dataclass(frozen=True, slots=True)
class Frame:
    """One way of saying one kind of event."""

    rule: str
    kind: Kind
    order: int
    beside: tuple[tuple[str, ...], ...] = ()
    right_behind: bool = False
    needs: str | None = None
    whom: Case | None = None
    through: tuple[tuple[str, ...], ...] = ()
    mode: str | None = None
    again: bool = False
    always: Certainty | None = None
    nobody: bool = False
    unless: tuple[tuple[str, ...], ...] = ()
    laden: bool = False
    named: bool = False
    split: bool = False
    single: bool = False
    in_term: bool = False
    spoilt_by: str | None = None
    by_authority: bool = False
    near: bool = False
    wide: bool = False
    known: bool = False
    to_country: tuple[str, ...] = ()
    from_country: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A frame's word at token ``first`` (up to ``last``) in one of its ways."""

    frame: Frame
    way: Way
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class DealPattern:
    """A way of saying a deal: a pattern over folded text with the groups ``gives`` and ``gets``, maybe ``broker``.

    One that is ``claimed`` holds only where the sentence claims that somebody is or will be freed.
    """

    rule: str
    pattern: re.Pattern[str]
    claimed: bool = False


@dataclass(frozen=True, slots=True)
class Grammar:
    """All frames by their words; ``gate`` finds any of these in folded text."""

    words: Words[tuple[tuple[Frame, Way], ...]]
    phrases: Words[tuple[tuple[tuple[str, ...], Frame, Way], ...]]
    gate: re.Pattern[str]
    deals: tuple[DealPattern, ...]

    def hits(self, lows: tuple[str, ...], index: int) -> Iterator[Hit]:
        """Every frame whose words begin at token ``index``: the longest phrase first, then in the file's order."""
        for words, frame, way in self.phrases.of(lows[index]) or ():
            last = index + len(words)
            if last <= len(lows) and all(map(fits, words[1:], lows[index + 1 : last])):
                yield Hit(frame, way, index, last)
        for frame, way in self.words.of(lows[index]) or ():
            yield Hit(frame, way, index, index + 1)


def grammar(data: Mapping[str, Any]) -> Grammar:
    """A grammar from the contents of ``grammar.toml``.

    Raises `KeyError` or `ValueError` when a frame lacks its rule or kind, or names a kind that there is not.
    """
    singles: dict[str, list[tuple[Frame, Way]]] = defaultdict(list)
    phrases: dict[str, list[tuple[tuple[str, ...], Frame, Way]]] = defaultdict(list)
    opening: set[str] = set(_first_words(data["gate"]))
    ordinary = frozenset(word for words in entries(data["weak"]) for word in words)
    for order, row in enumerate(data["frame"]):
        frame = _frame(row, order)
        for way in Way:
            for words in entries(row.get(way.value, "")):
                if len(words) == 1:
                    singles[words[0]].append((frame, way))
                else:
                    phrases[words[0]].append((words, frame, way))
                if words[0] not in ordinary:
                    opening.add(words[0])
    return Grammar(
        _by_word({word: tuple(found) for word, found in singles.items()}),
        _by_word({word: tuple(sorted(found, key=lambda one: -len(one[0]))) for word, found in phrases.items()}),
        _gate(opening),
        tuple(
            DealPattern(row["rule"], re.compile(row["pattern"]), row.get("claimed", False))
            for row in data.get("deal", ())
        ),
    )


def _frame(row: Mapping[str, Any], order: int) -> Frame:
    return Frame(
        rule=row["rule"],
        kind=Kind(row["kind"]),
        order=order,
        beside=tuple(entries(row.get("beside", []))),
        right_behind=row.get("right_behind", False),
        needs=row.get("needs"),
        whom=cases_of(row["whom"])[0] if "whom" in row else None,
        through=tuple(entries(row.get("through", []))),
        mode=row.get("mode"),
        again=row.get("again", False),
        always=Certainty(row["always"]) if "always" in row else None,
        nobody=row.get("nobody", False),
        unless=tuple(entries(row.get("unless", []))),
        laden=row.get("laden", False),
        named=row.get("named", False),
        split=row.get("split", False),
        single=row.get("single", False),
        spoilt_by=row.get("spoilt_by"),
        by_authority=row.get("by_authority", False),
        near=row.get("near", False),
        wide=row.get("wide", False),
        known=row.get("known", False),
        in_term=row.get("in_term", False),
        to_country=tuple(row.get("to_country", "").split()),
        from_country=tuple(row.get("from_country", "").split()),
    )


def _by_word(told: Mapping[str, Any]) -> Words[Any]:
    """By exact form and by stem; an exact form also has what is told of the stems it begins with."""
    stems = {word[:-1]: found for word, found in told.items() if word.endswith("*")}
    exact = {word: found for word, found in told.items() if not word.endswith("*")}
    joined = {}
    for word, found in exact.items():
        more = [row for stem, rows in stems.items() if word.startswith(stem) for row in rows]
        joined[word] = (*found, *more)
    return Words(joined, stems)


def _first_words(written: Iterable[str]) -> Iterator[str]:
    for words in entries(list(written)):
        yield words[0] if len(words) == 1 else " ".join(words)


def _gate(words: Iterable[str]) -> re.Pattern[str]:
    """One pattern for all words, its branches shared by their beginnings, so that a page is looked through quickly."""
    tree: dict[str, Any] = {}
    for word in words:
        node = tree
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return re.compile(rf"(?<![^\W_]){_branches(tree)}")


def _branches(tree: Mapping[str, Any]) -> str:
    """The pattern of a tree of letters; a star takes any ending, every other word has to end."""
    made = []
    for char, rest in sorted(tree.items()):
        if char == "":
            made.append(r"(?![^\W_])")
        elif char == "*":
            made.append(rf"[^\W_]{{0,{LONGEST_ENDING}}}(?![^\W_])" + ("" if not set(rest) - {""} else _branches(rest)))
        else:
            made.append((r"[ \n]{1,3}" if char == " " else re.escape(char)) + _branches(rest))
    return made[0] if len(made) == 1 else f"(?:{'|'.join(reversed(made))})"
