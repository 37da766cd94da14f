"""What follows from the tables, worked out beforehand: reading them anew takes longer than judging a hundred pairs.

`prepared.json` is written by ``make docs`` and never edited. It is used only where it was made of just these tables by
just this code; else everything is worked out from the tables, with the same outcome, half a second later.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from importlib.util import source_hash
from typing import Any

FILE = "prepared.json"
TABLES = ("endings", "frequency", "given", "given_wider", "scripts", "short_forms", "sounds", "surnames", "wider")
CODE = ("attested", "endings", "preparing", "readings", "spelling", "tables")


def resources() -> Traversable:
    """The folder of tables: inside the package when installed, at the top of the repository otherwise."""
    package = files("habeas")
    shipped = package.joinpath("resources")
    return shipped if shipped.is_dir() else package.joinpath("..", "..", "resources")


@cache
def prepared() -> dict[str, Any] | None:
    """What was worked out of these tables by this code; None where there is none, or of others."""
    place = files("habeas").joinpath("identity", FILE)
    if not place.is_file():
        return None
    found: dict[str, Any] = json.loads(place.read_bytes())
    return found if found["of"] == made_of() else None


def made_of() -> str | None:
    """A digest of the tables and of the code that works them out; None where the code is here without its source."""
    names, here = resources().joinpath("names"), files("habeas").joinpath("identity")
    sources = [names.joinpath(f"{name}.toml") for name in TABLES] + [here.joinpath(f"{name}.py") for name in CODE]
    if not all([source.is_file() for source in sources]):
        return None
    return source_hash(b"\0".join([source.read_bytes().replace(b"\r\n", b"\n") for source in sources])).hex()
