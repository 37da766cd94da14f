"""The SQL of this room, loaded from the ``.sql`` files beside it."""

from __future__ import annotations

from importlib.resources import files
from typing import Final

_NAME = "-- name: "


def _text(name: str) -> str:
    return files("habeas.ledger.sqlite").joinpath(name).read_text("utf-8")


def named(text: str) -> dict[str, str]:
    """Statements by the names that stand above them; other comments are left out.

    >>> named("-- name: all\\nSELECT *\\nFROM t\\n\\n-- name: none\\nSELECT 1")
    {'all': 'SELECT *\\nFROM t', 'none': 'SELECT 1'}
    """
    found: dict[str, str] = {}
    for part in text.split(_NAME)[1:]:
        name, _, statement = part.partition("\n")
        found[name.strip()] = statement.strip()
    return found


SCHEMA: Final = _text("schema.sql")
QUERIES: Final = named(_text("queries.sql"))
