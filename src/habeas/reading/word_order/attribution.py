"""Voices and certainty of an event: cues of its own sentence, quotations that run on, hedges, denials, conditions."""

from __future__ import annotations

from habeas.model import Certainty, Role, Voice
from habeas.reading.word_order import tokens as bit
from habeas.reading.word_order.bodies import body_of
from habeas.reading.word_order.cues import Cue, cues
from habeas.reading.word_order.happenings import Event
from habeas.reading.word_order.page import Page
from habeas.reading.word_order.parsed import Parsed
from habeas.reading.word_order.tokens import QUOTES
from habeas.reading.word_order.verbs import Voiced
from habeas.reading.word_order.voices import Heard, voice_of

# Behind these words a hedge is of the charge and not of the event ("arrested for allegedly …").
_BEYOND = frozenset({",", ";", "but", "for", "over", "of", "on", "after", "with"})

# Words and marks at which what somebody denies is over.
_BROKEN = frozenset({",", ";", ":", "but", "after", "before", "when", "since", "while", "as", "because", "for", "over"})


class Attribution:
    """Tells who says an event of a page and how surely."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._cues: dict[int, tuple[Cue, ...]] = {}
        self.patients: set[str] = set()

    def cues(self, number: int) -> tuple[Cue, ...]:
        """The cues of sentence ``number``."""
        if number not in self._cues:
            self._cues[number] = cues(self._page.parsed(number))
        return self._cues[number]

    def said(self, number: int) -> tuple[Cue, ...]:
        """The cues of sentence ``number`` whose speakers vouch for what they say."""
        return tuple(cue for cue in self.cues(number) if not cue.stance)

    def of(self, number: int, event: Event) -> tuple[tuple[Voice, ...], Certainty]:
        """The chain of voices, outermost first, and the certainty."""
        parsed = self._page.parsed(number)
        chain = self._chain(number, parsed, event)
        hidden = _anonymous(parsed, event)
        if hidden is not None:
            chain = (*chain, hidden) if chain else (hidden,)
        certainty = _certainty(parsed, event, spoken=bool(chain), hidden=hidden is not None)
        return chain, certainty

    def over(self, number: int, offset: int) -> tuple[Voice, ...]:
        """Who says what stands at ``offset`` of sentence ``number``, by its own cues."""
        parsed = self._page.parsed(number)
        index = parsed.index_at(offset)
        return tuple(self._voice(number, parsed, cue) for cue in self.said(number) if cue.covers(index))

    def _chain(self, number: int, parsed: Parsed, event: Event) -> tuple[Voice, ...]:
        own = [
            cue
            for cue in self.said(number)
            if cue.covers(event.anchor) and not _inside(cue, event) and not _is_quoted_self(parsed, cue)
        ]
        if own:
            behind = [cue for cue in own if cue.behind]
            before = [cue for cue in own if not cue.behind]
            ordered = [*reversed(behind), *before]
            return tuple(self._voice(number, parsed, cue) for cue in ordered)
        if parsed.is_quoted(event.anchor) or self._open_quote(number):
            return self._neighbour(number)
        return self._afterthought(number, event)

    def _voice(self, number: int, parsed: Parsed, cue: Cue) -> Voice:
        focus = None
        if cue.pronoun and parsed.tokens[cue.source[0]].low in ("it", "they"):
            return self._same_as_before(number, parsed, cue)
        if cue.pronoun:
            offset = parsed.tokens[cue.source[0]].start
            feminine = parsed.tokens[cue.source[0]].low in ("she", "her")
            earlier = self._speaker_before(number, feminine=feminine)
            if isinstance(earlier, Voice):
                return earlier
            name = self._page.person_before(offset, feminine=feminine)
            focus = earlier or (name.full if name is not None else None)
        known = _Known(self._page)
        body = body_of(parsed, cue.source[0], self._page.bodies)
        return voice_of(parsed, cue, Heard(known, focus, frozenset(self.patients), body))

    def _same_as_before(self, number: int, parsed: Parsed, cue: Cue) -> Voice:
        """For "it said", "they added": the body that spoke in the sentences before, in this block or the one before."""
        block = self._page.sentences[number].block
        for earlier in range(number - 1, max(-1, number - 4), -1):
            if block - self._page.sentences[earlier].block > 1:
                break
            for other in reversed(self.said(earlier)):
                if not other.pronoun:
                    return self._voice(earlier, self._page.parsed(earlier), other)
        for other in self.said(number):
            if not other.pronoun:
                return self._voice(number, parsed, other)
        span = parsed.span(*cue.source)
        return Voice(span.words, Role.ANONYMOUS, span)

    def _speaker_before(self, number: int, *, feminine: bool) -> str | Voice | None:
        """For "he added": who spoke before in this block or the one before, a name or a person without one."""
        block = self._page.sentences[number].block
        for earlier in range(number - 1, max(-1, number - 4), -1):
            if block - self._page.sentences[earlier].block > 1:
                break
            parsed = self._page.parsed(earlier)
            for cue in reversed(self.said(earlier)):
                if cue.name is not None and self._page.agrees(cue.name, feminine):
                    return cue.name.full
                phrase = parsed.at(cue.source[0])
                if cue.name is None and phrase is not None and phrase.people & bit.PERSON and not cue.pronoun:
                    return self._voice(earlier, parsed, cue)
        return None

    def _open_quote(self, number: int) -> bool:
        """Whether a quotation opened in a sentence before, in the same block, is still open at this one."""
        placed = self._page.sentences[number]
        start = self._page.report.blocks[placed.block].start
        before = self._page.text[start : placed.start]
        return before.count("“") > before.count("”")

    def _neighbour(self, number: int) -> tuple[Voice, ...]:
        """The speaker of a quotation that names none: behind it in its block, else before it."""
        block = self._page.sentences[number].block
        for other in (number + 1, number - 1, number + 2, number - 2):
            if 0 <= other < len(self._page.sentences) and self._page.sentences[other].block == block:
                parsed = self._page.parsed(other)
                for cue in self.said(other):
                    if other < number or cue.behind or cue.first < 6:
                        return (self._voice(other, parsed, cue),)
        return self._paragraph_before(number)

    def _paragraph_before(self, number: int) -> tuple[Voice, ...]:
        """The speaker of a paragraph before whose quotation goes on in this one, which opens with a mark again."""
        block = self._page.sentences[number].block
        if not self._page.text.startswith(tuple(QUOTES), self._page.report.blocks[block].start):
            return ()
        for other in range(number - 1, max(-1, number - 7), -1):
            if block - self._page.sentences[other].block not in (0, 1):
                break
            for cue in self.said(other):
                parsed = self._page.parsed(other)
                if not _is_quoted_self(parsed, cue):
                    return (self._voice(other, parsed, cue),)
        return ()

    def _afterthought(self, number: int, event: Event) -> tuple[Voice, ...]:
        """For a readiness ("was open to letting X go") that the next sentence attributes ("However, …, he said")."""
        after = number + 1
        if event.certainty is not Certainty.CONDITIONAL or after >= len(self._page.sentences):
            return ()
        placed = self._page.sentences[after]
        starts = tuple(self._page.language.words.sets["going_on"])
        if placed.block != self._page.sentences[number].block or not self._page.folded.startswith(starts, placed.start):
            return ()
        parsed = self._page.parsed(after)
        return tuple(self._voice(after, parsed, cue) for cue in self.said(after) if cue.behind and cue.pronoun)


class _Known(dict[str, Role]):
    """What named people are, looked up in the page when asked."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page

    def get(self, full: str, default: Role | None = None) -> Role | None:  # type: ignore[override]
        """The role of the person of that full name."""
        return self._page.role_of(full) or default


def _is_quoted_self(parsed: Parsed, cue: Cue) -> bool:
    """Whether the speaker is the "we" or "I" of a quotation: its own speaker is who says it."""
    return parsed.is_quoted(cue.first) and parsed.tokens[cue.source[0]].low in ("i", "we")


def _inside(cue: Cue, event: Event) -> bool:
    """Whether the cue's own words are the event's."""
    return cue.first <= event.anchor < cue.last or cue.source[0] <= event.anchor < cue.source[1]


def _clause(parsed: Parsed, event: Event) -> tuple[int, int]:
    """The tokens of the clause around an event: up to marks and joints that begin a new one."""
    first = event.anchor
    while first > 0 and event.anchor - first < 14:
        token = parsed.tokens[first - 1]
        if token.low in (";", ":", ",") or token.low in ("but", "while", "although"):
            break
        first -= 1
    last = event.last
    while last < len(parsed.tokens) and last - event.last < 3 and parsed.tokens[last].low not in _BEYOND:
        last += 1
    return first, last


def _anonymous(parsed: Parsed, event: Event) -> Voice | None:
    """ "is said to", "reportedly": somebody whom the text hides."""
    first, last = _clause(parsed, event)
    for index in range(first, last):
        if parsed.tokens[index].low in parsed.words.sets["anonymous_words"]:
            return Voice(parsed.span(index, index + 1).words, Role.ANONYMOUS, parsed.span(index, index + 1))
        for length in (4, 3, 2):
            if (
                index + length <= len(parsed.tokens)
                and _phrase(parsed, index, length) in parsed.words.sets["anonymous_phrases"]
            ):
                span = parsed.span(index, index + length)
                return Voice(span.words, Role.ANONYMOUS, span)
    if event.frame.rule == "recognise" and not event.agents and event.voice.value == "passive":
        start = max(event.first - 1, 0)
        return Voice(parsed.span(start, event.first + 1).words, Role.ANONYMOUS, parsed.span(start, event.first + 1))
    return None


def _reaches(between: str) -> bool:
    """Whether a doubt reaches over the words between it and the event."""
    return len(between) < 90 and not any(
        f" {word} " in between for word in ("after", "when", "who", "but", "since", "because")
    )


def _phrase(parsed: Parsed, index: int, length: int) -> str:
    """Folded words from ``index``, passing over "also" and "still"."""
    words: list[str] = []
    at = index
    while at < len(parsed.tokens) and len(words) < length:
        if not (words and parsed.tokens[at].bits & bit.ADVERB and parsed.tokens[at].low != "not"):
            words.append(parsed.tokens[at].low)
        at += 1
    return " ".join(words)


def _is_backshifted(parsed: Parsed, event: Event) -> bool:
    """Whether "would" is only a reported "will" ("she said he would be charged"): nothing else in it is a condition."""
    words = {token.low for token in parsed.tokens}
    group = {token.low for token in parsed.tokens[max(0, event.anchor - 4) : event.anchor]}
    sets = parsed.words.sets
    told = group & sets["backshifted"] and "have" not in group
    return bool(told) and not words & (sets["if"] | sets["conditions"] | sets["doubting"])


def _is_rumour(parsed: Parsed, event: Event) -> bool:
    """Whether it is what a report says that is called wrong: "Claims that X was freed were untrue"."""
    sets = parsed.words.sets
    for index in range(event.first - 1, max(0, event.first - 25) - 1, -1):
        if parsed.tokens[index].low in (";", ":"):
            break
        if parsed.tokens[index].low not in sets["rumours"] or parsed.low(index + 1, index + 2) not in sets["rumoured"]:
            continue
        before = {token.low for token in parsed.tokens[max(0, index - 4) : index]}
        named = before & sets["proving"] and {one.low for one in parsed.tokens[event.last :]} & sets["false"]
        return bool(before & sets["dispelling"] or named) or _is_called_false(parsed, event.last)
    return False


def _is_denied(parsed: Parsed, event: Event) -> bool:
    """Whether the event's own clause is what somebody denies: "the army denies it is holding him"."""
    sets = parsed.words.sets
    if not event.finite or event.voice not in (Voiced.ACTIVE, Voiced.PASSIVE, Voiced.STATE):
        return False
    for index in range(event.first - 1, max(0, event.first - 14) - 1, -1):
        token = parsed.tokens[index]
        if token.low in sets["denying"] and parsed.at(index) is None:
            return not set(parsed.low(index + 1, index + 4).split()) & sets["denied_things"]
        if token.low in _BROKEN or (token.bits & (bit.CONJUNCTION | bit.RELATIVE) and token.low != "that"):
            return False
    return False


def _is_called_false(parsed: Parsed, first: int) -> bool:
    """Whether "were false", "proved to be untrue", "have been denied" stands behind token ``first``."""
    sets = parsed.words.sets
    for index in range(first, len(parsed.tokens)):
        token = parsed.tokens[index]
        if token.low in (";", ":", "but", "and") or (token.bits & bit.RELATIVE and parsed.at(index) is None):
            return False  # what follows may call something else false
        if token.low not in sets["false"] | sets["dispelling"]:
            continue
        if any(one.bits & bit.BE or one.low in sets["proving"] for one in parsed.tokens[max(first, index - 3) : index]):
            return not any(one.bits & bit.NEGATION for one in parsed.tokens[max(first, index - 3) : index])
    return False


def _says_of_whom(parsed: Parsed, index: int) -> bool:
    """Whether "suspected of" only says of whom an event is told ("a man suspected of arson was arrested")."""
    behind = parsed.low(index + 1, index + 2)
    return behind in parsed.words.sets["of"] and parsed.low(index, index + 1) in parsed.words.sets["suspecting"]


def _certainty(parsed: Parsed, event: Event, *, spoken: bool, hidden: bool) -> Certainty:
    base = Certainty.REPORTED if spoken else Certainty.ASSERTED
    made: list[Certainty] = [base] + ([event.certainty] if event.certainty else [])
    first, last = _clause(parsed, event)
    clause = parsed.low(first, last)
    sets = parsed.words.sets
    if (
        (hidden and event.frame.rule != "recognise")
        or any(
            token.bits & bit.HEDGE and parsed.at(index) is None and not _says_of_whom(parsed, index)
            for index, token in enumerate(parsed.tokens[first:last], first)
        )
        or any(phrase in clause for phrase in sets["hedge_phrases"])
    ):
        made.append(Certainty.HEDGED)
    if spoken and _is_backshifted(parsed, event):
        made = [Certainty.FUTURE if one is Certainty.CONDITIONAL else one for one in made]
    whole = parsed.low(max(0, event.anchor - 80), event.anchor)
    if any(phrase in whole for phrase in sets["denials"]) or _is_rumour(parsed, event) or _is_denied(parsed, event):
        made.append(Certainty.DENIED)
    doubts = (
        phrase
        for phrase in sets["hedge_phrases"]
        if "not" in phrase or "n't" in phrase or "unable" in phrase or "clear" in phrase
    )
    if any(phrase in whole and _reaches(whole.rsplit(phrase, 1)[1]) for phrase in doubts):
        made = [Certainty.HEDGED, *(one for one in made if one is not Certainty.CONDITIONAL)]
    order = list(Certainty)
    return max(made, key=order.index)
