"""What a case's score is made of, and how cases add up: counts per measure, with what was missed and what was wrong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from habeas.casework.evaluating.intervals import bootstrap

ALL = "all"


@dataclass(frozen=True, slots=True)
class Counts:
    """How many were right, of how many found and how many wanted.

    >>> one = Counts(1, 2, 4)
    >>> one.precision, one.recall, round(one.f1, 3)
    (0.5, 0.25, 0.333)
    >>> Counts(0, 0, 0).f1
    0.0
    """

    right: int = 0
    found: int = 0
    wanted: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.right + other.right, self.found + other.found, self.wanted + other.wanted)

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of what was wanted that was found."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Note:
    """Something missed or wrong: in which measure, in words, and where in the case's text if it has a place."""

    measure: str
    words: str
    start: int | None = None


@dataclass(frozen=True, slots=True)
class Scored:
    """One case's score. ``asides`` are counts that are no measure, such as traps taken."""

    counts: Mapping[str, Counts]
    missed: tuple[Note, ...] = ()
    wrong: tuple[Note, ...] = ()
    asides: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Figure:
    """A measure over many cases: the sums, and the bounds between which its F1 lies (95 %)."""

    counts: Counts
    interval: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Summary:
    """Some cases together: how many, their figures by measure, their asides."""

    cases: int
    figures: Mapping[str, Figure]
    asides: Mapping[str, int]


def summarise(scored: Iterable[tuple[str, Scored]]) -> dict[str, Summary]:
    """Summaries by language, and over all of them where there are several; ``scored`` are (language, score) pairs."""
    by_language: dict[str, list[Scored]] = defaultdict(list)
    for language, one in scored:
        by_language[language].append(one)
    found = {language: _summary(ones) for language, ones in sorted(by_language.items())}
    if len(by_language) != 1:
        found[ALL] = _summary([one for ones in by_language.values() for one in ones])
    return found


def _summary(scored: Sequence[Scored]) -> Summary:
    measures = list(dict.fromkeys(name for one in scored for name in one.counts))
    asides: dict[str, int] = defaultdict(int)
    for one in scored:
        for name, number in one.asides.items():
            asides[name] += number
    return Summary(len(scored), {name: _figure(name, scored) for name in measures}, dict(asides))


def _figure(measure: str, scored: Sequence[Scored]) -> Figure:
    each = [one.counts[measure] for one in scored if measure in one.counts]
    parts = [(one.right, one.found, one.wanted) for one in each]
    return Figure(sum(each, Counts()), bootstrap(parts, lambda right, found, wanted: Counts(right, found, wanted).f1))
