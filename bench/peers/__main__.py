"""Our matcher and the tools people use now, on the same pairs, in one run; results/identity-peers.json.

usage: make bench-peers PAIRS=PAIRS.tsv

PAIRS has the columns left, right, same (1 or 0), kind, source and group (the persons' keys) and lies outside the
repository: only figures and a digest are written, no name. The other tools are no dependencies of Habeas; ``make
bench-peers`` installs them from bench/peers/requirements.txt into an environment of its own. One of them, pyicu, is
built where it is installed, which takes a C++ compiler and ICU (on Debian: apt install g++ pkg-config libicu-dev).
A tool that is not installed is named as skipped, in the table and in the results.

Speed is pairs in a CPU second on one core, each tool in a process of its own: *start-up* is all the CPU time until its
first answer, to a pair of fictional names, learning included; *cold* the first pass over the pairs; *warm* the pairs
twenty times over, in one call after that: of caches, and of what a tool does once for a whole table, it shows the most.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import time
from collections import Counter
from hashlib import sha256
from pathlib import Path
from typing import Any

from bench.labelled import Pair, read
from bench.peers.figures import figures
from bench.peers.matchers import PEERS, Labelled, Peer
from bench.provenance import ROOT, digest_of_code, with_date
from bench.results import write

WARM_TIMES = 20
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "PYTHONHASHSEED": "0"}


def main() -> None:
    """Ask every tool that is installed, keep the figures, and say which were skipped."""
    parser = with_date(__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--one", choices=[peer.name for peer in PEERS], help=argparse.SUPPRESS)
    asked = parser.parse_args()
    pairs = read(asked.pairs)
    if asked.one:
        print(json.dumps(measure(next(peer for peer in PEERS if peer.name == asked.one), pairs)))
        return
    halves = {name: sum(pair.half == name and pair.decidable for pair in pairs) for name in ("tuned", "other", "both")}
    write(
        "identity-peers",
        {
            "date": asked.date,
            "code": digest_of_code("src/habeas/identity", "bench/peers"),
            "machine": machine(),
            "measured_on": {"sha256": sha256(asked.pairs.read_bytes()).hexdigest(), "pairs": len(pairs), **halves},
            "kinds": dict(sorted(Counter(pair.kind for pair in pairs if pair.decidable).items())),
            "matchers": [of_peer(peer, pairs, asked.pairs) for peer in PEERS],
        },
    )


def of_peer(peer: Peer, pairs: list[Pair], path: Path) -> dict[str, Any]:
    """The row of a tool, measured in a process of its own; or that it was skipped, and why."""
    row: dict[str, Any] = {"name": peer.name, "threshold": peer.threshold, "threshold_from": peer.threshold_from}
    if missing := peer.missing():
        print(f"{peer.name}: skipped, not installed here: {', '.join(missing)}", file=sys.stderr)
        return {**row, "skipped": f"not installed: {', '.join(missing)}"}
    print(f"{peer.name} …", file=sys.stderr, flush=True)
    command = [sys.executable, "-m", "bench.peers", str(path.resolve()), "--one", peer.name]
    paths = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    environment = {**os.environ, **ONE_THREAD, "PYTHONPATH": paths}
    done = subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{peer.name} is installed and failed:\n{done.stderr}")
    told = json.loads(done.stdout.splitlines()[-1])
    answers = [(score, verdict) for score, verdict in told.pop("answers")]
    return {**row, **told, **figures(pairs, answers, peer.threshold)}


def measure(peer: Peer, pairs: list[Pair]) -> dict[str, Any]:
    """A tool's answers and how long they took, in this process."""
    names = [(pair.left, pair.right) for pair in pairs]
    tuned = [Labelled((p.left, p.right), p.same) for p in pairs if p.half == "tuned" and p.decidable]
    ask = peer.ready(tuned)
    ask([("Anna Example", "Анна Примерова")])
    start_up = time.process_time()
    answers = ask(names)
    cold = time.process_time() - start_up
    began = time.process_time()
    ask(names * WARM_TIMES)
    warm = time.process_time() - began
    return {
        "versions": peer.versions(),
        "start_up_cpu_seconds": round(start_up, 2),
        "pairs_per_second": {"cold": round(len(names) / cold), "warm": round(len(names) * WARM_TIMES / warm)},
        "answers": answers,
    }


def machine() -> dict[str, Any]:
    """What it ran on."""
    cpu = Path("/proc/cpuinfo")
    models = [text for text in cpu.read_text().splitlines() if text.startswith("model name")] if cpu.is_file() else []
    return {
        "cpu": models[0].partition(":")[2].strip() if models else platform.machine(),
        "cores": os.cpu_count(),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
    }


if __name__ == "__main__":
    main()
