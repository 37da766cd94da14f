"""What is said of a known person, as people type it: names, ids, births, genders; each is checked before it is kept."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from habeas.errors import UnfitPersonError
from habeas.model import ExternalId, Gender, KnownName, KnownPerson, Nature, When
from habeas.model.known import WIKIDATA

LONGEST_NAME = 200
LONGEST_NOTE = 2_000
MOST_NAMES = 50
MOST_IDS = 20
EARLIEST_BIRTH = 1850

_SEVERAL = re.compile(r"[;|]")
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_QID = re.compile(
    r"(?:https?://(?:www\.)?wikidata\.org/(?:wiki|entity)/|wikidata:)?(q[1-9][0-9]{0,11})/?", re.IGNORECASE
)
_FORMULA = ("=", "+", "-", "@")
_JOINERS = "\u200c\u200d"  # they belong to the spelling of Persian and Indian names
_SCRIPTS = {
    "LATIN": "Latn", "CYRILLIC": "Cyrl", "GREEK": "Grek", "ARABIC": "Arab", "HEBREW": "Hebr", "ARMENIAN": "Armn",
    "GEORGIAN": "Geor", "MYANMAR": "Mymr", "CJK": "Hani", "HIRAGANA": "Hira", "KATAKANA": "Kana", "HANGUL": "Hang",
    "THAI": "Thai", "DEVANAGARI": "Deva", "ETHIOPIC": "Ethi",
}  # fmt: skip


@cache
def words_of(table: str) -> Mapping[str, list[str]]:
    """A table of known_headings.toml: the words by what they mean."""
    told = files("habeas.casework").joinpath("known_headings.toml").read_text("utf-8")
    found: Mapping[str, list[str]] = tomllib.loads(told)[table]
    return found


def scheme_of(name: str) -> str:
    """The word for the ids of a list, from its name; empty where the name has nothing of that alphabet.

    >>> scheme_of("Open Door")
    'open-door'
    """
    return re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")[:40]


def cleaned(text: str, what: str, longest: int = LONGEST_NAME) -> str:
    """A cell's words with single spaces. Raises `UnfitPersonError` where they are too long or can't be shown.

    >>> cleaned("  Anna   Example ", "name")
    'Anna Example'
    """
    plain = " ".join(unicodedata.normalize("NFC", text[: 4 * longest + 4]).split())
    if len(text) > 4 * longest or len(plain) > longest:
        msg = f"its {what} is longer than {longest:,} characters"
        raise UnfitPersonError(msg)
    if "\N{REPLACEMENT CHARACTER}" in plain:
        msg = f"its {what} holds a character that was lost"
        raise UnfitPersonError(msg, hint="Save the table in UTF-8.")
    # What is printable holds none of the others, and is seen to be so at once.
    if not plain.isprintable() and any(
        unicodedata.category(sign) in ("Cc", "Cf", "Co", "Cs") and sign not in _JOINERS for sign in plain
    ):
        msg = f"its {what} holds a character that can't be seen"
        raise UnfitPersonError(msg)
    return plain


def several(text: str) -> list[str]:
    """The words between ; or |.

    >>> several("Ann Example; A. Example|Anya Example")
    ['Ann Example', 'A. Example', 'Anya Example']
    """
    return [part.strip() for part in _SEVERAL.split(text) if part.strip()]


def name_of(text: str, nature: Nature = Nature.NAME) -> KnownName:
    """A name with its script. Raises `UnfitPersonError` where it is none.

    >>> name_of("Анна Примерова").script
    'Cyrl'
    """
    plain = cleaned(text, "name")
    if plain.startswith(_FORMULA):
        msg = f"its name begins with {plain[0]}, as a spreadsheet's formula does"
        raise UnfitPersonError(msg)
    letters = [sign for sign in plain if sign.isalpha()]
    if not letters:
        msg = f"{plain!r} is no name" if plain else "it has no name"
        raise UnfitPersonError(msg)
    scripts = [_script_of(sign) for sign in letters]
    return KnownName(plain, nature, max(dict.fromkeys(scripts), key=scripts.count))


@lru_cache(maxsize=5_000)
def _script_of(letter: str) -> str:
    return _SCRIPTS.get(unicodedata.name(letter, "").split(" ")[0].split("-")[0], "Zyyy")


def ids(said: Sequence[tuple[str, str]]) -> tuple[ExternalId, ...]:
    """Ids of lists, the lists' own before Wikidata's. Raises `UnfitPersonError` for one that is none.

    >>> [str(one) for one in ids([("wikidata", "https://www.wikidata.org/wiki/Q42"), ("open-door", "17")])]
    ['open-door:17', 'wikidata:Q42']
    """
    made = []
    for scheme, value in said:
        plain = cleaned(value, f"{scheme} id")
        if scheme == WIKIDATA:
            found = _QID.fullmatch(plain)
            if found is None:
                msg = f"{plain!r} is no Wikidata id"
                raise UnfitPersonError(msg, hint="Write it as Q42.")
            plain = found[1].upper()
        made.append(ExternalId(scheme, plain))
    if len(made) > MOST_IDS:
        msg = f"it has more than {MOST_IDS} ids"
        raise UnfitPersonError(msg)
    return tuple(sorted(dict.fromkeys(made), key=lambda one: one.scheme == WIKIDATA))


def typed_id(text: str) -> tuple[str, str]:
    """An id as it is typed, the list before a colon. Raises `UnfitPersonError` where there is none.

    >>> typed_id("open-door:17")
    ('open-door', '17')
    """
    scheme, colon, value = text.strip().partition(":")
    if not colon or not value.strip() or scheme_of(scheme) != scheme.casefold().strip():
        msg = f"{text!r} is no id of a list"
        raise UnfitPersonError(msg, hint="Write the list, a colon, and its id, as in open-door:17 or wikidata:Q42.")
    return scheme_of(scheme), value.strip()


def birth(text: str, this_year: int) -> When | None:
    """When somebody was born: a day, a month or a year. Raises `UnfitPersonError` for what is none, or two.

    >>> birth("5.11.1980", 2025).value, birth("1980-11", 2025).value, birth("1980", 2025).value, birth("", 2025)
    ('1980-11-05', '1980-11', '1980', None)
    """
    if not text:
        return None
    year, month, day = _parts(text)
    if not EARLIEST_BIRTH <= year <= this_year:
        msg = f"nobody who is meant here was born in {year}"
        raise UnfitPersonError(msg)
    try:
        if month is None:
            return When.year(year)
        return When.month(year, month) if day is None else When.day(date(year, month, day))
    except (ValueError, IndexError) as err:
        msg = f"{text!r} is no day"
        raise UnfitPersonError(msg) from err


def _parts(text: str) -> tuple[int, int | None, int | None]:
    if iso := _ISO.fullmatch(text):
        return int(iso[1]), int(iso[2]) if iso[2] else None, int(iso[3]) if iso[3] else None
    if dotted := _DOTTED.fullmatch(text):
        return int(dotted[3]), int(dotted[2]), int(dotted[1])
    if slashed := _SLASHED.fullmatch(text):
        one, other = int(slashed[1]), int(slashed[2])
        if one > 12 or one == other:
            return int(slashed[3]), other, one
        if other > 12:
            return int(slashed[3]), one, other
        msg = f"{text!r} can be two days"
        raise UnfitPersonError(msg, hint="Write it as 1980-11-05.")
    msg = f"{text!r} is no day or year of birth"
    raise UnfitPersonError(msg, hint="Write it as 1980-11-05, 1980-11 or 1980.")


def gender(text: str) -> Gender | None:
    """A gender in any of our languages. Raises `UnfitPersonError` for another word.

    >>> gender("Ж").value, gender("")
    ('female', None)
    """
    plain = text.casefold().strip(" .")
    if not plain:
        return None
    for value, said in words_of("genders").items():
        if plain in said:
            return Gender(value)
    msg = f"{text!r} is no gender that is known here"
    raise UnfitPersonError(msg, hint="Write female, male or other.")


def person(names: Sequence[KnownName], source: str, **more: Any) -> KnownPerson:
    """A known person with the key their row is found by again: an id of the list, else the name and the birth.

    Raises `UnfitPersonError` where no name or source is given, or too many names.
    """
    by_text: dict[str, KnownName] = {}
    for name in names:
        by_text.setdefault(name.text.casefold(), name)
    different = tuple(by_text.values())
    if not different or not source or len(different) > MOST_NAMES:
        what = f"it has more than {MOST_NAMES} names" if different and source else "whose list it is is not said"
        raise UnfitPersonError(what if different else "it has no name")
    born, known = more.get("born"), more.get("ids", ())
    key = f"id {known[0]}".casefold() if known else f"name {different[0].text.casefold()} {born.value if born else ''}"
    return KnownPerson(different, source, key.strip(), **more)
