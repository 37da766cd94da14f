"""What is measured by default: the reader that Habeas reads with, and the parts of it that corpora look at."""

from __future__ import annotations

from habeas.casework.assemble import reader_of
from habeas.casework.evaluating.corpus import Tools
from habeas.model import Claim, Report, Span
from habeas.reading.endings.naming import normal_form
from habeas.reading.languages import available, reads_by
from habeas.reading.word_order import harmed as violence
from habeas.reading.word_order import said
from habeas.settings import Settings

_BY_WORD_ORDER = "word_order"
_WITH_HARM = frozenset({"en"})


def tools_of(settings: Settings) -> Tools:
    """The tools of this version."""
    return Tools(reader_of(settings), attributions, harmed, normal_form)


def attributions(report: Report) -> tuple[tuple[Span, Span], ...]:
    """Who says something; nothing in languages whose voices can't be looked at by themselves yet."""
    if _is_by_word_order(report):
        return said.attributions(report, report.language)
    return ()


def harmed(report: Report) -> tuple[Claim, ...]:
    """Whom harm befell; nobody in languages that have no words for it yet."""
    if report.language in _WITH_HARM:
        return violence.harmed(report, report.language)
    return ()


def _is_by_word_order(report: Report) -> bool:
    return report.language in available() and reads_by(report.language) == _BY_WORD_ORDER
