"""What stands in the ledger: the entry, its canonical bytes, and the commitments to what lies beside it.

Decision 0004 says why the format is as it is; it can only be added to, through another version.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, cast

import rfc8785

from habeas.errors import ImpossibleValueError, RegisterDamagedError, RegisterTooNewError

Body = dict[str, Any]
"""A JSON object of strings, whole numbers, booleans, nulls, lists and objects; never a float."""

Step = Callable[[Body], Body]
"""Turns the payload of one version of a kind into the payload of the next."""

VERSION = 1
"""The version of the entry's own format."""

NO_PREDECESSOR = "0" * 64
"""What stands for the predecessor of the first entry."""

SALT_BYTES = 32
PAYLOAD_DOMAIN = b"habeas/payload/1\0"
IDENTITY_DOMAIN = b"habeas/source-identity/1\0"

WORDS = (
    "original",
    "acquisition",
    "report",
    "reading",
    "source",
    "known_person",
    "claim",
    "trait",
    "observation",
    "deal",
    "list",
    "judgement",
    "review",
    "withdrawal",
    "marking",
    "finding",
    "publication",
    "rules",
    "restriction",
    "erasure",
)
"""Every word that a kind may start with: our own words, never the path of a class."""

UPCASTS: dict[str, tuple[Step, ...]] = {}
"""For each word the steps from version 1 on, in order; its current version is one more than it has steps."""

_VERSION_NUMBER = re.compile("[1-9][0-9]{0,3}")
_LARGEST = 2**53 - 1  # beyond it JSON's readers disagree on a number, RFC 8785 §3.2.2.3
_ENCODE = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), check_circular=False).encode
_FIELDS = frozenset({"v", "kind", "commitments", "recorded_at", "key_id", "previous"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One link of the chain. Its number is not in it: the number is the order of commits, from 1.

    ``kind`` is a word with the version of its payload (``claim/1``); ``commitments`` are SHA-256 in hexadecimal, the
    payload's first, then the source identity's if there is one; ``recorded_at`` counts microseconds of UTC since 1970;
    ``key_id`` names the register's key; ``previous`` is the SHA-256 of the bytes of the entry before.
    """

    v: int
    kind: str
    commitments: tuple[str, ...]
    recorded_at: int
    key_id: str
    previous: str

    @property
    def word(self) -> str:
        """The kind without its version."""
        return self.kind.partition("/")[0]

    def to_bytes(self) -> bytes:
        """The canonical bytes, which the next entry commits to."""
        return canonical(
            {
                "v": self.v,
                "kind": self.kind,
                "commitments": list(self.commitments),
                "recorded_at": self.recorded_at,
                "key_id": self.key_id,
                "previous": self.previous,
            }
        )

    @classmethod
    def from_bytes(cls, stored: bytes) -> Entry:
        """The entry that `to_bytes` wrote.

        Raises `RegisterDamagedError` when the bytes are no entry, `RegisterTooNewError` when a newer Habeas wrote them.
        """
        held = parse(stored)
        if isinstance(held.get("v"), int) and held["v"] > VERSION:
            msg = f"an entry has version {held['v']}, this Habeas knows {VERSION}"
            raise RegisterTooNewError(msg)
        if held.keys() != _FIELDS or not _is_well_formed(held):
            msg = "an entry does not have the form of one"
            raise RegisterDamagedError(msg)
        return cls(**{**held, "commitments": tuple(held["commitments"])})


def _is_well_formed(held: Body) -> bool:
    texts = [held["kind"], held["key_id"], held["previous"]]
    numbers = [held["v"], held["recorded_at"]]
    commitments = held["commitments"]
    return (
        all(type(text) is str for text in texts)
        and all(type(number) is int for number in numbers)
        and type(commitments) is list
        and all(type(commitment) is str for commitment in commitments)
        and held["v"] == VERSION
    )


def digest(content: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def commitment(domain: bytes, salt: bytes, payload: bytes) -> str:
    """SHA-256 over domain, salt and payload, in hexadecimal: fixes the payload and tells nothing of it.

    Without the salt a guessed name could be tried against it, so a salt is 32 random bytes and never used twice.
    Raises `ImpossibleValueError` for a salt of another length.

    >>> commitment(PAYLOAD_DOMAIN, bytes(32), b"{}")[:16]
    'db6d65b12fa56d66'
    """
    if len(salt) != SALT_BYTES:
        msg = f"a salt has {SALT_BYTES} bytes, not {len(salt)}"
        raise ImpossibleValueError(msg)
    return digest(domain + salt + payload)


def canonical(value: object) -> bytes:
    """The RFC 8785 form of a JSON value, in UTF-8.

    Raises `ImpossibleValueError` for a float (probabilities are whole parts per million), a number beyond 2**53 - 1, a
    key that is no string, half a surrogate pair, or a value that JSON doesn't have.

    >>> canonical({"b": [1, True, None], "a": "Łódź"}).decode()
    '{"a":"Łódź","b":[1,true,null]}'
    >>> canonical({"probability": 0.5})
    Traceback (most recent call last):
    ...
    habeas.errors.ImpossibleValueError: a float can't be recorded: 0.5
    """
    ascii_keys = _all_keys_are_ascii(value)
    try:
        # ASCII keys sort alike by code point and by UTF-16 unit, which is all that sets the two apart, and the standard
        # library is five times as fast; a property test holds them together.
        return _ENCODE(value).encode() if ascii_keys else rfc8785.dumps(cast("Any", value))
    except (rfc8785.CanonicalizationError, UnicodeEncodeError) as err:
        msg = f"it has no canonical form: {err}"
        raise ImpossibleValueError(msg) from err


def _all_keys_are_ascii(value: object) -> bool:
    """Whether they are, at any depth; raises for each part that may not be recorded."""
    ascii_keys = True
    rest = [value]
    while rest:
        part = rest.pop()
        if isinstance(part, str) or part is None or part is True or part is False:
            continue
        if isinstance(part, dict):
            ascii_keys = _keys_are_ascii(part) and ascii_keys
            rest.extend(part.values())
        elif isinstance(part, list | tuple):
            rest.extend(part)
        elif not isinstance(part, int):
            what = "a float" if isinstance(part, float) else f"a {type(part).__name__}"
            msg = f"{what} can't be recorded: {part!r}"
            raise ImpossibleValueError(msg)
        elif not -_LARGEST <= part <= _LARGEST:
            msg = f"a number beyond 2**53 - 1 can't be recorded: {part}"
            raise ImpossibleValueError(msg)
    return ascii_keys


def _keys_are_ascii(part: Mapping[str, object]) -> bool:
    try:
        return "".join(part).isascii()
    except TypeError as err:
        msg = f"a key must be a string: {list(part)!r}"
        raise ImpossibleValueError(msg) from err


def parse(stored: bytes) -> Body:
    """The JSON object in ``stored``. Raises `RegisterDamagedError` when there is none or it holds a float."""
    try:
        held = json.loads(stored, parse_float=_no_float, parse_constant=_no_float)
    except (ValueError, RecursionError) as err:
        msg = f"stored bytes are no JSON: {err}"
        raise RegisterDamagedError(msg) from err
    if not isinstance(held, dict):
        msg = "stored bytes are no JSON object"
        raise RegisterDamagedError(msg)
    return held


def _no_float(text: str) -> float:
    msg = f"a float stands in it: {text}"
    raise ValueError(msg)


def kind_of(word: str, upcasts: Mapping[str, tuple[Step, ...]] = UPCASTS) -> str:
    """The kind that new entries of this word get. Raises `ImpossibleValueError` for an unknown word.

    >>> kind_of("claim")
    'claim/1'
    """
    if word not in WORDS:
        msg = f"{word!r} is no word of the ledger"
        raise ImpossibleValueError(msg)
    return f"{word}/{len(upcasts.get(word, ())) + 1}"


def upcast(kind: str, payload: Body, upcasts: Mapping[str, tuple[Step, ...]] = UPCASTS) -> Body:
    """The payload as the current version of its kind would hold it, made step by step; what is stored stays as it is.

    Raises `RegisterDamagedError` when it is no kind, `RegisterTooNewError` for a word or version not known yet.
    """
    for step in steps_from(kind, upcasts):
        payload = step(payload)
    return payload


def steps_from(kind: str, upcasts: Mapping[str, tuple[Step, ...]] = UPCASTS) -> tuple[Step, ...]:
    """The steps from this kind to the current version of its word; raises like `upcast`."""
    word, slash, number = kind.partition("/")
    if not slash or not _VERSION_NUMBER.fullmatch(number):
        msg = f"{kind!r} is no kind of entry"
        raise RegisterDamagedError(msg)
    steps = upcasts.get(word, ())
    if word not in WORDS or int(number) > len(steps) + 1:
        msg = f"entries of the kind {kind!r} are not known to this Habeas"
        raise RegisterTooNewError(msg)
    return steps[int(number) - 1 :]
