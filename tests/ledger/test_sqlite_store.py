"""The SQLite ledger keeps the contract of every store."""

from __future__ import annotations

from pathlib import Path

from habeas.ledger.sqlite import create_store, open_store
from habeas.ledger.store import Store
from tests.contracts.ledger_store import LedgerStoreContract, Wiring


class TestSqliteStore(LedgerStoreContract):
    appender = "tests.ledger.appender"

    def create(self, folder: Path, wiring: Wiring) -> Store:
        return create_store(folder, **wiring.arguments())

    def open(self, folder: Path, wiring: Wiring) -> Store:
        return open_store(folder, **wiring.arguments())
