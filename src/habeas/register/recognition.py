"""The recognition axis, one for each body: whom it counts as a political prisoner, since when, on what words."""

from __future__ import annotations

from collections.abc import Mapping

from habeas.model import Certainty, Kind, When, folded
from habeas.register.evidence import Fact
from habeas.register.ruling import Row, Ruling
from habeas.register.view import View, last_evidence


def bodies(view: View) -> Mapping[str, str]:
    """The bodies that are said to recognise the person by this day: folded name to the name as first written."""
    found: dict[str, str] = {}
    for fact in sorted(view.facts, key=lambda one: one.entry):
        name = body_of(fact)
        if name and _is_told(fact, view):
            found.setdefault(folded(name), name)
    return dict(sorted(found.items()))


def body_of(fact: Fact) -> str | None:
    """Who recognises: whom the text says, else the voice, if it has a name. "Is considered" by nobody is by nobody."""
    if fact.kind is not Kind.RECOGNISED or fact.claim is None:
        return None
    if fact.claim.by is not None:
        return fact.claim.by.name
    voice = fact.claim.speaker
    return voice.name if voice is not None and voice.named else None


def _is_told(fact: Fact, view: View) -> bool:
    return fact.surely_from <= view.day and fact.certainty in (*_SUPPORTING, Certainty.DENIED)


_SUPPORTING = tuple(certainty for certainty in Certainty if certainty.supports)


def _of_body(view: View) -> list[Fact]:
    told = [fact for fact in view.facts if _is_told(fact, view)]
    return [fact for fact in told if (name := body_of(fact)) and folded(name) == view.body]


def _disputed(view: View) -> Ruling | None:
    told = _of_body(view)
    for_, against = [f for f in told if f.supports], [f for f in told if not f.supports]
    if not for_ or not against:
        return None
    return Ruling(f"recognition by {_shown(told)} disputed", for_, against, _since(for_), last_evidence(for_, view.day))


def _recognised(view: View) -> Ruling | None:
    for_ = [fact for fact in _of_body(view) if fact.supports]
    if not for_:
        return None
    return Ruling(f"recognised by {_shown(for_)}", for_, (), _since(for_), last_evidence(for_, view.day))


def _denied(view: View) -> Ruling | None:
    told = _of_body(view)
    return Ruling(f"not recognised by {_shown(told)}", (), told) if told else None


def _shown(told: list[Fact]) -> str:
    """The body's name as first written."""
    return next(name for fact in sorted(told, key=lambda one: one.entry) if (name := body_of(fact)))


def _since(facts: list[Fact]) -> When | None:
    first = min((fact for fact in facts if fact.dated), key=lambda fact: (fact.last, fact.entry), default=None)
    return first.when if first else None


ROWS: tuple[Row, ...] = (
    Row(
        "recognition",
        "recognition disputed",
        "A body is said to recognise the person, and that is denied.",
        "disputed",
        "Disagreement is shown, not settled by counting.",
        ("said by {origins}, and contradicted by {against}",),
        _disputed,
    ),
    Row(
        "recognition",
        "recognised",
        "A body that is named is said to recognise the person.",
        "recognised by the body",
        "Each body has its own criteria. “Is considered a political prisoner”, by nobody named, changes nothing.",
        ("said by {origins} to be recognised since {since}", "said by {origins} to be recognised"),
        _recognised,
    ),
    Row(
        "recognition",
        "not recognised",
        "A body that is named is only said not to recognise the person.",
        "not recognised by the body",
        "A refusal is an answer too.",
        ("said by {against} not to be recognised",),
        _denied,
    ),
)
