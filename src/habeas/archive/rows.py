"""The rows of a table as values, however long it is: read in the sandbox in parts, each row handed on at once."""

from __future__ import annotations

import codecs
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from habeas.archive.formats.extract import MOST_TEXT, Extract, Hints, Quarantined
from habeas.archive.intake import MOST_MEBIBYTES
from habeas.archive.sandbox import Sandbox
from habeas.archive.sniff import CSV, HTML, TEXT, in_words, sniff
from habeas.model.report import Original

READABLE = frozenset({CSV, TEXT, HTML})
"""What may be a table in plain text: cells may hold tags, and a name may say anything."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row that is not empty: its number (the first is 1), its cells, and whether it was cut off in the middle."""

    number: int
    cells: tuple[str, ...]
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """The file is no table that can be read; the reason in words for the person who named it."""

    reason: str


def original_of(data: bytes) -> Original:
    """The original that these bytes of a table are."""
    return Original(hashlib.sha256(data).hexdigest(), len(data), CSV)


class Rows:
    """The rows of one table; iterate once. ``notes`` and ``refused`` are filled as it is read.

    >>> with Sandbox() as sandbox:
    ...     [row.cells for row in Rows(sandbox, b"name;born\\nAnna Example;1980\\n", "people.csv")]
    [('name', 'born'), ('Anna Example', '1980')]
    """

    def __init__(
        self, sandbox: Sandbox, data: bytes, name: str | None = None, *, most_mebibytes: int = MOST_MEBIBYTES
    ) -> None:
        self._sandbox = sandbox
        self._data = data
        self._hints = (sniff(data, name).media_type, name)
        self._most = most_mebibytes
        self.notes: dict[str, None] = {}
        self.refused: Refused | None = None

    def __iter__(self) -> Iterator[Row]:
        if refusal := self._refusal():
            self.refused = Refused(refusal)
            return
        if self._data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            self.notes["read as UTF-16, as its byte order mark says"] = None
        number, start = 0, 0
        while (page := self._page(start)) is not None:
            text, cuts = page.text, _may_be_cut(page)
            whole = page.blocks[:-1] if cuts and len(page.blocks) > 1 else page.blocks
            for block in whole:
                number += 1
                cut = cuts and len(page.blocks) == 1
                yield Row(number, tuple(_plain(text[left:right]) for left, right in block.cells), cut)
            end = len(text) if cuts and len(page.blocks) == 1 else whole[-1].end
            if not cuts and not text[end:].strip():
                return
            start += end

    def _refusal(self) -> str | None:
        media_type, _ = self._hints
        if not self._data:
            return "it is empty"
        if media_type not in READABLE:
            return f"it is {in_words(media_type)}; save it as CSV in UTF-8 and name that"
        if len(self._data) > self._most << 20:
            return f"it is larger than {self._most} MiB"
        return None

    def _page(self, start: int) -> Extract | None:
        result = self._sandbox.extract("table", self._data, Hints(CSV, self._hints[1], start=start))
        if isinstance(result, Quarantined):
            # Past the first part it may be no more than that only empty rows are left.
            if start == 0 or not result.reason.startswith("there is no text"):
                self.refused = Refused(result.reason)
            return None
        for note in (*result.losses, *result.notes):
            # How many rows a part holds, and how wide its rows are, says nothing of the whole table.
            if not note.startswith("only the first") and "more or fewer cells" not in note:
                self.notes[note] = None
        return result


def _may_be_cut(page: Extract) -> bool:
    """Whether the text of a part may end in the middle of its last row."""
    return len(page.text) >= MOST_TEXT and page.blocks[-1].end >= len(page.text) - 1


def _plain(cell: str) -> str:
    return cell.replace('""', '"')
