"""From the lines that a page prints to the paragraphs that were written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from habeas.archive.formats.pieces import ends_a_sentence, list_mark
from habeas.model.report import BlockRole

_HYPHENS = ("\x02", "\N{SOFT HYPHEN}", "-", "\N{HYPHEN}")
_PAGE_NUMBER = re.compile(
    r"(?i)[\W_]*(?:(?:page|seite|strona|стр|страница|сторінка|с|p|s)\.?\s*)?\d{1,4}(?:\s*(?:of|von|z|из|з|/)\s*\d{1,4})?[\W_]*\Z"
)
_LARGER = 1.12
_TOP = 15


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line as printed; places and size in points, from the lower left corner of the page."""

    words: str
    left: float
    right: float
    bottom: float
    size: float


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines joined again, and what their size says that they are."""

    words: str
    role: BlockRole | None = None


def paragraphs_of(pages: Sequence[Sequence[PrintedLine]]) -> list[Paragraph]:
    """The paragraphs of the document, without what is printed on each page (running heads, page numbers)."""
    bare = _without_running(pages)
    if not any(bare):  # every page says the same, and nothing else
        bare = [list(page) for page in pages]
    lines = [line for page in bare for line in page]
    body = _body_size(lines)
    groups: list[list[PrintedLine]] = []
    for page in bare:
        leading = _leading(page)
        width = max((line.right for line in page), default=0.0)
        for at, line in enumerate(page):
            before = page[at - 1] if at else None
            if groups and not _begins(groups[-1], before, line, leading, width):
                groups[-1].append(line)
            else:
                groups.append([line])
    return list(_with_roles(groups, body))


def _without_running(pages: Sequence[Sequence[PrintedLine]]) -> list[list[PrintedLine]]:
    if len(pages) < 2:
        return [list(page) for page in pages]
    edges = Counter(_shape(line.words) for page in pages for line in {id(one): one for one in _edges(page)}.values())
    often = {shape for shape, times in edges.items() if times >= max(2, len(pages) * 6 // 10)}
    bare = []
    for page in pages:
        edge = {id(line) for line in _edges(page)}
        bare.append(
            [
                line
                for line in page
                if id(line) not in edge or not (_shape(line.words) in often or _PAGE_NUMBER.match(line.words))
            ]
        )
    return bare


def _edges(page: Sequence[PrintedLine]) -> list[PrintedLine]:
    return [*page[:2], *page[-2:]] if len(page) > 4 else [*page[:1], *page[-1:]]


def _shape(words: str) -> str:
    return re.sub(r"\d+", "0", words).casefold()


def _body_size(lines: Sequence[PrintedLine]) -> float:
    """The size that most characters have."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.words)
    return sizes.most_common(1)[0][0]


def _leading(page: Sequence[PrintedLine]) -> float:
    """How far the lines of a paragraph stand from one another."""
    steps = [above.bottom - below.bottom for above, below in pairwise(page) if above.bottom > below.bottom + 1]
    return median(steps) if steps else 0.0


def _begins(
    group: list[PrintedLine], before: PrintedLine | None, line: PrintedLine, leading: float, width: float
) -> bool:
    """Whether ``line`` begins a paragraph rather than going on with ``group``."""
    last = group[-1]
    if abs(last.size - line.size) > 0.5 or list_mark(line.words):
        return True
    unfinished = not ends_a_sentence(last.words)
    if before is None:  # a new page
        return not (unfinished and line.words[0].islower())
    step = before.bottom - line.bottom
    if leading and (step > leading * 1.35 or step < -leading):
        return not (step < 0 and unfinished and line.words[0].islower())
    if abs(step) < 1:  # the same printed line, told in two parts
        return False
    if line.left > before.left + line.size * 0.8 and not list_mark(group[0].words):
        return True
    # The last line of a paragraph is a short one: another word would have had its place on it.
    word = line.words.split(maxsplit=1)[0]
    room = width - before.right
    return room > (len(word) + 1) * line.size * 0.6 + line.size and (not unfinished or not line.words[0].islower())


def _with_roles(groups: Sequence[list[PrintedLine]], body: float) -> Iterator[Paragraph]:
    headed = False
    for at, group in enumerate(groups):
        words = _joined(group)
        larger = group[0].size >= body * _LARGER and len(words) <= 250
        if larger and not headed and at < _TOP:
            headed = True
            yield Paragraph(words, BlockRole.HEADLINE)
        elif larger and not ends_a_sentence(words):
            yield Paragraph(words, BlockRole.SUBHEADING)
        else:
            yield Paragraph(words)


def _joined(group: Sequence[PrintedLine]) -> str:
    words = ""
    for line in group:
        if not words:
            words = line.words
        elif words.endswith(_HYPHENS) and words[-2:-1].isalpha():
            divided = line.words[0].islower() or words[-1] in "\x02\N{SOFT HYPHEN}"
            words = (words[:-1] if divided else words) + line.words
        else:
            words = f"{words} {line.words}"
    return " ".join(re.sub("[\x02\N{SOFT HYPHEN}]", "", words).split())
