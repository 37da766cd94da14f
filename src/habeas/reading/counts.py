"""Numbers of people in a text: exact, about, at least, a range, a part of a whole.

What is no number of people by its looks (a year, an age, money, an article of law, a length of time) is left out;
whether the noun behind a number means people is for the caller to know.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from habeas.model import Quantity, Span
from habeas.reading.numbers import Atom, NumberWords, atoms_of
from habeas.reading.templates import fold

__all__ = ["FoundCount", "NumberWords", "find"]

_REACH = 40  # how far before a number an approximator or a label is looked for
_YEARS = range(1500, 2101)
_NEARLY = 0.93  # "nearly 1,400" is said of anything from about here


@dataclass(frozen=True, slots=True)
class FoundCount:
    """A number of people and its words.

    ``partitive``: part of a whole ("five of the 114"), whose number is ``of_total`` where the text gives it.
    ``word_one``: it is the word "one", which may be a pronoun. ``others``: besides those already named ("31 more").
    """

    quantity: Quantity
    span: Span
    partitive: bool = False
    of_total: Quantity | None = None
    word_one: bool = False
    others: bool = False


def find(words: NumberWords, text: str, start: int, end: int) -> tuple[FoundCount, ...]:
    """Every number of people in ``text[start:end]``, in order, not overlapping, with its exact words."""
    written = text[start:end]
    folded = fold(written)
    atoms = _spread([_judged(words, written, folded, atom) for atom in _numbers(words, folded)], words, folded)
    found: list[FoundCount] = []
    index = 0
    while index < len(atoms):
        if atoms[index].label or atoms[index].unit:
            index += 1
            continue
        count, used = _read(words, folded, atoms, index)
        first, last = count.bounds
        span = Span.of(text, start + first, start + last)
        found.append(
            FoundCount(count.quantity, span, count.partitive, count.of_total, atoms[index].word_one, count.others)
        )
        index += used
    return tuple(found)


def _numbers(words: NumberWords, folded: str) -> list[Atom]:
    """The bare numbers; where "one" is also the article, only those that something behind it shows to be a number."""
    only = words.one_only_before
    atoms = atoms_of(words, folded)
    return atoms if only is None else [atom for atom in atoms if not atom.word_one or only.match(folded, atom.end)]


def _judged(words: NumberWords, written: str, folded: str, atom: Atom) -> Atom:
    """The atom, marked where what stands around it makes it a label, a measure or a date."""
    if _is_label(words, folded, atom) or _is_month(
        words, written, words.month_before.search(folded, _back(atom), atom.start)
    ):
        return replace(atom, label=True)
    behind = words.month_behind.match(folded, atom.end)
    unit = words.unit.match(folded, atom.end) is not None or _is_month(words, written, behind)
    return replace(atom, unit=unit or _is_ordinal(words, folded, atom) or _is_year(words, folded, atom))


def _is_ordinal(words: NumberWords, folded: str, atom: Atom) -> bool:
    return words.ordinal is not None and atom.digits != "" and words.ordinal.match(folded, atom.end) is not None


def _back(atom: Atom) -> int:
    return max(0, atom.start - _REACH)


def _is_label(words: NumberWords, folded: str, atom: Atom) -> bool:
    before = _back(atom)
    if atom.vague:
        return words.vague_before.search(folded, before, atom.start) is not None
    if atom.word_one and (
        words.one_before.search(folded, before, atom.start) or words.one_behind.match(folded, atom.end)
    ):
        return True
    return words.label.search(folded, before, atom.start) is not None


def _is_month(words: NumberWords, written: str, match: re.Match[str] | None) -> bool:
    if match is None:
        return False
    return match["month"] not in words.capital or written[match.start("month")].isupper()


def _is_year(words: NumberWords, folded: str, atom: Atom) -> bool:
    if len(atom.digits) != 4 or not atom.digits.isdecimal() or int(atom.digits) not in _YEARS:
        return False
    if words.year_before.search(folded, _back(atom), atom.start):
        return True
    bend = words.bends.search(folded, _back(atom), atom.start)
    bent = bend is not None and bend.lastgroup not in ("about", "exactly")
    bent = bent and words.year_or_bound.search(folded, _back(atom), atom.start) is None
    return not bent and words.counted.match(folded, atom.end) is None


def _spread(atoms: list[Atom], words: NumberWords, folded: str) -> list[Atom]:
    """A label is shared by the numbers after it (articles 130 and 342), a unit by those before (20 and 10 years)."""
    joins = [words.chain.fullmatch(folded, a.end, b.start) for a, b in pairwise(atoms)]
    made = list(atoms)
    for index, join in enumerate(joins):
        before, after = made[index], made[index + 1]
        glue = folded[before.end : after.start]
        shared_label = before.label and (join is not None or glue == " ")
        if after.digits and (shared_label or (glue == "-" and (before.label or before.unit))):
            made[index + 1] = replace(after, label=True)
    shared = False
    for index in range(len(joins) - 1, -1, -1):
        join = joins[index]
        if join is None or not made[index + 1].unit or (join["comma"] and not shared):
            shared = False
            continue
        made[index] = replace(made[index], unit=True)
        shared = True
    return made


class _Read(NamedTuple):
    quantity: Quantity
    bounds: tuple[int, int]
    partitive: bool
    of_total: Quantity | None
    others: bool


def _read(words: NumberWords, folded: str, atoms: list[Atom], index: int) -> tuple[_Read, int]:
    """The count that begins with this atom, with its bend, range, whole and share; and how many atoms it took."""
    quantity, bounds, used = _ranged(words, folded, atoms, index)
    quantity, bounds = _bent(words, folded, quantity, bounds)
    others = words.others_before.search(folded, max(0, bounds[0] - _REACH), bounds[0]) is not None
    others = others or words.others_behind.match(folded, bounds[1]) is not None
    share = words.share.search(folded, max(0, bounds[0] - _REACH), bounds[0])
    if share is not None and (share["of"] or share["link"] or share["all"] or share["nearly"]):
        return _Read(_share_of(share, quantity), (share.start(), bounds[1]), True, quantity, others), used
    part = words.part.match(folded, bounds[1])
    if part is None:
        return _Read(quantity, bounds, False, None, others), used
    if index + used < len(atoms) and not atoms[index + used].unit:
        total, more = _bent_range(words, folded, atoms, index + used)
        if total[1][0] == part.end():
            return _Read(quantity, (bounds[0], total[1][1]), True, total[0], others), used + more
    return _Read(quantity, bounds, bool(part["definite"] or part["of_the"]), None, others), used


def _bent_range(
    words: NumberWords, folded: str, atoms: list[Atom], index: int
) -> tuple[tuple[Quantity, tuple[int, int]], int]:
    quantity, bounds, used = _ranged(words, folded, atoms, index)
    return _bent(words, folded, quantity, bounds), used


def _share_of(share: re.Match[str], whole: Quantity) -> Quantity:
    if share["nearly"]:
        return _bend(whole, "almost")
    if share["all"]:
        return whole
    if share["none"]:
        return Quantity.exactly(0)
    if share["most"]:
        return Quantity(whole.low // 2 + 1, whole.high, soft=whole.soft)
    if share["half"]:
        return Quantity(whole.low // 2, None if whole.high is None else (whole.high + 1) // 2, soft=True)
    return Quantity(min(2, whole.low), whole.high, soft=True)


def _ranged(words: NumberWords, folded: str, atoms: list[Atom], index: int) -> tuple[Quantity, tuple[int, int], int]:
    atom = atoms[index]
    alone = atom.quantity, (atom.start, atom.end), 1
    if index + 1 == len(atoms) or atom.vague or atoms[index + 1].vague:
        return alone
    after = atoms[index + 1]
    if after.label or after.unit or after.quantity.low <= atom.quantity.low or atom.quantity.high is None:
        return alone
    between = folded[atom.end : after.start]
    quantity = Quantity(atom.quantity.low, after.quantity.high)
    for opening, joining in words.pairs:
        opened = opening.search(folded, _back(atom), atom.start)
        if opened is not None and joining.fullmatch(between):
            return quantity, (opened.start(), after.end), 2
    if words.joins.fullmatch(between):
        return quantity, (atom.start, after.end), 2
    return alone


def _bent(
    words: NumberWords, folded: str, quantity: Quantity, bounds: tuple[int, int]
) -> tuple[Quantity, tuple[int, int]]:
    first, last = bounds
    before = words.bends.search(folded, max(0, first - _REACH), first)
    if before is not None and before.lastgroup != "exactly":
        quantity, first = _bend(quantity, before.lastgroup or ""), before.start()
    behind = words.bends_behind.match(folded, last)
    if behind is not None:
        quantity, last = _bend(quantity, behind.lastgroup or ""), behind.end()
    return quantity, (first, last)


def _bend(quantity: Quantity, how: str) -> Quantity:
    low, high = quantity.low, quantity.high
    if how == "more_than" and high is not None:
        return Quantity(low + 1, None)
    if how in ("more_than", "at_least"):
        return Quantity(low, None, soft=quantity.soft)
    if how == "about" or high is None:
        return replace(quantity, soft=True)
    if how == "almost":
        return Quantity(min(low, max(1, int(low * _NEARLY))), high, soft=True)
    if how == "fewer_than":
        return Quantity(min(1, high - 1), high - 1) if high > 0 else quantity
    return Quantity(min(1, high), high, soft=how == "up_to")
