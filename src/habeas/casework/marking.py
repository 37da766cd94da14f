"""Say anew who may see a document: it is marked public, internal or confidential after it was added.

What is marked is the document with all that was made of it: the original, how it was obtained, the reports, what they
state, and what people made of that. Each gets an entry that says who did it and why; nothing is edited, and marking it
back undoes it. Nobody gets to see more by it than the document: what was obtained or decided for fewer eyes stays so.

What follows must look as if the document had always been marked so (`docs/decisions/0008-rows-and-clearances.md`). So
the names concerned are matched again, in the same transaction: those of the document for clearances that see it now,
and those that had met it for clearances that see it no more. Links of a resolution that may rest on it go with it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from habeas.casework import fold
from habeas.casework.judgement_rows import judgements_on
from habeas.casework.matched_again import Again
from habeas.casework.payloads import dump, load
from habeas.casework.register_folder import OpenRegister
from habeas.casework.rows import padded
from habeas.errors import NoSuchReportError
from habeas.identity.grouping import is_resolver
from habeas.ledger.store import Draft, Recorded, View, Writer
from habeas.model import Author, Judgement, Marking, MarkingChange

STATEMENTS = ("claim", "trait", "observation", "deal")


@dataclass(frozen=True, slots=True)
class Marked:
    """What became of a document: its report, what it was marked before and is now, and how many entries say so.

    ``entries`` is 0 where it was marked so already. ``links`` counts the judgements of resolutions that went with it:
    another resolution may find them again in what is seen.
    """

    report: int
    was: Marking
    now: Marking
    entries: int
    links: int


@dataclass(frozen=True, slots=True)
class Document:
    """An original with the reports that were made of it, and all entries that are about it."""

    report: int
    marking: Marking
    entries: tuple[int, ...]


def document_at(register: OpenRegister, entry: int, clearance: Marking = Marking.INTERNAL) -> Document:
    """The document that an entry is about: its report or original, or a statement of it.

    Raises `NoSuchReportError` where a clearance sees none.
    """
    with register.store.reading() as view:
        return _Markings(view).document(entry, clearance)


def mark(
    register: OpenRegister,
    entry: int,
    marking: Marking,
    by: Author,
    why: str,
    *,
    clearance: Marking = Marking.INTERNAL,
) -> Marked:
    """Mark the document that an entry is about; with ``clearance`` it must be seen. Raises `NoSuchReportError`.

    Each clearance has its rows then as if the document had been added with that marking.
    """
    with register.store.writing() as writer:
        markings = _Markings(writer)
        document = markings.document(entry, clearance)
        was = document.marking
        if marking is was:
            return Marked(document.report, was, was, 0, 0)
        again = Again(writer)
        between = [c for c in Marking if min(was.height, marking.height) <= c.height < max(was.height, marking.height)]
        links: set[int] = set()
        for seen in between if marking.height > was.height else ():
            again.note_all_that_met(document.entries, seen)
            links |= markings.resolved_with(document.entries, seen)
        changes = {number: marking for number in document.entries if markings.goes_along(number, was, marking)}
        raised = {number: marking for number in links if markings.of(number).height < marking.height}
        _record(writer, markings, changes | raised, by, why)
        if marking.height < was.height:
            for seen in between:
                again.note(document.report, seen)
        _say_again(writer, raised, again.record())
        return Marked(document.report, was, marking, len(changes), len(raised))


class _Markings:
    """How entries are marked, as the ledger stands, and which of them are about one document."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._changed: Mapping[int, Marking] = dict(fold.Overrides.of(view.entries(words=("marking",))).markings)

    def of(self, number: int) -> Marking:
        """How an entry is marked now."""
        return self._changed.get(number) or self._view.entry(number).marking

    def goes_along(self, number: int, was: Marking, now: Marking) -> bool:
        """Whether an entry about a document is marked anew with it: what was for fewer eyes is not shown to more."""
        own = self.of(number)
        return own.height < now.height if now.height > was.height else now.height < own.height <= was.height

    def document(self, entry: int, clearance: Marking) -> Document:
        """See `document_at`."""
        original = self._original_of(entry, clearance)
        reports = self._view.find("report", Marking.CONFIDENTIAL, f"original/{original}") if original else []
        seen = [int(id) for id in reports if self._view.row("report", clearance, id) is not None]
        if original is None or not seen:
            msg = f"entry {entry} is no report, and none is seen that it belongs to"
            raise NoSuchReportError(msg)
        entries = (original, *self._about(original, seen))
        return Document(seen[-1], self.of(seen[-1]), tuple(sorted(set(entries))))

    def _original_of(self, entry: int, clearance: Marking) -> int | None:
        if self._view.row("original", clearance, padded(entry)) is not None:
            return entry
        for projection in ("statement", "deal", "reading"):
            row = self._view.row(projection, clearance, padded(entry))
            if row is not None:
                return self._original_of(row["report"], clearance)
        report = self._view.row("report", clearance, padded(entry))
        return int(report["original"]) if report is not None else None

    def _about(self, original: int, reports: Collection[int]) -> Iterator[int]:
        """All entries that tell of a document: found by reading them, as rows show only what counts."""
        made: set[int] = {*reports}
        words = ("acquisition", "reading", *STATEMENTS, "review", "finding")
        for record in self._view.entries(words=words):
            if _is_about(record, original, made):
                made.add(record.number)
                yield record.number
        yield from reports

    def resolved_with(self, entries: Collection[int], seen: Marking) -> set[int]:
        """The judgements of resolutions on whoever a clearance took a document's mentions to be part of."""
        ids = {id for entry in entries for id in self._view.find("person", seen, f"entry/{entry}")}
        rows = (self._view.row("person", seen, id) or {"mentions": []} for id in sorted(ids))
        mentions = {mention for row in rows for mention in row["mentions"]}
        return {number for number, judged in judgements_on(self._view, seen, mentions) if is_resolver(judged.by)}


def _record(writer: Writer, markings: _Markings, changes: Mapping[int, Marking], by: Author, why: str) -> None:
    """Append an entry for each change and bring all rows up to date with them."""
    made: list[Recorded] = []
    for number, marking in sorted(changes.items()):
        # Why something is hidden is for nobody who does not see it.
        eyes = max(marking, markings.of(number), key=lambda one: one.height)
        made.append(writer.append(Draft("marking", dump(MarkingChange(number, marking, by, why)), eyes)))
    fold.take_in(writer, made)


def _say_again(writer: Writer, raised: Mapping[int, Marking], judged: Collection[tuple[int, int]]) -> None:
    """Let a resolution have the last word where it is still seen: of what programs say of a pair the latest stands."""
    made = []
    for number, marking in sorted(raised.items()):
        said = load(Judgement, writer.entry(number).payload or {})
        if said.pair in judged:
            again = replace(said, part_of=said.part_of or number)
            made.append(writer.append(Draft("judgement", dump(again), marking)))
    fold.take_in(writer, made)


def _is_about(record: Recorded, original: int, made: Collection[int]) -> bool:
    """Whether an entry is about an original, or about what was ``made`` of it before."""
    body = record.payload or {}
    if record.word == "acquisition":
        return bool(body["original"] == original)
    if record.word == "review":
        return body["claim"] in made or body.get("replaced_by") in made
    if record.word == "finding":
        rests_on = {*body["relied_on"], *body["set_aside"]}
        return not rests_on.isdisjoint(made) or body["person"] in {f"p{number}" for number in made}
    return body.get("report") in made
