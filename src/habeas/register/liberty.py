"""The liberty axis: held, restricted, reported free, free, reported dead, dead, disputed, or unknown and why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from habeas.model import Certainty, Finding, Liberty, When
from habeas.register.evidence import Effect, Fact, independent
from habeas.register.ruling import Row, Ruling
from habeas.register.view import View, end_of_term, last_evidence, most_exact
from habeas.register.words import at_in_words, when_in_words

NO_NEWS_DAYS = 30


def _decided(view: View) -> Ruling | None:
    if view.finding is None:
        return None
    finding = view.finding[1]
    supporting, against = _sides(view, finding)
    # What a finding rests on may be hidden from this clearance: only entries that are seen here are named.
    seen = {fact.entry for fact in view.facts}
    return Ruling(
        value=finding.standing,
        for_=supporting,
        against=against,
        since=When.day(finding.on),
        last_evidence=last_evidence(supporting, view.day),
        slots=(("threshold", finding.threshold.value.replace("_", " ")),),
        entries_for=tuple(entry for entry in finding.relied_on if entry in seen),
        entries_against=tuple(entry for entry in finding.set_aside if entry in seen),
    )


def _sides(view: View, finding: Finding) -> tuple[Sequence[Fact], Sequence[Fact]]:
    standing = finding.standing
    if standing in (Liberty.FREE, Liberty.REPORTED_FREE):
        return view.out, view.against_out
    if standing in (Liberty.DEAD, Liberty.REPORTED_DEAD):
        return view.dead, view.against_dead
    if standing == Liberty.HELD:
        return view.custody, (*view.out, *view.dead)
    if standing == Liberty.RESTRICTED:
        return view.restricted, view.against_out
    return (), ()


def _death_disputed(view: View) -> Ruling | None:
    if not view.dead or not view.against_dead:
        return None
    return Ruling(
        Liberty.DISPUTED, view.dead, view.against_dead, most_exact(view.dead), last_evidence(view.dead, view.day)
    )


def _dead(view: View) -> Ruling | None:
    if not view.dead or not _is_confirmed(view.dead):
        return None
    return Ruling(Liberty.DEAD, view.dead, (), most_exact(view.dead), last_evidence(view.dead, view.day))


def _reported_dead(view: View) -> Ruling | None:
    if not view.dead:
        return None
    return Ruling(Liberty.REPORTED_DEAD, view.dead, (), most_exact(view.dead), last_evidence(view.dead, view.day))


def _day_open(view: View) -> Ruling | None:
    if view.possibly is None or view.possibly.turn == view.turn:
        return None
    new = [fact for fact in view.possibly.happened if fact not in view.happened]
    evidence = last_evidence(view.custody, view.day)
    return Ruling(Liberty.UNKNOWN, new, last_evidence=evidence, slots=(("window", when_in_words(most_exact(new))),))


def _release_disputed(view: View) -> Ruling | None:
    leaving = _leaving(view)
    against = _heavy_enough(view.against_out, against=leaving)
    if not leaving or not against:
        return None
    evidence = last_evidence((*leaving, *view.against_out), view.day)
    return Ruling(Liberty.DISPUTED, leaving, view.against_out, most_exact(leaving), evidence)


def _heavy_enough(facts: Sequence[Fact], *, against: Sequence[Fact]) -> Sequence[Fact]:
    """What can dispute a release: anything, until it is confirmed; then only a page whose source is approved.

    Else a stranger could take a confirmed release back with one planted page.
    """
    return tuple(fact for fact in facts if fact.approved) if _is_confirmed(against) else facts


def _leaving(view: View) -> Sequence[Fact]:
    return view.out or tuple(fact for fact in view.restricted if fact.kind == "released")


def _free(view: View) -> Ruling | None:
    return _out(view, Liberty.FREE) if _is_confirmed(view.out) else None


def _hedged_free(view: View) -> Ruling | None:
    return _out(view, Liberty.REPORTED_FREE) if view.out and _all_hedge(view.out) else None


def _reported_free(view: View) -> Ruling | None:
    return _out(view, Liberty.REPORTED_FREE) if view.out else None


def _out(view: View, value: Liberty) -> Ruling:
    return Ruling(value, view.out, view.against_out, most_exact(view.out), last_evidence(view.out, view.day))


def _restriction_over(view: View) -> Ruling | None:
    if not view.restricted:
        return None
    return _over(view, view.restricted, view.restricted, most_exact(view.restricted))


def _restricted(view: View) -> Ruling | None:
    if not view.restricted:
        return None
    evidence = last_evidence(view.restricted, view.day)
    return Ruling(Liberty.RESTRICTED, view.restricted, _denials(view), most_exact(view.restricted), evidence)


def _term_over(view: View) -> Ruling | None:
    return _over(view, view.custody, _shown(view), view.begun) if view.custody else None


def _over(view: View, facts: Sequence[Fact], showing: Sequence[Fact], begun: When | None) -> Ruling | None:
    end = end_of_term(facts, begun)
    shown = last_evidence(showing, view.day)
    if end is None or end.latest is None or view.day <= end.latest or (shown is not None and shown > end.latest):
        return None
    return Ruling(Liberty.UNKNOWN, facts, _denials(view), begun, shown, (("ended", at_in_words(end)),))


def _no_news(view: View) -> Ruling | None:
    taken = [fact for fact in view.custody if fact.effect is Effect.TAKEN]
    heard = [fact for fact in view.happened if fact.effect not in (Effect.TAKEN, Effect.NONE, Effect.OUT)]
    shown = last_evidence(taken, view.day)
    if (
        shown is None
        or len(taken) < len(view.custody)
        or any(fact.last >= min(t.last for t in taken) for fact in heard)
    ):
        return None
    if view.day - shown <= timedelta(days=NO_NEWS_DAYS):
        return None
    return Ruling(Liberty.UNKNOWN, taken, _denials(view), view.begun, shown)


def _hedged_held(view: View) -> Ruling | None:
    return _held(view) if view.custody and _all_hedge(view.custody) else None


def _held(view: View) -> Ruling | None:
    if not view.custody:
        return None
    return Ruling(Liberty.HELD, view.custody, _denials(view), view.begun, last_evidence(_shown(view), view.day))


def _shown(view: View) -> list[Fact]:
    """What shows a person in custody: a transfer or a stay in hospital does so only of someone who is held."""
    since = min((fact.last for fact in view.custody), default=view.day)
    stays = [fact for fact in view.happened if fact.effect in (Effect.STAYS, Effect.STAYED) and fact.last >= since]
    return [*view.custody, *stays]


def _denials(view: View) -> tuple[Fact, ...]:
    """Denied custody: it is shown beside what is said of it and decides nothing."""
    inside = (Effect.TAKEN, Effect.INSIDE, Effect.SENTENCED, Effect.RESTRICTED)
    since = min((fact.last for fact in (*view.custody, *view.restricted)), default=view.day)
    denied = [f for f in view.facts if f.certainty is Certainty.DENIED and f.effect in inside and f.kind != "released"]
    return tuple(fact for fact in denied if since <= fact.last <= view.day)


def _missing(view: View) -> Ruling | None:
    if not view.missing:
        return None
    evidence = last_evidence(view.missing, view.day)
    return Ruling(Liberty.UNKNOWN, view.missing, (), most_exact(view.missing), evidence)


def _nothing(_view: View) -> Ruling | None:
    return Ruling(Liberty.UNKNOWN)


def _is_confirmed(supporters: Sequence[Fact]) -> bool:
    """Two independent approved origins, one of which speaks from direct basis; whoever hedges confirms nothing."""
    weighty = [fact for fact in supporters if fact.approved and fact.certainty is not Certainty.HEDGED]
    return len(independent(weighty)) >= 2 and any(fact.direct for fact in weighty)


def _all_hedge(supporters: Sequence[Fact]) -> bool:
    return all(fact.certainty is Certainty.HEDGED for fact in supporters)


ROWS: tuple[Row, ...] = (
    Row(
        "liberty",
        "finding",
        "The organisation has concluded something about this day or one before, and no later dated event moved it.",
        "what the finding says",
        "A conclusion of people who weighed the claims stands above them and apart from them.",
        ("concluded by the organisation as of {since}, at the threshold of {threshold}",),
        _decided,
    ),
    Row(
        "liberty",
        "death disputed",
        "A death is said, and denied; or the person is said to live on a later day.",
        "disputed",
        "Nobody is shown dead while a claim speaks against it.",
        (
            "said by {origins} to have died {at}, and contradicted by {against}",
            "said by {origins} to have died, and contradicted by {against}",
        ),
        _death_disputed,
    ),
    Row(
        "liberty",
        "dead",
        "A death is said by at least two independent approved origins, one of them from direct basis.",
        "dead",
        "Two that can't have it from each other, one of whom is in a position to know.",
        ("said by {origins} to have died {at}, one of them from direct basis", "said by {origins} to have died"),
        _dead,
    ),
    Row(
        "liberty",
        "reported dead",
        "A death is said, by less than that.",
        "reported dead",
        "Pages copy each other: their number confirms nothing.",
        (
            "said by {origins} to have died {at}; not yet confirmed",
            "said by {origins} to have died; not yet confirmed",
        ),
        _reported_dead,
    ),
    Row(
        "liberty",
        "day open",
        "Something that would change the standing happened before or after this day: its date is wider than a day.",
        "unknown",
        "An uncertain day is not made certain by choosing one.",
        (
            "what is dated {window} may have happened before or after this day",
            "a change may fall before or after this day",
        ),
        _day_open,
    ),
    Row(
        "liberty",
        "release disputed",
        "Being out is said, and it is denied; or the person is said or seen to be inside later, without a new arrest. "
        "Against a confirmed release only approved sources count.",
        "disputed",
        "Disagreement is shown, not settled by counting.",
        (
            "said by {origins} to be free since {since}, and contradicted by {against}",
            "said by {origins} to be free, and contradicted by {against}",
        ),
        _release_disputed,
    ),
    Row(
        "liberty",
        "free",
        "Being out is said, without hedging, by two independent approved origins or more, one from direct basis.",
        "free",
        "Two that can't have it from each other, one of whom is in a position to know.",
        (
            "said by {origins} to be free since {since}, one of them from direct basis",
            "said by {origins} to be free, one of them from direct basis",
        ),
        _free,
    ),
    Row(
        "liberty",
        "reported free, hedged",
        "Being out is said, but by nobody without hedging.",
        "reported free",
        "“Is said to have been released” leaves open who says so.",
        (
            "said only with hedging, by {origins}, to be free since {since}; not yet confirmed",
            "said only with hedging, by {origins}, to be free; not yet confirmed",
        ),
        _hedged_free,
    ),
    Row(
        "liberty",
        "reported free",
        "Being out is said, by less than it takes to confirm it.",
        "reported free",
        "A release is reported until it is found or confirmed. Pages copy each other: their number confirms nothing.",
        (
            "said by {origins} to be free since {since}; not yet confirmed",
            "said by {origins} to be free; not yet confirmed",
        ),
        _reported_free,
    ),
    Row(
        "liberty",
        "restriction over",
        "The person was restricted for a term, and by the calendar it has ended.",
        "unknown",
        "A term that ran out in silence frees nobody.",
        ("by the calendar the term ended {ended}, and nothing is known since {last_evidence}",),
        _restriction_over,
    ),
    Row(
        "liberty",
        "restricted",
        "The last that is known is bail, house arrest, or a term that is suspended or served outside prison.",
        "restricted",
        "Outside prison is not free.",
        ("said by {origins} to be restricted since {since}", "said by {origins} to be restricted"),
        _restricted,
    ),
    Row(
        "liberty",
        "term over",
        "Custody is said, the longest known term has ended by the calendar, and nothing shows them inside since.",
        "unknown",
        "Terms are prolonged and counted differently; one that ran out in silence frees nobody.",
        ("by the calendar the term ended {ended}, and nothing is known since {last_evidence}",),
        _term_over,
    ),
    Row(
        "liberty",
        "no news",
        f"The person was detained, nothing else is known since, and {NO_NEWS_DAYS} days have passed.",
        "unknown",
        "Most who are detained for a day are never reported released.",
        ("detained {at}, and nothing is known since {last_evidence}", "nothing is known since {last_evidence}"),
        _no_news,
    ),
    Row(
        "liberty",
        "held, hedged",
        "Custody is said, but by nobody without hedging.",
        "held",
        "It is the best that is known, and it is said how surely.",
        (
            "said only with hedging, by {origins}, to be held since {since}; last evidence of {last_evidence}",
            "said only with hedging, by {origins}, to be held; last evidence of {last_evidence}",
        ),
        _hedged_held,
    ),
    Row(
        "liberty",
        "held",
        "The last that is known is custody.",
        "held",
        "Custody goes on until something speaks of its end; the day of its last evidence is shown.",
        (
            "said by {origins} to be held since {since}; last evidence of {last_evidence}",
            "said by {origins} to be held; last evidence of {last_evidence}",
        ),
        _held,
    ),
    Row(
        "liberty",
        "missing",
        "The person is said to have disappeared, and nothing is known since.",
        "unknown",
        "A disappearance shows neither custody nor freedom.",
        ("said by {origins} to have disappeared {at}, and not heard of since", "said by {origins} to have disappeared"),
        _missing,
    ),
    Row(
        "liberty",
        "nothing known",
        "No claim speaks of custody, release or death up to this day.",
        "unknown",
        "Nothing is concluded from silence.",
        ("no claim says that this person was held, freed or dead by this day",),
        _nothing,
    ),
)
