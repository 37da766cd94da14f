"""What every store of the ledger promises of projections."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.ledger.ledger import check, state_digest
from habeas.ledger.store import Store, View, Writer
from habeas.model import Marking
from tests.contracts.ledger_base import (
    INTERNAL,
    PUBLIC,
    LedgerContract,
    claim,
    texts,
    whole_numbers,
)


class ProjectionsContract(LedgerContract):
    """Rows and keys."""

    def test_a_row_is_replaced_whole_with_its_keys(self, store: Store) -> None:
        with store.writing() as writer:
            writer.put("person", INTERNAL, "1", {"old": 1, "both": 1}, ["anna", "anja"])
            writer.put("person", INTERNAL, "1", {"new": 2, "both": 2}, ["anja", "hanna"])
        with store.reading() as view:
            assert view.row("person", INTERNAL, "1") == {"new": 2, "both": 2}
            assert list(view.keys("person", INTERNAL)) == ["anja", "hanna"]
            assert view.find("person", INTERNAL, "anna") == []
            assert view.find("person", INTERNAL, "anja") == ["1"]

    def test_each_clearance_and_each_projection_has_rows_of_its_own(self, store: Store) -> None:
        with store.writing() as writer:
            writer.put("person", INTERNAL, "1", {"secret": True}, ["anna"])
            writer.put("person", PUBLIC, "1", {"secret": False}, ["bob"])
            writer.put("occasion", INTERNAL, "1", {"occasion": True}, ["carol"])
        with store.writing() as writer:
            writer.drop("person", INTERNAL, "1")
        with store.reading() as view:
            assert view.row("person", INTERNAL, "1") is None
            assert view.find("person", INTERNAL, "anna") == []
            assert view.row("person", PUBLIC, "1") == {"secret": False}
            assert list(view.keys("person", PUBLIC)) == ["bob"]
            assert view.find_prefix("person", PUBLIC, "", 9) == ["1"]
            assert list(view.rows("occasion", INTERNAL)) == [("1", {"occasion": True})]
            assert view.row("person", Marking.CONFIDENTIAL, "1") is None
            assert list(check(view)) == []

    def test_cleared_projections_are_empty_and_entries_stay(self, store: Store) -> None:
        with store.writing() as writer:
            writer.append(claim(1))
            writer.put("person", INTERNAL, "1", {}, ["anna"])
        with store.writing() as writer:
            writer.put("person", INTERNAL, "2", {}, ["bob"])
            writer.clear_projections()
            writer.put("person", INTERNAL, "3", {}, ["carol"])
        with store.reading() as view:
            assert [id for id, _ in view.rows("person", INTERNAL)] == ["3"]
            assert list(view.keys("person", INTERNAL)) == ["carol"]
            assert view.position == 1
            assert list(check(view)) == []

    def test_what_was_written_is_found_in_the_same_transaction(self, store: Store) -> None:
        with store.writing() as writer:
            writer.put("person", INTERNAL, "2", {"n": 2}, ["anna", "bob"])
        with store.writing() as writer:
            writer.put("person", INTERNAL, "1", {"n": 1}, ["anna", "ann"])
            writer.put("person", INTERNAL, "3", {"n": 3}, ["anna"])
            writer.put("person", INTERNAL, "3", {"n": 3}, ["anja"])
            assert writer.find("person", INTERNAL, "anna") == ["1", "2"]
            assert writer.find("person", INTERNAL, "anna", most=1) == ["1"]
            assert writer.find("person", PUBLIC, "anna") == []
            assert writer.find_each("person", INTERNAL, ["anna", "ann", "bo"]) == {"anna": ["1", "2"], "ann": ["1"]}
            writer.drop("person", INTERNAL, "2")
            assert writer.find("person", INTERNAL, "anna") == ["1"]
            assert writer.find_prefix("person", INTERNAL, "an", 9) == ["3", "1"]
            assert list(writer.keys("person", INTERNAL)) == ["anja", "ann", "anna"]
            writer.put("person", INTERNAL, "1", {"n": 1})
            assert writer.find("person", INTERNAL, "anna") == []
        with store.reading() as view:
            assert list(view.keys("person", INTERNAL)) == ["anja"]
            assert list(check(view)) == []

    changes = st.lists(
        st.tuples(
            st.sampled_from(["put", "drop"]),
            st.sampled_from(["person", "occasion"]),
            st.sampled_from([PUBLIC, INTERNAL]),
            st.sampled_from(["1", "2", "10", "ю"]),
            st.dictionaries(texts, whole_numbers, max_size=2),
            st.lists(
                st.sampled_from(["", "an", "anna", "anna b", "ann\uffff", "ann\U0001f600", "бо", "b"]), max_size=4
            ),
        ),
        max_size=25,
    )

    @settings(max_examples=40)
    @given(changes, st.sampled_from(["", "a", "an", "ann", "anna", "б", "z"]), st.integers(1, 3))
    def test_rows_and_keys_are_what_a_plain_table_would_hold(
        self, changes: list[tuple[str, str, Marking, str, dict[str, int], list[str]]], prefix: str, limit: int
    ) -> None:
        plain: dict[tuple[str, Marking], dict[str, tuple[dict[str, int], set[str]]]] = {}
        with self.fresh() as store:
            for do, projection, clearance, id, body, keys in changes:
                table = plain.setdefault((projection, clearance), {})
                with store.writing() as writer:
                    if do == "put":
                        writer.put(projection, clearance, id, body, keys)
                        table[id] = (body, set(keys))
                    else:
                        writer.drop(projection, clearance, id)
                        table.pop(id, None)
            with store.reading() as view:
                for (projection, clearance), table in plain.items():
                    _assert_like(view, projection, clearance, table)
                    pairs = sorted((key, id) for id, (_, keys) in table.items() for key in keys)
                    expected = list(dict.fromkeys(id for key, id in pairs if key.startswith(prefix)))[:limit]
                    assert view.find_prefix(projection, clearance, prefix, limit) == expected
                assert list(check(view)) == []

    @settings(max_examples=25)
    @given(changes)
    def test_the_state_digest_depends_on_the_rows_alone(
        self, changes: list[tuple[str, str, Marking, str, dict[str, int], list[str]]]
    ) -> None:
        with self.fresh() as one, self.fresh() as two:
            with one.writing() as writer:
                for do, projection, clearance, id, body, keys in changes:
                    if do == "put":
                        writer.put(projection, clearance, id, body, keys)
                    else:
                        writer.drop(projection, clearance, id)
                rows = [
                    (
                        row.projection,
                        Marking(row.clearance),
                        row.id,
                        writer.row(row.projection, Marking(row.clearance), row.id),
                        row.keys,
                    )
                    for row in writer.stored_rows()
                ]
            with two.writing() as writer:
                for projection, clearance, id, found, keys_of in reversed(rows):
                    writer.put(projection, clearance, id, found or {}, keys_of)
            with one.reading() as left, two.reading() as right:
                assert left.digest_of_state() == right.digest_of_state()

    @pytest.mark.parametrize(
        "change",
        [
            lambda writer: writer.put("person", INTERNAL, "1", {"n": 2}, ["anna"]),
            lambda writer: writer.put("person", INTERNAL, "1", {"n": 1}, ["anna", "x"]),
            lambda writer: writer.put("person", INTERNAL, "1", {"n": 1}),
            lambda writer: writer.put("person", PUBLIC, "1", {"n": 1}, ["anna"]),
            lambda writer: writer.drop("person", INTERNAL, "1"),
        ],
    )
    def test_every_change_of_a_row_changes_the_state_digest(
        self, store: Store, change: Callable[[Writer], None]
    ) -> None:
        with store.writing() as writer:
            writer.put("person", INTERNAL, "1", {"n": 1}, ["anna"])
            writer.put("occasion", INTERNAL, "1", {"n": 1}, ["anna"])
            before, others = writer.digest_of_state(), state_digest(writer, ["occasion"])
            change(writer)
            assert writer.digest_of_state() != before
            assert state_digest(writer, ["occasion"]) == others


def _assert_like(
    view: View, projection: str, clearance: Marking, table: dict[str, tuple[dict[str, int], set[str]]]
) -> None:
    assert list(view.rows(projection, clearance)) == [(id, table[id][0]) for id in sorted(table)]
    every_key = sorted({key for _, keys in table.values() for key in keys})
    assert list(view.keys(projection, clearance)) == every_key
    for key in [*every_key, "nobody"]:
        ids = sorted(id for id, (_, keys) in table.items() if key in keys)
        assert view.find(projection, clearance, key) == ids
        assert view.find(projection, clearance, key, most=1) == ids[:1]
    found = {key: view.find(projection, clearance, key) for key in every_key}
    assert view.find_each(projection, clearance, {*every_key, "nobody", "with\0nothing"}) == found
    for id in ("1", "2", "10", "ю"):
        assert view.row(projection, clearance, id) == (table[id][0] if id in table else None)
