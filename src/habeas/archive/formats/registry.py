"""Every format that can be read. Imported only by a worker: it brings the parsers along."""

from __future__ import annotations

from collections.abc import Mapping

from habeas.archive.formats.extract import Format
from habeas.archive.formats.text import PlainText

FORMATS: Mapping[str, Format] = {"text": PlainText()}
