"""``habeas source``."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any, TypeVar

import click

from habeas.casework import sources
from habeas.cli.json_option import json_option
from habeas.cli.options import opened, register_option
from habeas.cli.say import columns, document, line
from habeas.cli.words import counted
from habeas.model import Marking, Role

F = TypeVar("F", bound=Callable[..., Any])
KINDS = [role.value for role in Role if role not in (Role.AUTHOR, Role.ANONYMOUS, Role.SELF)]


@click.group("source", invoke_without_command=True)
@register_option
@json_option
@click.pass_context
def command(ctx: click.Context, register_folder: Path, as_json: bool) -> None:
    """The sources that the register knows; approve one so that what it publishes has weight."""
    ctx.obj = register_folder
    if ctx.invoked_subcommand is not None:
        return
    register = opened(register_folder)
    try:
        found = sources.listed(register)
    finally:
        register.close()
    if as_json:
        document({"format": 1, "sources": [asdict(one) for one in found]})
        return
    if not found:
        line("no sources yet")
    columns([[_standing(one), one.name, one.kind, counted(one.pages, "page", "pages")] for one in found])
    if any(not one.approved and one.can_be_approved for one in found):
        line("approve one with `habeas source approve NAME`")


def _standing(one: sources.SourceLine) -> str:
    if one.approved:
        return "approved"
    return "not approved" if one.can_be_approved else "can't be approved"


def _own_register(command_: F) -> F:
    """``--register`` behind the subcommand too, where people type it; it outranks the one before."""
    return click.option(
        "--register", "own_folder", type=click.Path(path_type=Path), help="The folder of the register."
    )(command_)


@command.command("approve")
@click.argument("name")
@_own_register
@click.option("--kind", type=click.Choice(KINDS), help="What it is; media if left out.")
@click.option("--state", metavar="XX", help="Its state, for officials, as a two-letter code.")
@click.option("--channel", "channels", multiple=True, metavar="HOST", help="A host under which it publishes.")
@click.option(
    "--marking",
    type=click.Choice([Marking.PUBLIC.value, Marking.INTERNAL.value]),
    default=Marking.INTERNAL.value,
    show_default=True,
    help="In whose answers it counts.",
)
@click.pass_obj
def approve(
    register_folder: Path,
    name: str,
    own_folder: Path | None,
    kind: str | None,
    state: str | None,
    channels: tuple[str, ...],
    marking: str,
) -> None:
    """Approve a source, by its name or by the host that its pages come from."""
    register = opened(own_folder or register_folder)
    try:
        made = sources.decide(
            register,
            name,
            approved=True,
            by=getpass.getuser(),
            kind=Role(kind) if kind else None,
            state=state,
            channels=channels,
            marking=Marking(marking),
        )
    finally:
        register.close()
    line(f"{made.names[0]} is approved: what its pages say has weight from now on")


@command.command("disapprove")
@click.argument("name")
@_own_register
@click.pass_obj
def disapprove(register_folder: Path, name: str, own_folder: Path | None) -> None:
    """Take the approval back; the decision stays in the ledger."""
    register = opened(own_folder or register_folder)
    try:
        made = sources.decide(register, name, approved=False, by=getpass.getuser())
    finally:
        register.close()
    line(f"{made.names[0]} is no longer approved")
