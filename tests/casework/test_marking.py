"""A document that is marked anew looks, for each clearance, as if it had been added with that marking."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from habeas.casework import fold, judging
from habeas.casework.marking import document_at, mark
from habeas.casework.register_folder import OpenRegister
from habeas.casework.resolving import resolve_register
from habeas.casework.rows import MemoryRows
from habeas.casework.standpoint import rows_at
from habeas.casework.times import from_micros
from habeas.errors import NoSuchReportError
from habeas.identity.grouping import AUTHOR as RESOLVER
from habeas.ledger.store import View
from habeas.model import Author, Marking, Nature, Outcome, Verdict
from tests.casework.histories import DAY, Page, add, fresh_register, page, pages
from tests.casework.test_fold import told

ANNA = Author("Anna Example")
some = settings(max_examples=settings().max_examples // 3)
read = pages.filter(lambda made: bool(made.told) and made.outcome is Outcome.READ)


def reports(register: OpenRegister) -> list[int]:
    with register.store.reading() as view:
        return [record.number for record in view.entries(words=("report",))]


def partition(view: View, clearance: Marking) -> list[Any]:
    """The people that a clearance sees, by what reports say of them: entry numbers tell what was recorded between."""

    def words(entry: int) -> tuple[str, str]:
        body = view.entry(entry).payload or {}
        text = view.entry(body["report"]).payload or {}
        return text["report"]["text"], str(body["evidence"])

    return sorted(sorted(map(words, row["mentions"])) for _, row in view.rows("person", clearance))


def filled(history: list[Page]) -> Any:
    return [replace(made, number=number) for number, made in enumerate(history)]


@some
@given(st.lists(read, min_size=2, max_size=6), st.integers(0, 99), st.sampled_from(Marking))
@example([page(0, "Ivan Primerov"), page(1, "Ivan Primerov"), page(2, "Ivan Primerov")], 0, Marking.CONFIDENTIAL)
@example(
    [page(0, "Ivan Primerov", marking=Marking.CONFIDENTIAL), page(1, "Иван Примеров"), page(2, "Ivan Primerov")],
    0,
    Marking.PUBLIC,
)
def test_people_are_those_that_there_would_be_had_it_been_added_so(
    history: list[Page], at: int, marking: Marking
) -> None:
    made = filled(history)
    at %= len(made)
    with fresh_register() as register, fresh_register() as other:
        for number, one in enumerate(made):
            add(register, one)
            add(other, replace(one, marking=marking) if number == at else one)
        mark(register, reports(register)[at], marking, ANNA, "they asked for it", clearance=Marking.CONFIDENTIAL)
        with register.store.reading() as view, other.store.reading() as wanted:
            for clearance in Marking:
                assert partition(view, clearance) == partition(wanted, clearance), clearance
            fresh = MemoryRows()
            fold.refold(view, fresh)
            for clearance in Marking:
                assert told(view, clearance) == told(fresh, clearance)


@some
@given(st.lists(read, min_size=1, max_size=5), st.integers(0, 99), st.sampled_from(Marking))
def test_nothing_of_it_is_left_below_and_marking_it_back_brings_all_back(
    history: list[Page], at: int, marking: Marking
) -> None:
    with fresh_register() as register:
        for one in filled(history):
            add(register, one)
        report = reports(register)[at % len(history)]
        with register.store.reading() as view:
            before = {clearance: partition(view, clearance) for clearance in Marking}
        about = set(document_at(register, report, Marking.CONFIDENTIAL).entries)
        made = mark(register, report, marking, ANNA, "they asked", clearance=Marking.CONFIDENTIAL)
        with register.store.reading() as view:
            for clearance in (one for one in Marking if one.height < marking.height):
                rows = [(projection, id) for projection, (found, _) in told(view, clearance).items() for id in found]
                assert not about.intersection(int(id) for projection, id in rows if id.isdecimal())
        mark(register, report, made.was, ANNA, "they no longer ask", clearance=Marking.CONFIDENTIAL)
        with register.store.reading() as view:
            assert {clearance: partition(view, clearance) for clearance in Marking} == before


def test_asked_as_recorded_before_it_is_hidden_all_the_same_and_what_is_shown_now_was_hidden_then() -> None:
    with fresh_register() as register:
        add(register, page(0, "Anna Primerova"))
        add(register, page(1, "Jane Example"))
        first, second = reports(register)
        with register.store.reading() as view:
            then = from_micros(view.entry(view.position).entry.recorded_at)
        mark(register, first, Marking.CONFIDENTIAL, ANNA, "they asked")
        mark(register, second, Marking.PUBLIC, ANNA, "they agreed")
        with register.store.reading() as view:
            rows, _ = rows_at(view, then)
            seen = {clearance: [row["name"] for _, row in rows.rows("mention", clearance)] for clearance in Marking}
        assert seen == {
            Marking.PUBLIC: [],
            Marking.INTERNAL: ["Jane Example"],
            Marking.CONFIDENTIAL: ["Anna Primerova", "Jane Example"],
        }


def test_who_decided_it_and_why_is_on_record_for_those_who_see_it() -> None:
    with fresh_register() as register:
        add(register, page(0, "Anna Primerova"))
        (report,) = reports(register)
        made = mark(register, report, Marking.CONFIDENTIAL, ANNA, "her family asked")
        with register.store.reading() as view:
            records = list(view.entries(words=("marking",)))
        assert made.entries == len(records) > 4
        for record in records:
            body = record.payload or {}
            assert (body["by"]["name"], body["why"], record.marking) == (
                "Anna Example", "her family asked", Marking.CONFIDENTIAL
            )  # fmt: skip
        assert mark(register, report, Marking.CONFIDENTIAL, ANNA, "again", clearance=Marking.CONFIDENTIAL).entries == 0


def test_what_is_hidden_is_found_by_nobody_below_under_any_of_its_entries() -> None:
    with fresh_register() as register:
        add(register, page(0, "Anna Primerova"))
        (report,) = reports(register)
        entries = document_at(register, report).entries
        assert all(document_at(register, entry).report == report for entry in entries if entry != entries[1])
        mark(register, entries[-1], Marking.CONFIDENTIAL, ANNA, "they asked")
        for entry in entries:
            with pytest.raises(NoSuchReportError) as hidden:
                document_at(register, entry)
            with pytest.raises(NoSuchReportError) as absent:
                document_at(register, 9_999)
            assert str(hidden.value).replace(str(entry), "") == str(absent.value).replace("9999", "")


def test_how_it_was_obtained_for_fewer_eyes_stays_for_them_when_it_is_shown_to_more() -> None:
    with fresh_register() as register:
        add(register, page(0, "Anna Primerova"))
        add(register, page(0, "Anna Primerova", marking=Marking.CONFIDENTIAL), obtained_at=DAY - timedelta(days=1))
        (report, *_) = reports(register)
        mark(register, report, Marking.PUBLIC, ANNA, "they agreed")
        with register.store.reading() as view:
            assert len(list(view.rows("acquisition", Marking.PUBLIC))) == 1
            assert len(list(view.rows("acquisition", Marking.INTERNAL))) == 1
            assert len(list(view.rows("acquisition", Marking.CONFIDENTIAL))) == 2


def test_a_decision_about_it_goes_out_of_sight_with_its_note() -> None:
    with fresh_register() as register:
        add(register, page(0, "Anna Primerova"))
        add(register, page(1, "Jane Example"))
        with register.store.reading() as view:
            one, other = (record.number for record in view.entries(words=("claim",)))
        judging.judge(register, one, other, Verdict.SAME, ANNA, "the guard says so")
        mark(register, one, Marking.CONFIDENTIAL, ANNA, "they asked")
        with register.store.reading() as view:
            assert list(view.rows("judgement", Marking.INTERNAL)) == []
            assert [row["mentions"] for _, row in view.rows("person", Marking.INTERNAL)] == [[other]]


def test_links_of_a_resolution_that_may_rest_on_it_go_with_it() -> None:
    with fresh_register() as register:
        for number in range(3):
            add(register, page(number, "Иван Иванов"))
        with register.store.reading() as view:
            first, second, third = (record.number for record in view.entries(words=("claim",)))
        judging.judge(register, first, second, Verdict.SAME, RESOLVER)
        judging.judge(register, second, third, Verdict.SAME, RESOLVER)
        assert mark(register, first, Marking.CONFIDENTIAL, ANNA, "they asked").links == 2
        with register.store.reading() as view:
            assert len(list(view.rows("person", Marking.INTERNAL))) == 2
            assert len(list(view.rows("person", Marking.CONFIDENTIAL))) == 1
        resolve_register(register)


def test_a_pseudonym_stays_nobody_and_a_quarantined_file_can_be_marked() -> None:
    with fresh_register() as register:
        add(register, page(0, outcome=Outcome.QUARANTINED))
        add(register, replace(page(1, "Nemesis"), told=(replace(page(1, "Nemesis").told[0], nature=Nature.PSEUDONYM),)))
        for report in reports(register):
            assert mark(register, report, Marking.PUBLIC, ANNA, "they agreed").entries
        with register.store.reading() as view:
            assert list(view.rows("person", Marking.PUBLIC)) == []
            assert len(list(view.rows("report", Marking.PUBLIC))) == 2
