"""Paragraphs for terminals of any width, measured in the cells that letters take."""

from __future__ import annotations

import shutil
import sys
import unicodedata
from collections.abc import Iterable, Iterator

from habeas.cli.say import line, visible

NARROWEST = 30
WIDEST = 96
"""Longer lines are hard to read."""


def width() -> int:
    """How many cells a line may take."""
    return max(NARROWEST, min(WIDEST, shutil.get_terminal_size((80, 24)).columns - 1))


def cells(text: str) -> int:
    """The cells that a text takes in a terminal.

    >>> cells("Пример"), cells("中西"), cells("e\u0301")
    (6, 4, 1)
    """
    return sum(_cells_of(character) for character in text)


def _cells_of(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def paragraph(text: str, *, first: str = "", rest: str | None = None, **style: object) -> None:
    """A text in lines that fit, the first behind ``first`` and the others behind ``rest`` (as wide, if left out)."""
    indent = " " * cells(first) if rest is None else rest
    for number, part in enumerate(wrapped(visible(text), width() - max(cells(first), cells(indent)))):
        line((indent if number else first) + part, **style)


def listed(items: Iterable[str], **style: object) -> None:
    """Items in lines that fit, each whole, with a dot between two on a line."""
    made = ""
    for item in map(visible, items):
        longer = f"{made} · {item}" if made else item
        if made and cells(longer) > width():
            line(made, **style)
            longer = item
        made = longer
    line(made, **style)


def flowing(text: str, *, first: str = "", **style: object) -> None:
    """A paragraph on a terminal; where output is piped, one line, which can be searched and cut."""
    if sys.stdout.isatty():
        paragraph(text, first=first, rest=" " * (cells(first) + 2), **style)
    else:
        line(first + text, **style)


def wrapped(text: str, room: int) -> Iterator[str]:
    """The words of a text in lines of at most ``room`` cells; only a word longer than that is broken.

    >>> list(wrapped("released on Saturday, Viasna said", 12))
    ['released on', 'Saturday,', 'Viasna said']
    """
    made = ""
    for word in (piece for long in text.split() for piece in _pieces(long, room)):
        if made and cells(made) + 1 + cells(word) > room:
            yield made
            made = word
        else:
            made = f"{made} {word}" if made else word
    yield made


def _pieces(word: str, room: int) -> Iterator[str]:
    piece = ""
    for character in word:
        if piece and cells(piece) + _cells_of(character) > room:
            yield piece
            piece = ""
        piece += character
    yield piece
