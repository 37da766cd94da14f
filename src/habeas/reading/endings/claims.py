"""Claims from events: every slot with its own words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeGuard

from habeas.model import (
    Basis,
    BlockRole,
    Certainty,
    Claim,
    Group,
    Kind,
    Measure,
    Mention,
    Nature,
    ReadBy,
    Role,
    Span,
    Term,
    Voice,
    When,
)
from habeas.reading.endings import slots
from habeas.reading.endings.attribution import Attribution
from habeas.reading.endings.brackets import Voice as VerbVoice
from habeas.reading.endings.brackets import bracket
from habeas.reading.endings.declension import Sort
from habeas.reading.endings.field import Field
from habeas.reading.endings.grammar import Hit, Way
from habeas.reading.endings.happenings import Event
from habeas.reading.endings.lexicon import Lexicon
from habeas.reading.endings.notation import fold
from habeas.reading.endings.page import Page
from habeas.reading.endings.parsed import Parsed
from habeas.reading.endings.people import about, group, implied
from habeas.reading.version import READER, VERSION

_DATED = frozenset(
    {
        Kind.RELEASED, Kind.DETAINED, Kind.ARRESTED, Kind.SENTENCED, Kind.PARDONED, Kind.CONVICTED, Kind.ACQUITTED,
        Kind.EXCHANGED, Kind.CHARGED,
    }
)  # fmt: skip
_CHARGED = frozenset(
    {Kind.CHARGED, Kind.CONVICTED, Kind.SENTENCED, Kind.ARRESTED, Kind.DETAINED, Kind.HELD, Kind.TRIED, Kind.DIED}
)
_TERMED = frozenset({Kind.SENTENCED, Kind.HELD, Kind.HOUSE_ARREST})
_DESCRIBED = 2  # tokens before a name that may tell what its bearer is
_NEWS = frozenset({Way.ACTS, Way.DONE, Way.DOES, Way.TO})
_RELATIVE_BEFORE = 4  # tokens between "who" and the verb of its clause
_ROW = 20  # code points between terms of one row ("20 and 10 years")
_LEAD = 2  # blocks in which news without a date is of the report's day


class ClaimMaker:
    """Makes the claims of one page from its events."""

    def __init__(self, page: Page, attribution: Attribution) -> None:
        self._page = page
        self._attribution = attribution
        self._others: tuple[Event, ...] = ()
        self.news: set[int] = set()
        """Where the triggers start that may tell news of the day: those of finite verbs, or that somebody is free."""

    def claims(self, number: int, event: Event, others: Sequence[Event] = ()) -> list[Claim]:
        """One claim for each person or group of an event; ``others`` are what else its sentence tells."""
        parsed = self._page.parsed(number)
        self._others = tuple(one for one in others if one is not event)
        chain, certainty = self._attribution.of(number, event)
        event = self._without_speakers(number, event)
        people: list[tuple[Mention | Group, Group | None]] = []
        for phrase in event.parties:
            people += [(one, None) for one in about(self._page, parsed, event, phrase)]
        whole = group(self._page, parsed, event, event.group) if event.group is not None else None
        for phrase in event.members:
            people += [(one, whole) for one in about(self._page, parsed, event, phrase)]
        if event.implied:
            people += [(one, None) for one in implied(self._page, parsed, event)]
        if not people and event.frame.nobody:
            people = [
                (
                    Group(None, self._page.language.words.people, Measure.EVENT, parsed.span(event.first, event.last)),
                    None,
                )
            ]
        if _tells_news(event):
            self.news.add(parsed.span(event.first, event.last).start)
        if event.frame.near:
            people = [(one, among) for one, among in people if self._is_in_custody(number, event, one)]
        if event.frame.known:
            people = [(one, among) for one, among in people if self._is_told_of(one)]
        if chain and self._page.names(chain[-1].name):
            people = [(_speaker_for(one, among, chain, self._page.language.words), among) for one, among in people]
        chain = _of_oneself([one for one, _ in people], chain)
        terms = self._respective(number, event, len(people))
        made = [
            self._claim(number, replace(event, term=term), (person, among), chain, certainty)
            for (person, among), term in zip(people, terms, strict=True)
        ]
        for person, _ in people:
            if isinstance(person, Mention) and (person.nature is Nature.NAME or person.normal != person.name):
                self._page.prisoners.setdefault(person.normal)
        return made

    def _without_speakers(self, number: int, event: Event) -> Event:
        """The event without those who only tell of it: "according to the lawyer Anna, Boris was arrested"."""
        parsed = self._page.parsed(number)
        sources = [cue.source for cue in self._attribution.cues(number) if cue.covers(event.anchor)]
        telling = [
            (phrase, end)
            for phrase in event.parties
            for start, end in sources
            if start <= phrase.first
            and phrase.last <= end <= event.first
            and not parsed.any_in(end, event.first, "relative")
        ]
        # A source without a comma behind it may run on into the subject: "according to the opposition Anna is held".
        closed = any(parsed.lows[end] == "," for _, end in telling)
        kept = tuple(one for one in event.parties if all(one is not phrase for phrase, _ in telling))
        return replace(event, parties=kept) if kept or closed else event

    def _is_in_custody(self, number: int, event: Event, person: Mention | Group) -> bool:
        """Whether whoever falls ill or dies is a prisoner: by the words of the clause, or told of as one before."""
        if isinstance(person, Mention) and person.normal in self._page.prisoners:
            return True
        parsed = self._page.parsed(number)
        first, last = parsed.index_at(person.span.start), parsed.index_at(person.span.end - 1) + 1
        clause = self._attribution.field(number).clause(event.anchor)
        return parsed.any_in(first - _DESCRIBED, last, "custody") or parsed.any_in(*clause, "custody")

    def _is_told_of(self, person: Mention | Group) -> bool:
        """Whether the page told before of what befell a person; of a group, whether it told of anybody."""
        return bool(self.news) if isinstance(person, Group) else person.normal in self._page.prisoners

    def _respective(self, number: int, event: Event, people: int) -> list[Term | None]:
        """The term of each: as many terms as people, "respectively", in their order; else the event's for all."""
        parsed = self._page.parsed(number)
        told = _beside([found.term for found in parsed.terms], event.term)
        if len(told) == people > 1 and parsed.any_in(0, len(parsed.tokens), "respectively"):
            return list(told)
        return [event.term] * people

    def _claim(
        self,
        number: int,
        event: Event,
        whom: tuple[Mention | Group, Group | None],
        chain: tuple[Voice, ...],
        certainty: Certainty,
    ) -> Claim:
        field, cues = self._attribution.field(number), self._attribution.cues(number)
        parsed, frame = field.parsed, event.frame
        when = slots.own_date(field, event, cues, self._others) or self._fresh(number, event, certainty)
        person = _summed(whom[0], when)
        where, where_to = slots.where(field, event, cues), slots.where_to(field, event)
        return Claim(
            kind=frame.kind,
            about=person,
            certainty=certainty,
            trigger=parsed.span(event.first, event.last),
            evidence=Span.of(self._page.text, parsed.sentence.start, parsed.sentence.end),
            read_by=ReadBy(READER, VERSION, frame.rule),
            said_by=chain,
            when=when,
            where=None if where is not None and where == where_to else where,
            where_to=where_to,
            by=slots.by(field, event),
            mode=frame.mode,
            term=event.term if frame.kind in _TERMED else None,
            charge=slots.charge(field, event) if frame.kind in _CHARGED else None,
            again=frame.again or parsed.any_in(event.first - 3, event.last + 3, "again"),
            member_of=whom[1],
        )

    def _fresh(self, number: int, event: Event, certainty: Certainty) -> When | None:
        """The report's own day for news in its lead that has no date, and is not said to lie behind."""
        placed, parsed = self._page.sentences[number], self._page.parsed(number)
        base = self._page.day
        if base is None or event.frame.kind not in _DATED or certainty not in (Certainty.ASSERTED, Certainty.REPORTED):
            return None
        if not _tells_news(event) or placed.role is BlockRole.CAPTION or _looks_back(parsed, event):
            return None
        if placed.role is not BlockRole.HEADLINE and _is_bare(self._attribution.field(number), event):
            return None
        blocks = self._page.report.blocks
        lead = [index for index, block in enumerate(blocks) if block.role is BlockRole.PARAGRAPH][:_LEAD]
        if placed.role is not BlockRole.HEADLINE and placed.block not in lead:
            return None
        if parsed.dates or parsed.any_in(0, len(parsed.tokens), "background"):
            return None
        return When.day(base)


def _tells_news(event: Event) -> bool:
    """Whether the words may be news of the day: a finite verb, or that somebody is free."""
    return event.way in _NEWS or (event.way is Way.STATE and event.frame.kind is Kind.RELEASED)


def _is_bare(field: Field, event: Event) -> bool:
    """Whether a participle stands without any auxiliary: "named X as freed", in a language that has them."""
    verb = bracket(field, Hit(event.frame, event.way, event.anchor, event.anchor + 1))
    return verb is not None and verb.voice is VerbVoice.BARE and event.way in (Way.DONE, Way.DOES)


def _looks_back(parsed: Parsed, event: Event) -> bool:
    """Whether a relative clause tells the event of somebody named: "Anna, who was taken there, said …"."""
    before = range(max(0, event.first - _RELATIVE_BEFORE), event.first)
    relative = any((one := parsed.at(at)) is not None and one.sort is Sort.RELATIVE for at in before)
    return relative and any(party.name is not None for party in event.parties)


def _summed(whom: Mention | Group, when: When | None) -> Mention | Group:
    """A group whose number is told of a time that goes on ("since July") is a sum, and no event."""
    goes_on = when is not None and when.earliest is not None and when.latest is None
    return replace(whom, measure=Measure.CUMULATIVE) if goes_on and _is_of_event(whom) else whom


def _is_of_event(whom: Mention | Group) -> TypeGuard[Group]:
    return isinstance(whom, Group) and whom.measure is Measure.EVENT


def _beside(terms: Sequence[Term], own: Term | None) -> list[Term]:
    """The terms that stand in one row with an event's own."""
    row: list[Term] = []
    for term in terms:
        if row and term.span.start - row[-1].span.end > _ROW:
            if own in row:
                break
            row = []
        row.append(term)
    return row if own in row else []


def _speaker_for(
    person: Mention | Group, among: Group | None, chain: tuple[Voice, ...], words: Lexicon
) -> Mention | Group:
    """For "I was freed", said X: the person is X."""
    if among is not None or not isinstance(person, Mention):
        return person
    said_of_self = "self" in words.classes_of(fold(person.name))
    return replace(person, normal=chain[-1].name) if said_of_self else person


def _of_oneself(people: list[Mention | Group], chain: tuple[Voice, ...]) -> tuple[Voice, ...]:
    """The chain, its innermost voice turned into the prisoner's own where it speaks of itself by name."""
    if not chain:
        return chain
    speaker = chain[-1]
    own = any(isinstance(one, Mention) and speaker.named and one.normal == speaker.name for one in people)
    return (*chain[:-1], replace(speaker, role=Role.SELF, basis=Basis.SELF)) if own else chain
