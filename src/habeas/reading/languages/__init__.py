"""One folder for each language, all with the same file names, read into frozen values when first asked for.

``lexicon.toml`` (words by class), ``places.toml`` (countries, peoples, cities), ``grammar.toml`` (frames),
``dates.toml``, ``numbers.toml``, and ``cases.toml`` (sentences with the claims expected of them: the language's tests).
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

KNOWN = ("en", "be", "ru", "uk", "pl", "de")


@cache
def available() -> tuple[str, ...]:
    """The codes of the languages that have a folder.

    >>> "en" in available()
    True
    """
    here = resources.files(__name__)
    return tuple(code for code in KNOWN if here.joinpath(code, "grammar.toml").is_file())


def table(code: str, name: str) -> dict[str, Any]:
    """The contents of a file of a language's folder."""
    return tomllib.loads(resources.files(__name__).joinpath(code, f"{name}.toml").read_text("utf-8"))


def holds(code: str, name: str) -> bool:
    """Whether a language has a folder with that file in it: a language may know its days before its grammar.

    >>> holds("en", "dates"), holds("xx", "dates")
    (True, False)
    """
    return code in KNOWN and resources.files(__name__).joinpath(code, f"{name}.toml").is_file()
