"""Case, gender and the readings that a language's table of endings allows for one word of a name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Flag, StrEnum


class Case(Flag):
    """The cases a form can stand in. The vocative counts as nominative."""

    NOM = 1
    GEN = 2
    DAT = 4
    ACC = 8
    INS = 16
    LOC = 32
    ANY = 63


class Gender(Flag):
    """Whom or what a form can name."""

    MASC = 1
    FEM = 2
    NEUT = 4
    PERSON = 3


class Role(StrEnum):
    """Which part of a person's name a word is."""

    GIVEN = "given"
    SURNAME = "surname"
    PATRONYMIC = "patronymic"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Form:
    """One reading of a word of a name: its nominative singular ``base``, and what its ending tells.

    ``many`` is the nominative plural where the word is a plural ("Ивановых": base "Иванов", many "Ивановы").
    ``weight`` orders readings of the same word; only its differences mean something.
    """

    base: str
    cases: Case
    gender: Gender
    plural: bool
    role: Role
    weight: int
    many: str = ""


LESS_AS_VOCATIVE = 35
CASES = (Case.NOM, Case.GEN, Case.DAT, Case.ACC, Case.INS, Case.LOC)


@dataclass(frozen=True, slots=True)
class Rule:
    """What an ending can be: ``cut`` letters off (``least`` stay) and ``base`` put on give the nominative."""

    cut: int
    base: str
    cases: Case
    gender: Gender
    plural: bool
    role: Role
    weight: int
    many: str
    least: int

    def read(self, word: str) -> Form:
        """The reading of ``word``, which ends as the rule wants. An ending alone never says that it is a given name."""
        stem = word[: len(word) - self.cut]
        many = stem + self.many if self.plural else ""
        role = Role.UNKNOWN if self.role is Role.GIVEN else self.role
        return Form(stem + self.base, self.cases, self.gender, self.plural, role, self.weight, many)


@dataclass(frozen=True, slots=True)
class Declension:
    """One way of declining: the endings of each case (several where the language allows several)."""

    role: Role
    gender: Gender
    after: tuple[str, ...]
    singular: tuple[tuple[str, ...], ...]
    plural: tuple[tuple[str, ...], ...]
    weight: int
    least: int = 2
    vocative: tuple[str, ...] = ()
    nominative: int | None = None

    def rules(self) -> dict[str, list[Rule]]:
        """Every ending, with the end of the stem before it, and what it means."""
        found: dict[str, list[Rule]] = {}
        base, many = self.singular[0][0], self.plural[0][0] if self.plural else ""
        for ending, cases, plural, weight in self.endings():
            rule = Rule(len(ending), base, cases, self.gender, plural, self.role, weight, many, self.least)
            for stem_end in self.after:
                found.setdefault(stem_end + ending, []).append(rule)
        return found

    def endings(self) -> Iterator[tuple[str, Case, bool, int]]:
        """Every ending with its cases, whether it is a plural, and its weight: a vocative is rare in reports."""
        for number in (self.singular, self.plural):
            for ending, cases in cases_by_ending(number).items():
                own = self.nominative if number is self.singular and Case.NOM in cases else None
                yield ending, cases, number is self.plural, self.weight if own is None else own
        for ending in self.vocative:
            yield ending, Case.NOM, False, self.weight - LESS_AS_VOCATIVE

    def nominatives(self) -> tuple[str, ...]:
        """The ends of a nominative that declines so."""
        return tuple(end + self.singular[0][0] for end in self.after)

    def forms(self, base: str) -> list[tuple[str, Case, int]]:
        """All singular forms of a nominative that fits, with their cases and how much rarer they are than usual."""
        stem = base[: len(base) - len(self.singular[0][0])]
        return [
            (stem + ending, cases, self.weight - weight)
            for ending, cases, plural, weight in self.endings()
            if not plural
        ]


def cases_by_ending(number: tuple[tuple[str, ...], ...]) -> dict[str, Case]:
    """Which cases each ending of a row can stand for."""
    found: dict[str, Case] = {}
    for case, endings in zip(CASES, number, strict=False):
        for ending in endings:
            found[ending] = found.get(ending, Case(0)) | case
    return found
