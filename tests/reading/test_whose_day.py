"""Of which event a sentence gives the day, where it tells of several."""

from __future__ import annotations

import pytest

from habeas.model import Kind
from habeas.reading.cascade import Cascade
from habeas.reading.whose_day import Step, Words, is_of_another
from tests.reading.reports import report


def days(text: str, language: str = "en", published: str = "2025-12-14") -> dict[str, str | None]:
    claims = Cascade().read(report(text, language=language, published=published)).claims
    return {one.kind.value: one.when.value if one.when else None for one in claims}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "On 13 December 2025 Anna Example, sentenced on 3 March 2021 to eight years, was released."),
        ("en", "Anna Example was sentenced to eight years on 3 March 2021 and released on 13 December 2025."),
        ("de", "Die am 3. März 2021 zu acht Jahren Haft verurteilte Anna Beispiel kam am 13. Dezember 2025 frei."),
        (
            "ru",
            "Анна Примерова, приговорённая 3 марта 2021 года к восьми годам, вышла на свободу 13 декабря 2025 года.",
        ),
        ("ru", "13 декабря 2025 года на свободу вышла Анна Примерова, приговорённая 3 марта 2021 года к восьми годам."),
        ("pl", "Anna Przykładowska została skazana 3 marca 2021 r. na osiem lat i zwolniona 13 grudnia 2025 r."),
        ("uk", "Анну Прикладенко, засуджену 3 березня 2021 року до восьми років, звільнили 13 грудня 2025 року."),
        ("be", "Ганну Прыкладную, асуджаную 3 сакавіка 2021 года на восем гадоў, вызвалілі 13 снежня 2025 года."),
    ],
)
def test_each_of_two_days_is_that_of_the_event_it_stands_beside(language: str, text: str) -> None:
    assert days(text, language) == {"sentenced": "2021-03-03", "released": "2025-12-13"}


def test_an_assumed_day_of_a_verdict_is_none_where_an_earlier_release_is_told_behind_it() -> None:
    told = days("Karl Stein wurde zu vier Jahren Haft verurteilt. Am 13. Dezember 2025 wurde er freigelassen.", "de")
    assert told == {"sentenced": None, "released": "2025-12-13"}
    assert days("Karl Stein wurde zu vier Jahren Haft verurteilt.", "de") == {"sentenced": "2025-12-14"}


def test_who_is_arrested_again_after_a_release_has_the_day_of_the_report() -> None:
    told = days("Karl Stein was released on 1 December 2025. Karl Stein was arrested again in Strelsau.")
    assert told == {"released": "2025-12-01", "arrested": "2025-12-14"}


def test_steps_of_one_kind_share_a_day() -> None:
    lows = ["am", "13-dezember", "wurde", "anna", "begnadigt", "und", "freigelassen"]
    pardoned, freed = Step(Kind.PARDONED, 4, 5, describes=False), Step(Kind.RELEASED, 6, 7, describes=False)
    words = Words(lows, lambda at: lows[at] == "und")
    assert not is_of_another(words, (1, 2), freed, [pardoned])
    assert not is_of_another(words, (1, 2), pardoned, [freed])
