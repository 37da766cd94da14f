"""Persons of SlavicNER found again across documents, languages and scripts; results/identity-slavicner.json.

usage: python -m bench.slavicner PATH-OF-A-COPY

Every mention of a person (label PER, an id of a person, not of a people or party) of every topic but ``asia_bibi`` and
of all six languages is clustered, and the clusters are held against the corpus's ids with B³ (Bagga and Baldwin 1998:
precision and recall of each mention's cluster, averaged over mentions). Used are the name, the language of its document
and the other people named there:

- A name becomes the normal form that our reader gives it where we read its language (pl, ru, uk), all names of a
  document together; else it stays as it is, in whatever case.
- Across documents only full names are linked, by the verdict *same* of pairs that share a blocking key, as in the
  register; a full name that the matcher would not link to itself links nothing beyond its document. Where a pair is
  unsure by the names, the company of both may tell, by the register's rule for circumstances (`compare_in_context`).
- A bare surname, a bare given name, initials, or an initial with a surname is the person of its document whose full
  name fits it best; where several fit alike (the husband and the wife) it is the one named so far or whom the document
  is about, where that is plain (`habeas.identity.within`), else it is its document's own. A title, a particle or what
  tells father from son (Jr., младший) makes no bare name a full one; nor are two surnames one, beside a longer name.
  Bare surnames are never linked across documents: of those that share company with a full name that fits, one in ten
  is somebody else's.

What is counted stands in the results beside the figures, the strictest way first: ``all`` mentions; ``in_full``, those
of persons whom their document names in full somewhere (a name alone can't link the others); ``full_names``, only the
mentions that are full names themselves. Each is also given for the languages whose endings we read. The corpus has some
persons under two ids: how many ids have the same usual full name as another, letter for letter, is told, and what
``in_full`` comes to where those count as one.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from heapq import nsmallest
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

from bench.results import write
from habeas.identity.candidates import keys
from habeas.identity.clusters import MentionNode, persons
from habeas.identity.compare import AUTHOR, MATCHER, Judged, compare
from habeas.identity.context import Context
from habeas.identity.contextwords import person
from habeas.identity.judge import compare_in_context
from habeas.identity.names import Name
from habeas.identity.spelling import tokens
from habeas.identity.tables import load_tables
from habeas.identity.within import Full, is_double_surname, meant
from habeas.model.decisions import Judgement, Verdict
from habeas.reading.endings.naming import normal_of

CLOSED = "asia_bibi"
OURS = ("pl", "ru", "uk")
COLUMNS = 6
TWO_WORDS = 2
EVEN_PPM = 500_000
# So many pairs of documents are looked at for each two names that are unsure: those with the most company in common.
MOST_PAIRS = 5
COUNTED = {
    "all": "every mention of a person, bare surnames and initials included",
    "in_full": "mentions of persons whom the same document names in full somewhere",
    "full_names": "mentions that are full names themselves",
    "…_read_by_us": f"the same in {', '.join(OURS)} only",
}


@dataclass(frozen=True, slots=True)
class Named:
    """A mention: its document, language, name in normal form, the id of whom it names, its place, and its letters."""

    document: str
    language: str
    form: str
    person: str
    at: int = 0
    written: str = ""

    @property
    def name(self) -> Name:
        """The name, of which the language of its document is known."""
        return Name.of(self.form, "", self.language)

    @property
    def full(self) -> bool:
        """Whether the name has two words or more, besides titles, particles and initials."""
        return is_full(self.form)


class Node(NamedTuple):
    """What is held against others: a name, and the document where it stays in one."""

    name: Name
    document: str


def main() -> None:
    """Cluster, score, and keep the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path)
    files = sorted(file for file in (parser.parse_args().path / "ner").glob("*/*/*") if CLOSED not in file.parts)
    mentions = [mention for file in files for mention in read(file)]
    found = clusters(mentions)
    parts = counted(mentions)
    one_id = ids_made_one(mentions)
    made_one = [replace(one, person=one_id.get(one.person, one.person)) for one in mentions]
    forms: list[Hashable] = [one.form if one.full else (one.document, one.form) for one in mentions]
    write(
        "identity-slavicner",
        {
            "matcher": MATCHER,
            "measured_on": sha256(b"".join(sha256(file.read_bytes()).digest() for file in files)).hexdigest(),
            "documents": len({one.document for one in mentions}),
            "persons": len({one.person for one in mentions}),
            "counted": COUNTED,
            "headline": "all",
            "ids_that_share_a_full_name_with_another": len(one_id),
            "b_cubed": {name: _part(mentions, found, inside) for name, inside in parts.items()},
            "b_cubed_in_full_with_such_ids_made_one": _part(made_one, found, parts["in_full"]),
            "b_cubed_by_equal_forms_alone": {name: _part(mentions, forms, inside) for name, inside in parts.items()},
        },
    )


def read(file: Path) -> list[Named]:
    """The mentions of persons in an annotated document, in normal forms decided together where we read them."""
    language, document = file.parent.name, "/".join(file.parts[-3:])
    rows = [line.split("\t") for line in file.read_text("utf-8-sig").splitlines()]
    people = [row for row in rows if len(row) >= COLUMNS and row[4] == "PER" and row[5].startswith("PER-")]
    written = [row[2] for row in people]
    forms = normal_of(written, language) if language in OURS else {}
    return [Named(document, language, forms.get(row[2], row[2]), row[5], int(row[0]), row[2]) for row in people]


@cache
def is_full(form: str) -> bool:
    """Whether a form has two words or more, besides titles, particles, juniors and initials.

    >>> is_full("Anna B. Example"), is_full("Example-Muster"), is_full("A. Example"), is_full("Example junior")
    (True, False, False, False)
    """
    words = tokens(form)
    if len(words) == TWO_WORDS and words[1].text.lower() in load_tables().words["juniors"]:
        return False
    return sum(not word.initial for word in words) >= TWO_WORDS


def counted(mentions: Sequence[Named]) -> dict[str, list[bool]]:
    """Which mentions each way to count takes, the strictest first."""
    full_in = {(one.document, one.person) for one in mentions if one.full}
    in_full = [(one.document, one.person) in full_in for one in mentions]
    parts = {"all": [True] * len(mentions), "in_full": in_full, "full_names": [one.full for one in mentions]}
    ours = [one.language in OURS for one in mentions]
    read = {
        f"{name}_read_by_us": [a and b for a, b in zip(inside, ours, strict=True)] for name, inside in parts.items()
    }
    return parts | read


def ids_made_one(mentions: Sequence[Named]) -> dict[str, str]:
    """The ids that share with another the full name that they have most often in some language; each with the first.

    That a name stands once under another's id is a slip, and makes nobody one.
    """
    forms: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for one in mentions:
        if one.full:
            forms[one.language, one.person][one.form] += 1
    ids: defaultdict[str, set[str]] = defaultdict(set)
    for (_, one_id), counts in forms.items():
        ids[min(counts, key=lambda form: (-counts[form], form))].add(one_id)
    first: dict[str, str] = {}
    for people in (ids[form] for form in sorted(ids) if len(ids[form]) > 1):
        olds = {first.get(person, person) for person in people}
        first |= {person: min(olds) for person in {*people, *(one for one, to in first.items() if to in olds)}}
    return first


judged = cache(compare)
"""What the matcher says of two names."""


def clusters(mentions: Sequence[Named]) -> list[Hashable]:
    """The cluster of each mention."""
    named: defaultdict[str, list[Full]] = defaultdict(list)
    for one in mentions:
        if one.full:
            named[one.document].append(Full(one.at, one.name, None))
    full = [one for one in mentions if one.full and not is_double_surname(one.name, named[one.document])]
    of = linked({_node(one) for one in full}, Company(full))
    told: defaultdict[str, list[Full]] = defaultdict(list)
    for one in full:
        told[one.document].append(Full(one.at, one.name, of[_node(one)]))
    nodes = dict.fromkeys(full)
    return [of[_node(one)] if one in nodes else _cluster(one, told[one.document]) for one in mentions]


def _node(one: Named) -> Node:
    """A name, and the document that it stays in if the matcher would not link it to itself."""
    return Node(one.name, "" if judged(one.name, one.name).verdict is Verdict.SAME else one.document)


def _cluster(one: Named, told: Sequence[Full]) -> Hashable:
    whom = meant(one.name, one.at, told, Name.of(one.written or one.form, "", one.language), judged)
    return (one.document, one.form) if whom is None else whom


class Company:
    """Who is named beside whom: where a name alone is unsure, the same people beside both may tell."""

    def __init__(self, mentions: Sequence[Named]) -> None:
        """``mentions`` are full names."""
        self._named: defaultdict[str, dict[str, None]] = defaultdict(dict)
        self._where: defaultdict[Name, set[str]] = defaultdict(set)
        for one in mentions:
            self._named[one.document][one.form] = None
            self._where[one.name].add(one.document)

    def judged(self, left: Node, right: Node) -> Judged:
        """What the matcher says of two names, or of two mentions of them that have much company in common."""
        by_name = judged(left.name, right.name)
        if by_name.verdict is not Verdict.UNSURE or by_name.probability_ppm < EVEN_PPM:
            return by_name
        for here, there in self._nearest(left, right):
            beside = self._beside(here, left.name), self._beside(there, right.name)
            told = compare_in_context(left.name, beside[0], right.name, beside[1])
            if told.verdict is Verdict.SAME:
                return told
        return by_name

    def _nearest(self, left: Node, right: Node) -> list[tuple[str, str]]:
        """The documents of each in which the most of the same people are named besides."""
        own = person(left.name.text) | person(right.name.text)
        others = [(there, self._people(there)) for there in self._documents(right)]
        found = [
            (-len(common), here, there)
            for here in self._documents(left)
            for there, people in others
            if here != there and (common := (self._people(here) & people) - own)
        ]
        return [(here, there) for _, here, there in nsmallest(MOST_PAIRS, found)]

    def _documents(self, node: Node) -> set[str]:
        return {node.document} if node.document else self._where[node.name]

    def _people(self, document: str) -> frozenset[str]:
        return _keys(tuple(self._named[document]))

    def _beside(self, document: str, name: Name) -> Context:
        return Context(
            report=document, companions=tuple(other for other in self._named[document] if other != name.text)
        )


@cache
def _keys(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(key for name in names for key in person(name))


def linked(nodes: set[Node], company: Company) -> dict[Node, int]:
    """The person of each node, under the machine's judgements on all pairs of names that share a key."""
    number = {node: at for at, node in enumerate(sorted(nodes, key=_order), 1)}
    rows = [MentionNode(at, at, node.name.text, "", "", at, identifies=True) for node, at in number.items()]
    judgements: list[tuple[int, Judgement]] = []
    for one, other in meeting(nodes):
        told = company.judged(one, other)
        made = Judgement(number[one], number[other], told.verdict, told.probability_ppm, told.reasons, AUTHOR)
        judgements.append((len(judgements) + 1, made))
    found = persons(rows, judgements).persons
    of = {entry: at for at, one in enumerate(found) for entry in one.mentions}
    return {node: of[at] for node, at in number.items()}


def _order(node: Node) -> tuple[str, str, str]:
    return node.name.text, node.name.language, node.document


def meeting(nodes: set[Node]) -> list[tuple[Node, Node]]:
    """The pairs of nodes that share a blocking key."""
    by_key: defaultdict[str, list[Node]] = defaultdict(list)
    for node in sorted(nodes, key=_order):
        for key in keys(node.name):
            by_key[key].append(node)
    found = {pair for block in by_key.values() for pair in combinations(block, 2) if pair[0].name != pair[1].name}
    return sorted(found, key=lambda pair: (_order(pair[0]), _order(pair[1])))


def _part(mentions: Sequence[Named], found: Sequence[Hashable], inside: Sequence[bool]) -> dict[str, Any]:
    pairs = [(cluster, one.person) for one, cluster, yes in zip(mentions, found, inside, strict=True) if yes]
    return b_cubed(pairs)


def b_cubed(pairs: Sequence[tuple[Hashable, Hashable]]) -> dict[str, Any]:
    """B³ of mentions, each given as the cluster it was put into and the person it names.

    >>> b_cubed([(1, "a"), (1, "a"), (2, "a"), (2, "b")])
    {'mentions': 4, 'precision': 0.75, 'recall': 0.6667, 'f1': 0.7059}
    """
    both, found, true = Counter(pairs), Counter(one for one, _ in pairs), Counter(one for _, one in pairs)
    precision = sum(count**2 / found[cluster] for (cluster, _), count in both.items()) / len(pairs)
    recall = sum(count**2 / true[person] for (_, person), count in both.items()) / len(pairs)
    f1 = 2 * precision * recall / (precision + recall)
    told = {"precision": precision, "recall": recall, "f1": f1}
    return {"mentions": len(pairs), **{name: round(value, 4) for name, value in told.items()}}


if __name__ == "__main__":
    main()
