"""The people whom the organisation knows: entered by hand, brought in by lists, listed, and taken back.

An entry is never edited: what a list says anew of somebody is another entry, and the latest stands. Bringing in the
same list again adds nothing, so an import that was interrupted is finished by running it again.

Matching happens outside the transaction; inside it is checked whether another writer came first, and if so it is done
again there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from itertools import islice
from typing import TypeVar

from habeas.archive.rows import Rows, original_of
from habeas.archive.sandbox import Sandbox
from habeas.casework import fold
from habeas.casework.clearances import marking_of, seen_by
from habeas.casework.identify import Match
from habeas.casework.known_matches import NEWCOMER, look_up, match_person, unlike_in_sight
from habeas.casework.known_rows import row_key
from habeas.casework.known_table import Listing, Refusal, columns_of, person_of
from habeas.casework.payloads import dump, load
from habeas.casework.planned import Plan
from habeas.casework.receive import Circumstances
from habeas.casework.register_folder import OpenRegister
from habeas.casework.rows import ReadsRows, padded
from habeas.errors import AmbiguousNameError, NobodyByThatNameError, UnfitPersonError, UnreadablePeopleError
from habeas.identity.compare import DIFFERENT_UP_TO_PPM
from habeas.identity.judge import AUTHOR as BY_NAMES
from habeas.identity.known import AUTHOR as BY_IDS
from habeas.ledger.store import Draft, View
from habeas.model import Author, Judgement, KnownPerson, Marking, Person, Verdict, Withdrawal

T = TypeVar("T")

AT_ONCE = 500
"""Rows recorded in one transaction, all or none: a second's work, so that little is lost when it is interrupted."""


class Became(StrEnum):
    """What became of a row."""

    ADDED = "added"
    CHANGED = "changed"
    THERE = "already there"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class RowTaken:
    """What became of one row: its entry, what links it, or why it was refused.

    ``same`` counts the mentions and known people it was found to be, ``unsure`` those that wait in the queue.
    """

    row: int | None
    name: str
    became: Became
    entry: int | None = None
    why: str = ""
    same: int = 0
    unsure: int = 0


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a list as a whole. ``notes`` say how it was read, ``left_out`` which columns were not taken."""

    numbers: dict[Became, int]
    notes: tuple[str, ...]
    left_out: tuple[str, ...]
    position: int


@dataclass(frozen=True, slots=True)
class KnownLine:
    """Somebody known, as the list of them shows it: what is known, by which entry, and the person they are."""

    entry: int
    known: KnownPerson
    person: str
    names: int
    reports: int


def add_known(register: OpenRegister, person: KnownPerson, marking: Marking, *, replaces: bool = False) -> RowTaken:
    """Record somebody by hand. Raises `UnfitPersonError` when somebody of that name or id is on the list already.

    ``replaces`` says that this is the correction of that one.
    """

    def planned(view: View) -> tuple[Plan, RowTaken]:
        plan = Plan(view)
        if not replaces:
            _refuse_another(plan.rows, person, marking)
        return plan, _take(plan, person, marking)

    return _recorded(register, planned)


def _refuse_another(rows: ReadsRows, person: KnownPerson, marking: Marking) -> None:
    before = _before(rows, person, seen_by(marking))
    if before is not None and _differs(before[1], person):
        msg = f"{before[1].name} (entry {before[0]}) is on that list already, and other things are said of them"
        raise UnfitPersonError(msg, hint="Say --replace to correct it, or a birth or an id to tell the two apart.")


def _recorded(register: OpenRegister, planned: Callable[[View], tuple[Plan, T]]) -> T:
    """Plan on a snapshot and record it; again on what another writer added, if one came in between."""
    with register.store.reading() as view:
        plan, made = planned(view)
    with register.store.writing() as writer:
        if writer.position != plan.position:
            plan, made = planned(writer)
        plan.record(writer)
    return made


def import_known(
    register: OpenRegister,
    sandbox: Sandbox,
    data: bytes,
    listing: Listing,
    about: Circumstances,
    *,
    dry: bool,
    told: Callable[[RowTaken], None],
) -> Imported:
    """Bring in a list. Each row is told of as soon as it is recorded; rows that can't be meant are refused alone.

    With ``dry`` nothing is kept and nothing recorded. Raises `UnreadablePeopleError` where the file is no table or its
    columns can't be told apart; nothing was kept then.
    """
    rows = Rows(sandbox, data, about.file_name, most_mebibytes=register.settings.original_mebibytes)
    waiting = iter(rows)
    first = next(waiting, None)
    if first is None:
        msg = f"it can't be read: {rows.refused.reason if rows.refused else 'there is nothing in it'}"
        raise UnreadablePeopleError(msg)
    columns = columns_of(first.cells, listing)
    if not dry:
        register.vault.keep(data)
    numbers = dict.fromkeys(Became, 0)
    taking = _Taking(register, data, about, dry=dry)
    people = _unrepeated((row.number, person_of(row, columns, listing)) for row in waiting)
    while some := list(islice(people, AT_ONCE)):
        for taken in taking.take(some):
            numbers[taken.became] += 1
            told(taken)
    if rows.refused is not None:
        taken = RowTaken(None, "", Became.REFUSED, why=f"the rest can't be read: {rows.refused.reason}")
        numbers[Became.REFUSED] += 1
        told(taken)
    with register.store.reading() as view:
        return Imported(numbers, tuple(rows.notes), columns.left_out, view.position)


def _unrepeated(
    people: Iterable[tuple[int, KnownPerson | Refusal]],
) -> Iterator[tuple[int, KnownPerson | Refusal]]:
    """The same, where a row that repeats an earlier one is refused: a list's two rows are two people, or a mistake."""
    seen: dict[str, int] = {}
    for number, person in people:
        if isinstance(person, KnownPerson):
            before = seen.setdefault(row_key(person), number)
            if before != number:
                what = "id" if person.ids else "name and birth"
                yield number, Refusal(f"row {before} has the same {what}; give each its own id")
                continue
        yield number, person


class _Taking:
    """Takes in the people of one list, some at a time."""

    def __init__(self, register: OpenRegister, data: bytes, about: Circumstances, *, dry: bool) -> None:
        self._register = register
        self._original = original_of(data)
        self._about = about
        self._dry = dry
        self._has_come_in = False

    def take(self, people: list[tuple[int, KnownPerson | Refusal]]) -> list[RowTaken]:
        """What becomes of these rows; recorded in one transaction when this returns, unless it is all dry."""
        with self._register.store.reading() as view:
            if self._dry or not any(isinstance(one, KnownPerson) and self._is_news(view, one) for _, one in people):
                return [
                    _refused(number, one) if isinstance(one, Refusal) else _foreseen(view, one, self._about.marking)
                    for number, one in people
                ]
        made = _recorded(self._register, partial(self._planned, people))
        self._has_come_in = True
        return made

    def _planned(self, people: list[tuple[int, KnownPerson | Refusal]], view: View) -> tuple[Plan, list[RowTaken]]:
        plan = Plan(view)
        original = self._original_in(plan)
        look_up(plan, [one for _, one in people if isinstance(one, KnownPerson)], self._about.marking)
        return plan, [
            _refused(number, one)
            if isinstance(one, Refusal)
            else _take(plan, replace(one, original=original), self._about.marking)
            for number, one in people
        ]

    def _is_news(self, view: View, person: KnownPerson) -> bool:
        before = _before(view, person, seen_by(self._about.marking))
        return before is None or _differs(before[1], person)

    def _original_in(self, plan: Plan) -> int:
        """The entry of the file; recorded, with how it came in, before the first people who come out of it."""
        found = plan.rows.find("original", seen_by(self._about.marking), f"sha256/{self._original.sha256}")
        entry = int(found[0]) if found else plan.next_number
        if not found:
            plan.add_and_fold(Draft("original", dump(self._original), self._about.marking))
        if not self._has_come_in:
            body = {"original": entry, "acquisition": dump(self._about.acquisition())}
            plan.add_and_fold(Draft("acquisition", body, self._about.marking))
        return entry


def _before(rows: ReadsRows, person: KnownPerson, clearance: Marking) -> tuple[int, KnownPerson] | None:
    """What the same list said of them before: the latest entry that can be seen; who is hidden is as good as absent."""
    found = rows.find("known", clearance, f"row/{row_key(person)}")
    if not found:
        return None
    body = rows.row("known", clearance, found[-1]) or {}
    return int(found[-1]), load(KnownPerson, body)


def _differs(before: KnownPerson, now: KnownPerson) -> bool:
    def said(person: KnownPerson) -> KnownPerson:
        return replace(person, by="", original=None, row=None, first=None)

    return said(before) != said(now)


def _refused(number: int, refusal: Refusal) -> RowTaken:
    return RowTaken(number, "", Became.REFUSED, why=refusal.why)


def _foreseen(view: View, person: KnownPerson, marking: Marking) -> RowTaken:
    """What would become of somebody, as the register stands."""
    seen = seen_by(marking)
    before = _before(view, person, seen)
    if before is not None and not _differs(before[1], person):
        return RowTaken(person.row, person.name, Became.THERE, before[0])
    if before is not None:
        person = replace(person, first=before[1].first or before[0])
    became = Became.ADDED if before is None else Became.CHANGED
    counted = _counted(match_person(view, person, unlike_in_sight(view.shelves(), marking)), seen)
    return RowTaken(person.row, person.name, became, before[0] if before else None, "", *counted)


def _counted(matches: Iterable[Match], clearance: Marking) -> tuple[int, int]:
    """How many they are the same as, and how many questions wait in the queue, as far as ``clearance`` sees them."""
    seen = (found for found in matches if found.marking.height <= clearance.height)
    mine = [found.judged for found in seen if NEWCOMER in (found.left, found.right)]
    same = sum(judged.verdict is Verdict.SAME for judged in mine)
    doubtful = sum(
        judged.verdict is not Verdict.SAME and judged.probability_ppm > DIFFERENT_UP_TO_PPM for judged in mine
    )
    return same, doubtful


def _take(plan: Plan, person: KnownPerson, marking: Marking) -> RowTaken:
    """Plan an entry for somebody with who they are; none where the register has just that already."""
    seen = seen_by(marking)
    before = _before(plan.rows, person, seen)
    if before is not None:
        if not _differs(before[1], person):
            return RowTaken(person.row, person.name, Became.THERE, before[0])
        person = replace(person, first=before[1].first or before[0])
        # What is added to somebody who is not for all may tell of what is not.
        marking = max(marking, marking_of(plan.rows, "known", before[0]), key=lambda one: one.height)
    matches = match_person(plan.rows, person, unlike_in_sight(plan.shelves, marking))
    entry = plan.next_number
    judged = [_judgement(plan.rows, found, entry) for found in matches]
    plan.add_and_fold(Draft("known_person", dump(person), marking), *judged)
    became = Became.ADDED if before is None else Became.CHANGED
    return RowTaken(person.row, person.name, became, entry, "", *_counted(matches, seen))


def _judgement(rows: ReadsRows, found: Match, newcomer: int) -> Draft:
    left, right = (newcomer if side == NEWCOMER else int(side) for side in (found.left, found.right))
    judged = found.judged
    by = _author(rows, [side for side in (left, right) if side != newcomer])
    made = Judgement(left, right, judged.verdict, judged.probability_ppm, judged.reasons, by)
    return Draft("judgement", dump(made), found.marking)


def _author(rows: ReadsRows, others: list[int]) -> Author:
    """The comparison of known people where both sides are known, else the matcher of names."""
    known = all(rows.row("known", Marking.CONFIDENTIAL, padded(entry)) is not None for entry in others)
    return BY_IDS if known else BY_NAMES


def listed_known(register: OpenRegister, clearance: Marking = Marking.INTERNAL) -> Iterator[KnownLine]:
    """Everybody known, in the order in which they were first entered, as their list says last."""
    with register.store.reading() as view:
        for id, body in view.rows("known", clearance):
            chain = view.find("known", clearance, f"chain/{body.get('first') or int(id)}")
            if chain[-1] != id:
                continue
            found = view.find("person", clearance, f"entry/{int(id)}")
            row = view.row("person", clearance, found[0]) if found else None
            person = load(Person, row or {"id": f"p{int(chain[0])}", "mentions": [], "names": []})
            reports = sum(form.reports for form in person.names)
            yield KnownLine(int(id), load(KnownPerson, body), person.id, len(person.names), reports)


def withdraw_known(
    register: OpenRegister, asked: str, *, by: str, why: str, clearance: Marking = Marking.INTERNAL
) -> list[int]:
    """Take back what was entered of somebody, by its entry's number or an id of its list; returns the entries.

    Only what ``clearance`` sees is found and taken back. Raises `NobodyByThatNameError` when there is none,
    `AmbiguousNameError` when several lists carry that id.
    """
    with register.store.writing() as writer:
        found = _standing(writer, asked.strip().casefold(), clearance)
        if len(found) != 1:
            listed = "; ".join(f"entry {entry} {person.name}, {person.source}" for entry, person in found)
            if found:
                msg = f"{len(found)} known people answer to {asked!r}: {listed}"
                raise AmbiguousNameError(msg, hint="Name one of the entries that are listed.")
            msg = f"nobody known is entered as {asked!r}"
            raise NobodyByThatNameError(msg, hint="Name the entry that `habeas people` shows, or an id of a list.")
        entry, person = found[0]
        chain = writer.find("known", clearance, f"chain/{person.first or entry}")
        entries = [int(id) for id in chain]
        for one in entries:
            marking = marking_of(writer, "known", one)
            writer.append(Draft("withdrawal", dump(Withdrawal(one, Author(by), why)), marking))
        writer.clear_projections()
        fold.refold(writer, writer)
        return entries


def _standing(rows: ReadsRows, asked: str, clearance: Marking) -> list[tuple[int, KnownPerson]]:
    """What stands under an entry's number or a list's id, one for each list."""
    ids = (
        [padded(int(asked))] if asked.isascii() and asked.isdecimal() else rows.find("known", clearance, f"id/{asked}")
    )
    chains: dict[str, tuple[int, KnownPerson]] = {}
    for id in ids:
        body = rows.row("known", clearance, id)
        if body is not None:
            last = rows.find("known", clearance, f"chain/{body.get('first') or int(id)}")[-1]
            row = rows.row("known", clearance, last) or {}
            chains[last] = (int(last), load(KnownPerson, row))
    return list(chains.values())
