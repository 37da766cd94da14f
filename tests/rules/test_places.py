"""SQL, network and file writing stand in their rooms, and the rules see it when they don't."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.rules.places import (
    files_are_written_in_their_rooms,
    network_stands_in_its_rooms,
    sql_stands_in_its_rooms,
)
from tests.rules.plant import plant
from tests.rules.tree import SOURCE


def test_sql_stands_in_its_rooms() -> None:
    assert sql_stands_in_its_rooms(SOURCE) == []


def test_the_network_stands_in_its_rooms() -> None:
    assert network_stands_in_its_rooms(SOURCE) == []


def test_files_are_written_in_their_rooms() -> None:
    assert files_are_written_in_their_rooms(SOURCE) == []


SQL = [
    'rows = "SELECT name FROM person WHERE id = ?"',
    'rows = "select name from person where id = ?"',
    'rows = """\n    INSERT INTO entry (body) VALUES (?)"""',
    'rows = f"DELETE FROM {table}"',
    'rows = "update entry set body = ?"',
    'rows = "pragma journal_mode=wal"',
    'rows = "BEGIN IMMEDIATE"',
    'rows = "create unique index i on t (c)"',
    'rows = "WITH RECURSIVE up AS (SELECT 1) SELECT * FROM up"',
    "rows = connection.execute(statement)",
    "import apsw",
    "from sqlite3 import connect",
]


@pytest.mark.parametrize("line", SQL)
def test_planted_sql_is_seen(tmp_path: Path, line: str) -> None:
    package = plant(tmp_path, register__status=line, ledger__sqlite__writer=line)
    assert {fault.path for fault in sql_stands_in_its_rooms(package)} == {"register/status.py"}


def test_a_planted_file_of_sql_is_seen(tmp_path: Path) -> None:
    (tmp_path / "ledger" / "sqlite").mkdir(parents=True)
    (tmp_path / "ledger" / "sqlite" / "schema.sql").write_text("create table entry (body blob)")
    (tmp_path / "ledger" / "schema.sql").write_text("create table entry (body blob)")
    assert [fault.path for fault in sql_stands_in_its_rooms(tmp_path)] == ["ledger/schema.sql"]


@pytest.mark.parametrize(
    "line",
    [
        'def find() -> None:\n    """SELECT a person FROM the register."""',
        'help = "Select a person from the register, or give an id."',
        'help = "Update what was set with --zone."',
        'help = "With names as they are written"',
    ],
)
def test_plain_english_is_not_taken_for_sql(tmp_path: Path, line: str) -> None:
    assert sql_stands_in_its_rooms(plant(tmp_path, cli__person=line)) == []


@pytest.mark.parametrize(
    "line",
    [
        "import socket",
        "from urllib.request import urlopen",
        "import urllib.request as web",
        "from http import client",
        "import ssl",
    ],
)
def test_a_planted_connection_is_seen(tmp_path: Path, line: str) -> None:
    package = plant(tmp_path, casework__intake=line, archive__fetch=line, casework__llm_endpoint=line)
    assert {fault.path for fault in network_stands_in_its_rooms(package)} == {"casework/intake.py"}


def test_taking_an_address_apart_is_no_connection(tmp_path: Path) -> None:
    assert network_stands_in_its_rooms(plant(tmp_path, archive__formats__html="from urllib.parse import urljoin")) == []


WRITING = [
    "open(path, 'w')",
    "open(path, mode='ab')",
    "open(path, mode)",
    "path.open('x')",
    "path.write_text(text)",
    "path.write_bytes(data)",
    "(folder / name).mkdir()",
    "path.unlink(missing_ok=True)",
    "path.rename(other)",
    "path.replace(other)",
    "import os\nos.open(path, flags)",
    "from os import replace as move\nmove(path, other)",
    "import os as system\nsystem.unlink(path)",
    "import shutil\nshutil.rmtree(folder)",
]


@pytest.mark.parametrize("lines", WRITING)
def test_planted_writing_is_seen(tmp_path: Path, lines: str) -> None:
    rooms = {"archive__vault": lines, "ledger__sqlite__file": lines, "casework__register_folder": lines}
    package = plant(tmp_path, cli__export=lines, **rooms)
    assert {fault.path for fault in files_are_written_in_their_rooms(package)} == {"cli/export.py"}


@pytest.mark.parametrize(
    "lines",
    [
        "open(path)",
        "open(path, 'rb')",
        "path.open()",
        "path.read_text()",
        "import os\nos.open(os.devnull, os.O_WRONLY)",
        "name.replace('ё', 'е')",
        "day.replace(year=2025)",
        "from dataclasses import replace\nreplace(claim, when=when)",
    ],
)
def test_reading_and_replacing_text_is_no_writing(tmp_path: Path, lines: str) -> None:
    assert files_are_written_in_their_rooms(plant(tmp_path, cli__export=lines)) == []
