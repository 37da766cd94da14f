"""Every reading of one word of a name, by tables and dictionary; whether it looks like a given name or a surname."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from habeas.reading.endings.dictionary import dictionary_forms
from habeas.reading.endings.forms import forms_of
from habeas.reading.endings.morphology import Case, Form, Gender, Role

_RARE_END = 22
_GUESS_BESIDE_KNOWN = 20
_GIVEN_AS_IT_STANDS = 5  # "Maria" is seldom a form of Mario


@lru_cache(maxsize=65536)
def word_cases(word: str, language: str) -> tuple[Form, ...]:
    """Every reading of a capitalised word as part of a person's name, best first."""
    word = calm(word, language)
    tables = forms_of(language)
    found = list(tables.known.get(word.lower(), ())) or list(dictionary_forms(word, language))
    if any(form.base == word and Case.NOM in form.cases for form in found):
        found = [
            form if form.base == word else replace(form, weight=form.weight - _GIVEN_AS_IT_STANDS) for form in found
        ]
    doubt = _GUESS_BESIDE_KNOWN if any(not form.plural for form in found) else 0
    found += [replace(form, weight=form.weight - doubt - rarity(form.base, language)) for form in tables.read(word)]
    merged: dict[tuple[str, Gender, bool, Role, int], Form] = {}
    for form in found:
        key = (form.base, form.gender, form.plural, form.role, form.weight)
        before = merged.get(key)
        merged[key] = form if before is None else replace(before, cases=before.cases | form.cases)
    if not merged:
        return (Form(word, Case.ANY, Gender.PERSON, False, Role.UNKNOWN, 0),)
    return tuple(sorted(merged.values(), key=lambda form: (-form.weight, form.base)))


def is_given(word: str, language: str) -> tuple[Gender, ...]:
    """The genders of the common given names that ``word`` can be a form of; empty if it is none."""
    return forms_of(language).given.get(calm(word, language).lower(), ())


def is_surname_like(word: str, language: str) -> bool:
    """Whether a capitalised word ends as surnames of the region do, in any case."""
    return word[:1].isupper() and word.lower().endswith(forms_of(language).surname_ends)


def rarity(base: str, language: str) -> int:
    """What it takes from a reading that its nominative ends as names seldom do, but their cases often."""
    rare = forms_of(language).rare
    return _RARE_END if rare and base.lower().endswith(rare) else 0


def calm(word: str, language: str) -> str:
    """A word shouted in capitals in the usual ones, with the first letter that it has at the start of a text."""
    word = word.capitalize() if len(word) > 3 and word.isupper() else word
    return forms_of(language).initials.get(word[:1], word[:1]) + word[1:]
