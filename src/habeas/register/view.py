"""What speaks on one day for each standing, and what speaks against it: the input of every status rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from habeas.model import Certainty, Finding, Kind, When
from habeas.register.evidence import Effect, Fact
from habeas.register.terms import end_of

BEGINS = (Effect.TAKEN, Effect.RESTRICTED)
IN_CUSTODY = (Effect.TAKEN, Effect.INSIDE, Effect.SENTENCED)
TURNS = (Effect.TAKEN, Effect.RESTRICTED, Effect.OUT, Effect.DEAD, Effect.SENTENCED)
SAME_SENTENCE_DAYS = 60


@dataclass(frozen=True, slots=True)
class View:
    """A person on a day: who is said to be out, under restrictions, in custody, missing or dead as of that day.

    ``facts`` is everything that is told, of any day; ``happened`` what supports and has surely happened by ``day``.
    ``out`` and the like hold only what nothing later has overtaken. ``possibly`` is the view as it would be if what
    may have happened by that day had happened, or ``None`` where nothing is open.
    """

    day: date
    facts: tuple[Fact, ...]
    happened: tuple[Fact, ...]
    out: tuple[Fact, ...]
    restricted: tuple[Fact, ...]
    custody: tuple[Fact, ...]
    missing: tuple[Fact, ...]
    dead: tuple[Fact, ...]
    against_out: tuple[Fact, ...]
    against_dead: tuple[Fact, ...]
    begun: When | None
    finding: tuple[int, Finding] | None = None
    possibly: View | None = None
    body: str | None = None

    @property
    def turn(self) -> str:
        """Which way the facts point, whatever their number."""
        for name in ("dead", "out", "restricted", "custody", "missing"):
            if getattr(self, name):
                return name
        return "nothing"


def view(facts: tuple[Fact, ...], findings: Sequence[tuple[int, Finding]], day: date) -> View:
    """Everything that bears on one person's status on ``day``."""
    happened = tuple(fact for fact in facts if fact.supports and fact.surely_from <= day)
    seen = _view(facts, happened, day)
    open_ = tuple(fact for fact in facts if _open_on(fact, day) and fact not in happened)
    possibly = _view(facts, tuple(sorted((*happened, *open_), key=_order)), day) if open_ else None
    return replace(seen, finding=_in_force(findings, happened, day), possibly=possibly)


def _order(fact: Fact) -> tuple[date, int]:
    return fact.last, fact.entry


def _open_on(fact: Fact, day: date) -> bool:
    begun = fact.dated and fact.first is not None and fact.first <= day < fact.last
    return begun and fact.supports and fact.effect in TURNS


def _view(facts: tuple[Fact, ...], happened: tuple[Fact, ...], day: date) -> View:
    leavings = _with_effect(happened, Effect.OUT)
    out = tuple(fact for fact in leavings if not _overtaken_out(fact, happened))
    since = _stretch_begins([fact for fact in leavings if fact not in out], happened)
    current = tuple(fact for fact in happened if fact.last >= since)
    restricted = tuple(f for f in _with_effect(current, Effect.RESTRICTED) if not _overtaken_restriction(f, current))
    custody = tuple(fact for fact in current if fact.effect in IN_CUSTODY)
    missing = tuple(fact for fact in _with_effect(current, Effect.MISSING) if not _heard_of_after(fact, current))
    dead = _with_effect(happened, Effect.DEAD)
    eased = tuple(fact for fact in restricted if fact.kind is Kind.RELEASED)
    return View(
        day=day,
        facts=facts,
        happened=happened,
        out=out,
        restricted=restricted,
        custody=custody,
        missing=missing,
        dead=dead,
        against_out=_against_out(out or eased, facts, day),
        against_dead=_against_dead(dead, facts, day),
        begun=_beginning(custody),
    )


def _with_effect(facts: Sequence[Fact], *effects: Effect) -> tuple[Fact, ...]:
    return tuple(fact for fact in facts if fact.effect in effects)


def begins_anew(turn: Fact, leaving: Fact) -> bool:
    """Whether a deprivation of liberty begins after someone had left: by its date, or by the word "again".

    "Again" speaks of a release before it, so an undated release is that one; but an undated "again" never outranks a
    dated release.
    """
    if turn.effect not in BEGINS and not (turn.again and turn.effect in IN_CUSTODY):
        return False
    if turn.surely_after(leaving):
        return True
    if not turn.again:
        return False
    if not leaving.dated:
        return turn.dated or turn.last >= leaving.last
    return turn.first is not None and _from(leaving) <= turn.first and leaving.last <= turn.last


def _from(fact: Fact) -> date:
    return fact.first or date.min


def _overtaken_out(leaving: Fact, happened: Sequence[Fact]) -> bool:
    tests = (begins_anew, _outranks, _is_the_same)
    return any(test(fact, leaving) for test in tests for fact in happened)


def _outranks(held: Fact, leaving: Fact) -> bool:
    """Beside an "is held" that is dated to the day of the report, a release nobody dates is an older one."""
    is_held = held.effect is Effect.INSIDE and held.dated
    return is_held and not leaving.dated and held.last == leaving.report_day


def _is_the_same(eased: Fact, leaving: Fact) -> bool:
    """A release on bail, told elsewhere on the same days as a release: the more exact word stands."""
    if eased.kind is not Kind.RELEASED or eased.effect is not Effect.RESTRICTED or leaving.kind is not Kind.RELEASED:
        return False
    return eased.dated and leaving.dated and _overlap(eased, leaving)


def _overlap(one: Fact, other: Fact) -> bool:
    return _from(one) <= other.last and _from(other) <= one.last


def _stretch_begins(overtaken: Sequence[Fact], happened: Sequence[Fact]) -> date:
    """The first day of what began after the last leaving that was followed by a new deprivation of liberty."""
    turns = [[_from(turn) for turn in happened if begins_anew(turn, leaving)] for leaving in overtaken]
    return max((min(days) for days in turns if days), default=date.min)


def _overtaken_restriction(eased: Fact, current: Sequence[Fact]) -> bool:
    later = [fact for fact in current if fact.effect in IN_CUSTODY and fact.dated]
    return any(fact.surely_after(eased) or not eased.dated for fact in later)


def _heard_of_after(missing: Fact, current: Sequence[Fact]) -> bool:
    heard = [fact for fact in current if fact.effect not in (Effect.MISSING, Effect.NONE) and fact is not missing]
    return any(fact.surely_after(missing) or (not missing.dated and fact.dated) for fact in heard)


def _against_out(out: Sequence[Fact], facts: Sequence[Fact], day: date) -> tuple[Fact, ...]:
    """What says that those who left have not left, or are inside afterwards though nobody tells of a new arrest."""
    return tuple(
        fact
        for fact in facts
        if any(_contradicts(fact, leaving, facts, day) for leaving in out)
        and not any(leaving.surely_after(fact) for leaving in out)
    )


def _contradicts(fact: Fact, leaving: Fact, facts: Sequence[Fact], day: date) -> bool:
    if fact.certainty is Certainty.DENIED and (fact.effect is Effect.OUT or fact.kind is Kind.RELEASED):
        asked = not fact.dated or fact.first is None or fact.first <= day
        return asked and fact.last >= (leaving.first or leaving.last)
    if not fact.supports:
        return False
    if fact.effect is Effect.STAYED:
        return fact.last >= (leaving.first or leaving.last)
    if fact.effect is not Effect.INSIDE or fact.again:
        return False
    both_undated = not fact.dated and not leaving.dated and fact.last > leaving.last
    return (fact.surely_after(leaving) or both_undated) and not _taken_between(leaving, fact, facts)


def _taken_between(leaving: Fact, held: Fact, facts: Sequence[Fact]) -> bool:
    taken = (fact for fact in facts if fact.supports and fact.effect is Effect.TAKEN)
    return any(begins_anew(fact, leaving) and (fact.first or fact.last) <= held.last for fact in taken)


def _against_dead(dead: Sequence[Fact], facts: Sequence[Fact], day: date) -> tuple[Fact, ...]:
    if not dead:
        return ()
    alive = (Effect.OUT, Effect.INSIDE, Effect.STAYED, Effect.TAKEN, Effect.STAYS)
    denials = [f for f in facts if f.certainty is Certainty.DENIED and f.effect is Effect.DEAD and _asked(f, day)]
    lives = [f for f in facts if f.supports and f.effect in alive and any(f.surely_after(death) for death in dead)]
    return tuple(sorted((*denials, *lives), key=_order))


def _asked(denial: Fact, day: date) -> bool:
    return not denial.dated or denial.first is None or denial.first <= day


def _beginning(custody: Sequence[Fact]) -> When | None:
    """The start of the stretch: the earliest taking with a date, else what "held since" or "was held in" says."""
    taken = [fact for fact in custody if fact.effect is Effect.TAKEN and fact.dated]
    held = [fact for fact in custody if fact.effect is Effect.INSIDE and fact.dated and _looks_back(fact)]
    for group in (taken, held):
        if group:
            earliest = min(
                group, key=lambda fact: (fact.last if fact.when and fact.when.latest else fact.surely_from, fact.entry)
            )
            return _start(earliest)
    return None


def _looks_back(fact: Fact) -> bool:
    return fact.surely_from < fact.report_day


def _start(fact: Fact) -> When | None:
    if fact.when is not None and fact.when.latest is None and fact.when.earliest is not None:
        return When.day(fact.when.earliest, fact.when.span, approximate=fact.when.approximate)
    return fact.when


def end_of_term(custody: Sequence[Fact], begun: When | None) -> When | None:
    """When the longest of the terms is over, counted from the start of custody or from a further sentence.

    A first sentence is counted from the start of custody; one that is dated more than 60 days after it is a further
    one and is counted from its own day. ``None`` where no term is known, or one has no end.
    """
    sentences = [f for f in custody if f.claim is not None and f.claim.term is not None and f.effect is not Effect.NEWS]
    dated = [fact.first for fact in sentences if fact.first is not None]
    ends: list[When] = []
    for fact in sentences:
        further = fact.first is not None and (fact.first - min(dated)).days > SAME_SENTENCE_DAYS
        start = begun if begun is not None and not further else fact.when
        term = fact.claim.term if fact.claim else None
        if term is None or start is None:
            continue
        end = end_of(term, start)
        if end is None:
            return None
        ends.append(end)
    return max(ends, key=lambda end: end.latest or date.max, default=None)


def most_exact(facts: Sequence[Fact]) -> When | None:
    """The narrowest date that any of them gives, the earliest among equals."""
    dated = [(fact.last - fact.first, fact.last, fact.entry, fact.when) for fact in facts if fact.first is not None]
    return min(dated, key=lambda one: one[:3])[3] if dated else None


def last_evidence(facts: Sequence[Fact], day: date) -> date | None:
    """The last day, up to ``day``, on which something shows the person where they are."""
    return max((min(fact.last, day) for fact in facts), default=None)


def _in_force(
    findings: Sequence[tuple[int, Finding]], happened: Sequence[Fact], day: date
) -> tuple[int, Finding] | None:
    """The latest finding that is about ``day`` or before, not superseded, and not overtaken by a later dated event."""
    superseded = {finding.supersedes for _, finding in findings}
    standing = [(entry, one) for entry, one in findings if entry not in superseded and one.on <= day]
    latest = max(standing, key=lambda pair: (pair[1].on, pair[0]), default=None)
    if latest is None or any(_overtakes_finding(fact, latest[1]) for fact in happened):
        return None
    return latest


_MOVES: dict[str, tuple[Effect, ...]] = {
    "free": (Effect.TAKEN, Effect.RESTRICTED, Effect.DEAD),
    "reported free": (Effect.TAKEN, Effect.RESTRICTED, Effect.DEAD),
    "restricted": (Effect.TAKEN, Effect.SENTENCED, Effect.OUT, Effect.DEAD),
    "held": (Effect.OUT, Effect.RESTRICTED, Effect.DEAD),
    "dead": (),
    "reported dead": (),
}


def _overtakes_finding(fact: Fact, finding: Finding) -> bool:
    moves = _MOVES.get(finding.standing, TURNS)
    return fact.dated and fact.first is not None and fact.first > finding.on and fact.effect in moves
