"""What the words of a place, a charge, a calling or a term come down to, so that two languages can be compared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from habeas.identity.candidates import skeleton
from habeas.identity.contexttable import STAR, Class, load_context_table
from habeas.identity.names import Name
from habeas.identity.spelling import fold, sounds_of
from habeas.model.wording import folded

# Two or three digits that are no year, no day of a month with its year, and no part of a longer number.
_ARTICLE = re.compile(r"(?<![\d.,:/-])(\d{3}|(?<=\w\s)\d{2}(?=\s|$)|^\d{2}$)(?:[.\-–‑]\s?\d{1,2})*(?!\d)")
_LONG_ENOUGH = 4
_CASE_ENDS = ("ax", "om", "em")
# Sounds that spellings of one place confuse.
_ROUGH = str.maketrans("xgc", "kks")
_MONTHS = 12
CUSTODY = frozenset({"prison", "colony", "hard_labour"})


@dataclass(frozen=True, slots=True, order=True)
class Said:
    """Something said of a person: the ``key`` by which it is compared, and the words as written.

    A term's key is its group and its length ("custody 66", in months), an id's its scheme and value.
    """

    key: str
    words: str


@lru_cache(maxsize=50_000)
def place(words: str) -> tuple[Said, ...]:
    """The place that ``words`` name, in any spelling and case; nothing where they only say "the prison".

    >>> place("Гродно")[0].key == place("Hrodna")[0].key, place("the prison")
    (True, ())
    """
    table = load_context_table()
    told = " ".join(word for word in folded(words).split() if word not in table.no_places)
    if not told:
        return ()
    keys = _sounding(told)
    alone = keys.union(*(_sounding(word) for word in told.split()))
    for known in table.places:
        if any(alone & _sounding(form) for form in known.words):
            return (Said(known.id, words),)
    return tuple(Said(f"~{key}", words) for key in sorted(keys))


@lru_cache(maxsize=50_000)
def _sounding(told: str) -> frozenset[str]:
    """Keys of a place by its consonants, first letters kept, so that Хенцау, Хенцаве and Hentzau meet."""
    ways = [""]
    for word in told.split():
        heard = {_stem(sounds) for sounds in sounds_of(word)}
        ways = [f"{way} {stem}".strip() for way in ways for stem in sorted(heard)]
    return frozenset(ways)


def _stem(sounds: str) -> str:
    for end in _CASE_ENDS:
        if sounds.endswith(end) and len(sounds) - len(end) >= _LONG_ENOUGH:
            sounds = sounds.removesuffix(end)
    # The w is what a Latin -au is read as.
    bare = skeleton(sounds.removesuffix("w"))
    # A place of few consonants is told by its vowels too.
    return bare if len(bare) >= _LONG_ENOUGH else fold(sounds).translate(_ROUGH).rstrip("aeioujv") or sounds


def charge(words: str) -> tuple[Said, ...]:
    """The articles and the kinds of charge that ``words`` name; the words themselves where they name neither.

    >>> [said.key for said in charge("экстремизм по статье 361-4")]
    ['article 361', 'extremis']
    """
    articles = {f"article {found[1]}" for found in _ARTICLE.finditer(words)}
    kinds = _classes(words, load_context_table().charges)
    keys = sorted({*articles, *kinds}) or ([f"~{folded(words)}"] if len(folded(words)) >= _LONG_ENOUGH else [])
    return tuple(Said(key, words) for key in keys)


def work(words: str) -> tuple[Said, ...]:
    """The calling that ``words`` name.

    >>> work("журналистку")[0].key == work("Journalist")[0].key
    True
    """
    kinds = _classes(words, load_context_table().works)
    keys = sorted(kinds) or ([f"~{folded(words)}"] if len(folded(words)) >= _LONG_ENOUGH else [])
    return tuple(Said(key, words) for key in keys)


def term(kind: str, years: int, months: int, days: int, words: str) -> tuple[Said, ...]:
    """A term by its group and length; a fine is none.

    >>> term("colony", 5, 6, 0, "5 ½ years")
    (Said(key='custody 66', words='5 ½ years'),)
    """
    if kind == "fine":
        return ()
    if kind in ("life", "death"):
        return (Said(kind, words),)
    if kind == "administrative":
        return (Said(f"administrative {days or (years * _MONTHS + months) * 30}", words),)
    group = "custody" if kind in CUSTODY else kind
    return (Said(f"{group} {years * _MONTHS + months}", words),)


@lru_cache(maxsize=50_000)
def person(name: str) -> frozenset[str]:
    """Keys by which two spellings of a full name meet; none for a bare surname or an initial.

    Coarser than comparing: it only serves to see that the same people are named beside somebody.

    >>> bool(person("Maria Kolesnikova") & person("Марыя Калеснікава"))
    True
    """
    return frozenset(
        f"{skeleton(reading.stem)} {reading.given or skeleton(reading.given_stem)}"
        for parts in Name.of(name).parts[:2]
        for reading in parts.readings
        if reading.stem and (reading.given or reading.given_stem) and reading.nominative and not reading.rare
    )


def weight_of(classes: Iterable[Class], key: str) -> int | None:
    """What sharing the class of this id weighs; ``None`` for what no class has."""
    return next((known.weight for known in classes if known.id == key), None)


def _classes(words: str, classes: tuple[Class, ...]) -> set[str]:
    told = folded(words).split()
    return {known.id for known in classes if any(_fits(word, known) for word in told)}


def _fits(word: str, known: Class) -> bool:
    exact, stems = _forms(known)
    return word in exact or word.startswith(stems)


@cache
def _forms(known: Class) -> tuple[frozenset[str], tuple[str, ...]]:
    written = list(_each(known.words))
    return (
        frozenset(word for word in written if not word.endswith(STAR)),
        tuple(word.removesuffix(STAR) for word in written if word.endswith(STAR)),
    )


def _each(words: Iterable[str]) -> Iterator[str]:
    # As `folded` leaves the text's words: no apostrophes, composed letters.
    return (folded(word) + (STAR if word.endswith(STAR) else "") for word in words)
