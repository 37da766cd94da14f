"""Tables: the file's own text, each cell at its place."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.archive.formats.extract import Extract, Hints, Quarantined
from habeas.archive.formats.table import Table

HINTS = Hints("text/csv")


def cells(data: bytes) -> list[list[str]]:
    result = Table().extract(data, HINTS)
    if isinstance(result, Quarantined):
        return []
    return [[result.text[start:end] for start, end in block.cells] for block in result.blocks]


CELL = st.text(alphabet=st.sampled_from('ab ,;"\n\r\tЖé=+-@'), max_size=6)


@given(st.lists(st.lists(CELL, min_size=2, max_size=4), min_size=1, max_size=6), st.sampled_from(["\n", "\r\n"]))
def test_every_cell_that_a_spreadsheet_writes_is_found_at_its_place(rows: list[list[str]], end: str) -> None:
    told = io.StringIO(newline="")
    # A first row of plain words settles which sign divides the cells.
    csv.writer(told, lineterminator=end, quoting=csv.QUOTE_ALL).writerows([["name", "day"] for _ in range(60)] + rows)
    wanted = [[cell.replace('"', '""') for cell in row] for row in rows if any(row)]
    assert cells(told.getvalue().encode())[60:] == wanted


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_sign_between_cells_is_found(delimiter: str) -> None:
    rows = [["name", "day"], ["Example Anna", "2025-12-13"], ["Bo", ""]]
    assert cells("\n".join(delimiter.join(row) for row in rows).encode()) == rows


def test_the_text_is_the_file_and_a_row_lies_around_its_cells() -> None:
    data = '\ufeffname,day\r\n"Example, ""Anna""",13\r\n\r\nBo\r\n'.encode()
    result = Table().extract(data, HINTS)
    assert isinstance(result, Extract)
    assert result.text == data.decode("utf-8-sig")
    assert [result.text[block.start : block.end] for block in result.blocks] == [
        "name,day",
        '"Example, ""Anna""",13',
        "Bo",
    ]
    assert cells(data)[1] == ['Example, ""Anna""', "13"]
    assert result.notes == ("1 rows have more or fewer cells than the others",)


def test_what_would_be_a_formula_elsewhere_is_kept_verbatim() -> None:
    assert cells(b"name,x\n=1+1,@SUM(A1)\n-2,+3\n") == [["name", "x"], ["=1+1", "@SUM(A1)"], ["-2", "+3"]]


def test_a_quotation_mark_that_is_never_closed_costs_no_row() -> None:
    assert cells(b'name,day\n"Anna,13\nBo,14\n') == [["name", "day"], ['"Anna', "13"], ["Bo", "14"]]


def test_a_table_without_words_is_quarantined() -> None:
    assert isinstance(Table().extract(b",,\n,,\n", HINTS), Quarantined)
