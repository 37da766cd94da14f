"""The command line: parse what was typed, call the casework, show what it answers.

Exit codes: 0 done; 1 done with something refused or in doubt (said on stderr); 2 wrong use; 3 could not finish.
"""

from __future__ import annotations

import io
import os
import sys
import traceback
from collections.abc import Sequence

import click

from habeas.cli.app import habeas
from habeas.errors import HabeasError

WRONG_USE = 2
COULD_NOT_FINISH = 3

__all__ = ["habeas", "main"]


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit code."""
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and give the exit code; nothing but a fault of Habeas itself shows a traceback."""
    _write_any_letter()
    try:
        code = habeas.main(args=arguments, prog_name="habeas", standalone_mode=False)
    except click.exceptions.Abort:
        click.echo("stopped; what was acknowledged is safe", err=True)
        return COULD_NOT_FINISH
    except click.ClickException as err:
        err.show()
        return WRONG_USE
    except BrokenPipeError:
        # The reader of our output went away; what remains unwritten has nowhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except HabeasError as err:
        click.echo(f"habeas: {err}", err=True)
        click.echo(f"  {err.hint}", err=True)
        return err.exit_code
    except Exception:  # noqa: BLE001 -- the one place where the door reports a fault of our own
        traceback.print_exc()
        click.echo("habeas: this is a fault of Habeas, not of yours; please report the lines above", err=True)
        return COULD_NOT_FINISH
    return code if isinstance(code, int) else 0


def _write_any_letter() -> None:
    """In a terminal whose charset lacks a letter, show its number rather than fail half-way through an answer."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
