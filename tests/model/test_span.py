"""The words of a span are the words of the text: nothing else can be made."""

from __future__ import annotations

import copy
import dataclasses
import pickle

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from habeas.errors import ImpossibleValueError, SpanMismatchError
from habeas.model import Span

# Any unicode at all: half a surrogate pair, marks that combine, letters beyond the first plane.
texts = st.text(st.characters() | st.sampled_from("e\u0301\ud83d\U0001f600а\u200d\n\0"), min_size=1, max_size=40)


@st.composite
def cuts(draw: st.DrawFn) -> tuple[str, int, int]:
    text = draw(texts)
    start = draw(st.integers(0, len(text) - 1))
    return text, start, draw(st.integers(start + 1, len(text)))


@given(cuts())
def test_the_text_from_start_to_end_is_the_words_always(cut: tuple[str, int, int]) -> None:
    text, start, end = cut
    span = Span.of(text, start, end)
    assert text[span.start : span.end] == span.words == str(span)
    assert len(span.words) == span.end - span.start
    assert copy.deepcopy(span) == span == pickle.loads(pickle.dumps(span))


@given(cuts(), texts)
def test_a_span_whose_words_differ_from_the_text_cannot_exist(cut: tuple[str, int, int], words: str) -> None:
    text, start, end = cut
    assume(text[start:end] != words)
    with pytest.raises(SpanMismatchError):
        Span(start, end, words, text)


@given(texts, st.integers(-50, 50), st.integers(-50, 50))
def test_a_span_is_never_empty_and_never_leaves_its_text(text: str, start: int, end: int) -> None:
    assume(not 0 <= start < end <= len(text))
    with pytest.raises((ImpossibleValueError, SpanMismatchError)):
        Span.of(text, start, end)


def test_a_span_keeps_no_text_and_cannot_be_bent_afterwards() -> None:
    span = Span.of("She was free again.", 8, 12)
    assert "again" not in repr(span)
    with pytest.raises(dataclasses.FrozenInstanceError):
        span.words = "held"  # type: ignore[misc]
    with pytest.raises(ValueError, match="text"):
        dataclasses.replace(span, words="held")  # type: ignore[call-arg]


@given(cuts(), st.data())
def test_two_spans_overlap_when_they_share_a_code_point(cut: tuple[str, int, int], data: st.DataObject) -> None:
    text, start, end = cut
    left = Span.of(text, start, end)
    begin = data.draw(st.integers(0, len(text) - 1))
    right = Span.of(text, begin, data.draw(st.integers(begin + 1, len(text))))
    shared = set(range(left.start, left.end)) & set(range(right.start, right.end))
    assert left.overlaps(right) == right.overlaps(left) == bool(shared)
    assert left.within(right) == (len(shared) == len(left.words))
