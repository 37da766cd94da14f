"""Resolve openly fictional mentions at scale and write what it took; results/resolution.json.

usage: python -m bench.resolution [--people N] [--mentions M] [--processes P] [--shuffles S] [--without-company]

Precision and recall are of pairs of mentions: of the pairs put into one person, the share that truly are; of the pairs
that truly are one person, the share that was put together. "Comparisons" are full comparisons of two spellings, counted
for both of them. The same mentions in another order must give the same persons. With --without-company no report tells
what anybody does or who is named beside them, to see what these two are worth.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import combinations
from random import Random
from typing import Any

from bench.people import FictionalMention, mentions, people
from bench.people_company import Company
from bench.people_context import beside, weigh
from bench.results import RESULTS, write
from habeas.casework.resolution import Resolved, resolve
from habeas.identity.batch import Case
from habeas.identity.compare import MATCHER

SEED = 1
LINKABLE = ("full", "inflected", "short form", "full, slip")


def main() -> None:
    """Make the people, resolve their mentions in several orders, and keep the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--mentions", type=int, default=300_000)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--shuffles", type=int, default=2)
    parser.add_argument("--without-company", action="store_true")
    asked = parser.parse_args()
    size = f"{asked.mentions:,}" + (" without company" if asked.without_company else "")
    made = people(asked.people, SEED)
    told = mentions(made, asked.mentions, SEED + 1)
    if not asked.without_company:
        told = Company(made, SEED + 9).of(told)
    partitions = []
    figures: dict[str, Any] = {}
    for shuffle in range(asked.shuffles):
        start, cpu = time.perf_counter(), sum(os.times()[:4])
        found = resolve([Case(row.text, beside(row)) for row in told], weigh, processes=asked.processes)
        seconds, cpu = time.perf_counter() - start, sum(os.times()[:4]) - cpu
        partitions.append(_partition(told, found))
        if not shuffle:
            figures = {
                **measured(told, found),
                "people": asked.people,
                "people_with_a_namesake": _share_of_namesakes([f"{p.given[0]} {p.surname[0]}" for p in made]),
                "processes": asked.processes,
                "cores": os.cpu_count(),
                "matcher": MATCHER,
                "seconds": round(seconds),
                "processor_seconds": round(cpu),
                "seed": SEED,
            }
        told = list(told)
        Random(SEED + 2 + shuffle).shuffle(told)  # noqa: S311 -- a benchmark, not a secret
        figures["orders_tried"] = len(partitions)
        if shuffle:
            figures["one_partition_from_any_order"] = all(partition == partitions[0] for partition in partitions)
        write("resolution", {**_known(), size: figures})


def _known() -> dict[str, Any]:
    """The figures of other sizes, which stay."""
    path = RESULTS / "resolution.json"
    known: dict[str, Any] = json.loads(path.read_text("utf-8")) if path.exists() else {}
    return known


def measured(told: Sequence[FictionalMention], found: Resolved) -> dict[str, Any]:
    """Quality and effort of one resolution."""
    truth = [row.who for row in told]
    full = [at for at, row in enumerate(told) if row.kind in LINKABLE]
    comparisons = sorted(found.comparisons)
    right, ours, theirs = _pairs(zip(truth, found.persons, strict=True)), _pairs(found.persons), _pairs(truth)
    right_full = _pairs((truth[at], found.persons[at]) for at in full)
    return {
        "mentions": len(told),
        "spellings": len({row.text for row in told}),
        "pairs": theirs,
        "precision": round(right / ours, 5),
        "recall": round(right / theirs, 4),
        "recall_of_full_names": round(right_full / _pairs(truth[at] for at in full), 4),
        "recall_by_kind": _by_kind(told, found),
        "persons_found": len(set(found.persons)),
        "links": len(found.links),
        "blocked_by_contradictions": found.blocked,
        "comparisons": {
            "median": comparisons[len(comparisons) // 2],
            "p99": comparisons[len(comparisons) * 99 // 100],
            "most": comparisons[-1],
            "mean": round(sum(comparisons) / len(comparisons), 1),
        },
    }


def _pairs(labels: Any) -> int:
    return sum(count * (count - 1) // 2 for count in Counter(labels).values())


def _by_kind(told: Sequence[FictionalMention], found: Resolved) -> dict[str, float]:
    """The recall of pairs by how the two are named."""
    of_one: defaultdict[int, list[int]] = defaultdict(list)
    for at, row in enumerate(told):
        of_one[row.who].append(at)
    pairs: Counter[str] = Counter()
    together: Counter[str] = Counter()
    for places in of_one.values():
        for one, other in combinations(places, 2):
            kind = " – ".join(sorted((told[one].kind, told[other].kind)))
            pairs[kind] += 1
            together[kind] += found.persons[one] == found.persons[other]
    return {kind: round(together[kind] / count, 4) for kind, count in pairs.items() if count >= 25}


def _share_of_namesakes(names: Sequence[str]) -> float:
    return round(sum(count for count in Counter(names).values() if count > 1) / len(names), 3)


def _partition(told: Sequence[FictionalMention], found: Resolved) -> frozenset[tuple[str, ...]]:
    """The persons as what they consist of; mentions that tell exactly the same are told apart by nothing."""
    groups: defaultdict[int, list[str]] = defaultdict(list)
    for row, person in zip(told, found.persons, strict=True):
        groups[person].append(f"{row.text} {beside(row)}")
    return frozenset(tuple(sorted(group)) for group in groups.values())


if __name__ == "__main__":
    main()
