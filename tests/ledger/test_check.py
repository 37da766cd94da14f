"""The check names whatever is not as it was recorded, and nothing else."""

from __future__ import annotations

import functools
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.errors import RegisterDamagedError
from habeas.ledger.entry import canonical
from habeas.ledger.ledger import Damage, check
from habeas.ledger.sqlite import FILE_NAME, create_store, open_store
from habeas.ledger.store import Draft, Store
from habeas.model import Marking
from tests.contracts.ledger_base import Wiring
from tests.ledger.tampering import forge, read, tamper

INTERNAL = Marking.INTERNAL


def made(folder: Path) -> Path:
    """Six entries, the second and fifth with a source identity, and some rows."""
    store = create_store(folder, **Wiring().arguments())
    with store.writing() as writer:
        for number in range(1, 7):
            identity = {"name": f"Anna Example {number}"} if number in (2, 5) else None
            writer.append(Draft("claim", {"n": number}, source_identity=identity))
            writer.put("person", INTERNAL, str(number), {"n": number}, ["anna", f"key {number}"])
        writer.put("occasion", Marking.PUBLIC, "1", {})
    store.close()
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return made(tmp_path / "register")


def reopened(folder: Path) -> Store:
    return open_store(folder, **Wiring().arguments())


def damages(folder: Path) -> list[Damage]:
    store = reopened(folder)
    with store.reading() as view:
        found = list(check(view))
    store.close()
    return found


def erase(folder: Path, number: int, *parts: str) -> None:
    store = reopened(folder)
    with store.writing() as writer:
        writer.append(Draft("erasure", {"entry": number, "parts": list(parts), "why": "asked for"}))
    store.close()


def test_a_sound_ledger_has_no_damage(folder: Path) -> None:
    assert damages(folder) == []


@pytest.mark.parametrize(
    ("statement", "number", "what"),
    [
        ("UPDATE payload SET content = x'7b7d' WHERE number = 3", 3, "its payload or the salt"),
        ("UPDATE payload SET salt = zeroblob(32) WHERE number = 3", 3, "its payload or the salt"),
        ("UPDATE source_identity SET content = x'7b7d' WHERE number = 2", 2, "its source_identity or the salt"),
        ("UPDATE source_identity SET salt = zeroblob(32) WHERE number = 2", 2, "its source_identity or the salt"),
        ("INSERT INTO source_identity VALUES (3, zeroblob(32), x'7b7d')", 3, "its source_identity or the salt"),
        ("DELETE FROM payload WHERE number = 3", 3, "its payload is gone"),
        ("DELETE FROM source_identity WHERE number = 2", 2, "its source_identity is gone"),
        ("DELETE FROM entry WHERE number = 3", 4, "what was between them is gone"),
        ("DELETE FROM entry WHERE number = 1", 2, "it does not follow entry 0"),
        ("DELETE FROM entry WHERE number = 6", 5, "noted as the last"),
        ("DELETE FROM entry", None, "noted as the last"),
        ("UPDATE entry SET content = CAST(content || ' ' AS BLOB) WHERE number = 3", 3, "canonical"),
        ("UPDATE entry SET content = x'7b7d' WHERE number = 3", 3, "can't be read"),
        ("UPDATE entry SET word = 'report' WHERE number = 3", 3, "it is filed as 'report'"),
        ("UPDATE entry SET number = 9 WHERE number = 6", 9, "it does not follow entry 5"),
        ("UPDATE head SET number = 5", 6, "noted as the last"),
        ("UPDATE head SET digest = upper(digest)", 6, "noted as the last"),
        ("DELETE FROM head", None, "the note of the last entry is gone"),
        ("UPDATE register_key SET key_id = 'key-2'", 1, "its key 'key-1' is none"),
        ("UPDATE projection_row SET body = x'7b7d' WHERE id = '3'", None, "row '3' of the projection 'person'"),
        ("UPDATE projection_row SET id = '30' WHERE id = '3'", None, "row '30' of the projection 'person'"),
        ("DELETE FROM projection_key WHERE key = 'key 3'", None, "row '3' of the projection 'person'"),
        ("INSERT INTO projection_key SELECT shelf, 'more', '3' FROM shelf", None, "row '3' of the projection"),
        ("UPDATE projection_row SET digest = zeroblob(32) WHERE id = '3'", None, "row '3' of the projection 'person'"),
        ("DELETE FROM projection_row WHERE id = '3'", None, "the rows of the projection 'person' (internal)"),
        ("UPDATE shelf SET total = zeroblob(32)", None, "the rows of the projection 'person' (internal)"),
        ("UPDATE shelf SET rows = 5", None, "the rows of the projection 'occasion' (public)"),
        ("UPDATE shelf SET clearance = 'public' WHERE projection = 'person'", None, "(public)"),
        ("DELETE FROM shelf WHERE projection = 'person'", None, "points at nothing in shelf"),
        ("INSERT INTO payload VALUES (7, zeroblob(32), x'7b7d')", None, "points at nothing in entry"),
    ],
)
def test_what_was_altered_is_named(folder: Path, statement: str, number: int | None, what: str) -> None:
    tamper(folder, statement)
    if "key_id" in statement:
        store = open_store(folder, **Wiring(key_id="key-2").arguments())
        with store.reading() as view:
            found = list(check(view))
        store.close()
    elif statement == "DELETE FROM head":
        with pytest.raises(RegisterDamagedError, match=what):
            damages(folder)
        return
    else:
        found = damages(folder)
    assert [damage for damage in found if damage.number == number and what in damage.what] != [], found


@pytest.mark.parametrize(
    ("fields", "what"),
    [
        ({"recorded_at": 5}, "recorded before the entry"),
        ({"key_id": "key-9"}, "its key 'key-9' is none of this register"),
        ({"kind": "claim/2"}, "not known"),
        ({"kind": "rumour/1"}, "not known"),
        ({"v": 2}, "version 2"),
        ({"previous": "f" * 64}, "it was not made to follow entry 6"),
    ],
)
def test_a_forged_entry_is_named_by_what_is_wrong_with_it(folder: Path, fields: dict[str, Any], what: str) -> None:
    forge(folder, **fields)
    (damage,) = damages(folder)
    assert damage.number == 7
    assert what in damage.what


def test_an_exchanged_pair_of_entries_is_named(folder: Path) -> None:
    tamper(folder, "UPDATE entry SET number = 100 WHERE number = 3")
    tamper(folder, "UPDATE entry SET number = 3 WHERE number = 4")
    tamper(folder, "UPDATE entry SET number = 4 WHERE number = 100")
    assert {damage.number for damage in damages(folder)} >= {3, 4, 5}


def test_an_altered_entry_is_named_even_if_it_is_well_formed(folder: Path) -> None:
    tamper(folder, "UPDATE entry SET content = CAST(replace(content, 'key-1', 'key-2') AS BLOB) WHERE number = 3")
    tamper(folder, "INSERT INTO register_key VALUES ('key-2')")
    (damage,) = damages(folder)
    assert damage.number == 4
    assert "follow entry 3 as that stands: one of the two was altered" in damage.what


def test_a_destroyed_payload_is_no_damage_once_an_erasure_says_so(folder: Path) -> None:
    erase(folder, 2, "payload", "source_identity")
    tamper(folder, "DELETE FROM payload WHERE number = 2")
    tamper(folder, "DELETE FROM source_identity WHERE number = 2")
    assert damages(folder) == []
    store = reopened(folder)
    with store.reading() as view:
        recorded = view.entry(2)
        assert recorded.payload is None
        assert recorded.marking is Marking.CONFIDENTIAL
        assert view.identity_of(2) is None
    store.close()


def test_an_erasure_covers_only_what_it_names(folder: Path) -> None:
    erase(folder, 2, "source_identity", "everything")
    tamper(folder, "DELETE FROM payload WHERE number = 2")
    tamper(folder, "DELETE FROM source_identity WHERE number = 2")
    assert damages(folder) == [Damage(2, "its payload is gone and no erasure says so")]


def test_an_erasure_covers_no_other_entry(folder: Path) -> None:
    erase(folder, 3, "payload")
    tamper(folder, "DELETE FROM payload WHERE number IN (2, 3)")
    assert damages(folder) == [Damage(2, "its payload is gone and no erasure says so")]


def test_an_erasure_that_was_altered_covers_nothing(folder: Path) -> None:
    erase(folder, 3, "payload")
    forged = canonical({"body": {"entry": 2, "parts": ["payload"]}, "marking": "internal"})
    tamper(folder, "UPDATE payload SET content = ? WHERE number = 7", forged)
    tamper(folder, "DELETE FROM payload WHERE number = 2")
    assert {damage.number for damage in damages(folder)} == {2, 7}


def test_an_altered_payload_is_never_answered_with(folder: Path) -> None:
    tamper(folder, "UPDATE payload SET content = ? WHERE number = 2", canonical({"body": {}, "marking": "public"}))
    tamper(folder, "UPDATE source_identity SET content = x'7b7d' WHERE number = 2")
    store = reopened(folder)
    with store.reading() as view:
        with pytest.raises(RegisterDamagedError):
            view.entry(2)
        with pytest.raises(RegisterDamagedError):
            list(view.entries())
        with pytest.raises(RegisterDamagedError):
            view.identity_of(2)
    store.close()


def test_nothing_is_chained_to_a_damaged_end(folder: Path) -> None:
    tamper(folder, "UPDATE entry SET content = CAST(content || ' ' AS BLOB) WHERE number = 6")
    store = reopened(folder)
    with pytest.raises(RegisterDamagedError), store.writing():
        pass
    store.close()


def test_an_entry_that_should_be_there_is_damage_and_not_unknown(folder: Path) -> None:
    tamper(folder, "DELETE FROM entry WHERE number = 3")
    store = reopened(folder)
    with store.reading() as view, pytest.raises(RegisterDamagedError):
        view.entry(3)
    store.close()


PLACES = [
    ("entry", "content"),
    ("payload", "content"),
    ("payload", "salt"),
    ("source_identity", "content"),
    ("source_identity", "salt"),
]


@functools.cache
def sound() -> bytes:
    with tempfile.TemporaryDirectory() as place:
        return (made(Path(place) / "register") / FILE_NAME).read_bytes()


@settings(max_examples=80)
@given(st.sampled_from(PLACES), st.integers(0, 5), st.integers(0))
def test_whatever_bit_of_an_entry_payload_or_salt_is_altered_is_named(
    place: tuple[str, str], which: int, bit: int
) -> None:
    table, column = place
    with tempfile.TemporaryDirectory() as at:
        folder = Path(at)
        (folder / FILE_NAME).write_bytes(sound())
        numbers = [2, 5] if table == "source_identity" else [1, 2, 3, 4, 5, 6]
        number = numbers[which % len(numbers)]
        altered = bytearray(read(folder, f"SELECT {column} FROM {table} WHERE number = ?", number))
        altered[bit // 8 % len(altered)] ^= 1 << bit % 8
        tamper(folder, f"UPDATE {table} SET {column} = ? WHERE number = ?", bytes(altered), number)
        assert number in set(_accused(damages(folder)))


def _accused(found: list[Damage]) -> Iterator[int | None]:
    for damage in found:
        yield damage.number
        if damage.number is not None and "one of the two" in damage.what:
            yield damage.number - 1
