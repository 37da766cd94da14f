"""Annotations beside a text, as the brat tool writes them: spans, relations and events."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from habeas.casework.evaluating.pages import text_of
from habeas.errors import UnreadableCasesError

_ENTRY = re.compile(r"[TREN]\d+\t")
Pieces = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Marked:
    """Words that are marked as something: its label, the pieces of text it lies in, and the words."""

    label: str
    pieces: Pieces
    words: str

    def overlaps(self, start: int, end: int) -> bool:
        """Whether any of its pieces shares a character with ``start`` to ``end``."""
        return any(first < end and start < last for first, last in self.pieces)


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation from one marking to another, by their ids."""

    label: str
    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Annotations:
    """All markings by id, relations between them, events as the ids of their parts by role, and ``items``: what a
    marking is called in a catalogue such as Wikidata.
    """

    marked: Mapping[str, Marked]
    relations: tuple[Relation, ...]
    events: tuple[tuple[tuple[str, str], ...], ...]
    items: Mapping[str, str]


def read(path: Path) -> Annotations:
    """The annotations of an ``.ann`` file. Raises `UnreadableCasesError` where a line isn't laid out as brat's are."""
    marked: dict[str, Marked] = {}
    relations: list[Relation] = []
    events: list[tuple[tuple[str, str], ...]] = []
    items: dict[str, str] = {}
    for number, line in enumerate(text_of(path).split("\n"), 1):
        if not _ENTRY.match(line):
            continue  # a remark, or the rest of marked words that run over the end of a line
        parts = line.rstrip("\r").split("\t")
        try:
            if line.startswith("T"):
                marked[parts[0]] = _marked(parts[1], parts[2] if len(parts) > 2 else "")
            elif line.startswith("R"):
                label, source, target = parts[1].split()[:3]
                relations.append(Relation(label, source.partition(":")[2], target.partition(":")[2]))
            elif line.startswith("E"):
                events.append(tuple(_role(word) for word in parts[1].split()))
            elif line.startswith("N"):
                _, id, item = parts[1].split()[:3]
                if not item.endswith(":NULL"):
                    items[id] = item
        except (ValueError, IndexError) as err:
            msg = f"{path}, line {number}, is none of brat's: {line[:60]!r}"
            raise UnreadableCasesError(msg) from err
    return Annotations(marked, tuple(relations), tuple(events), items)


def _marked(where: str, words: str) -> Marked:
    label, _, places = where.partition(" ")
    pieces = []
    for place in places.split(";"):
        start, end = place.split()
        pieces.append((int(start), int(end)))
    return Marked(label, tuple(pieces), words)


def _role(word: str) -> tuple[str, str]:
    """A role and the id that fills it; brat numbers the roles that come more than once ("Source2")."""
    role, _, id = word.partition(":")
    return role.rstrip("0123456789"), id
