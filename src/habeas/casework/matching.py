"""Files of pairs of names held against each other, line by line, for the command line."""

from __future__ import annotations

import gc
import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice

from habeas.casework.known_cells import words_of
from habeas.errors import UnreadablePairsError

LEFT, RIGHT = "left", "right"
PLACES = frozenset({LEFT, RIGHT, "first", "second", "one", "two"})
MOST_NAMED = 6
NO_TEXT = "is not UTF-8 text"
_WORDS = re.compile(r"[^\W\d_]+")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")


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


def pairs_in(lines: Iterable[bytes], *, headings: bool = True) -> Iterator[Heading | Pair | NotAPair]:
    r"""What stands in the lines of a tab-separated file, one after the other; empty lines are passed over.

    The names stand in the columns that a heading calls left and right, wherever they are, else in the first two.
    Raises `UnreadablePairsError` where the first line looks like other headings, unless ``headings`` says that there
    are none, and where the file is in UTF-16.

    >>> lines = [b"id\tleft\tright\n", b"7\tAnna Example\tHanna Example\n", b"8\tAnna\n"]
    >>> [(row.left, row.right) for row in pairs_in(lines) if isinstance(row, Pair)]
    [('Anna Example', 'Hanna Example')]
    """
    columns = (0, 1)
    rows = _rows(lines)
    before = list(islice(rows, 1))
    if before and before[0].cells and headings:
        names = [cell.strip().casefold() for cell in before[0].cells]
        if LEFT in names and RIGHT in names:
            columns = (names.index(LEFT), names.index(RIGHT))
            yield Heading(before.pop().cells)
        else:
            before += islice(rows, 1)
            _refuse_other_headings([row.cells for row in before])
    for row in chain(before, rows):
        yield _pair(row.number, row.cells, columns) if row.cells else NotAPair(row.number, NO_TEXT)


@dataclass(frozen=True, slots=True)
class _Row:
    """The cells of a line; none where it is no text."""

    number: int
    cells: tuple[str, ...]


def _rows(lines: Iterable[bytes]) -> Iterator[_Row]:
    for number, line in enumerate(lines, 1):
        if number == 1 and line.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
            msg = "the file is in UTF-16, as spreadsheets save “Unicode text”"
            raise UnreadablePairsError(msg, hint="Save it again in UTF-8, with tabs between the columns.")
        if b"\0" in line:
            yield _Row(number, ())
            continue
        try:
            text = line.decode("utf-8-sig" if number == 1 else "utf-8").rstrip("\r\n")
        except UnicodeDecodeError:
            yield _Row(number, ())
            continue
        if text.strip():
            yield _Row(number, tuple(text.split("\t")))


def _refuse_other_headings(rows: list[tuple[str, ...]]) -> None:
    """Raise where the first of these rows looks like headings: it has words for columns, or is all in lower case alone.

    Names in lower case are not taken for headings where the next line has none but such.
    """
    first, *others = [row[:2] for row in rows]
    if len(first) < 2:
        return
    alone = bool(others) and not all(_is_in_lower_case(cell) for cell in others[0])
    if all(_is_heading(cell) or (alone and _is_in_lower_case(cell)) for cell in first):
        named = ", ".join(repr(cell) for cell in rows[0][:MOST_NAMED])
        msg = f"the first line looks like headings ({named}), and they don't say which columns hold the names"
        raise UnreadablePairsError(msg)


def _is_in_lower_case(cell: str) -> bool:
    # In a script without capitals every name would be.
    return cell.islower() and cell.title() != cell


def _is_heading(cell: str) -> bool:
    """Whether it is a word for a column of names or ids, or nothing but a letter.

    >>> [_is_heading(cell) for cell in ("Name 1", "left_name", "nameA", "id", "b", "ФИО", "A. B.", "17", "Anna")]
    [True, True, True, True, True, True, False, False, False]
    """
    words = [word.casefold() for word in _WORDS.findall(_HUMP.sub(" ", cell))]
    rest = " ".join(word for word in words if len(word) > 1 and word not in PLACES)
    named = {word for column in ("name", "given", "surname", "aliases", "id") for word in words_of("columns")[column]}
    return bool(words) and "." not in cell and (not rest or rest in named)


def _pair(number: int, cells: tuple[str, ...], columns: tuple[int, int]) -> Pair | NotAPair:
    if len(cells) <= max(columns):
        return NotAPair(number, "has no two names")
    left, right = (cells[place].strip() for place in columns)
    if not left or not right:
        return NotAPair(number, "has an empty name")
    if left.isdecimal() or right.isdecimal():
        return NotAPair(number, "has a number where a name should be")
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
