"""Words that say when somebody was born: right behind a name, or in the sentence behind the one that names them.

A birth tells people of one name apart, so nothing is guessed: what stands near a father's name may be his son's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import NamedTuple, Protocol

from habeas.model import Mention, Nature, Span, Trait, TraitKind, Voice
from habeas.reading.traits import trait_of

_SPACE = "[ \u00a0]"
_YEAR = r"(?:1[89]|20)\d\d"
_DAY = rf"(?:\d{{1,2}}[./]\d{{1,2}}[./]|\d{{1,2}}\.?{_SPACE}[^\W\d_]{{3,12}}{_SPACE})?"
_MONTH_FIRST = rf"(?:[A-Z][a-z]{{2,8}}{_SPACE}(?:\d{{1,2}},?{_SPACE})?)?"
_CAPITAL = r"[^\W\d_a-zа-яёіўїєґąćęłńóśźżäöüß][\w’'ʼ-]{1,30}"
_TOWN = (  # Nizhny Novgorod; Minsk, Belarus; Wilno (Vilnius)
    rf"{_CAPITAL}(?:{_SPACE}{_CAPITAL}){{0,2}}(?:,{_SPACE}{_CAPITAL}(?:{_SPACE}{_CAPITAL})?)?"
    rf"(?:{_SPACE}\([^()\d]{{2,40}}\))?"
)
_IN = r"(?:in|в|у|ў|w|we)"
_PLACE = rf"(?:{_IN}{_SPACE}{_TOWN},?{_SPACE})?"
_ON = rf"(?:(?:on|in|в|у|ў|w|we|am|im|dnia|около)(?:{_SPACE}Jahre?)?{_SPACE})?"
_WHEN = rf"{_ON}(?:{_DAY}|{_MONTH_FIRST}){_YEAR}"

_PARTICIPLE = (  # born in 1971, b. 1971, родившийся в 1971, нар. у 1990, ur. w 1990, geboren 1990, Jahrgang 1990
    r"(?:born|b\.|роди(?:вшийся|вшегося|вшемуся|(?P<her>вшаяся|вшуюся|вшейся))|род\.|нар\.|ur\.|geboren|geb\."
    r"|народж[еа]н(?:ий|ого|ому|ы|ага|аму|(?P<her2>ая|ай|ую|а|ої|ій|у))|urodzon(?:y|ego|emu|(?P<her3>a|ej|ą))"
    r"|Jahrgang|rocznik)"
)
_FINITE = (  # was born in 1971, родился в 1971, нарадзілася ў 1971, urodził się w 1971
    r"(?:was born|роди(?:лся|(?P<her4>лась))|народи(?:вся|(?P<her5>лася))|нарадзі(?:ўся|(?P<her6>лася))"
    rf"|urodził(?P<her7>a)?{_SPACE}się)"
)
_GERMAN = rf"(?:am{_SPACE}|im{_SPACE}Jahre?{_SPACE})?{_DAY}{_YEAR}{_SPACE}(?:in{_SPACE}{_TOWN}{_SPACE})?geboren"
_BEHIND = (  # 1962 года рождения, 1962 г. р., 1990 г. н., 1990 року народження, 1990 р. н.
    rf"{_DAY}{_YEAR}{_SPACE}?(?:года|году|годзе|року|г\.?|р\.?){_SPACE}?"
    r"(?:рождения|нараджэння|нараджэньня|народження|рожд\.|нар\.|[рн]\.)"
)
_BESIDE_NAME = re.compile(
    rf"(?:,{_SPACE}|{_SPACE}?\(|{_SPACE})(?P<words>{_PARTICIPLE}{_SPACE}{_PLACE}{_WHEN}|{_GERMAN}|{_BEHIND})(?!\w)"
)
_OF_SUBJECT = re.compile(rf"{_SPACE}(?P<words>{_FINITE}{_SPACE}{_PLACE}{_WHEN}|wurde{_SPACE}{_GERMAN})(?!\w)")
_OF_PRONOUN = re.compile(
    rf"(?:(?:He|Er|On|Он|Ён|Він|(?P<she>She|Sie|Ona|Она|Яна|Вона)){_SPACE})?"
    rf"(?P<words>(?i:{_FINITE}){_SPACE}{_PLACE}{_WHEN}|wurde{_SPACE}{_GERMAN})(?!\w)"
)


class Born(NamedTuple):
    """The words that tell a birth, and whether they are said of a woman; ``None`` where the words don't tell."""

    words: Span
    feminine: bool | None


def born_behind(text: str, end: int, *, subject: bool) -> Born | None:
    """What is told of a birth right behind a name that ends at ``end``.

    ``subject`` says that the name is what its sentence speaks of: only then "was born" behind it is its bearer's.

    >>> born_behind("Ivan Primerov (born in Minsk on 3 March 1962) was held.", 13, subject=False).words.words
    'born in Minsk on 3 March 1962'
    >>> born_behind("Анна Примерова родилась в Минске в 1971 году.", 14, subject=True)[0].words
    'родилась в Минске в 1971'
    """
    found = _BESIDE_NAME.match(text, end) or (_OF_SUBJECT.match(text, end) if subject else None)
    return _born(text, found) if found is not None else None


def born_of_the_one_before(text: str, start: int, end: int) -> Born | None:
    """What the sentence ``text[start:end]`` tells of the birth of somebody whom it calls he or she, or not at all.

    >>> born_of_the_one_before("Она родилась в 1971 году.", 0, 25).feminine
    True
    """
    found = _OF_PRONOUN.match(text, start, end)
    return _born(text, found) if found is not None else None


class Sentence(Protocol):
    """Where a sentence stands: its offsets, and the number of its block."""

    @property
    def start(self) -> int:
        """Its first code point."""

    @property
    def end(self) -> int:
        """The one behind its last."""

    @property
    def block(self) -> int:
        """The number of its block."""


class Called(NamedTuple):
    """A name as it stands: ``full`` is the person's, ``subject`` whether its sentence may speak of its bearer.

    ``man`` and ``woman`` say whom the name may be of.
    """

    start: int
    end: int
    full: str
    subject: bool
    man: bool = True
    woman: bool = True

    def fits(self, born: Born) -> bool:
        """Whether the words may be said of somebody of this name."""
        return born.feminine is None or (self.woman if born.feminine else self.man)


class Births(NamedTuple):
    """How to find, in one page, what is told of births in sentences that claim nothing of the person.

    ``named`` gives the names of a sentence, ``of_kin`` whether it speaks of anybody's kin (nothing is taken from it
    then), ``said_by`` whose words stand at an offset of a sentence.
    """

    text: str
    language: str
    sentences: Sequence[Sentence]
    named: Callable[[int], Sequence[Called]]
    of_kin: Callable[[int], bool]
    said_by: Callable[[int, int], tuple[Voice, ...]]

    def traits(self, told: Collection[str], claimed: Collection[int]) -> Iterator[Trait]:
        """The births of people ``told`` of (by their full names); not those by names that start at ``claimed``."""
        for number, placed in enumerate(self.sentences):
            if not _A_YEAR.search(self.text, placed.start, placed.end):
                continue
            for name in self.named(number):
                born = born_behind(self.text, name.end, subject=name.subject)
                if born and name.full in told and name.start not in claimed and name.fits(born):
                    yield from self._told(number, name, born)
            born = born_of_the_one_before(self.text, placed.start, placed.end)
            before = self._only_subject(number - 1) if born is not None and self._goes_on(number) else None
            if born and before and before.full in told and before.fits(born):
                yield from self._told(number, before, born)

    def _told(self, number: int, name: Called, born: Born) -> Iterator[Trait]:
        placed = self.sentences[number]
        if born.words.end > placed.end or self.of_kin(number):
            return
        about = Span.of(self.text, name.start, name.end) if name.start >= placed.start else self._pronoun(placed, born)
        nature = Nature.NAME if name.start >= placed.start else Nature.DESCRIPTION
        script = "Cyrl" if any("\u0400" <= char <= "\u052f" for char in about.words) else "Latn"
        mention = Mention(about.words, name.full, nature, about, script, self.language)
        evidence = Span.of(self.text, placed.start, placed.end)
        yield trait_of(TraitKind.BIRTH, mention, born.words, evidence, self.said_by(number, born.words.start))

    def _pronoun(self, placed: Sentence, born: Born) -> Span:
        """The word for the person; the words of the birth themselves, where the sentence has none."""
        opens = born.words.start == placed.start
        return born.words if opens else Span.of(self.text, placed.start, born.words.start - 1)

    def _goes_on(self, number: int) -> bool:
        return number > 0 and self.sentences[number - 1].block == self.sentences[number].block

    def _only_subject(self, number: int) -> Called | None:
        """The only person whom a sentence names, as what it speaks of."""
        names = self.named(number)
        alone = len({name.full for name in names}) == 1 and names[0].subject
        return names[0] if alone and not self.of_kin(number) else None


def _born(text: str, found: re.Match[str]) -> Born:
    told = found.groupdict()
    feminine: bool | None = None
    if any(told[name] for name in told if name != "words"):
        feminine = True
    elif _MASCULINE.search(found.group()):
        feminine = False
    return Born(Span.of(text, *found.span("words")), feminine)


_A_YEAR = re.compile(rf"(?<!\d){_YEAR}(?!\d)")
_MASCULINE = re.compile(
    r"\b(?:he|er|он|ён|він|роди(?:вшийся|вшегося|вшемуся|лся)|народженн?(?:ий|ого|ому|ы|ага|аму)|народився|нарадзіўся"
    r"|urodzon(?:y|ego|emu)|urodził)\b",
    re.IGNORECASE,
)
