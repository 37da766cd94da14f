"""Lists of people: the rows of a table, read by what its columns are called, in any language and script."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import groupby

from habeas.model import (
    Block,
    BlockRole,
    Certainty,
    Charge,
    Claim,
    Kind,
    Mention,
    Nature,
    Place,
    ReadBy,
    Report,
    Span,
    When,
)

RULE = "row-of-a-list"
_LETTER = re.compile(r"[^\W\d_]")
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?\Z")
_DOTTED = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})\Z")
_CYRILLIC = re.compile(r"[\u0400-\u052f]")


@dataclass(frozen=True, slots=True)
class Rows:
    """The claims that the rows of a report's tables make, and the blocks that were read so."""

    claims: tuple[Claim, ...]
    blocks: frozenset[Block]


def read_rows(report: Report, reader: str, version: str) -> Rows:
    """One claim for each row that names somebody, in every table whose headings show a column of names.

    A row without a word for what happened only says that its person is *listed*.
    """
    claims: list[Claim] = []
    read: set[Block] = set()
    for is_table, blocks in groupby(report.blocks, key=lambda block: block.role is BlockRole.TABLE_ROW):
        table = list(blocks)
        columns = _columns(report.text, table[0]) if is_table else {}
        if "name" in columns:
            read.update(table)
            claims += _claims(report, table[1:], columns, ReadBy(reader, version, RULE))
    return Rows(tuple(claims), frozenset(read))


@cache
def _words() -> Mapping[str, Mapping[str, frozenset[str]]]:
    told = tomllib.loads(files("habeas.reading").joinpath("headings.toml").read_text("utf-8"))
    return {part: {name: frozenset(words) for name, words in rows.items()} for part, rows in told.items()}


def _columns(text: str, heading: Block) -> dict[str, int]:
    """Which column holds what, by the first cell whose heading fits."""
    found: dict[str, int] = {}
    for place, (start, end) in enumerate(heading.cells):
        words = text[start:end].split("(", maxsplit=1)[0].strip().casefold()
        for column, headings in _words()["columns"].items():
            if words in headings:
                found.setdefault(column, place)
    return found


def _claims(report: Report, rows: Sequence[Block], columns: Mapping[str, int], read_by: ReadBy) -> Iterator[Claim]:
    for row in rows:
        cells = {column: _cell(report.text, row, place) for column, place in columns.items()}
        name = cells["name"]
        if name is None or not _LETTER.search(name.words):
            continue
        what = cells.get("what")
        kind = _kind(what)
        destination, charge = cells.get("to"), cells.get("charge")
        yield Claim(
            kind=kind,
            about=_mention(name, report.language),
            certainty=Certainty.ASSERTED,
            trigger=what if what is not None and kind is not Kind.LISTED else name,
            evidence=_evidence(report.text, row),
            read_by=read_by,
            when=_when(cells.get("date")),
            where_to=Place(destination.words, destination) if destination is not None else None,
            charge=Charge(charge.words, charge) if charge is not None else None,
        )


def _cell(text: str, row: Block, place: int) -> Span | None:
    """The words of a cell without the blanks around them; ``None`` when there are none."""
    if place >= len(row.cells):
        return None
    start, end = row.cells[place]
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    words = words.strip()
    return Span.of(text, start, start + len(words)) if words else None


def _evidence(text: str, row: Block) -> Span:
    return Span.of(text, row.start, row.end)


def _mention(name: Span, language: str) -> Mention:
    script = "Cyrl" if _CYRILLIC.search(name.words) else "Latn"
    normal = " ".join(name.words.split())
    return Mention(name.words, normal, Nature.NAME, name, script=script, language=language)


def _kind(what: Span | None) -> Kind:
    if what is not None:
        words = " ".join(what.words.casefold().split())
        for kind, said in _words()["events"].items():
            if words in said:
                return Kind(kind)
    return Kind.LISTED


def _when(cell: Span | None) -> When | None:
    """A day, month or year written in digits; ``None`` for anything else."""
    if cell is None:
        return None
    iso, dotted = _ISO.match(cell.words), _DOTTED.match(cell.words)
    try:
        if iso is not None:
            return _partial(int(iso[1]), iso[2], iso[3], cell)
        if dotted is not None:
            return When.day(date(int(dotted[3]), int(dotted[2]), int(dotted[1])), cell)
    except ValueError:
        return None
    return None


def _partial(year: int, month: str | None, day: str | None, cell: Span) -> When:
    if month is None:
        return When.year(year, cell)
    if day is None:
        return When.month(year, int(month), cell)
    return When.day(date(year, int(month), int(day)), cell)
