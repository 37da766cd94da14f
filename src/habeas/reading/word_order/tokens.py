"""Words and marks of a sentence, each with its place in the report and the classes of words it belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from habeas.model import BlockRole

# Classes of words, as bits: one look-up a word tells everything the lexicon knows of it.
DETERMINER: Final = 1 << 0
POSSESSIVE: Final = 1 << 1
PRONOUN: Final = 1 << 2
OTHER_PRONOUN: Final = 1 << 3
RELATIVE: Final = 1 << 4
PREPOSITION: Final = 1 << 5
SUBORDINATOR: Final = 1 << 6
CONJUNCTION: Final = 1 << 7
ADVERB: Final = 1 << 8
BE: Final = 1 << 9
HAVE: Final = 1 << 10
DO: Final = 1 << 11
FUTURE: Final = 1 << 12
CONDITIONAL: Final = 1 << 13
NEGATION: Final = 1 << 14
SAY: Final = 1 << 15
WEAK_SAY: Final = 1 << 16
PERSON: Final = 1 << 17
PERSONS: Final = 1 << 18
BODY: Final = 1 << 19
VERB: Final = 1 << 20
TITLE: Final = 1 << 21
HEDGE: Final = 1 << 22
TRIGGER: Final = 1 << 23
THING: Final = 1 << 24
PARTICLE: Final = 1 << 25
STANCE: Final = 1 << 26

AUXILIARY: Final = BE | HAVE | DO | FUTURE | CONDITIONAL
FUNCTION: Final = PRONOUN | OTHER_PRONOUN | RELATIVE | PREPOSITION | SUBORDINATOR | CONJUNCTION | AUXILIARY | NEGATION
PEOPLE: Final = PERSON | PERSONS

_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,6}"  # U.S., J.R.
    r"|\d{1,3}(?:-[^\W\d_]{1,12}){1,3}(?![\w])"
    r"|\d+(?:[.,:]\d+)*(?:st|nd|rd|th)?"
    r"|[^\W\d_]+(?:[-’'][^\W_]+)*\d*"
    r"|''|``|[^\w\s]|\w"  # two small marks are how old newsrooms type a quotation mark
)
_CLITIC = re.compile(r"['’](?:s|re|ve|ll|d|m)\Z", re.IGNORECASE)
OPENING: Final = frozenset("“„«‘‚‹")
CLOSING: Final = frozenset("”»’›")
QUOTES: Final = OPENING | CLOSING | {'"'}
_PREFIXES: Final = frozenset({"ex", "co", "vice", "sub", "non"})
_DOUBLED: Final = frozenset({"''", "``"})
DASHES: Final = frozenset("—–-―")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark: ``text[start:end]``, its folded form and the bits of its classes."""

    start: int
    end: int
    low: str
    bits: int
    capital: bool
    is_word: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a report with its words; ``block`` numbers the block that it stands in."""

    text: str
    start: int
    end: int
    tokens: tuple[Token, ...]
    block: int
    role: BlockRole
    titled: bool = False

    @property
    def words(self) -> str:
        """The words as they stand."""
        return self.text[self.start : self.end]

    def low(self, first: int, last: int) -> str:
        """Folded tokens ``first`` up to ``last``, joined by single spaces."""
        return " ".join(token.low for token in self.tokens[first:last])


def fold(text: str) -> str:
    """Small letters and straight apostrophes, at exactly the same length, so that offsets stay.

    >>> fold("İzmir’s POLICE")
    "İzmir's police"
    """
    low = text.lower()
    if len(low) != len(text):
        low = "".join(one if len(one := char.lower()) == 1 else char for char in text)
    return low.replace("’", "'")


def tokenise(text: str, start: int, end: int, bits: dict[str, int]) -> tuple[Token, ...]:
    """The words and marks of ``text[start:end]``; a clitic ("'s") is a token of its own.

    >>> [token.low for token in tokenise("Ana’s friend, J.R., is free.", 0, 28, {})]
    ['ana', "'s", 'friend', ',', 'j.r.', ',', 'is', 'free', '.']
    """
    found: list[Token] = []
    for match in _WORD.finditer(text, start, end):
        words = match.group()
        clitic = _CLITIC.search(words) if len(words) > 2 else None
        if clitic:
            cut = match.start() + clitic.start()
            found.append(_token(text, match.start(), cut, bits))
            found.append(_token(text, cut, match.end(), bits))
        else:
            found.append(_token(text, match.start(), match.end(), bits))
    return tuple(found)


def _token(text: str, start: int, end: int, bits: dict[str, int]) -> Token:
    words = text[start:end]
    low = '"' if words in _DOUBLED else fold(words)
    known = bits.get(low, 0)
    if not known and "-" in low:
        first, _, last = low.partition("-")
        known = bits.get(last, 0) if first in _PREFIXES else 0
        # A trade of two ("writer-translator") or with its rank ("editor-in-chief") is a person's all the same.
        known = known or bits.get(low.rpartition("-")[2], 0) & PEOPLE or bits.get(first, 0) & PEOPLE * ("-in-" in low)
    if not known and low.endswith("ly") and len(low) > 4:
        known = ADVERB
    return Token(start, end, low, known, words[:1].isupper(), words[:1].isalnum())
