"""What the SQLite ledger refuses to make or open."""

from __future__ import annotations

import functools
import threading
from pathlib import Path

import apsw
import pytest

from habeas.errors import (
    HabeasError,
    NetworkFolderError,
    NoRegisterError,
    RegisterDamagedError,
    RegisterError,
    RegisterExistsError,
    RegisterTooNewError,
)
from habeas.ledger.sqlite import FILE_NAME, create_store
from habeas.ledger.sqlite import store as store_module
from habeas.ledger.sqlite.connection import refuse_network_folder, refuse_unsafe_library
from habeas.ledger.sqlite.mounts import network_file_system
from tests.contracts.ledger_base import Wiring
from tests.ledger.small import one_entry, read, reopened
from tests.ledger.tampering import tamper


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return one_entry(tmp_path / "register")


def test_where_there_is_no_ledger_none_is_opened(tmp_path: Path) -> None:
    with pytest.raises(NoRegisterError):
        reopened(tmp_path)
    with pytest.raises(NoRegisterError):
        reopened(tmp_path / "nowhere")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\0", bytes(range(256)) * 32])
def test_a_file_that_is_no_database_is_damaged(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)
    with pytest.raises(RegisterDamagedError):
        reopened(tmp_path)
    assert (tmp_path / FILE_NAME).read_bytes() == content


@pytest.mark.parametrize(
    ("statement", "error"),
    [
        ("PRAGMA application_id = 1", RegisterDamagedError),
        ("PRAGMA user_version = 2", RegisterTooNewError),
        ("PRAGMA user_version = 0", RegisterDamagedError),
        ("PRAGMA journal_mode = DELETE", RegisterDamagedError),
        ("DROP TABLE source_identity", RegisterDamagedError),
        ("DROP INDEX entry_by_word", RegisterDamagedError),
        ("CREATE TABLE another (one)", RegisterDamagedError),
        ("CREATE TRIGGER sly AFTER INSERT ON entry BEGIN DELETE FROM payload; END", RegisterDamagedError),
        ("DELETE FROM register_key", RegisterDamagedError),
        ("DELETE FROM head", RegisterDamagedError),
    ],
)
def test_a_ledger_of_another_make_is_refused_and_left_alone(
    folder: Path, statement: str, error: type[HabeasError]
) -> None:
    tamper(folder, statement)
    before = (folder / FILE_NAME).read_bytes()
    with pytest.raises(error):
        reopened(folder)
    assert (folder / FILE_NAME).read_bytes() == before


def test_a_ledger_without_its_guards_is_refused(folder: Path) -> None:
    raw = apsw.Connection(str(folder / FILE_NAME))
    raw.execute("DROP TRIGGER entry_is_kept").fetchall()
    raw.close()
    with pytest.raises(RegisterDamagedError):
        reopened(folder)


def test_another_key_is_refused(folder: Path) -> None:
    with pytest.raises(RegisterDamagedError, match="key-2"):
        reopened(folder, Wiring(key_id="key-2"))


def test_a_ledger_is_never_made_over_another(folder: Path) -> None:
    with pytest.raises(RegisterExistsError):
        create_store(folder, **Wiring().arguments())
    assert read(reopened(folder)) == [1]


def test_of_several_that_make_a_ledger_one_succeeds(tmp_path: Path) -> None:
    outcomes: list[str] = []
    start = threading.Barrier(4)

    def make() -> None:
        start.wait()
        try:
            create_store(tmp_path, **Wiring().arguments()).close()
            outcomes.append("made")
        except RegisterExistsError:
            outcomes.append("exists")

    threads = [threading.Thread(target=make) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["exists", "exists", "exists", "made"]
    assert read(reopened(tmp_path)) == []


def test_making_a_ledger_that_fails_leaves_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(store_module, "_put_in_place", fail)
    with pytest.raises(KeyboardInterrupt):
        create_store(tmp_path, **Wiring().arguments())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("version", ["3.7.0", "3.40.1", "3.44.5", "3.45.0", "3.50.6", "3.51.0", "3.51.2"])
def test_a_library_that_can_lose_commits_is_refused(version: str) -> None:
    with pytest.raises(RegisterError, match="can lose"):
        refuse_unsafe_library(version)


@pytest.mark.parametrize("version", ["3.44.6", "3.50.7", "3.51.3", "3.52.0", "3.54.1"])
def test_a_mended_library_is_used(version: str) -> None:
    refuse_unsafe_library(version)


def test_the_library_is_looked_at_before_anything_is_opened(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apsw, "sqlite_lib_version", lambda: "3.40.1")
    with pytest.raises(RegisterError, match="can lose"):
        reopened(folder)
    with pytest.raises(RegisterError, match="can lose"):
        create_store(folder / "new", **Wiring().arguments())


MOUNTS = """\
22 1 254:0 / / rw,relatime - ext4 /dev/vda rw
23 22 0:44 / /srv/share rw,relatime shared:3 - {kind} server:/share rw
24 22 0:45 / /srv/share/local rw - ext4 /dev/vdb rw
25 22 0:46 / /srv/twice rw - {kind} server:/share rw
26 25 0:47 / /srv/twice rw - tmpfs tmpfs rw
broken line
"""


@pytest.mark.parametrize("kind", ["nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "fuse.glusterfs", "ceph", "vboxsf"])
def test_a_network_folder_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(MOUNTS.format(kind=kind) + f"27 22 0:48 / {tmp_path}/remote rw - {kind} server:/x rw\n")
    monkeypatch.setattr(store_module, "refuse_network_folder", functools.partial(refuse_network_folder, mounts=mounts))
    create_store(tmp_path / "near", **Wiring().arguments()).close()
    with pytest.raises(NetworkFolderError, match=kind):
        create_store(tmp_path / "remote" / "register", **Wiring().arguments())
    (tmp_path / "near" / FILE_NAME).rename(tmp_path / "remote" / FILE_NAME)
    with pytest.raises(NetworkFolderError, match=kind):
        reopened(tmp_path / "remote")


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/srv/share", "nfs4"),
        ("/srv/share/a/b", "nfs4"),
        ("/srv/sharepoint", None),
        ("/srv/share/local/x", None),
        ("/srv/twice/x", None),
        ("/home", None),
    ],
)
def test_the_nearest_mount_tells_the_file_system(folder: str, kind: str | None) -> None:
    assert network_file_system(Path(folder), MOUNTS.format(kind="nfs4")) == kind
