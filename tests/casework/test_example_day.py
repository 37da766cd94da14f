"""The example day in six languages: the same reports, the same facts behind the same statements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

import pytest

from habeas.archive.intake import examine
from habeas.archive.sandbox import Sandbox
from habeas.casework import example_day
from habeas.casework.bundled import bundled

OTHERS = ("be", "de", "pl", "ru", "uk")
DAY = bundled(example_day.FOLDER)
TABLE = "14-released"
LINKED = {"12-names": 1, "13-minsk-version": 1}
"""Statements at the end of a web page that stand in links to other pages; a plain text has none of these."""


@cache
def backing() -> dict[str, list[tuple[str, str]]]:
    """For each file the facts and the opening words of its statements, in order."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in (DAY / "backing.tsv").read_text("utf-8").splitlines()[1:]:
        file, facts, words = row.split("\t")
        found[file].append((facts, words))
    return found


def names() -> list[str]:
    """The reports that are prose."""
    return [report.name for report in example_day.load().reports if report.name != TABLE]


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    """One sandbox for all files."""
    with Sandbox() as shut_in:
        yield shut_in


def test_without_being_asked_for_another_the_day_is_english() -> None:
    assert {report.path.parent for report in example_day.load().reports} == {DAY}


def test_each_report_has_its_own_language() -> None:
    told = example_day.load(languages={"05-wire": "de", "06-wire-copy": "pl", TABLE: "ru", "04-press-service": "xx"})
    found = {report.name: report.path.relative_to(DAY).as_posix() for report in told.reports}
    assert (found["05-wire"], found["06-wire-copy"]) == ("de/05-wire.txt", "pl/06-wire-copy.txt")
    assert (found[TABLE], found["04-press-service"]) == ("14-released.csv", "04-press-service.txt")


@pytest.mark.parametrize("language", OTHERS)
def test_every_report_but_the_table_exists_in_every_language(language: str) -> None:
    told = example_day.load(languages=dict.fromkeys(names(), language))
    english = {report.name: report.path for report in example_day.load().reports}
    for report in told.reports:
        assert (report.path.parent.name == language) is (report.name != TABLE), report.name
        assert report.path == english[TABLE] or report.path.read_bytes() != english[report.name].read_bytes()
    assert {path.stem for path in (DAY / language).iterdir()} == set(names())


@pytest.mark.parametrize("language", ["en", *OTHERS])
def test_every_statement_stands_where_its_backing_says(sandbox: Sandbox, language: str) -> None:
    told = example_day.load(languages=dict.fromkeys(names(), language))
    for report in told.reports:
        taken = examine(sandbox, report.path.read_bytes(), name=report.path.name)
        assert taken.report is not None
        words = " ".join(taken.report.text.split())
        for _, opening in backing()[report.path.relative_to(DAY).as_posix()]:
            assert opening in words or report.name == TABLE, (report.path, opening)


@pytest.mark.parametrize("language", OTHERS)
def test_the_same_facts_stand_behind_the_same_statements(language: str) -> None:
    english = {file.partition(".")[0]: rows for file, rows in backing().items() if "/" not in file}
    for name in names():
        wanted = facts(english[name])[: len(english[name]) - LINKED.get(name, 0)]
        assert facts(backing()[f"{language}/{name}.txt"]) == wanted, name


def facts(rows: Sequence[tuple[str, str]]) -> list[str]:
    """The facts of each statement."""
    return [one for one, _ in rows]
