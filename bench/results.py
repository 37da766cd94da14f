"""Write measured figures to results/, the only place that pages take figures from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).resolve().parent.parent / "results"


def write(name: str, figures: dict[str, Any]) -> Path:
    """Write results/NAME.json, sorted, and print it; returns where it was written."""
    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / f"{name}.json"
    text = json.dumps(figures, indent=1, sort_keys=True, ensure_ascii=False) + "\n"
    path.write_text(text, "utf-8")
    print(text, end="")
    return path
