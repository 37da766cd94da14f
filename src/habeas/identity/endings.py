"""What the end of a word by sound tells of it, before it is known what the word is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from habeas.identity.tables import Ending, blurred, load_tables, sounds_as

# A one-sound stem would agree with too much.
SHORTEST_STEM = 2
SHORTEST_ROOT = 5
NOMINATIVE = "N"
EVERY_CASE = "NGDAIL"
OF_SURNAMES = ("possessive", "relational")
OF_OTHERS = ("adjective", "vowel", "consonant")

Cut = tuple[int, str, bool, bool, str]
"""An ending of a surname taken apart: its size, gender, whether rare, whether the nominative ends in a vowel, cases."""


def skeleton_of(sounds: str) -> str:
    """What all `keys_of` some sounds have in common."""
    return sounds.translate(SKELETON)


SKELETON = sounds_as("xHcZžŠSsDw", "ggzzššzzdv", "aeiouj")


class Ends(NamedTuple):
    """The endings that sounds have, by kind, the longest first, and what is known of a word by its ending alone.

    ``surnames`` has those of surnames taken apart: size, gender, whether rare, whether the nominative ends in a vowel,
    cases; ``of_surnames`` and ``of_others`` are those of these kinds. ``given_skeletons`` has, of each ending of a
    given name, how many consonants it has and those of the base's; ``longest_given`` is the most of the former.
    """

    rows: Mapping[str, tuple[Ending, ...]]
    surnames: Mapping[str, tuple[Cut, ...]]
    of_surnames: tuple[tuple[str, tuple[Cut, ...]], ...]
    of_others: tuple[tuple[str, tuple[Cut, ...]], ...]
    patronymics: tuple[Ending, ...]
    given_skeletons: tuple[tuple[int, str], ...]
    longest_given: int
    is_slavic: bool


@cache
def _by_ending() -> dict[str, Ends]:
    """What is known of all words by the longest of the table's endings that they have: a few hundred in all."""
    tables = load_tables()
    kinds = {
        "given": tables.given_endings,
        "lithuanian_given": tables.lithuanian_given_endings,
        "patronymic": tables.patronymic_endings,
        **tables.surname_endings,
    }
    wholes: dict[str, list[tuple[str, Ending]]] = {}
    for kind, row in ((kind, row) for kind, rows in kinds.items() for row in rows):
        wholes.setdefault(row.suffix + row.ending, []).append((kind, row))
    return {
        whole: _ends_of([row for place in range(len(whole) + 1) for row in wholes.get(whole[place:], ())])
        for whole in wholes
    }


def _ends_of(rows: Iterable[tuple[str, Ending]]) -> Ends:
    found: dict[str, tuple[Ending, ...]] = {}
    for kind, row in rows:
        found[kind] = (*found.get(kind, ()), row)
    givens = [(len(skeleton_of(row.ending)), skeleton_of(row.base)) for row in found.get("given", ())]
    patronymics = found.get("patronymic", ())
    surnames = {
        kind: tuple([(len(row.ending), row.genders, row.rare, kind == "vowel", row.cases) for row in rows])
        for kind, rows in found.items()
    }
    return Ends(
        found,
        surnames,
        tuple([(kind, surnames[kind]) for kind in OF_SURNAMES if kind in surnames]),
        tuple([(kind, surnames[kind]) for kind in OF_OTHERS if kind in surnames]),
        patronymics,
        tuple(dict.fromkeys(givens)),
        max([size for size, _ in givens], default=0),
        "possessive" in found or "relational" in found,
    )


_NO_ENDING = Ends({}, {}, (), (), (), (), 0, is_slavic=False)


@cache
def _longest_ending() -> int:
    return max(map(len, _by_ending()))


@lru_cache(maxsize=100_000)
def ends_of(sounds: str) -> Ends:
    """The endings that ``sounds`` have, each behind a stem of `SHORTEST_STEM` at least."""
    by_ending, size = _by_ending(), len(sounds)
    if size < SHORTEST_STEM:
        return _NO_ENDING
    end = blurred(sounds[max(SHORTEST_STEM, size - _longest_ending()) :])
    while end not in by_ending:
        end = end[1:]
    return by_ending[end]


@cache
def merged(cases: str, more: str) -> str:
    """The letters of both for cases, each once."""
    return "".join(dict.fromkeys(cases + more))
