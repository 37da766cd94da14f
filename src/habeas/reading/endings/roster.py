"""Who is who in a page: runs of capitals that are people's names, their cases, and which of them name one person."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from habeas.reading.endings import naming
from habeas.reading.endings.declension import ANY_CASE, ANY_GENDER, Sort
from habeas.reading.endings.dictionary import dictionary_forms, is_place_name, is_unlisted, is_verb, only_describes
from habeas.reading.endings.language import Language
from habeas.reading.endings.morphology import Role
from habeas.reading.endings.naming import Case, Gender, NameReading
from habeas.reading.endings.notation import fold

_UPPER = "".join(char for char in map(chr, range(0x530)) if char.isupper())
_CAPITAL = rf"(?:[^\W\d_]{{1,3}}[’'ʼ-])?[{_UPPER}][^\W\d_]*(?:[-’'ʼ][^\W\d_]+){{0,3}}"
_INITIAL = rf"[{_UPPER}]\.(?: ?[{_UPPER}]\.)?"
_PARTICLE = (
    r"(?:фон|ван|дер|де|да|ди|ду|бин|бен|ибн|аль|эль|эд|оглы|кызы|ульд"
    r"|von|van|der|den|de|da|di|du|bin|ben|ibn|al|el|ul|dos|la)"
)
_PIECE = rf"(?:{_INITIAL}|{_CAPITAL})"
_RUN = re.compile(
    rf"(?<![\w’'ʼ])(?:{_PIECE})(?:[ \u00a0](?:{_PARTICLE}[ \u00a0-]){{0,2}}{_PIECE}){{0,5}}|{_INITIAL} ?{_CAPITAL}"
)
_WORD = re.compile(rf"{_INITIAL}|[^\W\d_]+(?:[-’'ʼ][^\W\d_]+)*")
_BEFORE = re.compile(r"([^\W\d_]+(?:[-’'ʼ][^\W\d_]+)*)[ \u00a0]\Z")
_BEHIND = re.compile(r"[ \u00a0]([^\W\d_]{3,24})")
_AT_START = re.compile(r"(?:\A|[.!?…:«„“\"\n—–-])[ \u00a0\"«„“(]{0,3}\Z")
_TITLES = frozenset({Sort.PERSON, Sort.OFFICIAL, Sort.KIN})
_LONGEST = 6
_TIED = 12  # readings of a name that differ by no more than this in weight are as likely
_LONGEST_TITLE = 3  # words between a title and the name, which say of what it is
_WITH_TITLE = 3  # capitals of which the first may be a title
_OF_FATHERS = (
    "ич",
    "ича",
    "ичу",
    "ичем",
    "іч",
    "іча",
    "ічу",
    "вна",
    "вны",
    "вне",
    "вну",
    "вной",
    "ўна",
    "ўны",
    "ўну",
    "чна",
)
_FIRM = 60  # the weight of an ending that is a surname's and no noun's
_PARTICLE_LENGTH = 2
_NO_ADJECTIVES = frozenset({"preposition", "conjunction", "say", "relative", "subordinator", "adverb", "negation"})
_LONGEST_BODY = 4  # words of a body's name behind its capital


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name as it stands; ``full`` is the fullest nominative that the page gives of the person.

    ``readings`` are what else the form may be where nothing in the page tells: "Владислава Ковалёва" is a woman's
    nominative and a man's accusative. Each has its nominative, its cases and its gender; the likeliest stands first.
    """

    start: int
    end: int
    words: str
    full: str
    cases: Case
    gender: Gender
    plural: bool = False
    readings: tuple[tuple[str, Case, Gender], ...] = ()
    others: tuple[NameReading, ...] = ()

    def in_case(self, wanted: Case) -> Name:
        """The name as it is in one of these cases, where only one of its readings is."""
        fitting = [reading for reading in self.readings if reading[1] & wanted]
        if not fitting or len(fitting) == len(self.readings):
            return self
        full, cases, gender = fitting[0]
        return replace(self, full=full, cases=cases, gender=gender, readings=())


@dataclass(frozen=True, slots=True)
class _Run:
    start: int
    end: int
    words: tuple[str, ...]
    opens: bool
    titled: bool
    quoted: bool
    led: bool
    free: bool = False

    @property
    def surface(self) -> str:
        return " ".join(self.words)


class Roster:
    """The people whom a page names; other capitals are none."""

    def __init__(
        self,
        text: str,
        stretches: Sequence[tuple[int, int]],
        language: Language,
        bodies: Sequence[tuple[int, int]] = (),
    ) -> None:
        """``stretches`` are the places of names; at ``bodies`` stand the names of known bodies, and nobody's."""
        self._text = text
        self._bodies = sorted(bodies)
        self._words = language.words
        self._triggers = language.grammar.words
        self._language = language.code
        self._runs = [run for start, end in stretches for run in self._split(start, end)]

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """All names in the order of the text."""
        sure = [run for run in self._runs if self._is_person(run)]
        sure += self._joined(sure)
        told = {run.surface for run in sure if len(run.words) > 1}
        certain = {run.start for run in sure}
        people = [run for run in self._runs if run.start in certain or run.surface in told]
        normals = naming.normal_of([run.surface for run in people], self._language)
        full = _fullest(normals.values())
        self._forms_of = Counter(normals.values())
        known = {word for normal in normals.values() if " " in normal for word in _parts(normal)}
        found = [self._name(run, normals[run.surface], full) for run in people]
        taken = {run.start for run in people}
        for run in self._runs:
            if run.start not in taken and len(run.words) == 1 and self._bases(run.words[0]) & known:
                normal = naming.normal_of([run.surface], self._language)[run.surface]
                found.append(self._name(run, normal, full))
        return tuple(sorted(found, key=lambda name: name.start))

    @cached_property
    def _starts(self) -> list[int]:
        return [name.start for name in self.names]

    def within(self, start: int, end: int) -> tuple[Name, ...]:
        """The names that begin in ``text[start:end]``."""
        return self.names[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _split(self, start: int, end: int) -> Iterator[_Run]:
        """Runs of capitals without the words that the lexicon knows, which only begin a sentence or are titles."""
        for match in _RUN.finditer(self._text, start, end):
            pieces = list(_WORD.finditer(self._text, match.start(), match.end()))
            group: list[re.Match[str]] = []
            for piece in pieces:
                if piece.group().islower():
                    if group and not self._parts(piece, group[-1]):
                        group.append(piece)
                        continue
                    yield from self._made(start, group)
                    group = []
                elif not self._is_surname_behind(group, piece) and self._is_common(
                    piece, opens=self._opens(start, piece.start()), first=not group
                ):
                    yield from self._made(start, group)
                    group = []
                else:
                    if group and _is_latin(group[-1].group()) != _is_latin(piece.group()):
                        yield from self._made(start, group)
                        group = []
                    group.append(piece)
            for run in self._two_people(group):
                yield from self._made(start, run)

    def _two_people(self, group: list[re.Match[str]]) -> tuple[list[re.Match[str]], ...]:
        """For "the critic of President Ivan Sample Anna Example": two people side by side, each with both names."""
        if len(group) != 4:
            return (group,)
        given = [self._is_given(piece.group()) for piece in group]
        return (group[:2], group[2:]) if given == [True, False, True, False] else (group,)

    def _is_surname_behind(self, group: list[re.Match[str]], piece: re.Match[str]) -> bool:
        """Whether a trade stands behind a given name as its surname ("Heinz Fischer"), where nouns have capitals."""
        if not self._words.capital_nouns or not group or not naming.is_given(group[-1].group(), self._language):
            return False
        forms = self._words.nouns.get(fold(piece.group()), ())
        return bool(forms) and forms[0].sort in (Sort.PERSON, Sort.OFFICIAL)

    def _parts(self, piece: re.Match[str], before: re.Match[str]) -> bool:
        """Whether a small word between capitals is none of a name: an article, "of" behind what is no given name."""
        low = fold(piece.group())
        if before.group().islower():
            return False
        led = "preposition" in self._words.classes_of(low) and not naming.is_given(before.group(), self._language)
        return low in self._words.determiners or (self._words.capital_nouns and led)

    def _made(self, block: int, group: list[re.Match[str]], *, named: bool = False) -> Iterator[_Run]:
        """The runs of capitals; one that is ``named`` is sure to be somebody's name."""
        while group and group[-1].group().islower():
            group = group[:-1]
        if not group or len(group) > _LONGEST:
            return
        group = self._without_place(block, self._without_title(block, group))
        cut = self._begins_another(group)
        if cut:
            yield from self._made(block, group[:cut])
            yield from self._made(block, group[cut:])
            return
        cut, hers = self._cut(group), self._hers(block, group)
        if cut or hers:
            yield from self._made(block, group[: cut or hers])
            yield from self._made(block, group[cut or hers :], named=bool(hers))
            return
        first, last = group[0].start(), group[-1].end()
        if self._is_body(first, last) or self._leads_to_body(group[-1].group(), last):
            return
        before = _BEFORE.search(self._text, max(block, first - 40), first)
        low = fold(before[1]) if before is not None else ""
        titled = before is not None and (
            self._is_title(before[1]) or (len(group) > 1 and self._is_title_of(block, before))
        )
        if len(group) == 1 and "of_place" in self._words.classes_of(low):  # "a citizen of Ruritania" names nobody
            titled = False
        quoted = self._text[max(0, first - 1) : first] in ("«", "„", '"', "“") and self._text[last : last + 1] in (
            "»", "“", '"', "”",
        )  # fmt: skip
        words = tuple(one.group() for one in group)
        yield _Run(first, last, words, self._opens(block, first), titled or named, quoted, self._leads(low), not low)

    def _without_title(self, block: int, group: list[re.Match[str]]) -> list[re.Match[str]]:
        """A name without the unknown title before it, where an article shows that its first capital is a noun."""
        if not self._words.capital_nouns or len(group) < _WITH_TITLE:
            return group
        if naming.is_given(group[0].group(), self._language):
            return group
        before = _BEFORE.search(self._text, max(block, group[0].start() - 40), group[0].start())
        low = fold(before[1]) if before is not None else ""
        led = low in self._words.determiners or (self._words.adjectives.of(low) and not self._words.classes_of(low))
        return group[1:] if led else group

    def _begins_another(self, group: list[re.Match[str]]) -> int:
        """Where another person begins in a run of capitals: at a given name and surname behind somebody's surname.

        In "the press secretary of Ivan Example Anna Other" nothing else parts the two.
        """
        words = [one.group() for one in group]
        for at in range(1, len(words) - 1):
            surname = naming.is_surname_like(words[at - 1], self._language) and not self._is_given(words[at - 1])
            behind = words[at + 1]
            alone = behind.islower() or self._is_given(behind) or fold(behind).endswith(_OF_FATHERS)
            if surname and self._is_given(words[at]) and not alone:
                return at
        return 0

    def _cut(self, group: list[re.Match[str]]) -> int:
        """Where two people's names in different cases stand side by side ("a friend of X Y Anna Example said")."""
        if self._words.capital_nouns:
            return 0
        words = [piece.group() for piece in group]
        for cut in range(2, len(words) - 1):
            if self._is_given(words[cut]) and not self._is_given(words[cut - 1]) and self._is_given(words[0]):
                left, right = (naming.name_readings(tuple(part), self._language) for part in (words[:cut], words[cut:]))
                if left and right and not left[0].cases & right[0].cases:
                    return cut
        return 0

    def _hers(self, block: int, group: list[re.Match[str]]) -> int:
        """Where a wife's name begins right behind his whose wife she is ("the wife of the jailed X Y Anna")."""
        noun = self._whose(block, group[0].start()) if len(group) > 2 and not self._words.capital_nouns else Case(0)
        words = [piece.group() for piece in group]
        for cut in range(2, len(words)) if noun else ():
            if fold(words[cut]).endswith(_OF_FATHERS) or (cut == len(words) - 1 and not self._is_given(words[cut])):
                continue
            left, right = (naming.name_readings(tuple(part), self._language) for part in (words[:cut], words[cut:]))
            his = bool(left) and bool(left[0].cases & Case.GEN)
            shared = right[0].cases & noun if right else Case(0)
            given = cut == len(words) - 1 and not self._is_given(words[cut - 1])
            if his and shared and (given or not left[0].cases & shared):
                return cut
        return 0

    def _whose(self, block: int, at: int) -> Case:
        """The cases of "the wife" before a name, with no more than two words between."""
        for _ in range(_LONGEST_TITLE):
            before = _BEFORE.search(self._text, max(block, at - 40), at)
            if before is None:
                break
            forms = self._words.forms_of(fold(before[1]), capital=False)
            cases = Case(0)
            for form in forms:
                cases |= form.cases if form.sort is Sort.KIN and not form.plural else Case(0)
            if cases:
                return cases
            at = before.start()
        return Case(0)

    def _leads_to_body(self, word: str, last: int) -> bool:
        """Whether the last capital is an adjective of a body's name ("the Helsinki human rights committee")."""
        if not self._words.adjectives.of(fold(word)):
            return False
        for _ in range(_LONGEST_BODY):
            behind = _BEHIND.match(self._text, last)
            if behind is None or behind[1][0].isupper():
                return False
            low, last = fold(behind[1]), behind.end()
            if any(form.sort is Sort.BODY for form in self._words.nouns.get(low, ())):
                return True
            if "unit" in self._words.classes_of(low):
                return True
            if not self._words.adjectives.of(low) or self._words.classes_of(low) & _NO_ADJECTIVES:
                return False
        return False

    def _without_place(self, block: int, group: list[re.Match[str]]) -> list[re.Match[str]]:
        """Without a place that stands behind "in" or "from" and before both names of a person ("из Зенды Анна …")."""
        if len(group) < 3 or self._words.capital_nouns or self._is_given(group[0].group()):
            return group
        before = _BEFORE.search(self._text, max(block, group[0].start() - 40), group[0].start())
        placed = before is not None and "place_preposition" in self._words.classes_of(fold(before[1]))
        return group[1:] if placed and self._is_given(group[1].group()) else group

    def _is_body(self, first: int, last: int) -> bool:
        """Whether a known body's name stands over these offsets."""
        at = bisect_left(self._bodies, (last, 0)) - 1
        return at >= 0 and self._bodies[at][1] > first

    def _opens(self, block: int, at: int) -> bool:
        return at == block or _AT_START.search(self._text, max(block, at - 4), at) is not None

    def _leads(self, low: str) -> bool:
        """Whether the small word before a run may stand before a person's name: a verb of the frames, an adjective."""
        if not low:
            return False
        classes = self._words.classes_of(low)
        verb = self._triggers.of(low) is not None
        return (
            verb
            or bool(classes - {"place_preposition", "goal_preposition", "preposition"})
            or bool(self._words.adjectives.of(low))
        )

    def _is_title(self, word: str) -> bool:
        capital = self._words.capital_nouns and word[0].isupper()
        return any(form.sort in _TITLES for form in self._words.forms_of(fold(word), capital=capital))

    def _is_title_of(self, block: int, before: re.Match[str]) -> bool:
        """Whether words that only say of what a title is stand between it and a name ("a leader of the party X")."""
        for _ in range(_LONGEST_TITLE):
            if "title_of" not in self._words.classes_of(fold(before[1])):
                return False
            found = _BEFORE.search(self._text, max(block, before.start() - 40), before.start())
            if found is None:
                return False
            if self._is_title(found[1]):
                return True
            before = found
        return False

    def _joined(self, sure: Sequence[_Run]) -> list[_Run]:
        """Runs of several capitals that "and" joins to a person's name, and so names themselves."""
        if self._words.modifiers != "loose":
            return []
        certain = {run.start for run in sure}
        behind = {run.end for run in sure if len(run.words) > 1}
        found = []
        for run in self._runs:
            before = _BEFORE.search(self._text, max(0, run.start - 40), run.start)
            if before is None or len(run.words) == 1 or run.start in certain or run.quoted:
                continue
            led = "conjunction" in self._words.classes_of(fold(before[1]))
            if led and before.start() - 1 in behind and not self._words.adjectives.of(fold(run.words[0])):
                found.append(run)
                behind.add(run.end)
        return found

    def _is_common(self, piece: re.Match[str], *, opens: bool, first: bool) -> bool:
        """Whether a capitalised word is no part of a name: a known noun or place, or what only begins a sentence."""
        word = piece.group()
        low = fold(word)
        shouted = len(word) > 1 and word.isupper() and not word.endswith(".")
        if shouted or "no_name" in self._words.classes_of(low):
            return True
        if self._is_given(word):
            return False
        forms = self._words.forms_of(low, capital=True)
        if any(form.sort not in (Sort.PRONOUN, Sort.RELATIVE) for form in forms) or self._words.is_common(low):
            return True
        if self._words.is_compound(word) or self._words.is_place(low):
            return True
        code = self._words.dictionary
        if first and (is_place_name(word, code) or is_verb(word, code)):
            return True
        known = self._words.classes_of(low) or forms or self._triggers.of(low) or self._words.living(low)
        return opens and bool(known)

    def _is_person(self, run: _Run) -> bool:
        words = [word for word in run.words if not word.endswith(".")]
        if not words or self._is_of_other_script(words):
            return False
        if only_describes(words[0], self._words.dictionary):  # "Northern Carolina", "the Islamic State"
            return False
        given = any(self._is_given(word) for word in words)
        if run.quoted:
            return given and len(words) > 1
        if given and len(words) > 1:
            return True
        surname = naming.is_surname_like(words[-1], self._language)
        if len(run.words) > 1:
            return (
                surname
                or run.titled
                or (self._words.modifiers == "loose" and run.led and not self._is_of_other_script(words))
                or (self._words.capital_nouns and self._stands_alone(run, words))
                or ((run.opens or run.free) and all(is_unlisted(word, self._words.dictionary) for word in words))
                or len(words) < len(run.words)
            )
        if self._words.capital_nouns:
            return run.titled or (not run.opens and (given or self._is_firm_surname(words[0])))
        if self._words.modifiers == "loose" and self._is_of_other_script(words):
            return False
        return run.titled or (surname and not run.opens) or (given and not run.opens)

    def _is_firm_surname(self, word: str) -> bool:
        """Whether an ending is a surname's and hardly a noun's ("-enko", "-itsch")."""
        return any(
            form.role is naming.Role.SURNAME and form.weight >= _FIRM
            for form in naming.word_cases(word, self._language)
        )

    def _stands_alone(self, run: _Run, words: Sequence[str]) -> bool:
        """Whether capitals that nobody knows are no noun with its article or adjective, and so a name."""
        if run.opens:
            return not self._words.adjectives.of(fold(words[0]))
        before = _BEFORE.search(self._text, max(0, run.start - 40), run.start)
        if before is None:
            return not self._text[max(0, run.start - 2) : run.start].strip().isdigit()
        low = fold(before[1])
        classes = self._words.classes_of(low)
        if low in self._words.determiners or "article" in classes:
            return False
        return bool(classes) or before[1][0].isupper() or not self._words.adjectives.of(low)

    def _is_of_other_script(self, words: Sequence[str]) -> bool:
        """Whether Latin words stand in a Cyrillic text: bodies and brands rather than people."""
        return self._words.script == "Cyrl" and any(map(_is_latin, words))

    def _is_given(self, word: str) -> bool:
        """Whether a word can be a given name, by the tables or by a dictionary where the language has one."""
        forms = dictionary_forms(word, self._language)
        return bool(naming.is_given(word, self._language)) or any(form.role is Role.GIVEN for form in forms)

    def _bases(self, word: str) -> set[str]:
        readings = naming.name_readings((word,), self._language)
        return {fold(word), *(fold(reading.normal) for reading in readings)}

    def _gender(self, whole: str) -> Gender:
        """The gender that a whole name tells ("Mandela" alone may be a woman, "Nelson Mandela" is none)."""
        gender = Gender(0)
        for reading in naming.name_readings(tuple(whole.split()), self._language):
            gender |= reading.gender if reading.normal == whole else Gender(0)
        return gender or ANY_GENDER

    def _name(self, run: _Run, normal: str, full: dict[str, str]) -> Name:
        readings = naming.name_readings(run.words, self._language)
        whole = full.get(fold(normal))
        if whole is None and len(run.words) == 1:
            whole = next((full[base] for base in sorted(self._bases(run.words[0])) if base in full), None)
        # A bare surname stands in the case that it has as the name of the person it means: "Примерову" of a woman.
        meant = set(_parts(whole)) if whole is not None else set()
        fitting = [reading for reading in readings if set(_parts(reading.normal)) <= meant]
        fitting = fitting or [reading for reading in readings if reading.normal == normal] or list(readings)
        tied = self._tied(run, normal, fitting, readings)
        cases, gender = Case(0), Gender(0)
        for reading in [*fitting, *tied]:
            cases |= reading.cases
            gender |= reading.gender
        if whole is not None and len(run.words) == 1:
            gender = self._gender(whole) & gender or self._gender(whole)
        words = self._text[run.start : run.end]
        told = tuple((one.normal, one.cases, one.gender) for one in [*fitting, *tied]) if tied else ()
        rest = tuple(reading for reading in readings if reading.normal != normal and not reading.plural)
        return Name(
            run.start, run.end, words, whole or normal, cases or ANY_CASE, gender or ANY_GENDER,
            readings=told, others=rest,
        )  # fmt: skip

    def _tied(
        self, run: _Run, normal: str, fitting: Sequence[NameReading], readings: Sequence[NameReading]
    ) -> list[NameReading]:
        """Readings of a full name that are as likely as the one taken, where no other form in the page decides."""
        if len(run.words) < 2 or self._forms_of[normal] > 1 or self._words.capital_nouns:
            return []
        best = max((reading.weight for reading in fitting), default=0)
        return [one for one in readings if one not in fitting and best - one.weight <= _TIED]


def _is_latin(word: str) -> bool:
    return any("a" <= char <= "z" for char in word.lower())


def _parts(normal: str) -> list[str]:
    """The folded words of a name, and those that a hyphen joins: "ul-Mulook" may be called "Mulook"."""
    words = fold(normal).split()
    joined = [part for word in words if "-" in word for part in word.split("-") if len(part) > _PARTICLE_LENGTH]
    return [*words, *joined]


def _fullest(normals: Iterable[str]) -> dict[str, str]:
    """From a folded name or one of its words to the fullest form; words that two people share lead nowhere."""
    whole = sorted({normal for normal in normals if " " in normal}, key=lambda normal: (-len(normal), normal))
    told: dict[str, str] = {}
    shared: set[str] = set()
    for normal in whole:
        parts = fold(normal).split()
        longer = next(
            (other for other in whole if len(other) > len(normal) and _part_of(parts, fold(other).split())), normal
        )
        told[fold(normal)] = told.get(fold(longer), longer)
        for part in _parts(normal):
            if told.get(part, told[fold(normal)]) != told[fold(normal)]:
                shared.add(part)
            told.setdefault(part, told[fold(normal)])
    return {key: name for key, name in told.items() if key not in shared}


def _part_of(parts: Sequence[str], others: Sequence[str]) -> bool:
    """Whether every word of a name is one of the other's, an initial standing for a word that begins with it."""
    return all(
        any(other == part or (part.endswith(".") and other.startswith(part[0])) for other in others) for part in parts
    )
