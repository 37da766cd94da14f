"""From one entry of an answer to a claim: each slot by its words in the report, or not at all and counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from habeas.model import (
    Actor,
    Certainty,
    Charge,
    Claim,
    Dropped,
    Kind,
    Mention,
    Place,
    ReadBy,
    Span,
    Term,
    When,
    gravest,
)
from habeas.reading.llm import known
from habeas.reading.llm.answers import CLAIM, Item, shortened, told
from habeas.reading.llm.evidence import Ground
from habeas.reading.llm.evidence import Place as Found
from habeas.reading.llm.slots import NOT_THERE, Slots
from habeas.reading.llm.vocabulary import LONGEST_EVIDENCE
from habeas.reading.llm.voices import voices
from habeas.reading.llm.whom import about, among, is_event


@dataclass(frozen=True, slots=True)
class Refused:
    """Why an entry is no claim; ``evidence`` where its words do stand in the report."""

    why: str
    words: str
    evidence: Span | None = None


@dataclass(slots=True)
class Maker:
    """Makes the claims of one passage; ``dropped`` grows by whatever an entry said and the report does not."""

    ground: Ground
    read_by: ReadBy
    full_name: known.FullName
    dropped: list[Dropped] = field(default_factory=list)

    def claim(self, item: Item) -> Claim | Refused:
        """The claim of an entry, or why there is none; slots without words are dropped from it."""
        slots = Slots(item, self.dropped)
        kind, certainty = slots.choice("kind"), slots.choice("certainty")
        if kind is None or certainty is None:
            return Refused("its kind or its certainty is none of ours", told(item))
        evidence, trigger, who = (slots.text(name, LONGEST_EVIDENCE) for name in ("evidence", "trigger", "who"))
        if evidence is None or trigger is None or who is None:
            return Refused("it has no words for its evidence, its trigger or whom it is about", told(item))
        if not any(map(str.isalpha, trigger)) or not any(map(str.isalnum, who)):
            return Refused("its trigger or whom it is about are no words", told(item))
        place = self._place(evidence, trigger, who)
        if isinstance(place, Refused):
            return place
        return self._of_event(slots, Kind(kind), Certainty(certainty), place, who)

    def _place(self, evidence: str, trigger: str, who: str) -> Found | Refused:
        """Where the evidence stands: of several places the first that has the event in it and the people near it."""
        first: Found | None = None
        eventful: Found | None = None
        for place in self.ground.places(evidence):
            first = first or place
            event = place.inside(trigger)
            if event is not None:
                here = place.around(event)
                if here.near(who) is not None:
                    return here
                eventful = eventful or here
        if first is None:
            return Refused("its evidence stands nowhere in the passage", shortened(evidence))
        if eventful is None:
            words = Span.of(self.ground.text, *first.bounds)
            return Refused("its trigger does not stand in its evidence", shortened(trigger), words)
        return eventful

    def _of_event(self, slots: Slots, kind: Kind, certainty: Certainty, place: Found, who: str) -> Claim | Refused:
        whom = place.near(who)
        if whom is None:
            return Refused("whom it is about stands nowhere near its evidence", shortened(who))
        whole = place.whole((whom.start, whom.end))
        trigger = Span.of(self.ground.text, *place.event)
        if whole is None:
            return Refused("its evidence runs over too many sentences", shortened(trigger.words))
        if known.gives_orders(whole.words):
            return Refused("its sentence speaks to a reading machine", shortened(whole.words), whole)
        meant = known.kinds(place.code, trigger.words)
        if meant and kind not in meant:
            return Refused(f"its trigger does not tell of {kind.value}", shortened(trigger.words), whole)
        people = about(slots, place, whom, self.full_name)
        if is_event(people, trigger, place.code):
            return Refused("whom it is about and its trigger are the same words", shortened(whom.words), whole)
        return _with_slots(slots, place, Claim(kind, people, certainty, trigger, whole, self.read_by))


def made(maker: Maker, items: Sequence[Item]) -> tuple[list[Claim], list[tuple[Span, str]]]:
    """The claims of an answer's entries, and the sentences of the report that were refused as such."""
    claims: list[Claim] = []
    refused: list[tuple[Span, str]] = []
    for item in items:
        before = len(maker.dropped)
        one = maker.claim(item)
        if isinstance(one, Claim):
            claims.append(one)
            continue
        # What was dropped from an entry goes with the entry.
        del maker.dropped[before:]
        maker.dropped.append(Dropped(CLAIM, one.why, one.words))
        if one.evidence is not None:
            refused.append((one.evidence, one.why))
    return claims, refused


def _with_slots(slots: Slots, place: Found, bare: Claim) -> Claim:
    said_by, silenced = voices(slots, place)
    # Words of a voice are never the author's own, even where the voice can't be found.
    certainty = gravest(bare.certainty, Certainty.REPORTED) if said_by or silenced else bare.certainty
    where, where_to, charge = (slots.near(name, place) for name in ("where", "where_to", "charge"))
    slots.foreign()
    return Claim(
        bare.kind,
        bare.about,
        certainty,
        bare.trigger,
        bare.evidence,
        bare.read_by,
        said_by=said_by,
        when=_when(slots, place),
        where=Place(where.words, where) if where is not None else None,
        where_to=Place(where_to.words, where_to) if where_to is not None else None,
        handed_to=_actor(slots, "handed_to", place),
        by=_actor(slots, "by", place),
        mode=slots.choice("mode"),
        term=_term(slots, place),
        charge=Charge(charge.words, charge) if charge is not None else None,
        again=_again(slots, place),
        member_of=among(slots, place) if isinstance(bare.about, Mention) else None,
    )


def _actor(slots: Slots, name: str, place: Found) -> Actor | None:
    span = slots.near(name, place)
    return Actor(span.words, span) if span is not None else None


def _again(slots: Slots, place: Found) -> bool:
    """Whether the evidence itself says that it happened once more; the words elsewhere are about something else."""
    words = slots.text("again")
    if words is not None and place.inside(words) is None:
        slots.drop("again", NOT_THERE, words)
        return False
    return words is not None


def _when(slots: Slots, place: Found) -> When | None:
    span = slots.near("date", place)
    when = place.date(span) if span is not None else None
    if span is not None and when is None:
        slots.unread("date", span, place)
    return when


def _term(slots: Slots, place: Found) -> Term | None:
    span = slots.near("term", place)
    term = place.term(span) if span is not None else None
    if span is not None and term is None:
        slots.unread("term", span, place)
    return term
