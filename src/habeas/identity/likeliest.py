"""Of all ways to give the words of two names their roles, cases and genders: the one that weighs most."""

from __future__ import annotations

from typing import NamedTuple

from habeas.identity.closeness import MOST_LEFT_OUT, TOO_FAR, UNEXPLAINED, cost_if_near
from habeas.identity.evidence import CONFLICT
from habeas.identity.names import Name
from habeas.identity.parts import Parts, Reading
from habeas.identity.weights import (
    FATHERS_AGREE,
    GIVEN_AGREES,
    GIVEN_SHORT,
    INITIAL_FITS,
    PER_COST,
    SURNAME_AGREES,
    SURNAME_FLOOR,
    VOWEL_AT_THE_END,
    by_cost,
    cost_by_sound,
    given_weight,
    middle_weight,
    stem_weight,
    surname_weight,
)

# The most that a surname and a given name can add: what can't reach the best even so is not worked out.
SURNAME_MOST = SURNAME_AGREES
GIVEN_MOST = max(GIVEN_AGREES, GIVEN_SHORT, INITIAL_FITS)
ALL_MOST = SURNAME_MOST + GIVEN_MOST + FATHERS_AGREE
# The most that two surnames add of which one is open in the nominative.
UNLIKE_MOST = SURNAME_AGREES - PER_COST * VOWEL_AT_THE_END

LEFT_OUT_MEETS = 700


class Match(NamedTuple):
    """A way to mean two names, a reading of each, and what it weighs."""

    weight: int
    left: Reading
    right: Reading
    left_parts: Parts
    right_parts: Parts


def likeliest(left: Name, right: Name, *, crossing: bool) -> Match | None:
    """The two ways to mean the names that weigh most, the first of them where several do."""
    best: Match | None = None
    for one in left.parts:
        for other in right.parts:
            # The least odd ways stand first.
            if best is not None and ALL_MOST - one.odd - other.odd <= best.weight:
                break
            if (one.patronymic or other.patronymic) and (lacks_surname(one, other) or lacks_surname(other, one)):
                continue
            if one.left_out and other.left_out and not _halves_meet(one, other, crossing=crossing):
                continue
            best = _better(best, one, other, crossing=crossing)
    return best


def _halves_meet(one: Parts, other: Parts, *, crossing: bool) -> bool:
    """Whether any of the words that two halves of double surnames leave out may be one: García Pérez, García Molina."""
    return any(cost_by_sound(word, to, crossing) <= LEFT_OUT_MEETS for word in one.left_out for to in other.left_out)


def _better(best: Match | None, one: Parts, other: Parts, *, crossing: bool) -> Match | None:
    """The likeliest of ``best`` and all that two ways to give the words their roles can mean."""
    base = middle_weight(one, other) - one.odd - other.odd
    if best is not None and base + SURNAME_MOST + GIVEN_MOST <= best.weight:
        return best
    most_surname = _most_of_surnames(one, other, crossing=crossing)
    if best is not None and base + most_surname + GIVEN_MOST <= best.weight:
        return best
    most_given = _most_of_givens(one, other, crossing=crossing)
    if best is not None and base + most_surname + most_given <= best.weight:
        return best
    if most_surname == SURNAME_FLOOR and one.known_as and other.known_as and most_given == CONFLICT:
        return _as_they_stand(best, one, other, base + SURNAME_FLOOR + CONFLICT)
    return _best_reading(best, one, other, base, most_surname + most_given, crossing=crossing)


def _most_of_surnames(one: Parts, other: Parts, *, crossing: bool) -> int:
    """The most that any two readings of the surnames can weigh."""
    if not one.stems or not other.stems:
        return 0
    if not one.stems.isdisjoint(other.stems):
        return SURNAME_AGREES
    left, right = one.families, other.families
    if left.told_apart(right):
        return SURNAME_FLOOR
    most = SURNAME_FLOOR
    a_letter_apart, unlike = [], []
    for (word, size, must, lacks), is_open in left.counted:
        for (other_word, other_size, other_must, other_lacks), other_open in right.counted:
            # As `told_apart` does; a call for each two stems takes longer than all the rest.
            more, less = (must & other_lacks).bit_count(), (other_must & lacks).bit_count()
            if more > 1 or less > 1 or abs(size - other_size) > MOST_LEFT_OUT:
                continue
            if more or less:
                a_letter_apart.append((word, other_word, is_open == other_open))
            elif is_open != other_open:
                unlike.append((word, other_word))
            else:
                most = max(most, stem_weight(word, other_word, True, crossing))
    # Those that can't weigh more than what is found need not be compared: most are that far.
    if most < UNLIKE_MOST:
        most = max([most, *[stem_weight(a, b, False, crossing) for a, b in unlike]])
    if most < SURNAME_AGREES - PER_COST * UNEXPLAINED:
        most = max([most, *[stem_weight(a, b, alike, crossing) for a, b, alike in a_letter_apart]])
    return most


def _most_of_givens(one: Parts, other: Parts, *, crossing: bool) -> int:
    """The most that any two readings of the given names can weigh."""
    if one.given is None or other.given is None:
        return INITIAL_FITS
    if one.known_as and other.known_as:
        return CONFLICT if one.known_as.isdisjoint(other.known_as) else GIVEN_AGREES
    if one.known_as or other.known_as:
        cost = cost_by_sound(one.given, other.given, crossing)
    else:
        costs = [cost_if_near(x, y, crossing) for x in one.given_stems for y in other.given_stems]
        cost = min(costs, default=TOO_FAR)
    return by_cost(cost, one.given, other.given, one_known=bool(one.known_as) != bool(other.known_as))


def _as_they_stand(best: Match | None, one: Parts, other: Parts, base: int) -> Match | None:
    """The likeliest readings where no two surnames are near and no given name is shared: the least uncommon ones."""
    a, b = one.plainest, other.plainest
    if a is None or b is None:
        return best
    weight = base + a.form + b.form
    return Match(weight, a, b, one, other) if best is None or weight > best.weight else best


def _best_reading(
    best: Match | None, one: Parts, other: Parts, base: int, most: int, *, crossing: bool
) -> Match | None:
    """The likeliest readings; ``most`` is the most that surnames and given names add up to in any of them."""
    if one.is_whose or other.is_whose:
        most = SURNAME_MOST + GIVEN_MOST
    others = [(b, b.form) for b in other.readings]
    for a in one.readings:
        form = base + a.form
        for b, also in others:
            # Most readings are no better than the first, whatever they weigh: they are not weighed.
            if best is not None and form + also + most <= best.weight:
                continue
            names = surname_weight(a, b, crossing=crossing) + given_weight(a, b, one, other, crossing=crossing)
            weight = form + also + names
            if best is None or weight > best.weight:
                best = Match(weight, a, b, one, other)
    return best


def lacks_surname(parts: Parts, other: Parts) -> bool:
    """Whether a patronymic stands where the surname should be; that says something only beside a full name."""
    return bool(parts.patronymic) and not parts.surnames and not (other.patronymic and other.surnames)
