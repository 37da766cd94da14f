"""Who says something, and how they would know."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from habeas.model.span import Span


class Role(StrEnum):
    """What a voice is in the text that quotes it. A role never gives a claim weight; an approved `Source` does."""

    OFFICIAL = "official"
    OPPOSITION = "opposition"
    RIGHTS_GROUP = "rights_group"
    MEDIA = "media"
    AGENCY = "agency"
    FAMILY = "family"
    LAWYER = "lawyer"
    DOCUMENT = "document"
    SELF = "self"
    ANONYMOUS = "anonymous"
    AUTHOR = "author"


class Side(StrEnum):
    """On which side of the prison gate an official voice stands."""

    DETAINING = "detaining"
    RECEIVING = "receiving"
    MEDIATING = "mediating"
    OTHER = "other"


class Basis(StrEnum):
    """How the voice comes to know."""

    SELF = "self"
    SAW = "saw"
    TOLD = "told"
    LIST = "list"
    REPEATS = "repeats"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice as the text names it; claims carry a chain of them, outermost first.

    ``name`` is as written, or resolved inside the report ("he" → the full name) with ``span`` on the words that stand
    there; an unnamed voice has the words that hide it ("is said to", "sources"). ``also`` holds further roles of a
    joint voice ("opposition and human rights activists"). ``named`` tells a body or person with a name (Viasna) from
    a description ("human rights activists"): only named voices are origins of their own. ``state`` is an ISO 3166-1
    alpha-2 code, for officials where known.
    """

    name: str
    role: Role
    span: Span | None = None
    also: tuple[Role, ...] = ()
    basis: Basis = Basis.UNKNOWN
    named: bool = False
    state: str | None = None
    side: Side | None = None

    @property
    def roles(self) -> tuple[Role, ...]:
        """Every role of the voice, the first one first."""
        return (self.role, *self.also)
