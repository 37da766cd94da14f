"""What an answer may hold: the words it may choose from, its slots, and how much of it is looked at."""

from __future__ import annotations

from typing import Any

from habeas.model import Basis, Certainty, Kind, Measure, Nature, Role

READER = "llm"
VERSION = "1"
"""Raised with any change of the instructions or of what is kept of an answer."""

MOST_CLAIMS = 64
"""Claims looked at in one answer; a passage is too short to hold more."""
MOST_VOICES = 4
LONGEST_SLOT = 400
LONGEST_EVIDENCE = 2_000
LONGEST_ANSWER = 2_000_000
DEEPEST = 12
"""Brackets within brackets; the form has five."""

GROUP = "group"
WHO_IS = (*(nature.value for nature in Nature), GROUP)
MODES = ("amnesty", "bail", "deal", "early_release", "exchange", "parole", "raid", "warrant")
NAME, DESCRIPTION = "name", "description"

TEXT_SLOTS = (
    "full_name", "count", "among", "date", "where", "where_to", "handed_to", "by", "term", "charge", "again",
)  # fmt: skip
CHOICES: dict[str, tuple[str, ...]] = {
    "kind": tuple(kind.value for kind in Kind),
    "who_is": WHO_IS,
    "certainty": tuple(certainty.value for certainty in Certainty),
    "measure": tuple(measure.value for measure in Measure),
    "mode": MODES,
    "is": (NAME, DESCRIPTION),
    "role": tuple(role.value for role in Role if role is not Role.AUTHOR),
    "basis": tuple(basis.value for basis in Basis),
}
SLOTS = ("kind", "who", "who_is", "trigger", "evidence", "certainty", "measure", "mode", "said_by", *TEXT_SLOTS)
VOICE_SLOTS = ("words", "is", "role", "basis")


def answer_schema() -> dict[str, Any]:
    """The JSON schema of an answer, in the strict form in which endpoints take it."""
    text = {"type": "string"}
    open_text = {"type": ["string", "null"]}
    voice = {
        "words": text,
        "is": {"type": "string", "enum": list(CHOICES["is"])},
        "role": {"type": "string", "enum": list(CHOICES["role"])},
        "basis": {"type": "string", "enum": list(CHOICES["basis"])},
    }
    slots: dict[str, Any] = {
        "kind": {"type": "string", "enum": list(CHOICES["kind"])},
        "who": text,
        "who_is": {"type": "string", "enum": list(WHO_IS)},
        "trigger": text,
        "evidence": text,
        "certainty": {"type": "string", "enum": list(CHOICES["certainty"])},
        "measure": {"type": ["string", "null"], "enum": [*CHOICES["measure"], None]},
        "mode": {"type": ["string", "null"], "enum": [*MODES, None]},
        "said_by": {"type": "array", "items": _object(voice)},
        **dict.fromkeys(TEXT_SLOTS, open_text),
    }
    return _object({"claims": {"type": "array", "items": _object(slots)}})


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
