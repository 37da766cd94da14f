"""Whatever people merge, split, judge and take back in whatever order: nothing is lost, nothing is there twice."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.casework import fold, judging
from habeas.casework.judgement_rows import judgements_on
from habeas.casework.questions import Overtaken, answer, waiting
from habeas.casework.register_folder import OpenRegister
from habeas.casework.rows import MemoryRows, ReadsRows
from habeas.errors import NoSuchDecisionError, WrongUseError
from habeas.identity import clusters
from habeas.ledger.store import View
from habeas.model import Author, Marking, Verdict
from tests.casework.histories import Page, add, fresh_register, page
from tests.casework.memory_store import MemoryLedger, memory_register, view_of

NAMES = (
    "Ivan Petrovich Primerov",
    "Ivan Sergeevich Primerov",
    "Ivan Primerov",
    "I. Primerov",
    "Иван Примеров",
    "Anna Primerova",
    "A. Primerova",
)
PEOPLE = (Author("Anna Example"), Author("Boris Example"))
SEEN = Marking.INTERNAL


@dataclass(frozen=True)
class Act:
    """One thing that is done; the numbers pick whom it is about, among those there are by then."""

    what: str
    one: int
    other: int
    some: tuple[int, ...]
    by: int


numbers = st.integers(0, 40)
acts = st.builds(
    Act,
    st.sampled_from(["add", "merge", "merge", "split", "split", "undo", "undo", "judge", "answer"]),
    numbers,
    numbers,
    st.lists(numbers, min_size=1, max_size=3).map(tuple),
    st.integers(0, 1),
)
sequences = st.tuples(st.lists(st.sampled_from(NAMES), min_size=2, max_size=5), st.lists(acts, min_size=2, max_size=7))


class Player:
    """Does what a sequence says, and remembers every id that anybody ever had and every decision that stands."""

    def __init__(self, register: OpenRegister) -> None:
        self.register = register
        self.pages: list[Page] = []
        self.ids: set[str] = set()
        self.decisions: list[int] = []

    def add(self, name: str) -> None:
        """A new report that names somebody twice."""
        made = page(len(self.pages), name, name)
        self.pages.append(made)
        add(self.register, made)

    def persons(self) -> dict[str, list[int]]:
        with self.register.store.reading() as view:
            return persons_in(view)

    def play(self, act: Act) -> bool:
        """Do it; false where it can't be done as things stand."""
        try:
            decided = self._play(act)
        except (WrongUseError, NoSuchDecisionError):
            return False
        if decided is not None:
            self.decisions.append(decided)
        self.ids |= self.persons().keys()
        return True

    def _play(self, act: Act) -> int | None:
        by, people = PEOPLE[act.by], sorted(self.persons())
        if act.what in ("add", "undo"):
            change = self._add if act.what == "add" else self._undo
            change(act)
            return None
        if act.what == "merge":
            one, other = people[act.one % len(people)], people[act.other % len(people)]
            return judging.merge(self.register, one, other, by).entries[0]
        if act.what == "split":
            return judging.split(self.register, self._some_of_one(act), by).entries[0]
        if act.what == "judge":
            mentions = sorted(entry for found in self.persons().values() for entry in found)
            left, right = mentions[act.one % len(mentions)], mentions[act.other % len(mentions)]
            return judging.judge(self.register, left, right, list(Verdict)[act.some[0] % 3], by).entries[0]
        return self._answer(act, by)

    def _add(self, act: Act) -> None:
        # Every other time the same bytes once more: nothing but an acquisition is new then.
        if act.other % 2:
            add(self.register, self.pages[act.one % len(self.pages)])
        else:
            self.add(NAMES[act.one % len(NAMES)])

    def _some_of_one(self, act: Act) -> list[int]:
        mentions = sorted(self.persons().items())[act.one % len(self.persons())][1]
        return [mentions[number % len(mentions)] for number in act.some]

    def _undo(self, act: Act) -> None:
        if self.decisions:
            judging.withdraw(self.register, self.decisions.pop(act.one % len(self.decisions)), PEOPLE[act.by])

    def _answer(self, act: Act, by: Author) -> int | None:
        with self.register.store.reading() as view:
            asked = waiting(view)
        if not asked:
            return None
        made = answer(self.register, asked[act.one % len(asked)], list(Verdict)[act.other % 3], by)
        return None if isinstance(made, Overtaken) else made.entries[0]


def persons_in(view: View) -> dict[str, list[int]]:
    """The mentions of everybody, by id."""
    return {id: row["mentions"] for id, row in view.rows("person", SEEN)}


def rows_of(rows: ReadsRows) -> dict[str, Any]:
    return {
        f"{projection}/{clearance}": (
            dict(rows.rows(projection, clearance)),
            {key: rows.find(projection, clearance, key) for key in rows.keys(projection, clearance)},
        )
        for clearance in Marking
        for projection in ("person", "queue", "judgement", "mention")
    }


def check(player: Player, view: View) -> None:
    """What must hold after whatever was done."""
    persons = persons_in(view)
    inside = sorted(entry for mentions in persons.values() for entry in mentions)
    assert inside == [e.number for e in view.entries(words=("claim", "trait", "observation"))], (
        "each claim belongs to exactly one person"
    )
    assert all(id == f"p{min(mentions)}" for id, mentions in persons.items())
    for id in player.ids:
        now = judging.person_behind(view, SEEN, id)
        assert int(id[1:]) in now.mentions, "an old id leads to whoever its mention belongs to"
    stands = clusters.standing(judgements_on(view, SEEN, inside))
    whose = {entry: id for id, mentions in persons.items() for entry in mentions}
    for (left, right), judged in stands.items():
        if judged.by.is_human and judged.verdict is Verdict.DIFFERENT:
            assert whose[left] != whose[right], "a person's different holds"
    fresh = MemoryRows()
    fold.refold(view, fresh)
    assert rows_of(view) == rows_of(fresh), "the history can be replayed"


@contextmanager
def starting_with(names: list[str]) -> Iterator[tuple[Player, MemoryLedger]]:
    register, ledger = memory_register()
    player = Player(register)
    for name in names:
        player.add(name)
    player.ids |= player.persons().keys()
    yield player, ledger


@settings(max_examples=500)
@given(sequences)
def test_no_claim_is_lost_and_none_is_there_twice_and_ids_stay_and_history_can_be_replayed(
    sequence: tuple[list[str], list[Act]],
) -> None:
    with starting_with(sequence[0]) as (player, ledger):
        for act in sequence[1]:
            player.play(act)
        check(player, view_of(ledger))


@settings(max_examples=100)
@given(sequences, acts.filter(lambda act: act.what in ("merge", "split", "judge", "answer")))
def test_what_is_undone_leaves_everything_as_if_it_had_never_been_decided(
    sequence: tuple[list[str], list[Act]], last: Act
) -> None:
    with starting_with(sequence[0]) as (player, ledger):
        for act in sequence[1]:
            player.play(act)
        before = rows_of(view_of(ledger))
        decisions = len(player.decisions)
        if player.play(last) and len(player.decisions) > decisions:
            assert rows_of(view_of(ledger)) != before
            judging.withdraw(player.register, player.decisions[-1], PEOPLE[0])
            assert rows_of(view_of(ledger)) == before


@settings(max_examples=5)
@given(sequences)
def test_the_same_holds_in_a_register_on_disk(sequence: tuple[list[str], list[Act]]) -> None:
    with fresh_register() as register:
        player = Player(register)
        for name in sequence[0]:
            player.add(name)
        for act in sequence[1]:
            player.play(act)
        with register.store.reading() as view:
            check(player, view)


@settings(max_examples=200)
@given(sequences, numbers)
def test_who_cannot_tell_joins_nobody_and_is_not_asked_again(sequence: tuple[list[str], list[Act]], at: int) -> None:
    with starting_with(sequence[0]) as (player, ledger):
        for act in sequence[1]:
            player.play(act)
        asked = waiting(view_of(ledger))
        if not asked:
            return
        one, before = asked[at % len(asked)], player.persons()
        made = answer(player.register, one, Verdict.UNSURE, PEOPLE[0])
        if isinstance(made, Overtaken):
            assert "you judged them different yourself" in made.what
            return
        for mentions in player.persons().values():
            assert any(set(mentions) <= set(others) for others in before.values())
        assert one.persons not in [left.persons for left in waiting(view_of(ledger))]
        judging.withdraw(player.register, made.entries[0], PEOPLE[0])
        assert (player.persons(), waiting(view_of(ledger))) == (before, asked)
