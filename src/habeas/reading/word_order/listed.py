"""Lists behind a sentence that leads in to them ("Also released, according to X:"), lists that somebody published, and
parts of a number ("Of the 114, 104 are …")."""

from __future__ import annotations

from collections.abc import Iterator
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
    Voice,
)
from habeas.reading.version import READER, VERSION
from habeas.reading.whole import FREEING
from habeas.reading.word_order import tokens as bit
from habeas.reading.word_order.attribution import Attribution
from habeas.reading.word_order.bodies import body_of
from habeas.reading.word_order.clauses import subject
from habeas.reading.word_order.grammar import Form, Grammar
from habeas.reading.word_order.nouns import NounPhrase
from habeas.reading.word_order.page import Page
from habeas.reading.word_order.parsed import Parsed
from habeas.reading.word_order.roles import roles_within

_ITEMS = 300  # items of one list that are read
_NEGATING = bit.NEGATION | bit.CONDITIONAL | bit.FUTURE


class Listing:
    """Reads the lists and the parts of numbers on one page."""

    def __init__(self, page: Page, attribution: Attribution) -> None:
        self._page = page
        self._attribution = attribution

    # --- behind a lead-in ------------------------------------------------------------------------------------------

    def led_in(self, number: int) -> list[Claim]:
        """The people listed behind a sentence that ends in a colon and says that they are freed."""
        parsed = self._page.parsed(number)
        colon = next((at for at, token in enumerate(parsed.tokens) if token.low == ":"), None)
        if colon is None or any(token.bits & _NEGATING for token in parsed.tokens[:colon]):
            return []
        trigger = _freed_at(parsed, self._page.language.grammar, colon)
        if trigger is None:
            return []
        rest = "".join(token.low for token in parsed.tokens[colon + 1 :])
        items = list(self._inline(parsed, colon)) if rest else list(self._blocks(number))
        voices = self._voices(number, parsed, colon)
        return [self._freed(parsed, trigger, start, end, voices) for start, end in items]

    def _inline(self, parsed: Parsed, colon: int) -> Iterator[tuple[int, int]]:
        """The first name of each part between semicolons; there have to be some."""
        if not any(token.low == ";" for token in parsed.tokens[colon:]):
            return
        wanted = True
        for phrase in parsed.phrases:
            if phrase.first < colon:
                continue
            wanted = wanted or any(token.low == ";" for token in parsed.tokens[phrase.first - 2 : phrase.first])
            if wanted and phrase.name is not None:
                yield phrase.name.start, phrase.name.end
                wanted = False

    def _blocks(self, number: int) -> Iterator[tuple[int, int]]:
        """The first name of each list item right behind the block."""
        blocks = self._page.report.blocks
        first = self._page.sentences[number].block + 1
        for block in blocks[first : first + _ITEMS]:
            if block.role is not BlockRole.LIST_ITEM:
                return
            names = [run.name for run in self._page.runs.within(block.start, block.end) if run.name is not None]
            if names:
                yield names[0].start, names[0].end

    def _freed(self, parsed: Parsed, trigger: Span, start: int, end: int, voices: tuple[Voice, ...]) -> Claim:
        text = self._page.text
        words = text[start:end]
        name = next(run.name for run in self._page.runs.within(start, end) if run.name is not None)
        return Claim(
            kind=Kind.RELEASED,
            about=Mention(words, name.full, Nature.NAME, Span.of(text, start, end), language=self._page.language.code),
            certainty=Certainty.REPORTED if voices else Certainty.ASSERTED,
            trigger=trigger,
            evidence=Span.of(text, parsed.sentence.start, max(parsed.sentence.end, end)),
            read_by=ReadBy(READER, VERSION, "list.led-in"),
            said_by=voices,
        )

    def _voices(self, number: int, parsed: Parsed, colon: int) -> tuple[Voice, ...]:
        said = self._attribution.over(number, parsed.tokens[0].start)
        if said:
            return said
        for at in range(colon):
            if parsed.tokens[at].low in parsed.words.sets["naming"] and parsed.at(at) is None:
                speakers = subject(parsed, at)
                return (self._voice(parsed, speakers[0], Basis.UNKNOWN),) if speakers else ()
        return ()

    def _voice(self, parsed: Parsed, phrase: NounPhrase, basis: Basis) -> Voice:
        span = parsed.span(phrase.first, phrase.last)
        body = body_of(parsed, phrase.first, self._page.bodies)
        roles = roles_within(parsed.words, self._page.text, span.start, span.end)
        roles = roles or (body.roles(parsed.words, self._page.text) if body is not None else ())
        known = self._page.role_of(phrase.name.full) if phrase.name is not None else None
        role = known or (roles[0] if roles else Role.MEDIA)
        name = phrase.name.full if phrase.name is not None else body.name if body is not None else span.words
        return Voice(name, role, span, basis=basis, named=phrase.name is not None or body is not None)

    # --- published lists -------------------------------------------------------------------------------------------

    def of_a_list(self, number: int, made: list[Claim]) -> list[Claim]:
        """The claims of "X published a list of 40 people who …", in the voice of whoever published it."""
        parsed = self._page.parsed(number)
        publisher = next(
            (
                self._voice(parsed, speakers[0], Basis.LIST)
                for at, token in enumerate(parsed.tokens)
                if token.low in parsed.words.sets["publishing"]
                and parsed.low(at + 1, at + 3) in ("a list", "the list", "its list")
                and (speakers := subject(parsed, at))
            ),
            None,
        )
        if publisher is None:
            return made
        return [
            replace(one, said_by=(publisher,), certainty=max(one.certainty, Certainty.REPORTED, key=_order.index))
            if not one.said_by and one.kind in FREEING
            else one
            for one in made
        ]

    def on_it(self, number: int, before: Claim | None) -> list[Claim]:
        """For "Ana Example is on it" behind such a list: what the list says of all, of her."""
        parsed = self._page.parsed(number)
        if before is None or not before.said_by or before.said_by[-1].basis is not Basis.LIST:
            return []
        for at, token in enumerate(parsed.tokens):
            on = parsed.skip_right(at + 1)
            if token.bits & bit.BE and parsed.low(on, on + 2) in ("on it", "on the") and _is_list(parsed, on):
                denied = any(one.bits & bit.NEGATION for one in parsed.tokens[at : on + 1])
                group = before.group
                return [
                    replace(
                        before,
                        about=_mention(self._page, parsed, one),
                        certainty=Certainty.DENIED if denied else before.certainty,
                        trigger=parsed.span(on, on + 2),
                        evidence=Span.of(self._page.text, parsed.sentence.start, parsed.sentence.end),
                        member_of=None if denied else group,
                    )
                    for one in subject(parsed, at)
                    if one.name is not None
                ]
        return []

    # --- parts of a number -----------------------------------------------------------------------------------------

    def parts(self, number: int, made: list[Claim], before: Claim | None) -> list[Claim]:
        """For "Of the 114 who were taken there, 104 are Example Islanders", "Five of them are citizens": the part."""
        parsed = self._page.parsed(number)
        whole = next((one for one in made if isinstance(one.about, Group) and one.kind in FREEING), None)
        for at, token in enumerate(parsed.tokens):
            if token.low not in ("are", "were") or parsed.at(at) is not None:
                continue
            part, people = parsed.at(parsed.skip_left(at - 1)), parsed.at(parsed.skip_right(at + 1))
            if part is not None and part.pronoun and part.first:
                part = parsed.at(part.first - 1)  # "Five of" stands before "them"
            if part is None or people is None or part.count is None or not _are_people(parsed, people):
                continue
            of_them = parsed.low(part.first, at).endswith("of them")
            found = before if of_them and before is not None and before.kind in FREEING else whole
            if found is None or not (of_them or (part.bare and parsed.tokens[0].low == "of")):
                continue
            of = parsed.span(people.first, people.last).words
            group = Group(part.count.quantity, of, Measure.PART, parsed.span(part.first, part.last))
            said = self._attribution.over(number, token.start)
            return [
                replace(
                    found,
                    about=group,
                    said_by=said or found.said_by,
                    certainty=Certainty.REPORTED if said or found.said_by else found.certainty,
                    trigger=parsed.span(at, at + 1),
                    evidence=Span.of(self._page.text, parsed.sentence.start, parsed.sentence.end),
                    read_by=ReadBy(READER, VERSION, "part.are"),
                )
            ]
        return []


_order = list(Certainty)


def _freed_at(parsed: Parsed, grammar: Grammar, colon: int) -> Span | None:
    """The words before a colon that say of those behind it that they are freed."""
    for at in range(colon):
        for hit in grammar.hits(parsed.tokens, at):
            plain = not hit.frame.tails and hit.frame.needs in (None, "prisoner")
            freed = hit.frame.kind is Kind.RELEASED and plain
            if freed and hit.last <= colon and hit.form in (Form.PARTICIPLE, Form.PAST, Form.STATE):
                return parsed.span(hit.first, hit.last)
    return None


def _is_list(parsed: Parsed, on: int) -> bool:
    return parsed.low(on, on + 2) == "on it" or parsed.low(on, on + 3) == "on the list"


def _are_people(parsed: Parsed, phrase: NounPhrase) -> bool:
    last = parsed.tokens[phrase.last - 1].low
    people = phrase.people or last in parsed.words.states or last.removesuffix("s") in parsed.words.states
    return bool(people) and phrase.name is None and phrase.count is None


def _mention(page: Page, parsed: Parsed, phrase: NounPhrase) -> Mention:
    name = phrase.name
    if name is None:
        message = "a person on a list needs a name"
        raise ValueError(message)
    span = Span.of(parsed.sentence.text, name.start, name.end)
    return Mention(span.words, name.full, Nature.NAME, span, language=page.language.code)
