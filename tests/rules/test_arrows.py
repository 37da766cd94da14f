"""import-linter, with this repository's own contracts, reports every kind of arrow that may not be there."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.rules.plant import plant
from tests.rules.tree import REPOSITORY, SOURCE

LINT = "from importlinter.cli import lint_imports_command; lint_imports_command(['--no-cache', '--no-logo'])"


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """The rooms of Habeas, all empty, under this repository's contracts."""
    package = tmp_path / "habeas"
    rooms = [path.relative_to(SOURCE) for path in SOURCE.rglob("__init__.py")]
    for path in [*rooms, Path("errors.py"), Path("settings.py")]:
        (package / path).parent.mkdir(parents=True, exist_ok=True)
        (package / path).write_text('"""Empty."""\n')
    (tmp_path / "pyproject.toml").write_text((REPOSITORY / "pyproject.toml").read_text("utf-8"), "utf-8")
    return package


def lint(house: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", LINT]
    environment = {"PYTHONPATH": str(house.parent), "PATH": "", "COLUMNS": "200"}
    return subprocess.run(command, cwd=house.parent, env=environment, capture_output=True, text=True, check=False)


def test_empty_rooms_keep_every_contract(house: Path) -> None:
    outcome = lint(house)
    assert (outcome.returncode, "0 broken" in outcome.stdout) == (0, True), outcome.stdout + outcome.stderr


@pytest.mark.parametrize(
    ("room", "line"),
    [
        ("register__status", "import habeas.identity"),  # a stage and its sibling
        ("ledger__writer", "import habeas.casework"),  # pointing back
        ("model__claim", "import habeas.reading"),
        ("errors", "import habeas.model"),
        ("casework__add", "import habeas.cli"),
        ("cli__add", "import habeas.web"),  # doors don't know each other
        ("cellar__wine", ""),  # a room that no layer names
        ("model__claim", "import os"),
        ("register__status", "from time import time"),
        ("reconcile__tally", "import importlib.resources"),
        ("estimate__overlap", "import random"),
        ("reading__reader", "import urllib.parse"),
        ("identity__names", "import sqlite3"),
    ],
)
def test_a_planted_arrow_is_reported(house: Path, room: str, line: str) -> None:
    plant(house, **{room: line})
    if not (marker := house / room.split("__", maxsplit=1)[0] / "__init__.py").exists() and "__" in room:
        marker.write_text("")
    outcome = lint(house)
    assert outcome.returncode == 1, outcome.stdout + outcome.stderr


def test_reading_and_identity_may_read_their_tables(house: Path) -> None:
    plant(house, reading__tables="import tomllib, importlib.resources", identity__tables="import tomllib")
    assert lint(house).returncode == 0


def test_the_contracts_stand_in_the_project_file() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))
    kinds = [contract["type"] for contract in project["tool"]["importlinter"]["contracts"]]
    assert kinds == ["layers", "forbidden", "forbidden"]
