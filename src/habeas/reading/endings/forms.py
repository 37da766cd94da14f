"""The tables of endings and given names of one language, read from its folder once."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from itertools import product
from typing import Any

from habeas.reading.endings.morphology import Case, Declension, Form, Gender, Role, Rule, cases_by_ending
from habeas.reading.languages import table

LANGUAGES = frozenset(("be", "de", "pl", "ru", "uk"))
_GENDERS = {"m": Gender.MASC, "f": Gender.FEM, "mf": Gender.PERSON}
_ROLES = {"surname": Role.SURNAME, "given": Role.GIVEN, "patronymic": Role.PATRONYMIC, "name": Role.UNKNOWN}
_KNOWN_GIVEN = 90
_SHORT_GIVEN = 80
_LESS_WHEN_SECOND = 6
_LESS_WHEN_FROZEN = 4
_SHORTEST_STEM = 2


@dataclass(frozen=True, slots=True)
class Forms:
    """What a language's ``forms.toml`` says, ready to be looked up (all keys lower-case)."""

    rules: Mapping[str, tuple[Rule, ...]]
    longest: int
    known: Mapping[str, tuple[Form, ...]]
    particles: frozenset[str]
    surname_ends: tuple[str, ...]
    rare: tuple[str, ...]
    only_last_bends: bool
    given: Mapping[str, tuple[Gender, ...]]
    womans_first: int
    initials: Mapping[str, str]

    def read(self, word: str) -> tuple[Form, ...]:
        """The readings of a word by its ending, unordered."""
        lower = word.lower().replace("’", "'")
        rules = (
            rule for size in range(1, min(self.longest, len(lower)) + 1) for rule in self.rules.get(lower[-size:], ())
        )
        return tuple(rule.read(word) for rule in rules if len(word) - rule.cut >= rule.least)


_NOTHING = Forms({}, 0, {}, frozenset(), (), (), False, {}, 0, {})


@cache
def forms_of(language: str) -> Forms:
    """The tables of ``language``; empty ones for a language that isn't read by its endings."""
    if language not in LANGUAGES:
        return _NOTHING
    data = table(language, "forms")
    letters = {name: tuple(row.split()) for name, row in data.get("letters", {}).items()}
    declensions = [_declension(row, letters) for row in data["declension"]]
    known = _known(data, declensions)
    rules: dict[str, list[Rule]] = {}
    for declension in declensions:
        for ending, means in declension.rules().items():
            rules.setdefault(ending, []).extend(means)
    return Forms(
        {ending: tuple(means) for ending, means in rules.items()},
        max(map(len, rules), default=0),
        known,
        frozenset(data.get("particles", "").split()),
        tuple(data.get("surname_ends", "").split()),
        tuple(data.get("rare", "").split()),
        data.get("only_last_bends", False),
        _given_genders(known),
        data.get("womans_first", 8),
        data.get("initials", {}),
    )


def _declension(row: Mapping[str, Any], letters: Mapping[str, tuple[str, ...]]) -> Declension:
    after: list[str] = []
    for end in row.get("after", "").split():
        parts = (letters[part[1:]] if part.startswith("@") else (part,) for part in end.split("+"))
        after.extend("".join(chosen) for chosen in product(*parts))
    return Declension(
        _ROLES[row["of"]],
        _GENDERS[row["gender"]],
        tuple(after) or ("",),
        _endings(row["singular"]),
        _endings(row.get("plural", "")),
        row["weight"],
        row.get("least", _SHORTEST_STEM),
        tuple(row["vocative"].split("/")) if "vocative" in row else (),
        row.get("nominative"),
    )


def _endings(row: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(ending.replace("-", "") for ending in cell.split("/")) for cell in row.split())


def _known(data: Mapping[str, Any], declensions: list[Declension]) -> dict[str, tuple[Form, ...]]:
    """Every form of every given name of the tables, and of the names that decline in their own way."""
    found: dict[str, dict[tuple[str, Gender, int], Form]] = {}

    def add(form: str, reading: Form) -> None:
        slot = found.setdefault(form.lower(), {})
        key = (reading.base, reading.gender, reading.weight)
        before = slot.get(key)
        slot[key] = replace(before, cases=before.cases | reading.cases) if before else reading

    second = frozenset(data.get("second", "").split())
    foreign = tuple(data.get("foreign_ends", "").split()) or ("-",)
    own = set()
    for row in data.get("whole", ()):
        cells = _endings(row["forms"])
        base, role, gender = cells[0][0], _ROLES[row["of"]], _GENDERS[row["gender"]]
        own.add(base.lower())
        for form, cases in cases_by_ending(cells).items():
            add(
                form,
                Form(base, cases, gender, False, role, _KNOWN_GIVEN - (_LESS_WHEN_SECOND if base in second else 0)),
            )
    alphabet = frozenset(data["alphabet"])
    frozen = tuple(data.get("frozen_ends", "").split())
    by_nominative = _by_nominative(declensions)
    for base, gender, most in _given(data):
        weight = most - _LESS_WHEN_SECOND if base in second else most
        lower = base.lower()
        if alphabet.issuperset(lower) and lower not in own and not lower.endswith(foreign):
            for form, cases, rarer in _declined(base, gender, by_nominative):
                add(form, Form(base, cases, gender, False, Role.GIVEN, weight - rarer))
            if frozen and lower.endswith(frozen):
                add(base, Form(base, Case.ANY, gender, False, Role.GIVEN, weight - _LESS_WHEN_FROZEN))
    return {form: tuple(slot.values()) for form, slot in found.items()}


def _given(data: Mapping[str, Any]) -> Iterable[tuple[str, Gender, int]]:
    for row in _names():
        for base in row["forms"].split():
            yield base, _GENDERS[row["gender"]], _KNOWN_GIVEN
        for base in row["short"].split():
            yield base, _GENDERS[row["gender"]], _SHORT_GIVEN
    for gender, names in data.get("given", {}).items():
        for base in names.split():
            yield base, _GENDERS[gender], _KNOWN_GIVEN


def _given_genders(known: Mapping[str, Sequence[Form]]) -> dict[str, tuple[Gender, ...]]:
    found = {}
    for word, readings in known.items():
        genders = {form.gender for form in readings if form.role is Role.GIVEN}
        if genders:
            found[word] = tuple(sorted(genders, key=lambda gender: gender.value))
    return found


def _by_nominative(declensions: list[Declension]) -> dict[tuple[Gender, str], Declension]:
    """The way in which a given name of a gender declines, by the end of its nominative."""
    able = [row for row in declensions if row.role in (Role.GIVEN, Role.UNKNOWN)]
    able.sort(key=lambda row: (row.role is Role.GIVEN, row.weight))
    return {
        (gender, end): row
        for row in able
        for gender in (Gender.MASC, Gender.FEM)
        if gender & row.gender
        for end in row.nominatives()
    }


def _declined(
    base: str, gender: Gender, by_nominative: Mapping[tuple[Gender, str], Declension]
) -> list[tuple[str, Case, int]]:
    lower = base.lower()
    for start in range(len(lower)):
        row = by_nominative.get((gender, lower[start:]))
        if row is not None:
            return row.forms(base)
    return [(base, Case.ANY, 0)]


@cache
def _names() -> tuple[Mapping[str, str], ...]:
    package = files("habeas")
    shipped = package.joinpath("resources")
    folder = shipped if shipped.is_dir() else package.joinpath("..", "..", "resources")
    return tuple(tomllib.loads(folder.joinpath("names", "given.toml").read_text("utf-8"))["name"])
