"""Words held against the text: whole words, letter for letter, or they stand nowhere.

Only what nobody reads as a letter may differ: how wide a space is and where a line ends, which quotation mark,
apostrophe or dash is set. A letter of another script that looks alike is another letter. Everything is done with
plain searches, so that neither a hostile page nor a hostile answer can make it slow.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from habeas.reading.llm.passages import Piece

_MARKS = str.maketrans(
    {**dict.fromkeys("“”„‟«»″＂", '"'), **dict.fromkeys("’‘‚‛ʼ′`´", "'"), **dict.fromkeys("‐‑‒–—―−", "-")}
)


@dataclass(frozen=True, slots=True, eq=False)
class Searchable:
    """A piece of the text made ready for search: ``plain`` is what it says, ``places`` where each of it stands."""

    text: str
    start: int
    end: int
    plain: str
    places: tuple[int, ...]

    @classmethod
    def of(cls, text: str, piece: Piece) -> Searchable:
        """The searchable form of a piece."""
        plain: list[str] = []
        places: list[int] = []
        for at in range(piece.start, piece.end):
            char = text[at]
            if char.isspace():
                if plain and plain[-1] == " ":
                    continue
                char = " "
            plain.append(char)
            places.append(at)
        return cls(text, piece.start, piece.end, "".join(plain).translate(_MARKS), tuple(places))

    def occurrences(self, words: str) -> Iterator[tuple[int, int]]:
        """Where these words stand whole, as offsets of the text, in order."""
        sought = comparable(words)
        if not sought:
            return
        at = self.plain.find(sought)
        while at >= 0:
            first, last = self.places[at], self.places[at + len(sought) - 1] + 1
            if self._is_whole(first, last):
                yield first, last
            at = self.plain.find(sought, at + 1)

    def _is_whole(self, first: int, last: int) -> bool:
        before = self.text[first - 1] if first > 0 else " "
        behind = self.text[last] if last < len(self.text) else " "
        if unicodedata.combining(behind):
            return False
        opens = _is_inside_word(before) and _is_inside_word(self.text[first])
        closes = _is_inside_word(behind) and _is_inside_word(self.text[last - 1])
        return not opens and not closes


def comparable(words: str) -> str:
    """Words with single spaces and plain marks, as they are searched for.

    >>> comparable(" “Open  Door”\\n said ")
    '"Open Door" said'
    """
    return " ".join(words.split()).translate(_MARKS)


def nearest(found: Iterable[tuple[int, int]], start: int, end: int) -> tuple[int, int] | None:
    """The occurrence that lies nearest to ``start``-``end``, the earlier of two equally near ones.

    >>> nearest([(0, 4), (30, 34), (90, 94)], 40, 50)
    (30, 34)
    """

    def distance(one: tuple[int, int]) -> int:
        return max(0, start - one[1], one[0] - end)

    return min(found, key=distance, default=None)


def _is_inside_word(char: str) -> bool:
    return char.isalnum() or char == "_" or unicodedata.category(char).startswith("M")
