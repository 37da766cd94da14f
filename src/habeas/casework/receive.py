"""Take something in: archive it, read it, say who is meant, and record all of it in one transaction.

Parsing, reading and matching happen outside the transaction; inside it is checked whether another writer came first,
and the matching is done again against what it added.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from habeas.archive.intake import Taken, examine, take
from habeas.archive.sandbox import Sandbox
from habeas.casework import fold
from habeas.casework.clearances import marking_of, seen_by
from habeas.casework.contexts import contexts_of
from habeas.casework.identify import NEW_REPORT, Match, match
from habeas.casework.known_matches import match_known
from habeas.casework.payloads import dump
from habeas.casework.register_folder import OpenRegister
from habeas.casework.rows import ReadsRows
from habeas.identity.judge import AUTHOR
from habeas.ledger.store import Draft, Recorded, Writer
from habeas.model import (
    Acquisition,
    Claim,
    Judgement,
    Marking,
    Mention,
    Nature,
    Observation,
    Outcome,
    PageTime,
    ReadBy,
    Reading,
    Report,
    Trait,
)
from habeas.reading.language import language_of
from habeas.reading.reader import Reader


@dataclass(frozen=True, slots=True)
class Circumstances:
    """How something came in, and what the person who adds it knows better than the page.

    ``published`` and ``language`` override what the page says; ``url`` and ``source`` say where it came from.
    """

    obtained_at: datetime
    how: str
    by: str
    url: str | None = None
    source: str | None = None
    file_name: str | None = None
    published: PageTime | None = None
    language: str | None = None
    marking: Marking = Marking.INTERNAL

    def acquisition(self) -> Acquisition:
        """The part of it that the ledger keeps as the acquisition."""
        return Acquisition(self.obtained_at, self.how, self.by, self.url, self.file_name, self.source)


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one thing that was added.

    ``outcome`` tells read, read in part or quarantined; ``report`` is the entry of the report, ``None`` when there is
    none; ``known_already`` is true when the very same bytes had been read before, so that only the acquisition is new;
    ``unread_language`` is the report's language where the reader has none of it, so that its sentences stay unread;
    ``marking`` says who may see it: what was on record already stays as it was marked.
    """

    name: str
    sha256: str
    outcome: Outcome
    reasons: tuple[str, ...]
    report: int | None
    claims: int
    people: int
    unread: int
    known_already: bool
    position: int
    unread_language: str | None = None
    marking: Marking = Marking.INTERNAL


def prepare(report: Report, about: Circumstances) -> Report:
    """The report with what the person who adds it knows better than the page.

    A stated day keeps the page's clock time where the page gives one for that same day.
    """
    published = report.published
    if about.published is not None and (published is None or published.value != about.published.value):
        published = about.published
    told = replace(report, published=published, language=about.language or report.language)
    return replace(told, language=language_of(told), url=about.url or report.url)


def receive(register: OpenRegister, sandbox: Sandbox, reader: Reader, data: bytes, about: Circumstances) -> Added:
    """Take these bytes in: keep them, read them, say who is meant, record it. Acknowledged when it returns."""
    most = register.settings.original_mebibytes
    taken = take(register.vault, sandbox, data, name=about.file_name, url=about.url, most_mebibytes=most)
    return record(register, reader, taken, about)


def consult(
    sandbox: Sandbox, reader: Reader, data: bytes, about: Circumstances
) -> tuple[Taken, Report | None, Reading]:
    """Read these bytes and keep nothing; the report is ``None`` and the reading empty when they were quarantined."""
    taken, report = look_at(sandbox, data, about)
    if report is None:
        return taken, None, Reading(ReadBy(reader.name, reader.version, "none"))
    return taken, report, reader.read(report)


def look_at(sandbox: Sandbox, data: bytes, about: Circumstances) -> tuple[Taken, Report | None]:
    """The report in these bytes, for whoever will read it; ``None`` when they were quarantined. Nothing is kept."""
    taken = examine(sandbox, data, name=about.file_name, url=about.url)
    return taken, prepare(taken.report, about) if taken.report is not None else None


def record(register: OpenRegister, reader: Reader, taken: Taken, about: Circumstances) -> Added:
    """Record one thing that the archive has taken in; the bytes are in the vault already, whatever comes next.

    Bytes that were read before are not read again: only the new acquisition is recorded. What was read for people who
    see more than whoever adds it now is as good as absent.
    """
    seen = seen_by(about.marking)
    with register.store.reading() as view:
        position = view.position
        report, reading = None, None
        if taken.report is not None and _read_before(view, taken, seen) is None:
            report = prepare(taken.report, about)
            reading = reader.read(report)
        matches = _matches(view, reading, report, about.marking)
    with register.store.writing() as writer:
        if writer.position != position and reading is not None:
            matches = _matches(writer, reading, report, about.marking)
        entries = _Entries(writer, about)
        before = entries.original(taken)
        if before is None:
            entries.report(taken, report)
        if before is None and reading is not None:
            entries.reading(reading, matches)
        entries.fold()
        claims, people, unread = _counts(reading if before is None else None)
        foreign = report is not None and before is None and report.language not in reader.languages
        return Added(
            name=about.file_name or about.url or taken.original.sha256,
            sha256=taken.original.sha256,
            outcome=taken.outcome,
            reasons=taken.reasons,
            report=before or entries.report_entry,
            claims=claims,
            people=people,
            unread=unread,
            known_already=before is not None,
            position=writer.position,
            unread_language=report.language if report is not None and foreign else None,
            marking=marking_of(writer, "report", before) if before is not None else about.marking,
        )


def _matches(rows: ReadsRows, reading: Reading | None, report: Report | None, marking: Marking) -> list[Match]:
    """Who is meant by each name, from the names and from what the report tells of each.

    It is looked for among those whom reports name, and among those whom the organisation knows.
    """
    if reading is None:
        return []
    day = report.published.exact_day if report is not None and report.published is not None else None
    told = contexts_of(reading, NEW_REPORT, day)
    reading = _by_names(reading)
    found = match(rows, reading, marking, told)
    return [*found, *match_known(rows, reading, marking, told, found)]


def _by_names(reading: Reading) -> Reading:
    """The reading, in which whoever is only called "he" is told of by the name that the report means."""

    def named(about: Mention) -> Mention:
        return replace(about, nature=Nature.NAME) if about.identifies else about

    return reading.with_mentions(named)


def _read_before(rows: ReadsRows, taken: Taken, clearance: Marking) -> int | None:
    """The entry of an earlier report of the same bytes; one that was quarantined counts only if this one is too."""
    for original in rows.find("original", clearance, f"sha256/{taken.original.sha256}"):
        for id in rows.find("report", clearance, f"original/{int(original)}"):
            row = rows.row("report", clearance, id) or {}
            if taken.report is None or row.get("outcome") != Outcome.QUARANTINED.value:
                return int(id)
    return None


def _counts(reading: Reading | None) -> tuple[int, int, int]:
    if reading is None:
        return 0, 0, 0
    people = {c.mention.normal for c in reading.claims if c.mention is not None}
    return len(reading.claims), len(people), len(reading.unread)


Statement = Claim | Trait | Observation


class _Entries:
    """One transaction's worth of entries about one original, in the order in which they follow from each other."""

    def __init__(self, writer: Writer, about: Circumstances) -> None:
        self._writer = writer
        self._about = about
        self._made: list[Recorded] = []
        self._original_entry = 0
        self.report_entry: int | None = None

    def _append(self, word: str, payload: dict[str, Any], marking: Marking | None = None) -> int:
        made = self._writer.append(Draft(word, payload, marking or self._about.marking))
        self._made.append(made)
        return made.number

    def original(self, taken: Taken) -> int | None:
        """Record this acquisition, and the original unless it is on record; returns an earlier report of it if any."""
        seen = seen_by(self._about.marking)
        found = self._writer.find("original", seen, f"sha256/{taken.original.sha256}")
        self._original_entry = int(found[0]) if found else self._append("original", dump(taken.original))
        self._append("acquisition", {"original": self._original_entry, "acquisition": dump(self._about.acquisition())})
        return _read_before(self._writer, taken, seen)

    def report(self, taken: Taken, report: Report | None) -> None:
        """Record how the original was read into text, and the text; a quarantined original has a reason instead."""
        body: dict[str, Any] = {
            "original": self._original_entry,
            "outcome": taken.outcome.value,
            "level": taken.level.value,
            "reasons": list(taken.reasons),
        }
        if report is not None:
            body["report"] = dump(report)
        self.report_entry = self._append("report", body)

    def reading(self, reading: Reading, matches: Sequence[Match]) -> None:
        """Record the reading, then each statement of it, then who is meant."""
        here = {"report": self.report_entry}
        unread = [{"start": u.span.start, "end": u.span.end, "why": u.why} for u in reading.unread]
        here["reading"] = self._append("reading", {**here, "read_by": dump(reading.read_by), "unread": unread})
        heads: dict[str, int] = {}
        for word, statement in _statements(reading):
            number = self._append(word, {**here, **dump(statement)})
            if isinstance(statement.about, Mention):
                heads.setdefault(statement.about.normal, number)
        for deal in reading.deals:
            self._append("deal", {**here, **dump(deal)})
        for found in matches:
            self._judge(found, heads)

    def _judge(self, found: Match, heads: dict[str, int]) -> None:
        left, right = (heads[side] if isinstance(side, str) else side for side in (found.left, found.right))
        judged = found.judged
        made = Judgement(left, right, judged.verdict, judged.probability_ppm, judged.reasons, AUTHOR)
        self._append("judgement", dump(made), found.marking)

    def fold(self) -> None:
        """Bring the rows up to date with the entries, in the same transaction."""
        fold.absorb(self._writer, self._made)


def _statements(reading: Reading) -> Iterable[tuple[str, Statement]]:
    yield from (("claim", claim) for claim in reading.claims)
    yield from (("trait", trait) for trait in reading.traits)
    yield from (("observation", observation) for observation in reading.observations)
