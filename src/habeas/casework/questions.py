"""The queue: what the machine leaves to people, one question for each two people, the most useful first.

A question is worth the more, the more records change hands by its answer and the nearer its odds are to even. Settled
ones are not in it; one whose answer is withdrawn is in it again. What people were unsure of comes last.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from habeas.casework.fold import padded
from habeas.casework.judging import Decided, Decision, current_id, judgements_on
from habeas.casework.pages import Pages
from habeas.casework.passages import Passage, passage_of
from habeas.casework.payloads import load
from habeas.casework.register_folder import OpenRegister
from habeas.casework.rows import ReadsRows, Row
from habeas.identity import clusters
from habeas.ledger.store import View
from habeas.model import Author, Judgement, Marking, Person, Reason, Verdict
from habeas.model.decisions import CERTAIN_PPM

MOST_GROUNDS = 6
"""How many contradictions from other pairs of the same two people are told beside a question."""
SAID = {Verdict.SAME: 1, Verdict.UNSURE: 0, Verdict.DIFFERENT: -1}
"""Which way a person's word points; it has no weight that could be added up."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A question as it stands in the queue: the two people, the two mentions it is asked by, and why it is asked.

    ``records`` counts the mentions that would change hands, ``evenness_ppm`` how even the odds are (a million at one
    to one), ``pairs`` how many pairs of mentions it stands for, ``looked_at`` whether somebody was unsure of it.
    """

    persons: tuple[str, str]
    left: int
    right: int
    why: str
    records: int
    all_records: int
    evenness_ppm: int
    pairs: tuple[tuple[int, int], ...]
    looked_at: bool

    @property
    def rank(self) -> tuple[bool, int, int, int, int]:
        """Smaller is asked first; equal for no two questions."""
        worth = self.records * self.evenness_ppm
        return (self.looked_at, -worth, -self.all_records, self.left, self.right)


@dataclass(frozen=True, slots=True)
class Ground:
    """A reason for or against, in words: between which names, how strongly (a person's word just tips it), by whom."""

    words: str
    left: str
    right: str
    weight_millinats: int
    by: str


@dataclass(frozen=True, slots=True)
class Other:
    """Somebody else whom the same question might be about, and how probable that is."""

    person: str
    name: str
    side: str
    probability_ppm: int | None


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two people of a question: who that is so far, and the words that name them."""

    person: Person
    passage: Passage


@dataclass(frozen=True, slots=True)
class Question:
    """A question with all that helps to answer it. ``probability_ppm`` is ``None`` where judgements clash."""

    waiting: Waiting
    left: Side
    right: Side
    probability_ppm: int | None
    for_: tuple[Ground, ...]
    against: tuple[Ground, ...]
    others: tuple[Other, ...]


@dataclass(frozen=True, slots=True)
class Overtaken:
    """Nothing was recorded, because the question isn't open any more; ``what`` stands now."""

    what: str


def waiting(rows: ReadsRows, clearance: Marking = Marking.INTERNAL) -> list[Waiting]:
    """Every open question, the most useful first; always the same order for the same register."""
    sizes: dict[str, int] = {}
    found = []
    for _, row in rows.rows("queue", clearance):
        for id in row["persons"]:
            if id not in sizes:
                person = rows.row("person", clearance, id) or {"mentions": []}
                sizes[id] = len(person["mentions"])
        found.append(_waiting(row, sizes))
    return sorted(found, key=lambda one: one.rank)


def _waiting(row: Row, sizes: dict[str, int]) -> Waiting:
    one, other = row["persons"]
    return Waiting(
        persons=(one, other),
        left=row["left"],
        right=row["right"],
        why=row["why"],
        records=min(sizes[one], sizes[other]),
        all_records=sizes[one] + sizes[other],
        evenness_ppm=row["evenness_ppm"],
        pairs=tuple((pair["left"], pair["right"]) for pair in row["pairs"]),
        looked_at=row["looked_at"],
    )


def question(view: View, pages: Pages, one: Waiting, clearance: Marking = Marking.INTERNAL) -> Question:
    """A question with the names, the sentences around them, the reasons and the other people it may be about."""
    people = _people(view, clearance, one)
    judged = judgements_on(view, clearance, people[0].mentions)
    inside = {*people[0].mentions, *people[1].mentions}
    between = [(number, j) for number, j in judged if inside.issuperset(j.pair) and _crosses(j, people[0])]
    stands = clusters.standing(between)
    asked = (min(one.left, one.right), max(one.left, one.right))
    on_it = _with_reasons(between, asked)
    teller = _Teller(view, clearance, people[0])
    grounds = [*teller.reasons(on_it), *teller.contradictions(between, stands, asked)]
    doubtful = asked in stands and stands[asked].verdict is Verdict.UNSURE
    return Question(
        waiting=one,
        left=Side(people[0], passage_of(view, pages, _of(people[0], one), clearance)),
        right=Side(people[1], passage_of(view, pages, _of(people[1], one), clearance)),
        probability_ppm=on_it.probability_ppm if doubtful and on_it is not None else None,
        for_=tuple(ground for ground in grounds if ground.weight_millinats > 0),
        against=tuple(ground for ground in grounds if ground.weight_millinats <= 0),
        others=tuple(_others(view, clearance, people)),
    )


def more_passages(view: View, pages: Pages, person: Person, clearance: Marking, most: int) -> list[Passage]:
    """The earliest passage of each report that names a person, at most ``most``, with more of the text around."""
    found: dict[int | None, Passage] = {}
    for entry in person.mentions:
        passage = passage_of(view, pages, entry, clearance, wide=True)
        found.setdefault(passage.report, passage)
        if len(found) == most:
            break
    return list(found.values())


def answer(
    register: OpenRegister,
    asked: Waiting,
    verdict: Verdict,
    by: Author,
    note: str = "",
    *,
    clearance: Marking = Marking.INTERNAL,
) -> Decided | Overtaken:
    """Record the answer to a question, if it is still open when it is this writer's turn.

    *Same* makes the two people one, *different* holds between them from now on, *unsure* lets the question wait.
    """
    with register.store.writing() as writer:
        row = writer.row("queue", clearance, _row_id(asked.persons))
        if row is None or _persons_now(writer, clearance, asked) != {*asked.persons}:
            return _overtaken(writer, clearance, asked)
        decision = Decision(writer, by, note, clearance)
        if verdict is Verdict.SAME:
            decision.merge(asked.left, asked.right)
        else:
            decision.say(asked.left, asked.right, verdict)
            if verdict is Verdict.DIFFERENT:
                _tell_apart(decision, row)
        return decision.done()


def _tell_apart(decision: Decision, row: Row) -> None:
    """A contradiction is gone only when each pair that makes one is judged."""
    for pair in row["pairs"]:
        clashes = pair["evenness_ppm"] == CERTAIN_PPM
        if clashes and (pair["left"], pair["right"]) != (row["left"], row["right"]):
            decision.say(pair["left"], pair["right"], Verdict.DIFFERENT)


def _row_id(persons: tuple[str, str]) -> str:
    return "-".join(padded(int(id[1:])) for id in persons)


def _persons_now(rows: ReadsRows, clearance: Marking, asked: Waiting) -> set[str | None]:
    return {current_id(rows, clearance, f"p{entry}") for entry in (asked.left, asked.right)}


def _overtaken(rows: ReadsRows, clearance: Marking, asked: Waiting) -> Overtaken:
    ids = _persons_now(rows, clearance, asked)
    if len(ids) == 1 and None not in ids:
        return Overtaken(f"they are one person now: {ids.pop()}")
    if ids != {*asked.persons}:
        return Overtaken("who they are has changed meanwhile; it is asked again if it is still open")
    said = [j for _, j in judgements_on(rows, clearance, [asked.left]) if j.by.is_human and asked.right in j.pair]
    who = f"{said[-1].by.name} judged them {said[-1].verdict.value}" if said else "somebody settled it"
    return Overtaken(f"{who} meanwhile")


def _people(rows: ReadsRows, clearance: Marking, one: Waiting) -> tuple[Person, Person]:
    """The two people, the one with fewer records first: that is the one who is looked for."""
    made = [load(Person, rows.row("person", clearance, id) or {}) for id in one.persons]
    first, second = sorted(made, key=lambda person: (len(person.mentions), -int(person.id[1:])))
    return first, second


def _of(person: Person, one: Waiting) -> int:
    return one.left if one.left in person.mentions else one.right


def _crosses(judged: Judgement, person: Person) -> bool:
    return (judged.left in person.mentions) != (judged.right in person.mentions)


def _with_reasons(between: Iterable[tuple[int, Judgement]], pair: tuple[int, int]) -> Judgement | None:
    """The latest judgement of a program on the pair: people give no reasons of their own, only notes."""
    made = [judged for _, judged in between if judged.pair == pair and not judged.by.is_human]
    return made[-1] if made else None


class _Teller:
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


def _others(rows: ReadsRows, clearance: Marking, people: Collection[Person]) -> Iterator[Other]:
    """Whom else either of the two may be, by the other open questions about them; the likeliest first."""
    found: dict[tuple[str, str], int | None] = {}
    asked = {person.id for person in people}
    for side, person in zip(("left", "right"), people, strict=True):
        ids = {id for entry in person.mentions for id in rows.find("queue", clearance, f"entry/{entry}")}
        for row in (rows.row("queue", clearance, id) or {} for id in sorted(ids)):
            for other in set(row["persons"]) - asked:
                if person.id in row["persons"]:
                    found[side, other] = _probability(rows, clearance, row)
    likeliest = sorted(found.items(), key=lambda item: (-(item[1] or 0), item[0]))
    for (side, id), probability in likeliest:
        other = load(Person, rows.row("person", clearance, id) or {})
        yield Other(id, other.name, side, probability)


def _probability(rows: ReadsRows, clearance: Marking, row: Row) -> int | None:
    pair = (row["left"], row["right"])
    judged = [j for _, j in judgements_on(rows, clearance, [row["left"]]) if j.pair == pair and not j.by.is_human]
    return judged[-1].probability_ppm if judged else None
