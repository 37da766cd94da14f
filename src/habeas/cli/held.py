"""``habeas held``."""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import click

from habeas.casework import answer_documents as documents
from habeas.casework.answer import PersonAnswer, asking
from habeas.cli.json_option import json_option
from habeas.cli.options import opened, register_option, standpoint, standpoint_options
from habeas.cli.say import columns, document, line, note, warn
from habeas.cli.words import voices_in_words
from habeas.errors import WrongUseError

SHOWN = ("held", "restricted", "reported free", "free", "reported dead", "dead", "disputed", "unknown")
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""Cells that begin so are run as formulas by spreadsheets (OWASP ASVS 5.0, 1.2.10)."""


@click.command("held")
@register_option
@standpoint_options
@click.option(
    "--recognised-by",
    "body",
    metavar="BODY|none|any",
    help="Only people whom that body recognises as political prisoners.",
)
@json_option
@click.option("--csv", "as_csv", is_flag=True, help="Print the same rows as CSV.")
def command(  # noqa: PLR0913, PLR0917 -- one parameter an option
    register_folder: Path,
    on: str | None,
    known: str | None,
    recorded: str | None,
    clearance: str,
    body: str | None,
    as_json: bool,
    as_csv: bool,
) -> None:
    """Who is held, who is reported free, who is disputed or unknown, and the numbers said to be held."""
    if as_json and as_csv:
        msg = "--json and --csv can't be given together"
        raise WrongUseError(msg)
    register = opened(register_folder)
    try:
        with asking(register, standpoint(register.zone, on, known, recorded, clearance)) as answers:
            people = answers.by_liberty(body)
            counts = answers.counts_of_held()
            if as_json:
                document(documents.of_held(answers, people, counts))
            elif as_csv:
                _print_csv(people)
                if (said := answers.left_out()) is not None:
                    warn(f"note: {said}")
            else:
                _show(people)
                if counts:
                    line()
                    line("numbers said to be held", bold=True)
                for testimony, page in counts:
                    said = f"{voices_in_words(testimony.claim.said_by)}, in {page.label}"
                    line(f"  {testimony.report_day.isoformat()}  {testimony.claim.about.span.words} – {said}")
                note(answers.left_out())
    finally:
        register.close()


def _show(people: dict[str, list[PersonAnswer]]) -> None:
    if not people:
        line("nobody is named in what was known by then")
    for value in SHOWN:
        answers = people.get(value, [])
        if answers:
            line(f"{value} ({len(answers)})", bold=True)
            columns([["  " + a.person.id, a.person.name, a.card.status.liberty.why] for a in answers])


def _print_csv(people: dict[str, list[PersonAnswer]]) -> None:
    writer = csv.writer(sys.stdout, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow(["id", "name", "liberty", "since", "last_evidence", "origins", "why"])
    for value in SHOWN:
        for answer in people.get(value, []):
            row = documents.held_row(answer)
            cells = [row[key] for key in ("id", "name", "liberty", "since", "last_evidence", "origins", "why")]
            writer.writerow([_inert("" if cell is None else str(cell)) for cell in cells])


def _inert(cell: str) -> str:
    """A cell that no spreadsheet runs."""
    return "'" + cell if cell.startswith(FORMULA) else cell
