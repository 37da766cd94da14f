"""Annotated reports: happenings found, with who, who says so, and when, where and how long.

A found happening counts for an annotated claim when their kinds agree and its evidence, as far as it lies near its own
trigger, overlaps the annotated trigger. *event*, *who*, *says* and *full* each include those before. An annotation
marked optional costs nothing when missed and nothing when found; what answers to no annotation is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from habeas.casework.evaluating import annotated
from habeas.casework.evaluating.annotated import OTHER, WantedClaim, WantedReport
from habeas.casework.evaluating.corpus import Case, Tools
from habeas.casework.evaluating.happenings import LEVELS, Happening, happenings, level, overlap, same_kind
from habeas.casework.evaluating.pages import page, text_of
from habeas.casework.evaluating.scoring import Counts, Note, Scored
from habeas.errors import UnreadableCasesError

TRAPS = "traps taken"


@dataclass(frozen=True, slots=True)
class ReportCase:
    """One annotated report with its text."""

    text: str
    wanted: WantedReport

    @property
    def id(self) -> str:
        """The report's id."""
        return self.wanted.id

    @property
    def language(self) -> str:
        """The report's language."""
        return self.wanted.language

    def score(self, tools: Tools) -> Scored:
        """The four levels, and how many traps were taken."""
        report = page(self.text, self.language, published=self.wanted.published)
        limit = self.wanted.read_until or len(self.text)
        claims = [claim for claim in tools.reader.read(report).claims if claim.evidence.start < limit]
        return score(self.wanted, happenings(claims))


def score(wanted: WantedReport, found: Sequence[Happening]) -> Scored:
    """What was found against what was annotated."""
    required = [claim for claim in wanted.claims if not claim.optional and claim.kind != OTHER]
    matched = _matched(required, found)
    used = {number for number, _ in matched.values()}
    used |= _lenient(wanted, found, used)
    wrong = [one for number, one in enumerate(found) if number not in used and not _repeats(wanted, one)]
    on_traps = [one for one in wrong if any(overlap(one.evidence, trap) for trap in wanted.traps)]
    total = len(matched) + len(wrong)
    counts = {
        name: Counts(sum(reached >= height for _, reached in matched.values()), total, len(required))
        for height, name in enumerate(LEVELS)
    }
    missed = [_missed(claim) for number, claim in enumerate(required) if number not in matched]
    short = [
        _short(required[number], found[at], reached)
        for number, (at, reached) in sorted(matched.items())
        if reached < len(LEVELS) - 1
    ]
    notes = [_wrong(one, trap=one in on_traps) for one in wrong]
    return Scored(counts, (*missed, *short), tuple(notes), {TRAPS: len(on_traps)})


def _matched(required: Sequence[WantedClaim], found: Sequence[Happening]) -> dict[int, tuple[int, int]]:
    """For each annotated claim that is found: the happening's number and its level, the best pairs first."""
    pairs = sorted(
        (
            (overlap(one.trigger, claim.trigger), level(claim, one), number, at)
            for number, claim in enumerate(required)
            for at, one in enumerate(found)
            if same_kind(one.kind, claim.kind) and overlap(one.evidence, claim.trigger)
        ),
        reverse=True,
    )
    matched: dict[int, tuple[int, int]] = {}
    used: set[int] = set()
    for _, reached, number, at in pairs:
        if number not in matched and at not in used:
            matched[number] = (at, reached)
            used.add(at)
    return matched


def _lenient(wanted: WantedReport, found: Sequence[Happening], used: set[int]) -> set[int]:
    """The happenings beside those used that an optional annotation excuses."""
    lenient = [claim for claim in wanted.claims if claim.optional or claim.kind == OTHER]
    return {
        at
        for at, one in enumerate(found)
        if at not in used
        and any(
            (claim.kind == OTHER or same_kind(one.kind, claim.kind)) and overlap(one.evidence, claim.trigger)
            for claim in lenient
        )
    }


def _repeats(wanted: WantedReport, one: Happening) -> bool:
    """Whether it tells an annotated happening once more, by its very trigger: that is no new error."""
    return any(same_kind(one.kind, claim.kind) and overlap(one.trigger, claim.trigger) for claim in wanted.claims)


def _missed(claim: WantedClaim) -> Note:
    people = ", ".join(person.canonical for person in claim.people)
    return Note(LEVELS[0], f"{claim.kind} {people}".rstrip(), claim.trigger[0] if claim.trigger else None)


def _short(claim: WantedClaim, found: Happening, reached: int) -> Note:
    """A claim that was found but not whole: at which level it fell short."""
    made = found.claims[0]
    people = ", ".join(one.normal for one in found.people)
    voices = "/".join(voice.role.value for voice in made.said_by) or "author"
    what = (
        f"{claim.kind}: found {people or 'a number'}, {voices}, {made.certainty.value}, "
        f"{made.when.value if made.when else 'undated'}, {made.where.name if made.where else 'no place'}"
    )
    return Note(LEVELS[reached + 1], what, found.trigger[0])


def _wrong(one: Happening, *, trap: bool) -> Note:
    people = ", ".join(person.normal for person in one.people)
    return Note(LEVELS[0], f"{one.kind} {people}{' (a trap)' if trap else ''}", one.trigger[0])


class Reports:
    """A folder with ``texts/ID.txt`` and ``gold/ID.json``."""

    kind = "reports"
    splits = ("all", "dev", "held")

    def files(self, path: Path, split: str) -> tuple[Path, ...]:  # noqa: ARG002 -- the split stands in the files
        """Each annotation followed by its text; annotations without a text are left out."""
        found: list[Path] = []
        for gold in sorted((path / "gold").glob("*.json")):
            text = path / "texts" / f"{gold.stem}.txt"
            found += [gold, text] if text.is_file() else []
        return tuple(found)

    def cases(self, files: Sequence[Path], split: str) -> Iterator[Case]:
        """The reports of the split."""
        for gold, path in zip(files[::2], files[1::2], strict=True):
            wanted = annotated.read(gold)
            if wanted.id != gold.stem:
                msg = f"{gold} says it is of {wanted.id!r}, but lies beside the text of {gold.stem!r}"
                raise UnreadableCasesError(msg)
            if split in ("all", wanted.split):
                yield ReportCase(text_of(path), wanted)
