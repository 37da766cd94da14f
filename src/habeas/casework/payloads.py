"""Nouns to ledger payloads and back.

A payload leaves out what equals a field's default, so the defaults of the nouns are part of the entry format: they
never change; another meaning is another version of the entry's kind (decision 0004). Spans are checked against the
report's text again each time they are loaded, so a span whose words differ from it can't come out of the ledger either.
"""

from __future__ import annotations

from contextvars import ContextVar
from datetime import time
from enum import StrEnum
from typing import Any, TypeVar, cast

import cattrs
from cattrs.preconf.json import make_converter

from habeas.errors import RegisterDamagedError, SpanMismatchError
from habeas.model import Span

T = TypeVar("T")
Json = dict[str, Any]

_NO_SUCH_NOUN = (
    AttributeError,  # a list or a word where an object should stand
    KeyError,
    TypeError,
    ValueError,
    cattrs.errors.ForbiddenExtraKeysError,
    cattrs.errors.StructureHandlerNotFoundError,
)
_TEXT: ContextVar[str | None] = ContextVar("the text that spans are checked against", default=None)


def _load_span(value: Any, _: type[Span]) -> Span:
    text = _TEXT.get()
    if text is None:
        msg = "a span can only be loaded beside its report's text"
        raise SpanMismatchError(msg)
    return Span(value["start"], value["end"], value["words"], text)


def _converter() -> cattrs.Converter:
    made = make_converter(
        omit_if_default=True,
        detailed_validation=False,
        forbid_extra_keys=True,
        unstruct_collection_overrides={tuple: list},
    )
    made.register_structure_hook(Span, _load_span)
    made.register_unstructure_hook(StrEnum, lambda value: value.value)
    made.register_unstructure_hook(time, lambda value: value.isoformat())
    made.register_structure_hook(time, lambda value, _: time.fromisoformat(value))
    return made


_CONVERTER = _converter()


def dump(noun: object) -> Json:
    """The JSON of a noun: strings, integers, booleans, lists and objects, never a float.

    >>> from habeas.model import Quantity
    >>> dump(Quantity(123, 123))
    {'low': 123, 'high': 123}
    """
    return cast("Json", _CONVERTER.unstructure(noun))


def load(noun: type[T], payload: Json, *, text: str | None = None) -> T:
    """The noun that `dump` wrote; ``text`` is the report's, needed where the noun holds spans.

    Raises `RegisterDamagedError` when the payload is none of that noun, `SpanMismatchError` when its words don't stand
    in the text.

    >>> from habeas.model import Quantity
    >>> load(Quantity, {"low": 24})
    Traceback (most recent call last):
    ...
    habeas.errors.RegisterDamagedError: this is no Quantity: 'high'
    """
    before = _TEXT.set(text)
    try:
        return _CONVERTER.structure(payload, noun)
    except _NO_SUCH_NOUN as err:
        msg = f"this is no {noun.__name__}: {err}"
        raise RegisterDamagedError(msg) from err
    finally:
        _TEXT.reset(before)
