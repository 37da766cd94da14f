"""Lists of known people, brought in row by row.

Matching happens outside the transaction; inside it is checked whether another writer came first, and if so it is done
again there. Bringing in the same list again adds nothing, so an import that was interrupted is finished by running it
again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import islice

from habeas.archive.rows import Rows, original_of
from habeas.archive.sandbox import Sandbox
from habeas.casework.clearances import seen_by
from habeas.casework.known_before import Before, found_by_key, found_by_name
from habeas.casework.known_matches import look_up
from habeas.casework.known_people import Became, RowTaken, differs, foreseen, recorded, take
from habeas.casework.known_rows import row_key
from habeas.casework.known_table import Listing, Refusal, columns_of, person_of
from habeas.casework.payloads import dump
from habeas.casework.planned import Plan
from habeas.casework.receive import Circumstances
from habeas.casework.register_folder import OpenRegister
from habeas.casework.rows import ReadsRows
from habeas.errors import UnreadablePeopleError
from habeas.ledger.store import Draft, View
from habeas.model import KnownPerson, Marking

AT_ONCE = 500
"""Rows recorded in one transaction, all or none: a second's work, so that little is lost when it is interrupted."""
Numbered = tuple[int, KnownPerson | Refusal]
"""A row's number with the person in it, or why it is not taken."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a list as a whole. ``notes`` say how it was read, ``left_out`` which columns were not taken."""

    numbers: dict[Became, int]
    notes: tuple[str, ...]
    left_out: tuple[str, ...]
    position: int


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
    for some, last in _in_turn(people, taking.put_off):
        for taken in taking.take(some, last=last):
            numbers[taken.became] += 1
            told(taken)
    if rows.refused is not None:
        taken = RowTaken(None, "", Became.REFUSED, why=f"the rest can't be read: {rows.refused.reason}")
        numbers[Became.REFUSED] += 1
        told(taken)
    with register.store.reading() as view:
        return Imported(numbers, tuple(rows.notes), columns.left_out, view.position)


def _in_turn(people: Iterator[Numbered], put_off: list[Numbered]) -> Iterator[tuple[list[Numbered], bool]]:
    """Rows to be taken at once, all of the list and in the end those that were put off; whether these are such."""
    while some := list(islice(people, AT_ONCE)):
        yield some, False
    for at in range(0, len(put_off), AT_ONCE):
        yield put_off[at : at + AT_ONCE], True


def _unrepeated(
    people: Iterable[Numbered],
) -> Iterator[Numbered]:
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
    """Takes in the people of one list, some at a time.

    ``put_off`` are those who are not found again but by their names: whether it is they, or others of that name who
    are new, shows when everybody else on the list is found.
    """

    def __init__(self, register: OpenRegister, data: bytes, about: Circumstances, *, dry: bool) -> None:
        self._register = register
        self._original = original_of(data)
        self._about = about
        self._dry = dry
        self._has_come_in = False
        self._met: frozenset[int] = frozenset()
        self.put_off: list[Numbered] = []

    def take(self, people: list[Numbered], *, last: bool = False) -> list[RowTaken]:
        """What becomes of these rows; recorded in one transaction when this returns, unless it is all dry.

        Those who have to wait for the ``last`` rounds are not among them.
        """
        with self._register.store.reading() as view:
            done = None
            if self._dry or not self._has_news(view, people, last=last):
                done = self._foreseen(view, people, last=last)
        if done is None:
            done = recorded(self._register, partial(self._planned, people, last=last))
            self._has_come_in = True
        self._met = frozenset(done.met)
        self.put_off += done.put_off
        return done.taken

    def _round(self, *, last: bool) -> _Round:
        return _Round(seen_by(self._about.marking), set(self._met), last)

    def _has_news(self, view: View, people: list[Numbered], *, last: bool) -> bool:
        now = self._round(last=last)
        for _, one in people:
            before = now.find(view, one)
            if isinstance(before, Before):
                now.met.add(before.chain)
            if isinstance(one, KnownPerson) and (
                before is None or (isinstance(before, Before) and differs(before, one))
            ):
                return True
        return False

    def _foreseen(self, view: View, people: list[Numbered], *, last: bool) -> _Round:
        now = self._round(last=last)
        for number, one in people:
            before = now.find(view, one)
            if isinstance(one, KnownPerson) and not isinstance(before, Refusal | _Later):
                now.note(before, foreseen(view, one, self._about.marking, before))
            else:
                now.leave(number, one, before)
        return now

    def _planned(self, people: list[Numbered], view: View, *, last: bool) -> tuple[Plan, _Round]:
        plan, now = Plan(view), self._round(last=last)
        original = self._original_in(plan)
        look_up(plan, [one for _, one in people if isinstance(one, KnownPerson)], self._about.marking)
        for number, one in people:
            before = now.find(plan.rows, one)
            if isinstance(one, KnownPerson) and not isinstance(before, Refusal | _Later):
                now.note(before, take(plan, replace(one, original=original), self._about.marking, before))
            else:
                now.leave(number, one, before)
        return plan, now

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


class _Later:
    """Says of a row that it has to wait."""


@dataclass
class _Round:
    """Some rows of a list: what became of them, and whom the rows of that list have met so far (by their chains)."""

    clearance: Marking
    met: set[int]
    last: bool
    taken: list[RowTaken] = field(default_factory=list)
    put_off: list[Numbered] = field(default_factory=list)

    def find(self, rows: ReadsRows, one: KnownPerson | Refusal) -> Before | Refusal | _Later | None:
        """Who it was before; ``None`` for somebody new. Two rows of a list are never one person."""
        if isinstance(one, Refusal):
            return one
        before = found_by_key(rows, one, self.clearance)
        if before is not None:
            return before if before.chain not in self.met else None
        named = [found for found in found_by_name(rows, one, self.clearance) if found.chain not in self.met]
        if not named or not self.last:
            return _Later() if named else None
        if len(named) == 1:
            return named[0]
        entries = ", ".join(str(found.entry) for found in named)
        return Refusal(
            f"it may be any of {len(named)} people of that name (entries {entries}); give it an id or a birth"
        )

    def note(self, before: Before | None, taken: RowTaken) -> None:
        """Note what became of somebody."""
        chain = before.chain if before is not None else taken.entry
        if chain is not None:
            self.met.add(chain)
        self.taken.append(taken)

    def leave(self, number: int, one: KnownPerson | Refusal, why: Before | Refusal | _Later | None) -> None:
        """Refuse a row, or put it off."""
        if isinstance(why, Refusal):
            self.taken.append(_refused(number, why))
        else:
            self.put_off.append((number, one))


def _refused(number: int, refusal: Refusal) -> RowTaken:
    return RowTaken(number, "", Became.REFUSED, why=refusal.why)
