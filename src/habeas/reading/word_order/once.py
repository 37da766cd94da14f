"""The reading of one page in a language whose word order tells who did what to whom."""

from __future__ import annotations

from habeas.model import (
    BlockRole,
    Claim,
    Deal,
    Group,
    Kind,
    Observation,
    ReadBy,
    Reading,
    Report,
    Span,
    Trait,
    Unread,
)
from habeas.reading.pronouns import doubted
from habeas.reading.whole import ONLY_OBSERVED, before_freedom, once
from habeas.reading.word_order.attribution import Attribution
from habeas.reading.word_order.births import births
from habeas.reading.word_order.claims import ClaimMaker
from habeas.reading.word_order.deals import deals
from habeas.reading.word_order.frames import events, triggers
from habeas.reading.word_order.language import Language, load
from habeas.reading.word_order.listed import Listing
from habeas.reading.word_order.lists import among
from habeas.reading.word_order.page import Page
from habeas.reading.word_order.rivals import rivals
from habeas.reading.word_order.traits import observations, traits
from habeas.reading.word_order.verbs import Refused
from habeas.reading.word_order.whole import of_the_day, sides

_LISTED = ("list.", "part.")
_NO_PRISONER = "nothing near it shows that a prisoner is meant"
_FOLLOWS = 3  # code points between a sentence and the one that goes on with its group


def read(report: Report, code: str, read_by: ReadBy) -> Reading:
    """The reading of a report in the language ``code``."""
    return read_in(report, load(code), read_by)


def read_in(report: Report, language: Language, read_by: ReadBy) -> Reading:
    """The reading of a report by what ``language`` knows."""
    return _ReadOnce(Page(report, language)).reading(read_by)


class _ReadOnce:
    """The reading of one page."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._attribution = Attribution(page)
        self._maker = ClaimMaker(page, self._attribution)
        self._listing = Listing(page, self._attribution)
        self._claims: list[Claim] = []
        self._deals: list[Deal] = []
        self._unread: list[Unread] = []
        self._told: set[str] = set()
        self._traits: list[Trait] = []
        self._observations: list[Observation] = []

    def reading(self, read_by: ReadBy) -> Reading:
        """Every gated sentence in order; one that a page repeats word for word (its headline, a caption) once."""
        for number, placed in enumerate(self._page.sentences):
            words = self._page.text[placed.start : placed.end]
            if placed.gated and words not in self._told:
                self._told.add(words)
                self._sentence(number)
            elif " on " in words or " of them " in words:
                self._beside(number)
            elif any(word in words for word in self._page.language.words.sets["counting"]):
                self._counted_otherwise(number)
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
        parsed = self._page.parsed(number)
        grammar = self._page.language.grammar
        if parsed.sentence.role is BlockRole.HEADLINE and not parsed.tokens:
            return
        found, refused = events(parsed, grammar)
        before = self._freed_before()
        self._maker.group_before = before.group if before is not None else None
        found += among(parsed, grammar, before)
        made: list[Claim] = []
        for event in found:
            made += self._maker.claims(number, event, found)
        made = self._listing.of_a_list(number, made)
        made += self._listing.led_in(number)
        made += self._listing.parts(number, made, before)
        self._maker.news.update(one.trigger.start for one in made if one.read_by.rule.startswith(_LISTED))
        made += rivals(self._page, number, made, None)
        self._claims += made
        self._traits += traits(parsed, made)
        observed = observations(parsed, lambda offset: self._attribution.over(number, offset))
        self._observations += observed
        self._deals += deals(self._page, number, made, self._attribution)
        placed = self._page.sentences[number]
        doubt = doubted(self._page.text, self._page.doubts, placed.start, placed.end)
        if doubt is not None:
            self._unread.append(doubt)
        elif not made and (refused or any(True for _ in triggers(parsed, grammar))):
            why = ONLY_OBSERVED if observed else _NO_PRISONER if found else _plainest(refused)
            self._unread.append(Unread(Span.of(self._page.text, placed.start, placed.end), why))

    def _beside(self, number: int) -> None:
        """A sentence without a trigger may go on with the group before: "X is on the list", "Five of them are …"."""
        before = self._freed_before()
        if before is not None and self._page.sentences[number].start - before.evidence.end <= _FOLLOWS:
            made = self._listing.on_it(number, before) or self._listing.parts(number, [], before)
            self._maker.news.update(one.trigger.start for one in made)
            self._claims += made

    def _counted_otherwise(self, number: int) -> None:
        """A sentence without a trigger may give a rival figure for what was counted in the one before."""
        before = next((one for one in reversed(self._claims) if isinstance(one.about, Group)), None)
        if before is not None and self._page.sentences[number].start - before.evidence.end <= _FOLLOWS:
            self._claims += rivals(self._page, number, [], before)

    def _freed_before(self) -> Claim | None:
        """The last claim about a group so far: whom "among them" points to."""
        for claim in reversed(self._claims):
            if isinstance(claim.about, Group) and claim.kind is not Kind.RECOGNISED:
                return claim
        return None


def _plainest(refused: list[Refused]) -> str:
    """The reason that says most: one about the event rather than about one of the word's forms."""
    said = [one.why for one in refused]
    telling = [why for why in said if not why.startswith(("another form", "it describes", "'", "nobody stands"))]
    return (telling or said or ["no frame fits"])[-1]
