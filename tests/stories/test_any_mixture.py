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
from habeas.model import NamedPerson, Reading, Report
from habeas.reading.reader import Reader
from habeas.settings import Settings

LANGUAGES = ("en", "be", "de", "pl", "ru", "uk")
OCCASION = "release-2025-12-13"
MIXTURES = 8


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
                return self._said(answers)
        finally:
            register.close()

    def _said(self, answers: Answers) -> Said:
        tally, _ = answers.occasion(OCCASION)
        known = {}
        for person in [*_expected()["person"], *_expected()["held"]]:
            for name in (person["name"], *person.get("written", ())):
                try:
                    known.setdefault(answers.named(name).id, person["name"])
                except (NobodyByThatNameError, AmbiguousNameError):
                    continue
        people = [one for one in tally.named if one.standing.value != "outside"]
        return Said(
            people=frozenset((known.get(one.id, f"somebody called {one.name}"), one.standing.value) for one in people),
            counts=frozenset((c.quantity.low, c.quantity.high, c.measure, c.role) for c in tally.counts),
            contradictions=frozenset(frozenset(re.findall(r"\d+", words)) for words in tally.contradictions),
            unnamed=(tally.unnamed.low, tally.unnamed.high) if tally.unnamed else None,
        )
