"""What is told of the fictional mentions besides the name, weighed: birth year, town, case, term, work and company."""

from __future__ import annotations

import math
from collections.abc import Hashable
from dataclasses import dataclass
from functools import cache

from bench import people
from bench import people_names as tables
from bench.people import FictionalMention
from habeas.identity.contextwords import person
from habeas.identity.linking import Bounds, Told
from habeas.model.decisions import Reason

YEARS = 35


def _differing(errs: float) -> int:
    """What it weighs that two reports differ where each errs so often: rather two people's, who nearly always do."""
    return round(1000 * math.log(1 - (1 - errs) ** 2))


ONE_YEAR_OFF, YEARS_APART = -2_000, _differing(people.WRONG_YEAR)
OTHER_TOWN, OTHER_TERM = _differing(people.TELLS_OTHER_TOWN), _differing(people.TELLS_OTHER_TERM)
OTHER_DAY = _differing(people.WRONG_DAY)
# Of two charges of one person one in nine pairs differs, as some have two; of two people's five in six.
OTHER_CHARGE = round(1000 * math.log(6 / 5 / 9))
SAME_DAY = {"arrest": 5_000, "verdict": 5_000, "release": 2_500}
SAME_TERM = 2_000
# Of 20,000 such people: two reports of one that name others share one in ten times, those of two people one in 460.
SOMEBODY_BESIDE_BOTH, EACH_MORE, MOST_BESIDE = 3_500, 1_500, 5_000


@dataclass(frozen=True, slots=True)
class Beside:
    """What a mention tells besides the name."""

    born: tuple[int, int] | None
    town: str | None
    charge: str | None
    day: tuple[str, int] | None = None
    term: int | None = None
    work: str | None = None
    company: tuple[str, ...] = ()


def beside(mention: FictionalMention) -> Beside:
    """That of a mention."""
    _keys(mention.company)  # kept before the processes part, so that each has them
    return Beside(mention.born, mention.town, mention.charge, mention.day, mention.term, mention.work, mention.company)


def weigh(left: Hashable, right: Hashable) -> Told:
    """The evidence of two such; agreement weighs what a chance agreement is worth, less for charges, which cluster.

    >>> one = Beside((1985, 1985), None, None)
    >>> [row.rule for row in weigh(one, Beside((1985, 1986), "Озерск", None)).reasons]
    ['the birth years']
    """
    if not isinstance(left, Beside) or not isinstance(right, Beside):
        return Bounds()
    rows = (
        _born(left.born, right.born),
        _town(left.town, right.town),
        _charge(left.charge, right.charge),
        _day(left.day, right.day),
        _term(left.term, right.term),
        _work(left.work, right.work),
        _company(left.company, right.company),
    )
    return Bounds(tuple(row for row in rows if row is not None))


@cache
def _born(left: tuple[int, int] | None, right: tuple[int, int] | None) -> Reason | None:
    if left is None or right is None:
        return None
    gap = max(left[0], right[0]) - min(left[1], right[1])
    if gap <= 0:
        years = min(left[1], right[1]) - max(left[0], right[0]) + 1
        return Reason("the birth years", str(left), str(right), round(1000 * math.log(YEARS / (1 + years) * 2)) - 700)
    return Reason("the birth years", str(left), str(right), ONE_YEAR_OFF if gap == 1 else YEARS_APART)


@cache
def _town(left: str | None, right: str | None) -> Reason | None:
    if left is None or right is None:
        return None
    return Reason(
        "the towns", left, right, OTHER_TOWN if left != right else _weight(tables.TOWNS.replace("\n", "|"), "|", left)
    )


@cache
def _charge(left: str | None, right: str | None) -> Reason | None:
    if left is None or right is None:
        return None
    if left != right:
        return Reason("the charges", left, right, OTHER_CHARGE)
    return Reason("the charges", left, right, _weight(tables.CHARGES, " ", left) * 7 // 10)


@cache
def _day(left: tuple[str, int] | None, right: tuple[str, int] | None) -> Reason | None:
    if left is None or right is None or left[0] != right[0]:
        return None
    return Reason(
        f"the days of {left[0]}", str(left[1]), str(right[1]), SAME_DAY[left[0]] if left == right else OTHER_DAY
    )


@cache
def _term(left: int | None, right: int | None) -> Reason | None:
    if left is None or right is None:
        return None
    return Reason("the terms", str(left), str(right), SAME_TERM if left == right else OTHER_TERM)


@cache
def _work(left: str | None, right: str | None) -> Reason | None:
    # Different callings say nothing: many have two.
    if left is None or left != right:
        return None
    return Reason("the callings", left, left, _weight(tables.WORKS, "|", left))


def _company(left: tuple[str, ...], right: tuple[str, ...]) -> Reason | None:
    shared = _keys(left).keys() & _keys(right).keys()
    if not shared:
        return None
    number = min(len({keys[key] for key in shared}) for keys in (_keys(left), _keys(right)))
    weight = min(MOST_BESIDE, SOMEBODY_BESIDE_BOTH + EACH_MORE * (number - 1))
    return Reason("the company", ", ".join(left), ", ".join(right), weight)


@cache
def _keys(company: tuple[str, ...]) -> dict[str, str]:
    return {key: name for name in company for key in person(name)}


def _weight(table: str, between: str, name: str) -> int:
    rows = [row.replace(":", " ").rsplit(" ", 1) for row in table.split(between) if row.strip()]
    total = sum(int(share) for _, share in rows)
    return round(1000 * math.log(total / next(int(share) for row, share in rows if row == name)))
