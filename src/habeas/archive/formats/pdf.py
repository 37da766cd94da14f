"""PDF: the text layer, page by page. Nothing in the file is ever executed; what could be is told as a finding."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import pypdfium2  # type: ignore[import-untyped]
from pypdfium2 import raw

from habeas.archive.formats.extract import MOST_TEXT, Extract, Hints, Quarantined
from habeas.archive.formats.judge import Judged, Mark, judge
from habeas.archive.formats.lines import Line
from habeas.archive.formats.pdf_lines import Paragraph, PrintedLine, paragraphs_of
from habeas.model.report import BlockRole

MOST_PAGES = 2_000
"""Pages beyond this are not read."""

_FINDINGS = (
    (b"/JavaScript", "a script"),
    (b"/Launch", "a command that starts a program"),
    (b"/EmbeddedFile", "another file inside"),
    (b"/XFA", "a form with a program of its own"),
    (b"/AcroForm", "a form"),
    (b"/RichMedia", "a film or sound"),
)
_NO_TEXT = "it has no text layer; it needs OCR, which comes later"
_MADE = re.compile(r"D:(\d{4})(\d\d)(\d\d)")
_CONTROLS = re.compile("[\x00-\x01\x03-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class Pdf:
    """Reads the text layer with PDFium, and builds paragraphs again from printed lines."""

    version = "pdf 1"

    def extract(self, data: bytes, hints: Hints) -> Extract | Quarantined:  # noqa: ARG002 - a PDF needs none
        """The paragraphs joined by line breaks; a PDF without a text layer is quarantined."""
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as failure:
            locked = failure.err_code == raw.FPDF_ERR_PASSWORD
            return Quarantined("it is locked with a password" if locked else "it is damaged: no page of it can be read")
        pages, losses = _pages(document)
        if not any(pages):
            return Quarantined(f"no text could be read: {losses[0]}" if losses else _NO_TEXT)
        text, judged = _judged(paragraphs_of(pages))
        headline = next((block for block in judged.blocks if block.role is BlockRole.HEADLINE), None)
        told = document.get_metadata_dict(skip_empty=True)
        return Extract(
            text=text,
            blocks=judged.blocks,
            extracted_by=self.version,
            title=text[headline.start : headline.end][:500]
            if headline
            else (told.get("Title", "").strip()[:500] or None),
            publisher=judged.outlet,
            agencies=judged.agencies,
            published=judged.published,
            updated=judged.updated,
            machine_translated=judged.machine_translated,
            losses=(*losses, *_unread(text)),
            notes=tuple(_notes(data, told)),
        )


def _pages(document: pypdfium2.PdfDocument) -> tuple[list[list[PrintedLine]], list[str]]:
    """The printed lines of each page, and what was lost on the way."""
    count = len(document)
    pages: list[list[PrintedLine]] = []
    damaged = size = 0
    for number in range(min(count, MOST_PAGES)):
        try:
            lines = list(_printed(document[number], MOST_TEXT - size))
        except pypdfium2.PdfiumError:
            damaged += 1
            continue
        size += sum(len(line.words) for line in lines)
        pages.append(lines)
        if size >= MOST_TEXT:
            break
    losses = [f"{damaged:,} of {count:,} pages are damaged"] if damaged else []
    if len(pages) + damaged < count:
        losses.append(f"only the first {len(pages) + damaged:,} of {count:,} pages were read")
    blank = sum(not lines for lines in pages)
    if blank and blank < len(pages):
        losses.append(f"{blank:,} of {count:,} pages have no text layer; they may be pictures, which need OCR")
    return pages, losses


def _printed(page: pypdfium2.PdfPage, most: int) -> Iterator[PrintedLine]:
    text_page = page.get_textpage()
    count = min(text_page.count_chars(), most)
    whole = text_page.get_text_range(0, count) if count > 0 else ""
    at = 0
    for part in re.split(r"(\r\n|[\r\n])", whole):
        words = _CONTROLS.sub("", part).strip()
        if words and words != "\x02":
            first = at + len(part) - len(part.lstrip())
            last = at + len(part.rstrip()) - 1
            left, bottom, _, _ = text_page.get_charbox(min(first, count - 1))
            right = text_page.get_charbox(min(last, count - 1))[2]
            size = raw.FPDFText_GetFontSize(text_page.raw, min(first, count - 1))
            yield PrintedLine(words, left, right, bottom, float(size))
        at += len(part)
    text_page.close()
    page.close()


def _judged(paragraphs: Sequence[Paragraph]) -> tuple[str, Judged]:
    lines: list[Line] = []
    at = 0
    for paragraph in paragraphs:
        lines.append(Line(at, at + len(paragraph.words), paragraph.words, gap=True, indent=0))
        at += len(paragraph.words) + 1
    text = "\n".join(line.words for line in lines)
    return text, judge(lines, [Mark(paragraph.role) for paragraph in paragraphs])


def _unread(text: str) -> Iterator[str]:
    odd = sum(character == "\N{REPLACEMENT CHARACTER}" or "\ue000" <= character <= "\uf8ff" for character in text)
    if odd * 20 > len(text):
        yield f"{odd:,} characters have no known letter: the file's fonts do not say which they are"


def _notes(data: bytes, told: dict[str, str]) -> Iterator[str]:
    found = [words for mark, words in _FINDINGS if mark in data]
    if found:
        yield f"it holds {', '.join(found)}: not opened and not run"
    if made := _MADE.match(told.get("CreationDate", "")):
        yield f"the file says that it was made on {'-'.join(made.groups())}"
