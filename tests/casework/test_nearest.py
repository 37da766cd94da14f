"""The names on record that look most like one name."""

from __future__ import annotations

import pytest

from habeas.casework.fold import padded
from habeas.casework.nearest import MOST_OF_A_CROWD, nearest
from habeas.casework.rows import MemoryRows
from habeas.identity import candidates
from habeas.identity.names import Name
from habeas.model import Marking

CLEARANCE = Marking.INTERNAL


def on_record(*names: str) -> MemoryRows:
    rows = MemoryRows()
    for head, name in enumerate(names, 1):
        keys = [f"match/{key}" for key in candidates.keys(Name.of(name))]
        rows.put("mention", CLEARANCE, padded(head), {"head": head, "name": name}, keys)
    return rows


def test_whoever_shares_most_of_a_name_comes_first() -> None:
    rows = on_record("Ivan Primerov", "Anna Primerova", "Hanna Prymierava", "Примерова")
    assert nearest(rows, Name.of("Анна Примерова"), CLEARANCE) == [2, 3, 4]


@pytest.mark.parametrize("asked", ["Примеров", "Иван Примеров"])
def test_of_a_crowd_only_the_earliest_are_read(monkeypatch: pytest.MonkeyPatch, asked: str) -> None:
    rows = on_record(*["Примеров"] * (MOST_OF_A_CROWD + 100))
    read, find = [], rows.find

    def counted(projection: str, clearance: Marking, key: str, most: int | None = None) -> list[str]:
        read.append(len(find(projection, clearance, key, most)))
        return find(projection, clearance, key, most)

    monkeypatch.setattr(rows, "find", counted)
    assert nearest(rows, Name.of(asked), CLEARANCE, most=50) == list(range(1, 51))
    assert max(read) == MOST_OF_A_CROWD


def test_a_crowd_never_hides_a_full_name() -> None:
    rows = on_record(*["Примеров"] * (MOST_OF_A_CROWD + 100), "Иван Примеров")
    assert nearest(rows, Name.of("Ivan Primerov"), CLEARANCE)[0] == MOST_OF_A_CROWD + 101
