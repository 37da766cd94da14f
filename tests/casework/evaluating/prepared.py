"""Readers that say what they are told to, for scoring without a language."""

from __future__ import annotations

from collections.abc import Callable

from habeas.casework.evaluating.corpus import Tools
from habeas.model import Certainty, Claim, Group, Kind, Mention, Nature, ReadBy, Reading, Report, Span

READ_BY = ReadBy("prepared", "1", "none")


class Prepared:
    """A reader whose claims come from a function of the report."""

    name = "prepared"
    version = "1"
    languages = ("en", "ru")

    def __init__(self, claims: Callable[[Report], list[Claim]]) -> None:
        self._claims = claims

    def read(self, report: Report) -> Reading:
        """The claims that were prepared."""
        return Reading(READ_BY, claims=tuple(self._claims(report)))


def tools(claims: Callable[[Report], list[Claim]]) -> Tools:
    """Tools with that reader, which hear nobody and change no name."""
    return Tools(Prepared(claims), lambda _: (), lambda _: (), lambda surface, _: surface)


def span(text: str, words: str) -> Span:
    """Where the words stand first."""
    start = text.index(words)
    return Span.of(text, start, start + len(words))


def claim(kind: Kind, about: Mention | Group, trigger: Span, certainty: Certainty = Certainty.ASSERTED) -> Claim:
    """A claim with its trigger for evidence."""
    return Claim(kind, about, certainty, trigger, trigger, READ_BY)


def person(text: str, words: str, normal: str | None = None) -> Mention:
    """The person that the words name."""
    return Mention(words, normal or words, Nature.NAME, span(text, words))
