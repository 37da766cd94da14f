"""Which word of a name is the given name, which the patronymic, which the surname: every sensible way."""

from __future__ import annotations

from functools import cache, lru_cache
from itertools import islice, product
from operator import attrgetter, itemgetter
from typing import NamedTuple

from habeas.identity.endings import NOMINATIVE
from habeas.identity.parts import Parts
from habeas.identity.readings import Patronymic, given_readings, named, patronymic_readings
from habeas.identity.spelling import Token, tokens
from habeas.identity.surnames import is_slavic_surname, surname_readings
from habeas.identity.tables import load_tables

MOST_PARTS = 10
TWO_WORDS = 2
# A double surname of which the other name has one half; where two stand apart, as in Spanish, the first is what people
# are called by. A patronymic standing where the surname should be.
HALF_OF_DOUBLE = 1600
ONE_OF_TWO = 1500
FIRST_OF_TWO = 1000
# A second given name, which the other name may leave out: Anna Maria Example.
SECOND_GIVEN = 1000
NO_SURNAME = 1200
UNKNOWN_GIVEN = 600
ANOTHER_IS_KNOWN = 2500
# Endings of surnames that are made of a given name: somebody's.
_OF_SOMEBODY = ("ov", "ev", "ow", "ew", "in")


class _Facts(NamedTuple):
    """What the tables say of a word that has to be given a role."""

    givens: bool
    is_given_name: bool
    is_slavic_given: bool
    is_slavic_surname: bool
    only_short: bool
    is_whole: bool
    patronymics: tuple[Patronymic, ...]


@lru_cache(maxsize=100_000)
def facts_of(word: Token) -> _Facts:
    """What the tables say of ``word``."""
    rows, is_surname, patronymics = given_readings(word), is_slavic_surname(word), patronymic_readings(word)
    if not rows:
        return _Facts(False, False, False, is_surname, True, False, patronymics)
    standing = [row for row in rows if NOMINATIVE in row.cases]
    return _Facts(
        givens=True,
        is_given_name=bool(standing),
        is_slavic_given=_is_slavic_given(word),
        is_slavic_surname=is_surname,
        only_short=all([row.short for row in rows]),
        is_whole=any([not row.short for row in standing]),
        patronymics=patronymics,
    )


def _is_slavic_given(word: Token) -> bool:
    # Short words meet a case of some name by chance (Ali, of Ala).
    wide, rows = wide_names(), given_readings(word)
    if any(NOMINATIVE in row.cases for row in rows):
        return not any(row.name in wide and NOMINATIVE in row.cases for row in rows)
    # Of a foreign name, an inflected form shows that a Slavic language writes it: Emmanuelem. Karimi is none.
    slavic = not word.text.endswith("i") or any(row.name not in wide for row in rows)
    return bool(rows) and (len(word.text) >= 6 or word.text.endswith(_OBLIQUE_OF_E)) and slavic


def is_slavic_by_ending(word: Token) -> bool:
    """Whether the ending of ``word`` is that of a Slavic surname, and no other culture's given name: not Nasrin."""
    facts = facts_of(word)
    return facts.is_slavic_surname and (not facts.is_given_name or facts.is_slavic_given)


# Mikea, Joeja, Joem: forms that only Slavic languages make of a foreign name in -e.
_OBLIQUE_OF_E = ("ea", "eja", "eju", "eem", "ejem", "oem")


@cache
def wide_names() -> frozenset[str]:
    """The given names of the table, by id, that tell nothing of the culture of the surname beside them."""
    return frozenset(row.id for row in load_tables().given_names if row.wide)


def fathers_of(word: Token) -> frozenset[str]:
    """Whose son or daughter ``word`` calls somebody, where it can be a patronymic."""
    return frozenset([name for row in facts_of(word).patronymics for name in row.fathers])


def roots_of(word: Token) -> frozenset[str]:
    """The given names that ``word``, a patronymic or a surname in -ov or -in, is made of: Пятровіч, Петров of one."""
    stems = [row.stem for row in surname_readings(word) if row.stem.endswith(_OF_SOMEBODY)]
    return fathers_of(word).union(*[named(stem[:-2]) for stem in stems])


def ways_of(words: tuple[Token, ...]) -> list[Parts]:
    """Every sensible way to give the words their roles, the least odd first."""
    full = tuple([word for word in words if not word.initial])
    if not full:
        return []
    initials = () if len(full) == len(words) else tuple([word for word in words if word.initial])
    facts = [facts_of(word) for word in full]
    if len(words) == len(full) == TWO_WORDS and _is_simple(full[0], facts[0]) and _is_simple(full[1], facts[1]):
        plan = _plan(facts[0], facts[1], full[0].capitals, full[1].capitals)
        return [Parts(full[place], (), (), "", (full[1 - place],), odd) for place, odd in plan]
    ways: list[Parts] = []
    for place in _givens(full, facts, initials):
        if place < 0:
            ways += _with_rest(None, initials, full, facts, 0)
        else:
            rest, of_rest = full[:place] + full[place + 1 :], facts[:place] + facts[place + 1 :]
            ways += _with_rest(full[place], initials, rest, of_rest, _oddity(full, facts, place, initials))
    if not ways:
        return []
    if len(ways) > 1:
        ways.sort(key=attrgetter("odd"))
        del ways[MOST_PARTS:]
    # That no table knows the given name says nothing against one way to mean the words, where it is so in all.
    least = min(ways[0].odd, UNKNOWN_GIVEN) if len(full) > 1 else 0
    if least:
        for way in ways:
            way.odd -= least
    return ways


def _is_simple(word: Token, fact: _Facts) -> bool:
    """Whether ``word`` is a whole given name or surname, and nothing but its letters tells of its role."""
    return not (fact.patronymics or word.bracketed or word.before_comma or "-" in word.text)


@cache
def _plan(one: _Facts, other: _Facts, capitals: bool, other_capitals: bool) -> tuple[tuple[int, int], ...]:
    """The places that the given name of two simple words may have, with how odd each is: most names are two such words.

    There are a few dozen kinds of words, and so a few hundred plans.
    """
    full, facts = (_word(capitals=capitals), _word(capitals=other_capitals)), [one, other]
    plan = [(_oddity(full, facts, place, ()), place) for place in _givens(full, facts, ())]
    plan.sort(key=itemgetter(0))
    least = min(plan[0][0], UNKNOWN_GIVEN)
    return tuple([(place, odd - least) for odd, place in plan])


def _word(*, capitals: bool) -> Token:
    return Token("", (), "", capitals=capitals)


def _givens(full: tuple[Token, ...], facts: list[_Facts], initials: tuple[Token, ...]) -> list[int]:
    """The places that the given name may have; -1 for none."""
    none = [-1] if len(full) == 1 or (initials and not any([fact.givens for fact in facts])) else []
    if len(full) == 1 and not facts[0].givens:
        return none
    # A surname's ending forbids the role of given name, unless the tables know it as one, or there is no other word.
    several = len(full) > 1
    free = [
        place
        for place, fact in enumerate(facts)
        if (fact.givens or (several and not fact.is_slavic_surname)) and not full[place].bracketed
    ]
    return none + (free or list(range(0 if initials else len(full))))


def _oddity(full: tuple[Token, ...], facts: list[_Facts], place: int, initials: tuple[Token, ...]) -> int:
    given, fact = full[place], facts[place]
    odd = 0 if fact.givens else UNKNOWN_GIVEN
    # A short form at most where another word is a whole given name: Igor Pavlik, Oleg Oleshko.
    if odd or fact.only_short:
        others = facts[:place] + facts[place + 1 :]
        if any([other.is_given_name or other.is_slavic_given if odd else other.is_whole for other in others]):
            odd += ANOTHER_IS_KNOWN
    if given.before_comma or (given.capitals and not all([word.capitals for word in full])):
        odd += 1500
    if not fact.is_given_name and (fact.is_slavic_surname or fact.patronymics):
        odd += 300 if fact.givens else 900
    if len(full) == 1:
        return odd + (900 if initials else 300)
    if place == 0 or any([word.before_comma for word in full[:place]]):
        return odd
    return odd + 300


def _with_rest(
    given: Token | None, initials: tuple[Token, ...], rest: tuple[Token, ...], facts: list[_Facts], odd: int
) -> list[Parts]:
    """Ways to tell a patronymic from surnames among the words beside the given name."""
    # Most names are two words, of which none is a patronymic: that way is made without the rest.
    if len(rest) == 1 and not facts[0].patronymics and "-" not in rest[0].text:
        return [Parts(given, initials, (), "", rest, odd)]
    found: list[Parts] = []
    chosen = False
    for place, fact in enumerate(facts if given is not None else ()):
        readings, word = fact.patronymics, rest[place]
        if not readings:
            continue
        others = rest[:place] + rest[place + 1 :]
        if not others:
            found.append(Parts(given, initials, readings, word.text, (), odd + NO_SURNAME))
        elif not word.bracketed and not (word.capitals and not others[0].capitals):
            chosen = True
            for surnames, more, left_out in _surnames(others):
                oddness = odd + more + (100 if place else 0)
                found.append(Parts(given, initials, readings, word.text, surnames, oddness, left_out))
    if not chosen:
        found += [
            Parts(given, initials, (), "", surnames, odd + more, left_out)
            for surnames, more, left_out in _surnames(rest)
        ]
    return found


def _surnames(words: tuple[Token, ...]) -> list[tuple[tuple[Token, ...], int, tuple[Token, ...]]]:
    """The surname these words are: together one, with another one in brackets, or half of a double one.

    With each, how odd it is to mean it so, and the words that are left out.
    """
    if len(words) == 1 and "-" not in words[0].text:
        return [(words, 0, ())]
    plain = tuple([word for word in words if not word.bracketed])
    bracketed = tuple([word for word in words if word.bracketed])
    halves = plain if len(plain) > 1 else tuple([half for word in words for half in _halves(word)])
    return [
        (((_joined(plain),) if len(plain) > 1 else plain) + bracketed, 0, ()),
        *(((half,), _half(plain, half), halves[:place] + halves[place + 1 :]) for place, half in enumerate(halves)),
    ]


def _half(plain: tuple[Token, ...], half: Token) -> int:
    """What it weighs against a way to give the words their roles that ``half`` of them is the surname."""
    is_second_given = len(plain) == TWO_WORDS and half is plain[1] and facts_of(plain[0]).is_given_name
    if is_second_given:
        return SECOND_GIVEN
    if len(plain) == 1:
        return HALF_OF_DOUBLE
    return FIRST_OF_TWO if len(plain) == TWO_WORDS and half is plain[0] else ONE_OF_TWO


def _joined(words: tuple[Token, ...]) -> Token:
    sounds = tuple("".join(one) for one in islice(product(*(word.sounds for word in words)), 4))
    return words[-1]._replace(text=" ".join(word.text for word in words), sounds=sounds)


def _halves(word: Token) -> list[Token]:
    if "-" not in word.text:
        return []
    return [half for text in word.text.split("-") for half in tokens(text) if not half.initial]
