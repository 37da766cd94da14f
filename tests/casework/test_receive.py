"""What is added is recorded once, whole or not at all, whoever else is adding."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from habeas.archive.sandbox import Sandbox
from habeas.casework.receive import Added, Circumstances, prepare, receive
from habeas.casework.register_folder import OpenRegister, open_register
from habeas.casework.upkeep import rebuild, verify
from habeas.errors import ImpossibleValueError
from habeas.model import Marking, Outcome, PageTime, Reading, Report, Verdict
from tests.casework.histories import DAY, HandReader, add, fresh_register, page, report_of

ABOUT = Circumstances(DAY, "file", "a test", file_name="page.txt")


@pytest.fixture
def register() -> Iterator[OpenRegister]:
    with fresh_register() as made:
        yield made


def recorded(register: OpenRegister, word: str) -> list[Any]:
    with register.store.reading() as view:
        return [entry.payload for entry in view.entries(words=(word,))]


def people(register: OpenRegister) -> list[Any]:
    with register.store.reading() as view:
        return [row for _, row in view.rows("person", Marking.INTERNAL)]


def test_the_same_bytes_twice_are_one_original_with_two_acquisitions(register: OpenRegister) -> None:
    data = b"Anna Primerova was released on 13 December 2025."
    reader = HandReader(page(0))
    with Sandbox() as sandbox:
        first = receive(register, sandbox, reader, data, ABOUT)
        again = replace(ABOUT, obtained_at=DAY + timedelta(days=1), url="https://example.org/1")
        second = receive(register, sandbox, reader, data, again)
    assert (first.outcome, first.known_already, second.known_already) == (Outcome.READ, False, True)
    assert (second.report, second.sha256, second.claims) == (first.report, first.sha256, 0)
    assert second.position == first.position + 1
    assert len(recorded(register, "original")) == len(recorded(register, "report")) == 1
    assert [entry["acquisition"].get("url") for entry in recorded(register, "acquisition")] == [None, again.url]
    assert reader.read_reports == [first.sha256]
    assert register.vault.read(first.sha256) == data
    assert len([path for path in register.vault.folder.rglob("*") if path.is_file()]) == 1


def test_what_was_quarantined_is_read_when_it_can_be_and_recorded_once_while_it_can_t(register: OpenRegister) -> None:
    readable = page(1, "Anna Primerova")
    shut = replace(readable, outcome=Outcome.QUARANTINED)
    added = [add(register, made) for made in (shut, shut, readable, shut)]
    assert [one.known_already for one in added] == [False, True, False, True]
    assert [body["outcome"] for body in recorded(register, "report")] == ["quarantined", "read"]
    assert (len(recorded(register, "original")), len(recorded(register, "acquisition"))) == (1, 4)
    assert [person["id"] for person in people(register)] == [f"p{added[2].report + 2}"]  # type: ignore[operator]


def test_an_add_that_fails_leaves_nothing_behind(register: OpenRegister) -> None:
    add(register, page(1, "Anna Primerova"))
    with register.store.reading() as view:
        before = view.position, view.digest_of_state()
    with pytest.raises(ImpossibleValueError):  # half a letter has no canonical form: found after entries were made
        add(register, page(2, "Anna Primerova", "Anna Prim\ud83d"))
    with register.store.reading() as view:
        assert (view.position, view.digest_of_state()) == before
    assert not add(register, page(2, "Anna Primerova")).known_already


@dataclass
class TimedReader(HandReader):
    """Reads when the other one reads too: both have looked at the register, and neither has written yet."""

    meet: threading.Barrier | None = None

    def read(self, report: Report) -> Reading:
        if self.meet is not None:
            self.meet.wait(timeout=30)
        return super().read(report)


def add_at_once(register: OpenRegister, *pages: Any) -> list[Added]:
    """Each page by a writer of its own: its own thread, and its own opening of the same folder."""
    meet = threading.Barrier(len(pages))

    def work(made: Any) -> Added:
        opened = open_register(register.settings, now=lambda: datetime.now(UTC), waiting=lambda: None)
        try:
            opened.vault.keep(made.content)
            return add(opened, made, TimedReader(made, meet=meet))
        finally:
            opened.close()

    with ThreadPoolExecutor(len(pages)) as pool:
        return list(pool.map(work, pages))


def test_two_who_add_at_once_both_succeed_and_the_second_is_matched_against_the_first(register: OpenRegister) -> None:
    added = add_at_once(register, page(1, "Anna Primerova"), page(2, "Анна Примерова"))
    assert [one.known_already for one in added] == [False, False]
    assert [judgement["verdict"] for judgement in recorded(register, "judgement")] == [Verdict.SAME]
    assert [len(person["mentions"]) for person in people(register)] == [2]
    sound = verify(register)
    assert (sound.damage, sound.position) == ((), max(one.position for one in added))
    assert rebuild(register).after == sound.digest


def test_two_who_add_the_same_bytes_at_once_make_one_report_of_two_acquisitions(register: OpenRegister) -> None:
    made = page(1, "Anna Primerova")
    first, second = sorted(add_at_once(register, made, made), key=lambda one: one.position)
    assert (first.known_already, second.known_already) == (False, True)
    assert (first.claims, second.claims, first.report) == (1, 0, second.report)
    assert [len(recorded(register, word)) for word in ("original", "acquisition", "report", "claim")] == [1, 2, 1, 1]


def test_what_is_added_without_a_word_about_it_is_internal(register: OpenRegister) -> None:
    assert ABOUT.marking is Marking.INTERNAL
    add(register, page(1, "Anna Primerova"))
    with register.store.reading() as view:
        assert {entry.marking for entry in view.entries()} == {Marking.INTERNAL}


NOON = PageTime(date(2025, 12, 13), time(12), "+03:00", 180)
SAME, BEFORE = PageTime(date(2025, 12, 13)), PageTime(date(2025, 12, 12))


@pytest.mark.parametrize(
    ("stated", "given", "kept", "why"),
    [
        (NOON, None, NOON, "nothing better is known"),
        (NOON, SAME, NOON, "the same day keeps the page's clock"),
        (
            NOON,
            PageTime(date(2025, 12, 12)),
            PageTime(date(2025, 12, 12)),
            "another day leaves the page's clock behind",
        ),
        (None, BEFORE, BEFORE, "the page says nothing"),
        (None, None, None, "nobody says anything"),
    ],
)
def test_the_day_that_whoever_adds_it_knows_better(
    stated: PageTime | None, given: PageTime | None, kept: PageTime | None, why: str
) -> None:
    report = replace(report_of(page(1)), published=stated)
    assert prepare(report, replace(ABOUT, published=given)).published == kept, why


def test_the_address_that_whoever_adds_it_knows_better() -> None:
    report = replace(report_of(page(1)), url="https://example.net/said-by-the-page")
    assert prepare(report, ABOUT).url == report.url
    assert prepare(report, replace(ABOUT, url="https://example.org/1")).url == "https://example.org/1"
    assert prepare(report, replace(ABOUT, language="be")).language == "be"
