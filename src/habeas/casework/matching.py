"""Two names held against each other, for the command line."""

from __future__ import annotations

from pathlib import Path

from habeas.errors import MissingFileError, WrongUseError
from habeas.identity.compare import Judged, compare
from habeas.identity.names import Name


def compare_names(left: str, right: str) -> Judged:
    """The verdict on two names, with probability and reasons."""
    return compare(Name.of(left), Name.of(right))


def pairs_in(path: Path) -> list[tuple[str, str]]:
    """The pairs of a tab-separated file: its first two columns, a heading line "left, right" left out.

    Raises `MissingFileError` when it can't be opened and `WrongUseError` for a line without two names.
    """
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except FileNotFoundError as err:
        msg = f"there is no file {str(path)!r}"
        raise MissingFileError(msg) from err
    except (OSError, UnicodeDecodeError) as err:
        msg = f"{path} can't be read: {err}"
        raise MissingFileError(msg, hint="Save it as UTF-8 text with tabs between the columns.") from err
    pairs = []
    for number, text in enumerate(lines, 1):
        cells = text.split("\t")
        if not text.strip() or (number == 1 and [c.strip().casefold() for c in cells[:2]] == ["left", "right"]):
            continue
        if len(cells) < 2 or not cells[0].strip() or not cells[1].strip():
            msg = f"line {number} of {path} has no two names with a tab between them"
            raise WrongUseError(msg, hint="Write one pair a line: NAME, a tab, NAME.")
        pairs.append((cells[0].strip(), cells[1].strip()))
    return pairs
