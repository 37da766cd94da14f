"""The people whom the organisation knows: entered by hand, brought in by lists, listed, and taken back.

An entry is never edited: what a list says anew of somebody is another entry, and the latest stands.

Matching happens outside the transaction; inside it is checked whether another writer came first, and if so it is done
again there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from habeas.casework import fold
from habeas.casework.clearances import marking_of, seen_by
from habeas.casework.identify import Match
from habeas.casework.known_before import Before, found_by_key, found_by_name, found_elsewhere, says_nothing_new
from habeas.casework.known_matches import NEWCOMER, match_person, unlike_in_sight
from habeas.casework.payloads import dump, load
from habeas.casework.planned import Plan
from habeas.casework.register_folder import OpenRegister
from habeas.casework.rows import ReadsRows, padded
from habeas.errors import AmbiguousNameError, NobodyByThatNameError, UnfitPersonError
from habeas.identity.compare import DIFFERENT_UP_TO_PPM
from habeas.identity.judge import AUTHOR as BY_NAMES
from habeas.identity.known import AUTHOR as BY_IDS
from habeas.ledger.store import Draft, View
from habeas.model import Author, Judgement, KnownPerson, Marking, Person, Verdict, Withdrawal

T = TypeVar("T")


class Became(StrEnum):
    """What became of a row."""

    ADDED = "added"
    CHANGED = "changed"
    THERE = "already there"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class RowTaken:
    """What became of one row: its entry, what links it, or why it was refused.

    ``same`` counts the mentions and known people it was found to be, ``unsure`` those that wait in the queue;
    ``elsewhere`` are those of that name whom other lists have, told when somebody is entered by hand.
    """

    row: int | None
    name: str
    became: Became
    entry: int | None = None
    why: str = ""
    same: int = 0
    unsure: int = 0
    elsewhere: tuple[Before, ...] = ()


@dataclass(frozen=True, slots=True)
class KnownLine:
    """Somebody known, as the list of them shows it: what is known, by which entry, and the person they are."""

    entry: int
    known: KnownPerson
    person: str
    names: int
    reports: int


def add_known(
    register: OpenRegister, person: KnownPerson, marking: Marking, *, replaces: bool = False, namesake: bool = False
) -> RowTaken:
    """Record somebody by hand; nothing where the register has them on that list, with all that is said of them.

    Raises `UnfitPersonError` when somebody of that name is on the list of whom other things are said, or several are.
    ``replaces`` says that this is the correction of that one, ``namesake`` that it is somebody else of that name.
    """

    def planned(view: View) -> tuple[Plan, RowTaken]:
        plan = Plan(view)
        found = _entered_before(plan.rows, person, seen_by(marking), replaces=replaces)
        if namesake and found:
            return plan, take(plan, replace(person, key=f"{person.key} {plan.next_number}"), marking, None)
        if not replaces and len(found) == 1 and says_nothing_new(found[0].person, person):
            return plan, RowTaken(person.row, found[0].person.name, Became.THERE, found[0].entry)
        _refuse_unclear(person, found, replaces=replaces)
        others = tuple(found_elsewhere(plan.rows, person, seen_by(marking)))
        return plan, replace(take(plan, person, marking, found[0] if found else None), elsewhere=others)

    return recorded(register, planned)


def _entered_before(rows: ReadsRows, person: KnownPerson, clearance: Marking, *, replaces: bool) -> list[Before]:
    """Who may be meant by somebody who is entered by hand: by an id, or by name and birth, else by name."""
    by_key = found_by_key(rows, person, clearance)
    if by_key is not None and (person.ids or person.born):
        return [by_key]
    found = found_by_name(rows, person, clearance, alike=True)
    if replaces and not found:
        found = found_by_name(rows, person, clearance, alike=True, strictly=False)
    return found


def _refuse_unclear(person: KnownPerson, found: list[Before], *, replaces: bool) -> None:
    if len(found) > 1:
        listed = "; ".join(f"entry {one.entry} {one.person.name}" for one in found)
        msg = f"{len(found)} people on that list may be meant by {person.name}: {listed}"
        hint = "Say a birth or an id that tells which of them, or --namesake if it is somebody else."
        raise UnfitPersonError(msg, hint=hint)
    if found and not replaces:
        before = found[0]
        msg = f"{before.person.name} (entry {before.entry}) is on that list already, and other things are said of them"
        hint = "Say --replace to correct that, with all that holds, or --namesake if it is somebody else of that name."
        raise UnfitPersonError(msg, hint=hint)
    if replaces and not found:
        msg = f"nobody on that list is called {person.name}"
        raise NobodyByThatNameError(msg, hint="Leave --replace out to enter them; `habeas people` shows who is known.")


def recorded(register: OpenRegister, planned: Callable[[View], tuple[Plan, T]]) -> T:
    """Plan on a snapshot and record it; again on what another writer added, if one came in between."""
    with register.store.reading() as view:
        plan, made = planned(view)
    with register.store.writing() as writer:
        if writer.position != plan.position:
            plan, made = planned(writer)
        plan.record(writer)
    return made


def differs(before: Before, now: KnownPerson) -> bool:
    """Whether a list says other things of somebody than before; who brought them in and from which row is none."""

    def said(person: KnownPerson) -> KnownPerson:
        return replace(person, by="", original=None, row=None, first=None)

    return said(before.person) != said(now)


def foreseen(view: View, person: KnownPerson, marking: Marking, before: Before | None) -> RowTaken:
    """What would become of somebody, as the register stands."""
    if before is not None and not differs(before, person):
        return RowTaken(person.row, person.name, Became.THERE, before.entry)
    if before is not None:
        person = replace(person, first=before.chain)
    became = Became.ADDED if before is None else Became.CHANGED
    counted = _counted(match_person(view, person, unlike_in_sight(view.shelves(), marking)), seen_by(marking))
    return RowTaken(person.row, person.name, became, before.entry if before else None, "", *counted)


def _counted(matches: Iterable[Match], clearance: Marking) -> tuple[int, int]:
    """How many they are the same as, and how many questions wait in the queue, as far as ``clearance`` sees them."""
    seen = (found for found in matches if found.marking.height <= clearance.height)
    mine = [found.judged for found in seen if NEWCOMER in (found.left, found.right)]
    same = sum(judged.verdict is Verdict.SAME for judged in mine)
    doubtful = sum(
        judged.verdict is not Verdict.SAME and judged.probability_ppm > DIFFERENT_UP_TO_PPM for judged in mine
    )
    return same, doubtful


def take(plan: Plan, person: KnownPerson, marking: Marking, before: Before | None) -> RowTaken:
    """Plan an entry for somebody with who they are; none where the register has just that already."""
    if before is not None:
        if not differs(before, person):
            return RowTaken(person.row, person.name, Became.THERE, before.entry)
        person = replace(person, first=before.chain)
        # What is added to somebody who is not for all may tell of what is not.
        marking = max(marking, marking_of(plan.rows, "known", before.entry), key=lambda one: one.height)
    matches = match_person(plan.rows, person, unlike_in_sight(plan.shelves, marking))
    entry = plan.next_number
    judged = [_judgement(plan.rows, found, entry) for found in matches]
    plan.add_and_fold(Draft("known_person", dump(person), marking), *judged)
    became = Became.ADDED if before is None else Became.CHANGED
    return RowTaken(person.row, person.name, became, entry, "", *_counted(matches, seen_by(marking)))


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
        drafts = [
            Draft("withdrawal", dump(Withdrawal(one, Author(by), why)), marking_of(writer, "known", one))
            for one in entries
        ]
        fold.take_in(writer, [writer.append(draft) for draft in drafts])
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
