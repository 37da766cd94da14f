"""Chinese names: in characters, in pinyin, in older and Cantonese spellings, and in Palladius' Cyrillic letters."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import islice, product

from habeas.identity.tables import load_tables

CHARACTER = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
MOST_WAYS = 64
LONGEST_SYLLABLE = 6
FULL_NAME = 3
MOST_CANTONESE = 12


@lru_cache(maxsize=20_000)
def in_pinyin(text: str) -> frozenset[str]:
    """Every way that the words of ``text`` may be in pinyin, in both orders; empty where it is no Chinese name.

    Syllables have spaces between them, so that Ли Син is not Лис Ин.

    >>> "liu xiao bo" in in_pinyin("Hsiao-po Liu") & in_pinyin("Сяобо Лю") & in_pinyin("刘晓波")
    True
    >>> sorted(in_pinyin("Anna Example"))
    []
    """
    if CHARACTER.search(text) is not None:
        return _of_characters(text)
    words = text.lower().replace("’", "'").replace("-", "").split()
    if not 1 < len(words) < FULL_NAME + 1:
        return frozenset()
    read = _of_latin if "a" <= words[0][0] <= "z" else _of_cyrillic
    if read is _of_latin and _OLDER.search(text) is not None:
        read = _of_older
    if len(words) == FULL_NAME:
        # Three syllables apart.
        words = [words[0], words[1] + words[2]]
    ways = [read(word) for word in words]
    if not all(ways):
        return frozenset()
    found = islice(product(*ways), MOST_WAYS)
    return frozenset(" ".join(order) for way in found for order in (way, way[::-1]))


@lru_cache(maxsize=50_000)
def are_two_in_pinyin(left: str, right: str) -> bool:
    """Whether two Latin names are both pinyin, a surname of a syllable and one or two more, and differ in a syllable.

    >>> are_two_in_pinyin("Fang Lizhi", "Feng Lizhi"), are_two_in_pinyin("Li Zhi", "Zhi Li")
    (True, False)
    """
    if not (_is_short_pinyin(left) and _is_short_pinyin(right)):
        return False
    return in_pinyin(left).isdisjoint(in_pinyin(right))


@lru_cache(maxsize=50_000)
def _is_short_pinyin(text: str) -> bool:
    words = text.lower().split()
    if len(words) != FULL_NAME - 1 or not "a" <= text[0].lower() <= "z" or is_older(text):
        return False
    sizes = sorted(min((way.count(" ") for way in _of_latin(word)), default=FULL_NAME) for word in words)
    return sizes in ([0, 0], [0, 1])


@lru_cache(maxsize=20_000)
def fits_in_cantonese(characters: str, latin: str) -> bool | None:
    """Whether ``latin`` is ``characters`` as Hong Kong writes them; None where only the surname is: 黎智英, Jimmy Lai.

    >>> fits_in_cantonese("梁國雄", "Leung Kwok-hung"), fits_in_cantonese("梁國雄", "Wong Kwok-hung")
    (True, False)
    """
    words = latin.lower().replace("-", " ").split()
    marks = [_cantonese().get(character, frozenset()) for character in _simplified(characters)]
    at = next((place for place, word in enumerate(words) if marks and word in marks[0]), None)
    if at is None:
        return False
    rest = words[at + 1 :] if at + 1 < len(words) else words[:at]
    given = rest[: len(marks) - 1]
    if len(given) == len(marks) - 1 and all(word in mark for word, mark in zip(given, marks[1:], strict=True)):
        return True
    joined = "".join(rest)
    if any("".join(way) == joined for way in product(*marks[1:])):
        return True
    return None if len(words) == FULL_NAME - 1 and not _of_latin(words[1 - at]) else False


def in_cantonese(characters: str) -> tuple[tuple[str, ...], ...]:
    """Ways that Hong Kong may write ``characters``, syllable by syllable; none where one of them is unknown."""
    marks = [sorted(_cantonese().get(character, ())) for character in _simplified(characters)]
    return tuple(islice(product(*marks), MOST_CANTONESE)) if len(marks) >= FULL_NAME - 1 else ()


def _simplified(text: str) -> str:
    return "".join(CHARACTER.findall(text.translate(load_tables().characters)))


def _of_characters(text: str) -> frozenset[str]:
    ways = [_by_character().get(character, ()) for character in _simplified(text)]
    if len(ways) < FULL_NAME - 1 or not all(ways):
        return frozenset()
    return frozenset(" ".join(way) for way in islice(product(*ways), MOST_WAYS))


@cache
def _by_character() -> dict[str, tuple[str, ...]]:
    return _by_mark("pinyin")


@cache
def _cantonese() -> dict[str, frozenset[str]]:
    return {mark: frozenset(ways) for mark, ways in _by_mark("cantonese").items()}


def _by_mark(table: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for entry in load_tables().scripts[table].split():
        syllable = CHARACTER.split(entry, 1)[0]
        for mark in entry[len(syllable) :]:
            found.setdefault(mark, []).append(_plain(syllable))
    return {mark: tuple(dict.fromkeys(ways)) for mark, ways in found.items()}


def _plain(syllable: str) -> str:
    return syllable.replace("ü", "u").replace("lv", "lu").replace("nv", "nu")


@lru_cache(maxsize=50_000)
def _of_latin(word: str) -> tuple[str, ...]:
    """Every way to take ``word`` apart into syllables of pinyin."""
    return _apart(word.replace("'", ""), _pinyin())


@lru_cache(maxsize=50_000)
def _of_older(word: str) -> tuple[str, ...]:
    """The same, in pinyin or in Wade's and Giles' spelling."""
    older = _apart(word.replace("'", ""), _wade_giles())
    return tuple(dict.fromkeys((*_of_latin(word), *older)))


# What shows that a name may be in Wade's and Giles' spelling: Chang is another surname in it than in pinyin.
_OLDER = re.compile("(?i)[a-zü]-[a-zü]|hs|ch'|k'|p'|t'|ts'|tz|ssu|szu|[cs]hih|ieh|ueh")


def is_older(text: str) -> bool:
    """Whether ``text`` may be in Wade's and Giles' spelling."""
    return _OLDER.search(text) is not None


@lru_cache(maxsize=50_000)
def _of_cyrillic(word: str) -> tuple[str, ...]:
    return _apart(word, _palladius())


def _apart(word: str, syllables: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    found = list(syllables.get(word, ()))
    for size in range(1, min(len(word), LONGEST_SYLLABLE + 1)):
        if word[:size] in syllables and (rest := _apart(word[size:], syllables)):
            found += [f"{one} {other}" for one in syllables[word[:size]] for other in rest]
    return tuple(found[:MOST_WAYS])


@cache
def _pinyin() -> dict[str, tuple[str, ...]]:
    return {_plain(syllable): (_plain(syllable),) for syllable in syllables_of_pinyin()}


@cache
def _palladius() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for syllable, sound in syllables_of_pinyin().items():
        found.setdefault(sound, []).append(_plain(syllable))
    found["хуэй"] = found["хой"] = ["hui"]
    return {sound: tuple(dict.fromkeys(ways)) for sound, ways in found.items()}


@cache
def _wade_giles() -> dict[str, tuple[str, ...]]:
    """Syllables of the older spelling, without apostrophes, and those of pinyin that each may be."""
    table, pinyin = load_tables().scripts["wade_giles"], _pinyin()
    initials = dict(pair.split("=") for pair in table["initials"].split())
    initials |= {one: one for one in ("m", "f", "n", "l", "h", "sh", "s", "y", "w")}
    finals = dict(pair.split("=") for pair in table["finals"].split())
    found: dict[str, list[str]] = {}
    for initial, sounds in initials.items():
        for final, heard in finals.items():
            ways = [one + _plain(other) for one in sounds.split(",") for other in heard.split(",")]
            if known := [way for way in ways if way in pinyin]:
                found.setdefault(_plain(initial + final), []).extend(known)
    for pair in table["whole"].split():
        syllable, ways = pair.split("=")
        found[_plain(syllable)] = ways.split(",")
    return {syllable: tuple(dict.fromkeys(ways)) for syllable, ways in found.items()}


@cache
def syllables_of_pinyin() -> dict[str, str]:
    """Syllables of pinyin, with u for ü where it is written so, in Palladius' Cyrillic letters."""
    table = load_tables().pinyin
    finals = dict(pair.split("=") for pair in table["finals"].split())
    found = dict(pair.split("=") for pair in table["whole"].split())
    for pair in table["initials"].split():
        initial, sound = pair.split("=")
        for final, heard in finals.items():
            found.setdefault(initial + final, sound + heard)
    for pair in table["soft_initials"].split():
        initial, sound = pair.split("=")
        for final, heard in finals.items():
            hard = re.sub("^u", "ü", final) if final in ("u", "ue", "uan", "un") else final
            found[initial + final] = sound + finals.get(hard, heard)
    return found
