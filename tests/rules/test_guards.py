"""The tools that guard the code are armed with this repository's own settings: each is seen to object."""

from __future__ import annotations

import socket
import subprocess
import sys
import warnings
from pathlib import Path

import pytest
from pytest_socket import SocketBlockedError

from tests.rules.tree import REPOSITORY

SETTINGS = str(REPOSITORY / "pyproject.toml")


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", *arguments], capture_output=True, text=True, check=False)


def test_a_socket_is_refused() -> None:
    with pytest.warns(UserWarning, match="tried to use socket"), pytest.raises(SocketBlockedError):
        socket.socket(socket.AF_INET, socket.SOCK_STREAM)


def test_a_warning_is_an_error() -> None:
    with pytest.raises(ResourceWarning):
        warnings.warn("left open", ResourceWarning, stacklevel=1)


def test_an_example_in_a_docstring_runs(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(module='"""\n>>> 1 + 1\n3\n"""\n')
    outcome = pytester.runpytest_subprocess("-c", SETTINGS, "--rootdir", str(pytester.path), "module.py")
    outcome.assert_outcomes(failed=1)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("try:\n    pass\nexcept Exception:\n    pass", "BLE001"),
        ("import os\n", "F401"),
        ("print(1)", "T201"),
        ("assert 1", "S101"),
        ("def f(x=[]): ...", "B006"),
        ("from datetime import datetime\ndatetime.now()", "DTZ005"),
        ("# x = 1", "ERA001"),
    ],
)
def test_ruff_objects(tmp_path: Path, line: str, code: str) -> None:
    (tmp_path / "planted.py").write_text(line, "utf-8")
    outcome = run("ruff", "check", "--no-cache", "--config", SETTINGS, str(tmp_path / "planted.py"))
    assert (outcome.returncode, code in outcome.stdout) == (1, True), outcome.stdout + outcome.stderr


def test_mypy_objects(tmp_path: Path) -> None:
    (tmp_path / "planted.py").write_text("def double(number):\n    return number * 2\n", "utf-8")
    cache = str(tmp_path / "cache")
    outcome = run("mypy", "--config-file", SETTINGS, "--cache-dir", cache, str(tmp_path / "planted.py"))
    assert (outcome.returncode, "no-untyped-def" in outcome.stdout) == (1, True), outcome.stdout + outcome.stderr
