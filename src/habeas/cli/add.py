"""``habeas add``."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from habeas.casework import collect
from habeas.casework.assemble import reader_of, sandbox_of
from habeas.casework.receive import Added, Circumstances, receive
from habeas.casework.register_folder import OpenRegister
from habeas.cli.json_option import json_option
from habeas.cli.options import marking_option, opened, published_or_none, register_option
from habeas.cli.say import document, line, warn
from habeas.cli.words import counted
from habeas.errors import WrongUseError
from habeas.model import Marking, Outcome

REFUSED = 1


@click.command("add")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@register_option
@click.option("--url", help="Where a saved page came from; for one SOURCE.")
@click.option("--source", "publisher", help="Who published it, where no --url tells.")
@click.option("--published", metavar="DAY", help="Its day (month, year), where the page doesn't say.")
@click.option("--lang", "language", metavar="xx", help="Its language, where it is not found out.")
@marking_option
@click.option("--allow-weaker-sandbox", is_flag=True, help="Read PDF files even without namespaces; this is recorded.")
@json_option
def command(  # noqa: PLR0913, PLR0917 -- one parameter an option
    sources: tuple[str, ...],
    register_folder: Path,
    url: str | None,
    publisher: str | None,
    published: str | None,
    language: str | None,
    marking: str | None,
    allow_weaker_sandbox: bool,
    as_json: bool,
) -> int:
    """Archive, read, identify and record: files, folders, or - for standard input.

    Each file is acknowledged by its line once it is on the disk for good. What can't be read is kept all the same, and
    the reason is told.
    """
    day = published_or_none(published)
    named = collect.find(sources)
    if not named:
        msg = f"there is no file in {', '.join(collect.printable(source) for source in sources)}"
        raise WrongUseError(msg, hint="Name the pages to add; files whose names begin with a dot are passed over.")
    if url and len(named) != 1:
        msg = f"--url says where one page came from, and there are {len(named)}"
        raise WrongUseError(msg, hint="Add the pages one by one, each with its own --url.")
    register = opened(register_folder, allow_weaker_sandbox=allow_weaker_sandbox)
    told = {"url": url, "source": publisher, "published": day, "language": language}
    try:
        return _add_all(register, named, told, Marking(marking) if marking else None, as_json=as_json)
    finally:
        register.close()


def _add_all(
    register: OpenRegister,
    named: list[collect.Named],
    told: dict[str, Any],
    marking: Marking | None,
    *,
    as_json: bool,
) -> int:
    shown: list[dict[str, Any]] = []
    refused = False
    bar_wanted = sys.stderr.isatty() and len(named) > 1
    with sandbox_of(register.settings) as sandbox, _progress(named, wanted=bar_wanted) as waiting:
        reader = reader_of(register.settings)
        for one in waiting:
            data = collect.read_bytes(one, sys.stdin.buffer)
            if isinstance(data, collect.Unreadable):
                warn(f"{one.name}: not added, {data.why}")
                shown.append({"name": one.name, "outcome": "refused", "reasons": [data.why]})
                refused = True
                continue
            about = Circumstances(
                register.now(),
                "habeas add",
                getpass.getuser(),
                file_name=one.name,
                marking=marking or Marking.INTERNAL,
                **told,
            )
            added = receive(register, sandbox, reader, data, about)
            refused |= added.outcome is not Outcome.READ or added.unread_language is not None
            if marking is not None and added.marking is not marking:
                warn(f"{one.name}: it is on record already and stays marked {added.marking}")
                refused = True
            shown.append(_shown(added))
            if not as_json:
                _acknowledge(added)
    if as_json:
        document({"format": 1, "added": shown})
    return REFUSED if refused else 0


@contextmanager
def _progress(named: list[collect.Named], *, wanted: bool) -> Iterator[Iterator[collect.Named]]:
    """The files, with a bar on a terminal; the lines of acknowledgement are the progress elsewhere."""
    if not wanted:
        yield iter(named)
        return
    with click.progressbar(named, label="reading", file=sys.stderr) as bar:
        yield iter(bar)


def _acknowledge(added: Added) -> None:
    if added.outcome is Outcome.QUARANTINED:
        warn(f"{added.name}: kept, not read: {'; '.join(added.reasons)}")
        return
    if added.known_already:
        line(f"{added.name}: these bytes are on record already (entry {added.report}); noted that they came again")
        return
    claims, people = counted(added.claims, "claim", "claims"), counted(added.people, "person", "people")
    line(f"{added.name}: {claims} about {people} (entry {added.report})")
    if added.unread_language is not None:
        warn(f"{added.name}: its sentences are not read: there is no reader for language {added.unread_language!r} yet")
    for reason in added.reasons:
        warn(f"{added.name}: note: {reason}")


def _shown(added: Added) -> dict[str, Any]:
    return {
        "name": added.name,
        "sha256": added.sha256,
        "outcome": added.outcome.value,
        "reasons": list(added.reasons),
        "report": added.report,
        "claims": added.claims,
        "people": added.people,
        "unread": added.unread,
        "known_already": added.known_already,
        "unread_language": added.unread_language,
        "marking": added.marking.value,
        "ledger_position": added.position,
    }
