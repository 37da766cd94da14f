"""Options that several commands share, and the settings that are made from them."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import click

from habeas.casework import times
from habeas.casework.register_folder import OpenRegister, open_register
from habeas.casework.standpoint import Standpoint
from habeas.cli.say import say_waiting
from habeas.errors import WrongUseError
from habeas.model import Marking, PageTime
from habeas.settings import Settings

LONGEST_ANSWER_SECONDS = 3_600

F = TypeVar("F", bound=Callable[..., Any])


def register_option(command: F) -> F:
    """``--register``: the folder of the register."""
    return click.option(
        "--register",
        "register_folder",
        type=click.Path(path_type=Path),
        envvar="HABEAS_REGISTER",
        default=Path("register"),
        show_default=True,
        show_envvar=True,
        help="The folder of the register.",
    )(command)


def clearance_option(command: F) -> F:
    """``--clearance``: what is seen, and so what an answer is made from."""
    return click.option(
        "--clearance",
        type=click.Choice([marking.value for marking in Marking]),
        default=Marking.INTERNAL.value,
        show_default=True,
        help="For whose eyes: only what is marked so or lower is used, and what is not looks as if it were not there.",
    )(command)


def marking_option(command: F) -> F:
    """``--marking``: who may see what is recorded."""
    return click.option(
        "--marking",
        type=click.Choice([marking.value for marking in Marking]),
        help=f"Who may see it; {Marking.INTERNAL} if left out.",
    )(command)


def standpoint_options(command: F) -> F:
    """``--on``, ``--known``, ``--recorded`` and ``--clearance``."""
    command = clearance_option(command)
    command = click.option("--on", metavar="DAY", help="On which day it happened; now if left out.")(command)
    command = click.option(
        "--known", metavar="DAY|INSTANT", help="As was known by then; a day means its end in the register's zone."
    )(command)
    return click.option("--recorded", metavar="DAY|INSTANT", help="As this register had recorded by then.")(command)


def standpoint(zone: ZoneInfo, on: str | None, known: str | None, recorded: str | None, clearance: str) -> Standpoint:
    """The standpoint of a question, from what was typed; raises `NotADateError`."""
    return Standpoint(
        on=day_or_none(on),
        known=times.moment(known, zone) if known else None,
        recorded=times.moment(recorded, zone) if recorded else None,
        clearance=Marking(clearance),
    )


def day_or_none(text: str | None) -> date | None:
    """A day, or ``None`` where nothing was typed; raises `NotADateError`."""
    return times.day(text) if text else None


def published_or_none(text: str | None) -> PageTime | None:
    """When something was published, to the day, month or year; raises `NotADateError`."""
    return times.published(text) if text else None


def model_settings() -> dict[str, Any]:
    """The settings of a model to read with, as the environment has them; the key itself is in none of them."""
    told = {name: os.environ.get(f"HABEAS_{name.upper()}") for name in ("llm_url", "llm_model", "llm_proxy")}
    key_file, seconds = os.environ.get("HABEAS_LLM_KEY_FILE"), os.environ.get("HABEAS_LLM_SECONDS")
    made: dict[str, Any] = {name: value for name, value in told.items() if value}
    if key_file:
        made["llm_key_file"] = Path(key_file)
    if seconds:
        if not seconds.isdecimal() or not 0 < int(seconds) <= LONGEST_ANSWER_SECONDS:
            msg = f"HABEAS_LLM_SECONDS is {seconds!r}"
            raise WrongUseError(msg, hint=f"Set it to whole seconds, at most {LONGEST_ANSWER_SECONDS}.")
        made["llm_seconds"] = float(seconds)
    return made


def opened(folder: Path, *, of_any_version: bool = False, **changes: Any) -> OpenRegister:
    """The register in that folder; ``of_any_version`` for what checks its rows or makes them again."""
    return open_register(Settings(register=folder, **changes), waiting=say_waiting, of_any_version=of_any_version)
