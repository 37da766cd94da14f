"""A name taken apart in every way it can be meant: which word is the given name, which the surname, in which case."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice, product
from typing import NamedTuple

from habeas.identity.closeness import Counted, counted
from habeas.identity.once import once
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
from habeas.identity.tables import load_tables

MOST_PARTS = 10
# A double surname of which the other name has one half; a patronymic standing where the surname should be.
HALF_OF_DOUBLE = 1600
NO_SURNAME = 1200
OBLIQUE = -150
RARE_FORM = -2000
NO_AGREEMENT = -1500
UNKNOWN_GIVEN = 600
ANOTHER_IS_KNOWN = 1500
TWO_WORDS = 2
LONG_NAME = 3


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


class Sides(NamedTuple):
    """The readings' surnames and given names, each that differs once (in the first reading that has it), and the
    places in the two of every reading, in order."""

    surnames: tuple[Reading, ...]
    givens: tuple[Reading, ...]
    places: tuple[tuple[int, int], ...]


# What an East Slavic language does not write.
_LETTERS_OF_OTHERS = {"be": frozenset("ищъїєґ"), "ru": frozenset("іўїєґ'’"), "uk": frozenset("ыэъёў")}
# Endings that no name has in a language: Ukrainian writes -ський, -цький, Russian -ский, -цкий, Belarusian -скі, -цкі.
_SPELLED_OTHERWISE = {
    "uk": re.compile(r"[сц]к(?:ий|ая|ого|ому|им|ой|ую|і|агa|аму)\b"),
    "ru": re.compile(r"[сц]ьк|ій\b"),
    "be": re.compile(r"[сц]ьк|[иі]й\b|(?:ов|ев)\b"),
}


@dataclass
class Parts:
    """One way to give the words of a name their roles, with how odd that way is in thousandths of a nat."""

    given: Token | None
    initials: tuple[Token, ...]
    patronymic: tuple[Patronymic, ...]
    patronymic_text: str
    surnames: tuple[Token, ...]
    odd: int

    @once
    def readings(self) -> tuple[Reading, ...]:
        """Every way to mean the given name and the surname; worked out when first asked for."""
        return tuple(_readings(self.given, self.surnames))

    @once
    def plainest(self) -> Reading | None:
        """The first of the readings that are the least uncommon."""
        return max(self.readings, key=lambda reading: reading.form, default=None)

    @once
    def families(self) -> tuple[tuple[Counted, bool], ...]:
        """Every stem of the surname and whether it is open, of which the readings have all or some."""
        if len(self.surnames) == 1:
            return _families(self.surnames[0])
        return tuple(dict.fromkeys([family for word in self.surnames for family in _families(word)]))

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

    @once
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

    @once
    def parts(self) -> tuple[Parts, ...]:
        """Every sensible way to give the words their roles, the least odd first; worked out when first asked for."""
        return tuple(_ways(self.tokens))

    @once
    def slavic(self) -> bool:
        """Whether anything marks this as a name that is spelled, ordered and inflected as Slavic names are.

        A given name alone says so of two words only: Dora María Téllez Argüello has no patronymic and no case.
        """
        words = [word for word in self.tokens if not word.initial]
        if any([word.script == "Cyrl" for word in words]) or any([_facts(word).is_slavic_surname for word in words]):
            return True
        if len(words) == 1 and len(self.tokens) > 1:
            return True  # initials, which are read as those of a Slavic name
        return len(words) < LONG_NAME and any([_facts(word).is_slavic_given for word in words])

    @once
    def unread(self) -> bool:
        """Whether every word stands in a script that no table reads."""
        return all([word.script == "Zyyy" for word in self.tokens])

    @once
    def languages(self) -> frozenset[str]:
        """The East Slavic languages that it may be written in: its report's, else those that its letters allow."""
        if self.language:
            return frozenset((self.language,)) & frozenset(_LETTERS_OF_OTHERS)
        if not self.tokens or any(word.script != "Cyrl" or word.mixed for word in self.tokens):
            return frozenset()
        letters = set(self.text.lower())
        found = (language for language, others in _LETTERS_OF_OTHERS.items() if not letters & others)
        return frozenset(language for language in found if not _SPELLED_OTHERWISE[language].search(self.text.lower()))

    @once
    def by_father(self) -> tuple[frozenset[str], frozenset[str]] | None:
        """The given names and the fathers' names, where the name is a given name with a patronymic and no surname."""
        return _by_father(self.tokens)

    @once
    def is_woman_by_father(self) -> bool:
        """Whether its patronymic is a woman's, which no surname sounds like."""
        return any(row.gender == "f" and row.fathers for word in self.tokens for row in patronymic_readings(word))


def _is_slavic_given(word: Token) -> bool:
    # Short words meet a case of some name by chance (Ali, of Ala).
    wide, rows = wide_names(), given_readings(word)
    if any(NOMINATIVE in row.cases for row in rows):
        return not any(row.name in wide and NOMINATIVE in row.cases for row in rows)
    # Of a foreign name, an inflected form shows that a Slavic language writes it: Emmanuelem. Karimi is none.
    slavic = not word.text.endswith("i") or any(row.name not in wide for row in rows)
    return bool(rows) and len(word.text) >= 6 and slavic


@cache
def wide_names() -> frozenset[str]:
    """The given names of the table, by id, that tell nothing of the culture of the surname beside them."""
    return frozenset(row.id for row in load_tables().given_names if row.wide)


def _by_father(words: tuple[Token, ...]) -> tuple[frozenset[str], frozenset[str]] | None:
    if len(words) != TWO_WORDS or words[0].initial or words[1].initial:
        return None
    for given, father in (words, words[::-1]):
        rows = [row for row in _facts(father).patronymics if row.fathers]
        if not rows:
            continue
        genders = {row.gender for row in rows}
        names = frozenset(row.name for row in given_readings(given) if row.gender in genders)
        if names and rows and not is_given_name(father):
            return names, frozenset(name for row in rows for name in row.fathers)
    return None


def fathers_of(word: Token) -> frozenset[str]:
    """Whose son or daughter ``word`` calls somebody, where it can be a patronymic."""
    return frozenset([name for row in _facts(word).patronymics for name in row.fathers])


def with_fathers(words: tuple[Token, ...]) -> tuple[Token, ...]:
    """``words`` with a father's name and the word for son or daughter behind it as one patronymic: Eldar oglu."""
    known = load_tables().words
    sons, daughters = known["sons"], known["daughters"]
    if len(words) <= TWO_WORDS or not any(word.text.lower() in sons | daughters for word in words):
        return words
    found: list[Token] = []
    for word in words:
        ending = "ovič" if word.text.lower() in sons else "ovna" if word.text.lower() in daughters else ""
        if ending and len(found) > 1:
            father = found[-1]
            sounds = tuple(sound + ending for sound in father.sounds)
            found[-1] = father._replace(text=f"{father.text} {word.text}", sounds=sounds)
        else:
            found.append(word)
    return tuple(found)


@lru_cache(maxsize=50_000)
def _name(text: str, script: str, language: str) -> Name:
    return Name(text, script, language, with_fathers(tokens(text)))


@lru_cache(maxsize=100_000)
def _families(word: Token) -> tuple[tuple[Counted, bool], ...]:
    rows = dict.fromkeys([(row.stem, row.open) for row in surname_readings(word)])
    return tuple([(counted(stem), is_open) for stem, is_open in rows])


class _Facts(NamedTuple):
    """What the tables say of a word that has to be given a role."""

    givens: bool
    is_given_name: bool
    is_slavic_given: bool
    is_slavic_surname: bool
    only_short: bool
    is_whole: bool
    patronymics: tuple[Patronymic, ...]


@lru_cache(maxsize=100_000)
def _facts(word: Token) -> _Facts:
    rows = given_readings(word)
    standing = [row for row in rows if NOMINATIVE in row.cases]
    return _Facts(
        givens=bool(rows),
        is_given_name=bool(standing),
        is_slavic_given=_is_slavic_given(word),
        is_slavic_surname=is_slavic_surname(word),
        only_short=all([row.short for row in rows]),
        is_whole=any([not row.short for row in standing]),
        patronymics=patronymic_readings(word),
    )


class _Way(NamedTuple):
    """One way to give the words their roles, before it is known how odd the least odd one is."""

    patronymic: tuple[Patronymic, ...]
    patronymic_text: str
    surnames: tuple[Token, ...]
    odd: int


def _ways(words: tuple[Token, ...]) -> list[Parts]:
    """Every sensible way to give the words their roles, the least odd first."""
    full = tuple([word for word in words if not word.initial])
    if not full:
        return []
    initials = words if len(full) == len(words) else tuple([word for word in words if word.initial])
    initials = () if initials is words else initials
    facts = [_facts(word) for word in full]
    ways: list[tuple[Token | None, _Way]] = []
    for place in _givens(full, facts, initials):
        given = full[place] if place >= 0 else None
        rest = full[:place] + full[place + 1 :] if given else full
        odd = _oddity(full, facts, place, initials) if given else 0
        ways.extend([(given, way) for way in _with_rest(rest, odd, beside_given=given is not None)])
    if not ways:
        return []
    ways.sort(key=lambda row: row[1].odd)
    # That no table knows the given name says nothing against one way to mean the words, where it is so in all.
    least = min(ways[0][1].odd, UNKNOWN_GIVEN) if len(full) > 1 else 0
    return [
        Parts(given, initials, way.patronymic, way.patronymic_text, way.surnames, way.odd - least)
        for given, way in ways[:MOST_PARTS]
    ]


def _givens(full: tuple[Token, ...], facts: list[_Facts], initials: tuple[Token, ...]) -> list[int]:
    """The places that the given name may have; -1 for none."""
    none = [-1] if len(full) == 1 or (initials and not any([fact.givens for fact in facts])) else []
    if len(full) == 1 and not facts[0].givens:
        return none
    # A surname's ending forbids the role of given name, unless the tables know it as one, or there is no other word.
    free = [
        place
        for place, (word, fact) in enumerate(zip(full, facts, strict=True))
        if not word.bracketed and (fact.givens or (not fact.is_slavic_surname and len(full) > 1))
    ]
    return none + (free or list(range(0 if initials else len(full))))


def _oddity(full: tuple[Token, ...], facts: list[_Facts], place: int, initials: tuple[Token, ...]) -> int:
    given, fact = full[place], facts[place]
    odd = 0 if fact.givens else UNKNOWN_GIVEN
    others = facts[:place] + facts[place + 1 :]
    # A short form at most where another word is a whole given name: Igor Pavlik, Oleg Oleshko.
    if (
        any([other.is_given_name or other.is_slavic_given for other in others])
        if odd
        else fact.only_short and any([other.is_whole for other in others])
    ):
        odd += ANOTHER_IS_KNOWN
    if given.before_comma or (given.capitals and not all([word.capitals for word in full])):
        odd += 1500
    if not fact.is_given_name and (fact.is_slavic_surname or fact.patronymics):
        odd += 300 if fact.givens else 900
    if len(full) == 1:
        return odd + (900 if initials else 300)
    if place == 0 or any([word.before_comma for word in full[:place]]):
        return odd
    return odd + 300


def _with_rest(rest: tuple[Token, ...], odd: int, *, beside_given: bool) -> Iterator[_Way]:
    """Ways to tell a patronymic from surnames among the other words."""
    chosen = False
    for place, word in enumerate(rest if beside_given else ()):
        readings = _facts(word).patronymics
        if not readings:
            continue
        others = rest[:place] + rest[place + 1 :]
        if not others:
            yield _Way(readings, word.text, (), odd + NO_SURNAME)
        elif not word.bracketed and not (word.capitals and not others[0].capitals):
            chosen = True
            for surnames, more in _surnames(others):
                yield _Way(readings, word.text, surnames, odd + more + (0 if place == 0 else 100))
    if not chosen:
        for surnames, more in _surnames(rest):
            yield _Way((), "", surnames, odd + more)


def _surnames(words: tuple[Token, ...]) -> list[tuple[tuple[Token, ...], int]]:
    """The surname these words are: together one, with another one in brackets, or half of a double one."""
    if len(words) == 1 and "-" not in words[0].text:
        return [(words, 0)]
    plain = tuple([word for word in words if not word.bracketed])
    bracketed = tuple([word for word in words if word.bracketed])
    halves = plain if len(plain) > 1 else [half for word in words if "-" in word.text for half in _halves(word)]
    return [
        (((_joined(plain),) if len(plain) > 1 else plain) + bracketed, 0),
        *(((half,), HALF_OF_DOUBLE) for half in halves),
    ]


def _joined(words: tuple[Token, ...]) -> Token:
    sounds = tuple("".join(one) for one in islice(product(*(word.sounds for word in words)), 4))
    return words[-1]._replace(text=" ".join(word.text for word in words), sounds=sounds)


def _halves(word: Token) -> list[Token]:
    return [half for text in word.text.split("-") for half in tokens(text) if not half.initial]


def _readings(given: Token | None, surnames: tuple[Token, ...]) -> list[Reading]:
    givens: tuple[Given | None, ...] = (None,)
    if given is not None:
        givens = given_readings(given) or unknown_given_readings(given)
    families = [reading for word in surnames for reading in surname_readings(word)]
    if not families:
        return [_alone(one) for one in givens if one is not None]
    if givens == (None,):
        return [_as_written(None, family) for family in families]
    pairs = [(one, family) for one in givens if one is not None for family in families]
    found = [_agreeing(one, family) for one, family in pairs]
    agreeing = [reading for reading in found if reading is not None]
    if not agreeing:
        agreeing.extend([_as_written(one, family) for one, family in pairs])
    return agreeing


def _sides(readings: tuple[Reading, ...]) -> Sides:
    surnames: dict[tuple[str, bool], int] = {}
    givens: dict[tuple[str, str, bool, str], int] = {}
    surname_sides: list[Reading] = []
    given_sides: list[Reading] = []
    places = []
    for row in readings:
        surname = surnames.setdefault((row.stem, row.open), len(surname_sides))
        if surname == len(surname_sides):
            surname_sides.append(row)
        given = givens.setdefault((row.given, row.given_stem, row.short, row.gender), len(given_sides))
        if given == len(given_sides):
            given_sides.append(row)
        places.append((surname, given))
    return Sides(tuple(surname_sides), tuple(given_sides), tuple(places))


def _alone(one: Given) -> Reading:
    return Reading(one.name, one.stem, one.short, "", one.gender, one.cases, rare=False, open=False, agrees=True)


def _agreeing(one: Given, family: Surname) -> Reading | None:
    gender, other = one.gender, family.gender
    if gender and other and gender != other:
        return None
    cases = _in_both(one.cases, family.cases)
    if not cases:
        return None
    return Reading(one.name, one.stem, one.short, family.stem, gender or other, cases, family.rare, family.open, True)


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
