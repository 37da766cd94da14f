"""The lines of a plain text: where they stand, and which of them one paragraph was broken into."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, pairwise

from habeas.archive.formats.pieces import ends_a_sentence, list_mark

_BREAK = re.compile(r"\r\n|[\n\r\f\v\x1c-\x1e\x85\u2028\u2029]")
_WIDEST_WRAP = 100
_NARROWEST_WRAP = 40
_LONG = 150
_AS_SPACES = str.maketrans("\r\n\t\f\v\x1c\x1d\x1e\x85\u2028\u2029", " " * 11)


@dataclass(frozen=True, slots=True)
class Line:
    """One line, or the lines that one paragraph was broken into: ``text[start:end]`` without the spaces around.

    ``words`` are as long as that, with breaks turned into spaces. ``gap`` says that an empty line (or nothing) stands
    before it; ``indent`` counts the spaces before it.
    """

    start: int
    end: int
    words: str
    gap: bool
    indent: int


def lines_of(text: str) -> list[Line]:
    """The lines of ``text`` that are not empty, hard-wrapped paragraphs joined again."""
    raw = list(_raw(text))
    width = _wrap_width(raw)
    joined: list[list[Line]] = []
    for line in raw:
        if joined and _continues(joined[-1], line, width):
            joined[-1].append(line)
        else:
            joined.append([line])
    return [_join(text, parts) for parts in joined]


def _raw(text: str) -> Iterator[Line]:
    at, gap = 0, True
    ends = ((match.start(), match.end()) for match in _BREAK.finditer(text))
    for end, after in chain(ends, [(len(text), len(text))]):
        body = text[at:end]
        stripped = body.strip()
        if stripped:
            start = at + len(body) - len(body.lstrip())
            yield Line(start, start + len(stripped), stripped.translate(_AS_SPACES), gap, start - at)
        gap = not stripped
        at = after


def _join(text: str, parts: list[Line]) -> Line:
    first, last = parts[0], parts[-1]
    if first is last:
        return first
    return Line(first.start, last.end, text[first.start : last.end].translate(_AS_SPACES), first.gap, first.indent)


def _wrap_width(raw: list[Line]) -> int | None:
    """How wide the text was wrapped, or ``None`` when it was not: wrapped lines break in the middle of sentences."""
    broken = [
        before.words
        for before, after in pairwise(raw)
        if not after.gap and not ends_a_sentence(before.words) and after.words[0].islower()
    ]
    if not broken or len(broken) * 12 < len(raw):
        return None
    width = max(len(words) for words in broken)
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return None
    return max((len(line.words) for line in raw if len(line.words) <= width + 8), default=width)


def _continues(before: list[Line], line: Line, width: int | None) -> bool:
    """Whether ``line`` goes on with what ``before`` began."""
    last = before[-1]
    if line.gap or list_mark(line.words):
        return False
    if list_mark(before[0].words) and line.indent > before[0].indent:
        return True
    first_word = line.words.split(maxsplit=1)[0]
    if width is not None and len(last.words) <= width < len(last.words) + 1 + len(first_word):
        return True
    # A line that breaks off in the middle of a long sentence was not meant to end there.
    unfinished = not ends_a_sentence(last.words) and last.words[-1] not in ":;)"
    return (unfinished and line.words[0].islower() and len(last.words) > _NARROWEST_WRAP) or (
        unfinished and len(last.words) > _LONG and "http" not in last.words[-80:]
    )
