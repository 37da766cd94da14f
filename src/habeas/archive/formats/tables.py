"""The words of `words.toml`, ready to match. Read once, while files can still be read."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files

_TOLD = tomllib.loads(files("habeas.archive.formats").joinpath("words.toml").read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class Zone:
    """A zone as written, and the minutes east of UTC that it means, where that is clear."""

    words: str
    minutes: int | None


def alternatives(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first; a space matches any run of spaces."""
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first)


MONTH_OF: Mapping[str, int] = {word: int(number) for number, words in _TOLD["months"].items() for word in words}
MINUTES_OF: Mapping[str, int] = _TOLD["zones"]
UNCLEAR_ZONES: tuple[str, ...] = tuple(_TOLD["zones_unclear"]["words"])
UPDATED: tuple[str, ...] = tuple(_TOLD["dateline"]["updated"])
PUBLISHED: tuple[str, ...] = tuple(_TOLD["dateline"]["published"])
FILLER: tuple[str, ...] = tuple(_TOLD["dateline"]["filler"])
BEFORE_NAME: tuple[str, ...] = tuple(_TOLD["byline"]["before_name"])
EDITING: tuple[str, ...] = tuple(_TOLD["byline"]["editing"])
IN_BYLINES: frozenset[str] = frozenset(_TOLD["byline"]["small"])
CREDIT_BEFORE_COLON: tuple[str, ...] = tuple(_TOLD["credit"]["before_colon"])
CREDIT_BEFORE_DOT: tuple[str, ...] = tuple(_TOLD["credit"]["before_dot"])
CREDIT_MARKS: tuple[str, ...] = tuple(_TOLD["credit"]["marks"])
RELATED: tuple[str, ...] = tuple(_TOLD["related"]["starts"])
RELATED_NEED_COLON: frozenset[str] = frozenset(_TOLD["related"]["need_colon"])
AGENCY_CODES: frozenset[str] = frozenset(_TOLD["agencies"]["codes"])
DESKS: frozenset[str] = frozenset(_TOLD["agencies"]["desks"])
AGENCY_NAMES: Mapping[str, str] = _TOLD["agency_names"]
TRANSLATED: tuple[str, ...] = tuple(_TOLD["translated"]["notices"])
CAPTION_MARKS: tuple[str, ...] = tuple(_TOLD["caption"]["marks"])
CLASSES: Mapping[str, frozenset[str]] = {role: frozenset(words) for role, words in _TOLD["classes"].items()}
