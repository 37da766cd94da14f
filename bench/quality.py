"""Score the reader on annotated cases; results/reading-KIND.json for each kind that is named.

usage: python -m bench.quality [--reports PATH] [--hrdsattack PATH] [--polnear PATH] … [--split KIND=NAME] …

The cases lie outside the repository. Only figures and a digest of what they were measured on are written, never a text.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from bench.results import write
from habeas.casework.evaluating.corpus import Tools
from habeas.casework.evaluating.evaluate import document, gather, score
from habeas.casework.evaluating.registry import KINDS, corpus_at
from habeas.casework.evaluating.tools import tools_of
from habeas.settings import Settings


def measure(kind: str, path: Path, split: str | None, tools: Tools) -> dict[str, Any]:
    """The figures of a kind of cases, with what they were measured on."""
    evaluation = gather(corpus_at(path, kind), path, split=split)
    made = document(evaluation, [score(case, tools) for case in evaluation.cases], tools, notes=False)
    return {key: value for key, value in made.items() if key not in ("format", "kind")}


def main() -> None:
    """Measure each kind that is named and keep its figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for kind in KINDS:
        parser.add_argument(f"--{kind}", type=Path, metavar="PATH")
    parser.add_argument("--split", action="append", default=[], metavar="KIND=NAME", help="another part than the first")
    asked = vars(parser.parse_args())
    splits = dict(one.split("=", 1) for one in asked["split"])
    tools = tools_of(Settings())
    for kind in KINDS:
        if asked[kind] is not None:
            write(f"reading-{kind}", measure(kind, asked[kind], splits.get(kind), tools))


if __name__ == "__main__":
    main()
