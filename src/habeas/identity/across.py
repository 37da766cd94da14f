"""One name in two scripts of which one has no Latin or Cyrillic letters: Arabic, Hebrew, Ethiopic, Chinese, Korean."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import permutations
from typing import NamedTuple

from habeas.identity.chinese import CHARACTER, FULL_NAME, fits_in_cantonese, in_pinyin, is_older
from habeas.identity.evidence import CONFLICT, EVEN, UNSURE_MOST, Evidence
from habeas.identity.foreign import words_of
from habeas.identity.foreign_cyrillic import in_latin_letters
from habeas.identity.korean import HANGUL, is_korean_in_both
from habeas.identity.names import Name
from habeas.identity.readings import given_readings
from habeas.identity.tables import load_tables
from habeas.identity.unread import written
from habeas.model.decisions import CERTAIN_PPM, Reason

ONE_NAME = "one name, as each script writes it"
TWO_NAMES = "words of the name are not in the other, as its script would write them"
CERTAIN = CERTAIN_PPM - 1
WHOLE = 7500
PART = 4500
ENOUGH_LETTERS = 6
MOST_WORDS = 4
ABJAD = re.compile("[\u0590-\u05ff\u0600-\u06ff]")
ETHIOPIC = re.compile("[\u1200-\u1357]")
_ROW, _ROW_VOWELS = 8, 7


def weigh_across(left: Name, right: Name) -> Evidence | None:
    """The evidence where the letters of one script are what the other has for them; None where that is not plain.

    >>> found = weigh_across(Name.of("نسرین مثالی"), Name.of("Nasrin Mesali"))
    >>> found and found.reasons[0].rule
    'one name, as each script writes it'
    """
    other, read = (left, right) if left.unread else (right, left)
    if read.unread:
        return None
    if CHARACTER.search(other.text) is not None:
        told = _of_chinese(other, read)
    elif HANGUL.search(other.text) is not None:
        told = _Told(ONE_NAME, WHOLE, CERTAIN) if is_korean_in_both(other.text, read.text) else None
    elif ABJAD.search(other.text) is not None or ETHIOPIC.search(other.text) is not None:
        told = _of_letters(other, read)
    else:
        told = None
    if told is None:
        return None
    return Evidence((Reason(told.words, left.text, right.text, told.weight),), told.least, told.most)


class _Told(NamedTuple):
    words: str
    weight: int
    most: int
    least: int = 1


def _of_chinese(other: Name, read: Name) -> _Told | None:
    # So many sound alike that a short name says little: Wang Wei.
    most = CERTAIN if len(CHARACTER.findall(other.text)) >= FULL_NAME else UNSURE_MOST
    one, to = in_pinyin(other.text), in_pinyin(read.text)
    if one & to:
        return _Told(ONE_NAME, WHOLE, most)
    cantonese = fits_in_cantonese(other.text, read.text)
    if cantonese is None:
        return _Told("the surname is one; a given name of another language may stand beside it", 0, EVEN, EVEN)
    if cantonese:
        return _Told(ONE_NAME, WHOLE, most)
    # A hyphen may show a spelling of another kind than pinyin.
    return _Told(TWO_NAMES, CONFLICT, CERTAIN) if one and to and not is_older(read.text) else None


def _of_letters(other: Name, read: Name) -> _Told | None:
    """Words in an alphabet of consonants or of syllables, each of which a Latin word may stand for."""
    latin = read if read.tokens[0].script == "Latn" else in_latin_letters(read)
    words = [word.text for word in words_of(latin) if not word.optional]
    wanted = joined(written(other.text))
    if not 1 < len(words) <= MOST_WORDS or not 1 < len(wanted) <= MOST_WORDS:
        return None
    if any(_all_fit(way, words) for way in (wanted, wanted[::-1])):
        enough = sum(map(len, wanted)) >= ENOUGH_LETTERS
        return _Told(ONE_NAME, WHOLE, CERTAIN if enough else UNSURE_MOST)
    if len(words) != len(wanted) and _parts_fit(wanted, words):
        return _Told("one name is a part of the other, as each script writes it", PART, UNSURE_MOST)
    if not any(_fits(one, word) for one in wanted for word in words):
        return _Told(TWO_NAMES, CONFLICT, CERTAIN)
    return None


def _all_fit(wanted: tuple[str, ...], words: list[str]) -> bool:
    return len(wanted) == len(words) and all(map(_fits, wanted, words))


def _parts_fit(wanted: tuple[str, ...], words: list[str]) -> bool:
    """Whether every word of the shorter one has its word in the longer one, in order."""
    if len(wanted) < len(words):
        return any(_all_fit(wanted, list(some)) for some in permutations(words, len(wanted)))
    return any(_all_fit(some, words) for some in permutations(wanted, len(words)))


def joined(words: tuple[str, ...]) -> tuple[str, ...]:
    """``words`` with a first half and what follows it as one, without particles, as the Latin ones are: ابو الخیر."""
    found: list[str] = []
    half = ""
    for word in words:
        if not half and word in ("ابو", "ام", "ابا", "ابی"):
            half = word[:2]
        elif word not in ("بن", "ابن", "بنت", "ال"):
            found.append(half + word)
            half = ""
    return tuple(found)


@lru_cache(maxsize=50_000)
def _fits(wanted: str, word: str) -> bool:
    known = _known().get(wanted)
    if known is not None:
        readings = given_readings(Name.of(word).tokens[0]) if Name.of(word).tokens else ()
        if readings:
            return known in {row.name for row in readings}
    plain = unicodedata.normalize("NFD", word.lower().replace("ı", "i").replace("ə", "a"))
    plain = "".join([letter for letter in plain if not unicodedata.combining(letter) and letter.isalpha()])
    return _pattern(wanted).fullmatch(plain) is not None


@cache
def _known() -> dict[str, str]:
    return dict(pair.split("=") for pair in load_tables().scripts["abjads"]["givens"].split())


@lru_cache(maxsize=20_000)
def _pattern(word: str) -> re.Pattern[str]:
    """What Latin letters may have for a word in another alphabet."""
    if ETHIOPIC.search(word) is not None:
        return re.compile("".join([_of_syllable(letter) for letter in word]))
    table = load_tables().scripts["abjads"]
    letters = _letters()
    word = word.replace("عبدال", "عبد")
    return re.compile(table["vowels"].join([letters.get(letter, "") for letter in word]) + "(?:[aeiou])?")


@cache
def _letters() -> dict[str, str]:
    pairs = (pair.split("=", 1) for pair in load_tables().scripts["abjads"]["letters"].split())
    return {letter: f"(?:{pattern})" for letter, pattern in pairs}


def syllable_of(letter: str) -> str:
    """An Ethiopic letter in Latin ones, its vowel as a; empty for what is none."""
    row, vowel = divmod(ord(letter) - 0x1200, _ROW)
    consonants: list[str] = load_tables().scripts["ethiopic"]["rows"].split()
    if not 0 <= row < len(consonants) or vowel >= _ROW_VOWELS:
        return ""
    return consonants[row].strip("'") + "a"


def _of_syllable(letter: str) -> str:
    table = load_tables().scripts["ethiopic"]
    row, vowel = divmod(ord(letter) - 0x1200, _ROW)
    consonants, vowels = table["rows"].split(), table["vowels"].split()
    if row >= len(consonants) or vowel >= _ROW_VOWELS:
        return ""
    consonant = _ETHIOPIC_WAYS.get(consonants[row], consonants[row])
    return f"(?:{consonant})(?:{vowels[vowel]})"


_ETHIOPIC_WAYS = {
    "'": "",
    "ts": "ts|tz|z|s",
    "h": "h|",
    "q": "k|q|kk",
    "b": "bb?|v",
    "t": "tt?|th",
    "sh": "sh|ch",
    "y": "y|i|",
}
