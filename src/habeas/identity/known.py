"""Known people held against names and against each other: any of their names may fit, and ids of lists decide.

Weights are thousandths of a nat (natural log-likelihood ratio), set by hand as those of names are (decision 0006).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from habeas.identity.compare import DIFFERENT_UP_TO_PPM, SAME_FROM_PPM, Judged, compare
from habeas.identity.names import Name
from habeas.model.decisions import CERTAIN_PPM, Author, Reason, Verdict
from habeas.model.when import When

AUTHOR = Author("habeas known people", "ids-1")

IDS_AGREE_PPM = CERTAIN_PPM - 100
"""Two lists that carry one id mean one person, whatever the spelling."""

IN_DOUBT_PPM = CERTAIN_PPM // 2
"""Held apart because ids differ, though the names or other ids say the same: a list may hold somebody twice."""

IDS_AGREE, IDS_DIFFER = 9_000, -9_000
SAME_BIRTHDAY, SAME_YEAR, YEARS_APART, DAYS_APART = 4_500, 1_500, -9_000, -4_000
GENDERS_DIFFER = -5_000
NEARLY_YEARS = 2
"""Years of birth that lie no further apart are a slip or a reckoned age as often as another person."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of somebody, as far as it helps to tell who they are: names (the first is shown), ids, birth."""

    names: tuple[str, ...]
    ids: frozenset[tuple[str, str]] = frozenset()
    born: When | None = None
    gender: str = ""


def judge(left: Known, right: Known) -> Judged:
    """Judge two by their own evidence: ids that agree decide, ids of one list that differ hold them apart.

    Else the names decide, with births and genders in the same currency; births never make a link that the names don't.

    >>> judge(
    ...     Known(("Anna Example",), frozenset({("wikidata", "Q1")})), Known(("Jo",), frozenset({("wikidata", "Q1")}))
    ... ).reasons[-1].rule
    'both carry the Wikidata id Q1'
    >>> judge(Known(("Anna Primerova", "Ганна Іншая")), Known(("Anna Inshaya", "Анна Примерова"))).verdict
    <Verdict.SAME: 'same'>
    """
    agree, differ = _ids(left.ids, right.ids)
    births = _births(left.born, right.born)
    if differ and not agree and any(birth.weight_millinats == YEARS_APART for birth in births):
        # Whatever the names say: in a long list most of those who share one are such pairs.
        return Judged(Verdict.DIFFERENT, DIFFERENT_UP_TO_PPM, (*differ, *births))
    names = _best_names(left, right)
    reasons = (*names.reasons, *agree, *differ)
    if differ:
        doubtful = bool(agree) or names.verdict is Verdict.SAME
        return Judged(Verdict.DIFFERENT, IN_DOUBT_PPM if doubtful else DIFFERENT_UP_TO_PPM, reasons)
    if agree:
        return Judged(Verdict.SAME, IDS_AGREE_PPM, reasons)
    return _with_facts(names, (*births, *_genders(left.gender, right.gender)))


def share_an_id(left: Known, right: Known) -> bool:
    """Whether a list's id makes them one person."""
    agree, differ = _ids(left.ids, right.ids)
    return bool(agree) and not differ


def _best_names(left: Known, right: Known) -> Judged:
    pairs = [(one, other) for one in left.names for other in right.names]
    judged = [_compare(one, other) for one, other in pairs]
    best = max(range(len(pairs)), key=lambda place: judged[place].probability_ppm)
    (one, other), found = pairs[best], judged[best]
    others = [
        Reason("the name that fits best is another name of a known person", *sides, 0)
        for sides, unusual in (
            ((one, left.names[0]), one != left.names[0]),
            ((right.names[0], other), other != right.names[0]),
        )
        if unusual
    ]
    return Judged(found.verdict, found.probability_ppm, (*found.reasons, *others))


@lru_cache(maxsize=20_000)
def _compare(left: str, right: str) -> Judged:
    return compare(Name.of(left), Name.of(right))


def _ids(
    left: frozenset[tuple[str, str]], right: frozenset[tuple[str, str]]
) -> tuple[tuple[Reason, ...], tuple[Reason, ...]]:
    """Where the ids of a list agree, and where they differ."""
    by_scheme: tuple[defaultdict[str, set[str]], ...] = (defaultdict(set), defaultdict(set))
    for side, ids in zip(by_scheme, (left, right), strict=True):
        for scheme, value in ids:
            side[scheme].add(value)
    agree, differ = [], []
    for scheme in sorted(by_scheme[0].keys() & by_scheme[1].keys()):
        ours, theirs = by_scheme[0][scheme], by_scheme[1][scheme]
        both = sorted(ours & theirs)
        if both:
            rule = f"both carry the {in_words(scheme)} id {both[0]}"
            agree.append(Reason(rule, f"{scheme}:{both[0]}", f"{scheme}:{both[0]}", IDS_AGREE))
        else:
            rule = f"their {in_words(scheme)} ids differ"
            differ.append(Reason(rule, _listed(scheme, ours), _listed(scheme, theirs), IDS_DIFFER))
    return tuple(agree), tuple(differ)


def in_words(scheme: str) -> str:
    """A list as reasons name it.

    >>> in_words("wikidata"), in_words("open-door")
    ('Wikidata', 'open-door')
    """
    return "Wikidata" if scheme == "wikidata" else scheme


def _listed(scheme: str, values: Iterable[str]) -> str:
    return ", ".join(f"{scheme}:{value}" for value in sorted(values))


def _births(left: When | None, right: When | None) -> tuple[Reason, ...]:
    if left is None or right is None or left.earliest is None or right.earliest is None:
        return ()
    years = abs(left.earliest.year - right.earliest.year)
    if left.certainly_before(right) or right.certainly_before(left):
        rule, weight = ("born years apart", YEARS_APART) if years > NEARLY_YEARS else ("births differ", DAYS_APART)
    elif left.is_day and right.is_day:
        rule, weight = "born on the same day", SAME_BIRTHDAY
    else:
        rule, weight = "born at about the same time", SAME_YEAR
    return (Reason(rule, left.value, right.value, weight),)


def _genders(left: str, right: str) -> tuple[Reason, ...]:
    if {left, right} == {"female", "male"}:
        return (Reason("their genders differ", left, right, GENDERS_DIFFER),)
    return ()


def _with_facts(names: Judged, facts: tuple[Reason, ...]) -> Judged:
    if not facts or names.verdict is Verdict.DIFFERENT:
        return Judged(names.verdict, names.probability_ppm, (*names.reasons, *facts))
    share = min(max(names.probability_ppm, 1), CERTAIN_PPM - 1) / CERTAIN_PPM
    nats = math.log(share / (1 - share)) + sum(fact.weight_millinats for fact in facts) / 1000
    most = CERTAIN_PPM - 1 if names.verdict is Verdict.SAME else SAME_FROM_PPM - 1
    ppm = min(most, max(1, round(CERTAIN_PPM / (1 + math.exp(-nats)))))
    if ppm >= SAME_FROM_PPM:
        verdict = Verdict.SAME
    else:
        verdict = Verdict.DIFFERENT if ppm <= DIFFERENT_UP_TO_PPM else Verdict.UNSURE
    return Judged(verdict, ppm, (*names.reasons, *facts))
