"""When a sentence has been served, by the calendar alone."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from habeas.model import Term, TermKind, When

CUSTODIAL = frozenset(
    {TermKind.PRISON, TermKind.COLONY, TermKind.HARD_LABOUR, TermKind.ADMINISTRATIVE, TermKind.LIFE, TermKind.DEATH}
)
AT_LARGE = frozenset({TermKind.SUSPENDED, TermKind.RESTRICTED, TermKind.HOUSE_ARREST})


def later(day: date, years: int, months: int, days: int) -> date:
    """The day that many years, months and days later; a day the month lacks is its last one.

    >>> later(date(2020, 8, 31), 0, 6, 0)
    datetime.date(2021, 2, 28)
    """
    month = day.month - 1 + months
    year = day.year + years + month // 12
    month = month % 12 + 1
    if year > date.max.year:
        return date.max
    end = day.replace(year=year, month=month, day=min(day.day, calendar.monthrange(year, month)[1]))
    return end + timedelta(days=min(days, (date.max - end).days))


def end_of(term: Term, start: When) -> When | None:
    """The days on which a term that began on ``start`` ends; ``None`` where it never does or its length is not known.

    >>> from habeas.model import Span
    >>> term = Term(11, 0, TermKind.PRISON, Span.of("11 years", 0, 8))
    >>> end_of(term, When.month(2020, 9)).value
    '2031-09'
    """
    endless = term.kind in (TermKind.LIFE, TermKind.DEATH) or not (term.years or term.months or term.days)
    if endless or start.earliest is None or start.latest is None:
        return None
    first = later(start.earliest, term.years, term.months, term.days)
    last = later(start.latest, term.years, term.months, term.days)
    if start.latest.day == calendar.monthrange(start.latest.year, start.latest.month)[1] and not term.days:
        last = last.replace(day=calendar.monthrange(last.year, last.month)[1])
    return When(first, last, approximate=start.approximate)
