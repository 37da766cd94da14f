"""``habeas person``."""

from __future__ import annotations

import re
from pathlib import Path

import click

from habeas.casework import answer_documents as documents
from habeas.casework.answer import PersonAnswer, asking
from habeas.cli.json_option import json_option
from habeas.cli.options import opened, register_option, standpoint, standpoint_options
from habeas.cli.say import columns, document, line, shortened
from habeas.cli.words import (
    certainty_in_words,
    event_in_words,
    known_in_words,
    origins_in_words,
    voices_in_words,
    when_in_words,
)
from habeas.model import Axis, Testimony

OLD_ID = re.compile(r"p[0-9]+")


@click.command("person")
@click.argument("name_or_id", nargs=-1, required=True, metavar="NAME-OR-ID")
@register_option
@standpoint_options
@json_option
def command(
    name_or_id: tuple[str, ...],
    register_folder: Path,
    on: str | None,
    known: str | None,
    recorded: str | None,
    as_json: bool,
) -> None:
    """One person's card: four axes, timeline, conflicts and the words behind each.

    Any spelling of the name will do, or an id such as p17, or that of a list or catalogue such as wikidata:Q42. An id
    from before two people were merged leads to the one.
    """
    register = opened(register_folder)
    try:
        with asking(register, standpoint(register.zone, on, known, recorded)) as answers:
            asked = " ".join(name_or_id).strip()
            answer = answers.person(answers.named(asked))
            if as_json:
                document(documents.of_person(answers, answer))
            else:
                if OLD_ID.fullmatch(asked) and asked != answer.person.id:
                    line(f"{asked} is one person with {answer.person.id} now", dim=True)
                show_person(answer)
    finally:
        register.close()


def show_person(answer: PersonAnswer) -> None:
    """A person's card for the terminal."""
    person, card = answer.person, answer.card
    line(f"{person.name}  ({person.id})", bold=True)
    others = [f"{form.text} ({form.reports})" for form in person.names[1:]]
    if others:
        line(f"also written: {', '.join(others)}", dim=True)
    for apart in answer.apart:
        note = f": {apart.judgement.note}" if apart.judgement.note else ""
        who = f"told apart by {apart.judgement.by.name}{note} (entry {apart.entry})"
        line(f"not the same as {apart.id} {apart.name} – {who}", dim=True)
    line()
    axes = [("liberty", card.status.liberty), ("place", card.status.place), ("legal", card.status.legal)]
    columns([[label, _value(axis), axis.why] for label, axis in axes])
    for axis in card.status.recognition:
        columns([["recognition", _value(axis), axis.why]])
    if answer.findings:
        line()
        line("what the organisation concluded itself:", bold=True)
        for number, finding in answer.findings:
            line(f"  {finding.on.isoformat()}  {finding.standing}, {finding.threshold} (entry {number})")
    for number, known in answer.known:
        line()
        line(f"known from {known.source} (entry {number})", bold=True)
        for told in known_in_words(known):
            line(f"  {told}")
    line()
    line("timeline" if card.timeline else "nothing was known by then", bold=True)
    for testimony in card.timeline:
        _show_testimony(testimony, answer)
    for conflict in card.conflicts:
        line(f"conflict: {conflict.what} (entries {', '.join(map(str, conflict.entries))})", fg="yellow")


def _value(axis: Axis) -> str:
    if axis.value is None:
        return "–"
    return f"{axis.value}, {origins_in_words(axis.origins)}" if axis.for_ else axis.value


def _show_testimony(testimony: Testimony, answer: PersonAnswer) -> None:
    claim = testimony.claim
    page = answer.pages[testimony.report]
    line(f"  {when_in_words(claim.when):<12} {event_in_words(claim)} – {certainty_in_words(claim.certainty)}")
    line(f"  {'':<12} {voices_in_words(claim.said_by)}, in {page.label} of {testimony.report_day.isoformat()}")
    line(f"  {'':<12} “{shortened(claim.evidence.words, 96)}” (entry {testimony.entry})", dim=True)
