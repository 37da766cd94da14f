"""What follows from the ledger and is never stored as truth: persons, episodes, status, occasions, tallies, origins."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from habeas.model.claim import Claim, Deal, Observation
from habeas.model.decisions import ReviewVerdict
from habeas.model.quantity import Quantity
from habeas.model.voice import Basis, Role, Side, Voice
from habeas.model.when import When


def speaks_directly(chain: tuple[Voice, ...]) -> bool:
    """Whether the first to say it speaks from direct basis: self, family, lawyer, receiving authority, eyewitness.

    >>> speaks_directly((Voice("her sister", Role.FAMILY),)), speaks_directly(())
    (True, False)
    """
    if not chain:
        return False
    voice = chain[-1]
    near = {Role.SELF, Role.FAMILY, Role.LAWYER}.intersection(voice.roles)
    receives = Role.OFFICIAL in voice.roles and voice.side is Side.RECEIVING
    return bool(near) or voice.basis in (Basis.SELF, Basis.SAW) or receives


@dataclass(frozen=True, slots=True)
class Testimony:
    """A claim as it stands in the register: with its entry, its report, when it was known, and the origin behind it.

    ``known_at`` and ``recorded_at`` are UTC. ``report_day`` is the day the report speaks from: as published, else as
    obtained. ``origin`` is the key of the independent origin (`reconcile.origins`), ``approved`` whether an
    editor-approved `Source` stands behind the page, ``direct`` whether the voice speaks from direct basis (self,
    family, lawyer, the receiving authority, an eyewitness).
    """

    entry: int
    claim: Claim
    report: int
    source: str
    report_day: date
    known_at: datetime
    recorded_at: datetime
    origin: str
    approved: bool
    direct: bool
    review: ReviewVerdict | None = None


@dataclass(frozen=True, slots=True)
class NameForm:
    """A name as reports write it, with the number of reports that do."""

    text: str
    script: str
    language: str
    reports: int


@dataclass(frozen=True, slots=True)
class Person:
    """A cluster of mentions under the judgements; the id is that of its earliest recorded mention (``p`` + entry)."""

    id: str
    mentions: tuple[int, ...]
    names: tuple[NameForm, ...]

    @property
    def name(self) -> str:
        """The name for display: the fullest of the forms used most."""
        return self.names[0].text


class Liberty(StrEnum):
    """The liberty axis."""

    HELD = "held"
    RESTRICTED = "restricted"
    REPORTED_FREE = "reported free"
    FREE = "free"
    REPORTED_DEAD = "reported dead"
    DEAD = "dead"
    DISPUTED = "disputed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Axis:
    """One axis of a status: its value, why, since when, the last evidence, and the claims for and against by entry.

    ``value`` is ``None`` where nothing is known; ``origins`` counts independent origins among ``for_``; ``rule`` is
    the row of the rule table that decided; ``body`` is who recognises, on the axes of recognition.
    """

    value: str | None
    why: str
    rule: str
    since: When | None = None
    last_evidence: date | None = None
    origins: int = 0
    for_: tuple[int, ...] = ()
    against: tuple[int, ...] = ()
    body: str | None = None


@dataclass(frozen=True, slots=True)
class Status:
    """Where a person stands on a day, on four independent axes; recognition is per body."""

    liberty: Axis
    place: Axis
    legal: Axis
    recognition: tuple[Axis, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """A criminal case inside an episode, by the entries of its claims."""

    charge: str | None
    term: str | None
    verdict: When | None
    entries: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Episode:
    """One deprivation of liberty, from its start to its end; a life may hold several."""

    start: When | None
    end: When | None
    entries: tuple[int, ...]
    cases: tuple[Case, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """Claims about one person that can't all be true."""

    what: str
    entries: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """Everything the register answers about one person on a day."""

    status: Status
    episodes: tuple[Episode, ...]
    timeline: tuple[Testimony, ...]
    conflicts: tuple[Conflict, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """Reports that rest on one upstream, and why they count once."""

    key: str
    reports: tuple[int, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Occasion:
    """Something that many reports tell of: a release, with its day, its place and its parts."""

    id: str
    label: str
    kind: str
    when: When
    place: str | None
    claims: tuple[int, ...]
    deals: tuple[int, ...] = ()
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AnnouncedCount:
    """A number announced for an occasion: by whom, how surely, what it counts, resting on which origin.

    ``kind`` is what is said of those counted (released, pardoned, ...), ``where_to`` where they were taken: counts that
    differ in either count different people and can't contradict each other.
    """

    quantity: Quantity
    measure: str
    of: str
    said_by: str
    certainty: str
    origin: str
    entries: tuple[int, ...]
    kind: str = "released"
    where_to: str | None = None


class Membership(StrEnum):
    """Whether a named person is inside an announced count."""

    INSIDE = "inside"
    POSSIBLE = "possible"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """A person named on an occasion, inside, possibly inside or outside the announced count."""

    id: str
    name: str
    standing: Membership
    liberty: str
    where_to: str | None
    origins: int
    entries: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """Announced counts against named people. ``unnamed`` is arithmetic, never an estimate; ``None`` without a count."""

    occasion: Occasion
    counts: tuple[AnnouncedCount, ...]
    named: tuple[NamedPerson, ...]
    unnamed: Quantity | None
    disputed: tuple[str, ...]
    origins: tuple[Origin, ...]
    contradictions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DealOnRecord:
    """A deal with its entry and report."""

    entry: int
    deal: Deal
    report: int


@dataclass(frozen=True, slots=True)
class Sighting:
    """An observation with its entry and report, as `Testimony` is for claims."""

    entry: int
    observation: Observation
    report: int
    report_day: date
    known_at: datetime
    recorded_at: datetime
    origin: str
    approved: bool
