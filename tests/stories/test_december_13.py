"""The day of 13 December from bytes to answers, held to what a careful reader finds in the same reports.

``examples/december-13/expected.toml`` was written by hand from the facts; no program made it. What must never happen
(somebody shown more free than they are, somebody inside who was not freed) is exact; how much is found may only rise.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

import pytest

from habeas.casework import example_day
from habeas.casework.answer import PersonAnswer, asking
from habeas.casework.assemble import reader_of, rules_of_this_version, sandbox_of
from habeas.casework.bundled import bundled
from habeas.casework.register_folder import OpenRegister, create
from habeas.casework.standpoint import Standpoint
from habeas.casework.upkeep import rebuild, verify
from habeas.errors import AmbiguousNameError, NobodyByThatNameError
from habeas.model import Membership, Outcome, Tally
from habeas.settings import Settings

FREEDOM = {"reported free": 1, "free": 2}
"""How free a value of the liberty axis shows a person; all others, doubt among them, show nobody free."""

LEAST_FREED_FOUND = 39
"""Of the 43 times that a report names somebody as freed, how many are found; may only rise."""


@dataclass
class Day:
    """The register after the day, and what is expected of it."""

    register: OpenRegister
    outcomes: list[Outcome]

    @cached_property
    def expected(self) -> dict[str, Any]:
        """What a careful reader finds."""
        return tomllib.loads((bundled(example_day.FOLDER) / "expected.toml").read_text("utf-8"))

    def person(self, names: list[str], known: datetime | None = None) -> PersonAnswer | None:
        """The card of whoever answers to one of these spellings, ``None`` where nobody does."""
        on = date(2025, 12, 15) if known is None else known.date()
        with asking(self.register, Standpoint(on=on, known=known)) as answers:
            for name in names:
                try:
                    return answers.person(answers.named(name))
                except (NobodyByThatNameError, AmbiguousNameError):
                    continue
        return None

    def tally(self) -> Tally:
        """The tally of the release."""
        with asking(self.register, Standpoint()) as answers:
            return answers.occasion("release-2025-12-13")[0]


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Day]:
    """The whole day, read once."""
    told = example_day.load()
    settings = Settings(register=tmp_path_factory.mktemp("day") / "register")
    register = create(settings, rules_of_this_version(told.zone), waiting=lambda: None)
    example_day.approve_sources(register, told, "an editor")
    with sandbox_of(settings) as sandbox:
        added = list(example_day.add(register, sandbox, reader_of(settings), told, "an editor"))
    yield Day(register, [one.outcome for one in added])
    register.close()


def test_every_report_is_read(day: Day) -> None:
    assert len(day.outcomes) == day.expected["occasion"]["reports"]
    assert set(day.outcomes) == {Outcome.READ}


def test_she_is_one_person_under_all_her_spellings(day: Day) -> None:
    her = day.person(["Kalesnikava"])
    assert her is not None
    written = {form.text for form in her.person.names}
    assert {"Maria Kolesnikova", "Maria Kalesnikava", "Мария Колесникова"} <= written


def test_she_is_reported_free_at_three_and_free_at_midnight(day: Day) -> None:
    for known in day.expected["known"]:
        her = day.person(["Kalesnikava"], known["at"])
        assert her is not None
        expected = "reported free" if known["at"].hour == 15 else "free"
        assert her.card.status.liberty.value == expected, her.card.status.liberty


@pytest.mark.parametrize("when", ["at_15", "at_midnight", "at_the_end"])
def test_nobody_is_shown_more_free_than_the_reports_make_them(day: Day, when: str) -> None:
    instants = {"at_15": day.expected["known"][0]["at"], "at_midnight": day.expected["known"][1]["at"]}
    for person in day.expected["person"]:
        answer = day.person(person["written"], instants.get(when))
        wanted = person["liberty"].get(when)
        if answer is None or not answer.card.timeline or wanted is None:
            continue
        liberty = answer.card.status.liberty
        assert FREEDOM.get(liberty.value or "", 0) <= FREEDOM.get(wanted, 0), (person["name"], when, liberty)


def test_nobody_who_was_not_freed_is_inside_the_count(day: Day) -> None:
    inside = {one.name for one in day.tally().named if one.standing is not Membership.OUTSIDE}
    assert not inside & set(day.expected["never_inside"]["names"])


def test_the_announced_number_stands_against_the_names(day: Day) -> None:
    tally = day.tally()
    announced = day.expected["occasion"]["announced"]
    assert any(count.quantity.low == count.quantity.high == announced for count in tally.counts)
    assert tally.unnamed is not None
    low, high = day.expected["occasion"]["unnamed"]
    assert low <= tally.unnamed.low
    assert (tally.unnamed.high or 0) <= high


def test_one_wire_in_two_outlets_is_one_origin(day: Day) -> None:
    copies = [set(origin.reports) for origin in day.tally().origins if "agency code nwa" in origin.why]
    assert len(copies) == 1


def test_104_and_109_contradict_each_other(day: Day) -> None:
    assert any("104" in one and "109" in one for one in day.tally().contradictions)


def test_enough_of_those_freed_are_found(day: Day) -> None:
    found = wanted = 0
    for person in day.expected["person"]:
        answer = day.person(person["written"])
        files = {page.acquisitions[0].file_name for page in answer.pages.values()} if answer else set()
        wanted += len(person["freed_in"])
        found += len(files & set(person["freed_in"]))
    assert wanted == 43
    assert found >= LEAST_FREED_FOUND


def test_the_day_can_be_checked_and_made_again(day: Day) -> None:
    before = verify(day.register)
    assert before.damage == ()
    again = rebuild(day.register)
    assert again.before == again.after == before.digest
