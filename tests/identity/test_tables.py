"""The tables are sound: no row contradicts another, and they are read from the package or the checkout alike."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from pathlib import Path

from habeas.identity.prepared import resources
from habeas.identity.readings import given_readings
from habeas.identity.spelling import _systems_of, sounds_of, tokens
from habeas.identity.tables import load_tables, read_tables

FOLDER = Path(__file__).parents[2] / "resources" / "names"


def test_the_tables_are_found_where_people_edit_them() -> None:
    assert Path(str(resources().joinpath("names"))).resolve() == FOLDER.resolve()
    assert read_tables(FOLDER).given_names == load_tables().given_names


def test_every_table_says_its_source_and_licence() -> None:
    for path in FOLDER.glob("*.toml"):
        head = path.read_text("utf-8")[:900]
        assert "# Source: written for Habeas" in head, path.name
        assert "Licence: CC0 1.0" in head, path.name


def test_given_names_have_an_id_each_and_a_gender() -> None:
    rows = load_tables().given_names
    assert [name for name, count in Counter(row.id for row in rows).items() if count > 1] == []
    assert {row.gender for row in rows} == {"m", "f"}


def test_every_form_of_a_given_name_is_read_as_that_name() -> None:
    for row in load_tables().given_names:
        for form in row.forms:
            (token,) = tokens(form)
            assert row.id in {reading.name for reading in given_readings(token)}, form


def test_no_full_form_belongs_to_two_names_of_one_gender() -> None:
    """A form in two classes would join two people; the few that are truly both are listed here."""
    truly_both = {"Serge", "Лешек", "Leszek", "Алесь", "Ales", "Aleś", "Олесь"}
    for row in load_tables().given_names:
        for form in row.forms:
            (token,) = tokens(form)
            full = {
                reading.name
                for reading in given_readings(token)
                if "N" in reading.cases and not reading.short and reading.gender == row.gender
            }
            assert full == {row.id} or form in truly_both, (form, full)


def test_sounds_of_an_ending_are_letters_of_the_alphabet() -> None:
    for sounds in (sound for row in load_tables().given_names for form in row.forms for sound in sounds_of(form)):
        assert set(sounds) <= set("abcdefgijklmnoprstuvxzčšžDJwHSZŠ"), sounds


def test_a_spelling_reads_the_names_in_which_its_own_pattern_is_found() -> None:
    rows = tomllib.loads((FOLDER / "sounds.toml").read_text("utf-8"))["system"]
    needs = [re.compile(row.get("needs", "")) for row in rows]
    forms = [form.lower() for row in load_tables().given_names for form in row.forms]
    names = [*forms, *(f"{form} shamson" for form in forms), *(f"{form}-jankh {form[::-1]}" for form in forms)]
    for name in [*names, "kim son", "khan anouchk", "chkha", "hakob j yants", "jan sadyr"]:
        assert _systems_of(name) == tuple(place for place, need in enumerate(needs) if need.search(name)), name
