"""What was named on the command line, as bytes with the name they came under."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from habeas.archive.fetch import fetch
from habeas.errors import MissingFileError

STDIN = "-"
WEB = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Named:
    """A file that was named, or found in a folder that was named; ``path`` is ``None`` for standard input."""

    name: str
    path: Path | None


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that could not be opened, with the operating system's reason."""

    named: Named
    why: str


def printable(name: str) -> str:
    r"""A file's name as text that can be shown in one line and kept: what can't is written as an escape.

    >>> printable("page\n\udcff.txt")
    'page\\n\\udcff.txt'
    """
    told = name.encode("utf-8", "backslashreplace").decode("utf-8")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in told)


def find(sources: Sequence[str]) -> list[Named]:
    """The files behind what was named: files as they are, folders by name with all that is in them.

    Raises `MissingFileError` for a path that isn't there and `NotYetError` for an address of the web.
    """
    return [named for source in sources for named in _find(source)]


def _find(source: str) -> Iterator[Named]:
    if source == STDIN:
        yield Named("standard input", None)
        return
    if source.lower().startswith(WEB):
        fetch(source)
    path = Path(source)
    if path.is_dir():
        for folder, folders, files in os.walk(path):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(name for name in files if not name.startswith(".")):
                yield Named(printable(str(Path(folder) / name)), Path(folder) / name)
    elif path.exists():
        yield Named(printable(source), path)
    else:
        msg = f"there is no file or folder {source!r}"
        raise MissingFileError(msg)


def read_bytes(named: Named, stdin: BinaryIO) -> bytes | Unreadable:
    """The bytes of a file, or why they can't be had."""
    try:
        return stdin.read() if named.path is None else named.path.read_bytes()
    except OSError as err:
        return Unreadable(named, err.strerror or str(err))
