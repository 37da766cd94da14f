"""Writing to the ledger, inside the one transaction that may."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from heapq import merge

import apsw

from habeas.errors import InvariantError, RegisterDamagedError
from habeas.ledger.entry import (
    IDENTITY_DOMAIN,
    PAYLOAD_DOMAIN,
    VERSION,
    Body,
    Entry,
    canonical,
    commitment,
    digest,
    kind_of,
    parse,
)
from habeas.ledger.ledger import SUM_BYTES, SUM_MODULUS, row_digest
from habeas.ledger.sqlite.faults import FAULTS, as_ours
from habeas.ledger.sqlite.statements import QUERIES
from habeas.ledger.sqlite.view import SqliteView, opened
from habeas.ledger.sqlite.waiting import WaitingKeys
from habeas.ledger.store import Draft, Recorded, Shelf, StoredRow
from habeas.model import Marking

MOST_WAITING = 500_000
"""So many keys wait in memory (some 200 bytes each) before they are written in order."""


@dataclass(slots=True)
class _OpenShelf:
    number: int
    rows: int
    total: int


class SqliteWriter(SqliteView):
    """Appends and puts; `finish` it before the commit."""

    def __init__(
        self, connection: apsw.Connection, *, key_id: str, clock: Callable[[], int], salt: Callable[[], bytes]
    ) -> None:
        super().__init__(connection)
        self._key_id = key_id
        self._clock = clock
        self._salt = salt
        self._spoiled = False
        self._shelves: dict[tuple[str, str], _OpenShelf] = {}
        self._waiting = WaitingKeys()
        self._recorded_at = self._last_instant()

    def _last_instant(self) -> int:
        """When the last entry was recorded, which must still be what it was: nothing is chained to a damaged end."""
        if self._position == 0:
            return 0
        found = self._all("content of entry", self._position)
        if not found or not isinstance(found[0][0], bytes) or digest(found[0][0]) != self._digest:
            msg = "the last entry is not the one that was recorded"
            raise RegisterDamagedError(msg)
        return Entry.from_bytes(found[0][0]).recorded_at

    def _do(self, name: str, *values: object) -> None:
        self._do_each(name, [values])

    def _do_each(self, name: str, rows: Iterable[tuple[object, ...]]) -> None:
        self._refuse_when_ended()
        try:
            self._connection.executemany(QUERIES[name], rows).fetchall()
        except FAULTS as fault:
            # Half of something may be written now, and SQLite may have ended the transaction by itself.
            self._spoiled = True
            raise as_ours(fault) from fault

    def append(self, draft: Draft) -> Recorded:
        """See `habeas.ledger.store.Writer`."""
        payload = canonical({"body": draft.payload, "marking": draft.marking.value})
        identity = None if draft.source_identity is None else canonical(draft.source_identity)
        salts = [self._salt() for _ in ("payload", "identity")[: 1 if identity is None else 2]]
        commitments = [commitment(PAYLOAD_DOMAIN, salts[0], payload)]
        if identity is not None:
            commitments.append(commitment(IDENTITY_DOMAIN, salts[1], identity))
        recorded_at = max(self._clock(), self._recorded_at)
        entry = Entry(VERSION, kind_of(draft.word), tuple(commitments), recorded_at, self._key_id, self._digest)
        content, number = entry.to_bytes(), self._position + 1
        self._do("add entry", number, draft.word, content)
        self._do("add payload", number, salts[0], payload)
        if identity is not None:
            self._do("add source identity", number, salts[1], identity)
        self._position, self._digest, self._recorded_at = number, digest(content), recorded_at
        body, marking = opened(parse(payload))  # as it will be read, and not the caller's own object
        return Recorded(number, entry, body, marking)

    def put(self, projection: str, clearance: Marking, id: str, body: Body, keys: Collection[str] = ()) -> None:
        """See `habeas.ledger.store.Writer`."""
        content, ordered = canonical(body), tuple(sorted(set(keys)))
        new = row_digest(projection, clearance.value, id, content, ordered)
        shelf = self._shelf(projection, clearance)
        there = self._all("digest of row", shelf.number, id)
        if there and there[0][1] == new:
            return
        if there:
            row, old = there[0]
            self._do("replace row", content, new, row)
            self._drop_keys(shelf, id)
            shelf.total -= int.from_bytes(old, "big")
        else:
            self._do("add row", shelf.number, id, content, new)
            shelf.rows += 1
        shelf.total += int.from_bytes(new, "big")
        self._waiting.put(shelf.number, id, ordered)
        if len(self._waiting) > MOST_WAITING:
            self._write_keys()

    def drop(self, projection: str, clearance: Marking, id: str) -> None:
        """See `habeas.ledger.store.Writer`."""
        shelf = self._shelf(projection, clearance)
        for row, old in self._all("digest of row", shelf.number, id):
            self._drop_keys(shelf, id)
            self._do("drop row", row)
            shelf.rows -= 1
            shelf.total -= int.from_bytes(old, "big")

    def _drop_keys(self, shelf: _OpenShelf, id: str) -> None:
        if not self._waiting.drop(shelf.number, id):
            self._do("drop keys", shelf.number, id)

    def _write_keys(self) -> None:
        self._do_each("add key", self._waiting.in_order())
        self._waiting.clear()

    def find(self, projection: str, clearance: Marking, key: str, most: int | None = None) -> list[str]:
        """See `habeas.ledger.store.View`."""
        written = super().find(projection, clearance, key, most)
        shelf = self._shelves.get((projection, clearance.value))
        waiting = self._waiting.find(shelf.number, key) if shelf is not None else ()
        return list(merge(written, waiting))[:most] if waiting else written

    def find_each(self, projection: str, clearance: Marking, keys: Collection[str]) -> dict[str, list[str]]:
        """See `habeas.ledger.store.View`."""
        self._write_keys()
        return super().find_each(projection, clearance, keys)

    def find_prefix(self, projection: str, clearance: Marking, prefix: str, limit: int) -> list[str]:
        """See `habeas.ledger.store.View`."""
        self._write_keys()
        return super().find_prefix(projection, clearance, prefix, limit)

    def keys(self, projection: str, clearance: Marking) -> Iterator[str]:
        """See `habeas.ledger.store.View`."""
        self._write_keys()
        return super().keys(projection, clearance)

    def stored_rows(self, projections: Collection[str] | None = None) -> Iterator[StoredRow]:
        """See `habeas.ledger.store.Inspection`."""
        self._write_keys()
        return super().stored_rows(projections)

    def clear_projections(self) -> None:
        """See `habeas.ledger.store.Writer`."""
        self._waiting.clear()
        self._numbers.clear()
        self._shelves.clear()
        for name in ("clear keys", "clear rows", "clear shelves"):
            self._do(name)

    def _shelf(self, projection: str, clearance: Marking) -> _OpenShelf:
        known = self._shelves.get((projection, clearance.value))
        if known is None:
            found = self._all("shelf", projection, clearance.value)
            if not found:
                self._do("add shelf", projection, clearance.value)
                self._numbers.clear()
                found = self._all("shelf", projection, clearance.value)
            number, rows, total = found[0]
            known = _OpenShelf(number, rows, int.from_bytes(total, "big"))
            self._shelves[(projection, clearance.value)] = known
        return known

    def head(self) -> tuple[int, str]:
        """See `habeas.ledger.store.Inspection`; what was appended here is noted in the file only at the end."""
        return self._position, self._digest

    def shelves(self) -> list[Shelf]:
        """See `habeas.ledger.store.Inspection`."""
        self._note_shelves()
        return super().shelves()

    def _note_shelves(self) -> None:
        for shelf in self._shelves.values():
            total = (shelf.total % SUM_MODULUS).to_bytes(SUM_BYTES, "big")
            self._do("move shelf", shelf.rows, total, shelf.number)

    def finish(self) -> None:
        """Note what the transaction leaves. Raises `InvariantError` if a fault in it was passed over."""
        if self._spoiled or not self._connection.in_transaction:
            msg = "a fault while recording was passed over; nothing of it was recorded"
            raise InvariantError(msg)
        self._write_keys()
        self._note_shelves()
        self._do("move head", self._position, self._digest)
