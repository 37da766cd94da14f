"""What a report says happened: claims, traits, observations and deals, each with its words and its voice."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from habeas.errors import ImpossibleValueError
from habeas.model.mention import Group, Mention
from habeas.model.span import Span
from habeas.model.voice import Voice
from habeas.model.when import When


class Kind(StrEnum):
    """What is said to have happened. A pardon is an act of state, a release a person outside the gate."""

    DETAINED = "detained"
    ARRESTED = "arrested"
    CHARGED = "charged"
    TRIED = "tried"
    CONVICTED = "convicted"
    SENTENCED = "sentenced"
    ACQUITTED = "acquitted"
    TRANSFERRED = "transferred"
    HELD = "held"
    HOUSE_ARREST = "house_arrest"
    HOSPITALISED = "hospitalised"
    DISAPPEARED = "disappeared"
    RECOGNISED = "recognised"
    LISTED = "listed"
    PARDONED = "pardoned"
    RELEASED = "released"
    EXILED = "exiled"
    EXCHANGED = "exchanged"
    DIED = "died"
    STRIPPED_OF_CITIZENSHIP = "stripped_of_citizenship"


class Certainty(StrEnum):
    """How surely it is said. When several apply the gravest wins: see `gravest`."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    HEDGED = "hedged"
    FUTURE = "future"
    CONDITIONAL = "conditional"
    DENIED = "denied"

    @property
    def supports(self) -> bool:
        """Whether a claim said like this may support that the event took place."""
        return self in (Certainty.ASSERTED, Certainty.REPORTED, Certainty.HEDGED)


def gravest(*certainties: Certainty) -> Certainty:
    """The one that governs: denied > conditional > future > hedged > reported > asserted.

    >>> gravest(Certainty.REPORTED, Certainty.FUTURE, Certainty.HEDGED).value
    'future'
    """
    order = list(Certainty)
    return max(certainties, key=order.index)


@dataclass(frozen=True, slots=True)
class Place:
    """A place as the text names it."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class Actor:
    """Who did it, as the text names them: the court, the police, the president."""

    name: str
    span: Span


class TermKind(StrEnum):
    """What a sentence deprives a person of."""

    PRISON = "prison"
    COLONY = "colony"
    HARD_LABOUR = "hard_labour"
    HOUSE_ARREST = "house_arrest"
    ADMINISTRATIVE = "administrative"
    SUSPENDED = "suspended"
    RESTRICTED = "restricted"
    FINE = "fine"
    LIFE = "life"
    DEATH = "death"


@dataclass(frozen=True, slots=True)
class Term:
    """A sentence: whole years and months (days for administrative arrest), and its kind."""

    years: int
    months: int
    kind: TermKind
    span: Span
    days: int = 0

    def __post_init__(self) -> None:
        if min(self.years, self.months, self.days) < 0:
            msg = "a term can't be negative"
            raise ImpossibleValueError(msg)


@dataclass(frozen=True, slots=True)
class Charge:
    """What a person is accused or convicted of, in the text's words."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class ReadBy:
    """Which reader, in which version, by which of its rules."""

    reader: str
    version: str
    rule: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing said of one person or one counted group, with the words that say so and the voice that says it.

    ``about`` whom; ``when`` it happened; ``where`` (from), ``where_to`` and ``handed_to``; ``mode`` of a release or an
    arrest ("bail", "exchange", "amnesty") as a plain word; ``by`` whom it was done; ``term`` and ``charge``;
    ``said_by`` the chain of voices, outermost first, empty when the author says it; ``trigger`` the words of the event
    and ``evidence`` the sentence (and its continuation in the same block). ``again`` is true where the text says that
    it happened once more; ``member_of`` is the counted group that the person is said to be among.
    """

    kind: Kind
    about: Mention | Group
    certainty: Certainty
    trigger: Span
    evidence: Span
    read_by: ReadBy
    said_by: tuple[Voice, ...] = ()
    when: When | None = None
    where: Place | None = None
    where_to: Place | None = None
    handed_to: Actor | None = None
    by: Actor | None = None
    mode: str | None = None
    term: Term | None = None
    charge: Charge | None = None
    again: bool = False
    member_of: Group | None = None

    def __post_init__(self) -> None:
        if not self.trigger.overlaps(self.evidence):
            msg = "a claim's trigger must stand in its evidence"
            raise ImpossibleValueError(msg)

    @property
    def mention(self) -> Mention | None:
        """The person it is about, or ``None`` for a group."""
        return self.about if isinstance(self.about, Mention) else None

    @property
    def group(self) -> Group | None:
        """The group it is about, or ``None`` for a person."""
        return self.about if isinstance(self.about, Group) else None

    @property
    def speaker(self) -> Voice | None:
        """The first to say it: the innermost voice of the chain, ``None`` when the author says it."""
        return self.said_by[-1] if self.said_by else None


class TraitKind(StrEnum):
    """What a trait tells of a person."""

    CITIZENSHIP = "citizenship"
    BIRTH = "birth"
    AGE = "age"
    WORK = "work"
    PRIZE = "prize"


@dataclass(frozen=True, slots=True)
class Trait:
    """Something said of a person that is not an event: citizenship, age, work."""

    kind: TraitKind
    about: Mention
    value: str
    span: Span
    evidence: Span
    certainty: Certainty
    read_by: ReadBy
    said_by: tuple[Voice, ...] = ()
    when: When | None = None


class ObservationKind(StrEnum):
    """What was observed of a person."""

    SEEN_FREE = "seen_free"
    SEEN_HELD = "seen_held"
    REFUSED_RELEASE = "refused_release"
    APPEALED = "appealed"
    TERM_CHANGED = "term_changed"


@dataclass(frozen=True, slots=True)
class Observation:
    """A person seen or heard: free, held, refusing to leave, appealing."""

    kind: ObservationKind
    about: Mention
    trigger: Span
    evidence: Span
    certainty: Certainty
    read_by: ReadBy
    said_by: tuple[Voice, ...] = ()
    when: When | None = None
    where: Place | None = None


@dataclass(frozen=True, slots=True)
class Deal:
    """Who gives and gets what: ``gives`` is the side of the release, ``gets`` what is had for it, with their words."""

    gives: str
    gives_span: Span
    gets: str
    gets_span: Span
    between: tuple[str, ...]
    evidence: Span
    certainty: Certainty
    read_by: ReadBy
    said_by: tuple[Voice, ...] = ()
    when: When | None = None
    brokered_by: str | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    """A sentence with a trigger word that gave no claim, and why: nothing vanishes."""

    span: Span
    why: str


@dataclass(frozen=True, slots=True)
class Dropped:
    """Something a reader was given to say and did not: no claim may rest on words that stand nowhere.

    ``what`` is the slot ("date", "said_by"), "claim" for a claim as a whole, "answer" for everything in one answer;
    ``why`` the reason in words; ``words`` what had been said, shortened; ``number`` how many of them this stands for.
    """

    what: str
    why: str
    words: str
    number: int = 1
