"""The status rules: one table, in order; on each axis the first row that fits decides."""

from __future__ import annotations

from habeas.register import legal, liberty, place, recognition
from habeas.register.evidence import MEANINGS
from habeas.register.ruling import Row

VERSION = "1"
"""Raised with any change of a row, a meaning or their order that changes an answer."""

TABLE: tuple[Row, ...] = (*liberty.ROWS, *place.ROWS, *legal.ROWS, *recognition.ROWS)

_AXES = {
    "liberty": "Whether a person is inside or outside the gate.",
    "place": "Where a person is said to be.",
    "legal": "How far a case is said to have gone.",
    "recognition": "Who counts the person as a political prisoner: one answer for each body, none for nobody.",
}
_PREAMBLE = """# The status rules

A status has four axes. On each axis the rows are tried from the top, and the first one whose condition is met \
decides; a card names the row. The table below is the one that the code runs.

What every row rests on:

- Only what is asserted, reported or hedged supports that something took place. What is denied, conditional or still \
to come is recorded and shown, and supports nothing.
- What is said of a counted group reaches no person.
- What a reviewer rejected counts for nothing.
- Support is counted in independent origins, never in pages. Weight comes from the editor-approved source behind a \
page, never from the role that its text gives to its speakers.
- An event counts from the last day on which it may have happened. One that nobody dates happened by the day of the \
report that tells it, and never outranks a dated one.
- A new deprivation of liberty begins with a dated arrest after a release, or with the word “again”."""


def rows(axis: str) -> tuple[Row, ...]:
    """The rows of one axis, in the order in which they are tried."""
    return tuple(row for row in TABLE if row.axis == axis)


def as_markdown() -> str:
    """The table as a page for people."""
    parts = [_PREAMBLE, "## What each claim does to liberty", _meanings()]
    for axis, what in _AXES.items():
        parts += [f"## {axis.capitalize()}", what, _axis(axis)]
    return "\n\n".join(parts) + "\n"


def _meanings() -> str:
    lines = ["| said or seen | the person … | why |", "|---|---|---|"]
    lines += [f"| {one.kind.value.replace('_', ' ')} | {one.effect.value} | {one.why} |" for one in MEANINGS]
    return "\n".join(lines)


def _axis(axis: str) -> str:
    lines = ["| | row | when | then | why the rule is so | the card says |", "|---|---|---|---|---|---|"]
    for number, row in enumerate(rows(axis), 1):
        says = f"“{row.says[0]}”".replace("{", "*").replace("}", "*").replace("_", " ")
        lines.append(f"| {number} | {row.name} | {row.condition} | {row.outcome} | {row.reason} | {says} |")
    return "\n".join(lines)
