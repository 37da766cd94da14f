"""Says in words what an answer "as known by then" leaves out: an archive that came in later answers nothing before."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from habeas.casework.pages import Page


@dataclass(frozen=True, slots=True)
class Told:
    """Since when something on record counts as known, and whether it says of itself that it was public at ``stated``.

    ``stated`` is ``None`` where it says nothing, or where that counts already.
    """

    known_at: datetime
    stated: datetime | None = None

    @classmethod
    def by(cls, page: Page, zone: ZoneInfo) -> Told:
        """What a page tells; that it states an earlier time does not count while nobody approved its source."""
        stated = page.report.updated or page.report.published
        return cls(page.known_at, stated.instant(zone) if stated is not None and not page.approved else None)


def left_out(told: Collection[Told], until: datetime, zone: ZoneInfo) -> str | None:
    """What of all that is ``told`` is left out of an answer as known by ``until``; ``None`` where nobody misses it.

    Said when nothing was known yet, and when pages that are left out say that they were public by then.

    >>> noon, evening = (datetime(2026, 11, 25, hour, tzinfo=ZoneInfo("UTC")) for hour in (12, 18))
    >>> print(left_out([Told(evening)], noon, ZoneInfo("UTC")))  # doctest: +NORMALIZE_WHITESPACE
    nothing of this was known yet by 2026-11-25 12:00: the first of it counts as known from 2026-11-25 18:00 on; to ask
    what is known now of a day, say --on 2026-11-25
    >>> left_out([Told(noon), Told(evening)], noon, ZoneInfo("UTC")) is None
    True
    """
    later = [one for one in told if one.known_at > until]
    stated = sum(one.stated is not None and one.stated <= until for one in later)
    if not later or (len(later) < len(told) and not stated):
        return None
    first = _moment(min(one.known_at for one in later), zone)
    if len(later) == len(told):
        by = _moment(until, zone)
        said = [f"nothing of this was known yet by {by}: the first of it counts as known from {first} on"]
    else:
        said = [f"{len(later)} of {len(told)} reports are left out: they count as known from {first} on"]
    if stated:
        counted = f"{stated} report{' is' if stated == 1 else 's are'}"
        said.append(
            f"{counted} said to be public by then, which counts only where the source is approved (`habeas source`);"
            " else the moment at which a page was obtained does"
        )
    said.append(f"to ask what is known now of a day, say --on {until.astimezone(zone).date().isoformat()}")
    return "; ".join(said)


def _moment(instant: datetime, zone: ZoneInfo) -> str:
    """A day where it is meant to its end, else also the minute."""
    local = instant.astimezone(zone)
    return local.date().isoformat() if local.time() == time.max else f"{local:%Y-%m-%d %H:%M}"
