"""What a word of a name may be as a surname: each stem, gender and case that its ending allows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial
from typing import NamedTuple

from habeas.identity.endings import (
    EVERY_CASE,
    NOMINATIVE,
    SHORTEST_ROOT,
    SHORTEST_STEM,
    Cut,
    ends_of,
    merged,
)
from habeas.identity.spelling import VOWELS, Token
from habeas.identity.tables import Ending, blurred

_CZECH = ("ová", "ové", "ovou")
_FOREIGN = tuple([vowel + ending for vowel in "eiyéí" for ending in ("ho", "mu", "m", "ja", "ju", "jem")])
_DATIVE = ("ovi", "evi", "ові", "еві")
_CZECH_OR_DATIVE = _CZECH + _DATIVE
_LITHUANIAN = ("iaus", "sko", "cko", "skio", "ckio")
_SELDOM = (*_CZECH_OR_DATIVE, *_LITHUANIAN, "ės", "á", "é", "ou")
_Form = tuple[str, str, bool, bool]


class Surname(NamedTuple):
    """A reading as a surname: its stem by sound, the gender and cases its ending tells, whether that form is rare.

    ``open`` says that the nominative ends in a vowel (Babaryka) where another ends in its consonant (Znak).
    """

    stem: str
    gender: str
    cases: str
    rare: bool
    open: bool


@lru_cache(maxsize=100_000)
def surname_readings(token: Token) -> tuple[Surname, ...]:
    """Every stem, gender and case that ``token`` can be as a surname. There is always at least one."""
    found: dict[_Form, str] = {}
    _add_czech(found, token)
    _add_by_kind(found, token)
    _add_foreign(found, token)
    if _LATVIAN.search(token.text.lower()) is not None:
        found.update(dict.fromkeys([(sounds[:-1], "f", False, False) for sounds in token.sounds], NOMINATIVE))
    if not any([NOMINATIVE in cases for cases in found.values()]):
        # Salavei ends as a woman's dative in -av does.
        for sounds in token.sounds:
            if sounds.endswith("ej"):
                _add(found, "consonant", sounds, ends_of(sounds).surnames.get("consonant", ()))
    for sounds in token.sounds:
        # Dante, Kalfani, Orlando: foreign names in a vowel, and -ko in Russian, stay as they are in every case.
        if not found or (sounds[-1] in "eiu" and not sounds.endswith(_RELATIONAL)):
            found[sounds, "", False, True] = EVERY_CASE
        elif sounds[-1] == "o" and len(sounds) > SHORTEST_STEM:
            found[sounds[:-1], "", False, True] = EVERY_CASE
    return tuple(
        [_surname((stem, gender, cases, rare, is_open)) for (stem, gender, rare, is_open), cases in found.items()]
    )


# A Latvian woman's name in -a behind the whole surname: Primerčuka.
_LATVIAN = re.compile("[čšžņļķģ].*[bcčdgkķlļmnņprsštzž]a$")
# As `Surname` makes one, in half the time: words have several.
_surname: Callable[[tuple[str, str, str, bool, bool]], Surname] = partial(tuple.__new__, Surname)


def _add_by_kind(found: dict[_Form, str], token: Token) -> None:
    """The readings of ``token`` by the surest kind of ending that each way it sounds has."""
    is_certain = bool(found)
    unread = []
    for sounds in token.sounds:
        ends = ends_of(sounds)
        cases = "".join([_add(found, kind, sounds, cuts) for kind, cuts in ends.of_surnames])
        # With a Baltic ending it may as well be no such name at all: Collins, beside Kolin.
        if not cases:
            unread.append((sounds, ends))
        elif NOMINATIVE in cases:
            is_certain = True
    if not is_certain:
        for sounds, ends in unread:
            for kind, cuts in ends.of_others:
                _add(found, kind, sounds, cuts)


@lru_cache(maxsize=20_000)
def as_noun(token: Token) -> tuple[Surname, ...]:
    """``token``, which ends as a woman's surname in -in does, as a noun in -a, which is a man's as well: Щербина.

    >>> from habeas.identity.spelling import tokens
    >>> [row.stem for row in as_noun(tokens("Щербина")[0])], as_noun(tokens("Примерова")[0])
    (['ščerbin'], ())
    """
    found: dict[_Form, str] = {}
    for sounds in token.sounds:
        if _OF_IN.search(sounds) is not None:
            _add(found, "vowel", sounds, ends_of(sounds).surnames.get("vowel", ()))
    return tuple(
        [Surname(stem, gender, cases, rare, is_open) for (stem, gender, rare, is_open), cases in found.items()]
    )


# A man of Georgia is a Костава, which ends as a Belarusian woman's surname does.
_OF_IN = re.compile("..(?:in|av)(?:a|i|u|e|oj|oju)$")
# Zaborovski is declined.
_RELATIONAL = ("ski", "cki", "zki", "Ski")


def _add_czech(found: dict[_Form, str], token: Token) -> None:
    """The readings of what few languages write so: Tymošenková, of Tymošenko; Dudou, of Duda; Znakovi, of Znak."""
    text = token.text.lower()
    if not text.endswith(_SELDOM):
        return
    if text.endswith(_CZECH_OR_DATIVE):
        for sounds, ending in _endings(token, "czech" if text.endswith(_CZECH) else "dative"):
            for is_open in (False, True):
                form = sounds[: len(sounds) - len(ending.ending)], ending.genders, ending.rare, is_open
                found[form] = merged(found.get(form, ""), ending.cases)
    elif text.endswith(_LITHUANIAN):
        for sounds in token.sounds:
            _add(found, "lithuanian", sounds, ends_of(sounds).surnames.get("lithuanian", ()))
    elif text.endswith("ės"):
        found.update({(sounds[:-1], "f", False, True): "G" for sounds in token.sounds})
    elif text.endswith(("á", "é")):
        for sounds in token.sounds:
            _add(found, "czech_adjective", sounds, ends_of(sounds).surnames.get("czech_adjective", ()))
            _add(found, "vowel", sounds, ends_of(sounds).surnames.get("vowel", ()))
    elif text.endswith("ou"):
        for sounds in token.sounds:
            _add(found, "vowel", sounds, ends_of(sounds).surnames.get("vowel", ()))


def _add_foreign(found: dict[_Form, str], token: Token) -> None:
    """The readings of a foreign name in -i or -e behind which an ending stands: Primeriho, of Primeri."""
    if not token.text.lower().endswith(_FOREIGN):
        return
    for sounds, ending in _endings(token, "foreign"):
        stem = sounds[: len(sounds) - len(ending.ending)]
        if stem[-1] in "ei":
            form = stem, ending.genders, ending.rare, True
            found[form] = merged(found.get(form, ""), ending.cases)


@lru_cache(maxsize=50_000)
def owners(token: Token) -> tuple[Surname, ...]:
    """Whose ``token`` may be, as an adjective of possession behind the surname: Merklova, of Merkel."""
    if token.script != "Latn":
        return ()
    ways = _endings(token, "owned")
    return tuple(
        Surname(sounds[: len(sounds) - len(ending.ending)], ending.genders, ending.cases, rare=True, open=is_open)
        for sounds, ending in ways
        for is_open in (False, True)
    )


# Georgian, Armenian and Tajik surnames, which the press of the region spells and inflects as it does Slavic ones.
_OF_THE_REGION = (
    *("shvili", "schwili", "szwili", "chvili", "švili", "švilis", "švile", "швили", "швілі", "dze", "dse", "dzé"),
    *("дзе", "дзэ", "zoda", "soda", "zade", "zadə", "зода", "заде", "ян", "янц", "яна", "яну", "яном", "яне"),
    *("yan", "ian", "jan", "yants", "iants", "jants", "ianc", "yanz", "ianz", "janz"),
)


def is_slavic_surname(token: Token) -> bool:
    """Whether an ending (-ov, -in, -ski, -vich, -enko …) marks ``token`` as an East or West Slavic surname."""
    text = token.text.lower()
    if text.endswith(("avi", "awi", "aw")):
        return False  # Mousavi, Thaw; Slavic names in -av are not written so in any case
    for sounds in token.sounds:
        if ends_of(sounds).is_slavic or blurred(sounds).rstrip("oeiu").endswith(_SLAVIC):
            return True
    return len(text) > 5 and text.endswith(_OF_THE_REGION) and text.rstrip("tscz")[-4] not in "aeiou"


_SLAVIC = ("vič", "enk", "čuk", "juk", "enj")


def _endings(token: Token, kind: str) -> Iterator[tuple[str, Ending]]:
    for sounds in token.sounds:
        for ending in ends_of(sounds).rows.get(kind, ()):
            yield sounds, ending


def _add(found: dict[_Form, str], kind: str, sounds: str, endings: Iterable[Cut]) -> str:
    """Add the forms that ``sounds`` have by ``endings``; the cases of those that are more than a Baltic -s."""
    size = len(sounds)
    least = SHORTEST_ROOT if kind == "relational" else SHORTEST_STEM
    only_behind_consonants, ends_in_s = kind == "consonant", sounds[-1] in "sS"
    plain = ""
    for cut, gender, rare, is_open, cases in endings:
        stem = sounds[: size - cut]
        # Laska and Lyasko are nouns; -ski stands behind a longer root.
        if size - cut < least or (only_behind_consonants and stem[-1] in VOWELS):
            continue
        if is_open and gender == "m" and cases == "GA" and stem[-1] not in "kei":
            continue  # Poroshenka and Pompea are of Poroshenko and Pompeo, but Znaka is no Znako's
        if not (cut and ends_in_s):
            plain += cases
        form = stem, gender, rare, is_open
        found[form] = merged(found[form], cases) if form in found else cases
    return plain
