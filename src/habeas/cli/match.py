"""``habeas match``."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from habeas.casework.matching import compare_names, pairs_in
from habeas.casework.second_opinion import SecondOpinion, second_opinions
from habeas.cli.options import json_option
from habeas.cli.say import document, line
from habeas.errors import WrongUseError
from habeas.identity.compare import Judged

PERCENT = 10_000
"""Parts per million in one per cent."""


@click.command("match")
@click.argument("names", nargs=-1, metavar="[NAME NAME]")
@click.option("--pairs", "pairs_file", type=click.Path(path_type=Path), help="A file of pairs, tab-separated.")
@click.option("--second-opinion", is_flag=True, help="Say what another matcher, an extra, makes of it (slow to start).")
@json_option
def command(names: tuple[str, ...], pairs_file: Path | None, second_opinion: bool, as_json: bool) -> None:
    """Whether two names may be one person: same, different or unsure, with the reasons."""
    if (pairs_file is None) == (len(names) != 2):
        msg = "two names are needed, or --pairs with a file of them"
        raise WrongUseError(msg, hint='Quote each name: habeas match "Maria Kalesnikava" "Мария Колесникова"')
    pairs = [(names[0], names[1])] if pairs_file is None else pairs_in(pairs_file)
    judged = [(left, right, compare_names(left, right)) for left, right in pairs]
    ask = second_opinions() if second_opinion else None
    opinions = [ask(left, right, ours.verdict) if ask else None for left, right, ours in judged]
    if as_json:
        rows = [_row(*one) | _opinion(opinion) for one, opinion in zip(judged, opinions, strict=True)]
        document({"format": 1, "pairs": rows})
        return
    for (left, right, verdict), opinion in zip(judged, opinions, strict=True):
        line(f"{left} / {right}: {verdict.verdict.value} ({verdict.probability_ppm / PERCENT:.1f} %)", bold=True)
        for reason in verdict.reasons:
            line(f"  {reason.rule}: {reason.left} / {reason.right} ({reason.weight_millinats / 1000:+.1f})")
        if opinion is not None:
            line(f"  {opinion.words}")


def _row(left: str, right: str, judged: Judged) -> dict[str, Any]:
    return {
        "left": left,
        "right": right,
        "verdict": judged.verdict.value,
        "probability": judged.probability_ppm / 1_000_000,
        "reasons": [
            {"rule": r.rule, "left": r.left, "right": r.right, "weight": r.weight_millinats / 1000}
            for r in judged.reasons
        ],
    }


def _opinion(opinion: SecondOpinion | None) -> dict[str, Any]:
    return {} if opinion is None else {"second_opinion": asdict(opinion)}
