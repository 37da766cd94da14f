"""A command line for tests: what was printed, what was said on stderr, and the exit code."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from habeas.cli import run


@dataclass(frozen=True, slots=True)
class Done:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        """The one document on stdout."""
        made: dict[str, Any] = json.loads(self.out)
        return made


@dataclass(frozen=True, slots=True)
class Shell:
    """Runs commands in this process against one register folder."""

    capsys: pytest.CaptureFixture[str]
    register: Path

    def __call__(self, *words: str | Path, register: bool = False) -> Done:
        """Run ``habeas WORDS``; with ``register`` the folder is named on the command line too."""
        self.capsys.readouterr()
        arguments: Sequence[str] = [str(word) for word in words]
        if register:
            arguments = [arguments[0], "--register", str(self.register), *arguments[1:]]
        code = run(arguments)
        told = self.capsys.readouterr()
        return Done(code, told.out, told.err)
