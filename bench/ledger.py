"""How fast the ledger records, reads and checks, on a disk of this machine; results/ledger.json."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import apsw

from bench.provenance import digest_of_code, with_date
from bench.results import write
from habeas.ledger.entry import canonical
from habeas.ledger.ledger import check
from habeas.ledger.sqlite import create_store
from habeas.ledger.store import Draft, Store
from habeas.model import Marking

SINGLE = 1_000
BATCHED = 50_000
WORDS = "Opposition and rights activists said that Anna Example was among those who were released on Saturday. " * 2


def a_claim(number: int) -> dict[str, Any]:
    """A payload of the size and shape that a claim has."""
    span = {"start": 10 + number, "end": 22 + number, "words": "Anna Example"}
    return {
        "report": number,
        "claim": {
            "kind": "released",
            "about": {"mention": {"name": "Anna Example", "normal": "Anna Example", "nature": "name", "span": span}},
            "when": {"earliest": "2025-12-13", "latest": "2025-12-13"},
            "said_by": [{"name": "rights activists", "role": "rights_group", "span": span}],
            "certainty": "reported",
            "trigger": span,
            "evidence": {"start": 1, "end": 1 + len(WORDS), "words": WORDS},
            "read_by": {"reader": "cascade", "version": "1", "rule": "released.among"},
        },
    }


def per_second(count: int, work: Callable[[], None]) -> int:
    """How many of ``count`` were done in a second of wall time."""
    began = time.perf_counter()
    work()
    return round(count / (time.perf_counter() - began))


def measure(store: Store) -> dict[str, int]:
    """Figures a second, each on top of what the one before recorded."""

    def one_by_one() -> None:
        for number in range(SINGLE):
            with store.writing() as writer:
                writer.append(Draft("claim", a_claim(number)))

    def in_one_batch() -> None:
        with store.writing() as writer:
            for number in range(BATCHED):
                writer.append(Draft("claim", a_claim(number)))

    def rows() -> None:
        with store.writing() as writer:
            for number in range(BATCHED):
                writer.put("person", Marking.INTERNAL, str(number), a_claim(number), [f"anna {number}", "example"])

    def read() -> None:
        with store.reading() as view:
            for _ in view.entries():
                pass

    def checked() -> None:
        with store.reading() as view:
            if list(check(view)):
                sys.exit("the ledger that was measured is damaged")

    return {
        "durable_single_entries_per_second": per_second(SINGLE, one_by_one),
        "batched_entries_per_second": per_second(BATCHED, in_one_batch),
        "entries_read_per_second": per_second(SINGLE + BATCHED, read),
        "entries_checked_per_second": per_second(SINGLE + BATCHED, checked),
        "rows_with_two_keys_per_second": per_second(BATCHED, rows),
    }


def canonical_per_second(count: int = 20_000) -> int:
    """Payloads of claims brought into canonical form."""
    payloads = [a_claim(number) for number in range(count)]

    def all_of_them() -> None:
        for payload in payloads:
            canonical(payload)

    return per_second(count, all_of_them)


def main() -> None:
    """Measure and write results/ledger.json."""
    asked = with_date(__doc__).parse_args()
    before = os.getloadavg()[0]
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:  # a temporary folder elsewhere may lie in memory
        store = create_store(
            Path(folder),
            key_id="bench",
            clock=lambda: time.time_ns() // 1000,
            salt=lambda: os.urandom(32),
            waiting=lambda: None,
        )
        figures = measure(store)
        store.close()
        size = sum(path.stat().st_size for path in Path(folder).iterdir())
    about = {
        "date": asked.date,
        "measured_on": digest_of_code("bench/ledger.py", "src/habeas/ledger"),
        "load_before": f"{before:.1f}",  # of other work on the machine, which slows every figure
        "cores": os.cpu_count(),
        "python": sys.version.split()[0],
        "sqlite": apsw.sqlite_lib_version(),
        "payload_bytes": len(canonical(a_claim(1))),
        "entries": SINGLE + BATCHED,
        "file_mebibytes": round(size / 2**20),
    }
    write("ledger", {**about, "canonical_payloads_per_second": canonical_per_second(), **figures})


if __name__ == "__main__":
    main()
