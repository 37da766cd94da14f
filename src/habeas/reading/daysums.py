"""Sums with days: the arithmetic behind "a year later" and "last Saturday", without any words."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

Days = tuple[date, date]
"""The first and the last day of a stretch."""


def month_of(year: int, month: int) -> Days:
    """The days of a month.

    >>> month_of(2020, 2)[1].day
    29
    """
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def year_of(year: int) -> Days:
    """The days of a year."""
    return date(year, 1, 1), date(year, 12, 31)


def moved(day: date, *, months: int = 0, days: int = 0) -> date:
    """The day so many months and days on; a month that has no such day gives its last one.

    Raises `OverflowError` or `ValueError` beyond the calendar.

    >>> moved(date(2020, 1, 31), months=1), moved(date(2020, 3, 31), months=-13)
    (datetime.date(2020, 2, 29), datetime.date(2019, 2, 28))
    """
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    last = calendar.monthrange(year, month + 1)[1] if 1 <= year <= 9999 else 0
    return date(year, month + 1, min(day.day, last)) + timedelta(days)


def share(days: Days, number: int, parts: int) -> Days:
    """The ``number``-th of so many equal parts: the first third of a year are its first four months.

    >>> share(year_of(2020), 1, 3)
    (datetime.date(2020, 1, 1), datetime.date(2020, 4, 30))
    >>> share(month_of(2020, 9), 3, 3)
    (datetime.date(2020, 9, 21), datetime.date(2020, 9, 30))
    """
    first, last = days
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months >= parts:
        step = months // parts
        return moved(first, months=step * (number - 1)), moved(first, months=step * number, days=-1)
    step = ((last - first).days + 1) // parts
    end = last if number == parts else first + timedelta(step * number - 1)
    return first + timedelta(step * (number - 1)), end


def season_of(year: int, first_month: int, last_month: int) -> Days:
    """The days of a season; one that runs over new year may be meant by either of its years, so it gets both."""
    if first_month <= last_month:
        return month_of(year, first_month)[0], month_of(year, last_month)[1]
    return month_of(year - 1, first_month)[0], month_of(year + 1, last_month)[1]


def weekday_before(day: date, weekday: int, *, strictly: bool = False) -> date:
    """The last such weekday (Monday is 0) on or before the day, or strictly before it."""
    back = (day.weekday() - weekday) % 7
    return day - timedelta(7 if strictly and back == 0 else back)


def weekday_after(day: date, weekday: int, *, strictly: bool = False) -> date:
    """The next such weekday on or after the day, or strictly after it."""
    on = (weekday - day.weekday()) % 7
    return day + timedelta(7 if strictly and on == 0 else on)


def week_of(day: date) -> Days:
    """Monday to Sunday around the day."""
    monday = day - timedelta(day.weekday())
    return monday, monday + timedelta(6)


def unit_of(day: date, unit: str) -> Days:
    """The day, week, month, year or decade around the day."""
    if unit == "week":
        return week_of(day)
    if unit == "month":
        return month_of(day.year, day.month)
    if unit == "year":
        return year_of(day.year)
    if unit == "decade":
        return date(day.year // 10 * 10, 1, 1), date(day.year // 10 * 10 + 9, 12, 31)
    return day, day


def by_units(day: date, number: int, unit: str) -> date:
    """The day so many units on (or back, if negative)."""
    months = {"month": 1, "year": 12, "decade": 120}.get(unit, 0) * number
    days = {"day": 1, "week": 7}.get(unit, 0) * number
    return moved(day, months=months, days=days)


def real(year: int, month: int, day: int) -> date | None:
    """The day, if there is one."""
    if not (1 <= year <= 9999 and 1 <= month <= 12):
        return None
    return date(year, month, day) if 1 <= day <= calendar.monthrange(year, month)[1] else None
