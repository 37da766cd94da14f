"""Plants small source trees, so that every rule can be seen to fail."""

from __future__ import annotations

from pathlib import Path


def plant(root: Path, **files: str) -> Path:
    """Writes files under ``root``, named by keyword with ``__`` for a slash: ``cli__main="…"`` is ``cli/main.py``."""
    for name, text in files.items():
        path = root / (name.replace("__", "/") + ".py")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return root
