"""How much a worker may use of the machine."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """``cpu_seconds`` for one original, ``wall_seconds`` until the worker is given up, ``mebibytes`` of memory."""

    cpu_seconds: int = 10
    wall_seconds: float = 60.0
    mebibytes: int = 512


OPEN_FILES = 16
"""Most files a worker may have open; the pipes are two of them."""

MOST_HEAD = 8 << 20
"""Most bytes of JSON that a worker's answer may have."""

MOST_NUMBERS = 600_000
"""Most numbers that a worker tells of the places of blocks and cells, so that its answer stays below `MOST_HEAD`."""

MOST_TEXT_BYTES = 16 << 20
"""Most bytes of UTF-8 text that a worker's answer may have."""

RETIRE_MEBIBYTES = 256
"""A worker that has used more memory than this ends after its answer: the next original starts with a clean one."""
