"""Lists of people brought in while somebody interrupts, or somebody else writes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any, cast

import pytest

from habeas.casework import known_cells, known_import
from habeas.casework.assemble import sandbox_of
from habeas.casework.known_import import import_known
from habeas.casework.known_people import Became, RowTaken, add_known
from habeas.casework.known_table import Listing
from habeas.casework.receive import Circumstances
from habeas.casework.register_folder import OpenRegister
from habeas.casework.upkeep import rebuild, verify
from habeas.ledger.store import Store, View, Writer
from habeas.model import Marking, Verdict
from tests.casework.histories import DAY, fresh_register

ROWS = """id,name,aliases,born
1,Анна Примерова,Ann Example,1980
2,Borys Uzoraŭ,,1975
3,Klara Holm,,1960
4,Anna Primerova,,1980
5,Jane Example,,1999
"""
LISTING = Listing("Open Door", "open-door", "a tester", 2025)


@pytest.fixture
def register() -> Iterator[OpenRegister]:
    with fresh_register() as made:
        yield made


@pytest.fixture(autouse=True)
def two_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known_import, "AT_ONCE", 2)


def brought_in(register: OpenRegister, stop_at: int | None = None) -> list[tuple[int | None, Became]]:
    taken: list[RowTaken] = []

    def told(row: RowTaken) -> None:
        taken.append(row)
        if row.row == stop_at:
            raise KeyboardInterrupt

    with sandbox_of(register.settings) as sandbox:
        import_known(
            register, sandbox, ROWS.encode(), LISTING, Circumstances(DAY, "test", "a tester"), dry=False, told=told
        )
    return [(row.row, row.became) for row in taken]


def words(register: OpenRegister) -> list[str]:
    with register.store.reading() as view:
        return [entry.word for entry in view.entries()]


def test_an_interrupted_import_is_finished_by_running_it_again(register: OpenRegister) -> None:
    with pytest.raises(KeyboardInterrupt):
        brought_in(register, stop_at=4)
    assert words(register).count("known_person") == 4
    assert verify(register).damage == ()
    there, added = Became.THERE, Became.ADDED
    assert brought_in(register) == [(2, there), (3, there), (4, there), (5, there), (6, added)]
    assert words(register).count("known_person") == 5
    assert words(register).count("original") == 1
    made = rebuild(register)
    assert made.before == made.after


@dataclass
class _Busy:
    """A store in which somebody else writes whenever somebody has looked, until ``others`` are through."""

    store: Store
    others: list[str]
    mine: OpenRegister

    @contextmanager
    def reading(self) -> Iterator[View]:
        with self.store.reading() as view:
            yield view

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        if self.others:
            name = known_cells.name_of(self.others.pop())
            add_known(self.mine, known_cells.person([name], "entered by hand"), Marking.INTERNAL)
        with self.store.writing() as writer:
            yield writer


def test_whoever_another_writer_added_meanwhile_is_met_as_well(register: OpenRegister) -> None:
    busy: Any = _Busy(register.store, ["Anna Primerova", "Jane Example"], register)
    rows = brought_in(replace(register, store=cast("Store", busy)))
    assert [became for _, became in rows] == [Became.ADDED] * 5
    with register.store.reading() as view:
        entries = {entry.payload["names"][0]["text"]: entry.number for entry in view.entries() if entry.payload
                   and entry.word == "known_person" and entry.payload["source"] == "Open Door"}  # fmt: skip
        pairs = [entry.payload for entry in view.entries(words=("judgement",)) if entry.payload]
    for name in ("Анна Примерова", "Jane Example"):
        mine = [pair for pair in pairs if entries[name] in (pair["left"], pair["right"])]
        assert any(pair["verdict"] == Verdict.SAME.value for pair in mine)
    made = rebuild(register)
    assert made.before == made.after


def test_the_same_rows_make_the_same_register_however_many_are_recorded_at_once(
    register: OpenRegister, monkeypatch: pytest.MonkeyPatch
) -> None:
    brought_in(register)
    with register.store.reading() as view:
        one = [(entry.word, entry.payload) for entry in view.entries()]
    for at_once in (1, 100):
        monkeypatch.setattr(known_import, "AT_ONCE", at_once)
        with fresh_register() as other:
            brought_in(other)
            with other.store.reading() as view:
                assert [(entry.word, entry.payload) for entry in view.entries()] == one
