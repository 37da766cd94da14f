"""HRDsAttack: news of attacks on human rights defenders, with the victims' names and the kinds of violation.

Victims are scored as the corpus's own scorer does: names as written, each once; a name that is part of another one
already given counts for nothing; *exact* wants the annotated name to the letter, *fuzzy* that one is part of the
other. So a fuzzy recall can count several names for one. *detention* tells whether a text speaks of arbitrary
detention at all.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from habeas.casework.evaluating.corpus import Case, Tools, first_there
from habeas.casework.evaluating.pages import page, text_of
from habeas.casework.evaluating.scoring import Counts, Note, Scored
from habeas.errors import UnreadableCasesError
from habeas.model import Claim, Kind, Nature

EXACT, FUZZY, DETENTION = "victims exact", "victims fuzzy", "detention"
_DETENTION = "arbitrary detention"
_PARAGRAPH = re.compile(r"</?p>\s*")
_NO_VICTIMS = frozenset({Kind.LISTED})
# Who is charged, tried or let go was deprived of liberty too: the flag is of the text, not of one event.
_DEPRIVED = frozenset(Kind) - {Kind.LISTED, Kind.DIED, Kind.DISAPPEARED, Kind.STRIPPED_OF_CITIZENSHIP, Kind.EXILED}


@dataclass(frozen=True, slots=True)
class HrdsCase:
    """One article with the names of its victims; ``detention`` is true where arbitrary detention is annotated."""

    id: str
    text: str
    published: date | None
    victims: tuple[str, ...]
    detention: bool
    language: str = "en"

    def score(self, tools: Tools) -> Scored:
        """Names of victims, exact and fuzzy, and whether detention is told of."""
        claims = tools.reader.read(page(self.text, self.language, published=self.published)).claims
        found = victims_of(claims)
        exact = [name for name in found if name in self.victims]
        fuzzy = [name for name in found if any(_same(name, victim) for victim in self.victims)]
        told = any(claim.kind in _DEPRIVED and claim.certainty.supports for claim in claims)
        counts = {
            EXACT: Counts(len(exact), len(found), len(self.victims)),
            FUZZY: Counts(len(fuzzy), len(found), len(self.victims)),
            DETENTION: Counts(int(told and self.detention), int(told), int(self.detention)),
        }
        missed = [Note(FUZZY, name) for name in self.victims if not any(_same(name, one) for one in found)]
        wrong = [Note(FUZZY, name) for name in found if name not in fuzzy]
        inexact = [Note(EXACT, name) for name in fuzzy if name not in exact]
        if told != self.detention:
            (wrong if told else missed).append(Note(DETENTION, _DETENTION))
        return Scored(counts, tuple(missed), (*wrong, *inexact))


def victims_of(claims: Sequence[Claim]) -> list[str]:
    """The people whom something is said to have been done to, each once, longer names instead of their parts."""
    names: list[str] = []
    for claim in claims:
        person = claim.mention
        told = claim.kind not in _NO_VICTIMS and claim.certainty.supports
        if person is not None and person.nature is not Nature.DESCRIPTION and told:
            names += [part.strip() for part in person.normal.split(",") if part.strip()]
    kept: list[str] = []
    for name in sorted(dict.fromkeys(names), key=len, reverse=True):
        if not any(name in other for other in kept):
            kept.append(name)
    return sorted(kept, key=names.index)


def _same(name: str, victim: str) -> bool:
    return name in victim or victim in name


class HrdsAttack:
    """The files ``data/train.json`` and ``data/dev.json`` of a copy of the corpus."""

    kind = "hrdsattack"
    splits = ("dev", "train", "test")

    def files(self, path: Path, split: str) -> tuple[Path, ...]:
        """The file of a split."""
        return first_there(path, f"data/{split}.json", f"{split}.json")

    def cases(self, files: Sequence[Path], split: str) -> Iterator[Case]:  # noqa: ARG002 -- a file holds one split
        """The articles of the file."""
        for path in files:
            try:
                for entry in json.loads(text_of(path)):
                    yield _case(entry)
            except (ValueError, KeyError, TypeError) as err:
                msg = f"{path} is not laid out as HRDsAttack is: {err!r}"
                raise UnreadableCasesError(msg) from err


def _case(entry: dict[str, Any]) -> HrdsCase:
    sample, merged = entry["sample"], entry["merged_sample"]
    return HrdsCase(
        id=str(sample["Input.GLOBALEVENTID"]),
        text=_PARAGRAPH.sub("\n\n", sample["Input.article_interface"]).strip(),
        published=_day(sample["Input.publish_date"]),
        victims=tuple(victim["victim_name"] for victim in merged["victims"] if victim["victim_name"]),
        detention=_DETENTION in merged["violation_types"],
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
