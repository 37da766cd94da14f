"""What the parts of the contract of ledger stores have in common."""

from __future__ import annotations

import hashlib
import itertools
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st

from habeas.ledger.store import Draft, Store, View
from habeas.model import Marking

REPOSITORY = Path(__file__).parents[2]
INTERNAL, PUBLIC = Marking.INTERNAL, Marking.PUBLIC

ticks = itertools.count(1_765_600_000_000_000)
salts = itertools.count()


def counted_salt() -> bytes:
    """Never the same twice in one run, and the same in each run."""
    return hashlib.sha256(str(next(salts)).encode()).digest()


@dataclass
class Wiring:
    """What a store is given from outside."""

    clock: Callable[[], int] = lambda: next(ticks)
    salt: Callable[[], bytes] = counted_salt
    waiting: Callable[[], None] = lambda: None
    wait_seconds: float = 10
    key_id: str = "key-1"

    def arguments(self) -> dict[str, Any]:
        """For a backend's ``create_store`` and ``open_store``."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


whole_numbers = st.integers(-(2**53) + 1, 2**53 - 1)
texts = st.text(st.characters(codec="utf-8"), max_size=12)
json_values = st.recursive(
    st.none() | st.booleans() | whole_numbers | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)
payloads = st.dictionaries(texts, json_values, max_size=4)
floats_somewhere = st.recursive(
    st.floats(),
    lambda inner: st.lists(inner, min_size=1, max_size=3) | st.dictionaries(texts, inner, min_size=1, max_size=3),
    max_leaves=4,
)


def claim(number: int) -> Draft:
    return Draft("claim", {"claim": number})


def bodies(view: View, **which: Any) -> list[Any]:
    return [recorded.payload for recorded in view.entries(**which)]


class LedgerContract:
    """How a backend is reached; see `tests.contracts.ledger_store`."""

    appender: str
    """A module that, run with a folder, a name and a count, appends so many entries and prints each one's number."""

    def create(self, folder: Path, wiring: Wiring) -> Store:
        raise NotImplementedError

    def open(self, folder: Path, wiring: Wiring) -> Store:
        raise NotImplementedError

    @contextmanager
    def fresh(self, wiring: Wiring | None = None) -> Iterator[Store]:
        with tempfile.TemporaryDirectory() as folder:
            store = self.create(Path(folder), wiring or Wiring())
            try:
                yield store
            finally:
                store.close()

    @pytest.fixture
    def store(self) -> Iterator[Store]:
        with self.fresh() as store:
            yield store
