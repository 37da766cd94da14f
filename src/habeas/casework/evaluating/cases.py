"""Our own cases: short texts in a language's ``cases.toml`` with all the claims that are expected of them.

A ``[[case]]`` has a ``text``, maybe the day it was ``published``, and its ``claims``, all of them: a further one fails
the case. ``known_miss = true`` marks one that the reader can't do yet; the mark must go as soon as it can.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from habeas.casework.evaluating.corpus import Case, Tools
from habeas.casework.evaluating.pages import text_of
from habeas.casework.evaluating.scoring import Counts, Note, Scored
from habeas.errors import UnreadableCasesError
from habeas.model import Block, BlockRole, Claim, Group, Mention, PageTime, Report
from habeas.reading.reader import Reader

Row = Mapping[str, Any]
CLAIMS, WHOLE = "claims", "whole cases"
KNOWN_MISSES = "known misses"
_STOPS = '.!?”"»“'


@dataclass(frozen=True, slots=True)
class Judged:
    """What a reader made of a case: the expected claims it lacks, and those it has beyond them, as rows."""

    missing: tuple[Row, ...]
    surplus: tuple[Row, ...]

    @property
    def passes(self) -> bool:
        """Whether it has the expected claims and no others."""
        return not self.missing and not self.surplus


@dataclass(frozen=True, slots=True)
class OwnCase:
    """A text with the claims expected of it."""

    id: str
    language: str
    text: str
    published: date | None
    claims: tuple[Row, ...]
    known_miss: bool

    def judge(self, reader: Reader) -> Judged:
        """What the reader makes of it."""
        rest = rows(reader.read(self.report()).claims)
        missing = []
        for wanted in self.claims:
            fitting = next((row for row in rest if fits(wanted, row)), None)
            if fitting is None:
                missing.append(wanted)
            else:
                rest.remove(fitting)
        return Judged(tuple(missing), tuple(rest))

    def score(self, tools: Tools) -> Scored:
        """Claims found, and whether the case passes as a whole."""
        judged = self.judge(tools.reader)
        right = len(self.claims) - len(judged.missing)
        counts = {
            CLAIMS: Counts(right, right + len(judged.surplus), len(self.claims)),
            WHOLE: Counts(int(judged.passes), 1, 1),
        }
        missed = tuple(Note(CLAIMS, f"{_told(row)} in: {self.text}") for row in judged.missing)
        wrong = tuple(Note(CLAIMS, f"{_told(row)} in: {self.text}") for row in judged.surplus)
        return Scored(counts, missed, wrong, {KNOWN_MISSES: int(self.known_miss)})

    def report(self) -> Report:
        """A report with a paragraph for each line; a first line that doesn't end as a sentence is its headline."""
        blocks: list[Block] = []
        at = 0
        for line in self.text.splitlines(keepends=True):
            words = line.strip()
            if words:
                start = at + line.index(words[0])
                headline = not blocks and words[-1] not in _STOPS
                role = BlockRole.HEADLINE if headline else BlockRole.PARAGRAPH
                blocks.append(Block(role, start, start + len(words)))
            at += len(line)
        day = PageTime(self.published) if self.published is not None else None
        return Report("0" * 64, self.text, tuple(blocks), "cases 1", self.language, published=day)


def rows(claims: Sequence[Claim]) -> list[Row]:
    """Claims as cases write them: people who share kind, trigger and term are one row."""
    found: dict[Any, dict[str, Any]] = {}
    for claim in claims:
        person = isinstance(claim.about, Mention)
        key = (claim.kind, claim.trigger.start, _term(claim), person or claim.about.span)
        row = found.setdefault(key, _row(claim))
        if isinstance(claim.about, Mention):
            row.setdefault("who", []).append(claim.about.normal)
        else:
            row["count"] = _bounds(claim.about)
    return list(found.values())


def _row(claim: Claim) -> dict[str, Any]:
    return {
        "kind": claim.kind.value,
        "said": claim.said_by[-1].role.value if claim.said_by else "author",
        "certainty": claim.certainty.value,
        "term": _term(claim),
        "when": claim.when.value.rstrip("~") if claim.when else "",
        "charge": claim.charge.text if claim.charge else "",
        "by": claim.by.name if claim.by else "",
        "mode": claim.mode or "",
        "where": claim.where.name if claim.where else "",
        "where_to": claim.where_to.name if claim.where_to else "",
    }


def _term(claim: Claim) -> str:
    term = claim.term
    if term is None:
        return ""
    parts = [(term.years, "y"), (term.months, "m"), (term.days, "d")]
    return "".join(f"{number}{unit}" for number, unit in parts if number) or term.kind.value


def _bounds(group: Group) -> list[int]:
    if group.quantity is None:
        return []
    return [group.quantity.low, -1 if group.quantity.high is None else group.quantity.high]


def fits(wanted: Row, row: Row) -> bool:
    """Whether a row has all that is wanted; what is not written is not asked for.

    >>> fits({"kind": "held", "term": ""}, {"kind": "held", "term": "", "said": "author"})
    True
    """
    return all(row.get(key) == value for key, value in wanted.items())


def _told(row: Row) -> str:
    return " ".join(f"{key}={value}" for key, value in row.items() if value not in ("", []))


class OwnCases:
    """A ``cases.toml``, or a folder that holds some: its own, and those of the folders in it."""

    kind = "cases"
    splits = ("all",)

    def files(self, path: Path, split: str) -> tuple[Path, ...]:  # noqa: ARG002 -- there is one
        """The files of cases."""
        if path.is_file():
            return (path,) if path.suffix == ".toml" else ()
        return tuple(sorted([*path.glob("cases.toml"), *path.glob("*/cases.toml")]))

    def cases(self, files: Sequence[Path], split: str) -> Iterator[Case]:  # noqa: ARG002 -- there is one
        """The cases of all the files."""
        for path in files:
            try:
                yield from cases_of(tomllib.loads(text_of(path)))
            except (ValueError, KeyError, TypeError) as err:
                msg = f"{path} is not laid out as a file of cases: {err!r}"
                raise UnreadableCasesError(msg) from err


def cases_of(made: Mapping[str, Any]) -> list[OwnCase]:
    """The cases of a ``cases.toml``. Raises `KeyError`, `TypeError` or `ValueError` where something is amiss."""
    return [_case(entry, made["language"], number) for number, entry in enumerate(made["case"], 1)]


def _case(entry: Mapping[str, Any], language: str, number: int) -> OwnCase:
    published = entry.get("published")
    return OwnCase(
        id=f"{language}{number}",
        language=language,
        text=entry["text"],
        published=date.fromisoformat(published) if published else None,
        claims=tuple(entry["claims"]),
        known_miss=bool(entry.get("known_miss", False)),
    )
