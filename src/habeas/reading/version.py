"""What this reader calls itself in the claims it makes."""

from __future__ import annotations

READER = "cascade"
VERSION = "2"
