"""A sentence with everything the lexical layer found in it: phrases, lists of them, dates, terms, quotations."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from habeas.model import Quantity, Span
from habeas.reading.dates import FoundDate
from habeas.reading.endings.declension import Sort
from habeas.reading.endings.lexicon import Lexicon
from habeas.reading.endings.naming import Case, Gender
from habeas.reading.endings.roster import Name
from habeas.reading.endings.words import CLOSING, Sentence, Token
from habeas.reading.terms import FoundTerm


@dataclass(frozen=True, slots=True)
class Counted:
    """A number of people over tokens ``first`` up to ``last``."""

    first: int
    last: int
    quantity: Quantity
    partitive: bool
    others: bool


@dataclass(frozen=True, slots=True)
class Phrase:
    """Somebody or a body over tokens ``first`` up to ``last``; ``head`` is the noun's or the name's first token.

    ``opens`` is the preposition in front, empty where there is none; ``described`` are the tokens of the words that
    describe a name ("the activist") or, for the name's own, an empty stretch.
    """

    first: int
    last: int
    head: int
    sort: Sort
    cases: Case
    gender: Gender
    plural: bool
    name: Name | None = None
    count: Counted | None = None
    opens: str = ""
    role_sort: Sort | None = None

    @property
    def is_personal(self) -> bool:
        """Whether it is a person or people, and no body."""
        return self.sort is not Sort.BODY

    @property
    def is_many(self) -> bool:
        """Whether it is more than one person."""
        return self.name is None and (self.plural or self.count is not None)


def read_as(phrase: Phrase, wanted: Case) -> Phrase:
    """A name that can't stand in the cases wanted as its best other reading that can, else the phrase as it is."""
    if phrase.name is None or phrase.role_sort is not None or phrase.cases & wanted:
        return phrase
    other = next((one for one in phrase.name.others if one.cases & wanted), None)
    if other is None:
        return phrase
    name = replace(phrase.name, full=other.normal, cases=other.cases, gender=other.gender)
    return replace(phrase, cases=other.cases, gender=other.gender, name=name)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A sentence's tokens, phrases (``cover`` gives the one over a token) and what else was found in it."""

    sentence: Sentence
    words: Lexicon
    phrases: tuple[Phrase, ...]
    cover: tuple[int, ...]
    dates: tuple[FoundDate, ...]
    terms: tuple[FoundTerm, ...]
    masked: frozenset[int]
    quoted: tuple[tuple[int, int], ...]
    starts: tuple[int, ...]

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The sentence's tokens."""
        return self.sentence.tokens

    @property
    def lows(self) -> tuple[str, ...]:
        """The folded words of the tokens."""
        return self.sentence.lows

    def at(self, index: int) -> Phrase | None:
        """The phrase that covers token ``index``."""
        if 0 <= index < len(self.cover) and self.cover[index] >= 0:
            return self.phrases[self.cover[index]]
        return None

    def span(self, first: int, last: int) -> Span:
        """The words of tokens ``first`` up to ``last``."""
        return Span.of(self.sentence.text, self.tokens[first].start, self.tokens[last - 1].end)

    def index_at(self, offset: int) -> int:
        """The token that stands at ``offset`` of the report's text, or the next one before it."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def has(self, index: int, name: str) -> bool:
        """Whether token ``index`` is of a class of words."""
        return 0 <= index < len(self.tokens) and name in self.tokens[index].classes

    def any_in(self, first: int, last: int, name: str) -> bool:
        """Whether a word or phrase of a class stands in tokens ``first`` up to ``last``."""
        return any(self.length_of(name, index) for index in range(max(0, first), min(last, len(self.tokens))))

    def length_of(self, name: str, index: int) -> int:
        """How many tokens of a word or phrase of a class stand at ``index``; 0 where none does."""
        phrases = self.words.phrases.get(name)
        found = phrases.length_at(self.lows, index) if phrases is not None else 0
        return found or int(name in self.tokens[index].classes)

    def is_aside(self, first: int, last: int) -> bool:
        """Whether tokens ``first`` up to ``last`` stand alone between commas, or before the first one."""
        opened = first == 0 or self.lows[first - 1] == ","
        return opened and last < len(self.tokens) and self.lows[last] == ","

    def is_quoted(self, index: int) -> bool:
        """Whether token ``index`` stands in quotation marks."""
        return any(first <= index < last for first, last in self.quoted)


def quoted_stretches(tokens: Sequence[Token]) -> tuple[tuple[int, int], ...]:
    """The stretches of tokens within quotation marks; one left open goes on to the end, names of one or two words not.

    A mark that closes without one that opened shows that the quotation began in a sentence before.
    """
    found: list[tuple[int, int]] = []
    opened: int | None = None
    for index, token in enumerate(tokens):
        low = token.low
        if low in ("«", "„", "‹") or (low in ("“", '"') and opened is None):
            opened = index + 1 if opened is None else opened
        elif low in CLOSING or low == '"':
            first = opened if opened is not None else 0
            if index - first > 3:
                found.append((first, index))
            opened = None
    if opened is not None and len(tokens) - opened > 3:
        found.append((opened, len(tokens)))
    return tuple(found)
