"""Who is meant, where the organisation knows somebody already: names of reports and known people held against them.

A known person is met by any of their names, and by the ids of lists. What is recorded follows the rules of `identify`:
"same" always, "unsure" for the likeliest few, "different" where it keeps apart what a chain of "same" would join, and
always where ids differ though all else agrees.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from habeas.casework import made_by
from habeas.casework.clearances import seen_by
from habeas.casework.contexts import of_row
from habeas.casework.identify import Form, Match, Told, counterparts, names_of
from habeas.casework.identify import _likeliest as likeliest
from habeas.casework.known_rows import id_key, known_in, known_of, row_key
from habeas.casework.payloads import load
from habeas.casework.planned import Plan
from habeas.casework.rows import ReadsRows, Row, padded
from habeas.identity import candidates
from habeas.identity.compare import Judged
from habeas.identity.context import Context
from habeas.identity.known import IN_DOUBT_PPM, Known, judge, share_an_id
from habeas.identity.names import Name
from habeas.ledger.store import Shelf
from habeas.model import KnownPerson, Marking, Person, Reading, Verdict

NEWCOMER = ""
"""Stands for the known person who is about to be recorded, in what `match_person` returns."""


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody to be held against others: an entry (or a name of a new reading), and what is known of them.

    ``listed`` says that the organisation knows them, else it is a mention of a report.
    """

    where: int | str
    known: Known
    listed: bool


def match_known(rows: ReadsRows, reading: Reading, marking: Marking, told: Told, found: Sequence[Match]) -> list[Match]:
    """Hold each name of a reading against the known people; ``found`` are its matches with names of other reports.

    ``told`` holds what the report tells of each name besides.
    """
    made: dict[tuple[int | str, int | str], Match] = {}
    for clearance in _seeing(marking):
        for normal in (normal for normal, named in names_of(reading).items() if named):
            others = _listed_near(rows, [normal], clearance)
            if not others:
                continue
            mine = Party(normal, Known((normal,), told.get(normal, Context())), listed=False)
            joined = [m.left for m in found if m.right == normal and m.judged.verdict is Verdict.SAME]
            for one in _newcomer(rows, mine, others, joined, clearance):
                made.setdefault((one.left, one.right), one)
    return list(made.values())


def match_person(rows: ReadsRows, person: KnownPerson, seeing: Iterable[Marking]) -> list[Match]:
    """Hold a known person who is about to be recorded against the mentions on record and the other known people.

    ``seeing`` are the clearances to do it for, the lowest first (`unlike_in_sight`).
    """
    mine = Party(NEWCOMER, known_of(person), listed=True)
    made: dict[tuple[int | str, int | str], Match] = {}
    for clearance in seeing:
        others = _listed_near(rows, mine.known.names, clearance, [id_key(known) for known in person.ids])
        if person.first is not None:
            others = [party for party in others if _chain(rows, party, clearance) != person.first]
        heads = {form.where: form for name in mine.known.names for form in _reported(rows, name, clearance)}
        forms = (heads[head] for head in sorted(heads, key=int))
        others += [Party(form.where, Known((form.name,), form.told), listed=False) for form in forms]
        for one in _newcomer(rows, mine, others, (), clearance):
            made.setdefault((one.left, one.right), one)
    return list(made.values())


def unlike_in_sight(shelves: Iterable[Shelf], marking: Marking) -> list[Marking]:
    """The clearances that see what has this marking, the lowest first, without those who see no more than one before.

    Whoever sees more sees all that others see, and each entry makes rows: who sees as many rows sees the same.
    """
    rows: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for shelf in shelves:
        if shelf.rows and shelf.projection != made_by.PROJECTION:
            rows[shelf.clearance][shelf.projection] = shelf.rows
    found: list[Marking] = []
    for clearance in _seeing(marking):
        if all(rows[clearance.value] != rows[lower.value] for lower in found):
            found.append(clearance)
    return found


def look_up(plan: Plan, people: Sequence[KnownPerson], marking: Marking) -> None:
    """Find at once what `match_person` will look up for each of these people one by one."""
    plan.rows.find_each("known", seen_by(marking), {f"row/{row_key(person)}" for person in people})
    asked = {key for one in people for name in one.names for key in candidates.asked(Name.of(name.text))}
    keys = {f"{met}/{key}" for key in asked for met in ("known", "match")}
    keys |= {f"id/{id_key(known)}" for person in people for known in person.ids}
    for clearance in unlike_in_sight(plan.shelves, marking):
        plan.rows.find_each("mention", clearance, keys)


def _seeing(marking: Marking) -> Iterator[Marking]:
    return (clearance for clearance in Marking if clearance.height >= marking.height)


def _reported(rows: ReadsRows, name: str, clearance: Marking) -> Sequence[Form]:
    # Whoever is seen from below is seen from here, by the same name.
    if not any(rows.find("mention", clearance, f"match/{key}") for key in candidates.asked(Name.of(name))):
        return ()
    return counterparts(rows, Name.of(name), clearance)


def _listed_near(rows: ReadsRows, names: Iterable[str], clearance: Marking, ids: Iterable[str] = ()) -> list[Party]:
    """The known people whom a clearance sees and who may be meant by one of these names, or carry one of these ids."""
    wanted = {f"known/{key}" for name in names for key in candidates.asked(Name.of(name))}
    wanted |= {f"id/{one}" for one in ids}
    heads = {id for key in wanted for id in rows.find("mention", clearance, key)}
    found = (rows.row("mention", clearance, id) for id in sorted(heads))
    return [_party(row) for row in found if row is not None]


def _party(mention: Row) -> Party:
    if "latest" not in mention:
        return Party(mention["head"], Known((mention["name"],), of_row(mention)), listed=False)
    return Party(mention["latest"], known_in(mention), listed=True)


def _chain(rows: ReadsRows, party: Party, clearance: Marking) -> int | None:
    body = rows.row("known", clearance, padded(int(party.where))) or {}
    return int(body.get("first") or party.where)


def _newcomer(
    rows: ReadsRows, mine: Party, others: Sequence[Party], joined: Iterable[int | str], clearance: Marking
) -> Iterator[Match]:
    """The judgements to record of somebody new; ``joined`` are mentions that are the same already."""
    judged = [(other, judge(other.known, mine.known)) for other in others]
    accepted = [other for other, verdict in judged if verdict.verdict is Verdict.SAME]
    people = dict(_person(rows, where, clearance) for where in [*joined, *(other.where for other in accepted)])
    for other, verdict in judged:
        if verdict.verdict is not Verdict.UNSURE and _is_told(rows, other, verdict, accepted, people, clearance):
            yield Match(other.where, mine.where, verdict, clearance)
    unsure = [(other.where, verdict) for other, verdict in judged if verdict.verdict is Verdict.UNSURE]
    for where, verdict in likeliest(unsure):
        yield Match(where, mine.where, verdict, clearance)
    for first, second in combinations(sorted(people), 2):
        yield from _contradictions(people[first], people[second], mine, clearance)


def _is_told(
    rows: ReadsRows,
    other: Party,
    judged: Judged,
    accepted: list[Party],
    people: dict[str, list[Party]],
    clearance: Marking,
) -> bool:
    if judged.verdict is not Verdict.DIFFERENT or judged.probability_ppm >= IN_DOUBT_PPM:
        return True
    if not people:
        return False
    # Somebody whom a list's id makes one with an accepted one goes by other names there.
    excused = any(share_an_id(other.known, one.known) for one in accepted)
    return not excused and _person(rows, other.where, clearance)[0] in people


def _person(rows: ReadsRows, where: int | str, clearance: Marking) -> tuple[str, list[Party]]:
    """The person an entry belongs to so far, with each of their mentions that differs."""
    if isinstance(where, str):
        return where, []
    for id in rows.find("person", clearance, f"entry/{where}"):
        row = rows.row("person", clearance, id)
        if row is not None:
            mentions = (rows.row("mention", clearance, padded(entry)) for entry in load(Person, row).mentions)
            parties = [_party(mention) for mention in mentions if mention is not None]
            return id, list({party.known: party for party in reversed(parties)}.values())
    return f"entry {where}", []


def _contradictions(left: list[Party], right: list[Party], mine: Party, clearance: Marking) -> Iterator[Match]:
    """Where a known person among those whom the newcomer would make one contradicts another of them."""
    for one in left:
        for other in right:
            excused = share_an_id(one.known, mine.known) or share_an_id(other.known, mine.known)
            if (one.listed or other.listed) and not excused and one.where != other.where:
                verdict = judge(one.known, other.known)
                if verdict.verdict is Verdict.DIFFERENT:
                    yield Match(one.where, other.where, verdict, clearance)
