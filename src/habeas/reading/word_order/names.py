"""People's names in a text: runs of capitals that are no body, place or day, and which of them name one person."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from habeas.reading.word_order import tokens as bit
from habeas.reading.word_order.lexicon import Lexicon
from habeas.reading.word_order.tokens import fold

_UPPER = "".join(char for char in map(chr, range(0x530)) if char.isupper())
CAPITAL = rf"(?:[A-Za-z]{{1,3}}[-’'])?[{_UPPER}][^\W\d_]*(?:[-’'][^\W\d_]+){{0,3}}"
_INITIAL = rf"[{_UPPER}]\.(?:[{_UPPER}]\.){{0,2}}"
_ONE_LETTER = re.compile(rf"[{_UPPER}]\.")


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name as it stands: ``text[start:end]``; ``full`` is the fullest form the report gives of it."""

    start: int
    end: int
    words: str
    full: str


@dataclass(frozen=True, slots=True)
class Run:
    """A run of capitals: a person's name, or something else with a capital (``name`` is ``None``)."""

    start: int
    end: int
    name: Name | None


def _capitals(words: str) -> str:
    return re.escape(" ".join(word[0].upper() + word[1:] for word in words.split()))


class NameFinder:
    """Finds the runs of capitals of one report; made once for each language."""

    def __init__(self, words: Lexicon) -> None:
        self._words = words
        particles = "|".join(sorted(map(re.escape, words.sets["particles"]), key=len, reverse=True))
        part = rf"(?:(?:Jr|Sr)\.|{_INITIAL}(?:{CAPITAL})?|{CAPITAL})"
        # Behind the stop of an initial a new sentence may begin ("in Washington, D.C. The …").
        begins = "|".join(sorted(_capitals(word) for word in words.sets["common"] if word.isalpha()))
        space = rf"(?:(?<!\.)[ \u00a0]|(?<=\.)[ \u00a0](?!(?:{begins})\b))"
        self._run = re.compile(
            rf"(?<![\w])(?:{part})(?:{space}(?:(?:{particles})[ \u00a0-]){{0,2}}{part}){{0,7}}(?:,? (?:Jr|Sr)\b\.?)?"
        )

        namers = "|".join(sorted(map(re.escape, words.sets["namers"])))
        long = rf"{part}(?: {part}){{1,5}}(?: to(?: {part}){{1,4}})?"
        self._body = re.compile(rf"(?<!\w)(?:{namers}) ({long}|I(?: {part})+(?: to(?: {part})+)?)")
        offices = "|".join(sorted(_capitals(word) for word in words.sets["institutions"]))
        self._office = re.compile(
            rf"(?<!\w)(?:{part} ){{0,3}}?(?:{offices}) (?:for|on|against) (?:the )?{part}(?: (?:of )?{part}){{0,4}}"
        )
        self._bodies = words.known
        several = [word for source in words.sources for word in source.words if " " in word]
        self._known = re.compile(
            r"(?<!\w)(?:" + "|".join(sorted(map(_capitals, several), key=len, reverse=True)) + r")(?!\w)"
        )

    def runs(self, text: str, blocks: Sequence[tuple[int, int, bool]]) -> Runs:
        """All runs of the blocks; a block's third value says whether it is a headline with capitals throughout."""
        raw = [
            (match.start(), self._stop(match), titled)
            for start, end, titled in blocks
            for match in self._run.finditer(text, start, end)
        ]
        titles = self._called(text, blocks)
        raw = [one for one in raw if not any(start < one[1] and one[0] < end for start, end in titles)]
        people = self._people(text, raw)
        found = [run for start, end, titled in raw for run in self._classify(text, start, end, titled, people)]
        found += [Run(start, end, None) for start, end in titles]
        return Runs(tuple(sorted(found, key=lambda run: run.start)))

    def _called(self, text: str, blocks: Sequence[tuple[int, int, bool]]) -> list[tuple[int, int]]:
        """Where the report has what it once calls a channel or a paper: a body, though it looks like a name."""
        told = {match.group(1) for start, end, _ in blocks for match in self._body.finditer(text, start, end)}
        told |= {match.group() for start, end, _ in blocks for match in self._known.finditer(text, start, end)}
        told |= {match.group() for start, end, _ in blocks for match in self._office.finditer(text, start, end)}
        bodies = (text[one.start : one.end] for start, end, _ in blocks for one in self._bodies.find(text, start, end))
        # Only words with capitals throughout could be taken for a person's name.
        told |= {name for name in bodies if " " in name and all(word[0].isupper() for word in name.split())}
        if not told:
            return []
        said = re.compile(r"(?<!\w)(?:" + "|".join(sorted(map(re.escape, told), key=len, reverse=True)) + r")(?!\w)")
        return [
            match.span() for start, end, titled in blocks if not titled for match in said.finditer(text, start, end)
        ]

    @staticmethod
    def _stop(match: re.Match[str]) -> int:
        words = match.group()
        return match.end() - (2 if words.endswith(("'s", "’s")) else 1 if words.endswith(("'", "’")) else 0)

    def _people(self, text: str, raw: Sequence[tuple[int, int, bool]]) -> dict[str, list[str]]:
        """Full names of the report by each of their words (folded)."""
        by_word: dict[str, list[str]] = {}
        for start, end, titled in raw:
            if titled:
                continue
            for first, last in self._pieces(text, start, end):
                words = text[first:last]
                if " " in words.replace("\u00a0", " ") and self._is_person(words):
                    for word in fold(words).split():
                        if len(word) > 1 and not self._words.bits.get(word, 0) & bit.PARTICLE:
                            known = by_word.setdefault(word, [])
                            if words not in known:
                                known.append(words)
        return by_word

    def _pieces(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The run without titles, peoples and common words at its beginning; cut after a possessive."""
        at = start
        for piece in re.split(r"(?<=['’]s) ", text[start:end]):
            stop = at + len(piece)
            if piece.endswith(("'s", "’s")):
                stop -= 2
            first = self._behind_title(text, self._lead(text, at, stop), stop)
            if first < stop:
                yield first, stop
            at += len(piece) + 1

    def _behind_title(self, text: str, start: int, end: int) -> int:
        """For "Press Union Chairman Ana Example": where the name behind the office begins."""
        at = start
        offices = self._words.sets["offices"]
        for match in re.finditer(r"[^\s]+", text[start:end]):
            behind = text[start + match.end() : end].split()
            if fold(match.group()) in offices and len(behind) >= 2:
                at = start + match.end() + 1
        return at

    def _lead(self, text: str, start: int, end: int) -> int:
        at = start
        while at < end:
            stop = min(
                (cut for cut in (text.find(" ", at, end), text.find("\u00a0", at, end)) if cut >= 0), default=end
            )
            if _ONE_LETTER.fullmatch(text[at:stop]) and stop < end:
                break  # "A. Example" is somebody whose name begins with A, and no article
            word = fold(text[at:stop]).rstrip(".")
            if fold(text[at:end]) in self._words.sets["places"] and " " in text[at:end]:
                break
            bits = self._words.bits.get(word, 0)
            sets = self._words.sets
            leads = (at == start and stop < end and self._only_begins(text, start, word)) or (
                bits & (bit.TITLE | bit.PERSON | bit.PERSONS) or word in sets["common"] or word in self._words.states
            )
            if not leads:
                break
            at = stop + 1
        return min(at, end)

    def _only_begins(self, text: str, start: int, word: str) -> bool:
        """Whether a word has its capital only because a sentence begins ("Eventually Anna Example …")."""
        before = text[:start].rstrip()[-1:] if start < 2 else text[max(0, start - 3) : start].rstrip()[-1:]
        if before not in ("", ".", "!", "?", "”", "“", '"', ":") and text[start - 1 : start] != "\n":
            return False
        given = word in self._words.sets["female_names"] or word in self._words.sets["male_names"]
        if word in self._words.sets["adjectives"] or (
            self._words.bits.get(word, 0) & bit.TRIGGER and word[-2:] == "ed"
        ):
            return True  # "Jailed Ana Example …"
        return len(word) > 4 and not given and word.endswith(tuple(self._words.sets["beginners"]))

    def _is_person(self, words: str) -> bool:
        parts = words.replace("\u00a0", " ").split()
        folded = fold(words)
        sets = self._words.sets
        if folded in sets["places"] or len(parts) > 6:
            return False
        if any(fold(part).rstrip(".") in sets["not_names"] for part in parts):
            return False
        if fold(parts[-1]) in sets["names_of_places"]:
            return False
        return not all(part.isupper() for part in parts) and sum(len(part) > 2 for part in parts) >= 1

    def _classify(self, text: str, start: int, end: int, titled: bool, people: dict[str, list[str]]) -> Iterator[Run]:
        if titled:
            yield from self._in_title(text, start, end, people)
            return
        at = start
        for first, last in self._pieces(text, start, end):
            if at < first and self._means(text, at, first):
                yield Run(at, _before(text, first), None)
            yield Run(first, last, self._name(text, first, last, led=at < first, people=people))
            at = last + (3 if text[last : last + 2] in ("'s", "’s") else 1)
        if at < end and self._means(text, at, end):
            yield Run(at, end, None)

    def _means(self, text: str, start: int, end: int) -> bool:
        """Whether a run holds more than words that only begin a sentence, and nouns."""
        sets = self._words.sets
        plain = bit.TITLE | bit.PEOPLE
        words = [word.rstrip(".") for word in fold(text[start:end]).split()]
        return any(word not in sets["common"] and not self._words.bits.get(word, 0) & plain for word in words)

    def _name(self, text: str, start: int, end: int, *, led: bool, people: dict[str, list[str]]) -> Name | None:
        words = text[start:end]
        if len(words.split()) > 1:
            return Name(start, end, words, _fullest(words, people)) if self._is_person(words) else None
        low = fold(words)
        if low in people and low not in self._words.sets["places"]:
            return Name(start, end, words, _fullest(words, people))
        title = self._title_before(text, start) if led or text[start - 2 : start - 1] == "." else ""
        known = low in self._words.sets["not_names"] or low in self._words.sets["places"] or words.isupper()
        if title and not known and low not in self._words.states:
            return Name(start, end, words, words)
        return None

    def _title_before(self, text: str, start: int) -> str:
        before = fold(text[max(0, start - 24) : start]).split()
        word = before[-1].rstrip(".") if before else ""
        return word if self._words.bits.get(word, 0) & (bit.TITLE | bit.PERSON) else ""

    def _in_title(self, text: str, start: int, end: int, people: dict[str, list[str]]) -> Iterator[Run]:
        """In a headline full of capitals only what the body names is a name."""
        words = [(match.start(), match.end()) for match in re.finditer(r"[^\s]+", text[start:end])]
        index = 0
        while index < len(words):
            for stop in range(min(len(words), index + 5), index, -1):
                first, last = start + words[index][0], start + words[stop - 1][1]
                part = text[first:last]
                bare = part[:-2] if part.endswith(("'s", "’s")) else part
                full = _fullest(bare, people)
                if (stop - index > 1 and full and fold(bare) in map(fold, people.get(fold(bare).split()[0], ()))) or (
                    stop - index == 1 and fold(bare) in people and fold(bare) not in self._words.sets["common"]
                ):
                    yield Run(first, first + len(bare), Name(first, first + len(bare), bare, full))
                    index = stop - 1
                    break
            index += 1


def _before(text: str, at: int) -> int:
    while text[at - 1].isspace():
        at -= 1
    return at


def _fullest(words: str, people: dict[str, list[str]]) -> str:
    """The longest name of the report that holds all the words; an only one, else the words themselves."""
    parts = [part for part in fold(words).split() if len(part) > 1]
    if not parts:
        return words
    fits = [full for full in people.get(parts[-1], ()) if all(part in fold(full).split() for part in parts)]
    if len(parts) == 1:
        last = [full for full in fits if fold(full).split()[-1] == parts[0]]
        fits = last or fits
    longest = max(fits, key=len, default=words)
    same = {fold(full).split()[-1] for full in fits}
    first = {fold(full).split()[0] for full in fits}
    return longest if len(fits) <= 1 or len(first) == 1 or (len(same) == 1 and len(parts) > 1) else fits[0]


@dataclass(frozen=True, slots=True)
class Runs:
    """The runs of a report in order."""

    all: tuple[Run, ...]

    def within(self, start: int, end: int) -> tuple[Run, ...]:
        """The runs that lie inside ``start``-``end``."""
        at = bisect_left(self.all, start, key=lambda run: run.start)
        found = []
        while at < len(self.all) and self.all[at].start < end:
            if self.all[at].end <= end:
                found.append(self.all[at])
            at += 1
        return tuple(found)
