"""Days, months and years in a text, held against the report's own day and the event told before.

Which words there are stands in the language's ``dates.toml``; what they mean stands in `datemeanings`. Nothing is read
from words that only look like a date (a month's name as a verb, a number of people, a length of time).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from habeas.model import Grain, Report, Span, When
from habeas.reading.datemeanings import ANAPHORIC, MEANINGS
from habeas.reading.dateplace import Bounds, Lexicon, Place
from habeas.reading.templates import SPACE, any_of, fold, just_before, pattern, valued

_REACH = 40
_FRESH = 7  # days
_WORD = re.compile(r"[^\W_]+")
# A date opens its clause where at most one short word ("on") stands between it and the mark or beginning before.
_OPENS = re.compile(r"[,;:–(“\"] ?(?:\w{1,4} )?\Z")
_WORD_BEFORE = re.compile(r"(?<!\w)([^\W\d_])[\w-]*[ \n]{1,3}\Z")
_WORD_BEHIND = re.compile(r"[ \n]{1,3}([^\W\d_])")
_OPENS_TEXT = re.compile(r"\W{0,3}(?:\w{1,4} )?")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date and its words.

    ``anaphoric``: told from the event before ("a year later"). ``fresh``: within the week up to the report's day.
    """

    when: When
    span: Span
    anaphoric: bool
    fresh: bool


@dataclass(frozen=True, slots=True)
class _Template:
    means: str
    expression: re.Pattern[str]
    after: re.Pattern[str] | None
    not_after: re.Pattern[str] | None
    not_before: re.Pattern[str] | None
    no_capital_beside: bool


@dataclass(frozen=True, slots=True, eq=False)
class DateWords:
    """What a language says about days, made ready for search."""

    lexicon: Lexicon
    templates: tuple[_Template, ...]
    starters: frozenset[str]
    capital: frozenset[str]
    edge: re.Pattern[str]
    joins: re.Pattern[str]
    pairs: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
    future_before: re.Pattern[str]
    future_behind: re.Pattern[str]
    past_before: re.Pattern[str]
    past_behind: re.Pattern[str]
    after_a_date: re.Pattern[str]
    year_not_before: re.Pattern[str]

    @classmethod
    def from_toml(cls, table: Mapping[str, Any]) -> DateWords:
        """The words of one language, from its ``dates.toml``. Raises `KeyError` where a table or slot is missing."""
        lexicon = Lexicon.from_toml(table)
        slots = _slots(table)
        edges = "|".join(f"(?P<{name}>{any_of(words)})" for name, words in table["edges"].items())
        years, future = table["years"], table["future"]
        return cls(
            lexicon,
            tuple(_template(row, slots, table["words"]) for row in table["template"]),
            _starters(table),
            frozenset(table["capital"]),
            re.compile(rf"(?<![\w-])(?:{edges}){SPACE}\Z"),
            re.compile(rf"[ \n]?(?:{any_of(table['ranges']['joins'])})[ \n]?"),
            tuple(
                (just_before([a]), re.compile(rf"{SPACE}(?:{any_of([b])}){SPACE}")) for a, b in table["ranges"]["pairs"]
            ),
            re.compile(rf"(?<![\w])(?:{any_of(future['before'])})(?![\w])[^.;,]{{0,50}}\Z"),
            re.compile(rf"[^.;]{{0,30}}?(?<![\w])(?:{any_of(future['behind'])})(?![\w])"),
            just_before(future.get("never_after", ())),
            re.compile(rf"[^.;,]{{0,90}}?(?<![\w])(?:{any_of(future.get('never_before', ()))})(?![\w])"),
            re.compile(rf"(?:{any_of(years['only_after_a_date'])}) ?\Z"),
            re.compile(rf"[ \n](?:{any_of(years['not_before'])})(?!\w)"),
        )


def _slots(table: Mapping[str, Any]) -> dict[str, str]:
    months = any_of(word for names in table["months"] for word in names)
    weekdays = any_of(word for names in table["weekdays"] for word in names)
    short = any_of(word for names in table["weekdays_short"] for word in names)
    halves = valued(table.get("halves", {}))
    numbers = any_of([*valued(table["numbers"]), *table["vague_numbers"], *halves])
    marks = "".join(re.escape(mark) for mark in table["numeric"])
    digits = rf"\d{{1,2}}(?P<mark>[{marks}])\d{{1,2}}(?P=mark)(?:\d{{4}}|\d\d)|\d{{4}}-\d\d-\d\d"
    century = r"(?:1[5-9]|20)"
    year = rf"{century}\d\d(?:{any_of(table['years'].get('suffixes', ()))})?(?![\d]|[.,:]\d)"
    return {
        "month": rf"(?:{months})(?!\w)",
        "weekday": rf"(?:{weekdays})(?!\w)",
        "anyday": rf"(?:{weekdays}|{short})(?!\w)",
        "day": rf"\d{{1,2}}(?:{any_of(table['ordinals']['suffixes'])})?(?![\w]|[.,:]\d)",
        "ordinal": any_of(valued(table["ordinals"]["words"])),
        "year": year,
        "short": r"\d\d(?!\d)",
        "decade": rf"{century}\d0'?(?:{any_of(table['decade'])})",
        "numeric": rf"(?:{digits})(?![\d]|[.,:/-]\d)",
        "number": rf"\d{{1,4}}|{numbers}",
        "unit": any_of(word for names in table["units"].values() for word in names),
        "unit_one": any_of(table.get("unit_one", ())),
        "part": any_of(table["parts"]),
        "season": any_of(table["seasons"]),
        "weekend": any_of(table["weekend"]["words"]),
        "relative_days": any_of(table["relative_days"]),
        "about_days": any_of(table["about_days"]),
        **{name: any_of(words) for name, words in table["words"].items()},
    }


def _template(row: Mapping[str, Any], slots: Mapping[str, str], words: Mapping[str, Sequence[str]]) -> _Template:
    if row["means"] not in MEANINGS:
        raise KeyError(row["means"])
    after = re.compile(rf"(?:{_leads(words[row['after']])})\Z") if "after" in row else None
    never = just_before(words[row["not_after"]]) if "not_after" in row else None
    other = re.compile(rf"[ \n](?:{any_of(words[row['not_before']])})(?!\w)") if "not_before" in row else None
    ends = r"(?= ?(?:[,.;:!?)\n]|\Z))" if row.get("ends") else ""
    expression = re.compile(pattern(row["pattern"], slots) + r"(?!\w)" + ends)
    return _Template(row["means"], expression, after, never, other, row.get("no_capital_beside", False))


def _leads(words: Sequence[str]) -> str:
    marks = [word for word in words if not word[0].isalnum()]
    return rf"(?<!\w)(?:{any_of(set(words) - set(marks))}){SPACE}|(?:{any_of(marks)}) ?"


def _starters(table: Mapping[str, Any]) -> frozenset[str]:
    """Every word that a template may begin with, found by asking the templates' own words."""
    listed: list[str] = [
        word for names in (*table["months"], *table["weekdays"], *table["weekdays_short"]) for word in names
    ]
    listed += [word for names in table["units"].values() for word in names]
    listed += [
        word for name in ("vague_numbers", "parts", "seasons", "relative_days", "about_days") for word in table[name]
    ]
    listed += [*valued(table["numbers"]), *valued(table.get("halves", {})), *valued(table["ordinals"]["words"])]
    listed += [word for words in table["words"].values() for word in words]
    listed += table["weekend"]["words"]
    plain = [re.sub(r"\{[a-z_0-9]+\}", " ", row["pattern"]) for row in table["template"]]
    return frozenset(word for phrase in (*listed, *plain) for word in _WORD.findall(fold(phrase)))


@dataclass(frozen=True, slots=True)
class _Point:
    """A date at its place in the folded text, before the words around it open or join it."""

    start: int
    end: int
    bounds: Bounds
    means: str
    has_year: bool


def find(
    words: DateWords, text: str, start: int, end: int, *, base: date | None, anchor: When | None
) -> tuple[FoundDate, ...]:
    """Every date in ``text[start:end]``, in order, with its exact words.

    ``base`` is the report's day, ``anchor`` the time of the event told before; what needs one that is ``None`` is not
    found. Dates are read as past unless the words beside them speak of the future.
    """
    written = text[start:end]
    folded = fold(written)
    found: list[FoundDate] = []
    points = _points(words, written, folded, base, anchor)
    index = 0
    while index < len(points):
        point = points[index]
        joined = _joined(words, folded, point, points[index + 1]) if index + 1 < len(points) else None
        index += 2 if joined else 1
        point = joined or _opened(words, folded, point)
        span = Span.of(text, start + point.start, start + point.end)
        when = When(point.bounds.earliest, point.bounds.latest, span, point.bounds.approximate)
        found.append(FoundDate(when, span, point.means in ANAPHORIC, _is_fresh(when, base)))
    return tuple(found)


def of_sentence(
    words: DateWords, report: Report, place: tuple[int, int], *, anchor: When | None
) -> tuple[FoundDate, ...]:
    """The dates of the sentence at ``place``; a date in it anchors "a year later" behind it, else ``anchor`` does."""
    base, (first, last) = told_on(report), place
    found = certain(find(words, report.text, first, last, base=base, anchor=anchor), report)
    if not found or found[0].anaphoric:
        return found
    behind = find(words, report.text, found[0].span.end, last, base=base, anchor=found[0].when)
    news = [one for one in behind if one.anaphoric]
    kept = [one for one in found if not any(one.anaphoric and one.span.overlaps(other.span) for other in news)]
    news = [one for one in news if not any(one.span.overlaps(other.span) for other in kept)]
    return tuple(sorted([*kept, *news], key=lambda one: one.span.start)) if news else found


def told_on(report: Report) -> date | None:
    """The day that a report's relative dates are held against: its own, or the last one of its month or year."""
    return report.published.day if report.published is not None else None


def certain(found: Sequence[FoundDate], report: Report) -> tuple[FoundDate, ...]:
    """The dates of a report that hold though only its month or year is known: "on Friday" then tells no day."""
    if report.published is None or report.published.grain is Grain.DAY:
        return tuple(found)
    return tuple(one for one in found if any(char.isdigit() for char in one.span.words))


def _is_fresh(when: When, base: date | None) -> bool:
    if base is None or when.earliest is None or when.latest is None:
        return False
    short = (when.latest - when.earliest).days <= _FRESH
    return short and 0 <= (base - when.earliest).days <= _FRESH


def _points(words: DateWords, written: str, folded: str, base: date | None, anchor: When | None) -> list[_Point]:
    found: list[_Point] = []
    at = 0
    for token in _WORD.finditer(folded):
        first = token.start()
        if first < at or not (token.group()[0].isdecimal() or token.group() in words.starters):
            continue
        if _is_inside(folded, first) and not (found and found[-1].end == first - 1):
            continue
        point = _point(words, written, folded, first, base, anchor, found[-1] if found else None)
        if point is not None:
            found.append(point)
            at = point.end
    return found


def _is_inside(folded: str, first: int) -> bool:
    """Whether the word is the later part of another: of a number (192.168), of a compound (twenty-five)."""
    if first < 2:
        return False
    before, mark = folded[first - 2], folded[first - 1]
    number = before.isdecimal() and folded[first].isdecimal()
    return (mark in ".,:/-" and number) or (mark == "-" and before.isalpha())


def _point(
    words: DateWords,
    written: str,
    folded: str,
    first: int,
    base: date | None,
    anchor: When | None,
    last: _Point | None,
) -> _Point | None:
    for template in words.templates:
        match = template.expression.match(folded, first)
        if match is None or not _allowed(words, written, folded, template, match, last):
            continue
        place = Place(words.lexicon, match.groupdict(), base, anchor, _is_future(words, folded, match))
        bounds = _meant(template, place)
        if bounds is not None:
            return _Point(first, match.end(), bounds, template.means, place.year() is not None)
    return None


def _meant(template: _Template, place: Place) -> Bounds | None:
    try:
        return MEANINGS[template.means](place)
    except (OverflowError, ValueError):  # before the year 1 or after 9999: an event told then has no date for us
        return None


def _allowed(
    words: DateWords, written: str, folded: str, template: _Template, match: re.Match[str], last: _Point | None
) -> bool:
    names = match.groupdict()
    for slot in ("month", "month2", "weekday", "weekday2", "anyday"):
        name = names.get(slot)
        if name and name.rstrip(".") in words.capital and not written[match.start(slot)].isupper():
            return False
    first, back = match.start(), max(0, match.start() - _REACH)
    if template.not_after is not None and template.not_after.search(folded, back, first):
        return False
    if template.not_before is not None and template.not_before.match(folded, match.end()):
        return False
    if template.no_capital_beside and _stands_by_capital(written, first, match.end()):
        return False
    if template.after is None:
        return True
    if template.after.search(folded, back, first) is None:
        return False
    if template.means == "year" and words.year_not_before.match(folded, match.end()):
        return False
    needs_date = words.after_a_date.search(folded, back, first) is not None
    return not needs_date or (last is not None and first - last.end <= 6)


def _stands_by_capital(written: str, first: int, last: int) -> bool:
    """Whether a word with a capital stands right before or behind: in "Wahl 2020" the year is the election's."""
    before = _WORD_BEFORE.search(written, max(0, first - _REACH), first)
    behind = _WORD_BEHIND.match(written, last)
    return (before is not None and before[1].isupper()) or (behind is not None and behind[1].isupper())


def _is_future(words: DateWords, folded: str, match: re.Match[str]) -> bool:
    back = max(0, match.start() - 2 * _REACH)
    if words.future_before.search(folded, back, match.start()) is None:
        opens = _OPENS.search(folded, back, match.start()) or _OPENS_TEXT.fullmatch(folded, 0, match.start())
        if not opens or words.future_behind.match(folded, match.end()) is None:
            return False
    past = words.past_before.search(folded, back, match.start()) or words.past_behind.match(folded, match.end())
    return past is None


def _joined(words: DateWords, folded: str, first: _Point, last: _Point) -> _Point | None:
    """The stretch from the one date to the other, if the words between them say so."""
    paired = any(
        opening.search(folded, max(0, first.start - _REACH), first.start)
        and joining.fullmatch(folded, first.end, last.start)
        for opening, joining in words.pairs
    )
    if not paired and not words.joins.fullmatch(folded, first.end, last.start):
        return None
    earliest, latest = first.bounds.earliest, last.bounds.latest
    if earliest is None or latest is None:
        return None
    if last.has_year and not first.has_year and earliest.year != latest.year:
        year = latest.year if (earliest.month, earliest.day) <= (latest.month, latest.day) else latest.year - 1
        earliest = (
            earliest.replace(year=year, day=min(earliest.day, 28))
            if earliest.day == 29
            else earliest.replace(year=year)
        )
    if earliest > latest:
        return None
    bounds = Bounds(earliest, latest, first.bounds.approximate or last.bounds.approximate)
    return _Point(first.start, last.end, bounds, first.means, last.has_year)


def _opened(words: DateWords, folded: str, point: _Point) -> _Point:
    """The date with its words of since, until, before and after; these belong to its span, as they change it."""
    edge = words.edge.search(folded, max(0, point.start - _REACH), point.start)
    earliest, latest, approximate = point.bounds
    if edge is None or earliest is None or latest is None or earliest == date.min:
        return point
    if edge.lastgroup in ("since", "after"):
        bounds = Bounds(earliest, None, approximate)
    elif edge.lastgroup == "until":
        bounds = Bounds(None, latest, approximate)
    else:
        bounds = Bounds(None, earliest - timedelta(1), approximate)
    return _Point(edge.start(), point.end, bounds, point.means, point.has_year)
