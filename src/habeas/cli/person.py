"""``habeas person``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import click

from habeas.casework import answer_documents as documents
from habeas.casework.answer import PersonAnswer, asking
from habeas.casework.joins import Join
from habeas.cli.json_option import json_option
from habeas.cli.options import opened, register_option, standpoint, standpoint_options
from habeas.cli.say import columns, document, line, note, shortened
from habeas.cli.words import (
    certainty_in_words,
    event_in_words,
    known_in_words,
    origins_in_words,
    probability_in_words,
    reason_in_words,
    voices_in_words,
    when_in_words,
)
from habeas.cli.wrapping import flowing
from habeas.model import Axis, Card, Testimony

OLD_ID = re.compile(r"p[0-9]+")


@click.command("person")
@click.argument("name_or_id", nargs=-1, required=True, metavar="NAME-OR-ID")
@register_option
@standpoint_options
@click.option("--why", is_flag=True, help="Also why all these names are taken to be one person's, reason by reason.")
@json_option
def command(  # noqa: PLR0913, PLR0917 -- one parameter an option
    name_or_id: tuple[str, ...],
    register_folder: Path,
    on: str | None,
    known: str | None,
    recorded: str | None,
    clearance: str,
    why: bool,
    as_json: bool,
) -> None:
    """One person's card: four axes, timeline, conflicts and the words behind each.

    Any spelling of the name will do, or an id such as p17, or that of a list or catalogue such as wikidata:Q42. An id
    from before two people were merged leads to the one.
    """
    register = opened(register_folder)
    try:
        with asking(register, standpoint(register.zone, on, known, recorded, clearance)) as answers:
            asked = " ".join(name_or_id).strip()
            answer = answers.person(answers.named(asked))
            if as_json:
                document(documents.of_person(answers, answer))
            else:
                if OLD_ID.fullmatch(asked) and asked != answer.person.id:
                    line(f"{asked} is one person with {answer.person.id} now", dim=True)
                show_person(answer, answers.joined(answer.person), why=why)
                note(answers.left_out_of(answer.person))
    finally:
        register.close()


def show_person(answer: PersonAnswer, joined: Sequence[Join] = (), *, why: bool = False) -> None:
    """A person's card for the terminal; what people decided of who it is always, the whole of the reasons if asked."""
    person, card = answer.person, answer.card
    line(f"{person.name}  ({person.id})", bold=True)
    others = [f"{form.text} ({form.reports})" for form in person.names[1:]]
    if others:
        flowing(f"also written: {', '.join(others)}", dim=True)
    for join in joined:
        if join.judgement.by.is_human:
            flowing(f"{join.left} and {join.right} are one – {_decided(join)}", dim=True)
    for apart in answer.apart:
        note = f": {apart.judgement.note}" if apart.judgement.note else ""
        who = f"told apart by {apart.judgement.by.name}{note} (entry {apart.entry})"
        flowing(f"not the same as {apart.id} {apart.name} – {who}", dim=True)
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
    _show_conflicts(card)
    if why:
        _show_why(answer, joined)


def _show_conflicts(card: Card) -> None:
    for conflict in card.conflicts:
        line(f"conflict: {conflict.what} (entries {', '.join(map(str, conflict.entries))})", fg="yellow")


def _show_why(answer: PersonAnswer, joined: Sequence[Join]) -> None:
    """Each link with its reasons, in words to be read aloud."""
    line()
    line("why these are one person", bold=True)
    if len(answer.person.names) == 1:
        line(f"  every statement names {answer.person.name}")
    for join in joined:
        line(f"  {join.left} / {join.right}")
        if join.judgement.by.is_human:
            flowing(_decided(join), first="    ")
            continue
        judged = join.judgement
        by = f"{judged.by.name} {judged.by.version}"
        flowing(f"same ({probability_in_words(judged.probability_ppm)}), by {by} (entry {join.entry})", first="    ")
        for reason in judged.reasons:
            flowing(reason_in_words(reason), first="    ")


def _decided(join: Join) -> str:
    """Who decided it, why, and by which entry it can be taken back."""
    note = f": {join.note}" if join.note else ""
    day = join.recorded.date().isoformat()
    return f"decided by {join.judgement.by.name} on {day}{note} (entry {join.entry})"


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
