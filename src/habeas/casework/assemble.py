"""The parts of a working Habeas, put together from its settings."""

from __future__ import annotations

from habeas.archive.sandbox import Sandbox
from habeas.archive.sandbox.limits import Limits
from habeas.identity.judge import MATCHER
from habeas.model import Rules
from habeas.reading.cascade import Cascade
from habeas.reading.reader import Reader
from habeas.register.rules import VERSION as STATUS_RULES
from habeas.settings import Settings

RULES_VERSION = "1"
"""Raised with any change of the reader, the tables, the matcher or the status rules that changes answers."""


def reader_of(settings: Settings) -> Reader:  # noqa: ARG001 -- later readers are chosen by the settings
    """The default reader: our own cascade, offline."""
    return Cascade()


def sandbox_of(settings: Settings) -> Sandbox:
    """The sandbox that outside bytes are parsed in, within the limits of the settings; close it after use."""
    limits = Limits(cpu_seconds=settings.read_seconds, mebibytes=settings.read_mebibytes)
    return Sandbox(limits, allow_weaker=settings.allow_weaker_sandbox)


def rules_of_this_version(zone: str) -> Rules:
    """The rules that a register made now begins with."""
    return Rules(
        version=RULES_VERSION,
        reader=f"cascade {Cascade().version}",
        gazetteers="1",
        matcher=MATCHER,
        status=STATUS_RULES,
        zone=zone,
    )
