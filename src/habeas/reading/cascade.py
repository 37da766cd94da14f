"""The default reader: gate, lexical layer, frames, attribution, merge inside the report. Pure Python, offline."""

from __future__ import annotations

from dataclasses import replace

from habeas.model import ReadBy, Reading, Report, Span, Unread
from habeas.reading.endings import once as by_endings
from habeas.reading.generations import with_generations
from habeas.reading.language import language_of
from habeas.reading.languages import available, reads_by
from habeas.reading.passages import parted
from habeas.reading.pseudonyms import with_pseudonyms
from habeas.reading.rows import read_rows
from habeas.reading.seen_through import seen_through
from habeas.reading.version import READER, VERSION
from habeas.reading.word_order import once as by_word_order


class Cascade:
    """Reads reports in the languages that have a folder; the rules are data in those folders."""

    @property
    def name(self) -> str:
        """``cascade``, as claims carry it."""
        return READER

    @property
    def version(self) -> str:
        """The version of the rules."""
        return VERSION

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that have a folder."""
        return available()

    def read(self, report: Report) -> Reading:
        """The claims of a report. One in a language without a folder is unread as a whole, with the reason.

        What can't be seen in its words, and letters of another alphabet that look the same, are read as they look.
        """
        seen = seen_through(report)
        return self._read(report) if seen is None else seen.told_back(self._read(seen.report))

    def _read(self, report: Report) -> Reading:
        read_by = ReadBy(READER, VERSION, "cascade")
        rows = read_rows(report, READER, VERSION)
        if rows.blocks:
            report = replace(report, blocks=tuple(block for block in report.blocks if block not in rows.blocks))
        prose = self._prose(report, read_by)
        whole = with_pseudonyms(replace(prose, claims=(*prose.claims, *rows.claims)), report.text)
        return with_generations(whole, report.text)

    def _prose(self, report: Report, read_by: ReadBy) -> Reading:
        """Each sentence in its own language, so that a quotation in another is read; in the order of the text."""
        found = [_in_language(part, code, read_by) for code, part in parted(report, language_of(report)).items()]
        return Reading(
            read_by,
            tuple(sorted((one for reading in found for one in reading.claims), key=lambda one: one.evidence.start)),
            tuple(one for reading in found for one in reading.traits),
            tuple(one for reading in found for one in reading.observations),
            tuple(one for reading in found for one in reading.deals),
            tuple(one for reading in found for one in reading.unread),
        )


def _in_language(report: Report, code: str, read_by: ReadBy) -> Reading:
    if code not in available():
        why = f"no language folder for {code!r} yet"
        blocks = [block for block in report.blocks if block.role.is_prose]
        return Reading(
            read_by, unread=tuple(Unread(Span.of(report.text, block.start, block.end), why) for block in blocks)
        )
    if reads_by(code) == "endings":
        return by_endings.read(report, code, read_by)
    return by_word_order.read(report, code, read_by)
