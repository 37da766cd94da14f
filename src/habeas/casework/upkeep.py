"""Keep a register sound: make its rows again, and read everything again to name what is damaged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from habeas.casework.fold import refold
from habeas.casework.register_folder import OpenRegister
from habeas.casework.rows import MemoryRows
from habeas.errors import HabeasError, RegisterDamagedError
from habeas.ledger import ledger
from habeas.ledger.store import View
from habeas.model import Marking

CANNOT_SEE = (
    "a ledger that was rewritten from its start (that needs signed checkpoints kept elsewhere, which come later)",
    "last entries that were cut off together with the note of them (for the same reason)",
)


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """The state digest before and after, and how many entries it follows from."""

    before: str
    after: str
    position: int


@dataclass(frozen=True, slots=True)
class Damage:
    """Something that is not as it was recorded; ``entry`` is ``None`` where no single entry is concerned."""

    entry: int | None
    what: str


@dataclass(frozen=True, slots=True)
class Verified:
    """What a verification read, what it found damaged, and what it can't see."""

    position: int
    originals: int
    digest: str | None
    damage: tuple[Damage, ...]
    cannot_see: tuple[str, ...] = CANNOT_SEE


def rebuild(register: OpenRegister) -> Rebuilt:
    """Clear every row and fold the whole ledger again, in one transaction."""
    with register.store.writing() as writer:
        before = writer.digest_of_state()
        writer.clear_projections()
        refold(writer, writer)
        return Rebuilt(before, writer.digest_of_state(), writer.position)


def verify(register: OpenRegister) -> Verified:
    """Read every entry, every payload and every original again, and hold the rows against the ledger."""
    with register.store.reading() as view:
        damage = [Damage(found.number, found.what) for found in ledger.check(view)]
        originals: list[str] = []
        if not damage:
            originals = list(_originals(view))
            damage += list(_damaged_originals(register, view))
            damage += list(_damaged_rows(view))
        digest = view.digest_of_state() if not damage else None
        return Verified(view.position, len(originals), digest, tuple(damage))


def _originals(view: View) -> Iterator[str]:
    for record in view.entries(words=("original",)):
        if record.payload is not None:
            yield record.payload["sha256"]


def _damaged_originals(register: OpenRegister, view: View) -> Iterator[Damage]:
    known = []
    for record in view.entries(words=("original",)):
        if record.payload is None:
            continue
        known.append(record.payload["sha256"])
        try:
            register.vault.read(record.payload["sha256"])
        except RegisterDamagedError as err:
            yield Damage(record.number, str(err))
    for stray in register.vault.strays(known):
        yield Damage(None, f"{stray} in the vault belongs to no entry")


def _damaged_rows(view: View) -> Iterator[Damage]:
    """Fold the ledger again in memory and compare row by row with what is stored."""
    fresh = MemoryRows()
    try:
        refold(view, fresh)
    except HabeasError as err:
        yield Damage(None, f"what follows from the ledger can't be made again: {err}")
        return
    for projection, clearance in sorted(
        {*fresh.shelves(), *((s.projection, Marking(s.clearance)) for s in view.shelves())}
    ):
        if dict(view.rows(projection, clearance)) != dict(fresh.rows(projection, clearance)):
            yield Damage(
                None, f"the rows of {projection!r} ({clearance}) don't follow from the ledger; run `habeas rebuild`"
            )
