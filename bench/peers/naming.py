"""A name cut into given name, surname and patronymic the naive way: what a tool that wants columns is fed with.

It knows no names, only signs: a comma puts the surname first, an ending of patronymics finds the patronymic, an initial
is not the surname, and of two words the one with an ending of Slavic surnames is. Where no sign tells, the given name
is taken to stand first, and `can_be_told` says no.
"""

from __future__ import annotations

from typing import NamedTuple

PATRONYMIC_ENDINGS = (
    "ович", "евич", "овна", "евна", "ична", "инична", "авіч", "евіч", "эвіч", "аўна", "еўна", "йович", "ївна", "івна",
    "ovich", "evich", "ovych", "evych", "avich", "evna", "ovna", "ivna", "ichna", "owicz", "ewicz", "owna", "ewna",
    "avič", "evič", "aŭna", "owitsch", "ewitsch",
)  # fmt: skip

SURNAME_ENDINGS = (
    "ов", "ова", "ев", "ева", "ёв", "ёва", "ый", "ий", "ая", "скі", "ська", "енка", "ко", "ук", "юк", "ич", "віч",
    "ov", "ova", "ev", "eva", "ow", "owa", "ew", "ewa", "off", "sky", "ski", "ska", "skaya", "skaja", "skyi", "skij",
    "skiy", "enka", "ko", "uk", "vich", "wicz", "vych", "vič", "vitch", "witsch",
)  # fmt: skip


class Parts(NamedTuple):
    """The columns; one that can't be told is ``None``."""

    given: str | None
    surname: str | None
    patronymic: str | None


def parts(name: str) -> Parts:
    """The columns of a name.

    >>> parts("Анна Ивановна Примерова")
    Parts(given='Анна', surname='Примерова', patronymic='Ивановна')
    >>> parts("Example, Anna"), parts("Example")
    (Parts(given='Anna', surname='Example', patronymic=None), Parts(given=None, surname='Example', patronymic=None))
    """
    return _told(name) or _given_first(name.replace(",", " ").split())


def can_be_told(name: str) -> bool:
    """Whether a sign tells the place of every word of the name.

    >>> can_be_told("Примерова Анна"), can_be_told("Anna Example")
    (True, False)
    """
    return _told(name) is not None


def _told(name: str) -> Parts | None:
    surname, comma, rest = name.partition(",")
    words = rest.split() if comma else name.split()
    if comma:
        fits = len(surname.split()) == 1 and 1 <= len(words) <= 2
        return Parts(words[0], surname.strip(), words[1] if len(words) > 1 else None) if fits else None
    if len(words) == 3:
        return _with_patronymic(*words)
    if len(words) == 2 and _initial(words[0]) != _initial(words[1]):
        return Parts(words[0], words[1], None) if _initial(words[0]) else Parts(words[1], words[0], None)
    if len(words) == 2:
        first, second = (_surname(word) and not _surname(other) for word, other in (words, reversed(words)))
        return Parts(words[0], words[1], None) if second else Parts(words[1], words[0], None) if first else None
    return None


def _with_patronymic(first: str, second: str, third: str) -> Parts | None:
    if _ends(second, PATRONYMIC_ENDINGS):
        return Parts(first, third, second)
    return Parts(second, first, third) if _ends(third, PATRONYMIC_ENDINGS) else None


def _given_first(words: list[str]) -> Parts:
    if len(words) < 2:
        return Parts(None, words[0] if words else None, None)
    return Parts(words[0], words[-1], None)


def _surname(word: str) -> bool:
    return _ends(word, SURNAME_ENDINGS)


def _initial(word: str) -> bool:
    return len(word.rstrip(".")) == 1


def _ends(word: str, endings: tuple[str, ...]) -> bool:
    return word.casefold().endswith(endings)
