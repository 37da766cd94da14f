"""Reading a snapshot of the ledger."""

from __future__ import annotations

import heapq
import json
from collections.abc import Collection, Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

import apsw

from habeas.errors import InvariantError, NotFoundError, RegisterDamagedError
from habeas.ledger import ledger
from habeas.ledger.entry import IDENTITY_DOMAIN, PAYLOAD_DOMAIN, Body, Entry, commitment, parse, upcast
from habeas.ledger.sqlite.faults import FAULTS, as_ours
from habeas.ledger.sqlite.statements import QUERIES
from habeas.ledger.store import Recorded, Sealed, Shelf, Stored, StoredRow
from habeas.model import Marking

Row = tuple[Any, ...]


class SqliteView:
    """A snapshot that one connection holds open by a transaction; `end` it before the transaction ends."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self._streams: set[apsw.Cursor] = set()
        self._ended = False
        self._numbers: dict[tuple[str, Marking], int | None] = {}
        # Reading is what pins the snapshot: BEGIN alone takes none.
        self._position, self._digest = self._noted_head()

    def end(self) -> None:
        """Stop every stream that is not read to its end; they would hold the snapshot open."""
        self._ended = True
        for cursor in self._streams:
            cursor.close(force=True)

    def _all(self, name: str, *values: object) -> list[Row]:
        self._refuse_when_ended()
        try:
            return self._connection.execute(QUERIES[name], values).fetchall()
        except FAULTS as fault:
            raise as_ours(fault) from fault

    def _stream(self, name: str, *values: object) -> Iterator[Row]:
        self._refuse_when_ended()
        cursor = self._connection.cursor()
        self._streams.add(cursor)
        try:
            for row in cursor.execute(QUERIES[name], values):
                yield row
                self._refuse_when_ended()
        except FAULTS as fault:
            raise as_ours(fault) from fault
        finally:
            self._streams.discard(cursor)
            cursor.close(force=True)

    def _refuse_when_ended(self) -> None:
        if self._ended:
            msg = "a view of the ledger was read after it had been closed"
            raise InvariantError(msg)

    # The ledger

    @property
    def position(self) -> int:
        """See `habeas.ledger.store.View`."""
        return self._position

    def entry(self, number: int) -> Recorded:
        """See `habeas.ledger.store.View`."""
        return _recorded(self._the_one("entry", number))

    def _the_one(self, name: str, number: int) -> Row:
        found = self._all(name, number)
        if found:
            return found[0]
        if 1 <= number <= self._position:
            msg = f"entry {number} is gone"
            raise RegisterDamagedError(msg)
        msg = f"the ledger has no entry {number}"
        raise NotFoundError(msg, hint=f"Entries are numbered from 1 to {self._position}.")

    def entries(self, after: int = 0, words: Collection[str] | None = None) -> Iterator[Recorded]:
        """See `habeas.ledger.store.View`."""
        if words is None:
            return map(_recorded, self._stream("entries", after))
        streams = [self._stream("entries of a word", word, after) for word in sorted(set(words))]
        return map(_recorded, heapq.merge(*streams, key=_number))

    def many(self, numbers: Iterable[int]) -> list[Recorded]:
        """See `habeas.ledger.store.View`."""
        return [self.entry(number) for number in numbers]

    def identity_of(self, number: int) -> Body | None:
        """See `habeas.ledger.store.View`."""
        found = self._the_one("source identity", number)
        content, salt, identity = found
        if identity is None:
            return None
        _expect(found, bytes, bytes, bytes)
        commitments = Entry.from_bytes(content).commitments
        if len(commitments) < 2 or commitment(IDENTITY_DOMAIN, salt, identity) != commitments[1]:
            msg = f"the source identity of entry {number} is not the one that was recorded"
            raise RegisterDamagedError(msg)
        return parse(identity)

    # The projections

    def digest_of_state(self) -> str:
        """See `habeas.ledger.store.View`."""
        return ledger.state_digest(self)

    def row(self, projection: str, clearance: Marking, id: str) -> Body | None:
        """See `habeas.ledger.store.View`."""
        shelf = self._shelf_number(projection, clearance)
        found = self._all("row", shelf, id) if shelf is not None else []
        return _body(found[0][0]) if found else None

    def rows(self, projection: str, clearance: Marking) -> Iterator[tuple[str, Body]]:
        """See `habeas.ledger.store.View`."""
        return ((id, _body(body)) for id, body in self._stream("rows", projection, clearance.value))

    def find(self, projection: str, clearance: Marking, key: str, most: int | None = None) -> list[str]:
        """See `habeas.ledger.store.View`."""
        shelf = self._shelf_number(projection, clearance)
        limit = -1 if most is None else most  # SQLite's word for all
        return [id for (id,) in self._all("find", shelf, key, limit)] if shelf is not None else []

    def find_each(self, projection: str, clearance: Marking, keys: Collection[str]) -> dict[str, list[str]]:
        """See `habeas.ledger.store.View`."""
        shelf = self._shelf_number(projection, clearance)
        found: dict[str, list[str]] = {}
        # In order, so that neighbours are read from one page.
        for key, id in self._all("find each", shelf, json.dumps(sorted(keys))) if shelf is not None else ():
            found.setdefault(key, []).append(id)
        return found

    def _shelf_number(self, projection: str, clearance: Marking) -> int | None:
        """The number of a shelf, ``None`` while there is none; remembered, as it is needed for each look-up."""
        shelf = projection, clearance
        if shelf not in self._numbers:
            found = self._all("shelf", projection, clearance.value)
            self._numbers[shelf] = found[0][0] if found else None
        return self._numbers[shelf]

    def find_prefix(self, projection: str, clearance: Marking, prefix: str, limit: int) -> list[str]:
        """See `habeas.ledger.store.View`."""
        found: dict[str, None] = {}
        for key, id in self._stream("find from", projection, clearance.value, prefix):
            if len(found) >= limit or not key.startswith(prefix):
                break
            found[id] = None
        return list(found)

    def keys(self, projection: str, clearance: Marking) -> Iterator[str]:
        """See `habeas.ledger.store.View`."""
        return (key for (key,) in self._stream("keys", projection, clearance.value))

    # What is stored, for the check

    def head(self) -> tuple[int, str]:
        """See `habeas.ledger.store.Inspection`."""
        return self._noted_head()

    def _noted_head(self) -> tuple[int, str]:
        found = self._all("head")
        if not found:
            msg = "the note of the last entry is gone"
            raise RegisterDamagedError(msg)
        number, digest = _expect(found[0], int, str)
        return number, digest

    def key_ids(self) -> frozenset[str]:
        """See `habeas.ledger.store.Inspection`."""
        return frozenset(key_id for (key_id,) in self._all("key ids"))

    def stored(self) -> Iterator[Stored]:
        """See `habeas.ledger.store.Inspection`."""
        for number, word, content, *beside in self._stream("stored"):
            _expect((word, content), str, bytes)
            yield Stored(number, word, content, _sealed(beside[:2]), _sealed(beside[2:]))

    def stored_rows(self, projections: Collection[str] | None = None) -> Iterator[StoredRow]:
        """See `habeas.ledger.store.Inspection`."""
        for shelf, projection, clearance, *_ in self._all("shelves"):
            if projections is not None and projection not in projections:
                continue
            keys = _Keys(self._stream("keys of shelf", shelf))
            for row in self._stream("rows of shelf", shelf):
                id, body, digest = _expect(row, str, bytes, bytes)
                yield StoredRow(projection, clearance, id, body, keys.of(id), digest)

    def shelves(self) -> list[Shelf]:
        """See `habeas.ledger.store.Inspection`."""
        found = [_expect(row, int, str, str, int, bytes)[1:] for row in self._all("shelves")]
        return [
            Shelf(projection, clearance, rows, int.from_bytes(total, "big"))
            for projection, clearance, rows, total in found
        ]

    def faults(self) -> Iterator[str]:
        """See `habeas.ledger.store.Inspection`."""
        yield from (str(found) for (found,) in self._all("integrity") if found != "ok")
        yield from (
            f"{table}: row {row} points at nothing in {parent}" for table, row, parent, _ in self._all("strays")
        )


class _Keys:
    """The keys of one row after the other, by id; those that name no row are passed over."""

    def __init__(self, stream: Iterator[Row]) -> None:
        self._by_row = groupby(stream, key=itemgetter(0))
        self._next = next(self._by_row, None)

    def of(self, id: str) -> tuple[str, ...]:
        """The keys of this row, in order; the ids asked for must rise."""
        while self._next is not None and self._next[0] < id:
            self._next = next(self._by_row, None)
        if self._next is None or self._next[0] != id:
            return ()
        return tuple(key for _, key in self._next[1])


def _number(row: Row) -> int:
    number: int = row[0]
    return number


def _expect(row: Row, *types: type) -> Row:
    """The row, when its columns have these types: a flipped bit can change the type of what is read."""
    if len(row) != len(types) or not all(type(value) is kind for value, kind in zip(row, types, strict=True)):
        msg = "a value in the ledger is not of the type that was written"
        raise RegisterDamagedError(msg)
    return row


def _body(content: object) -> Body:
    if not isinstance(content, bytes):
        msg = "a row of a projection is not of the type that was written"
        raise RegisterDamagedError(msg)
    return parse(content)


def _sealed(beside: list[Any]) -> Sealed | None:
    if beside == [None, None]:
        return None
    salt, content = _expect(tuple(beside), bytes, bytes)
    return Sealed(salt, content)


def _recorded(row: Row) -> Recorded:
    """What a row of the queries on entries holds, held against its commitment."""
    number, content, salt, payload = row
    _expect((content,), bytes)
    entry = Entry.from_bytes(content)
    if payload is None and salt is None:
        return Recorded(number, entry, None, Marking.CONFIDENTIAL)
    _expect((salt, payload), bytes, bytes)
    if not entry.commitments or commitment(PAYLOAD_DOMAIN, salt, payload) != entry.commitments[0]:
        msg = f"the payload of entry {number} is not the one that was recorded"
        raise RegisterDamagedError(msg)
    body, marking = opened(parse(payload))
    return Recorded(number, entry, upcast(entry.kind, body), marking)


def opened(envelope: Body) -> tuple[Body, Marking]:
    """Body and marking of a payload, which are sealed together. Raises `RegisterDamagedError` when it holds others."""
    markings = [marking.value for marking in Marking]
    if envelope.keys() != {"body", "marking"} or envelope["marking"] not in markings:
        msg = "a payload does not have the form of one"
        raise RegisterDamagedError(msg)
    body: Body = envelope["body"]
    return body, Marking(envelope["marking"])
