"""The frames of a language, as its ``grammar.toml`` gives them, and the gate that finds their words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from habeas.model import Certainty, Kind
from habeas.reading.word_order import tokens as bit
from habeas.reading.word_order.lexicon import Lexicon, pair
from habeas.reading.word_order.tokens import TRIGGER, Token


class Form(StrEnum):
    """In which form a frame's word stands."""

    BASE = "base"
    THIRD = "third"
    PAST = "past"
    PARTICIPLE = "participle"
    ING = "ing"
    NOUN = "noun"
    ADJECTIVE = "adjective"
    STATE = "state"


VERBAL = frozenset({Form.BASE, Form.THIRD, Form.PAST, Form.PARTICIPLE, Form.ING})


class Whom(StrEnum):
    """Whom an event befalls: the verb's object, its subject, or the owner of what the verb changes."""

    OBJECT = "object"
    SUBJECT = "subject"
    OWNER = "owner"


@dataclass(frozen=True, slots=True)
class Frame:
    """One way of saying one kind of event; the fields are explained at the top of ``grammar.toml``."""

    rule: str
    kind: Kind
    order: int
    tails: tuple[tuple[str, ...], ...] = ()
    tail_for: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)
    whom: Whom = Whom.OBJECT
    object: str = "person"
    needs: str | None = None
    mode: str | None = None
    again: bool = False
    passive_only: bool = False
    owned_only: bool = False
    far_tail: bool = False
    copula: bool = False
    lasting: bool = False
    of: frozenset[str] = frozenset({"of"})
    always: Certainty | None = None
    unless: frozenset[str] = frozenset()
    bars: frozenset[str] = frozenset()

    def tails_of(self, word: str) -> tuple[tuple[str, ...], ...]:
        """The tails that ``word`` needs in this frame."""
        if self.tail_for:
            return self.tail_for.get(word, ())
        return self.tails


_LONGEST_NAME = 6  # tokens of a prison's name, with its article
_NO_NAME = bit.AUXILIARY | bit.SAY | bit.VERB | bit.PREPOSITION | bit.RELATIVE | bit.CONJUNCTION | bit.PRONOUN


@dataclass(frozen=True, slots=True)
class Hit:
    """A frame's words in a sentence, in one of the forms they may be."""

    frame: Frame
    form: Form
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class DealPattern:
    """A way of saying a deal: a pattern over folded text with the groups ``gives`` and ``gets``.

    One that is ``claimed`` holds only where the sentence claims that somebody is or will be freed.
    """

    rule: str
    pattern: re.Pattern[str]
    claimed: bool = False


@dataclass(frozen=True, slots=True)
class Grammar:
    """All frames: ``entries`` by first word, longest first; ``gate`` finds any of their words in folded text.

    ``brokers`` find in a sentence with a deal who brought it about, in the group ``broker``.
    """

    entries: Mapping[str, tuple[tuple[tuple[str, ...], tuple[tuple[Frame, Form], ...]], ...]]
    gate: re.Pattern[str]
    deals: tuple[DealPattern, ...]
    brokers: tuple[re.Pattern[str], ...] = ()

    def hits(self, tokens: Sequence[Token], first: int) -> Iterator[Hit]:
        """Every frame whose words begin at token ``first``, the longest words first, then in the order of the file."""
        for words, uses in self.entries.get(tokens[first].low, ()):
            last = _end(tokens, first, words)
            if last is not None:
                for frame, form in uses:
                    yield Hit(frame, form, first, last)


def _end(tokens: Sequence[Token], first: int, words: tuple[str, ...]) -> int | None:
    """Where words end that begin at token ``first``; a star among them stands for the words of a name."""
    if "*" not in words:
        last = first + len(words)
        return last if len(words) == 1 or tuple(token.low for token in tokens[first:last]) == words else None
    star = words.index("*")
    before, behind = words[:star], words[star + 1 :]
    if tuple(token.low for token in tokens[first : first + star]) != before:
        return None
    for at in range(first + star, min(len(tokens), first + star + _LONGEST_NAME)):
        if tuple(token.low for token in tokens[at : at + len(behind)]) == behind:
            return at + len(behind) if at > first + star else None
        owns = tokens[at].low in ("'s", "’s")
        if not owns and (not tokens[at].is_word or tokens[at].bits & _NO_NAME):
            return None
    return None


def grammar(data: Mapping[str, Any], known: Lexicon) -> Grammar:
    """A grammar from the contents of ``grammar.toml``; ``known`` learns which words are triggers.

    Raises `KeyError` or `ValueError` when a frame lacks its rule or kind, or names a kind that there is not.
    """
    uses: dict[tuple[str, ...], list[tuple[Frame, Form]]] = defaultdict(list)
    weak, weak_tails = frozenset(data["weak"].split()), frozenset(data["weak_tails"])
    gate: set[str] = set(data["gate"])
    for order, entry in enumerate(data["frame"]):
        frame = _frame(entry, order)
        for words, form in _forms(entry):
            uses[words].append((frame, form))
            if len(words) == 1 and form in VERBAL and words[0] not in weak:
                known.bits[words[0]] = known.bits.get(words[0], 0) | TRIGGER
            if form in VERBAL and words[0] in weak:
                gate.update({" ".join(tail) for tail in frame.tails_of(words[0])} - weak_tails)
            else:
                gate.add(" ".join(words[words.index("*") + 1 :] if "*" in words else words))
    entries: dict[str, list[tuple[tuple[str, ...], tuple[tuple[Frame, Form], ...]]]] = defaultdict(list)
    for words in sorted(uses, key=lambda words: (-len(words), words)):
        entries[words[0]].append((words, tuple(sorted(uses[words], key=lambda use: use[0].order))))
    return Grammar(
        {word: tuple(rows) for word, rows in entries.items()}, alternation(gate), _deals(data), _brokers(data)
    )


def alternation(words: Iterable[str]) -> re.Pattern[str]:
    """One pattern that finds any of the whole words or phrases, sharing their beginnings: linear in the text.

    >>> alternation(["arrest", "arrests", "behind bars"]).findall("arrests put them behind bars")
    ['arrests', 'behind bars']
    """
    tree: dict[str, Any] = {}
    for word in words:
        node = tree
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return re.compile(r"(?<!\w)" + _branch(tree) + r"(?!\w)" if tree else r"(?!)")


def _branch(node: Mapping[str, Any]) -> str:
    parts = [re.escape(char) + _branch(node[char]) for char in sorted(node, reverse=True) if char]
    if not parts:
        return ""
    if "" in node:
        return "(?:" + "|".join(parts) + ")?"
    return parts[0] if len(parts) == 1 else "(?:" + "|".join(parts) + ")"


def _deals(data: Mapping[str, Any]) -> tuple[DealPattern, ...]:
    return tuple(
        DealPattern(entry["rule"], re.compile(entry["pattern"]), entry.get("claimed", False))
        for entry in data.get("deal", ())
    )


def _brokers(data: Mapping[str, Any]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern in data.get("brokers", ()))


def _frame(entry: Mapping[str, Any], order: int) -> Frame:
    return Frame(
        rule=entry["rule"],
        kind=Kind(entry["kind"]),
        order=order,
        tails=_phrases(entry.get("tail", ())),
        tail_for={word: _phrases(tails) for word, tails in entry.get("tail_for", {}).items()},
        whom=Whom(entry.get("whom", "object")),
        object=entry.get("object", "person"),
        needs=entry.get("needs"),
        mode=entry.get("mode"),
        again=entry.get("again", False),
        passive_only=entry.get("passive_only", False),
        owned_only=entry.get("owned_only", False),
        far_tail=entry.get("far_tail", False),
        of=frozenset(entry.get("of", ("of",))),
        copula=entry.get("copula", False),
        lasting=entry.get("lasting", False),
        always=Certainty(entry["always"]) if "always" in entry else None,
        unless=frozenset(entry.get("unless", ())),
        bars=frozenset(entry.get("bars", ())),
    )


def _phrases(phrases: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted((tuple(phrase.split()) for phrase in phrases), key=len, reverse=True))


def _forms(entry: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], Form]]:
    order = (Form.BASE, Form.THIRD, Form.PAST, Form.PARTICIPLE, Form.ING)
    for verb in entry.get("verb", ()):
        for word, form in zip(verb.split(), order, strict=True):
            if word != "-":
                yield (word,), form
    for noun in entry.get("noun", ()):
        for word in dict.fromkeys(pair(noun)):
            yield tuple(word.split()), Form.NOUN
    for word in entry.get("adjective", ()):
        yield (word,), Form.ADJECTIVE
    for phrase in entry.get("state", ()):
        yield tuple(phrase.split()), Form.STATE
