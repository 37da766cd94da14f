"""From one entry of an answer to a claim: each slot by its words in the report, or not at all and counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from habeas.model import (
    Actor,
    Basis,
    Certainty,
    Charge,
    Claim,
    Dropped,
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
    gravest,
)
from habeas.reading.llm import known
from habeas.reading.llm.answers import CLAIM, Item, shortened, told
from habeas.reading.llm.evidence import Bounds, Ground
from habeas.reading.llm.evidence import Place as Found
from habeas.reading.llm.naming import akin, is_named, name_within, script_of
from habeas.reading.llm.vocabulary import (
    CHOICES,
    GROUP,
    LONGEST_EVIDENCE,
    LONGEST_SLOT,
    MOST_VOICES,
    NAME,
    SLOTS,
    VOICE_SLOTS,
)

NOT_THERE = "these words stand nowhere near its evidence"
NO_TABLE = "no table of this language to read it with"
OURS_DIFFERS = "our own reading finds none in these words"
_NAMELESS = (Nature.PSEUDONYM, Nature.WITHHELD)


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
        kind, certainty = self._choice(item, "kind"), self._choice(item, "certainty")
        if kind is None or certainty is None:
            return Refused("its kind or its certainty is none of ours", told(item))
        essential = [_text(item.get(slot), LONGEST_EVIDENCE) for slot in ("evidence", "trigger", "who")]
        if None in essential:
            return Refused("it has no words for its evidence, its trigger or whom it is about", told(item))
        evidence, trigger, who = (words or "" for words in essential)
        if not any(map(str.isalpha, trigger)) or not any(map(str.isalnum, who)):
            return Refused("its trigger or whom it is about are no words", told(item))
        place = self.ground.evidence(evidence)
        if place is None:
            return Refused("its evidence stands nowhere in the passage", shortened(evidence))
        event = place.inside(trigger)
        if event is None:
            return Refused("its trigger does not stand in its evidence", shortened(trigger), self._span(place.bounds))
        return self._of_event(item, Kind(kind), Certainty(certainty), place, event, who)

    def _of_event(
        self, item: Item, kind: Kind, certainty: Certainty, place: Found, event: Bounds, who: str
    ) -> Claim | Refused:
        whom = place.near(who, event)
        if whom is None:
            return Refused("whom it is about stands nowhere near its evidence", shortened(who))
        whole = place.whole(event, (whom.start, whom.end))
        trigger = self._span(event)
        if whole is None:
            return Refused("its evidence runs over too many sentences", shortened(item["evidence"]))
        if known.gives_orders(whole.words):
            return Refused("its sentence speaks to a reading machine", shortened(whole.words), whole)
        meant = known.kinds(place.code, trigger.words)
        if meant and kind not in meant:
            return Refused(f"its trigger does not tell of {kind.value}", shortened(trigger.words), whole)
        about = self._about(item, place, event, whom)
        if _is_event(about, trigger, place.code):
            return Refused("whom it is about and its trigger are the same words", shortened(whom.words), whole)
        return self._with_slots(item, place, event, Claim(kind, about, certainty, trigger, whole, self.read_by))

    def _with_slots(self, item: Item, place: Found, event: Bounds, bare: Claim) -> Claim:
        voices, silenced = self._voices(item, place, event)
        certainty = gravest(bare.certainty, Certainty.REPORTED) if voices or silenced else bare.certainty
        slots = {name: self._slot(item, name, place, event) for name in ("where", "where_to", "handed_to", "by")}
        where, where_to, handed_to, by = slots["where"], slots["where_to"], slots["handed_to"], slots["by"]
        charge = self._slot(item, "charge", place, event)
        again = self._slot(item, "again", place, event, inside=True)
        self._foreign(item)
        return Claim(
            bare.kind,
            bare.about,
            certainty,
            bare.trigger,
            bare.evidence,
            bare.read_by,
            said_by=voices,
            when=self._when(item, place, event),
            where=Place(where.words, where) if where is not None else None,
            where_to=Place(where_to.words, where_to) if where_to is not None else None,
            handed_to=Actor(handed_to.words, handed_to) if handed_to is not None else None,
            by=Actor(by.words, by) if by is not None else None,
            mode=self._choice(item, "mode"),
            term=self._term(item, place, event),
            charge=Charge(charge.words, charge) if charge is not None else None,
            again=again is not None,
            member_of=self._among(item, place, event) if isinstance(bare.about, Mention) else None,
        )

    # --- whom ---------------------------------------------------------------------------------------------------------

    def _about(self, item: Item, place: Found, event: Bounds, whom: Span) -> Mention | Group:
        chosen = self._choice(item, "who_is")
        if chosen == GROUP:
            self._unused(item, "full_name", "a group has no name")
            self._unused(item, "among", "a group is among nobody")
            return self._group(item, place, event, whom)
        self._unused(item, "count", "one person is not counted")
        self._unused(item, "measure", "one person is not counted")
        nature = Nature(chosen) if chosen is not None else Nature.DESCRIPTION
        if nature.identifies:
            return self._named(item, nature, whom, place.code)
        normal = whom.words
        if nature in _NAMELESS:
            self._unused(item, "full_name", "a pseudonym or a withheld name is nobody's")
        else:
            normal = self._full(item, whom, place.code, named=False) or normal
        return _mention(whom, normal, nature, place.code)

    def _named(self, item: Item, nature: Nature, whom: Span, code: str) -> Mention:
        bounds = name_within(whom.words)
        if bounds is None:
            self.dropped.append(Dropped("who_is", "these words are no name", shortened(whom.words)))
            normal = self._full(item, whom, code, named=False) or whom.words
            return _mention(whom, normal, Nature.DESCRIPTION, code)
        whom = Span.of(self.ground.text, whom.start + bounds[0], whom.start + bounds[1])
        full = self._full(item, whom, code, named=nature is Nature.NAME)
        if full is None and code == self.ground.code:
            full = self.full_name(whom.start, whom.end)
        return _mention(whom, full or known.nominative(whom.words, code), nature, code)

    def _full(self, item: Item, whom: Span, code: str, *, named: bool) -> str | None:
        words = self._text(item, "full_name")
        if words is None:
            return None
        bounds = name_within(words)
        span = self.ground.holds(words) if bounds is not None else None
        if span is None or bounds is None:
            self.dropped.append(Dropped("full_name", "no name that stands in the passage", shortened(words)))
            return None
        if named and not akin(whom.words, words):
            self.dropped.append(Dropped("full_name", "it shares no word with the name", shortened(words)))
            return None
        first, last = name_within(span.words) or (0, len(span.words))
        return known.nominative(span.words[first:last], code)

    def _group(self, item: Item, place: Found, event: Bounds, whom: Span) -> Group:
        chosen = self._choice(item, "measure")
        measure = Measure(chosen) if chosen is not None else Measure.EVENT
        number = self._text(item, "count")
        if number is None:
            return Group(None, whom.words, measure, whom)
        span = place.near(number, event)
        if span is None or not span.within(whom):
            self.dropped.append(Dropped("count", "these words are not among those for the group", shortened(number)))
            return Group(None, whom.words, measure, whom)
        return self._counted(place, whom, span, measure)

    def _counted(self, place: Found, whom: Span, number: Span, measure: Measure) -> Group:
        count = place.count(number)
        if count is None:
            self._unparsed("count", number.words, place)
            return Group(None, whom.words, measure, whom)
        if count.others or count.partitive:
            ours = Measure.OTHERS if count.others else Measure.PART
            if ours is not measure:
                self.dropped.append(Dropped("measure", f"our own reading finds {ours.value}", measure.value))
            measure = ours
        rest = self.ground.text[max(whom.start, count.span.end) : whom.end].strip()
        whom = Span.of(self.ground.text, min(whom.start, count.span.start), max(whom.end, count.span.end))
        return Group(count.quantity, rest or whom.words, measure, whom)

    def _among(self, item: Item, place: Found, event: Bounds) -> Group | None:
        span = self._slot(item, "among", place, event)
        if span is None:
            return None
        count = place.count(span)
        if count is None:
            if known.number_words(place.code) is None:
                self._unparsed("count", span.words, place)
            return Group(None, span.words, Measure.EVENT, span)
        rest = self.ground.text[count.span.end : span.end].strip()
        return Group(count.quantity, rest or span.words, Measure.EVENT, span)

    # --- when, how long, who says so ----------------------------------------------------------------------------------

    def _when(self, item: Item, place: Found, event: Bounds) -> When | None:
        span = self._slot(item, "date", place, event)
        if span is None:
            return None
        if known.date_words(place.code) is None:
            self.dropped.append(Dropped("date", NO_TABLE, shortened(span.words)))
            return None
        when = place.date(span)
        if when is None:
            self.dropped.append(Dropped("date", OURS_DIFFERS, shortened(span.words)))
        return when

    def _term(self, item: Item, place: Found, event: Bounds) -> Term | None:
        span = self._slot(item, "term", place, event)
        term = place.term(span) if span is not None else None
        if span is not None and term is None:
            self._unparsed("term", span.words, place)
        return term

    def _unparsed(self, slot: str, words: str, place: Found) -> None:
        why = NO_TABLE if known.number_words(place.code) is None else OURS_DIFFERS
        self.dropped.append(Dropped(slot, why, shortened(words)))

    def _voices(self, item: Item, place: Found, event: Bounds) -> tuple[tuple[Voice, ...], bool]:
        """The chain of voices whose words stand there, and whether any was dropped: then the author is not the one."""
        given = item.get("said_by")
        if given is None or given == []:
            return (), False
        if not isinstance(given, list):
            self.dropped.append(Dropped("said_by", "it is no list", told(given)))
            return (), True
        if len(given) > MOST_VOICES:
            surplus = len(given) - MOST_VOICES
            self.dropped.append(Dropped("said_by", "too many voices", told(given[MOST_VOICES]), surplus))
        made = [self._voice(one, place, event) for one in given[:MOST_VOICES]]
        voices = tuple(voice for voice in made if voice is not None)
        return voices, len(voices) < len(given)

    def _voice(self, given: object, place: Found, event: Bounds) -> Voice | None:
        words = _text(given.get("words"), LONGEST_SLOT) if isinstance(given, Item) and not given.repeated else None
        span = place.near(words, event) if words is not None else None
        if span is None or not isinstance(given, Item):
            self.dropped.append(Dropped("said_by", NOT_THERE, told(words or given)))
            return None
        role, basis = self._choice(given, "role"), self._choice(given, "basis")
        if role is None:
            self.dropped.append(Dropped("said_by", "its role is none of ours", told(given)))
            return None
        self._foreign(given, VOICE_SLOTS)
        named = self._choice(given, "is") == NAME and is_named(span.words)
        voice = Voice(" ".join(span.words.split()), Role(role), span, basis=Basis(basis or Basis.UNKNOWN), named=named)
        return self._of_known_body(voice, span, place.code)

    def _of_known_body(self, voice: Voice, span: Span, code: str) -> Voice:
        """The voice as our own table of bodies has it, where that knows the body in its words."""
        body = known.body(code, self.ground.text, span)
        if body is None:
            return voice
        if body.role is not voice.role:
            self.dropped.append(Dropped("role", f"our own table has {body.role.value}", voice.role.value))
        beside = self.ground.text[span.start : body.start] + self.ground.text[body.end : span.end]
        name = voice.name if any(map(str.isupper, beside)) else body.name
        return replace(voice, name=name, role=body.role, named=True, state=body.state)

    # --- slots --------------------------------------------------------------------------------------------------------

    def _slot(self, item: Item, name: str, place: Found, event: Bounds, *, inside: bool = False) -> Span | None:
        words = self._text(item, name)
        if words is None:
            return None
        span = place.near(words, event)
        if span is None or (inside and not place.bounds[0] <= span.start < span.end <= place.bounds[1]):
            self.dropped.append(Dropped(name, NOT_THERE, shortened(words)))
            return None
        return span

    def _text(self, item: Item, name: str) -> str | None:
        given = item.get(name)
        if given is None or given == "":
            return None
        words = _text(given, LONGEST_SLOT)
        if words is None:
            self.dropped.append(Dropped(name, "it is no text, or too long a one", told(given)))
        return words

    def _choice(self, item: Item, name: str) -> str | None:
        given = item.get(name)
        if given is None:
            return None
        if isinstance(given, str) and given in CHOICES[name]:
            return given
        self.dropped.append(Dropped(name, "none of the choices", told(given)))
        return None

    def _unused(self, item: Item, name: str, why: str) -> None:
        if item.get(name) not in (None, ""):
            self.dropped.append(Dropped(name, why, told(item[name])))

    def _foreign(self, item: Item, slots: Sequence[str] = SLOTS) -> None:
        extra = sorted(set(item) - set(slots))
        if extra:
            self.dropped.append(Dropped("slot", "no such slot", shortened(", ".join(extra)), len(extra)))

    def _span(self, bounds: Bounds) -> Span:
        return Span.of(self.ground.text, *bounds)


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


def _is_event(about: Mention | Group, trigger: Span, code: str) -> bool:
    """Whether an event is named in place of people, or a person's name in place of an event."""
    if about.span == trigger or (about.span.within(trigger) and known.kinds(code, about.span.words)):
        return True
    return isinstance(about, Mention) and about.nature.identifies and trigger.within(about.span)


def _mention(span: Span, normal: str, nature: Nature, code: str) -> Mention:
    return Mention(span.words, " ".join(normal.split()), nature, span, script_of(normal), code)


def _text(given: object, longest: int) -> str | None:
    return given.strip() if isinstance(given, str) and given.strip() and len(given) <= longest else None
