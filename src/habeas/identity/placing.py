"""What is left once nothing more can be joined beyond doubt goes where it fits best, if it fits nowhere else nearly so.

A mention with a common name may be of any person of that name, or of one who is mentioned nowhere else. By how often
each is mentioned and how well what is told of them fits, this weighs all of them at once (the prior of a Chinese
restaurant process: a new mention is of a known person as likely as that person was mentioned before; Pitman 2006). What
contradicts nothing of the best is no rival to it: that may be the same person's, not joined yet.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from habeas.identity.pieces import Pieces

# The log odds (thousandths of a nat) against all others together: thirty-three to one.
SURE = 3_500
# Where nothing shows that more than one person bears the name less is enough, as in `habeas.identity.grouping`.
SURE_OF_ALONE = 2_000
# Of the mentions of a name that many bear, such a share is of somebody whom no other mention is of.
UNMENTIONED = 0.08
# However few mention a name here: so many mentions of others count besides, a share of whom nobody else mentions.
ELSEWHERE = 15
# From so many mentions of others on (thousandths) what is told besides has to say so much at least.
SHARED = 100
AT_LEAST = 500
# Names that agree say so much; the more that two of them say for being full doesn't count again.
AGREEING = 4_000
ROUNDS = 8
_MOST = 50_000


class Placing:
    """Joins what is left of ``pieces``, the surest first, as long as there is something sure."""

    def __init__(self, pieces: Pieces) -> None:
        self._pieces = pieces

    def place(self) -> None:
        """Join what can be joined."""
        changed = set(self._pieces.groups)
        for _ in range(ROUNDS):
            changed = self._round(changed)
            if not changed:
                return

    def _round(self, groups: Iterable[int]) -> set[int]:
        """Join the surest of these, each group once; those for which that may have changed something come back."""
        sure = sorted((-odds, one, other) for one in sorted(groups) for other, odds in self._sure(one))
        joined: set[int] = set()
        changed: set[int] = set()
        for _, one, other in sure:
            if one in joined or other in joined or not self._possible(one, other):
                continue
            odds = dict(self._sure(one)).get(other)
            if odds is not None:
                joined |= {one, other}
                changed |= self._pieces.join(other, one, odds) | {other}
        return {group for group in changed if group in self._pieces.groups}

    def _possible(self, one: int, other: int) -> bool:
        if self._pieces.between(one, other).names is None:
            self._pieces.learn(one, other)
        return not self._pieces.contradict(one, other)

    def _sure(self, one: int) -> Iterator[tuple[int, int]]:
        """The larger groups that ``one`` surely belongs to, with the log odds."""
        groups = self._pieces.groups
        fits = {other: self._fit(one, other) for other in sorted(self._pieces.near[one])}
        mentions = len(groups[one]) + sum(len(groups[other]) for other in fits)
        for other, fit in fits.items():
            if not fit or (len(groups[other]), other) < (len(groups[one]), one) or not self._tells(one, other):
                continue
            unmentioned = self._unmentioned(one, other, mentions)
            sure = self._bar(one, other)
            if _log(fit / unmentioned) < sure:
                continue
            rivals = sum(
                theirs / (1 + self._agreement(third, other))
                for third, theirs in fits.items()
                if theirs and third != other
            )
            odds = _log(fit / (unmentioned + rivals))
            if odds >= sure:
                yield other, odds

    def _bar(self, one: int, other: int) -> int:
        names = self._pieces.between(one, other).names
        return SURE if self._is_shared(one, other) or (names is not None and names < SURE) else SURE_OF_ALONE

    def _is_shared(self, one: int, other: int) -> bool:
        return max(self._pieces.alike[one], self._pieces.alike[other]) >= SHARED

    def _tells(self, one: int, other: int) -> bool:
        """Whether more than being mentioned often speaks for ``other``, if several people bear the name."""
        return not self._is_shared(one, other) or self._pieces.between(one, other).fit() >= AT_LEAST

    def _fit(self, one: int, other: int) -> float:
        """How many mentions of ``other`` speak for it, and how loudly."""
        between = self._pieces.between(one, other)
        if between.forbidden:
            return 0.0
        names = AGREEING if between.names is None else min(between.names, AGREEING)
        return len(self._pieces.groups[other]) * math.exp((between.fit() + names - AGREEING) / 1000)

    def _agreement(self, one: int, other: int) -> float:
        between = self._pieces.between(one, other)
        return 0.0 if between.forbidden else math.exp(min(_MOST, between.fit()) / 1000)

    def _unmentioned(self, one: int, other: int, mentions: int) -> float:
        """So many of that many mentions are of people of the name whom nothing else mentions."""
        alike = max(self._pieces.alike[one], self._pieces.alike[other])
        return UNMENTIONED * (mentions + ELSEWHERE) * alike / (1000 + alike)


def _log(odds: float) -> int:
    return round(1000 * math.log(odds))
