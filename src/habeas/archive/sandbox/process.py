"""The parent's side of one worker: start it, hand it bytes, take its answer, and end it when it misbehaves."""

from __future__ import annotations

import contextlib
import os
import select
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from habeas.archive.formats.extract import Extract, Hints, Quarantined
from habeas.archive.sandbox import frames
from habeas.archive.sandbox.limits import Limits

REGISTRY = "habeas.archive.formats.registry"
"""The module whose ``FORMATS`` a worker reads with; named and not imported, because the parsers come with it."""

_START_SECONDS = 20.0
_PIECE = 1 << 20


class How(StrEnum):
    """How a worker is shut in."""

    NAMESPACES = "namespaces"
    BUBBLEWRAP = "bubblewrap"
    LIMITS = "limits"


@dataclass(frozen=True, slots=True)
class Fault:
    """A worker that can't be used any more, and why."""

    reason: str


class Worker:
    """One running worker. Not for several threads at once."""

    __slots__ = ("_limits", "_process", "how")

    def __init__(self, how: How, limits: Limits, registry: str = REGISTRY) -> None:
        self.how = how
        self._limits = limits
        self._process = subprocess.Popen(
            _command(how, limits, registry),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={},
            cwd="/",
            bufsize=0,
            start_new_session=True,
        )
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                os.set_blocking(pipe.fileno(), False)

    def is_ready(self) -> bool:
        """Wait until it has shut itself in; false when it could not."""
        answer = self._hear(time.monotonic() + _START_SECONDS)
        return not isinstance(answer, Fault) and answer[0] == Quarantined("ready")

    def ask(self, kind: str, data: bytes, hints: Hints) -> tuple[Extract | Quarantined, bool] | Fault:
        """The worker's answer and whether it was its last one, or the fault that made it unusable."""
        deadline = time.monotonic() + self._limits.wall_seconds
        for piece in (frames.request(kind, hints, len(data)), data):
            if fault := self._say(piece, deadline):
                return fault
        return self._hear(deadline)

    def end(self) -> None:
        """End it, whatever it is doing."""
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()
        self._process.wait()

    def _say(self, data: bytes, deadline: float) -> Fault | None:
        assert self._process.stdin is not None  # noqa: S101 - it was asked for above
        descriptor = self._process.stdin.fileno()
        rest = memoryview(data)
        while rest:
            if not _wait(descriptor, select.POLLOUT, deadline):
                return self._too_slow()
            try:
                rest = rest[os.write(descriptor, rest[:_PIECE]) :]
            except BrokenPipeError:
                return self._died()
        return None

    def _hear(self, deadline: float) -> tuple[Extract | Quarantined, bool] | Fault:
        lengths = self._take(frames.ANSWER.size, deadline)
        if isinstance(lengths, Fault):
            return lengths
        sizes = frames.sizes(lengths)
        if sizes is None:
            return Fault("its reader gave a longer answer than it may")
        head = self._take(sizes[0], deadline)
        if isinstance(head, Fault):
            return head
        text = self._take(sizes[1], deadline)
        if isinstance(text, Fault):
            return text
        return frames.extract_from(head, text) or Fault("its reader gave an answer that makes no sense")

    def _take(self, size: int, deadline: float) -> bytes | Fault:
        assert self._process.stdout is not None  # noqa: S101 - it was asked for above
        descriptor = self._process.stdout.fileno()
        taken = bytearray()
        while len(taken) < size:
            if not _wait(descriptor, select.POLLIN, deadline):
                return self._too_slow()
            piece = os.read(descriptor, min(_PIECE, size - len(taken)))
            if not piece:
                return self._died()
            taken += piece
        return bytes(taken)

    def _too_slow(self) -> Fault:
        return Fault(f"reading it takes more than {self._limits.wall_seconds:g} s")

    def _died(self) -> Fault:
        try:
            code = self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            return Fault("its reader stopped answering")
        number = -code if code < 0 else code - 128
        if number == signal.SIGXCPU:
            return Fault(f"reading it takes more than {self._limits.cpu_seconds} s of processor time")
        if number > 0:
            return Fault(f"its reader crashed on it (signal {number})")
        return Fault(f"its reader ended early (code {code})")


def _wait(descriptor: int, event: int, deadline: float) -> bool:
    poll = select.poll()
    poll.register(descriptor, event)
    return bool(poll.poll(max(0.0, deadline - time.monotonic()) * 1000))


_START = (
    "import sys; count = int(sys.argv[1]); sys.path[:0] = sys.argv[2:2 + count];"
    "from habeas.archive.sandbox.worker import main; main(sys.argv[2 + count:])"
)


def _command(how: How, limits: Limits, registry: str) -> list[str]:
    """The worker's command line: isolated from the environment, with exactly our own import path."""
    paths = [str(Path(entry).resolve()) for entry in sys.path]
    python = [sys.executable, "-I", "-S", "-B", "-X", "utf8", "-c", _START, str(len(paths)), *paths]
    ours = [*python, how.value, str(limits.cpu_seconds), str(limits.mebibytes), registry]
    return [*_bubblewrap(paths), *ours] if how is How.BUBBLEWRAP else ours


def _bubblewrap(paths: list[str]) -> list[str]:
    """bubblewrap with nothing inside but what Python needs to run, all of it read-only."""
    system = ["/usr", "/bin", "/lib", "/lib64", "/etc/ld.so.cache", "/etc/alternatives", "/nix/store", "/gnu/store"]
    own = [sys.prefix, sys.base_prefix, str(Path(sys.executable).resolve().parent), *paths]
    binds = [word for path in [*system, *own] for word in ("--ro-bind-try", path, path)]
    program = shutil.which("bwrap") or "bwrap"
    shut = ["--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL", "--clearenv"]
    return [program, *shut, *binds, "--remount-ro", "/", "--chdir", "/"]


def has_bubblewrap() -> bool:
    """Whether bubblewrap is installed."""
    return sys.platform == "linux" and shutil.which("bwrap") is not None
