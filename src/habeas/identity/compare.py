"""Two names held against each other: same, different or unsure, with a probability and every reason in words."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import lru_cache

from habeas.identity.across import weigh_across
from habeas.identity.chinese import are_two_in_pinyin, in_pinyin, is_older
from habeas.identity.evidence import CONFLICT, NEAR_SURNAME_MOST, UNSURE_MOST, Evidence
from habeas.identity.foreign_cyrillic import in_hepburn, in_latin_letters, is_foreign, is_heard, is_heard_so
from habeas.identity.korean import is_korean_in_both, ways_in_korean
from habeas.identity.names import Name
from habeas.identity.plain import weigh_plain
from habeas.identity.slavic import weigh
from habeas.identity.unread import weigh_unread
from habeas.model.decisions import CERTAIN_PPM, Author, Reason, Verdict

MATCHER = "spelling-6"
AUTHOR = Author("habeas matcher", MATCHER)
PRIOR = Reason("two names out of many", "", "", -4000)
MIXED = "Latin letters among Cyrillic ones"
ELDER_AND_YOUNGER = "one is the elder, the other the younger of a name"
ANOTHER_SYLLABLE = "two Chinese names, which differ in a syllable"
CHINESE = 7200
SYLLABLE = -4500
MANY_WORDS = 3
SAME_FROM_PPM = 950_000
# By sound a surname of no Slavic form is one only where nearly nothing has to be explained.
SURELY_PPM = 985_000
DIFFERENT_UP_TO_PPM = 30_000


@dataclass(frozen=True, slots=True)
class Judged:
    """What the names alone say: the verdict, the probability (parts per million) of one person, and the reasons."""

    verdict: Verdict
    probability_ppm: int
    reasons: tuple[Reason, ...]


def compare(left: Name, right: Name) -> Judged:
    """Judge two names by their own evidence. Symmetrical and deterministic; raises nothing.

    >>> compare(Name.of("Maria Kolesnikova"), Name.of("Марыя Калеснікава")).verdict
    <Verdict.SAME: 'same'>
    >>> compare(Name.of("Kolesnikova"), Name.of("Мария Колесникова")).verdict
    <Verdict.UNSURE: 'unsure'>
    """
    if (left.text, left.script, left.language) <= (right.text, right.script, right.language):
        return _judged(_evidence(left, right))
    judged = _judged(_evidence(right, left))
    mirrored = [Reason(row.rule, row.right, row.left, row.weight_millinats) for row in judged.reasons[1:]]
    return Judged(judged.verdict, judged.probability_ppm, (PRIOR, *mirrored))


def compare_names(left: str, right: str) -> Judged:
    """Judge two names as they are written, in any of the scripts and spellings. Raises nothing.

    >>> judged = compare_names("Maria Kolesnikova", "Калеснікавай Марыі")
    >>> judged.verdict.value, judged.probability_ppm > 900_000
    ('same', True)
    >>> [reason.rule for reason in compare_names("Anna Example", "Hanna Muster").reasons][1:]
    ['the surnames differ', 'one given name']
    """
    return compare(Name.of(left), Name.of(right))


def _evidence(left: Name, right: Name) -> Evidence:
    told = _of_words(left, right)
    if left.mixed or right.mixed:
        told = replace(told, reasons=(*told.reasons, Reason(MIXED, left.mixed, right.mixed, 0)))
    if left.generation == right.generation:
        return told
    if left.generation and right.generation:
        apart = Reason(ELDER_AND_YOUNGER, left.text, right.text, CONFLICT)
        return Evidence((*told.reasons, apart), most_ppm=told.most_ppm)
    words = "the elder or the younger of a name on one side, which the other doesn't say"
    most = min(told.most_ppm, UNSURE_MOST)
    return Evidence((*told.reasons, Reason(words, left.text, right.text, 0)), min(told.least_ppm, most), most)


def _of_words(left: Name, right: Name) -> Evidence:
    if left.tokens and right.tokens and (left.unread or right.unread):
        return weigh_across(left, right) or weigh_unread(left, right)
    is_slavic = left.slavic or right.slavic
    told = weigh(left, right) if is_slavic else weigh_plain(left, right)
    found = _ppm(told)
    if not is_slavic and DIFFERENT_UP_TO_PPM < found <= NEAR_SURNAME_MOST:
        told = _by_sound(left, right) or told
        found = _ppm(told)
    if found > DIFFERENT_UP_TO_PPM and are_two_in_pinyin(left.text, right.text):
        another = Reason(ANOTHER_SYLLABLE, left.text, right.text, SYLLABLE)
        return replace(told, reasons=(*told.reasons, another), most_ppm=min(told.most_ppm, NEAR_SURNAME_MOST))
    if found >= SAME_FROM_PPM:
        return told
    in_two_alphabets = bool(left.tokens and right.tokens and left.tokens[0].script != right.tokens[0].script)
    syllables = _of_syllables(left, right, in_two_alphabets=in_two_alphabets)
    if syllables is not None:
        return syllables
    foreign = _of_words_in_order(left, right, in_two_alphabets=in_two_alphabets)
    if foreign is None and in_two_alphabets and not (left.slavic and right.slavic):
        foreign = _of_foreign(left, right)
    return told if foreign is None or found >= _ppm(foreign) else foreign


def _by_sound(left: Name, right: Name) -> Evidence | None:
    """The evidence of two words each, which differ by letters, where all of these are explained: Swiad, Zviad."""
    if len(left.tokens) != len(right.tokens):
        return None
    told = weigh(left, right)
    return told if _ppm(told) >= SURELY_PPM else None


def _of_syllables(left: Name, right: Name, *, in_two_alphabets: bool) -> Evidence | None:
    """The evidence where both are one Chinese or Korean name, as another alphabet or an older spelling writes it."""
    if not (_may_be_syllables(left.text) and _may_be_syllables(right.text)):
        return None
    if not (in_two_alphabets or is_older(left.text) or is_older(right.text)):
        return None
    if in_pinyin(left.text) & in_pinyin(right.text):
        words = "one Chinese name, as each alphabet writes it"
    elif is_korean_in_both(left.text, right.text):
        words = "one Korean name, as each alphabet writes it"
    elif in_two_alphabets and is_heard_so(*((left, right) if left.tokens[0].script == "Cyrl" else (right, left))):
        words = "one name, as it is heard"
    else:
        return None
    return Evidence((Reason(words, left.text, right.text, CHINESE),))


@lru_cache(maxsize=100_000)
def _may_be_syllables(text: str) -> bool:
    """Whether a name may be one of East Asia: hardly any is, which is told at once."""
    return bool(in_pinyin(text) or ways_in_korean(text)) or is_heard(text)


def _of_words_in_order(left: Name, right: Name, *, in_two_alphabets: bool) -> Evidence | None:
    """The evidence of three words or more that are all in a longer name, which has no patronymic: roles set aside."""
    sizes = sorted((len(left.tokens), len(right.tokens)))
    if sizes[0] < MANY_WORDS or sizes[0] == sizes[1] or any(way.patronymic for way in (*left.parts, *right.parts)):
        return None
    one, other = (
        in_latin_letters(name) if in_two_alphabets and name.tokens[0].script == "Cyrl" else name
        for name in (left, right)
    )
    return weigh_plain(one, other)


def _of_foreign(left: Name, right: Name) -> Evidence | None:
    """The evidence where a name that isn't Slavic stands in Cyrillic letters on one side: as of two Latin names."""
    cyrillic, latin = (left, right) if left.slavic else (right, left)
    if not is_foreign(cyrillic):
        return None
    romans = [roman for roman in (in_latin_letters(cyrillic), in_hepburn(cyrillic)) if roman is not None]
    told = [weigh_plain(roman, latin) if left.slavic else weigh_plain(latin, roman) for roman in romans]
    return max(told, key=_ppm)


def _judged(evidence: Evidence) -> Judged:
    probability = _ppm(evidence)
    if probability >= SAME_FROM_PPM:
        verdict = Verdict.SAME
    elif probability <= DIFFERENT_UP_TO_PPM:
        verdict = Verdict.DIFFERENT
    else:
        verdict = Verdict.UNSURE
    return Judged(verdict, probability, (PRIOR, *evidence.reasons))


def _ppm(evidence: Evidence) -> int:
    total = PRIOR.weight_millinats
    for row in evidence.reasons:
        total += row.weight_millinats
    return min(max(probability_ppm(total), evidence.least_ppm), evidence.most_ppm)


@lru_cache(maxsize=4096)
def probability_ppm(millinats: int) -> int:
    """The probability (parts per million) that log odds in thousandths of a nat stand for."""
    clipped = max(-20_000, min(20_000, millinats))
    return min(CERTAIN_PPM - 1, max(1, round(CERTAIN_PPM / (1 + math.exp(-clipped / 1000)))))
