"""A ledger in memory, for properties that need thousands of entries: a `Store` without its proofs."""

from __future__ import annotations

import copy
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

from habeas.archive.vault import Vault
from habeas.casework.register_folder import OpenRegister
from habeas.casework.rows import MemoryRows, Row
from habeas.errors import NotFoundError
from habeas.ledger.entry import VERSION, Entry, kind_of
from habeas.ledger.store import Draft, Recorded, Store
from habeas.model import Marking
from habeas.settings import Settings
from tests.casework.histories import DAY, RULES


class MemoryLedger:
    """Store, view and writer in one: whoever writes raises before they append, so nothing needs to be undone."""

    def __init__(self) -> None:
        self.entries_made: list[Recorded] = []
        self.held = MemoryRows()

    @contextmanager
    def reading(self) -> Iterator[MemoryLedger]:
        yield self

    @contextmanager
    def writing(self) -> Iterator[MemoryLedger]:
        yield self

    def close(self) -> None:
        """Nothing is open."""

    @property
    def position(self) -> int:
        return len(self.entries_made)

    def append(self, draft: Draft) -> Recorded:
        number = self.position + 1
        entry = Entry(VERSION, kind_of(draft.word), (), number, "key", "0" * 64)
        made = Recorded(number, entry, copy.deepcopy(draft.payload), draft.marking)
        self.entries_made.append(made)
        return made

    def entry(self, number: int) -> Recorded:
        if not 0 < number <= self.position:
            raise NotFoundError(str(number))
        return self.entries_made[number - 1]

    def many(self, numbers: Iterable[int]) -> list[Recorded]:
        return [self.entry(number) for number in numbers]

    def entries(self, after: int = 0, words: Collection[str] | None = None) -> Iterator[Recorded]:
        return (e for e in self.entries_made[after:] if words is None or e.word in words)

    def clear_projections(self) -> None:
        self.held = MemoryRows()

    def row(self, projection: str, clearance: Marking, id: str) -> Row | None:
        return self.held.row(projection, clearance, id)

    def rows(self, projection: str, clearance: Marking) -> Iterator[tuple[str, Row]]:
        return self.held.rows(projection, clearance)

    def find(self, projection: str, clearance: Marking, key: str, most: int | None = None) -> list[str]:
        return self.held.find(projection, clearance, key, most)

    def find_each(self, projection: str, clearance: Marking, keys: Collection[str]) -> dict[str, list[str]]:
        return self.held.find_each(projection, clearance, keys)

    def keys(self, projection: str, clearance: Marking) -> Iterator[str]:
        return self.held.keys(projection, clearance)

    def put(self, projection: str, clearance: Marking, id: str, body: Row, keys: Collection[str] = ()) -> None:
        # As a stored row would come back: no object is shared with the caller.
        self.held.put(projection, clearance, id, copy.deepcopy(body), keys)

    def drop(self, projection: str, clearance: Marking, id: str) -> None:
        self.held.drop(projection, clearance, id)


def memory_register() -> tuple[OpenRegister, MemoryLedger]:
    """An empty register whose ledger is in memory; its vault is never touched."""
    ledger = MemoryLedger()
    vault = cast("Vault", None)
    store = cast("Store", ledger)
    return OpenRegister(Path("nowhere"), vault, store, RULES, Settings(register=Path("nowhere")), lambda: DAY), ledger


def view_of(ledger: MemoryLedger) -> Any:
    """The ledger as a view, for functions that ask for one."""
    return ledger
