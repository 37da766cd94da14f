"""People found by any word of any spelling of their names."""

from __future__ import annotations

from collections.abc import Iterable

from habeas.identity import candidates
from habeas.identity.names import Name
from habeas.identity.readings import given_readings
from habeas.identity.spelling import Token
from habeas.identity.surnames import surname_readings


def search_keys(text: str) -> list[frozenset[str]]:
    """For each word of a name, the keys under which people are found by it, in any spelling and any case.

    >>> bool(search_keys("Kolesnikova")[0] & search_keys("Калеснікаву")[0])
    True
    """
    return [frozenset(_keys_of(word)) for word in Name.of(text).tokens]


def _keys_of(word: Token) -> Iterable[str]:
    stems = {*word.sounds, *(row.stem for row in surname_readings(word))}
    yield from (f"word/{candidates.skeleton(stem)}" for stem in stems)
    yield from (f"given/{row.name}" for row in given_readings(word) if row.name)
