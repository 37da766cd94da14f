"""The command line: parses, calls casework, shows."""

import click

import habeas


@click.group()
@click.version_option(habeas.__version__, prog_name="habeas")
def main() -> None:
    """Keep a register of political prisoners that is built from reports and can show the words behind every answer."""
