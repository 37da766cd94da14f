"""Score the reader on annotated reports that lie outside the repository; results/reading-quality.json.

usage: python -m bench.reports SCORER TEXTS GOLD [--lang en]

SCORER is the script that compares ``habeas read --json`` with the annotations. Only figures and a digest of what they
were measured on are written, never a text.
"""

from __future__ import annotations

import argparse
import json
import shlex
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

from bench.results import write
from habeas.reading.cascade import Cascade


def digest_of(*folders: Path) -> str:
    """One digest over the names and bytes of every file in these folders."""
    found = sha256()
    for folder in folders:
        for path in sorted(folder.iterdir()):
            found.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return found.hexdigest()


def main() -> None:
    """Run the scorer and keep its figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scorer", type=Path)
    parser.add_argument("texts", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--lang", default="en")
    parser.add_argument("--name", default="reading-quality")
    asked = parser.parse_args()
    read = f"{shlex.quote(sys.executable)} -m habeas read {{text}} --json --lang {{lang}} --published {{published}}"
    command = [sys.executable, str(asked.scorer), str(asked.texts), str(asked.gold), "--json"]
    done = subprocess.run(
        [*command, "--lang", asked.lang, "--command", read], capture_output=True, text=True, check=True
    )
    figures = json.loads(done.stdout)
    write(
        asked.name,
        {"cascade": Cascade().version, "measured_on": digest_of(asked.texts, asked.gold), "figures": figures},
    )


if __name__ == "__main__":
    main()
