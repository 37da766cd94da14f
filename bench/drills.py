"""Every drill, at the length that the goals ask for; results/drills.json. It takes some minutes.

A drill that finds something lost, damaged or missed ends this with 3, after writing down what it found.
"""

from __future__ import annotations

import dataclasses
import sys
from typing import Any

from bench.ledger_drills import flips, kills, power_cuts, power_cuts_with
from bench.provenance import digest_of_code, with_date
from bench.register_drills import flip_bits, kill_while_adding
from bench.results import write

CODE = {
    "ledger": ("bench/ledger_drills.py", "src/habeas/ledger", "tests/ledger"),
    "register": ("bench/register_drills.py", "src/habeas"),
}
# What must be 0; the weakened runs, which must lose entries, aside.
FAULTS = ("lost", "damaged", "runs_with_damage", "missed", "silent")


def ledger_drills(divisor: int) -> dict[str, Any]:
    """The ledger alone."""
    return {
        "kill_9": kills(200 // divisor),
        "power_cuts": power_cuts(2_000 // divisor),
        "power_cuts_with_synchronous_normal": power_cuts_with("NORMAL", 200 // divisor),
        "power_cuts_with_synchronous_off": power_cuts_with("OFF", 200 // divisor),
        "flipped_bits": flips(1_000 // divisor),
    }


def register_drills(divisor: int) -> dict[str, Any]:
    """A whole register, with its vault."""
    return {
        "kill_9": dataclasses.asdict(kill_while_adding(200 // divisor)),
        "flipped_bits": dataclasses.asdict(flip_bits(1_000 // divisor)),
    }


def faults(drills: dict[str, Any]) -> list[str]:
    """The drills that found something that must not be, by name; weakened ones that found nothing count too."""
    bad = []
    for name, figures in drills.items():
        found = sum(figures.get(fault, 0) for fault in FAULTS)
        if (found == 0) is ("synchronous" in name):
            bad.append(name)
    return bad


def main() -> None:
    """Run them and write results/drills.json."""
    parser = with_date(__doc__)
    parser.add_argument("--only", choices=["ledger", "register"], help="leave out the others, and write another file")
    parser.add_argument("--divisor", type=int, default=1, help="run only so small a part of each, to try the drills")
    asked = parser.parse_args()
    parts = {"ledger": ledger_drills, "register": register_drills}
    chosen = [part for part in parts if asked.only in (None, part)]
    about = {
        "date": asked.date,
        "divisor": asked.divisor,
        "measured_on": {part: digest_of_code(*CODE[part]) for part in chosen},
    }
    done = {part: parts[part](asked.divisor) for part in chosen}
    write("drills" if asked.only is None else f"drills-{asked.only}", {**about, **done})
    bad = [f"{part}: {name}" for part, drills in done.items() for name in faults(drills)]
    if bad:
        print("not as it must be: " + ", ".join(bad), file=sys.stderr)
        sys.exit(3)


if __name__ == "__main__":
    main()
