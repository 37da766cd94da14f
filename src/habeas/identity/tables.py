"""The editable tables behind the matcher: sounds, endings, given names, frequency; read from ``resources/names``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any


@dataclass(frozen=True, slots=True)
class System:
    """A way of spelling in Latin letters: which tokens it can be, and how it reads groups of letters.

    A group that begins with ``^`` stands at the start of a word; ``starts`` says that there are such.
    """

    name: str
    needs: re.Pattern[str] | None
    never: re.Pattern[str] | None
    sounds: Mapping[str, str]
    groups: re.Pattern[str]
    starts: bool = False

    def spells(self, token: str) -> bool:
        """Whether ``token``, in lower case, has nothing that this way of spelling never has."""
        return self.never is None or self.never.search(token) is None


@dataclass(frozen=True, slots=True)
class Answer:
    """What it costs that one sound answers another between languages, in thousandths of an unexplained letter."""

    cost: int
    apart: int
    once: bool
    words: str


@dataclass(frozen=True, slots=True)
class Ending:
    """A case ending by sound: what stands there, what the base has instead, which genders and cases it tells of."""

    suffix: str
    ending: str
    base: str
    genders: str
    cases: str
    rare: bool


@dataclass(frozen=True, slots=True)
class GivenName:
    """One given name over all languages: its id, gender, full forms, short forms, and stems before an ending.

    ``wide`` marks a name of a culture whose surnames may have any form: it tells nothing of the surname beside it.
    """

    id: str
    gender: str
    forms: tuple[str, ...]
    short: tuple[str, ...]
    stems: tuple[str, ...]
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Tables:
    """Everything the matcher knows besides its rules."""

    cyrillic: System
    systems: tuple[System, ...]
    answers: Mapping[tuple[str, str], Answer]
    silent: Mapping[str, tuple[int, str, str]]
    surname_endings: Mapping[str, tuple[Ending, ...]]
    given_endings: tuple[Ending, ...]
    patronymic_endings: tuple[Ending, ...]
    given_names: tuple[GivenName, ...]
    common_surnames: tuple[str, ...]
    surnames: tuple[tuple[str, ...], ...]
    words: Mapping[str, frozenset[str]]
    characters: Mapping[int, str]
    alphabets: Mapping[str, str]
    seldom_fathers: frozenset[str]
    seldom_roots: frozenset[str]
    frequency_version: str
    particles: frozenset[str]
    titles: frozenset[str]
    titles_in_front: frozenset[str]


def resources() -> Traversable:
    """The folder of tables: inside the package when installed, at the top of the repository otherwise."""
    package = files("habeas")
    shipped = package.joinpath("resources")
    return shipped if shipped.is_dir() else package.joinpath("..", "..", "resources")


@cache
def load_tables() -> Tables:
    """The tables that come with Habeas, read once."""
    return read_tables(resources().joinpath("names"))


def read_tables(folder: Traversable) -> Tables:
    """The tables in ``folder`` (a path or a packaged resource). Raises ``OSError`` or ``tomllib.TOMLDecodeError``."""
    sounds, endings, frequency, surnames, wider = (
        tomllib.loads(folder.joinpath(f"{name}.toml").read_text("utf-8"))
        for name in ("sounds", "endings", "frequency", "surnames", "wider")
    )
    return Tables(
        cyrillic=_system({"name": "Cyrillic", "groups": sounds["cyrillic"]}, {}),
        systems=tuple(_system(row, sounds["latin"]) for row in sounds["system"]),
        answers=_answers(sounds["answers"]),
        silent={row["sound"]: (row["cost"], row["place"], row["words"]) for row in sounds["silent"]},
        surname_endings={kind: _surname_endings(table) for kind, table in endings["surname"].items()},
        given_endings=tuple(_given_ending(row) for row in endings["given"]["rows"]),
        patronymic_endings=tuple(_patronymic_ending(row) for row in endings["patronymic"]["rows"]),
        given_names=_given_names(folder),
        common_surnames=tuple(frequency["surnames"].split()),
        surnames=tuple(tuple(row.split("=")) for row in surnames["surnames"].split()),
        words={kind: frozenset(text.split()) for kind, text in wider["words"].items()},
        characters={ord(pair[1]): pair[0] for pair in wider["characters"].split()},
        alphabets=dict(pair.split("=") for pair in sounds["alphabets"].split()),
        seldom_fathers=frozenset(frequency["seldom_fathers"].split()),
        seldom_roots=frozenset(frequency["seldom_roots"].split()),
        frequency_version=frequency["version"],
        particles=frozenset(frequency["particles"].split()),
        titles=frozenset(frequency["titles"].split()),
        titles_in_front=frozenset(frequency["titles_in_front"].split()),
    )


def blurred(sounds: str) -> str:
    """``sounds`` with what endings don't tell apart made one: a and o, the kinds of v, of g and of s."""
    return sounds.translate(_BLUR)


_BLUR = str.maketrans("awfHSZŠ", "ovvgszš")


def _system(row: Mapping[str, Any], letters: Mapping[str, str]) -> System:
    needs, never = row.get("needs"), row.get("never")
    sounds = {**letters, **row["groups"]}
    starts = any(group.startswith("^") for group in sounds)
    if starts:
        sounds["^"] = ""
    longest_first = "|".join(re.escape(group) for group in sorted(sounds, key=len, reverse=True))
    return System(
        row["name"],
        re.compile(needs) if needs else None,
        re.compile(never) if never else None,
        sounds,
        re.compile(f"{longest_first}|.", re.DOTALL),
        starts,
    )


def _answers(rows: list[Mapping[str, Any]]) -> dict[tuple[str, str], Answer]:
    answers: dict[tuple[str, str], Answer] = {}
    for row in rows:
        one, other = row["pair"]
        answer = Answer(row["cost"], row["apart"], row.get("once", False), row["words"])
        answers[one, other] = answers[other, one] = answer
    return answers


def _surname_endings(table: Mapping[str, Any]) -> tuple[Ending, ...]:
    found = []
    for suffix in table.get("suffixes", "-").split():
        for row in table["rows"]:
            ending, genders, cases = row.split()
            found.append(_ending(suffix, ending, "-", genders, cases))
    return tuple(found)


def _given_ending(row: str) -> Ending:
    ending, base, genders, cases = row.split()
    return _ending("-", ending, base, genders, cases)


def _patronymic_ending(row: str) -> Ending:
    suffix, gender, cases = row.split()
    return _ending("-", suffix, "-", gender, cases)


def _ending(suffix: str, ending: str, base: str, genders: str, cases: str) -> Ending:
    return Ending(
        blurred(suffix.replace("-", "")),
        blurred(ending.replace("-", "")),
        base.replace("-", ""),
        "" if genders == "mf" else genders,
        cases.rstrip("?"),
        cases.endswith("?"),
    )


def _given_names(folder: Traversable) -> tuple[GivenName, ...]:
    """The rows of given.toml and given_wider.toml, with their short forms of short_forms.toml."""
    given, wider, short = (
        tomllib.loads(folder.joinpath(f"{name}.toml").read_text("utf-8"))
        for name in ("given", "given_wider", "short_forms")
    )
    rows = [_given_name(row) for row in given["name"]]
    for kind, gender, wide in (
        ("men", "m", False),
        ("women", "f", False),
        ("wide_men", "m", True),
        ("wide_women", "f", True),
    ):
        rows.extend(_given_line(line, gender, wide=wide) for line in wider[kind].splitlines() if line.strip())
    more = short["men"] | short["women"]
    return tuple(replace(row, short=row.short + tuple(more.get(row.id, "").split())) for row in rows)


def _given_line(line: str, gender: str, *, wide: bool) -> GivenName:
    name, _, texts = line.partition(":")
    forms, _, short = texts.partition("/")
    return GivenName(name.strip(), gender, tuple(forms.split()), tuple(short.split()), (), wide=wide)


def _given_name(row: Mapping[str, str]) -> GivenName:
    return GivenName(
        row["id"],
        row["gender"],
        tuple(row["forms"].split()),
        tuple(row["short"].split()),
        tuple(row.get("stems", "").split()),
    )
