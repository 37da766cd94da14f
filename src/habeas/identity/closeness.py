"""How near two words sound: letters that answer each other between languages cost little and are named, others much."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate, repeat
from typing import NamedTuple

from habeas.identity.spelling import VOWELS
from habeas.identity.tables import load_tables

UNEXPLAINED = 1000
VOWEL_FOR_VOWEL = 700
FLEETING = 100
SECOND_TIME = 700
TOO_FAR = 5000
HOPELESS = 2500
NEAR_ENOUGH = 2 * UNEXPLAINED - 1
"""No weight looks further: whatever costs more weighs as little as it can."""
MOST_LEFT_OUT = 3
# A sound that a word has more often than so many times is counted as so many.
_TIMES = 0b11
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
_UNEXPLAINED = _Step(UNEXPLAINED, "")
_FALLEN = _Step(FLEETING, "a vowel that falls out before endings")
_ONE = Closeness(0, 0, ())
FAR = Closeness(TOO_FAR, 3, ())
SWAPPED = "two letters have changed places"
MARKS = Closeness(60, 0, ("marks left out",))
LONG_WORD = 6
MOST_MISREAD = 2
SWAPPED_LETTERS = Closeness(250, 0, (SWAPPED,))


def closeness(left: str, right: str, *, crossing: bool = True) -> Closeness:
    """How near two words are by sound. ``crossing`` is false where both stand in the same Cyrillic language.

    >>> closeness("kolesnikov", "kalesnikaw").words
    ('Belarusian a for unstressed o', 'Belarusian short u for v')
    """
    if left > right:
        left, right = right, left
    return _if_near(left, right, crossing) or _closeness(left, right, crossing)


def cost_if_near(left: str, right: str, crossing: bool = True) -> int:
    """The cost of `closeness` where it is `NEAR_ENOUGH` at most, else `TOO_FAR`: most pairs are told apart early.

    >>> cost_if_near("kolesnikov", "kalesnikaw"), cost_if_near("kolesnikov", "babaryka")
    (60, 5000)
    """
    near = _if_near(left, right, crossing) if left <= right else _if_near(right, left, crossing)
    return near.cost if near is not None else TOO_FAR


@lru_cache(maxsize=200_000)
def _if_near(left: str, right: str, crossing: bool) -> Closeness | None:
    """The closeness unless it costs more than `NEAR_ENOUGH`."""
    if left == right:
        return _ONE
    if told_apart(counted(left), counted(right)):
        return None
    steps = _straight(left, right, crossing)
    if steps is None:
        table = _cheapest_within(left, right, NEAR_ENOUGH, crossing=crossing)
        if table is None or table[-1][-1] > NEAR_ENOUGH:
            return SWAPPED_LETTERS if is_swapped(left, right) else None
        steps = _path(table, left, right, crossing=crossing)
    near = _summed(steps)
    if near.unexplained and is_swapped(left, right):
        return SWAPPED_LETTERS
    return near if near.cost <= NEAR_ENOUGH else None


def is_swapped(left: str, right: str, least: int = LONG_WORD) -> bool:
    """Whether two long words are one but for two neighbours that have changed places: Karpekno, of Karpenko.

    >>> is_swapped("karpekno", "karpenko"), is_swapped("karpenko", "karpechko")
    (True, False)
    """
    if len(left) != len(right) or len(left) < least:
        return False
    place = next((place for place in range(len(left)) if left[place] != right[place]), len(left))
    return left[place : place + 2] == right[place : place + 2][::-1] and left[place + 2 :] == right[place + 2 :]


def _straight(left: str, right: str, crossing: bool) -> list[_Step] | None:
    """The cheapest steps between two words of one size, where it is plain that no letter is left out in them.

    Any other way leaves a letter out on either side at least. So more than half of the words are told that are near.
    """
    if len(left) != len(right):
        return None
    steps = [_answer(one, other, crossing) for one, other in zip(left, right, strict=True) if one != other]
    cost = sum([step.cost for step in steps])
    if cost > NEAR_ENOUGH or cost >= min(_costs_left_out(left)) + min(_costs_left_out(right)):
        return None
    return [step for step in steps if step.cost]


class Counted(NamedTuple):
    """A word by sound, its size, and its sounds counted, as so many bits for each.

    ``must`` counts those that a whole letter's cost to leave out; ``lacks`` has the bits of all sounds that nothing in
    the word answers for less than that.
    """

    word: str
    size: int
    must: int
    lacks: int


def told_apart(left: Counted, right: Counted) -> bool:
    """Whether more than one letter of two different words stays unexplained, as counting them shows already.

    >>> told_apart(counted("kolesnikov"), counted("babaryka")), told_apart(counted("kolesnikov"), counted("kalesnikaw"))
    (True, False)
    """
    return (
        (left.must & right.lacks).bit_count() > 1
        or (right.must & left.lacks).bit_count() > 1
        or abs(left.size - right.size) > MOST_LEFT_OUT
    )


def have_other_sounds(left: Counted, right: Counted) -> bool:
    """Whether two words have so many sounds that the other lacks that no two letters of one have changed places.

    Letters that do may be read as other sounds: of "ts" in Pchelintesv nothing is left.
    """
    return (
        (left.must & right.lacks).bit_count() > MOST_MISREAD
        or (right.must & left.lacks).bit_count() > MOST_MISREAD
        or abs(left.size - right.size) > MOST_LEFT_OUT
    )


@lru_cache(maxsize=100_000)
def counted(word: str) -> Counted:
    """The sounds of ``word``, counted."""
    once = twice = answered = 0
    for least, answers in map(_counting().get, word, repeat((0, 0))):
        twice |= once & least
        once |= least
        answered |= answers
    return Counted(word, len(word), once | twice << 1, ~answered)


@cache
def _counting() -> dict[str, tuple[int, int]]:
    """Of every sound the first of its bits (none where it may be left out cheaply) and the bits of all it answers."""
    sounds = sorted({sound for pair in load_tables().answers for sound in pair} | VOWELS | _cheap() | set("bdmnpr"))
    rows = {sound: _TIMES << _TIMES.bit_length() * number for number, sound in enumerate(sounds)}
    answers = dict(rows)
    for one in rows:
        for other, row in rows.items():
            if min(_answer(one, other, crossing).cost for crossing in (True, False)) < UNEXPLAINED:
                answers[one] |= row
    cheap = _cheap()
    return {one: (0 if one in cheap else row & -row, answers[one]) for one, row in rows.items()}


@lru_cache(maxsize=50_000)
def _closeness(left: str, right: str, crossing: bool) -> Closeness:
    if abs(len(left) - len(right)) > MOST_LEFT_OUT:
        return FAR
    table = _cheapest_within(left, right, HOPELESS, crossing=crossing)
    if table is None:
        return FAR
    if table[-1][-1] > HOPELESS:
        table = _cheapest(left, right, crossing=crossing)
    return _summed(_path(table, left, right, crossing=crossing))


def _summed(steps: list[_Step]) -> Closeness:
    cost, seen = 0, set()
    for step in steps:
        cost += step.cost + (SECOND_TIME if step.once and step.words in seen else 0)
        seen.add(step.words)
    unexplained = len([step for step in steps if not step.words and step.cost > 0])
    unexplained += len([step for step in _repeats(steps) if step.once])
    words = dict.fromkeys([step.words for step in steps if step.words and step.cost])
    return Closeness(cost, unexplained, tuple(words))


def _repeats(steps: list[_Step]) -> list[_Step]:
    seen: set[str] = set()
    again = []
    for step in steps:
        if step.words in seen:
            again.append(step)
        seen.add(step.words)
    return again


def _cheapest(left: str, right: str, *, crossing: bool) -> list[list[int]]:
    """The cost of every pair of beginnings."""
    added = _costs_left_out(right)
    above = [0, *accumulate(added)]
    table = [above]
    answers = _answers(crossing)
    for sound, drop in zip(left, _costs_left_out(left), strict=True):
        answer = answers[sound].get if sound in answers else {sound: 0}.get
        row = [above[0] + drop]
        for other, add, corner, over in zip(right, added, above, above[1:], strict=False):
            row.append(min(corner + answer(other, UNEXPLAINED), over + drop, row[-1] + add))
        table.append(row)
        above = row
    return table


def _cheapest_within(left: str, right: str, limit: int, *, crossing: bool) -> list[list[int]] | None:
    """The same table, of which only what costs at most ``limit`` is worked out; None where a whole row costs more.

    No step costs less than nothing, so that what is left out leads nowhere (Ukkonen's cut-off).
    """
    added = _costs_left_out(right)
    answers = _answers(crossing)
    size = len(right) + 1
    beyond = [limit + 1] * size
    above = [0, *accumulate(added)]
    table = [above]
    start, end = 0, size - 1  # the first and the last column of the row above that may lead on
    while above[end] > limit:
        end -= 1
    for sound, drop in zip(left, _costs_left_out(left), strict=True):
        answer = answers[sound].get if sound in answers else {sound: 0}.get
        row = beyond[:]
        first, last = size, -1
        place, corner, cost = start, limit + 1, limit + 1
        if not start:
            corner = above[0]
            cost = corner + drop
            if cost <= limit:
                row[0] = cost
                first = last = 0
            place = 1
        for other, add, over in zip(right[place - 1 :], added[place - 1 :], above[place:], strict=True):
            cost += add
            straight = corner + answer(other, UNEXPLAINED)
            # Not min(): a call in this innermost loop costs a third of the whole comparison.
            if straight < cost:  # noqa: PLR1730
                cost = straight
            straight = over + drop
            if straight < cost:  # noqa: PLR1730
                cost = straight
            if cost <= limit:
                row[place] = cost
                last = place
                if first == size:
                    first = place
            elif place > end:
                break
            corner = over
            place += 1
        if last < 0 and len(table) < len(left):
            return None
        table.append(row)
        above, start, end = row, first, last
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


@cache
def _answers(crossing: bool) -> dict[str, dict[str, int]]:
    """What each sound costs that answers another one for less than an unexplained letter, by the other."""
    pairs = {*load_tables().answers, *((one, other) for one in VOWELS for other in VOWELS)}
    pairs |= {(sound, sound) for pair in pairs for sound in pair} | {
        (sound, sound) for sound in "abcdefghijklmnopqrstuvwxyz"
    }
    found: dict[str, dict[str, int]] = {}
    for one, other in sorted(pairs):
        found.setdefault(one, {})[other] = _answer(one, other, crossing).cost
    return found


@lru_cache(maxsize=50_000)
def _costs_left_out(word: str) -> tuple[int, ...]:
    cheap = _cheap()
    return tuple([_left_out(word, place).cost if sound in cheap else UNEXPLAINED for place, sound in enumerate(word)])


@cache
def _cheap() -> frozenset[str]:
    """The sounds that may cost less than a whole letter to leave out."""
    return frozenset(load_tables().silent) | frozenset("eo")


def _left_out(word: str, place: int) -> _Step:
    sound = word[place]
    before, after = word[place - 1 : place], word[place + 1 : place + 2]
    known = load_tables().silent.get(sound)
    if known is not None:
        cost, where, words = known
        beside_vowel = before in _VOWEL_OR_GLIDE or after in _VOWEL_OR_GLIDE
        if where == "any" or (where == "vowel" and beside_vowel) or (where == "after š" and before == "š"):
            return _step(cost, words)
    if sound in "eo" and place == len(word) - 2 and after not in VOWELS:
        return _FALLEN
    return _UNEXPLAINED


@cache
def _step(cost: int, words: str) -> _Step:
    return _Step(cost, words)
