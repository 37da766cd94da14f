"""Who is meant: each name of a new reading held against the names on record, and the verdicts to be recorded."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import nsmallest
from itertools import combinations

from habeas.casework.contexts import of_row, told_in
from habeas.casework.fold import padded
from habeas.casework.rows import ReadsRows, Row
from habeas.identity import candidates
from habeas.identity.compare import Judged
from habeas.identity.context import Context, weigh_context
from habeas.identity.judge import compare_in_context
from habeas.identity.linking import Bounds, judge
from habeas.identity.names import Name
from habeas.identity.rarity import bundled
from habeas.model import Claim, Marking, Mention, Observation, Reading, Reason, Trait, Verdict

# Of unsure pairs, so many are put to a person for each new name.
MOST_ASKED = 10
MOST_OF_A_CROWD = 200

NEW_REPORT = "new"
"""What tells the report that is being added from those on record, in what is told of its people."""
Told = Mapping[str, Context]


@dataclass(frozen=True, slots=True)
class Match:
    """A comparison to be recorded between two mentions: an entry on record, or a name of the new reading.

    ``marking`` is the lowest clearance from whose own rows the comparison follows: whoever sees it can't tell from it
    that there is something they don't see.
    """

    left: int | str
    right: int | str
    judged: Judged
    marking: Marking


def names_of(reading: Reading) -> dict[str, bool]:
    """The people of a reading by their normal names, in order, and whether a name (not a description) is given."""
    named: dict[str, bool] = {}
    statements: list[Claim | Trait | Observation] = [*reading.claims, *reading.traits, *reading.observations]
    for about in (statement.about for statement in statements):
        if isinstance(about, Mention):
            named[about.normal] = named.get(about.normal, False) or about.nature.identifies
    return named


def match(rows: ReadsRows, reading: Reading, marking: Marking, told: Told) -> list[Match]:
    """Hold each name of a reading against the mentions on record and against the names before it in the same report.

    ``told`` holds what the report tells of each name besides (`habeas.casework.contexts.contexts_of`). "Same" is
    recorded always, "unsure" for the likeliest few: a person is not asked about everybody of one surname. "Different"
    is recorded where it keeps apart what a chain of "same" would join: of all the pairs in the world nearly all are
    different, and nobody asks about them. It is done for each clearance that may see a reading of this ``marking``,
    from what that clearance sees.

    What is recorded of "same" and "different" between two mentions depends on these two alone, so that reports give
    the same persons in whatever order they come.
    """
    names = [normal for normal, named in names_of(reading).items() if named]
    found: dict[tuple[int | str, int | str], Match] = {}
    for clearance in (clearance for clearance in Marking if clearance.height >= marking.height):
        chains = _Chains(rows, clearance, told)
        for at, normal in enumerate(names):
            others = [*counterparts(rows, Name.of(normal), clearance), *((Name.of(name), name) for name in names[:at])]
            for made in _match_one(chains, normal, others, clearance):
                found.setdefault((made.left, made.right), made)
    return list(found.values())


def _match_one(
    chains: _Chains, normal: str, others: Sequence[tuple[Name, int | str]], clearance: Marking
) -> Iterator[Match]:
    judged = [(where, other.text, chains.judge(other.text, where, normal, normal)) for other, where in others]
    surest = sorted(judged, key=lambda row: -row[2].probability_ppm)
    same = [row for row in surest if row[2].verdict is Verdict.SAME]
    joined = [chains.forms(where) for where, _, _ in same]
    for where, verdict in chains.once(same, clearance):
        chains.link(where, normal)
        yield Match(where, normal, verdict, clearance)
    for where, verdict in _likeliest(chains.once([r for r in surest if r[2].verdict is Verdict.UNSURE], clearance)):
        yield Match(where, normal, verdict, clearance)
    for where, name in {form: None for forms in joined for form in forms}:
        verdict = chains.judge(name, where, normal, normal)
        if verdict.verdict is Verdict.DIFFERENT and where != normal:
            yield Match(where, normal, verdict, clearance)
    for left, right, verdict in _contradictions(chains, joined):
        yield Match(left, right, verdict, clearance)


def _likeliest(unsure: list[tuple[int | str, Judged]]) -> Iterator[tuple[int | str, Judged]]:
    """The few that a person is asked about, each saying of how many it is one when there are more."""
    ranked = sorted(enumerate(unsure), key=lambda row: (-row[1][1].probability_ppm, row[0]))
    for _, (where, verdict) in ranked[:MOST_ASKED]:
        if len(unsure) > MOST_ASKED:
            told = f"one of {len(unsure)} names that it might be; only the likeliest {MOST_ASKED} are asked about"
            reasons = (*verdict.reasons, Reason(told, "", "", 0))
            yield where, Judged(verdict.verdict, verdict.probability_ppm, reasons)
        else:
            yield where, verdict


@lru_cache(maxsize=20_000)
def judge_mentions(left: str, left_told: Context, right: str, right_told: Context) -> Judged:
    """The judgement on two mentions: their names, what their reports tell of them, and how common the names are.

    Under the bundled table of frequencies a common full name alone links nobody.

    >>> nothing = Context()
    >>> judge_mentions("Anna Examplova", nothing, "Ганна Экзамплова", nothing).verdict
    <Verdict.SAME: 'same'>
    >>> judge_mentions("Ivan Ivanov", nothing, "Иван Иванов", nothing).verdict
    <Verdict.UNSURE: 'unsure'>
    """
    one, other = Name.of(left), Name.of(right)
    judged = compare_in_context(one, left_told, other, right_told)
    # What an outside register has as one person stays so, however many bear the name.
    least = weigh_context(left_told, right_told).least_ppm if judged.verdict is Verdict.SAME else 1
    table = bundled()
    return judge(judged, Bounds(least_ppm=least), table.namesakes(one), table.namesakes(other))


def _contradictions(
    chains: _Chains, joined: Sequence[Sequence[tuple[int | str, str]]]
) -> Iterator[tuple[int | str, int | str, Judged]]:
    """Mentions that contradict each other among the people whom the new name would make one."""
    for one, other in combinations(sorted(set(map(tuple, joined)), key=repr), 2):
        for left, left_name in one:
            for right, right_name in other:
                verdict = chains.judge(left_name, left, right_name, right)
                if verdict.verdict is Verdict.DIFFERENT and left != right:
                    yield left, right, verdict


class _Chains:
    """What chains of "same" lead to: on record, and among the names of the reading that is being matched."""

    def __init__(self, rows: ReadsRows, clearance: Marking, told: Told) -> None:
        self._rows = rows
        self._clearance = clearance
        self._told = told
        self._new: defaultdict[int | str, set[int | str]] = defaultdict(set)

    def judge(self, left: str, left_where: int | str, right: str, right_where: int | str) -> Judged:
        """The judgement on two mentions, by name and by what their reports tell of them."""
        return judge_mentions(left, self._told_of(left_where), right, self._told_of(right_where))

    def once(
        self, ranked: Sequence[tuple[int | str, str, Judged]], clearance: Marking
    ) -> list[tuple[int | str, Judged]]:
        """Of mentions by one name that are linked to each other already only the first, for each clearance."""
        kept = []
        reached: set[tuple[int | str, str, Marking]] = set()
        for where, text, verdict in ranked:
            lowest = self._visible_from(where, clearance)
            if (where, text, lowest) not in reached:
                kept.append((where, verdict))
                reached |= {(other, text, lowest) for other, name in self.forms(where) if name == text}
        return kept

    def _told_of(self, where: int | str) -> Context:
        """What a mention's report tells of it besides the name."""
        if isinstance(where, str):
            return self._told.get(where, Context())
        # Of a person's mentions not each is the first of its reading, which carries what the reading tells.
        for head in self._rows.find("mention", self._clearance, f"entry/{where}"):
            row = self._rows.row("mention", self._clearance, head)
            if row is not None:
                return of_row(row)
        return Context()

    def _visible_from(self, where: int | str, clearance: Marking) -> Marking:
        """The lowest clearance that sees a mention."""
        if isinstance(where, str):
            return clearance
        seen = (lower for lower in Marking if self._rows.find("mention", lower, f"entry/{where}"))
        return next(seen, clearance)

    def link(self, where: int | str, normal: str) -> None:
        """Note that a name of this reading is the same as a mention on record, or as another name of it."""
        self._new[where].add(normal)
        self._new[normal].add(where)

    def forms(self, start: int | str) -> list[tuple[int | str, str]]:
        """The ways of naming and telling that chains from ``start`` lead to, each with its earliest mention."""
        earliest: dict[tuple[str, str], int | str] = {}
        reached: set[int | str] = set()
        waiting = [start]
        while waiting:
            where = waiting.pop()
            if where in reached:
                continue
            reached.add(where)
            waiting.extend(self._new.get(where, ()))
            if isinstance(where, str):
                earliest.setdefault((where, ""), where)
                continue
            row = self._rows.row("mention", self._clearance, padded(where))
            if row is not None:
                slot = (row["name"], told_in(row))
                known = earliest.get(slot)
                # Known people, who go by several names, are held against others in `known_matches`.
                if "latest" not in row:
                    earliest[slot] = min(known, where) if isinstance(known, int) else where
                waiting.extend(self._linked(row))
        return sorted(((where, name) for (name, _), where in earliest.items()), key=repr)

    def _linked(self, mention: Row) -> Iterator[int]:
        for entry in mention["members"]:
            for id in self._rows.find("judgement", self._clearance, f"entry/{entry}"):
                body = self._rows.row("judgement", self._clearance, id) or {}
                if body.get("verdict") == Verdict.SAME.value:
                    other = body["right"] if body["left"] == entry else body["left"]
                    yield from (int(head) for head in self._rows.find("mention", self._clearance, f"entry/{other}"))


def counterparts(rows: ReadsRows, name: Name, clearance: Marking) -> list[tuple[Name, int | str]]:
    """The mentions that a clearance sees and that may be the same person: one for each name, what is told, and marking.

    Of mentions that tell the same by the same name only the earliest is held against the new one: the others are linked
    to it already, or no link is made on that name at all. That one for each lower clearance is kept lets the public
    view link what is public. Of those that can never be linked by name (an initial, a bare surname, a surname one sound
    off) only the earliest `MOST_OF_A_CROWD` under a key are looked at; whoever can be linked is never left out.
    """
    earliest: dict[tuple[str, str, Marking], int] = {}
    for lower in (lower for lower in Marking if lower.height <= clearance.height):
        for key in sorted(candidates.asked(name)):
            ids = rows.find("mention", lower, f"match/{key}")
            for id in ids if candidates.links(key) else ids[:MOST_OF_A_CROWD]:
                row = rows.row("mention", lower, id) or {}
                slot = (row["name"], told_in(row), lower)
                earliest[slot] = min(earliest.get(slot, row["head"]), row["head"])
    seen = sorted({(head, text) for (text, _, _), head in earliest.items()})
    return [(Name.of(text), head) for head, text in seen]


def nearest(rows: ReadsRows, name: Name, clearance: Marking, most: int = MOST_OF_A_CROWD) -> list[int]:
    """The heads of up to ``most`` mentions that may be the same person, by how much of the name their keys share."""
    scores: Counter[str] = Counter()
    for key in sorted(candidates.asked(name)):
        worth = candidates.worth(key)
        for id in rows.find("mention", clearance, f"match/{key}"):
            scores[id] += worth
    best = nsmallest(most, ((-score, id) for id, score in scores.items()))
    return [int(id) for _, id in best]
