"""Claims from events: every slot with its own words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from habeas.model import (
    Actor,
    Basis,
    BlockRole,
    Certainty,
    Charge,
    Claim,
    Group,
    Kind,
    Measure,
    Mention,
    Nature,
    Place,
    ReadBy,
    Role,
    Span,
    Term,
    Voice,
    When,
)
from habeas.reading.version import READER, VERSION
from habeas.reading.word_order import tokens as bit
from habeas.reading.word_order.attribution import Attribution
from habeas.reading.word_order.cues import Cue
from habeas.reading.word_order.happenings import Event, party, same_term
from habeas.reading.word_order.page import Page
from habeas.reading.word_order.parsed import Parsed
from habeas.reading.word_order.people import about, several
from habeas.reading.word_order.tokens import DASHES
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
_TERMED = frozenset({Kind.SENTENCED, Kind.HELD})
_LEAD = 3  # blocks in which news without a date is of the report's day


class ClaimMaker:
    """Makes the claims of one page from its events."""

    def __init__(self, page: Page, attribution: Attribution) -> None:
        self._page = page
        self._attribution = attribution
        self.group_before: Group | None = None
        self.news: set[int] = set()
        self._freed = False
        self._term: Term | None = None

    def claims(self, number: int, event: Event) -> list[Claim]:
        """One claim for each person or group of an event."""
        parsed = self._page.parsed(number)
        chain, certainty = self._attribution.of(number, event)
        people: list[Mention | Group] = []
        for each in event.parties:
            joined = several(self._page, parsed, each)
            one = None if joined else about(self._page, parsed, event, each)
            people += joined or ([one] if one is not None else [])
        if event.frame.needs in ("prisoner", "held") and not self._in_custody(number, people, event.frame.needs):
            return []
        chain = _of_oneself(people, chain)
        if not people and not event.parties and event.frame.kind is Kind.RELEASED and not self._tells_of_freed(number):
            return []  # "the release said": of words, not of people
        if not people and not event.parties:
            people = [Group(None, "people", _measure_of_nobody(event), parsed.span(event.first, event.last))]
        self._freed = self._freed or (event.frame.kind is Kind.RELEASED and bool(people))
        terms = self._terms(parsed, event, len(people))
        made = []
        for person, term in zip(people, terms, strict=True):
            one = person
            if isinstance(person, Mention) and chain and _is_first_person(person):
                one = replace(person, normal=chain[-1].name)
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

    def _terms(self, parsed: Parsed, event: Event, people: int) -> list[Term | None]:
        """The term of each: in their order where the text says "respectively"; for "the same term" the last one told."""
        sets = parsed.words.sets
        told = [term for term in parsed.terms if parsed.index_at(term.span.start) >= event.last - 1]
        if len(told) == people > 1 and any(token.low in sets["respectively"] for token in parsed.tokens):
            return list(told)
        same = same_term(parsed, event.last) if event.frame.kind is Kind.SENTENCED and event.term is None else None
        if same is not None and self._term is not None:
            return [replace(self._term, span=parsed.span(*same))] * people
        return [event.term] * people

    def _tells_of_freed(self, number: int) -> bool:
        """Whether the report has told of people freed, or speaks of custody around a sentence."""
        return self._freed or self._in_custody(number, (), "prisoner")

    def _in_custody(self, number: int, people: Sequence[Mention | Group], context: str) -> bool:
        """Whether the sentences around speak of custody, or somebody of these was said to be in it.

        For somebody who is only "held" the words of those who hold and question people will do as well.
        """
        known = any(isinstance(one, Mention) and one.normal in self._page.prisoners for one in people)
        near = self._page.sentences[max(0, number - 2) : number + 2]
        words = {word.strip(".,;:“”\"'()") for one in near for word in self._page.folded[one.start : one.end].split()}
        sets = self._page.language.words.sets
        wanted = sets["surely_custody"] | sets["holders"] if context == "held" else sets["inside_people"]
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
            where=_where(parsed, event, self._attribution.said(number)),
            where_to=_where_to(parsed, event),
            handed_to=_handed_to(parsed, event),
            by=_by(parsed, event),
            mode=frame.mode,
            term=event.term if frame.kind in _TERMED else None,
            charge=_charge(parsed, event) if frame.kind in _CHARGED else None,
            again=frame.again or _again(parsed, event),
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
        own = _own_date(parsed, event, self._attribution.said(number))
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
        dated = any(not _in_aside(parsed, event, parsed.index_at(one.span.start)) for one in parsed.dates)
        if words & self._page.language.words.sets["background"] or dated:
            return None
        return When.day(base)


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


def _own_date(parsed: Parsed, event: Event, cues: Sequence[Cue]) -> When | None:
    """The date of the event itself: the nearest in its stretch that is not the speech's."""
    best: tuple[int, When] | None = None
    for found in parsed.dates:
        first = parsed.index_at(found.span.start)
        if any(_is_of_speech(parsed, event, cue, first) for cue in cues):
            continue
        near = _distance(parsed, event, first)
        if near is not None and (best is None or near < best[0]):
            best = (near, found.when)
    return best[1] if best else None


def _is_of_speech(parsed: Parsed, event: Event, cue: Cue, first: int) -> bool:
    """Whether a date tells when somebody said it: beside the verb, behind whom or where it is said, or before it all."""
    if 0 <= first - cue.last <= 1 or (0 <= first - cue.source[1] <= 1 and cue.behind):
        return True
    sets = parsed.words.sets
    between = parsed.tokens[cue.last : first]
    told = parsed.at(cue.last) if parsed.tokens[cue.first].low in sets["telling"] else None
    if 0 < len(between) <= 7 and not any(one.bits & (bit.VERB | bit.TRIGGER | bit.SAY) for one in between):
        there = any(one.low in sets["statements"] for one in between)
        if there or (told is not None and 0 <= first - told.last <= 1):
            return True
    # "On Tuesday the ministry said that …": of the saying, unless the event itself comes first.
    opens = first < cue.source[0] <= event.first and cue.covers(event.anchor)
    lead = parsed.tokens[first : cue.source[0]]
    return opens and all(parsed.is_light(at) or one.low == "," for at, one in enumerate(lead, first))


def _distance(parsed: Parsed, event: Event, first: int) -> int | None:
    """How far a date is from an event in tokens; ``None`` when another event's verb stands between."""
    low, high = (event.last, first) if first >= event.last else (first, event.first)
    between = 0
    for index in range(low, high):
        token = parsed.tokens[index]
        if token.bits & bit.TRIGGER and parsed.at(index) is None and index not in range(event.first, event.last):
            return None
        if token.low == ";":
            return None
        between += 2 if token.low == "," else 1
    if first < event.first:
        if _in_aside(parsed, event, first):
            return None
        between += 9 if any(token.bits & bit.CONJUNCTION for token in parsed.tokens[first : event.first]) else 3
    return between if between < 45 else None


def _in_aside(parsed: Parsed, event: Event, first: int) -> bool:
    """Whether a date before an event stands in a relative clause that is over: "X, who won it in 2022, was freed"."""
    comma = next((at for at in range(first, event.first) if parsed.tokens[at].low == ","), None)
    if comma is None:
        return False
    for at in range(first - 1, max(-1, first - 25), -1):
        if parsed.tokens[at].low == ",":
            return False
        if parsed.tokens[at].bits & bit.RELATIVE and parsed.tokens[at].low != "that":
            return True
    return False


# --- where, by whom, for what --------------------------------------------------------------------------------------


def _where(parsed: Parsed, event: Event, cues: Sequence[Cue]) -> Place | None:
    """The place behind the event, else before it; where a speaker sits is no place of the event."""
    seats = {index for cue in cues for index in range(cue.source[0], cue.source[1] + 1)}
    for index in range(event.last - 1, min(len(parsed.tokens), event.last + 22)):
        place = _place_at(parsed, index) if index not in seats else None
        if place is not None:
            return place
    for index in range(max(0, event.first - 25), event.first):
        place = _place_at(parsed, index) if index not in seats else None
        if place is not None:
            return place
    return None


def _place_at(parsed: Parsed, index: int) -> Place | None:
    token = parsed.tokens[index]
    if token.low not in ("in", "at", "near", "outside", "from", "throughout", "across"):
        return None
    phrase = parsed.at(index + 1)
    if phrase is None or phrase.first != index + 1 or not phrase.run or phrase.name is not None or phrase.people:
        return None
    first = phrase.first
    span = parsed.span(first, phrase.last)
    return Place(span.words, span)


def _where_to(parsed: Parsed, event: Event) -> Place | None:
    """The country that people are said to be handed, taken or gone to."""
    if not event.frame.rule.startswith("handover."):
        return None
    taking = event.frame.needs == "receiver"
    goal = next((one for one in event.agents if one.run), None) if taking else parsed.at(event.last)
    if goal is None:
        return None
    span = parsed.span(goal.first, goal.last)
    return Place(span.words, span)


def _handed_to(parsed: Parsed, event: Event) -> Actor | None:
    goal = _where_to(parsed, event) if event.frame.rule in ("handover.hand", "handover.receive") else None
    return Actor(goal.name, goal.span) if goal is not None else None


def _by(parsed: Parsed, event: Event) -> Actor | None:
    for phrase in event.agents:
        if phrase.first in parsed.masked:
            continue
        span = parsed.span(phrase.first, phrase.last)
        return Actor(span.words, span)
    return None


def _charge(parsed: Parsed, event: Event) -> Charge | None:
    """What stands behind "on charges of", "for", "with", "of": up to the end of the clause."""
    tokens = parsed.tokens
    for index in range(event.last - 1, min(len(tokens), event.last + 26)):
        start = _charge_start(parsed, event, index)
        if start is None:
            continue
        stop = start
        while stop < len(tokens) and stop - start < 30 and not _ends_charge(parsed, stop, start):
            stop += 1
        while stop > start and parsed.tokens[stop - 1].bits & (bit.PREPOSITION | bit.CONJUNCTION | bit.ADVERB):
            stop -= 1
        if stop > start:
            span = parsed.span(start, stop)
            return Charge(span.words, span)
    return None


def _charge_start(parsed: Parsed, event: Event, index: int) -> int | None:
    low = parsed.low(index, index + 3)
    sets = parsed.words.sets
    for length in (3, 2):
        if parsed.low(index, index + length) in sets["on_charges"]:
            return index + length
    kind = event.frame.kind
    token = parsed.tokens[index]
    if index + 1 >= len(parsed.tokens) or index + 1 in parsed.masked:
        return None
    behind = parsed.at(index + 1)
    if behind is not None and behind.bare:
        return None  # "for six" is a term
    if token.low in ("with", "of") and kind in (Kind.CHARGED, Kind.CONVICTED) and index <= event.last + 1:
        return index + 1
    if token.low == "on" and index >= event.last and "charge" in parsed.low(index, index + 5):
        return index + 1
    if (
        token.low in ("for", "over")
        and index >= event.last - 1
        and not low.startswith(("for the first", "for at least", "for more"))
    ):
        return index + 1
    return None


def _ends_charge(parsed: Parsed, index: int, start: int) -> bool:
    token = parsed.tokens[index]
    if token.low in (".", ";", ",", ")", ":", "”", '"') or token.low in DASHES or index in parsed.masked:
        return not (token.low == "," and index - start <= 2)
    if token.bits & bit.CONJUNCTION and index + 1 < len(parsed.tokens):
        following = parsed.skip_right(index + 1)
        if following < len(parsed.tokens) and parsed.at(following) is None:
            verb = parsed.tokens[following]
            return bool(verb.bits & (bit.TRIGGER | bit.AUXILIARY)) and not verb.low.endswith("ing")
    return (
        bool(token.bits & (bit.SUBORDINATOR | bit.SAY))
        and token.low not in ("how", "so", "then", "report", "state", "post", "claims", "record")
    ) or bool(token.bits & bit.BE)


def _again(parsed: Parsed, event: Event) -> bool:
    near = {token.low for token in parsed.tokens[max(0, event.first - 3) : event.last + 3]}
    return "again" in near or "re-arrested" in near
