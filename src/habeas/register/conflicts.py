"""Claims about one person that can't all be true: listed with their entries, never resolved here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from itertools import combinations

from habeas.model import Conflict, Kind, folded
from habeas.register.episodes import stretches
from habeas.register.evidence import Effect, Fact
from habeas.register.place import destination, is_abroad
from habeas.register.terms import CUSTODIAL
from habeas.register.view import View
from habeas.register.words import term_in_words, when_in_words

# What happens once in an episode; a trial or a transfer may happen on many days.
ONCE = {
    Kind.DETAINED: "detained",
    Kind.ARRESTED: "arrested",
    Kind.SENTENCED: "sentenced",
    Kind.PARDONED: "pardoned",
    Kind.RELEASED: "released",
    Kind.EXILED: "taken abroad",
    Kind.EXCHANGED: "exchanged",
    Kind.DIED: "dead",
}
CHARGED = (Kind.CHARGED, Kind.CONVICTED, Kind.SENTENCED)
ABOUT_DAYS = 31


def conflicts(facts: Sequence[Fact], seen: View) -> tuple[Conflict, ...]:
    """Every conflict among what is told of a person, in a fixed order."""
    found = [conflict for stretch in stretches(facts) for conflict in _inside(stretch)]
    found += list(_about_liberty(seen))
    return tuple(sorted(found, key=lambda one: (one.entries, one.what)))


def _inside(stretch: Sequence[Fact]) -> Iterator[Conflict]:
    for kind, word in ONCE.items():
        same = [fact for fact in stretch if fact.kind is kind]
        yield from _listed(f"{word} on different days", same, _different_days, lambda f: when_in_words(f.when))
    sentences = [fact for fact in stretch if fact.kind is Kind.SENTENCED]
    yield from _listed("different terms for one sentence", sentences, _different_terms, _term)
    for kind in CHARGED:
        same = [fact for fact in stretch if fact.kind is kind]
        yield from _listed("different charges", same, _different_charges, _charge)
    away = [fact for fact in stretch if is_abroad(fact)]
    yield from _listed("taken to different places", away, _different_places, destination)


def _listed(
    what: str,
    facts: Sequence[Fact],
    differ: Callable[[Fact, Fact], bool],
    shown: Callable[[Fact], str | None],
) -> Iterator[Conflict]:
    """One conflict of all those of which at least two can't both be true."""
    pairs = [pair for pair in combinations(facts, 2) if differ(*pair)]
    if pairs:
        members = sorted({fact.entry: fact for pair in pairs for fact in pair}.values(), key=lambda f: f.entry)
        values = dict.fromkeys(value for fact in members if (value := shown(fact)))
        yield Conflict(f"{what}: {'; '.join(values)}", tuple(fact.entry for fact in members))


def _different_days(one: Fact, other: Fact) -> bool:
    if one.again != other.again or not _apart(one, other):
        return False
    # Sentences of different days and different terms are two sentences.
    return one.kind is not Kind.SENTENCED or _term(one) is None or _term(other) is None or _term(one) == _term(other)


def _apart(one: Fact, other: Fact) -> bool:
    about = any(fact.when is not None and fact.when.approximate for fact in (one, other))
    slack = timedelta(days=ABOUT_DAYS if about else 0)
    first, second = (one, other) if one.last < other.last else (other, one)
    if not first.dated or not second.dated or second.first is None:
        return False
    return second.first - first.last > slack


def _different_terms(one: Fact, other: Fact) -> bool:
    terms = [fact.claim.term for fact in (one, other) if fact.claim and fact.claim.term]
    if len(terms) < 2 or any(term.kind not in CUSTODIAL for term in terms):
        return False
    return term_in_words(terms[0]) != term_in_words(terms[1]) and not _apart(one, other)


def _term(fact: Fact) -> str | None:
    return term_in_words(fact.claim.term) if fact.claim and fact.claim.term else None


def _different_charges(one: Fact, other: Fact) -> bool:
    words = [_words(charge) for fact in (one, other) if (charge := _charge(fact))]
    return len(words) == 2 and all(words) and not words[0] & words[1] and not _apart(one, other)


def _charge(fact: Fact) -> str | None:
    return fact.claim.charge.text if fact.claim and fact.claim.charge else None


def _words(charge: str) -> frozenset[str]:
    """The words that carry meaning, each by its first five letters so that endings don't matter."""
    return frozenset(word[:5] for word in folded(charge).split() if len(word) > 3)


def _different_places(one: Fact, other: Fact) -> bool:
    names = [folded(name) for fact in (one, other) if (name := destination(fact))]
    return len(names) == 2 and names[0] != names[1] and not _apart(one, other)


def _about_liberty(seen: View) -> Iterator[Conflict]:
    if seen.against_out:
        leaving = seen.out or tuple(fact for fact in seen.restricted if fact.effect is Effect.RESTRICTED)
        yield Conflict("said to be free, and contradicted", _entries(leaving, seen.against_out))
    if seen.against_dead:
        yield Conflict("said to be dead, and contradicted", _entries(seen.dead, seen.against_dead))


def _entries(*groups: Sequence[Fact]) -> tuple[int, ...]:
    return tuple(sorted({fact.entry for group in groups for fact in group}))
