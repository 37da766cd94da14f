"""One way to give the words of a name their roles, and all that its given name and surname can then mean."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from typing import NamedTuple

from habeas.identity.closeness import MOST_LEFT_OUT, Counted, counted
from habeas.identity.endings import NOMINATIVE
from habeas.identity.once import once
from habeas.identity.readings import (
    Given,
    Patronymic,
    first_sounds,
    given_readings,
    is_given_name,
    unknown_given_readings,
)
from habeas.identity.spelling import Token
from habeas.identity.surnames import Surname, as_noun, owners, surname_readings

OBLIQUE = -150
RARE_FORM = -2000
NO_AGREEMENT = -1500


class Reading(NamedTuple):
    """One consistent way to mean given name and surname: one gender, at least one common case.

    ``given`` is a row of the table, ``given_stem`` an unknown name by sound; both empty for an initial or none.
    ``agrees`` is false where no common gender and case was found and the words are taken as they stand.
    """

    given: str
    given_stem: str
    short: bool
    stem: str
    gender: str
    cases: str
    rare: bool
    open: bool
    agrees: bool

    @property
    def nominative(self) -> bool:
        """Whether the name can stand uninflected in this reading."""
        return NOMINATIVE in self.cases

    @property
    def form(self) -> int:
        """What it weighs that the name stands in this form, in thousandths of a nat."""
        odd = 0 if NOMINATIVE in self.cases else OBLIQUE
        return odd + (RARE_FORM if self.rare else 0) + (0 if self.agrees else NO_AGREEMENT)


class Families(NamedTuple):
    """The stems of a surname with their sounds counted, and whether each is open; and what all of them have.

    ``must`` and ``lacks`` are as in `Counted`, of every stem alike; ``least`` and ``most`` are the sizes of stems.
    """

    counted: tuple[tuple[Counted, bool], ...]
    must: int
    lacks: int
    least: int
    most: int

    @staticmethod
    def of(stems: Iterable[tuple[str, bool]]) -> Families:
        """The families of these stems, of which there is one at least."""
        found = tuple([(counted(stem), is_open) for stem, is_open in stems])
        (_, least, must, lacks), _ = found[0]
        most = least
        for (_, size, more_must, more_lacks), _ in found[1:]:
            must &= more_must
            lacks &= more_lacks
            if size < least:
                least = size
            elif size > most:
                most = size
        return Families(found, must, lacks, least, most)

    def told_apart(self, other: Families) -> bool:
        """Whether all stems are `told_apart` from all of the other's, as is plain from what they have in common."""
        return (
            (self.must & other.lacks).bit_count() > 1
            or (other.must & self.lacks).bit_count() > 1
            or self.least - other.most > MOST_LEFT_OUT
            or other.least - self.most > MOST_LEFT_OUT
        )


@dataclass
class Parts:
    """One way to give the words of a name their roles, with how odd that way is in thousandths of a nat."""

    given: Token | None
    initials: tuple[Token, ...]
    patronymic: tuple[Patronymic, ...]
    patronymic_text: str
    surnames: tuple[Token, ...]
    odd: int
    left_out: tuple[Token, ...] = ()
    """The other half of a double surname, where this is one half of it."""

    @once
    def readings(self) -> tuple[Reading, ...]:
        """Every way to mean the given name and the surname; worked out when first asked for."""
        found = _readings(self.given, self.surnames)
        if self.patronymic:
            found = _beside_patronymic(found, self.patronymic)
        if self.is_whose:
            found += [_as_written(None, owner) for word in self.surnames for owner in owners(word)]
        return tuple(found)

    @once
    def surname_text(self) -> str:
        """The words of the surname as they are written."""
        return " ".join([word.text for word in self.surnames])

    @once
    def text(self) -> str:
        """The given name, or the initials, and the surname as they are written."""
        given = (self.given,) if self.given else self.initials
        return " ".join([word.text for word in (*given, *self.surnames)])

    @property
    def given_text(self) -> str:
        """The given name as it is written, or its initial."""
        return self.given.text if self.given else self.initials[0].text if self.initials else ""

    @once
    def plainest(self) -> Reading | None:
        """The first of the readings that are the least uncommon."""
        return max(self.readings, key=lambda reading: reading.form, default=None)

    @once
    def stems(self) -> frozenset[tuple[str, bool]]:
        """Every stem of the surname and whether it is open, of which the readings have all or some."""
        if len(self.surnames) == 1:
            return _stems(self.surnames[0])
        return frozenset([stem for word in self.surnames for stem in _stems(word)])

    @once
    def families(self) -> Families:
        """The same with their sounds counted, to tell most of two names apart."""
        return Families.of(self.stems)

    @property
    def is_whose(self) -> bool:
        """Whether the readings have more stems than `stems`: of whom a bare surname may be an adjective."""
        return self.given is None and not self.initials

    @once
    def known_as(self) -> frozenset[str]:
        """The names of the table that the given name can be; empty for one that the table doesn't know."""
        return frozenset([row.name for row in given_readings(self.given)]) if self.given is not None else frozenset()

    @once
    def given_stems(self) -> tuple[str, ...]:
        """The stems of a given name that the table doesn't know."""
        if self.given is None or self.known_as:
            return ()
        return tuple(dict.fromkeys([row.stem for row in unknown_given_readings(self.given)]))


@lru_cache(maxsize=100_000)
def _stems(word: Token) -> frozenset[tuple[str, bool]]:
    return frozenset([(row.stem, row.open) for row in surname_readings(word)])


def _readings(given: Token | None, surnames: tuple[Token, ...]) -> list[Reading]:
    givens: tuple[Given | None, ...] = (None,)
    if given is not None:
        givens = given_readings(given) or unknown_given_readings(given)
    families = [reading for word in surnames for reading in surname_readings(word)]
    if not families:
        return [_alone(one) for one in givens if one is not None]
    if givens == (None,):
        return [_as_written(None, family) for family in families]
    agreeing = _all_agreeing(givens, families)
    if agreeing:
        return agreeing
    if given is not None and not is_given_name(given):
        # What can only be a form of a name, and agrees with nothing, may be a name of its own: Рашида.
        agreeing = _all_agreeing(unknown_given_readings(given), families)
    if not agreeing and len(surnames) == 1:
        agreeing = _all_agreeing(givens, as_noun(surnames[0]))
    return agreeing + [_as_written(one, family) for one in givens for family in families]


def _all_agreeing(givens: Sequence[Given | None], families: Sequence[Surname]) -> list[Reading]:
    agreeing = []
    for one in givens:
        for family in families:
            if one is not None and (one.gender == family.gender or not one.gender or not family.gender):
                cases = _in_both(one.cases, family.cases)
                if cases:
                    agreeing.append(_agreeing(one, family, cases))
    return agreeing


def _beside_patronymic(readings: list[Reading], patronymic: tuple[Patronymic, ...]) -> list[Reading]:
    """The readings that share gender and case with a patronymic, where any do: Валентина Петровна is no Валентин."""
    fitting = [
        reading._replace(gender=row.gender or reading.gender, cases=cases)
        for reading in readings
        for row in patronymic
        if (not reading.gender or row.gender in ("", reading.gender)) and (cases := _in_both(reading.cases, row.cases))
    ]
    return list(dict.fromkeys(fitting)) or readings


def _alone(one: Given) -> Reading:
    return Reading(one.name, one.stem, one.short, "", one.gender, one.cases, rare=False, open=False, agrees=True)


def _agreeing(one: Given, family: Surname, cases: str) -> Reading:
    name, given_stem, short, gender, _ = one
    stem, other, _, rare, is_open = family
    return _reading((name, given_stem, short, stem, gender or other, cases, rare, is_open, True))


# As `Reading` makes one, in half the time: names have several.
_reading: Callable[[tuple[str, str, bool, str, str, str, bool, bool, bool]], Reading] = partial(tuple.__new__, Reading)


@cache
def _in_both(cases: str, others: str) -> str:
    return "".join(case for case in cases if case in others)


def _as_written(one: Given | None, family: Surname) -> Reading:
    if one is None:
        return Reading("", "", False, family.stem, family.gender, family.cases, family.rare, family.open, agrees=True)
    return Reading(
        one.name, one.stem, one.short, family.stem, one.gender, family.cases, family.rare, family.open, agrees=False
    )


def initial_sounds(word: Token) -> frozenset[str]:
    """What an initial stands for, by sound."""
    return first_sounds(word.text)
