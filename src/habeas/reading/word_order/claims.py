"""Claims from events: every slot with its own words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

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
from habeas.reading.version import READER, VERSION
from habeas.reading.word_order import slots
from habeas.reading.word_order import tokens as bit
from habeas.reading.word_order.attribution import Attribution
from habeas.reading.word_order.cues import Cue
from habeas.reading.word_order.grammar import Whom
from habeas.reading.word_order.happenings import Event, Party, party, same_term
from habeas.reading.word_order.page import Page
from habeas.reading.word_order.parsed import Parsed
from habeas.reading.word_order.people import about, several
from habeas.reading.word_order.tokens import fold
from habeas.reading.word_order.verbs import Voiced

_DATED = frozenset(
    {
        Kind.RELEASED,
        Kind.DETAINED,
        Kind.ARRESTED,
        Kind.SENTENCED,
        Kind.PARDONED,
        Kind.CONVICTED,
        Kind.ACQUITTED,
        Kind.EXCHANGED,
        Kind.CHARGED,
    }
)
_CHARGED = frozenset(
    {Kind.CHARGED, Kind.CONVICTED, Kind.SENTENCED, Kind.ARRESTED, Kind.DETAINED, Kind.HELD, Kind.TRIED, Kind.DIED}
)
_OF_THINGS_TOO = ("release", "die.execute")  # rules whose words are said of products and contracts as well
_AROUND = 6  # sentences before and behind in which words of custody show that a person was released
_OF_CUSTODY = ("prisoner", "held", "accused")
_TERMED = frozenset({Kind.SENTENCED, Kind.HELD})
_LEAD = 3  # blocks in which news without a date is of the report's day


class ClaimMaker:
    """Makes the claims of one page from its events."""

    def __init__(self, page: Page, attribution: Attribution) -> None:
        self._page = page
        self._attribution = attribution
        self.group_before: Group | None = None
        self.news: set[int] = set()
        self._others: tuple[Event, ...] = ()
        self._freed = False
        self._term: Term | None = None

    def claims(self, number: int, event: Event, others: Sequence[Event] = ()) -> list[Claim]:
        """One claim for each person or group of an event; ``others`` are what else its sentence tells."""
        parsed = self._page.parsed(number)
        self._others = tuple(one for one in others if one is not event)
        chain, certainty = self._attribution.of(number, event)
        event = self._without_speakers(number, event)
        if event.parties == () and event.frame.whom is Whom.SUBJECT:
            return []
        people = self._people(number, event)
        if people is None:
            return []
        chain = _of_oneself(people, chain)
        self._freed = self._freed or (event.frame.kind is Kind.RELEASED and bool(people))
        terms = self._terms(parsed, event, len(people))
        made = []
        for person, term in zip(people, terms, strict=True):
            one = person
            speaker = chain[-1].name if chain and self._page.names(chain[-1].name) else None
            if isinstance(person, Mention) and speaker is not None and _is_first_person(person):
                one = replace(person, normal=speaker)
            made.append(self._claim(number, parsed, replace(event, term=term), one, chain, certainty))
            if made[-1].kind is Kind.SENTENCED and term is not None:
                self._term = term
            if _tells_news(event):
                self.news.add(made[-1].trigger.start)
        for person in people:
            if isinstance(person, Mention) and not person.name.lower().startswith("the "):
                self._attribution.patients.add(person.normal)
                self._page.prisoners.add(person.normal)
        return made

    def _people(self, number: int, event: Event) -> list[Mention | Group] | None:
        """Who an event befell: people in general where it names no party; ``None`` where it tells of nobody."""
        parsed = self._page.parsed(number)
        people: list[Mention | Group] = []
        for each in event.parties:
            joined = several(self._page, parsed, each)
            one = None if joined else about(self._page, parsed, event, each)
            people += joined or ([one] if one is not None else [])
        if event.frame.needs in _OF_CUSTODY and not self._in_custody(number, people, event.frame.needs):
            return None
        if event.frame.rule in _OF_THINGS_TOO:
            people = [one for one in people if not self._may_be_product(number, one)]
        if people or event.parties:
            return people or None
        if event.frame.kind is Kind.RELEASED and not self._tells_of_freed(number):
            return None  # "the release said": of words, not of people
        return [Group(None, "people", _measure_of_nobody(event), parsed.span(event.first, event.last))]

    def _without_speakers(self, number: int, event: Event) -> Event:
        """The event without parties who only tell of it: "freeing all nine, his aide X said" frees no aide."""
        parsed = self._page.parsed(number)
        told = [cue for cue in self._attribution.said(number) if _speaks_behind(parsed, event, cue)]
        kept = [one for one in event.parties if not any(_is_speaker(one, cue, event) for cue in told)]
        surely = event.voice is Voiced.ACTIVE and any(cue.covers(event.anchor) for cue in told)
        lost = len(kept) < len(event.parties)
        return replace(event, parties=tuple(kept)) if lost and (kept or surely) else event

    def _terms(self, parsed: Parsed, event: Event, people: int) -> list[Term | None]:
        """The term of each: in their order for "respectively", for "the same term" the last one told."""
        sets = parsed.words.sets
        told = [term for term in parsed.terms if parsed.index_at(term.span.start) >= event.last - 1]
        if len(told) == people > 1 and any(token.low in sets["respectively"] for token in parsed.tokens):
            return list(told)
        same = same_term(parsed, event.last) if event.frame.kind is Kind.SENTENCED and event.term is None else None
        if same is not None and self._term is not None:
            return [replace(self._term, span=parsed.span(*same))] * people
        return [event.term] * people

    def _may_be_product(self, number: int, one: Mention | Group) -> bool:
        """Whether what was released may be a product or a player of a team: a name that nothing shows to be a person's.

        A known given name, a title, a word for people beside it, or words of custody around show it.
        """
        if not isinstance(one, Mention) or one.nature is not Nature.NAME or one.normal in self._page.prisoners:
            return False
        words = self._page.language.words
        given = fold(one.normal).split()[0]
        before = fold(self._page.text[max(0, one.span.start - 24) : one.span.start]).split()
        led = bool(before) and bool(words.bits.get(before[-1].strip(".,"), 0) & (bit.PEOPLE | bit.TITLE))
        known = given in words.sets["female_names"] or given in words.sets["male_names"]
        return not (led or known or self._speaks_of(number, words.sets["surely_custody"], _AROUND))

    def _speaks_of(self, number: int, wanted: frozenset[str], reach: int) -> bool:
        """Whether one of some words stands in a sentence at most ``reach`` sentences away."""
        near = self._page.sentences[max(0, number - reach) : number + reach + 1]
        return any(
            word.strip(".,;:“”\"'()") in wanted
            for one in near
            for word in self._page.folded[one.start : one.end].split()
        )

    def _tells_of_freed(self, number: int) -> bool:
        """Whether the report has told of people freed, or speaks of custody around a sentence."""
        return self._freed or self._in_custody(number, (), "prisoner")

    def _in_custody(self, number: int, people: Sequence[Mention | Group], context: str) -> bool:
        """Whether the sentences around speak of custody, or somebody of these was said to be in it.

        For somebody who is only "held" the words of those who hold and question people will do as well, and for
        somebody "accused" the name of an offence.
        """
        known = any(isinstance(one, Mention) and one.normal in self._page.prisoners for one in people)
        near = self._page.sentences[max(0, number - 2) : number + 2]
        words = {word.strip(".,;:“”\"'()") for one in near for word in self._page.folded[one.start : one.end].split()}
        sets = self._page.language.words.sets
        wanted = sets["inside_people"] if context == "prisoner" else sets["surely_custody"] | sets["holders"]
        wanted = wanted | sets["offences"] if context == "accused" else wanted
        return known or bool(words & wanted)

    def _claim(
        self,
        number: int,
        parsed: Parsed,
        event: Event,
        person: Mention | Group,
        chain: tuple[Voice, ...],
        certainty: Certainty,
    ) -> Claim:
        sentence = parsed.sentence
        frame = event.frame
        return Claim(
            kind=frame.kind,
            about=person,
            certainty=certainty,
            trigger=parsed.span(event.first, event.last),
            evidence=Span.of(sentence.text, sentence.start, sentence.end),
            read_by=ReadBy(READER, VERSION, frame.rule),
            said_by=chain,
            when=self._when(number, parsed, event, certainty),
            where=slots.where(parsed, event, self._attribution.said(number)),
            where_to=slots.where_to(parsed, event),
            handed_to=slots.handed_to(parsed, event),
            by=slots.by(parsed, event),
            mode=frame.mode,
            term=event.term if frame.kind in _TERMED else None,
            charge=slots.charge(parsed, event) if frame.kind in _CHARGED else None,
            again=frame.again or slots.again(parsed, event),
            member_of=self._group_of(parsed, event, person),
        )

    def _group_of(self, parsed: Parsed, event: Event, person: Mention | Group) -> Group | None:
        """The counted group that a named person is said to be among."""
        member = any(one.member and one.name is not None for one in event.parties)
        if not member or not isinstance(person, Mention) or person.nature is not Nature.NAME:
            return None
        if event.group is None:
            return self.group_before if event.frame.rule == "among-them" else None
        whole = about(self._page, parsed, event, party(event.group))
        return whole if isinstance(whole, Group) else None

    # --- when ------------------------------------------------------------------------------------------------------

    def _when(self, number: int, parsed: Parsed, event: Event, certainty: Certainty) -> When | None:
        own = slots.own_date(parsed, event, self._attribution.said(number), self._others)
        if own is not None:
            return own
        return self._fresh(number, parsed, event, certainty)

    def _fresh(self, number: int, parsed: Parsed, event: Event, certainty: Certainty) -> When | None:
        """The report's own day for news in its lead that has no date, and is not said to lie behind."""
        placed = self._page.sentences[number]
        base = self._page.day
        if base is None or event.frame.kind not in _DATED or certainty not in (Certainty.ASSERTED, Certainty.REPORTED):
            return None
        if not _tells_news(event) or placed.role is BlockRole.CAPTION:
            return None
        lead = [index for index, block in enumerate(self._page.report.blocks) if block.role is BlockRole.PARAGRAPH][
            :_LEAD
        ]
        if placed.role is not BlockRole.HEADLINE and placed.block not in lead[:2]:
            return None
        words = {token.low for token in parsed.tokens}
        dated = any(not slots.in_aside(parsed, event, parsed.index_at(one.span.start)) for one in parsed.dates)
        if words & self._page.language.words.sets["background"] or dated:
            return None
        return When.day(base)


def _speaks_behind(parsed: Parsed, event: Event, cue: Cue) -> bool:
    """Whether a cue's speaker stands behind the event's words and is no part of it: "…, and X, a lawyer, said"."""
    if cue.pronoun or cue.source[0] < event.last:
        return False
    if cue.behind and cue.covers(event.anchor):
        return True
    between = parsed.tokens[cue.source[1] : cue.first]
    return event.voice is Voiced.ACTIVE and bool(between) and not any(one.bits & bit.RELATIVE for one in between)


def _is_speaker(one: Party, cue: Cue, event: Event) -> bool:
    """Whether a party is the cue's speaker: of a list that runs into one, only its last."""
    inside = cue.source[0] <= one.first < cue.source[1]
    return inside and (cue.covers(event.anchor) or one.last == cue.source[1])


def _tells_news(event: Event) -> bool:
    """Whether the words may be news of the day: a finite verb, or that somebody is free."""
    freed = event.voice is Voiced.STATE and event.frame.kind is Kind.RELEASED
    return (event.voice in (Voiced.ACTIVE, Voiced.PASSIVE) or freed) and event.finite


def _measure_of_nobody(event: Event) -> Measure:
    return Measure.STOCK if event.frame.kind is Kind.HELD else Measure.EVENT


def _is_first_person(person: Mention | Group) -> bool:
    return isinstance(person, Mention) and person.name.lower() in ("i", "me", "my", "myself")


def _of_oneself(people: list[Mention | Group], chain: tuple[Voice, ...]) -> tuple[Voice, ...]:
    """The chain, its innermost voice turned into the prisoner's own where it speaks of "I" or of itself by name."""
    if not chain:
        return chain
    speaker = chain[-1]
    own = any(
        _is_first_person(one) or (isinstance(one, Mention) and speaker.named and one.normal == speaker.name)
        for one in people
    )
    return (*chain[:-1], replace(speaker, role=Role.SELF, basis=Basis.SELF)) if own else chain
