"""Reports made of the texts of cases, as ``habeas read`` would make them of plain files."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from pathlib import Path

from habeas.archive.formats.extract import Hints, Quarantined
from habeas.archive.formats.text import PlainText
from habeas.errors import UnreadableCasesError
from habeas.model import PageTime, Report


def page(text: str, language: str, *, published: PageTime | date | None = None) -> Report:
    """The report that a plain file with this text gives; ``published`` outranks what the text says of its day."""
    data = text.encode("utf-8", "replace")
    made = PlainText().extract(data, Hints("text/plain", charset="utf-8"))
    digest = sha256(data).hexdigest()
    if isinstance(made, Quarantined):
        return Report(digest, text, (), PlainText.version, language)
    day = PageTime(published) if isinstance(published, date) else published or made.published
    return Report(
        digest,
        made.text,
        made.blocks,
        made.extracted_by,
        language,
        title=made.title,
        publisher=made.publisher,
        agencies=made.agencies,
        published=day,
        updated=made.updated,
    )


def text_of(path: Path) -> str:
    """A file's text with its line ends as they are, so that offsets hold. Raises `UnreadableCasesError`."""
    try:
        return path.read_bytes().decode("utf-8")
    except OSError as err:
        raise UnreadableCasesError(f"{path} can't be opened: {err.strerror or err}") from err
    except UnicodeDecodeError as err:
        raise UnreadableCasesError(f"{path} is not text in UTF-8") from err
