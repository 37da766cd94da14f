"""Claims and observations as facts about liberty: what each would mean if it were so, and on which days it falls."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from habeas.model import (
    Certainty,
    Claim,
    Kind,
    Observation,
    ObservationKind,
    ReviewVerdict,
    Sighting,
    Testimony,
    When,
    speaks_directly,
)
from habeas.register.terms import AT_LARGE, CUSTODIAL


class Effect(StrEnum):
    """What a claim would do to a person's liberty, if it were so."""

    TAKEN = "is taken into custody"
    INSIDE = "is in custody"
    SENTENCED = "is to serve a term in custody"
    RESTRICTED = "is outside, with restrictions"
    OUT = "is outside the gate"
    DEAD = "is dead"
    MISSING = "is nowhere to be found"
    STAYS = "stays in custody, if in custody"
    STAYED = "refused to leave"
    NEWS = "is heard of"
    NONE = "changes nothing"


@dataclass(frozen=True, slots=True)
class Meaning:
    """A row of `MEANINGS`: a kind of claim or observation, what it does to liberty, and why."""

    kind: Kind | ObservationKind
    effect: Effect
    why: str


MEANINGS: tuple[Meaning, ...] = (
    Meaning(Kind.DETAINED, Effect.TAKEN, "It begins a deprivation of liberty."),
    Meaning(Kind.ARRESTED, Effect.TAKEN, "It begins a deprivation of liberty."),
    Meaning(Kind.HELD, Effect.INSIDE, "It says where the person is; it begins nothing."),
    Meaning(Kind.SENTENCED, Effect.SENTENCED, "A fine changes nothing; a term outside prison restricts."),
    Meaning(Kind.CONVICTED, Effect.SENTENCED, "As a sentence; without a term it shows whoever is in custody there."),
    Meaning(Kind.HOUSE_ARREST, Effect.RESTRICTED, "Outside prison and not free."),
    Meaning(Kind.RELEASED, Effect.OUT, "On bail, on parole or to house arrest it restricts instead."),
    Meaning(Kind.EXILED, Effect.OUT, "Whoever is abroad is outside the gate."),
    Meaning(Kind.EXCHANGED, Effect.OUT, "Whoever was handed over is outside the gate."),
    Meaning(Kind.DIED, Effect.DEAD, "It ends every deprivation of liberty."),
    Meaning(Kind.DISAPPEARED, Effect.MISSING, "Neither custody nor freedom is shown by it."),
    Meaning(Kind.TRANSFERRED, Effect.STAYS, "Moved from one place of custody to another."),
    Meaning(Kind.HOSPITALISED, Effect.STAYS, "A prisoner in a hospital is a prisoner."),
    Meaning(Kind.CHARGED, Effect.NEWS, "A charge can be brought against people in custody and at liberty."),
    Meaning(Kind.TRIED, Effect.NEWS, "A trial can be held of people in custody, at liberty and absent."),
    Meaning(Kind.ACQUITTED, Effect.NONE, "An acquittal opens no gate by itself."),
    Meaning(Kind.PARDONED, Effect.NONE, "A pardon is an act of state and frees nobody by itself."),
    Meaning(Kind.RECOGNISED, Effect.NONE, "Recognition says why a person is held, not that they are."),
    Meaning(Kind.LISTED, Effect.NONE, "To stand on a list is not to be held or freed."),
    Meaning(Kind.STRIPPED_OF_CITIZENSHIP, Effect.NONE, "It is done to people in custody, at liberty and abroad."),
    Meaning(ObservationKind.SEEN_FREE, Effect.OUT, "Whoever is seen free is outside the gate."),
    Meaning(ObservationKind.SEEN_HELD, Effect.INSIDE, "Whoever is seen in custody is in custody."),
    Meaning(ObservationKind.REFUSED_RELEASE, Effect.STAYED, "Whoever refuses to leave is still inside."),
    Meaning(ObservationKind.APPEALED, Effect.NEWS, "An appeal can be made from custody and at liberty."),
    Meaning(ObservationKind.TERM_CHANGED, Effect.STAYS, "A term is changed of those who serve one."),
)
_EFFECTS = {meaning.kind: meaning.effect for meaning in MEANINGS}

# Modes of a release that keep a person under control, as readers write them.
RESTRAINED_MODES = frozenset({"bail", "parole", "house arrest", "probation", "recognizance", "travel ban", "suspended"})
ABSENT_MODES = frozenset({"in absentia", "absentia"})


@dataclass(frozen=True, slots=True)
class Fact:
    """A claim or an observation with its effect and the days it falls on.

    ``last`` is the day by which it has surely happened if it is so: an event nobody dates happened by the day of the
    report that tells it. ``first`` is ``None`` where it may have been any day before.
    """

    entry: int
    report_day: date
    kind: Kind | ObservationKind
    effect: Effect
    certainty: Certainty
    when: When | None
    first: date | None
    last: date
    origin: str
    approved: bool
    direct: bool
    claim: Claim | None = None
    observation: Observation | None = None

    @property
    def supports(self) -> bool:
        """Whether it may support that the event took place."""
        return self.certainty.supports

    @property
    def dated(self) -> bool:
        """Whether the report says when."""
        return self.when is not None and (self.when.earliest is not None or self.when.latest is not None)

    @property
    def again(self) -> bool:
        """Whether the text says that it happened once more."""
        return self.claim is not None and self.claim.again

    @property
    def surely_from(self) -> date:
        """The day from which it counts: of an open-ended "held since" the first day, of an event the last."""
        open_ended = self.when is not None and self.when.latest is None
        return self.first if open_ended and self.effect is Effect.INSIDE and self.first else self.last

    def surely_after(self, other: Fact) -> bool:
        """Whether every day of this one comes after every day of ``other``; an undated one comes after nothing."""
        return self.dated and self.first is not None and self.first > other.last


def facts(testimonies: Iterable[Testimony], sightings: Iterable[Sighting]) -> tuple[Fact, ...]:
    """What they say of one person, in the order of days and entries; rejected ones and groups are left out."""
    told = [_of_testimony(one) for one in testimonies if counts(one)]
    seen = [_of_sighting(one) for one in sightings if one.observation.about.identifies]
    return tuple(sorted({fact.entry: fact for fact in (*told, *seen)}.values(), key=lambda f: (f.last, f.entry)))


def counts(testimony: Testimony) -> bool:
    """Whether a testimony is about a person and no reviewer rejected it: a group's claim never reaches a person."""
    mention = testimony.claim.mention
    return mention is not None and mention.identifies and testimony.review is not ReviewVerdict.REJECTED


def _of_testimony(one: Testimony) -> Fact:
    first, last = days(one.claim.when, one.report_day)
    return Fact(
        entry=one.entry,
        report_day=one.report_day,
        kind=one.claim.kind,
        effect=effect_of(one.claim),
        certainty=one.claim.certainty,
        when=one.claim.when,
        first=first,
        last=last,
        origin=one.origin,
        approved=one.approved,
        direct=one.direct,
        claim=one.claim,
    )


def _of_sighting(one: Sighting) -> Fact:
    first, last = days(one.observation.when, one.report_day)
    return Fact(
        entry=one.entry,
        report_day=one.report_day,
        kind=one.observation.kind,
        effect=_EFFECTS[one.observation.kind],
        certainty=one.observation.certainty,
        when=one.observation.when,
        first=first,
        last=last,
        origin=one.origin,
        approved=one.approved,
        direct=speaks_directly(one.observation.said_by),
        observation=one.observation,
    )


def days(when: When | None, report_day: date) -> tuple[date | None, date]:
    """The first and the last day an event may fall on: a report tells of nothing that comes after it.

    >>> days(When.month(2025, 12), date(2025, 12, 13))
    (datetime.date(2025, 12, 1), datetime.date(2025, 12, 13))
    >>> days(None, date(2025, 12, 13))
    (None, datetime.date(2025, 12, 13))
    """
    if when is None:
        return None, report_day
    first, last = when.earliest, when.latest or max(report_day, when.earliest or report_day)
    if first is None or first <= report_day:
        last = min(last, report_day)
    return first, last


def effect_of(claim: Claim) -> Effect:
    """What a claim of its kind, mode and term would do to a person's liberty."""
    effect = _EFFECTS[claim.kind]
    mode = (claim.mode or "").casefold().replace("_", " ")
    if claim.kind is Kind.RELEASED and any(words in mode for words in RESTRAINED_MODES):
        return Effect.RESTRICTED
    if effect is Effect.SENTENCED:
        return _effect_of_sentence(claim, absent=any(words in mode for words in ABSENT_MODES))
    return effect


def _effect_of_sentence(claim: Claim, *, absent: bool) -> Effect:
    if absent:
        return Effect.NEWS
    if claim.term is None:
        return Effect.STAYS
    if claim.term.kind in CUSTODIAL:
        return Effect.SENTENCED
    return Effect.RESTRICTED if claim.term.kind in AT_LARGE else Effect.NEWS


def independent(supporters: Sequence[Fact]) -> tuple[str, ...]:
    """The distinct origins among those that don't hedge, or among the hedged ones where all do."""
    plain = [fact for fact in supporters if fact.certainty is not Certainty.HEDGED]
    return tuple(sorted({fact.origin for fact in plain or supporters}))
