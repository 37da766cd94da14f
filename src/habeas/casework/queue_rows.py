"""The rows of the queue: what a person has to decide, one row for each two people, in codes that doors put in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from enum import StrEnum

from habeas.casework.judgement_rows import judgements_on
from habeas.casework.rows import Row, WritesRows, padded
from habeas.identity import clusters
from habeas.identity.known import IN_DOUBT_PPM
from habeas.model import Judgement, Marking, Verdict
from habeas.model.decisions import CERTAIN_PPM


class Why(StrEnum):
    """Why a question is asked."""

    UNDECIDED = "undecided"
    IDS_DIFFER = "ids_differ"
    TOLD_APART = "told_apart"
    CONTRADICTION = "contradiction"
    PEOPLE_DISAGREE = "people_disagree"


class Queue:
    """The questions about people who were just made, for one clearance."""

    def __init__(self, rows: WritesRows, clearance: Marking, made: clusters.Clustering) -> None:
        self._rows = rows
        self._clearance = clearance
        self._person: dict[int, str | None] = {entry: p.id for p in made.persons for entry in p.mentions}

    def put(self, judgements: Mapping[int, Judgement], conflicts: tuple[tuple[int, int, str], ...]) -> None:
        """Put what is unsure, and what contradicts itself.

        That two people were told apart by a person settles what is unsure between any of their mentions. A
        contradiction is asked until it is gone, whatever was said: it is one because of what was said.
        """
        stands = clusters.standing(list(judgements.items()))
        apart = {self._pair(*pair) for pair, j in stands.items() if j.by.is_human and j.verdict is Verdict.DIFFERENT}
        asked: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for pair, judged in sorted(stands.items()):
            people = self._pair(*pair)
            if judged.verdict is Verdict.UNSURE and people is not None and people not in apart:
                asked[people].append(_doubt(judged))
        # Where a person told apart two namings of one report there is nothing left to ask: that is the answer.
        settled = {
            pair for pair, judged in stands.items() if judged.by.is_human and judged.verdict is Verdict.DIFFERENT
        }
        clashes = [
            (left, right, code)
            for left, right, code in ((left, right, _code(why)) for left, right, why in conflicts)
            if code is Why.PEOPLE_DISAGREE or (left, right) not in settled
        ]
        clashes += [(*pair, Why.IDS_DIFFER) for pair, judged in sorted(stands.items()) if _in_doubt(judged)]
        for left, right, code in clashes:
            people = self._pair(left, right)
            if people is not None:
                asked[people].append(_clash(left, right, code))
        looked_at: dict[tuple[str, str], int] = {}
        for number, judged in judgements.items():
            people = self._pair(*judged.pair)
            if people is not None and _is_left_open(judged):
                looked_at[people] = max(number, looked_at.get(people, 0))
        for people, pairs in asked.items():
            self._put(people, pairs, looked_at.get(people, 0))

    def _put(self, people: tuple[str, str], pairs: list[Row], looked_at: int) -> None:
        first = min(pairs, key=lambda pair: (-pair["evenness_ppm"], pair["left"], pair["right"]))
        body = {
            **first,
            "persons": list(people),
            "looked_at": looked_at > 0,
            "set_aside": looked_at > 0 and looked_at > self._last_news(people),
            "pairs": pairs,
        }
        entries = sorted({pair[side] for pair in pairs for side in ("left", "right")})
        one, other = (padded(int(person[1:])) for person in people)
        self._rows.put("queue", self._clearance, f"{one}-{other}", body, [f"entry/{entry}" for entry in entries])

    def _last_news(self, people: tuple[str, str]) -> int:
        """The latest entry that tells anything new of either: a mention, a merge, or what was said of the two."""
        bodies = (self._rows.row("person", self._clearance, id) for id in people)
        sides: list[frozenset[int]] = [frozenset(body["mentions"]) for body in bodies if body is not None]
        news = [max(side) for side in sides]
        for number, judged in judgements_on(self._rows, self._clearance, sorted(frozenset().union(*sides))):
            between = not any(side.issuperset(judged.pair) for side in sides)
            said = judged.verdict is Verdict.SAME or (between and judged.verdict is Verdict.DIFFERENT)
            if judged.by.is_human and said:
                news.append(number)
        return max(news)

    def _of(self, entry: int) -> str | None:
        """The id of the person that a mention belongs to; ``None`` where it makes none."""
        if entry not in self._person:
            found = self._rows.find("person", self._clearance, f"entry/{entry}")
            self._person[entry] = found[0] if found else None
        return self._person[entry]

    def _pair(self, left: int, right: int) -> tuple[str, str] | None:
        """The two people of two mentions, the earlier id first; ``None`` where they are one, or one is nobody."""
        one, other = self._of(left), self._of(right)
        if one is None or other is None or one == other:
            return None
        return (one, other) if int(one[1:]) < int(other[1:]) else (other, one)


def _code(why: str) -> Why:
    """The code of what `habeas.identity.clusters` says in words."""
    codes = {
        clusters.HUMAN_CLASH: Why.TOLD_APART,
        clusters.MACHINE_CLASH: Why.CONTRADICTION,
        clusters.PEOPLE_DISAGREE: Why.PEOPLE_DISAGREE,
    }
    return codes[why]


def _is_left_open(judged: Judgement) -> bool:
    return judged.by.is_human and judged.verdict is Verdict.UNSURE


def _doubt(judged: Judgement) -> Row:
    """A pair that stands as unsure; how even its odds are is full (a million) at one to one."""
    left, right = judged.pair
    even = 2 * min(judged.probability_ppm, CERTAIN_PPM - judged.probability_ppm)
    return {"left": left, "right": right, "why": Why.UNDECIDED.value, "evenness_ppm": even}


def _clash(left: int, right: int, why: Why) -> Row:
    return {"left": left, "right": right, "why": why.value, "evenness_ppm": CERTAIN_PPM}


def _in_doubt(judgement: Judgement) -> bool:
    """Whether a machine holds two apart and says itself that they may be one: the ids of a list differ."""
    apart = judgement.verdict is Verdict.DIFFERENT and not judgement.by.is_human
    return apart and judgement.probability_ppm >= IN_DOUBT_PPM
