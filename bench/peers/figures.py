"""How well a tool's answers hold: at the threshold its makers document, and at the best one of other persons."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bench.labelled import Pair
from bench.peers.matchers import APART, LINKED, Answer

PRECISE = 0.95


@dataclass(frozen=True, slots=True)
class Scored:
    """A pair with what a tool answered."""

    pair: Pair
    score: float
    verdict: str | None


def figures(pairs: Sequence[Pair], answers: Sequence[Answer], threshold: float | None) -> dict[str, Any]:
    """All that is kept of a tool's answers; ``threshold`` is the documented one, if there is one."""
    rows = [Scored(pair, *answer) for pair, answer in zip(pairs, answers, strict=True)]
    decidable = [row for row in rows if row.pair.decidable]
    other = [row for row in decidable if row.pair.half == "other"]
    best = best_threshold([row for row in decidable if row.pair.half == "tuned"])
    own = {id(row): _own(row, threshold) for row in rows}
    known = None not in own.values()
    used = own if known else {id(row): _at(row, best) for row in rows}
    return {
        "own_threshold": {"other": _by(other, own), "whole": _by(decidable, own)} if known else None,
        "best_threshold": {"threshold": round(best, 4), **quality(other, best)},
        "recall_at_precision_095": recall_at(PRECISE, other),
        "kinds_right_at_best": _kinds(decidable, best),
        "undecidable": dict(Counter(used[id(row)] for row in rows if not row.pair.decidable)),
        "review_share": _share(sum(used[id(row)] not in (LINKED, APART) for row in decidable), len(decidable)),
    }


def _own(row: Scored, threshold: float | None) -> str | None:
    return row.verdict if row.verdict or threshold is None else _at(row, threshold)


def _at(row: Scored, threshold: float) -> str:
    return LINKED if row.score >= threshold else APART


def best_threshold(rows: Sequence[Scored]) -> float:
    """The score from which calling pairs one person gives the best F1; of equals the highest.

    >>> pairs = [Pair("a", "b", same, "kind", "tuned") for same in (True, True, False)]
    >>> best_threshold([Scored(pair, score, None) for pair, score in zip(pairs, (0.9, 0.7, 0.4))])
    0.7
    """
    return max({row.score for row in rows}, key=lambda score: (quality(rows, score)["f1"] or 0, score))


def recall_at(precision: float, rows: Sequence[Scored]) -> float:
    """The highest recall that any threshold reaches with at least this precision; 0 where none does."""
    found = (quality(rows, score) for score in {row.score for row in rows})
    return max((one["recall"] for one in found if (one["precision"] or 0) >= precision), default=0.0)


def quality(rows: Sequence[Scored], threshold: float) -> dict[str, Any]:
    """Precision, recall and F1 of linking from this score on."""
    return _by(rows, {id(row): _at(row, threshold) for row in rows})


def _by(rows: Sequence[Scored], verdicts: dict[int, str | None]) -> dict[str, Any]:
    count = Counter((row.pair.same, verdicts[id(row)] == LINKED) for row in rows)
    right, wrong, missed = count[True, True], count[False, True], count[True, False]
    return {
        "right": right,
        "wrong": wrong,
        "precision": _share(right, right + wrong),
        "recall": _share(right, right + missed),
        "f1": _share(2 * right, 2 * right + wrong + missed),
    }


def _kinds(rows: Sequence[Scored], threshold: float) -> dict[str, float | None]:
    right: defaultdict[str, list[bool]] = defaultdict(list)
    for row in rows:
        right[row.pair.kind].append((row.score >= threshold) == row.pair.same)
    return {kind: _share(sum(told), len(told)) for kind, told in sorted(right.items())}


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None
