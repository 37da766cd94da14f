"""``habeas read``."""

from __future__ import annotations

import sys

import click

from habeas.casework import collect, documents
from habeas.casework.assemble import reader_of, sandbox_of
from habeas.casework.receive import Circumstances, consult
from habeas.casework.register_folder import utc_now
from habeas.cli.marked import show_reading
from habeas.cli.options import json_option, published_or_none
from habeas.cli.say import document, warn
from habeas.errors import MissingFileError, WrongUseError
from habeas.model import Outcome
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
    type=click.Choice(["cascade"]),
    default="cascade",
    show_default=True,
    help="Which reader; others come with later versions.",
)
@click.option("--allow-weaker-sandbox", is_flag=True, help="Read PDF files even without namespaces.")
def command(
    source: str,
    as_json: bool,
    language: str | None,
    published: str | None,
    url: str | None,
    reader: str,  # noqa: ARG001 -- one choice so far; click has checked it
    allow_weaker_sandbox: bool,
) -> int:
    """Read one file and show what it says, with the words marked; nothing is kept."""
    day = published_or_none(published)
    named = collect.find([source])
    if len(named) != 1:
        msg = f"{source} holds {len(named)} files, and `habeas read` reads one"
        raise WrongUseError(msg, hint="Name one file, or use `habeas add` for a folder.")
    data = collect.read_bytes(named[0], sys.stdin.buffer)
    if isinstance(data, collect.Unreadable):
        msg = f"{source} can't be opened: {data.why}"
        raise MissingFileError(msg)
    settings = Settings(allow_weaker_sandbox=allow_weaker_sandbox)
    about = Circumstances(utc_now(), "habeas read", "", url, None, named[0].name, day, language)
    with sandbox_of(settings) as sandbox:
        taken, report, reading = consult(sandbox, reader_of(settings), data, about)
    if report is None:
        warn(f"{source}: not read: {'; '.join(taken.reasons)}")
        return REFUSED
    if as_json:
        document(documents.of_reading(report, reading))
    else:
        show_reading(report, reading)
    for reason in taken.reasons:
        warn(f"{source}: note: {reason}")
    return 0 if taken.outcome is Outcome.READ else REFUSED
