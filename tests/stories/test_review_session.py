"""An evening of review on the example day and two late pages: in a terminal, by pipe, and by two people at once."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from habeas.casework import example_day
from habeas.casework.assemble import reader_of, rules_of_this_version, sandbox_of
from habeas.casework.questions import answer, waiting
from habeas.casework.register_folder import OpenRegister, create, open_register
from habeas.casework.upkeep import rebuild, verify
from habeas.cli.wrapping import cells
from habeas.model import Author, Verdict
from habeas.settings import Settings
from tests.cli.shell import Done, Shell
from tests.cli.terminal import Terminal

LATE = """Late lines

MINSK, 17 December 2025 - M. Kolesnikova was sentenced to 11 years in September 2021, the rights group Viasna said.
V. Babaryka was arrested in June 2020.
M. Znak was released on Saturday, the rights group Viasna said.
"""
ESCAPE = "\x1b"
PROMPT = "> "


@pytest.fixture(scope="module")
def evening(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register of the example day with a late page that only gives initials; to be copied, not written to."""
    folder = tmp_path_factory.mktemp("evening") / "register"
    settings, told = Settings(register=folder), example_day.load()
    register = create(settings, rules_of_this_version(told.zone), waiting=lambda: None)
    example_day.approve_sources(register, told, "an editor")
    with sandbox_of(settings) as sandbox:
        list(example_day.add(register, sandbox, reader_of(settings), told, "an editor"))
    register.close()
    return folder


@pytest.fixture
def shell(evening: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Shell:
    """A copy of that register with the late page."""
    made = Shell(capsys, tmp_path / "register")
    shutil.copytree(evening, made.register)
    page = tmp_path / "late.txt"
    page.write_text(LATE, "utf-8")
    assert made("add", page, "--published", "2025-12-17", register=True).code == 0
    return made


@pytest.fixture
def register(shell: Shell) -> Iterator[OpenRegister]:
    opened = open_register(Settings(register=shell.register), waiting=lambda: None)
    yield opened
    opened.close()


def queue(shell: Shell) -> list[dict[str, Any]]:
    done = shell("review", "--json", register=True)
    assert (done.code, done.json["format"]) == (0, 1)
    asked: list[dict[str, Any]] = done.json["queue"]
    return asked


def question_about(shell: Shell, surname: str) -> dict[str, Any]:
    return next(one for one in queue(shell) if surname in one["left"]["name"])


def piped(shell: Shell, monkeypatch: pytest.MonkeyPatch, lines: str, *words: str) -> Done:
    monkeypatch.setattr("sys.stdin", io.StringIO(lines))
    return shell("review", "--author", "Anna Example", *words, register=True)


def review_in_terminal(shell: Shell, columns: int = 60, **env: str) -> Terminal:
    words = ["review", "--register", str(shell.register), "--author", "Anna Example"]
    return Terminal(words, columns=columns, env=env)


def test_the_queue_asks_about_each_initial_with_words_reasons_and_day(shell: Shell) -> None:
    asked = queue(shell)
    assert {one["left"]["name"] for one in asked} >= {"M. Kolesnikova", "V. Babaryka", "M. Znak"}
    hers = question_about(shell, "Kolesnikova")
    assert "[M. Kolesnikova] was sentenced".replace("[", "").replace("]", "") in hers["left"]["words"]
    start, end = hers["left"]["name_at"]
    assert hers["left"]["words"][start:end] == "M. Kolesnikova"
    assert hers["left"]["day"] == "2025-12-17"
    assert hers["for"]
    assert hers["against"]
    pairs = [frozenset(one["persons"]) for one in asked]
    assert len(pairs) == len(set(pairs)), "two people are asked about once"


def test_a_session_in_a_terminal(shell: Shell) -> None:
    before = queue(shell)
    with review_in_terminal(shell, NO_COLOR="1") as terminal:
        assert f"0 of {len(before)} answered, {len(before)} left" in terminal.wait_for(PROMPT)
        terminal.type("o")
        assert "in 1 report" in terminal.wait_for("\n> ")
        terminal.type("\x1b[A")  # an arrow key answers nothing
        terminal.type("n")
        terminal.wait_for("note: ")
        terminal.type("the sentence is the same\n")
        assert "note: the sentence is the same" in terminal.wait_for("\n> ")
        terminal.type("ы")  # the key of s on a Russian keyboard
        assert "one person now" in terminal.wait_for("\n> ")
        terminal.type("z")
        assert f"0 of {len(before)} answered" in terminal.wait_for("\n> ")
        terminal.type("d")
        assert "told apart" in terminal.wait_for("\n> ")
        terminal.type("q")
        code, rest = terminal.end()
        assert (code, "1 answer recorded" in rest) == (0, True)
        assert terminal.is_as_before()
        assert ESCAPE not in terminal.screen
        assert max(map(cells, terminal.screen.split("\n"))) <= 60
    assert [one["persons"] for one in queue(shell)] == [one["persons"] for one in before[1:]]


def test_colours_are_shown_where_they_are_wanted(shell: Shell) -> None:
    with review_in_terminal(shell) as terminal:
        terminal.wait_for(PROMPT)
        terminal.type("\x04")
        assert terminal.end()[0] == 0
        assert set(re.findall(r"\x1b\[[0-9;]*(.)", terminal.screen)) == {"m"}


@pytest.mark.parametrize("charset", ["utf-8", "latin-1", "koi8-r"])
def test_a_narrow_dumb_terminal_of_any_charset_will_do(shell: Shell, charset: str) -> None:
    with review_in_terminal(shell, columns=40, TERM="dumb", PYTHONUTF8="0", PYTHONIOENCODING=charset) as terminal:
        for key in "?oud":
            terminal.wait_for(PROMPT)
            terminal.type(key)
        terminal.wait_for("told apart")
        terminal.wait_for(PROMPT)
        terminal.type("q")
        assert terminal.end()[0] == 0
        shown = terminal.shown.encode("latin-1").decode(charset, "replace").replace("\r\n", "\n")
        assert ESCAPE not in shown
        assert [text for text in shown.split("\n") if text.endswith(" ·")] == []
        if charset == "utf-8":
            assert max(map(cells, shown.split("\n"))) <= 40


def test_ctrl_c_leaves_what_was_answered_recorded(shell: Shell) -> None:
    before = len(queue(shell))
    with review_in_terminal(shell) as terminal:
        terminal.wait_for(PROMPT)
        terminal.type("d")
        terminal.wait_for("told apart")
        terminal.wait_for(PROMPT)
        terminal.type("\x03")
        code, rest = terminal.end()
        assert (code, "what was acknowledged is safe" in rest) == (3, True)
        assert terminal.is_as_before()
    assert len(queue(shell)) == before - 1


def test_a_session_by_pipe_to_the_end_of_the_queue(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = queue(shell)
    hers = question_about(shell, "Kolesnikova")
    lines = "?\n" + "".join("n one cell\ns\n" if one == hers else "d\n" for one in asked)
    done = piped(shell, monkeypatch, lines)
    assert (done.code, done.err) == (0, "")
    assert done.out.rstrip().endswith(f"no more questions\n{len(asked)} answers recorded, 0 left")
    assert queue(shell) == []
    again = shell("review", register=True)
    assert (again.code, "nothing waits" in again.out) == (0, True)
    old = hers["left"]["id"]
    card = shell("person", old, register=True)
    assert card.out.startswith(f"{old} is one person with {hers['right']['id']} now\nMaria Kolesnikova")
    assert "sentenced to 11 years" in card.out
    assert shell("verify", register=True).code == 0


def test_what_cannot_be_told_is_set_aside_until_there_is_news(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = queue(shell)
    done = piped(shell, monkeypatch, "u\n" * (len(asked) + 3))
    assert f"{len(asked)} answers recorded, 0 left, {len(asked)} set aside" in done.out
    document = shell("review", "--json", register=True).json
    aside = document["set_aside"]
    assert document["queue"] == []
    assert {frozenset(one["persons"]) for one in aside} == {frozenset(one["persons"]) for one in asked}
    assert all(one["looked_at"] for one in aside)


def test_what_is_no_answer_is_told_and_the_rest_still_counts(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    done = piped(shell, monkeypatch, "yes\n\nz\nd\n")
    assert (done.code, "'yes' is no answer" in done.err) == (1, True)
    assert "nothing was answered in this session yet" in done.out
    assert "1 answer recorded" in done.out


def test_two_reviewers_at_once_do_not_overwrite_each_other(
    shell: Shell, register: OpenRegister, monkeypatch: pytest.MonkeyPatch
) -> None:
    def boris_is_quicker() -> Iterator[str]:
        with register.store.reading() as view:
            first = waiting(view)[0]
        answer(register, first, Verdict.DIFFERENT, Author("Boris Example"), "other district")
        yield "s\n"

    class Slow(io.StringIO):
        lines = boris_is_quicker()

        def __iter__(self) -> Iterator[str]:  # type: ignore[override]
            return self.lines

    before = queue(shell)
    monkeypatch.setattr("sys.stdin", Slow())
    done = shell("review", "--author", "Anna Example", register=True)
    assert (done.code, "Boris Example judged them different meanwhile" in done.err) == (1, True)
    assert "0 answers recorded" in done.out
    assert [one["persons"] for one in queue(shell)] == [one["persons"] for one in before[1:]]


def test_merge_split_and_undo_without_a_question(shell: Shell) -> None:
    other, one = question_about(shell, "Znak")["persons"]
    before = shell("person", one, "--json", register=True).json["person"]
    merged = shell(
        "review", "--merge", one, other, "--author", "Anna Example", "--note", "his lawyer says so", register=True
    )
    assert (merged.code, merged.out.startswith(f"one person now: {one} (entry ")) == (0, True)
    entries = [row["entry"] for row in shell("person", one, "--json", register=True).json["person"]["timeline"]]
    apart = shell("review", "--split", str(entries[0]), register=True)
    assert (apart.code, apart.out.startswith("told apart: ")) == (0, True)
    for done in (apart, merged):
        (entry,) = re.findall(r"\(entry ([0-9]+)\)", done.out)
        assert shell("review", "--undo", entry, register=True).code == 0
        assert shell("review", "--undo", entry, register=True).code == 1
    assert shell("person", one, "--json", register=True).json["person"] == before


def test_the_register_stays_sound_through_a_session(
    shell: Shell, register: OpenRegister, monkeypatch: pytest.MonkeyPatch
) -> None:
    piped(shell, monkeypatch, "s\nd\nz\nu\n")
    assert verify(register).damage == ()
    made = rebuild(register)
    assert made.before == made.after
