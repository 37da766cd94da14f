"""How near two words sound: letters that answer each other between languages cost little and are named, others much."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from habeas.identity.spelling import VOWELS
from habeas.identity.tables import load_tables

UNEXPLAINED = 1000
VOWEL_FOR_VOWEL = 700
FLEETING = 250
SECOND_TIME = 700
TOO_FAR = 5000
HOPELESS = 2500
_VOWEL_OR_GLIDE = frozenset("aeiouj")


@dataclass(frozen=True, slots=True)
class Closeness:
    """``cost`` in thousandths of an unexplained letter, how many letters stay unexplained, and the named answers."""

    cost: int
    unexplained: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Step:
    cost: int
    words: str
    once: bool = False


_SAME = _Step(0, "")


def closeness(left: str, right: str, *, crossing: bool = True) -> Closeness:
    """How near two words are by sound. ``crossing`` is false where both stand in the same Cyrillic language.

    >>> closeness("kolesnikov", "kalesnikaw").words
    ('Belarusian a for unstressed o', 'Belarusian short u for v')
    """
    return _closeness(left, right, crossing) if left <= right else _closeness(right, left, crossing)


@lru_cache(maxsize=200_000)
def _closeness(left: str, right: str, crossing: bool) -> Closeness:
    if left == right:
        return Closeness(0, 0, ())
    if abs(len(left) - len(right)) > 3:
        return Closeness(TOO_FAR, 3, ())
    table = _cheapest(left, right, crossing=crossing)
    if len(table) <= len(left):
        return Closeness(TOO_FAR, 3, ())
    steps = _path(table, left, right, crossing=crossing)
    cost, seen = 0, set()
    for step in steps:
        cost += step.cost + (SECOND_TIME if step.once and step.words in seen else 0)
        seen.add(step.words)
    unexplained = sum(not step.words and step.cost > 0 for step in steps) + sum(
        1 for step in _repeats(steps) if step.once
    )
    return Closeness(cost, unexplained, tuple(dict.fromkeys(step.words for step in steps if step.words and step.cost)))


def _repeats(steps: list[_Step]) -> list[_Step]:
    seen: set[str] = set()
    again = []
    for step in steps:
        if step.words in seen:
            again.append(step)
        seen.add(step.words)
    return again


def _cheapest(left: str, right: str, *, crossing: bool) -> list[list[int]]:
    """The cost of every pair of beginnings; fewer rows than ``left`` needs where it is hopeless early."""
    first = [0]
    for place in range(len(right)):
        first.append(first[-1] + _left_out(right, place).cost)
    table = [first]
    for i in range(len(left)):
        above, row = table[-1], [table[-1][0] + _left_out(left, i).cost]
        dropped = _left_out(left, i).cost
        for j in range(len(right)):
            answer = 0 if left[i] == right[j] else _answer(left[i], right[j], crossing).cost
            row.append(min(above[j] + answer, above[j + 1] + dropped, row[j] + _left_out(right, j).cost))
        table.append(row)
        if min(row) > HOPELESS:
            break
    return table


def _path(table: list[list[int]], left: str, right: str, *, crossing: bool) -> list[_Step]:
    i, j = len(left), len(right)
    steps: list[_Step] = []
    while i or j:
        if i and j:
            step = _answer(left[i - 1], right[j - 1], crossing)
            if table[i][j] == table[i - 1][j - 1] + step.cost:
                steps.append(step)
                i, j = i - 1, j - 1
                continue
        if i and table[i][j] == table[i - 1][j] + _left_out(left, i - 1).cost:
            i -= 1
            steps.append(_left_out(left, i))
        else:
            j -= 1
            steps.append(_left_out(right, j))
    steps.reverse()
    return [step for step in steps if step.cost]


@lru_cache(maxsize=4096)
def _answer(one: str, other: str, crossing: bool) -> _Step:
    if one == other:
        return _SAME
    known = load_tables().answers.get((one, other))
    if known is not None:
        cost = known.cost if crossing else known.apart
        return _Step(cost, known.words if cost < 600 else "", known.once)
    return _Step(VOWEL_FOR_VOWEL if one in VOWELS and other in VOWELS else UNEXPLAINED, "")


@lru_cache(maxsize=100_000)
def _left_out(word: str, place: int) -> _Step:
    sound = word[place]
    before, after = word[place - 1 : place], word[place + 1 : place + 2]
    known = load_tables().silent.get(sound)
    if known is not None:
        cost, where, words = known
        beside_vowel = before in _VOWEL_OR_GLIDE or after in _VOWEL_OR_GLIDE
        if where == "any" or (where == "vowel" and beside_vowel) or (where == "after š" and before == "š"):
            return _Step(cost, words)
    if sound in "eo" and place == len(word) - 2 and after not in VOWELS:
        return _Step(FLEETING, "a vowel that falls out before endings")
    return _Step(UNEXPLAINED, "")
