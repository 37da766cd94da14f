"""A register with one short report of a fictional country."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.shell import Shell

REPORT = """Union organiser freed in Ruritania

STRELSAU, 3 May 2024 (ZNA) - Anna Example was released from prison on Friday, the rights group Open Door said.
She was arrested in June 2022 and a year later sentenced to six years in prison for “disturbing the peace”.
Dozens of union members are still in prison in Ruritania.
"""


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Shell:
    """A command line with a folder for a register that isn't made yet."""
    return Shell(capsys, tmp_path / "register")


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A saved page."""
    path = tmp_path / "page.txt"
    path.write_text(REPORT, "utf-8")
    return path


@pytest.fixture
def filled(shell: Shell, page: Path) -> Shell:
    """The same command line with a register that holds the page."""
    assert shell("init", shell.register).code == 0
    assert shell("add", page, "--published", "2024-05-03", register=True).code == 0
    return shell
