"""Reports made of a few words, for the tests of reading."""

from __future__ import annotations

from datetime import date

from habeas.model import Block, BlockRole, PageTime, Report


def report(text: str, *, published: str | None = None, language: str = "en", role: BlockRole | None = None) -> Report:
    """A report with a paragraph for each line of ``text``; a first line without a stop is its headline."""
    blocks: list[Block] = []
    at = 0
    for line in text.splitlines(keepends=True):
        words = line.strip()
        if words:
            start = at + line.index(words[0])
            headline = not blocks and words[-1] not in '.!?”"'
            given = role or (BlockRole.HEADLINE if headline else BlockRole.PARAGRAPH)
            blocks.append(Block(given, start, start + len(words)))
        at += len(line)
    day = PageTime(date.fromisoformat(published)) if published else None
    return Report("0" * 64, text, tuple(blocks), "tests 1", language, published=day)
