"""Whom a report means where it gives only a surname or a given name: one of those whom it names in full.

A page that tells of a husband and a wife calls one of them by the bare surname, and readers know which: the one whom
it is about, or the only one it has named so far. Where neither is plain, nobody is meant for sure.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import NamedTuple

from habeas.identity.compare import Judged, compare
from habeas.identity.names import Name
from habeas.model.decisions import Verdict

# Whom a page is about it names in full so many times as often as anybody else of the surname, and so often at least.
# Counted in the news of six languages (SlavicNER without one topic): right in all of 250 cases where several fit.
TIMES_AS_OFTEN = 2
OFTEN = 3
# A form as written excludes who fits it by so much less than another: "Примера" is no woman called Пример.
CLEARLY_LESS = 4

Judging = Callable[[Name, Name], Judged]


class Full(NamedTuple):
    """A full name in a report: where it stands, the name, and the person, in any form that tells people apart."""

    at: int
    name: Name
    person: Hashable


def meant(
    name: Name, at: int, told: Sequence[Full], written: Name | None = None, judging: Judging = compare
) -> Hashable:
    """The person among ``told`` whom the bare ``name`` at ``at`` means; ``None`` where nobody fits or several do.

    ``written`` is the name in the case it stands in, where ``name`` is its nominative: it may tell man from woman.

    >>> anna, ivan = (Full(at, Name.of(text), text) for at, text in ((0, "Anna Example"), (90, "Ivan Example")))
    >>> meant(Name.of("Example"), 40, [anna, ivan]), meant(Name.of("Example"), 99, [anna, ivan])
    ('Anna Example', None)
    """
    alike = _best(name, told, judging)
    if len(alike) > 1 and written is not None:
        alike = _clearest(written, [one for one in told if one.person in alike], judging)
    if len(alike) > 1:
        alike = _of_generation(name, told, alike)
    if len(alike) == 1:
        return next(iter(alike))
    if not alike or any(word.initial for word in name.tokens):
        return None
    return _by_place(at, [one for one in told if one.person in alike])


def _best(name: Name, told: Iterable[Full], judging: Judging) -> set[Hashable]:
    """Those whom the name fits best."""
    fits = _fits(name, told, judging)
    most = max(fits.values(), default=0)
    return {person for person, ppm in fits.items() if ppm == most}


def _clearest(written: Name, told: Sequence[Full], judging: Judging) -> set[Hashable]:
    fits = _fits(written, told, judging)
    most = max(fits.values(), default=0)
    return {one.person for one in told if fits.get(one.person, 0) * CLEARLY_LESS >= most}


def _fits(name: Name, told: Iterable[Full], judging: Judging) -> Mapping[Hashable, int]:
    best: defaultdict[Hashable, int] = defaultdict(int)
    for one in told:
        judged = judging(name, one.name)
        if judged.verdict is not Verdict.DIFFERENT:
            best[one.person] = max(best[one.person], judged.probability_ppm)
    return best


def _of_generation(name: Name, told: Iterable[Full], alike: set[Hashable]) -> set[Hashable]:
    """Those who are the elder or the younger, where the name says which; the other one where one is called so."""
    said = {one.person: one.name.generation for one in told if one.person in alike and one.name.generation}
    if not name.generation:
        return alike
    of_it = {person for person, generation in said.items() if generation == name.generation}
    return of_it or alike - said.keys()


def _by_place(at: int, told: Sequence[Full]) -> Hashable:
    """The one named in full so far, if nobody of the name is named more often; or the one whom the page is about."""
    counts = Counter(one.person for one in told)
    (first, most), (_, next_most) = counts.most_common(2)
    if most >= OFTEN and most >= TIMES_AS_OFTEN * next_most:
        return first
    before = {one.person for one in told if one.at < at}
    only = next(iter(before)) if len(before) == 1 else None
    return only if only is not None and counts[only] == most else None
