"""Deprivations of liberty in a life, each from its start to its end, with the cases inside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from habeas.model import Case, Episode, Kind
from habeas.register.evidence import Effect, Fact
from habeas.register.view import IN_CUSTODY, begins_anew, most_exact
from habeas.register.words import term_in_words

ENDS = (Effect.OUT, Effect.DEAD)
CASE_KINDS = (Kind.CHARGED, Kind.TRIED, Kind.CONVICTED, Kind.SENTENCED)
BELONGS = (*CASE_KINDS, Kind.PARDONED, Kind.ACQUITTED)


@dataclass(slots=True)
class Stretch:
    """An episode while it is being put together."""

    facts: list[Fact] = field(default_factory=list)

    def having(self, *effects: Effect) -> list[Fact]:
        """Its facts with one of these effects."""
        return [fact for fact in self.facts if fact.effect in effects]


def stretches(facts: Sequence[Fact]) -> list[list[Fact]]:
    """The facts of each episode, in order: a new one begins with a dated custody after a release, or with "again"."""
    found = [Stretch()]
    for fact in sorted((f for f in facts if f.supports and _belongs(f)), key=_order):
        if _begins(fact, found[-1]):
            found.append(Stretch())
        found[-1].facts.append(fact)
    return [stretch.facts for stretch in found if stretch.facts]


def episodes(facts: Sequence[Fact]) -> tuple[Episode, ...]:
    """One episode for each stretch that holds a beginning, a stay or an end of custody."""
    told = [stretch for stretch in stretches(facts) if any(fact.effect is not Effect.NONE for fact in stretch)]
    return tuple(_episode(stretch) for stretch in told)


def _order(fact: Fact) -> tuple[object, ...]:
    return fact.last, fact.effect in ENDS and not fact.again, fact.entry


def _belongs(fact: Fact) -> bool:
    return fact.effect is not Effect.NONE or fact.kind in BELONGS


def _begins(fact: Fact, stretch: Stretch) -> bool:
    if any(begins_anew(fact, end) for end in stretch.having(*ENDS)):
        return True
    known = stretch.having(*IN_CUSTODY)
    return fact.again and fact.effect is Effect.TAKEN and any(fact.surely_after(earlier) for earlier in known)


def _episode(stretch: Sequence[Fact]) -> Episode:
    taken = [fact for fact in stretch if fact.effect is Effect.TAKEN]
    begun = taken or [fact for fact in stretch if fact.kind is Kind.HOUSE_ARREST]
    first = min((fact.last for fact in begun if fact.dated), default=None)
    earliest = [fact for fact in begun if first is not None and fact.dated and (fact.first or fact.last) <= first]
    ended = [fact for fact in stretch if fact.effect in ENDS]
    return Episode(
        start=most_exact(earliest),
        end=most_exact(ended),
        entries=tuple(sorted(fact.entry for fact in stretch)),
        cases=_cases(stretch),
    )


def _cases(stretch: Sequence[Fact]) -> tuple[Case, ...]:
    """One case for each sentence that is told; what has no sentence yet is a case of its own."""
    steps = [fact for fact in stretch if fact.kind in CASE_KINDS]
    verdicts: list[list[Fact]] = []
    for fact in (step for step in steps if step.kind is Kind.SENTENCED):
        same = next((group for group in verdicts if not _is_another(fact, group)), None)
        if same is None:
            verdicts.append([fact])
        else:
            same.append(fact)
    if not verdicts:
        return (_case(steps),) if steps else ()
    for step in (step for step in steps if step.kind is not Kind.SENTENCED):
        home = next((group for group in verdicts if all(not step.surely_after(one) for one in group)), verdicts[-1])
        home.append(step)
    return tuple(_case(group) for group in verdicts)


def _is_another(fact: Fact, group: Sequence[Fact]) -> bool:
    """Whether it is a further sentence: on another day, and with another term."""
    apart = any(fact.surely_after(one) or one.surely_after(fact) for one in group)
    terms = {term_in_words(one.claim.term) for one in (*group, fact) if one.claim and one.claim.term}
    return apart and len(terms) > 1


def _case(group: Sequence[Fact]) -> Case:
    ordered = sorted(group, key=lambda fact: (fact.kind is not Kind.SENTENCED, fact.entry))
    claims = [fact.claim for fact in ordered if fact.claim]
    return Case(
        charge=next((claim.charge.text for claim in claims if claim.charge), None),
        term=next((term_in_words(claim.term) for claim in claims if claim.term), None),
        verdict=most_exact([fact for fact in group if fact.kind in (Kind.SENTENCED, Kind.CONVICTED)]),
        entries=tuple(sorted(fact.entry for fact in group)),
    )
