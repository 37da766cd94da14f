"""Finds what comes along with Habeas: the resources people may edit, and the examples."""

from __future__ import annotations

from pathlib import Path

import habeas
from habeas.errors import MissingFileError

PACKAGE = Path(habeas.__file__).resolve().parent


def bundled(name: str, package: Path = PACKAGE) -> Path:
    """The folder ``name``, such as ``resources`` or ``examples/december-13``, that this Habeas brings along.

    An installed Habeas holds it inside the package; a checkout at the top of the repository, where people edit it.
    Raises `MissingFileError` when this copy of Habeas came without it.

    >>> (bundled("resources") / "README.md").is_file()
    True
    """
    for home in (package, package.parent.parent):
        if (home / name).is_dir():
            return home / name
    raise MissingFileError(f"This copy of Habeas came without its folder {name}.", hint="Install Habeas again.")
