"""Lists of people, row by row; everybody in them is fictional."""

from __future__ import annotations

from datetime import date

import pytest

from habeas.model import Block, BlockRole, Kind, Mention, Report
from habeas.reading.rows import read_rows


def table(*rows: str) -> Report:
    """A report that is a table: a line a row, cells between commas."""
    text = "\n".join(rows)
    blocks, at = [], 0
    for row in rows:
        cells, start = [], at
        for cell in row.split(","):
            cells.append((start, start + len(cell)))
            start += len(cell) + 1
        blocks.append(Block(BlockRole.TABLE_ROW, at, at + len(row), tuple(cells)))
        at += len(row) + 1
    return Report("0" * 64, text, tuple(blocks), "test/1")


def test_one_claim_a_row_with_its_cells_as_words() -> None:
    report = table("name,what,date,taken to", "Anna Example,released,2025-05-03,Ruritania", "Борис Образец,freed,,")
    first, second = read_rows(report, "cascade", "1").claims
    assert isinstance(first.about, Mention)
    assert (first.kind, first.about.name, first.trigger.words) == (Kind.RELEASED, "Anna Example", "released")
    assert first.when is not None
    assert first.when.earliest == date(2025, 5, 3)
    assert first.where_to is not None
    assert first.where_to.name == "Ruritania"
    assert first.evidence.words == "Anna Example,released,2025-05-03,Ruritania"
    assert isinstance(second.about, Mention)
    assert (second.about.script, second.when, second.where_to) == ("Cyrl", None, None)


@pytest.mark.parametrize(
    ("heading", "cell", "kind"),
    [
        ("ФИО,статус", "освобождена", Kind.RELEASED),
        ("Прозвішча,статус", "за кратамі", Kind.HELD),
        ("ПІБ,подія", "засуджений", Kind.SENTENCED),
        ("Imię i nazwisko,zdarzenie", "zatrzymana", Kind.DETAINED),
        ("Name (Vorname),Ereignis", "begnadigt", Kind.PARDONED),
    ],
)
def test_headings_and_words_of_six_languages(heading: str, cell: str, kind: Kind) -> None:
    (claim,) = read_rows(table(heading, f"Anna Example,{cell}"), "cascade", "1").claims
    assert claim.kind is kind


def test_a_row_that_does_not_say_what_happened_only_lists() -> None:
    (claim,) = read_rows(table("name,what", "Anna Example,unclear"), "cascade", "1").claims
    assert claim.kind is Kind.LISTED
    assert claim.trigger.words == "Anna Example"


def test_a_table_without_a_column_of_names_is_left_alone() -> None:
    report = table("year,arrests", "2023,12")
    found = read_rows(report, "cascade", "1")
    assert found.claims == ()
    assert found.blocks == frozenset()


@pytest.mark.parametrize("day", ["13.12.2025", "13/12/2025", "2025-12-13"])
def test_days_in_digits(day: str) -> None:
    (claim,) = read_rows(table("name,date", f"Anna Example,{day}"), "cascade", "1").claims
    assert claim.when is not None
    assert claim.when.value == "2025-12-13"


@pytest.mark.parametrize("day", ["31.02.2025", "soon", "2025-13-01", ""])
def test_what_is_no_day_is_left_out(day: str) -> None:
    (claim,) = read_rows(table("name,date", f"Anna Example,{day}"), "cascade", "1").claims
    assert claim.when is None


def test_an_empty_name_makes_no_claim() -> None:
    assert read_rows(table("name,what", ",released", "  ,released", "17,released"), "cascade", "1").claims == ()
