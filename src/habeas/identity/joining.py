"""Groups of mentions that may be joined, and that refuse to be across what is to stay apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

HUMAN_CLASH = "a person judged them different, and other judgements join them"
MACHINE_CLASH = "two of their mentions can't be one person, by their names or by what is told of them"


class Groups:
    """Disjoint groups of mentions that refuse to join across pairs that are to stay apart."""

    def __init__(self, entries: Iterable[int], apart: Iterable[tuple[int, int]], why: str) -> None:
        self._root = {entry: entry for entry in entries}
        self._members = {entry: [entry] for entry in self._root}
        self._apart: defaultdict[int, dict[int, str]] = defaultdict(dict)
        self.conflicts: set[tuple[int, int, str]] = set()
        self.keep_apart(apart, why)

    def keep_apart(self, pairs: Iterable[tuple[int, int]], why: str) -> None:
        """From here on no joining puts the two of a pair into one group."""
        for one, other in pairs:
            self._apart[one].setdefault(other, why)
            self._apart[other].setdefault(one, why)

    def root(self, entry: int) -> int:
        """The entry that stands for the group of ``entry``."""
        while self._root[entry] != entry:
            self._root[entry] = self._root[self._root[entry]]
            entry = self._root[entry]
        return entry

    def members(self, root: int) -> Sequence[int]:
        """The mentions of a group."""
        return self._members[root]

    def clash(self, one: int, other: int) -> str | None:
        """Why two groups (by their roots) may not be joined, if they may not."""
        small, large = (one, other) if len(self._members[one]) < len(self._members[other]) else (other, one)
        return self._clash(small, large)

    def join(self, one: int, other: int) -> None:
        """Make the groups of the two one, or note the conflict that forbids it."""
        a, b = self.root(one), self.root(other)
        if a == b:
            return
        clash = self.clash(a, b)
        if clash is not None:
            self.conflicts.add((min(one, other), max(one, other), clash))
            return
        small, large = (a, b) if len(self._members[a]) < len(self._members[b]) else (b, a)
        self._root[small] = large
        self._members[large].extend(self._members.pop(small))

    def join_or_none(self, pairs: Sequence[tuple[int, int]]) -> None:
        """Join along all of ``pairs`` at once; where that would join two that are to stay apart, along none there."""
        chains = Chains()
        for one, other in pairs:
            chains.join(self.root(one), self.root(other))
        clashes: dict[int, str] = {}
        for chain, roots in chains.groups().items():
            why = self._clash_among(roots)
            if why is not None:
                clashes[chain] = why
        for one, other in pairs:
            a, b = self.root(one), self.root(other)
            why = clashes.get(chains.root(a)) if a in chains and b in chains else None
            if why is None:
                self.join(one, other)
            elif a != b:
                self.conflicts.add((min(one, other), max(one, other), why))

    def _clash_among(self, roots: Sequence[int]) -> str | None:
        within = set(roots)
        found = {
            why
            for root in roots
            for member in self._members[root]
            if member in self._apart
            for other, why in self._apart[member].items()
            if other in self._root and self.root(other) in within
        }
        return min(found, key=(HUMAN_CLASH, MACHINE_CLASH).index) if found else None

    def _clash(self, small: int, large: int) -> str | None:
        found = {
            why
            for member in self._members[small]
            if member in self._apart
            for other, why in self._apart[member].items()
            if other in self._root and self.root(other) == large
        }
        return min(found, key=(HUMAN_CLASH, MACHINE_CLASH).index) if found else None


class Chains:
    """Which of the groups a set of links would make one."""

    def __init__(self) -> None:
        self._root: dict[int, int] = {}

    def __contains__(self, group: int) -> bool:
        return group in self._root

    def root(self, group: int) -> int:
        """The group that stands for its chain."""
        self._root.setdefault(group, group)
        while self._root[group] != group:
            self._root[group] = self._root[self._root[group]]
            group = self._root[group]
        return group

    def join(self, one: int, other: int) -> None:
        """Make two chains one."""
        self._root[self.root(one)] = self.root(other)

    def groups(self) -> dict[int, list[int]]:
        """The chains, each under the group that stands for it."""
        found: defaultdict[int, list[int]] = defaultdict(list)
        for group in list(self._root):
            found[self.root(group)].append(group)
        return found
