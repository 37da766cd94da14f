"""The day of 13 December told in any language, or each report in another one: the tally is the same.

A tally is compared by what it says and not by how it is spelled: people by who they are, counts by their numbers, what
they measure and what sort of voice gives them, contradictions by the numbers that can't both be true.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

import pytest

from habeas.archive.sandbox import Sandbox
from habeas.casework import example_day
from habeas.casework.answer import Answers, Standpoint, asking
from habeas.casework.assemble import reader_of, rules_of_this_version, sandbox_of
from habeas.casework.bundled import bundled
from habeas.casework.register_folder import create
from habeas.errors import AmbiguousNameError, NobodyByThatNameError
from habeas.ledger.store import View
from habeas.model import AnnouncedCount, Membership, Reading, Report, Tally
from habeas.reading.reader import Reader
from habeas.settings import Settings

LANGUAGES = ("en", "be", "de", "pl", "ru", "uk")
OCCASION = "release-2025-12-13"
MIXTURES = 8
NAMES = [report.name for report in example_day.load().reports]


class ReadOnce:
    """A reader that reads each text once, however many days it is part of: reading is pure."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._done: dict[tuple[str, str | None], Reading] = {}

    @property
    def name(self) -> str:
        return self._reader.name

    @property
    def version(self) -> str:
        return self._reader.version

    @property
    def languages(self) -> tuple[str, ...]:
        return self._reader.languages

    def read(self, report: Report) -> Reading:
        key = (report.text, report.language)
        if key not in self._done:
            self._done[key] = self._reader.read(report)
        return self._done[key]


@dataclass(frozen=True)
class Said:
    """What a tally says, whatever language its reports are in."""

    people: frozenset[tuple[str, str]]
    counts: frozenset[tuple[int, int | None, str, str]]
    contradictions: frozenset[frozenset[str]]
    unnamed: tuple[int, int | None] | None

    def differs(self, other: Said) -> set[str]:
        """What only one of the two says, in a line each: "-" what is missing here, "+" what is too much."""
        parts = {"person": "people", "count": "counts", "contradiction": "contradictions"}
        found = {
            f"{sign} {word} {_line(one)}"
            for word, field in parts.items()
            for sign, left, right in (("-", other, self), ("+", self, other))
            for one in getattr(left, field) - getattr(right, field)
        }
        return found | ({f"unnamed {self.unnamed}"} if self.unnamed != other.unnamed else set())


def _line(one: frozenset[str] | tuple[object, ...]) -> str:
    return " ".join(sorted(one) if isinstance(one, frozenset) else map(str, one))


@cache
def _expected() -> dict[str, Any]:
    return tomllib.loads((bundled(example_day.FOLDER) / "expected.toml").read_text("utf-8"))


def _role(view: View, count: AnnouncedCount) -> str:
    """What sort of voice gives a count: as the first of its claims has it."""
    chain = (view.entry(count.entries[0]).payload or {}).get("said_by") or [{"role": "author"}]
    return str(chain[-1]["role"])


def _people(answers: Answers, tally: Tally) -> frozenset[tuple[str, str]]:
    """The people who may be in the count, each under the one name that expected.toml has for them."""
    known = {}
    for person in [*_expected()["person"], *_expected()["held"]]:
        for name in (person["name"], *person.get("written", ())):
            try:
                known.setdefault(answers.named(name).id, person["name"])
            except (NobodyByThatNameError, AmbiguousNameError):
                continue
    found = [one for one in tally.named if one.standing is not Membership.OUTSIDE]
    return frozenset((known.get(one.id, f"a stranger, {one.name}"), one.standing.value) for one in found)


def _said(tally: Tally, people: frozenset[tuple[str, str]], view: View) -> Said:
    return Said(
        people=people,
        counts=frozenset((c.quantity.low, c.quantity.high, c.measure, _role(view, c)) for c in tally.counts),
        contradictions=frozenset(frozenset(re.findall(r"\d+", words)) for words in tally.contradictions),
        unnamed=(tally.unnamed.low, tally.unnamed.high) if tally.unnamed else None,
    )


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
            with register.store.reading() as view:
                return _said(tally, people, view)
        finally:
            register.close()


@pytest.fixture(scope="module")
def days(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Days]:
    """Where days are made, with one sandbox and one reader."""
    settings = Settings(register=tmp_path_factory.mktemp("days"))
    with sandbox_of(settings) as sandbox:
        yield Days(settings.register, sandbox, reader_of(settings))


def test_dummy(days: Days) -> None:
    import time
    english = None
    for language in LANGUAGES:
        t = time.time()
        said = days.say(dict.fromkeys(NAMES, language))
        english = english or said
        print(language, time.time() - t)
        for one in sorted(said.differs(english)):
            print("   ", one)


def test_mix(days: Days) -> None:
    english = days.say({})
    for seed in range(MIXTURES):
        chance = Random(seed)
        mixture = {name: chance.choice(LANGUAGES) for name in NAMES}
        said = days.say(mixture)
        print(seed)
        for one in sorted(said.differs(english)):
            print("   ", one)
