"""What two readings of a surname, of a given name and of a patronymic weigh, in thousandths of a nat."""

from __future__ import annotations

from functools import lru_cache

from habeas.identity.attested import are_two_surnames
from habeas.identity.closeness import TOO_FAR, closeness, cost_if_near, is_swapped
from habeas.identity.evidence import CONFLICT
from habeas.identity.parts import Parts, Reading, initial_sounds
from habeas.identity.readings import Patronymic, first_sounds, initials_of
from habeas.identity.spelling import Token
from habeas.model.decisions import Reason

SURNAME_AGREES = 5000
PER_COST = 7
SURNAME_FLOOR = -7000
GIVEN_AGREES = 3500
GIVEN_SHORT = 2600
GIVEN_SLIP = -300
SLIP_FROM, SLIP_TO = 1000, 1200
LONG_GIVEN = 6
INITIAL_FITS = 1200
INITIAL_OTHERWISE = -1500
VOWEL_AT_THE_END = 600
FATHERS_AGREE = 1500
FATHERS_AGREED = "the patronymics agree"
FATHERS_CONTRADICT = "the patronymics contradict each other"


def surname_weight(a: Reading, b: Reading, *, crossing: bool) -> int:
    """What the surnames of two readings weigh; nothing where one is missing."""
    if not a.stem or not b.stem:
        return 0
    return stem_weight(a.stem, b.stem, a.open == b.open, crossing)


@lru_cache(maxsize=100_000)
def stem_weight(left: str, right: str, alike: bool, crossing: bool) -> int:
    """What two stems of surnames weigh; ``alike`` says that both are open in the nominative, or neither is."""
    cost = cost_if_near(left, right, crossing)
    if cost == TOO_FAR or (cost and are_two_surnames(left, right)):
        return SURNAME_FLOOR
    return max(SURNAME_FLOOR, SURNAME_AGREES - PER_COST * (cost if alike else cost + VOWEL_AT_THE_END))


def surname_cost(a: Reading, b: Reading, *, crossing: bool) -> int:
    """How far the surnames of two readings are from each other, in thousandths of an unexplained letter."""
    return closeness(a.stem, b.stem, crossing=crossing).cost + (VOWEL_AT_THE_END if a.open != b.open else 0)


def given_weight(a: Reading, b: Reading, one: Parts, other: Parts, *, crossing: bool) -> int:
    """What the given names or initials of two readings, ``a`` of ``one`` and ``b`` of ``other``, weigh."""
    gender = CONFLICT if a.gender and b.gender and a.gender != b.gender else 0
    if a.given and b.given:
        if a.given == b.given:
            return gender + (GIVEN_AGREES if a.short == b.short else GIVEN_SHORT)
        return CONFLICT
    if one.given is not None and other.given is not None:
        cost = _given_cost(a, b, one.given, other.given, crossing)
        return gender + by_cost(cost, one.given, other.given, one_known=bool(a.given) != bool(b.given))
    if one.given is None and other.given is None:
        return gender + (_two_initials(one, other) if one.initials and other.initials else 0)
    if not (one if one.given is None else other).initials:
        return gender
    return gender + _initial(a, b, one, other)


def _given_cost(a: Reading, b: Reading, left: Token, right: Token, crossing: bool) -> int:
    if a.given_stem and b.given_stem:
        return cost_if_near(a.given_stem, b.given_stem, crossing)
    return cost_by_sound(left, right, crossing)


def by_cost(cost: int, left: Token, right: Token, *, one_known: bool) -> int:
    """What two given names weigh that are ``cost`` from each other by sound.

    A long one that no table knows, a letter from one that is known, may be a slip of the pen: Vladmir.
    """
    slip = one_known and SLIP_FROM <= cost <= SLIP_TO and min(len(left.text), len(right.text)) >= LONG_GIVEN
    if one_known and not slip and cost > SLIP_TO:
        slip = is_swapped(left.text.lower(), right.text.lower(), LONG_GIVEN - 1)
    return max(GIVEN_SLIP if slip else CONFLICT + 1000, GIVEN_AGREES - 9 * cost)


def cost_by_sound(left: Token, right: Token, crossing: bool) -> int:
    """How far two given names are from each other as they sound, where the table does not know both."""
    return min([cost_if_near(x, y, crossing) for x in left.sounds for y in right.sounds]) + 100


def _two_initials(one: Parts, other: Parts) -> int:
    left, right = one.initials[0], other.initials[0]
    if not initial_sounds(left) & initial_sounds(right):
        return CONFLICT
    return INITIAL_OTHERWISE - 2000 if _letters_differ(left.text, right.text) else INITIAL_FITS


def _initial(a: Reading, b: Reading, one: Parts, other: Parts) -> int:
    initials, reading, full = (one.initials, b, other) if one.given is None else (other.initials, a, one)
    letter, text = initials[0], full.given_text
    if initial_sounds(letter) & first_sounds(text):
        return INITIAL_OTHERWISE if _letters_differ(letter.text, text) else INITIAL_FITS
    known = initials_of(reading.given) if reading.given else frozenset()
    if not initial_sounds(letter) & known:
        return CONFLICT
    if reading.short:
        return 0
    return INITIAL_OTHERWISE if letter.script == "Cyrl" and _given_script(full) == "Cyrl" else 0


def _given_script(parts: Parts) -> str:
    return parts.given.script if parts.given else ""


def _letters_differ(one: str, other: str) -> bool:
    """Whether two Cyrillic words begin with different letters: О. for Алег is another language's spelling at best."""
    pair = {one[:1].upper(), other[:1].upper()}
    return len(pair) > 1 and all("\u0400" <= letter <= "\u052f" for letter in pair) and not pair <= set("ИІЕЄЯЭ")


def middle_weight(one: Parts, other: Parts) -> int:
    """What the patronymics or second initials weigh."""
    if not (one.patronymic_text or one.initials) or not (other.patronymic_text or other.initials):
        return 0
    middle = middle_told(one, other)
    return middle.weight_millinats if middle is not None else 0


def middle_told(one: Parts, other: Parts) -> Reason | None:
    """Patronymics and second initials: whether they agree; None where one side has none, which says nothing."""
    if not (one.patronymic_text or one.initials) or not (other.patronymic_text or other.initials):
        return None
    texts = one.patronymic_text or _second_initial(one), other.patronymic_text or _second_initial(other)
    if not all(texts):
        return None
    if one.patronymic and other.patronymic:
        verdict = _fathers_agree(one.patronymic, other.patronymic)
    else:
        verdict = bool(first_sounds(texts[0]) & first_sounds(texts[1]))
    if verdict is None:
        return Reason("the patronymics may be one", *texts, 0)
    if verdict:
        return Reason(FATHERS_AGREED, *texts, FATHERS_AGREE if one.patronymic and other.patronymic else 300)
    return Reason(FATHERS_CONTRADICT, *texts, CONFLICT - 2000)


def _second_initial(parts: Parts) -> str:
    if parts.patronymic:
        return ""
    letters = parts.initials[1:] if parts.given is None else parts.initials
    return letters[0].text if letters else ""


def _fathers_agree(one: tuple[Patronymic, ...], other: tuple[Patronymic, ...]) -> bool | None:
    if any(a.fathers & b.fathers for a in one for b in other):
        return True
    if any(a.fathers for a in one) and any(b.fathers for b in other):
        return False
    cost = min(closeness(a.stem, b.stem).cost for a in one for b in other)
    return True if cost < 250 else None if cost < 700 else False
