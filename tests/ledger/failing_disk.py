"""A disk on which writes or syncs fail from some moment on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import apsw

NAME = "failing-disk"


@dataclass
class Failing:
    """What writes and syncs raise; nothing while they are ``None``."""

    writes: apsw.Error | None = None
    syncs: apsw.Error | None = None


class _File(apsw.VFSFile):
    def __init__(self, failing: Failing, name: str | apsw.URIFilename | None, flags: list[int]) -> None:
        super().__init__("", name, flags)
        self._failing = failing

    def xWrite(self, data: Any, offset: int) -> None:  # noqa: N802
        if self._failing.writes is not None:
            raise self._failing.writes
        super().xWrite(data, offset)

    def xSync(self, flags: int) -> None:  # noqa: N802
        if self._failing.syncs is not None:
            raise self._failing.syncs
        super().xSync(flags)


class _Vfs(apsw.VFS):
    def __init__(self, failing: Failing) -> None:
        self._failing = failing
        super().__init__(NAME, "")

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> apsw.VFSFile:  # noqa: N802
        return _File(self._failing, name, flags)


@contextmanager
def failing_disk(failing: Failing) -> Iterator[str]:
    """The name of an SQLite VFS that fails as ``failing`` says at the time."""
    vfs = _Vfs(failing)
    try:
        yield NAME
    finally:
        vfs.unregister()
