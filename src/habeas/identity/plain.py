"""Names of cultures that the tables don't cover: a sound default by words, in any order, never a link on one word."""

from __future__ import annotations

from habeas.identity.closeness import closeness
from habeas.identity.evidence import CONFLICT, EVEN, NOTHING, UNSURE_MOST, Evidence
from habeas.identity.names import Name
from habeas.identity.spelling import VOWELS, Token
from habeas.model.decisions import Reason

NEAR = 200
FIRST_WORD = 4200
EACH_WORD = 3000


def weigh_plain(left: Name, right: Name) -> Evidence:
    """The words of the shorter name found in the longer one, order set aside."""
    one, other = left.tokens, right.tokens
    if len(one) > len(other):
        one, other = other, one
    if not one:
        return Evidence((NOTHING,), least_ppm=EVEN, most_ppm=EVEN)
    found, missing = _found(one, other)
    if missing and _vowels_apart(one, other):
        words = "the words differ only in vowels, as transliterations do"
        return Evidence((Reason(words, left.text, right.text, EACH_WORD * found),), most_ppm=UNSURE_MOST)
    if missing:
        return Evidence((Reason("words of the name are not in the other", left.text, right.text, CONFLICT),))
    if len({word.text.lower() for word in one}) == 1 or any(word.initial for word in one):
        reason = Reason("a single name or an initial fits, which many share", left.text, right.text, EACH_WORD)
        return Evidence((reason,), most_ppm=UNSURE_MOST)
    weight = FIRST_WORD + EACH_WORD * (len(one) - 1) - (0 if len(one) == len(other) else 500)
    return Evidence((Reason("every word of the shorter name is in the longer", left.text, right.text, weight),))


def _found(one: tuple[Token, ...], other: tuple[Token, ...]) -> tuple[int, int]:
    left_over = list(other)
    found = 0
    for word in sorted(one, key=lambda token: token.text):
        best = min(left_over, key=lambda token: (_cost(word, token), token.text))
        if _cost(word, best) <= NEAR:
            left_over.remove(best)
            found += 1
    return found, len(one) - found


def _vowels_apart(one: tuple[Token, ...], other: tuple[Token, ...]) -> bool:
    """Whether the words have the same consonants: Mohammed and Muhammad."""
    bare = [
        sorted("".join(sound for sound in word.sounds[0] if sound not in VOWELS) for word in side)
        for side in (one, other)
    ]
    return bare[0] == bare[1] and len(one) > 1


def _cost(one: Token, other: Token) -> int:
    if one.initial or other.initial:
        return 0 if one.sounds[0][:1] == other.sounds[0][:1] else NEAR + 1
    costs = [closeness(a, b).cost for a in one.sounds for b in other.sounds]
    # In a short word one letter is the name.
    return min(costs) * (3 if min(len(one.text), len(other.text)) <= 4 else 1)
