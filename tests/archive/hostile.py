"""Files made to break readers: small generators with fixed seeds, so that no bomb is ever stored."""

from __future__ import annotations

import random
import zlib
from collections.abc import Callable, Mapping

from tests.archive.make_pdf import pdf_of, pdf_with_stream

MANY = 200_000
LIVE = "Anna Example was freed on Saturday, her lawyer said in the capital of Ruritania."


def _page(middle: str) -> bytes:
    return f"<html><body><h1>Freed</h1><p>{LIVE}</p>{middle}<p>{LIVE}</p></body></html>".encode()


def _deep(tag: str, times: int = MANY) -> bytes:
    return _page(f"<{tag}>" * times + "in the depth")


def _attributes() -> bytes:
    return _page("<div " + " ".join(f"a{number}=1" for number in range(MANY)) + ">x</div>")


def _formatting() -> bytes:
    return _page("".join(f"<p><a class=c{number}><u id=u{number}>x" for number in range(10_000)))


def _misnested() -> bytes:
    return _page("<table><tr><td><div><p><ul>" * 5_000 + "</div></table>" * 5_000)


def _noise(seed: int, size: int) -> bytes:
    return random.Random(seed).randbytes(size)


def _broken_page(seed: int) -> bytes:
    """A page cut into pieces and put together wrongly."""
    chance = random.Random(seed)
    pieces = [
        "<div>",
        "</div>",
        "<p",
        ">",
        "'",
        '"',
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<script>",
        "</script>",
        "\0",
        "&#x110000;",
    ]
    pieces += [
        "&amp",
        "<table>",
        "</td>",
        "<li>",
        "<a href=",
        LIVE,
        "\ufeff",
        "<title>",
        "<svg>",
        "</p>",
        "<style>",
        "é",
        "=",
    ]
    return "".join(chance.choice(pieces) for _ in range(3_000)).encode()


def _stacked_flate() -> bytes:
    """A few hundred bytes that unpack to a gigabyte, in three layers."""
    data = b"0" * (1 << 20)
    engine = zlib.compressobj(9)
    once = b"".join(engine.compress(data) for _ in range(1024)) + engine.flush()
    twice = zlib.compress(zlib.compress(once, 9), 9)
    return pdf_with_stream(twice, b"/Filter [/FlateDecode /FlateDecode /FlateDecode]")


def _page_cycle() -> bytes:
    return pdf_of(["x"]).replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]")


def _operators() -> bytes:
    body = b"BT /F1 12 Tf " + b"(x) Tj 0 0 Td " * 1_000_000 + b"ET"
    return pdf_with_stream(zlib.compress(body), b"/Filter /FlateDecode")


def _deep_array() -> bytes:
    return pdf_with_stream(b"BT " + b"[" * MANY + b"]" * MANY + b" TJ ET", b"")


def _cut_pdf(share: int) -> bytes:
    whole = pdf_of([LIVE] * 20)
    return whole[: len(whole) * share // 10]


def _flipped_pdf(seed: int) -> bytes:
    chance, data = random.Random(seed), bytearray(pdf_of([LIVE] * 5))
    for _ in range(8):
        data[chance.randrange(8, len(data))] = chance.randrange(256)
    return bytes(data)


def _csv(rows: int) -> bytes:
    return b"name,day\n" + b'"Example, Anna",2025-12-13\n' * rows


FILES: Mapping[str, Callable[[], bytes]] = {
    **{f"deep-{tag}.html": lambda tag=tag: _deep(tag) for tag in ("div", "span", "b", "table", "q")},  # type: ignore[misc]
    "deep-list.html": lambda: _deep("ul><li", 30_000),
    "deep-p.html": lambda: _deep("p", 50_000),
    "attributes.html": _attributes,
    "comments.html": lambda: _page("<!--" * MANY),
    "closed-comments.html": lambda: _page("<!-->" * MANY),
    "cdata.html": lambda: _page("<![CDATA[" * MANY),
    "formatting.html": _formatting,
    "misnested.html": _misnested,
    "one-tag.html": lambda: _page("<a title='" + "x" * 3_000_000),
    "entities.html": lambda: _page("&amp;&#x41;&notanentity;" * MANY),
    "scripts.html": lambda: _page("<script>" * MANY),
    "rows.html": lambda: _page("<table>" + "<tr><td>Anna<td>Example" * 30_000 + "</table>"),
    "one-line.html": lambda: _page(LIVE * 100_000),
    **{f"broken-{seed}.html": lambda seed=seed: _broken_page(seed) for seed in range(12)},  # type: ignore[misc]
    "one-line.txt": lambda: b"x" * (50 << 20),
    "one-line-of-words.txt": lambda: (LIVE + " ").encode() * 40_000,
    "lines.txt": lambda: b"Anna Example\n" * 101_000,
    "wrapped.txt": lambda: (b"word " * 14 + b"\n") * 50_000,
    "breaks.txt": lambda: b"\n" * 2_000_000 + LIVE.encode(),
    "dates.txt": lambda: b"13 December 2025, 15:00 " * 50_000,
    "credits.txt": lambda: b"Photo: " * MANY,
    "nulls.txt": lambda: LIVE.encode() + b"\0" * 100 + LIVE.encode() * 50,
    "all-nulls.txt": lambda: b"\0" * 1_000_000,
    "spaces.txt": lambda: b" \t\n" * MANY,
    "mixed.txt": lambda: LIVE.encode() + " Освобождена Анна.".encode("cp1251") + " Свободна Анна.".encode() * 3,
    "surrogates.txt": lambda: b"\xff\xfe" + "Anna ".encode("utf-16-le") + b"\x00\xd8" + "Example".encode("utf-16-le"),
    "odd-utf16.txt": lambda: b"\xff\xfe" + "Anna Example is free.".encode("utf-16-le") + b"\x41",
    **{f"noise-{seed}.txt": lambda seed=seed: _noise(seed, 20_000) for seed in range(4)},  # type: ignore[misc]
    "flate.pdf": _stacked_flate,
    "cycle.pdf": _page_cycle,
    "operators.pdf": _operators,
    "deep-array.pdf": _deep_array,
    "noise.pdf": lambda: b"%PDF-1.7\n" + _noise(9, 50_000),
    **{f"cut-{share}.pdf": lambda share=share: _cut_pdf(share) for share in (1, 3, 5, 7, 9)},  # type: ignore[misc]
    **{f"flipped-{seed}.pdf": lambda seed=seed: _flipped_pdf(seed) for seed in range(8)},  # type: ignore[misc]
    "rows.csv": lambda: _csv(MANY),
    "one-field.csv": lambda: b'name,day\n"' + b"x" * MANY + b'",1\n',
    "open-quote.csv": lambda: b'name,day\n"' + b'a,"b\n' * MANY,
    "quotes.csv": lambda: b'"' * 1_000_001,
    "commas.csv": lambda: b"," * 1_000_000,
    "formulas.csv": lambda: b"name,x\n=1+1,@SUM(A1)\n-2,+3\n\tAnna,\r\n",
    "nulls.csv": lambda: b"name,x\nAnna\0,1\n",
}
