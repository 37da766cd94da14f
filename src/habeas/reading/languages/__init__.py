"""One folder for each language, all with the same file names, read into frozen values when first asked for.

``lexicon.toml`` (words by class), ``places.toml`` (countries, peoples, cities), ``grammar.toml`` (frames),
``dates.toml``, ``numbers.toml``, and ``cases.toml`` (sentences with the claims expected of them: the language's tests).
English also has ``harm.toml``: killings and attacks, which are no claims and only serve to measure.
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


@cache
def with_cases() -> tuple[str, ...]:
    """The codes of the languages that have cases, whether or not they can be read yet.

    >>> "en" in with_cases()
    True
    """
    here = resources.files(__name__)
    return tuple(code for code in KNOWN if here.joinpath(code, "cases.toml").is_file())


def table(code: str, name: str) -> dict[str, Any]:
    """The contents of a file of a language's folder."""
    return tomllib.loads(resources.files(__name__).joinpath(code, f"{name}.toml").read_text("utf-8"))


@cache
def reads_by(code: str) -> str:
    """What tells who did what to whom in a language: ``word_order`` or ``endings``, as its grammar says."""
    return str(table(code, "grammar").get("reads_by", "word_order"))


def holds(code: str, name: str) -> bool:
    """Whether a language has a folder with that file in it: a language may know its days before its grammar.

    >>> holds("en", "dates"), holds("xx", "dates")
    (True, False)
    """
    return code in KNOWN and resources.files(__name__).joinpath(code, f"{name}.toml").is_file()
