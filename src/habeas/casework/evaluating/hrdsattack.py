"""HRDsAttack: news of attacks on human rights defenders, with the victims' names and the kinds of violation.

Victims are scored as the corpus's own scorer does: names as written, each once; a name that is part of another one
already given counts for nothing; *exact* wants the annotated name to the letter, *fuzzy* that one is part of the
other. So a fuzzy recall can count several names for one. Victims of killings, attacks and abductions, of which Habeas
makes no claims, come from `Tools.harmed`. *detention* is the corpus's "arbitrary detention": here, custody of somebody
near words for those whom the corpus is about, so that the arrest of a burglar is none.
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
_CUSTODY = frozenset({Kind.DETAINED, Kind.ARRESTED, Kind.HELD, Kind.HOUSE_ARREST})
_NEAR = 250  # code points; about the sentence before and the one behind
_CONCERNED = re.compile(
    r"\b(?:journalist|reporter|editor|activist|protester|demonstrator|dissident|opposition|blogger|union|critic|writer"
    r"|lawyer|human rights|defender|politic|media|press|detained without|arbitrar)",
    re.IGNORECASE,
)


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
        report = page(self.text, self.language, published=self.published)
        claims = tools.reader.read(report).claims
        found = victims_of([*claims, *tools.harmed(report)])
        exact = [name for name in found if name in self.victims]
        fuzzy = [name for name in found if any(_same(name, victim) for victim in self.victims)]
        told = any(self._is_arbitrary(claim) for claim in claims)
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

    def _is_arbitrary(self, claim: Claim) -> bool:
        """Whether a claim tells of custody of somebody whom the corpus is about."""
        around = self.text[max(0, claim.trigger.start - _NEAR) : claim.trigger.end + _NEAR]
        return claim.kind in _CUSTODY and claim.certainty.supports and _CONCERNED.search(around) is not None


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
