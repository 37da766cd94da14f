"""The ledger on SQLite; one of the few places where SQL may stand."""

from habeas.ledger.sqlite.store import FILE_NAME, create_store, open_store

__all__ = ["FILE_NAME", "create_store", "open_store"]
