"""Two readings of one report held against each other: where they agree, where one of them is alone, how they differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from habeas.model import Claim, Mention, ReadBy, Reading, Span, Unread, folded

BOTH = "both"


@dataclass(frozen=True, slots=True)
class Difference:
    """A slot in which two claims that agree on the event differ; ``None`` where a reader leaves it out."""

    slot: str
    left: str | None
    right: str | None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims of one event, by their numbers in the two readings, and what they differ in."""

    left: int
    right: int
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Agreement:
    """The claims that both readers make, and those that only one of them makes, by their numbers."""

    pairs: tuple[Pair, ...]
    only_left: tuple[int, ...]
    only_right: tuple[int, ...]


def agreement(left: Sequence[Claim], right: Sequence[Claim]) -> Agreement:
    """Which claims of the one are claims of the other.

    Two claims agree when their kind is the same, they are about one person or one group, and their triggers overlap,
    or at least the evidence. Each claim agrees with one other at most, the one with the same trigger before others.
    """
    free = dict.fromkeys(range(len(right)))
    pairs: dict[int, int] = {}
    for same_trigger in (True, False):
        for number, one in enumerate(left):
            if number in pairs:
                continue
            found = next((at for at in free if _agree(one, right[at], same_trigger=same_trigger)), None)
            if found is not None:
                pairs[number] = found
                del free[found]
    made = tuple(Pair(a, b, tuple(_differences(left[a], right[b]))) for a, b in sorted(pairs.items()))
    return Agreement(made, tuple(n for n in range(len(left)) if n not in pairs), tuple(free))


def joined(left: Reading, right: Reading, held: Agreement) -> Reading:
    """One reading of both: the left one's claims, then those that only the right one makes.

    A sentence that the left one could not read is no longer unread where the right one made a claim of it.
    """
    more = tuple(right.claims[number] for number in held.only_right)
    unread = _once((*unclaimed(left.unread, more), *right.unread))
    name = f"{left.read_by.reader} {left.read_by.version}, {right.read_by.reader} {right.read_by.version}"
    return replace(
        left,
        read_by=ReadBy(BOTH, name, right.read_by.rule),
        claims=(*left.claims, *more),
        traits=(*left.traits, *right.traits),
        observations=(*left.observations, *right.observations),
        deals=(*left.deals, *right.deals),
        unread=unread,
        dropped=(*left.dropped, *right.dropped),
    )


def with_triggers_of(reading: Reading, other: Reading, why: str) -> Reading:
    """The reading, with the sentences that hold a trigger for ``other`` and gave this one no claim among the unread."""
    seen = [one.span for one in other.unread] + [claim.evidence for claim in other.claims]
    silent = unclaimed([Unread(span, why) for span in dict.fromkeys(seen)], reading.claims)
    new = [one for one in silent if not any(one.span.overlaps(told.span) for told in reading.unread)]
    ordered = sorted((*reading.unread, *new), key=lambda one: (one.span.start, one.span.end))
    return replace(reading, unread=tuple(ordered))


def unclaimed(unread: Sequence[Unread], claims: Sequence[Claim]) -> list[Unread]:
    """The unread sentences in which no claim has its trigger."""
    triggers = [claim.trigger for claim in claims]
    return [one for one in unread if not any(trigger.overlaps(one.span) for trigger in triggers)]


def _once(unread: Sequence[Unread]) -> tuple[Unread, ...]:
    first: dict[Span, Unread] = {}
    for one in unread:
        first.setdefault(one.span, one)
    return tuple(sorted(first.values(), key=lambda one: (one.span.start, one.span.end)))


def _agree(one: Claim, other: Claim, *, same_trigger: bool) -> bool:
    if one.kind is not other.kind or not _same_people(one, other):
        return False
    if same_trigger:
        return one.trigger.overlaps(other.trigger)
    return one.evidence.overlaps(other.evidence)


def _same_people(one: Claim, other: Claim) -> bool:
    if isinstance(one.about, Mention) and isinstance(other.about, Mention):
        if one.about.span.overlaps(other.about.span):
            return True
        mine, theirs = set(folded(one.about.normal).split()), set(folded(other.about.normal).split())
        return bool(mine and theirs) and (mine <= theirs or theirs <= mine)
    if isinstance(one.about, Mention) or isinstance(other.about, Mention):
        return False
    if one.about.span.overlaps(other.about.span):
        return True
    return one.about.quantity is not None and one.about.quantity == other.about.quantity


def _differences(left: Claim, right: Claim) -> Iterator[Difference]:
    told = _slots(right)
    for slot, value in _slots(left).items():
        if folded(value or "") != folded(told[slot] or ""):
            yield Difference(slot, value, told[slot])


def _slots(claim: Claim) -> dict[str, str | None]:
    about, term = claim.about, claim.term
    person = isinstance(about, Mention)
    return {
        "name": about.normal if isinstance(about, Mention) else None,
        "number": str(about.quantity) if not isinstance(about, Mention) and about.quantity else None,
        "measure": None if isinstance(about, Mention) else about.measure.value,
        "among": str(claim.member_of.quantity) if person and claim.member_of and claim.member_of.quantity else None,
        "certainty": claim.certainty.value,
        "said_by": "; ".join(voice.name for voice in claim.said_by) or None,
        "when": claim.when.value if claim.when else None,
        "where": claim.where.name if claim.where else None,
        "where_to": claim.where_to.name if claim.where_to else None,
        "by": claim.by.name if claim.by else None,
        "sentence": f"{term.years}y {term.months}m {term.days}d {term.kind.value}" if term else None,
        "charge": claim.charge.text if claim.charge else None,
    }
