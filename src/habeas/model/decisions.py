"""What people and algorithms decide: judgements, reviews, withdrawals, markings, findings, publications, rules."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from habeas.errors import ImpossibleValueError
from habeas.model.report import Marking

CERTAIN_PPM = 1_000_000


class Verdict(StrEnum):
    """Whether two mentions are one person."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Author:
    """Who decided: a person (no version) or an algorithm (with its version)."""

    name: str
    version: str | None = None

    @property
    def is_human(self) -> bool:
        """Whether a person decided; their judgement outranks a machine's."""
        return self.version is None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two names were held together or apart: the rule, in words, with what it looked at on each side.

    ``weight_millinats`` is a thousandth of a natural log-likelihood ratio: above 0 speaks for the same person.
    """

    rule: str
    left: str
    right: str
    weight_millinats: int


@dataclass(frozen=True, slots=True)
class Judgement:
    """Same, different or unsure between two mentions, named by the entry numbers of the claims that hold them.

    ``probability_ppm`` (parts per million) is that of being the same person. ``note`` is what a person wrote to it.
    One decision may need several judgements (taking a mention out of a person cuts each link to it): then ``part_of``
    of the later ones is the entry of the first, and they are withdrawn together. Raises `ImpossibleValueError` for a
    probability outside 0-1,000,000 or a mention judged against itself.
    """

    left: int
    right: int
    verdict: Verdict
    probability_ppm: int
    reasons: tuple[Reason, ...]
    by: Author
    note: str = ""
    part_of: int | None = None

    def __post_init__(self) -> None:
        if self.left == self.right or not 0 <= self.probability_ppm <= CERTAIN_PPM:
            msg = f"no judgement of {self.left} and {self.right} at {self.probability_ppm} ppm can be made"
            raise ImpossibleValueError(msg)

    @property
    def pair(self) -> tuple[int, int]:
        """The two, the earlier entry first, so that order can't matter."""
        return (min(self.left, self.right), max(self.left, self.right))


class ReviewVerdict(StrEnum):
    """What a reviewer says of a claim."""

    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Review:
    """A person accepts, corrects or rejects a claim; a correction names the entry of the claim that replaces it."""

    claim: int
    verdict: ReviewVerdict
    by: Author
    why: str
    replaced_by: int | None = None


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """An entry is withdrawn, with the reason; it stays readable and counts for nothing."""

    entry: int
    by: Author
    why: str


@dataclass(frozen=True, slots=True)
class MarkingChange:
    """An entry is marked public, internal or confidential."""

    entry: int
    marking: Marking
    by: Author
    why: str


class Threshold(StrEnum):
    """The standard of proof that a conclusion meets."""

    REPORTED = "reported"
    REASONABLE_GROUNDS = "reasonable_grounds"
    BALANCE_OF_PROBABILITIES = "balance_of_probabilities"
    BEYOND_REASONABLE_DOUBT = "beyond_reasonable_doubt"


@dataclass(frozen=True, slots=True)
class Finding:
    """What the organisation itself concludes of a person, apart from what was claimed.

    ``standing`` is a value of `Liberty`, ``on`` the day it is true from, ``relied_on`` and ``set_aside`` the claims'
    entries; ``supersedes`` an earlier finding.
    """

    person: str
    standing: str
    on: date
    threshold: Threshold
    relied_on: tuple[int, ...]
    set_aside: tuple[int, ...]
    by: Author
    second_reader: str | None = None
    supersedes: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Publication:
    """What went out: when, from which ledger position, and the digest of its bytes."""

    at: datetime
    position: int
    digest: str
    what: str


@dataclass(frozen=True, slots=True)
class Rules:
    """The versions in force from here on: of the readers, the gazetteers, the matcher and the status rules.

    ``zone`` is the register's (an IANA name): a bare day in ``--known`` ends at its midnight.
    """

    version: str
    reader: str
    gazetteers: str
    matcher: str
    status: str
    zone: str
