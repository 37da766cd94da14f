"""Who is meant: each name of a new reading held against the names on record, and the verdicts to be recorded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from habeas.casework.contexts import of_row, told_in
from habeas.casework.rows import ReadsRows, Row, padded
from habeas.identity import candidates
from habeas.identity.compare import Judged
from habeas.identity.context import Context
from habeas.identity.linking import judge_in_register
from habeas.identity.names import Name
from habeas.model import Claim, Marking, Mention, Observation, Reading, Reason, Trait, Verdict

# Of unsure pairs, so many are put to a person for each new name.
MOST_ASKED = 10
MOST_OF_A_CROWD = 200
NEW_REPORT = "new"
"""What tells the report that is being added from those on record, in what is told of its people."""
Told = Mapping[str, Context]


@dataclass(frozen=True, slots=True)
class Form:
    """One way in which a mention is told: an entry on record or a name of the new reading, the name, and the rest."""

    where: int | str
    name: str
    told: Context


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
            named[about.normal] = named.get(about.normal, False) or about.identifies
    return named


def match(rows: ReadsRows, reading: Reading, marking: Marking, told: Told) -> list[Match]:
    """Hold each name of a reading against the mentions on record and against the names before it in the same report.

    ``told`` holds what the report tells of each name besides (`habeas.casework.contexts.contexts_of`).

    "Same" is recorded always, "unsure" for the likeliest few: a person is not asked about everybody of one surname.
    "Different" is recorded where it keeps apart what a chain of "same" would join: of all the pairs in the world nearly
    all are different, and nobody asks about them. It is done for each clearance that may see a reading of this
    ``marking``, from what that clearance sees.

    What is recorded of "same" and "different" between two ways of naming depends on these two alone, so that reports
    give the same persons in whatever order they come.
    """
    names = [normal for normal, named in names_of(reading).items() if named]
    found: dict[tuple[int | str, int | str], Match] = {}
    for clearance in (clearance for clearance in Marking if clearance.height >= marking.height):
        chains = _Chains(rows, clearance, told)
        forms = [Form(name, name, told.get(name, Context())) for name in names]
        for at, form in enumerate(forms):
            others = [*counterparts(rows, Name.of(form.name), clearance), *forms[:at]]
            for made in _match_one(chains, form, others, clearance):
                found.setdefault((made.left, made.right), made)
    return list(found.values())


def _match_one(chains: _Chains, new: Form, others: Sequence[Form], clearance: Marking) -> Iterator[Match]:
    judged = [(other, judge_forms(other, new)) for other in others]
    linked = [(other, verdict) for other, verdict in judged if verdict.verdict is Verdict.SAME]
    chained = {other.where: tuple(chains.forms(other.where)) for other, _ in linked}
    joined = list(dict.fromkeys(chained.values()))
    surest: dict[tuple[tuple[Form, ...], str, Marking], Match] = {}
    for other, verdict in sorted(linked, key=lambda row: -row[1].probability_ppm):
        # Of equal names that a chain joins already one link is enough: the surest that each clearance sees.
        slot = chained[other.where], other.name, chains.seen_from(other.where)
        surest.setdefault(slot, Match(other.where, new.name, verdict, clearance))
    for found in surest.values():
        chains.link(found.left, new.name)
        yield found
    for where, verdict in _likeliest([(other.where, told) for other, told in judged if told.verdict is Verdict.UNSURE]):
        yield Match(where, new.name, verdict, clearance)
    for form in {form: None for forms in joined for form in forms}:
        verdict = judge_forms(form, new)
        if verdict.verdict is Verdict.DIFFERENT and form.where != new.where:
            yield Match(form.where, new.name, verdict, clearance)
    for left, right, verdict in _contradictions(joined):
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


def judge_forms(left: Form, right: Form) -> Judged:
    """The judgement on two mentions under the bundled table of frequencies: a common full name alone links nobody.

    >>> one, other = Form(1, "Ivan Ivanov", Context()), Form(2, "Иван Иванов", Context())
    >>> judge_forms(one, other).verdict
    <Verdict.UNSURE: 'unsure'>
    """
    return _judged(left.name, left.told, right.name, right.told)


@lru_cache(maxsize=20_000)
def _judged(left: str, left_told: Context, right: str, right_told: Context) -> Judged:
    # The clearances see mostly the same names.
    return judge_in_register(Name.of(left), left_told, Name.of(right), right_told)


def _contradictions(joined: Sequence[Sequence[Form]]) -> Iterator[tuple[int | str, int | str, Judged]]:
    """What contradicts itself among the people whom the new name would make one."""
    for one, other in combinations(dict.fromkeys(map(tuple, joined)), 2):
        for left in one:
            for right in other:
                verdict = judge_forms(left, right)
                if verdict.verdict is Verdict.DIFFERENT and left.where != right.where:
                    yield left.where, right.where, verdict


class _Chains:
    """What chains of "same" lead to: on record, and among the names of the reading that is being matched."""

    def __init__(self, rows: ReadsRows, clearance: Marking, told: Told) -> None:
        self._rows = rows
        self._told = told
        self._clearance = clearance
        self._new: defaultdict[int | str, set[int | str]] = defaultdict(set)

    def link(self, where: int | str, normal: str) -> None:
        """Note that a name of this reading is the same as a mention on record, or as another name of it."""
        self._new[where].add(normal)
        self._new[normal].add(where)

    def seen_from(self, where: int | str) -> Marking:
        """The lowest clearance that sees a mention."""
        if isinstance(where, str):
            return self._clearance
        seen = (lower for lower in Marking if self._rows.row("mention", lower, padded(where)) is not None)
        return next(seen, self._clearance)

    def forms(self, start: int | str) -> list[Form]:
        """The mentions that chains from ``start`` lead to, of those that tell the same the earliest."""
        earliest: dict[tuple[str, str], Form] = {}
        reached: set[int | str] = set()
        waiting = [start]
        while waiting:
            where = waiting.pop()
            if where in reached:
                continue
            reached.add(where)
            waiting.extend(self._new.get(where, ()))
            if isinstance(where, str):
                earliest[where, NEW_REPORT] = Form(where, where, self._told.get(where, Context()))
                continue
            row = self._rows.row("mention", self._clearance, padded(where))
            if row is not None:
                slot = row["name"], told_in(row)
                known = earliest.get(slot)
                # Known people, who go by several names, are held against others in `known_matches`.
                if "latest" not in row and (known is None or not isinstance(known.where, int) or where < known.where):
                    earliest[slot] = Form(where, row["name"], of_row(row))
                waiting.extend(self._linked(row))
        return sorted(earliest.values(), key=lambda form: (isinstance(form.where, str), str(form.where).rjust(12)))

    def _linked(self, mention: Row) -> Iterator[int]:
        for entry in mention["members"]:
            for id in self._rows.find("judgement", self._clearance, f"entry/{entry}"):
                body = self._rows.row("judgement", self._clearance, id) or {}
                if body.get("verdict") == Verdict.SAME.value:
                    other = body["right"] if body["left"] == entry else body["left"]
                    yield from (int(head) for head in self._rows.find("mention", self._clearance, f"entry/{other}"))


def counterparts(rows: ReadsRows, name: Name, clearance: Marking) -> list[Form]:
    """The mentions that a clearance sees and that may be the same person: one for each name, what is told, and marking.

    Of mentions that tell the same by the same name only the earliest is held against the new one: the others are
    linked to it already, or no link is made on that alone. That one for each lower clearance is kept lets the public
    view link what is public. Whoever can be linked is never left out; of a given name alone, which links nobody, only
    the earliest `MOST_OF_A_CROWD` are looked at.
    """
    asked = candidates.asked(name)
    earliest: dict[tuple[str, str, Marking], Form] = {}
    for lower in (lower for lower in Marking if lower.height <= clearance.height):
        met = rows.find_each("mention", lower, {f"match/{key}" for key in asked})
        few = (ids if candidates.links(key.partition("/")[2]) else ids[:MOST_OF_A_CROWD] for key, ids in met.items())
        # Whoever is alike is met under many keys, and looked at once.
        for id in {id for ids in few for id in ids}:
            row = rows.row("mention", lower, id) or {}
            slot = (row["name"], told_in(row), lower)
            if slot not in earliest or row["head"] < earliest[slot].where:
                earliest[slot] = Form(row["head"], row["name"], of_row(row))
    by_head = {form.where: form for form in earliest.values()}
    return [by_head[head] for head in sorted(by_head, key=int)]
