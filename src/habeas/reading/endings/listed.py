"""Lists: people below a line that leads in to them, a list that somebody published, parts of a number of people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from habeas.model import Basis, BlockRole, Certainty, Claim, Group, Measure, Mention, Nature, ReadBy, Span, Voice
from habeas.reading.endings.attribution import Attribution
from habeas.reading.endings.cues import Cue
from habeas.reading.endings.declension import Sort
from habeas.reading.endings.grammar import Hit, Way
from habeas.reading.endings.naming import Case
from habeas.reading.endings.page import Page
from habeas.reading.endings.parsed import Parsed, Phrase
from habeas.reading.endings.roster import Name
from habeas.reading.endings.series import series
from habeas.reading.endings.words import DASHES
from habeas.reading.version import READER, VERSION
from habeas.reading.whole import FREEING

_TELLING = frozenset({Way.WHO, Way.DONE, Way.DOES, Way.ACTS, Way.STATE})
_ITEMS = 300  # items of one list that are read
_REACH = 5  # tokens between a verb and the list that is published
_ORDER = list(Certainty)


class Listing:
    """Reads the lists and the parts of numbers on one page."""

    def __init__(self, page: Page, attribution: Attribution) -> None:
        self._page = page
        self._attribution = attribution

    def read(self, number: int, made: list[Claim], before: Claim | None) -> list[Claim]:
        """The claims of a sentence, with what its list or its parts of a number tell beside them.

        ``before`` is the last claim about a group in the sentences before.
        """
        listed = self._led_in(number)
        if listed:
            return [*(one for one in made if one.trigger != listed[0].trigger), *listed]
        made = self._published(number, made)
        return [*made, *self._on_it(number, before), *self._parts(number, made, before)]

    # --- behind a lead-in ------------------------------------------------------------------------------------------

    def _led_in(self, number: int) -> list[Claim]:
        """The people listed behind a colon whose sentence says what befell them ("Also freed, according to X:")."""
        parsed = self._page.parsed(number)
        colon = next((at for at, low in enumerate(parsed.lows) if low == ":"), None)
        if colon is None or any(_is_unreal(parsed, at) for at in range(colon)):
            return []
        hit = self._told_before(number, colon)
        if hit is None:
            return []
        rest = colon + 1 < len(parsed.tokens)
        names = list(self._inline(parsed, colon) if rest else self._items(number))
        voices = self._attribution.over(number, hit.first)
        return [self._listed(parsed, hit, name, voices) for name in names]

    def _told_before(self, number: int, colon: int) -> Hit | None:
        """The word before a colon that says what befell those behind it, and needs nothing beside it to say so."""
        parsed = self._page.parsed(number)
        for at, hits in sorted(self._attribution.field(number).hits.items()):
            for hit in hits:
                plain = not hit.frame.beside and not hit.frame.needs and not hit.frame.laden
                about = parsed.at(at)
                counted = about is not None and (about.count is not None or about.name is not None)
                if hit.last <= colon and plain and hit.way in _TELLING and not counted:
                    return hit
        return None

    def _inline(self, parsed: Parsed, colon: int) -> Iterator[Name]:
        """The first name of each part between semicolons; there have to be some."""
        if ";" not in parsed.lows[colon:]:
            return
        wanted = True
        for at in range(colon + 1, len(parsed.tokens)):
            phrase = parsed.at(at)
            wanted = wanted or parsed.lows[at] == ";"
            if wanted and phrase is not None and phrase.name is not None:
                yield phrase.name
                wanted = False

    def _items(self, number: int) -> Iterator[Name]:
        """The first name of each item of the list right behind the block."""
        first = self._page.sentences[number].block + 1
        for block in self._page.report.blocks[first : first + _ITEMS]:
            if block.role is not BlockRole.LIST_ITEM:
                return
            yield from self._page.roster.within(block.start, block.end)[:1]

    def _listed(self, parsed: Parsed, hit: Hit, name: Name, voices: tuple[Voice, ...]) -> Claim:
        text = self._page.text
        self._page.prisoners.setdefault(name.full)
        return Claim(
            kind=hit.frame.kind,
            about=self._mention(name),
            certainty=Certainty.REPORTED if voices else Certainty.ASSERTED,
            trigger=parsed.span(hit.first, hit.last),
            evidence=Span.of(text, parsed.sentence.start, max(parsed.sentence.end, name.end)),
            read_by=ReadBy(READER, VERSION, "list.led-in"),
            said_by=voices,
        )

    def _mention(self, name: Name) -> Mention:
        script = "Cyrl" if any("\u0400" <= char <= "\u052f" for char in name.words) else "Latn"
        span = Span.of(self._page.text, name.start, name.end)
        return Mention(name.words, name.full, Nature.NAME, span, script, self._page.language.code)

    # --- published lists -------------------------------------------------------------------------------------------

    def _published(self, number: int, made: list[Claim]) -> list[Claim]:
        """The claims of "X published a list of 40 people who …", in the voice of whoever published it."""
        publisher = self._publisher(number)
        if publisher is None:
            return made
        return [
            replace(one, said_by=(publisher,), certainty=max(one.certainty, Certainty.REPORTED, key=_ORDER.index))
            if one.kind in FREEING and one.group is not None
            else one
            for one in made
        ]

    def _publisher(self, number: int) -> Voice | None:
        parsed = self._page.parsed(number)
        for at in range(len(parsed.tokens)):
            reach = range(at + 1, min(at + _REACH, len(parsed.tokens)))
            if not parsed.has(at, "publishing") or not any(parsed.has(one, "list") for one in reach):
                continue
            phrase = _acting(parsed, at)
            if phrase is not None:
                cue = Cue(at, at + 1, (phrase.first, phrase.last), ((at + 1, len(parsed.tokens)),), phrase)
                return replace(self._attribution.voice(number, cue), basis=Basis.LIST)
        return None

    def _on_it(self, number: int, before: Claim | None) -> list[Claim]:
        """For "Anna is on it" behind such a list: what the list says of all, of her."""
        parsed = self._page.parsed(number)
        if before is None or not before.said_by or before.said_by[-1].basis is not Basis.LIST:
            return []
        for at in range(len(parsed.tokens)):
            length = parsed.length_of("on_list", at)
            if length:
                denied = any(parsed.has(one, "negation") for one in range(max(0, at - 2), at + length + 1))
                return [
                    replace(
                        before,
                        about=self._mention(phrase.name),
                        certainty=Certainty.DENIED if denied else before.certainty,
                        trigger=parsed.span(at, at + length),
                        evidence=Span.of(self._page.text, parsed.sentence.start, parsed.sentence.end),
                        read_by=ReadBy(READER, VERSION, "list.on-it"),
                        member_of=None if denied else before.group,
                    )
                    for phrase in _named_first(parsed)
                    if phrase.name is not None
                ]
        return []

    # --- parts of a number -----------------------------------------------------------------------------------------

    def _parts(self, number: int, made: Sequence[Claim], before: Claim | None) -> list[Claim]:
        """For "Of the 114 who were taken there, 104 are Islanders", "Five of them are citizens": the part."""
        parsed = self._page.parsed(number)
        for part, of in _parts(parsed):
            of_them = "of" in parsed.tokens[part.last - 2].classes and part.last - part.first > 1
            start = parsed.tokens[part.first].start
            told = [one for one in made if one.group is not None and one.kind in FREEING and one.trigger.start < start]
            found = told[-1] if told else before if of_them and before is not None and before.kind in FREEING else None
            if found is None or part.count is None or not (of_them or "of" in parsed.tokens[0].classes):
                continue
            span = parsed.span(part.first, part.last)
            said = self._attribution.over(number, part.first) or found.said_by
            return [
                replace(
                    found,
                    about=Group(part.count.quantity, of, Measure.PART, span),
                    said_by=said,
                    certainty=Certainty.REPORTED if said else found.certainty,
                    trigger=span,
                    evidence=Span.of(self._page.text, parsed.sentence.start, parsed.sentence.end),
                    read_by=ReadBy(READER, VERSION, "part.are"),
                )
            ]
        return []


def _named_first(parsed: Parsed) -> list[Phrase]:
    """The first person whom a sentence names, and who is named with that person."""
    first = next((one for one in parsed.phrases if one.name is not None and not one.opens), None)
    return series(parsed, first) if first is not None else []


def _is_unreal(parsed: Parsed, at: int) -> bool:
    return bool(parsed.tokens[at].classes & {"negation", "future", "unreal"}) or bool(
        parsed.length_of("conditional", at)
    )


def _acting(parsed: Parsed, verb: int) -> Phrase | None:
    """Who does what a verb says: the nearest phrase in the nominative before it, else right behind it."""
    before = [one for one in parsed.phrases if one.last <= verb and one.cases & Case.NOM and not one.opens]
    behind = parsed.at(verb + 1)
    return before[-1] if before else behind if behind is not None and behind.cases & Case.NOM else None


def _parts(parsed: Parsed) -> Iterator[tuple[Phrase, str]]:
    """Numbers that are said to be people of some kind, with the words for the kind: "104 are Islanders"."""
    for at, low in enumerate(parsed.lows):
        if not (parsed.has(at, "copula") or low in DASHES) or parsed.at(at) is not None:
            continue
        before, behind = parsed.at(at - 1), parsed.at(at + 1)
        if behind is None or behind.name is not None or not behind.is_personal or not _may_be_many(parsed, behind):
            continue
        if behind.count is not None and parsed.has(at, "copula") and behind.count.last < behind.last:
            yield behind, parsed.span(behind.count.last, behind.last).words
        elif before is not None and before.count is not None and _is_bare(parsed, before) and behind.count is None:
            yield before, parsed.span(behind.first, behind.last).words


def _may_be_many(parsed: Parsed, phrase: Phrase) -> bool:
    return phrase.is_many or any(form.plural for form in parsed.tokens[phrase.head].forms)


def _is_bare(parsed: Parsed, phrase: Phrase) -> bool:
    """Whether a number stands alone or before "of them", and no noun says whom it counts."""
    last = parsed.tokens[phrase.last - 1]
    counted = phrase.count is not None and phrase.count.last == phrase.last
    return counted or any(form.sort is Sort.PRONOUN for form in last.forms)
