"""The option of every command that answers in JSON; apart from the others, which bring the whole register along."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


def json_option(command: F) -> F:
    """``--json``: one document and nothing else on stdout."""
    return click.option("--json", "as_json", is_flag=True, help="Print one JSON document and nothing else.")(command)
