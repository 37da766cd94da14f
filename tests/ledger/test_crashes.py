"""No acknowledged entry is lost, and no flipped bit goes unseen; and the tests of that can fail."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest

from habeas.ledger.ledger import check
from habeas.ledger.sqlite import connection
from tests.ledger.crashes import cut_power, flip, kill, ledger_at_rest, total

KILLS = 30
CUTS = 200
FLIPS = 60


def test_no_acknowledged_entry_is_lost_to_kill_9(tmp_path: Path) -> None:
    runs = [kill(tmp_path / "register", seed) for seed in range(KILLS)]
    assert [run for run in runs if not run.is_whole] == []
    assert sum(run.acknowledged for run in runs) > KILLS


def test_no_acknowledged_entry_is_lost_to_a_power_cut(tmp_path: Path) -> None:
    runs = [cut_power(tmp_path / str(seed), seed) for seed in range(CUTS)]
    assert [run for run in runs if not run.is_whole] == []
    assert sum(run.acknowledged for run in runs) > CUTS


@pytest.mark.parametrize("synchronous", ["NORMAL", "OFF"])
def test_with_less_than_full_syncing_power_cuts_do_lose_entries(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, synchronous: str
) -> None:
    monkeypatch.setattr(connection, "SYNCHRONOUS", synchronous)
    sums = total(cut_power(tmp_path / str(seed), seed) for seed in range(40))
    assert sums["lost"] > sums["acknowledged"] // 4


def test_without_the_check_a_damaged_ledger_would_pass(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "SYNCHRONOUS", "OFF")
    assert total(cut_power(tmp_path / str(seed), seed) for seed in range(40))["runs_with_damage"] > 0


def test_every_flipped_bit_is_named_or_changes_nothing_that_is_read(tmp_path: Path) -> None:
    good = ledger_at_rest(tmp_path / "good")
    chance = random.Random(20251213)
    bits = [chance.randrange(len(good.content) * 8) for _ in range(FLIPS)]
    outcomes = {bit: flip(tmp_path / "flipped", good, bit) for bit in bits}
    assert [bit for bit, outcome in outcomes.items() if outcome == "missed"] == []
    assert Counter(outcomes.values())["named"] > FLIPS // 4


def test_a_flipped_bit_of_any_text_that_matters_is_named(tmp_path: Path) -> None:
    good = ledger_at_rest(tmp_path / "good")
    for words in (b"Anna Example 8", b'"kind":"claim/1"', b"words of a report", b'"name":"Anna"', b"example 11"):
        at = good.content.index(words) * 8 + 1
        assert flip(tmp_path / "flipped", good, at) == "named", words


def test_without_the_check_flipped_bits_would_be_missed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    good = ledger_at_rest(tmp_path / "good")
    monkeypatch.setattr("tests.ledger.crashes.check", lambda view: iter(list(check(view))[:0]))
    at = good.content.index(b'"name":"Anna"') * 8 + 1
    assert flip(tmp_path / "flipped", good, at) == "missed"
