"""Rows that follow from the ledger: where the fold writes them, and a place in memory that behaves the same."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import Any, Protocol

from habeas.model import Marking

Row = dict[str, Any]


def padded(number: int) -> str:
    """An entry number as a row id that sorts by number.

    >>> padded(17)
    '000000000017'
    """
    return f"{number:012d}"


class ReadsRows(Protocol):
    """Rows by projection and clearance."""

    def row(self, projection: str, clearance: Marking, id: str) -> Row | None:
        """The body of a row, ``None`` when there is none."""

    def rows(self, projection: str, clearance: Marking) -> Iterator[tuple[str, Row]]:
        """All rows of a projection, by id."""

    def find(self, projection: str, clearance: Marking, key: str, most: int | None = None) -> list[str]:
        """The ids under a key, in order; of many only the first ``most``."""

    def find_each(self, projection: str, clearance: Marking, keys: Collection[str]) -> dict[str, list[str]]:
        """What `find` gives for each of these keys that a row has; many at once are found faster."""

    def keys(self, projection: str, clearance: Marking) -> Iterator[str]:
        """All keys of a projection, in order."""


class WritesRows(ReadsRows, Protocol):
    """The same, and rows are replaced whole."""

    def put(self, projection: str, clearance: Marking, id: str, body: Row, keys: Collection[str] = ()) -> None:
        """Put a row and its keys in place of what stood there."""

    def drop(self, projection: str, clearance: Marking, id: str) -> None:
        """Take a row and its keys away."""


class MemoryRows:
    """Rows that live as long as one question: the register as it was recorded on an earlier day.

    >>> rows = MemoryRows()
    >>> rows.put("person", Marking.INTERNAL, "p7", {"name": "Anna Example"}, ["example"])
    >>> rows.find("person", Marking.INTERNAL, "example")
    ['p7']
    """

    def __init__(self) -> None:
        self._rows: dict[tuple[str, Marking], dict[str, tuple[Row, frozenset[str]]]] = defaultdict(dict)
        self._keys: dict[tuple[str, Marking], dict[str, list[str]]] = defaultdict(dict)

    def row(self, projection: str, clearance: Marking, id: str) -> Row | None:
        """The body of a row, ``None`` when there is none."""
        found = self._rows[projection, clearance].get(id)
        return found[0] if found else None

    def rows(self, projection: str, clearance: Marking) -> Iterator[tuple[str, Row]]:
        """All rows of a projection, by id."""
        for id, (body, _) in sorted(self._rows[projection, clearance].items()):
            yield id, body

    def find(self, projection: str, clearance: Marking, key: str, most: int | None = None) -> list[str]:
        """The ids under a key, in order; of many only the first ``most``."""
        return list(self._keys[projection, clearance].get(key, ())[:most])

    def find_each(self, projection: str, clearance: Marking, keys: Collection[str]) -> dict[str, list[str]]:
        """The ids under each of these keys that a row has."""
        by_key = self._keys[projection, clearance]
        return {key: list(by_key[key]) for key in keys if key in by_key}

    def keys(self, projection: str, clearance: Marking) -> Iterator[str]:
        """All keys of a projection, in order."""
        yield from sorted(self._keys[projection, clearance])

    def shelves(self) -> list[tuple[str, Marking]]:
        """The projections and clearances that hold rows."""
        return sorted(shelf for shelf, rows in self._rows.items() if rows)

    def put(self, projection: str, clearance: Marking, id: str, body: Row, keys: Collection[str] = ()) -> None:
        """Put a row and its keys in place of what stood there."""
        self.drop(projection, clearance, id)
        self._rows[projection, clearance][id] = (body, frozenset(keys))
        for key in frozenset(keys):
            insort(self._keys[projection, clearance].setdefault(key, []), id)

    def drop(self, projection: str, clearance: Marking, id: str) -> None:
        """Take a row and its keys away; nothing happens when there is none."""
        gone = self._rows[projection, clearance].pop(id, None)
        if gone is None:
            return
        by_key = self._keys[projection, clearance]
        for key in gone[1]:
            ids = by_key[key]
            del ids[bisect_left(ids, id)]
            if not ids:
                del by_key[key]
