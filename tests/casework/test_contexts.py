"""What a report tells of each person is drawn from its statements, alike before they are recorded and after.

Everybody here is fictional and lives in Ruritania.
"""

from __future__ import annotations

import random
from datetime import date

import pytest

from habeas.casework.contexts import contexts_from, contexts_of, day_or_year, told_day
from habeas.casework.payloads import dump, load
from habeas.identity.context import Context
from habeas.identity.judge import compare_in_context
from habeas.identity.lifetimes import HELD, RELEASE, VERDICT
from habeas.identity.names import Name
from habeas.model import Block, BlockRole, Grain, PageTime, Reading, Report, Verdict
from habeas.reading.cascade import Cascade

DAY = date(2025, 12, 14)


def report(text: str, language: str, day: date | None = DAY) -> Report:
    published = PageTime(day) if day is not None else None
    blocks = (Block(BlockRole.PARAGRAPH, 0, len(text)),)
    return Report("0" * 64, text, blocks, "test 1", language, published=published)


def read(text: str, language: str = "en") -> Reading:
    return Cascade().read(report(text, language))


def told(text: str, language: str = "en", day: date | None = DAY) -> dict[str, Context]:
    return contexts_of(read(text, language), "new", day)


ENGLISH = (
    "Anna Example, 35, was sentenced to five years and six months in prison for extremism under Article 412 "
    "in Strelsau on 3 March 2023. Boris Sample was arrested in Zenda on 9 December 2025. "
    "Anna Example was released on 13 December 2025."
)
RUSSIAN = (
    "Суд в Стрельсау приговорил 35-летнюю журналистку Анну Примерову к пяти годам и шести месяцам колонии "
    "по статье 412 УК. 13 декабря 2025 года освобождены Анна Примерова и Борис Семпл."
)


def test_a_person_s_circumstances_are_read_in_english() -> None:
    anna = told(ENGLISH)["Anna Example"]
    assert [(birth.first.year, birth.last.year) for birth in anna.births] == [(1989, 1990)]
    assert {said.key for said in anna.charges} == {"article 412", "extremis"}
    assert [said.key for said in anna.terms] == ["custody 66"]
    assert [said.words for said in anna.places] == ["Strelsau"]
    assert {(row.what, row.first) for row in anna.days} == {(VERDICT, date(2023, 3, 3)), (RELEASE, date(2025, 12, 13))}
    assert anna.companions == ("Boris Sample",)
    assert not anna.in_rows


def test_two_reports_in_two_languages_agree_in_their_circumstances() -> None:
    here, there = told(ENGLISH)["Anna Example"], told(RUSSIAN, "ru")["Анна Примерова"]
    judged = compare_in_context(Name.of("A. Primerova"), here, Name.of("Анна Примерова"), there)
    rules = {reason.rule for reason in judged.reasons if reason.weight_millinats > 0}
    assert {"the birth years agree", "one charge", "one term", "one place", "released on one day"} <= rules
    assert judged.verdict is Verdict.SAME, judged


def test_a_reading_and_its_payloads_tell_the_same() -> None:
    reading = read(ENGLISH)
    bodies = [dump(row) for row in (*reading.claims, *reading.traits, *reading.observations)]
    assert contexts_from(bodies, "new", DAY) == contexts_of(reading, "new", DAY)


def test_the_order_of_a_report_s_statements_changes_only_who_stands_beside_whom() -> None:
    reading = read(ENGLISH)
    bodies = [dump(row) for row in (*reading.claims, *reading.traits, *reading.observations)]
    shuffled = random.Random(7).sample(bodies, len(bodies))
    assert contexts_from(shuffled, "new", DAY) == contexts_from(bodies, "new", DAY)


def test_what_is_told_survives_the_ledger_s_rows() -> None:
    for context in (*told(ENGLISH).values(), *told(RUSSIAN, "ru").values()):
        assert load(Context, dump(context)) == context


def test_without_the_report_s_day_an_age_tells_no_year() -> None:
    assert told(ENGLISH, day=None)["Anna Example"].births == ()


@pytest.mark.parametrize(
    "text",
    [
        "Officials denied that Anna Example was sentenced to five years in prison on 3 March 2023.",
        "Anna Example could be sentenced to five years in prison if convicted.",
    ],
)
def test_what_is_denied_or_only_possible_tells_nothing(text: str) -> None:
    for context in told(text).values():
        assert (context.terms, context.days) == ((), ()), context


def test_a_day_that_only_follows_from_the_report_s_own_date_is_none() -> None:
    for context in told("Anna Example was released.").values():
        assert context.days == ()


def test_from_arrest_to_release_a_person_is_held() -> None:
    text = "Anna Example was arrested on 7 September 2020. Anna Example was released on 13 December 2025."
    (held,) = (row for row in told(text)["Anna Example"].days if row.what == HELD)
    assert (held.first, held.last) == (date(2020, 9, 8), date(2025, 12, 12))


def test_being_held_without_a_day_gives_a_place_and_no_day() -> None:
    context = told("Anna Example remains in prison in Zenda.")["Anna Example"]
    assert [said.words for said in context.places] == ["Zenda"]
    assert context.days == ()


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("1990-03-12", date(1990, 3, 12), date(1990, 3, 12)),
        ("12.03.1990", date(1990, 3, 12), date(1990, 3, 12)),
        ("30.02.1990", date(1990, 1, 1), date(1990, 12, 31)),
        ("born in 1985", date(1985, 1, 1), date(1985, 12, 31)),
    ],
)
def test_days_and_years_of_birth(words: str, first: date, last: date) -> None:
    assert day_or_year(words) == (first, last)


def test_words_without_a_year_are_no_birth() -> None:
    assert day_or_year("in spring") is None


def test_a_report_has_a_day_only_where_it_says_one() -> None:
    assert told_day(dump(report("Nothing.", "en"))) == "2025-12-14"
    assert told_day(dump(report("Nothing.", "en", None))) is None
    month = Report("0" * 64, "Nothing.", (), "test 1", published=PageTime(date(2025, 12, 31), grain=Grain.MONTH))
    assert told_day(dump(month)) is None
