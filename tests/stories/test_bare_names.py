"""Whom nothing but a name without a surname names, adds nobody to a tally until somebody says who it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.shell import Shell

PAGE = """МИНСК, 13 декабря 2025 - В субботу на свободу вышли 3 политзаключённых, сообщили правозащитники «Вясна».

Анна Примерова освобождена в субботу. Иван Петрович освобождён в субботу, сообщила «Вясна».
"""
EARLIER = "Иван Петрович Примеров был арестован в мае 2023 года, сообщила «Вясна».\n"


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Shell:
    """A register with a page that names one person in full and one by name and patronymic."""
    made = Shell(capsys, tmp_path / "register")
    assert made("init", made.register).code == 0
    for name, text in (("page", PAGE), ("earlier", EARLIER)):
        path = tmp_path / f"{name}.txt"
        path.write_text(text, "utf-8")
        assert made("add", path, "--published", "2025-12-13", register=True).code == 0
    return made


def tally(shell: Shell) -> Any:
    (occasion,) = shell("occasion", "--json", register=True).json["occasions"]
    return shell("occasion", occasion["id"], "--json", register=True).json


def test_a_given_name_with_a_patronymic_adds_nobody_to_a_tally(shell: Shell) -> None:
    told = tally(shell)
    assert [one["name"] for one in told["named"]] == ["Анна Примерова"]
    (bare,) = told["not_counted"]
    assert bare["name"] == "Иван Петрович"
    assert (told["unnamed"]["low"], told["unnamed"]["high"]) == (1, 3)
    occasion = told["occasion"]["id"]
    assert "not counted, as the name has no surname: Иван Петрович" in shell("occasion", occasion, register=True).out


def test_it_counts_once_somebody_said_who_it_is(shell: Shell) -> None:
    bare = tally(shell)["not_counted"][0]["id"]
    full = shell("person", "Иван Петрович Примеров", "--json", register=True).json["person"]["id"]
    assert shell("review", "--merge", bare, full, "--yes", register=True).code == 0
    told = tally(shell)
    assert [one["name"] for one in told["named"]] == ["Анна Примерова", "Иван Петрович Примеров"]
    assert told["not_counted"] == []
