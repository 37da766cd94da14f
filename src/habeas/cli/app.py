"""The commands by name, each loaded only when it is called: a command line must answer at once."""

from __future__ import annotations

from importlib import import_module

import click

from habeas import __version__

COMMANDS = {
    "init": "Make a register.",
    "add": "Archive, read, identify and record files.",
    "read": "Read only, nothing kept.",
    "person": "One person's card.",
    "held": "Who is held, who is reported free.",
    "occasion": "Occasions, and one occasion's tally.",
    "people": "The known people: by hand, from lists.",
    "mark": "Say anew who may see a report.",
    "source": "The sources, and approving one.",
    "match": "Whether two names may be one person.",
    "resolve": "Hold everybody against everybody again, with all that reports tell.",
    "review": "Decide who is who: the queue of open questions.",
    "rebuild": "Make again what follows from the ledger.",
    "verify": "Read everything again and name what is damaged.",
    "eval": "Score the reader on annotated cases.",
    "demo": "The day of 13 December 2025, in a temporary register.",
}


MODULES = {"eval": "evaluate"}
"""Modules that have another name than their command."""


class LazyCommands(click.Group):
    """A group whose commands are imported when they are needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- as click declares it
        """The names in the order of the story, not of the alphabet."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 -- as click declares it
        """The command of that name."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"habeas.cli.{MODULES.get(cmd_name, cmd_name)}")
        command = module.command
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 -- as click declares it
        """List the commands without importing any of them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(cls=LazyCommands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="habeas")
def habeas() -> None:
    """Habeas: the register of political prisoners that is built from reports.

    It keeps every claim with the exact words that make it and the voice that says it, and answers who is held, who is
    free and on whose word, on any date, as known on any date. Not audited: see SECURITY.md.
    """
