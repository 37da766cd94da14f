"""`habeas review` where something is off: nothing to do, nobody to sign, hostile text, wrong words."""

from __future__ import annotations

import io

import pytest

from habeas.casework.questions import answer, waiting
from habeas.model import Author, Marking, Verdict
from tests.casework.histories import add, fresh_register, page
from tests.cli.shell import Shell


def test_an_empty_queue_says_so(filled: Shell) -> None:
    done = filled("review", register=True)
    assert (done.code, done.out, done.err) == (0, "no questions: nothing waits for a person to decide\n", "")
    document = filled("review", "--json", register=True).json
    assert (document["format"], document["queue"]) == (1, [])


@pytest.mark.parametrize("name", ["", "  ", "Anna\x1b[31m", "x" * 201])
def test_an_answer_is_signed_with_a_name(filled: Shell, name: str) -> None:
    done = filled("review", "--author", name, register=True)
    assert (done.code, done.out) == (2, "")
    assert "no name to sign with" in done.err


@pytest.mark.parametrize(
    "words",
    [
        ["--json", "--undo", "3"],
        ["--split", "3", "--undo", "3"],
        ["--note", "why"],
        ["--undo", "3", "--note", "x" * 2_001],
        ["--undo", "3", "--note", "\x1b[2J"],
        ["--split", "three"],
        ["--undo", "-1"],
        ["--undo", "99999999999999999999"],
        ["--merge", "p1", "p2"],
        ["--split", "1"],
    ],
)
def test_what_cannot_be_meant_is_one_line_and_a_hint(filled: Shell, words: list[str]) -> None:
    done = filled("review", *words, register=True)
    assert done.code in (1, 2)
    assert done.out == ""
    assert "Traceback" not in done.err


def test_nothing_in_a_report_or_a_note_moves_the_cursor(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with fresh_register() as register:
        add(register, page(1, "Anna Primerova", "\x1b[2J\u202eAnna Primerova\u2066"))
        add(register, page(2, "A. Primerova"))
        with register.store.reading() as view:
            asked = waiting(view)
        for one in asked:
            answer(register, one, Verdict.UNSURE, Author("Anna Example"), "\x1b]0;title\x07 \u202eback")
        monkeypatch.setattr("sys.stdin", io.StringIO("o\nn \x1b[31mred\nu\nq\n"))
        done = Shell(capsys, register.folder)("review", register=True)
        assert asked
        assert "\\x1b]0;title" in done.out
        assert not {c for c in done.out if ord(c) < 32 and c != "\n"} | {"\u202e", "\u2066"} & set(done.out)


def test_a_card_says_why_its_names_are_one_and_how_a_merge_is_undone(capsys: pytest.CaptureFixture[str]) -> None:
    with fresh_register() as register:
        for number, name in enumerate(("Anna Primerova", "Анна Примерова", "A. Primerova")):
            add(register, page(number, name))
        with register.store.reading() as view:
            first, second = (id for id, _ in view.rows("person", Marking.INTERNAL))
        shell = Shell(capsys, register.folder)
        made = shell("review", "--author", "Ann", "--note", "one trial", "--merge", first, second, register=True)
        entry = made.out.split("(entry ")[1].split(")")[0]
        card = shell("person", first, register=True).out
        assert " are one – decided by Ann on " in card
        assert f": one trial (entry {entry})" in card
        assert "by sound" not in card
        assert "the surnames are one by sound" in shell("person", first, "--why", register=True).out
        document = shell("person", first, "--json", register=True).json["person"]["joined"]
        assert [(row["by"], row["note"]) for row in document] == [("Ann", "one trial"), (document[1]["by"], "")]
        shell("review", "--undo", entry, register=True)
        assert "decided by" not in shell("person", first, register=True).out
