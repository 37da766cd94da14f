"""What is about to be recorded, worked out with all its rows before anybody is kept from writing.

Matching and folding take long; writing what they came to does not. So they are done on a snapshot, and only written
while no other writer came first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from heapq import merge

from habeas.casework import fold
from habeas.casework.rows import MemoryRows, ReadsRows, Row
from habeas.errors import InvariantError
from habeas.ledger.entry import NO_PREDECESSOR, VERSION, Entry, kind_of
from habeas.ledger.store import Draft, Recorded, View, Writer
from habeas.model import Marking

Shelf = tuple[str, Marking]


class RowsOnTop:
    """Rows that read as if they had been put into those below, which stay as they are and must not change meanwhile.

    >>> below = MemoryRows()
    >>> below.put("person", Marking.INTERNAL, "p7", {}, ["example"])
    >>> rows = RowsOnTop(below)
    >>> rows.put("person", Marking.INTERNAL, "p5", {}, ["example"])
    >>> rows.find("person", Marking.INTERNAL, "example"), below.find("person", Marking.INTERNAL, "example")
    (['p5', 'p7'], ['p7'])
    """

    def __init__(self, below: ReadsRows, is_new: Callable[[str], bool] = lambda _: False) -> None:
        """``is_new`` tells of a key that no row below can have, so that it need not be looked for there."""
        self._below = below
        self._is_new = is_new
        self._above = MemoryRows()
        self._keys: dict[tuple[Shelf, str], Collection[str] | None] = {}
        self._changed: defaultdict[Shelf, set[str]] = defaultdict(set)
        self._found: dict[tuple[Shelf, str], list[str]] = {}

    def row(self, projection: str, clearance: Marking, id: str) -> Row | None:
        """See `habeas.casework.rows.ReadsRows`."""
        if id in self._changed[projection, clearance]:
            return self._above.row(projection, clearance, id)
        return self._below.row(projection, clearance, id)

    def rows(self, projection: str, clearance: Marking) -> Iterator[tuple[str, Row]]:
        """See `habeas.casework.rows.ReadsRows`."""
        changed = self._changed[projection, clearance]
        kept = ((id, row) for id, row in self._below.rows(projection, clearance) if id not in changed)
        return merge(kept, self._above.rows(projection, clearance), key=lambda found: found[0])

    def find(self, projection: str, clearance: Marking, key: str, most: int | None = None) -> list[str]:
        """See `habeas.casework.rows.ReadsRows`; what was found below is remembered, as it stays so."""
        shelf = projection, clearance
        found = self._found.get((shelf, key))
        if found is None and self._is_new(key):
            found = []
        if found is None:
            # How many of the first are changed here is not known, so all are asked for.
            found = self._found[shelf, key] = self._below.find(projection, clearance, key)
        changed = self._changed[shelf]
        if changed:
            kept = [id for id in found if id not in changed]
            found = sorted(kept + self._above.find(projection, clearance, key))
        return found[:most]

    def find_each(self, projection: str, clearance: Marking, keys: Collection[str]) -> dict[str, list[str]]:
        """See `habeas.casework.rows.ReadsRows`."""
        shelf = projection, clearance
        unknown = [key for key in keys if (shelf, key) not in self._found]
        below = self._below.find_each(projection, clearance, unknown) if unknown else {}
        self._found.update({(shelf, key): below.get(key, []) for key in unknown})
        found = {key: self.find(projection, clearance, key) for key in keys}
        return {key: ids for key, ids in found.items() if ids}

    def keys(self, projection: str, clearance: Marking) -> Iterator[str]:
        """See `habeas.casework.rows.ReadsRows`."""
        below = (key for key in self._below.keys(projection, clearance) if self.find(projection, clearance, key))
        own = set(self._above.keys(projection, clearance))
        return merge((key for key in below if key not in own), sorted(own))

    def put(self, projection: str, clearance: Marking, id: str, body: Row, keys: Collection[str] = ()) -> None:
        """See `habeas.casework.rows.WritesRows`."""
        self._above.put(projection, clearance, id, body, keys)
        self._changed[projection, clearance].add(id)
        self._keys[(projection, clearance), id] = keys

    def drop(self, projection: str, clearance: Marking, id: str) -> None:
        """See `habeas.casework.rows.WritesRows`."""
        self._above.drop(projection, clearance, id)
        self._changed[projection, clearance].add(id)
        self._keys[(projection, clearance), id] = None

    def write_to(self, writer: Writer) -> None:
        """Put into the ledger what was put here, each row once."""
        for ((projection, clearance), id), keys in self._keys.items():
            body = self._above.row(projection, clearance, id)
            if body is None or keys is None:
                writer.drop(projection, clearance, id)
            else:
                writer.put(projection, clearance, id, body, keys)


class Plan:
    """Entries and rows that would follow from them, as the ledger stands at ``position``."""

    def __init__(self, view: View) -> None:
        self.position = view.position
        self.shelves = view.shelves()
        self.rows = RowsOnTop(view, self._is_of_a_planned_entry)
        self._drafts: list[Draft] = []

    def add_and_fold(self, *drafts: Draft) -> None:
        """Plan these entries, and bring the rows up to date with them; none of them may rewrite history."""
        planned = []
        for draft in drafts:
            self._drafts.append(draft)
            number = self.position + len(self._drafts)
            entry = Entry(VERSION, kind_of(draft.word), (), 0, "", NO_PREDECESSOR)
            planned.append(Recorded(number, entry, draft.payload, draft.marking))
        fold.absorb(self.rows, planned)

    def _is_of_a_planned_entry(self, key: str) -> bool:
        what, _, number = key.partition("/")
        return what in ("entry", "chain") and int(number) > self.position

    @property
    def next_number(self) -> int:
        """The number that the next planned entry will have."""
        return self.position + len(self._drafts) + 1

    def record(self, writer: Writer) -> None:
        """Record what was planned. Raises `InvariantError` if the ledger is not where it was planned for."""
        if writer.position != self.position:
            msg = "entries were planned for another place in the ledger"
            raise InvariantError(msg)
        for draft in self._drafts:
            writer.append(draft)
        self.rows.write_to(writer)
