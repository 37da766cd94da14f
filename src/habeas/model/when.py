"""Days as sources give them: a day, a month, a year, a range, or about that."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date

from habeas.errors import ImpossibleValueError
from habeas.model.span import Span


@dataclass(frozen=True, slots=True)
class When:
    """The earliest and the latest day on which something happened, and the words that say so.

    Either bound may be open (``None``). ``approximate`` is EDTF's ``~``. ``span`` is ``None`` where the day follows
    from the report's own date and not from words. Days are local to the place of the event and never shifted.
    Raises `ImpossibleValueError` when the latest day comes before the earliest.

    Source of the written form: Extended Date/Time Format, ISO 8601-2:2019, level 1.
    """

    earliest: date | None
    latest: date | None
    span: Span | None = None
    approximate: bool = False

    def __post_init__(self) -> None:
        if self.earliest is not None and self.latest is not None and self.latest < self.earliest:
            msg = f"{self.latest} comes before {self.earliest}"
            raise ImpossibleValueError(msg)

    @classmethod
    def day(cls, day: date, span: Span | None = None, *, approximate: bool = False) -> When:
        """One day."""
        return cls(day, day, span, approximate)

    @classmethod
    def month(cls, year: int, month: int, span: Span | None = None, *, approximate: bool = False) -> When:
        """One month.

        >>> When.month(2020, 9).value
        '2020-09'
        """
        last = calendar.monthrange(year, month)[1]
        return cls(date(year, month, 1), date(year, month, last), span, approximate)

    @classmethod
    def year(cls, year: int, span: Span | None = None, *, approximate: bool = False) -> When:
        """One year.

        >>> When.year(2020, approximate=True).value
        '2020~'
        """
        return cls(date(year, 1, 1), date(year, 12, 31), span, approximate)

    @property
    def value(self) -> str:
        """The EDTF form.

        >>> When.day(date(2025, 12, 13)).value
        '2025-12-13'
        >>> When(date(2020, 3, 1), date(2020, 4, 30)).value
        '2020-03-01/2020-04-30'
        >>> When(None, date(2020, 4, 30)).value
        '../2020-04-30'
        """
        return edtf(self.earliest, self.latest) + ("~" if self.approximate else "")

    @property
    def is_day(self) -> bool:
        """Whether it is exactly one day."""
        return self.earliest is not None and self.earliest == self.latest

    def certainly_before(self, other: When) -> bool:
        """Whether every day of this one comes before every day of ``other``."""
        return self.latest is not None and other.earliest is not None and self.latest < other.earliest

    def may_include(self, day: date) -> bool:
        """Whether it may have been on ``day``."""
        return (self.earliest is None or self.earliest <= day) and (self.latest is None or day <= self.latest)

    def __str__(self) -> str:
        return self.value


def edtf(earliest: date | None, latest: date | None) -> str:
    """The shortest EDTF form of a range of days; an open bound is written ``..``."""
    if earliest is None or latest is None:
        return f"{earliest or '..'}/{latest or '..'}"
    if earliest == latest:
        return earliest.isoformat()
    if earliest == date(earliest.year, 1, 1) and latest == date(earliest.year, 12, 31):
        return f"{earliest.year:04d}"
    if earliest.day == 1 and latest == earliest.replace(day=calendar.monthrange(earliest.year, earliest.month)[1]):
        return f"{earliest.year:04d}-{earliest.month:02d}"
    return f"{earliest.isoformat()}/{latest.isoformat()}"


def parse_edtf(text: str) -> tuple[date | None, date | None, bool]:
    """Earliest day, latest day and whether it is approximate, from what `When.value` writes.

    Raises `ValueError` when it is none of the forms written here.

    >>> parse_edtf("2021-09~")
    (datetime.date(2021, 9, 1), datetime.date(2021, 9, 30), True)
    >>> parse_edtf("../2020-04-30")
    (None, datetime.date(2020, 4, 30), False)
    """
    approximate = text.endswith("~")
    earliest, latest = _bounds(text.removesuffix("~"))
    backwards = earliest is not None and latest is not None and latest < earliest
    if backwards or edtf(earliest, latest) + ("~" if approximate else "") != text:
        msg = f"{text!r} is no form in which days are written here"
        raise ValueError(msg)
    return earliest, latest, approximate


def _bounds(text: str) -> tuple[date | None, date | None]:
    if "/" in text:
        left, right = text.split("/", 1)
        return _bound(left), _bound(right)
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 1:
        made = When.year(parts[0])
    elif len(parts) == 2:
        made = When.month(parts[0], parts[1])
    else:
        made = When.day(date.fromisoformat(text))
    return made.earliest, made.latest


def _bound(text: str) -> date | None:
    return None if text == ".." else date.fromisoformat(text)
