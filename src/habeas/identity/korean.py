"""Korean names: in their own letters, in the spellings of passports and the press, and in Cyrillic ones."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import product

from habeas.identity.tables import load_tables

HANGUL = re.compile("[\uac00-\ud7a3]")
FULL_NAME = 3
_FIRST, _VOWELS, _LAST = 19, 21, 28
MOST_WAYS = 32


def is_korean_in_both(left: str, right: str) -> bool:
    """Whether two names of three syllables, the first a surname of Korea or the last, sound alike syllable by syllable.

    >>> is_korean_in_both("Пак Кын Хе", "Park Geun-hye"), is_korean_in_both("박근혜", "Geun-hye Park")
    (True, True)
    >>> is_korean_in_both("Ким Чен Ын", "Kim Jong-il")
    False
    """
    one, other = ways_in_korean(left), ways_in_korean(right)
    return not one.isdisjoint(other)


@lru_cache(maxsize=20_000)
def ways_in_korean(text: str) -> frozenset[tuple[str, ...]]:
    """Every way that ``text`` can be the syllables of a Korean name, its surname first."""
    if HANGUL.search(text) is not None:
        found = HANGUL.findall(text)
        return frozenset(product(*[_of_hangul(letter) for letter in found])) if len(found) == FULL_NAME else frozenset()
    words = [word for word in re.split(r"[\s-]+", text.lower().replace(",", " ")) if word]
    surnames = _surnames()
    if len(words) == FULL_NAME - 1:
        words = next(([one, *_halved(two)] for one, two in (words, words[::-1]) if one in surnames), words)
    if len(words) != FULL_NAME:
        return frozenset()
    orders = [order for order in (words, [words[2], *words[:2]]) if order[0] in surnames]
    found_ways: set[tuple[str, ...]] = set()
    for order in orders:
        ways = [surnames[order[0]], *(_of_syllable(word) for word in order[1:])]
        found_ways |= set(product(*ways))
    return frozenset(found_ways)


def _halved(word: str) -> list[str]:
    """The two syllables of ``word``, where they can be told apart."""
    for size in range(2, len(word) - 1):
        if _of_syllable(word[:size]) and _of_syllable(word[size:]):
            return [word[:size], word[size:]]
    return [word]


@cache
def _surnames() -> dict[str, tuple[str, ...]]:
    """The surnames of Korea, each spelling with what it sounds like."""
    found: dict[str, list[str]] = {}
    for row in load_tables().scripts["korean"]["surnames"].split():
        letter, *ways = row.replace("=", ",").split(",")
        for way in ways:
            found.setdefault(way, []).extend(_of_hangul(letter))
    return {way: tuple(sounds) for way, sounds in found.items()}


@cache
def _tables() -> tuple[list[str], list[str], list[str]]:
    table = load_tables().scripts["korean"]
    return table["first"].split(), table["vowels"].split(), table["last"].split()


@lru_cache(maxsize=5_000)
def _of_hangul(letter: str) -> tuple[str, ...]:
    """The sound of a syllable in Korean letters: its rough first sound, vowel and last sound."""
    firsts, vowels, lasts = _tables()
    code = ord(letter) - 0xAC00
    first, rest = divmod(code, _VOWELS * _LAST)
    vowel, last = divmod(rest, _LAST)
    return (f"{firsts[first].strip('_')}.{vowels[vowel]}.{lasts[last].strip('_')}",)


@lru_cache(maxsize=20_000)
def _of_syllable(word: str) -> tuple[str, ...]:
    """What a syllable in Latin or Cyrillic letters may sound like; none where it is none."""
    found = _SYLLABLE.fullmatch(word)
    if found is None:
        return ()
    table = _spellings()
    firsts, vowels, lasts = (
        table[kind].get(part, ()) for kind, part in zip(("first", "vowel", "last"), found.groups(), strict=True)
    )
    return tuple(".".join(way) for way in product(firsts, vowels, lasts))[:MOST_WAYS]


@cache
def _spellings() -> dict[str, dict[str, tuple[str, ...]]]:
    table = load_tables().scripts["korean"]
    return {
        kind: {
            spelling.strip("_"): tuple(sound.strip("_") for sound in sounds.split(","))
            for spelling, sounds in (pair.split("=") for pair in table[f"spelled_{kind}"].split())
        }
        for kind in ("first", "vowel", "last")
    }


_SYLLABLE = re.compile("([^aeiouwyŏŭаеёиоуыэюяв]*)([aeiouwyŏŭаеёиоуыэюяв]+(?:r|h)?)((?:ng|[nmlrkgptbdsнмлркптдгб]ь?)?)")


@lru_cache(maxsize=5_000)
def surnames_of(letter: str) -> tuple[str, ...]:
    """The spellings of a surname in Korean letters, Latin and Cyrillic ones; none where it is no surname."""
    (sound,) = _of_hangul(letter)
    return tuple([way for way, sounds in _surnames().items() if sound in sounds])


@lru_cache(maxsize=5_000)
def syllables_spelled(letter: str, *, cyrillic: bool) -> tuple[str, ...]:
    """Spellings of a syllable in Korean letters by every first and last sound; its vowel as a, which says little."""
    first, _, last = _of_hangul(letter)[0].split(".")
    firsts, lasts = _spellings_of("first", first, cyrillic), _spellings_of("last", last, cyrillic)
    return tuple(one + ("а" if cyrillic else "a") + other for one in firsts for other in lasts)


def _spellings_of(kind: str, sound: str, cyrillic: bool) -> list[str]:
    ways = [way for way, sounds in _spellings()[kind].items() if sound in sounds]
    return [way for way in ways if not way or ((way > "z") is cyrillic and way[0] != way[1:2])]
