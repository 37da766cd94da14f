"""SQLite's faults, told as ours."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import apsw

from habeas.errors import RegisterDamagedError, RegisterError, RegisterLockedError

# Text that is no UTF-8 any more fails on its way into Python, not in SQLite.
FAULTS = (apsw.Error, UnicodeDecodeError)

_DAMAGE = (
    apsw.CorruptError,
    apsw.NotADBError,
    apsw.FormatError,
    apsw.MismatchError,
    apsw.ConstraintError,
    apsw.SQLError,
    UnicodeDecodeError,
)
_UNREADABLE = frozenset(
    {
        apsw.SQLITE_IOERR_READ,
        apsw.SQLITE_IOERR_SHORT_READ,
        apsw.SQLITE_IOERR_DATA,
        apsw.SQLITE_IOERR_CORRUPTFS,
    }
)


def as_ours(fault: apsw.Error | UnicodeDecodeError) -> RegisterError:
    """The error of Habeas that tells what ``fault`` means for a register."""
    if isinstance(fault, apsw.BusyError | apsw.LockedError):
        return RegisterLockedError("another process has been writing to the register for too long")
    if isinstance(fault, apsw.FullError):
        return RegisterError(
            "the disk is full: nothing of this was recorded",
            hint="Free some space and run this again; what was recorded before is safe.",
        )
    if isinstance(fault, _DAMAGE) or _extended(fault) in _UNREADABLE:
        return RegisterDamagedError(f"the ledger can't be read: {fault}")
    if isinstance(fault, apsw.IOError):
        return RegisterError(
            f"the disk did not keep what was written ({fault}): it may or may not have been recorded",
            hint="Check the disk, then run `habeas verify` before you add anything again.",
        )
    if isinstance(fault, apsw.CantOpenError | apsw.ReadOnlyError | apsw.PermissionsError):
        return RegisterError(
            f"the ledger can't be opened for writing: {fault}",
            hint="Check that you own the register's folder and may write in it, and that the disk has space.",
        )
    return RegisterError(f"SQLite failed: {fault}", hint="Please report this with what you did before.")


def _extended(fault: apsw.Error | UnicodeDecodeError) -> int:
    extended: int = getattr(fault, "extendedresult", 0)
    return extended


@contextmanager
def told_as_ours() -> Iterator[None]:
    """Raise SQLite's faults as ours."""
    try:
        yield
    except FAULTS as fault:
        raise as_ours(fault) from fault
