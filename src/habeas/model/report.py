"""Bytes as received, and one reading of them into text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from habeas.errors import ImpossibleValueError
from habeas.model.claim import Claim, Deal, Dropped, Observation, ReadBy, Trait, Unread
from habeas.model.mention import Mention
from habeas.model.span import Span


class Marking(StrEnum):
    """Who may see something; new reports start as internal."""

    PUBLIC = "public"
    INTERNAL = "internal"
    CONFIDENTIAL = "confidential"

    @property
    def height(self) -> int:
        """0 for public, 1 for internal, 2 for confidential: a clearance sees what is not higher than itself."""
        return list(Marking).index(self)


@dataclass(frozen=True, slots=True)
class Acquisition:
    """One time that the bytes were obtained: when, how, by whom, from where, under which name.

    ``source`` is the publisher as the person who obtained them states it; what the page says of itself is no evidence.
    """

    obtained_at: datetime
    how: str
    by: str
    url: str | None = None
    file_name: str | None = None
    source: str | None = None

    def __post_init__(self) -> None:
        if self.obtained_at.utcoffset() is None:
            msg = "an acquisition needs an instant with its zone"
            raise ImpossibleValueError(msg)


@dataclass(frozen=True, slots=True)
class Original:
    """Bytes as received: their SHA-256 (hexadecimal), size in bytes, media type, and the archive they came out of."""

    sha256: str
    size: int
    media_type: str
    inside: str | None = None


class Outcome(StrEnum):
    """How the reading of an original into text ended; its bytes are kept in every case."""

    READ = "read"
    IN_PART = "in_part"
    QUARANTINED = "quarantined"


class SandboxLevel(StrEnum):
    """How well the parser was shut in: A namespaces or bubblewrap, B process limits only."""

    A = "A"
    B = "B"


class BlockRole(StrEnum):
    """What a piece of a page is."""

    HEADLINE = "headline"
    SUBHEADING = "subheading"
    DATELINE = "dateline"
    BYLINE = "byline"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"
    CREDIT = "credit"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"
    AGENCY = "agency"
    RELATED = "related"

    @property
    def is_prose(self) -> bool:
        """Whether claims are made in blocks of this role."""
        return self in _PROSE


_PROSE = frozenset(
    {
        BlockRole.HEADLINE,
        BlockRole.SUBHEADING,
        BlockRole.PARAGRAPH,
        BlockRole.CAPTION,
        BlockRole.LIST_ITEM,
        BlockRole.TABLE_ROW,
    }
)


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a report's text: ``text[start:end]``, in code points, with its role; blocks never overlap.

    The cells of a table row lie in ``cells`` as (start, end) pairs, in order; an empty cell is a pair of equals.
    """

    role: BlockRole
    start: int
    end: int
    cells: tuple[tuple[int, int], ...] = ()


class Grain(StrEnum):
    """How finely a time is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class PageTime:
    """A day, and maybe a clock time, as the page states it; the publisher's zone is kept as written.

    ``zone`` is what the page gives (``+01:00``, ``CET``), ``offset_minutes`` what it means where that is known. Where
    only a month or a year is known, ``grain`` says so, and ``day`` is its last one.
    """

    day: date
    clock: time | None = None
    zone: str | None = None
    offset_minutes: int | None = None
    span: Span | None = None
    grain: Grain = Grain.DAY

    @property
    def exact_day(self) -> date | None:
        """The day, where it is known to the day.

        >>> PageTime(date(2019, 2, 28), grain=Grain.MONTH).exact_day is None
        True
        """
        return self.day if self.grain is Grain.DAY else None

    @property
    def value(self) -> str:
        """The EDTF form of what is known of the day.

        >>> PageTime(date(2019, 2, 28), grain=Grain.MONTH).value
        '2019-02'
        """
        return self.day.isoformat()[: {Grain.DAY: 10, Grain.MONTH: 7, Grain.YEAR: 4}[self.grain]]

    def instant(self, register_zone: tzinfo) -> datetime:
        """The instant in UTC; a day without a clock counts from its end, a clock without a zone in the register's.

        >>> PageTime(date(2025, 12, 13), time(15), offset_minutes=60).instant(UTC).isoformat()
        '2025-12-13T14:00:00+00:00'
        """
        clock = self.clock or time(23, 59, 59)
        try:
            if self.offset_minutes is None:
                return datetime.combine(self.day, clock, register_zone).astimezone(UTC)
            return datetime.combine(self.day, clock, UTC) - timedelta(minutes=self.offset_minutes)
        except OverflowError:
            # A day at the edge of the calendar, on a page that can't mean it: the zone no longer matters.
            return datetime.combine(self.day, clock, UTC)


class MachineTranslated(StrEnum):
    """Whether the text was translated by a machine."""

    YES = "yes"
    NO = "no"
    SUSPECTED = "suspected"


@dataclass(frozen=True, slots=True)
class Report:
    """One reading of an `Original` into text. A new extractor makes a new report of the same original.

    Plain text keeps its own text unchanged, so that offsets refer to the file. ``published`` and ``updated`` are as the
    page says; ``agencies`` are the wire codes at its end; ``extracted_by`` names the extractor and its version;
    ``warnings`` say what was lost. ``language`` is an ISO 639-1 code or ``und``.
    """

    sha256: str
    text: str
    blocks: tuple[Block, ...]
    extracted_by: str
    language: str = "und"
    title: str | None = None
    publisher: str | None = None
    agencies: tuple[str, ...] = ()
    published: PageTime | None = None
    updated: PageTime | None = None
    url: str | None = None
    machine_translated: MachineTranslated = MachineTranslated.NO
    warnings: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        at = 0
        for block in self.blocks:
            if not at <= block.start < block.end <= len(self.text):
                msg = f"block {block.start}-{block.end} overlaps its neighbour or the end of the text"
                raise ImpossibleValueError(msg)
            at = block.end


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader made of a report: claims, traits, observations, deals, and what it could not read.

    ``dropped`` lists what a reader that asks a model was told and found no words for; the other readers drop nothing.
    """

    read_by: ReadBy
    claims: tuple[Claim, ...] = ()
    traits: tuple[Trait, ...] = ()
    observations: tuple[Observation, ...] = ()
    deals: tuple[Deal, ...] = ()
    unread: tuple[Unread, ...] = field(default=())
    dropped: tuple[Dropped, ...] = ()

    def with_mentions(self, change: Callable[[Mention], Mention]) -> Reading:
        """The reading with each mention of a person as ``change`` makes it; groups stay as they are."""
        return replace(
            self,
            claims=tuple(
                replace(one, about=change(one.about)) if isinstance(one.about, Mention) else one for one in self.claims
            ),
            traits=tuple(replace(one, about=change(one.about)) for one in self.traits),
            observations=tuple(replace(one, about=change(one.about)) for one in self.observations),
        )
