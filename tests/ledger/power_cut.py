"""A disk that loses its power: what was written and not yet synced is kept, lost or torn, sector by sector, by chance.

It stands between SQLite and the real files. A write goes through, but what the sector held at the last sync is put
aside; when the power goes, a random choice of those sectors gets its old bytes back, wholly or in part. What is synced
stays. A file that was never synced may be gone, one that was removed without syncing its folder may be back. A write
never harms bytes beside it (SQLite counts on that, as file systems do), and a sync that returned is believed.
"""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import apsw

SECTOR = 512
NAME = "power-cut"


@dataclass
class _OnDisk:
    """What a file would be after a cut, as far as it differs from what it is now."""

    synced_size: int
    ever_synced: bool
    aside: dict[int, bytes] = field(default_factory=dict)


class Disk:
    """Counts writes and syncs, and cuts the power at the one it is told to."""

    def __init__(self, chance: random.Random, cut_after: int) -> None:
        self.chance = chance
        self.steps_left = cut_after
        self.files: dict[str, _OnDisk] = {}
        self.removed: dict[str, bytes] = {}

    @property
    def is_dead(self) -> bool:
        """Whether the power is gone: nothing changes any more."""
        return self.steps_left <= 0

    def step(self) -> None:
        """One more write or sync; raises when it is the last or there is no power."""
        if self.is_dead:
            raise apsw.IOError("the power is gone")
        self.steps_left -= 1

    def stop_if_dead(self) -> None:
        """Raise if that step was the last."""
        if self.is_dead:
            raise apsw.IOError("the power went")

    def after_the_cut(self) -> dict[str, bytes]:
        """The files, by their paths, as the machine finds them when it starts again."""
        found = {path: self._survivor(path, file) for path, file in self.files.items()}
        for path, content in self.removed.items():
            found.setdefault(path, content if self.chance.random() < 0.5 else None)
        return {path: content for path, content in found.items() if content is not None}

    def durable(self, path: str) -> bytes:
        """What is surely on the disk."""
        now, file = bytearray(Path(path).read_bytes()), self.files[path]
        for sector, old in file.aside.items():
            _lay(now, sector * SECTOR, old)
        return bytes(now[: file.synced_size])

    def _survivor(self, path: str, file: _OnDisk) -> bytes | None:
        if not file.ever_synced and self.chance.random() < 0.5:
            return None
        now, image = Path(path).read_bytes(), bytearray(self.durable(path))
        for sector in file.aside:
            new = now[sector * SECTOR : (sector + 1) * SECTOR]
            fate = self.chance.randrange(3)
            if fate == 1:
                new = new[: self.chance.randrange(len(new) + 1)]
            if fate:
                _lay(image, sector * SECTOR, new)
        if len(now) < file.synced_size and self.chance.random() < 0.5:
            del image[len(now) :]
        return bytes(image)


def _lay(image: bytearray, at: int, content: bytes) -> None:
    if content and len(image) < at:
        image.extend(bytes(at - len(image)))
    image[at : at + len(content)] = content


class _File(apsw.VFSFile):
    def __init__(self, disk: Disk, name: str | apsw.URIFilename | None, flags: list[int]) -> None:
        path = name.filename() if isinstance(name, apsw.URIFilename) else str(name)
        is_new = not Path(path).exists()
        super().__init__("", name, flags)
        self._disk = disk
        self._path = path
        if is_new:
            disk.removed.pop(path, None)
            disk.files.pop(path, None)
        self._file = disk.files.setdefault(path, _OnDisk(0 if is_new else Path(path).stat().st_size, not is_new))

    def _put_aside(self, start: int, end: int) -> None:
        for sector in range(start // SECTOR, -(-end // SECTOR)):
            if sector not in self._file.aside:
                # Beyond the end of the file there is nothing to read, and nothing to get back.
                size = min(SECTOR, max(0, self._file.synced_size - sector * SECTOR))
                self._file.aside[sector] = _read(self._path, sector * SECTOR, size)

    def xWrite(self, data: Any, offset: int) -> None:  # noqa: N802
        self._disk.step()
        content = bytes(data)
        self._put_aside(offset, offset + len(content))
        super().xWrite(content, offset)
        self._disk.stop_if_dead()

    def xTruncate(self, newsize: int) -> None:  # noqa: N802
        self._disk.step()
        self._put_aside(newsize, self.xFileSize())
        super().xTruncate(newsize)
        self._disk.stop_if_dead()

    def xSync(self, flags: int) -> None:  # noqa: N802, ARG002
        self._disk.step()
        self._disk.stop_if_dead()
        self._file.aside.clear()
        self._file.synced_size = self.xFileSize()
        self._file.ever_synced = True


def _read(path: str, offset: int, size: int) -> bytes:
    with Path(path).open("rb") as file:
        return os.pread(file.fileno(), size, offset)


class _Vfs(apsw.VFS):
    def __init__(self, disk: Disk) -> None:
        self.disk = disk
        super().__init__(NAME, "")

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> apsw.VFSFile:  # noqa: N802
        return _File(self.disk, name, flags)

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: N802
        self.disk.step()
        self.disk.stop_if_dead()
        if filename in self.disk.files:
            if not syncdir:
                self.disk.removed[filename] = self.disk.durable(filename)
            del self.disk.files[filename]
        super().xDelete(filename, syncdir)


@contextmanager
def power_cut(disk: Disk) -> Iterator[str]:
    """The name of an SQLite VFS whose files lie on ``disk``."""
    vfs, before = _Vfs(disk), sys.unraisablehook

    def pass_over_the_cut(unraisable: sys.UnraisableHookArgs) -> None:
        # Where SQLite goes on after a fault, as it may while it cleans up, APSW can only report it aside.
        if not (disk.is_dead and isinstance(unraisable.exc_value, apsw.IOError)):
            before(unraisable)

    sys.unraisablehook = pass_over_the_cut
    try:
        yield NAME
    finally:
        sys.unraisablehook = before
        vfs.unregister()
