"""Every format that can be read. Imported only by a worker: it brings the parsers along."""

from __future__ import annotations

from collections.abc import Mapping

from habeas.archive.formats.extract import Format
from habeas.archive.formats.html import WebPage
from habeas.archive.formats.pdf import Pdf
from habeas.archive.formats.table import Table
from habeas.archive.formats.text import PlainText

FORMATS: Mapping[str, Format] = {"text": PlainText(), "html": WebPage(), "pdf": Pdf(), "table": Table()}
