"""A name taken apart in every way it can be meant: which word is the given name, which the surname, in which case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice, product
from typing import NamedTuple

from habeas.identity.readings import (
    NOMINATIVE,
    Given,
    Patronymic,
    Surname,
    first_sounds,
    given_readings,
    is_given_name,
    is_slavic_surname,
    patronymic_readings,
    surname_readings,
    unknown_given_readings,
)
from habeas.identity.spelling import Token, tokens

MOST_PARTS = 10
# A double surname of which the other name has one half; a patronymic standing where the surname should be.
HALF_OF_DOUBLE = 1600
NO_SURNAME = 1200


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


class Sides(NamedTuple):
    """The readings' surnames and given names, each that differs once (in the first reading that has it), and the
    places in the two of every reading, in order."""

    surnames: tuple[Reading, ...]
    givens: tuple[Reading, ...]
    places: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Parts:
    """One way to give the words of a name their roles, with how odd that way is in thousandths of a nat."""

    given: Token | None
    initials: tuple[Token, ...]
    patronymic: tuple[Patronymic, ...]
    patronymic_text: str
    surnames: tuple[Token, ...]
    odd: int

    @cached_property
    def readings(self) -> tuple[Reading, ...]:
        """Every way to mean the given name and the surname; worked out when first asked for."""
        return tuple(_readings(self.given, self.surnames))

    @cached_property
    def sides(self) -> Sides:
        """What the readings are made of, so that nothing has to be compared twice."""
        return _sides(self.readings)


@dataclass(frozen=True)
class Name:
    """A name as written, with what its report tells of script and language, ready to be compared."""

    text: str
    script: str
    language: str
    tokens: tuple[Token, ...]

    @staticmethod
    def of(text: str, script: str = "", language: str = "") -> Name:
        """The name ``text``; ``script`` (ISO 15924) and ``language`` (ISO 639-1) of its sentence may be left empty.

        >>> Name.of("KALESNIKAVA Maryia").parts[0].surnames[0].text
        'KALESNIKAVA'
        """
        return _name(text, script, language)

    @cached_property
    def parts(self) -> tuple[Parts, ...]:
        """Every sensible way to give the words their roles, the least odd first; worked out when first asked for."""
        return tuple(_ways(self.tokens))

    @cached_property
    def slavic(self) -> bool:
        """Whether anything marks this as a name of the cultures that the tables cover."""
        return any(
            word.script == "Cyrl" or is_slavic_surname(word) or is_given_name(word) or _is_inflected_given(word)
            for word in self.tokens
        )


def _is_inflected_given(word: Token) -> bool:
    # Short words meet a case of some name by chance (Ali, of Ala).
    return len(word.text) >= 6 and bool(given_readings(word))


@lru_cache(maxsize=50_000)
def _name(text: str, script: str, language: str) -> Name:
    return Name(text, script, language, tokens(text))


def _ways(words: tuple[Token, ...]) -> list[Parts]:
    """Every sensible way to give the words their roles, the least odd first."""
    full = tuple(word for word in words if not word.initial)
    initials = tuple(word for word in words if word.initial)
    if not full:
        return []
    ways: list[Parts] = []
    for place, given in _givens(full, initials):
        rest = full[:place] + full[place + 1 :] if given else full
        ways.extend(_with_rest(given, initials, rest, _oddity(full, place, given, initials)))
    ways.sort(key=lambda way: way.odd)
    return ways[:MOST_PARTS]


def _givens(full: tuple[Token, ...], initials: tuple[Token, ...]) -> Iterator[tuple[int, Token | None]]:
    if len(full) == 1 or (initials and not any(given_readings(word) for word in full)):
        yield -1, None
    if len(full) == 1 and not given_readings(full[0]):
        return
    for place, word in enumerate(full):
        known = bool(given_readings(word))
        # A surname's ending forbids the role of given name, unless the tables know it as one.
        if not word.bracketed and (known or (not is_slavic_surname(word) and len(full) > 1)):
            yield place, word


def _oddity(full: tuple[Token, ...], place: int, given: Token | None, initials: tuple[Token, ...]) -> int:
    if given is None:
        return 0
    odd = 0 if given_readings(given) else 600
    if given.before_comma or (given.capitals and not all(word.capitals for word in full)):
        odd += 1500
    if not is_given_name(given) and (is_slavic_surname(given) or patronymic_readings(given)):
        odd += 300 if given_readings(given) else 900
    if len(full) == 1:
        return odd + (900 if initials else 300)
    if any(word.before_comma for word in full[:place]):
        return odd
    return odd + (0 if place == 0 else 300)


def _with_rest(given: Token | None, initials: tuple[Token, ...], rest: tuple[Token, ...], odd: int) -> Iterator[Parts]:
    """Ways to tell a patronymic from surnames among the other words."""
    chosen = False
    for place, word in enumerate(rest):
        others = rest[:place] + rest[place + 1 :]
        readings = patronymic_readings(word) if given is not None and others and not word.bracketed else ()
        if readings and not (word.capitals and not others[0].capitals):
            chosen = True
            for surnames, more in _surnames(others):
                yield _parts(given, initials, (readings, word.text), surnames, odd + more + (0 if place == 0 else 100))
        elif readings_alone := patronymic_readings(word) if given is not None and not others else ():
            yield _parts(given, initials, (readings_alone, word.text), (), odd + NO_SURNAME)
    if not chosen:
        for surnames, more in _surnames(rest):
            yield _parts(given, initials, ((), ""), surnames, odd + more)


def _surnames(words: tuple[Token, ...]) -> Iterator[tuple[tuple[Token, ...], int]]:
    """The surname these words are: together one, with another one in brackets, or half of a double one."""
    plain = tuple(word for word in words if not word.bracketed)
    bracketed = tuple(word for word in words if word.bracketed)
    yield ((_joined(plain),) if len(plain) > 1 else plain) + bracketed, 0
    halves = plain if len(plain) > 1 else tuple(half for word in words if "-" in word.text for half in _halves(word))
    for half in halves:
        yield (half,), HALF_OF_DOUBLE


def _joined(words: tuple[Token, ...]) -> Token:
    sounds = tuple("".join(one) for one in islice(product(*(word.sounds for word in words)), 4))
    return words[-1]._replace(text=" ".join(word.text for word in words), sounds=sounds)


def _halves(word: Token) -> list[Token]:
    return [half for text in word.text.split("-") for half in tokens(text) if not half.initial]


def _parts(
    given: Token | None,
    initials: tuple[Token, ...],
    patronymic: tuple[tuple[Patronymic, ...], str],
    surnames: tuple[Token, ...],
    odd: int,
) -> Parts:
    return Parts(given, initials, *patronymic, surnames, odd)


def _readings(given: Token | None, surnames: tuple[Token, ...]) -> list[Reading]:
    givens: tuple[Given | None, ...] = (None,)
    if given is not None:
        givens = given_readings(given) or unknown_given_readings(given)
    families = [reading for word in surnames for reading in surname_readings(word)]
    if not families:
        return [_alone(one) for one in givens if one is not None]
    pairs = [(one, family) for one in givens for family in families]
    found = [reading for one, family in pairs if (reading := _agreeing(one, family)) is not None]
    if not any(reading.nominative or reading.agrees for reading in found):
        found.extend(_as_written(one, family) for one, family in pairs)
    return found


def _sides(readings: tuple[Reading, ...]) -> Sides:
    surnames: dict[tuple[str, bool], int] = {}
    givens: dict[tuple[str, str, bool, str], int] = {}
    apart: tuple[list[Reading], list[Reading]] = [], []
    places = []
    for row in readings:
        surname = surnames.setdefault((row.stem, row.open), len(surnames))
        given = givens.setdefault((row.given, row.given_stem, row.short, row.gender), len(givens))
        places.append((surname, given))
        for rows, place in zip(apart, (surname, given), strict=True):
            if place == len(rows):
                rows.append(row)
    return Sides(tuple(apart[0]), tuple(apart[1]), tuple(places))


def _alone(one: Given) -> Reading:
    return Reading(one.name, one.stem, one.short, "", one.gender, one.cases, rare=False, open=False, agrees=True)


def _agreeing(one: Given | None, family: Surname) -> Reading | None:
    if one is None:
        return _as_written(None, family)
    gender, other = one.gender, family.gender
    if gender and other and gender != other:
        return None
    cases = "".join([case for case in one.cases if case in family.cases])
    if not cases:
        return None
    return Reading(
        one.name, one.stem, one.short, family.stem, gender or other, cases, family.rare, family.open, agrees=True
    )


def _as_written(one: Given | None, family: Surname) -> Reading:
    if one is None:
        return Reading("", "", False, family.stem, family.gender, family.cases, family.rare, family.open, agrees=True)
    return Reading(
        one.name, one.stem, one.short, family.stem, one.gender, family.cases, family.rare, family.open, agrees=False
    )


def initial_sounds(word: Token) -> frozenset[str]:
    """What an initial stands for, by sound."""
    return first_sounds(word.text)
