"""Taking an original in: its bytes are kept first, then a worker reads them, and the outcome is a value."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from habeas.archive.formats.extract import Extract, Hints, Quarantined
from habeas.archive.sandbox import Sandbox
from habeas.archive.sniff import FORMAT_OF, Kind, in_words, sniff
from habeas.archive.vault import Vault
from habeas.model.report import Original, Outcome, Report, SandboxLevel

MOST_MEBIBYTES = 64
"""Originals above this size are kept and not parsed."""


@dataclass(frozen=True, slots=True)
class Taken:
    """An original and how the reading of it into text ended.

    ``reasons`` say what is missing or doubtful, or why it was quarantined; ``report`` is ``None`` then. ``level`` is
    how well the parser was shut in. The same reasons stand in the report's ``warnings``.
    """

    original: Original
    outcome: Outcome
    report: Report | None
    reasons: tuple[str, ...]
    level: SandboxLevel


def take(
    vault: Vault,
    sandbox: Sandbox,
    data: bytes,
    *,
    name: str | None = None,
    url: str | None = None,
    charset: str | None = None,
    most_mebibytes: int = MOST_MEBIBYTES,
) -> Taken:
    """Keep these bytes in the vault for good, then `examine` them. Raises what `Vault.keep` raises."""
    vault.keep(data)
    return examine(sandbox, data, name=name, url=url, charset=charset, most_mebibytes=most_mebibytes)


def examine(
    sandbox: Sandbox,
    data: bytes,
    *,
    name: str | None = None,
    url: str | None = None,
    charset: str | None = None,
    most_mebibytes: int = MOST_MEBIBYTES,
) -> Taken:
    """Read these bytes and keep nothing. ``name`` is the file's, ``url`` and ``charset`` are what its bringer says."""
    kind = sniff(data, name)
    original = Original(hashlib.sha256(data).hexdigest(), len(data), kind.media_type)
    if refusal := _refusal(data, kind, most_mebibytes):
        result: Extract | Quarantined = Quarantined(refusal)
    else:
        hints = Hints(kind.media_type, name, charset)
        result = sandbox.extract(FORMAT_OF[kind.media_type], data, hints)
    doubts = (kind.warning,) if kind.warning else ()
    if isinstance(result, Quarantined):
        return Taken(original, Outcome.QUARANTINED, None, (result.reason, *doubts), sandbox.level)
    reasons = (*result.losses, *doubts, *result.notes)
    outcome = Outcome.IN_PART if result.losses else Outcome.READ
    return Taken(original, outcome, _report(original, result, url, reasons), reasons, sandbox.level)


def _refusal(data: bytes, kind: Kind, most_mebibytes: int) -> str | None:
    if not data:
        return "it is empty"
    if kind.media_type not in FORMAT_OF:
        return (
            f"it is {in_words(kind.media_type)}, which Habeas can't read yet; "
            "save it as plain text, HTML, PDF or CSV and add that as well"
        )
    if len(data) > most_mebibytes << 20:
        return f"it is larger than {most_mebibytes} MiB"
    return None


def _report(original: Original, extract: Extract, url: str | None, warnings: tuple[str, ...]) -> Report:
    return Report(
        sha256=original.sha256,
        text=extract.text,
        blocks=extract.blocks,
        extracted_by=extract.extracted_by,
        language=extract.language,
        title=extract.title,
        publisher=extract.publisher,
        agencies=extract.agencies,
        published=extract.published,
        updated=extract.updated,
        url=url or extract.url,
        machine_translated=extract.machine_translated,
        warnings=warnings,
    )
