"""Two mentions held against each other: what their names say and what is told of them, in one currency."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import lru_cache

from habeas.identity import compare as names
from habeas.identity.candidates import keys
from habeas.identity.compare import DIFFERENT_UP_TO_PPM, SAME_FROM_PPM, Judged, compare
from habeas.identity.context import CAPPED, Context, ContextEvidence, weigh_context
from habeas.identity.contexttable import load_context_table
from habeas.identity.names import Name
from habeas.identity.readings import is_given_name
from habeas.model.decisions import CERTAIN_PPM, Author, Reason, Verdict

MATCHER = f"{names.MATCHER} {load_context_table().version}"
"""The version of these judgements: that of the rules for names and that of the table of circumstances."""
AUTHOR = Author(names.AUTHOR.name, MATCHER)
NO_LINK = 900_000
CONFLICT = CERTAIN_PPM // 2
FARTHEST = 20_000
ROUNDING = 20
RIVAL = "the report of one also names {}, whom the other's name fits as well"
LIFTED = "the name alone would not do: it is the circumstances that decide"
IDS_AGAINST_NAMES = "the names contradict each other while an outside register has them as one: a person has to look"


def compare_in_context(left: Name, left_context: Context, right: Name, right_context: Context) -> Judged:
    """Judge two mentions by their names and by what their own reports tell of them. Symmetrical; raises nothing.

    Circumstances weigh beside the names, within bounds. They never join names that contradict each other. Where a rule
    holds names to be unsure (an initial, a bare surname, an ending that doesn't tell), they make "same" of them only
    where agreements of several kinds are strong, nothing speaks against, and neither report names somebody else who
    fits (``[lift]`` in the table); full names that no rule bounds need no more than the sum. Contradictions in time or
    birth take "same" back. Without circumstances the answer is that of `compare`.

    >>> from datetime import date
    >>> from habeas.identity.lifetimes import Birth
    >>> father, son = (Context(births=(Birth.of_age(age, date(2025, 12, 13), str(age)),)) for age in (61, 30))
    >>> name = Name.of("Ivan Primerov")
    >>> compare_in_context(name, father, name, son).verdict
    <Verdict.DIFFERENT: 'different'>
    """
    by_name = compare(left, right)
    told = weigh_context(left_context, right_context)
    rivals = () if by_name.verdict is Verdict.DIFFERENT else _rivals(left, left_context, right, right_context)
    if not told.reasons and not rivals:
        return by_name
    if by_name.verdict is Verdict.DIFFERENT:
        return _with_conflicting_names(by_name, told)
    notes = [Reason(RIVAL.format(rival), left.text, right.text, 0) for rival in rivals]
    least, most = told.least_ppm, told.most_ppm
    if rivals:
        most = min(most, NO_LINK)
    if by_name.verdict is Verdict.UNSURE:
        strong = _strong(told) and _has_surname(left) and _has_surname(right)
        if told.decisive or (not rivals and (strong or _nearly_one(by_name, left, right))):
            notes.append(Reason(LIFTED, "", "", 0))
        else:
            most = min(most, max(NO_LINK, by_name.probability_ppm))
    total = _millinats(by_name.probability_ppm) + told.millinats
    return _judged(total, least, most, (*by_name.reasons, *told.reasons, *notes))


def _with_conflicting_names(by_name: Judged, told: ContextEvidence) -> Judged:
    """Names that contradict each other stay two people; an id that has them as one makes it a question."""
    reasons = (*by_name.reasons, *told.reasons)
    if told.decisive:
        asked = Reason(IDS_AGAINST_NAMES, "", "", 0)
        return Judged(Verdict.UNSURE, CONFLICT, (*reasons, asked))
    total = _millinats(by_name.probability_ppm) + told.millinats
    return _judged(total, 1, by_name.probability_ppm, reasons)


def _strong(told: ContextEvidence) -> bool:
    """Whether circumstances may decide where names can't; the rule stands in the table."""
    table = load_context_table()
    return (
        len(told.kinds) >= table.weight("lift", "kinds")
        and told.millinats >= table.weight("lift", "millinats")
        and told.most_ppm >= SAME_FROM_PPM
        and all(reason.weight_millinats >= 0 or reason.rule == CAPPED for reason in told.reasons)
    )


def _nearly_one(by_name: Judged, left: Name, right: Name) -> bool:
    """Whether two full names speak for one person, no rule bounds them, and only their sum is short of a link."""
    total = sum(reason.weight_millinats for reason in by_name.reasons)
    unbound = abs(total - _millinats(by_name.probability_ppm)) <= ROUNDING
    return unbound and by_name.probability_ppm >= CONFLICT and _is_full(left) and _is_full(right)


def _is_full(name: Name) -> bool:
    if name.slavic:
        return any(parts.given is not None and parts.surnames for parts in name.parts[:1])
    return len(name.tokens) > 1 and not any(word.initial for word in name.tokens)


def _has_surname(name: Name) -> bool:
    """Whether there is more than a given name, alone or with a patronymic, which any number of people share."""
    full = [word for word in name.tokens if not word.initial]
    if not name.slavic or len(full) != 1:
        return len(name.tokens) > 1 and (not name.slavic or any(parts.surnames for parts in name.parts[:1]))
    return not is_given_name(full[0])


def _rivals(left: Name, left_context: Context, right: Name, right_context: Context) -> tuple[str, ...]:
    """Who else is named by the report of either and is fitted no worse by the other's name: of each report one."""
    here = _another_fitted(right, left, left_context.companions)
    there = _another_fitted(left, right, right_context.companions)
    return tuple(sorted({rival for rival in (here, there) if rival is not None}))


def _another_fitted(name: Name, own: Name, others: Iterable[str]) -> str | None:
    wanted = _keys(name.text)
    near = (other for other in others if wanted & _keys(other))
    return next((other for other in near if _fits_no_worse(name, own, Name.of(other))), None)


def _fits_no_worse(name: Name, own: Name, other: Name) -> bool:
    # One report that writes a name in two ways (in two scripts, say) names one person: they are no rivals.
    rivals = compare(own, other).verdict
    if rivals is Verdict.SAME:
        return False
    fits = compare(other, name)
    # An initial and a full name beside each other are two people until somebody says otherwise.
    return fits.verdict is Verdict.SAME or (
        rivals is Verdict.DIFFERENT
        and fits.verdict is Verdict.UNSURE
        and fits.probability_ppm >= compare(own, name).probability_ppm
    )


@lru_cache(maxsize=50_000)
def _keys(name: str) -> frozenset[str]:
    return keys(Name.of(name))


def _judged(millinats: int, least_ppm: int, most_ppm: int, reasons: tuple[Reason, ...]) -> Judged:
    probability = min(max(_ppm(millinats), least_ppm), most_ppm)
    if probability >= SAME_FROM_PPM:
        verdict = Verdict.SAME
    elif probability <= DIFFERENT_UP_TO_PPM:
        verdict = Verdict.DIFFERENT
    else:
        verdict = Verdict.UNSURE
    return Judged(verdict, probability, reasons)


def _millinats(ppm: int) -> int:
    return round(1000 * math.log(ppm / (CERTAIN_PPM - ppm)))


def _ppm(millinats: int) -> int:
    clipped = max(-FARTHEST, min(FARTHEST, millinats))
    return min(CERTAIN_PPM - 1, max(1, round(CERTAIN_PPM / (1 + math.exp(-clipped / 1000)))))
