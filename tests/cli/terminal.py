"""A pseudo-terminal with a command in it: what a person at the keys would see, and what they type."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType

PATIENCE_SECONDS = 60
SOURCE = Path(__file__).resolve().parents[2] / "src"
# The command must be in charge of its terminal, else Ctrl-C would reach nobody; and whoever runs the tests in the
# background has a shell that lets its children ignore Ctrl-C, as no terminal does.
TAKE_CHARGE = (
    "import fcntl, signal, sys, termios; signal.signal(signal.SIGINT, signal.default_int_handler); "
    "fcntl.ioctl(0, termios.TIOCSCTTY, 0); from habeas.cli import main; main(sys.argv[1:])"
)


class Terminal:
    """A command in a terminal of ``columns`` columns."""

    def __init__(self, words: Sequence[str], *, columns: int = 80, env: Mapping[str, str] | None = None) -> None:
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
        self._before = termios.tcgetattr(slave)
        self._slave = slave
        told = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(SOURCE),
            "TERM": "xterm",
            "PYTHONUTF8": "1",
            **(env or {}),
        }
        command = [sys.executable, "-c", TAKE_CHARGE, *words]
        self._process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, env=told, start_new_session=True
        )
        self.shown = ""

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        os.close(self._master)
        os.close(self._slave)

    def wait_for(self, words: str) -> str:
        """What is shown from now on, up to and with these words."""
        seen = ""
        until = time.monotonic() + PATIENCE_SECONDS
        while words not in seen:
            if not self._readable(until):
                raise AssertionError(f"{words!r} was never shown, but: {seen[-500:]!r}")
            new = os.read(self._master, 1).decode("latin-1")
            seen += new
        self.shown += seen
        return seen.encode("latin-1").decode("utf-8", "replace")

    def type(self, keys: str) -> None:
        """Press these keys."""
        os.write(self._master, keys.encode())

    def end(self) -> tuple[int, str]:
        """The exit code, and what was shown to the end."""
        seen = b""
        until = time.monotonic() + PATIENCE_SECONDS
        while self._process.poll() is None or self._readable(0):
            if self._readable(min(until, time.monotonic() + 0.05)):
                seen += os.read(self._master, 4096)
            if time.monotonic() > until:
                raise AssertionError("the command never ended")
        self.shown += seen.decode("latin-1")
        return self._process.returncode, seen.decode("utf-8", "replace")

    def is_as_before(self) -> bool:
        """Whether the terminal was given back as it was."""
        return termios.tcgetattr(self._slave) == self._before

    def _readable(self, until: float) -> bool:
        left = max(0.0, until - time.monotonic()) if until else 0
        return bool(select.select([self._master], [], [], left)[0])

    @property
    def screen(self) -> str:
        """All that was shown."""
        return self.shown.encode("latin-1").decode("utf-8", "replace").replace("\r\n", "\n")
