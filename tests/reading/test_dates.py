"""Dates are held against the report's day and the event before, and what only looks like one is left out."""

from __future__ import annotations

import time
import tomllib
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import habeas.reading.languages.en as english
from habeas.model import When, parse_edtf
from habeas.reading.dates import DateWords, FoundDate, find

TABLE = tomllib.loads((Path(english.__file__).parent / "dates.toml").read_text(encoding="utf-8"))
WORDS = DateWords.from_toml(TABLE)
BASE = date(2025, 12, 13)  # a Saturday
ANCHOR = When.month(2020, 9)


def dates(text: str, base: date | None = BASE, anchor: When | None = ANCHOR) -> tuple[FoundDate, ...]:
    return find(WORDS, text, 0, len(text), base=base, anchor=anchor)


# (reason, text, words, days as EDTF)
DATES = [
    ("day, month, year", "freed on 13 December 2025.", "13 December 2025", "2025-12-13"),
    ("month, day, year", "freed December 13, 2025, in", "December 13, 2025", "2025-12-13"),
    ("an ordinal ending", "on July 1st, 2021", "July 1st, 2021", "2021-07-01"),
    ("the first of a month", "on the first of May 2021", "the first of May 2021", "2021-05-01"),
    ("the 13th of a month", "on the 13th of December", "the 13th of December", "2025-12-13"),
    ("an abbreviated month", "on Dec. 12 in", "Dec. 12", "2025-12-12"),
    ("a month without its stop", "on Sept 7, 2020", "Sept 7, 2020", "2020-09-07"),
    ("capitals", "13 DECEMBER 2025", "13 DECEMBER 2025", "2025-12-13"),
    ("wrapped by a line end", "on 13\nDecember 2025", "13\nDecember 2025", "2025-12-13"),
    ("a non-breaking space", "on 13\u00a0December 2025", "13\u00a0December 2025", "2025-12-13"),
    ("a day without a year is the last one", "on 1 September", "1 September", "2025-09-01"),
    ("a day later in the year is last year's", "on 20 December", "20 December", "2024-12-20"),
    ("tomorrow's date is tomorrow, as zones differ", "on 14 December", "14 December", "2025-12-14"),
    ("a leap day is of the last leap year", "on 29 February", "29 February", "2024-02-29"),
    ("a day to come", "will be freed on 20 December", "20 December", "2025-12-20"),
    ("a weekday and a day", "on Friday, Dec. 12", "Friday, Dec. 12", "2025-12-12"),
    ("the weekday finds the year", "on Monday, 9 August", "Monday, 9 August", "2021-08-09"),
    ("a weekday that no year bears out is a slip", "on Monday, 29 February", "Monday, 29 February", "2024-02-29"),
    ("an abbreviated weekday and a day", "Sat., Dec. 13, 2025", "Sat., Dec. 13, 2025", "2025-12-13"),
    ("two days", "on 12 and 13 December", "12 and 13 December", "2025-12-12/2025-12-13"),
    ("days with a dash", "on 12–13 December 2020", "12–13 December 2020", "2020-12-12/2020-12-13"),
    ("days behind the month", "on December 12-13, 2020", "December 12-13, 2020", "2020-12-12/2020-12-13"),
    ("between two days", "between 3 and 5 May", "3 and 5 May", "2025-05-03/2025-05-05"),
    ("from month to month", "from June to August 2021", "June to August 2021", "2021-06-01/2021-08-31"),
    (
        "from month to month over new year",
        "from November to March 2021",
        "November to March 2021",
        "2020-11-01/2021-03-31",
    ),
    ("from day to day", "from 30 May to 2 June 2021", "30 May to 2 June 2021", "2021-05-30/2021-06-02"),
    (
        "from day to day over new year",
        "from 30 December to 2 January 2021",
        "30 December to 2 January 2021",
        "2020-12-30/2021-01-02",
    ),
    ("from date to date", "12 May 2020 – 3 June 2021", "12 May 2020 – 3 June 2021", "2020-05-12/2021-06-03"),
    ("from year to year", "between 2020 and 2022", "2020 and 2022", "2020-01-01/2022-12-31"),
    ("years with a hyphen", "in 2020-2021", "2020-2021", "2020-01-01/2021-12-31"),
    ("a month", "in September 2020", "September 2020", "2020-09"),
    ("a month without a year", "in September", "September", "2025-09"),
    ("this very month", "in December", "December", "2025-12"),
    ("a month to come", "will stand trial in March", "March", "2026-03"),
    ("may with a capital", "in May 2021", "May 2021", "2021-05"),
    ("in a month before a number of people", "In May 12 people left", "May", "2025-05"),
    ("a year", "in 2021", "2021", "2021"),
    ("since", "held since July 2021", "since July 2021", "2021-07-01/.."),
    ("until", "held until March", "until March", "../2025-03-31"),
    ("before", "before March 2020", "before March 2020", "../2020-02-29"),
    ("after", "after 9 August 2020", "after 9 August 2020", "2020-08-09/.."),
    ("by", "by 9 August 2020", "by 9 August 2020", "../2020-08-09"),
    ("early in a year", "in early 2020", "early 2020", "2020-01-01/2020-04-30~"),
    ("mid-year", "in mid-2020", "mid-2020", "2020-05-01/2020-08-31~"),
    ("late in a year", "in late 2020", "late 2020", "2020-09-01/2020-12-31~"),
    ("the end of a month", "at the end of May 2020", "the end of May 2020", "2020-05-21/2020-05-31~"),
    ("early in a month", "in early September", "early September", "2025-09-01/2025-09-10~"),
    ("a season", "in the spring of 2019", "the spring of 2019", "2019-03-01/2019-05-31~"),
    ("a winter is of either year", "in the winter of 2020", "the winter of 2020", "2019-12-01/2021-02-28~"),
    ("last summer", "last summer", "last summer", "2025-06-01/2025-08-31~"),
    ("a decade", "in the 1990s", "the 1990s", "1990-01-01/1999-12-31"),
    ("a weekday on its own day", "freed on Saturday", "Saturday", "2025-12-13"),
    ("a weekday is the last one", "freed Friday", "Friday", "2025-12-12"),
    ("a weekday with a possessive", "Friday’s release", "Friday", "2025-12-12"),
    ("a weekday to come", "will be freed on Monday", "Monday", "2025-12-15"),
    ("a weekday to come, said behind it", "On Monday, he will be freed", "Monday", "2025-12-15"),
    ("a weekday before a clause about the future", "He said Monday it will be done", "Monday", "2025-12-08"),
    ("last weekday is not today", "last Saturday", "last Saturday", "2025-12-06"),
    ("next weekday", "next Saturday", "next Saturday", "2025-12-20"),
    ("this weekday", "this Friday", "this Friday", "2025-12-12"),
    ("a weekday of last week", "Friday last week", "Friday last week", "2025-12-05"),
    ("two weekdays", "on Thursday and Friday", "Thursday and Friday", "2025-12-11/2025-12-12"),
    ("today", "today", "today", "2025-12-13"),
    ("yesterday", "yesterday", "yesterday", "2025-12-12"),
    ("tomorrow", "tomorrow", "tomorrow", "2025-12-14"),
    ("this morning", "this morning", "this morning", "2025-12-13"),
    ("overnight", "overnight", "overnight", "2025-12-12/2025-12-13"),
    ("the weekend", "at the weekend", "at the weekend", "2025-12-13/2025-12-14"),
    ("last weekend", "last weekend", "last weekend", "2025-12-06/2025-12-07"),
    ("last week", "last week", "last week", "2025-12-01/2025-12-07"),
    ("last month", "last month", "last month", "2025-11"),
    ("last year", "last year", "last year", "2024"),
    ("this month", "this month", "this month", "2025-12"),
    ("next year", "next year", "next year", "2026"),
    ("earlier this month", "earlier this month", "earlier this month", "2025-12-01/2025-12-12~"),
    ("late last year", "late last year", "late last year", "2024-09-01/2024-12-31~"),
    ("recently", "recently", "recently", "2025-10-14/2025-12-13~"),
    ("in recent months", "in recent months", "in recent months", "2024-12-13/2025-12-13~"),
    ("in the past two years", "in the past two years", "in the past two years", "2023-12-13/2025-12-13~"),
    ("days ago", "two days ago", "two days ago", "2025-12-11"),
    ("a few days ago", "a few days ago", "a few days ago", "2025-12-07/2025-12-11~"),
    ("weeks ago", "three weeks ago", "three weeks ago", "2025-11-22~"),
    ("a year ago", "a year ago", "a year ago", "2024-12~"),
    ("a year and a half ago", "a year and a half ago", "a year and a half ago", "2024-06~"),
    ("years ago", "five years ago", "five years ago", "2020~"),
    ("more than a year ago", "more than a year ago", "more than a year ago", "2023-12-13/2024-12-13~"),
    ("less than a year ago", "less than a year ago", "less than a year ago", "2024-12-13/2025-12-13~"),
    ("ISO", "on 2025-12-13", "2025-12-13", "2025-12-13"),
    ("stops", "on 13.12.2025", "13.12.2025", "2025-12-13"),
    ("stops and a short year", "on 13.12.25", "13.12.25", "2025-12-13"),
    ("slashes that can be read in one way", "on 12/13/2025", "12/13/2025", "2025-12-13"),
    ("slashes that can be read in two ways", "on 03/04/2025", "03/04/2025", "2025-03-04/2025-04-03~"),
]


@pytest.mark.parametrize(("reason", "text", "words", "days"), DATES, ids=[row[0] for row in DATES])
def test_a_date_is_read_from_its_words(reason: str, text: str, words: str, days: str) -> None:
    found = dates(text)
    assert [(f.when.span.words if f.when.span else None, f.when.value) for f in found] == [(words, days)], reason
    assert not found[0].anaphoric


DAY, MONTH, YEAR = When.day(date(2020, 9, 7)), When.month(2020, 9), When.year(2020)

# (reason, text, the event before, days as EDTF)
ANAPHORS = [
    ("a year after a month", "a year later", MONTH, "2021-09~"),
    ("a year after a day is no day", "a year later", DAY, "2021-09~"),
    ("months after a day", "two months later", DAY, "2020-11~"),
    ("days after a day", "two days later", DAY, "2020-09-09"),
    ("a week after a day", "a week later", DAY, "2020-09-14~"),
    ("a year and a half after", "a year and a half later", MONTH, "2022-03-01/2022-04-30~"),
    ("hours later is about the same day", "Hours later", DAY, "2020-09-07~"),
    ("years later", "years later", DAY, "2022-09-01/2029-09-30~"),
    ("years before", "three years earlier", MONTH, "2017-09~"),
    ("the next day", "the next day", DAY, "2020-09-08"),
    ("the next day after a month", "the next day", MONTH, "2020-09-02/2020-10-01~"),
    ("the following year", "the following year", DAY, "2021"),
    ("the following month", "the following month", DAY, "2020-10"),
    ("the year after", "The year after, she left", DAY, "2021"),
    ("the day before", "The day before, she left", DAY, "2020-09-06"),
    ("the previous month", "the previous month", DAY, "2020-08"),
    ("the same day", "the same day", DAY, "2020-09-07"),
    ("that year", "that year", DAY, "2020"),
    ("that month", "that same month", DAY, "2020-09"),
    ("the eve", "on the eve", DAY, "2020-09-06"),
    ("the following weekday", "the following Saturday", DAY, "2020-09-12"),
    ("a year after a year", "a year later", YEAR, "2021~"),
]


@pytest.mark.parametrize(("reason", "text", "anchor", "days"), ANAPHORS, ids=[row[0] for row in ANAPHORS])
def test_a_date_may_be_told_from_the_event_before(reason: str, text: str, anchor: When, days: str) -> None:
    (found,) = dates(text, anchor=anchor)
    assert (found.when.value, found.anaphoric) == (days, True), reason
    assert dates(text, anchor=None) == (), "nothing is guessed without that event"


NO_DATES = [
    ("the verb may", "he may march on and may 3 people follow"),
    ("the verb march", "they march 12 abreast"),
    ("august as an adjective", "in august company"),
    ("the sun", "in the sun, on the second floor, a second later than one"),
    ("a length of time", "more than a year in prison"),
    ("a term", "11 years in prison"),
    ("a term and its charges", "two years on charges of treason"),
    ("an age", "aged 43, a 43-year-old"),
    ("an article of law", "under Article 2020 of the code"),
    ("a number with a comma", "2,020 people"),
    ("a number before people", "2020 people"),
    ("a year that is another word's", "the 2020 election, the 2020 protests"),
    ("a year as an adjective behind a preposition", "in 2020 presidential polls"),
    ("weekdays in general", "every Saturday, on Saturdays"),
    ("a weekday's name", "on Bloody Sunday, on Good Friday"),
    ("the day before something", "the day before the election"),
    ("the year after something", "the year after his arrest"),
    ("the same day as something", "the same day that the court sat"),
    ("a compound number of years", "twenty-five years ago"),
    ("an address of a machine", "at 192.168.1.10"),
    ("a number with stops", "it cost 1.400.000"),
    ("a clock time", "at 15:30"),
    ("a telephone number", "call 29-123-45-67"),
    ("a law's number", "law 99-12/2020"),
    ("no such day", "on 45 December, on the 32nd of May"),
    ("may behind a number", "12 may be freed"),
]


@pytest.mark.parametrize(("reason", "text"), NO_DATES, ids=[row[0] for row in NO_DATES])
def test_what_only_looks_like_a_date_is_left_out(reason: str, text: str) -> None:
    assert [f.span.words for f in dates(text)] == [], reason


@pytest.mark.parametrize(
    "text",
    [
        "on Saturday",
        "yesterday",
        "last week",
        "a year ago",
        "on 13 December",
        "in May",
        "recently",
        "at the weekend",
        "this year",
        "a year later",
        "the same day",
    ],
)
def test_without_the_report_s_day_nothing_relative_is_found(text: str) -> None:
    assert dates(text, base=None, anchor=None) == ()


@pytest.mark.parametrize(
    "text", ["13 December 2025", "in 2021", "since July 2021", "2025-12-13", "early 2020", "in the 1990s"]
)
def test_a_full_date_needs_no_report_s_day(text: str) -> None:
    assert dates(text, base=None, anchor=None) == dates(text)[:0] + tuple(
        FoundDate(f.when, f.span, anaphoric=False, fresh=False) for f in dates(text)
    )


def test_several_dates_of_a_sentence_are_found_in_order() -> None:
    found = dates("Arrested in September 2020, sentenced a year later and freed on Saturday.")
    assert [f.when.value for f in found] == ["2020-09", "2021-09~", "2025-12-13"]


@pytest.mark.parametrize(
    ("text", "fresh"),
    [
        ("on Saturday", True),
        ("last Saturday", True),
        ("two weeks ago", False),
        ("yesterday", True),
        ("tomorrow", False),
        ("in 2020", False),
        ("this month", False),
        ("at the weekend", True),
    ],
)
def test_fresh_is_the_week_up_to_the_report(text: str, fresh: bool) -> None:
    assert dates(text)[0].fresh is fresh


MONTHS = [names[0].capitalize() for names in TABLE["months"]]
DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))


@given(DAYS)
def test_a_day_written_in_any_of_the_usual_ways_is_read_back(day: date) -> None:
    month = MONTHS[day.month - 1]
    for text in (f"{day.day} {month} {day.year}", f"{month} {day.day}, {day.year}", day.isoformat(), f"{day:%d.%m.%Y}"):
        (found,) = dates(f"on {text}, he said", base=None, anchor=None)
        assert (found.when.earliest, found.when.latest, found.span.words) == (day, day, text)


@given(DAYS, st.integers(0, 6))
def test_a_weekday_is_within_the_week_up_to_the_report(base: date, weekday: int) -> None:
    name = TABLE["weekdays"][weekday][0].capitalize()
    (found,) = dates(f"on {name}", base=base)
    assert found.when.earliest is not None
    assert found.when.earliest.weekday() == weekday
    assert timedelta(0) <= base - found.when.earliest < timedelta(7)


@given(DAYS, st.sampled_from(MONTHS), st.integers(1, 28))
def test_a_day_without_a_year_is_within_the_year_up_to_the_report(base: date, month: str, day: int) -> None:
    (found,) = dates(f"on {day} {month}", base=base)
    assert found.when.earliest is not None
    assert timedelta(-1) <= base - found.when.earliest <= timedelta(366)


PIECES = st.sampled_from(
    [
        "12",
        "May",
        "2020",
        "and",
        "-",
        "–",
        "to",
        "since",
        "a year later",
        "the",
        "next",
        "day",
        "Saturday",
        "last",
        "early",
        "13.12.2025",
        "1/2/2020",
        "two",
        "years ago",
        "İ",
        "\u00a0",
        ",",
        "will",
        "31",
        "February",
    ]
)
WHENS = st.sampled_from(
    [None, DAY, MONTH, YEAR, When(None, date(2020, 1, 1)), When.day(date(9999, 12, 31)), When.day(date(1, 1, 1))]
)


@given(
    st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=30).map(" ".join)),
    st.sampled_from([None, BASE, date(1, 1, 1), date(9999, 12, 31)]),
    WHENS,
)
def test_the_words_of_a_date_stand_in_the_text_and_don_t_overlap(
    text: str, base: date | None, anchor: When | None
) -> None:
    whole = f"ab{text}cd"
    at = 2
    for found in find(WORDS, whole, 2, 2 + len(text), base=base, anchor=anchor):
        assert at <= found.span.start < found.span.end <= 2 + len(text)
        assert whole[found.span.start : found.span.end] == found.span.words
        assert found.when.span == found.span
        assert parse_edtf(found.when.value)[:2] == (found.when.earliest, found.when.latest)
        at = found.span.end


@pytest.mark.parametrize(
    "piece",
    [
        "1 ",
        "May ",
        "12 May ",
        "2020 ",
        "2020-",
        "in 2020 ",
        "a year later ",
        "the ",
        "more than ",
        "1.",
        "1/1/",
        "early ",
        "Saturday ",
        "two years ",
        "in ",
        "since ",
        "will ",
        "a",
        " ",
        "12 and ",
        "several ",
        "late in May to ",
    ],
)
def test_a_hostile_text_is_read_in_linear_time(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    begun = time.process_time()
    dates(text)
    assert time.process_time() - begun < 2  # some 0.2 s; quadratic would be half a minute


def test_a_template_with_an_unknown_meaning_is_refused() -> None:
    with pytest.raises(KeyError, match="never heard of"):
        DateWords.from_toml({**TABLE, "template": [{"means": "never heard of", "pattern": "{day}"}]})
