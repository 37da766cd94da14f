"""What every reader is: a report in, claims with their exact words out."""

from __future__ import annotations

from typing import Protocol

from habeas.model import Reading, Report


class Reader(Protocol):
    """Reads reports. Pure: the same report gives the same reading, nothing is fetched, asked or remembered.

    ``name`` and ``version`` stand in every claim's ``read_by``; ``languages`` are the ISO 639-1 codes it can read.
    """

    @property
    def name(self) -> str:
        """The reader's name, as claims carry it."""
        ...

    @property
    def version(self) -> str:
        """The version of its rules; a reading by another version may differ."""
        ...

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages it can read."""
        ...

    def read(self, report: Report) -> Reading:
        """The claims, traits, observations and deals of a report, and the sentences it could not read."""
        ...
