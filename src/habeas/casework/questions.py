"""The queue: what the machine leaves to people, one question for each two people, the most useful first.

A question is worth the more, the more records change hands by its answer and the nearer its odds are to even. Settled
ones are not in it; one whose answer is withdrawn is in it again. What people could not tell from what there is, is set
aside until there is news of either of the two.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from habeas.casework.bare_names import Caution, cautions
from habeas.casework.contradictory import Contradiction, contradictions
from habeas.casework.grounds import Ground, Teller, with_reasons
from habeas.casework.judgement_rows import judgements_on
from habeas.casework.judging import Decided, Decision, current_id
from habeas.casework.pages import Pages
from habeas.casework.passages import Passage, passage_of
from habeas.casework.payloads import load
from habeas.casework.queue_rows import Why
from habeas.casework.register_folder import OpenRegister
from habeas.casework.rows import ReadsRows, Row, padded
from habeas.identity import clusters, joining
from habeas.ledger.store import View
from habeas.model import Author, Judgement, Marking, Person, Verdict

WHY = {
    Why.UNDECIDED: "the names alone don't decide it",
    Why.IDS_DIFFER: "the ids of one list differ, though all else says that it is one person",
    Why.TOLD_APART: joining.HUMAN_CLASH,
    Why.CONTRADICTION: joining.MACHINE_CLASH,
    Why.RIVALS: clusters.RIVALS,
    Why.PEOPLE_DISAGREE: clusters.PEOPLE_DISAGREE,
}
"""Why a question is asked, in words."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A question as it stands in the queue: the two people, the two mentions it is asked by, and why it is asked.

    ``records`` counts the mentions that would change hands, ``evenness_ppm`` how even the odds are (a million at one
    to one), ``pairs`` how many pairs of mentions it stands for, ``looked_at`` whether somebody could not tell before,
    ``set_aside`` whether nothing new was told of either since then.
    """

    persons: tuple[str, str]
    left: int
    right: int
    why: Why
    records: int
    all_records: int
    evenness_ppm: int
    pairs: tuple[tuple[int, int], ...]
    looked_at: bool
    set_aside: bool

    @property
    def rank(self) -> tuple[bool, int, int, int, int]:
        """Smaller is asked first; equal for no two questions."""
        worth = self.records * self.evenness_ppm
        return (self.set_aside, -worth, -self.all_records, self.left, self.right)


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
    """A question with all that helps to answer it.

    ``probability_ppm`` is ``None`` where judgements clash; ``cautions`` name those of the two whom only a name without
    a surname names, ``contradictions`` what is on record of both and can't be true of one: then a join is to be made
    sure of.
    """

    waiting: Waiting
    left: Side
    right: Side
    probability_ppm: int | None
    for_: tuple[Ground, ...]
    against: tuple[Ground, ...]
    others: tuple[Other, ...]
    cautions: tuple[Caution, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()


@dataclass(frozen=True, slots=True)
class Overtaken:
    """Nothing was recorded, because the question isn't open any more; ``what`` stands now."""

    what: str


def waiting(rows: ReadsRows, clearance: Marking = Marking.INTERNAL) -> list[Waiting]:
    """Every open question, the most useful first; always the same order for the same register."""
    return [one for one in unsettled(rows, clearance) if not one.set_aside]


def unsettled(rows: ReadsRows, clearance: Marking = Marking.INTERNAL) -> list[Waiting]:
    """The same, with those that were set aside behind them."""
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
        why=Why(row["why"]),
        records=min(sizes[one], sizes[other]),
        all_records=sizes[one] + sizes[other],
        evenness_ppm=row["evenness_ppm"],
        pairs=tuple((pair["left"], pair["right"]) for pair in row["pairs"]),
        looked_at=row["looked_at"],
        set_aside=row["set_aside"],
    )


def question(view: View, pages: Pages, one: Waiting, clearance: Marking = Marking.INTERNAL) -> Question:
    """A question with the names, the sentences around them, the reasons and the other people it may be about."""
    people = _people(view, clearance, one)
    judged = judgements_on(view, clearance, people[0].mentions)
    inside = {*people[0].mentions, *people[1].mentions}
    between = [(number, j) for number, j in judged if inside.issuperset(j.pair) and _crosses(j, people[0])]
    stands = clusters.standing(between)
    asked = (min(one.left, one.right), max(one.left, one.right))
    on_it = with_reasons(between, asked)
    teller = Teller(view, clearance, people[0])
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
        cautions=tuple(cautions(people)),
        contradictions=contradictions(view, clearance, *people),
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

    *Same* makes the two people one, *different* holds between them from now on, *unsure* (it can't be told from what
    there is) sets the question aside until there is news of either.
    """
    with register.store.writing() as writer:
        row = writer.row("queue", clearance, _row_id(asked.persons))
        if row is None or _persons_now(writer, clearance, asked) != {*asked.persons}:
            return _overtaken(writer, clearance, asked)
        decision = Decision(writer, by, note, clearance)
        own = _own_different(writer, clearance, row, by) if verdict is Verdict.UNSURE else None
        if own is not None:
            return Overtaken(f"you judged them different yourself; `habeas review --undo {own}` takes that back")
        # A contradiction is gone only when each pair that makes one is judged.
        pairs = list(dict.fromkeys([(row["left"], row["right"]), *_clashing(row)]))
        if verdict is Verdict.SAME:
            decision.merge(asked.left, asked.right)
        elif verdict is Verdict.UNSURE:
            decision.leave_open(pairs, [pair for near in _near(writer, clearance, row) for pair in _clashing(near)])
        else:
            for pair in pairs:
                decision.say(*pair, verdict)
        return decision.done()


def _clashing(row: Row) -> Iterator[tuple[int, int]]:
    """The pairs of a question that contradict something."""
    for pair in row["pairs"]:
        if pair["why"] != Why.UNDECIDED:
            yield pair["left"], pair["right"]


def _own_different(rows: ReadsRows, clearance: Marking, row: Row, by: Author) -> int | None:
    """The entry by which this author told apart what the question asks about; *unsure* would quietly take it back."""
    pairs = {(row["left"], row["right"]), *_clashing(row)}
    said = {
        j.pair: (n, j) for n, j in judgements_on(rows, clearance, {end for pair in pairs for end in pair}) if j.by == by
    }
    found = (said[pair] for pair in sorted(pairs) if pair in said)
    return next((number for number, judged in found if judged.verdict is Verdict.DIFFERENT), None)


def _near(rows: ReadsRows, clearance: Marking, row: Row) -> Iterator[Row]:
    """The questions about either of the two people of one."""
    people = (rows.row("person", clearance, id) or {"mentions": []} for id in row["persons"])
    mentions = [entry for person in people for entry in person["mentions"]]
    for id in sorted({id for entry in mentions for id in rows.find("queue", clearance, f"entry/{entry}")}):
        yield rows.row("queue", clearance, id) or {"pairs": []}


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
