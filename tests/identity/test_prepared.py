"""What was worked out of the tables beforehand is what they say now, and nothing hangs on its being there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from docs import prepare
from habeas.identity import attested, prepared, readings
from habeas.identity.tables import load_tables, parsed, read_tables

FOLDER = Path(__file__).parents[2] / "resources" / "names"


def test_the_file_in_the_repository_is_up_to_date() -> None:
    assert prepare.main(["--check"]) == 0
    assert prepared.prepared() is not None


def test_a_stale_file_is_named_and_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place = tmp_path / prepared.FILE
    place.write_text("{}", "utf-8")
    assert prepare.main(["--check"], place) == 1
    assert "is stale: run `make docs`" in capsys.readouterr().err
    assert place.read_text("utf-8") == "{}"
    assert prepare.main([], place) == 0
    assert prepare.main(["--check"], place) == 0


def test_what_was_worked_out_is_what_the_tables_say() -> None:
    ready = prepared.prepared()
    assert ready is not None
    assert ready["tables"] == parsed(FOLDER)
    assert load_tables().given_names == read_tables(FOLDER).given_names
    assert list(readings._given_forms().items()) == list(readings.read_given_forms().items())
    index = readings.read_given_index()
    assert list(readings._given_index().items()) == list(index.items())
    assert readings._given_skeletons() == readings.read_given_skeletons(index)
    assert readings._fathers_index() == readings.read_fathers_index(index)
    assert readings._hard() == readings.read_hard()
    assert attested._rows() == attested.read_rows()


def elsewhere(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Have the package looked for in ``folder``, with a copy of its tables and of the code that works them out."""
    for name in prepared.TABLES:
        place = folder / "resources" / "names" / f"{name}.toml"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes((FOLDER / f"{name}.toml").read_bytes())
    (folder / "identity").mkdir()
    here = Path(prepared.__file__).parent
    for name in (prepared.FILE, *(f"{name}.py" for name in prepared.CODE)):
        (folder / "identity" / name).write_bytes((here / name).read_bytes())
    monkeypatch.setattr(prepared, "files", lambda _: folder)


def is_used() -> bool:
    return prepared.prepared.__wrapped__() is not None


def test_a_copy_of_tables_and_code_is_known_for_the_same(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    elsewhere(monkeypatch, tmp_path)
    assert is_used()


@pytest.mark.parametrize("changed", ["resources/names/given.toml", "identity/spelling.py"])
def test_it_is_not_used_with_another_table_or_other_code(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, changed: str
) -> None:
    elsewhere(monkeypatch, tmp_path)
    place = tmp_path / changed
    place.write_bytes(place.read_bytes() + b"\n# An afterthought.\n")
    assert not is_used()


@pytest.mark.parametrize("missing", ["identity/prepared.json", "identity/spelling.py"])
def test_it_is_not_used_where_something_is_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, missing: str
) -> None:
    elsewhere(monkeypatch, tmp_path)
    (tmp_path / missing).unlink()
    assert not is_used()


def test_it_holds_plain_data() -> None:
    text = (Path(prepared.__file__).parent / prepared.FILE).read_text("utf-8")
    assert json.loads(text)["of"] == prepared.made_of()
