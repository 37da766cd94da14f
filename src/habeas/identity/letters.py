"""Whether the letters of two surnames bear out the correspondence of sounds that makes them one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from habeas.identity.spelling import SLAVIC_ENDING, has_er_vowel

AKANNE = "Belarusian a for unstressed o"
YO = "e written for yo"
YA = "Belarusian ya for unstressed e"
YAT = "Ukrainian i for Belarusian ya"
YAT_AS_E = "Ukrainian i or y for Russian e"
C_AS_K = "c read as k"
CH_AS_SH = "ch for sh"
G_FOR_Q = "g or k for q"
# Polish and Łacinka write a soft l as l: Klaszczuk, of Kleshchuk.
_SOFT_L = "(?=.*(?:sz|cz|[włśćźńŭ]|[bdmnpsvz]ie)).*l"
_SOFT = "[шжчщцрй]|[iyjšžčcřrz]|sh|ch|zh|ts|sz|cz|rz|dz"
_SOFT_A = re.compile(f"я|(?:{_SOFT})a|(?:{_SOFT})а|[əä]|{_SOFT_L}a")
_MAY_BE = {
    YA: _SOFT_A,
    YAT: _SOFT_A,
    C_AS_K: re.compile("c(?!h|z)"),
    CH_AS_SH: re.compile("ch"),
    # Of the languages of the Caucasus and Central Asia, whose names are not held to this.
    G_FOR_Q: re.compile("[qқ]"),
    YO: re.compile(f"ё|(?:{_SOFT})o|(?:{_SOFT})о|ö|{_SOFT_L}o"),
}
# No Belarusian spelling ends so: it has -аў (-au, -ou), -енка.
_NOT_BELARUSIAN = re.compile("(?:[ое]в|енко|[oe](?:v|ff|w|vs|vas)|enko)$")
_HARD_AND_SOFT = frozenset(frozenset(pair) for pair in ("ая", "ую", "иы"))


def bear_out(words: Collection[str], left: str, right: str) -> bool:
    """Whether one of two surnames has the letters that each named correspondence needs.

    >>> bear_out([YA], "Bialiatski", "Beliatski"), bear_out([YA], "Lashchenko", "Leshchenko")
    (True, False)
    >>> bear_out([YO], "Голубев", "Голубов"), bear_out([YO], "Kovalev", "Kovalyov")
    (False, True)
    """
    texts = _plain(left), _plain(right)
    return all(any(pattern.search(text) for text in texts) for word, pattern in _MAY_BE.items() if word in words)


def neither_is_belarusian(left: str, right: str) -> bool:
    """Whether both surnames end as no Belarusian spelling does, so that akanne can't explain a letter.

    >>> neither_is_belarusian("Махов", "Mokhov"), neither_is_belarusian("Махаў", "Mokhov")
    (True, False)
    """
    return all(_NOT_BELARUSIAN.search(_plain(text, keep_yo=False)) is not None for text in (left, right))


def one_is_ukrainian(left: str, right: str) -> bool:
    """Whether one of two surnames has the Ukrainian і before its ending and the other doesn't: it may stand for an e.

    >>> one_is_ukrainian("Біляцький", "Бяляцкі"), one_is_ukrainian("Lisovyi", "Lesovoy")
    (True, False)
    """
    return ("і" in left.lower()[:-3]) != ("і" in right.lower()[:-3])


def hard_is_soft(left: str, right: str) -> bool:
    """Whether two Cyrillic surnames of one language differ first, before the ending, in a hard for a soft letter.

    >>> hard_is_soft("Лисов", "Лысовым"), hard_is_soft("Малков", "Мальков"), hard_is_soft("Лисова", "Лисовой")
    (True, True, False)
    """
    one, other = _plain(left, keep_yo=False), _plain(right, keep_yo=False)
    shorter = min(len(one), len(other))
    place = next((place for place in range(shorter) if one[place] != other[place]), shorter)
    if place >= shorter - 2:
        return False
    pair = frozenset((one[place], other[place]))
    if pair in _HARD_AND_SOFT:
        return one[place - 1 : place] != "р"
    # Ukrainian -цький is no other surname than -цкий.
    return (
        "ь" in pair and one[place - 1 : place] != "ц" and one[place:].lstrip("ь")[:2] == other[place:].lstrip("ь")[:2]
    )


HOOK = "a hook left out"
_WITH_HOOK = re.compile("[čćšśžźż]")
_DIGRAPH = re.compile("[csz]h|[cs]z")


def only_marks_differ(left: str, right: str, words: Collection[str] = ()) -> bool:
    """Whether one of two Latin surnames is the other without its marks, as much of the English press prints it.

    ``words`` names all that differs by sound between them, where they stand in two cases.

    >>> only_marks_differ("Příkladová", "Prikladova"), only_marks_differ("Šarić", "Sarić")
    (True, False)
    >>> only_marks_differ("Šarićem", "Saric", [HOOK])
    True
    """
    if left.isascii() == right.isascii():
        return False
    if _unmarked(left) == _unmarked(right):
        return True
    marked, plain = (right, left) if left.isascii() else (left, right)
    return (
        tuple(words) == (HOOK,)
        and _WITH_HOOK.search(marked.lower()) is not None
        and _DIGRAPH.search(plain.lower()) is None
        and max(marked) < "\u0400"
    )


def _unmarked(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.lower().translate(_LETTERS_WITH_MARKS))
    return "".join([letter for letter in plain if not unicodedata.combining(letter)])


_LETTERS_WITH_MARKS = str.maketrans("łøđıə", "lodia")


def er_is_another_vowel(left: str, right: str) -> bool:
    """Whether two Slavic surnames in Cyrillic have ъ for another vowel: in Bulgarian those are two families.

    >>> er_is_another_vowel("Кънев", "Канев"), er_is_another_vowel("Тръмп", "Трамп")
    (True, False)
    """
    one, other = left.lower(), right.lower()
    if "ъ" not in one and "ъ" not in other:
        return False
    return has_er_vowel(one) != has_er_vowel(other) and all(SLAVIC_ENDING.search(text) for text in (one, other))


def _plain(text: str, *, keep_yo: bool = True) -> str:
    return text.lower() if keep_yo else text.lower().replace("ё", "е")
