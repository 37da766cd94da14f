"""From ledger entries to rows: who is who, what was said of whom, which page came from where.

Every row is a function of the entries alone. Rows of single entries never change; a person's row is made again whole
from all its mentions whenever one of them is touched, so that adding report by report and rebuilding from the start
give equal rows (a property test compares them). All of it is done once for each clearance, from what that clearance
may see: a judgement counts only where both of its mentions are visible.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from habeas.casework.contexts import contexts_from, told_day, told_in
from habeas.casework.payloads import dump, load
from habeas.casework.rows import Row, WritesRows
from habeas.casework.searching import search_keys
from habeas.identity import candidates, clusters
from habeas.identity.context import Context
from habeas.identity.names import Name
from habeas.ledger.store import Recorded, View
from habeas.model import Judgement, Marking, Person, Source, Verdict

ABOUT_PEOPLE = ("claim", "trait", "observation")
REWRITES_HISTORY = ("withdrawal", "marking", "review")
"""Words whose entries change what earlier entries count for: after them everything is folded again."""


def padded(number: int) -> str:
    """An entry number as a row id that sorts by number.

    >>> padded(17)
    '000000000017'
    """
    return f"{number:012d}"


@dataclass(frozen=True, slots=True)
class Overrides:
    """What later entries changed about earlier ones."""

    withdrawn: frozenset[int] = frozenset()
    markings: tuple[tuple[int, Marking], ...] = ()

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


def refold(view: View, rows: WritesRows, *, until: int | None = None) -> None:
    """Fold all entries up to ``until`` (a ledger position, ``None``: all) into empty ``rows``, for every clearance."""

    def entries(words: tuple[str, ...] | None = None) -> Iterator[Recorded]:
        return (e for e in view.entries(words=words) if until is None or e.number <= until)

    overrides = Overrides.of(entries(REWRITES_HISTORY))
    for clearance in Marking:
        Fold(rows, clearance, overrides).absorb(entries())


def absorb(rows: WritesRows, records: list[Recorded]) -> None:
    """Fold newly appended entries (none that rewrites history) into ``rows``, for every clearance."""
    for clearance in Marking:
        Fold(rows, clearance, Overrides()).absorb(records)


def rewrites_history(records: Iterable[Recorded]) -> bool:
    """Whether one of these entries changes what earlier ones count for, so that all must be folded again."""
    return any(record.word in REWRITES_HISTORY for record in records)


class Fold:
    """The fold for one clearance."""

    def __init__(self, rows: WritesRows, clearance: Marking, overrides: Overrides) -> None:
        self._rows = rows
        self._clearance = clearance
        self._withdrawn = overrides.withdrawn
        self._markings = dict(overrides.markings)

    def absorb(self, records: Iterable[Recorded]) -> None:
        """Take the entries in, then make each touched person's row again."""
        naming: dict[tuple[int, str], list[tuple[int, Row]]] = defaultdict(list)
        judged: list[tuple[int, Row]] = []
        for record in records:
            if record.payload is None or not self._visible(record):
                continue
            if record.word in ABOUT_PEOPLE:
                self._take_statement(record, naming)
            elif record.word == "judgement":
                judged.append((record.number, record.payload))
            else:
                self._take_single(record.word, record.number, record.payload)
        told = self._told(naming)
        touched = {self._put_mention(key[1], members, told[key]) for key, members in naming.items()}
        for number, payload in judged:
            touched |= self._put_judgement(number, payload)
        self._remake_persons(touched)

    def _visible(self, record: Recorded) -> bool:
        if record.number in self._withdrawn:
            return False
        marking = self._markings.get(record.number, record.marking)
        return marking.height <= self._clearance.height

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

    def _put_judgement(self, number: int, payload: Row) -> set[int]:
        judgement = load(Judgement, payload)
        heads = {self._head_of(entry) for entry in judgement.pair}
        if None in heads:
            return set()
        keys = [f"entry/{entry}" for entry in judgement.pair]
        self._put("judgement", padded(number), payload, *keys)
        return {head for head in heads if head is not None}

    def _head_of(self, entry: int) -> int | None:
        found = self._rows.find("mention", self._clearance, f"entry/{entry}")
        return int(found[0]) if found else None

    def _mention(self, head: int) -> Row:
        body = self._rows.row("mention", self._clearance, padded(head))
        return body if body is not None else {"members": []}

    def _judgements_on(self, mention: Row) -> Iterator[tuple[int, Judgement]]:
        for entry in mention["members"]:
            for id in self._rows.find("judgement", self._clearance, f"entry/{entry}"):
                body = self._rows.row("judgement", self._clearance, id)
                if body is not None:
                    yield int(id), load(Judgement, body)

    def _connected(self, start: set[int]) -> tuple[dict[int, Row], dict[int, Judgement]]:
        """All mentions that a chain of "same" leads to from ``start``, and every judgement among them."""
        mentions: dict[int, Row] = {}
        judgements: dict[int, Judgement] = {}
        waiting = sorted(start)
        while waiting:
            head = waiting.pop()
            if head in mentions:
                continue
            mentions[head] = self._mention(head)
            for number, judgement in self._judgements_on(mentions[head]):
                judgements[number] = judgement
                if judgement.verdict is Verdict.SAME:
                    others = (self._head_of(entry) for entry in judgement.pair)
                    waiting += [other for other in others if other is not None and other not in mentions]
        return mentions, judgements

    def _remake_persons(self, touched: set[int]) -> None:
        mentions, judgements = self._connected(touched)
        inside = {entry for mention in mentions.values() for entry in mention["members"]}
        for entry in sorted(inside):
            for projection in ("person", "queue"):
                for id in self._rows.find(projection, self._clearance, f"entry/{entry}"):
                    self._rows.drop(projection, self._clearance, id)
        among = [(n, j) for n, j in sorted(judgements.items()) if j.left in inside and j.right in inside]
        made = clusters.persons([node for mention in mentions.values() for node in _nodes(mention)], among)
        for person in made.persons:
            self._put_person(person)
        self._queue(judgements, made.conflicts)

    def _put_person(self, person: Person) -> None:
        keys = [f"entry/{entry}" for entry in person.mentions]
        keys += sorted({key for form in person.names for word in search_keys(form.text) for key in word})
        self._put("person", person.id, dump(person), *keys)

    def _queue(self, judgements: dict[int, Judgement], conflicts: Iterable[tuple[int, int, str]]) -> None:
        """What a person has to decide: machine judgements that are unsure, and contradictions that a cluster shows."""
        settled = {j.pair for j in judgements.values() if j.by.is_human and j.verdict is not Verdict.UNSURE}
        waiting = {
            j.pair: "the names alone don't decide it" for j in judgements.values() if j.verdict is Verdict.UNSURE
        }
        waiting |= {(min(left, right), max(left, right)): why for left, right, why in conflicts}
        for (left, right), why in waiting.items():
            if (left, right) not in settled:
                body = {"left": left, "right": right, "why": why}
                self._put("queue", f"{padded(left)}-{padded(right)}", body, f"entry/{left}", f"entry/{right}")


def _nodes(mention: Row) -> Iterator[clusters.MentionNode]:
    for entry in mention["members"]:
        yield clusters.MentionNode(
            entry=entry,
            head=mention["head"],
            name=mention["name"],
            script=mention["script"],
            language=mention["language"],
            report=mention["report"],
            identifies=mention["identifies"],
            told=told_in(mention),
        )


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
