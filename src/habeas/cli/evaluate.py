"""``habeas eval``."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from habeas.casework.evaluating.corpus import Case
from habeas.casework.evaluating.evaluate import Evaluation, Result, document, gather, score, summaries
from habeas.casework.evaluating.registry import KINDS, corpus_at
from habeas.casework.evaluating.scoring import Figure
from habeas.casework.evaluating.tools import tools_of
from habeas.cli import say
from habeas.cli.json_option import json_option
from habeas.settings import Settings

_EVERY = 50  # cases between two lines of progress where there is no terminal
_HEAD = ("language", "measure", "cases", "wanted", "found", "right", "P", "R", "F1", "F1 between")


@click.command("eval")
@click.argument("cases", type=click.Path(path_type=Path))
@click.option("--kind", type=click.Choice(KINDS), help="How they are laid out, where it is not found out.")
@click.option("--split", metavar="NAME", help="Which part, such as dev or train; the first that is there if left out.")
@click.option("--lang", "language", metavar="xx", help="Only the cases in this language.")
@click.option("--misses", "--show", "misses", is_flag=True, help="List everything that was missed or wrong.")
@json_option
def command(cases: Path, kind: str | None, split: str | None, language: str | None, misses: bool, as_json: bool) -> int:
    """Score the reader on annotated cases: our own, annotated reports, or a local copy of a public corpus.

    F1 stands beside the bounds of 95 % of what other cases of the same sort would have given.
    """
    evaluation = gather(corpus_at(cases, kind), cases, split=split, language=language)
    tools = tools_of(Settings())
    with _progress(evaluation) as waiting:
        results = [score(case, tools) for case in waiting]
    if as_json:
        say.document(document(evaluation, results, tools, notes=misses))
        return 0
    if misses:
        _show_notes(results)
    _show_figures(evaluation, results)
    return 0


@contextmanager
def _progress(evaluation: Evaluation) -> Iterator[Iterator[Case]]:
    """The cases, with a bar on a terminal and a line now and then elsewhere."""
    if sys.stderr.isatty():
        with click.progressbar(evaluation.cases, label="reading", file=sys.stderr) as bar:
            yield iter(bar)
    else:
        yield _told(evaluation.cases)


def _told(cases: Sequence[Case]) -> Iterator[Case]:
    for number, case in enumerate(cases):
        if number and number % _EVERY == 0:
            say.warn(f"{number} of {len(cases)} read")
        yield case


def _show_notes(results: Sequence[Result]) -> None:
    for result in results:
        for what, notes in (("missed", result.scored.missed), ("wrong", result.scored.wrong)):
            for note in notes:
                where = "" if note.start is None else f" @{note.start}"
                say.line(say.shortened(f"{what} {result.case.id}{where} [{note.measure}] {note.words}", 400))


def _show_figures(evaluation: Evaluation, results: Sequence[Result]) -> None:
    say.line(f"{evaluation.kind}, split {evaluation.split}")
    rows: list[tuple[str, ...]] = [_HEAD]
    for language, summary in summaries(results).items():
        rows += [_row(language, summary.cases, name, figure) for name, figure in summary.figures.items()]
        rows += [
            (language, name, str(summary.cases), "", str(number), *[""] * (len(_HEAD) - 5))
            for name, number in summary.asides.items()
        ]
    say.columns(rows)


def _row(language: str, cases: int, measure: str, figure: Figure) -> tuple[str, ...]:
    counts = figure.counts
    between = "–".join(f"{bound:.3f}" for bound in figure.interval) if figure.interval else ""
    numbers = [str(number) for number in (cases, counts.wanted, counts.found, counts.right)]
    shares = [f"{share:.3f}" for share in (counts.precision, counts.recall, counts.f1)]
    return (language, measure, *numbers, *shares, between)
