"""Drills on a whole register: kill -9 while files are added, and single flipped bits in its files.

Killing proves that what was acknowledged is kept by the process; that it survives a power cut is for the drills of the
ledger. A flipped bit must be named by ``verify``, stop the register with a clear error, or change no answer.
"""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from habeas.casework.assemble import reader_of, rules_of_this_version, sandbox_of
from habeas.casework.receive import Circumstances, receive
from habeas.casework.register_folder import OpenRegister, create, open_register, utc_now
from habeas.casework.upkeep import verify
from habeas.errors import HabeasError
from habeas.settings import Settings

SEED = 13122025
FILES_PER_RUN = 40
STARTED = 0.85
"""Share of the runs that are killed after the first acknowledgement, the others before it."""


def nobody_waits() -> None:
    """What a drill does when the register is locked: nothing, it is alone."""


def made_up_reports(folder: Path, number: int, dice: random.Random) -> list[Path]:
    """Short reports of a fictional country, each different."""
    paths = []
    for n in range(number):
        name = (
            f"{dice.choice('ABCDEFGH')}nna {dice.choice(['Example', 'Muster', 'Vzor', 'Sample'])}{dice.choice('abc')}"
        )
        text = (
            f"STRELSAU (ZNA) - {name} was detained in Strelsau on 3 May 2024, the rights group Open Door said.\n"
            f"In June 2024 a court sentenced {name} to {dice.randint(2, 12)} years in prison. Number {n}.\n"
        )
        path = folder / f"report-{n:04d}.txt"
        path.write_text(text, "utf-8")
        paths.append(path)
    return paths


@dataclass(frozen=True, slots=True)
class Kills:
    """How many runs were killed, how many files they had acknowledged, and how many of those were lost or damaged."""

    runs: int
    acknowledged: int
    lost: int
    damaged: int


def kill_while_adding(runs: int, seed: int = SEED) -> Kills:
    """Start ``habeas add``, kill it at a random moment, and look whether everything it acknowledged is there."""
    dice = random.Random(seed)  # noqa: S311 -- a drill, not a secret
    acknowledged = lost = damaged = 0
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch)
        (place / "in").mkdir()
        folder = place / "register"
        create(Settings(register=folder), rules_of_this_version("UTC"), waiting=nobody_waits).close()
        expected: set[str] = set()
        for run in range(runs):
            batch = place / "in" / str(run)
            batch.mkdir()
            made_up_reports(batch, FILES_PER_RUN, dice)
            told = set(_add_and_kill(folder, batch, dice))
            acknowledged += len(told)
            expected |= told
        register = open_register(Settings(register=folder), waiting=nobody_waits)
        lost = len(expected - _names_on_record(register))
        damaged = len(verify(register).damage)
        register.close()
    return Kills(runs, acknowledged, lost, damaged)


def _add_and_kill(folder: Path, batch: Path, dice: random.Random) -> Iterator[str]:
    """The names of the files whose line came out before the kill, which comes at any moment of the work."""
    command = [sys.executable, "-u", "-m", "habeas", "add", "--lang", "en", "--register", str(folder), str(batch)]
    out = batch.with_suffix(".out")
    with out.open("wb") as told:
        child = subprocess.Popen(command, stdout=told, stderr=subprocess.DEVNULL)
        if dice.random() < STARTED:
            while child.poll() is None and not out.stat().st_size:
                time.sleep(0.005)
        time.sleep(dice.uniform(0.0, 0.7))
        child.send_signal(signal.SIGKILL)
        child.wait()
    for line in out.read_text("utf-8").splitlines(keepends=True):
        if line.endswith("\n") and " (entry " in line:
            yield line.split(": ", 1)[0]


def _names_on_record(register: OpenRegister) -> set[str]:
    with register.store.reading() as view:
        records = view.entries(words=("acquisition",))
        return {(record.payload or {})["acquisition"].get("file_name", "") for record in records}


@dataclass(frozen=True, slots=True)
class Flips:
    """What became of single flipped bits: named as damage, refused with an error, without effect, or silent."""

    flips: int
    named: int
    refused: int
    without_effect: int
    silent: int
    silent_at: tuple[str, ...]


def flip_bits(flips: int, seed: int = SEED, *, reports: int = 12) -> Flips:
    """Flip one bit in a random file of a register at rest, ``flips`` times, each on a fresh copy."""
    dice = random.Random(seed)  # noqa: S311 -- a drill, not a secret
    seen: Counter[str] = Counter()
    silent_at = []
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch)
        before = _made_register(place, reports, dice)
        files = sorted(path for path in (place / "register").rglob("*") if path.is_file())
        sizes = [path.stat().st_size for path in files]
        for _ in range(flips):
            path = dice.choices(files, weights=sizes)[0]
            at, bit = dice.randrange(path.stat().st_size), dice.randrange(8)
            copy = place / "copy"
            shutil.copytree(place / "register", copy)
            _flip(copy / path.relative_to(place / "register"), at, bit)
            outcome = _after_flip(copy, before)
            seen[outcome] += 1
            if outcome == "silent":
                silent_at.append(f"{path.relative_to(place)}:{at}.{bit}")
            shutil.rmtree(copy)
    return Flips(flips, seen["named"], seen["refused"], seen["without effect"], seen["silent"], tuple(silent_at))


def _made_register(place: Path, reports: int, dice: random.Random) -> tuple[str | None, int]:
    (place / "in").mkdir()
    settings = Settings(register=place / "register")
    register = create(settings, rules_of_this_version("UTC"), waiting=nobody_waits)
    with sandbox_of(settings) as sandbox:
        for path in made_up_reports(place / "in", reports, dice):
            about = Circumstances(utc_now(), "drill", "drill", file_name=path.name)
            receive(register, sandbox, reader_of(settings), path.read_bytes(), about)
    done = verify(register)
    register.close()
    return done.digest, done.position


def _flip(path: Path, at: int, bit: int) -> None:
    data = bytearray(path.read_bytes())
    data[at] ^= 1 << bit
    path.write_bytes(bytes(data))


def _after_flip(folder: Path, before: tuple[str | None, int]) -> str:
    try:
        register = open_register(Settings(register=folder), waiting=nobody_waits)
    except HabeasError:
        return "refused"
    try:
        done = verify(register)
    except HabeasError:
        return "refused"
    finally:
        register.close()
    if done.damage:
        return "named"
    return "without effect" if (done.digest, done.position) == before else "silent"
