"""Tables in plain text (CSV, TSV): the file's own text unchanged, so that places of cells are places in the file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from habeas.archive.formats.decode import decode
from habeas.archive.formats.extract import MOST_BLOCKS, MOST_TEXT, Extract, Hints, Quarantined
from habeas.model.report import Block, BlockRole

_DELIMITERS = (",", ";", "\t", "|")
_SAMPLE = 1 << 16
_MOST_CELLS = 500


class Table:
    """Reads CSV by our own splitter, because the standard one gives values and no places. Cells are kept verbatim.

    A cell's place is that of its words, without the quotation marks around them; a doubled quotation mark inside stays
    doubled, as it stands in the file.
    """

    version = "table 1"

    def extract(self, data: bytes, hints: Hints) -> Extract | Quarantined:
        """Each row as a block with its cells; the header is a row like the others."""
        decoded = decode(data, hints.charset)
        text, losses = decoded.text, list(decoded.losses)
        delimiter = _delimiter(text[:_SAMPLE])
        text = text[hints.start :]
        if len(text) > MOST_TEXT:
            losses.append(f"only the first {MOST_TEXT:,} of {len(text):,} characters were read")
            text = text[:MOST_TEXT]
        blocks: list[Block] = []
        for cells in _rows(text, delimiter):
            if len(blocks) >= MOST_BLOCKS:
                losses.append(f"only the first {MOST_BLOCKS:,} rows were read")
                break
            if any(start < end for start, end in cells):
                blocks.append(_block(text, cells))
        if not blocks:
            return Quarantined("there is no text in it")
        if any(len(block.cells) >= _MOST_CELLS for block in blocks):
            losses.append(f"only the first {_MOST_CELLS} cells of a row were read")
        widths = Counter(len(block.cells) for block in blocks)
        ragged = len(blocks) - max(widths.values())
        notes = [*decoded.notes, *([f"{ragged:,} rows have more or fewer cells than the others"] if ragged else [])]
        return Extract(text, tuple(blocks), self.version, losses=tuple(losses), notes=tuple(notes))


def _block(text: str, cells: list[tuple[int, int]]) -> Block:
    start, end = cells[0][0], cells[-1][1]
    # The quotation marks around the first and last cell belong to the row, not to a cell.
    start -= start > 0 and text[start - 1] == '"'
    end += end < len(text) and text[end] == '"'
    return Block(BlockRole.TABLE_ROW, start, max(end, start + 1), tuple(cells))


def _delimiter(sample: str) -> str:
    """The sign that divides the most lines into the same number of cells.

    >>> _delimiter("name;born\\nExample, Anna;1980\\nBeispiel, Bo;1990")
    ';'
    """
    lines = [line for line in sample.splitlines()[:60] if line.strip()]
    bare = [re.sub(r'"[^"]*"', "", line) for line in lines]

    def agreement(delimiter: str) -> tuple[int, int]:
        counts = Counter(line.count(delimiter) for line in bare)
        counts.pop(0, None)
        commonest = counts.most_common(1)
        return (commonest[0][1], commonest[0][0]) if commonest else (0, 0)

    return max(_DELIMITERS, key=agreement)


def _rows(text: str, delimiter: str) -> Iterator[list[tuple[int, int]]]:
    """The places of the cells of each row, in one pass (RFC 4180, and what spreadsheets make of it)."""
    plain = re.compile(rf"[^{re.escape(delimiter)}\r\n]*")
    quoted = re.compile(r'"([^"]*(?:""[^"]*)*)"')
    at, cells = 0, list[tuple[int, int]]()
    while at < len(text):
        found = quoted.match(text, at) if text[at] == '"' else None
        if found and (found.end() == len(text) or text[found.end()] in (delimiter, "\r", "\n")):
            cell, at = found.span(1), found.end()
        else:
            bare = plain.match(text, at)
            cell = bare.span() if bare else (at, at)
            at = cell[1]
        if len(cells) < _MOST_CELLS:
            cells.append(cell)
        if at < len(text) and text[at] == delimiter:
            at += 1
            if at == len(text) and len(cells) < _MOST_CELLS:
                cells.append((at, at))
            continue
        at += 2 if text.startswith("\r\n", at) else 1
        yield cells
        cells = []
    if cells:
        yield cells
