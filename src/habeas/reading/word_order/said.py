"""Who says something in a report, all of it and not only what is said of prisoners: to measure voices by themselves."""

from __future__ import annotations

import re
from dataclasses import replace

from habeas.model import Report, Span
from habeas.reading.word_order.attribution import Attribution
from habeas.reading.word_order.language import load
from habeas.reading.word_order.page import Page

_EVERYTHING = re.compile("")


def attributions(report: Report, code: str) -> tuple[tuple[Span, Span], ...]:
    """The cues of every sentence with their sources. Raises `KeyError` for a language without a folder."""
    language = load(code)
    open_gate = replace(language, grammar=replace(language.grammar, gate=_EVERYTHING))
    page = Page(report, open_gate)
    said = Attribution(page)
    found = []
    for number in range(len(page.sentences)):
        parsed = page.parsed(number)
        found += [(parsed.span(cue.first, cue.last), parsed.span(*cue.source)) for cue in said.cues(number)]
    return tuple(found)
