"""The place axis: where a person is said to be, and whether they were made to go there."""

from __future__ import annotations

from collections.abc import Sequence

from habeas.model import Certainty, Kind, ObservationKind
from habeas.register.evidence import Effect, Fact
from habeas.register.ruling import Row, Ruling
from habeas.register.view import View, last_evidence, most_exact

# A person is exiled only where the text says that they were made to leave.
FORCED_MODES = ("exile", "expel", "expulsion", "deport", "forced", "banish")


def abroad(view: View) -> tuple[Fact, ...]:
    """What says that the person left the country, and nothing later has overtaken."""
    return tuple(fact for fact in view.out if is_abroad(fact))


def is_abroad(fact: Fact) -> bool:
    """Whether it says that the person left the country or was handed over, not only the prison."""
    handed = fact.claim is not None and fact.claim.handed_to is not None
    return fact.kind in (Kind.EXILED, Kind.EXCHANGED) or (handed and fact.kind is Kind.RELEASED)


def is_forced(fact: Fact) -> bool:
    """Whether the text says that the person was made to leave."""
    mode = (fact.claim.mode or "").casefold() if fact.claim else ""
    return fact.kind is Kind.EXILED and any(word in mode for word in FORCED_MODES)


def destination(fact: Fact) -> str | None:
    """Where the person was taken, or to whom handed over, in the text's words."""
    if fact.claim is None:
        return None
    if fact.claim.where_to is not None:
        return fact.claim.where_to.name
    return fact.claim.handed_to.name if fact.claim.handed_to is not None else None


def _abroad_value(facts: Sequence[Fact], plain: str, to: str) -> str:
    """The word alone, with each place that is said, or with the country that was left."""
    goals = sorted({name for fact in facts if (name := destination(fact))})
    if goals:
        return to.format(place=" or ".join(goals))
    left = sorted({fact.claim.where.name for fact in facts if fact.claim and fact.claim.where})
    return f"{plain} (not in {' or '.join(left)})" if left else plain


def _ruling(view: View, facts: Sequence[Fact], value: str) -> Ruling:
    denied = [f for f in view.facts if f.certainty is Certainty.DENIED and f.kind in (Kind.EXILED, Kind.EXCHANGED)]
    against = [fact for fact in denied if not fact.dated or fact.first is None or fact.first <= view.day]
    return Ruling(value, facts, against, most_exact(facts), last_evidence(facts, view.day))


def _handed_over(view: View) -> Ruling | None:
    away = abroad(view)
    if not any(fact.kind is Kind.EXCHANGED or (fact.claim and fact.claim.handed_to) for fact in away):
        return None
    return _ruling(view, away, _abroad_value(away, "handed over", "handed over to {place}"))


def _exiled(view: View) -> Ruling | None:
    away = abroad(view)
    if not any(is_forced(fact) for fact in away):
        return None
    return _ruling(view, away, _abroad_value(away, "exiled", "exiled to {place}"))


def _abroad(view: View) -> Ruling | None:
    away = abroad(view)
    return _ruling(view, away, _abroad_value(away, "abroad", "abroad ({place})")) if away else None


def _seen(view: View) -> Ruling | None:
    told = [(fact, name) for fact in view.out if (name := _place_outside(fact))]
    if not told:
        return None
    last = max(fact.last for fact, _ in told)
    recent = [(fact, name) for fact, name in told if fact.last == last]
    return _ruling(view, [fact for fact, _ in recent], " or ".join(sorted({name for _, name in recent})))


def _place_outside(fact: Fact) -> str | None:
    if fact.kind is ObservationKind.SEEN_FREE:
        where = fact.observation.where if fact.observation else None
    else:
        where = fact.claim.where_to if fact.claim else None
    return where.name if where else None


def _in_custody(view: View) -> Ruling | None:
    if view.turn != "custody":
        return None
    told = [(fact, name) for fact in view.happened if (name := _place_inside(fact))]
    since = min(fact.last for fact in view.custody)
    told = [(fact, name) for fact, name in told if fact.last >= since]
    if not told:
        return None
    last = max(fact.last for fact, _ in told)
    recent = [(fact, name) for fact, name in told if fact.last == last]
    return _ruling(view, [fact for fact, _ in recent], " or ".join(sorted({name for _, name in recent})))


def _place_inside(fact: Fact) -> str | None:
    if fact.observation is not None:
        shown = fact.effect is Effect.INSIDE and fact.observation.where
        return fact.observation.where.name if shown and fact.observation.where else None
    if fact.claim is None or fact.effect not in (Effect.TAKEN, Effect.INSIDE, Effect.STAYS):
        return None
    moved = fact.kind in (Kind.TRANSFERRED, Kind.HOSPITALISED) and fact.claim.where_to
    where = fact.claim.where_to if moved else fact.claim.where
    return where.name if where and fact.kind is not Kind.CONVICTED else None


def _nowhere(_view: View) -> Ruling | None:
    return Ruling(None)


ROWS: tuple[Row, ...] = (
    Row(
        "place",
        "handed over",
        "The person is said to have been exchanged, or released into the hands of somebody who is named.",
        "handed over to whom or where it is said",
        "Whoever was handed over did not choose the way.",
        ("said by {origins} to have been handed over {at}", "said by {origins} to have been handed over"),
        _handed_over,
    ),
    Row(
        "place",
        "exiled",
        "The person is said to have left the country, and somebody says that they were made to.",
        "exiled, and to where it is said",
        "Exile is only said of someone who was made to leave.",
        ("said by {origins} to have been made to leave {at}", "said by {origins} to have been made to leave"),
        _exiled,
    ),
    Row(
        "place",
        "abroad",
        "The person is said to have left the country or to be abroad; nobody says that they were made to.",
        "abroad, and where it is said",
        "Going is not being sent.",
        ("said by {origins} to be abroad since {since}", "said by {origins} to be abroad"),
        _abroad,
    ),
    Row(
        "place",
        "outside",
        "The person is said to be out, and a place is named.",
        "the place as it is named",
        "The last place that is named.",
        ("said by {origins} to be there {at}", "said by {origins} to be there"),
        _seen,
    ),
    Row(
        "place",
        "in custody",
        "The person is said to be in custody, and a place is named.",
        "the place as it is named",
        "The last place that is named.",
        ("said by {origins} to be in custody there {at}", "said by {origins} to be in custody there"),
        _in_custody,
    ),
    Row(
        "place",
        "no place known",
        "No claim names a place that still holds on this day.",
        "nothing",
        "Nothing is concluded from silence.",
        ("no claim says where this person is on this day",),
        _nowhere,
    ),
)
