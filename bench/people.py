"""Openly fictional people and how reports would name them, with the truth; the same seed gives the same people.

A person has a given name, a patronymic, a surname (a seventh of them share it with kin), a birth year, a town, one or
two charges, a term, and days of arrest, verdict and release. Reports, each about one of these events, name them in
eight languages and spellings, inflected, surname first, with or without the patronymic, by a short form, by an initial,
with a slip of the pen; and tell some of what else is known of them (`bench.people_company`: their work, and who is
named beside them).
Nothing here is read from the matcher's tables or made by its rules.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from random import Random

from bench import people_names as tables
from bench.people_spelling import declined, in_latin, patronymic_of, surname_forms

LANGUAGES = {"ru": 36, "be": 20, "uk": 8, "en": 17, "de": 5, "pl": 7, "lt": 2, "lac": 5}
CASES = "GDAI"
SAYS_BIRTH, SAYS_TOWN, SAYS_CHARGE, SAYS_DAY, SAYS_TERM = 0.65, 0.65, 0.50, 0.65, 0.45
EVENTS = {"arrest": 40, "verdict": 35, "release": 25}
DAYS = {"arrest": 1800, "verdict": 1700, "release": 45}
# How often a report errs, or tells of another town, or of a term before it was changed on appeal.
TELLS_OTHER_TOWN, TELLS_OTHER_TERM, WRONG_YEAR, WRONG_DAY = 0.05, 0.05, 0.003, 0.02
TERMS = (12, 18, 24, 30, 36, 36, 42, 48, 60, 60, 66, 72, 84, 96, 120)
INFLECTED, SURNAME_FIRST, PATRONYMIC, SHORT, INITIAL, BARE, SLIP = 0.10, 0.15, 0.30, 0.02, 0.01, 0.002, 0.007
KIN = 0.14
# The commonest hundred surnames cover about a fifth of the people in Russia, fewer in Belarus and Ukraine.
COMMON_SURNAME = 0.18
MOST_MENTIONS, SPREAD_OF_FAME = 40, 1.2


@dataclass(frozen=True, slots=True)
class FictionalPerson:
    """One of them; names are in Russian, Belarusian and Ukrainian, ``parts`` are the surname's root and ending."""

    woman: bool
    given: tuple[str, str, str]
    short: str
    father: tuple[str, str, str]
    surname: tuple[str, str, str]
    parts: tuple[str, str]
    born: int
    town: str
    charges: tuple[str, ...]
    days: tuple[int, int, int]
    term: int


@dataclass(frozen=True, slots=True)
class FictionalMention:
    """How a report names person number ``who``, and what it tells besides.

    ``born`` spans the years it leaves open; ``day`` is what happened, on which day of some count; ``term`` in months.
    ``event`` is what the report is about; `bench.people_company` tells ``work`` and ``company`` (names as written).
    """

    who: int
    text: str
    language: str
    kind: str
    born: tuple[int, int] | None
    town: str | None
    charge: str | None
    day: tuple[str, int] | None
    term: int | None
    event: str = ""
    work: str | None = None
    company: tuple[str, ...] = ()


def people(count: int, seed: int) -> list[FictionalPerson]:
    """``count`` fictional people.

    >>> [person.surname[0] for person in people(2, seed=1)] == [person.surname[0] for person in people(2, seed=1)]
    True
    """
    random = Random(seed)  # noqa: S311 -- fictional people, not a secret
    made: list[FictionalPerson] = []
    men, women = _given_names(tables.MEN), _given_names(tables.WOMEN)
    towns, charges = _weighted(tables.TOWNS.replace("\n", "|").split("|")), _weighted(tables.CHARGES.split(), ":")
    for _ in range(count):
        woman = random.random() < 0.28
        names, weights = women if woman else men
        given, short = random.choices(names, cum_weights=weights)[0]
        kin = random.choice(made) if made and random.random() < KIN else None
        father = random.choices(men[0], cum_weights=men[1])[0][0]
        if kin is not None and random.random() < 0.5:
            father = kin.father
        parts = kin.parts if kin is not None else _surname(random)
        surname = surname_forms(*parts, woman=woman)
        born = int(random.triangular(1948, 2007, 1990))
        told = tuple(sorted(set(random.choices(charges[0], cum_weights=charges[1], k=random.choice((1, 1, 2))))))
        town = random.choices(towns[0], cum_weights=towns[1])[0]
        days, term = _days(random), random.choice(TERMS)
        made.append(FictionalPerson(woman, given, short, father, surname, parts, born, town, told, days, term))
    return made


def mentions(who: list[FictionalPerson], count: int, seed: int) -> list[FictionalMention]:
    """``count`` mentions of them in random order: each person at least once, a few of them very often."""
    random = Random(seed)  # noqa: S311 -- fictional people, not a secret
    counts = [1] * len(who)
    fame = list(accumulate(random.lognormvariate(0, SPREAD_OF_FAME) for _ in who))
    while (spare := count - sum(counts)) > 0:
        for at in random.choices(range(len(who)), cum_weights=fame, k=spare):
            counts[at] = min(counts[at] + 1, MOST_MENTIONS)
    made = [_mention(number, who[number], random) for number, times in enumerate(counts) for _ in range(times)]
    random.shuffle(made)
    return made


def _mention(number: int, person: FictionalPerson, random: Random) -> FictionalMention:
    language = random.choices(list(LANGUAGES), weights=list(LANGUAGES.values()))[0]
    text, kind = named(person, language, random)
    born = None
    if random.random() < SAYS_BIRTH:
        year = person.born + (random.choice((-3, -1, 1, 10)) if random.random() < WRONG_YEAR else 0)
        first = year - random.randrange(2)
        born = (year, year) if random.random() < 0.6 else (first, first + 1)  # an age leaves two years open
    town = None
    if random.random() < SAYS_TOWN:
        town = person.town if random.random() >= TELLS_OTHER_TOWN else tables.TOWNS.split("|")[0].split()[0]
    charge = random.choice(person.charges) if random.random() < SAYS_CHARGE else None
    event = random.choices(list(EVENTS), weights=list(EVENTS.values()))[0]
    day = None
    if random.random() < SAYS_DAY:
        wrong = random.choice((-1, 1)) if random.random() < WRONG_DAY else 0
        day = (event, person.days[list(EVENTS).index(event)] + wrong)
    term = None
    if event != "arrest" and random.random() < SAYS_TERM:
        term = person.term if random.random() >= TELLS_OTHER_TERM else random.choice(TERMS)
    return FictionalMention(number, text, language, kind, born, town, charge, day, term, event)


def _days(random: Random) -> tuple[int, int, int]:
    """The days of arrest, verdict and release: arrests and verdicts come in waves, releases for many on one day."""
    arrest, verdict, release = (int(count * random.random() ** 1.6) for count in DAYS.values())
    return arrest, verdict, release


def named(person: FictionalPerson, language: str, random: Random) -> tuple[str, str]:
    """How a report in a language names somebody, and the kind of naming it is."""
    at = {"be": 1, "lac": 1, "uk": 2}.get(language, 0)
    if language == "en":
        at = random.choices((0, 1, 2), weights=(5, 4, 1))[0]
    given, surname = person.given[at], person.surname[at]
    father = patronymic_of(person.father, person.woman)[at] if random.random() < PATRONYMIC else ""
    kind, roll = "full", random.random()
    if roll < BARE:
        given, father, kind = "", "", "bare surname"
    elif roll < BARE + INITIAL:
        given, father, kind = given[0] + ".", "", "initial"
    elif roll < BARE + INITIAL + SHORT and person.short != "-" and at == 0:
        given, father, kind = person.short, "", "short form"
    cyrillic = language in ("ru", "be", "uk")
    if not cyrillic and random.random() < 0.75:
        father = ""
    words = [given, father, surname]
    if cyrillic and kind == "full" and random.random() < INFLECTED:
        case = random.choice(CASES)
        words, kind = declined(words, case, language, woman=person.woman), "inflected"
    if not cyrillic:
        words = [in_latin(word, language, at, woman=person.woman, last=word == words[-1]) for word in words]
    if kind in ("full", "initial") and random.random() < SLIP:
        words[-1], kind = _slip(words[-1], random), f"{kind}, slip"
    if random.random() < SURNAME_FIRST:
        words = [words[-1], *words[:-1]]
    return " ".join(word for word in words if word), kind


def _slip(word: str, random: Random) -> str:
    at = random.randrange(1, len(word) - 1)
    return random.choice(
        (
            word[:at] + word[at + 1 :],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            word[:at] + word[at] + word[at:],
        )
    )


def _given_names(table: str) -> tuple[list[tuple[tuple[str, str, str], str]], list[int]]:
    rows = [row.split() for row in table.replace("\n", "|").split("|") if row.strip()]
    return [((ru, be, uk), short) for ru, be, uk, short, _ in rows], list(accumulate(int(row[4]) for row in rows))


def _weighted(rows: list[str], between: str = " ") -> tuple[list[str], list[int]]:
    pairs = [row.rsplit(between, 1) for row in rows if row.strip()]
    return [name for name, _ in pairs], list(accumulate(int(weight) for _, weight in pairs))


def _surname(random: Random) -> tuple[str, str]:
    """A root and an ending: a third from the common ones, by rank, the rest put together from syllables."""
    if random.random() < COMMON_SURNAME:
        rows = tables.COMMON_ROOTS.split()
        root, ending = random.choices(rows, weights=[(rank + 6) ** -0.9 for rank in range(len(rows))])[0].split(":")
        return root, ending
    root = "".join(_syllables(random))
    return root.capitalize(), random.choices(tables.ENDINGS, weights=tables.ENDING_WEIGHTS)[0]


def _syllables(random: Random) -> Iterator[str]:
    yield random.choice(tables.ONSETS.split())
    yield random.choice(tables.VOWELS.split())
    if random.random() < 0.85:
        yield random.choice(tables.MIDDLES.split())
        yield random.choice(tables.VOWELS.split())
    yield random.choice(tables.CODAS.split())
