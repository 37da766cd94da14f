"""Keys of rows that were put in a transaction and do not stand in the file yet.

Keys come in no order, and each lies somewhere else in the file: written one at a time they move a page each, in order
many at a time they move it once.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator


class WaitingKeys:
    """The keys of rows by shelf; what is found under a key here belongs beside what is found in the file.

    >>> waiting = WaitingKeys()
    >>> waiting.put(1, "row 2", ("anna", "bob"))
    >>> waiting.put(1, "row 1", ("anna",))
    >>> waiting.find(1, "anna"), list(waiting.in_order())
    (['row 1', 'row 2'], [(1, 'anna', 'row 1'), (1, 'anna', 'row 2'), (1, 'bob', 'row 2')])
    >>> waiting.drop(1, "row 2"), waiting.drop(1, "row 2"), len(waiting)
    (True, False, 1)
    """

    def __init__(self) -> None:
        self._rows: dict[tuple[int, str], tuple[str, ...]] = {}
        self._ids: dict[tuple[int, str], list[str]] = {}
        self._number = 0

    def __len__(self) -> int:
        return self._number

    def put(self, shelf: int, id: str, keys: tuple[str, ...]) -> None:
        """Note the keys (each once) of a row that has none here."""
        self._rows[shelf, id] = keys
        self._number += len(keys)
        for key in keys:
            insort(self._ids.setdefault((shelf, key), []), id)

    def drop(self, shelf: int, id: str) -> bool:
        """Forget the keys of a row; whether they stood here, so that none of them stands in the file."""
        keys = self._rows.pop((shelf, id), None)
        for key in keys or ():
            ids = self._ids[shelf, key]
            del ids[bisect_left(ids, id)]
            if not ids:
                del self._ids[shelf, key]
        self._number -= len(keys or ())
        return keys is not None

    def find(self, shelf: int, key: str) -> list[str]:
        """The ids of the rows with this key, in order."""
        return self._ids.get((shelf, key), [])

    def in_order(self) -> Iterator[tuple[int, str, str]]:
        """Shelf, key and id of everything, in the order in which the file keeps it."""
        return ((shelf, key, id) for shelf, key in sorted(self._ids) for id in self._ids[shelf, key])

    def clear(self) -> None:
        """Forget everything."""
        self._rows.clear()
        self._ids.clear()
        self._number = 0
