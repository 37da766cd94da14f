"""What the SQLite ledger leaves on the disk, and how it ends when the disk fails."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import apsw
import pytest

from habeas.errors import (
    InvariantError,
    RegisterDamagedError,
    RegisterError,
    RegisterLockedError,
)
from habeas.ledger.sqlite import FILE_NAME
from habeas.ledger.sqlite import store as store_module
from habeas.ledger.sqlite.connection import patience
from habeas.ledger.sqlite.faults import told_as_ours
from habeas.ledger.sqlite.store import SqliteStore
from habeas.ledger.sqlite.writer import SqliteWriter
from habeas.ledger.store import Draft
from habeas.model import Marking
from tests.contracts.ledger_base import Wiring, bodies, claim
from tests.ledger.failing_disk import Failing, failing_disk
from tests.ledger.small import one_entry, read, record, reopened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return one_entry(tmp_path / "register")


def test_at_rest_there_is_one_file(folder: Path) -> None:
    store = reopened(folder)
    record(store, 2, 3)
    assert len(list(folder.iterdir())) > 1
    store.close()
    assert [path.name for path in folder.iterdir()] == [FILE_NAME]


def test_only_the_owner_can_read_what_is_on_the_disk(folder: Path) -> None:
    store = reopened(folder)
    record(store, 2)
    modes = {path.name: path.stat().st_mode & 0o777 for path in folder.iterdir()}
    store.close()
    assert len(modes) == 3
    assert set(modes.values()) == {0o600}


def test_at_rest_there_is_one_file_whichever_thread_wrote(folder: Path) -> None:
    store = reopened(folder)
    thread = threading.Thread(target=record, args=(store, 2))
    thread.start()
    thread.join()
    assert read(store) == [1, 2]
    store.close()
    assert [path.name for path in folder.iterdir()] == [FILE_NAME]


def test_closing_beside_a_reader_is_no_error_and_loses_nothing(folder: Path) -> None:
    other = reopened(folder)
    with other.reading() as view:
        store = reopened(folder)
        record(store, 2)
        store.close()
        assert [body["claim"] for body in bodies(view)] == [1]
    other.close()
    assert [path.name for path in folder.iterdir()] == [FILE_NAME]
    assert read(reopened(folder)) == [1, 2]


def test_closing_beside_an_idle_process_leaves_an_empty_log(folder: Path) -> None:
    idle = reopened(folder)
    store = reopened(folder)
    record(store, 2)
    assert log_size(folder) > 0
    store.close()
    assert log_size(folder) == 0
    idle.close()


def test_a_stream_that_is_not_read_to_its_end_holds_nothing_open(folder: Path) -> None:
    other = reopened(folder)
    record(other, 2, 3)
    with other.reading() as view:
        stream = view.entries()
        next(stream)
    store = reopened(folder)
    record(store, 4)
    store.close()
    assert log_size(folder) == 0
    with pytest.raises(InvariantError):
        next(stream)
    other.close()


def log_size(folder: Path) -> int:
    return (folder / (FILE_NAME + "-wal")).stat().st_size


def test_every_connection_is_set_as_the_ledger_relies_on(folder: Path) -> None:
    store = reopened(folder)
    record(store, 2)
    assert isinstance(store, SqliteStore)
    for made in store._connections:
        found = {
            name: made.pragma(name)
            for name in ("synchronous", "secure_delete", "foreign_keys", "trusted_schema", "cell_size_check")
        }
        assert found == {
            "synchronous": 2,
            "secure_delete": 1,
            "foreign_keys": 1,
            "trusted_schema": 0,
            "cell_size_check": 1,
        }
        assert made.pragma("journal_mode") == "wal"
    assert sorted(made.pragma("query_only") for made in store._connections) == [0, 1]
    store.close()


def test_a_reader_can_not_write(folder: Path) -> None:
    store = reopened(folder)
    assert isinstance(store, SqliteStore)
    with store.reading(), pytest.raises(apsw.ReadOnlyError):
        store._connection("reader").execute("DELETE FROM projection_row").fetchall()
    store.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entry SET word = 'x'",
        "DELETE FROM entry",
        "UPDATE payload SET salt = zeroblob(32)",
        "UPDATE source_identity SET salt = zeroblob(32)",
        "INSERT OR REPLACE INTO entry VALUES (1, 'claim', x'00')",
    ],
)
def test_not_even_our_own_code_changes_an_entry(folder: Path, statement: str) -> None:
    store = reopened(folder)
    with store.writing() as writer:
        writer.append(Draft("claim", {"claim": 2}, source_identity={"a": 1}))
    assert isinstance(store, SqliteStore)
    with pytest.raises(apsw.ConstraintError):
        store._connection("writer").execute(statement).fetchall()
    store.close()


def test_what_was_removed_is_not_in_the_file_any_more(folder: Path) -> None:
    store = reopened(folder)
    with store.writing() as writer:
        for number in range(50):
            writer.put("person", Marking.INTERNAL, str(number), {"text": "unforgettable" * 50}, ["forgettable"])
    with store.writing() as writer:
        writer.clear_projections()
    store.close()
    assert b"forgettable" not in (folder / FILE_NAME).read_bytes()


# When another process writes, or the disk fails


def test_another_process_that_holds_the_ledger_is_waited_for_and_named(folder: Path) -> None:
    said: list[str] = []
    other = apsw.Connection(str(folder / FILE_NAME))
    other.execute("BEGIN IMMEDIATE").fetchall()
    store = reopened(folder, Wiring(wait_seconds=0.1, waiting=lambda: said.append("waiting")))
    with pytest.raises(RegisterLockedError):
        record(store, 2)
    assert said == ["waiting"]
    other.execute("ROLLBACK").fetchall()
    record(store, 2)
    assert read(store) == [1, 2]
    other.close()
    store.close()


def test_each_thread_counts_its_own_wait(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[Callable[[int], bool]] = []

    def noted(seconds: float, waiting: Callable[[], None]) -> Callable[[int], bool]:
        made.append(patience(seconds, waiting))
        return made[-1]

    monkeypatch.setattr(store_module, "patience", noted)
    store = reopened(folder)
    for number in (2, 3):
        thread = threading.Thread(target=record, args=(store, number))
        thread.start()
        thread.join()
    assert len(set(made)) == 3  # one that read at the door, two that write
    store.close()


def test_a_writer_goes_on_as_soon_as_the_other_is_done(folder: Path) -> None:
    other = apsw.Connection(str(folder / FILE_NAME))
    other.execute("BEGIN IMMEDIATE").fetchall()

    def finish() -> None:
        other.execute("ROLLBACK").fetchall()

    store = reopened(folder, Wiring(wait_seconds=60, waiting=finish))
    record(store, 2)
    assert read(store) == [1, 2]
    other.close()
    store.close()


def test_a_full_disk_is_said_and_harms_nothing(folder: Path) -> None:
    failing = Failing()
    with failing_disk(failing) as vfs:
        store = reopened(folder, vfs=vfs)
        record(store, 2)
        failing.writes = apsw.FullError()
        with pytest.raises(RegisterError, match="the disk is full"):
            record(store, 3)
        assert read(store) == [1, 2]
        failing.writes = None
        record(store, 4)
        store.close()
    assert read(reopened(folder)) == [1, 2, 4]


@pytest.mark.parametrize("which", ["writes", "syncs"])
def test_after_the_disk_refused_to_keep_something_nothing_more_is_recorded(folder: Path, which: str) -> None:
    failing = Failing()
    with failing_disk(failing) as vfs:
        store = reopened(folder, vfs=vfs)
        record(store, 2)
        setattr(failing, which, apsw.IOError())
        with pytest.raises(RegisterError, match="the disk did not keep"):
            record(store, 3)
        setattr(failing, which, None)
        with pytest.raises(RegisterError, match="nothing more is recorded"):
            record(store, 4)
        assert read(store)[:2] == [1, 2]
        store.close()
    assert read(reopened(folder)) in ([1, 2], [1, 2, 3])


def test_a_fault_that_was_passed_over_leaves_nothing(folder: Path) -> None:
    store = reopened(folder)

    def pass_over_it() -> None:
        with store.writing() as writer:
            writer.append(claim(2))
            assert isinstance(writer, SqliteWriter)
            with pytest.raises(RegisterError):
                writer._do("add entry", 1, "claim", b"")
            writer.append(claim(3))

    with pytest.raises(InvariantError, match="passed over"):
        pass_over_it()
    assert read(store) == [1]
    store.close()


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (apsw.CorruptError, RegisterDamagedError),
        (apsw.NotADBError, RegisterDamagedError),
        (apsw.BusyError, RegisterLockedError),
        (apsw.FullError, RegisterError),
        (apsw.IOError, RegisterError),
        (apsw.CantOpenError, RegisterError),
        (apsw.NoMemError, RegisterError),
    ],
)
def test_every_fault_of_sqlite_is_told_as_one_of_ours(
    fault: Callable[[str], apsw.Error], error: type[RegisterError]
) -> None:
    with pytest.raises(RegisterError) as told, told_as_ours():
        raise fault("something")
    assert type(told.value) is error
    assert told.value.hint
