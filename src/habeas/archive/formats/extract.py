"""What every format gives: the text of an original with its blocks, or the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from habeas.model.report import Block, MachineTranslated, PageTime

MOST_TEXT = 4_000_000
"""Most code points of text that one original gives; the rest stays in the original, with a warning."""

MOST_BLOCKS = 100_000
"""Most blocks that one original gives."""


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known about an original from outside its bytes; any of it may be wrong.

    ``start`` is the code point of a table's text to read from: one that is longer than an answer is read in parts.
    """

    media_type: str
    file_name: str | None = None
    charset: str | None = None
    start: int = 0


@dataclass(frozen=True, slots=True)
class Quarantined:
    """No text could be had; ``reason`` says why, in words for the person who added the file."""

    reason: str


@dataclass(frozen=True, slots=True)
class Extract:
    """The text of an original with its blocks; the other fields are as the page says and mean what `Report` says.

    ``losses`` are warnings that text is missing: an extract with one is read *in part*. ``notes`` are warnings that
    lose nothing. ``extracted_by`` is the format and its version.
    """

    text: str
    blocks: tuple[Block, ...]
    extracted_by: str
    language: str = "und"
    title: str | None = None
    publisher: str | None = None
    agencies: tuple[str, ...] = ()
    published: PageTime | None = None
    updated: PageTime | None = None
    url: str | None = None
    machine_translated: MachineTranslated = MachineTranslated.NO
    losses: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


class Format(Protocol):
    """A kind of file that text can be had from. Runs inside the sandbox, on bytes that may be hostile.

    An implementation gives `Quarantined` for what it can't read; whatever it raises, hangs on or dies of is caught
    outside and becomes `Quarantined` as well.
    """

    version: str

    def extract(self, data: bytes, hints: Hints) -> Extract | Quarantined:
        """The text of ``data``; blocks are in order and never overlap."""
        ...
