"""From an event's parties to people and groups: surnames to full names, pronouns to persons, numbers to groups."""

from __future__ import annotations

from habeas.model import Group, Kind, Measure, Mention, Nature, Span
from habeas.reading.word_order import tokens as bit
from habeas.reading.word_order.enumerations import list_right
from habeas.reading.word_order.happenings import Event, Party
from habeas.reading.word_order.names import Name
from habeas.reading.word_order.nouns import NounPhrase
from habeas.reading.word_order.page import Page
from habeas.reading.word_order.parsed import Parsed
from habeas.reading.word_order.whose import is_related, noun_of

_SINGULAR = {
    "he": False,
    "him": False,
    "his": False,
    "himself": False,
    "she": True,
    "her": True,
    "hers": True,
    "herself": True,
}
_STOCK = frozenset({Kind.HELD, Kind.HOUSE_ARREST, Kind.RECOGNISED, Kind.LISTED})


def about(page: Page, parsed: Parsed, event: Event, party: Party) -> Mention | Group | None:
    """The person or the group that a party is; ``None`` when its words are nobody in particular."""
    if party.name is not None:
        return _named(page, parsed, party, party.name)
    low = parsed.tokens[party.last - 1].low
    if party.phrase is None or party.phrase.pronoun:
        return _pronoun(page, parsed, party, low, event)
    phrase = party.phrase
    if phrase.is_many or phrase.count is not None:
        return _group(parsed, event, phrase)
    if (
        phrase.run
        and not phrase.people
        and phrase.led
        and parsed.words.has("name_barring", parsed.tokens[phrase.first].low)
    ):
        return None  # "the Work", "this Agreement"
    if phrase.run and not phrase.people:
        return _single_capital(page, parsed, phrase)
    if phrase.people & bit.PERSON or phrase.people == 0:
        if parsed.tokens[phrase.head].low.endswith("s") and not phrase.people and not _is_single(parsed, phrase):
            return _group(parsed, event, phrase)
        return _description(page, parsed, phrase)
    return _group(parsed, event, phrase)


def _named(page: Page, parsed: Parsed, party: Party, name: Name) -> Mention:
    span = Span.of(parsed.sentence.text, name.start, name.end)
    kin = _namesake(page, parsed, party, name)
    if kin is None:
        return Mention(span.words, name.full, Nature.NAME, span, language=page.language.code)
    # With the name alone what is told of the son would be told of the father.
    span = Span.of(parsed.sentence.text, parsed.tokens[kin].start, span.end)
    return Mention(span.words, span.words, Nature.DESCRIPTION, span, language=page.language.code)


def _namesake(page: Page, parsed: Parsed, party: Party, name: Name) -> int | None:
    """Where "his son, Ivan …" begins, if he is called as his father is: then the name is of both."""
    before = parsed.at(party.first - 2) if parsed.low(max(0, party.first - 1), party.first) == "," else None
    if before is not None and before.name is not None:
        owner, before = before.name, noun_of(parsed, before)
        return before.first if before is not None and owner.full == name.full else None
    if before is None and party.phrase is not None and party.phrase.owner is not None:
        kin = parsed.index_at(name.start) - 1
        related = parsed.words.has("beside_people", parsed.tokens[kin].low)
        return _like_owner(page, parsed, party.phrase, name) if related else None
    if before is None or not is_related(parsed, before):
        return None
    if before.owner is not None:
        return _like_owner(page, parsed, before, name)
    # "The son, Ivan …" is the son of whoever was told of before, who may be called so.
    bears = parsed.words.has("generations", parsed.tokens[before.head].low)
    return before.first if bears and page.is_named_before(name.full, parsed.tokens[before.first].start) else None


def _like_owner(page: Page, parsed: Parsed, phrase: NounPhrase, name: Name) -> int | None:
    """Where a phrase with an owner begins ("his son", "Ivan's son") if the owner is called as the name says."""
    if phrase.owner is None:
        return None
    first, _ = phrase.owner
    if phrase.owner_name is not None:
        return first if phrase.owner_name.full == name.full else None
    low = parsed.tokens[first].low
    owner = page.person_before(parsed.tokens[first].start, feminine=_SINGULAR[low]) if low in _SINGULAR else None
    return first if owner is not None and owner.full == name.full else None


def _is_single(parsed: Parsed, phrase: NounPhrase) -> bool:
    return parsed.tokens[phrase.first].low in ("a", "an", "another", "this", "that")


def _single_capital(page: Page, parsed: Parsed, phrase: NounPhrase) -> Mention | None:
    """A lone capital as a name, unless it is a country, an abbreviation, or a word that only begins its sentence."""
    span = parsed.span(phrase.head, phrase.last)
    words = page.language.words
    low = span.words.lower()
    if low in words.states or low in words.sets["not_names"] or not span.words[0].isupper():
        return None
    shortened = sum(char.isupper() for char in span.words) * 2 > sum(char.isalpha() for char in span.words)
    first = parsed.tokens[phrase.head].start == next(token.start for token in parsed.tokens if token.is_word)
    if shortened or (first and (page.text.count(span.words) < 2 or f" {low} " in page.text)):
        return None
    return Mention(span.words, span.words, Nature.NAME, span, language=page.language.code)


def _pronoun(page: Page, parsed: Parsed, party: Party, low: str, event: Event) -> Mention | Group | None:
    span = parsed.span(party.first, party.last)
    if low in ("i", "me", "my"):
        return Mention(span.words, span.words, Nature.DESCRIPTION, span, language=page.language.code)
    if low in _SINGULAR:
        # Who did it is nobody whom "him" can mean: "Example shared the prize after freeing him".
        doers = frozenset(one.name.full for one in event.agents if one.name is not None)
        name = page.person_before(span.start, feminine=_SINGULAR[low], but=doers)
        if name is not None and _is_described_between(page, parsed, name, party.first, event):
            name = None
        normal = name.full if name is not None else span.words
        return Mention(span.words, normal, Nature.DESCRIPTION, span, language=page.language.code)
    if low == "whose":
        name = page.person_before(span.start)
        if name is not None:
            return Mention(span.words, name.full, Nature.DESCRIPTION, span, language=page.language.code)
    if low in ("they", "them") and event.frame.kind is Kind.DISAPPEARED and _are_things(parsed, party.first):
        return None
    before = _plural_before(parsed, party.first) if low in ("they", "them", "their") else None
    if before is not None and before.is_many:
        group = _group(parsed, event, before)
        return Group(group.quantity, group.of, group.measure, span)
    return Group(None, span.words, _measure(parsed, event, None), span)


def _is_described_between(page: Page, parsed: Parsed, name: Name, first: int, event: Event) -> bool:
    """Whether somebody without a name stands between: "Ana's wife heard that her husband …, where he was held"."""
    sets = page.language.words.sets
    told = sets["female" if _SINGULAR[parsed.tokens[first].low] else "male"]
    doers = {one.first for one in event.agents}
    return any(
        phrase.last <= first
        and phrase.first not in doers
        and parsed.tokens[phrase.first].start >= name.end
        and phrase.name is None
        and not phrase.pronoun
        and parsed.tokens[phrase.head].low in told
        and not page.is_called(name.full, parsed.tokens[phrase.head].low)
        for phrase in parsed.phrases
    )


def _are_things(parsed: Parsed, first: int) -> bool:
    """Whether the nearest plural before "they" in its sentence is of things ("packages are sent and they vanish")."""
    plural = [phrase for phrase in parsed.phrases if phrase.last <= first and (phrase.plural or phrase.is_many)]
    return bool(plural) and not plural[-1].is_personal and not plural[-1].run


def _plural_before(parsed: Parsed, first: int) -> NounPhrase | None:
    """The nearest group before "they" in its own sentence."""
    for phrase in reversed(parsed.phrases):
        timed = parsed.words.has("times", parsed.tokens[phrase.head].low)
        if phrase.last <= first and phrase.is_many and not phrase.thing and not timed:
            return phrase
    return None


def several(page: Page, parsed: Parsed, party: Party) -> list[Mention]:
    """The people of a list that "they" means: names joined before it in its sentence, with no group between."""
    low = parsed.tokens[party.last - 1].low
    if low not in ("they", "them", "their") or not (party.phrase is None or party.phrase.pronoun):
        return []
    named = [phrase for phrase in parsed.phrases if phrase.last <= party.first and phrase.name is not None]
    group = _plural_before(parsed, party.first)
    if len(named) < 2 or (group is not None and group.first > named[-1].first):
        return []
    lists = [list_right(parsed, phrase) for phrase in named]
    joined = max(lists, key=len)
    span = parsed.span(party.first, party.last)
    return [
        Mention(span.words, one.name.full, Nature.DESCRIPTION, span, language=page.language.code)
        for one in joined
        if len(joined) > 1 and one.name is not None
    ]


def _description(page: Page, parsed: Parsed, phrase: NounPhrase) -> Mention:
    span = parsed.span(phrase.first, phrase.last)
    normal = span.words
    if parsed.tokens[phrase.first].low == "the" and phrase.owner is None and phrase.last - phrase.first <= 2:
        name = page.person_before(span.start)
        clear = name is not None and page.is_called(name.full, parsed.tokens[phrase.head].low)
        clear = clear and not _is_told_of(parsed, phrase)
        normal = name.full if name is not None and clear else normal
    return Mention(span.words, normal, Nature.DESCRIPTION, span, language=page.language.code)


def _is_told_of(parsed: Parsed, phrase: NounPhrase) -> bool:
    """Whether what follows says who is meant ("the man accused of …", "the man who …")."""
    if phrase.last >= len(parsed.tokens) or parsed.at(phrase.last) is not None:
        return False
    following = parsed.tokens[phrase.last]
    return bool(following.bits & (bit.RELATIVE | bit.TRIGGER)) and not following.bits & bit.AUXILIARY


def _group(parsed: Parsed, event: Event, phrase: NounPhrase) -> Group:
    first = phrase.count.last if phrase.count is not None else phrase.first
    while first < phrase.last and (
        parsed.tokens[first].low == "of" or parsed.tokens[first].bits & (bit.DETERMINER | bit.POSSESSIVE)
    ):
        first += 1
    of = parsed.span(first, phrase.last).words if first < phrase.last else "people"
    quantity = phrase.count.quantity if phrase.count is not None else None
    return Group(quantity, of, _measure(parsed, event, phrase), parsed.span(phrase.first, phrase.last))


def _measure(parsed: Parsed, event: Event, phrase: NounPhrase | None) -> Measure:
    if phrase is not None and phrase.count is not None:
        words = {token.low for token in parsed.tokens[phrase.first : phrase.last]}
        if phrase.count.others or words & {"other", "others", "another", "more"} - {"more"}:
            return Measure.OTHERS
        if phrase.count.partitive:
            return Measure.PART
    if event.frame.rule.startswith("handover."):
        return Measure.PART
    if event.frame.kind in _STOCK:
        return Measure.STOCK
    low = parsed.low(0, len(parsed.tokens))
    if any(
        words in low
        for words in ("since", "so far", "in total", "to date", "over the past", "in the past year", "in recent years")
    ):
        return Measure.CUMULATIVE
    return Measure.EVENT
