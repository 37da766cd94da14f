"""Files of pairs of names held against each other, line by line, for the command line."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """The names of a file's columns, as they stand in its first line."""

    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two names and the whole line they stand in."""

    left: str
    right: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotAPair:
    """A line that holds no two names, and why; lines are counted from 1."""

    number: int
    why: str


def pairs_in(lines: Iterable[bytes]) -> Iterator[Heading | Pair | NotAPair]:
    r"""What stands in the lines of a tab-separated file, one after the other; empty lines are passed over.

    The names stand in the columns that a heading calls left and right, wherever they are, else in the first two.

    >>> lines = [b"id\tleft\tright\n", b"7\tAnna Example\tHanna Example\n", b"8\tAnna\n"]
    >>> [(row.left, row.right) for row in pairs_in(lines) if isinstance(row, Pair)]
    [('Anna Example', 'Hanna Example')]
    """
    columns = (0, 1)
    is_first = True
    for number, line in enumerate(lines, 1):
        try:
            text = line.decode("utf-8-sig" if number == 1 else "utf-8").rstrip("\r\n")
        except UnicodeDecodeError:
            yield NotAPair(number, "is not UTF-8 text")
            continue
        if not text.strip():
            continue
        cells = tuple(text.split("\t"))
        if is_first:
            is_first = False
            names = [cell.strip().casefold() for cell in cells]
            if "left" in names and "right" in names:
                columns = (names.index("left"), names.index("right"))
                yield Heading(cells)
                continue
        yield _pair(number, cells, columns)


def _pair(number: int, cells: tuple[str, ...], columns: tuple[int, int]) -> Pair | NotAPair:
    if len(cells) <= max(columns):
        return NotAPair(number, "has no two names")
    left, right = (cells[place].strip() for place in columns)
    if not left or not right:
        return NotAPair(number, "has an empty name")
    return Pair(left, right, cells)


@contextmanager
def collector_paused() -> Iterator[None]:
    """Without the search for circular garbage: the matcher makes none, and it would take a third of the time.

    What the matcher keeps is put out of the collector's sight at the end (``gc.freeze``). Else it would all be gone
    through for nothing as soon as the collector is back and again when Python ends: 3 s of 10 for 10,000 pairs.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()
            gc.enable()
