"""Fetching from the web, which is not there yet."""

from __future__ import annotations

from habeas.errors import NotYetError


def fetch(url: str) -> bytes:
    """Always raises `NotYetError`: pages are saved by hand for now, and `--url` records where they came from."""
    msg = f"Habeas does not fetch pages from the web yet, so {url} was not added"
    raise NotYetError(msg, hint=f"Save the page in your browser first, then run `habeas add FILE --url {url}`.")
