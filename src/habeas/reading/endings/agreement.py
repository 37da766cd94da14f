"""The words of a name read together: they agree in case, gender and number, or stay as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from habeas.reading.endings.forms import forms_of
from habeas.reading.endings.morphology import CASES, Case, Form, Gender, Role
from habeas.reading.endings.namewords import calm, is_given, rarity, word_cases

# Weights are steps of likelihood; only their differences mean something. What an ending
# says outweighs how frequent a case is, and a locative without its preposition is hardly ever meant.
_UNCHANGED = -25
_LEFT_ALONE = 12
_ALL_PLURAL = 30
_SECOND_GIVEN = 30
_CLEARLY_WORSE = 15
_FAR_BEHIND = 40
_ALTERNATIVES = 5
_CASE_PRIOR = (12, 8, 2, 6, 4, -20)
_GENDER_PRIOR = (4, 0)
_PLURAL_PRIOR = -15
_GENDERS = (Gender.MASC, Gender.FEM)
_MOST_PIECES = 24
_LONGEST = 160
_PIECE = re.compile(r"[^\W\d_]++(?:['’‘][^\W\d_]++)*+\.?|.", re.DOTALL)
_PIECE_OR_GENITIVE = re.compile(r"[^\W\d_]++(?:['’‘][^\W\d_]++)*+(?:(?<=[sxzß])['’])?\.?|.", re.DOTALL)
_ROMAN = re.compile(r"[IVX]{2,5}")
_VOWELS = re.compile(r"[aeiouyąęóäöüаеёиоуыэюяіїєў]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NameReading:
    """One reading of a whole name: its nominative, and the cases and genders that all its words agree in."""

    normal: str
    cases: Case
    gender: Gender
    weight: int
    plural: bool = False


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a piece stands in a name, as far as it matters to its readings."""

    piece: str
    first: bool
    last: bool
    after_given: bool
    left_alone: int | None


@dataclass(frozen=True, slots=True)
class _Slots:
    """The readings of a piece in each of 24 cells (number, gender, case): weight and nominative, best first."""

    declines: bool
    cells: tuple[tuple[tuple[int, str], ...], ...]


@dataclass(frozen=True, slots=True)
class _Agreed:
    normal: str
    cell: int
    evidence: int

    @property
    def prior(self) -> int:
        plural, rest = divmod(self.cell, 12)
        return _CASE_PRIOR[rest % 6] + _GENDER_PRIOR[rest // 6] + plural * _PLURAL_PRIOR


@lru_cache(maxsize=16384)
def readings(name: str, language: str, allowed: Case) -> tuple[NameReading, ...]:
    """The readings of a name (single spaces between its words) in the cases allowed, best first."""
    split = pieces(name, language)
    if len(split) > _MOST_PIECES or len(name) > _LONGEST:
        return (NameReading(name, allowed, Gender.PERSON, 0),)
    if name.islower():
        split = [piece if piece in forms_of(language).particles else piece.capitalize() for piece in split]
    slots = [_slots(place, language) for place in _places(split, language)]
    found: dict[tuple[str, bool], list[_Agreed]] = {}
    for cell in range(24):
        if CASES[cell % 6] in allowed:
            for agreed in _agreed(slots, cell):
                found.setdefault((agreed.normal, cell >= 12), []).append(agreed)
    read = [_reading(normal, plural, same) for (normal, plural), same in found.items()]
    return tuple(sorted(read, key=lambda reading: (-reading.weight, reading.normal)))


def pieces(name: str, language: str) -> list[str]:
    """The words of a name, with the signs and spaces between them."""
    return (_PIECE_OR_GENITIVE if language == "de" else _PIECE).findall(name)


def _reading(normal: str, plural: bool, same: Sequence[_Agreed]) -> NameReading:
    """All cases and genders that lead to the same nominative and are about as well founded as the best of them."""
    best = max(agreed.evidence for agreed in same)
    kept = [agreed for agreed in same if agreed.evidence > best - _CLEARLY_WORSE]
    cases, genders = Case(0), Gender(0)
    for agreed in kept:
        cases |= CASES[agreed.cell % 6]
        genders |= _GENDERS[agreed.cell // 6 % 2]
    return NameReading(normal, cases, genders, max(agreed.evidence + agreed.prior for agreed in kept), plural)


def _agreed(slots: Sequence[_Slots], cell: int) -> Iterator[_Agreed]:
    """What the words of a name can be together in a cell: the best, and with one word read otherwise."""
    able = [slot.cells[cell if slot.declines else cell % 12] for slot in slots]
    if not all(able):
        return
    evidence = sum(fitting[0][0] for fitting in able)
    if cell >= 12:
        evidence -= _ALL_PLURAL * (sum(slot.declines for slot in slots) - 1)
    bases = [fitting[0][1] for fitting in able]
    yield _Agreed("".join(bases), cell, evidence)
    for place, fitting in enumerate(able):
        for weight, base in fitting[1:]:
            yield _Agreed("".join([*bases[:place], base, *bases[place + 1 :]]), cell, evidence + weight - fitting[0][0])


def _places(split: Sequence[str], language: str) -> Iterator[_Place]:
    words = [number for number, piece in enumerate(split) if piece[0].isalpha()]
    after_given = bool(words) and bool(is_given(split[words[0]], language))
    # Ким Чен Ына, Жан-Клода: the first parts often stay as they are.
    shorts = sum(map(_is_short, split))
    for number, piece in enumerate(split):
        last = not words or number >= words[-1]
        alone = not last and (split[number + 1] == "-" or _is_short(piece))
        cost = (_LEFT_ALONE if shorts < 2 else _LEFT_ALONE // 3) if alone else None
        yield _Place(piece, number == 0, last, after_given and number > 0, cost)


@lru_cache(maxsize=65536)
def _slots(place: _Place, language: str) -> _Slots:
    options = _options(place, language)
    cells: list[dict[str, int]] = [{} for _ in range(24)]
    for form in options:
        base = form.many or form.base
        for cell in _cells(form):
            cells[cell][base] = max(cells[cell].get(base, -1000), form.weight)
    return _Slots(len(options) > 1, tuple(map(_best, cells)))


def _cells(form: Form) -> Iterator[int]:
    for gender in (0, 1):
        if form.gender.value >> gender & 1:
            for case in range(6):
                if form.cases.value >> case & 1:
                    yield form.plural * 12 + gender * 6 + case


def _best(cell: dict[str, int]) -> tuple[tuple[int, str], ...]:
    ranked = sorted(((weight, base) for base, weight in cell.items()), key=lambda pair: (-pair[0], pair[1]))
    return tuple(pair for pair in ranked[:_ALTERNATIVES] if pair[0] > ranked[0][0] - _FAR_BEHIND)


def _options(place: _Place, language: str) -> tuple[Form, ...]:
    """The readings of a piece; a single one that fits everywhere if it doesn't decline (initials, particles, signs)."""
    piece, tables = place.piece, forms_of(language)
    fixed = Form(piece, Case.ANY, Gender.PERSON, False, Role.UNKNOWN, 0)
    particle = not place.first and piece.lower() in tables.particles
    if particle or len(piece) == 1 or piece.endswith(".") or _ROMAN.fullmatch(piece):
        return (fixed,)
    if tables.only_last_bends and not place.last:
        genders = is_given(piece, language) or (Gender.PERSON,)
        return (replace(fixed, gender=genders[0] if len(genders) == 1 else Gender.PERSON),)
    forms = word_cases(piece, language)
    weight = _UNCHANGED - rarity(piece, language)
    if place.left_alone is not None:
        weight = max((form.weight - place.left_alone for form in forms if Case.NOM in form.cases), default=weight)
    if place.first and not place.last:
        forms = (*forms, *(_as_first(form, tables.womans_first) for form in forms if _is_womans(form)))
    elif place.after_given:
        forms = tuple(map(_as_later, forms))
    return (*forms, replace(fixed, base=calm(piece, language), weight=weight))


def _is_womans(form: Form) -> bool:
    return form.role is Role.UNKNOWN and form.base.endswith(("а", "я", "a")) and Gender.FEM in form.gender


def _as_first(form: Form, likelier: int) -> Form:
    """A reading of an unknown word in -a before others: most often a woman's given name."""
    return replace(form, gender=Gender.FEM, weight=form.weight + likelier)


def _as_later(form: Form) -> Form:
    """A reading of a word after a given name: seldom a given name itself."""
    return replace(form, weight=form.weight - _SECOND_GIVEN) if form.role is Role.GIVEN else form


def _is_short(piece: str) -> bool:
    return len(piece) <= 5 and len(_VOWELS.findall(piece)) == 1
