"""Keys under which names that may be one person meet, so that not every name is held against every other."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from habeas.identity.names import Name
from habeas.identity.parts import Parts, initial_sounds
from habeas.identity.readings import first_sounds, given_readings, initials_of
from habeas.identity.roles import roots_of
from habeas.identity.spelled import spelled
from habeas.identity.spelling import Token, fold, sounds_of
from habeas.identity.surnames import surname_readings

LONG_ENOUGH = 4
# Sounds that spellings confuse stand as one; vowels stand as nothing.
_ROUGH = str.maketrans("czšžčxgf", "tsssskkv", "aeiouy")


def keys(name: Name) -> frozenset[str]:
    """The keys that ``name`` is found by: every two names that may be one person share one.

    That they share one says nothing more. A full name can be found by given name and surname (also with one sound of
    the surname left out), by initial and surname, and by the bare surname.

    >>> bool(keys(Name.of("Maria Kolesnikowa")) & keys(Name.of("Калеснікавай Марыі")))
    True
    """
    return _all_keys(name.text, name.script, name.language)


def asked(name: Name) -> frozenset[str]:
    """The keys to look under for names that may be the person of ``name``: what it asks for is no crowd.

    A full name asks for full names like it, for initials that fit and for bare surnames; it need not ask for everybody
    of that surname, as other full names don't fit. Whoever finds another is found by it: for two names, one's `keys`
    meet what the other asks for, or neither does.

    >>> full, other = Name.of("Anna Examplova"), Name.of("Ivan Examplov")
    >>> bool(asked(full) & keys(other)), bool(asked(Name.of("Examplova")) & keys(full))
    (False, True)
    >>> bool(asked(Name.of("Иван Петрович")) & keys(Name.of("Ivan Pyatrovich Examplau")))
    True
    """
    return _all_asked(name.text, name.script, name.language)


def link_keys(name: Name) -> frozenset[str]:
    """The keys that two full names share when they can be linked: one given name, and surnames of one sound.

    >>> sorted(link_keys(Name.of("Examplova"))), bool(link_keys(Name.of("Ганна Прыклад")))
    ([], True)
    """
    return frozenset([*(key for parts in name.parts for key in _links(parts)), *_across(name)])


def initial_keys(name: Name) -> frozenset[str]:
    """The keys that a name with an initial for its given name shares with the full names it fits.

    >>> bool(initial_keys(Name.of("G. Examplova")) & initial_keys(Name.of("Ганна Экзамплава")))
    True
    """
    return frozenset(
        f"z:{stem}:{sound};"
        for parts in name.parts
        if parts.surnames
        for stem in _skeletons(parts.surnames)
        for sound in _initials(parts)
    )


def links(key: str) -> bool:
    """Whether names that share this key may be linked, by name or with the help of what else is told.

    A given name may not, alone or with a father's name.

    >>> links("n:xmpl:anna;"), links("g:anna")
    (True, False)
    """
    return not key.startswith(("g:", "f:", "f*:"))


def is_crowd(key: str) -> bool:
    """Whether a key is a given name or a surname alone, which grows with every namesake on record.

    >>> is_crowd("g:anna"), is_crowd("b:xmpl;"), is_crowd("n:xmpl:anna;")
    (True, True, False)
    """
    return key.startswith(("g:", "b:", "b*:"))


def worth(key: str) -> int:
    """How much of a name a shared key says is alike, to rank those that are found.

    >>> worth("v:exampl:anna;") > worth("n:xmpl:anna;") > worth("b:xmpl;")
    True
    """
    return _WORTH[key[: key.index(":")]]


_WORTH = {"v": 8, "p": 6, "n": 4, "d": 1, "i": 2, "i*": 7, "b": 1, "b*": 1, "g": 1, "f": 2, "f*": 2}


# The same name is on record, or asked for, once for each clearance.
@lru_cache(maxsize=20_000)
def _all_keys(text: str, script: str, language: str) -> frozenset[str]:
    name = Name.of(text, script, language)
    own = "f" if name.by_father is None else "f*"
    by_father = (f"{own}:{pair};" for pair in _by_father(name))
    return frozenset([*(key for parts in name.parts for key in _keys_of(parts)), *by_father, *_across(name)])


@lru_cache(maxsize=20_000)
def _all_asked(text: str, script: str, language: str) -> frozenset[str]:
    name = Name.of(text, script, language)
    wanted = ("f*",) if name.by_father is None else ("f", "f*")
    by_father = (f"{kind}:{pair};" for kind in wanted for pair in _by_father(name))
    return frozenset([*(key for parts in name.parts for key in _asked_by(parts)), *by_father, *_across(name)])


def _by_father(name: Name) -> Iterator[str]:
    """Given name and father's name: by these a name without a surname meets those it may be short for."""
    if name.by_father is not None:
        givens, fathers = name.by_father
    else:
        givens = frozenset(row.name for word in name.tokens for row in given_readings(word))
        fathers = frozenset(root for word in name.tokens for root in roots_of(word)) if givens else frozenset()
    yield from (f"{father}:{given}" for given in givens for father in fathers - {given})


def _keys_of(parts: Parts) -> Iterator[str]:
    if not parts.surnames:
        yield from _without_surname(parts)
        return
    stems = _skeletons(parts.surnames)
    kind = "" if parts.given is not None else "initial" if parts.initials else "bare"
    yield from (f"b:{stem};" for stem in stems)
    yield from (f"b*:{stem};" for stem in stems if kind == "bare")
    yield from (f"i:{stem}:{sound};" for stem in stems for sound in _any_initials(parts))
    yield from (f"i*:{stem}:{sound};" for stem in stems for sound in _initials(parts) if kind == "initial")
    yield from _full(parts)


def _asked_by(parts: Parts) -> Iterator[str]:
    if not parts.surnames:
        yield from _without_surname(parts)
        return
    stems = _skeletons(parts.surnames)
    if parts.given is None and not parts.initials:
        yield from (f"b:{stem};" for stem in stems)
        return
    yield from (f"b*:{stem};" for stem in stems)
    own = "i" if parts.given is None else "i*"
    yield from (f"{own}:{stem}:{sound};" for stem in stems for sound in _any_initials(parts))
    yield from _full(parts)


def _full(parts: Parts) -> Iterator[str]:
    """Keys of a full name: those of its links, the same with a sound of the surname left out, and with the vowels."""
    if parts.given is None:
        return
    yield from _links(parts)
    yield from _slips(parts)
    givens = {reading.given for reading in parts.readings if reading.given}
    whole = {fold(row.stem) for row in parts.readings if row.stem and row.given and not row.rare}
    yield from (f"v:{stem}:{given};" for stem in whole for given in givens)
    fathers = {name for row in parts.patronymic for name in row.fathers}
    yield from (f"p:{stem}:{father};" for stem in _skeletons(parts.surnames) for father in fathers)


def _slips(parts: Parts) -> Iterator[str]:
    if parts.given is None:
        return
    givens = {reading.given for reading in parts.readings if reading.given}
    for stem in _skeletons(parts.surnames):
        if len(stem) >= LONG_ENOUGH:
            shorter = {stem, *(stem[:place] + stem[place + 1 :] for place in range(len(stem)))}
            yield from (f"d:{short}:{given};" for short in shorter for given in givens)


def _links(parts: Parts) -> Iterator[str]:
    if parts.given is None:
        return
    givens = {reading.given for reading in parts.readings if reading.given}
    givens |= {f"?{skeleton(sounds)}" for sounds in parts.given.sounds}
    yield from (f"n:{stem}:{given};" for stem in _skeletons(parts.surnames) for given in givens)


def _across(name: Name) -> frozenset[str]:
    """Keys of the links of a name in letters that the tables don't read, as Latin or Cyrillic letters have it."""
    return _spelled_keys(name.text) if name.unread else frozenset()


@lru_cache(maxsize=20_000)
def _spelled_keys(text: str) -> frozenset[str]:
    halves = [[_spelled_stems(word) for word in pair] for pair in spelled(text)]
    return frozenset(
        f"n:{stem}:?{given};"
        for pair in halves
        for surnames, givens in (pair, pair[::-1])
        for stem in surnames
        for given in givens
    )


@lru_cache(maxsize=20_000)
def _spelled_stems(word: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(skeleton(sounds) for sounds in sounds_of(word)))


def _without_surname(parts: Parts) -> Iterator[str]:
    yield from (f"g:{reading.given or skeleton(reading.given_stem)}" for reading in parts.readings)


def _initials(parts: Parts) -> frozenset[str]:
    words = (parts.given,) if parts.given is not None else parts.initials[:1]
    return frozenset(
        sound for word in words for sound in (initial_sounds(word) if word.initial else first_sounds(word.text))
    )


def _any_initials(parts: Parts) -> frozenset[str]:
    """Those, and for a given name those of its other forms: an A. may be Ганна, whom Russian papers call Анна."""
    known = {reading.given for reading in parts.readings if reading.given} if parts.given is not None else ()
    return _initials(parts).union(*(initials_of(base) for base in known))


@lru_cache(maxsize=100_000)
def _skeletons(surnames: tuple[Token, ...]) -> tuple[str, ...]:
    stems = {row.stem for word in surnames for row in surname_readings(word) if not row.rare}
    return tuple(sorted({skeleton(way) for stem in stems for way in (stem, stem.replace("Z", "c"))}))


@lru_cache(maxsize=100_000)
def skeleton(sounds: str) -> str:
    """The consonants of ``sounds``, those that spellings confuse made one; the vowels where there is nothing else.

    >>> skeleton("tixanovsk") == skeleton("cixanowsk")
    True
    """
    rough = fold(sounds).translate(_ROUGH)
    single = "".join(sound for place, sound in enumerate(rough) if not place or rough[place - 1] != sound)
    return single or fold(sounds)
