"""The matcher beside other tools: figures are right, and a tool that isn't there is said to be skipped."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.labelled import Pair, half
from bench.peers.__main__ import of_peer
from bench.peers.figures import figures
from bench.peers.matchers import PEERS, Answer, Ask, Labelled, Peer
from bench.peers.naming import Parts, parts
from docs import generate


def pair(same: bool, part: str = "other", kind: str = "cross-script") -> Pair:
    return Pair("Anna Example", "Анна Примерова", same, kind, part)


PAIRS = [
    pair(True, "tuned"), pair(False, "tuned"),
    pair(True), pair(True), pair(False), pair(False, kind="neg:family"), pair(False, kind="ambiguous-case-gender"),
]  # fmt: skip
ANSWERS: list[Answer] = [(0.6, None), (0.4, None), (0.9, None), (0.5, None), (0.7, None), (0.1, None), (0.8, None)]


def test_the_own_threshold_and_the_best_of_the_tuned_half_are_both_measured_on_the_other_half() -> None:
    told = figures(PAIRS, ANSWERS, 0.8)
    assert told["own_threshold"]["other"] == {"right": 1, "wrong": 0, "precision": 1.0, "recall": 0.5, "f1": 0.6667}
    assert told["own_threshold"]["whole"]["recall"] == 0.3333
    assert told["best_threshold"] == {
        "threshold": 0.6, "right": 1, "wrong": 1, "precision": 0.5, "recall": 0.5, "f1": 0.5,
    }  # fmt: skip
    assert told["recall_at_precision_095"] == 0.5


def test_kinds_count_what_is_right_and_undecidable_pairs_stay_out_of_them() -> None:
    told = figures(PAIRS, ANSWERS, 0.8)
    assert told["kinds_right_at_best"] == {"cross-script": 0.6, "neg:family": 1.0}
    assert told["undecidable"] == {"linked": 1}


def test_a_verdict_of_the_tool_outranks_a_threshold_and_review_is_no_link() -> None:
    answers = [(score, "review" if score == 0.8 else "linked" if score > 0.8 else "apart") for score, _ in ANSWERS]
    told = figures(PAIRS, answers, None)
    assert told["undecidable"] == {"review": 1}
    assert told["own_threshold"]["other"]["recall"] == 0.5


def test_without_a_documented_threshold_the_own_one_is_left_out() -> None:
    assert figures(PAIRS, ANSWERS, None)["own_threshold"] is None


def test_a_pair_with_a_person_of_each_half_is_in_neither() -> None:
    halves = {half(key): key for key in "abcdefgh"}
    assert set(halves) == {"tuned", "other"}
    assert half(f"{halves['tuned']}|{halves['other']}") == "both"


def never(_: object) -> Ask:
    raise AssertionError


def test_a_tool_that_is_not_installed_is_said_to_be_skipped(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    absent = Peer("Some Tool", ("no_such_package_anywhere",), never, None, "none documented")
    row = of_peer(absent, PAIRS, tmp_path / "pairs.tsv")
    assert row["skipped"] == "not installed: no_such_package_anywhere"
    assert "Some Tool: skipped" in capsys.readouterr().err
    kept = json.loads((generate.RESULTS / "identity-peers.json").read_text("utf-8"))
    (tmp_path / "identity-peers.json").write_text(json.dumps({**kept, "matchers": [*kept["matchers"][:1], row]}))
    page = generate.peers_page(tmp_path)
    assert "- Some Tool: skipped, not installed: no_such_package_anywhere" in page


def test_our_own_row_needs_nothing_installed() -> None:
    ask = PEERS[0].ready([Labelled(("Anna Example", "Ганна Прыкладова"), same=True)])
    assert [verdict for _, verdict in ask([("Anna Example", "Anna Example"), ("Anna Example", "Boris Muster")])] == [
        "linked",
        "apart",
    ]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Примеров Иван Петрович", Parts("Иван", "Примеров", "Петрович")),
        ("Ivan Petrovich Primerov", Parts("Ivan", "Primerov", "Petrovich")),
        ("Primerova Anna", Parts("Anna", "Primerova", None)),
        ("A. Example", Parts("A.", "Example", None)),
        ("Example A.", Parts("A.", "Example", None)),
        ("Example, Anna", Parts("Anna", "Example", None)),
        ("Anna Example", Parts("Anna", "Example", None)),
        ("", Parts(None, None, None)),
    ],
)
def test_a_naive_cut_of_a_name(name: str, told: Parts) -> None:
    assert parts(name) == told
