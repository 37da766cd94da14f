"""A sentence with everything the lexical layer found in it."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.model import Span, Term
from habeas.reading.dates import FoundDate
from habeas.reading.word_order import tokens as bit
from habeas.reading.word_order.lexicon import Lexicon
from habeas.reading.word_order.nouns import NounPhrase
from habeas.reading.word_order.tokens import CLOSING, OPENING, Sentence, Token


@dataclass(frozen=True, slots=True)
class Parsed:
    """A sentence's tokens, noun phrases (``at`` gives the one over a token), dates, terms and quoted stretches."""

    sentence: Sentence
    words: Lexicon
    phrases: tuple[NounPhrase, ...]
    cover: tuple[int, ...]
    dates: tuple[FoundDate, ...]
    terms: tuple[Term, ...]
    masked: frozenset[int]
    quoted: tuple[tuple[int, int], ...]

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The sentence's tokens."""
        return self.sentence.tokens

    def at(self, index: int) -> NounPhrase | None:
        """The noun phrase that covers token ``index``."""
        if 0 <= index < len(self.cover) and self.cover[index] >= 0:
            return self.phrases[self.cover[index]]
        return None

    def span(self, first: int, last: int) -> Span:
        """The words of tokens ``first`` up to ``last``."""
        return Span.of(self.sentence.text, self.tokens[first].start, self.tokens[last - 1].end)

    def low(self, first: int, last: int) -> str:
        """The folded words of tokens ``first`` up to ``last``."""
        return self.sentence.low(first, last)

    def index_at(self, offset: int) -> int:
        """The first token that ends behind ``offset`` of the report's text."""
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle].end <= offset:
                low = middle + 1
            else:
                high = middle
        return low

    def is_quoted(self, index: int) -> bool:
        """Whether token ``index`` stands in quotation marks."""
        return any(first <= index < last for first, last in self.quoted)

    def phrase_follows(self, index: int, *phrase: str) -> bool:
        """Whether the folded words stand at token ``index``; ``*`` among them is any one word."""
        found = self.tokens[index : index + len(phrase)]
        return len(found) == len(phrase) and all(
            token.low == word or (word == "*" and token.is_word) for token, word in zip(found, phrase, strict=True)
        )

    def skip_left(self, index: int) -> int:
        """The nearest token at or left of ``index`` that is no adverb, no quotation mark and no date."""
        while index >= 0 and self.is_light(index):
            index -= 1
        return index

    def skip_right(self, index: int) -> int:
        """The nearest token at or right of ``index`` that is no adverb, no quotation mark and no date."""
        while index < len(self.tokens) and self.is_light(index):
            index += 1
        return index

    def is_light(self, index: int) -> bool:
        """Whether a token may stand between a verb and what belongs to it."""
        token = self.tokens[index]
        if index in self.masked or token.low in OPENING or token.low in CLOSING or token.low == '"':
            return True
        return bool(token.bits & bit.ADVERB) and not token.bits & (bit.BE | bit.PREPOSITION) and self.at(index) is None


def quoted_stretches(tokens: tuple[Token, ...], *, opened: bool) -> tuple[tuple[tuple[int, int], ...], bool]:
    """Token ranges inside quotation marks, and whether a quote is still open at the end.

    ``opened`` says that the sentence before left one open. A straight mark opens or closes by turns.
    """
    stretches = []
    start = 0 if opened else None
    for index, token in enumerate(tokens):
        opens = token.low in OPENING or (token.low == '"' and start is None)
        if start is None and opens and token.low != "‘":
            start = index + 1
        elif start is not None and (token.low in ("”", "»") or token.low == '"'):
            stretches.append((start, index))
            start = None
    if start is not None:
        stretches.append((start, len(tokens)))
    return tuple(stretches), start is not None
