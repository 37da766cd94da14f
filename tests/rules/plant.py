"""Plants small source trees, so that every rule can be seen to fail."""

from __future__ import annotations

from pathlib import Path


def plant(root: Path, **files: str) -> Path:
    """Writes files under ``root``: ``cli__main="…"`` is ``cli/main.py``; a name with a slash is taken as it stands."""
    for name, text in files.items():
        path = root / ((name if "/" in name else name.replace("__", "/")) + ".py")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return root
