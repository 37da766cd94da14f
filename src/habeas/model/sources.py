"""Publishers and bodies the register knows, and lists of people they keep."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from habeas.model.voice import Role, Side


@dataclass(frozen=True, slots=True)
class Source:
    """A publisher or body; only one that an editor approved gives weight to what it publishes.

    ``channels`` are host names and account names under which it publishes; ``names`` its names as pages write them,
    the first one for display. The latest entry of the same ``key`` stands.
    """

    key: str
    names: tuple[str, ...]
    kind: Role
    approved: bool
    state: str | None = None
    side: Side | None = None
    languages: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    by: str = ""


class Asserts(StrEnum):
    """What a row of a list says of its person."""

    HELD = "held"
    RELEASED = "released"
    RECEIVED = "received"
    RECOGNISED = "recognised"


class Complete(StrEnum):
    """Whether a list claims to name everybody of its population; only then is absence evidence."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class List:
    """An edition of a list of people; its rows are claims with their cells as evidence."""

    source: str
    as_of: date
    population: str
    asserts: Asserts
    complete: Complete
    criterion: str | None = None
    original: str | None = None
