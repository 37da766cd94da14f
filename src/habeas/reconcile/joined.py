"""Things that belong together, and the reasons why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence


class Joined:
    """Disjoint sets of numbers, joined for reasons; each set is named by its smallest member."""

    def __init__(self, members: Iterable[int]) -> None:
        self._parent = {member: member for member in members}
        self._reasons: list[tuple[int, str]] = []

    def join(self, one: int, other: int, why: str) -> None:
        """Join the sets of the two; joining something to itself says nothing."""
        if one == other:
            return
        self._reasons.append((one, why))
        first, second = sorted((self.root(one), self.root(other)))
        self._parent[second] = first

    def root(self, member: int) -> int:
        """The smallest member of its set."""
        while self._parent[member] != member:
            self._parent[member] = self._parent[self._parent[member]]
            member = self._parent[member]
        return member

    def groups(self) -> Sequence[tuple[tuple[int, ...], tuple[str, ...]]]:
        """The sets, each with the reasons that made it, in the order of their smallest members."""
        members: dict[int, list[int]] = defaultdict(list)
        for member in sorted(self._parent):
            members[self.root(member)].append(member)
        reasons: dict[int, list[str]] = defaultdict(list)
        for member, why in self._reasons:
            reasons[self.root(member)].append(why)
        return [(tuple(group), tuple(sorted(set(reasons[root])))) for root, group in sorted(members.items())]
