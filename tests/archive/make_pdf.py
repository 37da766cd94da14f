"""Small PDFs by hand: just enough to be read, so that a test says all that is in its file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Lines = Sequence[tuple[float, float, float, str]]
"""Lines of text: left, bottom and size in points, and the words (Latin-1)."""


def pdf_of(pages: Sequence[str | Lines], *, more: Sequence[bytes] = (), catalogue: bytes = b"") -> bytes:
    """A PDF with a page for each item: a string is one line of 12 points. ``more`` objects are numbered from 100."""
    numbers = range(4, 4 + 2 * len(pages), 2)
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R " + catalogue + b" >>",
        2: b"<< /Type /Pages /Count %d /Kids [%s] >>"
        % (len(pages), b" ".join(b"%d 0 R" % number for number in numbers)),
        3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    }
    for number, page in zip(numbers, pages, strict=True):
        lines: Lines = [(72, 720, 12, page)] if isinstance(page, str) else page
        objects[number] = _page(number + 1)
        objects[number + 1] = _stream(_content(lines))
    objects |= {100 + at: body for at, body in enumerate(more)}
    return _file(objects)


def pdf_with_stream(stream: bytes, filters: bytes) -> bytes:
    """A PDF of one page with this content stream."""
    return _file(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Count 1 /Kids [4 0 R] >>",
            3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            4: _page(5),
            5: b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(stream), filters, stream),
        }
    )


def _page(content: int) -> bytes:
    return (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
        b"/Resources << /Font << /F1 3 0 R >> >> >>" % content
    )


def _content(lines: Lines) -> bytes:
    told = []
    for left, bottom, size, words in lines:
        escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)").encode("cp1252")
        told.append(b"BT /F1 %.1f Tf %.1f %.1f Td (%s) Tj ET" % (size, left, bottom, escaped))
    return b"\n".join(told)


def _stream(body: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(body), body)


def _file(objects: dict[int, bytes]) -> bytes:
    out = b"%PDF-1.4\n"
    places: dict[int, int] = {}
    for number, body in sorted(objects.items()):
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n" + b"".join(_section(places, run) for run in _runs([0, *sorted(places)]))
    return out + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (max(places) + 1, start)


def _section(places: dict[int, int], run: Sequence[int]) -> bytes:
    rows = (b"%010d 00000 n \n" % places[number] if number else b"0000000000 65535 f \n" for number in run)
    return b"%d %d\n" % (run[0], len(run)) + b"".join(rows)


def _runs(numbers: Iterable[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs
