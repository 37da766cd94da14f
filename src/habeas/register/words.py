"""Days, origins and terms in plain words, for the sentences of a card."""

from __future__ import annotations

from datetime import date

from habeas.model import MONTHS, Term, TermKind, When, day_in_words


def when_in_words(when: When | None) -> str | None:
    """A day, a month, a year or a range as a reader says it; ``None`` where no bound is known.

    >>> when_in_words(When.month(2021, 9, approximate=True))
    'about September 2021'
    >>> when_in_words(When(date(2020, 3, 1), date(2020, 4, 30)))
    'some day from 1 March 2020 to 30 April 2020'
    """
    if when is None or (when.earliest is None and when.latest is None):
        return None
    words = _plain(when.earliest, when.latest)
    return f"about {words}" if when.approximate else words


def at_in_words(when: When | None) -> str | None:
    """The same with its preposition.

    >>> at_in_words(When.day(date(2025, 12, 13))), at_in_words(When.month(2021, 9))
    ('on 13 December 2025', 'in September 2021')
    """
    words = when_in_words(when)
    if when is None or words is None:
        return None
    narrow = when.is_day or "some day" in words
    return f"on {words}" if narrow else f"in {words}"


def _plain(earliest: date | None, latest: date | None) -> str:
    if earliest is None or latest is None:
        return f"some day after {day_in_words(earliest)}" if earliest else f"some day before {_known(latest)}"
    value = When(earliest, latest).value
    if earliest == latest:
        return day_in_words(earliest)
    if "/" in value:
        return f"some day from {day_in_words(earliest)} to {day_in_words(latest)}"
    return str(earliest.year) if len(value) == 4 else f"{MONTHS[earliest.month - 1]} {earliest.year}"


def _known(day: date | None) -> str:
    return day_in_words(day) if day else "a day that is not known"


def origins_in_words(number: int) -> str:
    """How many independent origins stand behind something.

    >>> origins_in_words(1), origins_in_words(2)
    ('1 origin', '2 independent origins')
    """
    return "1 origin" if number == 1 else f"{number} independent origins"


def term_in_words(term: Term) -> str:
    """A sentence of a court: its length, or its kind where that says more than the length.

    >>> from habeas.model import Span
    >>> term_in_words(Term(11, 0, TermKind.PRISON, Span.of("11 years", 0, 8)))
    '11 years'
    """
    if term.kind is TermKind.LIFE:
        return "life in prison"
    if term.kind is TermKind.DEATH:
        return "death"
    if term.kind is TermKind.FINE:
        return "a fine"
    length = _length(term)
    if term.kind in _SOFTER:
        return _SOFTER[term.kind].format(length=length) if length else _SOFTER[term.kind].format(length="a time")
    return length or "a time that is not said"


_SOFTER = {
    TermKind.SUSPENDED: "{length}, suspended",
    TermKind.RESTRICTED: "{length} of restricted liberty",
    TermKind.HOUSE_ARREST: "{length} of house arrest",
}


def _length(term: Term) -> str:
    parts = [(term.years, "year"), (term.months, "month"), (term.days, "day")]
    said = [f"{number} {unit}" + ("" if number == 1 else "s") for number, unit in parts if number]
    return " and ".join(said) if len(said) < 3 else f"{said[0]}, {said[1]} and {said[2]}"
