"""Formats that misbehave: they try to get out, or fail in every way a parser can. Run inside workers only."""

from __future__ import annotations

import ctypes
import errno
import os
import resource
import socket
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from habeas.archive.formats.extract import MOST_TEXT, Extract, Format, Hints, Quarantined
from habeas.model.report import Block, BlockRole


def _connect() -> str:
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as one:
            one.settimeout(1)
            one.connect(("127.0.0.1", 9))
    except OSError as refused:
        return errno.errorcode.get(refused.errno or 0, "?")
    return "connected"


def _refused(act: Callable[[], object]) -> str:
    try:
        act()
    except OSError as refused:
        return errno.errorcode.get(refused.errno or 0, "?")
    return "done"


def _tell(words: str) -> Extract:
    return Extract(words, (Block(BlockRole.PARAGRAPH, 0, len(words)),), "probe 1")


def _garble(data: bytes) -> Extract:
    """Writes ``data`` to every pipe there is, then hangs as if the answer had been told."""
    for descriptor in range(3, 20):
        if _refused(lambda at=descriptor: os.fstat(at)) == "done":  # type: ignore[misc]
            _refused(lambda at=descriptor: os.write(at, data))  # type: ignore[misc]
    time.sleep(60)
    return _tell("never")


def _fill() -> Extract:
    return _tell(str(len(bytearray(1 << 30))))


def _spin() -> Extract:
    while True:
        pass


def _wait() -> Extract:
    time.sleep(600)
    return _tell("never")


def _fault() -> Extract:
    ctypes.string_at(0)
    return _tell("never")


def _limits() -> str:
    names = ("RLIMIT_AS", "RLIMIT_FSIZE", "RLIMIT_CORE", "RLIMIT_NPROC", "RLIMIT_NOFILE")
    return " ".join(str(resource.getrlimit(getattr(resource, name))[0]) for name in names)


ACTS: Mapping[str, Callable[[bytes], Extract | Quarantined]] = {
    "connect": lambda _: _tell(_connect()),
    "list": lambda _: _tell(repr(sorted(Path("/").iterdir()))),
    "read": lambda _: _tell(_refused(Path("/etc/passwd").read_bytes)),
    "write": lambda data: _tell(_refused(Path(data.decode()).touch)),
    "environment": lambda _: _tell(repr(sorted(os.environ))),
    "fork": lambda _: _tell(_refused(os.fork)),
    "kill": lambda data: _tell(_refused(lambda: os.kill(int(data), 0))),
    "limits": lambda _: _tell(_limits()),
    "namespace": lambda _: _tell(str(ctypes.CDLL(None).unshare(0x10000000))),
    "name": lambda _: _tell(str(ctypes.CDLL(None).sethostname(b"x", 1))),
    "echo": lambda data: _tell(data.decode()),
    "garble": _garble,
    "fill": lambda _: _fill(),
    "spin": lambda _: _spin(),
    "sleep": lambda _: _wait(),
    "abort": lambda _: _tell(str(os.abort())),
    "fault": lambda _: _fault(),
    "leave": lambda _: os._exit(0),
    "raise": lambda _: _tell(str(1 // 0)),
    "print": lambda data: _tell(str(os.write(1, b"x" * 100)) + data.decode()),
    "too long": lambda _: _tell("x" * (MOST_TEXT + 5)),
    "surrogate": lambda _: _tell("a\ud800b"),
}


@dataclass(slots=True)
class Probe:
    act: Callable[[bytes], Extract | Quarantined]
    version: str = "probe 1"

    def extract(self, data: bytes, hints: Hints) -> Extract | Quarantined:  # noqa: ARG002
        return self.act(data)


FORMATS: Mapping[str, Format] = {name: Probe(act) for name, act in ACTS.items()}
