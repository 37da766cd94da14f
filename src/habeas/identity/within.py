"""Whom a report means where it gives only a surname or a given name: one of those whom it names in full.

A page that tells of a husband and a wife calls one of them by the bare surname, and readers know which: the one whom
it is about, or the only one it has named so far. Where neither is plain, nobody is meant for sure.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import NamedTuple

from habeas.identity.compare import Judged, compare
from habeas.identity.names import Name
from habeas.identity.readings import is_given_name
from habeas.identity.spelling import Token
from habeas.identity.surnames import surname_readings
from habeas.model.decisions import Verdict

# Whom a page is about it names in full so many times as often as anybody else of the surname. Where several fit, this
# and the order in the text are right in 96 of 100 cases in the news of six languages (SlavicNER without one topic),
# where one fits in 99.
TIMES_AS_OFTEN = 2
TWO_WORDS = 2
# That one of the full names stands in another case says nothing against it.
SLIGHTLY_LESS = 1.5
# A form as written excludes who fits it by so much less than another: "Примера" is no woman called Пример.
CLEARLY_LESS = 4

# In these languages Anna Example is Exampleova or Exampleová where her surname stands alone.
MARKING_WOMEN = frozenset(["cs", "sk", "sl"])
_OF_WOMEN = re.compile("(?:[oe]v(?:a|á|e|é|i|o|ou)|á|é|ou)$")

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
    alike = _best(name, told, judging, SLIGHTLY_LESS)
    if len(alike) > 1 and written is not None:
        alike = _best(written, [one for one in told if one.person in alike], judging, CLEARLY_LESS) or alike
    if len(alike) > 1:
        alike = _of_gender(written or name, told, alike)
        alike = _of_generation(name, told, alike)
    if len(alike) == 1:
        return next(iter(alike))
    if not alike or any(word.initial for word in name.tokens):
        return None
    return _by_place(at, [one for one in told if one.person in alike])


def is_double_surname(name: Name, told: Iterable[Full]) -> bool:
    """Whether ``name`` is no full name here: two words, none a given name, that somebody longer named has last.

    >>> told = [Full(0, Name.of("Anna Muster Example"), "anna")]
    >>> [is_double_surname(Name.of(text), told) for text in ("Muster Example", "Anna Example", "Olga Example")]
    [True, False, False]
    """
    words = name.tokens
    if len(words) != TWO_WORDS or any(is_given_name(word) for word in words):
        return False
    longer = (one.name.tokens[-TWO_WORDS:] for one in told if len(one.name.tokens) > TWO_WORDS)
    return any(all(_stems(a) & _stems(b) for a, b in zip(words, last, strict=True)) for last in longer)


def _stems(word: Token) -> set[str]:
    return {reading.stem for reading in surname_readings(word)}


def _best(name: Name, told: Sequence[Full], judging: Judging, less: float) -> set[Hashable]:
    """Those whom the name fits best, or hardly less: no more than so many times."""
    fits: defaultdict[Hashable, int] = defaultdict(int)
    for one in told:
        judged = judging(name, one.name)
        if judged.verdict is not Verdict.DIFFERENT:
            fits[one.person] = max(fits[one.person], judged.probability_ppm)
    return {person for person, ppm in fits.items() if ppm * less >= max(fits.values())}


def _of_gender(written: Name, told: Iterable[Full], alike: set[Hashable]) -> set[Hashable]:
    """Without the women, where the language gives a woman's bare surname an ending that stands here nowhere."""
    if written.language not in MARKING_WOMEN or _OF_WOMEN.search(written.text.lower()) is not None:
        return alike
    women = {one.person for one in told if one.person in alike and _is_woman(one.name)}
    return alike - women or alike


def _is_woman(name: Name) -> bool:
    plainest = name.parts[0].plainest if name.parts else None
    return plainest is not None and plainest.gender == "f"


def _of_generation(name: Name, told: Iterable[Full], alike: set[Hashable]) -> set[Hashable]:
    """Those who are the elder or the younger, where the name says which; else those who are called neither."""
    said = {one.person: one.name.generation for one in told if one.person in alike and one.name.generation}
    if not name.generation:
        return alike - said.keys() or alike
    return {person for person in said if said[person] == name.generation} or (alike - said.keys() if said else set())


def _by_place(at: int, told: Sequence[Full]) -> Hashable:
    """The one named in full so far, if nobody of the name is named more often; or the one whom the page is about."""
    counts = Counter(one.person for one in told)
    (first, most), (_, next_most) = counts.most_common(2)
    if most >= TIMES_AS_OFTEN * next_most:
        return first
    before = {one.person for one in told if one.at < at}
    only = next(iter(before)) if len(before) == 1 else None
    return only if only is not None and counts[only] == most else None
