"""Score the matcher on labelled pairs of names that lie outside the repository; results/identity.json.

usage: python -m bench.identity PAIRS.tsv

PAIRS has the columns left, right, same (1 or 0), kind, source and group (the persons' keys). Rows of the kind
``ambiguous-…`` can't be decided by a name and only count as what they were answered. The half "other" shares no person
with the half "tuned", which is the one that the weights were set on. Only figures and a digest are written, no name.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from bench.labelled import Pair, read
from bench.results import write
from habeas.identity.candidates import keys
from habeas.identity.compare import DIFFERENT_UP_TO_PPM, MATCHER, SAME_FROM_PPM, Judged, compare
from habeas.identity.names import Name
from habeas.model.decisions import Verdict

EVEN_PPM = 500_000


@dataclass(frozen=True, slots=True)
class Scored:
    """A pair with what the matcher said and whether the two share a blocking key."""

    pair: Pair
    judged: Judged
    meets: bool


def main() -> None:
    """Judge every pair and keep the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pairs", type=Path)
    path = parser.parse_args().pairs
    pairs = read(path)
    compare(Name.of("Anna Example"), Name.of("Anna Muster"))  # the tables are read before the clock starts
    start = time.perf_counter()
    judged = [compare(Name.of(pair.left), Name.of(pair.right)) for pair in pairs]
    seconds = time.perf_counter() - start
    rows = [
        Scored(pair, answer, bool(keys(Name.of(pair.left)) & keys(Name.of(pair.right))))
        for pair, answer in zip(pairs, judged, strict=True)
    ]
    write(
        "identity",
        {
            "matcher": MATCHER,
            "measured_on": {"sha256": sha256(path.read_bytes()).hexdigest(), "pairs": len(pairs)},
            "thresholds_ppm": {"same_from": SAME_FROM_PPM, "different_up_to": DIFFERENT_UP_TO_PPM},
            "whole": figures(rows),
            "halves": {
                "tuned": figures([row for row in rows if row.pair.half != "other"]),
                "other": figures([row for row in rows if row.pair.half == "other"]),
            },
            "kinds": kinds(rows),
            "pairs_per_second_cold_cache": round(len(pairs) / seconds),
        },
    )


def figures(rows: list[Scored]) -> dict[str, Any]:
    """Quality of the verdict "same" (what is linked by itself) and of the probability cut at one half."""
    decidable = [row for row in rows if row.pair.decidable]
    undecidable = Counter(row.judged.verdict.value for row in rows if not row.pair.decidable)
    true = [row for row in decidable if row.pair.same]
    return {
        "pairs": len(decidable),
        "same_persons": len(true),
        "auto_link": _quality(decidable, {id(row) for row in decidable if row.judged.verdict is Verdict.SAME}),
        "at_one_half": _quality(decidable, {id(row) for row in decidable if row.judged.probability_ppm >= EVEN_PPM}),
        "unsure_share": _share(sum(row.judged.verdict is Verdict.UNSURE for row in decidable), len(decidable)),
        "called_different_though_same": sum(row.judged.verdict is Verdict.DIFFERENT for row in true),
        "key_recall": _share(sum(row.meets for row in true), len(true)),
        "undecidable": dict(undecidable),
    }


def _quality(rows: Iterable[Scored], linked: set[int]) -> dict[str, Any]:
    count = Counter((row.pair.same, id(row) in linked) for row in rows)
    right, wrong, missed = count[True, True], count[False, True], count[True, False]
    return {
        "right": right,
        "wrong": wrong,
        "precision": _share(right, right + wrong),
        "recall": _share(right, right + missed),
        "f1": _share(2 * right, 2 * right + wrong + missed),
    }


def kinds(rows: Iterable[Scored]) -> dict[str, dict[str, int]]:
    """How the pairs of each kind were answered."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        found[row.pair.kind][row.judged.verdict.value] += 1
    return {kind: dict(counts) for kind, counts in found.items()}


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


if __name__ == "__main__":
    main()
