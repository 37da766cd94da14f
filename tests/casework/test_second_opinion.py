"""The second opinion is only ever extra: what it says stands beside ours, and without it nothing else changes."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from habeas.casework.second_opinion import MATCHER, THRESHOLD, SecondOpinion, agrees, second_opinions
from habeas.errors import NoSecondOpinionError
from habeas.model.decisions import Verdict
from tests.cli.shell import Shell

HERS, HIS = "Anna Example", "Boris Muster"


class FakeEntity(SimpleNamespace):
    """As much of a FollowTheMoney entity as is used."""

    def add(self, prop: str, value: str) -> None:
        setattr(self, prop, value)


class FakeLogicV2:
    """Scores one direction higher than the other, as the real one may."""

    @classmethod
    def compare(cls, query: Any, result: Any, config: Any) -> Any:
        assert config == "defaults"
        if query.name == result.name:
            return SimpleNamespace(score=1.0)
        return SimpleNamespace(score=0.71 if query.name < result.name == "Ганна Прыклад" else 0.2)


@pytest.fixture(params=["fake", *(["real"] if find_spec("nomenklatura") else [])])
def matcher(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """A nomenklatura that can be imported: a fake one, and the real one too where it is installed."""
    if request.param == "fake":
        install_fake(monkeypatch)
    return str(request.param)


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> None:
    install_fake(monkeypatch)


def install_fake(monkeypatch: pytest.MonkeyPatch) -> None:
    package, matching, money = ModuleType("nomenklatura"), ModuleType("nomenklatura.matching"), ModuleType("money")
    vars(package).update(__version__="0.fake", matching=matching)
    vars(matching).update(LogicV2=FakeLogicV2, ScoringConfig=SimpleNamespace(defaults=lambda: "defaults"))
    vars(money).update(model=SimpleNamespace(make_entity=lambda schema: FakeEntity(schema=schema)))
    for name, module in ((package.__name__, package), (matching.__name__, matching), ("followthemoney", money)):
        monkeypatch.setitem(sys.modules, name, module)


@pytest.fixture
def absent(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of it can be imported, whatever is installed."""
    for name in ("nomenklatura", "followthemoney"):
        monkeypatch.setitem(sys.modules, name, None)


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Shell:
    return Shell(capsys, tmp_path / "register")


def test_it_agrees_or_disagrees_only_where_ours_is_decided() -> None:
    told = {ours: (agrees(ours, THRESHOLD), agrees(ours, THRESHOLD - 0.001)) for ours in Verdict}
    assert told == {Verdict.SAME: (True, False), Verdict.DIFFERENT: (False, True), Verdict.UNSURE: (None, None)}


@pytest.mark.usefixtures("matcher")
def test_it_calls_one_name_one_person_and_two_strangers_two() -> None:
    ask = second_opinions()
    alike, apart = ask(HERS, HERS, Verdict.SAME), ask(HERS, HIS, Verdict.SAME)
    assert (alike.score, alike.verdict, alike.agrees) == (1.0, Verdict.SAME, True)
    assert (apart.verdict, apart.agrees) == (Verdict.DIFFERENT, False)
    assert alike.matcher == MATCHER
    assert alike.version


@pytest.mark.usefixtures("fake")
def test_the_order_of_the_names_makes_no_difference() -> None:
    ask = second_opinions()
    assert ask("Anna Example", "Ганна Прыклад", Verdict.SAME) == ask("Ганна Прыклад", "Anna Example", Verdict.SAME)
    assert ask("Anna Example", "Ганна Прыклад", Verdict.SAME).score == 0.71


@pytest.mark.usefixtures("fake")
def test_match_adds_it_to_each_pair(shell: Shell, tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.tsv"
    pairs.write_text(f"left\tright\n{HERS}\t{HERS}\n{HERS}\t{HIS}\n", "utf-8")
    done = shell("match", "--pairs", pairs, "--second-opinion", "--json")
    assert done.code == 0
    told = [row["second_opinion"] for row in done.json["pairs"]]
    wanted = {"matcher": MATCHER, "version": "0.fake", "threshold": THRESHOLD, "agrees": True}
    assert told == [{**wanted, "score": 1.0}, {**wanted, "score": 0.2}]


@pytest.mark.usefixtures("fake")
def test_match_says_it_in_words(shell: Shell) -> None:
    assert "the second opinion says different, which agrees" in shell("match", HERS, HIS, "--second-opinion").out


@pytest.mark.usefixtures("absent")
def test_without_it_match_says_how_to_install_it(shell: Shell) -> None:
    done = shell("match", HERS, HIS, "--second-opinion")
    assert done.code == 2
    assert done.out == ""
    assert 'pip install "habeas[second-opinion]"' in done.err
    with pytest.raises(NoSecondOpinionError):
        second_opinions()


@pytest.mark.usefixtures("absent")
def test_nobody_needs_it_who_does_not_ask(shell: Shell) -> None:
    done = shell("match", HERS, HIS, "--json")
    assert done.code == 0
    assert "second_opinion" not in done.json["pairs"][0]


def test_the_words_say_score_and_bar() -> None:
    open_one = SecondOpinion(MATCHER, "4", 0.5, 0.7, None)
    assert open_one.words.startswith("the second opinion says different, where ours leaves it open")
    assert "0.50, same from 0.70" in open_one.words
