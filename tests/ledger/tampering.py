"""Change a ledger's file as somebody with access to it could, past everything that our own code refuses to do."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import apsw

from habeas.ledger.entry import PAYLOAD_DOMAIN, VERSION, Entry, canonical, commitment, digest
from habeas.ledger.sqlite import FILE_NAME


def tamper(folder: Path, statement: str, *values: Any) -> None:
    """Run a statement with the triggers out of the way, and leave the tables as they were made."""
    connection = apsw.Connection(str(folder / FILE_NAME))
    triggers = connection.execute("SELECT name, sql, tbl_name FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    for name, _, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}").fetchall()
    connection.execute(statement, values).fetchall()
    for _, sql, table in triggers:
        if not connection.table_exists(None, str(table)):
            continue
        connection.execute(str(sql)).fetchall()
    connection.close()


def forge(folder: Path, *, kind: str = "claim/1", payload: bytes | None = None, **fields: Any) -> None:
    """Append an entry that is chained and noted as it should be, with ``fields`` of our choice."""
    connection = apsw.Connection(str(folder / FILE_NAME))
    last, previous = connection.execute("SELECT number, digest FROM head").fetchall()[0]
    number = int(str(last)) + 1
    content_of_payload = payload or canonical({"body": {}, "marking": "internal"})
    salt = os.urandom(32)
    committed = commitment(PAYLOAD_DOMAIN, salt, content_of_payload)
    given = {"v": VERSION, "recorded_at": 2**52, "key_id": "key-1", "previous": previous, **fields}
    entry = Entry(kind=kind, commitments=(committed,), **given)
    content = entry.to_bytes()
    with connection:
        connection.execute("INSERT INTO entry VALUES (?, ?, ?)", (number, entry.word, content)).fetchall()
        connection.execute("INSERT INTO payload VALUES (?, ?, ?)", (number, salt, content_of_payload)).fetchall()
        connection.execute("UPDATE head SET number = ?, digest = ?", (number, digest(content))).fetchall()
    connection.close()


def read(folder: Path, query: str, *values: Any) -> bytes:
    """The one blob that a query finds."""
    connection = apsw.Connection(str(folder / FILE_NAME))
    ((found,),) = connection.execute(query, values).fetchall()
    connection.close()
    assert isinstance(found, bytes)
    return found
