"""Random histories of a register: readings of openly fictional people, and what is decided about them afterwards."""

from __future__ import annotations

import hashlib
import itertools
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from habeas.archive.intake import Taken
from habeas.casework import fold
from habeas.casework.payloads import dump
from habeas.casework.receive import Added, Circumstances, record
from habeas.casework.register_folder import OpenRegister, create
from habeas.ledger.store import Draft, View
from habeas.model import (
    Author,
    Block,
    BlockRole,
    Certainty,
    Claim,
    Deal,
    ExternalId,
    Finding,
    Group,
    Judgement,
    Kind,
    KnownName,
    KnownPerson,
    Liberty,
    Marking,
    MarkingChange,
    Measure,
    Mention,
    Nature,
    Observation,
    ObservationKind,
    Original,
    Outcome,
    Quantity,
    ReadBy,
    Reading,
    Report,
    Review,
    ReviewVerdict,
    Role,
    Rules,
    SandboxLevel,
    Source,
    Span,
    Threshold,
    Trait,
    TraitKind,
    Verdict,
    When,
    Withdrawal,
)
from habeas.settings import Settings

NAMES = (
    "Ivan Petrovich Primerov",
    "Ivan Sergeevich Primerov",
    "Ivan Primerov",
    "Иван Примеров",
    "Anna Primerova",
    "Анна Примерова",
    "A. Primerova",
    "Jane Example",
)
"""The matcher calls the third the same as the first and the second, which contradict each other."""
READ_BY = ReadBy("test", "1", "by hand")
RULES = Rules("1", "test 1", "1", "spelling-1", "1", "Europe/Minsk")
EDITOR = Author("an editor")
DAY = datetime(2025, 12, 13, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Told:
    """One sentence of a report: a name, what sort of naming it is, and the kind of statement made of it."""

    name: str
    nature: Nature
    sort: str
    kind: Kind


@dataclass(frozen=True)
class Page:
    """A report to be added; two of the same number are the same bytes."""

    number: int
    told: tuple[Told, ...]
    marking: Marking = Marking.INTERNAL
    outcome: Outcome = Outcome.READ
    url: str | None = None
    source: str | None = None

    @property
    def content(self) -> bytes:
        return f"page {self.number}".encode()

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True)
class Decision:
    """Something decided: ``at`` and ``other`` pick the entries it is about, among those there are by then."""

    word: str
    at: int
    other: int
    choice: int
    marking: Marking


def page(number: int, *names: str, marking: Marking = Marking.INTERNAL, **more: Any) -> Page:
    """A page that says of each name that this person was released."""
    told = tuple(Told(name, Nature.NAME, "claim", Kind.RELEASED) for name in names)
    return Page(number, told, marking, **more)


told = st.builds(
    Told,
    st.sampled_from(NAMES),
    st.sampled_from([Nature.NAME, Nature.NAME, Nature.ALIAS, Nature.PSEUDONYM, Nature.DESCRIPTION]),
    st.sampled_from(["claim", "claim", "claim", "group", "trait", "observation", "deal"]),
    st.sampled_from([Kind.RELEASED, Kind.HELD, Kind.DETAINED]),
)
numbers = st.integers(0, 99)
markings = st.sampled_from(Marking)
pages = st.builds(
    Page,
    st.integers(0, 6),
    st.lists(told, max_size=4).map(tuple),
    markings,
    st.sampled_from([Outcome.READ, Outcome.READ, Outcome.IN_PART, Outcome.QUARANTINED]),
    st.none() | st.sampled_from(["https://example.org/1", "https://www.example.net/2"]),
    st.none() | st.sampled_from(["Example Wire", "example.org"]),
)


def decisions(*words: str) -> st.SearchStrategy[Decision]:
    return st.builds(Decision, st.sampled_from(words), numbers, numbers, numbers, markings)


adding = pages | pages | decisions("judgement", "judgement", "source", "finding", "known_person")
histories = st.lists(adding, max_size=9) | st.lists(
    adding | decisions("withdrawal", "marking", "review"), min_size=2, max_size=9
)


def report_of(made: Page) -> Report:
    """Its report: a sentence for each thing told."""
    text = "\n".join([f"Page {made.number}.", *(f"{one.name} {one.sort} {one.kind}." for one in made.told)])
    return Report(made.sha256, text, (Block(BlockRole.PARAGRAPH, 0, len(text)),), "test 1", "en", publisher="Example")


@dataclass
class HandReader:
    """Reads a page as it was told to."""

    page: Page
    name: str = "test"
    version: str = "1"
    languages: tuple[str, ...] = ("en",)
    read_reports: list[str] = field(default_factory=list)

    def read(self, report: Report) -> Reading:
        self.read_reports.append(report.sha256)
        found: dict[str, list[Any]] = {"claim": [], "group": [], "trait": [], "observation": [], "deal": []}
        at = report.text.index("\n") + 1 if self.page.told else 0
        for one in self.page.told:
            end = at + len(f"{one.name} {one.sort} {one.kind}.")
            found[one.sort].append(_statement(one, report.text, at, end))
            at = end + 1
        return Reading(
            READ_BY,
            (*found["claim"], *found["group"]),
            tuple(found["trait"]),
            tuple(found["observation"]),
            tuple(found["deal"]),
        )


def _statement(one: Told, text: str, at: int, end: int) -> Claim | Trait | Observation | Deal:
    name, evidence = Span.of(text, at, at + len(one.name)), Span.of(text, at, end)
    trigger = Span.of(text, at + len(one.name) + 1, end - 1)
    mention = Mention(one.name, one.name, one.nature, name)
    if one.sort == "trait":
        return Trait(TraitKind.WORK, mention, "editor", trigger, evidence, Certainty.ASSERTED, READ_BY)
    if one.sort == "observation":
        return Observation(ObservationKind.SEEN_FREE, mention, trigger, evidence, Certainty.ASSERTED, READ_BY)
    if one.sort == "deal":
        return Deal("release", trigger, "trade", trigger, (one.name,), evidence, Certainty.REPORTED, READ_BY)
    group = Group(Quantity.exactly(123), "prisoners", Measure.EVENT, name)
    about = group if one.sort == "group" else mention
    return Claim(one.kind, about, Certainty.ASSERTED, trigger, evidence, READ_BY, when=When.day(date(2025, 12, 13)))


@contextmanager
def fresh_register(zone: str = "Europe/Minsk") -> Iterator[OpenRegister]:
    """An empty register whose clock moves a second each time somebody looks at it."""
    seconds = itertools.count()
    with tempfile.TemporaryDirectory() as folder:
        made = create(
            Settings(register=Path(folder) / "register"),
            Rules("1", "test 1", "1", "spelling-1", "1", zone),
            now=lambda: DAY + timedelta(seconds=next(seconds)),
            waiting=lambda: None,
        )
        try:
            yield made
        finally:
            made.close()


def add(register: OpenRegister, made: Page, reader: HandReader | None = None, **more: Any) -> Added:
    """Record a page as if the archive had just taken it in."""
    quarantined = made.outcome is Outcome.QUARANTINED
    taken = Taken(
        Original(made.sha256, 10, "text/plain"),
        made.outcome,
        None if quarantined else report_of(made),
        ("it is empty",) if quarantined else (),
        SandboxLevel.A,
    )
    circumstances = {"url": made.url, "source": made.source, "marking": made.marking, "obtained_at": DAY} | more
    return record(register, reader or HandReader(made), taken, Circumstances(how="file", by="a test", **circumstances))


def happen(register: OpenRegister, act: Page | Decision) -> None:
    """Let one act of a history happen, folded as it comes in."""
    if isinstance(act, Page):
        add(register, act)
        return
    with register.store.writing() as writer:
        draft = _draft(act, writer)
        if draft is None:
            return
        made = [writer.append(draft)]
        fold.take_in(writer, made)


def _known(act: Decision, before: list[int]) -> KnownPerson:
    """Somebody on a list, under up to two names; every other time what it says anew of one who was on it."""
    names = tuple(KnownName(NAMES[at % len(NAMES)]) for at in sorted({act.at, act.other}))
    ids = (ExternalId("open-door", str(act.choice % 4)),) if act.choice % 3 else ()
    first = before[act.other % len(before)] if before and act.choice % 2 else None
    return KnownPerson(names, "Open Door", f"row {act.choice}", ids, first=first)


def _draft(act: Decision, view: View) -> Draft | None:
    about = [e.number for e in view.entries(words=("claim", "trait", "observation", "known_person"))]
    if act.word == "source":
        key = ("example.org", "example wire")[act.choice % 2]
        noun: Any = Source(key, (key.title(),), Role.MEDIA, act.choice % 3 > 0, channels=("example.org",)[act.at % 2 :])
    elif act.word == "known_person":
        noun = _known(act, [e.number for e in view.entries(words=("known_person",))])
    elif act.word == "withdrawal":
        noun = Withdrawal(1 + act.at % view.position, EDITOR, "it was wrong")
    elif act.word == "marking":
        noun = MarkingChange(1 + act.at % view.position, list(Marking)[act.choice % 3], EDITOR, "consent")
    elif not about:
        return None
    elif act.word == "finding":
        person = f"p{about[act.at % len(about)]}"
        noun = Finding(person, Liberty.FREE, DAY.date(), Threshold.REPORTED, (), (), EDITOR)
    elif act.word == "review":
        noun = Review(about[act.at % len(about)], list(ReviewVerdict)[act.choice % 3], EDITOR, "read again")
    else:
        left, right = about[act.at % len(about)], about[act.other % len(about)]
        if left == right:
            return None
        by = (EDITOR, Author("another editor"), Author("habeas matcher", "2"))[act.choice // 3 % 3]
        noun = Judgement(left, right, list(Verdict)[act.choice % 3], 500_000, (), by)
    return Draft(act.word, dump(noun), act.marking)
