"""Every benchmark that needs nothing but the repository, one after the other: ``python -m bench``."""

from __future__ import annotations

import subprocess
import sys

PARTS = ("ledger", "matching", "reading")


def main() -> int:
    """Run each in a process of its own, so that none finds the memory or caches of another; the worst exit code."""
    return max(subprocess.run([sys.executable, "-m", f"bench.{part}"], check=False).returncode for part in PARTS)


if __name__ == "__main__":
    sys.exit(main())
