"""People's names in inflected languages: which case, which gender, and the name as it stands in the nominative."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from habeas.reading.endings.dictionary import dictionary_forms
from habeas.reading.endings.forms import forms_of
from habeas.reading.endings.morphology import CASES, Case, Form, Gender, Role

__all__ = [
    "Case", "Form", "Gender", "NameReading", "Role", "is_given", "is_surname_like", "name_readings", "normal_form",
    "normal_of", "word_cases",
]  # fmt: skip

_UNCHANGED = -25
_LEFT_ALONE = 12
_RARE_END = 22
_ALL_PLURAL = 30
_WOMANS_GIVEN = 12
_SECOND_GIVEN = 30
_FAR_BEHIND = 40
_CLEARLY_AHEAD = 14
_SURE = 24
_POSSIBLE = 8
_MOST_SUPPORT = 60
_CLEARLY_WORSE = 15
_GUESS_BESIDE_KNOWN = 20
_CASE_PRIOR = {Case.NOM: 12, Case.GEN: 8, Case.DAT: 2, Case.ACC: 6, Case.INS: 4, Case.LOC: -20}
_GENDER_PRIOR = {Gender.MASC: 4, Gender.FEM: 0}
_PLURAL_PRIOR = -15
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
class _Cell:
    """The best that the words of a name can be together in one case and gender."""

    normal: str
    case: Case
    gender: Gender
    evidence: int


@lru_cache(maxsize=65536)
def word_cases(word: str, language: str) -> tuple[Form, ...]:
    """Every reading of a capitalised word as part of a person's name, best first."""
    word = _calm(word)
    tables = forms_of(language)
    found = list(tables.known.get(word.lower(), ())) or list(dictionary_forms(word, language))
    doubt = _GUESS_BESIDE_KNOWN if found else 0
    found += [replace(form, weight=form.weight - doubt - _rarity(form.base, language)) for form in tables.read(word)]
    merged: dict[tuple[str, Gender, bool, Role, int], Form] = {}
    for form in found:
        key = (form.base, form.gender, form.plural, form.role, form.weight)
        before = merged.get(key)
        merged[key] = form if before is None else replace(before, cases=before.cases | form.cases)
    if not merged:
        return (Form(word, Case.ANY, Gender.PERSON, False, Role.UNKNOWN, 0),)
    return tuple(sorted(merged.values(), key=lambda form: (-form.weight, form.base)))


def name_readings(words: tuple[str, ...], language: str, cases: Case = Case.ANY) -> tuple[NameReading, ...]:
    """The readings of a whole name in which its words agree in case and gender, best first.

    ``cases`` are those the sentence allows, where the caller knows: after a preposition, say.
    """
    return _readings(tuple(words), language, cases)


def normal_form(surface: str, language: str) -> str:
    """The best guess at the nominative of a name as written.

    >>> normal_form("Анны Примеровой", "ru")
    'Анна Примерова'
    """
    return normal_of((surface,), language)[surface]


def normal_of(mentions: Sequence[str], language: str) -> dict[str, str]:
    """The nominative of each of the mentions of people in one report, decided together.

    A reading gains where other forms in the report lead to the same words.
    """
    read = {mention: _readings(tuple(mention.split()), language, Case.ANY) for mention in dict.fromkeys(mentions)}
    support = _support(read, language)
    found = {}
    for mention, readings in read.items():
        pieces = _pieces(" ".join(mention.split()), language)
        gains = {reading: _gain(mention, pieces, _pieces(reading.normal, language), support) for reading in readings}
        best = max(readings, key=lambda reading: reading.weight + gains[reading], default=None)
        found[mention] = best.normal if best else mention
    return found


def _support(read: Mapping[str, Sequence[NameReading]], language: str) -> dict[str, dict[str, int]]:
    """For every word that may be a nominative: what in the report leads to it, and how surely each does.

    That is another form of the word, or a longer name that leaves no doubt ("Анна Примерова" of "Примерова").
    """
    support: dict[str, dict[str, int]] = {}
    for mention, readings in read.items():
        pieces = _pieces(" ".join(mention.split()), language)
        for place, reading in enumerate(readings):
            if readings[0].weight - reading.weight > _FAR_BEHIND:
                break
            sure = not place and (len(readings) == 1 or reading.weight - readings[1].weight >= _CLEARLY_AHEAD)
            for piece, base in zip(pieces, _pieces(reading.normal, language), strict=False):
                behind = support.setdefault(base.lower(), {})
                key = mention if sure and len(pieces) > 1 else piece.lower()
                behind[key] = max(behind.get(key, 0), _SURE if sure else _POSSIBLE)
    return support


def _gain(
    mention: str, pieces: Sequence[str], bases: Sequence[str], support: Mapping[str, Mapping[str, int]]
) -> int:
    """How much the rest of the report speaks for reading the words of a mention as forms of ``bases``."""
    gain = 0
    for piece, base in zip(pieces, bases, strict=False):
        if len(piece) > 1:
            others = [sure for key, sure in support.get(base.lower(), {}).items() if key not in (mention, piece.lower())]
            gain += min(sum(others), _MOST_SUPPORT)
    return gain


def is_given(word: str, language: str) -> tuple[Gender, ...]:
    """The genders of the common given names that ``word`` can be a form of; empty if it is none."""
    known = forms_of(language).known.get(word.lower(), ())
    return tuple(sorted({form.gender for form in known if form.role is Role.GIVEN}, key=lambda gender: gender.value))


def is_surname_like(word: str, language: str) -> bool:
    """Whether a capitalised word ends as surnames of the region do, in any case."""
    return word[:1].isupper() and word.lower().endswith(forms_of(language).surname_ends)


@lru_cache(maxsize=16384)
def _readings(words: tuple[str, ...], language: str, allowed: Case) -> tuple[NameReading, ...]:
    pieces = _pieces(" ".join(words), language)
    options = [_options(pieces, place, language) for place in range(len(pieces))]
    cells: dict[tuple[str, bool], list[_Cell]] = {}
    for plural in (False, True):
        for gender in (Gender.MASC, Gender.FEM):
            for case in CASES:
                cell = _cell(options, case, gender, plural) if case in allowed else None
                if cell is not None:
                    cells.setdefault((cell.normal, plural), []).append(cell)
    found = [_reading(normal, plural, same) for (normal, plural), same in cells.items()]
    return tuple(sorted(found, key=lambda reading: (-reading.weight, reading.normal)))


def _reading(normal: str, plural: bool, cells: Sequence[_Cell]) -> NameReading:
    """All cases and genders that lead to the same nominative and are about as well founded as the best of them."""
    best = max(cell.evidence for cell in cells)
    kept = [cell for cell in cells if cell.evidence > best - _CLEARLY_WORSE]
    cases, genders = Case(0), Gender(0)
    for cell in kept:
        cases, genders = cases | cell.case, genders | cell.gender
    weight = max(cell.evidence + _prior(cell.case, cell.gender, plural) for cell in kept)
    return NameReading(normal, cases, genders, weight, plural)


def _pieces(name: str, language: str) -> list[str]:
    """The words of a name, with the signs and spaces between them."""
    return (_PIECE_OR_GENITIVE if language == "de" else _PIECE).findall(name)


def _prior(case: Case, gender: Gender, plural: bool) -> int:
    return _CASE_PRIOR[case] + _GENDER_PRIOR[gender] + (_PLURAL_PRIOR if plural else 0)


def _options(pieces: Sequence[str], place: int, language: str) -> tuple[Form, ...]:
    """The readings of a piece; a single one that fits everywhere if it doesn't decline (initials, particles, signs)."""
    piece = pieces[place]
    fixed = Form(piece, Case.ANY, Gender.PERSON, False, Role.UNKNOWN, 0)
    if len(piece) == 1 or _ROMAN.fullmatch(piece) or piece.endswith(".") or (place and piece.lower() in forms_of(language).particles):
        return (fixed,)
    forms = word_cases(piece, language)
    weight = _UNCHANGED - _rarity(piece, language)
    rest = [later for later in pieces[place + 1 :] if later[0].isalpha()]
    if rest and (pieces[place + 1] == "-" or _is_short(piece)):
        # Жан-Клода, Ким Чен Ына: the first parts often stay as they are.
        cost = _LEFT_ALONE if sum(map(_is_short, pieces)) < 2 else _LEFT_ALONE // 3
        weight = max((form.weight - cost for form in forms if Case.NOM in form.cases), default=weight)
    if rest and not place:
        forms = tuple(_as_first(form) for form in forms)
    elif place and is_given(pieces[0], language):
        forms = tuple(_as_later(form) for form in forms)
    return (*forms, replace(fixed, base=_calm(piece), weight=weight))


def _as_first(form: Form) -> Form:
    """A reading of an unknown word before others: likelier a given name, and those in -a are mostly women's."""
    womans = form.role is Role.UNKNOWN and form.base.endswith(("а", "я", "a")) and Gender.FEM in form.gender
    return replace(form, gender=Gender.FEM, weight=form.weight + _WOMANS_GIVEN) if womans else form


def _as_later(form: Form) -> Form:
    """A reading of a word after a given name: seldom a given name itself."""
    return replace(form, weight=form.weight - _SECOND_GIVEN) if form.role is Role.GIVEN else form


def _is_short(piece: str) -> bool:
    return len(piece) <= 5 and len(_VOWELS.findall(piece)) == 1


def _rarity(base: str, language: str) -> int:
    """What it takes from a reading that its nominative ends as names seldom do, but their cases often."""
    rare = forms_of(language).rare
    return _RARE_END if rare and base.lower().endswith(rare) else 0


def _cell(options: Sequence[tuple[Form, ...]], case: Case, gender: Gender, plural: bool) -> _Cell | None:
    evidence = 0
    bases = []
    for forms in options:
        declines = len(forms) > 1
        able = [form for form in forms if case in form.cases and form.gender & gender]
        best = max((form for form in able if form.plural == (plural and declines)), key=_weight, default=None)
        if best is None:
            return None
        evidence += best.weight
        bases.append(best.many or best.base)
    if plural:
        evidence -= _ALL_PLURAL * (sum(len(forms) > 1 for forms in options) - 1)
    return _Cell("".join(bases), case, gender, evidence)


def _weight(form: Form) -> int:
    return form.weight


def _calm(word: str) -> str:
    """A word shouted in capitals, in the usual ones."""
    return word.capitalize() if len(word) > 3 and word.isupper() else word
