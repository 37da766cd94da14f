"""What holds for the ledger whatever stores it: that nothing was altered, and what its state is."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from habeas.errors import RegisterDamagedError, RegisterTooNewError
from habeas.ledger.entry import (
    IDENTITY_DOMAIN,
    NO_PREDECESSOR,
    PAYLOAD_DOMAIN,
    Entry,
    canonical,
    commitment,
    digest,
    parse,
    steps_from,
)
from habeas.ledger.store import Inspection, Sealed, Shelf, Stored, StoredRow

SUM_BYTES: Final = 32
SUM_MODULUS: Final = 2 ** (8 * SUM_BYTES)

ERASABLE: Final = ("payload", "source_identity")
"""What lies beside an entry and can be destroyed; the ``parts`` of an ``erasure`` name them."""


@dataclass(frozen=True, slots=True)
class Damage:
    """Something that is not as it was recorded: the entry it was seen at, if it is one, and what is wrong."""

    number: int | None
    what: str


def row_digest(projection: str, clearance: str, id: str, body: bytes, keys: tuple[str, ...]) -> bytes:
    """SHA-256 over a row of a projection in canonical form; ``keys`` are in order, each once."""
    return hashlib.sha256(_row_bytes(projection, clearance, id, body, keys)).digest()


def _row_bytes(projection: str, clearance: str, id: str, body: bytes, keys: tuple[str, ...]) -> bytes:
    # Canonical JSON holds no line break, so the two parts can't run into each other.
    return canonical([projection, clearance, id, keys]) + b"\n" + body + b"\n"


def state_digest(view: Inspection, projections: Collection[str] | None = None) -> str:
    """SHA-256 over the canonical rows of these projections, or of all, with their keys; never over a file's bytes.

    Equal for equal rows, however they came about: entry by entry or rebuilt.
    """
    digester = hashlib.sha256()
    for row in view.stored_rows(projections):
        digester.update(_row_bytes(row.projection, row.clearance, row.id, row.body, row.keys))
    return digester.hexdigest()


def check(view: Inspection) -> Iterator[Damage]:
    """Re-read everything and tell what is not as it was recorded; nothing, if all is well.

    Each entry must be canonical, of a known version and kind, follow the one before in number, digest and time, stand
    under a known key, and be matched by what lies beside it; the last one must be the noted one; each row of a
    projection must be the one that was written, and none may be missing.

    It can't see that the whole ledger was made anew, or its end cut off together with the note of it: that takes a
    checkpoint which somebody else keeps.
    """
    yield from _as_far_as_readable("the storage", _storage(view))
    yield from _as_far_as_readable("the chain of entries", _Chain(view).damages())
    yield from _as_far_as_readable("the projections", _projections(view))


def _as_far_as_readable(what: str, damages: Iterator[Damage]) -> Iterator[Damage]:
    try:
        yield from damages
    except RegisterDamagedError as err:
        yield Damage(None, f"{what} can't be read to the end: {err}")


def _storage(view: Inspection) -> Iterator[Damage]:
    for fault in view.faults():
        yield Damage(None, f"the storage says: {fault}")


class _Chain:
    """A walk along the entries, which remembers what the next one must follow."""

    def __init__(self, view: Inspection) -> None:
        self._view = view
        self._key_ids = view.key_ids()
        self._number = 0
        self._digest = NO_PREDECESSOR
        self._recorded_at = 0
        self._missing: list[tuple[int, str]] = []
        self._erased: set[tuple[int, str]] = set()

    def damages(self) -> Iterator[Damage]:
        for stored in self._view.stored():
            for what in self._wrong_with(stored):
                yield Damage(stored.number, what)
            self._number, self._digest = stored.number, digest(stored.content)
        if (self._number, self._digest) != self._view.head():
            yield Damage(self._number or None, "the last entry is not the one that was noted as the last")
        for number, part in self._missing:
            if (number, part) not in self._erased:
                yield Damage(number, f"its {part} is gone and no erasure says so")

    def _wrong_with(self, stored: Stored) -> Iterator[str]:
        if stored.number != self._number + 1:
            yield f"it does not follow entry {self._number}: what was between them is gone"
        try:
            entry = Entry.from_bytes(stored.content)
            steps_from(entry.kind)
        except (RegisterDamagedError, RegisterTooNewError) as err:
            yield f"its bytes can't be read: {err}"
            return
        if entry.to_bytes() != stored.content:
            yield "its bytes are not in canonical form"
        if entry.word != stored.word:
            yield f"it is filed as {stored.word!r}, though it is of the kind {entry.kind!r}"
        if entry.previous != self._digest:
            yield f"it was not made to follow entry {self._number} as that stands: one of the two was altered"
        if entry.recorded_at < self._recorded_at:
            yield "it was recorded before the entry that it follows"
        if entry.key_id not in self._key_ids:
            yield f"its key {entry.key_id!r} is none of this register"
        self._recorded_at = max(entry.recorded_at, self._recorded_at)
        yield from self._wrong_beside(stored, entry)

    def _wrong_beside(self, stored: Stored, entry: Entry) -> Iterator[str]:
        beside = zip(ERASABLE, (PAYLOAD_DOMAIN, IDENTITY_DOMAIN), (stored.payload, stored.identity), strict=True)
        for place, (part, domain, sealed) in enumerate(beside):
            committed = entry.commitments[place] if place < len(entry.commitments) else None
            if sealed is not None and not _matches(domain, sealed, committed):
                yield f"its {part} or the salt of it is not the one it commits to"
            elif sealed is None and committed is not None:
                self._missing.append((stored.number, part))
            elif sealed is not None and part == "payload" and entry.word == "erasure":
                self._note_erasure(sealed)

    def _note_erasure(self, payload: Sealed) -> None:
        body = parse(payload.content).get("body")
        if isinstance(body, dict) and isinstance(body.get("entry"), int):
            self._erased |= {(body["entry"], part) for part in body.get("parts", ()) if part in ERASABLE}


def _matches(domain: bytes, sealed: Sealed, committed: str | None) -> bool:
    return len(sealed.salt) == 32 and commitment(domain, sealed.salt, sealed.content) == committed


def _projections(view: Inspection) -> Iterator[Damage]:
    found: dict[tuple[str, str], tuple[int, int]] = {}
    for row in view.stored_rows():
        made = row_digest(row.projection, row.clearance, row.id, row.body, row.keys)
        if made != row.digest:
            yield Damage(None, f"row {row.id!r} of {_name(row)} is not the one that was written")
        rows, total = found.get((row.projection, row.clearance), (0, 0))
        found[(row.projection, row.clearance)] = (rows + 1, (total + int.from_bytes(made, "big")) % SUM_MODULUS)
    for shelf in view.shelves():
        if found.get((shelf.projection, shelf.clearance), (0, 0)) != (shelf.rows, shelf.total):
            yield Damage(None, f"the rows of {_name(shelf)} are not the ones that were written")


def _name(of: StoredRow | Shelf) -> str:
    return f"the projection {of.projection!r} ({of.clearance})"
