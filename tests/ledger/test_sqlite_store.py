"""The SQLite ledger keeps the contract of every store."""

from __future__ import annotations

from pathlib import Path

import pytest

from habeas.ledger.ledger import check
from habeas.ledger.sqlite import create_store, open_store, writer
from habeas.ledger.store import Store
from tests.contracts.ledger_base import INTERNAL
from tests.contracts.ledger_store import LedgerStoreContract, Wiring


class TestSqliteStore(LedgerStoreContract):
    appender = "tests.ledger.appender"

    def create(self, folder: Path, wiring: Wiring) -> Store:
        return create_store(folder, **wiring.arguments())

    def open(self, folder: Path, wiring: Wiring) -> Store:
        return open_store(folder, **wiring.arguments())


def test_keys_that_were_written_before_the_end_are_found_and_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "MOST_WAITING", 2)
    store = create_store(tmp_path, **Wiring().arguments())
    with store.writing() as writing:
        for number in "54321":
            writing.put("person", INTERNAL, number, {}, ["anna", f"only {number}"])
        assert writing.find("person", INTERNAL, "anna") == ["1", "2", "3", "4", "5"]
        writing.put("person", INTERNAL, "5", {}, ["bob"])
        writing.put("person", INTERNAL, "1", {}, ["bob"])
        writing.drop("person", INTERNAL, "4")
        assert writing.find("person", INTERNAL, "anna") == ["2", "3"]
        assert writing.find("person", INTERNAL, "bob") == ["1", "5"]
    with store.reading() as view:
        assert list(view.keys("person", INTERNAL)) == ["anna", "bob", "only 2", "only 3"]
        assert list(check(view)) == []
    store.close()
