"""What a figure was measured on: the code that ran, as one digest, and the day."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def digest_of_code(*places: str) -> str:
    """SHA-256 over the names and contents of the files at these places of the repository, ``.py`` and ``.sql``."""
    digester = sha256()
    for path in sorted({path for place in places for path in _files(ROOT / place)}):
        content = path.read_bytes()
        digester.update(f"{path.relative_to(ROOT).as_posix()}\0{len(content)}\0".encode() + content)
    return digester.hexdigest()


def _files(place: Path) -> list[Path]:
    if place.is_file():
        return [place]
    return [path for path in place.rglob("*") if path.suffix in (".py", ".sql")]


def with_date(description: str | None) -> argparse.ArgumentParser:
    """A parser that takes ``--date``, the day to write beside the figures; today, unless given."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--date", default=datetime.now(UTC).date().isoformat(), help="the day, as 2025-12-13")
    return parser
