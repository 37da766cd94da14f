"""A report being read: its sentences, what the lexical layer finds in them when asked, and who is who in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from habeas.model import Block, BlockRole, Report, Role, Span, When
from habeas.reading import counts, dates, sentences, terms
from habeas.reading.dates import FoundDate
from habeas.reading.word_order import tokens as bit
from habeas.reading.word_order.bodies import Body, bodies
from habeas.reading.word_order.language import Language
from habeas.reading.word_order.names import Name, Run, Runs
from habeas.reading.word_order.nouns import Counted, Marks, Phraser
from habeas.reading.word_order.parsed import Parsed, quoted_stretches
from habeas.reading.word_order.roles import roles_of_words, roles_within, split
from habeas.reading.word_order.tokens import Sentence, Token, fold, tokenise

_TITLED = 0.6  # share of capitalised words from which a headline tells nothing by its capitals
_HEADLINE = 200  # code points; a longer block is no headline, whatever its capitals
_LONGEST = 3000  # code points; a list of a hundred names fits
_CLAUSE = (",", ".", ")", "\n", ";")
_SENTENCE = (".", "\n", "”", "“", '"', " who ", " said", " told", " was ", " and ")
_BESIDE = 50  # code points beside a name in which its trade stands
_NEAR = 700  # code points within which a pronoun's person is looked for


@dataclass(frozen=True, slots=True)
class Placed:
    """A sentence's place: its offsets, its block's number and role, and whether a trigger opened the gate."""

    start: int
    end: int
    block: int
    role: BlockRole
    gated: bool
    titled: bool


class Page:
    """A report with its sentences; parsing one is done once and only when somebody asks."""

    def __init__(self, report: Report, language: Language) -> None:
        self.report = report
        self.language = language
        self.text = report.text
        self.folded = fold(report.text)
        self.sentences = tuple(self._place())
        self._runs: Runs | None = None
        self._parsed: dict[int, Parsed] = {}
        self._starts = [placed.start for placed in self.sentences]
        self._known: dict[str, Role | None] = {}
        self._bodies: tuple[Body, ...] | None = None
        self.prisoners: set[str] = set()
        self.base = dates.told_on(report)
        self.day = report.published.exact_day if report.published is not None else None

    def _place(self) -> list[Placed]:
        gate = self.language.grammar.gate
        found = []
        for number, block in enumerate(self.report.blocks):
            if not block.role.is_prose or block.cells or not gate.search(self.folded, block.start, block.end):
                continue
            titled = self._is_titled(block)
            for first, last in sentences.split(self.text, block.start, block.end, self.language.abbreviations):
                for start, end in _bounded(self.text, first, last):
                    gated = gate.search(self.folded, start, end) is not None
                    found.append(Placed(start, end, number, block.role, gated, titled))
        return found

    def _is_titled(self, block: Block) -> bool:
        """Whether a block is a headline with capitals throughout, though perhaps not marked as one."""
        words = self.text[block.start : block.end]
        if not _is_titled(words) or block.role in (BlockRole.HEADLINE, BlockRole.SUBHEADING):
            return _is_titled(words)
        if len(words) > _HEADLINE or words.rstrip().endswith((".", "”", '"')):
            return False
        bits = self.language.words.bits
        # A list of names has capitals throughout as well, but no "For" or "In" among them.
        return any(word[0].isupper() and bits.get(word.lower(), 0) & bit.PREPOSITION for word in words.split()[1:])

    @property
    def runs(self) -> Runs:
        """The names and other capitals of the whole report."""
        if self._runs is None:
            stretches = [
                (block.start, block.end, self._is_titled(block))
                for block in self.report.blocks
                if block.role.is_prose and not block.cells
            ]
            self._runs = self.language.names.runs(self.text, stretches)
        return self._runs

    @property
    def bodies(self) -> tuple[Body, ...]:
        """The named bodies of the whole report."""
        if self._bodies is None:
            self._bodies = bodies(self.text, self.runs.all, self.language.words)
        return self._bodies

    def parsed(self, number: int) -> Parsed:
        """Sentence ``number`` with its phrases, dates and terms."""
        if number not in self._parsed:
            self._parsed[number] = self._parse(number)
        return self._parsed[number]

    def _parse(self, number: int) -> Parsed:
        placed = self.sentences[number]
        tokens = tokenise(self.text, placed.start, placed.end, self.language.words.bits)
        sentence = Sentence(self.text, placed.start, placed.end, tokens, placed.block, placed.role, placed.titled)
        blank = Parsed(sentence, self.language.words, (), (), (), (), frozenset(), ())
        found_dates = self._dates(number, placed)
        found_terms = terms.find(self.language.numbers, self.text, placed.start, placed.end)
        masked = _covered(blank, [found.span for found in found_dates] + [found.term.span for found in found_terms])
        masked |= {index for index in range(len(tokens)) if self._is_age(tokens, index)}
        marks = Marks(self._run_marks(blank, masked), self._count_marks(blank, masked), masked)
        phrases = Phraser(self.language.words, sentence, marks).phrases()
        cover = [-1] * len(tokens)
        for index, phrase in enumerate(phrases):
            cover[phrase.first : phrase.last] = [index] * (phrase.last - phrase.first)
        ago = tuple(self.language.words.sets["after_time"])
        firm = tuple(
            found.term
            for found in found_terms
            if not found.up_to and not self.folded.startswith(ago, found.term.span.end)
        )
        quoted, _ = quoted_stretches(tokens, opened=False)
        return Parsed(sentence, self.language.words, phrases, tuple(cover), found_dates, firm, masked, quoted)

    def _dates(self, number: int, placed: Placed) -> tuple[FoundDate, ...]:
        """The dates of a sentence; a date in it anchors "a year later" behind it."""
        words = self.language.dates
        anchor = self._anchor(number)
        found = dates.find(words, self.text, placed.start, placed.end, base=self.base, anchor=anchor)
        found = dates.certain(found, self.report)
        if not found or found[0].anaphoric:
            return found
        start = found[0].span.end
        behind = dates.find(words, self.text, start, placed.end, base=self.base, anchor=found[0].when)
        news = [one for one in behind if one.anaphoric and not any(one.span.overlaps(other.span) for other in found)]
        return tuple(sorted([*found, *news], key=lambda one: one.span.start)) if news else found

    def _anchor(self, number: int) -> When | None:
        """The last date of the sentence before in the same block, for "a year later"."""
        before = self._parsed.get(number - 1)
        if before is not None and before.sentence.block == self.sentences[number].block and before.dates:
            return before.dates[-1].when
        return None

    def _run_marks(self, blank: Parsed, masked: frozenset[int]) -> dict[int, tuple[int, Run]]:
        found = {}
        sentence = blank.sentence
        for run in self.runs.within(sentence.start, sentence.end):
            first, last = blank.index_at(run.start), blank.index_at(run.end - 1) + 1
            if first < last and not any(index in masked for index in range(first, last)):
                found[first] = (last, run)
        return found

    def _count_marks(self, blank: Parsed, masked: frozenset[int]) -> dict[int, Counted]:
        sentence = blank.sentence
        found = {}
        for count in counts.find(self.language.numbers, self.text, sentence.start, sentence.end):
            first, last = blank.index_at(count.span.start), blank.index_at(count.span.end - 1) + 1
            token = sentence.tokens[last - 1]
            if token.end > count.span.end and not token.bits & bit.PEOPLE:
                continue  # "a 46-page report", but "an eight-member team"
            if first < last and not any(index in masked for index in range(first, last)):
                if self._numbers_a_name(sentence.tokens, first, last):
                    continue
                partly = last < len(sentence.tokens) and sentence.tokens[last].low == "of"
                if (count.word_one and not partly) or sentence.tokens[last - 1].low in ("both", "some"):
                    continue
                found[first] = Counted(first, last, count.quantity, count.partitive, count.others)
        return found

    @staticmethod
    def _numbers_a_name(tokens: Sequence[Token], first: int, last: int) -> bool:
        """Whether figures only close a name ("Phase 2", "“Running Late 3”"): nobody is counted."""
        if first < 2 or not tokens[first].low[0].isdigit() or not tokens[first - 1].capital:
            return False
        return (
            last >= len(tokens)
            or not (tokens[last].bits & bit.PEOPLE or tokens[last].low.isalpha())
            or bool(tokens[last].bits & (bit.AUXILIARY | bit.PREPOSITION | bit.CONJUNCTION))
        )

    @staticmethod
    def _is_age(tokens: Sequence[Token], index: int) -> bool:
        """Whether a number stands in commas behind a capitalised word: "Anna Example, 63, who …"."""
        if not tokens[index].low.isdigit() or not 1 < index < len(tokens) - 2:
            return False
        in_commas = tokens[index - 1].low == "," == tokens[index + 1].low
        # Between the members of a list the number still holds the list together.
        return in_commas and tokens[index - 2].capital and not tokens[index + 2].bits & bit.CONJUNCTION

    # --- who is who ------------------------------------------------------------------------------------------------

    def person_before(
        self, offset: int, *, feminine: bool | None = None, but: frozenset[str] = frozenset()
    ) -> Name | None:
        """The person a pronoun at ``offset`` means: the first named before it, in its sentence or a near one.

        ``but`` holds the full names of those whom it cannot mean.
        """
        names = [
            run.name
            for run in self.runs.within(max(0, offset - _NEAR), offset)
            if run.name is not None and run.name.full not in but
        ]
        if not names:
            return None
        number = bisect_right(self._starts, offset) - 1
        here = self.sentences[number].start if number >= 0 else offset
        same = [name for name in names if name.start >= here and self.agrees(name, feminine)]
        if same:
            return same[0]
        earlier = [name for name in names if self.agrees(name, feminine)]
        told = [name for name in earlier if name.full in self.prisoners]
        start = self._block_start(number)
        beside = [name for name in earlier if name.start >= start]
        if told and (not beside or told[-1].start >= start):
            return told[-1]
        if not earlier:
            return None
        number = bisect_right(self._starts, earlier[-1].start) - 1
        start = self.sentences[number].start if number >= 0 else earlier[-1].start
        return next(name for name in earlier if name.start >= min(start, earlier[-1].start))

    def is_named_before(self, full: str, offset: int) -> bool:
        """Whether somebody with that full name is named not far before ``offset``."""
        near = self.runs.within(max(0, offset - _NEAR), offset)
        return any(run.name is not None and run.name.full == full for run in near)

    def number_at(self, offset: int) -> int:
        """The number of the sentence that ``offset`` of the text stands in."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def _block_start(self, number: int) -> int:
        """Where the sentence before ``number`` begins, in the same block: whom it names, a pronoun means first."""
        if number < 1 or self.sentences[number - 1].block != self.sentences[number].block:
            return len(self.text)
        return self.sentences[number - 1].start

    def agrees(self, name: Name, feminine: bool | None) -> bool:
        """Whether "she" (or "he") can mean this person; ``None`` fits everybody."""
        if feminine is None:
            return True
        before = fold(self.text[max(0, name.start - 14) : name.start]).split()
        title = before[-1].strip(".,") if before else ""
        sets = self.language.words.sets
        if title in sets["male"] or title in sets["female"]:
            return (title in sets["female"]) == feminine
        parts = fold(name.full).split()
        if parts[0] in sets["female_names"] or parts[-1].endswith(tuple(sets["feminine_endings"])):
            return feminine
        return not (parts[0] in sets["male_names"] and feminine)

    def is_called(self, full: str, word: str) -> bool:
        """Whether "the journalist" can mean a person: one in custody, or beside whose name that word stands."""
        if full in self.prisoners:
            return True
        return any(
            run.name is not None and run.name.full == full and word in self._beside(run.start, run.end)
            for run in self.runs.all
        )

    def _beside(self, start: int, end: int) -> list[str]:
        """The words right before a name, and those of an apposition behind it."""
        before = _clause_before(self.folded[max(0, start - _BESIDE) : start]).split()[-3:]
        behind = self.folded[end : end + _BESIDE]
        return before + (_clause(behind[2:]).split() if behind.startswith(", ") else [])

    def role_of(self, full: str) -> Role | None:
        """What a named speaker is, by the words that stand beside the name anywhere in the report."""
        if full not in self._known:
            self._known[full] = self._look_up(full)
        return self._known[full]

    def _look_up(self, full: str) -> Role | None:
        words = self.language.words
        for run in self.runs.all:
            if run.name is None or run.name.full != full:
                continue
            behind = self.folded[run.end : run.end + 90]
            told = behind[2:].split(" ", 1)[0] in words.sets["say"]
            if behind.startswith((", ", " (", " of ", " from ", " at ", " with ")) and not told:
                roles = self._roles_behind(run.end + 2, behind[2:], _CLAUSE) or self._roles_behind(
                    run.end + 2, behind[2:], _SENTENCE
                )
                if roles:
                    return roles[0]
            before = self.folded[max(0, run.start - 70) : run.start]
            lead = (
                before.replace("\n", ".").split(".")[-1].removesuffix(", ").split(",")[-1]
                if not before.endswith(("mr. ", "dr. ", "ms. "))
                else ""
            )
            end = run.start - 2 * before.endswith(", ")
            known = {one.role for one in words.known.find(self.text, end - len(lead), end)}
            roles = roles_of_words(words, split(" ".join(lead.split()[-5:])), known)
            if roles and not (set(lead.split()) & {"said", "says", "told"}):
                return roles[0]
        return None

    def _roles_behind(self, start: int, behind: str, marks: Sequence[str]) -> tuple[Role, ...]:
        """The roles told from ``start`` up to the first of the marks."""
        for mark in marks:
            behind = behind.split(mark, 1)[0]
        return roles_within(self.language.words, self.text, start, start + len(behind))


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


def _clause_before(words: str) -> str:
    for mark in (",", ".", "(", "\n", ";"):
        words = words.rsplit(mark, 1)[-1]
    return words


def _clause(words: str) -> str:
    for mark in (",", ".", ")", "\n", ";"):
        words = words.split(mark, 1)[0]
    return words.replace("'s", " 's")


def _is_titled(words: str) -> bool:
    parts = [part for part in words.split() if part[0].isalpha()]
    capital = sum(part[0].isupper() for part in parts)
    return len(parts) > 3 and capital >= _TITLED * len(parts)


def _covered(parsed: Parsed, spans: Sequence[Span]) -> frozenset[int]:
    found: set[int] = set()
    for span in spans:
        found.update(range(parsed.index_at(span.start), parsed.index_at(span.end - 1) + 1))
    return frozenset(found)
