"""The ledger as one SQLite file in the register's folder."""

from __future__ import annotations

import os
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw

from habeas.errors import (
    InvariantError,
    NoRegisterError,
    RegisterDamagedError,
    RegisterError,
    RegisterExistsError,
)
from habeas.ledger.sqlite.connection import (
    connect,
    lay_out,
    patience,
    refuse_foreign_layout,
    refuse_network_folder,
    refuse_unsafe_library,
)
from habeas.ledger.sqlite.faults import told_as_ours
from habeas.ledger.sqlite.statements import QUERIES
from habeas.ledger.sqlite.view import SqliteView
from habeas.ledger.sqlite.writer import SqliteWriter
from habeas.ledger.store import Store

FILE_NAME = "ledger.sqlite"


def create_store(
    folder: Path,
    *,
    key_id: str,
    clock: Callable[[], int],
    salt: Callable[[], bytes],
    waiting: Callable[[], None],
    wait_seconds: float = 10,
) -> Store:
    """Make an empty ledger in ``folder`` (made too if it isn't there) and open it, see `open_store`.

    Raises `RegisterExistsError` when there is one. A process that dies on the way leaves none, not half of one.
    """
    refuse_unsafe_library(apsw.sqlite_lib_version())
    _make_folder(folder)
    refuse_network_folder(folder)
    path = folder / FILE_NAME
    if path.exists():
        msg = f"there is a ledger in {folder} already"
        raise RegisterExistsError(msg)
    with tempfile.TemporaryDirectory(prefix=".ledger-", dir=folder) as workshop:
        made = Path(workshop) / FILE_NAME
        connection = connect(made, patience(0, waiting), vfs=None, query_only=False, create=True)
        made.chmod(0o600)  # what SQLite puts beside the file later gets the same mode
        lay_out(connection, key_id)
        _close([connection])
        _put_in_place(made, path)
    return open_store(folder, key_id=key_id, clock=clock, salt=salt, waiting=waiting, wait_seconds=wait_seconds)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as err:
        msg = f"the folder {folder} can't be made: {err.strerror}"
        raise RegisterError(msg, hint="Name another folder, or check that you may write there.") from err


def _put_in_place(made: Path, path: Path) -> None:
    """Give the finished file its name, unless another process was quicker."""
    try:
        path.hardlink_to(made)
    except FileExistsError as err:
        msg = f"there is a ledger in {path.parent} already"
        raise RegisterExistsError(msg) from err
    except OSError:
        made.rename(path)  # a stick or card whose file system has no links
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def open_store(
    folder: Path,
    *,
    key_id: str,
    clock: Callable[[], int],
    salt: Callable[[], bytes],
    waiting: Callable[[], None],
    wait_seconds: float = 10,
    vfs: str | None = None,
) -> Store:
    """The ledger in ``folder``.

    ``key_id`` names the key that new entries stand under; ``clock`` tells microseconds of UTC since 1970; ``salt``
    gives 32 fresh random bytes at each call; ``waiting`` is called once whenever another writer has to be waited for,
    at most ``wait_seconds`` long; ``vfs`` names SQLite's way to the files, if not the usual one.

    Raises `NoRegisterError`, `RegisterDamagedError`, `RegisterTooNewError`, `NetworkFolderError`, or `RegisterError`
    for an SQLite that can't be trusted.
    """
    refuse_unsafe_library(apsw.sqlite_lib_version())
    path = folder / FILE_NAME
    if not path.is_file():
        msg = f"there is no ledger in {folder}"
        raise NoRegisterError(msg)
    refuse_network_folder(folder)
    # Each connection counts its own wait, as threads may wait at the same time.
    store = SqliteStore(path, lambda: patience(wait_seconds, waiting), key_id=key_id, clock=clock, salt=salt, vfs=vfs)
    try:
        store.refuse_foreign_file()
    except RegisterError:
        store.abandon()
        raise
    return store


class SqliteStore:
    """See `habeas.ledger.store.Store`. Each thread has a connection to read and, once it writes, one to write."""

    def __init__(
        self,
        path: Path,
        busy: Callable[[], Callable[[int], bool]],
        *,
        key_id: str,
        clock: Callable[[], int],
        salt: Callable[[], bytes],
        vfs: str | None,
    ) -> None:
        self._path = path
        self._busy = busy
        self._key_id = key_id
        self._clock = clock
        self._salt = salt
        self._vfs = vfs
        self._own = threading.local()
        self._lock = threading.Lock()
        self._connections: list[apsw.Connection] = []
        self._stopped: str | None = None

    def refuse_foreign_file(self) -> None:
        """Raise a `RegisterError` unless the file is a ledger that we know, written under our key."""
        refuse_foreign_layout(self._connection("reader"))
        with self.reading() as view:
            if self._key_id not in view.key_ids():
                msg = f"the ledger was not written under the key {self._key_id}"
                raise RegisterDamagedError(msg, hint="Put back the key file that was made with this register.")

    def _connection(self, use: str) -> apsw.Connection:
        connection: apsw.Connection | None = getattr(self._own, use, None)
        if connection is None:
            if self._stopped is not None:
                raise RegisterError(self._stopped, hint="Run `habeas verify`, then start again.")
            connection = connect(self._path, self._busy(), vfs=self._vfs, query_only=use == "reader")
            setattr(self._own, use, connection)
            with self._lock:
                self._connections.append(connection)
        return connection

    @contextmanager
    def reading(self) -> Iterator[SqliteView]:
        """See `habeas.ledger.store.Store`."""
        connection = self._connection("reader")
        with _transaction(connection, "begin reading"):
            view = SqliteView(connection)
            try:
                yield view
            finally:
                view.end()

    @contextmanager
    def writing(self) -> Iterator[SqliteWriter]:
        """See `habeas.ledger.store.Store`."""
        if self._stopped is not None:
            raise RegisterError(self._stopped, hint="Run `habeas verify`, then start again.")
        connection = self._connection("writer")
        try:
            with _transaction(connection, "begin writing"):
                writer = SqliteWriter(connection, key_id=self._key_id, clock=self._clock, salt=self._salt)
                try:
                    yield writer
                    writer.finish()
                finally:
                    writer.end()
                with told_as_ours():
                    connection.execute(QUERIES["commit"]).fetchall()
        except RegisterError as err:
            if isinstance(err.__cause__, apsw.IOError):
                # After a failed sync the system may call its pages clean: a second try would only look like keeping.
                self._stopped = "nothing more is recorded since the disk refused to keep something"
            raise

    def close(self) -> None:
        """See `habeas.ledger.store.Store`."""
        if self._stopped is not None:
            self.abandon()
            return
        with self._lock:
            connections, self._connections = self._connections, []
        self._own = threading.local()
        _close(connections)

    def abandon(self) -> None:
        """Close without moving anything: what waits beside the file is found there by the next to open it."""
        with self._lock:
            connections, self._connections = self._connections, []
        self._own = threading.local()
        with told_as_ours():
            for connection in connections:
                connection.config(apsw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1)
                connection.close(True)


@contextmanager
def _transaction(connection: apsw.Connection, begin: str) -> Iterator[None]:
    """From ``begin`` to the end of the block, which commits itself or is rolled back."""
    if _in_transaction(connection):
        msg = "the same thread is reading or writing already"
        raise InvariantError(msg)
    with told_as_ours():
        connection.execute(QUERIES[begin]).fetchall()
    try:
        yield
    finally:
        if _in_transaction(connection):
            with told_as_ours():
                connection.execute(QUERIES["rollback"]).fetchall()


def _in_transaction(connection: apsw.Connection) -> bool:
    return connection.in_transaction


def _close(connections: list[apsw.Connection]) -> None:
    """Move what waits in the write-ahead log into the file, and close."""
    with told_as_ours():
        for connection in connections:
            # While another process reads, the log must stay; the last one to close moves it.
            connection.set_busy_timeout(0)
            if not connection.pragma("query_only"):
                connection.execute(QUERIES["empty the log"]).fetchall()
        for connection in connections:
            connection.close()
