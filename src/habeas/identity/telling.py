"""The likeliest way to mean two names told in words: every reason with its weight, and the bounds of rules."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from habeas.identity.attested import are_two_surnames
from habeas.identity.bounds import (
    NEAR_SURNAME_LEAST,
    is_short_of_either,
    is_undecidable,
    may_be_a_slip,
    most_by_names,
)
from habeas.identity.closeness import MARKS, SWAPPED, SWAPPED_LETTERS, TOO_FAR, Closeness
from habeas.identity.endings import NOMINATIVE
from habeas.identity.evidence import CONFLICT, EVEN, NEAR_SURNAME_MOST, UNSURE_MOST, WORTH_ASKING, Evidence
from habeas.identity.foreign import syllables
from habeas.identity.likeliest import Match
from habeas.identity.parts import Parts, Reading
from habeas.identity.readings import given_readings
from habeas.identity.spelling import fold, tokens
from habeas.identity.surnames import surname_readings
from habeas.identity.tables import load_tables
from habeas.identity.weights import PER_COST, SURNAME_AGREES, given_weight, middle_told, surname_weight
from habeas.model.decisions import Reason

COMMON = -500
SHORT_NAME = 7
TWO_SYLLABLES = 2
HARDLY = 2000

NAMES_OF_MAN_AND_WOMAN = "one is a man's name, the other a woman's"
SURNAMES_OF_MAN_AND_WOMAN = "the surname stands for a man on one side, for a woman on the other"
GIVEN_NAMES_DIFFER = "the given names are two different ones"
IN_ANOTHER_CASE, UNCOMMON = "read as a form in another case", "an uncommon form or order"
LEAVES_WORDS_OUT = "read as if a word of the name were left out"
HOW_IT_IS_READ = (IN_ANOTHER_CASE, UNCOMMON, LEAVES_WORDS_OUT)
"""What weighs against a way to read a name; of two that are written alike it weighs nothing."""


def tell(match: Match, near: Closeness, *, crossing: bool) -> Evidence:
    """The match in words, with the bounds that rules set."""
    one, other = match.left_parts, match.right_parts
    given = given_weight(match.left, match.right, one, other, crossing=crossing)
    reasons = _surname_told(match, near, crossing=crossing)
    reasons.append(_given_told(match, given))
    middle = middle_told(one, other)
    if middle is not None:
        reasons.append(middle)
    if weight := match.left.form - one.odd:
        words, about = _read_so(match.left, one)
        reasons.append(Reason(words, about, "", weight))
    if weight := match.right.form - other.odd:
        words, about = _read_so(match.right, other)
        reasons.append(Reason(words, "", about, weight))
    most = most_by_names(match, near)
    if match.weight >= WORTH_ASKING and is_undecidable(match, crossing=crossing):
        words = "only the case or the gender of the ending decides, and the name does not tell"
        reasons.append(Reason(words, one.text, other.text, 0))
        most = min(most, EVEN)
        return Evidence(tuple(reasons), least_ppm=min(most, 400_000), most_ppm=most)
    if is_short_of_either(match, crossing=crossing):
        words = "the short form is a man's and a woman's, and the surname does not tell which"
        reasons.append(Reason(words, one.text, other.text, 0))
        most = min(most, UNSURE_MOST)
    if match.weight >= HARDLY and _stand_for_other_given_names(one, other):
        most = min(most, NEAR_SURNAME_MOST)
    if (one.left_out or other.left_out) and _says_little(one if one.left_out else other, match.left.stem):
        most = min(most, UNSURE_MOST)
    least = NEAR_SURNAME_LEAST if may_be_a_slip(match, near, given=given) else 1
    return Evidence(tuple(reasons), least_ppm=min(least, most), most_ppm=most)


def _stand_for_other_given_names(one: Parts, other: Parts) -> bool:
    """Whether the words meant as surnames are two given names of the table, and those are what differs: Jan, Jana."""
    if len(one.surnames) != 1 or len(other.surnames) != 1 or one.surname_text == other.surname_text:
        return False
    left, right = (
        {row.name for row in given_readings(parts.surnames[0]) if NOMINATIVE in row.cases and not row.short}
        for parts in (one, other)
    )
    return bool(left) and bool(right) and left.isdisjoint(right)


def _says_little(half: Parts, stem: str) -> bool:
    """Whether a surname of which words are left out is very common, or so short as the given name: Aung San."""
    if _is_common(stem) or fold(stem) in _common_elsewhere():
        return True
    given = half.given.sounds[0] if half.given is not None else ""
    return syllables(half.surnames[0].sounds[0]) + syllables(given) <= TWO_SYLLABLES


def _surname_told(match: Match, near: Closeness, *, crossing: bool) -> list[Reason]:
    a, b = match.left, match.right
    texts = match.left_parts.surname_text, match.right_parts.surname_text
    if not a.stem or not b.stem:
        missing = "a surname is missing on one side" if any(texts) else "neither side has a surname"
        return [Reason(missing, *texts, 0)]
    weight = surname_weight(a, b, crossing=crossing)
    if near in (MARKS, SWAPPED_LETTERS):
        weight, words = max(weight, SURNAME_AGREES - PER_COST * near.cost), ""
    else:
        words = "both surnames exist, and they are two" if near.cost and are_two_surnames(a.stem, b.stem) else ""
    told = [Reason(words or _surname_words(near), *texts, weight)]
    if weight > 0 and a.given and b.given and _is_common(a.stem):
        told.append(Reason("a very common surname", *texts, COMMON))
    if weight > 0 and len(a.stem) + len(a.given_stem) <= SHORT_NAME and a.given_stem and b.given_stem:
        told.append(Reason("short words that many names share", *texts, COMMON))
    return told


def _surname_words(near: Closeness) -> str:
    if near.cost >= TOO_FAR or near.unexplained > 1:
        return "the surnames differ"
    if near.unexplained:
        return "the surnames differ by a letter that nothing explains"
    if SWAPPED in near.words:
        return "the surnames are one but for two letters that have changed places"
    if near.words:
        return f"the surnames are one by sound ({'; '.join(near.words)})"
    return "the surnames are one by sound"


@cache
def _common() -> frozenset[str]:
    return _stems_of(load_tables().common_surnames)


@cache
def _common_elsewhere() -> frozenset[str]:
    return _stems_of(load_tables().words["common_surnames"])


def _stems_of(surnames: Iterable[str]) -> frozenset[str]:
    names = (word for text in surnames for word in tokens(text))
    return frozenset(fold(row.stem) for word in names for row in surname_readings(word) if not row.rare)


@lru_cache(maxsize=50_000)
def _is_common(stem: str) -> bool:
    return fold(stem) in _common()


def _given_told(match: Match, weight: int) -> Reason:
    texts = match.left_parts.given_text, match.right_parts.given_text
    if not all(texts):
        words = SURNAMES_OF_MAN_AND_WOMAN if weight < 0 else ""
        missing = "a given name is missing on one side" if any(texts) else "neither side has a given name"
        return Reason(words or missing, *texts, weight)
    return Reason(_given_words(match.left, match.right, weight), *texts, weight)


def _given_words(a: Reading, b: Reading, weight: int) -> str:
    if a.gender and b.gender and a.gender != b.gender:
        return NAMES_OF_MAN_AND_WOMAN
    if a.given and b.given:
        if a.given != b.given:
            return GIVEN_NAMES_DIFFER
        return "one given name" if a.short == b.short else "one given name, once in a short form"
    if not (a.given or a.given_stem) or not (b.given or b.given_stem):
        words = "the initial fits only in another language's spelling" if weight > CONFLICT else ""
        return "the initial fits" if weight >= 0 else words or "the initial is of another name"
    return "the given names are one by sound" if weight > 0 else "the given names differ"


def _read_so(reading: Reading, parts: Parts) -> tuple[str, str]:
    """What is unusual about reading a name so, and the words it is about."""
    if not reading.nominative:
        return IN_ANOTHER_CASE, parts.text
    if parts.left_out:
        return LEAVES_WORDS_OUT, " ".join([word.text for word in parts.left_out])
    return UNCOMMON, parts.text
