"""The disposable process that parses outside bytes. It is started by `Sandbox` and never imported by its parent."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import replace
from importlib import import_module
from itertools import accumulate
from types import TracebackType
from typing import BinaryIO

from habeas.archive.formats.extract import MOST_BLOCKS, MOST_TEXT, Extract, Format, Quarantined
from habeas.archive.sandbox import confine, frames
from habeas.archive.sandbox.limits import MOST_NUMBERS, RETIRE_MEBIBYTES, Limits

_DEEPEST_CALLS = 20_000


def main(arguments: list[str]) -> None:
    """Shut this process in (namespaces, bubblewrap or limits), say so, then answer until the pipe closes."""
    how, cpu_seconds, mebibytes, registry = arguments
    sys.setrecursionlimit(_DEEPEST_CALLS)
    limits = Limits(int(cpu_seconds), mebibytes=int(mebibytes))
    os.environ.clear()  # Python itself adds a word on the locale
    asked, told = _take_pipes()
    become_nobody = how == "namespaces" and confine.enter_namespaces()
    confine.limit_memory(limits)
    # Only now, and before the file system goes: what these import must not be looked for later.
    formats: Mapping[str, Format] = import_module(registry).FORMATS

    if how == "namespaces":
        confine.leave_file_system(become_nobody=become_nobody)
    elif how == "limits":
        confine.leave_folder()
    confine.give_up_privileges()
    confine.limit_the_rest()
    _speak_when_failing(told, limits)
    _tell(told, frames.answer(Quarantined("ready"), last=False))
    while lengths := asked.read(frames.REQUEST.size):
        head_size, size = frames.REQUEST.unpack(lengths)
        kind, hints = frames.hints_from(asked.read(head_size))
        untrusted_data = asked.read(size)
        confine.grant_seconds(limits.cpu_seconds)
        result = _bounded(formats[kind].extract(untrusted_data, hints))
        last = confine.used_mebibytes() > RETIRE_MEBIBYTES
        _tell(told, frames.answer(result, last=last))
        if last:
            return


def _take_pipes() -> tuple[BinaryIO, BinaryIO]:
    """The two pipes; whatever a library prints goes nowhere instead of into the answers."""
    told = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)
    return sys.stdin.buffer, told


def _tell(told: BinaryIO, untrusted_answer: bytes) -> None:
    view = memoryview(untrusted_answer)
    while view:
        view = view[told.write(view) :]


def _speak_when_failing(told: BinaryIO, limits: Limits) -> None:
    """Whatever is raised ends this process; the reason goes to the parent as its last answer."""

    def last_words(kind: type[BaseException], _value: BaseException, _trace: TracebackType | None) -> None:
        if issubclass(kind, MemoryError):
            reason = f"reading it takes more than {limits.mebibytes} MiB of memory"
        else:
            reason = f"its reader failed on it ({kind.__name__})"
        _tell(told, frames.answer(Quarantined(reason), last=True))

    sys.excepthook = last_words


def _bounded(result: Extract | Quarantined) -> Extract | Quarantined:
    """The same with at most `MOST_TEXT` code points and `MOST_BLOCKS` blocks, and with text that UTF-8 can hold."""
    if isinstance(result, Quarantined):
        return result
    text = result.text[:MOST_TEXT].encode(errors="replace").decode()
    numbers = accumulate(3 + 2 * len(block.cells) for block in result.blocks[:MOST_BLOCKS])
    blocks = tuple(
        block
        for block, so_far in zip(result.blocks, numbers, strict=False)
        if so_far <= MOST_NUMBERS and block.end <= len(text)
    )
    if len(text) == len(result.text) and len(blocks) == len(result.blocks):
        return replace(result, text=text)
    loss = f"only the first {len(text):,} characters in {len(blocks):,} blocks were read"
    return replace(result, text=text, blocks=blocks, losses=(*result.losses, loss))
