"""What every store of the ledger promises when several write."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

from habeas.errors import InvariantError, RegisterLockedError
from habeas.ledger.ledger import check
from habeas.ledger.store import Draft, Store
from tests.contracts.ledger_base import (
    REPOSITORY,
    LedgerContract,
    Wiring,
    bodies,
    claim,
)


class WritersContract(LedgerContract):
    """One writer at a time, in threads and processes."""

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
