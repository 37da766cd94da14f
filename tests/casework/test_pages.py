"""Since when a page was known, and whose it is: never on its own word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.archive.intake import Taken
from habeas.casework import sources
from habeas.casework.fold import fold_name
from habeas.casework.pages import NOBODY, STATED_ONLY, Page, Pages, host_of, source_key, source_of
from habeas.casework.payloads import dump
from habeas.casework.receive import Circumstances, record
from habeas.casework.register_folder import OpenRegister
from habeas.casework.rows import MemoryRows
from habeas.errors import WrongUseError
from habeas.model import (
    Acquisition,
    Block,
    BlockRole,
    Marking,
    Original,
    Outcome,
    PageTime,
    Report,
    Role,
    SandboxLevel,
    Source,
)
from tests.casework.histories import HandReader, fresh_register, page

DAY = date(2025, 12, 13)
OBTAINED = datetime(2025, 12, 13, 15, tzinfo=UTC)
BEFORE, LATER, AFTER = (PageTime(DAY, time(hour), "UTC", 0) for hour in (9, 12, 18))
TEXT = "Anna Primerova is free."
REPORT = Report("0" * 64, TEXT, (Block(BlockRole.PARAGRAPH, 0, len(TEXT)),), "test 1", "en", publisher="example.org")


@pytest.fixture
def register() -> Iterator[OpenRegister]:
    with fresh_register() as made:
        yield made


@dataclass(frozen=True)
class Way:
    """A way in which the page was obtained."""

    at: datetime = OBTAINED
    url: str | None = "https://www.example.org/1"
    source: str | None = None


def added(register: OpenRegister, report: Report, *ways: Way) -> Page:
    """The page of a report that was obtained in these ways."""
    taken = Taken(Original(report.sha256, 9, "text/plain"), Outcome.READ, report, (), SandboxLevel.A)
    for way in ways or (Way(),):
        record(register, HandReader(page(0)), taken, Circumstances(way.at, "file", "a test", way.url, way.source))
    with register.store.reading() as view:
        return Pages(view, view, Marking.INTERNAL, register.zone).all()[0]


def instant(hour: int, minute: int = 0, second: int = 0, *, day: int = 13) -> datetime:
    return datetime(2025, 12, day, hour, minute, second, tzinfo=UTC)


@pytest.mark.parametrize(
    ("published", "updated", "approved", "known", "why"),
    [
        (BEFORE, None, True, instant(9), "an approved source's stated time stands"),
        (BEFORE, None, False, OBTAINED, "anybody can state a time"),
        (BEFORE, None, None, OBTAINED, "so can a source that nobody entered"),
        (AFTER, None, True, OBTAINED, "nothing is known after it was obtained"),
        (None, None, True, OBTAINED, "a page without a time is known from when it was obtained"),
        (BEFORE, LATER, True, instant(12), "which words came with the update can't be told"),
        (BEFORE, AFTER, True, OBTAINED, "an update after it was obtained is not this version's"),
        (BEFORE, LATER, False, OBTAINED, "an update is stated too"),
        (None, LATER, True, instant(12), "an update alone is a stated time"),
        (
            PageTime(date(2025, 12, 12)),
            None,
            True,
            instant(20, 59, 59, day=12),
            "its end where the register is",
        ),
        (PageTime(DAY), None, True, OBTAINED, "the end of that day comes after it was obtained"),
        (PageTime(DAY, time(9)), None, True, instant(6), "a clock without a zone is the register's"),
    ],
)
def test_since_when_a_page_was_known(
    register: OpenRegister,
    published: PageTime | None,
    updated: PageTime | None,
    approved: bool | None,
    known: datetime,
    why: str,
) -> None:
    if approved is not None:
        sources.decide(register, "example.org", approved=True, by="an editor")
    if approved is False:
        sources.decide(register, "example.org", approved=False, by="an editor")
    found = added(register, replace(REPORT, published=published, updated=updated))
    assert found.known_at == known, why
    assert found.approved is bool(approved)
    assert found.day == (published.day if published else DAY)


@pytest.mark.parametrize(
    ("ways", "known", "why"),
    [
        ((Way(OBTAINED), Way(instant(11), None)), instant(9), "one of two ways leads to the approved source"),
        ((Way(OBTAINED, None, "Example.ORG "), Way(instant(16))), instant(9), "named by whoever obtained it"),
        ((Way(OBTAINED, None),), OBTAINED, "the page alone names the source"),
        ((Way(OBTAINED, None), Way(instant(11), None)), instant(11), "the first time it was obtained counts"),
        ((Way(OBTAINED, "https://example.org.evil.example/1"),), OBTAINED, "another host with that beginning"),
        ((Way(OBTAINED, "https://example.org@evil.example/1"),), OBTAINED, "another host behind a user's name"),
        ((Way(OBTAINED, "https://evil.example/1", "example.org"),), OBTAINED, "where it came from outranks the name"),
    ],
)
def test_weight_follows_from_the_way_a_page_was_obtained(
    register: OpenRegister, ways: tuple[Way, ...], known: datetime, why: str
) -> None:
    sources.decide(register, "example.org", approved=True, by="an editor")
    assert added(register, replace(REPORT, published=BEFORE), *ways).known_at == known, why


publishers = st.text(max_size=12) | st.sampled_from(
    ["example.org", "www.example.org", "Example.Org", "stated:example.org", "unnamed", " ", "https://example.org/"]
)


@given(publishers, publishers)
def test_the_source_s_key_never_comes_from_what_the_page_says_of_itself(publisher: str, known: str) -> None:
    rows = MemoryRows()
    for name in (known, fold_name(known), publisher, fold_name(publisher)):
        keys = [f"channel/{name}", f"name/{name}"]
        source = Source(name, (name,), Role.MEDIA, approved=True)
        rows.put("source", Marking.INTERNAL, name, dump(source), keys)
    report = replace(REPORT, publisher=publisher, url="https://example.org/1", title="example.org")
    key = source_key((Acquisition(OBTAINED, "file", "a test"),), report)
    assert key == NOBODY or key.startswith(STATED_ONLY)
    assert source_of(rows, Marking.INTERNAL, key) is None


@pytest.mark.parametrize("name", ["stated:example.org", "STATED:Example", "unnamed", " Unnamed ", "", "  "])
def test_what_only_pages_say_of_themselves_can_t_be_approved(register: OpenRegister, name: str) -> None:
    with pytest.raises(WrongUseError):
        sources.decide(register, name, approved=True, by="an editor")


@pytest.mark.parametrize(
    ("url", "host"),
    [
        (None, None),
        ("", None),
        ("https://WWW.Example.ORG:8443/a?b#c", "example.org"),
        ("https://example.org@evil.example/", "evil.example"),
        ("https://wwwexample.org/", "wwwexample.org"),
        ("file:///home/anna/page.html", None),
        ("example.org/1", None),
        ("http://[::1", None),
        ("https://пример.example/", "пример.example"),
    ],
)
def test_the_host_of_an_address(url: str | None, host: str | None) -> None:
    assert host_of(url) == host


def test_a_source_is_found_by_any_of_its_names_and_channels(register: OpenRegister) -> None:
    sources.decide(register, "Example Wire", approved=True, by="an editor", channels=("Wire.Example",))
    by_host = added(register, replace(REPORT, sha256="1" * 64), Way(url="https://www.wire.example/7"))
    assert (by_host.source, by_host.approved) == ("example wire", True)
    assert by_host.day == OBTAINED.astimezone(ZoneInfo("Europe/Minsk")).date()
