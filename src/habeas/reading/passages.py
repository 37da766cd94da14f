"""Reports in more than one language: which sentences are in another language than the rest, told without a model."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from itertools import groupby

from habeas.model import Block, Report
from habeas.reading import sentences

_WORD = re.compile(r"[^\W\d_]+")
_SURE = 5  # points from which a sentence is in another language; a small word is one, a letter of its own two
_SCRIPT_SURE = 2  # points that do where a sentence is in another script than the report's language
_LETTERS = 3  # letters of its own that count at most
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
_IN_CYRILLIC = frozenset({"be", "ru", "uk"})
_ABBREVIATED = frozenset({"г", "гг", "ул", "т", "р", "st", "nr", "dr", "mr", "ms", "prof", "вул", "м"})


@dataclass(frozen=True, slots=True)
class _Tell:
    words: frozenset[str]
    letters: frozenset[str]
    never: frozenset[str]
    foreign: re.Pattern[str]


@cache
def _tells() -> dict[str, _Tell]:
    told = tomllib.loads(files("habeas.reading.languages").joinpath("tells.toml").read_text("utf-8"))
    return {
        code: _Tell(
            frozenset(row["words"].split()),
            frozenset(row["letters"]),
            frozenset(row["never"]),
            re.compile(row["foreign"]),
        )
        for code, row in told.items()
    }


def parted(report: Report, main: str) -> dict[str, Report]:
    """The report as one report for each language that it has sentences in, the main language first.

    A sentence is taken for another language only where that is sure: in doubt it is in the main one.
    """
    blocks: dict[str, list[Block]] = {main: []}
    for block in report.blocks:
        for code, piece in _pieces(report.text, block, main):
            blocks.setdefault(code, []).append(piece)
    if len(blocks) == 1:
        return {main: report}
    return {code: replace(report, blocks=tuple(found), language=code) for code, found in blocks.items()}


def _pieces(text: str, block: Block, main: str) -> Iterator[tuple[str, Block]]:
    tell = _tells().get(main)
    if tell is None or not block.role.is_prose or block.cells or not tell.foreign.search(text, block.start, block.end):
        yield main, block
        return
    found = sentences.split(text, block.start, block.end, _ABBREVIATED)
    told = [(language_of_sentence(text[start:end], main), start, end) for start, end in found]
    for code, group in groupby(told, key=lambda one: one[0]):
        spans = list(group)
        yield code, replace(block, start=spans[0][1], end=spans[-1][2])


def language_of_sentence(words: str, main: str) -> str:
    """The language of one sentence in a report whose language is ``main``.

    >>> language_of_sentence("Його затримали в Києві, повідомила її сестра", "ru")
    'uk'
    >>> language_of_sentence("Die Zeitung The Example", "de")
    'de'
    >>> language_of_sentence("Anna Example was freed on Monday.", "ru"), language_of_sentence("The Example", "ru")
    ('en', 'ru')
    """
    low = words.lower()
    parts = _WORD.findall(low)
    points = {code: _points(tell, low, parts) for code, tell in _tells().items()}
    cyrillic = 2 * len(_CYRILLIC.findall(low)) > sum(map(len, parts))
    if cyrillic != (main in _IN_CYRILLIC):  # no sentence of the main language, at most names
        best, *others = sorted(
            (code for code in points if (code in _IN_CYRILLIC) == cyrillic), key=points.__getitem__, reverse=True
        )
        return best if points[best] >= _SCRIPT_SURE and points[best] > points[others[0]] else main
    best = max(points, key=lambda code: (points[code], code == main))
    return best if points[best] >= _SURE and points[best] >= 2 * points.get(main, 0) else main


def _points(tell: _Tell, low: str, parts: Sequence[str]) -> int:
    own = min(sum(char in tell.letters for char in low), _LETTERS)
    strange = sum(char in tell.never for char in low)
    return sum(part in tell.words for part in parts) + 2 * own - 3 * strange
