"""Strategies for every noun that is recorded, made from its fields: a field that is added is drawn at once."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Callable
from datetime import date, datetime, time, timedelta, timezone
from enum import StrEnum
from typing import Any, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from habeas.errors import ImpossibleValueError
from habeas.model import (
    Acquisition,
    Claim,
    Deal,
    ExternalId,
    Finding,
    Judgement,
    KnownPerson,
    List,
    MarkingChange,
    Observation,
    Original,
    Person,
    Publication,
    ReadBy,
    Report,
    Review,
    Rules,
    Source,
    Span,
    Trait,
    Withdrawal,
)

RECORDED: tuple[type[Any], ...] = (
    Acquisition,
    Claim,
    Deal,
    Finding,
    Judgement,
    KnownPerson,
    List,
    MarkingChange,
    Observation,
    Original,
    Person,
    Publication,
    ReadBy,
    Report,
    Review,
    Rules,
    Source,
    Trait,
    Withdrawal,
)
"""The nouns that payloads and rows hold."""

# Whatever UTF-8 can hold, with what is written alike in several ways.
words = st.text(st.characters(codec="utf-8") | st.sampled_from("e\u0301\U0001f600аі\n\u2028"), min_size=1, max_size=12)
# A handful, so that the strategies over each are made once: making them takes longer than drawing from them.
texts = st.sampled_from(
    (
        "Anna Example was released.",
        "Анна Прыклад на волі.\n\nЕё отпустили 13 декабря.",
        "e\u0301é\U0001f600\U0001f469\u200d\U0001f467 \u2028\0\ufeff\uffff\u202e",
        "aaaaaaaaaaaa",
        "她自由了",
    )
)
zones = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
PLAIN: dict[object, st.SearchStrategy[Any]] = {
    str: words,
    int: st.integers(-2, 1_000_000),
    bool: st.booleans(),
    date: st.dates(),
    time: st.times(),
    datetime: st.datetimes(timezones=zones),
}


@st.composite
def spans(draw: st.DrawFn, text: str) -> Span:
    start = draw(st.integers(0, len(text) - 1))
    return Span.of(text, start, draw(st.integers(start + 1, len(text))))


_known: dict[tuple[type[Any], str], st.SearchStrategy[Any]] = {}


def nouns(noun: type[Any], text: str) -> st.SearchStrategy[Any]:
    """Nouns of that class whose spans stand in ``text``; those that can't exist are left out."""
    if (noun, text) not in _known:
        _known[noun, text] = spans(text) if noun is Span else _from_fields(noun, text)
    return _known[noun, text]


def _from_fields(noun: type[Any], text: str) -> st.SearchStrategy[Any]:
    hints = get_type_hints(noun)
    required: dict[str, st.SearchStrategy[Any]] = {}
    optional: dict[str, st.SearchStrategy[Any]] = {}
    for field in dataclasses.fields(noun):
        drawn = values(hints[field.name], text)
        if (noun, field.name) == (Report, "text"):
            drawn = st.just(text)
        elif (noun, field.name) == (ExternalId, "scheme"):
            drawn = st.sampled_from(["open-door", "x.1"])
        (required if is_required(field) else optional)[field.name] = drawn
    fields = st.fixed_dictionaries(required, optional=optional)
    return fields.map(_maker(noun)).filter(lambda made: made is not None)


def _maker(noun: type[Any]) -> Callable[[dict[str, Any]], Any]:
    def made(fields: dict[str, Any]) -> Any:
        for low, high in (("earliest", "latest"), ("low", "high")):
            if fields.get(low) is not None and fields.get(high) is not None:
                fields[low], fields[high] = sorted((fields[low], fields[high]))
        try:
            return noun(**fields)
        except ImpossibleValueError:
            return None

    return made


def is_required(field: dataclasses.Field[Any]) -> bool:
    """Whether the field has no default."""
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING


def values(hint: Any, text: str) -> st.SearchStrategy[Any]:
    """Values of a field's type."""
    if hint in PLAIN:
        return PLAIN[hint]
    if hint is types.NoneType:
        return st.none()
    if get_origin(hint) in (types.UnionType, Union):
        return st.one_of(*(values(inner, text) for inner in get_args(hint)))
    if get_origin(hint) is tuple:
        inner = get_args(hint)
        if inner[1:] == (...,):
            return st.lists(values(inner[0], text), max_size=2).map(tuple)
        return st.tuples(*(values(one, text) for one in inner))
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return st.sampled_from(hint)
    return st.deferred(lambda: nouns(hint, text))
