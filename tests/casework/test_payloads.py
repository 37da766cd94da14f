"""What is recorded comes back as it was, with its words held against the text once more."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from typing import Any, get_type_hints

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from habeas.casework.payloads import dump, load
from habeas.errors import RegisterDamagedError, SpanMismatchError
from habeas.ledger.entry import canonical, parse
from habeas.model import Charge, Claim, Quantity, Report, Source, Span
from tests.casework.nouns import RECORDED, is_required, nouns, texts

of_each_noun = pytest.mark.parametrize("noun", RECORDED, ids=lambda noun: noun.__name__)

DEFAULTS = {
    "Acquisition": {"url": None, "file_name": None, "source": None},
    "Author": {"version": None},
    "Block": {"cells": ()},
    "Claim": {
        "said_by": (),
        "when": None,
        "where": None,
        "where_to": None,
        "handed_to": None,
        "by": None,
        "mode": None,
        "term": None,
        "charge": None,
        "again": False,
        "member_of": None,
    },
    "Deal": {"said_by": (), "when": None, "brokered_by": None},
    "Finding": {"second_reader": None, "supersedes": None, "text": ""},
    "Group": {"label_by": None},
    "Judgement": {"note": "", "part_of": None},
    "KnownName": {"nature": "name", "script": "Latn"},
    "KnownPerson": {
        "ids": (),
        "born": None,
        "gender": None,
        "citizenship": (),
        "note": "",
        "by": "",
        "original": None,
        "row": None,
        "first": None,
    },
    "List": {"criterion": None, "original": None},
    "Mention": {"script": "Latn", "language": "en"},
    "Observation": {"said_by": (), "when": None, "where": None},
    "Original": {"inside": None},
    "PageTime": {"clock": None, "zone": None, "offset_minutes": None, "span": None, "grain": "day"},
    "Quantity": {"soft": False},
    "Report": {
        "language": "und",
        "title": None,
        "publisher": None,
        "agencies": (),
        "published": None,
        "updated": None,
        "url": None,
        "machine_translated": "no",
        "warnings": (),
    },
    "Review": {"replaced_by": None},
    "Source": {"state": None, "side": None, "languages": (), "channels": (), "by": ""},
    "Term": {"days": 0},
    "Trait": {"said_by": (), "when": None},
    "Voice": {"span": None, "also": (), "basis": "unknown", "named": False, "state": None, "side": None},
    "When": {"span": None, "approximate": False},
}
"""What a payload leaves out. A default that changes would change what is recorded already: it never does."""


def _held(noun: type[Any], found: set[type[Any]]) -> set[type[Any]]:
    """The noun and every noun that its fields hold."""
    found.add(noun)
    for field in dataclasses.fields(noun):
        waiting: list[Any] = [get_type_hints(noun)[field.name]]
        while waiting:
            hint = waiting.pop()
            waiting.extend(getattr(hint, "__args__", ()))
            if isinstance(hint, type) and dataclasses.is_dataclass(hint) and hint not in found:
                _held(hint, found)
    return found


def test_the_defaults_of_recorded_nouns_are_those_that_ledgers_rely_on() -> None:
    held: set[type[Any]] = set()
    for noun in RECORDED:
        _held(noun, held)
    assert {
        noun.__name__: defaults
        for noun in held
        if (defaults := {field.name: field.default for field in dataclasses.fields(noun) if not is_required(field)})
    } == DEFAULTS


@of_each_noun
@given(data=st.data())
def test_a_noun_comes_back_equal_from_its_canonical_json(noun: type[Any], data: st.DataObject) -> None:
    text = data.draw(texts)
    made = data.draw(nouns(noun, text))
    stored = canonical(dump(made))  # which refuses every float
    assert load(noun, parse(stored), text=text) == made
    assert canonical(dump(load(noun, parse(stored), text=text))) == stored


@of_each_noun
@given(data=st.data())
def test_what_equals_a_default_is_left_out_and_restored(noun: type[Any], data: st.DataObject) -> None:
    text = data.draw(texts)
    made = data.draw(nouns(noun, text))
    told = {
        field.name
        for field in dataclasses.fields(noun)
        if is_required(field) or getattr(made, field.name) != field.default
    }
    assert dump(made).keys() == told
    bare = noun(**{field.name: getattr(made, field.name) for field in dataclasses.fields(noun) if is_required(field)})
    least = {field.name: dump(made)[field.name] for field in dataclasses.fields(noun) if is_required(field)}
    assert load(noun, least, text=text) == bare


def _spans_in(payload: Any) -> Iterator[dict[str, Any]]:
    inside = payload.values() if isinstance(payload, dict) else payload if isinstance(payload, list) else ()
    if isinstance(payload, dict) and payload.keys() == {"start", "end", "words"}:
        yield payload
    for part in inside:
        yield from _spans_in(part)


@given(st.data())
def test_an_altered_word_raises_whichever_span_of_a_claim_it_stands_in(data: st.DataObject) -> None:
    text = data.draw(texts)
    payload = json.loads(canonical(dump(data.draw(nouns(Claim, text)))))
    span = data.draw(st.sampled_from(list(_spans_in(payload))))
    span["words"] = data.draw(texts.filter(lambda words: words != span["words"]))
    with pytest.raises(SpanMismatchError):
        load(Claim, payload, text=text)


@given(st.data())
def test_an_altered_text_raises_where_a_claim_stands_on_it(data: st.DataObject) -> None:
    text, other = data.draw(texts), data.draw(texts)
    claim = data.draw(nouns(Claim, text))
    assume(other[claim.evidence.start : claim.evidence.end] != claim.evidence.words)
    with pytest.raises(SpanMismatchError):
        load(Claim, dump(claim), text=other)


def test_a_span_is_never_loaded_without_its_text() -> None:
    with pytest.raises(SpanMismatchError):
        load(Charge, dump(Charge("extremism", Span.of("extremism", 0, 9))))


@pytest.mark.parametrize(
    ("noun", "payload", "why"),
    [
        (Quantity, {"low": 1}, "a field is missing"),
        (Quantity, {"low": 1, "high": None, "about": True}, "a field that nobody knows"),
        (Quantity, {"low": "many", "high": None}, "words where a number stands"),
        (Quantity, {"low": [], "high": None}, "a list where a number stands"),
        (Quantity, [], "a list where an object stands"),
        (Quantity, None, "nothing"),
        (Source, {"key": "a", "names": ["A"], "kind": "oracle", "approved": True}, "a word that is none"),
        (Source, {"key": "a", "names": 7, "kind": "media", "approved": True}, "a number where a list stands"),
        (Report, {"sha256": "0", "text": "She", "extracted_by": "x", "blocks": [{}]}, "a part with nothing in it"),
        (
            Report,
            {"sha256": "0", "text": "She", "extracted_by": "x", "blocks": [], "published": {"day": "2025-02-30"}},
            "a day that is none",
        ),
    ],
)
def test_what_is_no_such_noun_is_damage(noun: type[Any], payload: Any, why: str) -> None:
    with pytest.raises(RegisterDamagedError, match=noun.__name__):
        pytest.fail(f"{why}: {load(noun, payload, text='She')}")
