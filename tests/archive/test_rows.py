"""The rows of long and hostile tables, read in the sandbox part by part."""

from __future__ import annotations

import pytest

from habeas.archive.formats import table
from habeas.archive.formats.extract import Extract, Hints
from habeas.archive.rows import Refused, Row, Rows
from habeas.archive.sandbox import Sandbox


def read(data: bytes, name: str = "people.csv") -> tuple[list[Row], Rows]:
    with Sandbox() as sandbox:
        rows = Rows(sandbox, data, name)
        return list(rows), rows


def test_a_table_longer_than_an_answer_is_read_to_its_end_and_no_row_twice() -> None:
    lines = [f"Анна Примерова {number};19{number % 100};{number};;;;;;;;;;" for number in range(40_000)]
    rows, told = read("\n".join(["name;born;id", *lines]).encode())
    assert [row.cells[0] for row in rows[1:]] == [line.split(";")[0] for line in lines]
    assert [row.number for row in rows] == list(range(1, 40_002))
    assert (told.refused, any(row.cut for row in rows)) == (None, False)


def test_a_row_that_no_answer_can_hold_is_told_as_cut_and_the_next_is_read() -> None:
    rows, told = read(b'name\n"' + b"a" * 4_500_000 + b'"\nAnna Example\n')
    assert [row.cut for row in rows[:2]] == [False, True]
    assert (rows[-1].cells, rows[-1].cut, told.refused) == (("Anna Example",), False, None)


@pytest.mark.parametrize(
    ("charset", "note"), [("utf-8", ""), ("utf-8-sig", ""), ("cp1251", "cp1251"), ("utf-16", "UTF-16")]
)
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_charset_is_found_out_and_said(charset: str, note: str, delimiter: str) -> None:
    lines = [delimiter.join(cells) for cells in [("имя", "фамилия"), ("Анна", "Примерова"), ("Борис", "Образцов")]]
    rows, told = read("\r\n".join(lines).encode(charset))
    assert [row.cells for row in rows] == [("имя", "фамилия"), ("Анна", "Примерова"), ("Борис", "Образцов")]
    assert [note in one for one in told.notes] == ([True] if note else [])


def test_a_doubled_quotation_mark_is_one() -> None:
    rows, _ = read(b'name,note\n"Anna ""An"" Example","a, b\nc"\n')
    assert rows[1].cells == ('Anna "An" Example', "a, b\nc")


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 not a table", b"%PDF-1.7 name,born", b"\0\1\2\3" * 200])
def test_what_is_no_table_is_refused_with_a_reason(data: bytes) -> None:
    rows, told = read(data)
    assert rows == []
    assert isinstance(told.refused, Refused)
    assert told.refused.reason


def test_only_empty_rows_behind_a_part_are_its_end() -> None:
    made = table.Table().extract(b"name\nAnna\n\n\n", Hints("text/csv", start=9))
    assert not isinstance(made, Extract)
    assert [row.cells for row in read(b"name\nAnna\n" + b"\n" * 50)[0]] == [("name",), ("Anna",)]
