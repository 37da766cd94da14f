"""The reader that asks a model, and keeps of its answers what stands word for word in the report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from habeas.model import Claim, Dropped, Mention, ReadBy, Reading, Report, Span, Unread
from habeas.reading.language import language_of
from habeas.reading.languages import KNOWN
from habeas.reading.llm import known
from habeas.reading.llm.answers import ANSWER, CLAIM, NoAnswer, claimed, shortened
from habeas.reading.llm.asking import Ask, Failed, Failure
from habeas.reading.llm.claims import Maker, made
from habeas.reading.llm.evidence import Ground
from habeas.reading.llm.instructions import messages
from habeas.reading.llm.passages import CHARACTERS, Passage, halves, passages
from habeas.reading.llm.vocabulary import READER, VERSION

MOST_PASSAGES = 40
UNANSWERED = ("the model did not answer", "not asked about", "the model's answer can't be used")
"""How the reasons begin why a part of a report has no answer."""
_MOST_HALVINGS = 3
_MOST_FAILURES = 3  # in a row: what comes then is not asked any more
_OF_THE_PASSAGE = frozenset({Failure.CUT_SHORT, Failure.REFUSED})  # the next one may fare better


class LlmReader:
    """Reads with the help of a model that is asked through ``ask``; ``model`` is its name, as claims carry it.

    It is as pure as ``ask`` is: the same report and the same answers give the same reading.
    """

    def __init__(
        self, ask: Ask, model: str, *, characters: int = CHARACTERS, most_passages: int = MOST_PASSAGES
    ) -> None:
        self._ask = ask
        self._model = model
        self._characters = characters
        self._most_passages = most_passages

    @property
    def name(self) -> str:
        """``llm``, as claims carry it."""
        return READER

    @property
    def version(self) -> str:
        """The version of the instructions and of what is kept."""
        return VERSION

    @property
    def languages(self) -> tuple[str, ...]:
        """The six languages; which model reads which of them well is for the user to know."""
        return KNOWN

    def plan(self, report: Report) -> tuple[Passage, ...]:
        """The passages that reading this report asks about: what would leave the machine."""
        return passages(report, self._characters)[: self._most_passages]

    def read(self, report: Report) -> Reading:
        """The claims that the model's answers make and the report's words bear out; the rest dropped and counted."""
        read_by = ReadBy(READER, VERSION, self._model)
        code = language_of(report)
        session = _Session(self._ask, report, code, known.full_names(report, code), read_by)
        planned = self.plan(report)
        for passage in planned:
            session.read(passage)
        for passage in passages(report, self._characters)[len(planned) :]:
            session.leave(passage, f"{UNANSWERED[1]}: the report has more than {self._most_passages} passages")
        return session.reading()


@dataclass(slots=True)
class _Session:
    """The reading of one report."""

    ask: Ask
    report: Report
    code: str
    full_name: known.FullName
    read_by: ReadBy
    claims: list[Claim] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    failures: int = 0
    given_up: str | None = None

    def read(self, passage: Passage, halved: int = 0) -> None:
        """Ask about a passage and keep what holds; one that is too long to be answered is asked about in halves."""
        if self.given_up is not None:
            self.leave(passage, self.given_up)
            return
        outcome = self.ask(messages(self.report, passage, self.code))
        if isinstance(outcome, Failed):
            smaller = halves(self.report, passage) if outcome.failure is Failure.CUT_SHORT else ()
            if smaller and halved < _MOST_HALVINGS:
                for half in smaller:
                    self.read(half, halved + 1)
                return
            self._failed(passage, outcome)
            return
        self.failures = 0
        self._keep(passage, outcome.content)

    def _failed(self, passage: Passage, outcome: Failed) -> None:
        self.leave(passage, f"{UNANSWERED[0]}: {outcome.why}")
        self.failures += outcome.failure not in _OF_THE_PASSAGE
        if outcome.hopeless or self.failures >= _MOST_FAILURES:
            self.given_up = f"{UNANSWERED[1]}, as the model did not answer before: {outcome.why}"

    def leave(self, passage: Passage, why: str) -> None:
        """Say of every block of a passage that it was not read."""
        text = self.report.text
        self.unread += [Unread(Span.of(text, piece.start, piece.end), why) for piece in passage.pieces]

    def _keep(self, passage: Passage, content: str) -> None:
        answer = claimed(content)
        if isinstance(answer, NoAnswer):
            self.dropped.append(Dropped(ANSWER, answer.why, shortened(content)))
            self.leave(passage, f"{UNANSWERED[2]}: {answer.why}")
            return
        maker = Maker(Ground(self.report, passage, self.code), self.read_by, self.full_name)
        claims, refused = made(maker, answer.items)
        self.claims += claims
        self.unread += [Unread(span, why) for span, why in refused]
        self.dropped += [*answer.dropped, *maker.dropped]

    def reading(self) -> Reading:
        """What was kept, in the order of the text; what was said twice is kept once and counted."""
        kept: dict[tuple[object, ...], Claim] = {}
        for claim in self.claims:
            if kept.setdefault(_key(claim), claim) is not claim:
                self.dropped.append(Dropped(CLAIM, "it was claimed already", shortened(claim.trigger.words)))
        claims = sorted(kept.values(), key=lambda claim: (claim.trigger.start, claim.about.span.start, claim.kind))
        read = {claim.evidence for claim in claims}
        unread = dict.fromkeys(one for one in self.unread if one.span not in read)
        ordered = sorted(unread, key=lambda one: (one.span.start, one.span.end))
        return Reading(self.read_by, tuple(claims), unread=tuple(ordered), dropped=tuple(self.dropped))


def _key(claim: Claim) -> tuple[object, ...]:
    who = claim.about.normal if isinstance(claim.about, Mention) else claim.about.span
    return claim.kind, claim.trigger, who


def by_reason(dropped: Sequence[Dropped]) -> list[tuple[str, str, int]]:
    """What was dropped, how many times and why, the most frequent first: slot, reason, number."""
    counted: dict[tuple[str, str], int] = {}
    for one in dropped:
        counted[one.what, one.why] = counted.get((one.what, one.why), 0) + one.number
    return [(what, why, number) for (what, why), number in sorted(counted.items(), key=lambda row: (-row[1], row[0]))]
