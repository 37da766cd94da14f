"""Keep a register sound: make its rows again, and read everything again to name what is damaged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from habeas.casework import made_by
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
    """The state digest before and after, how many entries it follows from, and which other version had made it.

    ``made_before_by`` is ``None`` where this version had: then the two digests are equal, or something was wrong.
    """

    before: str
    after: str
    position: int
    made_before_by: str | None = None


@dataclass(frozen=True, slots=True)
class Damage:
    """Something that is not as it was recorded; ``entry`` is ``None`` where no single entry is concerned."""

    entry: int | None
    what: str


@dataclass(frozen=True, slots=True)
class Verified:
    """What a verification read, what it found damaged, and what it can't see.

    ``left_over`` are files in the vault that no entry speaks of: bytes whose adding was interrupted, and never
    acknowledged. They are no damage; adding the same file again takes them up. ``made_by`` is the version that made
    the rows where it is another one than this: they can't be held against the ledger then, only against themselves.
    """

    position: int
    originals: int
    digest: str | None
    damage: tuple[Damage, ...]
    left_over: tuple[str, ...] = ()
    made_by: str | None = None
    cannot_see: tuple[str, ...] = CANNOT_SEE


def rebuild(register: OpenRegister) -> Rebuilt:
    """Clear every row and fold the whole ledger again, in one transaction; sweep up what a crash left half-written."""
    register.vault.sweep()
    with register.store.writing() as writer:
        before, made_before_by = writer.digest_of_state(), made_by.another_version(writer)
        writer.clear_projections()
        refold(writer, writer)
        return Rebuilt(before, writer.digest_of_state(), writer.position, made_before_by)


def verify(register: OpenRegister) -> Verified:
    """Read every entry, every payload and every original again, and hold the rows against the ledger."""
    with register.store.reading() as view:
        damage = [Damage(found.number, found.what) for found in ledger.check(view)]
        originals: dict[str, int] = {}
        other = made_by.another_version(view) if not damage else None
        if not damage:
            originals = _originals(view)
            damage += list(_damaged_originals(register, originals))
            damage += list(_damaged_rows(view)) if other is None else []
        digest = view.digest_of_state() if not damage else None
        left_over = tuple(map(str, register.vault.strays(originals))) if not damage else ()
        return Verified(view.position, len(originals), digest, tuple(damage), left_over, other)


def _originals(view: View) -> dict[str, int]:
    """The SHA-256 of every original on record, with its entry."""
    records = (record for record in view.entries(words=("original",)) if record.payload is not None)
    return {(record.payload or {})["sha256"]: record.number for record in records}


def _damaged_originals(register: OpenRegister, originals: dict[str, int]) -> Iterator[Damage]:
    for sha256, entry in originals.items():
        try:
            register.vault.read(sha256)
        except RegisterDamagedError as err:
            yield Damage(entry, str(err))


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
