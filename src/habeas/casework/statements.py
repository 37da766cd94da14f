"""Claims, observations and deals of one snapshot, with all that their weight depends on, cut to what was known."""

from __future__ import annotations

from collections.abc import Iterable

from habeas.casework.bodies import bodies
from habeas.casework.pages import Page, Pages
from habeas.casework.payloads import Json, load
from habeas.casework.rows import ReadsRows
from habeas.casework.standpoint import Standpoint
from habeas.casework.times import from_micros
from habeas.ledger.store import Recorded, View
from habeas.model import Claim, Deal, DealOnRecord, Observation, Origin, ReviewVerdict, Sighting, Testimony
from habeas.reconcile import origins


class Statements:
    """What reports state, as it stands at one standpoint."""

    def __init__(self, view: View, rows: ReadsRows, standpoint: Standpoint, pages: Pages) -> None:
        self._view = view
        self._rows = rows
        self._at = standpoint
        self._pages = pages

    def of(self, entries: Iterable[int]) -> tuple[list[Testimony], list[Sighting]]:
        """The claims and observations of these entries."""
        records = [r for r in self._view.many(sorted(entries)) if r.word in ("claim", "observation")]
        pages = {record.number: self._pages.page((record.payload or {})["report"]) for record in records}
        records = [r for r in records if self.is_known(pages[r.number])]
        groups = self.upstreams({pages[record.number] for record in records})
        testimonies: list[Testimony] = []
        sightings: list[Sighting] = []
        for record in records:
            page = pages[record.number]
            if record.word == "observation":
                sightings.append(_sighting(record, page, groups))
                continue
            review = self._review(record.number)
            if review is not ReviewVerdict.REJECTED:
                testimonies.append(_testimony(record, page, groups, review))
        return testimonies, sightings

    def sightings(self) -> list[Sighting]:
        """Every observation."""
        return self.of(self._under("observation"))[1]

    def counts_of_held(self) -> list[Testimony]:
        """Every claim that counts people as held, and supports that."""
        return [one for one in self.of(self._under("count/held"))[0] if one.claim.certainty.supports]

    def of_occasions(self) -> tuple[list[Testimony], list[DealOnRecord]]:
        """The claims that may tell of an occasion, and every deal."""
        months = [key for key in self._rows.keys("statement", self._at.clearance) if key.startswith("month/")]
        testimonies, _ = self.of({entry for key in months for entry in self._under(key)})
        deals = []
        for id, row in self._rows.rows("deal", self._at.clearance):
            page = self._pages.page(row["report"])
            if self.is_known(page):
                record = self._view.entry(int(id))
                deals.append(DealOnRecord(record.number, load(Deal, _body(record), text=page.report.text), page.entry))
        return testimonies, deals

    def is_known(self, page: Page) -> bool:
        """Whether a page was known by then."""
        return self._at.known is None or page.known_at <= self._at.known

    def upstreams(self, pages: Iterable[Page]) -> dict[int, Origin]:
        """The pages that have one upstream, each with it."""
        ordered = sorted(pages, key=lambda page: page.entry)
        return origins.group([_facts(page, self._names_in(page)) for page in ordered])

    def _under(self, key: str) -> list[int]:
        return [int(id) for id in self._rows.find("statement", self._at.clearance, key)]

    def _names_in(self, page: Page) -> tuple[str, ...]:
        """The people that a report names, in the order of its text."""
        ids = self._rows.find("mention", self._at.clearance, f"report/{page.entry}")
        rows = (self._rows.row("mention", self._at.clearance, id) or {} for id in ids)
        return tuple(row["name"] for row in rows if row.get("identifies"))

    def _review(self, claim: int) -> ReviewVerdict | None:
        verdict = None
        for id in self._rows.find("review", self._at.clearance, f"claim/{claim}"):
            row = self._rows.row("review", self._at.clearance, id) or {}
            verdict = ReviewVerdict(row["verdict"])
        return verdict


def _body(record: Recorded) -> Json:
    return {key: value for key, value in (record.payload or {}).items() if key not in ("report", "reading")}


def _testimony(record: Recorded, page: Page, groups: dict[int, Origin], review: ReviewVerdict | None) -> Testimony:
    claim = load(Claim, _body(record), text=page.report.text)
    return Testimony(
        entry=record.number,
        claim=claim,
        report=page.entry,
        source=page.source,
        report_day=page.day,
        known_at=page.known_at,
        recorded_at=from_micros(record.entry.recorded_at),
        origin=origins.origin_of(claim.said_by, page.entry, groups, bodies()),
        approved=page.approved,
        direct=origins.is_direct(claim.said_by),
        review=review,
    )


def _sighting(record: Recorded, page: Page, groups: dict[int, Origin]) -> Sighting:
    seen = load(Observation, _body(record), text=page.report.text)
    return Sighting(
        entry=record.number,
        observation=seen,
        report=page.entry,
        report_day=page.day,
        known_at=page.known_at,
        recorded_at=from_micros(record.entry.recorded_at),
        origin=origins.origin_of(seen.said_by, page.entry, groups, bodies()),
        approved=page.approved,
    )


def _facts(page: Page, names: tuple[str, ...]) -> origins.ReportFacts:
    return origins.ReportFacts(
        entry=page.entry,
        text=page.report.text,
        agencies=page.report.agencies,
        publisher=page.source,
        url=page.report.url,
        day=page.day,
        names=names,
        sha256=page.report.sha256,
    )
