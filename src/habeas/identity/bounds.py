"""The bounds that rules put on a probability, whatever the weights add up to."""

from __future__ import annotations

from habeas.identity.attested import are_two_surnames
from habeas.identity.closeness import SWAPPED, Closeness
from habeas.identity.evidence import EVEN, NEAR_SURNAME_MOST, UNSURE_MOST
from habeas.identity.letters import (
    AKANNE,
    YAT,
    YAT_AS_E,
    bear_out,
    er_is_another_vowel,
    hard_is_soft,
    neither_is_belarusian,
    one_is_ukrainian,
)
from habeas.identity.likeliest import Match
from habeas.identity.names import Name
from habeas.identity.parts import Parts, Reading, surname_texts
from habeas.identity.roles import wide_names
from habeas.identity.weights import FATHERS_AGREE, INITIAL_FITS, given_text, given_weight, middle_weight, surname_cost
from habeas.model.decisions import CERTAIN_PPM

NEAR_SURNAME_LEAST = 40_000
LONG_SURNAME = 6


def most_by_names(match: Match, near: Closeness) -> int:
    """The most a probability may be: without two full names, or with an unexplained letter, never a link."""
    one, other = match.left_parts, match.right_parts
    if not (one.surnames and other.surnames):
        return EVEN
    if near.unexplained:
        return NEAR_SURNAME_MOST
    if one.given is None or other.given is None or not (match.left.agrees and match.right.agrees):
        return UNSURE_MOST
    return CERTAIN_PPM - 1


def most_by_letters(near: Closeness, match: Match, left: Name, right: Name) -> int:
    """The most that the letters of the surnames allow, whatever they sound like."""
    one, other = surname_texts(match.left_parts), surname_texts(match.right_parts)
    # Names of the Caucasus and Central Asia have an ə of their own: Mammadov, Мамедов.
    has_schwa = bool({match.left.given, match.right.given} & wide_names())
    if er_is_another_vowel(one, other) or (not has_schwa and not bear_out(near.words, one, other)):
        return NEAR_SURNAME_MOST
    if left.languages & right.languages and hard_is_soft(one, other):
        return NEAR_SURNAME_MOST
    belarusian = "be" in (left.language, right.language) or not neither_is_belarusian(one, other)
    ukrainian = one_is_ukrainian(one, other)
    if YAT in near.words and not (belarusian and (ukrainian or not (left.languages and right.languages))):
        return NEAR_SURNAME_MOST
    doubtful = SWAPPED in near.words or ((YAT in near.words or YAT_AS_E in near.words) and not ukrainian)
    if doubtful or (AKANNE in near.words and not (belarusian and _may_be_akanne(left, right, foreign=has_schwa))):
        return UNSURE_MOST
    return CERTAIN_PPM - 1


def _may_be_akanne(left: Name, right: Name, *, foreign: bool) -> bool:
    """Whether Belarusian may have written either name: of foreign ones, only where its letters or language say so."""
    return not foreign or "be" in left.languages | right.languages


def may_be_a_slip(match: Match, near: Closeness, *, crossing: bool) -> bool:
    """Whether all fits but one letter of a long surname: a slip of the pen, or somebody else; a person has to look."""
    a, b = match.left, match.right
    if min(len(a.stem), len(b.stem)) < LONG_SURNAME or near.unexplained > 1:
        return False
    middle = middle_weight(match.left_parts, match.right_parts)
    if middle < FATHERS_AGREE and are_two_surnames(a.stem, b.stem):
        return False
    return middle >= 0 and given_weight(a, b, match.left_parts, match.right_parts, crossing=crossing) >= INITIAL_FITS


def is_short_of_either(match: Match, *, crossing: bool) -> bool:
    """Whether one side's short form (Sasha) would as well name a person of the other gender."""
    if match.left.short == match.right.short:
        return False
    return any(
        reading.short
        and not other.short
        and any(
            rival.nominative
            and rival.agrees
            and not rival.rare
            and rival.gender not in ("", reading.gender)
            and surname_cost(rival, other, crossing=crossing) <= surname_cost(reading, other, crossing=crossing)
            for rival in parts.readings
        )
        for reading, parts, other in (
            (match.left, match.left_parts, match.right),
            (match.right, match.right_parts, match.left),
        )
    )


def is_undecidable(match: Match, *, crossing: bool) -> bool:
    """Whether an inflected reading makes them one while the same words name somebody else in another reading."""
    one, other = match.left_parts, match.right_parts
    if given_text(one) == given_text(other) and surname_texts(one) == surname_texts(other):
        return False  # written alike, they are one whoever that is
    return any(
        not reading.nominative and _names_somebody_else(reading, parts, other, crossing=crossing)
        for reading, parts, other in (
            (match.left, match.left_parts, match.right),
            (match.right, match.right_parts, match.left),
        )
    )


def _names_somebody_else(reading: Reading, parts: Parts, other: Reading, *, crossing: bool) -> bool:
    allowed = surname_cost(reading, other, crossing=crossing) + 150
    return any(
        (rival.nominative or (rival.given and rival.given not in wide_names()))
        and rival.agrees
        and not rival.rare
        and rival.gender not in ("", other.gender)
        and other.gender
        and surname_cost(rival, other, crossing=crossing) <= allowed
        for rival in parts.readings
    )
