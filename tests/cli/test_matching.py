"""``habeas match``: two names aloud, and files of pairs line by line."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from habeas.cli import match
from habeas.identity.compare import Judged, compare_names
from habeas.model.decisions import Reason, Verdict
from tests.cli.shell import Shell
from tests.cli.terminal import Terminal

HEADED = "group\tright\tnote\tleft\n7\tАнна Примерова\tfree text\tHanna Prymerava\n\n8\tBoris Muster\t\tAnna Example\n"


@pytest.fixture
def pairs(tmp_path: Path) -> Path:
    """A file whose names stand in the second and fourth column."""
    path = tmp_path / "pairs.tsv"
    path.write_text(HEADED, "utf-8")
    return path


def test_a_table_keeps_its_columns_and_order_and_gains_three(shell: Shell, pairs: Path) -> None:
    done = shell("match", "--pairs", pairs)
    assert (done.code, done.err) == (0, "")
    rows = [line.split("\t") for line in done.out.splitlines()]
    assert rows[0] == ["group", "right", "note", "left", "verdict", "probability", "reasons"]
    assert [row[:4] for row in rows[1:]] == [line.split("\t") for line in HEADED.splitlines()[1:] if line]
    assert [row[4] for row in rows[1:]] == ["same", "different"]
    judged = compare_names("Hanna Prymerava", "Анна Примерова")
    assert float(rows[1][5]) == judged.probability_ppm / 1_000_000
    assert rows[1][6].count(" | ") == len(judged.reasons) - 1
    assert "“Prymerava” and “Примерова”" in rows[1][6]


def test_json_of_a_file_is_laid_out_as_ever(shell: Shell, pairs: Path) -> None:
    done = shell("match", "--pairs", pairs, "--json")
    assert done.out == json.dumps(done.json, ensure_ascii=False, indent=1) + "\n"
    assert [(row["left"], row["right"]) for row in done.json["pairs"]] == [
        ("Hanna Prymerava", "Анна Примерова"), ("Anna Example", "Boris Muster"),
    ]  # fmt: skip


def test_json_of_odd_names_and_of_nothing_is_json(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "odd.tsv"
    path.write_text('Anna "Ania"\\ \x01 Example\tAnna\u2028 Example\n', "utf-8")
    odd = shell("match", "--pairs", path, "--json")
    assert odd.json["pairs"][0]["left"] == 'Anna "Ania"\\ \x01 Example'
    assert odd.out == json.dumps(odd.json, ensure_ascii=False, indent=1) + "\n"
    path.write_text("left\tright\n", "utf-8")
    assert shell("match", "--pairs", path, "--json").out == '{\n "format": 1,\n "pairs": []\n}\n'


def test_without_a_heading_the_first_two_columns_are_the_names(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "bare.tsv"
    path.write_bytes("\ufeffAnna Example\tHanna Example\tmore\r\n".encode())
    done = shell("match", "--pairs", path)
    assert done.out.startswith("Anna Example\tHanna Example\tmore\tsame\t")


@pytest.mark.parametrize(
    "headings",
    ["a\tb", "A\tB", "name1\tname2", "Name A\tName B", "id\tfirst_name", "left\tother", "ФИО\tИмя", "wer\tmit wem"],
)
def test_headings_that_do_not_say_where_the_names_are_are_refused_with_what_is_wanted(
    shell: Shell, tmp_path: Path, headings: str
) -> None:
    path = tmp_path / "headed.tsv"
    path.write_text(f"\n{headings}\nAnna Example\tHanna Example\n", "utf-8")
    for how in ((), ("--json",)):
        done = shell("match", "--pairs", path, *how)
        assert (done.code, done.out) == (2, "")
        assert "headings left and right" in done.err
        assert repr(headings.split("\t", maxsplit=1)[0]) in done.err
    assert len(shell("match", "--pairs", path, "--no-headings").out.splitlines()) == 2


@pytest.mark.parametrize(
    "lines",
    [
        "anna example\thanna example\nboris muster\tboris muster\n",
        "Anna Example\tHanna Example\nboris muster\tboris muster\n",
        "ანა ნიმუში\tანა ნიმუში\nAnna Example\tAnna Example\n",
        "A. B.\tA. B.\nAnna Example\tAnna Example\n",
        "anna example\thanna example\n",
    ],
)
def test_a_first_line_of_names_is_judged(shell: Shell, tmp_path: Path, lines: str) -> None:
    path = tmp_path / "bare.tsv"
    path.write_text(lines, "utf-8")
    done = shell("match", "--pairs", path)
    assert (done.code, len(done.out.splitlines())) == (0, len(lines.splitlines()))


@pytest.mark.parametrize(
    ("content", "code", "said"),
    [
        ("", 1, "it is empty"),
        ("\n \n", 1, "it is empty"),
        ("left\tright\n", 0, "but the headings"),
        ("7\tAnna Example\tHanna Example\n", 1, "line 1 has a number where a name should be"),
    ],
)
def test_a_file_without_a_pair_says_so(shell: Shell, tmp_path: Path, content: str, code: int, said: str) -> None:
    path = tmp_path / "none.tsv"
    path.write_text(content, "utf-8")
    for how in ((), ("--json",)):
        done = shell("match", "--pairs", path, *how)
        assert done.code == code
        assert said in done.err


def test_a_line_that_is_no_pair_is_said_and_counted_and_the_rest_goes_on(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "torn.tsv"
    path.write_bytes(b"left\tright\nAnna\nAnna Example\t \n\xff\xfe\tx\nAnna Example\tHanna Example\n")
    for how in ((), ("--json",)):
        done = shell("match", "--pairs", path, *how)
        assert done.code == 1
        assert done.err.splitlines() == [
            "line 2 has no two names", "line 3 has an empty name", "line 4 is not UTF-8 text",
            "3 lines are not judged: write a pair as NAME, a tab, NAME, in UTF-8",
        ]  # fmt: skip
        assert "Hanna Example" in done.out


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_table_in_utf_16_is_refused_with_what_to_do(shell: Shell, tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "unicode.tsv"
    path.write_bytes(("\N{BOM}" + HEADED).encode(encoding))
    done = shell("match", "--pairs", path)
    assert (done.code, done.out) == (2, "")
    assert "UTF-16" in done.err
    assert "UTF-8" in done.err


def test_zero_bytes_are_no_part_of_a_name(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "zeros.tsv"
    path.write_bytes(b"Anna Example\tHanna Example\nIvan\0\tIwan\n")
    done = shell("match", "--pairs", path)
    assert done.err.splitlines()[0] == "line 2 is not UTF-8 text"
    assert "Ivan" not in done.out
    assert "Hanna Example" in done.out


def test_many_torn_lines_do_not_flood_the_terminal(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "torn.tsv"
    path.write_text("Anna\n" * 500, "utf-8")
    done = shell("match", "--pairs", path)
    assert len(done.err.splitlines()) < 30
    assert "500 lines" in done.err


def test_pairs_come_from_standard_input(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(HEADED.encode()), encoding="ascii"))
    assert len(shell("match", "--pairs", "-").out.splitlines()) == 3


def test_a_file_that_is_not_there_is_wrong_use(shell: Shell, tmp_path: Path) -> None:
    assert shell("match", "--pairs", tmp_path / "none.tsv").code == 2
    assert shell("match", "--pairs", tmp_path).code == 2


def test_more_pairs_than_are_written_at_once_come_out_in_order(shell: Shell, tmp_path: Path) -> None:
    path = tmp_path / "long.tsv"
    path.write_text("".join(f"Anna Example\tAnna Example\t{n}\n" for n in range(450)), "utf-8")
    assert [line.split("\t")[2] for line in shell("match", "--pairs", path).out.splitlines()] == [
        str(n) for n in range(450)
    ]
    assert len(shell("match", "--pairs", path, "--json").json["pairs"]) == 450


def test_two_names_are_answered_in_sentences(shell: Shell) -> None:
    done = shell("match", "Maria Kolesnikova", "Марина Колесникова")
    said = done.out.splitlines()
    assert said[0] == "Maria Kolesnikova / Марина Колесникова"
    assert said[1].startswith("different: ")
    assert "probability under 0.1 %" in said[1]
    assert any(line.startswith("  Strongly against one person: the given names") for line in said)
    assert all(line.endswith((".", ":")) for line in said[2:])


def test_two_names_as_json_are_a_document_of_one_pair(shell: Shell) -> None:
    done = shell("match", "Anna Example", "Hanna Example", "--json")
    assert [row["verdict"] for row in done.json["pairs"]] == ["same"]


HIDDEN = "Anna Exam\u200bplova\u202e"


@pytest.mark.parametrize("words", [[], ["--json"]])
def test_what_cannot_be_seen_in_a_name_is_shown_by_its_number_on_a_terminal(words: list[str]) -> None:
    with Terminal(["match", *words, HIDDEN, "Anna Examplova"], env={"NO_COLOR": "1"}) as terminal:
        assert terminal.end()[0] == 0
    assert "Anna Exam\\u200bplova\\u202e" in terminal.screen
    assert not {"\u200b", "\u202e"} & set(terminal.screen)
    if words:
        assert json.loads(terminal.screen)["pairs"][0]["left"] == HIDDEN


def test_what_cannot_be_seen_in_a_file_of_pairs_is_shown_on_a_terminal_and_left_alone_in_a_file(
    shell: Shell, tmp_path: Path
) -> None:
    path = tmp_path / "pairs.tsv"
    path.write_text(f"{HIDDEN}\tAnna Examplova\n", "utf-8")
    with Terminal(["match", "--pairs", str(path)]) as terminal:
        assert terminal.end()[0] == 0
    assert "\\u200b" in terminal.screen
    assert "\u200b" not in terminal.screen
    assert shell("match", "--pairs", path).out.startswith(HIDDEN)


def test_every_reason_is_told_also_one_that_weighs_nothing(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mixed = Reason("a word mixes letters of two scripts", "Mаria", "", 0)
    monkeypatch.setattr(match, "compare_names", lambda *_: Judged(Verdict.UNSURE, 500_000, (mixed,)))
    path = tmp_path / "pairs.tsv"
    path.write_text("Mаria Examplova\tMaria Examplova\n", "utf-8")
    aloud = "Neither for nor against: a word mixes letters of two scripts (“Mаria”)."
    assert aloud in shell("match", "Mаria Examplova", "Maria Examplova").out
    (one,) = shell("match", "--json", "Mаria Examplova", "Maria Examplova").json["pairs"]
    assert one["reasons"] == [{"rule": mixed.rule, "left": "Mаria", "right": "", "weight": 0.0}]
    assert "+0.0 a word mixes letters of two scripts (“Mаria”)" in shell("match", "--pairs", path).out


def test_json_in_a_charset_without_the_letters_is_json() -> None:
    ascii_only = {"PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    with Terminal(["match", "--json", "Zoë Прыклад", "😀"], env=ascii_only) as terminal:
        assert terminal.end()[0] == 0
    assert json.loads(terminal.screen)["pairs"][0]["left"] == "Zoë Прыклад"
