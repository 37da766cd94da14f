"""The legal axis: the last that a court, a prosecutor or a head of state is said to have done."""

from __future__ import annotations

from habeas.model import Certainty, Kind
from habeas.register.evidence import Fact
from habeas.register.ruling import Row, Ruling
from habeas.register.view import View, last_evidence, most_exact
from habeas.register.words import term_in_words

# In the order in which a case goes: it decides between steps of one day, and where nobody gives a day.
STEPS = (Kind.CHARGED, Kind.TRIED, Kind.CONVICTED, Kind.SENTENCED, Kind.ACQUITTED, Kind.PARDONED)


def _last_step(view: View) -> Fact | None:
    """The last step that is dated, unless an undated one can only have come after it."""
    steps = [fact for fact in view.happened if fact.kind in STEPS]
    dated = max((fact for fact in steps if fact.dated), key=lambda f: (f.last, _rank(f), -f.entry), default=None)
    undated = max((fact for fact in steps if not fact.dated), key=lambda f: (_rank(f), -f.entry), default=None)
    if dated is None or undated is None:
        return dated or undated
    return undated if _rank(undated) > _rank(dated) else dated


def _rank(fact: Fact) -> int:
    return [step.value for step in STEPS].index(fact.kind.value)


def _ruling(view: View, kind: Kind, value: str) -> Ruling | None:
    step = _last_step(view)
    if step is None or step.kind is not kind:
        return None
    same = [fact for fact in view.happened if fact.kind is kind and _tells_the_same(fact, step)]
    denied = [fact for fact in view.facts if fact.kind is kind and fact.certainty is Certainty.DENIED]
    against = [fact for fact in denied if not fact.dated or fact.last <= view.day]
    return Ruling(value, same, against, most_exact(same), last_evidence(same, view.day))


def _tells_the_same(fact: Fact, step: Fact) -> bool:
    return not fact.dated or not step.dated or not (fact.surely_after(step) or step.surely_after(fact))


def _pardoned(view: View) -> Ruling | None:
    return _ruling(view, Kind.PARDONED, "pardoned")


def _acquitted(view: View) -> Ruling | None:
    return _ruling(view, Kind.ACQUITTED, "acquitted")


def _sentenced(view: View) -> Ruling | None:
    ruling = _ruling(view, Kind.SENTENCED, "sentenced")
    if ruling is None:
        return None
    told = [fact.claim.term for fact in ruling.for_ if fact.claim and fact.claim.term]
    terms = sorted({term_in_words(term) for term in told})
    value = f"sentenced to {' or '.join(terms)}" if terms else "sentenced"
    return Ruling(value, ruling.for_, ruling.against, ruling.since, ruling.last_evidence)


def _convicted(view: View) -> Ruling | None:
    return _ruling(view, Kind.CONVICTED, "convicted")


def _tried(view: View) -> Ruling | None:
    return _ruling(view, Kind.TRIED, "on trial")


def _charged(view: View) -> Ruling | None:
    return _ruling(view, Kind.CHARGED, "charged")


def _no_step(_view: View) -> Ruling | None:
    return Ruling(None)


ROWS: tuple[Row, ...] = (
    Row(
        "legal",
        "pardoned",
        "The last step is a pardon.",
        "pardoned",
        "A pardon is an act of state; whether the gate opened is another question.",
        ("said by {origins} to have been pardoned {at}", "said by {origins} to have been pardoned"),
        _pardoned,
    ),
    Row(
        "legal",
        "acquitted",
        "The last step is an acquittal.",
        "acquitted",
        "An acquittal can be appealed, and opens no gate by itself.",
        ("said by {origins} to have been acquitted {at}", "said by {origins} to have been acquitted"),
        _acquitted,
    ),
    Row(
        "legal",
        "sentenced",
        "The last step is a sentence.",
        "sentenced to each term that is said",
        "Terms that differ are shown side by side.",
        ("said by {origins} to have been {value} {at}", "said by {origins} to have been {value}"),
        _sentenced,
    ),
    Row(
        "legal",
        "convicted",
        "The last step is a verdict of guilty without a sentence.",
        "convicted",
        "A verdict is not yet a sentence.",
        ("said by {origins} to have been convicted {at}", "said by {origins} to have been convicted"),
        _convicted,
    ),
    Row(
        "legal",
        "on trial",
        "The last step is a trial.",
        "on trial",
        "A trial is not yet a verdict.",
        ("said by {origins} to have been on trial {at}", "said by {origins} to have been on trial"),
        _tried,
    ),
    Row(
        "legal",
        "charged",
        "The last step is a charge.",
        "charged",
        "A charge is not yet a trial.",
        ("said by {origins} to have been charged {at}", "said by {origins} to have been charged"),
        _charged,
    ),
    Row(
        "legal",
        "no step known",
        "No claim speaks of a charge, a trial, a sentence or a pardon up to this day.",
        "nothing",
        "Nothing is concluded from silence.",
        ("no claim speaks of a case by this day",),
        _no_step,
    ),
)
