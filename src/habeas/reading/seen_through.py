"""A report as people see it: without what can't be seen in its words, and each word in one script.

Pages hold zero-width spaces, soft hyphens, stress marks and letters of another alphabet that look the same, by the
typesetter's hand or to be found by no search. A reader is given the text as it looks; what it finds is told in the
words and at the places of the text as it stands.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from habeas.model import Block, Mention, Reading, Report, Span

T = TypeVar("T")

# Soft hyphen, joiners, marks of direction, selectors of a variant, tags: none has a shape of its own.
_UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff"
)
_PICTURE = "\u2600-\u27bf\U0001f000-\U0001faff"
_CYRILLIC = "\u0400-\u052f"
_LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
_ODD = re.compile(
    rf"[{_UNSEEN}]|[\u0300-\u036f]|[{_PICTURE}]"
    rf"|[{_LATIN}](?=[{_CYRILLIC}])|[{_CYRILLIC}](?=[{_LATIN}])"
)
_PIECE = re.compile(
    rf"(?P<unseen>[{_UNSEEN}]+)"
    rf"|(?P<composed>[^\W\d_][\u0300-\u036f]{{1,4}})"
    rf"|(?P<picture>(?<=[^\W\d_])[{_PICTURE}][{_PICTURE}{_UNSEEN}]*(?=[^\W\d_]))"
    # A picture behind a name; between two names it may be all that parts them.
    rf"|(?P<mark>(?<=[^\W\d_])[ \u00a0]?[{_PICTURE}][{_PICTURE}{_UNSEEN}]*(?=[ \u00a0][^\W\d_A-ZА-ЯЁІЎЇЄҐ]|[,.;:)»”]))"
)
_STRESS = "\u0300\u0301"
_PARTS = ("\u200b", "\u2060", "\ufeff")
"""What is put between words as well as into them: a capital behind a small letter tells that a word begins."""
_WORD = re.compile(r"[^\W\d_]{2,}")
# Letters of the two alphabets that look the same in most typefaces.
_CYRILLIC_ALIKE = "АВЕЅІЈКМНОРСТУХаеѕіјкорсухԛԝһ"
_LATIN_ALIKE = "ABESIJKMHOPCTYXaesijkopcyxqwh"
_TO_LATIN = str.maketrans(_CYRILLIC_ALIKE, _LATIN_ALIKE)
_TO_CYRILLIC = str.maketrans(_LATIN_ALIKE, _CYRILLIC_ALIKE)
_ACRONYM = re.compile(r"[A-Z]{2,}(?=[а-яёіўїєґ])")
"""A word made of an acronym with a suffix of another language."""
_IS_CYRILLIC, _IS_LATIN = re.compile(f"[{_CYRILLIC}]"), re.compile(f"[{_LATIN}]")
_IN_CYRILLIC = frozenset({"be", "ru", "uk"})


@dataclass(frozen=True, slots=True)
class SeenThrough:
    """A report as it looks, and how what is found in it is told of the report as it stands."""

    report: Report
    as_it_stands: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def told_back(self, reading: Reading) -> Reading:
        """The reading with each span at its place in the text as it stands, in the words of that text."""
        return self._moved(reading)

    def _moved(self, value: T) -> T:
        if isinstance(value, Span):
            return cast("T", Span.of(self.as_it_stands, self.starts[value.start], self.ends[value.end - 1]))
        if isinstance(value, tuple):
            return cast("T", tuple(map(self._moved, value)))
        if not is_dataclass(value) or isinstance(value, type):
            return value
        changed: dict[str, Any] = {}
        for field in fields(value):
            before = getattr(value, field.name)
            after = self._moved(before)
            if after is not before and after != before:
                changed[field.name] = after
        if isinstance(value, Mention) and "span" in changed and value.name == value.span.words:
            changed["name"] = changed["span"].words
        return cast("T", replace(cast("Any", value), **changed)) if changed else value


def seen_through(report: Report) -> SeenThrough | None:
    """The report as it looks; ``None`` where that is how it stands, as most reports are.

    >>> text = "Анна При" + chr(0x200B) + "меровa."
    >>> seen = seen_through(Report("0" * 64, text, (), "test 1", "ru"))
    >>> seen.report.text if seen else None
    'Анна Примерова.'
    """
    if report.text.isascii() or _ODD.search(report.text) is None:
        return None
    letters, starts, ends = [], [], []
    for letter, start, end in _letters(report.text):
        letters.append(letter)
        starts.append(start)
        ends.append(end)
    text = _WORD.sub(lambda word: _in_one_script(word.group(), report.language), "".join(letters))
    if text == report.text:
        return None
    blocks = tuple(_moved_block(block, starts) for block in report.blocks)
    published = replace(report.published, span=None) if report.published is not None else None
    looks = replace(
        report, text=text, blocks=tuple(block for block in blocks if block.start < block.end), published=published
    )
    return SeenThrough(looks, report.text, tuple(starts), tuple(ends))


def _letters(text: str) -> Iterator[tuple[str, int, int]]:
    """Each letter and mark that is seen, with the stretch of the text that it stands for."""
    at = 0
    for piece in _PIECE.finditer(text):
        yield from ((text[place], place, place + 1) for place in range(at, piece.start()))
        at = piece.end()
        if piece["composed"]:
            yield from _composed(piece.group(), piece.start())
        elif _begins_a_word(text, piece):
            yield " ", piece.start(), piece.end()
    yield from ((text[place], place, place + 1) for place in range(at, len(text)))


def _composed(written: str, start: int) -> Iterator[tuple[str, int, int]]:
    """A letter with its marks as one letter; a mark of stress on a Cyrillic letter says nothing."""
    kept = written
    if _IS_CYRILLIC.match(written):
        kept = "".join(char for char in written if char not in _STRESS)
    made = unicodedata.normalize("NFC", kept)
    if len(made) == 1:
        yield made, start, start + len(written)
    else:
        yield from ((char, start + place, start + place + 1) for place, char in enumerate(written))


def _begins_a_word(text: str, piece: re.Match[str]) -> bool:
    before, behind = text[piece.start() - 1 : piece.start()], text[piece.end() : piece.end() + 1]
    parts = bool(piece["picture"]) or any(part in piece.group() for part in _PARTS)
    return parts and before.islower() and behind.isupper()


def _in_one_script(word: str, language: str) -> str:
    """The word in the script of most of its letters, if the others look like letters of it.

    >>> _in_one_script("Mаria", "en"), _in_one_script("Кoлесникова", "ru"), _in_one_script("ITшник", "ru")
    ('Maria', 'Колесникова', 'ITшник')
    """
    cyrillic, latin = len(_IS_CYRILLIC.findall(word)), len(_IS_LATIN.findall(word))
    if not cyrillic or not latin:
        return word
    if _ACRONYM.match(word):
        return word
    in_latin, in_cyrillic = word.translate(_TO_LATIN), word.translate(_TO_CYRILLIC)
    ways = []
    if not _IS_CYRILLIC.search(in_latin):
        ways.append((latin, language not in _IN_CYRILLIC, in_latin))
    if not _IS_LATIN.search(in_cyrillic):
        ways.append((cyrillic, language in _IN_CYRILLIC, in_cyrillic))
    return max(ways)[2] if ways else word


def _moved_block(block: Block, starts: list[int]) -> Block:
    def moved(at: int) -> int:
        return bisect_left(starts, at)

    cells = tuple((moved(start), moved(end)) for start, end in block.cells)
    return replace(block, start=moved(block.start), end=moved(block.end), cells=cells)
