"""Write `17-bulletin.pdf`, the day's one PDF, byte for byte the same every time.

The file is made here, from the words below, so that nobody has to wonder where a binary in the repository comes from.
It uses the standard library only: one A4 page, the built-in Helvetica, no compression and no clock.

    python make_pdf.py            write the file beside this script
    python make_pdf.py --check    exit with 1 if the file beside this script differs
"""

import sys
import textwrap
from pathlib import Path

TARGET = Path(__file__).with_name("17-bulletin.pdf")

TITLE = "Still inside: after the release of 13 December"
DATELINE = "Example Prisoners Bulletin, 15 December 2025"
HELD = """
More than 1,100 people remain imprisoned in Belarus for the peaceful exercise of their rights, Human Rights Watch said
on 15 December. On the day of the release Memorial had spoken of more than a thousand who remain in prison.

Marfa Rabkova and Nasta Lojka, who belong to the human rights movement, are still held, according to Human Rights Watch.

Andrzej Poczobut of the Union of Poles is not among the freed, Poland's foreign ministry said. An offer was made to him,
but he did not agree.
"""
FREE_HEADING = "Who is out"
FREE = """
Human Rights Watch names among those freed the lawyer Maksim Znak, Viasna's lawyer Uladzimir Labkovich and Maryna
Zolatava, the editor-in-chief of TUT.by. Reporters Without Borders, too, says that Zolatava is free. She was arrested in
May 2021 and sentenced in 2023 to 12 years.

Most of those freed were expelled without passports, Meduza reported.
"""
IMPRINT = """
Example Prisoners Bulletin is a fictional outlet in the examples of Habeas. The facts it reports are public; its words
are ours.
"""

PAGE_WIDTH, PAGE_HEIGHT, MARGIN = 595, 842, 64  # points; A4
Line = tuple[str, int, int, str]  # font, size, space above in points, text


def lines() -> list[Line]:
    """The page from top to bottom, wrapped."""
    return [
        ("Bold", 17, 0, TITLE),
        ("Regular", 10, 22, DATELINE),
        *paragraphs(HELD, size=11, columns=82),
        ("Bold", 13, 30, FREE_HEADING),
        *paragraphs(FREE, size=11, columns=82),
        *paragraphs(IMPRINT, size=8, columns=110),
    ]


def paragraphs(words: str, *, size: int, columns: int) -> list[Line]:
    """Paragraphs as lines; the wider space above its first line is what sets a paragraph apart."""
    page: list[Line] = []
    for paragraph in words.split("\n\n"):
        first, *others = textwrap.wrap(paragraph.strip(), columns)
        page.append(("Regular", size, 2 * size + 4, first))
        page += [("Regular", size, size + 4, line) for line in others]
    return page


def content() -> bytes:
    """The page's content stream: one text object, one line after the other."""
    operators = ["BT", f"{MARGIN} {PAGE_HEIGHT - MARGIN} Td"]
    for font, size, space_above, text in lines():
        escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        operators += [f"0 {-space_above} Td", f"/{font} {size} Tf", f"({escaped}) Tj"]
    return "\n".join([*operators, "ET"]).encode("cp1252")


def pdf() -> bytes:
    """The whole file."""
    stream = content()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /Lang (en) >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents 4 0 R" % (PAGE_WIDTH, PAGE_HEIGHT)
        + b" /Resources << /Font << /Regular 5 0 R /Bold 6 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
        b"<< /Title (%s) /Author (Example Prisoners Bulletin)" % TITLE.encode("cp1252")
        + b" /CreationDate (D:20251215090000+03'00') >>",
    ]
    body = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    offsets = []
    for number, value in enumerate(objects, start=1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, value)
    start = len(body)
    body += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    body += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    body += b"trailer\n<< /Size %d /Root 1 0 R /Info 7 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(body)


def main(arguments: list[str]) -> int:
    """Write the file, or with `--check` compare it."""
    if arguments == ["--check"]:
        return 0 if TARGET.is_file() and TARGET.read_bytes() == pdf() else 1
    if arguments:
        sys.stderr.write("usage: python make_pdf.py [--check]\n")
        return 2
    TARGET.write_bytes(pdf())
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
