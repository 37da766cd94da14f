"""A program that appends to a ledger, one transaction each, and says so only when it is durable.

``python -m tests.ledger.appender FOLDER NAME COUNT``; it prints one line with the number of each entry.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from habeas.ledger.sqlite import open_store
from habeas.ledger.store import Draft
from habeas.model import Marking


def main(folder: Path, name: str, count: int) -> None:
    """Append ``count`` entries as ``name``, with a projection that counts them."""
    store = open_store(
        folder,
        key_id="key-1",
        clock=lambda: time.time_ns() // 1000,
        salt=lambda: os.urandom(32),
        waiting=lambda: None,
        wait_seconds=30,
    )
    for number in range(count):
        with store.writing() as writer:
            made = writer.append(Draft("claim", {"by": name, "n": number, "text": "x" * (number * 37 % 3000)}))
            writer.put("count", Marking.INTERNAL, name, {"n": number}, [f"{name} {number}"])
            writer.put("last", Marking.INTERNAL, "entry", {"number": made.number})
        sys.stdout.write(f"{made.number}\n")
        sys.stdout.flush()
    store.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
