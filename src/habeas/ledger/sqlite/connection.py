"""Connections to the ledger's file: how they are set, and what is refused before the first of them is used."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

import apsw

from habeas.errors import NetworkFolderError, RegisterDamagedError, RegisterError, RegisterTooNewError
from habeas.ledger.sqlite.faults import told_as_ours
from habeas.ledger.sqlite.mounts import MOUNTS, network_file_system
from habeas.ledger.sqlite.statements import QUERIES, SCHEMA

APPLICATION_ID: Final = int.from_bytes(b"Habe", "big")
LAYOUT: Final = 1
"""The version of the tables; it stands in the file's ``user_version``."""

# An acknowledged entry must survive a power cut: with NORMAL most of the last ones don't.
SYNCHRONOUS = "FULL"

_LONGEST_PAUSE_SECONDS = 0.02

# Keys lie all over the file: with SQLite's usual 2 MiB each one that is written or looked up moves pages.
_CACHE_KIBIBYTES = {"reader": 16_384, "writer": 65_536}


def refuse_unsafe_library(version: str) -> None:
    """Raise `RegisterError` for an SQLite with the WAL-reset bug, which can lose commits of two connections.

    Source: https://sqlite.org/wal.html#walresetbug; 3.7.0 to 3.51.2 have it, but for 3.44.6 and 3.50.7 and later ones
    of those branches.

    >>> refuse_unsafe_library("3.50.7")
    >>> refuse_unsafe_library("3.51.2")
    Traceback (most recent call last):
    ...
    habeas.errors.RegisterError: this SQLite (3.51.2) can lose what two writers record
    """
    parts = tuple(int(part) for part in version.split(".")[:3])
    mended = parts >= (3, 51, 3) or (3, 50, 7) <= parts < (3, 51) or (3, 44, 6) <= parts < (3, 45)
    if not mended:
        msg = f"this SQLite ({version}) can lose what two writers record"
        raise RegisterError(msg, hint="Install apsw again from its wheel: `pip install --force-reinstall apsw`.")


def refuse_network_folder(folder: Path, mounts: Path = MOUNTS) -> None:
    """Raise `NetworkFolderError` when the folder lies on a network file system; where that can't be seen, don't."""
    if not mounts.exists():
        return
    kind = network_file_system(folder.resolve(), mounts.read_text("utf-8", "surrogateescape"))
    if kind is not None:
        msg = f"{folder} lies on a network file system ({kind})"
        raise NetworkFolderError(msg)


def patience(seconds: float, waiting: Callable[[], None]) -> Callable[[int], bool]:
    """A busy handler that tells once that it waits, and gives up after ``seconds``."""
    started = 0.0

    def may_wait_on(tries: int) -> bool:
        nonlocal started
        if tries == 0:
            started = time.monotonic()
            waiting()
        if time.monotonic() - started >= seconds:
            return False
        time.sleep(min(0.001 * (tries + 1), _LONGEST_PAUSE_SECONDS))
        return True

    return may_wait_on


def connect(
    path: Path, busy: Callable[[int], bool], *, vfs: str | None, query_only: bool, create: bool = False
) -> apsw.Connection:
    """A connection with every setting that the ledger relies on. Raises a `RegisterError` when that can't be had."""
    flags = apsw.SQLITE_OPEN_READWRITE | (apsw.SQLITE_OPEN_CREATE if create else 0)
    with told_as_ours():
        connection = apsw.Connection(str(path), flags=flags, vfs=vfs)
        try:
            _set(connection, busy, query_only=query_only)
        except apsw.Error:
            connection.close()
            raise
    return connection


def _set(connection: apsw.Connection, busy: Callable[[int], bool], *, query_only: bool) -> None:
    connection.set_busy_handler(busy)
    for switch, on in (
        (apsw.SQLITE_DBCONFIG_DEFENSIVE, 1),
        (apsw.SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0),
        (apsw.SQLITE_DBCONFIG_DQS_DDL, 0),
        (apsw.SQLITE_DBCONFIG_DQS_DML, 0),
        (apsw.SQLITE_DBCONFIG_ENABLE_FKEY, 1),
    ):
        connection.config(switch, on)
    for name, value in (
        ("synchronous", SYNCHRONOUS),
        ("secure_delete", "ON"),
        ("cell_size_check", "ON"),
        ("recursive_triggers", "ON"),  # else a REPLACE would remove an entry past the trigger that keeps it
        ("temp_store", "MEMORY"),  # names may not spill into a file elsewhere
        ("cache_size", -_CACHE_KIBIBYTES["reader" if query_only else "writer"]),
        ("mmap_size", 0),  # a bad sector must come back as an error, not kill the process
        ("query_only", "ON" if query_only else "OFF"),
    ):
        connection.pragma(name, value)


def lay_out(connection: apsw.Connection, key_id: str) -> None:
    """Make the tables in an empty file."""
    with told_as_ours():
        connection.pragma("journal_mode", "WAL")
        with connection:
            connection.pragma("application_id", APPLICATION_ID)
            connection.pragma("user_version", LAYOUT)
            connection.execute(SCHEMA).fetchall()  # APSW runs a list of statements only as far as it is read
            connection.execute(QUERIES["make head"], ("0" * 64,)).fetchall()
            connection.execute(QUERIES["add key id"], (key_id,)).fetchall()


def refuse_foreign_layout(connection: apsw.Connection) -> None:
    """Raise `RegisterTooNewError` or `RegisterDamagedError` unless the file is a ledger whose tables we know."""
    with told_as_ours():
        if connection.pragma("application_id") != APPLICATION_ID:
            msg = "the file is no ledger of Habeas"
            raise RegisterDamagedError(msg)
        layout = connection.pragma("user_version")
        if layout > LAYOUT:
            msg = f"the ledger has layout {layout}, this Habeas knows {LAYOUT}"
            raise RegisterTooNewError(msg)
        if layout != LAYOUT or connection.execute(QUERIES["layout"]).fetchall() != _expected_layout():
            msg = "the tables of the ledger are not as they were made"
            raise RegisterDamagedError(msg)
        if connection.pragma("journal_mode") != "wal":
            msg = "the ledger is not in write-ahead mode any more"
            raise RegisterDamagedError(msg)


def _expected_layout() -> list[tuple[object, ...]]:
    empty = apsw.Connection(":memory:")
    empty.execute(SCHEMA).fetchall()
    layout = empty.execute(QUERIES["layout"]).fetchall()
    empty.close()
    return layout
