"""Surnames that exist: where two are both attested, one letter tells families apart and is no slip of the pen."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from habeas.identity.prepared import prepared
from habeas.identity.spelling import keys_of, sounds_of
from habeas.identity.tables import load_tables


@cache
def _rows() -> Mapping[str, frozenset[int]]:
    """The rows of the table by every key that one of their stems sounds like."""
    ready = prepared()
    return read_rows() if ready is None else {key: frozenset(rows) for key, rows in ready["attested"].items()}


def read_rows() -> dict[str, frozenset[int]]:
    """`_rows`, worked out from the tables."""
    rows: dict[str, set[int]] = {}
    for number, row in enumerate(load_tables().surnames):
        for form in {way for text in row for way in (text, text.replace("ё", "е"))}:
            for key in {key for sounds in sounds_of(form) for stem in _stems(sounds) for key in keys_of(stem)}:
                rows.setdefault(key, set()).add(number)
    return {key: frozenset(numbers) for key, numbers in rows.items()}


def _stems(sounds: str) -> tuple[str, ...]:
    """The stems of a surname of the table, which stands there in a man's nominative: so no ending has to be sought."""
    for ending in _NOMINATIVE:
        if sounds.endswith(ending) and len(sounds) > len(ending) + 1:
            stem = sounds[: -len(ending)]
            return (stem, sounds) if sounds[-1] in "eiu" and not stem.endswith(("sk", "ck", "zk")) else (stem,)
    return (sounds,)


_NOMINATIVE = ("ius", "ij", "oj", "is", "us", "os", "as", "i", "a", "o", "e", "u")


@lru_cache(maxsize=50_000)
def _attested(stem: str) -> frozenset[int]:
    rows = _rows()
    if stem.endswith(("ski", "cki", "zki")):
        stem = stem[:-1]
    return frozenset(number for key in keys_of(stem) for number in rows.get(key, ()))


def are_two_surnames(left: str, right: str) -> bool:
    """Whether two stems, by sound, are both of attested surnames, and of different ones.

    >>> are_two_surnames("krasikov", "krasnikov"), are_two_surnames("krasikov", "krazikov")
    (True, False)
    """
    one = _attested(left)
    return bool(one) and bool(other := _attested(right)) and not one & other
