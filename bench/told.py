"""How often reports tell of somebody what the fictional people's reports tell; results/told.json.

usage: python -m bench.told PATH

PATH holds annotated reports (as for `habeas eval`), outside the repository; what Habeas reads in their texts is
counted, over the people named by two words or more. Only figures are written, and a digest of what they were measured
on.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from statistics import median
from typing import Any

from bench.results import write
from habeas.casework.contexts import contexts_of
from habeas.casework.evaluating.corpus import Tools
from habeas.casework.evaluating.pages import page
from habeas.casework.evaluating.registry import corpus_at
from habeas.casework.evaluating.reports import ReportCase
from habeas.casework.evaluating.tools import tools_of
from habeas.identity.context import Context
from habeas.settings import Settings

KINDS = ("births", "works", "charges", "terms", "places", "days", "companions")


def main() -> None:
    """Read the reports and keep the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path)
    path = parser.parse_args().path
    corpus = corpus_at(path, "reports")
    files = corpus.files(path, "all")
    cases = [case for case in corpus.cases(files, "all") if isinstance(case, ReportCase)]
    digest = sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
    tools = tools_of(Settings())
    figures = shares([context for case in cases for context in _told(case, tools)])
    write("told", {**figures, "reports": len(cases), "sha256": digest})


def shares(people: Sequence[Context]) -> dict[str, Any]:
    """Of how many people each kind is told, and how many others are named beside somebody at the median.

    >>> shares([Context(companions=("Anna Example", "Karl Muster")), Context()])["told"]["companions"]
    0.5
    """
    return {
        "people": len(people),
        "told": {kind: _share(bool(getattr(context, kind)) for context in people) for kind in KINDS},
        "companions_at_the_median": median(len(context.companions) for context in people),
    }


def _share(told: Iterable[bool]) -> float:
    rows = list(told)
    return round(sum(rows) / len(rows), 2)


def _told(case: ReportCase, tools: Tools) -> Iterator[Context]:
    """What is told of each of the people whom a report names by two words or more."""
    report = page(case.text, case.language, published=case.wanted.published)
    day = report.published.exact_day if report.published is not None else None
    told = contexts_of(tools.reader.read(report), case.id, day)
    return (context for name, context in told.items() if " " in name)


if __name__ == "__main__":
    main()
