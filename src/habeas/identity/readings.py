"""What a word of a name may be: a given name, a patronymic, a surname, each in every gender and case it can have."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from habeas.identity.endings import (
    EVERY_CASE,
    NOMINATIVE,
    SHORTEST_ROOT,
    SKELETON,
    ends_of,
    merged,
    skeleton_of,
)
from habeas.identity.prepared import prepared
from habeas.identity.spelling import VOWELS, Token, keys_of, sounds_of
from habeas.identity.surnames import surname_readings
from habeas.identity.tables import Ending, GivenName, load_tables


class Given(NamedTuple):
    """A reading as a given name of the table, or (``name`` empty) as an unknown one by its stem."""

    name: str
    stem: str
    short: bool
    gender: str
    cases: str


class Patronymic(NamedTuple):
    """A reading as a patronymic: the fathers' names it may come from, and the stem where none is known."""

    fathers: frozenset[str]
    stem: str
    gender: str
    cases: str


class Entry(NamedTuple):
    """A given name of the table that a form or a stem before an ending is of."""

    name: str
    gender: str
    short: bool
    only_inflected: bool


@cache
def _given_forms() -> Mapping[str, tuple[Entry, ...]]:
    """The names of the table by every way that one of their forms sounds."""
    ready = prepared()
    return read_given_forms() if ready is None else _of_numbers(ready["given_forms"])


@cache
def _given_index() -> Mapping[str, tuple[Entry, ...]]:
    """The names of the table by key: what the languages' spellings tell apart is one."""
    ready = prepared()
    return read_given_index() if ready is None else _of_numbers(ready["given_index"])


def _of_numbers(rows: Mapping[str, list[int]]) -> dict[str, tuple[Entry, ...]]:
    entries = _entries()
    return {sounds: tuple([entries[number] for number in numbers]) for sounds, numbers in rows.items()}


@cache
def _entries() -> tuple[Entry, ...]:
    ready = prepared()
    return () if ready is None else tuple(map(Entry._make, ready["given_entries"]))


def read_given_forms() -> dict[str, tuple[Entry, ...]]:
    """`_given_forms`, worked out from the tables."""
    forms: dict[str, dict[Entry, None]] = {}
    for row in load_tables().given_names:
        for texts, short, inflected in ((row.forms, False, False), (row.short, True, False), (row.stems, False, True)):
            entry = Entry(row.id, row.gender, short, inflected)
            for sounds in (sounds for text in texts for sounds in _whole(text, row.gender)):
                forms.setdefault(sounds, {})[entry] = None
    return {sounds: tuple(entries) for sounds, entries in forms.items()}


def _whole(text: str, gender: str) -> tuple[str, ...]:
    """The ways that a form of the table sounds, but for those that leave a woman's vowel out: Simone is no Simon."""
    ways = sounds_of(text)
    if gender == "f" and text[-1] in "ae":
        return tuple([sounds for sounds in ways if sounds[-1] in VOWELS]) or ways
    return ways


def read_given_index() -> dict[str, tuple[Entry, ...]]:
    """`_given_index`, worked out from the tables."""
    index: dict[str, dict[Entry, None]] = {}
    for sounds, entries in read_given_forms().items():
        for key in keys_of(sounds):
            index.setdefault(key, {}).update(dict.fromkeys(entries))
    return {key: tuple(entries) for key, entries in index.items()}


@cache
def _given_skeletons() -> frozenset[str]:
    """The consonants of every key of the table, to see at once that most words are no given name."""
    ready = prepared()
    return read_given_skeletons(_given_index()) if ready is None else frozenset(ready["given_skeletons"])


def read_given_skeletons(index: Mapping[str, tuple[Entry, ...]]) -> frozenset[str]:
    """`_given_skeletons`, worked out from the names by key."""
    return frozenset(skeleton_of(key) for key in index)


@cache
def _fathers_index() -> Mapping[str, frozenset[str]]:
    """Men's names by what is left of them before -ovich: Dmitri(j), Il(ia), Nikit(a)."""
    ready = prepared()
    if ready is None:
        return read_fathers_index(_given_index())
    return {key: frozenset(ids) for key, ids in ready["fathers"].items()}


def read_fathers_index(given_index: Mapping[str, tuple[Entry, ...]]) -> dict[str, frozenset[str]]:
    """`_fathers_index`, worked out from the names by key."""
    index: dict[str, set[str]] = {}
    wide = {row.id for row in load_tables().given_names if row.wide}
    for key, entries in given_index.items():
        for entry in entries:
            # Berkai is no father of a Berkovich.
            if entry.name in wide and len(_father_key(key)) < min(len(key), SHORTEST_ROOT):
                continue
            if entry.gender == "m" and not entry.short:
                index.setdefault(_father_key(key), set()).add(entry.name)
    return {key: frozenset(names) for key, names in index.items()}


def named(stem: str) -> frozenset[str]:
    """The men of the table whose name is ``stem`` by sound, before the ending of a patronymic or surname."""
    return frozenset(name for key in keys_of(stem) for name in _fathers_index().get(_father_key(key), frozenset()))


@cache
def _hard() -> frozenset[str]:
    """Men's names that end hard in every form, so that no patronymic in -evich comes of them."""
    ready = prepared()
    return read_hard() if ready is None else frozenset(ready["hard"])


def read_hard() -> frozenset[str]:
    """`_hard`, worked out from the tables."""
    return frozenset(
        row.id
        for row in load_tables().given_names
        if row.gender == "m" and not any(form[-1] in _SOFT_ENDS for form in _in_cyrillic(row.forms))
    )


_SOFT_ENDS = frozenset("йьіияюеэжшчщцijyžšč")


def _in_cyrillic(forms: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(form for form in forms if form[0] >= "\u0400") or forms


def _father_key(key: str) -> str:
    return key.rstrip("aei") or key


@cache
def initials_of(name: str) -> frozenset[str]:
    """The sounds that the given name ``name`` of the table begins with, in any of its forms."""
    row = _rows()[name]
    return frozenset(sound for form in (*row.forms, *row.short) for sound in first_sounds(form))


@lru_cache(maxsize=100_000)
def first_sounds(word: str) -> frozenset[str]:
    """What an initial for ``word`` may be, by sound: a j before the first vowel counts as written and as left out."""
    found: set[str] = set()
    for sounds in sounds_of(word):
        found.update(key[0] for key in keys_of(sounds))
        found.add(_PLAIN_FIRST.get(sounds[0], sounds[0]))
        found.update("z" if sounds[0] == "S" else "")
    return frozenset(found)


_PLAIN_FIRST = {"H": "g", "S": "s", "D": "d", "w": "v", "o": "a", "Z": "z", "Š": "š"}


@lru_cache(maxsize=100_000)
def given_readings(token: Token) -> tuple[Given, ...]:
    """The given names of the table that ``token`` can be, in any case.

    What stands in the table just so is that name: Соня is no Саня, whatever akanne makes of them.
    """
    # What is not near any name is none of them either: most words end here.
    near: list[tuple[str, Ending, str]] = []
    for sounds in token.sounds:
        if _may_be_given(sounds):
            near += _near_givens(sounds)
    if token.script == "Latn" and token.text.endswith(("o", "ui", "iu", "iaus", "os", "ou")):
        near += [row for sounds in token.sounds for row in _near_givens(sounds, "lithuanian_given")]
    if not near:
        return ()
    return _as_spelled(token, _by_sound(token, near))


@cache
def _spelled() -> dict[str, frozenset[str]]:
    """The letters of every full form of the table, and of which names they are a short form as well."""
    found: dict[str, set[str]] = {form.lower(): set() for row in load_tables().given_names for form in row.forms}
    for row in load_tables().given_names:
        for form in row.short:
            if form.lower() in found:
                found[form.lower()].add(row.id)
    return {text: frozenset(ids) for text, ids in found.items()}


@cache
def _spelled_short() -> frozenset[str]:
    """The letters of every short form of the table in -я."""
    forms = (form.lower() for row in load_tables().given_names for form in row.short)
    return frozenset([form for form in forms if form.endswith("я")])


def _as_spelled(token: Token, readings: tuple[Given, ...]) -> tuple[Given, ...]:
    """``readings`` but for short forms that only sound like a full one that is spelled just so: Алла is no Аля."""
    if token.text.lower().endswith(("ии", "іі")):
        # No name stands so in the nominative: Юлии is Юлия's.
        readings = tuple([row._replace(cases=row.cases.replace(NOMINATIVE, "")) for row in readings])
        return tuple([row for row in readings if row.cases])
    if not any([row.short for row in readings]):
        return readings
    if token.text.lower() in _spelled_short():
        # Юля is not Юлий's, which is Юлия: only a name in -ь is so in another case.
        readings = tuple([row for row in readings if NOMINATIVE in row.cases or "ь" in _last_letters(row.name)])
    spelled = _spelled().get(token.text.lower())
    if spelled is None:
        return readings
    return tuple([row for row in readings if not row.short or row.name in spelled]) or readings


def _by_sound(token: Token, near: list[tuple[str, Ending, str]]) -> tuple[Given, ...]:
    forms = _given_forms()
    itself = any([sounds in forms for sounds in token.sounds])
    exact = _as_doubled(token, _givens(near, itself, token.text, lambda base: forms.get(base, ())))
    # Юлии sounds as Юлий does, and is Юлия's.
    if (
        itself
        and not token.text.lower().endswith(("ии", "ii", "іі"))
        and any([NOMINATIVE in reading.cases for reading in exact])
        and not any([sounds[0] == "S" for sounds in token.sounds])  # German Sara is Sara and Zara
    ):
        return exact
    index = _given_index()
    itself = any([key in index for sounds, row, _ in near if not row.ending for key in keys_of(sounds)])
    readings = _givens(
        near, itself, token.text, lambda base: [entry for key in keys_of(base) for entry in index.get(key, ())]
    )
    return _as_doubled(token, readings)


_DOUBLED = re.compile("(?:нна|nna)$", re.IGNORECASE)


@cache
def _only_doubled() -> frozenset[str]:
    """The women of the table whose Cyrillic forms all end in -нна, where a man's genitive has one n: Иванна."""
    return frozenset(
        row.id
        for row in load_tables().given_names
        if row.gender == "f"
        and any(form.endswith("анна") for form in row.forms)
        and not any(form.endswith(("ана", "ana")) for form in row.forms)
    )


def _as_doubled(token: Token, readings: tuple[Given, ...]) -> tuple[Given, ...]:
    """``readings`` but for those that the doubled letter forbids, which sounds don't tell: Ивана is not Иванна."""
    if len(readings) < 2 or not token.text.lower().endswith(("на", "na")):
        return readings
    if _DOUBLED.search(token.text):
        kept = [row for row in readings if row.gender == "f" or NOMINATIVE in row.cases]
    else:
        kept = [row for row in readings if row.name not in _only_doubled()]
    return tuple(kept) or readings


def _may_be_given(sounds: str) -> bool:
    """Whether `_near_givens` has any, seen by the consonants of the whole word and how many of them an ending has."""
    skeleton, ends = sounds.translate(SKELETON), ends_of(sounds)
    size = len(skeleton)
    # Whatever the ending is, what stands before the longest of them has to begin some name.
    if size > ends.longest_given and skeleton[: size - ends.longest_given] not in _given_beginnings():
        return False
    skeletons = _given_skeletons()
    for cut, base in ends.given_skeletons:  # noqa: SIM110 -- a generator takes twice as long
        if skeleton[: size - cut] + base in skeletons:
            return True
    return False


@cache
def _given_beginnings() -> frozenset[str]:
    """What the consonants of the keys of the table begin with."""
    return frozenset([skeleton[:size] for skeleton in _given_skeletons() for size in range(len(skeleton) + 1)])


def _near_givens(sounds: str, kind: str = "given") -> list[tuple[str, Ending, str]]:
    """The endings as a given name that ``sounds`` have, and the bases, of those whose consonants some name has."""
    skeletons = _given_skeletons()
    return [
        (sounds, ending, base)
        for ending in ends_of(sounds).rows.get(kind, ())
        if (base := sounds[: len(sounds) - len(ending.ending)] + ending.base).translate(SKELETON) in skeletons
    ]


def _givens(
    endings: list[tuple[str, Ending, str]], itself: bool, text: str, entries_of: Callable[[str], Iterable[Entry]]
) -> tuple[Given, ...]:
    found: dict[tuple[str, bool, str], str] = {}
    for sounds, ending, base in endings:
        # Ilyas stands for itself before it is Ilya with a Baltic ending.
        if itself and ending.ending and ending.cases == NOMINATIVE:
            continue
        for entry in entries_of(base):
            # Валерий is no form of Валерия, which is Валерии there.
            if ending.base == "ja" and ending.ending == "j" and text[-1] in "йЙ":
                continue
            if not ending.ending and text[-1] in "ая" and text[-1] not in _last_letters(entry.name):
                continue
            if ending.genders in ("", entry.gender) and not (entry.only_inflected and ending.cases == NOMINATIVE):
                identity = (entry.name, entry.short, entry.gender)
                cases = EVERY_CASE if not ending.ending and _stays(sounds, entry.gender) else ending.cases
                found[identity] = merged(found.get(identity, ""), cases)
    return tuple([Given(name, "", short, gender, cases) for (name, short, gender), cases in found.items()])


@cache
def _last_letters(name: str) -> str:
    """The Cyrillic letters that the name ``name`` of the table ends in, in any form; а and я where it has none.

    By sound, Даниэля is Даниэла: only the letter tells the man's genitive from the woman.
    """
    row = _rows()[name]
    return "".join(form[-1] for form in (*row.forms, *row.short) if form[0] >= "\u0400") or "ая"


@cache
def _rows() -> dict[str, GivenName]:
    return {row.id: row for row in load_tables().given_names}


def _stays(sounds: str, gender: str) -> bool:
    """Whether a given name stays as it is in every case: Гиви, Леніє, Нино, a woman's in a consonant."""
    return sounds[-1] in "ei" or (gender == "f" and sounds[-1] not in "aj")


def is_given_name(token: Token) -> bool:
    """Whether ``token`` as it stands is a given name of the table."""
    return any([NOMINATIVE in reading.cases for reading in given_readings(token)])


def unknown_given_readings(token: Token) -> tuple[Given, ...]:
    """Readings of ``token`` as a given name that is in no table, by stem."""
    return tuple(Given("", row.stem, False, "", row.cases) for row in surname_readings(token) if not row.rare)


def has_seldom_root(patronymic: Patronymic) -> bool:
    """Whether ``patronymic`` comes of a form of a name that stands in surnames, and hardly in patronymics today."""
    return not _seldom_keys().isdisjoint(_father_key(key) for key in keys_of(patronymic.stem))


@cache
def _seldom_keys() -> frozenset[str]:
    roots = load_tables().seldom_roots
    return frozenset(_father_key(key) for root in roots for sounds in sounds_of(root) for key in keys_of(sounds))


_SOUTH_SLAVIC = re.compile("[ćћ]", re.IGNORECASE)


def patronymic_readings(token: Token) -> tuple[Patronymic, ...]:
    """What ``token`` can be as a patronymic; empty for most words."""
    endings = [(sounds, ending) for sounds in token.sounds for ending in ends_of(sounds).patronymics]
    if not endings or _SOUTH_SLAVIC.search(token.text):
        return ()  # Petrović is a surname
    found: dict[Patronymic, None] = {}
    for sounds, ending in endings:
        stem = sounds[: len(sounds) - len(ending.ending)]
        fathers = named(stem)
        if fathers and ending.ending.startswith("ev") and not stem.endswith("l"):
            # Tarasevich is a surname: Taras's son is Tarasovich.
            fathers = fathers - _hard()
            if not fathers:
                continue
        if fathers or ending.ending.startswith("ov") or ending.ending.startswith("ev"):
            found[Patronymic(fathers, stem, ending.genders, ending.cases)] = None
    known = [reading for reading in found if reading.fathers]
    return tuple(known or found)
