"""How the command line speaks: plain lines, columns, colours where they are wanted, JSON alone on stdout."""

from __future__ import annotations

import json
import os
import shutil
import sys
import unicodedata
from collections.abc import Sequence
from typing import Any

import click

DIM = {"dim": True}
STRONG = {"bold": True}
UNSEEN = ("Cc", "Cf", "Cs")
"""Categories of characters that can't be seen: control, format (zero-width, bidirectional), half a letter."""


def coloured() -> bool:
    """Whether colours are wanted: on a terminal that is not a dumb one, and ``NO_COLOR`` is not set (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def line(text: str = "", **style: Any) -> None:
    """One line on stdout; control characters of outside text are shown, not obeyed."""
    shown = visible(text)
    click.echo(click.style(shown, **style) if style and coloured() else shown)


def note(text: str | None) -> None:
    """What to know of an answer besides, behind it; nothing where there is nothing to say."""
    if text:
        line()
        line(f"note: {text}")


def warn(text: str) -> None:
    """One line on stderr."""
    click.echo(visible(text), err=True)


def document(made: dict[str, Any]) -> None:
    """A JSON document on stdout; where its charset lacks letters, with their numbers."""
    click.echo(escaped(json.dumps(made, ensure_ascii=not takes_any_letter(), indent=1)))


def escaped(made: str) -> str:
    r"""The same JSON; on a terminal with what can't be seen, or turns the writing round, by its number.

    >>> print(invisible_escaped('{"name": "An' + chr(0x200B) + 'na"}'))
    {"name": "An\u200bna"}
    """
    return invisible_escaped(made) if sys.stdout.isatty() else made


def invisible_escaped(made: str) -> str:
    """JSON whose strings hold neither control nor format characters, and mean the same."""
    return "".join(c if c == "\n" or unicodedata.category(c) not in UNSEEN else json.dumps(c)[1:-1] for c in made)


def takes_any_letter() -> bool:
    """Whether stdout has a charset with every letter."""
    return (sys.stdout.encoding or "").casefold().replace("-", "").startswith("utf")


def say_waiting() -> None:
    """Said once when another process is writing to the register."""
    warn("another habeas is writing to this register; waiting for it …")


def visible(text: str) -> str:
    r"""Text in which control, bidirectional and zero-width characters can be seen and do nothing.

    >>> visible("free\x1b[2J\u202e")
    'free\\x1b[2J\\u202e'
    """
    return "".join(c if c in "\n\t" or unicodedata.category(c) not in UNSEEN else _escape(c) for c in text)


def _escape(character: str) -> str:
    code = ord(character)
    return f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}"


def columns(rows: Sequence[Sequence[str]], *, gap: int = 2) -> None:
    """Rows in columns as wide as their widest cell, the last one free; nothing for no rows."""
    if not rows:
        return
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]) - 1)]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
        line((" " * gap).join([*cells, row[-1]]).rstrip())


def shortened(text: str, width: int | None = None) -> str:
    """Text on one line, cut at ``width`` (the terminal's if left out) with an ellipsis.

    >>> shortened("She  was released on Saturday", 16)
    'She was release…'
    """
    one = " ".join(text.split())
    limit = width or shutil.get_terminal_size((100, 24)).columns
    return one if len(one) <= limit else one[: limit - 1] + "…"
