"""What becomes of a ledger when its process is killed or its machine loses power; bench/drills.py takes it further."""

from __future__ import annotations

import contextlib
import functools
import hashlib
import random
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from habeas.errors import HabeasError, RegisterError
from habeas.ledger.ledger import check
from habeas.ledger.sqlite import FILE_NAME, create_store, open_store
from habeas.ledger.store import Draft, Store
from habeas.model import Marking
from tests.contracts.ledger_base import REPOSITORY, Wiring
from tests.ledger.power_cut import Disk, power_cut

INTERNAL = Marking.INTERNAL


@dataclass(frozen=True, slots=True)
class Aftermath:
    """How many entries were acknowledged, how many of those are gone, and what else is wrong."""

    acknowledged: int
    lost: int
    damages: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        """Nothing acknowledged is lost and nothing is damaged."""
        return self.lost == 0 and not self.damages


def total(aftermaths: Iterable[Aftermath]) -> dict[str, int]:
    """Sums over runs, for results/."""
    runs = list(aftermaths)
    return {
        "runs": len(runs),
        "acknowledged": sum(run.acknowledged for run in runs),
        "lost": sum(run.lost for run in runs),
        "runs_with_damage": sum(bool(run.damages) for run in runs),
    }


# The power goes


def cut_power(folder: Path, seed: int) -> Aftermath:
    """Record in batches, reopening now and then, until the power goes; then look at what is left."""
    chance = random.Random(seed)
    before, after = folder / "before", folder / "after"
    before.mkdir(parents=True)
    (before / FILE_NAME).write_bytes(_empty_ledger())
    disk = Disk(chance, cut_after=chance.randrange(1, 260))
    acknowledged: dict[int, bytes] = {}
    with power_cut(disk) as vfs:
        while not disk.is_dead:
            _record_until_closed_or_cut(before, vfs, chance, acknowledged)
    after.mkdir()
    for path, content in disk.after_the_cut().items():
        (after / Path(path).name).write_bytes(content)
    return _look(after, acknowledged, batches=True)


@functools.cache
def _empty_ledger() -> bytes:
    with tempfile.TemporaryDirectory() as place:
        create_store(Path(place), **Wiring().arguments()).close()
        return (Path(place) / FILE_NAME).read_bytes()


def _record_until_closed_or_cut(folder: Path, vfs: str, chance: random.Random, acknowledged: dict[int, bytes]) -> None:
    try:
        store = open_store(folder, vfs=vfs, **Wiring().arguments())
    except RegisterError:
        return
    try:
        for _ in range(chance.randrange(1, 14)):
            acknowledged.update(_record_batch(store, chance))
        store.close()
    except HabeasError:
        pass  # the power went: that is what this is about
    finally:
        _close_dead(store)


def _close_dead(store: Store) -> None:
    with contextlib.suppress(RegisterError):
        store.close()


def _record_batch(store: Store, chance: random.Random) -> dict[int, bytes]:
    """A batch of entries that name their batch's size and their place in it, and rows that count them."""
    size = chance.randrange(1, 4)
    made = {}
    with store.writing() as writer:
        for place in range(size):
            text = "x" * chance.randrange(1500)
            found = writer.append(Draft("claim", {"size": size, "place": place, "text": text}))
            made[found.number] = found.entry.to_bytes()
        writer.put("last", INTERNAL, "entry", {"number": writer.position})
        writer.put("batch", INTERNAL, f"{writer.position}", {"size": size}, [f"size {size}", "any"])
    return made


def _look(folder: Path, acknowledged: dict[int, bytes], *, batches: bool) -> Aftermath:
    try:
        store = open_store(folder, **Wiring().arguments())
    except RegisterError as err:
        return Aftermath(len(acknowledged), len(acknowledged), (f"can't be opened: {err}",))
    try:
        with store.reading() as view:
            damages = [damage.what for damage in check(view)]
            found = {stored.number: stored.content for stored in view.stored()}
            last = (view.row("last", INTERNAL, "entry") or {"number": 0})["number"]
            if last != view.position:
                damages.append(f"rows tell of entry {last}, the ledger ends at {view.position}")
            if batches and view.position:
                body = view.entry(view.position).payload or {}
                if body["place"] + 1 != body["size"]:
                    damages.append("half of a batch is there")
    except RegisterError as err:
        return Aftermath(len(acknowledged), len(acknowledged), (f"can't be read: {err}",))
    finally:
        _close_dead(store)
    lost = sum(found.get(number) != content for number, content in acknowledged.items())
    return Aftermath(len(acknowledged), lost, tuple(damages))


# The process is killed


def kill(folder: Path, seed: int) -> Aftermath:
    """Kill -9 a process that appends, after a random number of acknowledged entries; ``folder`` is made at first."""
    chance = random.Random(seed)
    if not folder.exists():
        create_store(folder, **Wiring().arguments()).close()
    command = [sys.executable, "-m", "tests.ledger.appender", str(folder), f"run {seed}", "1000000"]
    with subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        lines = [child.stdout.readline() for _ in range(chance.randrange(1, 60))]
        child.send_signal(signal.SIGKILL)
        lines += child.stdout.readlines()
    told = [int(line) for line in lines if line.endswith(b"\n")]
    return _look_for_numbers(folder, f"run {seed}", told)


def _look_for_numbers(folder: Path, name: str, told: list[int]) -> Aftermath:
    store = open_store(folder, **Wiring().arguments())
    with store.reading() as view:
        own = {found.number for found in view.entries(after=min(told) - 1) if (found.payload or {})["by"] == name}
    store.close()
    aftermath = _look(folder, {}, batches=False)
    return Aftermath(len(told), len(set(told) - own), aftermath.damages)


# Bits flip at rest


@dataclass(frozen=True, slots=True)
class AtRest:
    """A small ledger as bytes, and what is read out of it."""

    content: bytes
    entries: str
    state: str


def ledger_at_rest(folder: Path, entries: int = 24) -> AtRest:
    """Make one with every kind of content."""
    store = create_store(folder, **Wiring().arguments())
    with store.writing() as writer:
        for number in range(entries):
            identity = {"name": f"Anna Example {number}"} if number % 4 == 0 else None
            word = ("claim", "report", "judgement")[number % 3]
            text = "words of a report " * (number % 7 * 20)
            writer.append(Draft(word, {"n": number, "text": text}, source_identity=identity))
            writer.put("person", INTERNAL, str(number), {"name": "Anna", "n": number}, ["anna", f"example {number}"])
            writer.put("person", Marking.PUBLIC, str(number), {"n": number}, ["anna"])
    store.close()
    return _read_at_rest(folder)


def _read_at_rest(folder: Path) -> AtRest:
    store = open_store(folder, **Wiring().arguments())
    try:
        with store.reading() as view:
            entries = hashlib.sha256(repr((view.head(), list(view.stored()))).encode()).hexdigest()
            state = view.digest_of_state()
    finally:
        store.close()
    return AtRest((folder / FILE_NAME).read_bytes(), entries, state)


def flip(folder: Path, good: AtRest, bit: int) -> str:
    """Flip one bit: it is ``refused`` at the door, ``named`` by the check, ``equal`` in what is read, or ``missed``."""
    content = bytearray(good.content)
    content[bit // 8] ^= 1 << bit % 8
    folder.mkdir(exist_ok=True)
    (folder / FILE_NAME).write_bytes(content)
    try:
        store = open_store(folder, **Wiring().arguments())
    except RegisterError:
        return "refused"
    try:
        with store.reading() as view:
            named = any(True for _ in check(view))
    except RegisterError:
        return "named"
    finally:
        _close_dead(store)
    if named:
        return "named"
    found = _read_at_rest(folder)
    return "equal" if (found.entries, found.state) == (good.entries, good.state) else "missed"
