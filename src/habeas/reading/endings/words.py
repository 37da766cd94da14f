"""Words and marks of a sentence, each with its place in the report and the classes of words it belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from habeas.model import BlockRole
from habeas.reading.endings.declension import Form
from habeas.reading.endings.lexicon import Lexicon
from habeas.reading.endings.notation import fold

_WORD = re.compile(
    r"\d+(?:[.,:]\d+)*(?:-?[^\W\d_]{1,20})?"
    r"|[^\W\d_]+(?:[-’'ʼ‘`][^\W\d_]+){0,4}"
    r"|--|\.\.\.|[^\w\s]|\w"
)
OPENING: Final = frozenset("«„“‹‘")
CLOSING: Final = frozenset("»”“›’")
DASHES: Final = frozenset({"—", "–", "-", "―", "--", "−"})
QUOTES: Final = frozenset({"«", "»", "„", "“", "”", '"', "‹", "›"})


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark: ``text[start:end]``, its folded form, the classes the lexicon gives it, its forms as a noun."""

    start: int
    end: int
    low: str
    classes: frozenset[str]
    capital: bool
    is_word: bool
    forms: tuple[Form, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a report with its words; ``block`` numbers the block that it stands in."""

    text: str
    start: int
    end: int
    tokens: tuple[Token, ...]
    lows: tuple[str, ...]
    block: int
    role: BlockRole


def tokenise(text: str, start: int, end: int, words: Lexicon) -> tuple[Token, ...]:
    """The words and marks of ``text[start:end]``."""
    return tuple(_token(match, words, opens=match.start() == start) for match in _WORD.finditer(text, start, end))


def _token(match: re.Match[str], words: Lexicon, *, opens: bool) -> Token:
    written = match.group()
    low, capital = fold(written), written[:1].isupper()
    numbered = written[:1].isdigit() and any(map(str.isupper, written))  # "26-Jährige"
    forms = words.forms_of(low, capital=capital or numbered) or (words.living(low) if opens else ())
    return Token(match.start(), match.end(), low, words.classes_of(low), capital, written[:1].isalnum(), forms)
