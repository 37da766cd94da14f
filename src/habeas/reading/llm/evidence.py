"""Where a claim's words stand: the evidence in its passage, and every slot near it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from typing import Any, TypeVar

from habeas.model import Report, Span, Term, When
from habeas.reading import counts, dates, sentences, terms
from habeas.reading.counts import FoundCount
from habeas.reading.dates import DateWords, FoundDate
from habeas.reading.languages import KNOWN
from habeas.reading.llm import known
from habeas.reading.llm.alignment import Searchable, nearest
from habeas.reading.llm.passages import Passage
from habeas.reading.passages import language_of_sentence

MOST_SENTENCES = 2
_REPEATED = 20  # places of the same evidence that are tried
_ANY = 400  # occurrences of one slot's words that are looked at

Bounds = tuple[int, int]
T = TypeVar("T")


class Ground:
    """A passage made ready to look words up in."""

    def __init__(self, report: Report, passage: Passage, code: str) -> None:
        self.report = report
        self.text = report.text
        self.code = code
        self.pieces = tuple(Searchable.of(self.text, piece) for piece in passage.shown)
        # What is asked about comes first: the context before it was asked about already.
        self.order = (*self.pieces[len(passage.before) :], *self.pieces[: len(passage.before)])
        self._sentences: dict[int, Sequence[Bounds]] = {}
        self._found: dict[tuple[int, str], Sequence[Bounds]] = {}
        self._read: dict[tuple[object, ...], Sequence[Any]] = {}

    def places(self, words: str) -> Iterator[Place]:
        """Where these words stand as a whole; a report may say the same twice."""
        found = ((piece, bounds) for piece in self.order for bounds in self.occurrences(piece, words))
        for piece, bounds in islice(found, _REPEATED):
            yield Place(self, piece, bounds, bounds, self._language_at(piece, bounds))

    def occurrences(self, piece: Searchable, words: str) -> Sequence[Bounds]:
        """Where words stand in a piece, looked up once: an answer names the same people and places again and again."""
        key = piece.start, words
        if key not in self._found:
            self._found[key] = tuple(islice(piece.occurrences(words), _ANY))
        return self._found[key]

    def once(self, key: tuple[object, ...], read: Callable[[], Sequence[T]]) -> Sequence[T]:
        """What our own code reads in a sentence, read once however many claims rest on it."""
        if key not in self._read:
            self._read[key] = read()
        return self._read[key]

    def sentences(self, piece: Searchable) -> Sequence[Bounds]:
        """The sentences of a piece, split once."""
        if piece.start not in self._sentences:
            short = known.abbreviations(self.code)
            self._sentences[piece.start] = sentences.split(self.text, piece.start, piece.end, short)
        return self._sentences[piece.start]

    def _language_at(self, piece: Searchable, bounds: Bounds) -> str:
        """The language of the sentence there: a report may quote another one."""
        sentence = next((one for one in self.sentences(piece) if one[0] <= bounds[0] < one[1]), bounds)
        return language_of_sentence(self.text[slice(*sentence)], self.code) if self.code in KNOWN else self.code

    def holds(self, words: str) -> Span | None:
        """These words anywhere in the passage, in the order in which it is read."""
        for piece in self.pieces:
            for bounds in self.occurrences(piece, words):
                return Span.of(self.text, *bounds)
        return None


@dataclass(frozen=True, slots=True)
class Place:
    """Words of evidence where they stand in their piece of the passage; ``event`` are those of the event in them."""

    ground: Ground
    piece: Searchable
    bounds: Bounds
    event: Bounds
    code: str

    def around(self, event: Bounds) -> Place:
        """The same place with its event."""
        return replace(self, event=event)

    def inside(self, words: str) -> Bounds | None:
        """The first place of these words inside the evidence."""
        first, last = self.bounds
        return next(
            (one for one in self.ground.occurrences(self.piece, words) if first <= one[0] and one[1] <= last), None
        )

    def near(self, words: str) -> Span | None:
        """These words nearest to the event: in the evidence if they stand there, else in its piece."""
        found = self.ground.occurrences(self.piece, words)
        first, last = self.bounds
        within = [one for one in found if first <= one[0] and one[1] <= last]
        chosen = nearest(within or found, *self.event)
        return Span.of(self.ground.text, *chosen) if chosen is not None else None

    def whole(self, whom: Bounds) -> Span | None:
        """The sentences of the evidence; of many, those that hold the event and the people; ``None`` if still many."""
        for first, last in (self.bounds, self._needed(whom)):
            touched = [one for one in self.ground.sentences(self.piece) if one[0] < last and first < one[1]]
            if 0 < len(touched) <= MOST_SENTENCES:
                return Span.of(self.ground.text, touched[0][0], touched[-1][1])
        return None

    def _needed(self, whom: Bounds) -> Bounds:
        inside = self.bounds[0] <= whom[0] and whom[1] <= self.bounds[1]
        return (min(self.event[0], whom[0]), max(self.event[1], whom[1])) if inside else self.event

    # --- what our own code reads in it --------------------------------------------------------------------------------

    def date(self, span: Span) -> When | None:
        """The day that our own reader finds in these words."""
        words = known.date_words(self.code)
        if words is None:
            return None
        anchor: When | None = None
        for start, end in self.ground.sentences(self.piece):
            if start >= span.end:
                break
            found = self._dates(words, start, end, anchor)
            chosen = _over(found, span)
            for before in found if chosen is None else ():
                # "In May 2020, and a year later": what stands before it in the sentence is the event before.
                chosen = chosen or _over(self._dates(words, before.span.end, end, before.when), span)
            if chosen is not None:
                return chosen
            anchor = found[-1].when if found else None
        return None

    def _dates(self, words: DateWords, start: int, end: int, anchor: When | None) -> Sequence[FoundDate]:
        report, text = self.ground.report, self.ground.text

        def read() -> Sequence[FoundDate]:
            found = dates.find(words, text, start, end, base=dates.told_on(report), anchor=anchor)
            return dates.certain(found, report)

        return self.ground.once(("date", self.code, start, end, anchor), read)

    def term(self, span: Span) -> Term | None:
        """The sentence that our own reader finds in these words; what may be imposed at most is none."""
        words = known.number_words(self.code)
        if words is None:
            return None
        found = self._in_sentences("term", span, lambda start, end: terms.find(words, self.ground.text, start, end))
        return next((one.term for one in found if one.term.span.overlaps(span) and not one.up_to), None)

    def count(self, span: Span) -> FoundCount | None:
        """The number of people that our own reader finds in these words."""
        words = known.number_words(self.code)
        if words is None:
            return None
        found = self._in_sentences("count", span, lambda start, end: counts.find(words, self.ground.text, start, end))
        return next((one for one in found if one.span.overlaps(span)), None)

    def _in_sentences(self, what: str, span: Span, find: Callable[[int, int], Sequence[T]]) -> list[T]:
        touched = [one for one in self.ground.sentences(self.piece) if one[0] < span.end and span.start < one[1]]
        once = self.ground.once
        return [one for start, end in touched for one in once((what, self.code, start), partial(find, start, end))]


def _over(found: Sequence[FoundDate], span: Span) -> When | None:
    return next((one.when for one in found if one.span.overlaps(span)), None)
