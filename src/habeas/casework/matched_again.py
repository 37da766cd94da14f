"""Match names on record again, for clearances that see another part of the reports than before.

Of equal names only the earliest is compared with a new one. Where that one is hidden now, the others were never held
against each other; and where a report is seen that was hidden, its names never met those that were seen.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from habeas.casework import fold
from habeas.casework.contexts import of_row
from habeas.casework.identify import NEW_REPORT, Match, match
from habeas.casework.judgement_rows import judgements_on
from habeas.casework.known_matches import match_known
from habeas.casework.payloads import dump, load
from habeas.casework.planned import RowsOnTop
from habeas.casework.rows import Row
from habeas.identity.judge import AUTHOR
from habeas.ledger.store import Draft, Writer
from habeas.model import Claim, Judgement, Marking, Observation, ReadBy, Reading, Trait

KINDS: dict[str, type[Claim | Trait | Observation]] = {"claim": Claim, "trait": Trait, "observation": Observation}


class Again:
    """The reports whose names are to be matched again, each for the clearances that need it."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._noted: set[tuple[int, Marking]] = set()

    def note(self, report: int, clearance: Marking) -> None:
        """Match the names of a report again for a clearance."""
        self._noted.add((report, clearance))

    def note_all_that_met(self, entries: Collection[int], clearance: Marking) -> None:
        """Match again the other reports whose names were held against the mentions among these entries."""
        judged = judgements_on(self._writer, clearance, entries)
        for other in {end for _, one in judged for end in one.pair if end not in entries}:
            for id in self._writer.find("mention", clearance, f"entry/{other}"):
                report = (self._writer.row("mention", clearance, id) or {}).get("report")
                if report is not None:
                    self.note(report, clearance)

    def record(self) -> set[tuple[int, int]]:
        """Record what was not held against each other before, bring the rows up to date, and give these pairs."""
        pairs: set[tuple[int, int]] = set()
        for report, clearance in sorted(self._noted, key=lambda row: (row[1].height, row[0])):
            drafts = list(self._drafts(report, clearance))
            fold.take_in(self._writer, [self._writer.append(draft) for draft in drafts])
            pairs |= {load(Judgement, draft.payload).pair for draft in drafts}
        return pairs

    def _drafts(self, report: int, clearance: Marking) -> Iterator[Draft]:
        mentions = self._mentions(report, clearance)
        if not mentions:
            return
        heads = {row["name"]: int(row["head"]) for row in mentions}
        for found in self._matches(report, mentions, clearance):
            left, right = (heads[side] if isinstance(side, str) else side for side in (found.left, found.right))
            if left == right or self._is_judged(left, right, clearance):
                continue
            judged = found.judged
            made = Judgement(left, right, judged.verdict, judged.probability_ppm, judged.reasons, AUTHOR)
            yield Draft("judgement", dump(made), clearance)

    def _mentions(self, report: int, clearance: Marking) -> list[Row]:
        ids = self._writer.find("mention", clearance, f"report/{report}")
        return [row for id in ids if (row := self._writer.row("mention", clearance, id)) is not None]

    def _matches(self, report: int, mentions: list[Row], clearance: Marking) -> list[Match]:
        """What would be found if the report came in now, for the one clearance."""
        rows = RowsOnTop(self._writer)
        for seen in Marking:
            for id in self._writer.find("mention", seen, f"report/{report}"):
                rows.drop("mention", seen, id)
        reading = self._reading(report, clearance)
        told = {row["name"]: replace(of_row(row), report=NEW_REPORT) for row in mentions}
        found = match(rows, reading, clearance, told)
        found += match_known(rows, reading, clearance, told, found)
        return [one for one in found if one.marking is clearance]

    def _reading(self, report: int, clearance: Marking) -> Reading:
        """What is seen of what a report states of people."""
        text = (self._writer.entry(report).payload or {})["report"]["text"]
        ids = self._writer.find("statement", clearance, f"report/{report}")
        made: dict[str, list[Claim | Trait | Observation]] = {word: [] for word in KINDS}
        for record in self._writer.many(map(int, ids)):
            body = {key: value for key, value in (record.payload or {}).items() if key not in ("report", "reading")}
            made[record.word].append(load(KINDS[record.word], body, text=text))
        claims = tuple(one for one in made["claim"] if isinstance(one, Claim))
        traits = tuple(one for one in made["trait"] if isinstance(one, Trait))
        observations = tuple(one for one in made["observation"] if isinstance(one, Observation))
        return Reading(ReadBy(AUTHOR.name, AUTHOR.version or "", "matched again"), claims, traits, observations)

    def _is_judged(self, left: int, right: int, clearance: Marking) -> bool:
        pair = (min(left, right), max(left, right))
        judged = judgements_on(self._writer, clearance, [left])
        return any(one.pair == pair and one.by.name == AUTHOR.name for _, one in judged)
