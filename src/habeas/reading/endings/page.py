"""A report being read by endings: its sentences, what the lexical layer finds in them when asked, and who is who."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile

from habeas.model import BlockRole, Kind, Report, Role, Span, When
from habeas.reading import counts, dates, sentences, terms
from habeas.reading.dates import FoundDate
from habeas.reading.endings.language import Language
from habeas.reading.endings.lexicon import Lexicon
from habeas.reading.endings.naming import Gender
from habeas.reading.endings.notation import fold
from habeas.reading.endings.parsed import Counted, Parsed, quoted_stretches
from habeas.reading.endings.phrases import Marks, Phraser
from habeas.reading.endings.relatives import told_apart
from habeas.reading.endings.roster import Name, Roster
from habeas.reading.endings.speakers import roles_of
from habeas.reading.endings.words import Sentence, Token, tokenise
from habeas.reading.gazetteer import Gazetteer, known_sources
from habeas.reading.pronouns import Candidate, Meant, meant

_WORD = re.compile(r"[^\W\d_]+")
_CARRIED = "custody"  # the class of words that still hold in the sentences behind
_LONGEST = 3000  # code points; a list of a hundred names fits
_NEAR = 900  # code points within which a pronoun's person is looked for
_LED = 24  # code points beside a name in which words say with whom it stands, or that its bearer speaks
_UNDESCRIBING = frozenset({"preposition", "conjunction", "say", "finite", "aux", "but", "subordinator"})
_BESIDE = 90  # code points beside a name in which words tell what its bearer is


@dataclass(frozen=True, slots=True)
class Placed:
    """A sentence's place: its offsets, its block's number and role, and whether a trigger opened the gate."""

    start: int
    end: int
    block: int
    role: BlockRole
    gated: bool


class Page:
    """A report with its sentences; parsing one is done once and only when somebody asks."""

    def __init__(self, report: Report, language: Language) -> None:
        self.report = report
        self.language = language
        self.text = report.text
        self.folded = fold(report.text)
        self.sentences = tuple(self._place())
        self._parsed: dict[int, Parsed] = {}
        self._starts = [placed.start for placed in self.sentences]
        self._spoken_of: dict[str, bool] = {}
        self._known: dict[str, Role | None] = {}
        self.prisoners: dict[str, None] = {}
        self.described: dict[int, tuple[str, Gender]] = {}
        """Whoever something befell without being named, and is another than those who are: where, in what words."""
        self.doubts: dict[int, Meant] = {}
        """Where words stand that may mean several people, with who they may be."""
        self.base = dates.told_on(report)
        self.day = report.published.exact_day if report.published is not None else None

    def _place(self) -> Iterator[Placed]:
        gate = self.language.grammar.gate
        for number, block in enumerate(self.report.blocks):
            if not block.role.is_prose or block.cells or not gate.search(self.folded, block.start, block.end):
                continue
            for first, last in sentences.split(self.text, block.start, block.end, self.language.words.abbreviations):
                for start, end in _bounded(self.text, first, last):
                    gated = gate.search(self.folded, start, end) is not None
                    yield Placed(start, end, number, block.role, gated)

    @cached_property
    def roster(self) -> Roster:
        """The people whom the page names."""
        stretches = [(one.start, one.end) for one in self.report.blocks if one.role.is_prose and not one.cells]
        bodies = [(one.start, one.end) for start, end in stretches for one in self.sources.find(self.text, start, end)]
        return Roster(self.text, stretches, self.language, bodies)

    @property
    def sources(self) -> Gazetteer:
        """The bodies that the gazetteer knows, by their names in this language."""
        return known_sources(self.language.code)

    def speaks_of(self, name: str) -> bool:
        """Whether a word of a class of the lexicon stands anywhere in the page."""
        if name not in self._spoken_of:
            words = self.language.words
            self._spoken_of[name] = any(name in words.classes_of(word) for word in set(_WORD.findall(self.folded)))
        return self._spoken_of[name]

    def spoken_before(self, number: int, name: str) -> bool:
        """Whether a word of ``custody`` stands in the one or two sentences before, in the same block."""
        if name != _CARRIED:
            return False
        block = self.sentences[number].block
        before = [one for one in range(max(0, number - 2), number) if self.sentences[one].block == block]
        return any(self.parsed(one).any_in(0, len(self.parsed(one).tokens), name) for one in before)

    def parsed(self, number: int) -> Parsed:
        """Sentence ``number`` with its phrases, dates and terms."""
        if number not in self._parsed:
            self._parsed[number] = self._parse(number)
        return self._parsed[number]

    def _parse(self, number: int) -> Parsed:
        placed, words = self.sentences[number], self.language.words
        tokens = told_apart(tokenise(self.text, placed.start, placed.end, words))
        lows = tuple(token.low for token in tokens)
        sentence = Sentence(self.text, placed.start, placed.end, tokens, lows, placed.block, placed.role)
        starts = tuple(token.start for token in tokens)
        found_dates = self._dates(number, placed)
        found_terms = terms.find(self.language.numbers, self.text, placed.start, placed.end)
        spans = [found.span for found in found_dates] + [found.term.span for found in found_terms]
        masked = _covered(starts, spans) | _fixed(words, lows)
        marks = Marks(
            {first: (last, name) for first, last, name in self._name_marks(starts, placed) if first not in masked},
            self._count_marks(starts, tokens, placed, masked),
            self._body_marks(starts, placed),
            masked,
        )
        phrases = Phraser(words, tokens, marks).phrases()
        cover = [-1] * len(tokens)
        for index, phrase in enumerate(phrases):
            cover[phrase.first : phrase.last] = [index] * (phrase.last - phrase.first)
        return Parsed(
            sentence, words, phrases, tuple(cover), found_dates, found_terms, masked, quoted_stretches(tokens), starts
        )

    def _dates(self, number: int, placed: Placed) -> tuple[FoundDate, ...]:
        """The dates of a sentence; the last one of the sentence before anchors "a year later"."""
        before = self._parsed.get(number - 1)
        anchor: When | None = None
        if before is not None and before.sentence.block == placed.block and before.dates:
            anchor = before.dates[-1].when
        return dates.of_sentence(self.language.dates, self.report, (placed.start, placed.end), anchor=anchor)

    def _body_marks(self, starts: Sequence[int], placed: Placed) -> dict[int, int]:
        """The known bodies of a sentence: where each begins and ends, in tokens."""
        found = self.sources.find(self.text, placed.start, placed.end)
        return {bisect_right(starts, one.start) - 1: bisect_right(starts, one.end - 1) for one in found}

    def _name_marks(self, starts: Sequence[int], placed: Placed) -> Iterator[tuple[int, int, Name]]:
        for name in self.roster.within(placed.start, placed.end):
            first = bisect_right(starts, name.start) - 1
            yield first, bisect_right(starts, name.end - 1), name

    def _count_marks(
        self, starts: Sequence[int], tokens: Sequence[Token], placed: Placed, masked: frozenset[int]
    ) -> Mapping[int, Counted]:
        found = {}
        for count in counts.find(self.language.numbers, self.text, placed.start, placed.end):
            first, last = bisect_right(starts, count.span.start) - 1, bisect_right(starts, count.span.end - 1)
            describes = count.word_one and (not count.partitive or (first > 0 and tokens[first - 1].low == ","))
            if any(index in masked for index in range(first, last)) or describes:
                continue
            if not _is_age(tokens, first, last) and tokens[last - 1].end == count.span.end:
                found[first] = Counted(first, last, count.quantity, count.partitive, count.others)
        return found

    # --- who is who ------------------------------------------------------------------------------------------------

    def person_before(self, offset: int, gender: Gender, others: frozenset[str] = frozenset()) -> Name | None:
        """The person a pronoun or "the politician" at ``offset`` means; a prisoner of the page rather than others.

        ``others`` are the full names of those who cannot be meant.
        """
        within = self.roster.within(max(0, offset - _NEAR), offset)
        near = [one for one in within if one.gender & gender and one.full not in others]
        if not near:
            return None
        here = self.sentences[self.number_at(offset)].start
        same = [one for one in near if one.start >= here]
        told = [one for one in near if one.full in self.prisoners]
        if told and (not same or same[0].full in self.prisoners):
            return (same or told)[0] if same and same[0].full in self.prisoners else told[-1]
        return same[0] if same else near[-1]

    def meant(self, offset: int, kind: Kind, gender: Gender, others: frozenset[str] = frozenset()) -> Meant:
        """Whom words at ``offset`` mean that stand for somebody named before, of whom a ``kind`` is told.

        ``others`` are the full names of those who cannot be meant.
        """
        first = max(0, offset - _NEAR)
        names = [one for one in self.roster.within(first, offset) if one.gender & gender and one.full not in others]
        blocks = (block.start for block in reversed(self.report.blocks) if block.start <= offset)
        scopes = [self.sentences[self.number_at(offset)].start, *takewhile(lambda start: start > first, blocks), first]
        found = [self._candidate(name, scopes[0]) for name in names]
        found += [
            Candidate(words, start, self.number_at(start), told=True, named=False)
            for start, (words, its) in takewhile(
                lambda one: one[0] >= first - _LONGEST, reversed(self.described.items())
            )
            if first <= start < offset and its & gender
        ]
        return meant(sorted(found, key=lambda one: one.start), scopes, kind)

    def _candidate(self, name: Name, here: int) -> Candidate:
        """What the page tells of somebody who may be meant; who was with a prisoner may be one too."""
        before = self.folded[max(0, name.start - _LED) : name.start].rsplit(",", 1)[-1].split()
        behind = self.folded[name.end : name.end + _LED].split()
        classes = self.language.words.classes_of
        tells = name.start >= here and any("say" in classes(word) for word in (*before[-1:], *behind[:1]))
        beside = any("companions" in classes(word) for word in before)
        return Candidate(
            name.full,
            name.start,
            self.number_at(name.start),
            told=name.full in self.prisoners,
            role=self.role_of(name.full),
            tells=tells,
            beside=beside,
        )

    def number_at(self, offset: int) -> int:
        """The number of the sentence that ``offset`` of the text stands in."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def names(self, full: str) -> bool:
        """Whether a name is that of a person whom the page names, rather than a body's or a description."""
        return any(name.full == full for name in self.roster.names)

    def role_of(self, full: str) -> Role | None:
        """What a named speaker is, by the words that stand beside the name anywhere in the report."""
        if full not in self._known:
            self._known[full] = next(
                (role for name in self.roster.names if name.full == full for role in self._roles_beside(name)), None
            )
        return self._known[full]

    def _roles_beside(self, name: Name) -> Iterator[Role]:
        before = self.folded[max(0, name.start - _BESIDE) : name.start]
        for mark in (".", "\n", ":", ";", "»", "«"):
            before = before.rsplit(mark, 1)[-1]
        parts = [part for part in before.split(",") if part.strip()]  # "his wife, Anna Example, said"
        words = parts[-1].split()[-6:] if parts else []
        if self.language.words.capital_nouns:
            words = self._title(words)
        if not self._tells_to(tuple(words)):
            yield from roles_of(self.language.words, " ".join(words))[:1]
        behind = self.folded[name.end : name.end + _BESIDE]
        if behind.startswith((", ", " (", " — ", " – ")):
            clause = behind[2:].split(".")[0].split(",")[0].split(")")[0]
            yield from roles_of(self.language.words, clause)[:1]

    def _tells_to(self, words: tuple[str, ...]) -> bool:
        """Whether the words before a name say whom its bearer talks to ("in a talk with the radio, Anna Example")."""
        phrases = self.language.words.phrases.get("told_to")
        return phrases is not None and any(phrases.length_at(words, index) for index in range(len(words)))

    def _title(self, words: list[str]) -> list[str]:
        """The last words that may describe a name behind them: no preposition, verb or conjunction among them."""
        for index in range(len(words) - 1, -1, -1):
            if self.language.words.classes_of(words[index]) & _UNDESCRIBING:
                return words[index + 1 :]
        return words


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence in pieces that are not too long: what looks back and forth in one stays linear in the page."""
    while end - start > _LONGEST:
        cut = text.rfind(" ", start + 1, start + _LONGEST)
        cut = start + _LONGEST if cut < 0 else cut
        yield start, cut
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end


def _covered(starts: Sequence[int], spans: Sequence[Span]) -> frozenset[int]:
    found: set[int] = set()
    for span in spans:
        found.update(range(max(0, bisect_right(starts, span.start) - 1), bisect_right(starts, span.end - 1)))
    return frozenset(found)


def _fixed(words: Lexicon, lows: tuple[str, ...]) -> frozenset[int]:
    """The tokens of fixed phrases, none of whose words stands for anybody ("всё ещё")."""
    phrases = words.phrases.get("fixed")
    if phrases is None:
        return frozenset()
    found = ((index, phrases.length_at(lows, index)) for index in range(len(lows)))
    return frozenset(at for index, length in found for at in range(index, index + length))


def _is_age(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a number stands in marks behind a capitalised word: "Анна Примерова, 63, …", "Anna Example (34)"."""
    if first < 2 or last >= len(tokens) or not tokens[first].low.isdigit():
        return False
    return tokens[first - 1].low in (",", "(") and tokens[last].low in (",", ")") and tokens[first - 2].capital
