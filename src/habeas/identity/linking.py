"""One judgement of two mentions: what their names say, what else is told of both, and how many bear such a name."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from habeas.identity.compare import DIFFERENT_UP_TO_PPM, SAME_FROM_PPM, Judged, probability_ppm
from habeas.identity.context import Context, weigh_context
from habeas.identity.judge import compare_in_context
from habeas.identity.names import Name
from habeas.identity.rarity import bundled, rarity, terms_of
from habeas.model.decisions import CERTAIN_PPM, Reason, Verdict

# The most that names and rarity can add up to; what is told besides has to bring the rest.
MOST_BY_NAMES = 6_000
BAR_MILLINATS = 2_945


class Told(Protocol):
    """What is told of two mentions besides their names: reasons, and the bounds they put on the probability."""

    @property
    def reasons(self) -> Sequence[Reason]:
        """Reasons that add up."""

    @property
    def weights(self) -> Sequence[tuple[str, int]]:
        """The kinds of what is told ("birth") with what each says, in thousandths of a nat: of a kind every time it is
        told the same, so that many such can be averaged."""

    @property
    def least_ppm(self) -> int:
        """The least the probability may be."""

    @property
    def most_ppm(self) -> int:
        """The most it may be."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """Nothing is told besides that adds up; only what the probability may be at least and at most."""

    reasons: tuple[Reason, ...] = ()
    least_ppm: int = 1
    most_ppm: int = CERTAIN_PPM - 1

    @property
    def weights(self) -> Sequence[tuple[str, int]]:
        """Each reason is of a kind of its own."""
        return [(row.rule, row.weight_millinats) for row in self.reasons]


NOTHING_TOLD = Bounds()


def judge(names: Judged, told: Told, left: int, right: int) -> Judged:
    """The judgement on two mentions from that on their names, what else is told, and their namesakes.

    ``left`` and ``right`` are from `habeas.identity.rarity.Frequencies.namesakes`. What the names can say at most (with
    an initial, or a letter that nothing explains) is where the other evidence starts from. Names that contradict each
    other are different people's whatever agrees, unless something decisive sets a least probability.

    >>> from habeas.identity.compare import compare
    >>> from habeas.identity.names import Name
    >>> twice = compare(Name.of("Иван Иванов"), Name.of("Ivan Ivanov"))
    >>> judge(twice, NOTHING_TOLD, 2, 2).verdict, judge(twice, NOTHING_TOLD, 900, 900).verdict
    (<Verdict.SAME: 'same'>, <Verdict.UNSURE: 'unsure'>)
    """
    apart = names.verdict is Verdict.DIFFERENT
    common = None if apart else rarity(left, right)
    more = (*told.reasons, *((common,) if common is not None else ()))
    found = names.probability_ppm
    if more:
        besides = log_odds(names) + sum(row.weight_millinats for row in told.reasons)
        found = probability_ppm(besides + (common.weight_millinats if common is not None else 0))
        if probability_ppm(besides) > DIFFERENT_UP_TO_PPM:
            # That many bear a name never tells two of them apart.
            found = max(found, DIFFERENT_UP_TO_PPM + 1)
    if apart:
        found = min(found, names.probability_ppm)
    found = max(min(found, told.most_ppm), told.least_ppm)
    return Judged(verdict_of(found), found, (*names.reasons, *more))


def log_odds(names: Judged) -> int:
    """The log odds of what the names say, in thousandths of a nat: the sum of the reasons, or the bound on it."""
    total = sum(row.weight_millinats for row in names.reasons)
    if probability_ppm(total) == names.probability_ppm:
        return total
    return round(1000 * math.log(names.probability_ppm / (CERTAIN_PPM - names.probability_ppm)))


def judge_in_register(left: Name, left_told: Context, right: Name, right_told: Context) -> Judged:
    """The judgement on two mentions by names and circumstances, less what their namesakes in the bundled table weigh.

    An outside register's id that agrees is not weakened by how many bear the name.
    """
    judged = compare_in_context(left, left_told, right, right_told)
    counted = [bundled().namesakes(name) for name in (left, right) if terms_of(name) is not None]
    common = rarity(max(counted), max(counted)) if counted else None
    if judged.verdict is not Verdict.SAME or common is None or weigh_context(left_told, right_told).decisive:
        return judged
    start = round(1000 * math.log(judged.probability_ppm / (CERTAIN_PPM - judged.probability_ppm)))
    found = max(DIFFERENT_UP_TO_PPM + 1, probability_ppm(start + common.weight_millinats))
    return Judged(verdict_of(found), found, (*judged.reasons, common))


def verdict_of(probability: int) -> Verdict:
    """The band that a probability (parts per million) falls into."""
    if probability >= SAME_FROM_PPM:
        return Verdict.SAME
    return Verdict.DIFFERENT if probability <= DIFFERENT_UP_TO_PPM else Verdict.UNSURE


def may_link(told: int, left: int, right: int) -> bool:
    """Whether mentions with ``told`` millinats of other evidence could be linked at all, however well the names agree.

    >>> may_link(0, 2, 2), may_link(0, 900, 2), may_link(3400, 900, 2)
    (True, False, True)
    """
    common = rarity(left, right)
    return MOST_BY_NAMES + told + (common.weight_millinats if common is not None else 0) >= BAR_MILLINATS
