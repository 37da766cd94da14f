"""From the lines of a report to its blocks: each line is judged by what it says and by where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from habeas.archive.formats import pieces, tables
from habeas.archive.formats.lines import Line
from habeas.archive.formats.pagetime import find
from habeas.model.report import Block, BlockRole, MachineTranslated, PageTime

_LONGEST_HEADLINE = 250
_LONGEST_HEADING = 120
_LONGEST_CAPTION = 600
_END_OF_PAGE = 4


@dataclass(frozen=True, slots=True)
class Judged:
    """The blocks of a report and what stands in them about the report itself."""

    blocks: tuple[Block, ...] = ()
    published: PageTime | None = None
    updated: PageTime | None = None
    agencies: tuple[str, ...] = ()
    outlet: str | None = None
    machine_translated: MachineTranslated = MachineTranslated.NO


@dataclass(frozen=True, slots=True)
class Mark:
    """What is known of a line from elsewhere: its role, and the places of its cells, counted from its start."""

    role: BlockRole | None = None
    cells: tuple[tuple[int, int], ...] = ()


@dataclass(slots=True)
class _Page:
    """What is known while the lines of one report are judged in order."""

    lines: Sequence[Line]
    blocks: list[Block] = field(default_factory=list)
    published: PageTime | None = None
    updated: PageTime | None = None
    agencies: list[str] = field(default_factory=list)
    outlet: str | None = None
    machine_translated: MachineTranslated = MachineTranslated.NO
    awaits_headline: bool = False
    has_headline: bool = False
    has_text: bool = False
    has_lead: bool = False
    at: int = 0

    def add(self, role: BlockRole, start: int, end: int) -> None:
        """A block, without the spaces at its ends; nothing when nothing is left."""
        line = self.lines[self.at]
        words = line.words[start - line.start : end - line.start]
        start += len(words) - len(words.lstrip())
        end -= len(words) - len(words.rstrip())
        if start < end:
            self.blocks.append(Block(role, start, end))


def judge(lines: Sequence[Line], marks: Sequence[Mark] | None = None) -> Judged:
    """The blocks of these lines, each inside its line and in their order; ``marks`` go with the lines one by one."""
    page = _Page(lines)
    known = marks or [Mark()] * len(lines)
    page.awaits_headline = any(mark.role is BlockRole.HEADLINE for mark in known)
    runs = _runs(lines)
    for page.at, line in enumerate(lines):
        if known[page.at].role is not None and _marked(page, line, known[page.at]):
            continue
        if not (_about_the_page(page, line) or _about_a_picture(page, line)):
            _text(page, line, runs[page.at])
    return Judged(
        tuple(page.blocks),
        page.published,
        page.updated,
        tuple(sorted(set(page.agencies))),
        page.outlet,
        page.machine_translated,
    )


def _marked(page: _Page, line: Line, mark: Mark) -> bool:
    """A line whose element says what it is; false where the words speak against it."""
    role = mark.role
    if role is BlockRole.CAPTION:
        at = pieces.credit_at(line.words)
        page.add(BlockRole.CAPTION, line.start, line.end if at is None else line.start + at)
        page.add(BlockRole.CREDIT, line.end if at is None else line.start + at, line.end)
    elif role is BlockRole.TABLE_ROW:
        cells = tuple((line.start + start, line.start + end) for start, end in mark.cells)
        page.blocks.append(Block(role, line.start, line.end, cells))
    elif role is BlockRole.DATELINE:
        times = find(line.words)
        _take_times(page, pieces.dateline(line.words) or pieces.Dateline(times[0] if times else None, None, None))
        page.add(role, line.start, line.end)
    elif role is BlockRole.LIST_ITEM:
        item = pieces.list_mark(line.words)
        page.add(role, line.start + (item[1] if item else 0), line.end)
    elif role is BlockRole.BYLINE and pieces.dateline(line.words) is not None:
        return False
    elif role is BlockRole.HEADLINE and page.has_headline:
        page.add(BlockRole.SUBHEADING, line.start, line.end)
    elif role is not None:
        page.has_headline = page.has_headline or role is BlockRole.HEADLINE
        page.add(role, line.start, line.end)
    return True


def _near_an_end(page: _Page) -> bool:
    return not page.has_text or page.at >= len(page.lines) - _END_OF_PAGE


def _about_the_page(page: _Page, line: Line) -> bool:
    """Datelines, bylines, what leads elsewhere, agencies' signs: lines that are not the report's text."""
    words = line.words
    if pieces.is_translation_notice(words[: pieces.LONGEST_ODD]) and len(words) <= pieces.LONGEST_ODD:
        page.machine_translated = MachineTranslated.YES
        page.add(BlockRole.RELATED, line.start, line.end)
    elif (dateline := pieces.dateline(words)) is not None:
        _take_times(page, dateline)
        page.add(BlockRole.DATELINE, line.start, line.end)
    elif pieces.is_related(words) and not (page.at == 0 and len(page.lines) == 1):
        page.add(BlockRole.RELATED, line.start, line.end)
    elif (who := pieces.contributors(words)) is not None or (pieces.is_byline(words) and _near_an_end(page)):
        agencies = pieces.agencies_named(who or words) if page.has_text else ()
        page.agencies += agencies
        page.add(BlockRole.AGENCY if agencies else BlockRole.BYLINE, line.start, line.end)
    else:
        tail = pieces.agency_tail_at(words)
        if tail is None or tail[0] > 0 or not page.has_text:
            return False
        page.agencies += tail[1]
        page.add(BlockRole.AGENCY, line.start, line.end)
    return True


def _take_times(page: _Page, dateline: pieces.Dateline) -> None:
    shift = page.lines[page.at].start
    if dateline.published and page.published is None:
        page.published = _moved(dateline.published.when, shift)
    if dateline.updated and page.updated is None:
        page.updated = _moved(dateline.updated.when, shift)
    if dateline.outlet:
        agencies = pieces.agencies_named(dateline.outlet)
        page.agencies += agencies
        if not agencies and " " in dateline.outlet:
            page.outlet = page.outlet or dateline.outlet


def _moved(when: PageTime, shift: int) -> PageTime:
    """The same time with its span counted from the start of the text, as spans of lines count from the line's."""
    if when.span is None or shift == 0:
        return when
    start, words = when.span.start + shift, when.span.words
    return replace(when, span=type(when.span).of("\0" * start + words, start, start + len(words)))


def _about_a_picture(page: _Page, line: Line) -> bool:
    words = line.words
    at = pieces.credit_at(words)
    if at is not None and at <= _LONGEST_CAPTION:
        before = page.blocks[-1] if page.blocks else None
        if at == 0 and before and not line.gap and _may_be_caption(before):
            page.blocks[-1] = replace(before, role=BlockRole.CAPTION)
        page.add(BlockRole.CAPTION, line.start, line.start + at)
        page.add(BlockRole.CREDIT, line.start + at, line.end)
        return True
    if len(words) <= _LONGEST_CAPTION and page.has_headline and not page.has_text and pieces.is_caption_marked(words):
        page.add(BlockRole.CAPTION, line.start, line.end)
        return True
    return False


def _may_be_caption(block: Block) -> bool:
    short = block.end - block.start <= pieces.LONGEST_ODD
    return short and block.role in (BlockRole.PARAGRAPH, BlockRole.SUBHEADING, BlockRole.LIST_ITEM)


def _text(page: _Page, line: Line, in_run: bool) -> None:
    """The report's own text: headline, heading, list item, paragraph."""
    words = line.words
    first = not (page.has_headline or page.has_text or page.awaits_headline)
    if first and len(page.lines) > 1 and _is_headline(words):
        page.has_headline = True
        page.add(BlockRole.HEADLINE, line.start, line.end)
    elif (mark := pieces.list_mark(words)) and _is_item(page, mark):
        page.add(BlockRole.LIST_ITEM, line.start + mark[1], line.end)
    elif page.has_headline and not page.has_text and pieces.is_name_line(words):
        page.add(BlockRole.CAPTION if _is_spoken_of(page, words) else BlockRole.BYLINE, line.start, line.end)
    elif in_run:
        page.add(BlockRole.LIST_ITEM, line.start, line.end)
    elif _is_heading(words) and page.at + 1 < len(page.lines) and (page.has_headline or page.has_text):
        page.add(BlockRole.SUBHEADING, line.start, line.end)
    else:
        _paragraph(page, line)


def _paragraph(page: _Page, line: Line) -> None:
    start = line.start
    if not page.has_lead and (lead := pieces.lead_prefix(line.words)):
        page.has_lead = True
        page.agencies += lead[1]
        page.add(BlockRole.DATELINE, start, start + lead[0])
        start += lead[0]
    page.has_text = True
    tail = pieces.agency_tail_at(line.words)
    # A sign nobody knows is one only at the end of the page; elsewhere it may be a word in brackets.
    if tail and (set(tail[1]) & tables.AGENCY_CODES or page.at >= len(page.lines) - _END_OF_PAGE):
        page.agencies += tail[1]
        page.add(BlockRole.PARAGRAPH, start, line.start + tail[0])
        page.add(BlockRole.AGENCY, line.start + tail[0], line.end)
    else:
        page.add(BlockRole.PARAGRAPH, start, line.end)


def _is_headline(words: str) -> bool:
    if len(words) > _LONGEST_HEADLINE or words[-1] in ",;:" or pieces.lead_prefix(words):
        return False
    return not pieces.holds_sentences(words) and not words.rstrip("\"”“»’')").endswith((".", "…"))


def _is_heading(words: str) -> bool:
    short = len(words) <= _LONGEST_HEADING and len(words.split()) <= 16
    closed = pieces.ends_a_sentence(words) and not words.endswith("?")
    closed = closed or pieces.agency_tail_at(words) is not None
    return short and not closed and words[-1] not in ",;:–—-" and words[0] not in '"„“«”' and not words[0].islower()


def _is_item(page: _Page, mark: tuple[str, int]) -> bool:
    """A dash or a number starts a list item only beside another one, or after a colon: else it may be speech."""
    if mark[0] in "•*·▪◦‣●○■►":
        return True
    around = [page.lines[at].words for at in (page.at - 1, page.at + 1) if 0 <= at < len(page.lines)]
    beside = any((other := pieces.list_mark(words)) is not None and other[0] == mark[0] for words in around)
    return beside or (page.at > 0 and page.lines[page.at - 1].words.endswith(":"))


def _is_spoken_of(page: _Page, name: str) -> bool:
    """Whether the text speaks of the one who is named, who is then in a picture and not the author."""
    surname = name.rsplit(maxsplit=1)[-1]
    stem = surname[: max(4, len(surname) - 2)]
    return any(stem in line.words for at, line in enumerate(page.lines[:200]) if at != page.at)


def _runs(lines: Iterable[Line]) -> list[bool]:
    """For each line, whether it stands among three or more short ones that are no sentences: a list without marks."""
    flags = [_is_heading(line.words) and pieces.list_mark(line.words) is None for line in lines]
    runs = [False] * len(flags)
    start = 0
    for at in range(len(flags) + 1):
        if at == len(flags) or not flags[at]:
            if at - start >= 4:
                runs[start:at] = [True] * (at - start)
            start = at + 1
    return runs
