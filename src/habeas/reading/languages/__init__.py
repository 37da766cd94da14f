"""One folder for each language, all with the same file names, read into frozen values when first asked for.

``lexicon.toml`` (words by class), ``places.toml`` (countries, peoples, cities), ``grammar.toml`` (frames),
``dates.toml``, ``numbers.toml``, and ``cases.toml`` (sentences with the claims expected of them: the language's tests).
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from habeas.reading.counts import NumberWords
from habeas.reading.dates import DateWords
from habeas.reading.grammar import Grammar, grammar
from habeas.reading.lexicon import Lexicon, lexicon
from habeas.reading.names import NameFinder

KNOWN = ("en", "be", "ru", "uk", "pl", "de")


@dataclass(frozen=True, slots=True)
class Language:
    """Everything the reader knows of a language; ``code`` is ISO 639-1."""

    code: str
    words: Lexicon
    grammar: Grammar
    dates: DateWords
    numbers: NumberWords
    names: NameFinder
    abbreviations: frozenset[str]


@cache
def available() -> tuple[str, ...]:
    """The codes of the languages that have a folder.

    >>> "en" in available()
    True
    """
    here = resources.files(__name__)
    return tuple(code for code in KNOWN if here.joinpath(code, "grammar.toml").is_file())


@cache
def load(code: str) -> Language:
    """The language of that code. Raises `KeyError` when there is no folder for it or a file lacks what is needed."""
    if code not in available():
        raise KeyError(code)
    words = lexicon(table(code, "lexicon"), table(code, "places"))
    frames = grammar(table(code, "grammar"), words)
    return Language(
        code,
        words,
        frames,
        DateWords.from_toml(table(code, "dates")),
        NumberWords.from_toml(table(code, "numbers")),
        NameFinder(words),
        frozenset(words.sets["abbreviations"]),
    )


def table(code: str, name: str) -> dict[str, Any]:
    """The contents of a file of a language's folder."""
    return tomllib.loads(resources.files(__name__).joinpath(code, f"{name}.toml").read_text("utf-8"))
