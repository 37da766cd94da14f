"""``habeas init``."""

from __future__ import annotations

from pathlib import Path

import click

from habeas.casework.assemble import rules_of_this_version
from habeas.casework.register_folder import create
from habeas.cli.say import line, say_waiting
from habeas.settings import Settings


@click.command("init")
@click.argument("folder", required=False, type=click.Path(path_type=Path), envvar="HABEAS_REGISTER")
@click.option("--zone", default="UTC", show_default=True, help="The register's time zone, such as Europe/Minsk.")
def command(folder: Path | None, zone: str) -> None:
    """Make a register: a folder that holds everything (default ./register)."""
    settings = Settings(register=folder or Path("register"))
    register = create(settings, rules_of_this_version(zone), waiting=say_waiting)
    register.close()
    line(f"made a register in {settings.register} (time zone {zone})")
    line("keep its file 'key' as safe as the rest: without it the vault can't be read")
