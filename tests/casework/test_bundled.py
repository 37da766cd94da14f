"""The folders that come along are found where they lie: in a checkout and in an installed package."""

from __future__ import annotations

from pathlib import Path

import pytest

from habeas.casework.bundled import bundled
from habeas.errors import MissingFileError


def test_a_checkout_holds_its_resources_at_the_top(tmp_path: Path) -> None:
    (tmp_path / "src" / "habeas").mkdir(parents=True)
    (tmp_path / "resources").mkdir()
    assert bundled("resources", tmp_path / "src" / "habeas") == tmp_path / "resources"


def test_an_installed_package_holds_them_inside(tmp_path: Path) -> None:
    package = tmp_path / "site-packages" / "habeas"
    (package / "examples" / "december-13").mkdir(parents=True)
    (tmp_path / "examples" / "december-13").mkdir(parents=True)
    assert bundled("examples/december-13", package) == package / "examples" / "december-13"


def test_a_copy_that_came_without_them_says_so(tmp_path: Path) -> None:
    with pytest.raises(MissingFileError, match="examples/december-13"):
        bundled("examples/december-13", tmp_path / "site-packages" / "habeas")
