"""A report with its claims marked in the text and listed below, for the terminal."""

from __future__ import annotations

from collections.abc import Iterator

import click

from habeas.casework.second_reader import SecondReading
from habeas.cli.say import coloured, line, shortened, visible, warn
from habeas.cli.words import about_in_words, certainty_in_words, counted, event_in_words, voices_in_words
from habeas.model import Claim, Deal, Reading, Report
from habeas.reading.llm.agreement import Agreement
from habeas.reading.llm.reader import by_reason
from habeas.reading.llm.vocabulary import READER as LLM


def show_reading(report: Report, reading: Reading) -> None:
    """The text with numbered claims, then the claims, the deals and what was not read."""
    line(report.title or "(no headline)", bold=True)
    line(_circumstances(report), dim=True)
    line()
    click.echo(marked_text(report, reading, colour=coloured()))
    line()
    for number, claim in enumerate(reading.claims, 1):
        _show_claim(number, claim)
    for deal in reading.deals:
        _show_deal(deal)
    if reading.unread:
        line()
        line(f"{len(reading.unread)} sentences with a trigger word gave no claim:", bold=True)
        for unread in reading.unread:
            line(f"  {shortened(unread.span.words, 90)}  ({unread.why})")
    if reading.dropped:
        line()
        line("said by the model and not borne out by the text:", bold=True)
        for dropped in reading.dropped:
            times = f" ({dropped.number} times)" if dropped.number > 1 else ""
            line(f"  {dropped.what}: “{shortened(dropped.words, 60)}” – {dropped.why}{times}")


def show_agreement(held: Agreement, reading: Reading, cascade: int) -> None:
    """Where the two readers agree, where one is alone, and in which slots they differ; numbers as above."""
    line()
    line(f"both readers make {counted(len(held.pairs), 'claim', 'claims')}", bold=True)
    for pair in held.pairs:
        for one in pair.differences:
            line(f"  [{pair.left + 1}] {one.slot}: cascade {one.left or '–'} · model {one.right or '–'}")
    alone = (("cascade", held.only_left), ("model", range(cascade, cascade + len(held.only_right))))
    for name, places in alone:
        if places:
            line(f"only the {name}:", bold=True)
        for place in places:
            claim = reading.claims[place]
            line(f"  [{place + 1}] {event_in_words(claim)}: {about_in_words(claim.about)}")


def tell_dropped(name: str, made: SecondReading) -> None:
    """On stderr: how often a model was asked, what it left unanswered, and what was dropped for which reason."""
    if made.asked is None:
        return
    warn(f"{name}: {counted(made.asked, 'request', 'requests')} sent")
    for why in made.failed:
        warn(f"{name}: not read in part: {why}")
    for what, why, number in by_reason(made.reading.dropped):
        warn(f"{name}: dropped {number} x {what}: {why}")


def _circumstances(report: Report) -> str:
    parts = [
        report.publisher or "publisher unknown",
        report.published.day.isoformat() if report.published else "no date on the page",
        "/".join(report.agencies) or "no agency named",
        f"language {report.language}",
    ]
    return " · ".join(parts)


def marked_text(report: Report, reading: Reading, *, colour: bool) -> str:
    """The report's text; each trigger is followed by the numbers of its claims in square brackets."""
    numbers: dict[tuple[int, int], list[int]] = {}
    for number, claim in enumerate(reading.claims, 1):
        numbers.setdefault((claim.trigger.start, claim.trigger.end), []).append(number)
    return "".join(_pieces(report.text, numbers, colour=colour))


def _pieces(text: str, numbers: dict[tuple[int, int], list[int]], *, colour: bool) -> Iterator[str]:
    at = 0
    for (start, end), claims in sorted(numbers.items()):
        if start < at:
            continue
        label = "[" + ",".join(map(str, claims)) + "]"
        words = visible(text[start:end])
        yield visible(text[at:start])
        yield click.style(words, bold=True, underline=True) + click.style(label, fg="cyan") if colour else words + label
        at = end
    yield visible(text[at:])


def _show_claim(number: int, claim: Claim) -> None:
    when = f" · {claim.when.value}" if claim.when else ""
    line(f"[{number}] {claim.kind.value}{when}: {about_in_words(claim.about)}", bold=True)
    line(f"     {certainty_in_words(claim.certainty)} · {voices_in_words(claim.said_by)}")
    details = [
        ("where", claim.where.name if claim.where else None),
        ("to", claim.where_to.name if claim.where_to else None),
        ("by", claim.by.name if claim.by else None),
        ("term", claim.term.span.words if claim.term else None),
        ("charge", claim.charge.text if claim.charge else None),
        ("how", claim.mode),
    ]
    told = " · ".join(f"{label}: {value}" for label, value in details if value)
    if told:
        line(f"     {told}")
    line(f"     “{shortened(claim.evidence.words, 100)}”", dim=True)
    reader = "rule" if claim.read_by.reader != LLM else "model"
    line(f"     {reader} {claim.read_by.rule}", dim=True)


def _show_deal(deal: Deal) -> None:
    line("deal", bold=True)
    line(f"     gives: {deal.gives_span.words} · gets: {deal.gets_span.words}")
    line(f"     {certainty_in_words(deal.certainty)} · {voices_in_words(deal.said_by)}")
    line(f"     “{shortened(deal.evidence.words, 100)}”", dim=True)
