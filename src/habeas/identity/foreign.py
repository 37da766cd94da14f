"""The words of names whose form is not Slavic: without particles, compounds joined, transliterations made one."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import groupby
from typing import NamedTuple

from habeas.identity.endings import NOMINATIVE
from habeas.identity.names import Name
from habeas.identity.readings import given_readings
from habeas.identity.spelling import Token
from habeas.identity.tables import load_tables

_ABD = re.compile(r"^abd(?:[aeiou]{1,2}[lrsdnztj]|[aeiou])(?=\w{3})")
# In one word with what follows: Abulkhair, Alhathloul, ElBaradei.
_ABU = re.compile(r"^ab(?:u|o|ou|oo)(?:[ae]?l)?(?=[^aeiouly]\w{2})")
_ARTICLE = re.compile(r"^[ae]l(?=[bcdfghjkmnpqrstvwxz]\w{3})")
_TURKISH, _TURKISH_C = re.compile("[ğışöü]"), re.compile("c(?!h)")
_MARKS = str.maketrans("əıøłđßæğ", "aioldseg")
# One way to write what English, French, German, Turkish and older transliterations write in several. In this order.
_ONE_WAY = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("dsch|dzh|dj|dž", "j"), ("tsch|tch|ch|ç|č|sch|sh|ş|š", "š"), ("kh|x", "h"), ("gh|q", "q"), ("ph", "f"),
        ("th", "t"), ("dh", "d"), ("ck", "k"), ("ts|tz", "z"), ("c(?![eiyh])", "k"), ("oe", "o"),
        ("ou|oo", "u"), ("ee|ie|ij", "i"),
        ("ai|ay|ei|ey|ae|(?:aj|ej)(?![aeiou])", "e"),
        ("(?:aw|ow)(?![aeiou])|au", "o"), ("w", "v"), ("y", "i"), ("h$", ""), ("e$", "a"),
    )
)  # fmt: skip
_SOFT = frozenset(frozenset(pair) for pair in ("ei", "ou", "ae", "ij", "sš", "cš", "cj", "sz", "fp"))
# Of long words only.
_SOFT_TOO = frozenset(frozenset(pair) for pair in ("au", "ao"))
LONG = 6
_MAY_BE_Q = frozenset("qkg")
VOWELS = frozenset("aeiou")
MOST_SOFT = 2
TWO_WORDS = 2


class Word(NamedTuple):
    """A word of such a name: as written, in one transliteration, and the given names of the table that it is."""

    text: str
    rough: str
    givens: frozenset[str]
    initial: bool
    optional: bool


@lru_cache(maxsize=20_000)
def words_of(name: Name) -> tuple[Word, ...]:
    """The words that carry ``name``, in order; an honorific in front stays, marked as one that may be missing.

    >>> [word.rough for word in words_of(Name.of("Dr. Abd al-Rahman el-Musterli"))]
    ['abdrahman', 'musterli']
    """
    tables = load_tables()
    parts = [part for token in name.tokens for part in _split(token)]
    particles = tables.words["particles"]
    kept = [(text, token) for text, token in parts if bare(text) not in particles or (token.initial and text.isupper())]
    found: list[Word] = []
    half = ""
    for text, token in kept or parts:
        if not half and not token.initial and bare(text) in tables.words["first_halves"]:
            half = "abd" if bare(text).startswith("abd") else bare(text)[:2]
            continue
        titled = not found and len(kept) > TWO_WORDS and bare(text) in tables.words["honorifics"]
        found.append(_word(half, text, token, titled=titled))
        half = ""
    if half:
        found.append(Word(half, half, frozenset(), initial=False, optional=False))
    return tuple(found)


def _split(token: Token) -> list[tuple[str, Token]]:
    return [(part, token) for part in token.text.split("-") if part]


def _word(half: str, text: str, token: Token, *, titled: bool) -> Word:
    if half or "-" in token.text:
        givens: frozenset[str] = frozenset()
    else:
        givens = frozenset(row.name for row in given_readings(token) if NOMINATIVE in row.cases and not row.short)
    return Word(half + text, rough(half + text), givens, token.initial and not titled, optional=titled)


@lru_cache(maxsize=50_000)
def bare(text: str) -> str:
    """``text`` in small letters without marks."""
    plain = unicodedata.normalize("NFD", text.lower().translate(_MARKS))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


@lru_cache(maxsize=50_000)
def rough(text: str) -> str:
    """``text`` in one transliteration, so that most ways to write a name of another script become one.

    >>> rough("Sotoudeh") == rough("Sotudeh"), rough("Abdelfattah") == rough("Abdulfattah")
    (True, True)
    """
    written = unicodedata.normalize("NFC", text.lower()).translate(_MARKS)
    for hooked, plain in (("ş", "sh"), ("š", "sh"), ("ç", "ch"), ("č", "ch"), ("ž", "j")):
        written = written.replace(hooked, plain)
    if _TURKISH.search(text.lower()) is not None:
        written = _TURKISH_C.sub("j", written)
    written = _ARTICLE.sub("", _ABU.sub("ab", _ABD.sub("abd", bare(written))))
    for pattern, sound in _ONE_WAY:
        written = pattern.sub(sound, written)
    return "".join(letter for letter, _ in groupby(written)) or text.lower()


def softly(one: str, other: str) -> int | None:
    """How many letters of two words differ as transliterations do: e and i, o and u, a and e, a hook left out.

    None says that more letters differ, or others.

    >>> softly("morsi", "mursi"), softly("karimi", "karami"), softly("hathlul", "hatlul")
    (1, None, None)
    """
    if len(one) != len(other):
        return None
    found = 0
    for a, b in zip(one, other, strict=True):
        if a == b or ("q" in (a, b) and {a, b} <= _MAY_BE_Q):
            continue
        pair = frozenset((a, b))
        if pair not in _SOFT and (len(one) < LONG or pair not in _SOFT_TOO):
            return None
        found += 1
    return found if found <= MOST_SOFT else None


def syllables(rough_text: str) -> int:
    """How many groups of vowels a word has."""
    return sum(is_vowel for is_vowel, _ in groupby(rough_text, VOWELS.__contains__))


@cache
def _common() -> frozenset[str]:
    return frozenset(rough(word) for word in load_tables().words["common_surnames"])


def is_common(rough_text: str) -> bool:
    """Whether a surname is one of those that very many people of its culture bear.

    >>> is_common(rough("Garcia")), is_common(rough("Musterli"))
    (True, False)
    """
    return rough_text in _common()
