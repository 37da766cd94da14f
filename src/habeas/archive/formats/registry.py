"""Every format that can be read, warmed up. Imported only by a worker: it brings the parsers along.

Python imports some modules (charsets above all) only when they are first used. A worker has no files by then, so each
format reads something small here, while they can still be found.
"""

from __future__ import annotations

import codecs
from collections.abc import Mapping

from habeas.archive.formats.decode import CHARSETS
from habeas.archive.formats.extract import Format, Hints
from habeas.archive.formats.html import WebPage
from habeas.archive.formats.pdf import Pdf
from habeas.archive.formats.table import Table
from habeas.archive.formats.text import PlainText

FORMATS: Mapping[str, Format] = {"text": PlainText(), "html": WebPage(), "pdf": Pdf(), "table": Table()}

_PDF = b"""%PDF-1.4
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Count 1 /Kids [3 0 R] >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>
endobj
4 0 obj << /Length 34 >> stream
BT /F 9 Tf 9 9 Td (Ready.) Tj ET
endstream endobj
5 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> endobj
6 0 obj << /Title (Ready) /CreationDate (D:20251213) >> endobj
trailer << /Root 1 0 R /Info 6 0 R >>
"""
_WARM_UP = (
    ("text", "13 December 2025\nReady.\nКириллица.".encode("cp1251")),
    ("html", b'<script type="application/ld+json">{"@type": "Article"}</script><p>Ready.<table><tr><td>a<td>b'),
    ("table", b"name,day\nAnna,1\nBo,2\n"),
    ("pdf", _PDF),
)

for _charset in (*CHARSETS, "latin-1", "ascii"):
    codecs.lookup(_charset)
for _kind, _sample in _WARM_UP:
    FORMATS[_kind].extract(_sample, Hints("application/octet-stream"))
