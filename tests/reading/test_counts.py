"""Numbers of people are read with their bounds, and what only looks like one is left out."""

from __future__ import annotations

import time
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import habeas.reading.languages.en as english
from habeas.model import Quantity
from habeas.reading.counts import FoundCount, NumberWords, find
from habeas.reading.numbers import spelled_value

TABLE = tomllib.loads((Path(english.__file__).parent / "numbers.toml").read_text(encoding="utf-8"))
WORDS = NumberWords.from_toml(TABLE)


def counts(text: str) -> tuple[FoundCount, ...]:
    return find(WORDS, text, 0, len(text))


# (reason, text, words found, lowest, highest or None, soft)
COUNTED = [
    ("plain digits", "He freed 123 prisoners.", "123", 123, 123, False),
    ("digits with a comma", "They hold 1,400 people.", "1,400", 1400, 1400, False),
    ("digits with a space", "They hold 1 400 people.", "1 400", 1400, 1400, False),
    ("digits with a narrow space", "They hold 1\u202f400 people.", "1\u202f400", 1400, 1400, False),
    ("two groups of three", "Some 1,234,567 men", "Some 1,234,567", 1234567, 1234567, True),
    ("at the start of a headline", "31 freed in Ruritania", "31", 31, 31, False),
    ("a number word", "Eight women left.", "Eight", 8, 8, False),
    ("a hyphen in a number word", "twenty-three men", "twenty-three", 23, 23, False),
    ("a hundred", "a hundred men", "a hundred", 100, 100, False),
    ("hundreds with a number", "two hundred men", "two hundred", 200, 200, False),
    ("and in a number word", "a thousand and one women", "a thousand and one", 1001, 1001, False),
    (
        "a number word of three parts",
        "one hundred and twenty-three men",
        "one hundred and twenty-three",
        123,
        123,
        False,
    ),
    ("digits and a multiplier", "2 thousand men", "2 thousand", 2000, 2000, False),
    ("a decimal and a multiplier", "1.5 million people", "1.5 million", 1500000, 1500000, False),
    ("a dozen is twelve", "a dozen men", "a dozen", 12, 12, False),
    ("two dozen", "two dozen men", "two dozen", 24, 24, False),
    ("half a dozen", "half a dozen men", "half a dozen", 6, 6, False),
    ("dozens are two of them at least", "dozens of critics", "dozens", 24, None, False),
    ("scores are two of them at least", "scores of critics", "scores", 40, None, False),
    ("hundreds", "Hundreds remain inside.", "Hundreds", 200, None, False),
    ("thousands", "thousands were held", "thousands", 2000, None, False),
    ("tens of thousands", "tens of thousands marched", "tens of thousands", 20000, None, False),
    ("hundreds of thousands", "hundreds of thousands marched", "hundreds of thousands", 200000, None, False),
    ("several", "several activists", "several", 2, None, True),
    ("a number of", "a number of activists", "a number of", 2, None, True),
    ("a few", "a few men", "a few", 2, None, True),
    ("many", "many men", "many", 2, None, True),
    ("several hundred", "several hundred men", "several hundred", 200, None, True),
    ("a couple", "a couple of men", "a couple", 2, 2, False),
    ("both", "both women were freed", "both", 2, 2, False),
    ("more than begins one above", "more than 100 men", "more than 100", 101, None, False),
    ("over", "over 100 men", "over 100", 101, None, False),
    ("at least begins there", "at least eight men", "at least eight", 8, None, False),
    ("no fewer than", "no fewer than 20 men", "no fewer than 20", 20, None, False),
    ("nearly ends there", "nearly 1,400 people", "nearly 1,400", 1302, 1400, True),
    ("almost ends there", "almost 100 men", "almost 100", 93, 100, True),
    ("almost of a small number", "almost two men", "almost two", 1, 2, True),
    ("about", "about 100 men", "about 100", 100, 100, True),
    ("some before a number", "some 50 men", "some 50", 50, 50, True),
    ("about with an open number", "roughly hundreds of men", "roughly hundreds", 200, None, True),
    ("up to", "up to a dozen men", "up to a dozen", 1, 12, True),
    ("as many as", "as many as a dozen men", "as many as a dozen", 1, 12, True),
    ("at most", "at most 12 men", "at most 12", 1, 12, False),
    ("no more than is not more than", "no more than 12 men", "no more than 12", 1, 12, False),
    ("fewer than", "fewer than 100 men", "fewer than 100", 1, 99, False),
    ("fewer than one", "fewer than one man", "fewer than one", 0, 0, False),
    ("a total of changes nothing", "a total of 123 men", "123", 123, 123, False),
    ("or more", "100 or more men", "100 or more", 100, None, False),
    ("a plus sign", "100+ men", "100+", 100, None, False),
    ("or so", "100 or so men", "100 or so", 100, 100, True),
    ("a range with a hyphen", "300-400 men", "300-400", 300, 400, False),
    ("a range with a dash", "300–400 men", "300–400", 300, 400, False),
    ("between and", "between 20 and 30 men", "between 20 and 30", 20, 30, False),
    ("from to", "from 20 to 30 men", "from 20 to 30", 20, 30, False),
    ("or", "20 or 30 men", "20 or 30", 20, 30, False),
    ("about a range", "about 20 to 30 men", "about 20 to 30", 20, 30, True),
    ("more than dozens of them", "more than two dozen men", "more than two dozen", 25, None, False),
    ("behind an article", "the four men", "four", 4, 4, False),
    ("behind an ordinal", "the first four men", "four", 4, 4, False),
    ("2020 people are not the year 2020", "2020 people were freed", "2020", 2020, 2020, False),
    ("more than rules out a year", "more than 2000 are inside", "more than 2000", 2001, None, False),
    ("may is a verb here", "12 may be freed", "12", 12, 12, False),
    ("a group of so many", "a group of 52 prisoners", "52", 52, 52, False),
    ("capitals", "FIFTY-TWO PRISONERS FREED", "FIFTY-TWO", 52, 52, False),
    ("wrapped by a line end", "more than\n100 men", "more than\n100", 101, None, False),
]


@pytest.mark.parametrize(("reason", "text", "words", "low", "high", "soft"), COUNTED, ids=[row[0] for row in COUNTED])
def test_a_number_is_read_with_its_bounds(
    reason: str, text: str, words: str, low: int, high: int | None, soft: bool
) -> None:
    found = counts(text)
    assert [(count.quantity, count.span.words) for count in found] == [(Quantity(low, high, soft=soft), words)], reason


NO_COUNTS = [
    ("an age", "Anna Example, 43, is free", ["43"]),  # only the noun tells: left to the caller
    ("an age with its words", "a 43-year-old teacher", []),
    ("an age behind aged", "a teacher aged 43", []),
    ("a length of time", "sentenced to 11 years", []),
    ("a length of time with a half", "three and a half years in prison", []),
    ("a list of lengths", "terms of 20, 15 and 10 years", []),
    ("a year", "in 2020 and in 2021", []),
    ("a range of years", "the 2020-2021 protests", []),
    ("a year before people", "In 2020 people marched", []),
    ("a day before its month", "on 13 December", []),
    ("a day after its month", "on May 12", []),
    ("two days", "on 12 and 13 December", []),
    ("an ordinal", "the 13th day, the fourth man", []),
    ("an article of law", "under Article 361", []),
    ("articles of law", "under Articles 130, 342 and 361.4", []),
    ("a numbered colony", "in Colony No. 4", []),
    ("money with a sign", "$100 and 50 € and £5,000", []),
    ("money with a word", "a fine of 5,000 roubles", []),
    ("a percentage", "50% or fifty percent", []),
    ("a clock time", "at 15:30, at 3 p.m.", []),
    ("a date in digits", "on 13.12.2025 and 2025-12-13", []),
    ("a telephone number", "call +375 29 123-45-67", []),
    ("a decimal number", "it rose by 3.5 points", []),
    ("a part of a name", "the G7 and an IK-4 camp", []),
    ("no one", "no one was freed", []),
    ("one another", "they saw one another", []),
    ("one day", "one day she left", []),
    ("how many", "how many men, so many men, as many as that", []),
    ("a measure", "50 kilometres away", []),
    ("a number of times", "she was held three times", []),
]


@pytest.mark.parametrize(("reason", "text", "left"), NO_COUNTS, ids=[row[0] for row in NO_COUNTS])
def test_what_only_looks_like_people_is_left_out(reason: str, text: str, left: list[str]) -> None:
    assert [count.span.words for count in counts(text)] == left, reason


# (reason, text, words, quantity, of how many)
PARTS = [
    ("most of a number", "most of the 104 are men", "most of the 104", Quantity(53, 104), Quantity.exactly(104)),
    ("five of a number", "five of the 114 stayed", "five of the 114", Quantity.exactly(5), Quantity.exactly(114)),
    ("out of", "12 out of 40 stayed", "12 out of 40", Quantity.exactly(12), Quantity.exactly(40)),
    ("of a bent number", "12 of the more than 40", "12 of the more than 40", Quantity.exactly(12), Quantity(41, None)),
    ("of them", "12 of them stayed", "12", Quantity.exactly(12), None),
    ("of whom", "nine of whom stayed", "nine", Quantity.exactly(9), None),
    ("half of a number", "half of the 104", "half of the 104", Quantity(52, 52, soft=True), Quantity.exactly(104)),
    ("all of a number", "all of the 52", "all of the 52", Quantity.exactly(52), Quantity.exactly(52)),
    ("all of a number without of", "all the 52", "all the 52", Quantity.exactly(52), Quantity.exactly(52)),
    ("none of a number", "none of the 52", "none of the 52", Quantity.exactly(0), Quantity.exactly(52)),
    ("some of a number", "some of the 52", "some of the 52", Quantity(2, 52, soft=True), Quantity.exactly(52)),
    (
        "at least so many of",
        "at least five of the 52",
        "at least five of the 52",
        Quantity(5, None),
        Quantity.exactly(52),
    ),
    ("dozens of these", "dozens of the prisoners", "dozens", Quantity(24, None), None),
]


@pytest.mark.parametrize(("reason", "text", "words", "quantity", "total"), PARTS, ids=[row[0] for row in PARTS])
def test_a_part_knows_its_whole(reason: str, text: str, words: str, quantity: Quantity, total: Quantity | None) -> None:
    (count,) = counts(text)
    assert (count.span.words, count.quantity, count.partitive, count.of_total) == (words, quantity, True, total), reason


def test_dozens_of_critics_are_no_part_of_anything() -> None:
    assert not counts("dozens of critics")[0].partitive


@pytest.mark.parametrize(
    "text", ["another 31 people", "31 more people", "five others", "a further 12", "dozens of others, 12 others"]
)
def test_others_are_besides_those_named(text: str) -> None:
    assert counts(text)[-1].others


def test_the_word_one_is_marked_and_the_figure_is_not() -> None:
    assert counts("One of the leaders is free")[0].word_one
    assert not counts("1 of the leaders is free")[0].word_one
    assert not counts("one hundred men")[0].word_one


def test_several_numbers_of_a_sentence_are_found_in_order() -> None:
    found = counts("Of the 123 freed, 114 went to Ruritania and nine to Example.")
    assert [count.quantity.low for count in found] == [123, 114, 9]


def test_a_falling_pair_is_two_numbers() -> None:
    assert [count.quantity.low for count in counts("from 114 to 109 people")] == [114, 109]


@given(st.integers(0, 999_999))
def test_a_number_written_with_commas_is_read_back(number: int) -> None:
    written = f"{number:,}" if number >= 10_000 else f"{number}"
    found = counts(f"exactly {written} political prisoners")
    assert [count.quantity for count in found] == [Quantity.exactly(number)]


ONES = {value: word for word, value in WORDS.values.items()}


def spelled(number: int) -> str:
    if number >= 1000:
        rest = f" {spelled(number % 1000)}" if number % 1000 else ""
        return f"{spelled(number // 1000)} thousand{rest}"
    if number >= 100:
        rest = f" and {spelled(number % 100)}" if number % 100 else ""
        return f"{ONES[number // 100]} hundred{rest}"
    return ONES[number] if number in ONES else f"{ONES[number // 10 * 10]}-{ONES[number % 10]}"


@given(st.integers(1, 999_999))
def test_a_number_written_in_words_is_read_back(number: int) -> None:
    text = f"exactly {spelled(number)} political prisoners"
    (count,) = counts(text)
    assert count.quantity == Quantity.exactly(number)
    assert count.span.words == spelled(number)


def test_words_that_don_t_add_up_are_not_added() -> None:
    assert spelled_value(WORDS, ["two", "three"]) == (2, 1)
    assert spelled_value(WORDS, ["twenty", "and", "three"]) == (20, 1)


PIECES = st.sampled_from(
    [
        "12",
        "1,400",
        "dozens",
        "more than",
        "of the",
        "about",
        "two",
        "hundred",
        "and",
        "one",
        "İ",
        "\u00a0",
        "-",
        "–",
        "years",
        "May",
        "$",
        "most of the",
        "a",
        "up to",
        ".",
        " ",
    ]
)


@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=30).map(" ".join)))
def test_the_words_of_a_count_stand_in_the_text_and_don_t_overlap(text: str) -> None:
    found = find(WORDS, f"ab{text}cd", 2, 2 + len(text))
    at = 2
    for count in found:
        assert at <= count.span.start < count.span.end <= 2 + len(text)
        assert f"ab{text}cd"[count.span.start : count.span.end] == count.span.words
        at = count.span.end


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "1,",
        "1 ",
        "one ",
        "a hundred ",
        "and ",
        "more than ",
        "of the ",
        "1-",
        "1–2 ",
        "most of the 1 ",
        "no ",
        " ",
        "a",
        "1,000",
        "İ",
    ],
)
def test_a_hostile_text_is_counted_in_linear_time(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    begun = time.process_time()
    counts(text)
    assert time.process_time() - begun < 2  # some 0.2 s; quadratic would be half a minute
