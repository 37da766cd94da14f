"""Names of cultures whose surnames have no Slavic form: by words, in any order, never a link on one word."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from habeas.identity.evidence import CONFLICT, EVEN, NEAR_SURNAME_MOST, NOTHING, UNSURE_MOST, Evidence
from habeas.identity.foreign import Word, bare, is_common, softly, syllables, words_of
from habeas.identity.names import Name
from habeas.model.decisions import CERTAIN_PPM, Reason

FIRST_WORD = 4200
EACH_WORD = 3000
SOFT_VOWEL = -200
WORD_MORE = -250
ALL_GIVEN_NAMES = -1000
ONE_LETTER = -4500
LONG_WORD = 5
TWO_WORDS, ENOUGH_WORDS = 2, 3
ONE_SYLLABLE_MOST = 300_000
CERTAIN = CERTAIN_PPM - 1


class _Met(NamedTuple):
    """The words that are found on both sides, and those that are not."""

    pairs: tuple[tuple[Word, Word, int], ...]
    left: tuple[Word, ...]
    right: tuple[Word, ...]


def weigh_plain(left: Name, right: Name) -> Evidence:
    """The words of the shorter name found in the longer one, order, particles and honorifics set aside."""
    one, other = words_of(left), words_of(right)
    if not one or not other:
        return Evidence((NOTHING,), least_ppm=EVEN, most_ppm=EVEN)
    if _is_spelled_out(one) and _is_spelled_out(other) and _run_together(one) == _run_together(other):
        most = _most(one)
        words = "the same letters, in the same order" if most == CERTAIN else "a single name, which many share"
        return Evidence((Reason(words, left.text, right.text, FIRST_WORD + EACH_WORD),), 1, most)
    met = _met(one, other)
    if met.left and met.right:
        return _apart(met, left.text, right.text)
    together = _together(met, left.text, right.text)
    if _are_turned(one, other, met):
        order = Reason(
            "two given names the other way round: which is the father's isn't told", left.text, right.text, 0
        )
        return replace(together, reasons=(*together.reasons, order), most_ppm=min(together.most_ppm, UNSURE_MOST))
    if _in_another_order(one, other, met):
        order = Reason("the words stand in another order, as father's and own name or two surnames do", "", "", 0)
        return replace(together, reasons=(*together.reasons, order), most_ppm=min(together.most_ppm, UNSURE_MOST))
    return together


def _are_turned(one: tuple[Word, ...], other: tuple[Word, ...], met: _Met) -> bool:
    """Whether two words, both given names, stand the other way round: Hassan Ali is no Ali Hassan."""
    if len(one) != TWO_WORDS or len(other) != TWO_WORDS or len(met.pairs) != TWO_WORDS:
        return False
    first = next(to for word, to, _ in met.pairs if word is one[0])
    return first is other[1] and all(word.givens for word in (*one, *other))


def _in_another_order(one: tuple[Word, ...], other: tuple[Word, ...], met: _Met) -> bool:
    """Whether three or more words stand otherwise than in one order, in one with the surname put first or last, or
    all the other way round; given names, of which the second is the father's, don't stand the other way round."""
    at = {left: other.index(right) for left, right, _ in met.pairs if not left.optional}
    places = [at[word] for word in dict.fromkeys(one) if word in at]
    falls = sum(places[number - 1] > place for number, place in enumerate(places))
    turned = places == sorted(places, reverse=True) and not all(word.givens for word in one)
    return len(places) >= ENOUGH_WORDS and falls > 1 and not turned


def _is_spelled_out(words: tuple[Word, ...]) -> bool:
    return sum(not word.initial for word in words) > 1


def _run_together(words: tuple[Word, ...]) -> str:
    return "".join(word.rough for word in words if not word.optional)


def _most(words: tuple[Word, ...]) -> int:
    """A name of one word, or of one word twice, is shared by many."""
    return CERTAIN if len({word.rough for word in words if not word.optional}) > 1 else UNSURE_MOST


def _met(one: tuple[Word, ...], other: tuple[Word, ...]) -> _Met:
    left_over = list(other)
    pairs: list[tuple[Word, Word, int]] = []
    alone: list[Word] = []
    for word in sorted(one, key=lambda row: (row.initial, row.rough)):
        costs = [(cost, place) for place, to in enumerate(left_over) if (cost := _cost(word, to)) is not None]
        if costs:
            cost, place = min(costs)
            pairs.append((word, left_over.pop(place), cost))
        else:
            alone.append(word)
    return _Met(
        tuple(pairs),
        tuple(row for row in alone if not row.optional),
        tuple(row for row in left_over if not row.optional),
    )


def _cost(one: Word, other: Word) -> int | None:
    """How many vowels differ between two words that may be one; None where they are two words."""
    if one.initial or other.initial:
        return 0 if one.rough[:1] == other.rough[:1] else None
    if one.givens and other.givens:
        return 0 if one.givens & other.givens else None
    cost = softly(one.rough, other.rough)
    if cost is None and bare(one.text) == bare(other.text):
        return 0  # Öcalan is read as Turkish, Ocalan isn't
    if cost is not None and min(len(one.text), len(other.text)) < LONG_WORD:
        # In a short word a vowel is the name.
        return cost or None if cost else 0
    return cost


def _together(met: _Met, left: str, right: str) -> Evidence:
    found = [one for one, _, _ in met.pairs if not one.optional]
    if not found:
        return Evidence((NOTHING,), least_ppm=EVEN, most_ppm=EVEN)
    if len({word.rough for word in found if not word.initial}) <= 1 or any(
        one.initial or to.initial for one, to, _ in met.pairs
    ):
        reason = Reason("a single name or an initial fits, which many share", left, right, EACH_WORD)
        return Evidence((reason,), most_ppm=UNSURE_MOST)
    weight = FIRST_WORD + EACH_WORD * (len(found) - 1)
    reasons = [Reason("every word of the shorter name is in the longer", left, right, weight)]
    if vowels := sum(cost for *_, cost in met.pairs):
        words = "the words differ only in vowels or hooks, as transliterations do"
        reasons.append(Reason(words, left, right, SOFT_VOWEL * vowels))
    most = CERTAIN
    if more := len(met.left) + len(met.right):
        reasons.append(Reason("a word on one side only", left, right, WORD_MORE * more))
        most = _most_with_more(found, met.left + met.right)
        if all(word.givens for word in found):
            reasons.append(Reason("all that both have are given names, which many share", left, right, ALL_GIVEN_NAMES))
    return Evidence(tuple(reasons), most_ppm=most)


def _most_with_more(found: list[Word], more: tuple[Word, ...]) -> int:
    """What a name may reach that is a part of another: Aung San is not Aung San Suu Kyi.

    Three syllables with a name of another language beside them are one in whole: Tai Yiu-ting, Benny Tai Yiu-ting. What
    Vietnamese puts between surname and name may be missing.
    """
    if all(syllables(word.rough) == 1 for word in found):
        if len(found) >= ENOUGH_WORDS and all(syllables(word.rough) > 1 for word in more):
            return CERTAIN
        return UNSURE_MOST if all(word.rough in _BETWEEN for word in more) else ONE_SYLLABLE_MOST
    if all(word.givens for word in found):
        return UNSURE_MOST
    if len(found) >= ENOUGH_WORDS:
        return CERTAIN
    return CERTAIN if any(word.givens for word in found) and any(map(_is_telling, found)) else UNSURE_MOST


_BETWEEN = frozenset(("ti", "van"))


def _is_telling(word: Word) -> bool:
    """Whether ``word`` is a surname that few bear, so that with a given name it says who is meant: Maradiaga."""
    return not word.givens and syllables(word.rough) > 1 and not is_common(word.rough)


def _apart(met: _Met, left: str, right: str) -> Evidence:
    """Words on both sides that the other side has not."""
    shared = sum(not one.optional and not one.initial for one, _, _ in met.pairs)
    weight = FIRST_WORD + EACH_WORD * (shared - 1) if shared else 0
    kinds = {bool(word.givens) for word in met.left}, {bool(word.givens) for word in met.right}
    if shared > 1 and len(met.left) == len(met.right) == 1 and kinds[0] != kinds[1]:
        words = "one side has a given name more, the other a surname more"
        return Evidence(
            (Reason(words, left, right, weight - FIRST_WORD),), most_ppm=NEAR_SURNAME_MOST, least_ppm=40_000
        )
    if shared and len(met.left) == len(met.right) == 1 and _one_letter(met.left[0], met.right[0]):
        words = "the words differ by a letter that nothing explains"
        return Evidence(
            (Reason(words, met.left[0].text, met.right[0].text, weight + ONE_LETTER),), 40_000, NEAR_SURNAME_MOST
        )
    return Evidence((Reason("words of the name are not in the other", left, right, CONFLICT),))


def _one_letter(one: Word, other: Word) -> bool:
    """Whether two long words, not both given names of the table, differ by one letter or by two that changed places."""
    a, b = one.rough, other.rough
    if (one.givens and other.givens) or min(len(a), len(b)) < LONG_WORD or abs(len(a) - len(b)) > 1:
        return False
    start = next((place for place, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest, others = a[start:], b[start:]
    swapped = rest[:2] == others[:2][::-1] and rest[2:] == others[2:]
    return swapped or rest[1:] == others[1:] or rest == others[1:] or rest[1:] == others
