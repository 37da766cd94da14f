"""Disposable workers that parse outside bytes, and what they are worth on this machine.

Level A: own user, network, process, mount, host-name and message namespaces, with an empty read-only root (or
bubblewrap, where the kernel refuses them to us), plus limits. Level B: a process with limits and a timeout.
"""

from __future__ import annotations

import sys
from functools import cache
from types import TracebackType

from habeas.archive.formats.extract import Extract, Hints, Quarantined
from habeas.archive.sandbox.limits import Limits
from habeas.archive.sandbox.process import REGISTRY, Fault, How, Worker, has_bubblewrap
from habeas.errors import NoSandboxError
from habeas.model.report import SandboxLevel

__all__ = ["How", "Limits", "Sandbox", "probe"]

NEEDS_A = frozenset({"pdf"})
"""Formats whose parsers are native code too intricate for level B."""


@cache
def probe() -> SandboxLevel:
    """How well this machine lets a parser be shut in; tried once, by starting a worker that shuts itself in."""
    with Sandbox() as sandbox:
        return sandbox.level


def _ways() -> list[How]:
    """The ways to shut a worker in that this machine may have, the best first."""
    ways = [How.NAMESPACES] if sys.platform == "linux" else []
    return [*ways, *([How.BUBBLEWRAP] if has_bubblewrap() else []), How.LIMITS]


class Sandbox:
    """Reads originals in a worker of its own, one after the other; a worker that fails is replaced.

    ``allow_weaker`` lets formats that need level A be read at level B. A context manager; not for several threads at
    once: give each its own. ``how`` and ``registry`` are for drills, which choose the walls and bring probes of them.

    >>> with Sandbox() as sandbox:
    ...     extract = sandbox.extract("text", b"She is free.", Hints("text/plain"))
    >>> extract.text
    'She is free.'
    """

    __slots__ = ("_allow_weaker", "_how", "_limits", "_registry", "_worker")

    def __init__(
        self,
        limits: Limits | None = None,
        *,
        allow_weaker: bool = False,
        how: How | None = None,
        registry: str = REGISTRY,
    ) -> None:
        self._limits = limits or Limits()
        self._allow_weaker = allow_weaker
        self._how = how
        self._registry = registry
        self._worker: Worker | None = None

    @property
    def level(self) -> SandboxLevel:
        """How well its workers are shut in; the first time it may have to start one. Raises `NoSandboxError`."""
        how = self._how or self._ready_worker().how
        return SandboxLevel.B if how is How.LIMITS else SandboxLevel.A

    def extract(self, kind: str, data: bytes, hints: Hints) -> Extract | Quarantined:
        """The text of these outside bytes, read as ``kind``; whatever goes wrong with them is a reason, never an error.

        Raises `NoSandboxError` when no worker can be started at all: that says nothing of the bytes.
        """
        if kind in NEEDS_A and self.level is SandboxLevel.B and not self._allow_weaker:
            return Quarantined(
                f"this machine can't shut a {kind.upper()} reader in well enough; --allow-weaker-sandbox reads it"
            )
        answer = self._ready_worker().ask(kind, data, hints)
        if isinstance(answer, Fault):
            self.close()
            return Quarantined(answer.reason)
        result, last = answer
        if last:
            self.close()
        return result

    def close(self) -> None:
        """End the worker, if there is one; the next `extract` starts another."""
        if self._worker is not None:
            self._worker.end()
            self._worker = None

    def __enter__(self) -> Sandbox:
        return self

    def __exit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self.close()

    def _ready_worker(self) -> Worker:
        if self._worker is not None:
            return self._worker
        for how in [self._how] if self._how else _ways():
            worker = Worker(how, self._limits, self._registry)
            if worker.is_ready():
                # The same walls from now on: one batch has one level.
                self._how, self._worker = how, worker
                return worker
            worker.end()
        msg = "no worker could be started to read files with"
        raise NoSandboxError(msg)
