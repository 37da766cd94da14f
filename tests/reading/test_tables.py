"""Whatever a text is made of, what is found in it stands there word for word, in order and without overlap."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.model import Span, When, parse_edtf
from habeas.reading import counts, dates, terms
from habeas.reading.languages import table

CODES = ("de", "pl", "ru", "uk", "be")
DATES = {code: dates.DateWords.from_toml(table(code, "dates")) for code in CODES}
NUMBERS = {code: counts.NumberWords.from_toml(table(code, "numbers")) for code in CODES}
BASES = st.sampled_from([None, date(2025, 12, 13), date(1, 1, 1), date(9999, 12, 31)])
ANCHORS = st.sampled_from([None, When.day(date(2020, 9, 7)), When.year(2020), When.day(date(9999, 12, 31))])
GERMAN = (
    "am 13. Dezember 2025 seit vor drei Jahren einhalb jährige ein und zwanzig der von Haft zu verurteilt zum Tode im"
)
POLISH = (
    "w 13 grudnia 2025 r. roku od do trzy lata temu i pół więzienia rok pięcio letni na śmierć skazany z nich tys. sto"
)
RUSSIAN = (
    "в 13 декабря 2025 года с по до на прошлой неделе три года назад и с половиной колонии году пяти летний к смерти "
    "приговорили из них тыс. сто ещё двое полгода накануне пятницу"
)
UKRAINIAN = (
    "у 13 грудня 2025 року з до торік п'ятницю три роки тому і з половиною колонії п'яти річний засудили до смерті "
    "із них тис. сто ще двоє пів року напередодні п’ятеро"
)
BELARUSIAN = (
    "у 13 сьнежня 2025 году з па летась чацьвер тры гады таму і з паловай калёніі пяці гадовы асудзілі да смерці "
    "зь іх тыс. сто яшчэ двое паўгода напярэдадні ўмоўна"
)
PIECES = {
    code: words.split()
    for code, words in (("de", GERMAN), ("pl", POLISH), ("ru", RUSSIAN), ("uk", UKRAINIAN), ("be", BELARUSIAN))
}
MARKS = ["İ", "\u00a0", ",", "-", "–", "½", "3,5", "1.400", "12", "2020", "."]


def texts(code: str) -> st.SearchStrategy[str]:
    pieces = st.lists(st.sampled_from([*PIECES[code], *MARKS]), max_size=30)
    return st.one_of(st.text(max_size=60), pieces.map(" ".join), pieces.map("".join))


def stand(spans: list[Span], text: str) -> bool:
    inside = all(2 <= span.start < span.end <= len(text) - 2 for span in spans)
    exact = all(text[span.start : span.end] == span.words for span in spans)
    return inside and exact and all(a.end <= b.start for a, b in pairwise(spans))


@pytest.mark.parametrize("code", CODES)
@given(st.data(), BASES, ANCHORS)
def test_dates_stand_in_the_text(code: str, data: st.DataObject, base: date | None, anchor: When | None) -> None:
    text = f"ab{data.draw(texts(code))}cd"
    found = dates.find(DATES[code], text, 2, len(text) - 2, base=base, anchor=anchor)
    assert stand([dated.span for dated in found], text)
    assert all(parse_edtf(dated.when.value)[:2] == (dated.when.earliest, dated.when.latest) for dated in found)


@pytest.mark.parametrize("code", CODES)
@given(st.data())
def test_numbers_stand_in_the_text(code: str, data: st.DataObject) -> None:
    text = f"ab{data.draw(texts(code))}cd"
    assert stand([count.span for count in counts.find(NUMBERS[code], text, 2, len(text) - 2)], text)


@pytest.mark.parametrize("code", CODES)
@given(st.data())
def test_sentences_stand_in_the_text(code: str, data: st.DataObject) -> None:
    text = f"ab{data.draw(texts(code))}cd"
    assert stand([found.term.span for found in terms.find(NUMBERS[code], text, 2, len(text) - 2)], text)


VALUED = [
    ("dates", "numbers"),
    ("numbers", "values"),
    ("numbers", "multipliers"),
    ("numbers", "fixed"),
    ("numbers", "open"),
]


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(("name", "part"), VALUED)
def test_a_word_stands_under_one_number(code: str, name: str, part: str) -> None:
    listed = [word for key, value in table(code, name)[part].items() for word in _forms(key, value)]
    assert sorted(set(listed)) == sorted(listed)


def _forms(key: str, value: object) -> list[str]:
    return value if isinstance(value, list) else [key]
