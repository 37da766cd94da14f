"""Case, gender and the readings that a language's table of endings allows for one word of a name."""

from __future__ import annotations

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
        """The reading of ``word``, which ends as the rule wants."""
        stem = word[: len(word) - self.cut]
        many = stem + self.many if self.plural else ""
        return Form(stem + self.base, self.cases, self.gender, self.plural, self.role, self.weight, many)


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

    def rules(self) -> dict[str, list[Rule]]:
        """Every ending, with the end of the stem before it, and what it means."""
        found: dict[str, list[Rule]] = {}
        for number in (self.singular, self.plural):
            for ending, cases in cases_by_ending(number).items():
                rule = Rule(
                    len(ending), self.singular[0][0], cases, self.gender, number is self.plural, self.role, self.weight,
                    self.plural[0][0] if self.plural else "", self.least,
                )  # fmt: skip
                for stem_end in self.after:
                    found.setdefault(stem_end + ending, []).append(rule)
        return found

    def fits(self, base: str) -> int:
        """How many letters of a nominative (lower-case) this way of declining accounts for, -1 if it doesn't fit."""
        ending = self.singular[0][0]
        return max((len(end) + len(ending) for end in self.after if base.endswith(end + ending)), default=-1)

    def forms(self, base: str) -> list[tuple[str, Case, bool]]:
        """All forms of a nominative that fits."""
        stem = base[: len(base) - len(self.singular[0][0])]
        return [
            (stem + ending, cases, number is self.plural)
            for number in (self.singular, self.plural)
            for ending, cases in cases_by_ending(number).items()
        ]


def cases_by_ending(number: tuple[tuple[str, ...], ...]) -> dict[str, Case]:
    """Which cases each ending of a row can stand for."""
    found: dict[str, Case] = {}
    for case, endings in zip(CASES, number, strict=False):
        for ending in endings:
            found[ending] = found.get(ending, Case(0)) | case
    return found
