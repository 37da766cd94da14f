"""Writes what follows from the tables of names beforehand; ``--check`` only says whether it is stale."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from habeas.identity.prepared import FILE
from habeas.identity.preparing import prepare

PLACE = Path(__file__).resolve().parents[1] / "src" / "habeas" / "identity" / FILE


def main(arguments: list[str] | None = None, place: Path = PLACE) -> int:
    """Writes the file if it is stale, or with ``--check`` says so and returns 1."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing; fail if the file is stale")
    options: Any = parser.parse_args(arguments)
    text = prepare()
    if place.is_file() and place.read_text("utf-8") == text:
        return 0
    if options.check:
        print(f"{place.name} is stale: run `make docs`", file=sys.stderr)
        return 1
    place.write_text(text, "utf-8")
    print(f"{place.name} written")
    return 0


if __name__ == "__main__":
    sys.exit(main())
