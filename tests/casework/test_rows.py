"""Rows in memory behave as the ledger's projections do, whatever happened to them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.casework.rows import MemoryRows, ReadsRows
from habeas.ledger.sqlite import create_store
from habeas.ledger.store import Store
from habeas.model import Marking
from tests.contracts.ledger_base import Wiring, texts, whole_numbers

PROJECTIONS = ("person", "mention")
IDS = ("p1", "p10", "p2", "ж", "", "\U0001f600", "\uffff")
KEYS = ("word/anna", "word/ann", "", "слово", "\uffff", "\U0001f600")

changes = st.lists(
    st.tuples(
        st.sampled_from(PROJECTIONS),
        st.sampled_from(Marking),
        st.sampled_from(IDS),
        st.none() | st.dictionaries(texts, whole_numbers, max_size=2),
        st.lists(st.sampled_from(KEYS), max_size=4),
    ),
    max_size=30,
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    made = create_store(Path(tmp_path_factory.mktemp("ledger")), **Wiring().arguments())
    yield made
    made.close()


def told(rows: ReadsRows) -> list[Any]:
    """Everything that rows tell, in the order in which they tell it."""
    return [
        (
            list(rows.rows(projection, clearance)),
            list(rows.keys(projection, clearance)),
            [rows.find(projection, clearance, key) for key in KEYS],
            [rows.row(projection, clearance, id) for id in IDS],
        )
        for projection in PROJECTIONS
        for clearance in Marking
    ]


@given(history=changes)
def test_after_any_history_rows_in_memory_tell_what_the_ledger_s_rows_tell(store: Store, history: list[Any]) -> None:
    memory = MemoryRows()
    with store.writing() as writer:
        writer.clear_projections()
        for projection, clearance, id, body, keys in history:
            for rows in (memory, writer):
                if body is None:
                    rows.drop(projection, clearance, id)
                else:
                    rows.put(projection, clearance, id, body, keys)
            assert told(memory) == told(writer)
    with store.reading() as view:
        assert told(memory) == told(view)
        filled = {(shelf.projection, shelf.clearance) for shelf in view.shelves() if shelf.rows}
        assert memory.shelves() == sorted(filled)


def test_asking_leaves_nothing_behind() -> None:
    rows = MemoryRows()
    assert rows.row("person", Marking.PUBLIC, "p1") is None
    assert rows.find("person", Marking.PUBLIC, "word/anna") == []
    rows.drop("person", Marking.PUBLIC, "p1")
    assert rows.shelves() == []
    assert list(rows.keys("person", Marking.PUBLIC)) == []
