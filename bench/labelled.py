"""Labelled pairs of names that lie outside the repository, and the half of persons that each belongs to."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

UNDECIDABLE = "ambiguous"


@dataclass(frozen=True, slots=True)
class Pair:
    """A labelled pair; ``half`` is "tuned" or "other", or "both" where it has a person of each."""

    left: str
    right: str
    same: bool
    kind: str
    half: str

    @property
    def decidable(self) -> bool:
        """Whether the names alone can tell."""
        return not self.kind.startswith(UNDECIDABLE)


def half(group: str) -> str:
    """The half of a pair whose persons are ``group``, their keys with ``|`` between; by a hash of each key.

    >>> {half(f"{a}|{b}") for a in "cd" for b in "cd"} <= {"tuned", "other", "both"}
    True
    """
    tuned = {sha256(person.strip().encode()).digest()[0] % 2 == 0 for person in group.split("|")}
    return "both" if len(tuned) > 1 else "tuned" if tuned == {True} else "other"


def read(path: Path) -> list[Pair]:
    """The pairs of a table with the columns left, right, same (1 or 0), kind and group."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [Pair(row["left"], row["right"], row["same"] == "1", row["kind"], half(row["group"])) for row in rows]
