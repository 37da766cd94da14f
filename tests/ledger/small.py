"""A small ledger on SQLite, opened, written and read."""

from __future__ import annotations

from pathlib import Path

from habeas.ledger.ledger import check
from habeas.ledger.sqlite import create_store, open_store
from habeas.ledger.store import Store
from tests.contracts.ledger_base import Wiring, bodies, claim


def one_entry(folder: Path) -> Path:
    """A closed ledger with one claim."""
    store = create_store(folder, **Wiring().arguments())
    with store.writing() as writer:
        writer.append(claim(1))
    store.close()
    return folder


def reopened(folder: Path, wiring: Wiring | None = None, vfs: str | None = None) -> Store:
    return open_store(folder, vfs=vfs, **(wiring or Wiring()).arguments())


def record(store: Store, *numbers: int) -> None:
    with store.writing() as writer:
        for number in numbers:
            writer.append(claim(number))


def read(store: Store) -> list[int]:
    with store.reading() as view:
        assert list(check(view)) == []
        return [body["claim"] for body in bodies(view)]
