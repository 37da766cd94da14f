"""How fast `habeas match --pairs` is on names it has not met; results/matching-speed.json.

The names are fictional, in many spellings and scripts, and hardly one comes twice: what is kept of one pair seldom helps
with another. Measured are the judging alone and the whole command: start-up, reading the file, printing the document.
Figures per second of processor time are the ones to compare, as other programs may run beside this one.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from hashlib import sha256
from pathlib import Path
from typing import Any

from bench.fictional import pairs
from bench.results import write
from habeas.casework.matching import collector_paused
from habeas.identity.compare import MATCHER, compare_names

SEED = 4


def main() -> None:
    """Make the pairs, judge them and keep the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=10_000)
    made = pairs(parser.parse_args().pairs, SEED)
    text = "left\tright\n" + "".join(f"{left}\t{right}\n" for left, right in made)
    figures = {
        "matcher": MATCHER,
        "measured_on": {
            "pairs": len(made),
            "distinct_names": len({name for pair in made for name in pair}),
            "sha256": sha256(text.encode()).hexdigest(),
        },
        "judging": judging(made),
    }
    write("matching-speed", figures | {"command": command(text, len(made))})


def judging(made: list[tuple[str, str]]) -> dict[str, int]:
    """The matcher alone, with its tables read and nothing else kept from before."""
    compare_names("Anna Example", "Ганна Мустер")  # the tables are read before the clock starts
    wall, cpu = time.perf_counter(), time.process_time()
    with collector_paused():
        for left, right in made:
            compare_names(left, right)
    return _speed(len(made), time.perf_counter() - wall, time.process_time() - cpu)


def command(text: str, count: int) -> dict[str, Any]:
    """The command line from its start to the last line of its JSON document."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pairs.tsv"
        path.write_text(text, "utf-8")
        before, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "habeas", "match", "--pairs", str(path), "--json"],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return _speed(count, time.perf_counter() - wall, cpu) | {"peak_mebibytes": after.ru_maxrss // 1024}


def _speed(count: int, wall: float, cpu: float) -> dict[str, int]:
    return {"pairs_per_second": round(count / wall), "pairs_per_second_of_processor": round(count / cpu)}


if __name__ == "__main__":
    main()
