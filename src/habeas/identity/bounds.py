"""The bounds that rules put on a probability, whatever the weights add up to."""

from __future__ import annotations

import re

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
from habeas.identity.parts import Parts, Reading
from habeas.identity.readings import is_given_name
from habeas.identity.roles import wide_names
from habeas.identity.weights import FATHERS_AGREE, INITIAL_FITS, middle_weight, surname_cost
from habeas.model.decisions import CERTAIN_PPM

NEAR_SURNAME_LEAST = 40_000
LONG_SURNAME = 6
_UZBEK_O = re.compile("(?:j|zh|ж|дж)(?:on|он)|(?:hm|хм)(?:on|он)|(?:zod|зод|xon|хон|khon)(?:ov|ов|ev|ев)")
_DOUBTFUL = frozenset((YAT, YAT_AS_E, AKANNE, SWAPPED))


def most_by_names(match: Match, near: Closeness) -> int:
    """The most a probability may be: without two full names, or with an unexplained letter, never a link."""
    one, other = match.left_parts, match.right_parts
    if not (one.surnames and other.surnames):
        return EVEN
    if near.unexplained:
        return NEAR_SURNAME_MOST
    if one.given is None or other.given is None:
        return UNSURE_MOST
    if not (match.left.agrees and match.right.agrees):
        is_woman = _is_a_womans(match.left, one) or _is_a_womans(match.right, other)
        return NEAR_SURNAME_MOST if is_woman else UNSURE_MOST
    return CERTAIN_PPM - 1


def _is_a_womans(reading: Reading, parts: Parts) -> bool:
    """Whether a man's name is meant in a case that his surname doesn't stand in: a woman's name as it is, in -a."""
    given = parts.given
    return (
        not reading.agrees
        and reading.gender == "m"
        and given is not None
        and given.text[-1] in "ая"
        and not is_given_name(given)
    )


def most_by_letters(near: Closeness, match: Match, left: Name, right: Name) -> int:
    """The most that the letters of the surnames allow, whatever they sound like."""
    one, other, words = match.left_parts.surname_text, match.right_parts.surname_text, near.words
    if er_is_another_vowel(one, other):
        return NEAR_SURNAME_MOST
    # Names of the Caucasus and Central Asia have an ə of their own: Mammadov, Мамедов.
    if words and not bear_out(words, one, other) and wide_names().isdisjoint((match.left.given, match.right.given)):
        return NEAR_SURNAME_MOST
    if not left.languages.isdisjoint(right.languages) and hard_is_soft(one, other):
        return NEAR_SURNAME_MOST
    if _DOUBTFUL.isdisjoint(words):
        return CERTAIN_PPM - 1
    belarusian = "be" in (left.language, right.language) or not neither_is_belarusian(one, other)
    ukrainian = one_is_ukrainian(one, other)
    if YAT in words and not (belarusian and (ukrainian or not (left.languages and right.languages))):
        return NEAR_SURNAME_MOST
    doubtful = SWAPPED in words or ((YAT in words or YAT_AS_E in words) and not ukrainian)
    akanne = _may_be_uzbek(match) or (belarusian and _may_be_akanne(match, left, right))
    if doubtful or (AKANNE in words and not akanne):
        return UNSURE_MOST
    return CERTAIN_PPM - 1


def _may_be_akanne(match: Match, left: Name, right: Name) -> bool:
    """Whether Belarusian may have written either name: of foreign ones, only where its letters or language say so."""
    foreign = not wide_names().isdisjoint((match.left.given, match.right.given))
    return not foreign or "be" in left.languages | right.languages


def _may_be_uzbek(match: Match) -> bool:
    """Whether Uzbek or Tajik, which have an o where Russian has a, may have written either: Bekjonov, Рахмонов."""
    return any(_UZBEK_O.search(parts.surname_text.lower()) for parts in (match.left_parts, match.right_parts))


def may_be_a_slip(match: Match, near: Closeness, *, given: int) -> bool:
    """Whether all fits but one letter of a long surname: a slip of the pen, or somebody else; a person has to look.

    ``given`` is what the given names weigh.
    """
    a, b = match.left, match.right
    if near.unexplained > 1 or given < INITIAL_FITS or min(len(a.stem), len(b.stem)) < LONG_SURNAME:
        return False
    middle = middle_weight(match.left_parts, match.right_parts)
    if middle < FATHERS_AGREE and are_two_surnames(a.stem, b.stem):
        return False
    return middle >= 0


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
            and not (rival.gender == "f" and _OF_A_MAN.search(parts.surname_text) is not None)
            and surname_cost(rival, other, crossing=crossing) <= surname_cost(reading, other, crossing=crossing)
            for rival in parts.readings
        )
        for reading, parts, other in (
            (match.left, match.left_parts, match.right),
            (match.right, match.right_parts, match.left),
        )
    )


# Cyrillic letters and those of Poland write a woman's with -а or -a.
_OF_A_MAN = re.compile("(?:[сцз]к[иі]й?|[сцз]ький|[оы]й|[sc]ki)$", re.IGNORECASE)


def is_undecidable(match: Match, *, crossing: bool) -> bool:
    """Whether an inflected reading makes them one while the same words name somebody else in another reading."""
    if match.left.nominative and match.right.nominative:
        return False
    one, other = match.left_parts, match.right_parts
    if one.given_text == other.given_text and one.surname_text == other.surname_text:
        return False  # written alike, they are one whoever that is
    if not (match.left.nominative or match.right.nominative) and _end_alike(one, other):
        return False  # in two spellings, they are one in whichever case both stand: Sarifa and Zarifa
    return any(
        not reading.nominative and _names_somebody_else(reading, parts, other, crossing=crossing)
        for reading, parts, other in (
            (match.left, match.left_parts, match.right),
            (match.right, match.right_parts, match.left),
        )
    )


def _end_alike(one: Parts, other: Parts) -> bool:
    texts = (one.given_text, other.given_text), (one.surname_text, other.surname_text)
    return all(a[-1:] == b[-1:] and a[-1:] in "aа" for a, b in texts)


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
