"""`habeas review` where something is off: nothing to do, nobody to sign, hostile text, wrong words."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest

from habeas.casework import judging
from habeas.casework.questions import answer, waiting
from habeas.casework.register_folder import OpenRegister
from habeas.model import Author, Kind, Marking, Nature, Verdict
from tests.casework.histories import Page, Told, add, fresh_register, page
from tests.cli.shell import Done, Shell
from tests.cli.terminal import Terminal


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
        done = Shell(capsys, register.folder)("review", "--all", register=True)
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


BY_FATHER = "Иван Петрович"


@pytest.fixture
def register() -> Iterator[OpenRegister]:
    """Somebody with a full name, somebody with a patronymic where the surname should be, and a pseudonym."""
    with fresh_register() as made:
        add(made, page(1, "Иван Петрович Примеров", "Иван Петрович Примеров"))
        add(made, page(2, BY_FATHER))
        with made.store.reading() as view:
            first, *_, last = [entry.number for entry in view.entries(words=("claim",))]
        judging.judge(made, first, last, Verdict.UNSURE, Author("habeas matcher", "1"))
        add(made, Page(3, (Told("Немезида", Nature.PSEUDONYM, "claim", Kind.RELEASED),)))
        yield made


def ids(register: OpenRegister) -> dict[str, str]:
    with register.store.reading() as view:
        return {row["names"][0]["text"]: id for id, row in view.rows("person", Marking.INTERNAL)}


def review(register: OpenRegister, capsys: pytest.CaptureFixture[str], *words: str) -> Done:
    return Shell(capsys, register.folder)("review", "--author", "Anna Example", *words, register=True)


def piped(
    register: OpenRegister, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, typed: str, *words: str
) -> Done:
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    return review(register, capsys, *words)


def test_who_has_no_surname_is_merged_only_by_whoever_says_that_it_is_meant(
    register: OpenRegister, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = ids(register)
    refused = piped(register, capsys, monkeypatch, "", "--merge", *before.values())
    assert (refused.code, refused.out, ids(register)) == (2, "", before)
    assert "a given name and a patronymic only" in refused.err
    assert "--yes" in refused.err
    assert review(register, capsys, "--merge", *before.values(), "--yes").code == 0
    assert len(ids(register)) == 1


@pytest.mark.parametrize(("pressed", "people", "code"), [("y", 1, 0), ("н", 1, 0), ("n", 2, 1), ("\n", 2, 1)])
def test_at_a_terminal_a_merge_without_a_surname_is_asked_about(
    register: OpenRegister, pressed: str, people: int, code: int
) -> None:
    words = ["review", "--register", str(register.folder), "--author", "Anna Example", "--merge"]
    with Terminal([*words, *ids(register).values()]) as terminal:
        terminal.wait_for("[y/N] ")
        terminal.type(pressed)
        assert terminal.end()[0] == code
    assert len(ids(register)) == people


def test_a_question_about_a_name_without_a_surname_warns_and_takes_no_same_by_mistake(
    register: OpenRegister, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    done = piped(register, capsys, monkeypatch, "s\n")
    assert (done.code, len(ids(register))) == (1, 2)
    assert "! Иван Петрович" in done.out
    assert "`s yes`" in done.err
    assert "0 answers recorded, 1 left" in done.out
    assert piped(register, capsys, monkeypatch, "s yes\n").code == 0
    assert len(ids(register)) == 1


def test_at_a_terminal_no_leads_back_to_the_question(register: OpenRegister) -> None:
    words = ["review", "--register", str(register.folder), "--author", "Anna Example"]
    with Terminal(words) as terminal:
        terminal.wait_for("\r\n> ")
        terminal.type("s")
        terminal.wait_for("[y/N] ")
        terminal.type("q")
        terminal.wait_for("\r\n> ")
        terminal.type("d")
        terminal.wait_for("told apart")
        assert terminal.end()[0] == 0


@pytest.fixture
def contradictory() -> Iterator[OpenRegister]:
    """Two people whose patronymics contradict each other, in one report of several each, and an open question."""
    with fresh_register() as made:
        for number, name in enumerate(
            ("Иван Петрович Примеров", "Ivan Sergeevich Primerov", "Ivan Sergeevich Primerov")
        ):
            add(made, page(number, name))
        with made.store.reading() as view:
            first, *_, last = [entry.number for entry in view.entries(words=("claim",))]
        judging.judge(made, first, last, Verdict.UNSURE, Author("habeas matcher", "1"))
        yield made


def test_two_who_contradict_each_other_are_merged_only_by_whoever_says_that_it_is_meant(
    contradictory: OpenRegister, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = ids(contradictory)
    refused = piped(contradictory, capsys, monkeypatch, "", "--merge", *before.values())
    assert (refused.code, refused.out, ids(contradictory)) == (2, "", before)
    assert all(word in refused.err for word in ("patronymics contradict", "“Петрович”", "“Sergeevich”", "--yes"))
    assert review(contradictory, capsys, "--merge", *before.values(), "--yes").code == 0
    assert len(ids(contradictory)) == 1
    again = review(contradictory, capsys, "--merge", *before.values())
    assert "are one person already" in again.err


@pytest.mark.parametrize(("pressed", "people", "code"), [("y", 1, 0), ("n", 2, 1)])
def test_at_a_terminal_a_merge_that_contradicts_what_is_on_record_is_asked_about(
    contradictory: OpenRegister, pressed: str, people: int, code: int
) -> None:
    words = ["review", "--register", str(contradictory.folder), "--author", "Anna Example", "--merge"]
    with Terminal([*words, *ids(contradictory).values()]) as terminal:
        assert "contradict each other" in terminal.wait_for("[y/N] ").replace("\r\n", " ")
        terminal.type(pressed)
        assert terminal.end()[0] == code
    assert len(ids(contradictory)) == people


def test_a_question_about_two_who_contradict_each_other_takes_no_same_by_mistake(
    contradictory: OpenRegister, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (asked,) = review(contradictory, capsys, "--json").json["queue"]
    told = {"words": "the patronymics contradict each other", "left": "Петрович", "right": "Sergeevich"}
    assert asked["contradictions"] == [told]
    done = piped(contradictory, capsys, monkeypatch, "s\n")
    assert (done.code, len(ids(contradictory))) == (1, 2)
    assert done.out.count("! what is on record of the two contradicts itself") == 1
    assert piped(contradictory, capsys, monkeypatch, "s yes\n").code == 0
    assert len(ids(contradictory)) == 1


def test_a_pseudonym_is_not_merged_and_is_told_to_be_one(
    register: OpenRegister, capsys: pytest.CaptureFixture[str]
) -> None:
    with register.store.reading() as view:
        entry = max(record.number for record in view.entries(words=("claim",)))
    done = review(register, capsys, "--merge", ids(register)[BY_FATHER], f"p{entry}", "--yes")
    assert done.code == 2
    assert "is a pseudonym or a changed name" in done.err


def test_what_cannot_be_told_is_counted_and_asked_again_only_if_wanted_or_when_there_is_news(
    register: OpenRegister, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    done = piped(register, capsys, monkeypatch, "u\n")
    assert "1 answer recorded, 0 left, 1 set aside until there is news" in done.out
    again = piped(register, capsys, monkeypatch, "u\n")
    assert "no questions" in again.out
    assert "question 1 of 1" not in again.out
    assert "habeas review --all" in again.out
    wanted = piped(register, capsys, monkeypatch, "z\nu\nz\n", "--all")
    assert "nothing new was told since" in wanted.out
    document = review(register, capsys, "--json").json
    assert (len(document["queue"]), len(document["set_aside"])) == (0, 1)
    add(register, page(9, "Иван Петрович Примеров"))
    assert "there is news since" in piped(register, capsys, monkeypatch, "").out


def test_later_records_nothing_and_asks_again_in_the_next_session(
    register: OpenRegister, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(2):
        done = piped(register, capsys, monkeypatch, "l\n")
        assert "no more questions but those left for later" in done.out
        assert "0 answers recorded, 1 left" in done.out


def test_a_note_is_kept_for_no_other_question(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with fresh_register() as register:
        for number, name in enumerate(("Anna Primerova", "A. Primerova", "Boris Muster", "B. Muster")):
            add(register, page(number, name))
        done = piped(register, capsys, monkeypatch, "n about the first\nl\nd\n")
        assert "not kept, as it was not answered: about the first" in done.out
        with register.store.reading() as view:
            notes = [(entry.payload or {}).get("note") for entry in view.entries(words=("judgement",))]
        assert not any(notes)
        assert piped(register, capsys, monkeypatch, "n her lawyer says so\nd\n").code == 0
        with register.store.reading() as view:
            notes = [(entry.payload or {}).get("note") for entry in view.entries(words=("judgement",))]
        assert "her lawyer says so" in notes


def test_a_card_tells_of_a_split_with_its_note_and_the_entry_that_was_printed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with fresh_register() as register:
        for number, name in enumerate(("Anna Primerova", "Анна Примерова", "Ганна Прымерава", "Hanna Prymerava")):
            add(register, page(number, name))
        with register.store.reading() as view:
            first, *_, last = [entry.number for entry in view.entries(words=("claim",))]
        made = review(register, capsys, "--split", str(last), "--note", "another Anna")
        entry = made.out.split("(entry ")[1].split(")")[0]
        card = Shell(capsys, register.folder)("person", f"p{first}", register=True).out
        assert f"told apart by Anna Example: another Anna (entry {entry})" in card
