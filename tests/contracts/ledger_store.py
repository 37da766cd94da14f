"""What every store of the ledger promises; a backend's test subclasses `LedgerStoreContract`."""

from __future__ import annotations

from tests.contracts.ledger_base import Wiring
from tests.contracts.ledger_entries import EntriesContract
from tests.contracts.ledger_projections import ProjectionsContract
from tests.contracts.ledger_writers import WritersContract

__all__ = ["LedgerStoreContract", "Wiring"]


class LedgerStoreContract(EntriesContract, ProjectionsContract, WritersContract):
    """Subclass it with `create`, `open` and the module of a program that appends."""
