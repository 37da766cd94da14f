"""``habeas match``."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from json.encoder import encode_basestring, encode_basestring_ascii
from pathlib import Path
from typing import BinaryIO

import click

from habeas.casework.matching import Heading, NotAPair, Pair, collector_paused, pairs_in
from habeas.casework.second_opinion import SecondOpinion, second_opinions
from habeas.cli.json_option import json_option
from habeas.cli.say import escaped, line, takes_any_letter, visible, warn
from habeas.cli.words import counted, probability_in_words, reason_in_brief, reason_in_words
from habeas.cli.wrapping import flowing
from habeas.errors import MissingFileError, WrongUseError
from habeas.identity.compare import Judged, compare_names
from habeas.model.decisions import Verdict

AT_ONCE = 200
"""Pairs between two writes; a terminal is written to pair by pair."""
MOST_TOLD = 20
"""Lines without a pair that are named one by one."""
ADDED = ("verdict", "probability", "reasons")
Ask = Callable[[str, str, Verdict], SecondOpinion]
VERDICTS = {
    Verdict.SAME: "same: the two names are one person's, as far as names can tell",
    Verdict.DIFFERENT: "different: the two names are not one person's",
    Verdict.UNSURE: "unsure: the names alone do not decide it",
}


@click.command("match")
@click.argument("names", nargs=-1, metavar="[NAME NAME]")
@click.option(
    "--pairs",
    "pairs_file",
    type=click.Path(path_type=Path),
    help="A file of pairs, tab-separated: columns left and right, or the first two; - reads standard input.",
)
@click.option("--no-headings", is_flag=True, help="The first line of --pairs is a pair, though it looks like headings.")
@click.option("--second-opinion", is_flag=True, help="Say what another matcher, an extra, makes of it (slow to start).")
@json_option
def command(
    names: tuple[str, ...], pairs_file: Path | None, no_headings: bool, second_opinion: bool, as_json: bool
) -> int:
    """Whether two names may be one person: same, different or unsure, with the reasons.

    With --pairs every line of a file is judged and printed again with its verdict, probability and reasons added.
    """
    if (pairs_file is None) == (len(names) != 2) or (no_headings and pairs_file is None):
        msg = "two names are needed, or --pairs with a file of them"
        raise WrongUseError(msg, hint='Quote each name: habeas match "Maria Kalesnikava" "Мария Колесникова"')
    ask = second_opinions() if second_opinion else None
    if pairs_file is not None:
        return _file(pairs_file, ask, headings=not no_headings, as_json=as_json)
    left, right = names
    judged = compare_names(left, right)
    opinion = ask(left, right, judged.verdict) if ask else None
    if as_json:
        with _document() as write:
            write(_json(left, right, judged, opinion))
    else:
        _aloud(left, right, judged, opinion)
    return 0


def _aloud(left: str, right: str, judged: Judged, opinion: SecondOpinion | None) -> None:
    line(f"{left} / {right}")
    flowing(f"{VERDICTS[judged.verdict]} ({probability_in_words(judged.probability_ppm)})", bold=True)
    for reason in judged.reasons:
        flowing(reason_in_words(reason), first="  ")
    if opinion is not None:
        line(f"  {opinion.words}")


def _file(path: Path, ask: Ask | None, *, headings: bool, as_json: bool) -> int:
    """Judge a file in its order, line by line; the exit code."""
    refused, is_empty, is_headed = 0, True, False
    with _opened(path) as lines, collector_paused(), _document() if as_json else _table() as write:
        for row in pairs_in(lines, headings=headings):
            if isinstance(row, Pair):
                is_empty = False
                judged = compare_names(row.left, row.right)
                opinion = ask(row.left, row.right, judged.verdict) if ask else None
                write(_json(row.left, row.right, judged, opinion) if as_json else _cells(row, judged, opinion))
            elif isinstance(row, Heading):
                is_headed = True
                if not as_json:
                    write("\t".join((*row.cells, *ADDED, *(("second opinion",) if ask else ()))))
            else:
                refused += 1
                _refuse(row, refused)
    if refused:
        warn(f"{counted(refused, 'line is', 'lines are')} not judged: write a pair as NAME, a tab, NAME, in UTF-8")
    elif is_empty:
        where = "standard input" if str(path) == "-" else str(path)
        warn(f"there is no pair in {where}" + (" but the headings" if is_headed else ": it is empty"))
    return 1 if refused or (is_empty and not is_headed) else 0


def _refuse(row: NotAPair, number: int) -> None:
    if number <= MOST_TOLD:
        warn(f"line {row.number} {row.why}")
    elif number == MOST_TOLD + 1:
        warn("further lines without a pair are only counted")


@contextmanager
def _opened(path: Path) -> Iterator[Iterator[bytes]]:
    """The lines of a file or of standard input, with a bar where there is a terminal to show it on."""
    if str(path) == "-":
        yield iter(sys.stdin.buffer)
        return
    try:
        file = path.open("rb")
    except FileNotFoundError as err:
        msg = f"there is no file {str(path)!r}"
        raise MissingFileError(msg) from err
    except OSError as err:
        msg = f"{path} can't be read: {err}"
        raise MissingFileError(msg, hint="Name a file of text with tabs between the columns.") from err
    with file:
        if not sys.stderr.isatty() or sys.stdout.isatty():
            yield iter(file)
            return
        with click.progressbar(length=path.stat().st_size, label="matching", file=sys.stderr) as bar:
            yield _advancing(file, bar.update)


def _advancing(lines: BinaryIO, advance: Callable[[int], object]) -> Iterator[bytes]:
    read = 0
    for number, text in enumerate(lines, 1):
        yield text
        read += len(text)
        if number % AT_ONCE == 0:
            advance(read)
            read = 0
    advance(read)


@contextmanager
def _table() -> Iterator[Callable[[str], None]]:
    """Writes lines, many at once; control characters are shown on a terminal and left alone in a file."""
    waiting: list[str] = []
    on_terminal = sys.stdout.isatty()

    def write(text: str) -> None:
        waiting.append(visible(text) if on_terminal else text)
        if on_terminal or len(waiting) == AT_ONCE:
            click.echo("\n".join(waiting))
            waiting.clear()

    yield write
    if waiting:
        click.echo("\n".join(waiting))


@contextmanager
def _document() -> Iterator[Callable[[str], None]]:
    """Writes one JSON document pair by pair, so that a long file needs no more memory than a short one."""
    waiting: list[str] = []
    before = '{\n "format": 1,\n "pairs": ['

    def write(text: str) -> None:
        nonlocal before
        waiting.extend((before, escaped(text)))
        before = ","
        if len(waiting) >= 2 * AT_ONCE:
            click.echo("".join(waiting), nl=False)
            waiting.clear()

    yield write
    click.echo("".join(waiting), nl=False)
    click.echo("\n ]\n}" if before == "," else f"{before}]\n}}")


def _cells(row: Pair, judged: Judged, opinion: SecondOpinion | None) -> str:
    reasons = " | ".join([reason_in_brief(reason) for reason in judged.reasons])
    more = () if opinion is None else (opinion.words,)
    return "\t".join((*row.cells, judged.verdict, f"{judged.probability_ppm / 1_000_000:.6f}", reasons, *more))


def _json(left: str, right: str, judged: Judged, opinion: SecondOpinion | None) -> str:
    """One pair of the document, laid out as `json.dumps` with an indent would, which takes longer than the judging."""
    quoted = encode_basestring if takes_any_letter() else encode_basestring_ascii
    reasons = [
        f'{{\n     "rule": {quoted(reason.rule)},\n     "left": {quoted(reason.left)},\n     "right": '
        f'{quoted(reason.right)},\n     "weight": {reason.weight_millinats / 1000!r}\n    }}'
        for reason in judged.reasons
    ]
    more = (
        ""
        if opinion is None
        else ',\n   "second_opinion": ' + json.dumps(asdict(opinion), indent=1).replace("\n", "\n   ")
    )
    return (
        f'\n  {{\n   "left": {quoted(left)},\n   "right": {quoted(right)},\n   "verdict": "{judged.verdict}",\n   '
        f'"probability": {judged.probability_ppm / 1_000_000!r},\n   "reasons": [\n    '
        + ",\n    ".join(reasons)
        + f"\n   ]{more}\n  }}"
    )
