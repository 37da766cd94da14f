"""How fast `habeas match --pairs` is on names it has not met; results/matching-speed.json.

The names are fictional, in many spellings and scripts, and hardly one comes twice: what is kept of one pair seldom
helps with another. Under "reported" are pairs of fictional people as reports name them: no name comes twice, but given
names and common surnames do, as they do in life. Measured are the judging alone, with nothing kept from before, and
the whole command in a process of its own: start-up, reading the tables and the file, judging, printing. Its bytecode is
made before, as it is where Habeas is installed.
Figures per second of processor time are the ones to compare, as other programs may run beside this one.
"""

from __future__ import annotations

import argparse
import compileall
import resource
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path
from random import Random
from typing import Any

import habeas
from bench.fictional import pairs
from bench.people import mentions, people
from bench.results import write
from habeas.casework.matching import collector_paused
from habeas.identity.compare import MATCHER, compare_names

SEED = 4


def main() -> None:
    """Make the pairs, judge them and keep the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=10_000)
    count = parser.parse_args().pairs
    compileall.compile_dir(str(Path(habeas.__file__).parent), quiet=1)
    figures = measured(reported(count, SEED))
    write("matching-speed", {"matcher": MATCHER, **measured(pairs(count, SEED)), "reported": figures})


def measured(made: list[tuple[str, str]]) -> dict[str, Any]:
    """The figures on these pairs; the judging in a process of its own, so that it has met no name before."""
    text = "left\tright\n" + "".join(f"{left}\t{right}\n" for left, right in made)
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as alone:
        judged = alone.submit(judging, made).result()
    return {
        "measured_on": {
            "pairs": len(made),
            "distinct_names": len({name for pair in made for name in pair}),
            "sha256": sha256(text.encode()).hexdigest(),
        },
        "judging": judged,
        "command": command(text, len(made)),
    }


def reported(count: int, seed: int) -> list[tuple[str, str]]:
    """``count`` pairs of names as reports write them, none of them twice: half of one person, half of two who are near.

    >>> made = reported(20, seed=1)
    >>> len(made), len({name for pair in made for name in pair})
    (20, 40)
    """
    who = people(2 * count, seed)
    names: dict[str, int] = {}
    for mention in mentions(who, 6 * count, seed):
        names.setdefault(mention.text, mention.who)
    same: list[tuple[str, str]] = []
    alone: dict[int, str] = {}
    for text, person in names.items():
        other = alone.pop(person, None)
        if other is None or len(same) == count // 2:
            alone[person] = other or text
        else:
            same.append((other, text))
    near = [alone[person] for person in sorted(alone, key=lambda person: who[person].surname)]
    made = same + list(zip(near[::2], near[1::2], strict=False))[: count - len(same)]
    Random(seed).shuffle(made)  # noqa: S311 -- repeatable on purpose
    return made


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
