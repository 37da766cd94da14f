"""The editable tables behind the matcher: sounds, endings, given names, frequency; read from ``resources/names``."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable
from typing import Any, NamedTuple

from habeas.identity.prepared import prepared, resources

START = "_"
"""What stands before a word whose beginning is read in a way of its own."""


@dataclass(frozen=True, slots=True)
class System:
    """A way of spelling in Latin letters: which tokens it can be, how it reads letters and groups of letters.

    ``needs`` is looked for in each word of a name, ``over_name`` in the whole of it, where it has these letters.
    A group that begins with ``^`` stands at the start of a word; ``starts`` says that there are such.
    """

    name: str
    needs: re.Pattern[str] | None
    over_name: tuple[str, re.Pattern[str]] | None
    never: re.Pattern[str] | None
    letters: Letters
    groups: Mapping[str, str]
    grouped: re.Pattern[str]
    starts: bool = False


class Letters(dict[int, str]):
    """What each letter sounds like, for ``str.translate``; a letter no table has is read without its marks."""

    def __missing__(self, code: int) -> str:
        plain = unicodedata.normalize("NFD", chr(code))[0]
        self[code] = sound = self.get(ord(plain), plain) if plain.isalpha() else ""
        return sound


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


class GivenName(NamedTuple):
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
    any_need: re.Pattern[str]
    answers: Mapping[tuple[str, str], Answer]
    silent: Mapping[str, tuple[int, str, str]]
    surname_endings: Mapping[str, tuple[Ending, ...]]
    given_endings: tuple[Ending, ...]
    lithuanian_given_endings: tuple[Ending, ...]
    patronymic_endings: tuple[Ending, ...]
    given_names: tuple[GivenName, ...]
    common_surnames: tuple[str, ...]
    surnames: tuple[tuple[str, ...], ...]
    words: Mapping[str, frozenset[str]]
    characters: Mapping[int, str]
    alphabets: Mapping[str, str]
    romanized: Mapping[str, str]
    pinyin: Mapping[str, str]
    seldom_fathers: frozenset[str]
    seldom_roots: frozenset[str]
    frequency_version: str
    scripts: Mapping[str, Any]
    particles: frozenset[str]
    titles: frozenset[str]
    titles_in_front: frozenset[str]


@cache
def load_tables() -> Tables:
    """The tables that come with Habeas, read once."""
    ready = prepared()
    if ready is None:
        return read_tables(resources().joinpath("names"))
    return _tables(ready["tables"], tuple([_prepared_name(row) for row in ready["given_names"]]))


def read_tables(folder: Traversable) -> Tables:
    """The tables in ``folder`` (a path or a packaged resource). Raises ``OSError`` or ``tomllib.TOMLDecodeError``."""
    return _tables(parsed(folder), _given_names(folder))


def parsed(folder: Traversable) -> dict[str, Any]:
    """The tables in ``folder`` as they stand in their files, but for the given names."""
    return {name: _parsed(folder, name) for name in ("sounds", "endings", "frequency", "surnames", "wider", "scripts")}


def _parsed(folder: Traversable, name: str) -> dict[str, Any]:
    return tomllib.loads(folder.joinpath(f"{name}.toml").read_text("utf-8"))


def _tables(of: Mapping[str, Any], given_names: tuple[GivenName, ...]) -> Tables:
    sounds, endings, frequency, surnames, wider = (
        of[name] for name in ("sounds", "endings", "frequency", "surnames", "wider")
    )
    return Tables(
        cyrillic=_system({"name": "Cyrillic", "groups": sounds["cyrillic"]}, {}),
        systems=tuple(_system(row, sounds["latin"]) for row in sounds["system"]),
        any_need=re.compile(_any_of(_needs_of(row)[0] for row in sounds["system"] if _needs_of(row)[0])),
        answers=_answers(sounds["answers"]),
        silent={row["sound"]: (row["cost"], row["place"], row["words"]) for row in sounds["silent"]},
        surname_endings={kind: _surname_endings(table) for kind, table in endings["surname"].items()},
        given_endings=tuple(_given_ending(row) for row in endings["given"]["rows"]),
        lithuanian_given_endings=tuple(_given_ending(row) for row in endings["given"]["lithuanian"]),
        patronymic_endings=tuple(_patronymic_ending(row) for row in endings["patronymic"]["rows"]),
        given_names=given_names,
        common_surnames=tuple(frequency["surnames"].split()),
        surnames=tuple(tuple(row.split("=")) for row in surnames["surnames"].split()),
        words={kind: frozenset(text.split()) for kind, text in wider["words"].items()},
        characters={ord(pair[1]): pair[0] for pair in wider["characters"].split()},
        romanized=dict(pair.split("=") for pair in sounds["romanized"].split()),
        pinyin=sounds["pinyin"],
        alphabets=dict(pair.split("=") for pair in sounds["alphabets"].split()),
        seldom_fathers=frozenset(frequency["seldom_fathers"].split()),
        seldom_roots=frozenset(frequency["seldom_roots"].split()),
        frequency_version=frequency["version"],
        scripts=of["scripts"],
        particles=frozenset(frequency["particles"].split()),
        titles=frozenset(frequency["titles"].split()),
        titles_in_front=frozenset(frequency["titles_in_front"].split()),
    )


def blurred(sounds: str) -> str:
    """``sounds`` with what endings don't tell apart made one: a and o, the kinds of v, of g and of s."""
    return sounds.translate(_BLUR)


SOUNDS = "abcdefgijklmnoprstuvwxzčšžDHJSZŠ"


def sounds_as(sounds: str, others: str, left_out: str = "") -> dict[int, int | None]:
    """A table for ``str.translate`` with all of `SOUNDS`: each that a table lacks costs it more than all the rest."""
    return {**str.maketrans(SOUNDS, SOUNDS), **str.maketrans(sounds, others, left_out)}


_BLUR = sounds_as("awfHSZŠ", "ovvgszš")


def _system(row: Mapping[str, Any], letters: Mapping[str, str]) -> System:
    in_word, over_name = _needs_of(row)
    never = row.get("never")
    sounds = {**letters, **{group.replace("^", START): sound for group, sound in row["groups"].items()}}
    groups = {group: sound for group, sound in sounds.items() if len(group) > 1}
    longest_first = [re.escape(group) for group in sorted(groups, key=len, reverse=True)]
    return System(
        row["name"],
        re.compile(_any_of([in_word])) if in_word else None,
        (over_name.removeprefix(_OVER_NAME).partition(")")[0], re.compile(over_name)) if over_name else None,
        re.compile(never) if never else None,
        Letters({ord(letter): sound for letter, sound in sounds.items() if len(letter) == 1}),
        groups,
        re.compile(f"({_by_first_letter(longest_first)})"),
        any(group.startswith(START) for group in groups),
    )


def _needs_of(row: Mapping[str, Any]) -> tuple[str, str]:
    r"""What a system needs in some word of a name, and what it needs over the whole of it; empty for nothing.

    >>> _needs_of({"needs": r"sj|^(?=.*h).*(?:yan|ian)\b"})
    ('sj', '^(?=.*h).*(?:yan|ian)\\b')
    """
    alternatives = _ALTERNATIVE.findall(row.get("needs", ""))
    over_name = [alternative for alternative in alternatives if alternative.startswith(_OVER_NAME)]
    return "|".join([one for one in alternatives if one not in over_name]), "|".join(over_name)


def _any_of(patterns: Iterable[str]) -> str:
    r"""A pattern that is found wherever one of ``patterns`` is, several times as fast.

    The names after a word's beginning, hundreds in all, are looked for by their first letter.

    >>> _any_of([r"ou|\b(?:joe|john)", r"\b(?:jean|guy)"])
    'ou|\\b(?:j(?:oe|ohn|ean)|g(?:uy))'
    """
    anywhere: list[str] = []
    beginnings: list[str] = []
    for alternative in (found for pattern in patterns for found in _ALTERNATIVE.findall(pattern)):
        if alternative.startswith(_BEGINNING) and alternative.endswith(")"):
            beginnings.extend(_ALTERNATIVE.findall(alternative[len(_BEGINNING) : -1]))
        else:
            anywhere.append(alternative)
    return "|".join([*anywhere, f"{_BEGINNING}{_by_first_letter(beginnings)})"] if beginnings else anywhere)


_BEGINNING = r"\b(?:"
_OVER_NAME = "^(?=.*"
# What stands between two bars: escapes, classes, groups (which may hold one more level of groups), letters.
_ALTERNATIVE = re.compile(r"(?:\\.|\[[^]]*\]|\((?:[^()]|\([^()]*\))*\)|[^|])+")


def _by_first_letter(alternatives: Iterable[str]) -> str:
    """One pattern of many that each begin with a letter; those of one letter stay in their order."""
    found: dict[str, list[str]] = {}
    for alternative in alternatives:
        found.setdefault(alternative[0], []).append(alternative[1:])
    return "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in found.items())


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
    given, wider, short = (_parsed(folder, name) for name in ("given", "given_wider", "short_forms"))
    rows = [_given_name(row) for row in given["name"]]
    for kind, gender, wide in (
        ("men", "m", False),
        ("women", "f", False),
        ("wide_men", "m", True),
        ("wide_women", "f", True),
    ):
        rows.extend(_given_line(line, gender, wide=wide) for line in wider[kind].splitlines() if line.strip())
    more = short["men"] | short["women"]
    return tuple(row._replace(short=row.short + tuple(more.get(row.id, "").split())) for row in rows)


def _prepared_name(row: list[Any]) -> GivenName:
    name, gender, forms, short, stems, wide = row
    return GivenName(name, gender, tuple(forms.split()), tuple(short.split()), tuple(stems.split()), wide)


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
