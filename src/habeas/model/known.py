"""People whom the organisation knows before any report names them: entered by hand, or from a list somebody keeps."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from habeas.errors import ImpossibleValueError
from habeas.model.mention import Nature
from habeas.model.when import When

WIKIDATA = "wikidata"
_SCHEME = re.compile(r"[a-z0-9][a-z0-9._-]{0,39}")
_QID = re.compile(r"Q[1-9][0-9]{0,11}")
LONGEST_ID = 100


class Gender(StrEnum):
    """What a list says of a person's gender."""

    FEMALE = "female"
    MALE = "male"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class ExternalId:
    """What somebody else's list or catalogue calls a person: ``scheme`` names the list, ``value`` is its own number.

    Raises `ImpossibleValueError` for a scheme that is no short word, an empty or overlong value, or a Wikidata id that
    is none.

    >>> str(ExternalId("wikidata", "Q42"))
    'wikidata:Q42'
    """

    scheme: str
    value: str

    def __post_init__(self) -> None:
        fits = self.scheme != WIKIDATA or _QID.fullmatch(self.value)
        if not _SCHEME.fullmatch(self.scheme) or not 0 < len(self.value) <= LONGEST_ID or not fits:
            msg = f"{self.scheme}:{self.value[:LONGEST_ID]} is no id of a list"
            raise ImpossibleValueError(msg)

    def __str__(self) -> str:
        return f"{self.scheme}:{self.value}"


@dataclass(frozen=True, slots=True)
class KnownName:
    """One name of a known person: their name, an alias or a former name; ``script`` is an ISO 15924 code."""

    text: str
    nature: Nature = Nature.NAME
    script: str = "Latn"

    def __post_init__(self) -> None:
        if not self.text.strip() or not self.nature.identifies:
            msg = "a known person's name must be one that people go by"
            raise ImpossibleValueError(msg)


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody the organisation knows of, as one list says it.

    ``names`` holds the name first, then the others; ``source`` is the list, ``key`` what its row is found by when the
    list comes again. ``born`` has no span: the words stand in no report. ``original`` is the entry of the file it came
    out of and ``row`` its row there, the headings being row 1. A corrected one is recorded anew, and ``first`` names
    the first entry of the person on that list: the latest stands.
    """

    names: tuple[KnownName, ...]
    source: str
    key: str
    ids: tuple[ExternalId, ...] = ()
    born: When | None = None
    gender: Gender | None = None
    citizenship: tuple[str, ...] = ()
    note: str = ""
    by: str = ""
    original: int | None = None
    row: int | None = None
    first: int | None = None

    def __post_init__(self) -> None:
        if not self.names or not self.source.strip() or not self.key.strip():
            msg = "a known person needs a name and a source"
            raise ImpossibleValueError(msg)

    @property
    def name(self) -> str:
        """The name for display."""
        return self.names[0].text
