"""Cases, genders and numbers that the endings of nouns, adjectives and pronouns tell, from a language's tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from habeas.reading.endings.morphology import Case, Gender
from habeas.reading.endings.notation import expand, fold

ANY_CASE = Case.NOM | Case.GEN | Case.DAT | Case.ACC | Case.INS | Case.LOC
ANY_GENDER = Gender.MASC | Gender.FEM
_CASES = (Case.NOM, Case.GEN, Case.DAT, Case.ACC, Case.INS, Case.LOC)
_BY_NAME = {"nom": Case.NOM, "gen": Case.GEN, "dat": Case.DAT, "acc": Case.ACC, "ins": Case.INS, "loc": Case.LOC}
_SHORTEST_STEM = 3


class Sort(StrEnum):
    """What a noun or pronoun stands for."""

    PERSON = "person"
    KIN = "kin"
    OFFICIAL = "official"
    BODY = "body"
    PRONOUN = "pronoun"
    RELATIVE = "relative"


@dataclass(frozen=True, slots=True)
class Form:
    """What the form of one word tells: of what sort it is, in which cases it may be, of which gender and number."""

    sort: Sort
    base: str
    cases: Case
    gender: Gender
    plural: bool


def declined(paradigms: Mapping[str, str], table: Mapping[str, str], sort: Sort) -> Iterator[tuple[str, Form]]:
    """Every form of the stems of a table; a paradigm's name begins with m, f, n or p (plural only) for its gender.

    A paradigm holds the endings of the singular in the order nominative, genitive, dative, accusative, instrumental,
    locative, a bar, and those of the plural; ``-`` is no ending, ``/`` parts alternatives.
    """
    for name, stems in table.items():
        gender = Gender.FEM if name.startswith("f") else Gender.MASC if name.startswith("m") else ANY_GENDER
        singular, _, plural = paradigms[name].partition("|")
        for stem in (one for written in stems.split() for one in expand(written)):
            for numbered, endings in ((False, singular.split()), (True, plural.split())):
                yield from _forms(stem, endings, sort, gender, plural=numbered)


def _forms(stem: str, endings: list[str], sort: Sort, gender: Gender, *, plural: bool) -> Iterator[tuple[str, Form]]:
    told: dict[str, Case] = {}
    for case, written in zip(_CASES, endings, strict=False):
        for ending in written.split("/"):
            if ending != "*":
                word = stem + ("" if ending == "-" else fold(ending))
                told[word] = told.get(word, Case(0)) | case
    first = next(iter(told), stem)
    for word, cases in told.items():
        yield word, Form(sort, first, cases, ANY_GENDER if plural else gender, plural)


def cases_of(words: str) -> tuple[Case, Gender, bool]:
    """What a cell of a table says: "gen acc m", "dat f", "nom pl"."""
    parts = words.split()
    cases = Case(0)
    for part in parts:
        cases |= _BY_NAME.get(part, Case(0))
    gender = (Gender.MASC if "m" in parts else Gender(0)) | (Gender.FEM if "f" in parts else Gender(0))
    return cases or ANY_CASE, gender or ANY_GENDER, "pl" in parts


@dataclass(frozen=True, slots=True)
class Adjectives:
    """The endings of adjectives and participles, longest first."""

    endings: tuple[tuple[str, tuple[tuple[Case, Gender, bool], ...]], ...]

    @classmethod
    def from_toml(cls, table: Mapping[str, list[str]]) -> Adjectives:
        """From the language's ``[adjective]``: an ending and the cells that it may be."""
        rows = [(fold(ending), tuple(cases_of(cell) for cell in cells)) for ending, cells in table.items()]
        return cls(tuple(sorted(rows, key=lambda row: -len(row[0]))))

    def of(self, low: str) -> tuple[tuple[Case, Gender, bool], ...]:
        """What the ending of a folded word may tell if it is an adjective; nothing where it ends like none."""
        for ending, cells in self.endings:
            if low.endswith(ending) and len(low) >= len(ending) + _SHORTEST_STEM:
                return cells
        return ()
