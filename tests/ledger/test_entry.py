"""The entry's bytes are canonical, its commitments are what they say, and old kinds are read as new ones."""

from __future__ import annotations

import dataclasses
import enum
import hashlib
import json
from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from habeas.errors import ImpossibleValueError, RegisterDamagedError, RegisterTooNewError
from habeas.ledger.entry import (
    IDENTITY_DOMAIN,
    NO_PREDECESSOR,
    PAYLOAD_DOMAIN,
    WORDS,
    Entry,
    canonical,
    commitment,
    kind_of,
    parse,
    upcast,
)
from tests.contracts.ledger_base import floats_somewhere, json_values

ENTRY = Entry(1, "claim/1", ("a" * 64, "b" * 64), 1_765_612_800_000_000, "key-1", NO_PREDECESSOR)

any_text = st.text(st.characters(codec="utf-8"), max_size=8)
ascii_keys = st.text(st.characters(max_codepoint=127), max_size=6)
scalars = st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | any_text
values_with_ascii_keys = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=5) | st.dictionaries(ascii_keys, inner, max_size=6), max_leaves=30
)


class Colour(enum.StrEnum):
    RED = "red"


@given(values_with_ascii_keys)
def test_the_quick_canonical_form_is_the_one_of_rfc_8785(value: Any) -> None:
    assert canonical(value) == rfc8785.dumps(value)


@given(json_values)
def test_keys_beyond_ascii_are_ordered_as_rfc_8785_says(value: Any) -> None:
    assert canonical(value) == rfc8785.dumps(value)


def test_keys_that_code_points_and_utf_16_order_apart() -> None:
    assert canonical({"\ufb33": 1, "\U0001f600": 2}).decode() == '{"\U0001f600":2,"\ufb33":1}'


@pytest.mark.parametrize("code", range(0x21))
def test_control_characters_are_escaped_as_rfc_8785_says(code: int) -> None:
    assert canonical([chr(code), {chr(code): 0}]) == rfc8785.dumps([chr(code), {chr(code): 0}])


@given(json_values)
def test_what_is_canonical_is_read_back_and_written_alike(value: Any) -> None:
    stored = canonical({"value": value})
    assert parse(stored) == {"value": value}
    assert canonical(parse(stored)) == stored


@given(floats_somewhere)
def test_a_float_at_any_depth_is_refused(value: object) -> None:
    with pytest.raises(ImpossibleValueError, match="a float can't be recorded"):
        canonical({"value": value})


@pytest.mark.parametrize(
    "value",
    [2**53, -(2**53), {1: "a"}, {"a": {None: 1}}, "\ud800", {"\udfff": 1}, b"bytes", {1, 2}, object(), [1, (2, {3})]],
)
def test_what_json_lacks_is_refused(value: object) -> None:
    with pytest.raises(ImpossibleValueError):
        canonical(value)


def test_enumerations_and_tuples_are_written_as_what_they_are() -> None:
    assert canonical({"c": Colour.RED, "t": (1, True)}) == b'{"c":"red","t":[1,true]}'


def test_the_bytes_of_an_entry_are_fixed() -> None:
    assert ENTRY.to_bytes().decode() == (
        '{"commitments":["' + "a" * 64 + '","' + "b" * 64 + '"],"key_id":"key-1","kind":"claim/1",'
        '"previous":"' + "0" * 64 + '","recorded_at":1765612800000000,"v":1}'
    )
    assert Entry.from_bytes(ENTRY.to_bytes()) == ENTRY


def _but(**changed: Any) -> bytes:
    held = json.loads(ENTRY.to_bytes())
    return json.dumps(held | changed).encode()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff",
        b"[]",
        b"{}",
        b"{" * 100_000,
        _but(more=1),
        _but(v=0),
        _but(v="1"),
        _but(v=True),
        _but(kind=1),
        _but(commitments="a"),
        _but(commitments=[1]),
        _but(recorded_at=1.5),
        _but(recorded_at=None),
        _but(key_id=[]),
        _but(previous=None),
    ],
)
def test_other_bytes_are_no_entry(content: bytes) -> None:
    with pytest.raises(RegisterDamagedError):
        Entry.from_bytes(content)


def test_an_entry_of_a_newer_version_is_too_new() -> None:
    with pytest.raises(RegisterTooNewError):
        Entry.from_bytes(dataclasses.replace(ENTRY, v=2).to_bytes())


def test_a_commitment_is_sha256_over_domain_salt_and_payload() -> None:
    salt = bytes(range(32))
    expected = hashlib.sha256(b"habeas/payload/1\0" + salt + b"{}").hexdigest()
    assert commitment(PAYLOAD_DOMAIN, salt, b"{}") == expected
    assert commitment(IDENTITY_DOMAIN, salt, b"{}") != expected
    assert commitment(PAYLOAD_DOMAIN, bytes(32), b"{}") != expected


@pytest.mark.parametrize("length", [0, 31, 33])
def test_a_salt_of_another_length_is_refused(length: int) -> None:
    with pytest.raises(ImpossibleValueError):
        commitment(PAYLOAD_DOMAIN, bytes(length), b"{}")


def test_every_word_is_at_its_first_version() -> None:
    assert [kind_of(word) for word in WORDS] == [f"{word}/1" for word in WORDS]
    with pytest.raises(ImpossibleValueError):
        kind_of("rumour")


def test_an_old_payload_is_brought_up_step_by_step() -> None:
    upcasts = {
        "claim": (
            lambda payload: {**payload, "second": payload["first"] + 1},
            lambda payload: {**payload, "third": payload["second"] + 1},
        )
    }
    assert kind_of("claim", upcasts) == "claim/3"
    assert upcast("claim/1", {"first": 1}, upcasts) == {"first": 1, "second": 2, "third": 3}
    assert upcast("claim/2", {"second": 5}, upcasts) == {"second": 5, "third": 6}
    assert upcast("claim/3", {"own": 1}, upcasts) == {"own": 1}
    assert upcast("report/1", {"own": 1}, upcasts) == {"own": 1}
    with pytest.raises(RegisterTooNewError):
        upcast("claim/4", {}, upcasts)


@pytest.mark.parametrize("kind", ["claim", "claim/", "claim/0", "claim/01", "claim/x", "claim/²", "claim/-1", "/", ""])
def test_what_is_no_kind_is_damage(kind: str) -> None:
    with pytest.raises(RegisterDamagedError):
        upcast(kind, {})


@pytest.mark.parametrize("kind", ["claim/2", "rumour/1"])
def test_a_kind_not_known_yet_is_too_new(kind: str) -> None:
    with pytest.raises(RegisterTooNewError):
        upcast(kind, {})
