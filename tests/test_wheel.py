"""The wheel works on its own: it brings its data along and needs nothing of the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.rules.tree import REPOSITORY, SOURCE


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from this checkout and unpacked as pip would unpack it."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    built = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stdout + built.stderr
    (wheel,) = folder.glob("habeas-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def contents(folder: Path) -> set[str]:
    made = ("__pycache__", ".pyc")
    files = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return {name for name in files if not any(part in name for part in made)}


def test_the_wheel_holds_every_file_of_the_package(unpacked: Path) -> None:
    assert contents(SOURCE) - contents(unpacked / "habeas") == set()


@pytest.mark.parametrize("folder", ["resources", "examples/december-13"])
def test_the_wheel_brings_its_data_along(unpacked: Path, folder: str) -> None:
    assert contents(REPOSITORY / folder) == contents(unpacked / "habeas" / folder)
    assert contents(REPOSITORY / folder)


def test_the_unpacked_wheel_runs_outside_the_checkout(unpacked: Path, tmp_path: Path) -> None:
    program = "import habeas, sys; from habeas.cli import main; print(habeas.__file__); sys.argv[0] = 'habeas'; main()"
    outcome = subprocess.run(
        [sys.executable, "-c", program, "--help"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(unpacked), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    where, _, help_text = outcome.stdout.partition("\n")
    assert Path(where).is_relative_to(unpacked), outcome.stderr
    assert (outcome.returncode, help_text.startswith("Usage: habeas")) == (0, True), outcome.stderr
