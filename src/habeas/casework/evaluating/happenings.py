"""Found claims as happenings, and whether a happening is the one that people annotated: event, who, says, full."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from habeas.casework.evaluating.annotated import Offsets, WantedClaim, WantedCount, WantedPerson
from habeas.model import Claim, Group, Mention, Role, Span

LEVELS = ("event", "who", "says", "full")
_CUSTODY, _CONVICTION = "custody", "conviction"
_GROUPS = {
    "detained": _CUSTODY,
    "arrested": _CUSTODY,
    "held": _CUSTODY,
    "sentenced": _CONVICTION,
    "convicted": _CONVICTION,
}
_FAR = 200  # code points; evidence further from the trigger proves nothing


@dataclass(frozen=True, slots=True)
class Happening:
    """Claims that share kind, trigger, term and number: one happening with its people."""

    kind: str
    trigger: Offsets
    evidence: Offsets
    claims: tuple[Claim, ...]

    @property
    def people(self) -> tuple[Mention, ...]:
        """The people that it is said of, as mentioned."""
        return tuple(claim.about for claim in self.claims if isinstance(claim.about, Mention))

    @property
    def groups(self) -> tuple[Group, ...]:
        """The counted groups that it is said of."""
        return tuple(claim.about for claim in self.claims if isinstance(claim.about, Group))


def happenings(claims: Iterable[Claim]) -> tuple[Happening, ...]:
    """The claims as happenings, in order of the first claim of each."""
    gathered: dict[tuple[object, ...], list[Claim]] = {}
    for claim in claims:
        term = (claim.term.years, claim.term.months) if claim.term is not None else None
        number = offsets(claim.group.span) if claim.group is not None else None
        gathered.setdefault((claim.kind, offsets(claim.trigger), term, number), []).append(claim)
    return tuple(_happening(ones) for ones in gathered.values())


def _happening(claims: list[Claim]) -> Happening:
    trigger = offsets(claims[0].trigger)
    first = min(claim.evidence.start for claim in claims)
    last = max(claim.evidence.end for claim in claims)
    evidence = (max(first, trigger[0] - _FAR), min(last, trigger[1] + _FAR))
    return Happening(claims[0].kind.value, trigger, evidence, tuple(claims))


def offsets(span: Span) -> Offsets:
    """Where a span stands."""
    return span.start, span.end


def overlap(one: Offsets | None, other: Offsets | None) -> bool:
    """Whether two stretches of text share a character."""
    return one is not None and other is not None and one[0] < other[1] and other[0] < one[1]


def same_kind(one: str, other: str) -> bool:
    """Whether two kinds are one for scoring: custody by any name, a sentence and a conviction.

    >>> same_kind("held", "arrested"), same_kind("pardoned", "released")
    (True, False)
    """
    return _GROUPS.get(one, one) == _GROUPS.get(other, other)


def level(wanted: WantedClaim, found: Happening) -> int:
    """How many levels above *event* agree: each counts only with those before it."""
    for number, agrees in enumerate((_who, _says, _full)):
        if not agrees(wanted, found):
            return number
    return len(LEVELS) - 1


def _who(wanted: WantedClaim, found: Happening) -> bool:
    if wanted.people:
        named = [person for person in wanted.people if person.by_name]
        missing = any(not any(_same_person(person, one) for one in found.people) for person in named)
        extra = any(not any(_same_person(person, one) for person in wanted.people) for one in found.people)
        # Pronouns and descriptions needn't be linked; but where a number was annotated it must be found.
        nobody = not named and not found.people and not found.groups
        return not (missing or extra or (nobody and wanted.count is not None))
    return wanted.count is None or any(_same_number(wanted.count, group) for group in found.groups)


def _same_person(wanted: WantedPerson, found: Mention) -> bool:
    if overlap(wanted.offsets, offsets(found.span)):
        return True
    return bool(words(wanted.canonical) & (words(found.normal) | words(found.name)))


def _same_number(wanted: WantedCount, found: Group) -> bool:
    low, high = (found.quantity.low, found.quantity.high) if found.quantity is not None else (None, None)
    if wanted.value is not None and wanted.value in (low, high):
        return True
    if wanted.value is None and wanted.low in (None, low) and wanted.high in (None, high):
        return True
    return wanted.low is not None and low in (wanted.low, wanted.low + 1)


def _says(wanted: WantedClaim, found: Happening) -> bool:
    return any(
        claim.certainty.value == wanted.certainty and wanted.voices & {role.value for role in _roles(claim)}
        for claim in found.claims
    )


def _roles(claim: Claim) -> list[Role]:
    return [role for voice in claim.said_by for role in voice.roles] or [Role.AUTHOR]


def _full(wanted: WantedClaim, found: Happening) -> bool:
    return any(_day(wanted, claim) and _term(wanted, claim) and _place(wanted, claim) for claim in found.claims)


def _day(wanted: WantedClaim, claim: Claim) -> bool:
    return wanted.day is None or (claim.when is not None and claim.when.value.rstrip("~?%") == wanted.day)


def _term(wanted: WantedClaim, claim: Claim) -> bool:
    found = (claim.term.years, claim.term.months) if claim.term is not None else (0, 0)
    return wanted.term is None or wanted.term == found


def _place(wanted: WantedClaim, claim: Claim) -> bool:
    if wanted.place is None:
        return True
    name, where = wanted.place
    place = claim.where
    return place is not None and (overlap(where, offsets(place.span)) or bool(words(name) & words(place.name)))


def words(name: str) -> set[str]:
    """The words of a name in small letters, without those of one letter.

    >>> sorted(words("Anna M. Example-Muster"))
    ['anna', 'example', 'muster']
    """
    apart = "".join(char.lower() if char.isalnum() else " " for char in name)
    return {word for word in apart.split() if len(word) > 1}
