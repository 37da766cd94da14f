"""``habeas read``."""

from __future__ import annotations

import sys

import click

from habeas.casework import collect, documents
from habeas.casework.assemble import reader_of, sandbox_of
from habeas.casework.receive import Circumstances, look_at
from habeas.casework.register_folder import utc_now
from habeas.casework.second_reader import Readers, SecondReading, endpoint_of
from habeas.casework.second_reader import read as read_with
from habeas.cli.json_option import json_option
from habeas.cli.marked import show_agreement, show_reading, tell_dropped
from habeas.cli.options import model_settings, published_or_none
from habeas.cli.say import document, warn
from habeas.errors import MissingFileError, WrongUseError
from habeas.model import Outcome, Report
from habeas.settings import Settings

REFUSED = 1


@click.command("read")
@click.argument("source")
@json_option
@click.option("--lang", "language", metavar="xx", help="Its language, where it is not found out.")
@click.option("--published", metavar="DAY", help="Its day (month, year), where the page doesn't say.")
@click.option("--url", help="Where a saved page came from.")
@click.option(
    "--reader",
    type=click.Choice([reader.value for reader in Readers]),
    default=Readers.CASCADE.value,
    show_default=True,
    help="Who reads: our own rules, offline; a model of yours, which the text is sent to (HABEAS_LLM_URL and "
    "HABEAS_LLM_MODEL); or both, held against each other.",
)
@click.option("--allow-weaker-sandbox", is_flag=True, help="Read PDF files even without namespaces.")
def command(
    source: str,
    as_json: bool,
    language: str | None,
    published: str | None,
    url: str | None,
    reader: str,
    allow_weaker_sandbox: bool,
) -> int:
    """Read one file and show what it says, with the words marked; nothing is kept."""
    day = published_or_none(published)
    readers = Readers(reader)
    asked = model_settings() if readers is not Readers.CASCADE else {}
    settings = Settings(allow_weaker_sandbox=allow_weaker_sandbox, **asked)
    if readers is not Readers.CASCADE:
        endpoint_of(settings)  # said before the file is opened: a model that is not set up reads nothing
    named, data = _bytes_of(source)
    about = Circumstances(utc_now(), "habeas read", "", url, None, named.name, day, language)
    with sandbox_of(settings) as sandbox:
        taken, report = look_at(sandbox, data, about)
    if report is None:
        warn(f"{source}: not read: {'; '.join(taken.reasons)}")
        return REFUSED
    made = _read(report, named.name, readers, settings)
    _show(report, made, as_json=as_json)
    tell_dropped(named.name, made)
    for reason in taken.reasons:
        warn(f"{source}: note: {reason}")
    return 0 if taken.outcome is Outcome.READ and not made.in_doubt else REFUSED


def _bytes_of(source: str) -> tuple[collect.Named, bytes]:
    named = collect.find([source])
    if len(named) != 1:
        msg = f"{source} holds {len(named)} files, and `habeas read` reads one"
        raise WrongUseError(msg, hint="Name one file, or use `habeas add` for a folder.")
    data = collect.read_bytes(named[0], sys.stdin.buffer)
    if isinstance(data, collect.Unreadable):
        msg = f"{source} can't be opened: {data.why}"
        raise MissingFileError(msg)
    return named[0], data


def _read(report: Report, name: str, readers: Readers, settings: Settings) -> SecondReading:
    if readers is Readers.CASCADE:
        return SecondReading(reader_of(settings).read(report))
    return read_with(report, name, readers, endpoint_of(settings), warn)


def _show(report: Report, made: SecondReading, *, as_json: bool) -> None:
    if as_json:
        shown = documents.of_reading(report, made.reading)
        if made.agreement is not None:
            shown["agreement"] = documents.of_agreement(made.agreement, made.cascade)
        document(shown)
        return
    show_reading(report, made.reading)
    if made.agreement is not None:
        show_agreement(made.agreement, made.reading, made.cascade)
