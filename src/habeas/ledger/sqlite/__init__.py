"""The ledger on SQLite; one of the few places where SQL may stand."""
