"""Plain text: its own text unchanged, and each line told for what it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.archive.formats.extract import Extract, Hints, Quarantined
from habeas.archive.formats.text import PlainText

HINTS = Hints("text/plain")


def read(text: str | bytes) -> Extract:
    result = PlainText().extract(text if isinstance(text, bytes) else text.encode(), HINTS)
    assert isinstance(result, Extract), result
    return result


def roles(text: str | bytes) -> list[tuple[str, str]]:
    extract = read(text)
    return [(block.role.value, extract.text[block.start : block.end]) for block in extract.blocks]


BODY = "Anna Example was freed on Saturday, her lawyer said. She is in Ruritania."
MORE = "The court had sentenced her to five years. She had denied everything."


@given(st.text())
def test_the_text_of_a_file_in_utf8_is_the_file(text: str) -> None:
    result = PlainText().extract(text.encode(), HINTS)
    if isinstance(result, Extract):
        assert result.text == text.removeprefix("\ufeff")


LINES = st.sampled_from(
    [BODY, MORE, "", "Photo: Example", "By Anna Example", "13 December 2025, 15:00", "- item", "1. item", "(xyz/dpa)",
     "Read more: x", "MINSK, Dec 13 (NWA) - Text.", "a caption.Image: agency", "Heading", "\t", "2025", "“Quoted,”"]
)  # fmt: skip


@given(st.lists(LINES, max_size=20), st.sampled_from(["\n", "\r\n", "\r", "\n\n"]))
def test_no_word_of_a_text_is_outside_its_blocks_but_the_marks_of_lists(lines: list[str], end: str) -> None:
    result = PlainText().extract(end.join(lines).encode(), HINTS)
    if isinstance(result, Quarantined):
        assert not any(line.strip() for line in lines)
        return
    at = 0
    for block in result.blocks:
        assert result.text[at : block.start].strip() in ("", "-", "1.")
        words = result.text[block.start : block.end]
        assert words == words.strip()
        at = block.end
    assert not result.text[at:].strip()


def test_two_times_glued_together_are_published_and_updated() -> None:
    extract = read(f"December 13, 2025, 3:00 p.mDecember 13, 2025, 3:19 p.m\n{BODY}\n{MORE}")
    assert extract.published is not None
    assert extract.updated is not None
    assert (str(extract.published.clock), str(extract.updated.clock)) == ("15:00:00", "15:19:00")
    assert extract.published.span is not None
    assert extract.text[extract.published.span.start : extract.published.span.end] == extract.published.span.words


def test_the_span_of_a_time_is_its_place_in_the_text_and_not_in_its_line() -> None:
    extract = read(f"A headline\n\nUpdated 13 December 2025, 15:00\n{BODY}")
    assert extract.published is None
    assert extract.updated is not None
    assert extract.updated.span is not None
    assert extract.text[extract.updated.span.start :].startswith("13 December 2025, 15:00")


@pytest.mark.parametrize(
    ("line", "caption", "credit"),
    [
        ("Anna Example is also free.Image: www.x.example", "Anna Example is also free.", "Image: www.x.example"),
        ("Ruritania’s ruler X.Image: agency", "Ruritania’s ruler X.", "Image: agency"),
        ("Ruritania’s ruler XImage: agency", "Ruritania’s ruler X", "Image: agency"),
        ("Anna Example in court. (AP Photo/Bo Example)", "Anna Example in court.", "(AP Photo/Bo Example)"),
        ("Anna in court. (Bo Example/AFP/Getty Images)", "Anna in court.", "(Bo Example/AFP/Getty Images)"),
        ("Anna in court. (Bo Example, Pool Photo via AP)", "Anna in court.", "(Bo Example, Pool Photo via AP)"),
        ("Anna Beispiel vor Gericht. Foto: dpa", "Anna Beispiel vor Gericht.", "Foto: dpa"),
        ("Anna Beispiel vor Gericht Bild: Agentur/Bo", "Anna Beispiel vor Gericht", "Bild: Agentur/Bo"),
        ("Анна Пример в суде. Фото: агентство", "Анна Пример в суде.", "Фото: агентство"),
        ("Ганна Прыклад у судзе.Фота: агенцтва", "Ганна Прыклад у судзе.", "Фота: агенцтва"),
        ("Anna Przykład w sądzie (fot. PAP)", "Anna Przykład w sądzie", "(fot. PAP)"),
        ("Anna Example in court. © Agency", "Anna Example in court.", "© Agency"),
    ],
)  # fmt: skip
def test_a_credit_at_the_end_of_a_caption_is_a_block_of_its_own(line: str, caption: str, credit: str) -> None:
    assert roles(f"A headline\n\n{BODY}\n{line}\n{MORE}")[2:4] == [("caption", caption), ("credit", credit)]


@pytest.mark.parametrize(
    "line",
    [
        "He said of the image: it shows a man in chains, who is held in the capital.",
        "She was shown a photo: “That is not my son,” she said. He had been beaten.",
        "They were freed (among them two women).",
        "The lawyer named the figure (114 of 123).",
        "Anna Example works for the agency (AFP was told so by her).",
    ],
)
def test_what_only_looks_like_a_credit_stays_text(line: str) -> None:
    assert roles(f"A headline\n\n{BODY}\n{line}\n{MORE}")[2] == ("paragraph", line)


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("By Anna Example", "byline"),
        ("By our Eastern Europe desk", "byline"),
        ("Von Anna Beispiel und Bo Beispiel", "byline"),
        ("Автор: Анна Пример", "byline"),
        ("Dana Sample", "byline"),
        ("EXAMPLE TODAY", "byline"),
        ("Friday, 12 December 2025, 5:40 p.m.", "dateline"),
        ("Stand: 13.12.2025, 15:19 Uhr", "dateline"),
        ("13 декабря 2025 г., 15:00", "dateline"),
        ("Апублікавана 13 снежня 2025, 15:00", "dateline"),
        ("VILNIUS, December 13, 2025 (Example Baltic Post)", "dateline"),
        ("Read more: Who is free?", "related"),
        ("Full Coverage: Ruritania", "related"),
        ("STORY:Who is free", "related"),
        ("Lesen Sie auch: Wer frei ist", "related"),
        ("Читайте также: Кто на свободе", "related"),
        ("This text was machine translated from Ruritanian.", "related"),
    ],
)
def test_a_line_between_headline_and_text_is_told_for_what_it_is(line: str, role: str) -> None:
    assert roles(f"Prisoners freed in Ruritania\n{line}\n\n{BODY}\n\n{MORE}") == [
        ("headline", "Prisoners freed in Ruritania"), (role, line), ("paragraph", BODY), ("paragraph", MORE),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line",
    [
        "By noon she was free, her lawyer said.",
        "Von Ruritanien wurde sie am Samstag freigelassen.",
        "A rally on 12 March 2011 in the capital",
    ],
)
def test_what_only_begins_like_a_byline_or_a_dateline_is_text(line: str) -> None:
    extract = read(f"Prisoners freed in Ruritania\n{line}\n\n{BODY}\n\n{MORE}")
    assert extract.blocks[1].role.is_prose
    assert extract.published is None


def test_a_name_that_the_text_speaks_of_is_a_picture_and_not_its_author() -> None:
    text = f"Activist free after ten days\n\nBo Sample\n{BODY} Bo Sample was met by friends."
    assert roles(text)[1] == ("caption", "Bo Sample")


@pytest.mark.parametrize(
    ("end", "codes", "tail"),
    [
        ("(xyz/sda/dpa)", ("dpa", "sda"), "(xyz/sda/dpa)"),
        ("(AP)", ("ap",), "(AP)"),
        ("kb/wd (AFP, Reuters, dpa)", ("afp", "dpa", "reuters"), "kb/wd (AFP, Reuters, dpa)"),
        ("(nwa)", ("nwa",), "(nwa)"),
        ("(abc/red)", (), "(abc/red)"),
        ("Example.pl/PAP/JŚ.", ("pap",), "Example.pl/PAP/JŚ."),
    ],
)
def test_the_signs_at_the_end_are_the_agencies(end: str, codes: tuple[str, ...], tail: str) -> None:
    for text in (f"A headline\n\n{BODY}\n\n{MORE} {end}", f"A headline\n\n{BODY}\n\n{MORE}\n\n{end}"):
        assert roles(text)[-2:] == [("paragraph", MORE), ("agency", tail)]
        assert read(text).agencies == codes


def test_brackets_that_end_a_paragraph_are_not_signs_when_they_are_words() -> None:
    for end in ("(sic)", "(see below)", "(114 people)", "(Monday)"):
        assert read(f"A headline\n\n{BODY}\n\n{MORE} {end}").agencies == ()


@pytest.mark.parametrize(
    ("prefix", "codes"),
    [
        ("MOSCOW (AP) — ", ("ap",)),
        ("MINSK, Dec 13 (Reuters) - ", ("reuters",)),
        ("Minsk (dpa) – ", ("dpa",)),
        ("BERLIN/MINSK (dpa/AFP) - ", ("afp", "dpa")),
        ("МИНСК, 13 дек - ", ()),
        ("(CNN) ", ()),
        ("KYIV - ", ()),
    ],
)
def test_the_place_before_a_lead_is_a_dateline_of_its_own(prefix: str, codes: tuple[str, ...]) -> None:
    text = f"A headline\n\n{prefix}{BODY}\n\n{MORE}"
    assert roles(text)[1:3] == [("dateline", prefix.strip()), ("paragraph", BODY)]
    assert read(text).agencies == codes


def test_a_report_that_thanks_an_agency_names_it() -> None:
    extract = read(f"A headline\n\n{BODY}\n\n{MORE}\n\nThe Associated Press contributed to this report.")
    assert extract.agencies == ("ap",)
    assert extract.blocks[-1].role.value == "agency"


def test_headings_without_a_full_stop_are_headings() -> None:
    assert roles(f"{BODY}\nAnna no longer in Ruritania\n{MORE}") == [
        ("paragraph", BODY), ("subheading", "Anna no longer in Ruritania"), ("paragraph", MORE),
    ]  # fmt: skip


WRAPPED = """The human rights group calls the 123 people whose pardon was
announced in Ruritania on Saturday political prisoners. They had
been held for years.

- Anna Example, a leader of the protests
- Bo Example, who had been held since July and
  was accused of treason

More than a thousand people remain in prison, the group
said on the same day.
"""


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_text_wrapped_by_hand_has_its_paragraphs(end: str) -> None:
    told = roles(WRAPPED.replace("\n", end))
    assert [role for role, _ in told] == ["paragraph", "list_item", "list_item", "paragraph"]
    assert told[2][1] == f"Bo Example, who had been held since July and{end}  was accused of treason"


def test_lines_that_are_sentences_each_are_paragraphs_each() -> None:
    lines = ["Anna Example is free.", "Bo Example, who was arrested last year, is not.", "Their lawyer said so."]
    assert roles("\n".join(lines)) == [("paragraph", line) for line in lines]


def test_a_line_broken_off_in_a_long_sentence_goes_on() -> None:
    long = (
        "Anna Example, who has been held in the colony of the capital for more than five years, "
        "and whose husband asked many"
    )
    text = f"A headline\n\n{long} \nTimes for a visit, is free. {MORE}"
    assert [role for role, _ in roles(text)] == ["headline", "paragraph", "paragraph"]
    longer = text.replace("many", "many, many, many, many times in vain, was told that the")
    assert [role for role, _ in roles(longer)] == ["headline", "paragraph"]


@pytest.mark.parametrize("mark", ["-", "–", "•", "*", "1."])
def test_items_of_lists_are_items_without_their_marks(mark: str) -> None:
    told = roles(f"{BODY}\nAlso free:\n{mark} Anna Example, lawyer\n{mark} Bo Example\n\n{MORE}")
    assert ("list_item", "Anna Example, lawyer") in told
    assert ("list_item", "Bo Example") in told


def test_names_one_on_a_line_are_a_list() -> None:
    names = [f"{first} Example" for first in ("Anna", "Bo", "Cid", "Dana", "Ed", "Fay")]
    told = roles("\n".join(["Freed today", "", BODY, "", *names]))
    assert told[2:] == [("list_item", name) for name in names]


def test_speech_that_begins_with_a_dash_is_no_list() -> None:
    told = roles(f"{BODY}\n– She is free – said her lawyer to the agency on Saturday.\n{MORE}")
    assert told[1][0] == "paragraph"


def test_a_text_of_one_paragraph_has_one() -> None:
    assert roles(BODY) == [("paragraph", BODY)]
    assert roles("Anna Example free") == [("paragraph", "Anna Example free")]


@pytest.mark.parametrize("data", [b"", b" \n \t", "\ufeff\n".encode()])
def test_a_text_without_words_is_quarantined(data: bytes) -> None:
    assert isinstance(PlainText().extract(data, HINTS), Quarantined)


RUSSIAN = "Анна Пример освобождена в субботу, сообщил её адвокат. Она находится в Руритании, по его словам."
UKRAINIAN = "Анна Приклад звільнена в суботу, повідомив її адвокат. Вона перебуває в Руританії, за його словами."
GERMAN = "Anna Beispiel ist frei, sagte ihr Anwalt über das Gefängnis in Köln. Sie hätte längst außer Haft sein müssen."
POLISH = "Anna Przykład została zwolniona, powiedział jej adwokat. Była więziona pięć lat, żąda odszkodowania, źle śpi."


@pytest.mark.parametrize(
    ("text", "charset"),
    [
        (RUSSIAN, "cp1251"), (RUSSIAN, "koi8-r"), (RUSSIAN, "cp866"), (RUSSIAN, "iso8859-5"), (UKRAINIAN, "cp1251"),
        (UKRAINIAN, "koi8-u"), (GERMAN, "cp1252"), (POLISH, "cp1250"), (POLISH, "iso8859-2"),
        (RUSSIAN, "utf-8"), (RUSSIAN, "utf-8-sig"), (RUSSIAN, "utf-16"), (GERMAN, "utf-8"),
    ],
)  # fmt: skip
def test_a_text_in_an_old_charset_is_read_and_the_guess_is_told(text: str, charset: str) -> None:
    extract = read(text.encode(charset))
    assert extract.text == text
    assert bool(extract.notes) == (not charset.startswith("utf"))
    assert extract.losses == ()


def test_a_declared_charset_is_believed_and_a_mark_in_the_file_more() -> None:
    assert PlainText().extract(RUSSIAN.encode("koi8-r"), Hints("text/plain", None, "koi8-r")) == read(RUSSIAN)
    assert PlainText().extract(RUSSIAN.encode("utf-16"), Hints("text/plain", None, "cp1251")) == read(RUSSIAN)
    assert PlainText().extract(RUSSIAN.encode(), Hints("text/plain", None, "windows-1251")) == read(RUSSIAN)
    assert PlainText().extract(RUSSIAN.encode(), Hints("text/plain", None, "no such charset")) == read(RUSSIAN)


def test_bytes_that_mean_nothing_are_a_loss() -> None:
    extract = read(RUSSIAN.encode() + b"\xff\xfe\xff " + RUSSIAN.encode())
    assert "3 characters are not valid utf-8" in extract.losses[0]
