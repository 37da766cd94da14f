"""The names on record that look most like one name, without judging any of them."""

from __future__ import annotations

from collections import Counter
from heapq import nsmallest

from habeas.casework.rows import ReadsRows
from habeas.identity import candidates
from habeas.identity.names import Name
from habeas.model import Marking

MOST = 200
MOST_OF_A_CROWD = 500
"""A given name or a bare surname alone tells nobody apart: of all who share it the earliest on record stand here."""


def nearest(rows: ReadsRows, name: Name, clearance: Marking, most: int = MOST) -> list[int]:
    """The heads of up to ``most`` mentions that may be the same person, by how much of the name their keys share."""
    scores: Counter[str] = Counter()
    for key in sorted(candidates.asked(name)):
        worth = candidates.worth(key)
        limit = max(most, MOST_OF_A_CROWD) if candidates.is_crowd(key) else None
        for id in rows.find("mention", clearance, f"match/{key}", limit):
            scores[id] += worth
    best = nsmallest(most, ((-score, id) for id, score in scores.items()))
    return [int(id) for _, id in best]
