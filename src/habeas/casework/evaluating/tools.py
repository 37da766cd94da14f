"""What is measured by default: the reader that Habeas reads with, and the parts of it that corpora look at."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

from habeas.casework.assemble import reader_of
from habeas.casework.evaluating.corpus import NormalForm, Tools
from habeas.model import Claim, Report, Span
from habeas.reading.languages import available
from habeas.reading.word_order import harmed as violence
from habeas.reading.word_order import said
from habeas.settings import Settings

_BY_WORD_ORDER = frozenset({"en"})
_NAMING = "habeas.reading.endings.naming"


def tools_of(settings: Settings) -> Tools:
    """The tools of this version."""
    return Tools(reader_of(settings), attributions, harmed, _normal_form())


def attributions(report: Report) -> tuple[tuple[Span, Span], ...]:
    """Who says something; nothing in languages whose voices can't be looked at by themselves yet."""
    if report.language in _BY_WORD_ORDER and report.language in available():
        return said.attributions(report, report.language)
    return ()


def harmed(report: Report) -> tuple[Claim, ...]:
    """Whom harm befell; nobody in languages that have no words for it yet."""
    if report.language in _BY_WORD_ORDER and report.language in available():
        return violence.harmed(report, report.language)
    return ()


def as_written(surface: str, language: str) -> str:  # noqa: ARG001 -- the shape of a `NormalForm`
    """The name as it stands: what there is to say without knowing a language's endings."""
    return surface


def _normal_form() -> NormalForm:
    package = _NAMING.rpartition(".")[0]
    if find_spec(package) is None or find_spec(_NAMING) is None:
        return as_written
    made: NormalForm = import_module(_NAMING).normal_form
    return made
