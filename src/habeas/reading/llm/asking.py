"""How the reader asks a model: the question and the two ways it can end. Who carries it over is handed in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, Protocol


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a conversation: our instructions (``system``) or a passage of a report (``user``)."""

    role: Literal["system", "user"]
    content: str


@dataclass(frozen=True, slots=True)
class Answered:
    """The model's words, as they came: nothing in them is believed before it is found in the report."""

    content: str


class Failure(StrEnum):
    """Why there is no answer."""

    UNREACHABLE = "unreachable"
    TIMED_OUT = "timed_out"
    BUSY = "busy"
    NOT_ALLOWED = "not_allowed"
    SERVER = "server"
    REDIRECTED = "redirected"
    TOO_BIG = "too_big"
    NONSENSE = "nonsense"
    REFUSED = "refused"
    CUT_SHORT = "cut_short"


@dataclass(frozen=True, slots=True)
class Failed:
    """No answer, with the reason in words.

    ``hopeless`` says that asking again, even about something else, would end the same way.
    """

    failure: Failure
    why: str
    hopeless: bool = False


Outcome = Answered | Failed


class Ask(Protocol):
    """Puts messages to a model and waits for the outcome; it never raises for what a network or a model may do."""

    def __call__(self, messages: Sequence[Message]) -> Outcome:
        """The model's answer, or why there is none."""
        ...
