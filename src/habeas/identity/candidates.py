"""Keys under which names that may be one person meet, so that not every name is held against every other."""

from __future__ import annotations

from habeas.identity.names import Name, Parts
from habeas.identity.readings import surname_readings
from habeas.identity.spelling import fold

LONG_ENOUGH = 4
# Sounds that spellings confuse stand as one; vowels stand as nothing.
_ROUGH = str.maketrans("czšžčxgf", "tsssskkv", "aeiouy")


def keys(name: Name) -> frozenset[str]:
    """The blocking keys of ``name``: by what its surname can sound like, also with one letter left out.

    Two names that may be one person share a key; that they share one says nothing more.

    >>> bool(keys(Name.of("Maria Kolesnikowa")) & keys(Name.of("Калеснікавай Марыі")))
    True
    """
    return frozenset(key for parts in name.parts for key in _keys_of(parts))


def _keys_of(parts: Parts) -> set[str]:
    if not parts.surnames:
        return {f"g:{reading.given or skeleton(reading.given_stem)}" for reading in parts.readings}
    givens = {reading.given for reading in parts.readings if reading.given} or {"?"}
    found = set()
    stems = {row.stem for word in parts.surnames for row in surname_readings(word) if not row.rare}
    for stem in {skeleton(way) for one in stems for way in (one, one.replace("Z", "c"))}:
        found.add(f"s:{stem}")
        if len(stem) >= LONG_ENOUGH:
            shorter = {stem, *(stem[:place] + stem[place + 1 :] for place in range(len(stem)))}
            found.update(f"d:{short}:{given}" for short in shorter for given in givens)
    return found


def skeleton(sounds: str) -> str:
    """The consonants of ``sounds``, those that spellings confuse made one; the vowels where there is nothing else.

    >>> skeleton("tixanovsk") == skeleton("cixanowsk")
    True
    """
    rough = fold(sounds).translate(_ROUGH)
    single = "".join(sound for place, sound in enumerate(rough) if not place or rough[place - 1] != sound)
    return single or fold(sounds)
