"""What every backend of the ledger fulfils; tests/contracts/ledger_store.py holds it to that."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from habeas.ledger.entry import Body, Entry
from habeas.model import Marking


@dataclass(frozen=True, slots=True)
class Draft:
    """What is to be recorded: a word of `habeas.ledger.entry.WORDS`, its payload, and who may see it.

    ``source_identity`` says who a confidential source is; it lies apart from the payload, under a commitment of its
    own.
    """

    word: str
    payload: Body
    marking: Marking = Marking.INTERNAL
    source_identity: Body | None = None


@dataclass(frozen=True, slots=True)
class Recorded:
    """An entry as it is read: its number, the entry, and its payload brought up to the current version of its kind.

    ``payload`` is ``None`` once it was destroyed; ``marking`` is the one it was recorded with (a later entry may have
    changed it), and confidential where the payload is gone.
    """

    number: int
    entry: Entry
    payload: Body | None
    marking: Marking

    @property
    def word(self) -> str:
        """The word of its kind."""
        return self.entry.word


@dataclass(frozen=True, slots=True)
class Sealed:
    """A payload as it is stored, with the salt of its commitment."""

    salt: bytes
    content: bytes


@dataclass(frozen=True, slots=True)
class Stored:
    """An entry as it is stored, unchecked: its bytes, the word it is found by, and what lies beside it."""

    number: int
    word: str
    content: bytes
    payload: Sealed | None
    identity: Sealed | None


@dataclass(frozen=True, slots=True)
class StoredRow:
    """A row of a projection as it is stored, with its keys in order and the digest it was written with."""

    projection: str
    clearance: str
    id: str
    body: bytes
    keys: tuple[str, ...]
    digest: bytes


@dataclass(frozen=True, slots=True)
class Shelf:
    """The rows of one projection for one clearance: how many, and the sum of their digests modulo 2**256."""

    projection: str
    clearance: str
    rows: int
    total: int


class Inspection(Protocol):
    """A snapshot as it is stored, for `habeas.ledger.ledger.check`: nothing of it is trusted.

    Each method raises `RegisterDamagedError` where the storage can't be read on.
    """

    def head(self) -> tuple[int, str]:
        """Number and digest of the last entry, as noted when it was written; (0, 64 zeros) while there is none."""
        ...

    def key_ids(self) -> frozenset[str]:
        """The ids of the keys that this register was ever written under."""
        ...

    def stored(self) -> Iterator[Stored]:
        """Every entry in order."""
        ...

    def stored_rows(self, projections: Collection[str] | None = None) -> Iterator[StoredRow]:
        """Every row of these projections, or of all, ordered by projection, clearance and id."""
        ...

    def shelves(self) -> list[Shelf]:
        """What was noted of the rows when they were written."""
        ...

    def faults(self) -> Iterator[str]:
        """What the storage finds wrong with itself."""
        ...


class View(Inspection, Protocol):
    """One consistent snapshot of the ledger and its projections; only good inside the ``with`` that gave it.

    What is read is held against its commitment, so an altered payload raises `RegisterDamagedError`, never answers.
    """

    @property
    def position(self) -> int:
        """The number of the last entry; 0 while there is none."""
        ...

    def digest_of_state(self) -> str:
        """`habeas.ledger.ledger.state_digest` over every projection."""
        ...

    def entry(self, number: int) -> Recorded:
        """The entry of this number. Raises `NotFoundError` when there is none."""
        ...

    def entries(self, after: int = 0, words: Collection[str] | None = None) -> Iterator[Recorded]:
        """The entries behind ``after`` in order, one at a time; of these words, or of all."""
        ...

    def many(self, numbers: Iterable[int]) -> list[Recorded]:
        """The entries of these numbers, in the order asked for. Raises `NotFoundError` when one is missing."""
        ...

    def identity_of(self, number: int) -> Body | None:
        """Who the confidential source of this entry is; ``None`` where none was given or it was destroyed."""
        ...

    def row(self, projection: str, clearance: Marking, id: str) -> Body | None:
        """One row of a projection, or ``None``."""
        ...

    def rows(self, projection: str, clearance: Marking) -> Iterator[tuple[str, Body]]:
        """Every row with its id, ordered by id."""
        ...

    def find(self, projection: str, clearance: Marking, key: str, most: int | None = None) -> list[str]:
        """The ids of the rows that have this key, in order; of many only the first ``most``."""
        ...

    def find_each(self, projection: str, clearance: Marking, keys: Collection[str]) -> dict[str, list[str]]:
        """What `find` gives for each of these keys that a row has; many at once are found faster."""
        ...

    def find_prefix(self, projection: str, clearance: Marking, prefix: str, limit: int) -> list[str]:
        """The ids of the first ``limit`` rows with a key that starts so, in the order of the keys, each once."""
        ...

    def keys(self, projection: str, clearance: Marking) -> Iterator[str]:
        """Every key once, in order."""
        ...


class Writer(View, Protocol):
    """The one writer, in one transaction: what it writes is seen by itself at once, by others all together or never."""

    def append(self, draft: Draft) -> Recorded:
        """Record it; it gets the next number and an instant that is never earlier than the one before.

        Raises `ImpossibleValueError` for what can't be recorded (an unknown word, a float); nothing is written then.
        """
        ...

    def put(self, projection: str, clearance: Marking, id: str, body: Body, keys: Collection[str] = ()) -> None:
        """Write a row of a projection; the row that was there goes with all of its keys."""
        ...

    def drop(self, projection: str, clearance: Marking, id: str) -> None:
        """Remove a row with its keys, if it is there."""
        ...

    def clear_projections(self) -> None:
        """Remove every row of every projection, to make them again."""
        ...


class Store(Protocol):
    """A ledger that was opened. It may be used from several threads; each gets connections of its own."""

    def reading(self) -> AbstractContextManager[View]:
        """A snapshot that later writes don't change."""
        ...

    def writing(self) -> AbstractContextManager[Writer]:
        """The only writer: what was done is durable once the ``with`` has ended, and undone if it ends in an error.

        Raises `RegisterLockedError` when another one has been writing for longer than we wait, and `RegisterError`
        when the disk is full or refuses to keep what was written.
        """
        ...

    def close(self) -> None:
        """Leave one file at rest: everything that waits beside it is moved into it."""
        ...
