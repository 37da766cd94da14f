"""The pinned floors hold, and a figure below one is named."""

from __future__ import annotations

import json

from bench.gates import FLOORS, below, measure


def test_no_figure_is_below_its_floor() -> None:
    assert below(measure(), json.loads(FLOORS.read_text("utf-8"))) == []


def test_a_figure_below_its_floor_is_named() -> None:
    assert below({"a": 3, "b": 5}, {"a": 4, "b": 5, "c": 1}) == [
        "a is 3, and its floor is 4",
        "c is 0, and its floor is 1",
    ]
