"""The day of 13 December told in any language, or each report in another one: the tally is the same.

A tally is compared by what it says and not by how it is spelled: people by who they are, counts by their numbers, what
they measure and what sort of voice gives them, contradictions by the numbers that can't both be true.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

import pytest

from habeas.archive.sandbox import Sandbox
from habeas.casework import example_day
from habeas.casework.answer import Answers, asking
from habeas.casework.assemble import reader_of, rules_of_this_version, sandbox_of
from habeas.casework.bundled import bundled
from habeas.casework.pages import Page
from habeas.casework.register_folder import create
from habeas.casework.standpoint import Standpoint
from habeas.errors import AmbiguousNameError, NobodyByThatNameError
from habeas.ledger.store import View
from habeas.model import AnnouncedCount, Membership, Reading, Report, Tally
from habeas.reading.reader import Reader
from habeas.settings import Settings

LANGUAGES = ("en", "be", "de", "pl", "ru", "uk")
OCCASION = "release-2025-12-13"
SEEDS = range(8)
WIRE = "agency code nwa"
NAMES = [report.name for report in example_day.load().reports]
TABLE = "14-released"


class ReadOnce:
    """A reader that reads each text once, however many days it is part of: reading is pure."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._done: dict[tuple[str, str | None], Reading] = {}

    @property
    def name(self) -> str:
        """The reader's own."""
        return self._reader.name

    @property
    def version(self) -> str:
        """The reader's own."""
        return self._reader.version

    @property
    def languages(self) -> tuple[str, ...]:
        """The reader's own."""
        return self._reader.languages

    def read(self, report: Report) -> Reading:
        """What the reader finds, now or when it read the same text before."""
        key = (report.text, report.language)
        if key not in self._done:
            self._done[key] = self._reader.read(report)
        return self._done[key]


@dataclass(frozen=True)
class Said:
    """What a tally says, whatever language its reports are in; ``wire`` are the reports that carry the wire story."""

    people: frozenset[tuple[str, str]]
    counts: frozenset[tuple[int, int | None, str, str]]
    contradictions: frozenset[frozenset[str]]
    unnamed: tuple[int, int | None] | None
    wire: frozenset[str]

    def differs(self, other: Said) -> set[str]:
        """What only one of the two says, in a line each: "-" what is missing here, "+" what is too much."""
        found: set[str] = set()
        for word, mine, theirs in (
            ("person", _lines(self.people), _lines(other.people)),
            ("count", _lines(self.counts), _lines(other.counts)),
            ("contradiction", _lines(self.contradictions), _lines(other.contradictions)),
            ("unnamed", {str(self.unnamed)}, {str(other.unnamed)}),
            ("wire", set(self.wire), set(other.wire)),
        ):
            found |= {f"- {word} {one}" for one in theirs - mine} | {f"+ {word} {one}" for one in mine - theirs}
        return found


def _lines(told: Iterable[frozenset[str] | tuple[object, ...]]) -> set[str]:
    return {" ".join(sorted(one) if isinstance(one, frozenset) else map(str, one)) for one in told}


@cache
def _expected() -> dict[str, Any]:
    return tomllib.loads((bundled(example_day.FOLDER) / "expected.toml").read_text("utf-8"))


def _role(view: View, count: AnnouncedCount) -> str:
    """What sort of voice gives a count: as the first of its claims has it."""
    chain = (view.entry(count.entries[0]).payload or {}).get("said_by") or [{"role": "author"}]
    return str(chain[-1]["role"])


def _people(answers: Answers, tally: Tally) -> frozenset[tuple[str, str]]:
    """The people who may be in the count, each under the one name that expected.toml has for them."""
    known: dict[str, str] = {}
    for person in [*_expected()["person"], *_expected()["held"]]:
        for name in (person["name"], *person.get("written", ())):
            try:
                known.setdefault(answers.named(name).id, person["name"])
            except (NobodyByThatNameError, AmbiguousNameError):
                continue
    found = [one for one in tally.named if one.standing is not Membership.OUTSIDE]
    return frozenset((known.get(one.id, f"a stranger, {one.name}"), one.standing.value) for one in found)


def _stem(page: Page) -> str:
    return (page.acquisitions[0].file_name or "").partition(".")[0]


def _wire(pages: Mapping[int, Page], tally: Tally) -> frozenset[str]:
    origins = [origin for origin in tally.origins if WIRE in origin.why]
    return frozenset(_stem(pages[report]) for origin in origins for report in origin.reports)


class Days:
    """Makes the day in any mixture of languages and says its tally."""

    def __init__(self, folder: Path, sandbox: Sandbox, reader: Reader) -> None:
        self._folder = folder
        self._sandbox = sandbox
        self._reader = ReadOnce(reader)
        self._numbers = count()

    def say(self, languages: Mapping[str, str]) -> Said:
        """The tally of the release when each report is in the language given for it."""
        told = example_day.load(languages=languages)
        settings = Settings(register=self._folder / str(next(self._numbers)))
        register = create(settings, rules_of_this_version(told.zone), waiting=lambda: None)
        try:
            example_day.approve_sources(register, told, "an editor")
            list(example_day.add(register, self._sandbox, self._reader, told, "an editor"))
            with asking(register, Standpoint()) as answers:
                tally, _ = answers.occasion(OCCASION)
                people = _people(answers, tally)
                pages = {page.entry: page for page in answers.pages()}
            with register.store.reading() as view:
                counts = frozenset((c.quantity.low, c.quantity.high, c.measure, _role(view, c)) for c in tally.counts)
        finally:
            register.close()
        assert {_stem(page): page.report.language for page in pages.values() if _stem(page) != TABLE} == {
            name: languages.get(name, "en") for name in NAMES if name != TABLE
        }
        return Said(
            people=people,
            counts=counts,
            contradictions=frozenset(frozenset(re.findall(r"\d+", words)) for words in tally.contradictions),
            unnamed=(tally.unnamed.low, tally.unnamed.high) if tally.unnamed else None,
            wire=_wire(pages, tally),
        )


@pytest.fixture(scope="module")
def days(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Days]:
    """Where days are made, with one sandbox and one reader."""
    settings = Settings(register=tmp_path_factory.mktemp("days"))
    with sandbox_of(settings) as sandbox:
        yield Days(settings.register, sandbox, reader_of(settings))


@pytest.fixture(scope="module")
def english(days: Days) -> Said:
    """What the tally says when all reports are in English."""
    return days.say({})


def test_the_english_day_says_enough_to_be_compared_with(english: Said) -> None:
    occasion = _expected()["occasion"]
    assert {name for name, _ in english.people} == {person["name"] for person in _expected()["person"]}
    assert {"inside", "possible"} == {standing for _, standing in english.people}
    assert english.unnamed == tuple(occasion["unnamed"])
    assert frozenset({"104", "109"}) in english.contradictions
    assert {"05-wire", "06-wire-copy"} <= english.wire
    assert len(english.counts) >= 13


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_in_each_language_the_tally_is_the_same(days: Days, english: Said, language: str) -> None:
    assert days.say(dict.fromkeys(NAMES, language)).differs(english) == set()


@pytest.mark.parametrize("seed", SEEDS)
def test_in_any_mixture_the_tally_is_the_same(days: Days, english: Said, seed: int) -> None:
    chance = Random(seed)
    mixture = {name: chance.choice(LANGUAGES) for name in NAMES}
    assert days.say(mixture).differs(english) == set(), mixture


def test_a_tally_that_says_something_else_is_told_apart(english: Said) -> None:
    """The comparison itself can fail."""
    other = Said(
        english.people - {("Roman Galuza", "possible")}, english.counts | {(7, 7, "event", "author")},
        english.contradictions, (1, 2), english.wire,
    )  # fmt: skip
    assert other.differs(english) == {
        "- person Roman Galuza possible",
        "+ count 7 7 event author",
        f"- unnamed {english.unnamed}",
        "+ unnamed (1, 2)",
    }
