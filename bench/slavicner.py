"""Persons of SlavicNER found again across documents, languages and scripts; results/identity-slavicner.json.

usage: python -m bench.slavicner PATH-OF-A-COPY

Every mention of a person (label PER, an id of a person, not of a people or party) of every topic but ``asia_bibi`` and
of all six languages is clustered, and the clusters are held against the corpus's ids with B³ (Bagga and Baldwin 1998:
precision and recall of each mention's cluster, averaged over mentions). Nothing but the name is used:

- A name becomes the normal form that our reader gives it where we read its language (pl, ru, uk), else it stays as it
  is, in whatever case.
- Across documents only full names are linked, by the verdict *same* of pairs that share a blocking key, as in the
  register; a full name that the matcher would not link to itself links nothing beyond its document.
- A bare surname, or one with an initial, is the person of its document whose full name fits it best; where several fit
  alike or none does, it is nobody else's than its document's. ``in_full`` leaves out the mentions of persons whom their
  document never names in full: a name alone can't link those.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from itertools import combinations
from pathlib import Path
from typing import Any

from bench.results import write
from habeas.identity.candidates import keys
from habeas.identity.clusters import MentionNode, persons
from habeas.identity.compare import AUTHOR, MATCHER, Judged, compare
from habeas.identity.names import Name
from habeas.model.decisions import Judgement, Verdict
from habeas.reading.endings.naming import normal_form

CLOSED = "asia_bibi"
OURS = ("pl", "ru", "uk")
COLUMNS = 6


@dataclass(frozen=True, slots=True)
class Named:
    """A mention: its document, language, name in normal form, and the id of whom it names."""

    document: str
    language: str
    form: str
    person: str

    @property
    def full(self) -> bool:
        """Whether the name has two words or more and no initial."""
        words = self.form.replace(".", ". ").split()
        return len(words) > 1 and all(len(word.rstrip(".")) > 1 for word in words)


def main() -> None:
    """Cluster, score, and keep the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path)
    files = sorted(file for file in (parser.parse_args().path / "ner").glob("*/*/*") if CLOSED not in file.parts)
    mentions = [mention for file in files for mention in read(file)]
    found = clusters(mentions)
    full_in = {(one.document, one.person) for one in mentions if one.full}
    parts = {
        "all": [True] * len(mentions),
        "in_full": [(one.document, one.person) in full_in for one in mentions],
        "in_full_and_read_by_us": [(o.document, o.person) in full_in and o.language in OURS for o in mentions],
    }
    forms: list[Hashable] = [one.form if one.full else (one.document, one.form) for one in mentions]
    write(
        "identity-slavicner",
        {
            "matcher": MATCHER,
            "measured_on": sha256(b"".join(sha256(file.read_bytes()).digest() for file in files)).hexdigest(),
            "documents": len({one.document for one in mentions}),
            "persons": len({one.person for one in mentions}),
            "b_cubed": {name: _part(mentions, found, inside) for name, inside in parts.items()},
            "b_cubed_by_equal_forms_alone": {name: _part(mentions, forms, inside) for name, inside in parts.items()},
        },
    )


def read(file: Path) -> Iterator[Named]:
    """The mentions of persons in an annotated document."""
    language, document = file.parent.name, "/".join(file.parts[-3:])
    for line in file.read_text("utf-8-sig").splitlines():
        cells = line.split("\t")
        if len(cells) >= COLUMNS and cells[4] == "PER" and cells[5].startswith("PER-"):
            form = normal_form(cells[2], language) if language in OURS else cells[2]
            yield Named(document, language, form, cells[5])


@cache
def judged(left: str, right: str) -> Judged:
    """What the matcher says of two forms."""
    return compare(Name.of(left), Name.of(right))


def clusters(mentions: Sequence[Named]) -> list[Hashable]:
    """The cluster of each mention."""
    node = {(one.document, one.form): _node(one) for one in mentions if one.full}
    person = linked(sorted(set(node.values())))
    by_document: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for (document, form), where in node.items():
        by_document[document][form] = person[where]
    return [_cluster(one, by_document[one.document]) for one in mentions]


def _node(one: Named) -> tuple[str, str]:
    """A form, and the document that it stays in if the matcher would not link it to itself."""
    return one.form, "" if judged(one.form, one.form).verdict is Verdict.SAME else one.document


def _cluster(one: Named, full: dict[str, int]) -> Hashable:
    if one.full:
        return full[one.form]
    best: defaultdict[int, int] = defaultdict(int)
    for form, person in full.items():
        told = judged(one.form, form)
        if told.verdict is not Verdict.DIFFERENT:
            best[person] = max(best[person], told.probability_ppm)
    likeliest = [person for person, ppm in best.items() if ppm == max(best.values())]
    return likeliest[0] if len(likeliest) == 1 else (one.document, one.form)


def linked(nodes: Sequence[tuple[str, str]]) -> dict[tuple[str, str], int]:
    """The person of each node, under the machine's judgements on all pairs of forms that share a key."""
    number = {node: at for at, node in enumerate(nodes, 1)}
    rows = [MentionNode(at, at, form, "", "", at, identifies=True) for (form, _), at in number.items()]
    judgements: list[tuple[int, Judgement]] = []
    for one, other in sorted(meeting(nodes)):
        told = judged(one[0], other[0])
        made = Judgement(number[one], number[other], told.verdict, told.probability_ppm, told.reasons, AUTHOR)
        judgements.append((len(judgements) + 1, made))
    found = persons(rows, judgements).persons
    of = {entry: at for at, person in enumerate(found) for entry in person.mentions}
    return {node: of[at] for node, at in number.items()}


def meeting(nodes: Sequence[tuple[str, str]]) -> set[tuple[tuple[str, str], tuple[str, str]]]:
    """The pairs of nodes that share a blocking key."""
    by_key: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for node in sorted(nodes):
        for key in keys(Name.of(node[0])):
            by_key[key].append(node)
    return {pair for block in by_key.values() for pair in combinations(block, 2) if pair[0][0] != pair[1][0]}


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
