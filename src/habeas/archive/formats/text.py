"""Plain text: the file's own text unchanged, so that offsets refer to the decoded file."""

from __future__ import annotations

from habeas.archive.formats.decode import decode
from habeas.archive.formats.extract import MOST_BLOCKS, MOST_TEXT, Extract, Hints, Quarantined
from habeas.archive.formats.judge import judge
from habeas.archive.formats.lines import lines_of
from habeas.model.report import BlockRole


class PlainText:
    """Reads plain text; the blocks lie in it like strips, and nothing of it is rewritten."""

    version = "text 1"

    def extract(self, data: bytes, hints: Hints) -> Extract | Quarantined:
        """The decoded text with its blocks; text that is only spaces is quarantined."""
        decoded = decode(data, hints.charset)
        text, losses = decoded.text, decoded.losses
        if len(text) > MOST_TEXT:
            losses = (*losses, f"only the first {MOST_TEXT:,} of {len(text):,} characters were read")
            text = text[:MOST_TEXT]
        lines = lines_of(text)
        if len(lines) > MOST_BLOCKS:
            losses = (*losses, f"only the first {MOST_BLOCKS:,} of {len(lines):,} lines were read")
        judged = judge(lines[:MOST_BLOCKS])
        if not judged.blocks:
            return Quarantined("there is no text in it" + "".join(f" ({loss})" for loss in losses))
        nulls = text.count("\0")
        notes = (*decoded.notes, f"it holds {nulls:,} NUL characters") if nulls else decoded.notes
        headline = next((block for block in judged.blocks if block.role is BlockRole.HEADLINE), None)
        return Extract(
            text=text,
            blocks=judged.blocks,
            extracted_by=self.version,
            title=" ".join(text[headline.start : headline.end].split()) if headline else None,
            publisher=judged.outlet,
            agencies=judged.agencies,
            published=judged.published,
            updated=judged.updated,
            machine_translated=judged.machine_translated,
            losses=losses,
            notes=notes,
        )
