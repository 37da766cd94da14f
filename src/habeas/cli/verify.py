"""``habeas verify``."""

from __future__ import annotations

from pathlib import Path

import click

from habeas.casework.upkeep import verify
from habeas.cli.json_option import json_option
from habeas.cli.options import opened, register_option
from habeas.cli.say import document, line, warn

OUTDATED = 1
DAMAGED = 3


@click.command("verify")
@register_option
@json_option
def command(register_folder: Path, as_json: bool) -> int:
    """Read every original and entry again, and name what is damaged."""
    register = opened(register_folder, of_any_version=True)
    try:
        done = verify(register)
    finally:
        register.close()
    if as_json:
        document(
            {
                "format": 1,
                "ledger_position": done.position,
                "originals": done.originals,
                "state_digest": done.digest,
                "damage": [{"entry": d.entry, "what": d.what} for d in done.damage],
                "left_over": list(done.left_over),
                "made_by": done.made_by,
                "cannot_see": list(done.cannot_see),
            }
        )
    else:
        line(f"read {done.position} entries and {done.originals} originals; state digest {done.digest}")
        for path in done.left_over:
            line(f"left over by an adding that was interrupted and never acknowledged: {path}")
        for limit in done.cannot_see:
            line(f"not seen by this check: {limit}")
    for damage in done.damage:
        where = f"entry {damage.entry}: " if damage.entry is not None else ""
        warn(f"damaged: {where}{damage.what}")
    if done.damage:
        return DAMAGED
    if done.made_by is not None:
        warn(f"what follows from the entries was made by {done.made_by} of Habeas: run `habeas rebuild`")
        return OUTDATED
    return 0
