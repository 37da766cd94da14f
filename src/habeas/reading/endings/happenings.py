"""What a frame finds in a sentence: an event, whom it befalls, and the term that belongs to it."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.model import Certainty, Term
from habeas.reading.endings.grammar import Frame, Way
from habeas.reading.endings.parsed import Phrase


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a frame's word gives no claim."""

    why: str


@dataclass(frozen=True, slots=True)
class Event:
    """What a frame found: tokens ``first`` up to ``last`` are the trigger, ``anchor`` its main word.

    ``companion`` are the tokens of what the frame needs beside its word. ``implied``: nobody stands beside a word that
    tells of one person, so that the page has to know whom it means.
    """

    frame: Frame
    way: Way
    anchor: int
    first: int
    last: int
    parties: tuple[Phrase, ...]
    members: tuple[Phrase, ...] = ()
    certainty: Certainty | None = None
    term: Term | None = None
    implied: bool = False
    companion: tuple[int, int] | None = None

    @property
    def group(self) -> Phrase | None:
        """The counted people among the parties."""
        return next((one for one in self.parties if one.is_many), None)
