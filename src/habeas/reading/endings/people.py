"""From an event's parties to people and groups: surnames to full names, pronouns to persons, numbers to groups."""

from __future__ import annotations

from habeas.model import Group, Kind, Measure, Mention, Nature, Span
from habeas.reading.endings.declension import ANY_GENDER, Sort
from habeas.reading.endings.grammar import Way
from habeas.reading.endings.happenings import Event
from habeas.reading.endings.naming import Case, Gender
from habeas.reading.endings.page import Page
from habeas.reading.endings.parsed import Parsed, Phrase
from habeas.reading.endings.roster import Name
from habeas.reading.endings.series import series
from habeas.reading.endings.whose import ends, is_her_own, is_related, noun_of, opens_aside, owner_of, tells_whose

_NEAR = 900  # code points within which a noun's person is looked for
_STOCK = frozenset({Kind.HELD, Kind.HOUSE_ARREST, Kind.RECOGNISED, Kind.LISTED})

_SMALL = frozenset({"aux", "adverb", "particle", "negation", "article"})


def about(page: Page, parsed: Parsed, event: Event, phrase: Phrase) -> list[Mention | Group]:
    """Whom a phrase of an event means: people, a group; nobody where its words are nobody in particular."""
    if phrase.name is not None:
        span = Span.of(page.text, phrase.name.start, phrase.name.end)
        kin = _namesake(page, parsed, phrase, phrase.name)
        if kin is not None:
            # With the name alone what is told of the son would be told of the father.
            span = Span.of(page.text, parsed.tokens[kin].start, span.end)
            return [_mention(page, span, span.words, Nature.DESCRIPTION)]
        return [_mention(page, span, phrase.name.full, Nature.NAME)]
    if phrase.sort in (Sort.PRONOUN, Sort.RELATIVE):
        return _pronoun(page, parsed, event, phrase)
    if phrase.is_many:
        return [group(page, parsed, event, phrase)]
    span = parsed.span(phrase.head, ends(parsed, phrase))
    if parsed.any_in(phrase.first - 1, phrase.head, "indefinite") or _is_owned(parsed, phrase):
        return [_mention(page, span, span.words, Nature.DESCRIPTION)]
    name = page.person_before(span.start, phrase.gender) if _points_back(page, parsed, event, phrase) else None
    known = name is not None and name.full in page.prisoners and not _is_new(parsed, phrase)
    return [_mention(page, span, name.full if name is not None and known else span.words, Nature.DESCRIPTION)]


def _points_back(page: Page, parsed: Parsed, event: Event, phrase: Phrase) -> bool:
    """Whether a noun ("the man") may mean somebody named before: none who is another, new, or one of several."""
    if page.language.words.capital_nouns:
        return True
    if any(parsed.has(at, "another") for at in range(max(0, phrase.first - 3), phrase.head + 1)):
        return False
    between = parsed.masked.intersection(range(event.last, phrase.first))
    new = event.term is not None and bool(between)  # "sentenced to five years a man who …"
    near = page.roster.within(max(0, _start_of(parsed, phrase) - _NEAR), _start_of(parsed, phrase))
    told = {name.full for name in near if name.full in page.prisoners and name.gender & phrase.gender}
    return not new and len(told) < 2


def _namesake(page: Page, parsed: Parsed, phrase: Phrase, name: Name) -> int | None:
    """Where "his son, Ivan …" begins, if he is called as his father is: then the name is of both."""
    kin = _kin_before(parsed, phrase)
    if kin is None:
        return None
    owner = owner_of(parsed, kin)
    if owner is not None:
        return kin.head if owner.name is not None and owner.name.full == name.full else None
    for at in range(max(0, kin.first - 1), kin.head):
        if parsed.has(at, "possessive"):
            forms = [form for form in parsed.tokens[at].forms if form.sort is Sort.PRONOUN]
            gender = forms[0].gender if forms else parsed.words.possessives.get(parsed.lows[at], ANY_GENDER)
            father = page.person_before(parsed.tokens[at].start, gender)
            return at if father is not None and father.full == name.full else None
    # "The son, Ivan …" is the son of whoever was told of before, who may be called so.
    told = page.roster.within(max(0, _start_of(parsed, kin) - _NEAR), _start_of(parsed, kin))
    bears = phrase is not kin and parsed.has(kin.head, "generations")
    return kin.head if bears and any(one.full == name.full for one in told) else None


def _kin_before(parsed: Parsed, phrase: Phrase) -> Phrase | None:
    """The noun that says whose somebody named is: in the phrase itself, or before its comma or its dash."""
    if phrase.role_sort is not None and tells_whose(parsed.tokens[phrase.head].forms):
        return phrase
    if noun_of(parsed, phrase) is not None:
        return None
    for at in (phrase.first - 1, phrase.first - 2):
        before = parsed.at(at)
        apart = at == phrase.first - 1 or opens_aside(parsed, phrase.first - 1)
        if before is not None and apart and before is not phrase:
            kin = noun_of(parsed, before) or before
            return kin if is_related(parsed, kin) and is_her_own(kin, phrase) else None
    return None


def _is_owned(parsed: Parsed, phrase: Phrase) -> bool:
    """Whether a noun is said to be somebody's: "his son", "X's lawyer" is another than the person spoken of."""
    if not is_related(parsed, phrase):
        return False
    return parsed.any_in(max(0, phrase.first - 1), phrase.head, "possessive") or owner_of(parsed, phrase) is not None


def _start_of(parsed: Parsed, phrase: Phrase) -> int:
    """Where a phrase begins in the report."""
    return parsed.tokens[phrase.first].start


def implied(page: Page, parsed: Parsed, event: Event) -> list[Mention | Group]:
    """The person of the report where the event's words name nobody: only one who was told of before, and who fits."""
    agreed = parsed.words.agreement_of(parsed.lows[event.anchor])
    gender, plural = agreed if agreed is not None else (ANY_GENDER, False)
    if plural or _has_subject(parsed, event):
        return []
    span = parsed.span(event.first, event.last)
    name = page.person_before(span.start, gender)
    if name is None or (name.full not in page.prisoners and not _is_only_subject(page, name, span.start)):
        return []
    return [_mention(page, span, name.full, Nature.DESCRIPTION)]


def _has_subject(parsed: Parsed, event: Event) -> bool:
    """Whether an unknown name stands right before the word, led by no preposition: the subject that it has."""
    index = event.first - 1
    while index >= 0 and (index in parsed.masked or parsed.tokens[index].classes & _SMALL):
        index -= 1
    token = parsed.tokens[index] if index >= 0 else None
    if token is None or not token.capital or token.classes or parsed.words.capital_nouns:
        return False
    led = any(parsed.has(at, "preposition") for at in range(max(0, index - 3), index))
    return not led and not parsed.words.adjectives.of(token.low)


def _is_only_subject(page: Page, name: Name, offset: int) -> bool:
    """Whether a name in the nominative is the only one of the sentence before, and its own has none."""
    number = page.number_at(offset)
    here, before = page.sentences[number], page.sentences[number - 1] if number else None
    if before is None or before.block != here.block:
        return False
    near = page.roster.within(before.start, offset)
    return [one.start for one in near] == [name.start] and bool(name.cases & Case.NOM)


def _is_new(parsed: Parsed, phrase: Phrase) -> bool:
    """Whether a description brings in somebody else: "a Ukrainian journalist" is nobody told of before."""
    return any(parsed.words.is_place(parsed.lows[index]) for index in range(phrase.first, phrase.head))


def _mention(page: Page, span: Span, full: str, nature: Nature) -> Mention:
    script = "Cyrl" if any("\u0400" <= char <= "\u052f" for char in span.words) else "Latn"
    return Mention(span.words, full, nature, span, script, page.language.code)


def _pronoun(page: Page, parsed: Parsed, event: Event, phrase: Phrase) -> list[Mention | Group]:
    span = parsed.span(phrase.first, phrase.last)
    low = parsed.lows[phrase.head]
    if "self" in parsed.tokens[phrase.head].classes:
        return [_mention(page, span, span.words, Nature.DESCRIPTION)]
    if phrase.plural and "others" in parsed.tokens[phrase.head].classes:
        behind = parsed.at(phrase.last)
        counted = behind.count if behind is not None and behind.first == phrase.last else None
        quantity = counted.quantity if counted is not None else None
        return [Group(quantity, page.language.words.people, Measure.OTHERS, span)]
    if phrase.plural:
        return _several(page, parsed, event, phrase, span)
    if phrase.sort is Sort.RELATIVE or low:
        if _is_in_doubt(page, parsed, phrase):
            return [_mention(page, span, span.words, Nature.DESCRIPTION)]
        name = page.person_before(span.start, phrase.gender or Gender.MASC, _judges(parsed, phrase))
        if name is None and phrase.cases is Case.GEN and "possessive" in parsed.tokens[phrase.head].classes:
            return []
        return [_mention(page, span, name.full if name is not None else span.words, Nature.DESCRIPTION)]
    return []


def _is_in_doubt(page: Page, parsed: Parsed, phrase: Phrase) -> bool:
    """Whether somebody without a name stands nearer to a pronoun than any name does in its sentence."""
    if page.language.words.capital_nouns or phrase.sort is not Sort.PRONOUN:
        return False
    for one in reversed(parsed.phrases):
        if one.last > phrase.first or one.sort not in (Sort.PERSON, Sort.KIN) or not one.gender & phrase.gender:
            continue
        if one.name is not None:
            return False
        if not one.plural and one.count is None and not one.opens:
            name = page.person_before(parsed.tokens[one.first].start, one.gender)
            return name is None or name.full not in page.prisoners or parsed.any_in(one.first - 2, one.last, "another")
    return False


def _judges(parsed: Parsed, pronoun: Phrase) -> frozenset[str]:
    """Officials who do it in the pronoun's own sentence: "Judge X found him guilty" is not about X."""
    before = (one for one in parsed.phrases if one.last <= pronoun.first and one.role_sort is Sort.OFFICIAL)
    return frozenset(one.name.full for one in before if one.name is not None and one.cases & Case.NOM)


def _several(page: Page, parsed: Parsed, event: Event, phrase: Phrase, span: Span) -> list[Mention | Group]:
    """The people that "they" means: a list of names or a group before it, in its sentence or the one before."""
    number = page.number_at(span.start)
    for other in (number, number - 1):
        if other < 0 or page.sentences[other].block != page.sentences[number].block:
            break
        sentence = page.parsed(other)
        for one in reversed(sentence.phrases):
            if (
                (other == number and one.last > phrase.first)
                or not one.is_personal
                or one.sort in (Sort.PRONOUN, Sort.RELATIVE)
                or (other == number and event.way is Way.ACTS and one.cases is Case.NOM)
            ):
                continue
            joined = series(sentence, one)
            if len(joined) > 1 and all(each.name is not None for each in joined):
                return [
                    _mention(page, span, each.name.full, Nature.DESCRIPTION) for each in joined if each.name is not None
                ]
            if one.is_many:
                told = group(page, sentence, event, one)
                return [Group(told.quantity, told.of, told.measure, span)]
    return [Group(None, span.words, _measure(parsed, event, None), span)]


def group(page: Page, parsed: Parsed, event: Event, phrase: Phrase) -> Group:
    """The group that a phrase counts."""
    first = phrase.count.last if phrase.count is not None else phrase.first
    while first < phrase.last and parsed.tokens[first].classes & {"of", "article"}:
        first += 1
    of = parsed.span(first, phrase.last).words if first < phrase.last else page.language.words.people
    quantity = phrase.count.quantity if phrase.count is not None else None
    return Group(quantity, of, _measure(parsed, event, phrase), parsed.span(phrase.first, phrase.last))


def _measure(parsed: Parsed, event: Event, phrase: Phrase | None) -> Measure:
    if phrase is not None and phrase.count is not None:
        if phrase.count.others or parsed.any_in(phrase.first - 1, phrase.last, "others"):
            return Measure.OTHERS
        if phrase.count.partitive:
            return Measure.PART
    if event.frame.rule.startswith("handover."):
        return Measure.PART
    if event.frame.kind in _STOCK:
        return Measure.STOCK
    return Measure.CUMULATIVE if parsed.any_in(0, len(parsed.tokens), "cumulative") else Measure.EVENT
