"""Rows follow from the entries alone: however they came about, and for each clearance from what it may see."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from habeas.casework import fold, made_by
from habeas.casework.payloads import dump
from habeas.casework.register_folder import OpenRegister
from habeas.casework.rows import MemoryRows, ReadsRows
from habeas.ledger.store import Draft, View
from habeas.model import Judgement, Marking, MarkingChange, Verdict, Withdrawal
from tests.casework.histories import EDITOR, Decision, Page, decisions, fresh_register, happen, histories, page, pages

PROJECTIONS = (
    "acquisition",
    "deal",
    "finding",
    "judgement",
    "known",
    "mention",
    "original",
    "person",
    "queue",
    "reading",
    "report",
    "review",
    "rules",
    "source",
    "statement",
)
some = settings(max_examples=settings().max_examples // 3)


def told(rows: ReadsRows, clearance: Marking) -> dict[str, Any]:
    """Every row and every key that a clearance has."""
    return {
        projection: (
            dict(rows.rows(projection, clearance)),
            {key: rows.find(projection, clearance, key) for key in rows.keys(projection, clearance)},
        )
        for projection in PROJECTIONS
    }


def rebuilt(view: View, *, until: int | None = None) -> MemoryRows:
    rows = MemoryRows()
    fold.refold(view, rows, until=until)
    return rows


@some
@given(histories, st.data())
def test_incremental_equals_rebuilt(history: list[Page | Decision], data: st.DataObject) -> None:
    moment = data.draw(st.integers(0, len(history)))
    with fresh_register() as register:
        for act in history[:moment]:
            happen(register, act)
        with register.store.reading() as view:
            position, then = view.position, {clearance: told(view, clearance) for clearance in Marking}
        for act in history[moment:]:
            happen(register, act)
        with register.store.writing() as writer:
            before = writer.digest_of_state()
            assert {shelf.projection for shelf in writer.shelves()} <= {*PROJECTIONS, made_by.PROJECTION}
            for clearance in Marking:
                assert told(writer, clearance) == told(rebuilt(writer), clearance)
                assert then[clearance] == told(rebuilt(writer, until=position), clearance)
            writer.clear_projections()
            fold.refold(writer, writer)
            assert writer.digest_of_state() == before


knowing = st.lists(
    pages | decisions("judgement", "known_person", "known_person", "known_person"), min_size=3, max_size=9
)


@some
@given(knowing, knowing, st.lists(st.integers(0, 99), min_size=1, max_size=3))
def test_taking_back_who_was_known_makes_only_those_concerned_again_and_as_a_rebuild_would(
    history: list[Page | Decision], after: list[Page | Decision], picked: list[int]
) -> None:
    with fresh_register() as register:
        for act in history:
            happen(register, act)
        with register.store.writing() as writer, pytest.MonkeyPatch.context() as patched:
            known = [entry.number for entry in writer.entries(words=("known_person",))]
            taken = sorted({known[at % len(known)] for at in picked}) if known else []
            drafts = [Draft("withdrawal", dump(Withdrawal(entry, EDITOR, "a mistake"))) for entry in taken]
            patched.delattr(fold, "refold")
            fold.take_in(writer, [writer.append(draft) for draft in drafts])
        for act in after:
            happen(register, act)
        with register.store.reading() as view:
            for clearance in Marking:
                assert told(view, clearance) == told(rebuilt(view), clearance)


def decided(
    register: OpenRegister, noun: Judgement | Withdrawal | MarkingChange, marking: Marking = Marking.INTERNAL
) -> None:
    word = {Judgement: "judgement", Withdrawal: "withdrawal", MarkingChange: "marking"}[type(noun)]
    with register.store.writing() as writer:
        made = [writer.append(Draft(word, dump(noun), marking))]
        fold.take_in(writer, made)


def claims(register: OpenRegister) -> list[int]:
    with register.store.reading() as view:
        return [entry.number for entry in view.entries(words=("claim",))]


def people(register: OpenRegister, clearance: Marking = Marking.INTERNAL) -> list[Any]:
    with register.store.reading() as view:
        return sorted(row["mentions"] for _, row in view.rows("person", clearance))


@pytest.mark.parametrize(("verdict", "together"), [(Verdict.SAME, True), (Verdict.DIFFERENT, False)])
def test_what_the_matcher_leaves_open_waits_until_a_person_decides(verdict: Verdict, together: bool) -> None:
    with fresh_register() as register:
        for number, name in enumerate(["Anna Primerova", "A. Primerova"]):
            happen(register, page(number, name))
        first, second = claims(register)
        with register.store.reading() as view:
            waiting = [(row["left"], row["right"]) for _, row in view.rows("queue", Marking.INTERNAL)]
        assert (waiting, people(register)) == ([(first, second)], [[first], [second]])
        decided(register, Judgement(second, first, verdict, 500_000, (), EDITOR))
        assert people(register) == ([[first, second]] if together else [[first], [second]])
        with register.store.reading() as view:
            assert list(view.rows("queue", Marking.INTERNAL)) == []


def test_a_withdrawn_claim_counts_for_nothing_and_stays_readable() -> None:
    with fresh_register() as register:
        for number in range(2):
            happen(register, page(number, "Anna Primerova"))
        first, second = claims(register)
        assert people(register) == [[first, second]]
        decided(register, Withdrawal(first, EDITOR, "it was another Anna"))
        assert (people(register), claims(register)) == ([[second]], [first, second])


def test_a_public_judgement_shows_only_where_both_of_its_mentions_do() -> None:
    with fresh_register() as register:
        happen(register, page(1, "Anna Primerova", marking=Marking.PUBLIC))
        happen(register, page(2, "Jane Example"))
        first, second = claims(register)
        decided(register, Judgement(first, second, Verdict.SAME, 500_000, (), EDITOR), Marking.PUBLIC)
        with register.store.reading() as view:
            assert list(view.rows("judgement", Marking.PUBLIC)) == []
        assert people(register, Marking.PUBLIC) == [[first]]
        assert people(register) == [[first, second]]


def test_the_latest_marking_of_an_entry_stands() -> None:
    with fresh_register() as register:
        happen(register, page(1, "Anna Primerova"))
        with register.store.reading() as view:
            report = next(entry.number for entry in view.entries(words=("report",)))
        for entry in (report, *claims(register)):
            decided(register, MarkingChange(entry, Marking.PUBLIC, EDITOR, "they agreed"))
        assert people(register, Marking.PUBLIC) == [claims(register)]
        decided(register, MarkingChange(report, Marking.CONFIDENTIAL, EDITOR, "they no longer do"))
        assert people(register, Marking.PUBLIC) == people(register, Marking.INTERNAL) == []
        assert people(register, Marking.CONFIDENTIAL) == [claims(register)]


def nothing(told: dict[str, Any]) -> bool:
    return not any(part for parts in told.values() for part in parts)


@some
@given(histories)
def test_hidden_and_absent_look_the_same_when_all_is_internal(history: list[Page | Decision]) -> None:
    with fresh_register() as register:
        for act in history:
            if not isinstance(act, Decision) or act.word != "marking":
                happen(register, replace(act, marking=Marking.INTERNAL))
        with register.store.reading() as view:
            assert nothing(told(view, Marking.PUBLIC))
            assert not [shelf for shelf in view.shelves() if shelf.clearance == "public" and shelf.rows]
            assert told(view, Marking.INTERNAL) == told(view, Marking.CONFIDENTIAL)


@some
@given(st.lists(pages, min_size=1, max_size=8))
def test_what_is_hidden_changes_nothing_for_those_who_may_not_see_it(history: list[Page]) -> None:
    with fresh_register() as register:
        for act in history:
            with register.store.reading() as view:
                before = {clearance: told(view, clearance) for clearance in Marking}
            happen(register, act)
            with register.store.reading() as view:
                for clearance in Marking:
                    if act.marking.height > clearance.height:
                        assert told(view, clearance) == before[clearance]


def shown(view: View, clearance: Marking) -> tuple[Any, ...]:
    """What a clearance sees of people, without the numbers of entries: those tell how much was recorded in between."""
    words: dict[int, tuple[str, str]] = {}
    for entry in view.entries(words=("claim", "trait", "observation")):
        body = entry.payload or {}
        text = view.entry(body["report"]).payload or {}
        words[entry.number] = (text["report"]["text"], body["evidence"]["words"])
    people = sorted(sorted(words[e] for e in row["mentions"]) for _, row in view.rows("person", clearance))
    pairs = sorted(
        (projection, sorted((words[row["left"]], words[row["right"]])))
        for projection in ("judgement", "queue")
        for _, row in view.rows(projection, clearance)
    )
    return people, pairs


@some
@given(st.lists(pages.filter(lambda made: len(made.told) > 0), min_size=2, max_size=8))
@example(
    [
        page(1, "Ivan Sergeevich Primerov", marking=Marking.PUBLIC),
        page(2, "Ivan Primerov", marking=Marking.INTERNAL),
        page(3, "Ivan Petrovich Primerov", marking=Marking.PUBLIC),
    ]
)
def test_people_look_as_if_what_is_hidden_had_never_been_added(history: list[Page]) -> None:
    history = [replace(act, number=number) for number, act in enumerate(history)]
    assume(any(act.marking is not Marking.PUBLIC for act in history))
    seen = []
    for added in (history, [act for act in history if act.marking is Marking.PUBLIC]):
        with fresh_register() as register:
            for act in added:
                happen(register, act)
            with register.store.reading() as view:
                seen.append(shown(view, Marking.PUBLIC))
    assert seen[0] == seen[1]
