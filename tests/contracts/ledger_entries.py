"""What every store of the ledger promises of entries and transactions."""

from __future__ import annotations

import hashlib
import itertools
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.errors import ImpossibleValueError, InvariantError, NotFoundError
from habeas.ledger.entry import NO_PREDECESSOR, WORDS, digest
from habeas.ledger.ledger import check
from habeas.ledger.store import Draft, Recorded, Store
from habeas.model import Marking
from tests.contracts.ledger_base import (
    INTERNAL,
    LedgerContract,
    Wiring,
    bodies,
    claim,
    floats_somewhere,
    payloads,
)


class EntriesContract(LedgerContract):
    """Entries, in transactions, from one run to the next."""

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

    def test_entries_of_every_word_are_recorded_and_found_by_it(self, store: Store) -> None:
        with store.writing() as writer:
            for word in WORDS:
                writer.append(Draft(word, {"word": word}))
        with store.reading() as view:
            for word in WORDS:
                assert [(r.word, r.entry.kind, r.payload) for r in view.entries(words=(word,))] == [
                    (word, f"{word}/1", {"word": word})
                ]

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
