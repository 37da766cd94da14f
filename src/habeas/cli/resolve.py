"""``habeas resolve``."""

from __future__ import annotations

from pathlib import Path

import click

from habeas.casework.resolving import Settled, resolve_register
from habeas.cli.json_option import json_option
from habeas.cli.options import clearance_option, opened, register_option
from habeas.cli.say import document, line, warn
from habeas.cli.words import counted
from habeas.model import Marking


@click.command("resolve")
@register_option
@clearance_option
@json_option
def command(register_folder: Path, clearance: str, as_json: bool) -> int:
    """Hold everybody whom reports name against everybody again.

    Adding a report compares its names two by two with those on record. This looks at all reports at once: how many
    people bear a name is counted from the register itself, and what all reports tell of one is held against all they
    tell of another. It links what is sure now, takes back what is not, and never overrules a person. Run it after many
    reports came in; `habeas review --undo` with the number it prints takes all of it back.
    """
    register = opened(register_folder)
    try:
        settled = resolve_register(register, _say, clearance=Marking(clearance))
    finally:
        register.close()
    if as_json:
        document(_document(settled))
    else:
        _tell(settled)
    return 0


def _say(clearance: Marking, mentions: int) -> None:
    if mentions:
        warn(f"looking at {counted(mentions, 'full name', 'full names')} with {clearance.value} clearance …")


def _tell(settled: Settled) -> None:
    line(f"{counted(settled.mentions, 'full name', 'full names')} in reports held against each other")
    if not settled.entries:
        line("nothing to change: everybody is linked as all reports together tell")
        return
    open_now = counted(settled.taken_back, "earlier link", "earlier links")
    line(f"{counted(settled.linked, 'link', 'links')} made, {open_now} between two people left open")
    line(f"{counted(settled.before, 'person', 'people')} before, {settled.persons} now")
    line(f"to undo: habeas review --undo {settled.entries[0]}")


def _document(settled: Settled) -> dict[str, object]:
    return {
        "format": 1,
        "mentions": settled.mentions,
        "linked": settled.linked,
        "taken_back": settled.taken_back,
        "decision": settled.entries[0] if settled.entries else None,
        "persons": settled.persons,
        "persons_before": settled.before,
    }
