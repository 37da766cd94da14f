"""The rows of persons, made again whole from all their mentions, and the questions about them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from habeas.casework.contexts import told_in
from habeas.casework.judgement_rows import judgements_on
from habeas.casework.payloads import dump
from habeas.casework.queue_rows import Queue
from habeas.casework.rows import ReadsRows, Row, WritesRows, padded
from habeas.casework.searching import search_keys
from habeas.identity import clusters
from habeas.model import Judgement, Marking, Person, Verdict


def remake(rows: WritesRows, clearance: Marking, touched: set[int]) -> None:
    """Make the persons again that these mentions (by their heads) are or may be part of, and their questions."""
    mentions, judgements = _connected(rows, clearance, touched)
    inside = {entry for mention in mentions.values() for entry in mention["members"]}
    for entry in sorted(inside):
        for projection in ("person", "queue"):
            for id in rows.find(projection, clearance, f"entry/{entry}"):
                rows.drop(projection, clearance, id)
    outdated = {
        entry for judged in judgements.values() for entry in judged.pair if _is_outdated(rows, clearance, entry)
    }
    judgements = {n: j for n, j in judgements.items() if j.by.is_human or outdated.isdisjoint(j.pair)}
    among = [(n, j) for n, j in sorted(judgements.items()) if j.left in inside and j.right in inside]
    made = clusters.persons([node for mention in mentions.values() for node in _nodes(mention)], among)
    ids = _ids(mentions.values(), made.persons)
    for person in made.persons:
        rows.put("person", clearance, person.id, dump(person), [*_keys(person), *ids.get(person.id, ())])
    Queue(rows, clearance, made).put(judgements, made.conflicts)


def head_of(rows: ReadsRows, clearance: Marking, entry: int) -> int | None:
    """The first entry of the mention that an entry is part of; ``None`` where it names nobody that can be seen."""
    found = rows.find("mention", clearance, f"entry/{entry}")
    return int(found[0]) if found else None


def _connected(
    rows: ReadsRows, clearance: Marking, start: Iterable[int]
) -> tuple[dict[int, Row], dict[int, Judgement]]:
    """All mentions that a chain of "same" leads to from ``start``, and every judgement on them."""
    mentions: dict[int, Row] = {}
    judgements: dict[int, Judgement] = {}
    waiting = sorted(start)
    while waiting:
        head = waiting.pop()
        if head in mentions:
            continue
        mentions[head] = rows.row("mention", clearance, padded(head)) or {"members": []}
        for number, judgement in judgements_on(rows, clearance, mentions[head]["members"]):
            judgements[number] = judgement
            if judgement.verdict is Verdict.SAME:
                others = (head_of(rows, clearance, entry) for entry in judgement.pair)
                waiting += [other for other in others if other is not None and other not in mentions]
    return mentions, judgements


def _is_outdated(rows: ReadsRows, clearance: Marking, entry: int) -> bool:
    """Whether it is what was known of somebody before a later entry: a machine's view of it counts no more."""
    body = rows.row("known", clearance, padded(entry))
    if body is None:
        return False
    return rows.find("known", clearance, f"chain/{body.get('first') or entry}")[-1] != padded(entry)


def _keys(person: Person) -> Iterator[str]:
    yield from (f"entry/{entry}" for entry in person.mentions)
    yield from sorted({key for form in person.names for word in search_keys(form.text) for key in word})


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
            also=tuple((text, script, language) for text, script, language in mention.get("also", ())),
            told=told_in(mention),
        )


def _ids(mentions: Iterable[Row], persons: Iterable[Person]) -> dict[str, list[str]]:
    """The keys of the ids that mentions bring to each person, by the person's id."""
    person_of = {entry: person.id for person in persons for entry in person.mentions}
    found: defaultdict[str, list[str]] = defaultdict(list)
    for mention in mentions:
        person = person_of.get(mention["members"][0]) if mention["members"] else None
        if person is not None:
            found[person] += [f"id/{known}" for known in mention.get("ids", ())]
    return found
