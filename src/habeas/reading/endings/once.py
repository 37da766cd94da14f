"""The reading of one page in a language whose endings tell who did what to whom."""

from __future__ import annotations

from habeas.model import Claim, Deal, Group, Kind, Observation, ReadBy, Reading, Report, Span, Trait, Unread
from habeas.reading.endings.attribution import Attribution
from habeas.reading.endings.births import births
from habeas.reading.endings.by_place import by_place
from habeas.reading.endings.claims import ClaimMaker
from habeas.reading.endings.deals import deals
from habeas.reading.endings.frames import events, triggers
from habeas.reading.endings.happenings import Refused
from habeas.reading.endings.language import load
from habeas.reading.endings.listed import Listing
from habeas.reading.endings.lists import among
from habeas.reading.endings.page import Page
from habeas.reading.endings.traits import observations, traits
from habeas.reading.endings.whole import of_the_day, sides
from habeas.reading.pronouns import doubted
from habeas.reading.whole import ONLY_OBSERVED, before_freedom, once

_LISTED = ("list.", "part.")
_FOLLOWS = 3  # code points between a sentence and the one that goes on with its group


def read(report: Report, code: str, read_by: ReadBy) -> Reading:
    """The reading of a report in the language ``code``."""
    return _ReadOnce(Page(report, load(code))).reading(read_by)


class _ReadOnce:
    """The reading of one page."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._attribution = Attribution(page)
        self._maker = ClaimMaker(page, self._attribution)
        self._listing = Listing(page, self._attribution)
        self._claims: list[Claim] = []
        self._deals: list[Deal] = []
        self._traits: list[Trait] = []
        self._observations: list[Observation] = []
        self._unread: list[Unread] = []

    def reading(self, read_by: ReadBy) -> Reading:
        """Every gated sentence in order; one that a page repeats word for word (its headline, a caption) once."""
        told: set[str] = set()
        for number, placed in enumerate(self._page.sentences):
            words = self._page.text[placed.start : placed.end]
            if placed.gated and words not in told:
                told.add(words)
                self._sentence(number)
            elif not placed.gated:
                self._beside(number)
        self._traits += births(self._page, self._claims, self._attribution)
        return Reading(
            read_by,
            tuple(sides(self._page, before_freedom(of_the_day(self._page, once(self._claims), self._maker.news)))),
            tuple(self._traits),
            tuple(self._observations),
            tuple(self._deals),
            tuple(self._unread),
        )

    def _sentence(self, number: int) -> None:
        field = self._attribution.field(number)
        found, refused = events(field)
        before = self._freed_before(number)
        found += among(field, before, found)
        made = [claim for event in found for claim in self._maker.claims(number, event, found)]
        made = by_place(field.parsed, self._listing.read(number, made, before))
        self._maker.news.update(one.trigger.start for one in made if one.read_by.rule.startswith(_LISTED))
        self._claims += made
        self._traits += traits(field.parsed, made)
        observed = observations(field.parsed, lambda index: self._attribution.over(number, index))
        self._observations += observed
        self._deals += deals(self._page, number, made, self._attribution)
        placed = self._page.sentences[number]
        doubt = doubted(self._page.text, self._page.doubts, placed.start, placed.end)
        if doubt is not None:
            self._unread.append(doubt)
        elif not made and (found or any(True for _ in triggers(field))):
            why = ONLY_OBSERVED if observed else _plainest(refused)
            self._unread.append(Unread(Span.of(self._page.text, placed.start, placed.end), why))

    def _beside(self, number: int) -> None:
        """A sentence without a trigger may go on with the group before: "X is on it", "Five of them are …"."""
        before = self._freed_before(number)
        if before is not None and self._page.sentences[number].start - before.evidence.end <= _FOLLOWS:
            made = self._listing.read(number, [], before)
            self._maker.news.update(one.trigger.start for one in made)
            self._claims += made

    def _freed_before(self, number: int) -> Claim | None:
        """The last claim about a group in the sentences before: whom "among them" points to."""
        block = self._page.sentences[number].block
        for claim in reversed(self._claims):
            near = block - self._page.sentences[self._page.number_at(claim.trigger.start)].block <= 1
            if isinstance(claim.about, Group) and claim.kind is not Kind.RECOGNISED and near:
                return claim
        return None


def _plainest(refused: list[Refused]) -> str:
    """The reason that says most: one about the event rather than about one of the word's forms."""
    said = [one.why for one in refused]
    telling = [why for why in said if not why.startswith(("it only describes", "'", "nobody stands", "whose it is"))]
    return (telling or said or ["it names nobody"])[-1]
