"""How many other people a name would fit: from a versioned frequency table, never from what the register holds by now.

Two mentions of a rare full name are one person's; two of a common one may be anybody's. The table says how common:
the one that comes with Habeas knows the commonest surnames; one can be counted from a whole register, and has a version
of its own then. Judgements made under one version don't depend on the order in which the mentions came.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from habeas.identity.candidates import skeleton
from habeas.identity.names import Name
from habeas.identity.spelling import fold, tokens
from habeas.identity.surnames import surname_readings
from habeas.identity.tables import load_tables
from habeas.model.decisions import Reason

# What one shared patronymic leaves of the namesakes: no father's name is borne by more than one person in twelve or so.
SHARED_PATRONYMIC = 12
# So many thousandths of a namesake are weighed already in the bar that the names alone must reach.
ALLOWED = 8
# Of the bundled table, which counts nobody: namesakes of a full name with a common surname, and with any other.
WITH_COMMON_SURNAME = 1_000
OTHERWISE = 1
MOST = 1_000_000
# The table that comes with Habeas counts as so many mentions of a surname.
FEW_SEEN = 10
# What given name and surname let expect of a full name counts as so many pairs of mentions.
TRUST = 2
# Surnames borne under so few given names show how often one person is mentioned.
FEW = 3
# Given names in everyday use, all men's or all women's: two bearers of a surname are that seldom of one given name.
GIVEN_NAMES = 40
INITIALS = 8
# A small register tells little of how common names are: what is expected of any counts as so many mentions, and as so
# many surnames of one bearer.
MENTIONS_BEFORE = 1_000
SURNAMES_BEFORE = 20
_VOWELS = str.maketrans("eoy", "aai")


@dataclass(frozen=True, slots=True)
class Terms:
    """What the table counts of a full name, by sound: ``given``, ``surname``, and whether a patronymic is there."""

    given: str
    surname: str
    patronymic: bool


@dataclass(frozen=True, slots=True)
class Frequencies:
    """How often names occur, and how many people share them.

    ``version`` names the table in judgements. ``given`` is the share of each given name in parts per million,
    ``bearers`` how many people bear a surname under other given names than the commonest (thousandths), ``full`` how
    often a full name is mentioned; ``repeats`` is how often one person is mentioned and ``unseen`` how many bearers of
    a surname are expected besides those seen (both in thousandths). ``met`` holds of a full name how many pairs of its
    mentions contradict each other by what else is told, and how many agree, ``seen`` how often a surname is mentioned.
    With nothing counted it is the table that
    comes with Habeas.
    """

    version: str
    given: Mapping[str, int] = field(default_factory=dict)
    bearers: Mapping[str, int] = field(default_factory=dict)
    full: Mapping[tuple[str, str], int] = field(default_factory=dict)
    repeats: int = 1000
    unseen: int = 0
    met: Mapping[tuple[str, str], tuple[int, int]] = field(default_factory=dict)
    seen: Mapping[str, int] = field(default_factory=dict)

    def namesakes(self, name: Name) -> int:
        """How many mentions of other people stand beside one mention of a person of this name, in thousandths.

        >>> bundled().namesakes(Name.of("Anna Examplova")), bundled().namesakes(Name.of("Иван Иванов"))
        (1, 1000)
        """
        terms = terms_of(name)
        if terms is None:
            return self._of_initial(name)
        found = self._counted(terms) if self.full else _bundled(terms)
        return max(1, found // SHARED_PATRONYMIC) if terms.patronymic else max(1, found)

    def _of_initial(self, name: Name) -> int:
        """The namesakes of an initial with a surname: an initial leaves one given name in so many."""
        parts = name.parts[0] if name.parts else None
        if parts is None or not parts.initials or not parts.surnames or not self.full:
            return MOST
        surname = min(_by_sound(row.stem) for row in parts.readings if row.stem)
        return min(MOST, (self.bearers.get(surname, 0) + self.unseen) // INITIALS + 1)

    def _counted(self, terms: Terms) -> int:
        # A name that hardly occurs here is as common as elsewhere.
        expected = self._expected(terms) + _bundled(terms) / 1000 * FEW_SEEN / (
            FEW_SEEN + self.seen.get(terms.surname, 0)
        )
        apart, together = self.met.get((terms.given, terms.surname), (0, 0))
        share = (apart + TRUST * expected / (1 + expected)) / (apart + together + TRUST)
        return min(MOST, math.ceil(1000 * share / (1 - share)))

    def _expected(self, terms: Terms) -> float:
        """The mentions of others beside one of this person, by how common given name and surname are.

        Where a name is mentioned no oftener than so many people are on average, there is one of this person beside
        each of theirs.
        """
        share = self.given.get(terms.given, 1) / 1_000_000
        others = share * (self.bearers.get(terms.surname, 0) + self.unseen) / 1000
        theirs = others * self.repeats / 1000
        own = max(1, self.full.get((terms.given, terms.surname), 1)) - theirs
        return others if own * others <= theirs else theirs / own


def bundled() -> Frequencies:
    """The table that comes with Habeas."""
    return Frequencies(load_tables().frequency_version)


def counted(
    terms: Iterable[tuple[Terms | None, int]],
    version: str,
    met: Mapping[tuple[str, str], tuple[int, int]] | None = None,
) -> Frequencies:
    """The table of these full names (their `terms_of`), each with how often it is mentioned.

    How often one person is mentioned, and how many bearers of a surname remain unseen, is told by the surnames that
    hardly anybody bears: there each given name is one person, more or less.

    >>> counted([(terms_of(Name.of("Anna Examplova")), 3), (terms_of(Name.of("Jan Examplov")), 1)], "1").repeats
    2000
    """
    given: Counter[str] = Counter()
    borne: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row, times in terms:
        if row is not None:
            given[row.given] += times
            borne[row.surname][row.given] += times
    rare = [names for names in borne.values() if len(names) <= FEW]
    people = max(1, sum(map(len, rare)))
    repeats = max(1000, 1000 * sum(sum(names.values()) for names in rare) // people)
    alone, shared = (sum(len(names) == size for names in borne.values()) for size in (1, 2))
    mentions = max(1, sum(given.values()))
    return Frequencies(
        version,
        {name: _share(times, mentions) for name, times in given.items()},
        {surname: _bearers(names, repeats) for surname, names in borne.items()},
        {(name, surname): times for surname, names in borne.items() for name, times in names.items()},
        repeats,
        min(1000, 1000 * (shared + 1) // (alone + SURNAMES_BEFORE)),
        met or {},
        {surname: sum(names.values()) for surname, names in borne.items()},
    )


def _share(times: int, mentions: int) -> int:
    """The share of a given name (ppm); before so many mentions are counted it is about that of any name in use."""
    return math.ceil(1_000_000 * (times + MENTIONS_BEFORE / GIVEN_NAMES) / (mentions + MENTIONS_BEFORE))


def _bearers(names: Counter[str], repeats: int) -> int:
    """Bearers (thousandths) besides those of one given name: by mentions, but one's fame doesn't multiply them."""
    by_mentions = 1_000_000 * (sum(names.values()) - max(names.values())) // repeats
    others = len(names) - 1
    if others >= GIVEN_NAMES - 1:
        return by_mentions
    return min(by_mentions, round(-1000 * GIVEN_NAMES * math.log(1 - others / GIVEN_NAMES)))


def rarity(left: int, right: int) -> Reason | None:
    """What it weighs that somebody else of that name might be meant (`Frequencies.namesakes` of each side).

    >>> rarity(1, 1), rarity(1000, 1).weight_millinats
    (None, -4828)
    """
    most = max(left, right)
    if most <= ALLOWED:
        return None
    told = f"to each mention of this person come about {most / 1000:.3g} of others who bear the name"
    return Reason(told, "", "", -round(1000 * math.log(most / ALLOWED)))


@lru_cache(maxsize=100_000)
def terms_of(name: Name) -> Terms | None:
    """What the table counts of ``name``; ``None`` unless it is a full name."""
    if not name.parts:
        return None
    parts = name.parts[0]
    told = (row.given or f"?{skeleton(row.given_stem)}" for row in parts.readings if row.given or row.given_stem)
    given = min(told, default="")
    surname = min((_by_sound(row.stem) for row in parts.readings if row.stem and not row.rare), default="")
    return Terms(given, surname, bool(parts.patronymic)) if given and surname else None


def _bundled(terms: Terms) -> int:
    return WITH_COMMON_SURNAME if terms.surname in _common() else OTHERWISE


def _by_sound(stem: str) -> str:
    """A surname as the table counts it: consonants as in the keys, vowels only as far as all languages keep them."""
    return f"{skeleton(stem)}:{''.join(sound for sound in fold(stem).translate(_VOWELS) if sound in 'aiu')}"


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    names = (word for text in load_tables().common_surnames for word in tokens(text))
    return frozenset(_by_sound(row.stem) for word in names for row in surname_readings(word) if not row.rare)
