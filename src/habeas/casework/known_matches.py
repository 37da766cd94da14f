"""Who is meant, where the organisation knows somebody already: names of reports and known people held against them.

A known person is met by any of their names, and by the ids of lists. What is recorded follows the rules of `identify`:
"same" and "unsure" always, "different" where it keeps apart what a chain of "same" would join, and always where ids
differ though all else agrees.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from habeas.casework.identify import Match, counterparts, names_of
from habeas.casework.known_rows import id_key, known_in, known_of
from habeas.casework.payloads import load
from habeas.casework.rows import ReadsRows, Row, padded
from habeas.identity import candidates
from habeas.identity.compare import Judged
from habeas.identity.known import IN_DOUBT_PPM, Known, judge, share_an_id
from habeas.identity.names import Name
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


def match_known(rows: ReadsRows, reading: Reading, marking: Marking, found: Sequence[Match]) -> list[Match]:
    """Hold each name of a reading against the known people; ``found`` are its matches with names of other reports."""
    made: dict[tuple[int | str, int | str], Match] = {}
    for clearance in _seeing(marking):
        for normal in (normal for normal, named in names_of(reading).items() if named):
            others = _listed_near(rows, [normal], clearance)
            if not others:
                continue
            mine = Party(normal, Known((normal,)), listed=False)
            joined = [m.left for m in found if m.right == normal and m.judged.verdict is Verdict.SAME]
            for one in _newcomer(rows, mine, others, joined, clearance):
                made.setdefault((one.left, one.right), one)
    return list(made.values())


def match_person(rows: ReadsRows, person: KnownPerson, marking: Marking) -> list[Match]:
    """Hold a known person who is about to be recorded against the mentions on record and the other known people."""
    mine = Party(NEWCOMER, known_of(person), listed=True)
    made: dict[tuple[int | str, int | str], Match] = {}
    for clearance in _seeing(marking):
        near = _listed_near(rows, mine.known.names, clearance, [id_key(known) for known in person.ids])
        others = [party for party in near if _chain(rows, party, clearance) != person.first]
        heads = {head: found for name in mine.known.names for found, head in _reported(rows, name, clearance)}
        others += [Party(head, Known((text,)), listed=False) for head, text in sorted(heads.items())]
        for one in _newcomer(rows, mine, others, (), clearance):
            made.setdefault((one.left, one.right), one)
    return list(made.values())


def _seeing(marking: Marking) -> Iterator[Marking]:
    return (clearance for clearance in Marking if clearance.height >= marking.height)


def _reported(rows: ReadsRows, name: str, clearance: Marking) -> Iterator[tuple[str, int]]:
    for found in counterparts(rows, Name.of(name), clearance):
        if isinstance(found.where, int):
            yield found.name, found.where


def _listed_near(rows: ReadsRows, names: Iterable[str], clearance: Marking, ids: Iterable[str] = ()) -> list[Party]:
    """The known people whom a clearance sees and who may be meant by one of these names, or carry one of these ids."""
    wanted = {f"known/{key}" for name in names for key in candidates.asked(Name.of(name))}
    wanted |= {f"id/{one}" for one in ids}
    heads = {id for key in wanted for id in rows.find("mention", clearance, key)}
    found = (rows.row("mention", clearance, id) for id in sorted(heads))
    return [_party(row) for row in found if row is not None]


def _party(mention: Row) -> Party:
    if "latest" not in mention:
        return Party(mention["head"], Known((mention["name"],)), listed=False)
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
        if _is_told(rows, other, verdict, accepted, people, clearance):
            yield Match(other.where, mine.where, verdict, clearance)
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
