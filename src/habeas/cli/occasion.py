"""``habeas occasion``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import click

from habeas.casework import answer_documents as documents
from habeas.casework.answer import asking
from habeas.cli.json_option import json_option
from habeas.cli.options import opened, register_option, standpoint, standpoint_options
from habeas.cli.say import columns, document, line, note
from habeas.cli.words import certainty_in_words, counted, origins_in_words, voices_in_words
from habeas.cli.wrapping import flowing
from habeas.model import DealOnRecord, Membership, Tally


@click.command("occasion")
@click.argument("occasion_id", required=False, metavar="[ID]")
@click.option("--names", is_flag=True, help="List the people, not only their number.")
@register_option
@standpoint_options
@json_option
def command(  # noqa: PLR0913, PLR0917 -- one parameter an option
    occasion_id: str | None,
    names: bool,
    register_folder: Path,
    on: str | None,
    known: str | None,
    recorded: str | None,
    clearance: str,
    as_json: bool,
) -> None:
    """The occasions that reports tell of; for one, its tally: announced, inside, possibly inside, unnamed."""
    register = opened(register_folder)
    try:
        with asking(register, standpoint(register.zone, on, known, recorded, clearance)) as answers:
            if occasion_id is None:
                found = answers.occasions()
                if as_json:
                    document(documents.of_occasions(answers, found))
                elif not found:
                    line("no occasion in what was known by then")
                else:
                    columns([[one.id, one.label, counted(len(one.claims), "claim", "claims")] for one in found])
                if not as_json:
                    note(answers.left_out())
                return
            tally, deals = answers.occasion(occasion_id)
            if as_json:
                document(documents.of_occasion(answers, tally, deals))
            else:
                show_tally(tally, deals, answers.label_of, names=names)
                for person in answers.uncounted(tally):
                    flowing(f"not counted, as the name has no surname: {person.name} ({person.id})")
                note(answers.left_out())
    finally:
        register.close()


def show_tally(tally: Tally, deals: Sequence[DealOnRecord], label_of: Callable[[int], str], *, names: bool) -> None:
    """A tally for the terminal; ``label_of`` names a report by its entry."""
    line(f"{tally.occasion.label}  ({tally.occasion.id})", bold=True)
    line()
    line("announced", bold=True)
    columns([["  " + str(c.quantity), c.of, c.kind, c.measure, f"{c.said_by} ({c.certainty})"] for c in tally.counts])
    if not tally.counts:
        line("  no number")
    _show_named(tally, names=names)
    if tally.unnamed is not None:
        line(f"unnamed: {tally.unnamed} (arithmetic, not an estimate)", bold=True)
    for contradiction in tally.contradictions:
        line(f"contradiction: {contradiction}", fg="yellow")
    for disputed in tally.disputed:
        line(f"disputed: {disputed}", fg="yellow")
    _show_origins(tally, label_of)
    for one in deals:
        said = voices_in_words(one.deal.said_by)
        certainty = certainty_in_words(one.deal.certainty)
        line(f"deal: {one.deal.gives_span.words} ↔ {one.deal.gets_span.words} – {certainty}, {said}")


def _show_named(tally: Tally, *, names: bool) -> None:
    for standing in Membership:
        people = [one for one in tally.named if one.standing is standing]
        if not people:
            continue
        line(f"{standing.value}: {len(people)} named", bold=True)
        if names:
            columns([["  " + p.id, p.name, p.liberty, origins_in_words(p.origins), p.where_to or ""] for p in people])


def _show_origins(tally: Tally, label_of: Callable[[int], str]) -> None:
    reports = {report for origin in tally.origins for report in origin.reports}
    line(f"{origins_in_words(len(tally.origins))} behind {counted(len(reports), 'report', 'reports')}", bold=True)
    for origin in tally.origins:
        if len(origin.reports) > 1:
            line(f"  one upstream for {' and '.join(label_of(report) for report in origin.reports)}: {origin.why}")
