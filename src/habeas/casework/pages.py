"""What stands behind a statement: the page, where it came from, since when it was known, and how much it weighs.

*Known* is the time the page states only if that is not after the acquisition and an approved source stands behind the
page; otherwise it is the acquisition. A page that says it was updated is known from its update: which of
its words were there before can't be told from one version.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from habeas.casework.fold import fold_name
from habeas.casework.payloads import load
from habeas.casework.rows import ReadsRows, padded
from habeas.casework.times import from_micros
from habeas.errors import NotFoundError
from habeas.ledger.store import View
from habeas.model import Acquisition, Marking, Outcome, Report, Source

STATED_ONLY = "stated:"
"""Prefix of the key of a publisher that only the page itself names; it can't be approved."""
NOBODY = "unnamed"


@dataclass(frozen=True, slots=True)
class Page:
    """A report with everything that its statements' weight and time depend on; instants are UTC.

    ``source`` is the key of its source, ``approved`` whether an editor approved that one, ``day`` the day the report
    speaks from: as published, else as obtained (in the register's zone).
    """

    entry: int
    report: Report
    outcome: Outcome
    acquisitions: tuple[Acquisition, ...]
    source: str
    approved: bool
    known_at: datetime
    recorded_at: datetime
    day: date

    @property
    def label(self) -> str:
        """What to call the page in one line: its publisher or file."""
        for first in self.acquisitions[:1]:
            name = self.report.publisher or first.source or host_of(first.url) or first.file_name
            if name:
                return name
        return self.report.publisher or self.report.sha256[:12]


def host_of(url: str | None) -> str | None:
    """The host that a page came from, without ``www.``.

    >>> host_of("https://www.example.org/news/1")
    'example.org'
    """
    if not url:
        return None
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def source_key(acquisitions: tuple[Acquisition, ...], report: Report) -> str:
    """The key of a page's source: the host it came from, else who was named when it was added, else what it says.

    What a page says of itself is never the same key as a source that can be approved.
    """
    for acquisition in acquisitions:
        host = host_of(acquisition.url)
        if host:
            return host
    for acquisition in acquisitions:
        if acquisition.source:
            return fold_name(acquisition.source)
    return STATED_ONLY + fold_name(report.publisher) if report.publisher else NOBODY


def source_of(rows: ReadsRows, clearance: Marking, key: str) -> Source | None:
    """The source that stands under a key: by host, by name, or ``None`` where nobody entered one."""
    if key.startswith(STATED_ONLY) or key == NOBODY:
        return None
    ids = rows.find("source", clearance, f"channel/{key}") or rows.find("source", clearance, f"name/{key}")
    for id in ids or [key]:
        row = rows.row("source", clearance, id)
        if row is not None:
            return load(Source, row)
    return None


class Pages:
    """The pages of one snapshot, each loaded once."""

    def __init__(self, view: View, rows: ReadsRows, clearance: Marking, zone: ZoneInfo) -> None:
        self._view = view
        self._rows = rows
        self._clearance = clearance
        self._zone = zone
        self._loaded: dict[int, Page] = {}

    def page(self, entry: int) -> Page:
        """The page whose report is that entry. Raises `NotFoundError` when there is none to be seen."""
        if entry not in self._loaded:
            self._loaded[entry] = self._load(entry)
        return self._loaded[entry]

    def all(self) -> list[Page]:
        """Every page that was read, in the order of recording."""
        rows = self._rows.rows("report", self._clearance)
        return [self.page(int(id)) for id, row in rows if row["outcome"] != Outcome.QUARANTINED.value]

    def _load(self, entry: int) -> Page:
        row = self._rows.row("report", self._clearance, padded(entry))
        if row is None or row["outcome"] == Outcome.QUARANTINED.value:
            msg = f"entry {entry} is no report that was read"
            raise NotFoundError(msg)
        record = self._view.entry(entry)
        body = record.payload or {}
        report = load(Report, body["report"], text=body["report"]["text"])
        acquisitions = self._acquisitions(body["original"])
        key = source_key(acquisitions, report)
        source = source_of(self._rows, self._clearance, key)
        approved = source is not None and source.approved
        recorded_at = from_micros(record.entry.recorded_at)
        # How it was obtained may be hidden where the report is not; that it was recorded is then all that is known.
        obtained = acquisitions[0].obtained_at if acquisitions else recorded_at
        return Page(
            entry=entry,
            report=report,
            outcome=Outcome(body["outcome"]),
            acquisitions=acquisitions,
            source=source.key if source is not None else key,
            approved=approved,
            known_at=self._known_at(report, obtained, approved=approved),
            recorded_at=recorded_at,
            day=report.published.day if report.published else obtained.astimezone(self._zone).date(),
        )

    def _acquisitions(self, original: int) -> tuple[Acquisition, ...]:
        ids = self._rows.find("acquisition", self._clearance, f"original/{original}")
        rows = (self._rows.row("acquisition", self._clearance, id) for id in ids)
        made = [load(Acquisition, row) for row in rows if row is not None]
        return tuple(sorted(made, key=lambda acquisition: acquisition.obtained_at))

    def _known_at(self, report: Report, obtained: datetime, *, approved: bool) -> datetime:
        stated = report.updated or report.published
        if stated is None or not approved:
            return obtained
        instant = stated.instant(self._zone)
        return min(instant, obtained)
