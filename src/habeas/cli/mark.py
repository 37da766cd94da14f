"""``habeas mark``."""

from __future__ import annotations

import getpass
import sys
from pathlib import Path

import click

from habeas.casework import marking as casework
from habeas.casework.marking import Marked
from habeas.casework.register_folder import OpenRegister
from habeas.cli.json_option import json_option
from habeas.cli.keys import typing
from habeas.cli.options import clearance_option, opened, register_option
from habeas.cli.say import document, line
from habeas.cli.words import counted
from habeas.cli.wrapping import paragraph
from habeas.errors import WrongUseError
from habeas.model import Author, Marking

NOT_DONE = 1
LONGEST = 2_000


@click.command("mark")
@click.argument("entry", type=int)
@click.argument("marking", type=click.Choice([marking.value for marking in Marking]))
@register_option
@click.option("--why", required=True, metavar="WORDS", help="The reason; it is kept.")
@click.option("--author", metavar="NAME", help="Who decides; the login name if left out.")
@click.option("--yes", is_flag=True, help="Show it to more people, and ask nothing.")
@clearance_option
@json_option
def command(  # noqa: PLR0913, PLR0917 -- one parameter an option
    entry: int,
    marking: str,
    register_folder: Path,
    why: str,
    author: str | None,
    yes: bool,
    clearance: str,
    as_json: bool,
) -> int:
    """Say anew who may see a report, by its entry or that of a statement in it.

    The whole document goes along: its bytes, how it was obtained, all it states and what was concluded from that. For
    whoever may not see it, it looks from then on as if it had never been there, also in answers about the past. Mark it
    back to undo that. A report that is confidential already is found only with --clearance confidential.
    """
    for text in (why, author or "x"):
        if not text.strip() or len(text) > LONGEST or not text.isprintable():
            msg = f"a reason and a name have 1 to {LONGEST:,} characters, and none that can't be seen"
            raise WrongUseError(msg, hint="Say it shorter, in plain words.")
    register = opened(register_folder)
    try:
        now, seen = Marking(marking), Marking(clearance)
        if not yes and not _is_sure(register, entry, now, seen):
            line("nothing was recorded")
            return NOT_DONE
        by = Author(" ".join((author or getpass.getuser()).split()))
        made = casework.mark(register, entry, now, by, why.strip(), clearance=seen)
    finally:
        register.close()
    if as_json:
        document(_document(made))
    else:
        _say(made)
    return 0


def _is_sure(register: OpenRegister, entry: int, now: Marking, seen: Marking) -> bool:
    """Whether somebody wants it: to show more cannot be taken back once it was read."""
    found = casework.document_at(register, entry, seen)
    if now.height >= found.marking.height:
        return True
    told = f"the report of entry {found.report} is {found.marking}, and would be shown to more people as {now}"
    if not sys.stdin.isatty():
        raise WrongUseError(told, hint="Say --yes too, if that is meant.")
    with typing() as typed:
        paragraph(f"{told}.")
        return typed.sure("Show it? [y/N] ")


def _say(made: Marked) -> None:
    if not made.entries:
        line(f"entry {made.report} is marked {made.now} already; nothing was recorded")
        return
    entries = counted(made.entries, "entry", "entries")
    line(f"entry {made.report} is {made.now} now, and was {made.was} ({entries} marked)")
    if made.links:
        links = counted(made.links, "link of a resolution is", "links of resolutions are")
        paragraph(f"{links} {made.now} with it; `habeas resolve` decides anew by what is seen.")


def _document(made: Marked) -> dict[str, object]:
    return {
        "format": 1,
        "report": made.report,
        "was": made.was.value,
        "marking": made.now.value,
        "entries": made.entries,
        "links": made.links,
    }
