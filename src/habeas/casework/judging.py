"""What people decide about who is who: same, different, unsure; merge, split, undo. All of it is judgements.

A decision about two people may take several judgements, which follow from what stands: to merge is to judge *same*
until all mentions of both are one person, to split is to judge *different* across every link that is cut. They carry
the entry of the first (``part_of``) and are withdrawn together, so undoing brings every claim back where it came from.

Nothing here overrides a *different* of a person: what clashes with one stays apart, is told, and waits in the queue.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from habeas.casework import fold
from habeas.casework.bare_names import Caution, cautions
from habeas.casework.contradictory import Contradiction, contradictions
from habeas.casework.judgement_rows import judgements_on
from habeas.casework.payloads import dump, load
from habeas.casework.register_folder import OpenRegister
from habeas.casework.rows import ReadsRows, Row, padded
from habeas.errors import NeverAPersonError, NoSuchDecisionError, NoSuchMentionError, WrongUseError
from habeas.identity import clusters
from habeas.identity.grouping import is_resolver
from habeas.ledger.store import Draft, Recorded, View, Writer
from habeas.model import Author, Judgement, Marking, Nature, Person, Verdict, Withdrawal
from habeas.model.decisions import CERTAIN_PPM

ODDS_PPM = {Verdict.SAME: CERTAIN_PPM, Verdict.DIFFERENT: 0, Verdict.UNSURE: CERTAIN_PPM // 2}
"""A person who decides says how sure by the verdict alone."""
LONGEST_NUMBER = 12
"""No ledger has an entry whose number has more digits."""
NEVER = {
    Nature.PSEUDONYM: "a pseudonym or a changed name",
    Nature.WITHHELD: "a withheld name",
    Nature.DESCRIPTION: "a description without a name",
}


@dataclass(frozen=True, slots=True)
class Clash:
    """A person's *different* that stands between two mentions which a decision would have made one person."""

    entry: int
    judgement: Judgement


@dataclass(frozen=True, slots=True)
class Decided:
    """What was recorded, and what it led to.

    ``entries`` are the judgements (or withdrawals) of this one decision, the first names it; ``persons`` the ids of
    the people that the mentions concerned belong to now, by entry; ``clashes`` what keeps apart what was to be one.
    """

    entries: tuple[int, ...]
    persons: tuple[str, ...]
    clashes: tuple[Clash, ...] = ()


def judge(
    register: OpenRegister,
    left: int,
    right: int,
    verdict: Verdict,
    by: Author,
    note: str = "",
    *,
    clearance: Marking = Marking.INTERNAL,
) -> Decided:
    """Record a person's verdict on two mentions, each named by the entry of a claim that holds it.

    The judgement is marked with ``clearance``, that of what its author may have seen. Raises `NoSuchMentionError` and
    `NeverAPersonError`.
    """
    with register.store.writing() as writer:
        decision = Decision(writer, by, note, clearance)
        decision.say(left, right, verdict)
        return decision.done()


def merge(
    register: OpenRegister, one: str, other: str, by: Author, note: str = "", *, clearance: Marking = Marking.INTERNAL
) -> Decided:
    """Make two people one: all their mentions, whatever programs think of some of them.

    Ids that people had before they were merged will do as well. Raises `NoSuchMentionError` for an id of nobody,
    `NeverAPersonError` for a naming that makes nobody, and `WrongUseError` where the two are one already. What to tell
    whoever asks for it before is what `cautions_before` says.
    """
    with register.store.writing() as writer:
        decision = Decision(writer, by, note, clearance)
        first, second = _people(writer, clearance, (one, other))
        if first.id == second.id:
            msg = f"{one} and {other} are one person already: {first.id}"
            raise WrongUseError(msg, hint="Nothing needs to be recorded.")
        decision.merge(first.mentions[0], second.mentions[0])
        return decision.done()


def cautions_before(
    register: OpenRegister, one: str, other: str, *, clearance: Marking = Marking.INTERNAL
) -> tuple[Caution | Contradiction, ...]:
    """What is to be confirmed before these two are made one. Raises as `merge`.

    That only a name without a surname names one of them, and what is on record of both and can't be true of one.
    """
    with register.store.reading() as view:
        first, second = _people(view, clearance, (one, other))
        if first.id == second.id:
            return ()
        return (*cautions((first, second)), *contradictions(view, clearance, first, second))


def split(
    register: OpenRegister,
    mentions: Collection[int],
    by: Author,
    note: str = "",
    *,
    clearance: Marking = Marking.INTERNAL,
) -> Decided:
    """Take mentions out of the person they are in; together they make another, and what remains stays together.

    The one with the earliest mention keeps the id. Raises `NoSuchMentionError`, `NeverAPersonError`, and
    `WrongUseError` where the mentions are not part of one person, or all there is of one.
    """
    out = sorted(set(mentions))
    with register.store.writing() as writer:
        decision = Decision(writer, by, note, clearance)
        person = _one_person(writer, clearance, out)
        rest = sorted(set(person.mentions) - set(out))
        if not rest:
            msg = f"that is all there is of {person.id}: nothing would be left to take it out of"
            raise WrongUseError(msg, hint="Name only the mentions that belong to somebody else.")
        for left, right in _links(writer, clearance, person):
            if (left in out) != (right in out):
                decision.say(left, right, Verdict.DIFFERENT)
        decision.unite(out)
        decision.unite(rest)
        return decision.done()


def withdraw(
    register: OpenRegister, entry: int, by: Author, why: str = "undone", *, clearance: Marking = Marking.INTERNAL
) -> Decided:
    """Take a person's decision back, with every judgement that belongs to it; any entry of it will do.

    Raises `NoSuchDecisionError` where none stands there that this clearance may see.
    """
    with register.store.writing() as writer:
        first = _decision_of(writer, clearance, entry)
        # All of it goes, also what a lower clearance no longer sees: half a decision is none.
        later = writer.find("judgement", Marking.CONFIDENTIAL, f"decision/{first}")
        entries = [first, *map(int, later)]
        judged = [_judgement(writer, Marking.CONFIDENTIAL, number) for number in entries]
        drafts = (Draft("withdrawal", dump(Withdrawal(number, by, why)), clearance) for number in entries)
        made = [writer.append(draft) for draft in drafts]
        fold.take_in(writer, made)
        ends = {end for judgement in judged if judgement is not None for end in judgement.pair}
        return Decided(tuple(one.number for one in made), _persons(writer, clearance, ends))


class Decision:
    """One decision being recorded, in one transaction."""

    def __init__(self, writer: Writer, by: Author, note: str, clearance: Marking) -> None:
        self._writer = writer
        self._by = by
        self._note = note.strip()
        self._clearance = clearance
        self._entries: list[int] = []
        self._said: dict[tuple[int, int], Verdict] = {}
        self._unfolded: list[Recorded] = []
        self._concerned: set[int] = set()

    def say(self, left: int, right: int, verdict: Verdict) -> None:
        """Record one judgement of it. Raises `NoSuchMentionError` and `NeverAPersonError`."""
        if left == right:
            msg = f"entry {left} can't be held against itself"
            raise WrongUseError(msg, hint="Name two mentions.")
        for entry in (left, right):
            refuse_what_is_nobody(self._writer, self._clearance, entry)
            self._concerned |= self._around(entry)
        first = self._entries[0] if self._entries else None
        note = self._note if first is None else ""
        judged = Judgement(left, right, verdict, ODDS_PPM[verdict], (), self._by, note, first)
        made = self._writer.append(Draft("judgement", dump(judged), self._clearance))
        self._entries.append(made.number)
        self._said[judged.pair] = verdict
        self._unfolded.append(made)

    def merge(self, left: int, right: int) -> None:
        """Judge *same* between two mentions, and make one of all that belongs to the people of both."""
        self.say(left, right, Verdict.SAME)
        self.unite(set(self._concerned))

    def unite(self, mentions: Collection[int]) -> None:
        """Judge *same* until these mentions are one person, or only what people judged different is in the way."""
        while True:
            self._fold()
            parts = sorted(_parts(self._writer, self._clearance, mentions).values())
            pairs = sorted({(parts[0], part) for part in parts[1:]} - self._said.keys())
            if not pairs:
                return
            for left, right in pairs:
                self.say(left, right, Verdict.SAME)

    def leave_open(self, asked: Collection[tuple[int, int]], rivals: Collection[tuple[int, int]]) -> None:
        """Judge *unsure* between these pairs, and between those of ``rivals`` whom that would make one.

        Rivals are links that contradictions stop now. Whoever can't tell whether a name is A's has not said that it is
        B's, who fits as well.
        """
        left = sorted(asked)
        while left:
            for pair in left:
                self.say(*pair, Verdict.UNSURE)
            self._fold()
            left = sorted(pair for pair in set(rivals) - self._said.keys() if not self._is_apart(pair))

    def done(self) -> Decided:
        """What the decision led to for everybody whom it concerned."""
        self._fold()
        persons = _persons(self._writer, self._clearance, self._concerned)
        return Decided(tuple(self._entries), persons, tuple(self._clashes()))

    def _clashes(self) -> Iterator[Clash]:
        """What people said before that keeps two apart which this decision called the same."""
        missed = [pair for pair, verdict in self._said.items() if verdict is Verdict.SAME and self._is_apart(pair)]
        around = {entry for pair in missed for end in pair for entry in self._around(end)}
        for number, judged in judgements_on(self._writer, self._clearance, around):
            against = judged.by.is_human and judged.verdict is Verdict.DIFFERENT and number not in self._entries
            if against and around.issuperset(judged.pair) and self._is_apart(judged.pair):
                yield Clash(number, judged)

    def _is_apart(self, pair: tuple[int, int]) -> bool:
        return len(_parts(self._writer, self._clearance, pair)) > 1

    def _around(self, entry: int) -> set[int]:
        """All mentions of the person that a mention belongs to."""
        ids = self._writer.find("person", self._clearance, f"entry/{entry}")
        rows = (self._writer.row("person", self._clearance, id) for id in ids)
        return {mention for row in rows if row is not None for mention in row["mentions"]}

    def _fold(self) -> None:
        fold.take_in(self._writer, self._unfolded)
        self._unfolded = []


def person_behind(rows: ReadsRows, clearance: Marking, id: str) -> Person:
    """The person of an id: their own, or one that they had before they were merged into another.

    Raises `NoSuchMentionError` where nobody has or had it.
    """
    found = current_id(rows, clearance, id)
    row = rows.row("person", clearance, found) if found else None
    if row is None:
        msg = f"there is nobody with the id {id!r}"
        raise NoSuchMentionError(msg)
    return load(Person, row)


def _people(view: View, clearance: Marking, ids: Iterable[str]) -> list[Person]:
    """The people of these ids; a pseudonym's is told to be one, not only to be nobody's."""
    for id in ids:
        entry = _entry_in(id)
        if entry is not None and _mention(view, clearance, entry) is not None:
            refuse_what_is_nobody(view, clearance, entry)
    return [person_behind(view, clearance, id) for id in ids]


def _entry_in(id: str) -> int | None:
    """The entry that an id is made of."""
    number = id.strip()[1:]
    known = id.strip().startswith("p") and number.isascii() and number.isdecimal() and len(number) <= LONGEST_NUMBER
    return int(number) if known else None


def current_id(rows: ReadsRows, clearance: Marking, id: str) -> str | None:
    """The id under which a person stands now: an id is that of a mention, which leads to whoever it belongs to."""
    entry = _entry_in(id)
    found = rows.find("person", clearance, f"entry/{entry}") if entry is not None else []
    return found[0] if found else None


def refuse_what_is_nobody(view: View, clearance: Marking, entry: int) -> None:
    """Raise where the entry is no mention (`NoSuchMentionError`) or one that may make nobody (`NeverAPersonError`)."""
    mention = _mention(view, clearance, entry)
    if mention is None:
        msg = f"entry {entry} names nobody"
        raise NoSuchMentionError(msg)
    if not mention["identifies"]:
        nature = Nature((view.entry(entry).payload or {})["about"]["nature"])
        what = NEVER.get(nature, "no name")
        msg = f"{mention['name']!r} (entry {entry}) is {what}, and such a naming never makes or joins a person"
        raise NeverAPersonError(msg)


def _mention(rows: ReadsRows, clearance: Marking, entry: int) -> Row | None:
    for id in rows.find("mention", clearance, f"entry/{entry}"):
        return rows.row("mention", clearance, id)
    return None


def _parts(rows: ReadsRows, clearance: Marking, mentions: Iterable[int]) -> dict[str, int]:
    """The people that these mentions belong to, each with the earliest of them that does."""
    parts: dict[str, int] = {}
    for entry in sorted(mentions):
        for id in rows.find("person", clearance, f"entry/{entry}"):
            parts.setdefault(id, entry)
    return parts


def _persons(rows: ReadsRows, clearance: Marking, mentions: Iterable[int]) -> tuple[str, ...]:
    return tuple(sorted(_parts(rows, clearance, mentions), key=lambda id: int(id[1:])))


def _one_person(view: View, clearance: Marking, mentions: Iterable[int]) -> Person:
    for entry in mentions:
        refuse_what_is_nobody(view, clearance, entry)
    persons = _persons(view, clearance, mentions)
    if len(persons) != 1:
        msg = f"these mentions are not part of one person, but of {len(persons)}"
        raise WrongUseError(msg, hint="Name mentions of one person: the entries that `habeas person` shows.")
    return person_behind(view, clearance, persons[0])


def _links(rows: ReadsRows, clearance: Marking, person: Person) -> list[tuple[int, int]]:
    """What holds a person together: each pair that is judged the same, and each name repeated in one report."""
    inside = set(person.mentions)
    stands = clusters.standing(judgements_on(rows, clearance, person.mentions))
    links = {pair for pair, judged in stands.items() if judged.verdict is Verdict.SAME and inside.issuperset(pair)}
    for entry in person.mentions:
        mention = _mention(rows, clearance, entry)
        if mention is not None and mention["members"][0] != entry:
            links.add((mention["members"][0], entry))
    return sorted(links)


def _judgement(rows: ReadsRows, clearance: Marking, number: int) -> Judgement | None:
    body = rows.row("judgement", clearance, padded(number))
    return load(Judgement, body) if body is not None else None


def _decision_of(rows: ReadsRows, clearance: Marking, entry: int) -> int:
    judged = _judgement(rows, clearance, entry)
    if judged is None or not (judged.by.is_human or is_resolver(judged.by)):
        msg = f"entry {entry} is no judgement of a person, or of a resolution, that stands"
        raise NoSuchDecisionError(msg)
    return judged.part_of or entry
