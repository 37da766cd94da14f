"""What kind of file bytes are: by their first bytes, then by their look, then by the name they came under."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath

TEXT, HTML, PDF, CSV = "text/plain", "text/html", "application/pdf", "text/csv"
UNKNOWN = "application/octet-stream"

FORMAT_OF: Mapping[str, str] = {TEXT: "text", HTML: "html", PDF: "pdf", CSV: "table"}
"""The format that reads each media type."""

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", PDF),
    (b"PK\x03\x04", "application/zip"),
    (b"PK\x05\x06", "application/zip"),
    (b"\x1f\x8b", "application/gzip"),
    (b"BZh", "application/x-bzip2"),
    (b"\xfd7zXZ\x00", "application/x-xz"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"{\\rtf", "application/rtf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"ID3", "audio/mpeg"),
    (b"OggS", "audio/ogg"),
    (b"SQLite format 3\x00", "application/vnd.sqlite3"),
    (b"WARC/", "application/warc"),
    (b"\x7fELF", "application/x-executable"),
    (b"MZ\x90", "application/x-executable"),
)
_BY_SUFFIX: Mapping[str, str] = {
    ".txt": TEXT, ".text": TEXT, ".md": TEXT, ".html": HTML, ".htm": HTML, ".xhtml": HTML, ".pdf": PDF, ".csv": CSV,
    ".tsv": CSV, ".zip": "application/zip",
    ".docx": "application/zip", ".xlsx": "application/zip", ".odt": "application/zip",
    ".doc": "application/x-ole-storage", ".xls": "application/x-ole-storage", ".rtf": "application/rtf",
    ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".gif": "image/gif", ".webp": "image/webp",
    ".xml": "application/xml", ".json": "application/json", ".warc": "application/warc", ".gz": "application/gzip",
    ".mhtml": "multipart/related", ".mht": "multipart/related", ".eml": "message/rfc822",
}  # fmt: skip
_WORDS: Mapping[str, str] = {
    TEXT: "plain text", HTML: "a web page", PDF: "a PDF", CSV: "a table",
    UNKNOWN: "a kind of file that nobody here knows",
    "application/zip": "a ZIP archive or Office document", "application/x-ole-storage": "an old Office document",
    "application/rtf": "an RTF document", "application/gzip": "a compressed file", "application/xml": "XML",
    "application/json": "JSON",
    "application/warc": "a WARC archive", "multipart/related": "a saved web archive (MHTML)",
    "message/rfc822": "an e-mail", "application/x-executable": "a program",
}  # fmt: skip

_LOOKED_AT = 4096
_PAGE = re.compile(
    rb"\A\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*){0,5}<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAGS = re.compile(rb"<(?:!doctype html|html|head|body|title|meta|article|div|table|p|h1|ul)[\s>/]", re.IGNORECASE)
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Kind:
    """A media type, and a warning where the name says something else than the bytes."""

    media_type: str
    warning: str | None = None


def in_words(media_type: str) -> str:
    """The media type as a person would say it.

    >>> in_words("application/pdf"), in_words("image/png")
    ('a PDF', 'a picture')
    """
    if media_type.startswith("image/"):
        return "a picture"
    if media_type.startswith(("audio/", "video/")):
        return "a recording"
    return _WORDS.get(media_type, media_type)


def sniff(data: bytes, name: str | None) -> Kind:
    """What these bytes are. A name that says otherwise is a warning, never the judge between text and not text.

    >>> sniff(b"%PDF-1.7 ...", "page.html")
    Kind(media_type='application/pdf', warning='the name says a web page, but it is a PDF')
    >>> sniff(b"name,day", "list.csv").media_type
    'text/csv'
    """
    said = _BY_SUFFIX.get(PurePath(name).suffix.lower()) if name else None
    found = _by_bytes(data, said)
    if said is None or found in (said, UNKNOWN):
        return Kind(found)
    return Kind(found, f"the name says {in_words(said)}, but it is {in_words(found)}")


def _by_bytes(data: bytes, said: str | None) -> str:
    if (magic := _by_magic(data)) is not None:
        return magic
    start = data[:_LOOKED_AT]
    if _is_binary(start):
        return UNKNOWN
    plain = _plain(start)
    # A fragment of a page has no <html>; a text that mentions a tag or two is none.
    if _PAGE.match(plain) or len(_TAGS.findall(plain)) >= (1 if said == HTML else 4):
        return HTML
    if said == HTML:
        return TEXT
    return said if said in (CSV, "message/rfc822", "multipart/related", "application/xml", "application/json") else TEXT


def _by_magic(data: bytes) -> str | None:
    if data[4:8] == b"ftyp":
        return "video/mp4"
    if data[:4] == b"RIFF":
        return "image/webp" if data[8:12] == b"WEBP" else "audio/wav"
    # Readers of PDF allow some bytes of rubbish before the header.
    if b"%PDF-" in data[:1024] and not _PAGE.match(data[:1024]):
        return PDF
    return next((media_type for magic, media_type in _MAGIC if data.startswith(magic)), None)


def _is_binary(start: bytes) -> bool:
    if start.startswith(_BOMS):
        return False
    controls = sum(byte < 32 and byte not in b"\t\n\r\f\x1b\b" for byte in start)
    return controls * 20 > len(start)


def _plain(start: bytes) -> bytes:
    """The ASCII of it, so that a page in UTF-16 looks like one."""
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return start[2:].replace(b"\x00", b"")
    return start.removeprefix(b"\xef\xbb\xbf")
