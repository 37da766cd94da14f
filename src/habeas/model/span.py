"""The exact words that make a claim, and where they stand."""

from __future__ import annotations

from dataclasses import InitVar, dataclass

from habeas.errors import ImpossibleValueError, SpanMismatchError


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Words of a report's text: ``text[start:end] == words``, always, because it is checked when the span is made.

    ``start`` and ``end`` count code points; ``text`` is only looked at, not kept. Raises `SpanMismatchError` when the
    words don't stand there and `ImpossibleValueError` when the span is empty or runs backwards.

    >>> Span(8, 12, "free", text="She was free again.").words
    'free'
    >>> Span(8, 12, "held", text="She was free again.")
    Traceback (most recent call last):
    ...
    habeas.errors.SpanMismatchError: the text has 'free' at 8-12, not 'held'
    """

    start: int
    end: int
    words: str
    text: InitVar[str]

    def __post_init__(self, text: str) -> None:
        if not 0 <= self.start < self.end:
            msg = f"a span can't run from {self.start} to {self.end}"
            raise ImpossibleValueError(msg)
        if self.end > len(text) or text[self.start : self.end] != self.words:
            msg = f"the text has {text[self.start : self.end]!r} at {self.start}-{self.end}, not {self.words!r}"
            raise SpanMismatchError(msg)

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """The span of ``text`` from ``start`` to ``end``.

        >>> Span.of("She was free again.", 8, 12)
        Span(start=8, end=12, words='free')
        """
        return cls(start, end, text[start:end], text)

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point (of the same text: the caller knows that)."""
        return self.start < other.end and other.start < self.end

    def within(self, other: Span) -> bool:
        """Whether this span lies wholly inside ``other``."""
        return other.start <= self.start and self.end <= other.end

    def __str__(self) -> str:
        return self.words
