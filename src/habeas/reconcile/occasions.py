"""The occasions that reports tell of: people leaving prison on one day, with the decree before and the handover."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from habeas.model import Claim, DealOnRecord, Kind, Measure, Occasion, Testimony, When, day_in_words, folded
from habeas.reconcile.joined import Joined

KINDS = (Kind.RELEASED, Kind.EXCHANGED, Kind.EXILED, Kind.PARDONED)
# The kind of an occasion is the first of these that is told; the part of each kind, as it is named.
WORDS = {Kind.RELEASED: "release", Kind.EXCHANGED: "exchange", Kind.EXILED: "departure", Kind.PARDONED: "pardon"}
PARTS = {Kind.PARDONED: "decree", Kind.RELEASED: "release", Kind.EXCHANGED: "handover", Kind.EXILED: "handover"}
CERTAIN_DAYS = 3
LEAST_PEOPLE = 3
LEAST_REPORTS = 2


@dataclass(slots=True)
class Cluster:
    """Claims of one day and one place, while occasions are being gathered."""

    day: date
    claims: list[Testimony] = field(default_factory=list)


def derive(
    testimonies: Iterable[Testimony],
    deals: Sequence[DealOnRecord] = (),
    *,
    countries: Mapping[str, str] | None = None,
) -> tuple[Occasion, ...]:
    """The occasions, in the order of their days.

    ``countries`` gives the country of a place by its folded name, where the caller knows it; without it places are
    held apart by their names, unless one report tells of both. A claim without a day that is certain to within three
    days belongs to none.
    """
    told = sorted((one for one in testimonies if belongs(one.claim)), key=lambda one: one.entry)
    clusters = [part for cluster in _by_day(told) for part in _by_place(cluster, countries or {})]
    kept = [cluster for cluster in clusters if _is_an_occasion(cluster.claims)]
    return _named(sorted(kept, key=lambda cluster: (cluster.day, cluster.claims[0].entry)), deals)


def belongs(claim: Claim) -> bool:
    """Whether a claim speaks of leaving prison on a day that is certain enough.

    A stock or a sum since some day is no event; a claim without a day is background.
    """
    if claim.kind not in KINDS or claim.when is None or claim.when.earliest is None or claim.when.latest is None:
        return False
    summed = claim.group is not None and claim.group.measure in (Measure.STOCK, Measure.CUMULATIVE)
    return not summed and (claim.when.latest - claim.when.earliest).days <= CERTAIN_DAYS


def _by_day(told: Sequence[Testimony]) -> list[Cluster]:
    """One cluster for each day that is told; a neighbouring day joins the one before where nothing holds them apart."""
    exact: dict[date, list[Testimony]] = defaultdict(list)
    ranges: list[Testimony] = []
    for one in told:
        when = one.claim.when
        if when is not None and when.earliest is not None and when.is_day:
            exact[when.earliest].append(one)
        else:
            ranges.append(one)
    clusters: list[Cluster] = []
    for day in sorted(exact):
        last = clusters[-1] if clusters else None
        if last is not None and (day - last.day).days == 1 and not _held_apart(last.claims, exact[day]):
            # A decree goes before: what tells of the gate itself sets the day that its neighbours are measured from.
            last.day = day if _rank(exact[day]) < _rank(last.claims) else last.day
            last.claims += exact[day]
        else:
            clusters.append(Cluster(day, list(exact[day])))
    for one in ranges:
        _into_range(one, clusters)
    for cluster in clusters:
        lead = _lead(cluster.claims)
        cluster.day = _main_day([one for one in cluster.claims if one.claim.kind is lead]) or cluster.day
        cluster.claims.sort(key=lambda one: one.entry)
    return clusters


def _held_apart(earlier: Sequence[Testimony], later: Sequence[Testimony]) -> bool:
    """Two releases that words date on two days are two; a decree, a release and a handover are parts of one.

    A day that only follows from the report's own date may be the day after the event.
    """
    said = [{_part(one) for one in group if one.claim.when and one.claim.when.span} for group in (earlier, later)]
    return bool(said[0] & said[1])


def _part(one: Testimony) -> str:
    return PARTS[one.claim.kind]


def _into_range(one: Testimony, clusters: list[Cluster]) -> None:
    """A range goes to the first cluster whose day lies in it, else it begins one on its first day."""
    when = one.claim.when
    if when is None or when.earliest is None:
        return
    home = next((cluster for cluster in clusters if when.may_include(cluster.day)), None)
    if home is None:
        clusters.append(Cluster(when.earliest, [one]))
        clusters.sort(key=lambda cluster: cluster.day)
    else:
        home.claims.append(one)


def _main_day(claims: Sequence[Testimony]) -> date | None:
    """The day that most of them give, those in words before those that follow from the report."""
    told = [one.claim.when for one in claims if one.claim.when and one.claim.when.is_day]
    said = [when.earliest for when in told if when.span is not None] or [when.earliest for when in told]
    number = Counter(day for day in said if day is not None)
    return min(number, key=lambda day: (-number[day], day), default=None)


def _lead(claims: Sequence[Testimony]) -> Kind:
    rank = _rank(claims)
    return KINDS[rank] if rank < len(KINDS) else claims[0].claim.kind


def _rank(claims: Sequence[Testimony]) -> int:
    """The place of the leading kind among `KINDS`; behind all of them where nothing is said to have taken place."""
    told = [KINDS.index(one.claim.kind) for one in claims if one.claim.certainty.supports]
    return min(told, default=len(KINDS))


def _by_place(cluster: Cluster, countries: Mapping[str, str]) -> list[Cluster]:
    """The cluster, parted where claims leave from different places that no report tells of together."""
    joined = Joined(one.entry for one in cluster.claims)
    places = _left(cluster, countries)
    first_of: dict[tuple[str, object], int] = {}
    for one in cluster.claims:
        for key in (("report", one.report), ("place", places.get(one.entry))):
            if key[1] is not None:
                joined.join(first_of.setdefault(key, one.entry), one.entry, key[0])
    placed = {joined.root(entry) for entry in places}
    if len(placed) < 2:
        return [cluster]
    parts: dict[int, list[Testimony]] = defaultdict(list)
    largest = min(placed, key=lambda root: (-sum(joined.root(one.entry) == root for one in cluster.claims), root))
    for one in cluster.claims:
        root = joined.root(one.entry)
        parts[root if root in placed else largest].append(one)
    return [Cluster(cluster.day, claims) for claims in parts.values()]


def _left(cluster: Cluster, countries: Mapping[str, str]) -> dict[int, str]:
    """The places that claims leave from, by their entries; not where others were taken to ("is free in X")."""
    goals = {countries.get(folded(to), folded(to)) for one in cluster.claims if (to := goal(one.claim))}
    told = ((one.entry, _place(one.claim, countries)) for one in cluster.claims)
    return {entry: place for entry, place in told if place is not None and place not in goals}


def _place(claim: Claim, countries: Mapping[str, str]) -> str | None:
    if claim.where is None:
        return None
    name = folded(claim.where.name)
    return countries.get(name) if countries else name


def _is_an_occasion(claims: Sequence[Testimony]) -> bool:
    """Whether a count, three people or two reports say it took place: one person's release in one report is none."""
    said = [one for one in claims if one.claim.certainty.supports]
    counted = any(one.claim.group is not None and one.claim.group.quantity is not None for one in said)
    people = {folded(one.claim.mention.normal) for one in said if one.claim.mention is not None}
    return counted or len(people) >= LEAST_PEOPLE or len({one.report for one in said}) >= LEAST_REPORTS


def _named(clusters: Sequence[Cluster], deals: Sequence[DealOnRecord]) -> tuple[Occasion, ...]:
    used: Counter[str] = Counter()
    made = []
    for cluster in clusters:
        kind = WORDS[_lead(cluster.claims)]
        plain = f"{kind}-{cluster.day.isoformat()}"
        used[plain] += 1
        place = _named_place(cluster.claims)
        made.append(
            Occasion(
                id=plain if used[plain] == 1 else f"{plain}-{used[plain]}",
                label=_label(kind, cluster.day, place),
                kind=kind,
                when=When.day(cluster.day),
                place=place,
                claims=tuple(one.entry for one in cluster.claims),
                deals=deals_of({one.report for one in cluster.claims}, cluster.day, deals),
                parts=_parts(cluster.claims),
            )
        )
    return tuple(made)


def _label(kind: str, day: date, place: str | None) -> str:
    words = f"the {kind} of {day_in_words(day)}"
    return f"{words} in {place}" if place else words


def _named_place(claims: Sequence[Testimony]) -> str | None:
    named = Counter(one.claim.where.name for one in claims if one.claim.where and one.claim.certainty.supports)
    return min(named, key=lambda name: (-named[name], name), default=None)


def _parts(claims: Sequence[Testimony]) -> tuple[str, ...]:
    """The parts that are told, each with its day: the decree, the release, each handover by where it led."""
    told: dict[tuple[str, str | None], list[Testimony]] = defaultdict(list)
    for one in claims:
        if one.claim.certainty.supports:
            part = _part(one)
            told[part, goal(one.claim) if part == "handover" else None].append(one)
    if len(told) < 2:
        return ()
    order = ("decree", "release", "handover")
    found = sorted(told.items(), key=lambda item: (order.index(item[0][0]), item[0][1] or ""))
    return tuple(_part_label(part, to, _main_day(claims)) for (part, to), claims in found)


def _part_label(part: str, to: str | None, day: date | None) -> str:
    words = f"the {part} of {day_in_words(day)}" if day else f"the {part}"
    return f"{words} to {to}" if to else words


def goal(claim: Claim) -> str | None:
    """Where people were taken, or to whom handed over, in the text's words."""
    if claim.where_to is not None:
        return claim.where_to.name
    return claim.handed_to.name if claim.handed_to is not None else None


def deals_of(reports: set[int], day: date, deals: Sequence[DealOnRecord]) -> tuple[int, ...]:
    """The deals that the same reports tell of, unless they are dated otherwise."""
    near = (
        one
        for one in deals
        if one.report in reports and (one.deal.when is None or one.deal.when.may_include(day) or _close(one, day))
    )
    return tuple(sorted(one.entry for one in near))


def _close(one: DealOnRecord, day: date) -> bool:
    when = one.deal.when
    return when is not None and any(bound and abs((bound - day).days) <= 1 for bound in (when.earliest, when.latest))
