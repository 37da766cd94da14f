"""The editable table of what circumstances weigh, ``resources/names/context.toml``; its head says how to read it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable
from typing import Any

from habeas.identity.prepared import resources

STAR = "*"


@dataclass(frozen=True, slots=True)
class Class:
    """Words that mean one thing (a charge, a calling, a place) in any language, and what sharing it weighs.

    ``id`` is its first word; a word that ends in a star stands for every word that begins so.
    """

    id: str
    words: tuple[str, ...]
    weight: int


@dataclass(frozen=True, slots=True)
class ContextTable:
    """The parameters: ``weights`` by section and name (``weights["cap"]["total"]``), and the classes of words."""

    version: str
    weights: Mapping[str, Mapping[str, int]]
    common_articles: frozenset[str]
    no_places: frozenset[str]
    places: tuple[Class, ...]
    charges: tuple[Class, ...]
    works: tuple[Class, ...]

    def weight(self, section: str, name: str) -> int:
        """One number of the table."""
        return self.weights[section][name]


@cache
def load_context_table() -> ContextTable:
    """The table that comes with Habeas, read once."""
    return read_context_table(resources().joinpath("names", "context.toml"))


def read_context_table(file: Traversable) -> ContextTable:
    """The table in ``file`` (a path or a packaged resource). Raises ``OSError`` or ``tomllib.TOMLDecodeError``."""
    told = tomllib.loads(file.read_text("utf-8"))
    return ContextTable(
        version=told["version"],
        weights={name: _numbers(part) for name, part in told.items() if isinstance(part, dict)},
        common_articles=frozenset(told["charge"]["common"].split()),
        no_places=frozenset(told["place"]["nothing"].casefold().split()),
        places=tuple(_classes(told["places"], "forms", ",")),
        charges=tuple(_classes(told["charges"], "words", " ")),
        works=tuple(_classes(told["works"], "words", " ")),
    )


def _numbers(part: Mapping[str, Any]) -> dict[str, int]:
    return {name: value for name, value in part.items() if isinstance(value, int)}


def _classes(rows: list[Mapping[str, Any]], column: str, between: str) -> Iterator[Class]:
    for row in rows:
        for written in row[column]:
            words = tuple(word.strip().casefold() for word in written.split(between) if word.strip())
            yield Class(words[0].removesuffix(STAR), words, row["weight"])
