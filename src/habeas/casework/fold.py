"""From ledger entries to rows: who is who, what was said of whom, which page came from where.

Every row is a function of the entries alone. Rows of single entries never change; a person's row is made again whole
from all its mentions whenever one of them is touched, so that adding report by report and rebuilding from the start
give equal rows (a property test compares them). All of it is done once for each clearance, from what that clearance
may see: a judgement counts only where both of its mentions are visible.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from habeas.casework import made_by
from habeas.casework.contexts import contexts_from, told_day
from habeas.casework.known_rows import known_keys, known_mention
from habeas.casework.payloads import dump, load
from habeas.casework.person_rows import head_of, remake
from habeas.casework.rows import Row, WritesRows, padded
from habeas.identity import candidates
from habeas.identity.context import Context
from habeas.identity.names import Name
from habeas.ledger.store import Recorded, View, Writer
from habeas.model import Judgement, KnownPerson, Marking, Source

__all__ = ("Fold", "Overrides", "absorb", "fold_name", "padded", "refold", "rewrites_history", "take_in")
ABOUT_PEOPLE = ("claim", "trait", "observation")
REWRITES_HISTORY = ("withdrawal", "marking", "review")
"""Words whose entries change what earlier entries count for: after them everything is folded again."""


@dataclass(frozen=True, slots=True)
class Overrides:
    """What later entries changed about earlier ones."""

    withdrawn: frozenset[int] = frozenset()
    markings: tuple[tuple[int, Marking], ...] = ()
    least: tuple[tuple[int, Marking], ...] = ()

    @classmethod
    def of(cls, records: Iterable[Recorded]) -> Overrides:
        """The withdrawals and markings among these entries; the latest marking of an entry stands."""
        withdrawn: set[int] = set()
        markings: dict[int, Marking] = {}
        for record in records:
            body = record.payload or {}
            if record.word == "withdrawal":
                withdrawn.add(body["entry"])
            elif record.word == "marking":
                markings[body["entry"]] = Marking(body["marking"])
        return cls(frozenset(withdrawn), tuple(sorted(markings.items())))

    def raised_by(self, later: Overrides) -> Overrides:
        """The same, and nothing is marked lower than it is ``later``."""
        return replace(self, least=later.markings)


def refold(view: View, rows: WritesRows, *, until: int | None = None, hides_more_now: bool = False) -> None:
    """Fold all entries up to ``until`` (a ledger position, ``None``: all) into empty ``rows``, for every clearance.

    ``hides_more_now`` hides also what is hidden only since then: who may see something is asked now.
    """

    def entries(words: tuple[str, ...] | None = None) -> Iterator[Recorded]:
        return (e for e in view.entries(words=words) if until is None or e.number <= until)

    overrides = Overrides.of(entries(REWRITES_HISTORY))
    if hides_more_now:
        overrides = overrides.raised_by(Overrides.of(view.entries(words=("marking",))))
    made_by.sign(rows)
    for clearance in Marking:
        Fold(rows, clearance, overrides).absorb(entries())


def absorb(rows: WritesRows, records: list[Recorded]) -> None:
    """Fold newly appended entries into ``rows``, for every clearance.

    None of them may rewrite history, but that a judgement may be withdrawn, or what was known of somebody; `take_in`
    tells the two apart.
    """
    for clearance in Marking:
        Fold(rows, clearance, Overrides()).absorb(records)


def rewrites_history(records: Iterable[Recorded]) -> bool:
    """Whether one of these entries changes what earlier ones count for, so that all must be folded again."""
    return any(record.word in REWRITES_HISTORY for record in records)


def take_in(writer: Writer, records: list[Recorded]) -> None:
    """Bring the rows up to date with newly appended entries of whatever kind, in their transaction.

    A judgement that is withdrawn touches the people it was about and nobody else, so only they are made again, and so
    does somebody known who is withdrawn; any other rewriting of history folds the whole ledger once more.
    """
    rewriting = [record for record in records if record.word in REWRITES_HISTORY]
    if all(_takes_back_what_few_are_made_of(writer, record) for record in rewriting):
        absorb(writer, records)
        return
    writer.clear_projections()
    refold(writer, writer)


def _takes_back_what_few_are_made_of(rows: WritesRows, record: Recorded) -> bool:
    if record.word != "withdrawal" or record.payload is None:
        return False
    id = padded(record.payload["entry"])
    return any(rows.row(projection, Marking.CONFIDENTIAL, id) is not None for projection in ("judgement", "known"))


class Fold:
    """The fold for one clearance."""

    def __init__(self, rows: WritesRows, clearance: Marking, overrides: Overrides) -> None:
        self._rows = rows
        self._clearance = clearance
        self._withdrawn = overrides.withdrawn
        self._markings = dict(overrides.markings)
        self._least = dict(overrides.least)

    def absorb(self, records: Iterable[Recorded]) -> None:
        """Take the entries in, then make each touched person's row again."""
        naming: dict[tuple[int, str], list[tuple[int, Row]]] = defaultdict(list)
        judged: list[tuple[int, Row]] = []
        taken_back: list[int] = []
        known: set[int] = set()
        for record in records:
            if record.payload is None or not self._visible(record):
                continue
            if record.word in ABOUT_PEOPLE:
                self._take_statement(record, naming)
            elif record.word == "judgement":
                judged.append((record.number, record.payload))
            elif record.word == "withdrawal":
                taken_back.append(record.payload["entry"])
            elif record.word == "known_person":
                known.add(self._put_known(record.number, record.payload))
            else:
                self._take_single(record.word, record.number, record.payload)
        told = self._told(naming)
        touched = {self._put_mention(key[1], members, told[key]) for key, members in naming.items()} | known
        for number, payload in judged:
            touched |= self._put_judgement(number, payload)
        loose = {entry for number in taken_back for entry in self._drop_judgement(number) | self._drop_known(number)}
        touched |= self._heads(loose)
        remake(self._rows, self._clearance, touched)

    def _visible(self, record: Recorded) -> bool:
        if record.number in self._withdrawn:
            return False
        if record.word == "withdrawal":
            # What is withdrawn counts for nobody, whoever may see the withdrawal itself.
            return True
        marking = self._markings.get(record.number, record.marking)
        least = self._least.get(record.number, marking)
        return max(marking.height, least.height) <= self._clearance.height

    def _put(self, projection: str, id: str, body: Row, *keys: str) -> None:
        self._rows.put(projection, self._clearance, id, body, keys)

    def _take_single(self, word: str, number: int, body: Row) -> None:
        """Entries that make one row of their own, whatever else the register holds."""
        id = padded(number)
        if word == "original":
            self._put("original", id, body, f"sha256/{body['sha256']}")
        elif word == "acquisition":
            self._put("acquisition", id, body["acquisition"], f"original/{body['original']}")
        elif word == "report":
            slim = {key: value for key, value in body.items() if key != "report"}
            slim["day"] = told_day(body.get("report") or {})
            self._put("report", id, slim, f"original/{body['original']}")
        elif word == "reading":
            self._put("reading", id, {"report": body["report"]}, f"report/{body['report']}")
        elif word == "source":
            source = load(Source, body)
            keys = [f"channel/{c}" for c in source.channels] + [f"name/{fold_name(n)}" for n in source.names]
            self._put("source", source.key, body, *keys)
        elif word == "deal":
            self._put("deal", id, {"report": body["report"]}, f"report/{body['report']}")
        elif word == "finding":
            self._put("finding", id, {}, f"person/{body['person']}")
        elif word == "review":
            self._put("review", id, body, f"claim/{body['claim']}")
        elif word == "rules":
            self._put("rules", id, body)

    def _take_statement(self, record: Recorded, naming: dict[tuple[int, str], list[tuple[int, Row]]]) -> None:
        """A claim, trait or observation: found by its report, and by its month when it may belong to an occasion."""
        body = record.payload or {}
        report = padded(body["report"])
        if self._rows.row("report", self._clearance, report) is None:
            return
        keys = [f"report/{body['report']}", *_occasion_keys(body), *(["observation"] * (record.word == "observation"))]
        self._put("statement", padded(record.number), {"word": record.word, "report": body["report"]}, *keys)
        if "normal" in body["about"]:
            naming[body["reading"], body["about"]["normal"]].append((record.number, body))

    def _told(self, naming: dict[tuple[int, str], list[tuple[int, Row]]]) -> dict[tuple[int, str], Context]:
        """What each reading tells of each person besides the name; it stands beside the name in the mention's row."""
        readings: dict[int, list[tuple[int, Row]]] = defaultdict(list)
        for (reading, _), members in naming.items():
            readings[reading].extend(members)
        found = {}
        for reading, members in readings.items():
            bodies = [body for _, body in sorted(members, key=lambda member: member[0])]
            report = self._rows.row("report", self._clearance, padded(bodies[0]["report"])) or {}
            day = date.fromisoformat(report["day"]) if report.get("day") else None
            found.update({(reading, name): told for name, told in contexts_from(bodies, "", day).items()})
        return found

    def _put_mention(self, normal: str, members: list[tuple[int, Row]], told: Context) -> int:
        """One row for each person that one reading names, under the entry of its first claim: the head."""
        head, first = members[0]
        about = first["about"]
        identifies = any(m["about"]["nature"] in ("name", "alias", "former_name") for _, m in members)
        entries = [number for number, _ in members]
        keys = [f"report/{first['report']}", *(f"entry/{number}" for number in entries)]
        if identifies:
            keys += [f"match/{key}" for key in candidates.keys(Name.of(normal))]
        body = {
            "head": head,
            "name": normal,
            "script": about.get("script", "Latn"),
            "language": about.get("language", "en"),
            "report": first["report"],
            "identifies": identifies,
            "members": entries,
            "told": dump(told),
        }
        self._put("mention", padded(head), body, *keys)
        return head

    def _put_known(self, number: int, body: Row) -> int:
        """A known person, as their latest entry says; under the first one that can be seen, so that the id stays."""
        chain = body.get("first") or number
        person = load(KnownPerson, body)
        self._put("known", padded(number), body, f"chain/{chain}", *known_keys(person))
        members = [int(id) for id in self._rows.find("known", self._clearance, f"chain/{chain}")]
        row, keys = known_mention(person, members)
        self._put("mention", padded(members[0]), row, *keys)
        return members[0]

    def _put_judgement(self, number: int, payload: Row) -> set[int]:
        judgement = load(Judgement, payload)
        heads = self._heads(judgement.pair)
        if not all(self._heads([entry]) for entry in judgement.pair):
            return set()
        keys = [f"entry/{entry}" for entry in judgement.pair]
        if judgement.part_of is not None:
            keys.append(f"decision/{judgement.part_of}")
        self._put("judgement", padded(number), payload, *keys)
        return heads

    def _heads(self, entries: Iterable[int]) -> set[int]:
        """The mentions, by their heads, of those of these entries that name somebody who can be seen."""
        heads = (head_of(self._rows, self._clearance, entry) for entry in entries)
        return {head for head in heads if head is not None}

    def _drop_judgement(self, number: int) -> set[int]:
        """Take a withdrawn judgement away, and give its mentions; a clearance that never saw it has none to give."""
        payload = self._rows.row("judgement", self._clearance, padded(number))
        if payload is None:
            return set()
        self._rows.drop("judgement", self._clearance, padded(number))
        return set(load(Judgement, payload).pair)

    def _drop_known(self, number: int) -> set[int]:
        """Take away what was known of somebody with all that was made of it, and give whoever that was about.

        What another entry says of the same person stands, and what it says last counts.
        """
        body = self._rows.row("known", self._clearance, padded(number))
        if body is None:
            return set()
        loose = set()
        for projection in ("known", "mention", "person", "judgement", "queue"):
            shelf = projection, self._clearance
            for id in [padded(number)] if projection == "known" else self._rows.find(*shelf, f"entry/{number}"):
                row = self._rows.row(*shelf, id) or {}
                loose |= {*row.get("mentions", ()), *(row[side] for side in ("left", "right") if side in row)}
                self._rows.drop(*shelf, id)
        left = self._rows.find("known", self._clearance, f"chain/{body.get('first') or number}")
        if left:
            last = int(left[-1])
            loose.add(self._put_known(last, self._rows.row("known", self._clearance, left[-1]) or {}))
        return loose - {number}


def _occasion_keys(body: dict[str, Any]) -> Iterator[str]:
    """By month for claims that may tell of an occasion, and one key for counts of people still held."""
    if body.get("kind") in ("released", "pardoned", "exiled", "exchanged"):
        when = body.get("when") or {}
        earliest, latest = when.get("earliest"), when.get("latest")
        if earliest and latest:
            yield from sorted({f"month/{earliest[:7]}", f"month/{latest[:7]}"})
    if body.get("kind") in ("held", "detained", "arrested") and "quantity" in body["about"]:
        yield "count/held"


def fold_name(name: str) -> str:
    """A name of a body or an outlet, so that case and spacing don't matter.

    >>> fold_name("  Example  Wire ")
    'example wire'
    """
    return " ".join(name.casefold().split())
