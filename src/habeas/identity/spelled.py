"""Names in Arabic, Hebrew, Ethiopic, Chinese or Korean letters, spelled in Latin and Cyrillic ones to be found by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import chain, islice, product

from habeas.identity.across import ABJAD, ETHIOPIC, joined, syllable_of
from habeas.identity.chinese import CHARACTER, in_cantonese, in_pinyin, syllables_of_pinyin
from habeas.identity.korean import HANGUL, surnames_of, syllables_spelled
from habeas.identity.tables import load_tables
from habeas.identity.unread import written

MOST_WAYS = 6
MOST_PAIRS = 48
TWO_WORDS = 2
KOREAN_NAME = 3


@lru_cache(maxsize=20_000)
def spelled(text: str) -> tuple[tuple[str, str], ...]:
    """What may stand for the two halves of a name in Latin or Cyrillic letters, in one order; its vowels say little.

    >>> spelled("نسرین مثالی")
    (('nasarina', 'masali'), ('nasarina', 'matali'))
    >>> spelled("张三丰")[:2]
    (('zhang', 'sanfeng'), ('чжан', 'саньфэн'))
    """
    if CHARACTER.search(text) is not None:
        found = _of_chinese(text)
    elif HANGUL.search(text) is not None:
        found = _of_korean(text)
    elif ABJAD.search(text) is not None or ETHIOPIC.search(text) is not None:
        found = chain(_of_words(joined(written(text))), _of_words(_with_article(text)))
    else:
        found = iter(())
    return tuple(dict.fromkeys(islice(found, MOST_PAIRS)))


def _of_words(words: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """A given name and a surname of two words; of more, all that may stand behind or before them, too."""
    if len(words) < TWO_WORDS:
        return
    ways = [_ways(word) for word in words]
    halves = [(ways[0], ways[-1])]
    if len(words) > TWO_WORDS:
        halves += [(ways[0], _run_together(ways[1:])), (_run_together(ways[:-1]), ways[-1]), (ways[0], ways[1])]
    for one, other in halves:
        yield from product(one, other)


_ABU = re.compile(r"(?<!\w)[اأ]ب[ويا]\s+ال(?=\w{3})")


def _with_article(text: str) -> tuple[str, ...]:
    """The words where a first half stands before an article, which Latin letters may write in one: Abu al-Khair."""
    found = _ABU.sub("ابل", text)
    return written(found) if found != text else ()


def _run_together(ways: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple("".join(way) for way in islice(product(*ways), MOST_WAYS))


@lru_cache(maxsize=20_000)
def _ways(word: str) -> tuple[str, ...]:
    if ETHIOPIC.search(word) is not None:
        return ("".join([syllable_of(letter) for letter in word]),)
    # A short vowel may stand behind every letter: which one hardly matters to a key.
    word = re.sub("^عبد(?:ال)?(?=.)", "\N{ARABIC LETTER AIN}\N{ARABIC LETTER BEH}\N{ARABIC LETTER DAL}ل", word)
    ways = [_letters().get(letter, ("",)) for letter in word[:-1]]
    ways.append(_last().get(word[-1], _letters().get(word[-1], ("",))))
    found = product(*[[f"{one}a" if one and one[-1] not in "aiu" else one for one in way] for way in ways])
    return tuple(_DOUBLE.sub("", "".join(way)) or word for way in islice(found, MOST_WAYS))


# Of two vowels the second is written: u and i are long.
_DOUBLE = re.compile("a(?=[aiu])")


@cache
def _letters() -> dict[str, tuple[str, ...]]:
    return _pairs("keys")


@cache
def _last() -> dict[str, tuple[str, ...]]:
    return _pairs("last_keys")


def _pairs(kind: str) -> dict[str, tuple[str, ...]]:
    rows = (pair.split("=") for pair in load_tables().scripts["abjads"][kind].split())
    return {letter: tuple(ways.split(",")) for letter, ways in rows}


def _of_chinese(text: str) -> Iterator[tuple[str, str]]:
    cyrillic = _palladius()
    for way in sorted(in_pinyin(text))[:MOST_WAYS]:
        surname, *given = way.split()
        yield surname, "".join(given)
        yield cyrillic[surname], "".join([cyrillic[one] for one in given])
    for surname, *given in in_cantonese(text):
        yield surname, "".join(given)


@cache
def _palladius() -> dict[str, str]:
    return {latin.replace("ü", "u"): sound for latin, sound in reversed(syllables_of_pinyin().items())}


def _of_korean(text: str) -> Iterator[tuple[str, str]]:
    letters = HANGUL.findall(text)
    if len(letters) != KOREAN_NAME:
        return
    for surname in surnames_of(letters[0]):
        cyrillic = surname > "z"
        for one, other in product(*(syllables_spelled(letter, cyrillic=cyrillic) for letter in letters[1:])):
            yield surname, one + other
