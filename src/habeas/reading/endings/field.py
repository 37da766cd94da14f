"""How near two words of a sentence are: what stands between them parts them more or less."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate

from habeas.reading.endings.dictionary import is_verb
from habeas.reading.endings.grammar import Hit, Way
from habeas.reading.endings.language import Language
from habeas.reading.endings.parsed import Parsed
from habeas.reading.endings.words import DASHES, QUOTES

APART = 260
"""From this cost on two words have nothing to do with each other."""

_WORD, _COVERED, _COMMA, _JOINT, _TURN, _OPENING, _SAY, _OTHER, _VERB, _WALL = (
    10, 4, 20, 5, 60, 70, 70, 40, 40, 400,
)  # fmt: skip
_MARKS = {";": _WALL, ",": _COMMA, ":": _COMMA, "(": _COMMA, ")": _COMMA}
_CLASSES = (
    (frozenset({"relative", "subordinator"}), _OPENING),
    (frozenset({"but"}), _TURN),
    (frozenset({"conjunction", "aux", "adverb", "article", "preposition", "negation"}), _JOINT),
)
_EVENTFUL = frozenset({Way.ACTS, Way.DONE, Way.DOES, Way.TO, Way.FUTURE})


@dataclass(frozen=True, slots=True)
class Around:
    """Whether a word of a class stands anywhere in the ``page``, and in the sentences right ``before`` in the block."""

    page: Callable[[str], bool]
    before: Callable[[str], bool]


class Field:
    """A parsed sentence with the words of frames in it, and what it costs to go from one token to another."""

    def __init__(self, parsed: Parsed, known: Language, around: Around) -> None:
        self.parsed = parsed
        self.speaks_of = around.page
        self.spoken_before = around.before
        self.numbers = known.numbers
        self.language = known.code
        self.hits: dict[int, tuple[Hit, ...]] = {}
        for index in range(len(parsed.tokens)):
            found = tuple(known.grammar.hits(parsed.lows, index))
            if found:
                self.hits[index] = found
        self._told = frozenset(at for at, hits in self.hits.items() if any(hit.way in _EVENTFUL for hit in hits))
        self._sums = (0, *accumulate(self._cost(index) for index in range(len(parsed.tokens))))

    def _cost(self, index: int) -> int:
        token, parsed = self.parsed.tokens[index], self.parsed
        if not token.is_word:
            return _MARKS.get(token.low, _COMMA if token.low in DASHES else _JOINT if token.low in QUOTES else _WORD)
        alone = parsed.at(index) is None
        if alone and (token.classes & {"say"} or index in self._told):
            return _SAY if "say" in token.classes else _OTHER
        for classes, cost in _CLASSES:
            if token.classes & classes:
                return cost
        if not alone or index in parsed.masked:
            return _COVERED
        return _VERB if not token.classes and is_verb(token.low, parsed.words.dictionary) else _WORD

    def between(self, first: int, last: int) -> int:
        """What the tokens from ``first`` up to ``last`` cost, in tenths of a word; either order."""
        low, high = min(first, last), max(first, last)
        return self._sums[high] - self._sums[low]

    def clause(self, index: int, *, reach: int = 14) -> tuple[int, int]:
        """The tokens around ``index`` up to marks and words that begin another clause."""
        first = index
        while first > 0 and index - first < reach and not self._ends(first - 1):
            first -= 1
        last = index + 1
        while last < len(self.parsed.tokens) and last - index < reach and not self._ends(last):
            last += 1
        return first, last

    def _ends(self, index: int) -> bool:
        token = self.parsed.tokens[index]
        return token.low in (";", ":", ",") or token.low in DASHES or bool(token.classes & {"but", "subordinator"})
