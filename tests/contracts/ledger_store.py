"""What every store of the ledger promises; a backend's test subclasses `LedgerStoreContract`."""

from __future__ import annotations

import hashlib
import itertools
import subprocess
import sys
import tempfile
import threading
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.errors import ImpossibleValueError, InvariantError, NotFoundError, RegisterLockedError
from habeas.ledger.entry import NO_PREDECESSOR, digest
from habeas.ledger.ledger import check, state_digest
from habeas.ledger.store import Draft, Recorded, Store, View, Writer
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
    extra: dict[str, Any] = field(default_factory=dict)

    def arguments(self) -> dict[str, Any]:
        """For a backend's ``create_store`` and ``open_store``."""
        own = ("clock", "salt", "waiting", "wait_seconds", "key_id")
        return {name: getattr(self, name) for name in own} | self.extra


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


class LedgerStoreContract:
    """Subclass it with `create`, `open` and the module of a program that appends."""

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

    # Entries

    def test_a_new_ledger_is_empty(self, store: Store) -> None:
        with store.reading() as view:
            assert view.position == 0
            assert view.head() == (0, NO_PREDECESSOR)
            assert list(view.entries()) == []
            assert view.digest_of_state() == hashlib.sha256().hexdigest()
            assert list(check(view)) == []
            with pytest.raises(NotFoundError):
                view.entry(1)
            with pytest.raises(NotFoundError):
                view.identity_of(1)

    def test_an_entry_number_is_the_order_of_commits_from_one(self, store: Store) -> None:
        for batch in ((10, 11), (12,), (13, 14, 15)):
            with store.writing() as writer:
                for number in batch:
                    writer.append(claim(number))
        with store.reading() as view:
            assert [recorded.number for recorded in view.entries()] == [1, 2, 3, 4, 5, 6]
            assert [body["claim"] for body in bodies(view)] == [10, 11, 12, 13, 14, 15]
            assert view.position == 6

    def test_each_entry_commits_to_the_one_before(self, store: Store) -> None:
        with store.writing() as writer:
            made = [writer.append(claim(number)) for number in range(3)]
        befores = [NO_PREDECESSOR, digest(made[0].entry.to_bytes()), digest(made[1].entry.to_bytes())]
        assert [recorded.entry.previous for recorded in made] == befores
        with store.reading() as view:
            assert view.head() == (3, digest(made[2].entry.to_bytes()))

    @settings(max_examples=30)
    @given(payload=payloads, marking=st.sampled_from(Marking), identity=st.none() | payloads)
    def test_what_was_recorded_is_what_is_read(
        self, payload: dict[str, Any], marking: Marking, identity: dict[str, Any] | None
    ) -> None:
        with self.fresh() as store:
            with store.writing() as writer:
                made = writer.append(Draft("report", payload, marking, identity))
                assert writer.entry(1) == made
            with store.reading() as view:
                assert view.entry(1) == made == Recorded(1, made.entry, payload, marking)
                assert view.identity_of(1) == identity
                assert list(check(view)) == []

    def test_a_source_identity_lies_apart_from_the_payload(self, store: Store) -> None:
        with store.writing() as writer:
            writer.append(Draft("report", {"text": "x"}, source_identity={"name": "Anna Example"}))
        with store.reading() as view:
            (stored,) = view.stored()
            assert b"Anna" not in stored.content
            assert stored.payload is not None
            assert stored.identity is not None
            assert b"Anna" not in stored.payload.content
            assert stored.payload.salt != stored.identity.salt
            assert len(view.entry(1).entry.commitments) == 2

    def test_equal_payloads_have_unequal_commitments(self, store: Store) -> None:
        with store.writing() as writer:
            one, two = writer.append(claim(1)), writer.append(claim(1))
        assert one.entry.commitments != two.entry.commitments

    def test_entries_come_in_order_behind_a_number_and_of_some_words(self, store: Store) -> None:
        words = ["claim", "report", "claim", "judgement", "report", "claim"]
        with store.writing() as writer:
            for word in words:
                writer.append(Draft(word, {}))
        with store.reading() as view:
            assert [found.word for found in view.entries()] == words
            assert [found.number for found in view.entries(after=4)] == [5, 6]
            assert [found.number for found in view.entries(words={"claim"})] == [1, 3, 6]
            assert [found.number for found in view.entries(2, ["report", "claim", "claim"])] == [3, 5, 6]
            assert list(view.entries(words=[])) == []
            assert [found.number for found in view.many([6, 1, 6])] == [6, 1, 6]
            with pytest.raises(NotFoundError):
                view.many([1, 7])

    @pytest.mark.parametrize("words", [None, ["claim", "report"]])
    def test_entries_stream_and_are_never_all_in_memory(self, store: Store, words: list[str] | None) -> None:
        with store.writing() as writer:
            for number in range(400):
                writer.append(Draft(("claim", "report")[number % 2], {"text": "x" * 20_000}))
        with store.reading() as view:
            list(itertools.islice(view.entries(words=words), 2))
            tracemalloc.start()
            try:
                assert sum(1 for _ in view.entries(words=words)) == 400
                _, peak = tracemalloc.get_traced_memory()
            finally:
                tracemalloc.stop()
        assert peak < 1_000_000  # of eight

    @settings(max_examples=20)
    @given(st.lists(st.integers(0, 2**52), min_size=1, max_size=8))
    def test_recorded_at_is_the_later_of_the_clock_and_the_entry_before(self, clock: list[int]) -> None:
        told = iter(clock)
        with self.fresh(Wiring(clock=lambda: next(told))) as store:
            for number in range(len(clock)):
                with store.writing() as writer:
                    writer.append(claim(number))
            with store.reading() as view:
                instants = [recorded.entry.recorded_at for recorded in view.entries()]
                assert instants == list(itertools.accumulate(clock, max))

    @settings(max_examples=30)
    @given(floats_somewhere)
    def test_no_floats(self, value: object) -> None:
        with self.fresh() as store:
            with store.writing() as writer:
                with pytest.raises(ImpossibleValueError, match="float"):
                    writer.append(Draft("claim", {"value": value}))
                with pytest.raises(ImpossibleValueError, match="float"):
                    writer.append(Draft("claim", {}, source_identity={"value": value}))
                with pytest.raises(ImpossibleValueError, match="float"):
                    writer.put("person", INTERNAL, "1", {"value": value})
            with store.reading() as view:
                assert view.position == 0
                assert view.row("person", INTERNAL, "1") is None

    def test_only_the_words_of_the_ledger_are_recorded(self, store: Store) -> None:
        with store.writing() as writer, pytest.raises(ImpossibleValueError, match="rumour"):
            writer.append(Draft("rumour", {}))

    def test_what_is_recorded_is_not_the_callers_own_object(self, store: Store) -> None:
        payload: dict[str, Any] = {"names": ["Anna"]}
        with store.writing() as writer:
            made = writer.append(Draft("claim", payload))
            payload["names"].append("Bob")
            assert made.payload == {"names": ["Anna"]} == writer.entry(1).payload

    # Transactions

    def test_a_batch_of_which_half_is_bad_leaves_nothing(self, store: Store) -> None:
        def record_all(drafts: list[Draft]) -> None:
            with store.writing() as writer:
                for draft in drafts:
                    writer.append(draft)

        with pytest.raises(ImpossibleValueError):
            record_all([claim(1), claim(2), Draft("claim", {"p": 0.5}), claim(3)])
        with store.reading() as view:
            assert view.position == 0
            assert list(view.entries()) == []
        record_all([claim(4)])
        with store.reading() as view:
            assert bodies(view) == [{"claim": 4}]
            assert list(check(view)) == []

    def test_entries_and_projections_are_in_one_transaction(self, store: Store) -> None:
        with store.writing() as writer:
            writer.append(claim(1))
            writer.put("person", INTERNAL, "1", {"n": 1}, ["anna"])
        with store.reading() as view:
            before = view.head(), view.digest_of_state(), view.shelves()

        def fail_halfway() -> None:
            with store.writing() as writer:
                writer.append(claim(2))
                writer.put("person", INTERNAL, "1", {"n": 2}, ["bob"])
                writer.put("person", INTERNAL, "2", {"n": 3})
                raise KeyError("something else went wrong")

        with pytest.raises(KeyError):
            fail_halfway()
        with store.reading() as view:
            assert (view.head(), view.digest_of_state(), view.shelves()) == before
            assert view.find("person", INTERNAL, "anna") == ["1"]
            assert view.find("person", INTERNAL, "bob") == []
            assert list(check(view)) == []

    def test_the_writer_sees_what_it_wrote_and_others_only_when_it_is_done(self, store: Store) -> None:
        with store.writing() as writer:
            writer.append(claim(1))
            writer.put("person", INTERNAL, "1", {"n": 1}, ["anna"])
            assert writer.position == 1
            assert bodies(writer) == [{"claim": 1}]
            assert writer.row("person", INTERNAL, "1") == {"n": 1}
            assert list(check(writer)) == []
            with store.reading() as view:
                assert view.position == 0
                assert view.row("person", INTERNAL, "1") is None
        with store.reading() as view:
            assert view.position == 1

    def test_a_readers_snapshot_does_not_move(self, store: Store) -> None:
        with store.writing() as writer:
            writer.append(claim(1))
            writer.put("person", INTERNAL, "1", {"n": 1})
        with store.reading() as view:
            before = view.head(), view.digest_of_state()
            with store.writing() as writer:
                writer.append(claim(2))
                writer.put("person", INTERNAL, "1", {"n": 2})
            assert (view.head(), view.digest_of_state()) == before
            assert bodies(view) == [{"claim": 1}]
            assert list(check(view)) == []
        with store.reading() as view:
            assert bodies(view) == [{"claim": 1}, {"claim": 2}]

    def test_a_view_is_only_good_inside_its_with(self, store: Store) -> None:
        with store.writing() as writer:
            for number in range(3):
                writer.append(claim(number))
        with store.reading() as view:
            stream = view.entries()
            next(stream)
        with pytest.raises(InvariantError):
            view.entry(1)
        with pytest.raises(InvariantError):
            next(stream)
        with store.writing() as writer:
            writer.append(claim(3))
        with pytest.raises(InvariantError):
            writer.append(claim(4))

    def test_one_thread_writes_once_at_a_time(self, store: Store) -> None:
        with store.writing(), pytest.raises(InvariantError), store.writing():
            pass
        with store.writing() as writer:
            writer.append(claim(1))

    # Several writers

    def test_two_threads_never_interleave_and_both_succeed(self, store: Store) -> None:
        failed: list[BaseException] = []

        def record(name: str) -> None:
            try:
                for batch in range(15):
                    with store.writing() as writer:
                        for part in range(3):
                            writer.append(Draft("claim", {"name": name, "batch": batch, "part": part}))
            except (RegisterLockedError, InvariantError, AssertionError) as err:
                failed.append(err)

        threads = [threading.Thread(target=record, args=(name,)) for name in "ab"]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert failed == []
        with store.reading() as view:
            found = bodies(view)
            assert list(check(view)) == []
        assert len(found) == 90
        for at in range(0, 90, 3):
            assert [(body["name"], body["batch"]) for body in found[at : at + 3]] == [
                (found[at]["name"], found[at]["batch"])
            ] * 3

    def test_two_processes_never_interleave_and_both_succeed(self, tmp_path: Path) -> None:
        self.create(tmp_path, Wiring()).close()
        command = [sys.executable, "-m", self.appender, str(tmp_path)]
        children = [
            subprocess.Popen([*command, name, "25"], cwd=REPOSITORY, stdout=subprocess.PIPE, text=True)
            for name in ("one", "two")
        ]
        told = [child.communicate(timeout=60)[0].split() for child in children]
        assert [child.returncode for child in children] == [0, 0]
        assert [len(numbers) for numbers in told] == [25, 25]
        store = self.open(tmp_path, Wiring())
        with store.reading() as view:
            names = {str(found.number): (found.payload or {})["by"] for found in view.entries()}
            assert list(check(view)) == []
        store.close()
        assert len(names) == 50
        assert {names[number] for number in told[0]} == {"one"}
        assert {names[number] for number in told[1]} == {"two"}

    def test_a_writer_that_waited_too_long_says_that_it_is_locked(self) -> None:
        said: list[str] = []
        with self.fresh(Wiring(wait_seconds=0.15, waiting=lambda: said.append("waiting"))) as store:
            outcome: list[str] = []

            def try_to_write() -> None:
                try:
                    with store.writing() as writer:
                        writer.append(claim(2))
                except RegisterLockedError:
                    outcome.append("locked")

            with store.writing() as writer:
                writer.append(claim(1))
                thread = threading.Thread(target=try_to_write)
                thread.start()
                thread.join()
            assert outcome == ["locked"]
            assert said == ["waiting"]
            with store.reading() as view:
                assert bodies(view) == [{"claim": 1}]

    def test_a_writer_that_need_not_wait_says_nothing(self) -> None:
        said: list[str] = []
        with self.fresh(Wiring(waiting=lambda: said.append("waiting"))) as store:
            with store.writing() as writer:
                writer.append(claim(1))
            assert said == []

    # Projections

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

    # From one run to the next

    def test_what_was_recorded_is_there_the_next_time(self, tmp_path: Path) -> None:
        store = self.create(tmp_path, Wiring(clock=lambda: 7))
        with store.writing() as writer:
            writer.append(claim(1))
            writer.put("person", INTERNAL, "1", {"n": 1}, ["anna"])
            digest_before = writer.digest_of_state()
        store.close()
        store = self.open(tmp_path, Wiring(clock=lambda: 3))
        with store.writing() as writer:
            assert writer.append(claim(2)).entry.recorded_at == 7
        with store.reading() as view:
            assert bodies(view) == [{"claim": 1}, {"claim": 2}]
            assert view.digest_of_state() == digest_before
            assert list(check(view)) == []
        store.close()


def _assert_like(
    view: View, projection: str, clearance: Marking, table: dict[str, tuple[dict[str, int], set[str]]]
) -> None:
    assert list(view.rows(projection, clearance)) == [(id, table[id][0]) for id in sorted(table)]
    every_key = sorted({key for _, keys in table.values() for key in keys})
    assert list(view.keys(projection, clearance)) == every_key
    for key in [*every_key, "nobody"]:
        assert view.find(projection, clearance, key) == sorted(id for id, (_, keys) in table.items() if key in keys)
    for id in ("1", "2", "10", "ю"):
        assert view.row(projection, clearance, id) == (table[id][0] if id in table else None)
