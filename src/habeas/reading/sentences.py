"""Sentences of a text, by its marks alone: what is cut here is what every later stage looks at.

No language stands in this file. What a language adds is handed in: the abbreviations whose stop does not end a
sentence, and (if it likes) words that only ever begin one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

_CLOSING = "\"'”’»›)]}“‘"  # “ and ‘ close a German quotation; they stand here only directly behind a stop
_OPENING = "\"'“‘«‹„‚([{¿¡"
_BULLETS = "•▪●◦‣∙■□►"
_LINE_BULLETS = _BULLETS + "*–—·-"

# One look at every place where a sentence may end: a run of stops with what closes behind it, or a bullet in the line.
_CANDIDATE = re.compile(
    rf"(?<![.!?…])([.!?…]++)[{re.escape(_CLOSING)}]*+(?:(?=\s)|(?=[{re.escape(_OPENING)}]{{0,2}}[^\W\d_a-z]))|(?<=\s)[{_BULLETS}]"
)
# From a stop to the first letter of what follows; bounded, as hostile texts are made of stops and spaces.
_BETWEEN = re.compile(rf"[\s{re.escape(_OPENING)}–—.…-]{{0,60}}")
_LINE_END = r"(?:\r\n?|[\n\u2028\u0085])"
_BLANK_LINE = re.compile(rf"{_LINE_END}[ \t\f\v\u00a0\ufeff]*+(?:{_LINE_END})\s*+|\u2029\s*+")
_NEWLINE = re.compile(_LINE_END)
_BULLETED = re.compile(rf"[{re.escape(_LINE_BULLETS)}][ \t\u00a0]|\d{{1,3}}[.)][ \t\u00a0]")
_FIRST_WORD = re.compile(r"\S{1,80}")
_WORD = re.compile(r"\w{1,24}")
_SEAT = re.compile(r"[A-Z]-[A-Z][a-z]{1,4}\Z")  # a lawmaker's party and state: R-Wis.
_NAME_ENDING = frozenset({"com", "info", "io", "media", "net", "news", "org", "pl", "ru", "tv", "ua"})  # of web sites
_ADDRESS = ("/", "@", "www.")

_TOKEN_REACH = 24
_WIDEST_WRAP = 140
_NARROWEST_WRAP = 40
_LONG_LINE = 100  # longer than a headline
_SHORT_WORD = 3  # of a word that begins a sentence behind "U.S." when the language names no such words


def split(
    text: str, start: int, end: int, abbreviations: frozenset[str], starters: frozenset[str] = frozenset()
) -> list[tuple[int, int]]:
    """The sentences of ``text[start:end]`` as (start, end), in order, not overlapping, covering all that is not space.

    ``abbreviations`` are lower-case words whose stop does not end a sentence, without the last stop ("mr", "u.s");
    "0" among them says that numbers of one or two digits are such words too, as German ordinals are;
    ``starters`` are lower-case words that begin a new sentence even behind one of them ("he", "the").

    >>> text = "She met Dr. Example. “They came at my request.” There were 12.5 litres.Image"
    >>> [text[a:b] for a, b in split(text, 0, len(text), frozenset({"dr"}))]
    ['She met Dr. Example.', '“They came at my request.”', 'There were 12.5 litres.', 'Image']
    """
    found: list[tuple[int, int]] = []
    for line_start, line_end in _passages(text, start, end):
        at = line_start
        for cut in _cuts(text, line_start, line_end, abbreviations, starters):
            _add(found, text, at, cut)
            at = cut
        _add(found, text, at, line_end)
    return found


def _add(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append((start, end))


def _passages(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Stretches that no sentence crosses: cut at blank lines, and at line ends that are no mere wrapping."""
    at = start
    for blank in _BLANK_LINE.finditer(text, start, end):
        yield from _unwrapped(text, at, blank.start())
        at = blank.end()
    yield from _unwrapped(text, at, end)


def _unwrapped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    lines: list[tuple[int, int]] = []
    at = start
    for newline in _NEWLINE.finditer(text, start, end):
        lines.append((at, newline.start()))
        at = newline.end()
    lines.append((at, end))
    if len(lines) == 1:
        yield lines[0]
        return
    wrapped = _is_wrapped(text, lines)
    at = start
    for (_, line_end), (next_start, next_end) in pairwise(lines):
        if not _runs_on(text, at, line_end, next_start, next_end, wrapped=wrapped):
            yield at, line_end
            at = next_start
    yield at, end


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Whether every line but the last is so full that the next line's first word had no room: set by a machine."""
    width = max(len(text[a:b].rstrip()) for a, b in lines)
    if len(lines) < 3 or not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return False
    for (line_start, line_end), (next_start, next_end) in pairwise(lines):
        word = _FIRST_WORD.match(text, next_start, next_end)
        if word is not None and line_end - line_start + 1 + len(word.group()) <= width:
            return False
    return True


def _runs_on(text: str, start: int, line_end: int, next_start: int, next_end: int, *, wrapped: bool) -> bool:
    """Whether the sentence goes on behind this line end."""
    while next_start < next_end and text[next_start] in " \t\u00a0":
        next_start += 1
    if next_start == next_end or line_end <= start or _BULLETED.match(text, next_start, next_end):
        return False
    if wrapped:
        return True
    before = text[max(start, line_end - 40) : line_end].rstrip()[-1:]
    spaced = text[line_end - 1] == " " and line_end - start >= _LONG_LINE  # a space at its end: cut, not finished
    goes_on = text[next_start].islower() or (spaced and before not in _CLOSING)
    return goes_on and before not in (".", "!", "?", "…", ":", "")


def _cuts(text: str, start: int, end: int, abbreviations: frozenset[str], starters: frozenset[str]) -> Iterator[int]:
    at = start
    for candidate in _CANDIDATE.finditer(text, start, end):
        marks = candidate.group()
        if marks[0] in _BULLETS:
            yield candidate.start()
            at = candidate.start()
            continue
        cut = _cut_behind(text, at, end, candidate, abbreviations, starters)
        if cut is not None:
            yield cut
            at = cut


def _cut_behind(
    text: str, at: int, end: int, candidate: re.Match[str], abbreviations: frozenset[str], starters: frozenset[str]
) -> int | None:
    """Where the sentence that began at ``at`` ends around these stops, or ``None`` if it goes on."""
    stop, cut = candidate.start(), candidate.end()
    if cut == end:
        return None
    if not text[cut].isspace():
        return _cut_in_glue(text, at, end, candidate, abbreviations)
    between = _BETWEEN.match(text, cut, end)
    follows = between.end() if between else cut
    if follows == end or text[follows].islower():
        return None
    if candidate.group(1) == ".":
        if _is_number(text, at, stop):
            return None
        if _is_abbreviated(text, at, stop, abbreviations):
            return cut if _begins_anew(text, stop, follows, end, starters) else None
    return cut


def _is_number(text: str, at: int, stop: int) -> bool:
    """Whether the sentence so far is only the number of a list row: "1." """
    head = text[at:stop].strip() if stop - at <= _TOKEN_REACH else "-"
    return head.isdecimal() and len(head) <= 3


def _token(text: str, at: int, stop: int) -> str:
    """The word before the stop, with its inner stops and hyphens ("U.S", "R-Wis")."""
    words = text[max(at, stop - _TOKEN_REACH) : stop].split()
    return words[-1].lstrip(_OPENING + _CLOSING + "-–—.") if words and not text[stop - 1].isspace() else ""


def _is_abbreviated(text: str, at: int, stop: int, abbreviations: frozenset[str]) -> bool:
    token = _token(text, at, stop)
    if not token:
        return False
    last = token.rpartition(".")[2]
    if len(last) == 1 and last.isupper():
        return True
    if token.isdecimal():
        return len(token) <= 2 and "0" in abbreviations
    word = token.lower()
    return (
        word in abbreviations
        or f"{word}." in abbreviations
        or last.lower() in abbreviations
        or _SEAT.search(token) is not None
    )


def _begins_anew(text: str, stop: int, follows: int, end: int, starters: frozenset[str]) -> bool:
    """Whether what follows an abbreviation begins a sentence all the same ("in the U.S. He")."""
    word = _WORD.match(text, follows, end)
    if word is None or not word.group()[:1].isupper():
        return False
    behind = text[word.end() : word.end() + 1]
    if starters:
        return word.group().lower() in starters and behind != "."
    inner_stop = stop >= 2 and text[stop - 2] == "."
    return inner_stop and len(word.group()) <= _SHORT_WORD and word.group()[1:].islower() and behind == " "


def _cut_in_glue(text: str, at: int, end: int, candidate: re.Match[str], abbreviations: frozenset[str]) -> int | None:
    """Where two sentences were glued together without a space ("country.He", "released.Image")."""
    stop, cut = candidate.start(), candidate.end()
    ends_word = text[stop - 1].isdecimal() or (text[stop - 1].islower() and not text[stop - 2 : stop - 1].isupper())
    if stop == at or not (ends_word or text[cut - 1] in _CLOSING):
        return None
    follows = cut
    while follows < min(end, cut + 2) and text[follows] in _OPENING:
        follows += 1
    second = text[follows + 1 : follows + 2]
    if not second or not text[follows].isupper() or not (second.islower() or second == " "):
        return None
    token, word = _token(text, at, stop), _WORD.match(text, follows, end)
    if word is None or len(token) < 2 or _is_abbreviated(text, at, stop, abbreviations):
        return None
    around = text[max(at, stop - 60) : word.end() + 1].rstrip()
    if any(mark in around.rpartition(" ")[2] for mark in _ADDRESS):
        return None
    if token[0].isupper() and word.group().lower() in _NAME_ENDING:
        return None
    return cut - 1 if _opens(text, at, cut - 1) else cut


def _opens(text: str, at: int, mark: int) -> bool:
    """Whether the mark glued between two sentences opens the second: one that closes must have been opened."""
    if text[mark] in "“‘":
        return text.rfind("„" if text[mark] == "“" else "‚", at, mark) < 0
    return text[mark] == '"' and text.count('"', at, mark) % 2 == 0
