"""The vault keeps what it is given, tells what it lost, and never overwrites."""

from __future__ import annotations

import errno
import fcntl
import hashlib
import multiprocessing
import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.archive.vault import Vault
from habeas.errors import RegisterDamagedError, VaultFullError

KEY = b"k" * 32


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return Vault(tmp_path / "vault", KEY)


def files(vault: Vault) -> list[Path]:
    return sorted(path for path in vault.folder.rglob("*") if path.is_file())


@given(st.lists(st.binary(max_size=50), max_size=10))
def test_what_is_kept_is_read_again(tmp_path_factory: pytest.TempPathFactory, originals: list[bytes]) -> None:
    vault = Vault(tmp_path_factory.mktemp("vault"), KEY)
    names = [vault.keep(data) for data in originals]
    assert names == [hashlib.sha256(data).hexdigest() for data in originals]
    assert [vault.read(name) for name in names] == originals
    assert len(files(vault)) == len(set(originals))
    assert vault.strays(names) == ()


def test_the_same_bytes_are_one_file(vault: Vault) -> None:
    first = vault.keep(b"free")
    before = files(vault)[0].stat()
    assert vault.keep(b"free") == first
    assert files(vault)[0].stat() == before


def test_names_tell_nothing_to_who_lacks_the_key(vault: Vault, tmp_path: Path) -> None:
    sha256 = vault.keep(b"free")
    assert sha256 not in str(files(vault)[0])
    assert vault.name_of(sha256) != Vault(tmp_path, b"another").name_of(sha256)
    assert files(vault)[0].name == vault.name_of(sha256)


def test_only_the_owner_can_read(vault: Vault) -> None:
    vault.keep(b"free")
    assert stat.S_IMODE(files(vault)[0].stat().st_mode) == 0o600
    folders = [path for path in [vault.folder, *vault.folder.rglob("*")] if path.is_dir()]
    assert {stat.S_IMODE(path.stat().st_mode) for path in folders} == {0o700}


def test_a_missing_or_changed_original_is_named(vault: Vault) -> None:
    sha256 = vault.keep(b"free")
    files(vault)[0].write_bytes(b"held")
    with pytest.raises(RegisterDamagedError, match=sha256):
        vault.read(sha256)
    files(vault)[0].unlink()
    assert not vault.has(sha256)
    with pytest.raises(RegisterDamagedError, match="missing"):
        vault.read(sha256)


def test_a_damaged_original_is_never_overwritten(vault: Vault) -> None:
    vault.keep(b"free")
    files(vault)[0].write_bytes(b"held")
    with pytest.raises(RegisterDamagedError):
        vault.keep(b"free")
    assert files(vault)[0].read_bytes() == b"held"


@pytest.mark.parametrize("failing", ["fsync", "link"])
def test_a_full_disk_is_said_and_leaves_nothing_behind(
    vault: Vault, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    kept = vault.keep(b"before")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        patch.setattr(os, failing, full)
        with pytest.raises(VaultFullError):
            vault.keep(b"free")
    assert vault.strays([kept]) == ()
    assert vault.read(kept) == b"before"
    vault.keep(b"free")


def test_a_file_is_synced_before_it_has_its_name_and_its_folder_after(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault.keep(b"so that the folders are there")
    told: list[str] = []
    sync, link = os.fsync, os.link

    def fsync(descriptor: int) -> None:
        told.append("folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "file")
        sync(descriptor)

    def named(source: Path, target: Path) -> None:
        told.append("name")
        link(source, target)

    monkeypatch.setattr(os, "fsync", fsync)
    monkeypatch.setattr(os, "link", named)
    vault.keep(b"free")
    assert told[-3:] == ["file", "name", "folder"]


def test_where_there_are_no_hard_links_the_file_is_renamed(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", none)
    sha256 = vault.keep(b"free")
    assert vault.read(sha256) == b"free"
    assert vault.strays([sha256]) == ()


def test_strays_and_what_a_crash_left_are_told_and_swept(vault: Vault) -> None:
    sha256 = vault.keep(b"free")
    unknown = vault.keep(b"not in the ledger")
    left = vault.folder / "incoming" / "half"
    left.write_bytes(b"ha")
    assert set(vault.strays([sha256])) == {
        left,
        *(path for path in files(vault) if path.name == vault.name_of(unknown)),
    }
    assert vault.sweep() == 1
    assert vault.sweep() == 0
    assert not left.exists()
    assert vault.read(unknown) == b"not in the ledger"


def test_a_file_swept_away_between_its_making_and_its_lock_is_made_again(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = fcntl.flock
    swept: list[Path] = []

    def late(descriptor: int, how: int) -> None:
        if not swept:
            swept.extend((vault.folder / "incoming").iterdir())
            swept[0].unlink()
        lock(descriptor, how)

    monkeypatch.setattr(fcntl, "flock", late)
    sha256 = vault.keep(b"free")
    assert swept
    assert vault.read(sha256) == b"free"


def _keep_many(folder: Path) -> None:
    vault = Vault(folder, KEY)
    for number in range(40):
        vault.keep(b"%d" % number)
        vault.sweep()


def test_several_processes_keep_the_same_originals_at_once(vault: Vault) -> None:
    context = multiprocessing.get_context("fork")
    workers = [context.Process(target=_keep_many, args=(vault.folder,)) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert [worker.exitcode for worker in workers] == [0, 0, 0]
    names = [hashlib.sha256(b"%d" % number).hexdigest() for number in range(40)]
    assert vault.strays(names) == ()
    assert all(vault.read(name) for name in names)
