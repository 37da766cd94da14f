"""Voices of an event: cues of its own sentence, quotations that run on, speech that goes on by its mood alone."""

from __future__ import annotations

from functools import partial

from habeas.model import Certainty, Role, Span, Voice
from habeas.reading.endings.cues import Cue, cues
from habeas.reading.endings.field import Around, Field
from habeas.reading.endings.happenings import Event
from habeas.reading.endings.naming import Gender
from habeas.reading.endings.page import Page
from habeas.reading.endings.parsed import Parsed
from habeas.reading.endings.speakers import roles_of
from habeas.reading.endings.words import DASHES

_BACK = 4
_PARENTHESIS = 8  # tokens beside a clause in which "as is reported" may stand between commas
_TOLD = 7  # tokens between "of this" and its verb or its speaker: whom it was told to
_POINTS = 2  # tokens of "that" before its verb of speech
_NEAR_START = 16  # tokens within which a sentence says who told of the one before
_ASIDE = 24  # tokens of what stands between two commas
_BEFORE_PARTICIPLE = frozenset({"adverb", "but", "conjunction", "particle", "negation"})
_STOPS = '.!?…:"»“'


class Attribution:
    """Tells who says an event of a page and how surely."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._fields: dict[int, Field] = {}
        self._cues: dict[int, tuple[Cue, ...]] = {}

    def field(self, number: int) -> Field:
        """Sentence ``number`` with its words of frames."""
        if number not in self._fields:
            around = Around(self._page.speaks_of, partial(self._page.spoken_before, number))
            self._fields[number] = Field(self._page.parsed(number), self._page.language, around)
        return self._fields[number]

    def cues(self, number: int) -> tuple[Cue, ...]:
        """The cues of sentence ``number``."""
        if number not in self._cues:
            self._cues[number] = cues(self.field(number))
        return self._cues[number]

    def of(self, number: int, event: Event) -> tuple[tuple[Voice, ...], Certainty]:
        """The chain of voices, outermost first, and the certainty."""
        chain = self.over(number, event.anchor)
        hidden = self._hidden(number, event)
        made = [Certainty.REPORTED if chain or hidden else Certainty.ASSERTED]
        if event.certainty is not None:
            made.append(event.certainty)
        if hidden is not None:
            chain = (*chain, hidden)
            made.append(Certainty.HEDGED)
        if self._is_disputed(number, event.anchor):
            made.append(Certainty.DENIED)
        order = list(Certainty)
        return chain, max(made, key=order.index)

    def over(self, number: int, anchor: int) -> tuple[Voice, ...]:
        """Who says what stands at token ``anchor`` of sentence ``number``."""
        parsed = self._page.parsed(number)
        own = [cue for cue in self.cues(number) if cue.covers(anchor) and not cue.first <= anchor < cue.last]
        if own:
            told_aside = not parsed.is_quoted(anchor) and self._is_aside(number, anchor)
            behind = [cue for cue in own if cue.behind and not told_aside]
            before = [cue for cue in own if not cue.behind]
            return tuple(self.voice(number, cue) for cue in [*reversed(behind), *before])
        if parsed.is_quoted(anchor) or self._open_quote(number) or self._spoken_line(number):
            return self._neighbour(number)
        pointing = self._told_behind(number)
        if pointing is not None:
            return (self.voice(number + 1, pointing),)
        if self._goes_on(number, anchor):
            return self._before(number) or self._cut_off(number)
        return self._of_this(number)

    def _of_this(self, number: int) -> tuple[Voice, ...]:
        """The speaker whom the next sentence names for this one: "X was freed. Her mother reported this"."""
        cue = self._cue_of_this(number)
        return (self.voice(number + 1, cue),) if cue is not None else ()

    def _cue_of_this(self, number: int) -> Cue | None:
        behind = number + 1
        if "of_this" not in self._page.language.words.phrases or behind >= len(self._page.sentences):
            return None
        if self._page.sentences[number].block != self._page.sentences[behind].block:
            return None
        parsed = self._page.parsed(behind)
        for cue in self.cues(behind):
            low, high = min(cue.first, cue.source[0]), min(max(cue.last, cue.source[1]) + 1, len(parsed.tokens))
            points = any(parsed.length_of("of_this", index) for index in range(max(0, low - _TOLD), high))
            if points and not cue.is_pronoun and high < _NEAR_START:
                return cue
        return None

    def _is_aside(self, number: int, anchor: int) -> bool:
        """Whether a participle stands between commas behind a name: what the author adds to the words of a speaker."""
        parsed = self._page.parsed(number)
        if not parsed.words.adjectives.of(parsed.lows[anchor]):
            return False
        first = anchor - 1
        while first > 0 and parsed.tokens[first].classes & _BEFORE_PARTICIPLE and parsed.at(first) is None:
            first -= 1
        if first < 1 or parsed.lows[first] != ",":
            return False
        behind = range(anchor + 1, min(len(parsed.tokens), anchor + _ASIDE))
        closes = next((index for index in behind if parsed.lows[index] == ","), None)
        return closes is not None and not any(parsed.has(index, "say") for index in range(anchor + 1, closes))

    def _hidden(self, number: int, event: Event) -> Voice | None:
        """Somebody whom the text hides: "reportedly", "according to some reports"."""
        parsed = self._page.parsed(number)
        first, last = self.field(number).clause(event.anchor)
        for index in range(max(0, first - _PARENTHESIS), min(last + _PARENTHESIS, len(parsed.tokens))):
            length = parsed.length_of("hidden", index)
            if length and (first <= index < last or parsed.is_aside(index, index + length)):
                span = parsed.span(index, index + length)
                return Voice(span.words, Role.ANONYMOUS, span)
        return None

    def _goes_on(self, number: int, anchor: int) -> bool:
        """Whether the mood alone says that somebody else's speech goes on (German "sei", "habe")."""
        first, last = self.field(number).clause(anchor)
        parsed = self._page.parsed(number)
        return any(
            parsed.has(index, "speech_mood") for index in range(max(0, first - 6), min(last + 6, len(parsed.tokens)))
        )

    def _open_quote(self, number: int) -> bool:
        """Whether a quotation opened in a sentence before, in the same block, is still open at this one."""
        placed = self._page.sentences[number]
        start = self._page.report.blocks[placed.block].start
        before = self._page.text[start : placed.start]
        opened = before.count("«") + before.count("„")
        closed = before.count("»") + before.count("“") + before.count("”")
        if "„" not in before and "«" not in before:
            opened, closed = before.count("“"), before.count("”")
            return opened > closed or before.count('"') % 2 == 1
        return opened > closed

    def _spoken_line(self, number: int) -> bool:
        """Whether the block is a line of speech behind a dash ("– …. – … – said X") that is not over yet."""
        block = self._page.sentences[number].block
        if not self._page.text.startswith(tuple(DASHES), self._page.report.blocks[block].start):
            return False
        rest = range(number, min(number + _BACK, len(self._page.sentences)))
        return any(cue.behind for one in rest if self._page.sentences[one].block == block for cue in self.cues(one))

    def _neighbour(self, number: int) -> tuple[Voice, ...]:
        """The speaker of a quotation that names none: behind it in its block, else before it."""
        block = self._page.sentences[number].block
        for other in (number + 1, number - 1, number + 2, number - 2, number + 3, number - 3):
            if 0 <= other < len(self._page.sentences) and self._page.sentences[other].block == block:
                for cue in self.cues(other):
                    if other < number or cue.behind or cue.first < 8:
                        return (self.voice(other, cue),)
        return self._before(number)

    def _is_disputed(self, number: int, anchor: int) -> bool:
        """Whether whoever speaks of it says that it is not so ("dementierte, dass …")."""
        parsed = self._page.parsed(number)
        if any(parsed.has(cue.first, "denies") for cue in self.cues(number) if cue.covers(anchor)):
            return True
        behind = self._cue_of_this(number)  # "… X was freed. The ministry denied this"
        if behind is None or min(behind.first, behind.source[0]) > _POINTS:
            return False
        return self._page.parsed(number + 1).has(behind.first, "denies")

    def _told_behind(self, number: int) -> Cue | None:
        """The cue of a next sentence that points back to this one: "Das teilte die Polizei mit."."""
        behind = number + 1
        if "points_back" not in self._page.language.words.phrases or behind >= len(self._page.sentences):
            return None
        if self._page.sentences[behind].block != self._page.sentences[number].block:
            return None
        if not self._page.parsed(behind).has(0, "points_back"):
            return None
        return next((cue for cue in self.cues(behind) if cue.first <= _POINTS and not cue.is_pronoun), None)

    def _cut_off(self, number: int) -> tuple[Voice, ...]:
        """The speaker in what follows, where a line's end cuts a sentence before it names one."""
        placed, behind = self._page.sentences[number], number + 1
        if behind >= len(self._page.sentences) or self._page.text[placed.end - 1] in _STOPS:
            return ()
        closing = next((cue for cue in self.cues(behind) if cue.behind), None)
        return (self.voice(behind, closing),) if closing is not None else ()

    def _before(self, number: int) -> tuple[Voice, ...]:
        """The last speaker before a sentence, in its block or the one before."""
        found = self._last_cue(number)
        return (self.voice(*found),) if found is not None else ()

    def _last_cue(self, number: int, *, personal: bool = True) -> tuple[int, Cue] | None:
        block = self._page.sentences[number].block
        for earlier in range(number - 1, max(-1, number - _BACK), -1):
            if block - self._page.sentences[earlier].block > 1:
                break
            for cue in reversed(self.cues(earlier)):
                if not cue.is_pronoun and (personal or self.voice(earlier, cue).role is not Role.FAMILY):
                    return earlier, cue
        return None

    # --- what a speaker is -----------------------------------------------------------------------------------------

    def voice(self, number: int, cue: Cue) -> Voice:
        """The speaker of a cue."""
        parsed = self._page.parsed(number)
        if cue.is_pronoun:
            return self._meant(number, cue)
        first, last = cue.source
        return self._described(parsed.span(first, last), cue)

    def _meant(self, number: int, cue: Cue) -> Voice:
        """Who "he", "she" or nobody at all stands for: the speaker before, else the person of the report."""
        parsed = self._page.parsed(number)
        by_all = parsed.length_of("as_said", cue.first) > 0  # "the statements" are rather a body's than a relative's
        found = (self._last_cue(number, personal=False) if by_all else None) or self._last_cue(number)
        if found is not None:
            return self.voice(*found)
        first, last = cue.source if cue.source[0] < cue.source[1] else (cue.first, cue.last)
        span = parsed.span(first, last)
        gender = cue.phrase.gender if cue.phrase is not None else _of_verb(parsed, cue)
        name = self._page.person_before(span.start, gender) if gender else None
        if name is None:
            return Voice(span.words, Role.ANONYMOUS, span)
        return Voice(name.full, self._role_of(name.full), span, named=True)

    def _role_of(self, full: str) -> Role:
        if full in self._page.prisoners:
            return Role.SELF
        return self._page.role_of(full) or Role.OPPOSITION

    def _described(self, span: Span, cue: Cue) -> Voice:
        words = self._page.language.words
        low = self._page.folded[span.start : span.end]
        name = cue.phrase.name if cue.phrase is not None else None
        roles = roles_of(words, low.replace("«", " ").replace("»", " "))
        state = next((code for word in low.split() if (code := words.states.of(word)) is not None), None)
        known = next(iter(self._page.sources.find(self._page.text, span.start, span.end)), None)
        if known is not None:
            role = known.role
            also = tuple(one for one in roles if one is not role)
            return Voice(name.full if name else known.name, role, span, also, named=True, state=known.state)
        if name is not None:
            before = self._page.folded[span.start : name.start]
            told = roles_of(words, before) or roles_of(words, self._page.folded[name.end : span.end])
            own = Role.SELF if name.full in self._page.prisoners else None
            role = next(iter(told), None) or own or self._role_of(name.full)
            return Voice(name.full, role, span, named=True, state=state if role is Role.OFFICIAL else None)
        if not roles:
            named = any(char.isupper() for char in span.words)
            roles = (Role.MEDIA if named else Role.ANONYMOUS,)
        capital = any(char.isupper() for char in span.words[1:])
        return Voice(
            span.words, roles[0], span, roles[1:], named=capital, state=state if roles[0] is Role.OFFICIAL else None
        )


def _of_verb(parsed: Parsed, cue: Cue) -> Gender:
    """The gender that a verb of speech without a subject tells by its ending; none where it tells none or a plural."""
    gender, plural = parsed.words.agreement_of(parsed.lows[cue.first]) or (Gender(0), False)
    return Gender(0) if plural else gender
