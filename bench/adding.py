"""How long one report takes to be matched, recorded and folded, by how many people are on record; results/adding.json.

usage: python -m bench.adding [--sizes N…] [--folder DIR]

The register is filled with the rows of openly fictional people, each named once, as the fold would write them. Then
reports come in that name five people each: three who are on record, by another mention of theirs, and two who are not.
Time is the processor's, as `habeas.casework.receive.record` takes it: what is read and sandboxed comes before it.
"""

from __future__ import annotations

import argparse
import hashlib
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random
from typing import Any

from bench.people import FictionalMention, mentions, people
from bench.results import write
from habeas.archive.intake import Taken
from habeas.casework.contexts import contexts_of
from habeas.casework.identify import match
from habeas.casework.known_matches import match_known
from habeas.casework.payloads import dump
from habeas.casework.receive import Circumstances, record
from habeas.casework.register_folder import OpenRegister, create
from habeas.casework.rows import padded
from habeas.casework.searching import search_keys
from habeas.identity import candidates
from habeas.identity.context import Context
from habeas.identity.lifetimes import Birth
from habeas.identity.names import Name
from habeas.model import (
    Block,
    BlockRole,
    Certainty,
    Claim,
    Kind,
    Marking,
    Mention,
    Nature,
    Original,
    Outcome,
    ReadBy,
    Reading,
    Report,
    Rules,
    SandboxLevel,
    Span,
    Trait,
    TraitKind,
)
from habeas.settings import Settings

SEED = 41
REPORTS = 40
KNOWN, NEW = 3, 2
FIRST_ENTRY = 100_000_000
"""Rows on record stand under entries that the bench itself never reaches."""
READ_BY = ReadBy("bench", "1", "by hand")
NOW = datetime(2025, 12, 13, 12, tzinfo=UTC)


def main() -> None:
    """Fill a register of each size and add reports to it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", nargs="+", type=int, default=[1_000, 10_000, 50_000], help="how many people")
    parser.add_argument("--folder", type=Path, help="where the register is made and removed")
    asked = parser.parse_args()
    figures = {}
    for size in asked.sizes:
        with tempfile.TemporaryDirectory(dir=asked.folder) as folder:
            figures[f"{size:,}"] = measured(Path(folder) / "register", size)
    write("adding", {"people": figures, "names_a_report": KNOWN + NEW, "reports": REPORTS, "seed": SEED})


def measured(folder: Path, size: int) -> dict[str, Any]:
    """Milliseconds of the processor for one report, with so many people on record."""
    rules = Rules("1", "bench 1", "1", "spelling-1", "1", "UTC")
    register = create(Settings(register=folder), rules, now=lambda: NOW, waiting=lambda: None)
    who = people(size, SEED)
    _fill(register, mentions(who, size, SEED + 1))
    dice = Random(SEED + 2)  # noqa: S311 -- a benchmark, not a secret
    known = [who[at] for at in dice.sample(range(size), REPORTS * KNOWN)]
    named = mentions(known, len(known), SEED + 3)
    fresh = mentions(people(REPORTS * NEW, SEED + 4), REPORTS * NEW, SEED + 5)
    matching, whole = [], []
    for number in range(REPORTS):
        rows = [*named[number * KNOWN : (number + 1) * KNOWN], *fresh[number * NEW : (number + 1) * NEW]]
        page = _page(number, rows)
        matching.append(_matching(register, page))
        start = time.process_time()
        record(register, page, page.taken, Circumstances(NOW, "bench", "bench"))
        whole.append(1000 * (time.process_time() - start))
    register.close()
    return {
        "matching_median_ms": round(statistics.median(matching), 1),
        "matching_worst_ms": round(max(matching), 1),
        "recorded_median_ms": round(statistics.median(whole), 1),
        "recorded_worst_ms": round(max(whole), 1),
    }


def _matching(register: OpenRegister, page: Page) -> float:
    start = time.process_time()
    told = contexts_of(page.reading, "new", date(2025, 12, 13))
    with register.store.reading() as view:
        found = match(view, page.reading, Marking.INTERNAL, told)
        match_known(view, page.reading, Marking.INTERNAL, told, found)
    return 1000 * (time.process_time() - start)


def _fill(register: OpenRegister, on_record: list[FictionalMention]) -> None:
    with register.store.writing() as writer:
        for number, row in enumerate(on_record, FIRST_ENTRY):
            body = {
                "head": number, "name": row.text, "script": "Latn", "language": "en", "report": number,
                "identifies": True, "members": [number], "told": dump(Context(births=tuple(_births(row)))),
            }  # fmt: skip
            keys = [f"report/{number}", f"entry/{number}"]
            keys += [f"match/{key}" for key in candidates.keys(Name.of(row.text))]
            form = {"text": row.text, "script": "Latn", "language": "en", "reports": 1}
            person = {"id": f"p{number}", "mentions": [number], "names": [form]}
            found = [f"entry/{number}", *sorted({key for word in search_keys(row.text) for key in word})]
            for clearance in (Marking.INTERNAL, Marking.CONFIDENTIAL):
                writer.put("mention", clearance, padded(number), body, keys)
                writer.put("person", clearance, f"p{number}", person, found)


def _births(row: FictionalMention) -> Iterator[Birth]:
    if row.born is not None:
        yield Birth(date(row.born[0], 1, 1), date(row.born[1], 12, 31), str(row.born[0]))


@dataclass(frozen=True)
class Page:
    """A report with its reading: it is its own reader."""

    taken: Taken
    reading: Reading
    name: str = "bench"
    version: str = "1"
    languages: tuple[str, ...] = ("en",)

    def read(self, report: Report) -> Reading:  # noqa: ARG002 -- it reads no other
        """The reading that was made with it."""
        return self.reading


def _page(number: int, rows: list[FictionalMention]) -> Page:
    text, claims, traits = f"Page {number}.\n", [], []
    lines = [f"{row.text} was released, born {row.born[0] if row.born else 0}.\n" for row in rows]
    whole = text + "".join(lines)
    at = len(text)
    for row, line in zip(rows, lines, strict=True):
        end = at + len(line) - 1
        mention = Mention(row.text, row.text, Nature.NAME, Span.of(whole, at, at + len(row.text)))
        said = Span.of(whole, at + len(row.text) + 5, at + len(row.text) + 13)
        evidence = Span.of(whole, at, end)
        claims.append(Claim(Kind.RELEASED, mention, Certainty.ASSERTED, said, evidence, READ_BY))
        if row.born is not None:
            year = str(row.born[0])
            traits.append(Trait(TraitKind.BIRTH, mention, year, said, evidence, Certainty.ASSERTED, READ_BY))
        at = end + 1
    sha256 = hashlib.sha256(whole.encode()).hexdigest()
    report = Report(sha256, whole, (Block(BlockRole.PARAGRAPH, 0, len(whole)),), "bench 1", "en", publisher="Example")
    taken = Taken(Original(sha256, len(whole), "text/plain"), Outcome.READ, report, (), SandboxLevel.A)
    return Page(taken, Reading(READ_BY, tuple(claims), tuple(traits)))


if __name__ == "__main__":
    main()
