"""Drills on the ledger alone: kill -9, power cuts and single flipped bits.

The power-cut drill is run too with less than full syncing, where it must lose entries: a drill that can't fail shows
nothing.
"""

from __future__ import annotations

import random
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from habeas.ledger.sqlite import connection
from tests.ledger.crashes import Aftermath, cut_power, flip, kill, ledger_at_rest, total

SEED = 13122025


def kills(runs: int, seed: int = SEED) -> dict[str, int]:
    """Kill -9 a process that appends, ``runs`` times, on one ledger that grows."""
    with tempfile.TemporaryDirectory() as place:
        return total(kill(Path(place) / "ledger", seed + run) for run in range(runs))


def power_cuts(runs: int, seed: int = SEED) -> dict[str, int]:
    """Cut the power ``runs`` times, each on a new ledger."""
    return total(_in_a_place_of_its_own(cut_power, seed + run) for run in range(runs))


def power_cuts_with(synchronous: str, runs: int, seed: int = SEED) -> dict[str, int]:
    """The same with another setting of SQLite's ``synchronous`` than the ledger's own."""
    own, connection.SYNCHRONOUS = connection.SYNCHRONOUS, synchronous
    try:
        return power_cuts(runs, seed)
    finally:
        connection.SYNCHRONOUS = own


def flips(count: int, seed: int = SEED) -> dict[str, int]:
    """Flip single bits of a ledger at rest; ``equal`` are flips that change nothing of what is read."""
    dice = random.Random(seed)  # noqa: S311 -- a drill, not a secret
    with tempfile.TemporaryDirectory() as place:
        good = ledger_at_rest(Path(place) / "good")
        bits = [dice.randrange(len(good.content) * 8) for _ in range(count)]
        seen = Counter(flip(Path(place) / "flipped", good, bit) for bit in bits)
    return {"flips": count, **{outcome: seen[outcome] for outcome in ("named", "refused", "equal", "missed")}}


def _in_a_place_of_its_own(drill: Callable[[Path, int], Aftermath], seed: int) -> Aftermath:
    with tempfile.TemporaryDirectory() as place:
        return drill(Path(place), seed)
