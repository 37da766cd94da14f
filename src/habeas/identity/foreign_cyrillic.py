"""Names that are not Slavic in Cyrillic letters: put back into the Latin ones that the press writes."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from habeas.identity.names import Name
from habeas.identity.roles import facts_of, is_slavic_by_ending
from habeas.identity.spelling import Token
from habeas.identity.tables import load_tables


def is_foreign(name: Name) -> bool:
    """Whether ``name`` counts as Slavic for its letters alone: no given name or surname in it says so.

    >>> (
    ...     is_foreign(Name.of("Насрин Мустерли")),
    ...     is_foreign(Name.of("Анна Примерова")),
    ...     is_foreign(Name.of("Anna Musterli")),
    ... )
    (True, False, False)
    """
    words = [word for word in name.tokens if not word.initial]
    return (
        len(words) > 1
        and len(words) == len(name.tokens)
        and all([word.script == "Cyrl" and not word.mixed for word in words])
        and not any([_tells(word) for word in words])
    )


def _tells(word: Token) -> bool:
    facts = facts_of(word)
    return is_slavic_by_ending(word) or facts.is_slavic_given or bool(facts.patronymics)


@lru_cache(maxsize=20_000)
def in_latin_letters(name: Name) -> Name:
    """``name`` as English writes names of other scripts.

    >>> in_latin_letters(Name.of("Абдулхади аль-Мустерли")).text
    'abdulkhadi al-musterli'
    """
    letters = load_tables().romanized
    text = _ASPIRATED.sub(r"\1һ", name.text.lower())
    return Name.of("".join([letters.get(letter, letter) for letter in text]))


# Sokha is Сокха, Thaksin Тхаксин.
_ASPIRATED = re.compile("([бгдкптч])х")


@lru_cache(maxsize=20_000)
def in_hepburn(name: Name) -> Name | None:
    """``name``, where all its words are syllables of Japanese as Polivanov writes them, in Hepburn's Latin letters.

    >>> found = in_hepburn(Name.of("Синдзо Судзуки"))
    >>> found and found.text
    'shinzo suzuki'
    """
    text = name.text.lower()
    if not all([_JAPANESE.fullmatch(word) for word in text.split()]):
        return None
    return Name.of("".join([_hepburn().get(part, part) for part in _in_hepburn().split(text)]))


_JAPANESE = re.compile("(?:(?:дз|[кгсзтднхбпмрцйф])?[аиуэояюёйы]|в[ао]|[нм]ъ?)+")


@cache
def _hepburn() -> dict[str, str]:
    table = load_tables()
    return {**table.romanized, **dict(pair.split("=") for pair in table.scripts["hepburn"]["letters"].split())}


@cache
def _in_hepburn() -> re.Pattern[str]:
    return re.compile(f"({'|'.join(sorted(_hepburn(), key=len, reverse=True))})")


def is_heard_so(cyrillic: Name, latin: Name) -> bool:
    """Whether each word of one name is what is heard of a word of the other, where letters don't tell: Myint, Мьин.

    >>> is_heard_so(Name.of("Мин Ко Найн"), Name.of("Min Ko Naing")), is_heard_so(Name.of("Мин Ко"), Name.of("Min Thu"))
    (True, False)
    """
    heard, words = cyrillic.text.lower().replace("-", " ").split(), latin.text.lower().replace("-", " ").split()
    if len(heard) != len(words) or len(words) < MANY_WORDS - 1:
        return False
    table = _heard()
    return all([one in table.get(_unmarked(word), ()) for one, word in zip(heard, words, strict=True)])


MANY_WORDS = 3


def is_heard(text: str) -> bool:
    """Whether every word of ``text`` is one of those that are written as they are heard, in either alphabet."""
    table, sounds = _heard(), _all_heard()
    return all([_unmarked(word) in table or word in sounds for word in text.lower().replace("-", " ").split()])


@cache
def _all_heard() -> frozenset[str]:
    return frozenset().union(*_heard().values())


@cache
def _heard() -> dict[str, frozenset[str]]:
    pairs = (pair.split("=") for pair in load_tables().scripts["heard"]["words"].split())
    return {word: frozenset(ways.split(",")) for word, ways in pairs}


def _unmarked(word: str) -> str:
    plain = unicodedata.normalize("NFD", word.replace("đ", "d"))
    return "".join([letter for letter in plain if not unicodedata.combining(letter)])
