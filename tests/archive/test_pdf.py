"""PDF: paragraphs from printed lines, findings told, and nothing without a text layer."""

from __future__ import annotations

import pytest

from habeas.archive.formats.extract import Extract, Hints, Quarantined
from habeas.archive.formats.pdf import Pdf
from habeas.archive.formats.pdf_lines import PrintedLine, paragraphs_of
from tests.archive.make_pdf import Lines, pdf_of

HINTS = Hints("application/pdf")


def read(data: bytes) -> Extract:
    result = Pdf().extract(data, HINTS)
    assert isinstance(result, Extract), result
    return result


def roles(data: bytes) -> list[tuple[str, str]]:
    extract = read(data)
    return [(block.role.value, extract.text[block.start : block.end]) for block in extract.blocks]


PAGE: Lines = [
    (72, 760, 18, "Prisoners freed in Ruritania"),
    (72, 735, 11, "Example Post, 13 December 2025, 15:00"),
    (72, 700, 11, "Anna Example was freed on Saturday, her lawyer said in the capital of Ruri-"),
    (72, 686, 11, "tania. She had been held for more than five years, and nobody had seen her"),
    (72, 672, 11, "since the summer."),
    (72, 644, 11, "The court had sentenced her to eleven years. She had denied everything."),
    (72, 616, 13, "Who else is free"),
    (72, 590, 11, "Bo Example is free as well. (dpa)"),
]
FIRST = (
    "Anna Example was freed on Saturday, her lawyer said in the capital of Ruritania. "
    "She had been held for more than five years, and nobody had seen her since the summer."
)


def test_printed_lines_become_what_was_written() -> None:
    assert roles(pdf_of([PAGE])) == [
        ("headline", "Prisoners freed in Ruritania"),
        ("dateline", "Example Post, 13 December 2025, 15:00"),
        ("paragraph", FIRST),
        ("paragraph", "The court had sentenced her to eleven years. She had denied everything."),
        ("subheading", "Who else is free"),
        ("paragraph", "Bo Example is free as well."),
        ("agency", "(dpa)"),
    ]  # fmt: skip
    extract = read(pdf_of([PAGE]))
    assert (extract.title, extract.agencies, str(extract.published and extract.published.clock)) == (
        "Prisoners freed in Ruritania", ("dpa",), "15:00:00",
    )  # fmt: skip


def test_what_is_printed_on_every_page_is_left_out() -> None:
    words = ["Anna Example is free.", "Bo Example is held.", "Cid Example is abroad."]
    pages: list[Lines] = [
        [(72, 800, 9, "Example Prisoners Bulletin"), (72, 700, 11, line), (300, 30, 9, f"Page {number} of 3")]
        for number, line in enumerate(words, 1)
    ]
    assert [told for _, told in roles(pdf_of(pages))] == words


def test_a_document_that_only_repeats_itself_keeps_its_words() -> None:
    assert "Anna Example is free." in read(pdf_of(["Anna Example is free."] * 3)).text


def test_a_sentence_goes_on_over_the_page() -> None:
    first: Lines = [(72, 700, 11, "Anna Example, who was freed on Saturday in the capital after five years,")]
    second: Lines = [(72, 700, 11, "is in Ruritania.")]
    assert [told for _, told in roles(pdf_of([first, second]))] == [
        "Anna Example, who was freed on Saturday in the capital after five years, is in Ruritania."
    ]


@pytest.mark.parametrize("first", ["pro\x02", "pro\N{SOFT HYPHEN}", "pro-"])
def test_a_word_divided_at_the_end_of_a_line_is_whole_again(first: str) -> None:
    lines = [PrintedLine(f"They were {first}", 72, 300, 700, 11), PrintedLine("tected by her.", 72, 160, 686, 11)]
    assert [paragraph.words for paragraph in paragraphs_of([lines])] == ["They were protected by her."]


def test_a_hyphen_before_a_name_stays() -> None:
    lines = [PrintedLine("They were pro-", 72, 300, 700, 11), PrintedLine("Ruritanian.", 72, 160, 686, 11)]
    assert [paragraph.words for paragraph in paragraphs_of([lines])] == ["They were pro-Ruritanian."]


def test_a_pdf_without_a_text_layer_needs_ocr() -> None:
    assert Pdf().extract(pdf_of([[], []]), HINTS) == Quarantined(
        "it has no text layer; it needs OCR, which comes later"
    )


def test_pages_without_text_among_others_are_a_loss() -> None:
    assert "1 of 2 pages have no text layer" in read(pdf_of(["Anna Example is free.", []])).losses[0]


def test_scripts_and_files_inside_are_findings_and_nothing_runs() -> None:
    script = b"<< /Type /Action /S /JavaScript /JS (app.alert\\(1\\)) >>"
    data = pdf_of(
        ["Anna Example is free."], more=[script, b"<< /Type /EmbeddedFile >>"], catalogue=b"/OpenAction 100 0 R"
    )
    extract = read(data)
    assert extract.text == "Anna Example is free."
    assert extract.notes == ("it holds a script, another file inside: not opened and not run",)
