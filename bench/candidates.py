"""Find the right person among many names in a register's own file on disk; results/candidates.json.

usage: python -m bench.candidates [--sizes N…] [--folder DIR]

The index is what `habeas add` writes for each mention: a row with its keys, of openly fictional people. Each query is
another mention of a person on record, as a fresh name; it has found the right one if a row of that person is among the
first 200. A bare surname or an initial means everybody it fits, so full names are told apart. What other sizes gave
before stays in the results, as a million takes its time. `seconds_to_fill` includes finding the keys of each name.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time
from dataclasses import dataclass, replace
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from random import Random
from typing import Any

from bench.people import FictionalMention, FictionalPerson, mentions, people
from bench.results import RESULTS, write
from habeas.casework.nearest import nearest
from habeas.casework.rows import ReadsRows, padded
from habeas.identity import candidates
from habeas.identity.names import Name
from habeas.ledger.sqlite import create_store
from habeas.ledger.store import Store
from habeas.model import Marking

SEED = 11
AT_MOST = 200
QUERIES = 1_000
AT_ONCE = 100_000
FIRST = 20


def main() -> None:
    """Fill an index of each size and ask it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", nargs="+", type=int, default=[100_000, 1_000_000], help="how many names")
    parser.add_argument("--folder", type=Path, help="where the register is made and removed; a million takes 2 GiB")
    asked = parser.parse_args()
    figures = _before()
    for size in asked.sizes:
        with tempfile.TemporaryDirectory(dir=asked.folder) as folder:
            figures[f"{size:,}"] = measured(Path(folder), size)
        write("candidates", {"names": figures, "seed": SEED})


def _before() -> dict[str, Any]:
    path = RESULTS / "candidates.json"
    told = json.loads(path.read_text("utf-8")) if path.exists() else {}
    return dict(told["names"]) if told.get("seed") == SEED else {}


def measured(folder: Path, size: int) -> dict[str, Any]:
    """The figures of an index with a name for each of ``size`` people."""
    who = people(size, SEED)
    on_record = mentions(who, size, SEED + 1)
    start = time.perf_counter()
    store = create_store(folder, key_id="0" * 64, clock=lambda: 0, salt=lambda: bytes(32), waiting=lambda: None)
    row_of = _fill(store, on_record)
    filled = time.perf_counter() - start
    figures = found(store, who, on_record, row_of)
    store.close()
    size_on_disk = round((folder / "ledger.sqlite").stat().st_size / 2**20)
    return {**figures, "seconds_to_fill": round(filled), "mebibytes": size_on_disk}


def found(
    store: Store, who: list[FictionalPerson], on_record: list[FictionalMention], row_of: dict[int, int]
) -> dict[str, Any]:
    """How well and how fast people on record are found by other mentions of theirs."""
    dice = Random(SEED + 2)  # noqa: S311 -- a benchmark, not a secret
    chosen = sorted({row.who for row in dice.sample(on_record, QUERIES)})
    asking = [replace(row, who=chosen[row.who]) for row in mentions([who[at] for at in chosen], len(chosen), SEED + 3)]
    with store.reading() as view:
        answers = [_asked(view, row, row_of) for row in asking]
    named = [row for row in answers if row.kind not in ("bare surname", "initial", "initial, slip")]
    times, cpu = (sorted(taken) for taken in zip(*((row.milliseconds, row.processor) for row in answers), strict=True))
    return {
        "recall_at_200": _recall(answers),
        "recall_at_200_of_full_names": _recall(named),
        "recall_at_20_of_full_names": round(sum(row.place < FIRST for row in named) / len(named), 4),
        "median_ms": round(statistics.median(times), 2),
        "p95_ms": round(times[len(times) * 95 // 100], 2),
        "median_processor_ms": round(statistics.median(cpu), 2),
        "p95_processor_ms": round(cpu[len(cpu) * 95 // 100], 2),
        "queries": len(answers),
        "found_median": statistics.median(row.found for row in answers),
    }


@dataclass(frozen=True, slots=True)
class Answer:
    """One query: how it named the person, at which place a row of that person came, and how long it took."""

    kind: str
    place: int
    found: int
    milliseconds: float
    processor: float


def _asked(view: ReadsRows, row: FictionalMention, row_of: dict[int, int]) -> Answer:
    start, busy = time.perf_counter(), time.process_time()
    found = nearest(view, Name.of(row.text), Marking.INTERNAL, AT_MOST)
    taken, used = 1000 * (time.perf_counter() - start), 1000 * (time.process_time() - busy)
    place = found.index(row_of[row.who]) if row_of[row.who] in found else AT_MOST
    return Answer(row.kind, place, len(found), taken, used)


def _recall(answers: list[Answer]) -> float:
    return round(sum(row.place < AT_MOST for row in answers) / len(answers), 4)


def _fill(store: Store, on_record: list[FictionalMention]) -> dict[int, int]:
    """Write the rows as the fold writes them, and tell which row is whose."""
    row_of: dict[int, int] = {}
    with get_context("fork").Pool(2) as pool:
        keyed = zip(on_record, pool.imap(_keys, (row.text for row in on_record), chunksize=500), strict=True)
        numbered = enumerate(keyed, 1)
        while portion := list(islice(numbered, AT_ONCE)):
            with store.writing() as writer:
                for number, (row, keys) in portion:
                    row_of[row.who] = number
                    body = {"head": number, "name": row.text, "members": [number], "report": number, "identifies": True}
                    writer.put("mention", Marking.INTERNAL, padded(number), body, [f"match/{key}" for key in keys])
    return row_of


def _keys(text: str) -> list[str]:
    return sorted(candidates.keys(Name.of(text)))


if __name__ == "__main__":
    main()
