"""The language of a report, told offline among the six that Habeas is made for."""

from __future__ import annotations

from functools import cache
from typing import Protocol

from habeas.model import Report
from habeas.reading.languages import KNOWN

_ENOUGH = 4000  # code points that tell a language as surely as a whole page


class _Identifier(Protocol):
    def classify(self, text: str) -> tuple[str, float]: ...


def language_of(report: Report) -> str:
    """The report's own language where it is given, else the likeliest of the six; ``und`` where no letters are."""
    if report.language != "und":
        return report.language
    return guess(" ".join(report.text[block.start : block.end] for block in report.blocks if block.role.is_prose))


def guess(text: str) -> str:
    """The likeliest of the six languages for a text.

    >>> guess("The police arrested several activists in the capital."), guess("12:30")
    ('en', 'und')
    """
    sample = text[:_ENOUGH]
    if not any(char.isalpha() for char in sample):
        return "und"
    return _identifier().classify(sample)[0]


@cache
def _identifier() -> _Identifier:
    from py3langid.langid import (  # type: ignore[import-untyped]  # noqa: PLC0415 - half a second, when needed
        MODEL_FILE,
        LanguageIdentifier,
    )

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(list(KNOWN))
    return identifier  # type: ignore[no-any-return]
