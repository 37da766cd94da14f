"""An occasion's announced counts held against the people who are named, and what stays open between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from types import MappingProxyType

from habeas.model import (
    AnnouncedCount,
    Certainty,
    Group,
    Kind,
    Measure,
    Membership,
    NamedPerson,
    ObservationKind,
    Occasion,
    Origin,
    Quantity,
    Sighting,
    Tally,
    Testimony,
    folded,
)
from habeas.reconcile.occasions import KINDS, PARTS, goal

NOWHERE: Mapping[str, str] = MappingProxyType({})
SHOWN = (Measure.EVENT, Measure.PART, Measure.OTHERS, Measure.CUMULATIVE)


@dataclass(frozen=True, slots=True)
class Material:
    """What a tally is made of: the claims of the occasion, and who the people are."""

    claims: tuple[Testimony, ...]
    groups: tuple[tuple[Testimony, Group], ...]
    people: Mapping[int, tuple[str, str]]
    liberties: Mapping[str, str]
    refused: frozenset[int]
    countries: Mapping[str, str]

    def same(self, name: str) -> str:
        """What a place or a people is called here, whatever the language: its country's code where that is known."""
        return self.countries.get(folded(name), folded(name))


def _of_groups(claims: Sequence[Testimony]) -> tuple[tuple[Testimony, Group], ...]:
    """The claims for a counted group that support what they say."""
    told = ((one, one.claim.group) for one in claims if one.claim.certainty.supports)
    return tuple((one, group) for one, group in told if group is not None)


def tally(
    occasion: Occasion,
    claims: Sequence[Testimony],
    people: Mapping[int, tuple[str, str]],
    liberties: Mapping[str, str],
    origins: Sequence[Origin] = (),
    *,
    sightings: Sequence[Sighting] = (),
    countries: Mapping[str, str] = NOWHERE,
) -> Tally:
    """The announced counts and the people named, inside, possibly inside or outside them.

    ``people`` gives the person's id and name by the entry of a claim (or of a sighting), ``liberties`` the value of the
    liberty axis by id, ``origins`` the upstreams of the reports, ``countries`` the country of a place or a people by
    its folded name, so that what two languages call differently is the same. Unnamed is the best supported announced
    number less the people named, as a range; ``None`` without a number. The order of what is handed in doesn't matter.
    """
    mine = set(occasion.claims)
    own = tuple(sorted((one for one in claims if one.entry in mine), key=lambda one: one.entry))
    reports = {one.report for one in own}
    refused = {one.entry for one in sightings if one.report in reports and _refuses(one)}
    material = Material(own, _of_groups(own), people, liberties, frozenset(refused), countries)
    counts = _counts(material)
    named = _named(material)
    return Tally(
        occasion=occasion,
        counts=counts,
        named=named,
        unnamed=_unnamed(_headline(material), named, _unresolved(material)),
        disputed=tuple(_disputed(material, named)),
        origins=_origins(own, origins),
        contradictions=tuple(_contradictions(counts, material)),
    )


def _refuses(one: Sighting) -> bool:
    return one.observation.kind is ObservationKind.REFUSED_RELEASE and one.observation.certainty.supports


# -- counts ----------------------------------------------------------------------------------------------------------


def _counts(material: Material) -> tuple[AnnouncedCount, ...]:
    """Each number once for each who says it, of whom, on one origin; the surest way in which it is said."""
    told: dict[tuple[object, ...], list[tuple[Testimony, Group, Quantity]]] = defaultdict(list)
    for one, group in material.groups:
        if group.quantity is not None and group.measure in SHOWN and one.claim.kind in KINDS:
            voice = one.origin if one.origin.startswith("voice:") else _voice(one)
            key = (group.quantity, group.measure, material.same(group.of), _part(one), voice, one.origin)
            told[key].append((one, group, group.quantity))
    counts = [_count(same) for same in told.values()]
    measures = list(SHOWN)
    return tuple(sorted(counts, key=lambda c: (measures.index(Measure(c.measure)), -c.quantity.low, c.entries)))


def _count(same: Sequence[tuple[Testimony, Group, Quantity]]) -> AnnouncedCount:
    order = list(Certainty)
    first, group, quantity = same[0]
    surest = min((one.claim.certainty for one, _, _ in same), key=order.index)
    return AnnouncedCount(
        quantity=quantity,
        measure=group.measure.value,
        of=group.of,
        said_by=_voice(first),
        certainty=surest.value,
        origin=first.origin,
        entries=tuple(one.entry for one, _, _ in same),
        kind=first.claim.kind.value,
        where_to=next((to for one, _, _ in same if (to := goal(one.claim))), None),
    )


def _part(one: Testimony) -> str:
    return PARTS[one.claim.kind]


def _voice(one: Testimony) -> str:
    return one.claim.speaker.name if one.claim.speaker is not None else "the author"


def _contradictions(counts: Sequence[AnnouncedCount], material: Material) -> Iterator[str]:
    """Numbers of one measure, of the same people, that can't both be true."""
    seen: set[str] = set()
    for one, other in combinations(counts, 2):
        if _same_people(one, other, material) and one.quantity.contradicts(other.quantity):
            words = (
                f"{one.quantity} {one.of} (said by {one.said_by}) and {other.quantity} {other.of} "
                f"(said by {other.said_by}) can't both be true"
            )
            if words not in seen:
                seen.add(words)
                yield words


def _same_people(one: AnnouncedCount, other: AnnouncedCount, material: Material) -> bool:
    places = {material.same(place) for place in (one.where_to, other.where_to) if place}
    acts = {PARTS[Kind(one.kind)], PARTS[Kind(other.kind)]}
    same = (one.measure, material.same(one.of)) == (other.measure, material.same(other.of))
    return same and len(places) < 2 and len(acts) == 1 and one.measure != Measure.CUMULATIVE


def _headline(material: Material) -> Quantity | None:
    """The number of the event that is best supported: approved, said by most origins, and the largest of such.

    An exact number stands before a soft or an open one.
    """
    told: dict[Quantity, list[Testimony]] = defaultdict(list)
    for one, group in material.groups:
        if group.quantity is not None and group.measure is Measure.EVENT and one.claim.kind in KINDS:
            told[group.quantity].append(one)
    return max(told, key=lambda quantity: _support(quantity, told[quantity]), default=None)


def _support(quantity: Quantity, told: Sequence[Testimony]) -> tuple[object, ...]:
    plain = {one.origin for one in told if one.claim.certainty is not Certainty.HEDGED}
    return quantity.is_exact, any(one.approved for one in told), len(plain), quantity.low, quantity.high or 0


def _unnamed(headline: Quantity | None, named: Sequence[NamedPerson], unresolved: int) -> Quantity | None:
    """The announced number less everybody who may be in it, to the number less those who surely are."""
    if headline is None:
        return None
    may_be = sum(one.standing is not Membership.OUTSIDE for one in named) + unresolved
    surely = sum(one.standing is Membership.INSIDE and one.liberty == "free" for one in named)
    low = max(0, headline.low - may_be)
    return Quantity(low, None if headline.high is None else max(low, headline.high - surely), headline.soft)


# -- people ----------------------------------------------------------------------------------------------------------


def _named(material: Material) -> tuple[NamedPerson, ...]:
    told: dict[str, list[Testimony]] = defaultdict(list)
    for one in material.claims:
        if one.claim.mention is not None and one.entry in material.people and _speaks(one):
            told[material.people[one.entry][0]].append(one)
    refused = {material.people[entry][0] for entry in material.refused if entry in material.people}
    people = [_person(id, told[id], material, refused) for id in sorted(told)]
    order = list(Membership)
    return tuple(sorted(people, key=lambda one: (order.index(one.standing), one.name, one.id)))


def _speaks(one: Testimony) -> bool:
    """Whether it says that the person was freed, or was not: what may yet happen is no part of a tally."""
    return one.claim.certainty.supports or one.claim.certainty is Certainty.DENIED


def _person(id: str, told: Sequence[Testimony], material: Material, refused: set[str]) -> NamedPerson:
    supporting = [one for one in told if one.claim.certainty.supports]
    plain = [one for one in supporting if one.claim.certainty is not Certainty.HEDGED]
    return NamedPerson(
        id=id,
        name=material.people[told[0].entry][1],
        standing=_standing(supporting, material, refuses=id in refused),
        liberty=material.liberties.get(id, "unknown"),
        where_to=_where_to(supporting, material),
        origins=len({one.origin for one in plain or supporting}),
        entries=tuple(one.entry for one in told),
    )


def _standing(supporting: Sequence[Testimony], material: Material, *, refuses: bool) -> Membership:
    if not supporting or refuses:
        return Membership.OUTSIDE
    inside = any(one.claim.member_of is not None or _beside_a_group(one, material) for one in supporting)
    return Membership.INSIDE if inside else Membership.POSSIBLE


def _beside_a_group(one: Testimony, material: Material) -> bool:
    """Whether the sentence that names the person also counts the freed of that occasion."""
    return any(
        other.report == one.report and other.claim.evidence.overlaps(one.claim.evidence)
        for other, group in material.groups
        if group.measure is Measure.EVENT
    )


def _where_to(supporting: Sequence[Testimony], material: Material) -> str | None:
    """The places that are said, side by side where they differ; else that it is not in the country that was left."""
    goals = {material.same(to): to for one in reversed(supporting) if (to := goal(one.claim))}
    if goals:
        return " or ".join(sorted(goals.values()))
    gone = [one.claim.where.name for one in supporting if one.claim.kind is Kind.EXILED and one.claim.where]
    return f"not in {gone[0]}" if gone else None


def _unresolved(material: Material) -> int:
    """Names that are said to be among the freed and stand for nobody yet."""
    names = {
        folded(one.claim.mention.normal)
        for one in material.claims
        if one.claim.mention is not None
        and one.claim.mention.identifies
        and one.entry not in material.people
        and one.claim.certainty.supports
    }
    return len(names)


def _disputed(material: Material, named: Sequence[NamedPerson]) -> Iterator[str]:
    certainty = {one.entry: one.claim.certainty for one in material.claims}
    for one in named:
        said = {certainty[entry].supports for entry in one.entries}
        if said == {True, False}:
            yield f"{one.name} is said to be among the freed, and said not to be"
        elif one.liberty == "disputed":
            yield f"{one.name} is said to be free, and said to be still inside"
        if one.where_to and " or " in one.where_to:
            yield f"{one.name} is said to be in different places: {one.where_to}"


# -- origins ---------------------------------------------------------------------------------------------------------


def _origins(claims: Sequence[Testimony], groups: Sequence[Origin]) -> tuple[Origin, ...]:
    """Each origin behind the claims, with the reports of the occasion that rest on it."""
    reports: dict[str, set[int]] = defaultdict(set)
    voices: dict[str, str] = {}
    for one in claims:
        reports[one.origin].add(one.report)
        voices.setdefault(one.origin, _voice(one))
    why: dict[str, list[str]] = defaultdict(list)
    for group in groups:
        if set(group.reports) & reports.get(group.key, set()) and group.why not in why[group.key]:
            why[group.key].append(group.why)
    return tuple(
        Origin(key, tuple(sorted(reports[key])), _why(key, voices[key], why.get(key, ()))) for key in sorted(reports)
    )


def _why(key: str, voice: str, reasons: Sequence[str]) -> str:
    if key.startswith("voice:"):
        return f"they give the words of {voice}"
    return "; ".join(reasons) if reasons else "nothing shows that it rests on another report"
