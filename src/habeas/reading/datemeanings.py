"""What each template of a language's ``dates.toml`` means: from the words in its slots to the days.

A meaning gets a `Place` and gives `Bounds`, or ``None`` where there is no such day (31 February) or where the report's
day or the event before would be needed and isn't known.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from habeas.reading import daysums
from habeas.reading.dateplace import Bounds, Place

_ZONES = timedelta(1)  # a report may be dated a day before the event where it happened
_SEVERAL = (2, 9)  # "years ago"
_LEAP = 8  # years to look back for a 29 February
_CENTURY = 2000


Meaning = Callable[[Place], Bounds | None]


def _numeric(place: Place) -> Bounds | None:
    pieces = re.split(r"\D", place.get("numeric") or "")
    orders = place.lexicon.numeric.get(place.get("mark") or "-", ())
    readings: list[date] = []
    for order in orders:
        if (len(pieces[0]) == 4) != (order[0] == "y"):
            continue
        if len(pieces[2]) == 2 and order[2] == "y" and not (len(pieces[0]) == 2 and len(pieces[1]) == 2):
            continue
        value = {letter: int(piece) for letter, piece in zip(order, pieces, strict=True)}
        year = value["y"] + (_CENTURY if value["y"] < 100 else 0)
        day = daysums.real(year, value["m"], value["d"])
        readings += [day] if day else []
    if not readings:
        return None
    return Bounds(min(readings), max(readings), len(set(readings)) > 1)


def _year_for(place: Place, month: int, day: int) -> int | None:
    """The year of a day without one: the nearest past (or future) that has the weekday said with it."""
    base = place.base
    if base is None:
        return None
    said = place.get("anyday")
    weekday = place.lexicon.weekdays[said] if said else None
    years = range(base.year, base.year + _LEAP + 1) if place.future else range(base.year + 1, base.year - _LEAP - 1, -1)
    fits: list[int] = []
    for year in years:
        made = daysums.real(year, month, day)
        if made is None or (made < base if place.future else made > base + _ZONES):
            continue
        if weekday is None or made.weekday() == weekday:
            return year
        fits.append(year)
    return fits[0] if fits else None


def _day(place: Place) -> Bounds | None:
    ordinal = place.get("ordinal")
    day = place.lexicon.ordinals[ordinal] if ordinal else place.number("day")
    year = place.year() or _year_for(place, place.month(), day)
    made = None if year is None else daysums.real(year, place.month(), day)
    return None if made is None else Bounds(made, made)


def _days(place: Place) -> Bounds | None:
    first, last = place.number("day"), place.number("day2")
    year = place.year() or _year_for(place, place.month(), last)
    if year is None:
        return None
    earliest, latest = daysums.real(year, place.month(), first), daysums.real(year, place.month(), last)
    if earliest is None or latest is None or earliest >= latest:
        return None
    return Bounds(earliest, latest)


def _month_year(place: Place) -> int | None:
    if place.base is None or place.year() is not None:
        return place.year()
    month, base = place.month(), place.base
    if place.future:
        return base.year + (month < base.month)
    return base.year - (month > base.month)


def _month(place: Place) -> Bounds | None:
    year = _month_year(place)
    return None if year is None else Bounds(*daysums.month_of(year, place.month()))


def _months(place: Place) -> Bounds | None:
    last = place.number("year")
    year = place.number("year2") if place.get("year2") else last - (place.month() > place.month("month2"))
    earliest, latest = daysums.month_of(year, place.month())[0], daysums.month_of(last, place.month("month2"))[1]
    return Bounds(earliest, latest) if earliest <= latest else None


def _part(place: Place, whole: Bounds | None) -> Bounds | None:
    if whole is None or whole.earliest is None or whole.latest is None:
        return None
    number, parts = place.lexicon.parts[place.get("part") or ""]
    return Bounds(*daysums.share((whole.earliest, whole.latest), number, parts), approximate=True)


def _year(place: Place) -> Bounds | None:
    year = place.year()
    return None if year is None else Bounds(*daysums.year_of(year))


def _decade(place: Place) -> Bounds | None:
    year = int((place.get("decade") or "")[:4])
    return Bounds(date(year, 1, 1), date(year + 9, 12, 31))


def _season(place: Place) -> Bounds | None:
    first, last = place.lexicon.seasons[place.get("season") or ""]
    year = place.year()
    if year is None:
        return None
    if (place.get("short") or place.get("year2")) and first > last:
        return Bounds(daysums.month_of(year, first)[0], daysums.month_of(year + 1, last)[1], approximate=True)
    return Bounds(*daysums.season_of(year, first, last), approximate=True)


def _recent_season(place: Place) -> Bounds | None:
    if place.base is None:
        return None
    first, last = place.lexicon.seasons[place.get("season") or ""]
    for year in (place.base.year, place.base.year - 1):
        opens = daysums.month_of(year, first)[0]
        if opens <= place.base:
            return Bounds(opens, daysums.month_of(year + (last < first), last)[1], approximate=True)
    return None


def _from_base(place: Place, *, approximate: bool) -> Bounds | None:
    if place.base is None:
        return None
    first, last = place.lexicon.days[place.get("about_days" if approximate else "relative_days") or ""]
    return Bounds(place.base + timedelta(first), place.base + timedelta(last), approximate)


def _unit_from(day: date | None, unit: str, number: int) -> Bounds | None:
    if day is None or unit == "hour":
        return None
    return Bounds(*daysums.unit_of(daysums.by_units(day, number, unit), unit))


def _earlier_this(place: Place) -> Bounds | None:
    whole = _unit_from(place.base, place.unit(), 0)
    if whole is None or whole.earliest is None or place.base is None:
        return None
    return Bounds(whole.earliest, max(whole.earliest, place.base - timedelta(1)), approximate=True)


def _later_this(place: Place) -> Bounds | None:
    whole = _unit_from(place.base, place.unit(), 0)
    if whole is None or whole.latest is None or place.base is None:
        return None
    return Bounds(min(whole.latest, place.base + timedelta(1)), whole.latest, approximate=True)


def _weekend(place: Place, weeks: int) -> Bounds | None:
    if place.base is None:
        return None
    first, last = place.lexicon.weekend
    opens = daysums.weekday_before(place.base, first) + timedelta(7 * weeks)
    if weeks < 0 and not opens + timedelta(7) <= place.base <= opens + timedelta(7 + last - first):
        opens += timedelta(7)  # on a Monday, "last weekend" is the one just over
    return Bounds(opens, opens + timedelta(last - first))


def _weekday(place: Place) -> Bounds | None:
    if place.base is None:
        return None
    near = daysums.weekday_after if place.future else daysums.weekday_before
    day = near(place.base, place.weekday())
    return Bounds(day, day)


def _weekday_beside(place: Place, *, after: bool) -> Bounds | None:
    if place.base is None:
        return None
    near = daysums.weekday_after if after else daysums.weekday_before
    day = near(place.base, place.weekday(), strictly=True)
    return Bounds(day, day)


def _weekday_in_week(place: Place, weeks: int) -> Bounds | None:
    if place.base is None:
        return None
    day = daysums.week_of(place.base)[0] + timedelta(7 * weeks + place.weekday())
    return Bounds(day, day)


def _weekday_pair(place: Place) -> Bounds | None:
    if place.base is None:
        return None
    last = daysums.weekday_before(place.base, place.weekday("weekday2"))
    return Bounds(daysums.weekday_before(last, place.weekday()), last)


def _night_to(day: Bounds | None) -> Bounds | None:
    if day is None or day.earliest is None:
        return None
    return Bounds(day.earliest - timedelta(1), day.latest, day.approximate)


def _weekday_following(place: Place) -> Bounds | None:
    if place.anchor is None or place.anchor.latest is None or not place.anchor.is_day:
        return None
    day = daysums.weekday_after(place.anchor.latest, place.weekday(), strictly=True)
    return Bounds(day, day)


def _month_beside(place: Place, *, after: bool) -> Bounds | None:
    if place.base is None:
        return None
    month, base = place.month(), place.base
    year = base.year + (month <= base.month) if after else base.year - (month >= base.month)
    return Bounds(*daysums.month_of(year, month))


def _month_of_this_year(place: Place) -> Bounds | None:
    return None if place.base is None else Bounds(*daysums.month_of(place.base.year, place.month()))


def _day_of_last_month(place: Place) -> Bounds | None:
    if place.base is None:
        return None
    month = daysums.moved(place.base, months=-1)
    day = daysums.real(month.year, month.month, place.number("day"))
    return None if day is None else Bounds(day, day)


def _span_before(place: Place) -> Bounds | None:
    if place.base is None:
        return None
    number = _how_many(place)[1] if place.get("number") else 1
    return Bounds(daysums.by_units(place.base, -number, place.unit()), place.base, approximate=True)


def _how_many(place: Place) -> tuple[int, int]:
    words = place.get("number") or "1"
    return (int(words), int(words)) if words.isdecimal() else place.lexicon.numbers[words]


def _ago(place: Place) -> Bounds | None:
    return None if place.base is None else _back(place, place.base, _how_many(place))


def _back(place: Place, base: date, number: tuple[int, int]) -> Bounds | None:
    """So many units before the day: a day where days are counted, else about the month, or the year if long ago."""
    low, high = number
    unit = place.unit()
    if unit == "hour":
        return Bounds(base - timedelta(1), base, approximate=True)
    half = timedelta({"week": 3, "month": 15, "year": 183}.get(unit, 0)) if place.half else timedelta(0)
    near, far = (daysums.by_units(base, -number, unit) - half for number in (low, high))
    if place.get("more"):
        return Bounds(daysums.by_units(far, -1, unit), near, approximate=True)
    if place.get("less"):
        return Bounds(far, daysums.by_units(near, 1, unit), approximate=True)
    approximate = low != high or unit != "day" or place.get("about") is not None
    grain = _grain(unit, low if not half else 1)
    return Bounds(daysums.unit_of(far, grain)[0], daysums.unit_of(near, grain)[1], approximate)


def _grain(unit: str, number: int) -> str:
    """How exactly such a length is meant: "five years ago" is no month."""
    if unit in ("day", "week"):
        return "day"
    return "month" if unit == "month" or (unit == "year" and number <= 1) else "year"


def _ago_half(place: Place) -> Bounds | None:
    if place.base is None:
        return None
    day = place.base - timedelta({"decade": 1826, "year": 183, "month": 15, "week": 3}.get(place.unit(), 0))
    return Bounds(*daysums.unit_of(day, "month" if place.unit() == "year" else "day"), approximate=True)


def _ago_vague(place: Place) -> Bounds | None:
    return None if place.base is None or place.unit() == "hour" else _back(place, place.base, _SEVERAL)


def _moved(place: Place, low: int, high: int, *, exact: bool = False) -> Bounds | None:
    """The event before, moved by so many units: a year after a day of September 2020 is about September 2021."""
    anchor, unit = place.anchor, place.unit()
    if anchor is None or anchor.earliest is None or anchor.latest is None:
        return None
    days = {"month": 15, "year": 183}.get(unit, 0) if place.half else 0
    if unit == "hour":
        return Bounds(anchor.earliest, anchor.latest, approximate=True)
    earliest = daysums.by_units(anchor.earliest, low, unit) + timedelta(days)
    latest = daysums.by_units(anchor.latest, high, unit) + timedelta(days)
    if exact and unit != "day":
        return Bounds(daysums.unit_of(earliest, unit)[0], daysums.unit_of(latest, unit)[1], anchor.approximate)
    if unit in ("day", "week"):
        return Bounds(earliest, latest, anchor.approximate or unit == "week" or not anchor.is_day or low != high)
    return Bounds(daysums.unit_of(earliest, "month")[0], daysums.unit_of(latest, "month")[1], approximate=True)


def _later(place: Place) -> Bounds | None:
    low, high = _how_many(place)
    made = _moved(place, low, high)
    if made is not None and made.latest is not None and place.get("more"):
        return Bounds(made.earliest, daysums.by_units(made.latest, 1, place.unit()), approximate=True)
    return made


def _later_told(place: Place) -> Bounds | None:
    """Where the words for "later" and "from now" are the same, only what is past is told from the event before."""
    return None if place.future else _later(place)


def _next_or_following(place: Place) -> Bounds | None:
    """Where "next year" may also be the year after the event before, it is so in a story of the past."""
    if place.unit() != "day" and (place.future or place.anchor is None):
        return _unit_from(place.base, place.unit(), 1)
    return _moved(place, 1, 1, exact=True)


def _sooner(place: Place) -> Bounds | None:
    low, high = _how_many(place)
    return _moved(place, -high, -low)


def _eve(place: Place) -> Bounds | None:
    anchor = place.anchor
    if anchor is None or anchor.earliest is None or not anchor.is_day:
        return None
    return Bounds(anchor.earliest - timedelta(1), anchor.earliest - timedelta(1), anchor.approximate)


def _same(place: Place) -> Bounds | None:
    anchor = place.anchor
    if anchor is None or anchor.earliest is None or anchor.latest is None or place.unit() == "hour":
        return None
    whole = daysums.unit_of(anchor.earliest, place.unit())
    if place.unit() == "day" or anchor.latest > whole[1]:
        return Bounds(anchor.earliest, anchor.latest, anchor.approximate)
    return Bounds(*whole, approximate=anchor.approximate and place.unit() != "year")


MEANINGS: Mapping[str, Meaning] = {
    "numeric": _numeric,
    "day": _day,
    "days": _days,
    "month": _month,
    "month_bare": _month,
    "months": _months,
    "month_part": lambda place: _part(place, _month(place)),
    "month_last": lambda place: _month_beside(place, after=False),
    "month_next": lambda place: _month_beside(place, after=True),
    "month_this": _month_of_this_year,
    "day_of_last_month": _day_of_last_month,
    "year": _year,
    "year_part": lambda place: _part(place, _year(place)),
    "decade": _decade,
    "decade_part": lambda place: _part(place, _decade(place)),
    "season": _season,
    "recent_season": _recent_season,
    "part_of_this": lambda place: _part(place, _unit_from(place.base, place.unit(), 0)),
    "part_of_last": lambda place: _part(place, _unit_from(place.base, place.unit(), -1)),
    "relative_days": lambda place: _from_base(place, approximate=False),
    "about_days": lambda place: _from_base(place, approximate=True),
    "earlier_this": _earlier_this,
    "later_this": _later_this,
    "span_before": _span_before,
    "weekend": lambda place: _weekend(place, 0),
    "weekend_last": lambda place: _weekend(place, -1),
    "weekend_next": lambda place: _weekend(place, 1),
    "weekday": _weekday,
    "weekday_last": lambda place: _weekday_beside(place, after=False),
    "weekday_next": lambda place: _weekday_beside(place, after=True),
    "weekday_this": lambda place: _weekday_in_week(place, 0),
    "weekday_week_ago": lambda place: _weekday_in_week(place, -1),
    "weekday_pair": _weekday_pair,
    "weekday_night": lambda place: _night_to(_weekday(place)),
    "day_night": lambda place: _night_to(_day(place)),
    "weekday_following": _weekday_following,
    "last": lambda place: _unit_from(place.base, place.unit(), -1),
    "this": lambda place: _unit_from(place.base, place.unit(), 0),
    "next": lambda place: _unit_from(place.base, place.unit(), 1),
    "ago": _ago,
    "ago_half": _ago_half,
    "ago_vague": _ago_vague,
    "later": _later,
    "later_told": _later_told,
    "next_or_following": _next_or_following,
    "later_vague": lambda place: _moved(place, *_SEVERAL),
    "sooner": _sooner,
    "sooner_one": lambda place: _moved(place, -1, -1, exact=True),
    "following": lambda place: _moved(place, 1, 1, exact=True),
    "same": _same,
    "eve": _eve,
}
"""From the ``means`` of a template to what it means."""

ANAPHORIC = frozenset(
    {"later", "later_told", "later_vague", "sooner", "sooner_one", "following", "same", "eve", "weekday_following"}
)
"""Those that are told from the event before."""
