"""Rows that are worked out on top of others, and entries that are planned before they are recorded."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.casework.planned import Plan, RowsOnTop
from habeas.casework.rows import MemoryRows
from habeas.errors import InvariantError
from habeas.ledger.sqlite import create_store
from habeas.ledger.store import Draft
from habeas.model import Marking
from tests.contracts.ledger_base import Wiring

SHELVES = (("person", Marking.INTERNAL), ("person", Marking.PUBLIC), ("queue", Marking.INTERNAL))
KEYS = ("anna", "bob", "entry/1", "entry/2")
changes = st.lists(
    st.tuples(
        st.sampled_from(["put", "drop", "find"]),
        st.sampled_from(SHELVES),
        st.sampled_from(["p1", "p2", "p3"]),
        st.dictionaries(st.sampled_from("ab"), st.integers(0, 3), max_size=2),
        st.lists(st.sampled_from(KEYS), max_size=3, unique=True),
    ),
    max_size=12,
)


Change = tuple[str, tuple[str, Marking], str, dict[str, int], list[str]]


@given(changes, changes)
def test_rows_on_top_read_as_if_they_had_been_put_into_those_below(below: list[Change], above: list[Change]) -> None:
    plain, under = MemoryRows(), MemoryRows()
    _apply(below, plain)
    _apply(below, under)
    rows = RowsOnTop(under)
    _apply(above, rows)
    _apply(above, plain)
    for shelf in SHELVES:
        assert list(rows.rows(*shelf)) == list(plain.rows(*shelf))
        assert list(rows.keys(*shelf)) == list(plain.keys(*shelf))
        assert rows.find_each(*shelf, KEYS) == plain.find_each(*shelf, KEYS)
        for key in KEYS:
            assert rows.find(*shelf, key) == plain.find(*shelf, key)
            assert rows.find(*shelf, key, 1) == plain.find(*shelf, key)[:1]
        for id in ("p1", "p2", "p3"):
            assert rows.row(*shelf, id) == plain.row(*shelf, id)


def _apply(changed: list[Change], rows: MemoryRows | RowsOnTop) -> None:
    for do, shelf, id, body, keys in changed:
        if do == "put":
            rows.put(*shelf, id, body, keys)
        elif do == "drop":
            rows.drop(*shelf, id)
        else:
            rows.find_each(*shelf, keys)


def test_what_was_planned_is_recorded_as_planned_and_nowhere_else(tmp_path: Path) -> None:
    store = create_store(tmp_path, **Wiring().arguments())
    known = {"names": [{"text": "Anna Example"}], "source": "Open Door", "key": "id 1"}
    with store.reading() as view:
        plan, late = Plan(view), Plan(view)
        for made in (plan, late):
            assert made.next_number == 1
            made.add_and_fold(Draft("known_person", known))
            assert made.next_number == 2
        person = plan.rows.row("person", Marking.INTERNAL, "p1")
    with store.writing() as writer:
        plan.record(writer)
    with store.reading() as view:
        assert [entry.word for entry in view.entries()] == ["known_person"]
        assert view.row("person", Marking.INTERNAL, "p1") == person
        assert person is not None
        assert view.find("person", Marking.INTERNAL, "entry/1") == ["p1"]
    with store.writing() as writer, pytest.raises(InvariantError):
        late.record(writer)
    store.close()
