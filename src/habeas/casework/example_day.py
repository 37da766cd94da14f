"""The example day that comes with Habeas: its reports in order, each with how and when it was obtained."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from habeas.archive.sandbox import Sandbox
from habeas.casework import sources
from habeas.casework.bundled import bundled
from habeas.casework.pages import host_of
from habeas.casework.receive import Added, Circumstances, receive
from habeas.casework.register_folder import OpenRegister
from habeas.reading.reader import Reader

FOLDER = "examples/december-13"
ENGLISH = "en"
AS_WRITTEN: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class ExampleReport:
    """One report of the example day; ``what`` says in a line what it is, ``approved`` whether its source is.

    ``name`` is what `load` calls it, in whatever language it is: its file without the ending, such as ``05-wire``.
    """

    name: str
    path: Path
    url: str
    publisher: str
    obtained_at: datetime
    approved: bool
    what: str


@dataclass(frozen=True, slots=True)
class ExampleDay:
    """The reports in the order in which they were obtained, and the time zone they are told in."""

    zone: str
    reports: tuple[ExampleReport, ...]


def load(place: Path | None = None, languages: Mapping[str, str] = AS_WRITTEN) -> ExampleDay:
    """The example day as its ``day.toml`` tells it, in English.

    ``languages`` gives the language of a report by its name, so that any mixture can be had. A report that doesn't
    exist in the language asked for (a table has none) stays as it is.

    >>> [report.path.parent.name for report in load(languages={"05-wire": "pl"}).reports if report.name == "05-wire"]
    ['pl']
    """
    place = place or bundled(FOLDER)
    told = tomllib.loads((place / "day.toml").read_text("utf-8"))
    return ExampleDay(told["zone"], tuple(_report(place, row, languages) for row in told["report"]))


def _report(place: Path, row: dict[str, Any], languages: Mapping[str, str]) -> ExampleReport:
    """A row of ``day.toml``; its other languages are plain text in the folder of that language."""
    name = Path(row["file"]).stem
    language = languages.get(name, ENGLISH)
    path = place / language / f"{name}.txt" if language in row.get("also_in", ()) else place / row["file"]
    return ExampleReport(name, path, row["url"], row["publisher"], row["obtained_at"], row["approved"], row["what"])


def approve_sources(register: OpenRegister, day: ExampleDay, by: str) -> list[str]:
    """Approve the sources that the day approves, by the host they publish under; returns their names."""
    approved: dict[str, str] = {}
    for report in day.reports:
        host = host_of(report.url)
        if report.approved and host and host not in approved:
            sources.decide(register, report.publisher, approved=True, by=by, channels=(host,))
            approved[host] = report.publisher
    return list(approved.values())


def add(register: OpenRegister, sandbox: Sandbox, reader: Reader, day: ExampleDay, by: str) -> Iterator[Added]:
    """Add the day's reports one by one, each as obtained when the day says."""
    for report in day.reports:
        about = Circumstances(
            obtained_at=report.obtained_at,
            how="habeas demo",
            by=by,
            url=report.url,
            source=report.publisher,
            file_name=report.path.name,
        )
        yield receive(register, sandbox, reader, report.path.read_bytes(), about)
