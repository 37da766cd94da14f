"""What only the whole page tells, in whatever way its sentences are read: one day for undated news, sides of voices."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from habeas.model import Certainty, Claim, Kind, Mention, Role, Side, Voice, When

ONLY_OBSERVED: Final = "it tells of no event, and what it says that was observed is kept apart"
"""Why a sentence gave no claim of which an observation was made."""
FREEING: Final = frozenset({Kind.RELEASED, Kind.PARDONED, Kind.EXCHANGED, Kind.EXILED})
_INTO_CUSTODY = frozenset(
    {Kind.DETAINED, Kind.ARRESTED, Kind.CHARGED, Kind.TRIED, Kind.CONVICTED, Kind.SENTENCED, Kind.HELD}
)
_UNTOLD = frozenset({Certainty.CONDITIONAL, Certainty.FUTURE})


def of_the_day(
    claims: Sequence[Claim], day: date | None, news: Collection[int], *, may_be_today: Callable[[Claim], bool]
) -> list[Claim]:
    """The claims, those that tell of a freeing without any day given the report's own where another one carries it.

    ``news`` holds where the triggers start that may tell news; ``may_be_today`` says of an undated freeing whether
    the words around it leave that open.
    """
    if day is None or not any(_carries(claim, When.day(day)) for claim in claims):
        return list(claims)
    told = When.day(day)
    return [
        replace(claim, when=told)
        if claim.trigger.start in news and _is_undated(claim) and may_be_today(claim)
        else claim
        for claim in claims
    ]


def _carries(claim: Claim, day: When) -> bool:
    """Whether a claim says that definite people were freed on that very day."""
    when = claim.when
    same = when is not None and when.is_day and when.earliest == day.earliest
    definite = claim.group is None or claim.group.quantity is not None
    return same and definite and claim.kind in FREEING and claim.certainty.supports


def _is_undated(claim: Claim) -> bool:
    return claim.when is None and claim.kind in FREEING and claim.certainty not in _UNTOLD


def sides(claims: Sequence[Claim], goals: Collection[str], *, is_called_so: Callable[[Voice], bool]) -> list[Claim]:
    """The claims, official voices of the countries that took people in (``goals``, ISO 3166-1) marked as that side.

    A voice is of such a country by its own; one without a country where ``is_called_so`` says that it is called as
    those are who take people in ("headquarters", "border guard").
    """
    if not goals:
        return list(claims)

    def sided(voice: Voice) -> Voice:
        takes_in = voice.state in goals if voice.state is not None else is_called_so(voice)
        official = voice.role is Role.OFFICIAL and voice.side is None
        return replace(voice, side=Side.RECEIVING) if official and takes_in else voice

    return [replace(claim, said_by=tuple(map(sided, claim.said_by))) for claim in claims]


def before_freedom(claims: Sequence[Claim]) -> list[Claim]:
    """The claims, without a verdict's or an arrest's assumed day where the page then tells of an earlier release.

    The day of the report is only assumed of news that gives none, and in "Anna was sentenced to four years. On Friday
    she was freed" the verdict is no news.
    """
    freed: defaultdict[str, list[Claim]] = defaultdict(list)
    for one in claims:
        if one.kind in FREEING and one.mention is not None and one.when is not None and one.certainty.supports:
            freed[one.mention.normal].append(one)
    return [replace(one, when=None) if _is_of_the_past(one, freed) else one for one in claims]


def _is_of_the_past(one: Claim, freed: Mapping[str, Sequence[Claim]]) -> bool:
    """Whether a claim is told before a release of the same person, as of an assumed day that does not lie before it."""
    if one.when is None or one.when.span is not None or one.kind not in _INTO_CUSTODY or one.again:
        return False
    latest, later = one.when.latest, freed.get(one.mention.normal, ()) if one.mention is not None else ()
    days = [other.when.earliest for other in later if other.when and one.trigger.start < other.trigger.start]
    return latest is not None and any(day is not None and day <= latest for day in days)


def once(claims: Iterable[Claim]) -> list[Claim]:
    """Claims without those that say the same by the same words of the same person."""
    seen = set()
    kept = []
    for claim in claims:
        who = claim.about.normal if isinstance(claim.about, Mention) else claim.about.span
        key = (claim.kind, claim.trigger.start, who, claim.term)
        if key not in seen:
            seen.add(key)
            kept.append(claim)
    return kept
