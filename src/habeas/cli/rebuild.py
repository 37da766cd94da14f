"""``habeas rebuild``."""

from __future__ import annotations

from pathlib import Path

import click

from habeas.casework.upkeep import rebuild
from habeas.cli.json_option import json_option
from habeas.cli.options import opened, register_option
from habeas.cli.say import document, line, warn

DIFFERED = 1


@click.command("rebuild")
@register_option
@json_option
def command(register_folder: Path, as_json: bool) -> int:
    """Make again everything that follows from the ledger; nothing is read or matched anew."""
    register = opened(register_folder, of_any_version=True)
    try:
        done = rebuild(register)
    finally:
        register.close()
    if as_json:
        document(
            {
                "format": 1,
                "ledger_position": done.position,
                "before": done.before,
                "after": done.after,
                "made_before_by": done.made_before_by,
            }
        )
    else:
        line(f"made again from {done.position} entries; state digest {done.after}")
    if done.before == done.after:
        return 0
    if done.made_before_by is not None:
        warn(f"it was {done.before} before: {done.made_before_by} of Habeas had made it")
        return 0
    warn(f"it was {done.before} before: what stood there did not follow from the ledger")
    return DIFFERED
