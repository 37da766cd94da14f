"""What speaks for and against two people being one, as the judgements on record say it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from habeas.casework.rows import ReadsRows
from habeas.model import Judgement, Marking, Person, Reason, Verdict

MOST_GROUNDS = 6
"""How many contradictions from other pairs of the same two people are told beside a question."""
SAID = {Verdict.SAME: 1, Verdict.UNSURE: 0, Verdict.DIFFERENT: -1}
"""Which way a person's word points; it has no weight that could be added up."""


@dataclass(frozen=True, slots=True)
class Ground:
    """A reason for or against, in words: between which names, how strongly (a person's word just tips it), by whom."""

    words: str
    left: str
    right: str
    weight_millinats: int
    by: str


def with_reasons(between: Iterable[tuple[int, Judgement]], pair: tuple[int, int]) -> Judgement | None:
    """The latest judgement of a program on the pair: people give no reasons of their own, only notes."""
    made = [judged for _, judged in between if judged.pair == pair and not judged.by.is_human]
    return made[-1] if made else None


class Teller:
    """Tells reasons with the names in the order in which the two people are shown."""

    def __init__(self, rows: ReadsRows, clearance: Marking, left: Person) -> None:
        self._rows = rows
        self._clearance = clearance
        self._left = frozenset(left.mentions)
        self._told: set[tuple[str, str, str]] = set()

    def reasons(self, judged: Judgement | None) -> Iterator[Ground]:
        """What the program found on the pair that is asked, the strongest first."""
        if judged is not None:
            for reason in sorted(judged.reasons, key=lambda reason: -abs(reason.weight_millinats)):
                yield self._ground(reason, judged)

    def contradictions(
        self,
        between: Iterable[tuple[int, Judgement]],
        stands: dict[tuple[int, int], Judgement],
        asked: tuple[int, int],
    ) -> Iterator[Ground]:
        """What people said of these two, and what programs find against other pairs of their mentions."""
        for _, judged in between:
            if judged.by.is_human:
                made = [self._said(judged)]
            elif judged.pair != asked and stands[judged.pair] is judged and judged.verdict is Verdict.DIFFERENT:
                against = [reason for reason in judged.reasons if reason.weight_millinats < 0 and reason.left]
                made = [self._ground(reason, judged) for reason in against]
            else:
                made = []
            for ground in made:
                key = (ground.words, ground.left, ground.right)
                if key not in self._told and len(self._told) < MOST_GROUNDS:
                    self._told.add(key)
                    yield ground

    def _said(self, judged: Judgement) -> Ground:
        words = f"{judged.by.name} judged them {judged.verdict.value}" + (f": {judged.note}" if judged.note else "")
        left, right = self._turned(judged, self._name(judged.left), self._name(judged.right))
        return Ground(words, left, right, SAID[judged.verdict], judged.by.name)

    def _ground(self, reason: Reason, judged: Judgement) -> Ground:
        left, right = self._turned(judged, reason.left, reason.right)
        return Ground(reason.rule, left, right, reason.weight_millinats, judged.by.name)

    def _turned(self, judged: Judgement, left: str, right: str) -> tuple[str, str]:
        return (left, right) if judged.left in self._left else (right, left)

    def _name(self, entry: int) -> str:
        for id in self._rows.find("mention", self._clearance, f"entry/{entry}"):
            return str((self._rows.row("mention", self._clearance, id) or {"name": ""})["name"])
        return ""
