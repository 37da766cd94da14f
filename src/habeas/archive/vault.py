"""The vault: bytes as received, kept for good under names that only the register's key can make."""

from __future__ import annotations

import errno
import fcntl
import hashlib
import hmac
import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from habeas.errors import RegisterDamagedError, VaultFullError

_FULL = (errno.ENOSPC, errno.EDQUOT)
_NO_LINKS = (errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS)
_DOMAIN = b"habeas vault name 1\0"
_INCOMING = "incoming"


class Vault:
    """A folder of originals. Nothing in it is ever overwritten, changed or removed.

    ``key`` is the register's own: a file's name is an HMAC under it, so that somebody who sees the folder can't tell
    whether the register holds a page they know. Files are readable by their owner only. Several processes may keep
    originals at once.
    """

    __slots__ = ("_key", "folder")

    def __init__(self, folder: Path, key: bytes) -> None:
        self.folder = folder
        self._key = key

    def keep(self, data: bytes) -> str:
        """Keep these bytes and give their SHA-256 (hexadecimal); once this returns they survive a power cut.

        Keeping the same bytes again changes nothing. Raises `VaultFullError` when the disk is full, and
        `RegisterDamagedError` when other bytes stand under their name: those are left for `habeas verify` to see.
        """
        sha256 = hashlib.sha256(data).hexdigest()
        place = self._place(sha256)
        try:
            if place.exists():
                self.read(sha256)
            else:
                self._write(place, data)
        except OSError as failure:
            if failure.errno in _FULL:
                msg = f"there is no room left for {len(data):,} bytes in {self.folder}"
                raise VaultFullError(msg) from failure
            raise
        return sha256

    def read(self, sha256: str) -> bytes:
        """The bytes with this SHA-256. Raises `RegisterDamagedError` when they are missing or no longer the same."""
        place = self._place(sha256)
        try:
            data = place.read_bytes()
        except FileNotFoundError as missing:
            msg = f"the original {sha256} is missing from the vault; it should be {place}"
            raise RegisterDamagedError(msg) from missing
        if hashlib.sha256(data).hexdigest() != sha256:
            msg = f"the original {sha256} is damaged in the vault; see {place}"
            raise RegisterDamagedError(msg)
        return data

    def has(self, sha256: str) -> bool:
        """Whether something is kept under this SHA-256; only `read` tells whether it is whole."""
        return self._place(sha256).is_file()

    def name_of(self, sha256: str) -> str:
        """The name that the original's file has: an HMAC-SHA256 of its SHA-256 under the register's key."""
        return hmac.new(self._key, _DOMAIN + bytes.fromhex(sha256), hashlib.sha256).hexdigest()

    def strays(self, known: Iterable[str]) -> tuple[Path, ...]:
        """Files in the vault that belong to none of the ``known`` SHA-256s, in order; half-written ones included."""
        expected = {self._place(sha256) for sha256 in known}
        return tuple(sorted(path for path in self._files() if path not in expected))

    def sweep(self) -> int:
        """Remove what a crash left half-written, and say how many files; what another process writes now stays."""
        swept = 0
        incoming = self.folder / _INCOMING
        for path in sorted(incoming.iterdir()) if incoming.is_dir() else ():
            try:
                with path.open("rb") as file:
                    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    path.unlink(missing_ok=True)
            except (BlockingIOError, FileNotFoundError):
                continue  # its writer is alive, or was until now
            swept += 1
        return swept

    def _place(self, sha256: str) -> Path:
        name = self.name_of(sha256)
        return self.folder / name[:2] / name[2:4] / name

    def _files(self) -> Iterator[Path]:
        for folder, _, names in os.walk(self.folder):
            yield from (Path(folder) / name for name in names)

    def _write(self, place: Path, data: bytes) -> None:
        self._make_folder(self.folder / _INCOMING)
        self._make_folder(place.parent)
        with self._incoming() as (path, descriptor):
            with os.fdopen(descriptor, "wb", closefd=False) as file:
                file.write(data)
            os.fsync(descriptor)
            _put(path, place)
        _sync_folder(place.parent)
        # Another process may have been first, or have left something else there.
        self.read(hashlib.sha256(data).hexdigest())

    @contextmanager
    def _incoming(self) -> Iterator[tuple[Path, int]]:
        """A new file that only we write; the lock on it tells `sweep` that we are alive."""
        path, descriptor = self._locked_file()
        try:
            yield path, descriptor
        finally:
            path.unlink(missing_ok=True)
            os.close(descriptor)

    def _locked_file(self) -> tuple[Path, int]:
        while True:
            path = self.folder / _INCOMING / secrets.token_hex(16)
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            if path.exists():
                return path, descriptor
            os.close(descriptor)  # a sweep took it for a dead one's, between its making and its lock

    def _make_folder(self, folder: Path) -> None:
        if folder.is_dir():
            return
        if folder != self.folder:
            self._make_folder(folder.parent)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _sync_folder(folder.parent)


def _put(path: Path, place: Path) -> None:
    """Give the file its name without ever replacing what has that name already."""
    try:
        os.link(path, place)
    except FileExistsError:
        return
    except OSError as failure:
        if failure.errno not in _NO_LINKS:
            raise
        # A file system without hard links (FAT, exFAT): renaming is the next best.
        if not place.exists():
            path.rename(place)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
