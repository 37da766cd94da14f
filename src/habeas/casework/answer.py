"""Answers: one person, all who are held, one occasion – on a day, as known on a day, as recorded on a day.

An answer is a pure function of a ledger position, the rules and the three dates; it carries the first two with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from difflib import get_close_matches

from habeas.casework.bare_names import cautions
from habeas.casework.fold import fold_name
from habeas.casework.joins import Join, joins
from habeas.casework.judgement_rows import judgements_on
from habeas.casework.judging import current_id, person_behind
from habeas.casework.not_yet_known import Told, left_out
from habeas.casework.pages import Page, Pages
from habeas.casework.payloads import load
from habeas.casework.places import countries
from habeas.casework.register_folder import OpenRegister
from habeas.casework.rows import Row, padded
from habeas.casework.searching import search_keys
from habeas.casework.standpoint import Standpoint, rows_at
from habeas.casework.statements import Statements
from habeas.casework.times import from_micros
from habeas.errors import AmbiguousNameError, NobodyByThatNameError, NoSuchOccasionError
from habeas.identity import clusters
from habeas.ledger.store import Recorded, View
from habeas.model import (
    Card,
    DealOnRecord,
    Finding,
    Judgement,
    KnownPerson,
    Occasion,
    Person,
    Sighting,
    Tally,
    Testimony,
    Verdict,
)
from habeas.reconcile import occasions, tallies
from habeas.register import card

NEAREST_OFFERED = 5
RECOGNISED = "recognised"


@dataclass(frozen=True, slots=True)
class Apart:
    """Somebody whom a person judged different from the one who is asked about, by which judgement."""

    id: str
    name: str
    entry: int
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class PersonAnswer:
    """A person, their card, the pages that its statements stand on, and who was told apart from them."""

    person: Person
    card: Card
    pages: dict[int, Page]
    findings: tuple[tuple[int, Finding], ...]
    apart: tuple[Apart, ...] = ()
    known: tuple[tuple[int, KnownPerson], ...] = ()


class Answers:
    """Answers from one snapshot of the ledger at one standpoint; made by `asking`."""

    def __init__(self, register: OpenRegister, view: View, standpoint: Standpoint) -> None:
        self._view = view
        self._at = standpoint
        self._rows, self.position = rows_at(view, standpoint.recorded)
        self.clearance = standpoint.clearance
        self.rules_version = register.rules.version
        self._zone = register.zone
        self.today = self._day(register.now())
        self._pages = Pages(view, self._rows, standpoint.clearance, self._zone)
        self._stated = Statements(view, self._rows, standpoint, self._pages)

    def _day(self, now: datetime) -> date:
        """The day that is asked about: as given, else the day up to which knowledge or records are asked for."""
        ends = [instant for instant in (self._at.known, self._at.recorded, now) if instant is not None]
        return self._at.on or min(ends).astimezone(self._zone).date()

    # -- people -----------------------------------------------------------------------------------------------------

    def persons(self) -> Iterator[Person]:
        """Everybody in the register, by id."""
        for _, row in self._rows.rows("person", self._at.clearance):
            yield load(Person, row)

    def named(self, asked: str) -> Person:
        """The one person of that id or name, in any spelling; an id from before a merge leads to the merged person.

        A list's id will do as well, such as ``wikidata:Q42``.
        Raises `AmbiguousNameError` when there are several, `NobodyByThatNameError` (with the nearest names) when none.
        """
        id = current_id(self._rows, self._at.clearance, asked)
        if id is not None:
            return person_behind(self._rows, self._at.clearance, id)
        found = self._by_list_id(asked) or self._by_words(asked)
        if not found:
            then = self._at.recorded is not None
            raise NobodyByThatNameError(_nobody(asked, self._nearest(asked), then=then))
        if len(found) > 1:
            listed = "; ".join(f"{person.id} {person.name}" for person in found)
            msg = f"{len(found)} people answer to {asked!r}: {listed}"
            raise AmbiguousNameError(msg)
        return found[0]

    def _by_list_id(self, asked: str) -> list[Person]:
        ids = self._rows.find("person", self._at.clearance, f"id/{''.join(asked.casefold().split())}")
        rows = (self._rows.row("person", self._at.clearance, id) for id in ids)
        return [load(Person, row) for row in rows if row is not None]

    def _by_words(self, asked: str) -> list[Person]:
        hits = [
            {id for key in sorted(keys) for id in self._rows.find("person", self._at.clearance, key)}
            for keys in search_keys(asked)
        ]
        ids = set.intersection(*hits) if hits else set()
        rows = (self._rows.row("person", self._at.clearance, id) for id in sorted(ids, key=lambda i: int(i[1:])))
        people = [load(Person, row) for row in rows if row is not None]
        exact = [p for p in people if any(fold_name(form.text) == fold_name(asked) for form in p.names)]
        return exact if len(exact) == 1 else people

    def _nearest(self, asked: str) -> list[str]:
        names = {form.text for person in self.persons() for form in person.names}
        surnames = {name.split()[-1]: name for name in sorted(names)}
        close = get_close_matches(asked, [*names, *surnames], n=NEAREST_OFFERED, cutoff=0.5)
        return list(dict.fromkeys(surnames.get(name, name) for name in close))

    def person(self, person: Person) -> PersonAnswer:
        """The card of a person at this standpoint; what was not known yet is not on it."""
        testimonies, sightings = self._stated.of(person.mentions)
        findings = self._findings(person)
        made = card(testimonies, findings, sightings, on=self._at.on, today=self.today)
        entries = {t.report for t in testimonies} | {s.report for s in sightings}
        pages = {e: self._pages.page(e) for e in sorted(entries)}
        apart, known = tuple(self._told_apart(person)), tuple(self._known(person))
        return PersonAnswer(self._as_known(person), made, pages, tuple(findings), apart, known)

    def _as_known(self, person: Person) -> Person:
        """The person with only the names that pages known by then write; with its name for display if there is none."""
        if self._at.known is None:
            return person
        pages = {form.text: 0 for form in person.names}
        told: set[str] = set()
        for entry in person.mentions:
            row = self._rows.row("mention", self._at.clearance, padded(entry))
            if row is not None and self._is_told(row):
                told.update([row["name"], *(text for text, _, _ in row.get("also", ()))])
                if row["report"] is not None:
                    pages[row["name"]] += 1
        known = tuple(replace(form, reports=pages[form.text]) for form in person.names if form.text in told)
        return replace(person, names=known or (replace(person.names[0], reports=0),))

    def _is_told(self, mention: Row) -> bool:
        """Whether a report that names them so was known, or the organisation itself knew them."""
        if mention["report"] is not None:
            return self._stated.is_known(self._pages.page(mention["report"]))
        return self._was_recorded(self._view.entry(mention["latest"]))

    def _was_recorded(self, record: Recorded) -> bool:
        return self._at.known is None or from_micros(record.entry.recorded_at) <= self._at.known

    def _known(self, person: Person) -> list[tuple[int, KnownPerson]]:
        """What the organisation itself entered of this person, by entry; of each list what it says last."""
        found = []
        for entry in person.mentions:
            row = self._rows.row("mention", self._at.clearance, padded(entry)) or {}
            if "latest" in row and self._was_recorded(record := self._view.entry(row["latest"])):
                found.append((record.number, load(KnownPerson, record.payload or {})))
        return found

    def left_out_of(self, person: Person) -> str | None:
        """What is on record of a person and left out as it was not known by then, in words; see `not_yet_known`."""
        if self._at.known is None:
            return None
        rows = [self._rows.row("mention", self._at.clearance, padded(entry)) or {} for entry in person.mentions]
        reports = sorted({row["report"] for row in rows if row.get("report") is not None})
        told = [Told.by(self._pages.page(report), self._zone) for report in reports]
        entered = self._view.many([row["latest"] for row in rows if "latest" in row])
        told += [Told(from_micros(record.entry.recorded_at)) for record in entered]
        return left_out(told, self._at.known, self._zone)

    def left_out(self) -> str | None:
        """The same of all reports, for answers about everybody."""
        if self._at.known is None:
            return None
        return left_out([Told.by(page, self._zone) for page in self._pages.all()], self._at.known, self._zone)

    def by_liberty(self, body: str | None = None) -> dict[str, list[PersonAnswer]]:
        """Everybody of whom anything was known, by the value of their liberty axis, each list by name.

        ``body`` keeps only people recognised by that body, by ``any`` or by ``none``.
        """
        found: dict[str, list[PersonAnswer]] = {}
        for person in self.persons():
            answer = self.person(person)
            if answer.card.timeline and _recognised(answer.card, body):
                found.setdefault(answer.card.status.liberty.value or "unknown", []).append(answer)
        for answers in found.values():
            answers.sort(key=lambda answer: (answer.person.name, answer.person.id))
        return found

    def _findings(self, person: Person) -> list[tuple[int, Finding]]:
        """What was concluded of a person, also under ids that they had before they were merged."""
        keys = (f"person/p{entry}" for entry in person.mentions)
        numbers = sorted({int(id) for key in keys for id in self._rows.find("finding", self._at.clearance, key)})
        records = [record for record in self._view.many(numbers) if self._was_recorded(record)]
        return [(record.number, load(Finding, record.payload or {})) for record in records]

    def _told_apart(self, person: Person) -> Iterator[Apart]:
        """Whom people judged different from this person: those split from them, and others of such a name."""
        judged = judgements_on(self._rows, self._at.clearance, person.mentions)
        told: set[str] = set()
        for pair, stands in clusters.standing(judged).items():
            other = pair[0] if pair[1] in person.mentions else pair[1]
            id = current_id(self._rows, self._at.clearance, f"p{other}")
            if not stands.by.is_human or stands.verdict is not Verdict.DIFFERENT or id in (None, person.id, *told):
                continue
            entry = max(number for number, one in judged if one == stands)
            if self._was_recorded(self._view.entry(entry)):
                there = person_behind(self._rows, self._at.clearance, f"p{other}")
                told.add(there.id)
                # A decision of several judgements is named by its first, which alone has the note.
                decision = stands.part_of or entry
                first = self._rows.row("judgement", self._at.clearance, padded(decision))
                note = load(Judgement, first).note if first is not None else ""
                yield Apart(there.id, there.name, decision, replace(stands, note=note))

    def joined(self, person: Person) -> list[Join]:
        """Why the mentions of a person are one: what people decided first, then what a program found."""
        found = joins(self._view, self._rows, self._at.clearance, person, self._was_recorded)
        return [replace(one, recorded=one.recorded.astimezone(self._zone)) for one in found]

    def counts_of_held(self) -> list[tuple[Testimony, Page]]:
        """Numbers of people said to be held, latest first."""
        made = [(told, self._pages.page(told.report)) for told in self._stated.counts_of_held()]
        return sorted(made, key=lambda pair: (pair[0].report_day, pair[0].entry), reverse=True)

    # -- occasions --------------------------------------------------------------------------------------------------

    def occasions(self) -> list[Occasion]:
        """All occasions at this standpoint, by day."""
        testimonies, deals = self._stated.of_occasions()
        return list(occasions.derive(testimonies, deals, countries=countries()))

    def occasion(self, id: str) -> tuple[Tally, list[DealOnRecord]]:
        """One occasion's tally, and the deals told of with it.

        Raises `NoSuchOccasionError` when there is none of that id.
        """
        testimonies, deals = self._stated.of_occasions()
        found = [o for o in occasions.derive(testimonies, deals, countries=countries()) if o.id == id]
        if not found:
            msg = f"there is no occasion {id!r}" + ("" if self._at.known is None else " in what was known by then")
            raise NoSuchOccasionError(msg, hint=self.left_out())
        occasion = found[0]
        inside = set(occasion.claims)
        claims = [t for t in testimonies if t.entry in inside]
        reports = {t.report for t in claims}
        sightings = [s for s in self._stated.sightings() if s.report in reports]
        people = self._people_behind([*claims, *sightings])
        liberties = {person: self._liberty(person) for person in sorted({who[0] for who in people.values()})}
        mine = [deal for deal in deals if deal.entry in set(occasion.deals)]
        groups = self._stated.upstreams({self._pages.page(t.report) for t in claims})
        upstreams = tuple(groups.values())
        made = tallies.tally(occasion, claims, people, liberties, upstreams, sightings=sightings, countries=countries())
        return made, mine

    def pages(self) -> list[Page]:
        """Every page that was read, in the order of recording."""
        return self._pages.all()

    def label_of(self, report: int) -> str:
        """What to call a report in one line: its publisher, or the file it came as."""
        return self._pages.page(report).label

    def uncounted(self, tally: Tally) -> list[Person]:
        """The people of an occasion whom its tally doesn't count: nothing but a name without a surname names them."""
        found = {person.id: person for _, person in self._persons_of(tally.occasion.claims)}
        return [person for person in found.values() if self._is_bare(person)]

    def _people_behind(self, claims: Iterable[Testimony | Sighting]) -> dict[int, tuple[str, str]]:
        """Id and name of the person of each claim; whom only a name without a surname names may be anybody."""
        people = self._persons_of([testimony.entry for testimony in claims])
        return {entry: (person.id, person.name) for entry, person in people if not self._is_bare(person)}

    def _persons_of(self, entries: Iterable[int]) -> Iterator[tuple[int, Person]]:
        for entry in entries:
            for id in self._rows.find("person", self._at.clearance, f"entry/{entry}"):
                yield entry, load(Person, self._rows.row("person", self._at.clearance, id) or {})

    def _is_bare(self, person: Person) -> bool:
        # Whom the organisation itself knows by such a name is somebody.
        return bool(list(cautions([person]))) and not self._known(person)

    def _liberty(self, person: str) -> str:
        row = self._rows.row("person", self._at.clearance, person)
        return self.person(load(Person, row or {})).card.status.liberty.value or "unknown"


@contextmanager
def asking(register: OpenRegister, standpoint: Standpoint) -> Iterator[Answers]:
    """Answers from one consistent snapshot; good inside the ``with``."""
    with register.store.reading() as view:
        yield Answers(register, view, standpoint)


def _recognised(card: Card, body: str | None) -> bool:
    if body is None:
        return True
    bodies = [
        fold_name(axis.body)
        for axis in card.status.recognition
        if axis.body and (axis.value or "").startswith(RECOGNISED)
    ]
    if body in ("any", "none"):
        return bool(bodies) == (body == "any")
    return any(fold_name(body) in one for one in bodies)


def _nobody(asked: str, nearest: list[str], *, then: bool) -> str:
    nobody = f"nobody by the name {asked!r} {'was in the register by then' if then else 'is in the register'}"
    return f"{nobody}; the nearest names: {', '.join(nearest)}" if nearest else nobody
