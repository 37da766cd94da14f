"""Bodies that are widely known by their names: agencies, rights groups, state and other media, offices of states.

Their names stand in ``resources/sources``, one file a country, in a notation that needs no programming. A star says
where the ending begins: ``Вясн*а`` is any word of Вясн and up to five letters, and the body is called ``Вясна``.
A capital must be a capital in the text, quotation marks must stand around the words, and beside a name between bars
(``|Memorial|``) no other capitalised word may stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from habeas.model import Role
from habeas.reading.sourcetables import Row, load_rows

LONGEST_ENDING: Final = 5
_WORD = re.compile(r"[^\W_]+")
_QUOTES = "«»„“”\"‹›‚‘’'"
_APOSTROPHES = frozenset("'’ʼ‘`")
_DASHES = str.maketrans({**dict.fromkeys("‐‑–—", "-"), **dict.fromkeys(_QUOTES)})
_GLUED_BEFORE = frozenset("@#_.-‐‑")
_GLUED_BEHIND = frozenset("@_")
_WIDEST_GAP = 5
_LONGEST_WORD = 40
_BESIDE = re.compile(r"(?<=[\w,’'-] )([^\W_])[^\W_]{0,30} \Z")


@dataclass(frozen=True, slots=True)
class KnownSource:
    """A body that anybody can look up.

    ``name`` is how a language calls it. ``state`` (ISO 3166-1 alpha-2) is the state it speaks for: that of an office
    and of a medium that a government runs, ``None`` for everybody else; ``country`` is only where it belongs.
    """

    id: str
    name: str
    role: Role
    state: str | None
    state_run: bool
    kind: str
    country: str | None


@dataclass(frozen=True, slots=True)
class Found:
    """A known body where a text names it: ``text[start:end]`` are the words."""

    source: KnownSource
    start: int
    end: int

    @property
    def id(self) -> str:
        """The body's id."""
        return self.source.id

    @property
    def name(self) -> str:
        """How the language calls the body, whatever the words of the text."""
        return self.source.name

    @property
    def role(self) -> Role:
        """What sort of voice the body is."""
        return self.source.role

    @property
    def state(self) -> str | None:
        """The state that the body speaks for."""
        return self.source.state


@dataclass(slots=True)
class _Node:
    """What may follow the words so far: edges by gap and word, exact or up to the star; which names end here."""

    exact: dict[str, list[_Edge]] = field(default_factory=dict)
    stems: dict[str, list[_Edge]] = field(default_factory=dict)
    name: _Name | None = None


@dataclass(frozen=True, slots=True)
class _Name:
    """Whose name it is, and whether it counts only where no other capitalised word stands beside it."""

    source: KnownSource
    alone: bool


@dataclass(frozen=True, slots=True)
class _Edge:
    """A word of a name: which of its letters are capitals, and whether quotation marks stand before or behind it."""

    capitals: tuple[int, ...]
    opens: bool
    closes: bool
    to: _Node

    def fits(self, text: str, start: int, end: int) -> bool:
        """Whether the word at ``text[start:end]``, the right one by its letters, is written as the name is."""
        return (
            all(text[start + at].isupper() for at in self.capitals)
            and (not self.opens or text[max(0, start - 1) : start] in _MARKS)
            and (not self.closes or text[end : end + 1] in _MARKS)
        )


_MARKS = frozenset(_QUOTES)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A word of a name as the file writes it."""

    gap: str
    word: str
    star: bool
    opens: bool
    closes: bool


_WRITTEN = re.compile(r"([^\W_]+)(\*[^\W_]*)?")


def _pieces(written: str) -> Iterator[_Piece]:
    at = 0
    for match in _WRITTEN.finditer(written):
        before, behind = written[at : match.start()], written[match.end() : match.end() + 1]
        gap = _gap(before) if at else ""
        opens = before[-1:] in _MARKS and before[-1:] not in _APOSTROPHES
        closes = behind in _MARKS and behind not in _APOSTROPHES
        yield _Piece(gap, match[1], match[2] is not None, opens, closes)
        at = match.end()


def basic_form(written: str) -> str:
    """A name of the tables as one would say it.

    >>> basic_form("Следственн*ый комитет*"), basic_form("«Вясн*а»")
    ('Следственный комитет', '«Вясна»')
    """
    return written.replace("*", "").strip("|")


class Gazetteer:
    """The names of known bodies in one language, as a tree of words: finding takes time linear in the text."""

    def __init__(self, names: Iterable[tuple[str, KnownSource]]) -> None:
        self._any = _Node()
        self._small = _Node()
        for written, source in names:
            pieces = tuple(_pieces(written))
            name = _Name(source, written.startswith("|"))
            _add(self._any, pieces, name)
            if not pieces[0].word[0].isupper():
                _add(self._small, pieces, name)

    def find(self, text: str, start: int, end: int) -> Iterator[Found]:
        """The bodies named in ``text[start:end]``, in order, none inside another: the longest name counts.

        >>> text = "The agency BelTA quoted the Investigative Committee of Belarus."
        >>> [(one.id, text[one.start : one.end]) for one in known_sources("en").find(text, 0, len(text))]
        [('belta', 'BelTA'), ('by-sk', 'Investigative Committee of Belarus')]
        """
        words = [match.span() for match in _WORD.finditer(text, start, end)]
        if words and words[-1][1] == end and text[end : end + 1].isalnum():
            words.pop()
        index = 1 if words and words[0][0] == start and text[max(0, start - 1) : start].isalnum() else 0
        while index < len(words):
            first = words[index][0]
            root = self._any if text[first].isupper() else self._small
            found = _longest(root, text, words, index)
            if found is None or text[max(0, first - 1) : first] in _GLUED_BEFORE:
                index += 1
                continue
            name, behind = found
            last = words[behind - 1][1]
            if name.alone and _among_capitals(text, first, last):
                index += 1
                continue
            index = behind
            yield Found(name.source, first, _closed(text, first, last, end))


@cache
def known_sources(language: str) -> Gazetteer:
    """The bodies known by their names in a language, and by names that are written in Latin letters everywhere."""
    return Gazetteer(_named(load_rows(), language))


def _named(rows: Iterable[Row], language: str) -> Iterator[tuple[str, KnownSource]]:
    for row in rows:
        own = row.names.get(language, ()) + row.names.get("any", ())
        if own:
            source = KnownSource(
                row.id, basic_form(own[0]).strip("«»"), row.role, row.state, row.state_run, row.kind, row.country
            )
            yield from ((written, source) for written in own)


def _add(root: _Node, pieces: Iterable[_Piece], name: _Name) -> None:
    node = root
    for piece in pieces:
        edges = (node.stems if piece.star else node.exact).setdefault(piece.gap + _fold(piece.word), [])
        capitals = tuple(at for at, char in enumerate(piece.word) if char.isupper())
        for edge in edges:
            if (edge.capitals, edge.opens, edge.closes) == (capitals, piece.opens, piece.closes):
                node = edge.to
                break
        else:
            edges.append(_Edge(capitals, piece.opens, piece.closes, _Node()))
            node = edges[-1].to
    node.name = node.name or name


def _longest(
    node: _Node, text: str, words: list[tuple[int, int]], index: int, gap: str = ""
) -> tuple[_Name, int] | None:
    """The longest name below ``node`` whose words go on at ``index``, and the index behind its last word.

    How deep and how often this calls itself is bounded by the names of the tables, never by the text.
    """
    start, end = words[index]
    if end - start > _LONGEST_WORD:
        return None
    best: tuple[_Name, int] | None = None
    for edge in _edges(node, gap, _fold(text[start:end])):
        if not edge.fits(text, start, end):
            continue
        found = None
        if (edge.to.exact or edge.to.stems) and index + 1 < len(words):
            between = text[end : words[index + 1][0]]
            if len(between) <= _WIDEST_GAP and between.count("\n") < 2:
                found = _longest(edge.to, text, words, index + 1, _gap(between))
        if found is None and edge.to.name is not None and not _glued(text, end):
            found = edge.to.name, index + 1
        if found is not None and (best is None or found[1] > best[1]):
            best = found
    return best


def _edges(node: _Node, gap: str, low: str) -> Iterator[_Edge]:
    yield from node.exact.get(gap + low, ())
    if node.stems:
        for ending in range(min(LONGEST_ENDING, len(low) - 1) + 1):
            if ending and not low[-ending].isalpha():
                return
            yield from node.stems.get(gap + low[: len(low) - ending], ())


def _glued(text: str, end: int) -> bool:
    """Whether a word goes on behind: "AP-7", "KGB_2"; but "dpa-Meldung" names the agency."""
    behind = text[end : end + 1]
    return behind in _GLUED_BEHIND or (behind in ("-", "‑") and text[end + 1 : end + 2].isdigit())


def _among_capitals(text: str, start: int, end: int) -> bool:
    """Whether a capitalised word stands beside ("Memorial Hospital"); the first of a sentence is no matter."""
    if text[end : end + 1] == " " and text[end + 1 : end + 2].isupper():
        return True
    before = _BESIDE.search(text, max(0, start - _LONGEST_WORD), start)
    return before is not None and before[1].isupper()


def _closed(text: str, start: int, end: int, limit: int) -> int:
    """Takes in the mark that closes a quotation which opened within the name."""
    opened = sum(text.count(mark, start, end) for mark in '«„“"')
    closes = text[end : end + 1]
    return end + 1 if opened % 2 and end < limit and closes and closes in '»“”"' else end


def _gap(between: str) -> str:
    """What stands between two words of a name, without quotation marks, wide spaces and the many kinds of dash."""
    if len(between) == 1:
        return "'" if between in _APOSTROPHES else " " if between.isspace() else between.translate(_DASHES)
    return " ".join(f"|{between.translate(_DASHES)}|".split())[1:-1] or " "


def _fold(word: str) -> str:
    """Small letters, е for ё, of the same length."""
    low = word.lower()
    if len(low) != len(word):
        low = "".join(one if len(one := char.lower()) == 1 else char for char in word)
    return low.replace("ё", "е")
