"""Sentences are cut where a reader would cut them, and nothing of the text is lost."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.reading.sentences import split

SHORT = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "sen",
        "gen",
        "st",
        "no",
        "rep",
        "col",
        "jr",
        "inc",
        "jan",
        "dec",
        "vs",
        "u.s",
        "u.k",
        "p.m",
        "a.m",
        "e.g",
        "art",
    ]
)
STARTERS = frozenset(["he", "she", "they", "the", "it", "in", "but", "there", "two"])

# The marks | stand where the text is to be cut; they are not part of it. (reason, text)
CUTS = [
    ("two plain sentences", "Anna was freed. |Boris was not."),
    ("one sentence without a stop", "Anna was freed"),
    ("a question and an exclamation", "Was she freed? |Yes! |She was."),
    ("a caption glued to the text", "Ten people were released.|Image: Anna Example waves"),
    ("a sentence glued to the next", "He left the country.|He has not come back."),
    ("glued behind a closing quotation mark", "“They came at my request.”|There were more."),
    ("glued behind a number", "The law dates from 2020.|She was charged under it."),
    ("glued behind an exclamation mark", "They are out!|Everyone wept."),
    ("glued before an opening quotation mark", "He was silent.|“I won't go,” she said."),
    ("glued before a straight opening mark", 'He was silent.|"I won\'t go," she said.'),
    ("glued behind a straight closing mark", 'He said: "I won\'t go."|Then she left.'),
    ("glued behind a German closing mark", "Er sagte: „Nein.“|Dann ging er."),
    ("a stop inside a web address", "See www.example.org/News.Today for more. |It helps."),
    ("a web address with a scheme", "See https://example.org/a.B?c=D.E now. |It helps."),
    ("a web site's name with a capital", "As Example.Ru wrote, she was freed. |Others too."),
    ("an e-mail address", "Write to a.Doe@example.org today. |Thanks."),
    ("a title before a name", "Dr. Example met Mr. Doe. |They talked."),
    ("a senator's party and state", "Sen. John Doe, R-Wis., spoke. |He left."),
    ("a senator's party and state in brackets", "Sen. John Doe (R-Wis.) Johnson spoke. |He left."),
    ("initials before a surname", "J. K. Doe was freed. |So was A. B. Example."),
    ("initials without a space", "J.K. Doe was freed. |So was A.B. Example."),
    ("a middle initial", "John F. Doe was freed."),
    ("Cyrillic initials", "А. Б. Прыклад вярнулася. |Яе сустрэлі."),
    ("a country's abbreviation before a noun", "The U.S. President spoke. |He left."),
    ("a country's abbreviation that ends a sentence", "She flew to the U.S. |He stayed."),
    ("an hour that ends a sentence", "It began at 3 p.m. |The crowd grew."),
    ("an hour inside a sentence", "It began at 3 p.m. Moscow time."),
    ("a saint in a place name", "She lived in St. Example before. |Then she moved."),
    ("a number sign", "He was held in Colony No. 4 for years. |He is free."),
    ("the answer no", "Was he freed? |No. |He was not."),
    ("a month's abbreviation", "It was Dec. 13 when they left. |The day was cold."),
    ("a company's abbreviation that ends a sentence", "He ran Example Inc. |He was jailed."),
    ("an ellipsis that goes on", "She waited... and waited. |Nobody came."),
    ("an ellipsis that ends", "She waited... |Nobody came."),
    ("the ellipsis as one sign", "She waited… |Nobody came."),
    ("a question inside quotation marks that goes on", "“Will he go?” she asked. |He did."),
    ("a question inside quotation marks that ends", "She asked: “Will he go?” |He did."),
    ("the stop before the closing mark", "“…as they asked.” |There were more."),
    ("the stop behind the closing mark", "He called it “a request”. |There were more."),
    ("straight quotation marks", 'She said: "They are free." |He smiled.'),
    ("a straight opening mark behind the stop", 'He smiled. |"They are free," she said.'),
    ("German quotation marks", "Sie sagte: „Er ist frei.“ |Dann ging sie."),
    ("guillemets", "Она сказала: «Он свободен.» |Потом ушла."),
    ("an unbalanced opening mark", "“They are free. |He smiled."),
    ("an unbalanced closing mark", "They are free.” |He smiled."),
    ("brackets around a sentence", "He left. |(She stayed.) |They wrote."),
    ("a decimal number", "It fell by 3.5 percent. |It rose later."),
    ("an amount with stops", "It cost 1.400.000 roubles. |He paid."),
    ("a date with stops", "On 13.12.2025 they left. |All of them."),
    ("a number begins a sentence", "They left. |12 others stayed."),
    ("a sentence ends in a number", "She is 43. |The court knew."),
    ("a numbered row", "1. Anna Example"),
    ("a stop before a small letter", "He works at approx. five places. |He is tired."),
    ("a dash begins a sentence", "They left. |– Who did? |– All."),
    ("a blank line without a stop", "Anna is free\n\n|Boris is not"),
    ("a blank line with spaces in it", "Anna is free\n \t\n|boris is not"),
    ("Windows line ends", "Anna is free\r\n\r\n|Boris is not"),
    ("lines of a list", "Anna Example\n|Boris Sample\n|Clara Specimen"),
    ("a headline above a text", "Ten freed in Ruritania\n|The president let ten people go on Saturday."),
    ("bullets at line starts", "Freed were:\n|- anna example\n|- boris sample"),
    ("bullets in one line", "Freed were: |• Anna Example |• Boris Sample"),
    ("a line that goes on with a small letter", "The court in the capital had sentenced her\nto eleven years."),
    (
        "text wrapped by a machine",
        (
            "The court in the capital had sentenced her to eleven years and a fine of\n"
            "Ruritanian crowns which nobody could pay. |She was freed in the winter when\n"
            "Anna Example was too."
        ),
    ),
    (
        "a stop at the end of a wrapped line before a small word",
        (
            "The court in the capital had sentenced her on a day in May 2020 at 3 p.m.\n"
            "Ruritanian time to what the biggest hall of the capital took for a mistake\n"
            "for years."
        ),
    ),
]


@pytest.mark.parametrize(("reason", "marked"), CUTS, ids=[reason for reason, _ in CUTS])
def test_a_text_is_cut_where_a_reader_would_cut_it(reason: str, marked: str) -> None:
    text = marked.replace("|", "")
    found = [text[a:b] for a, b in split(text, 0, len(text), SHORT, STARTERS)]
    assert found == [piece.strip() for piece in marked.split("|")], reason


def test_without_words_that_begin_a_sentence_a_short_one_behind_an_inner_stop_does() -> None:
    text = "She flew to the U.S. He stayed. The U.S. Senate met."
    assert [text[a:b] for a, b in split(text, 0, len(text), SHORT)] == [
        "She flew to the U.S.",
        "He stayed.",
        "The U.S. Senate met.",
    ]


def test_abbreviations_may_be_given_with_their_last_stop() -> None:
    text = "She met Mr. Doe."
    assert len(split(text, 0, len(text), frozenset(["mr."]))) == 1


def test_a_language_may_say_that_its_ordinals_end_in_a_stop() -> None:
    text = "Die Wahl ist am 9. August. Er war 43. Danach ging er."
    german = frozenset(["0"])
    found = [text[a:b] for a, b in split(text, 0, len(text), german, frozenset(["danach"]))]
    assert found == ["Die Wahl ist am 9. August.", "Er war 43.", "Danach ging er."]


def test_only_the_part_asked_for_is_cut() -> None:
    text = "One is out. Two are out. Three are out."
    assert [text[a:b] for a, b in split(text, 12, 24, SHORT)] == ["Two are out."]


PIECES = st.sampled_from(
    [
        "a",
        "B",
        " ",
        "\n",
        "\n\n",
        ".",
        "!",
        "…",
        "”",
        "“",
        '"',
        "(",
        ")",
        "•",
        "- ",
        "U.S.",
        "Mr.",
        "1. ",
        "İ",
        "\u2028",
        "\u00a0",
        "Жы",
        "3.5",
    ]
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=40).map("".join))


@given(TEXTS)
def test_sentences_are_in_order_and_hold_all_that_is_not_space(text: str) -> None:
    found = split(text, 0, len(text), SHORT, STARTERS)
    assert all(a < b for a, b in found)
    assert all(last <= first for (_, last), (first, _) in itertools.pairwise(found))
    outside = set(range(len(text))) - {index for a, b in found for index in range(a, b)}
    assert all(text[index].isspace() for index in outside)


@given(TEXTS)
def test_sentences_neither_begin_nor_end_with_space(text: str) -> None:
    assert all(text[a:b] == text[a:b].strip() for a, b in split(text, 0, len(text), SHORT))


@given(TEXTS, TEXTS)
def test_a_blank_line_always_ends_a_sentence(first: str, second: str) -> None:
    text = f"{first}x\n\ny{second}"
    assert not any(a <= len(first) < b and b > len(first) + 1 for a, b in split(text, 0, len(text), SHORT))


HOSTILE = [
    ".",
    "\n",
    "a\n",
    " \n",
    '"',
    ". ",
    "a.A",
    "U.S. ",
    "•",
    " •",
    "(",
    ". (",
    " ",
    ".)",
    "a\n\n",
    "1. ",
    "x",
    "-",
    ".\n",
    "A. ",
    "\n- ",
    "?!",
    ".”",
    "…A",
    "\r",
    "\u2028",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_hostile_text_is_cut_in_linear_time(piece: str) -> None:
    text = piece * (250_000 // len(piece))
    begun = time.process_time()
    split(text, 0, len(text), SHORT, STARTERS)
    assert time.process_time() - begun < 2  # some 0.2 s; quadratic would be minutes


LONG = "Anna Beispiel sei wegen angeblicher Propaganda zu zehn Jahren Haft verurteilt worden, sei aber bereits nach"


@pytest.mark.parametrize(("end", "count"), [(" \n", 1), ("\n", 2), (". \n", 2)])
def test_a_long_line_that_ends_in_a_space_was_cut_by_a_machine(end: str, count: int) -> None:
    text = f"{LONG}{end}Jahren freigekommen."
    assert len(split(text, 0, len(text), SHORT, STARTERS)) == count
