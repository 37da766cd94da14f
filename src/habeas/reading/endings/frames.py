"""Frames applied to a sentence: which events its words tell, of whom, and why the others tell none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from habeas.model import Certainty, Kind, Term
from habeas.reading.endings.brackets import (
    Bracket,
    bracket,
    enclosing,
    has_copula,
    is_of_its_case,
    is_predicate,
    subject,
    voiced,
)
from habeas.reading.endings.declension import ANY_CASE, ANY_GENDER, Sort
from habeas.reading.endings.dictionary import is_thing, is_unlisted, is_verb, may_be_subject
from habeas.reading.endings.field import APART, Field
from habeas.reading.endings.grammar import WHOM, Hit, Way
from habeas.reading.endings.happenings import Event, Refused
from habeas.reading.endings.lexicon import Cells, fits
from habeas.reading.endings.modality import modality
from habeas.reading.endings.naming import Case, Gender
from habeas.reading.endings.parsed import Parsed, Phrase
from habeas.reading.endings.series import members, named_before, named_behind, series
from habeas.reading.endings.words import DASHES
from habeas.reading.terms import lengths

_WRONG_SIDE = 30
_OFFICIAL = 90
_UNCOUNTED = 40
_OWNED = 60
_FROM_AUXILIARY = 5
_OUT = frozenset({Kind.RELEASED, Kind.PARDONED, Kind.EXCHANGED, Kind.EXILED})
_DISAGREES, _DISAGREES_PLAINLY = 80, 120  # the second where endings tell of gender and number, not articles
_SUBJECT = 90
_BESIDE_BEFORE, _BESIDE_BEHIND = 12, 22
_ADJECTIVES = 3  # tokens from a preposition to where its noun stands at the latest
_NO_ADJECTIVES = frozenset({"preposition", "conjunction", "say", "relative", "subordinator", "adverb", "negation"})
_GAP = 20  # code points between a dash and the term behind it
_TERM_BEHIND, _TERM_BEFORE = 130, 60  # code points
_CLOSES_WITHIN = 48
_MONTH = 31  # days: what is longer is no administrative arrest
_BEHIND_CLAUSE = frozenset({"conjunction", "preposition", "but", "as", "subordinator", "including"})
_DESCRIPTION = 14  # tokens of a description that goes on behind "and"
_CONTRAST = 4  # tokens of words of contrast and what stands between them and a name
_TITLE = 4  # unknown words that may describe a name
_INFINITIVE = 5  # tokens between the auxiliary of an infinitive and its participle
_SMALL_WORDS = frozenset({"adverb", "aux", "aux_base", "particle", "negation", "preposition"})
_FINITE = frozenset({Way.ACTS, Way.DONE, Way.DOES, Way.STATE, Way.TO, Way.FUTURE})


def events(field: Field) -> tuple[list[Event], list[Refused]]:
    """The events of a sentence in order, and why words of frames gave none."""
    found: list[Event] = []
    refused: list[Refused] = []
    busy = -1
    for index, hits in sorted(field.hits.items()):
        if index < busy:
            continue
        told: Event | None = None
        for hit in hits:
            if index in field.parsed.masked and not hit.frame.in_term:
                continue
            outcome = _try(field, hit)
            if isinstance(outcome, Refused):
                refused.append(outcome)
                told = told or _of_the_convicted(field, hit, found)
            elif not outcome.implied:
                told = outcome
                break
            else:  # a word that may describe somebody ("uwięziony poeta") is better read so than of nobody
                told = told or outcome
        if told is not None:
            found.append(told)
            busy = told.last if told.last - index <= 4 else index + 1
    kept = _without_traits(_without_echoes(field.parsed, found))
    return [*kept, *_gapped(field, kept)], refused


def _of_the_convicted(field: Field, hit: Hit, found: list[Event]) -> Event | None:
    """For "found her guilty and gave five years": the term is hers, though the second verb names nobody."""
    if hit.way is not Way.TO or hit.frame.needs != "term" or not found or found[-1].frame.kind is not Kind.CONVICTED:
        return None
    term = _term(field.parsed, hit)
    if term is None or field.between(found[-1].last, hit.first) >= APART:
        return None
    return replace(found[-1], frame=hit.frame, way=hit.way, anchor=hit.first, first=hit.first, last=hit.last, term=term)


def _gapped(field: Field, found: list[Event]) -> list[Event]:
    """For "Anna got five years, Boris – three": the sentence of each name behind which only a dash and a term stand."""
    parsed = field.parsed
    told = next((one for one in found if one.frame.kind is Kind.SENTENCED and one.term is not None), None)
    if told is None or told.term is None:
        return []
    made = []
    for phrase in parsed.phrases:
        at = phrase.last + 1
        if phrase.name is None or phrase in told.parties or at >= len(parsed.tokens):
            continue
        if parsed.lows[phrase.last] not in DASHES and not _goes_without_verb(parsed, phrase):
            continue
        start = parsed.tokens[at].start
        behind = lengths(field.numbers, parsed.sentence.text, start, parsed.sentence.end, told.term.kind)
        if behind and behind[0].span.start - start < _GAP:
            last = parsed.index_at(behind[0].span.end - 1) + 1
            made.append(replace(told, anchor=at, first=at, last=last, parties=(phrase,), members=(), term=behind[0]))
    return made


def _goes_without_verb(parsed: Parsed, phrase: Phrase) -> bool:
    """Whether a name's own clause has no verb before its term: "…, a Boris na trzy lata"."""
    index = phrase.first - 1
    while index > 0 and phrase.first - index < _TITLE and parsed.tokens[index].is_word:
        if parsed.tokens[index].classes or parsed.tokens[index].capital:
            break
        index -= 1
    before = parsed.tokens[index] if index >= 0 else None
    opened = before is not None and (before.low == "," or bool(before.classes & {"but", "conjunction"}))
    return opened and parsed.has(phrase.last, "to_term") and bool(phrase.cases & Case.NOM)


def _without_echoes(parsed: Parsed, found: list[Event]) -> list[Event]:
    """The events without those that only lend their word to another one's trigger."""
    telling = [one for one in found if not any(_gives_way(parsed, one, other) for other in found)]
    return [one for one in telling if not any(_echoes(one, other) for other in telling)]


def _without_traits(found: list[Event]) -> list[Event]:
    """The events without those that only say who the counted people of another one are ("52 prisoners were freed")."""
    telling = [one for one in found if one.way is not Way.WHO or one.frame.kind in _OUT]
    told = {phrase for one in telling for phrase in one.parties if phrase.is_many}
    verbal = {(one.frame.kind, one.parties) for one in found if one.way in _FINITE}
    return [
        one
        for one in found
        if not (one.way is Way.WHO and one.frame.kind is Kind.HELD and told.issuperset(one.parties))
        and not (one.way is Way.NOUN and (one.frame.kind, one.parties) in verbal)
    ]


def _echoes(one: Event, other: Event) -> bool:
    if other is one or other.frame.kind is not one.frame.kind:
        return False
    beside = other.companion is not None and other.companion[0] <= one.first and one.last <= other.companion[1]
    described = one.way is Way.WHO and other.way is not Way.WHO and set(one.parties) <= set(other.parties)
    return beside or described or (other.first <= one.first and one.last < other.last)


def _gives_way(parsed: Parsed, one: Event, other: Event) -> bool:
    """Whether an event tells nothing beside another: it names nobody, or only describes whom the other befalls."""
    if other is one:
        return False
    if not one.parties:
        return one.frame.nobody and other.frame.kind is one.frame.kind
    plain = one.frame.named or one.frame.laden or one.frame.needs is not None
    bare = plain and one.way is Way.WHO and other.way is not Way.WHO and not _has_own_term(parsed, one)
    return bare and any(one.first >= whom.first and one.last <= whom.last for whom in other.parties)


def _has_own_term(parsed: Parsed, event: Event) -> bool:
    """Whether an event's term stands right beside its words."""
    if event.term is None:
        return False
    start, end = parsed.tokens[event.first].start, parsed.tokens[event.last - 1].end
    return event.term.span.start - end < _GAP and start - event.term.span.end < _GAP


def _try(field: Field, hit: Hit) -> Event | Refused:
    verb = bracket(field, hit)
    meant = voiced(field, _within_infinitive(field.parsed, hit), verb)
    if meant is None or not is_of_its_case(field.parsed, hit):
        return Refused(f"{field.parsed.lows[hit.first]!r} is another form here")
    hit = meant
    companion = _companion(field, hit)
    term = _term(field.parsed, hit)
    unfit = _unfit(field, hit, companion, term)
    if unfit is not None:
        return Refused(unfit)
    certainty = modality(field, hit, verb)
    if isinstance(certainty, Refused):
        return certainty
    people = _whom(field, hit, verb)
    implied = False
    if isinstance(people, Refused):
        dropped = hit.way in _FINITE and verb is None and _agreement(field, hit, verb) is not None
        dropped = dropped and not hit.frame.through and not _describes_thing(field, hit)
        dropped = dropped and not _has_subject(field, hit)
        if not dropped and not hit.frame.nobody:
            return people
        implied, people = hit.way in _FINITE, []
    elif hit.frame.single and any(one.is_many for one in people):
        return Refused("it tells this of single people only")
    elif hit.frame.named and not any(one.name or one.count for one in people):
        return Refused("it counts and names nobody")
    people = [_called(one, hit.frame.whom or WHOM[hit.way]) for one in people] if hit.way is not Way.WHO else people
    first, last = _extent(hit, companion)
    event = Event(
        hit.frame,
        hit.way,
        hit.first,
        first,
        last,
        tuple(people),
        (),
        _surest(hit.frame.always, certainty),
        term,
        implied,
        companion,
    )
    group = event.group
    return replace(event, members=tuple(members(field.parsed, group))) if group is not None else event


def _has_subject(field: Field, hit: Hit) -> bool:
    """Whether a thing or an unknown name is the subject, so that nobody dropped it ("the train was held")."""
    parsed = field.parsed
    if not parsed.words.dictionary:
        return False
    first, last = field.clause(hit.first)
    for index in range(first, hit.first):
        token = parsed.tokens[index]
        if "another" in token.classes and parsed.at(index) is None:
            return True
        free = token.is_word and not token.classes and parsed.at(index) is None and index not in parsed.masked
        led = index > 0 and bool(parsed.tokens[index - 1].classes & {"preposition", "article"})
        if free and not led and may_be_subject(token.low, parsed.words.dictionary):
            return True
    behind = range(hit.last, min(last, len(parsed.tokens)))
    return any(_is_unknown_name(parsed, index) for index in behind)


def _is_unknown_name(parsed: Parsed, index: int) -> bool:
    """Whether a capital behind no preposition names somebody whom the page doesn't tell more of."""
    token = parsed.tokens[index]
    if not token.capital or token.classes or parsed.at(index) is not None or parsed.words.is_place(token.low):
        return False
    led = parsed.tokens[index - 1].capital or parsed.has(index - 1, "preposition")
    return not led and is_unlisted(token.low, parsed.words.dictionary)


def _within_infinitive(parsed: Parsed, hit: Hit) -> Hit:
    """A passive whose auxiliary is an infinitive ("ma zostać zwolniony") is one: what governs it decides."""
    if hit.way is not Way.DONE:
        return hit
    index = hit.first - 1
    while index >= 0 and hit.first - index < _INFINITIVE and parsed.tokens[index].classes & _SMALL_WORDS:
        if parsed.has(index, "aux_base"):
            return replace(hit, way=Way.DONE_BASE)
        index -= 1
    return hit


def _surest(always: Certainty | None, told: Certainty | None) -> Certainty | None:
    """What a frame says of itself, unless the words around deny it or make it depend on something."""
    return told if always is None or told in (Certainty.DENIED, Certainty.CONDITIONAL) else always


def _called(phrase: Phrase, wanted: Case) -> Phrase:
    """A phrase whose name is what it is in the case that the frame asks for."""
    if phrase.name is None or not phrase.name.readings:
        return phrase
    return replace(phrase, name=phrase.name.in_case(wanted))


def _unfit(field: Field, hit: Hit, companion: tuple[int, int] | None, term: Term | None) -> str | None:
    """Why a frame's word tells no event, if that can be seen without asking whom it befalls."""
    parsed = field.parsed
    if _is_other(parsed, hit):
        return f"{parsed.lows[hit.first]!r} is no event here"
    if _has_thing_for_object(field, hit):
        return "its object is no person"
    if hit.frame.laden and not _is_laden(field, hit):
        return "it only describes somebody"
    if companion is None and (hit.frame.beside or hit.frame.to_country or hit.frame.from_country):
        return f"{parsed.lows[hit.first]!r} lacks what makes it an event"
    if hit.frame.by_authority and hit.way is Way.ACTS and _is_private(field, hit):
        return "whoever does it is no authority"
    return _lacking(field, hit, term)


def _lacking(field: Field, hit: Hit, term: Term | None) -> str | None:
    """Which term or class of words a frame lacks around it, or has too many."""
    needs, spoilt = hit.frame.needs, hit.frame.spoilt_by
    if spoilt is not None and field.parsed.any_in(*field.clause(hit.first), spoilt):
        return f"{spoilt!r} beside it makes it something else"
    if needs == "term":
        return "it lacks its term" if term is None else None
    if needs == "days":
        return None if term is not None and 0 < term.days <= _MONTH else "it lacks its days"
    there = needs is None or field.parsed.any_in(0, len(field.parsed.tokens), needs) or field.spoken_before(needs)
    if needs is not None and not there and not (hit.frame.wide and field.speaks_of(needs)):
        return f"nothing around it speaks of {needs}"
    return None


def _is_private(field: Field, hit: Hit) -> bool:
    """Whether the subject of an active verb is a person who holds no office."""
    for phrase in field.parsed.phrases:
        private = phrase.sort is Sort.PERSON and phrase.role_sort is not Sort.OFFICIAL
        if private and not phrase.opens and _is_likely_subject(field, hit, phrase):
            return field.between(phrase.last, hit.first) < _SUBJECT
    return False


def _is_other(parsed: Parsed, hit: Hit) -> bool:
    """Whether words right before or behind show that no such event is meant ("домашний арест" is no arrest)."""
    for words in hit.frame.unless:
        for first in (hit.first - len(words), hit.last):
            if (
                first >= 0
                and first + len(words) <= len(parsed.tokens)
                and all(map(fits, words, parsed.lows[first : first + len(words)]))
            ):
                return True
    return False


def _is_laden(field: Field, hit: Hit) -> bool:
    """Whether a date, a term or a charge belongs to a describing word, so that it tells an event."""
    parsed = field.parsed
    near = range(max(0, hit.first - 3), min(len(parsed.tokens), hit.last + 6))
    return any(index in parsed.masked or parsed.length_of("on_charges", index) for index in near)


def _companion(field: Field, hit: Hit) -> tuple[int, int] | None:
    """Where the words stand that the frame needs beside its own, in the same clause."""
    parsed = field.parsed
    if not hit.frame.beside and not hit.frame.to_country and not hit.frame.from_country:
        return None
    if hit.frame.split:
        return _second_part(parsed, hit)
    low = hit.first if hit.frame.right_behind else max(0, hit.first - _BESIDE_BEFORE)
    high = min(len(parsed.tokens), hit.last + (4 if hit.frame.right_behind else _BESIDE_BEHIND))
    best: tuple[int, tuple[int, int]] | None = None
    for index in range(low, high):
        for last in (_country_end(parsed, hit, index), *(_beside_end(parsed, one, index) for one in hit.frame.beside)):
            if last:
                cost = field.between(hit.last, index) if index >= hit.last else field.between(last, hit.first) + 20
                if cost < APART and (best is None or cost < best[0]):
                    best = (cost, (index, last))
    return best[1] if best is not None else None


def _beside_end(parsed: Parsed, words: tuple[str, ...], index: int) -> int:
    """Behind which token the words that a frame needs end if they stand at ``index``, else 0.

    Adjectives may stand between a preposition and its noun ("у російському полоні").
    """
    if not fits(words[0], parsed.lows[index]):
        return 0
    start = index + 1
    if len(words) > 1 and "preposition" in parsed.tokens[index].classes:
        while start < index + _ADJECTIVES and start < len(parsed.tokens) and not fits(words[1], parsed.lows[start]):
            if not parsed.words.adjectives.of(parsed.lows[start]) or parsed.tokens[start].classes & _NO_ADJECTIVES:
                break
            start += 1
    last = start + len(words) - 1
    return last if last <= len(parsed.tokens) and all(map(fits, words[1:], parsed.lows[start:last])) else 0


def _country_end(parsed: Parsed, hit: Hit, index: int) -> int:
    """Behind which token a country ends that somebody is brought to, or leaves right behind the verb, else 0."""
    frame, at = hit.frame, index
    if index >= hit.last and parsed.has(index, "goal_preposition"):
        endings, at = frame.to_country, index + 1
    else:
        endings = frame.from_country if index == hit.last else ()
    if not endings or at >= len(parsed.tokens) or not parsed.tokens[at].capital or parsed.at(at) is not None:
        return 0
    low = parsed.lows[at]
    unknown = low.endswith(endings) and not parsed.words.is_place(low)
    return at + 1 if unknown or parsed.words.states.of(low) is not None else 0


def _second_part(parsed: Parsed, hit: Hit) -> tuple[int, int] | None:
    """The second part of a verb ("nahm ... fest"), which closes its clause, maybe behind other clauses."""
    for index in range(hit.last, min(len(parsed.tokens), hit.last + _CLOSES_WITHIN)):
        if parsed.lows[index] in (";", ":"):
            return None
        for words in hit.frame.beside:
            last = index + len(words)
            if last <= len(parsed.tokens) and all(map(fits, words, parsed.lows[index:last])):
                follows = parsed.tokens[last] if last < len(parsed.tokens) else None
                if follows is None or not follows.is_word or follows.classes & _BEHIND_CLAUSE:
                    return index, last
    return None


def _extent(hit: Hit, companion: tuple[int, int] | None) -> tuple[int, int]:
    """The trigger's tokens: with the companion where it stands right beside."""
    if companion is None:
        return hit.first, hit.last
    if 0 <= companion[0] - hit.last <= 3:
        return hit.first, companion[1]
    if 0 <= hit.first - companion[1] <= 2:
        return companion[0], hit.last
    return hit.first, hit.last


def _term(parsed: Parsed, hit: Hit) -> Term | None:
    """The term that belongs to a word: the nearest behind it, else the one just before."""
    start, end = parsed.tokens[hit.first].start, parsed.tokens[hit.last - 1].end
    firm = [found.term for found in parsed.terms if not found.up_to]
    if hit.frame.kind is Kind.HELD:  # "14 are held, among them X (sentenced to ten years)" tells of no term for all
        opened = parsed.sentence.text.find("(", end, end + _TERM_BEHIND)
        firm = [one for one in firm if opened < 0 or one.span.start < opened]
    behind = [one for one in firm if one.span.end > start and one.span.start - end < _TERM_BEHIND]
    before = [one for one in firm if one.span.end <= start and start - one.span.end < _TERM_BEFORE]
    if behind and (not before or behind[0].span.start - end <= start - before[-1].span.end + 20):
        return behind[0]
    return before[-1] if before else None


# --- whom it befalls -----------------------------------------------------------------------------------------------


def _whom(field: Field, hit: Hit, verb: Bracket | None) -> list[Phrase] | Refused:
    """The people an event befalls, or why nobody does."""
    if hit.frame.through:
        led = _led_to(field, hit)
        if led is not None:
            return series(field.parsed, led)
        if hit.frame.whom is None and hit.way is not Way.WHO:
            return Refused("nobody stands where it leads to")
    if hit.way is Way.WHO:
        return _described(field, hit)
    if hit.way is Way.NOUN:
        return _owner(field, hit)
    best = _nearest(field, hit, verb)
    if best is None:
        return Refused("nobody stands beside it")
    agreed = _agreement(field, hit, verb)
    one = agreed is not None and not agreed[1] and verb is None and best.last <= hit.first
    if one and best.name is not None:  # "Anna and Boris, sentenced to …": a singular tells of the nearest alone
        return [best]
    return _joined(field.parsed, best)


def _joined(parsed: Parsed, phrase: Phrase) -> list[Phrase]:
    if phrase.sort is Sort.RELATIVE:
        return _antecedent(parsed, phrase) or [phrase]
    return _without_trades(series(parsed, _described_by(parsed, phrase)))


def _described_by(parsed: Parsed, phrase: Phrase) -> Phrase:
    """The name that a description between commas tells of: "Anna Example, a wife and teacher, was sentenced"."""
    bare = phrase.name is None and phrase.count is None and phrase.sort in (Sort.PERSON, Sort.KIN) and not phrase.plural
    if not bare or parsed.words.determiners or phrase.first < 2:
        return phrase
    mark = phrase.first - 1
    if "conjunction" in parsed.tokens[mark].classes:
        while mark > 0 and phrase.first - mark < _DESCRIPTION and not _ends_description(parsed, mark):
            mark -= 1
    before = parsed.at(mark - 1) if mark and parsed.lows[mark] == "," else None
    if before is None or before.name is None:
        return phrase
    cases = ANY_CASE if parsed.words.adjectives.of(parsed.lows[phrase.head]) else Case.NOM  # "X, accused of theft"
    return before if before.cases & phrase.cases & cases and before.gender & phrase.gender else phrase


def _ends_description(parsed: Parsed, index: int) -> bool:
    """Whether going back from a description a comma or a verb stands here."""
    verbs = {"say", "aux", "relative", "subordinator", "trigger_verb", "but"}
    return not parsed.tokens[index].is_word or bool(parsed.tokens[index].classes & verbs)


def _without_trades(people: list[Phrase]) -> list[Phrase]:
    """People without the first of two trades of one person ("the writer and soldier Ivan Sample")."""
    kept = []
    for one, behind in zip(people, [*people[1:], None], strict=True):
        bare = one.name is None and one.count is None and not one.plural and one.sort is Sort.PERSON
        if behind is None or not (bare and behind.role_sort is Sort.PERSON and one.gender & behind.gender):
            kept.append(one)
    return kept


def _led_to(field: Field, hit: Hit) -> Phrase | None:
    """The phrase behind words such as "against" or "in the case of"."""
    parsed = field.parsed
    best: tuple[int, Phrase] | None = None
    for phrase in parsed.phrases:
        if not phrase.is_personal or phrase.first in parsed.masked:
            continue
        first = phrase.first
        while phrase.opens and first and parsed.lows[first - 1] != phrase.opens:
            first -= 1
        for words in hit.frame.through:
            start = first - len(words)
            if start >= 0 and all(map(fits, words, parsed.lows[start:first])):
                cost = (
                    field.between(hit.last, start)
                    if start >= hit.last
                    else field.between(phrase.last, hit.first) + _WRONG_SIDE
                )
                if cost < APART and (best is None or cost < best[0]):
                    best = (cost, phrase)
    return best[1] if best is not None else None


def _nearest(field: Field, hit: Hit, verb: Bracket | None) -> Phrase | None:
    wanted = hit.frame.whom or WHOM[hit.way]
    agreed = _agreement(field, hit, verb)
    acting = subject(field, hit, verb)
    if hit.way is Way.STATE and isinstance(acting, int):
        return None
    acts = series(field.parsed, acting) if isinstance(acting, Phrase) and acting.is_personal else [acting]
    if hit.way is Way.STATE:
        acts = []
    best: tuple[int, Phrase] | None = None
    for phrase in field.parsed.phrases:
        if not _may_be_whom(field, hit, phrase, wanted) or phrase in acts:
            continue
        cost = _cost(field, hit, phrase, agreed, verb)
        if cost < APART and (best is None or cost < best[0]):
            best = (cost, phrase)
    if best is None:
        return None
    parsed, phrase = field.parsed, named_before(field.parsed, _in_case(field.parsed, best[1], wanted))
    return _as_many(parsed, named_behind(parsed, phrase) if parsed.words.determiners else phrase, agreed)


def _in_case(parsed: Parsed, phrase: Phrase, wanted: Case) -> Phrase:
    """A pronoun as it is in the case wanted: one form may be "him" in one case and "them" in another."""
    forms = [form for form in parsed.tokens[phrase.head].forms if form.cases & wanted]
    if phrase.sort is not Sort.PRONOUN or len(forms) != 1:
        return phrase
    return replace(phrase, cases=forms[0].cases, gender=forms[0].gender, plural=forms[0].plural)


def _as_many(parsed: Parsed, phrase: Phrase, agreed: tuple[Gender, bool] | None) -> Phrase:
    """A noun that may be one or many as many, where its verb is a plural and it stands alone."""
    forms = parsed.tokens[phrase.head].forms
    if phrase.sort is Sort.PRONOUN and agreed is not None and not agreed[1] and not phrase.plural:
        genders = [form.gender for form in forms if not form.plural]  # "sie" with a singular is a woman
        return replace(phrase, gender=genders[0]) if genders else phrase
    may_be = phrase.name is None and any(form.plural for form in parsed.tokens[phrase.head].forms)
    alone = may_be and not phrase.plural and agreed is not None and agreed[1] and len(series(parsed, phrase)) == 1
    return replace(phrase, plural=True) if alone and phrase.sort is not Sort.RELATIVE else phrase


def _may_be_whom(field: Field, hit: Hit, phrase: Phrase, wanted: Case) -> bool:
    if _is_part(field.parsed, phrase):
        return True
    if phrase.opens or not phrase.is_personal or not phrase.cases & wanted:
        return False
    if _is_owner(field.parsed, phrase, wanted) or _is_possessor(field.parsed, phrase, wanted):
        return False
    if _is_contrasted(field.parsed, hit, phrase) or _is_of_next_verb(field, hit, phrase) or _speaks(field, hit, phrase):
        return False
    if phrase.sort in (Sort.PRONOUN, Sort.RELATIVE) and _is_of_another_clause(field.parsed, hit, phrase):
        return False
    if _is_enclosed(field.parsed, phrase, hit) or _is_member(field.parsed, phrase):
        return False
    if hit.way is Way.STATE and (not _is_of_state(field, hit, phrase) or not is_predicate(field, hit)):
        return False
    return phrase.first not in field.parsed.masked and not phrase.first <= hit.first < phrase.last


def _is_contrasted(parsed: Parsed, hit: Hit, phrase: Phrase) -> bool:
    """Whether words of contrast lead somebody behind the event, of whom the opposite is told ("but X was")."""
    if phrase.first <= hit.last:
        return False
    for at in range(max(hit.last, phrase.first - _CONTRAST), phrase.first):
        behind = at + parsed.length_of("contrast", at)
        if behind > at and all(parsed.has(index, "article") for index in range(behind, phrase.first)):
            return True
    return False


def _is_of_next_verb(field: Field, hit: Hit, phrase: Phrase) -> bool:
    """Whether somebody opens the next clause, whose own verb it is that befalls them ("X was freed, Y they held")."""
    parsed = field.parsed
    if phrase.first <= hit.last or parsed.lows[phrase.first - 1] != "," or parsed.words.determiners:
        return False
    for at in range(phrase.last, len(parsed.tokens)):
        if parsed.lows[at] in (",", ";", ":") or "conjunction" in parsed.tokens[at].classes:
            return False
        if any(other.way in (Way.ACTS, Way.DONE, Way.TO) for other in field.hits.get(at, ())):
            return True
    return False


def _is_member(parsed: Parsed, phrase: Phrase) -> bool:
    """Whether a number stands right behind "among them", so that it is a part of those told of before."""
    if phrase.count is None:
        return False
    for index in range(max(0, phrase.first - 3), phrase.first):
        length = max(parsed.length_of("including", index), parsed.length_of("among", index))
        behind = index + length
        pointed = behind < phrase.first and _is_pronoun(parsed.at(behind)) and behind + 1 == phrase.first
        if length and (behind == phrase.first or pointed):
            return True
    return False


def _is_pronoun(phrase: Phrase | None) -> bool:
    return phrase is not None and phrase.sort is Sort.PRONOUN


def _is_enclosed(parsed: Parsed, phrase: Phrase, hit: Hit) -> bool:
    """Whether a phrase stands in a subordinate clause that a frame's word is no part of."""
    within = enclosing(parsed, phrase.first)
    return within is not None and not within[0] <= hit.first < within[1]


def _speaks(field: Field, hit: Hit, phrase: Phrase) -> bool:
    """Whether a phrase stands right behind a verb of speech that follows a frame's word: "…, said a spokesman"."""
    parsed = field.parsed
    return phrase.first > hit.last and bool(parsed.words.determiners) and parsed.has(phrase.first - 1, "say")


def _is_of_another_clause(parsed: Parsed, hit: Hit, phrase: Phrase) -> bool:
    """Whether "who" or "them" stands behind a mark that closes the clause of a frame's word."""
    if parsed.words.capital_nouns or phrase.first < hit.last:
        return False
    return phrase.sort is Sort.RELATIVE or any(
        parsed.lows[at] in (",", ";", ":") for at in range(hit.last, phrase.first)
    )


def _is_of_state(field: Field, hit: Hit, phrase: Phrase) -> bool:
    """Whether only small words stand between a subject and its state ("Анна уже на свободе")."""
    low, high = (phrase.last, hit.first) if phrase.last <= hit.first else (hit.last, phrase.first)
    if has_copula(field.parsed, hit):
        return True
    small = {"aux", "adverb", "particle", "negation", "article"}
    parsed = field.parsed
    aside: set[int] = set()
    for index in range(low, high):
        length = parsed.length_of("hidden", index)
        if length and parsed.is_aside(index, index + length):
            aside.update(range(index - 1, index + length + 1))
    return all(
        index in parsed.masked or index in aside or parsed.tokens[index].classes & small or parsed.lows[index] in DASHES
        for index in range(low, high)
    )


def _cost(
    field: Field, hit: Hit, phrase: Phrase, agreed: tuple[Gender, bool] | None, verb: Bracket | None = None
) -> int:
    cost = _way_to(field, hit, phrase, verb)
    if phrase.sort is Sort.OFFICIAL or phrase.role_sort is Sort.OFFICIAL:
        cost += _OFFICIAL
    if phrase.name is None and phrase.count is None and phrase.sort in (Sort.PERSON, Sort.KIN) and not phrase.plural:
        cost += 8
    bare = phrase.count is not None and phrase.last == phrase.count.last and not _counts_people(field.parsed, phrase)
    if bare and not (verb and phrase.last == hit.first):
        cost += _UNCOUNTED
    if agreed is not None and not _agrees(field.parsed, phrase, agreed):
        cost += _DISAGREES if field.parsed.words.determiners else _DISAGREES_PLAINLY
    if _is_likely_subject(field, hit, phrase):
        cost += _SUBJECT
    if phrase.last <= hit.first and _is_within_relative(field, hit, phrase):
        cost += APART
    if hit.way is Way.ACTS and phrase.name is None and _belongs_to_noun(field.parsed, phrase):
        cost += _OWNED
    return cost


def _is_owner(parsed: Parsed, phrase: Phrase, wanted: Case) -> bool:
    """Whether a phrase owns whoever stands right before it ("a son of the deputy X", "the authors of which")."""
    before = parsed.at(phrase.first - 1)
    if phrase.sort is Sort.RELATIVE:
        return before is not None
    if (
        wanted is not Case.ACC
        or parsed.words.determiners
        or before is None
        or before.last != phrase.first
        or not phrase.cases & Case.GEN
    ):
        return False
    return before.sort in (Sort.KIN, Sort.PERSON) and before.name is None and before.count is None


def _is_within_relative(field: Field, hit: Hit, phrase: Phrase) -> bool:
    """Whether a relative clause with a name of its own lies between ("the prison in which X sat")."""
    parsed = field.parsed
    if not parsed.words.dictionary or hit.way not in (Way.DONE, Way.DOES):
        return False
    opened = [at for at in range(phrase.last, hit.first) if parsed.has(at, "relative")]
    if not opened or any(parsed.lows[at] == "," for at in range(opened[-1], hit.first)):
        return False
    _, last = field.clause(hit.first)
    return any(_is_unknown_name(parsed, at) for at in range(hit.last, last))


def _belongs_to_noun(parsed: Parsed, phrase: Phrase) -> bool:
    """Whether people in the genitive stand right behind a thing that a preposition leads to ("of the bribing of X")."""
    thing = phrase.first - 1
    if not phrase.cases & Case.GEN or thing < 1 or not parsed.has(thing - 1, "preposition"):
        return False
    token = parsed.tokens[thing]
    return not token.classes and parsed.at(thing) is None and is_thing(token.low, parsed.words.dictionary)


def _has_thing_for_object(field: Field, hit: Hit) -> bool:
    """Whether a thing stands right behind an active verb: "released an album", "held the train"."""
    parsed = field.parsed
    if hit.way not in (Way.ACTS, Way.FUTURE, Way.BASE) or hit.frame.beside:
        return False
    for index in range(hit.last, min(hit.last + 5, len(parsed.tokens))):
        token = parsed.tokens[index]
        if parsed.at(index) is not None or not token.is_word or token.classes & {"preposition", "say", "subordinator"}:
            return False
        if index in parsed.masked:
            continue
        if "things" in token.classes or (not token.classes and is_thing(token.low, field.language)):
            return True
        small = token.classes & {"adverb", "article", "particle"} or token.low[:1].isdigit()
        if not (small or parsed.words.adjectives.of(token.low)):
            return False
    return False


def _is_likely_subject(field: Field, hit: Hit, phrase: Phrase) -> bool:
    """Whether whoever stands in front of an active verb and agrees with it does it rather than suffers it."""
    if hit.way is not Way.ACTS or phrase.last > hit.first or not phrase.cases & Case.NOM:
        return False
    agreed = field.parsed.words.agreement_of(field.parsed.lows[hit.first])
    return agreed is not None and _agrees(field.parsed, phrase, agreed)


def _way_to(field: Field, hit: Hit, phrase: Phrase, verb: Bracket | None) -> int:
    """How far a phrase is from a frame's word, or from the auxiliary that stands apart from it; the side counts."""
    behind = phrase.first >= hit.last
    cost = field.between(hit.last, phrase.first) if behind else field.between(phrase.last, hit.first)
    wants_behind = (hit.frame.whom or WHOM[hit.way]) is not Case.NOM
    if behind != wants_behind:
        cost += _WRONG_SIDE if phrase.cases & Case.NOM or not wants_behind else 5
    if verb is None or verb.finite is None or verb.finite >= hit.first:
        return cost
    if phrase.first > verb.finite:
        return min(cost, field.between(verb.finite + 1, phrase.first) + _FROM_AUXILIARY)
    return min(cost, field.between(phrase.last, verb.finite) + (_WRONG_SIDE if wants_behind else _FROM_AUXILIARY))


def _agreement(field: Field, hit: Hit, verb: Bracket | None) -> tuple[Gender, bool] | None:
    """The gender and number that the ending of a past or a participle asks of its subject, or its auxiliary."""
    if hit.way not in (Way.DONE, Way.DONE_BASE, Way.DOES):
        return None
    if verb is not None and verb.finite is not None:
        return field.parsed.words.agreement_of(field.parsed.lows[verb.finite])
    if verb is not None and (hit.way is Way.DONE or field.parsed.has(hit.first, "participle")):
        return None
    return field.parsed.words.agreement_of(field.parsed.lows[hit.first])


def _agrees(parsed: Parsed, phrase: Phrase, agreed: tuple[Gender, bool]) -> bool:
    gender, plural = agreed
    if plural:
        relative = phrase.sort is Sort.RELATIVE and _may_be_plural(parsed, phrase)
        return phrase.plural or relative or phrase.count is not None or len(series(parsed, phrase)) > 1
    if phrase.count is not None:
        one = phrase.count.quantity.low % 10 == 1
        return one or (gender is not Gender.FEM and not parsed.words.dictionary)  # "20 people stood" is no masculine
    forms = parsed.tokens[phrase.head].forms if phrase.name is None and not parsed.words.determiners else ()
    if any(form.cases & Case.NOM for form in forms):
        return any(form.cases & Case.NOM and not form.plural and form.gender & gender for form in forms)
    return not phrase.plural and bool(phrase.gender & gender)


def _may_be_plural(parsed: Parsed, phrase: Phrase) -> bool:
    """Whether a phrase is more than one, or its word is the same for one (German "die")."""
    return phrase.plural or any(form.plural for form in parsed.tokens[phrase.head].forms)


def _antecedent(parsed: Parsed, relative: Phrase) -> list[Phrase]:
    """Whom "who" stands for: the nearest phrase before it that agrees in gender and number."""
    for phrase in reversed(parsed.phrases):
        if phrase.last > relative.first or not phrase.is_personal or phrase.sort is Sort.RELATIVE:
            continue
        joined = series(parsed, phrase)
        if _may_be_plural(parsed, relative) and (phrase.plural or phrase.count is not None or len(joined) > 1):
            return joined
        if not relative.plural and not phrase.plural and phrase.gender & relative.gender:
            return [_described_by(parsed, phrase)]
    return []


def _counts_people(parsed: Parsed, phrase: Phrase) -> bool:
    """Whether a number's own words end in people ("114 чалавек")."""
    return parsed.lows[phrase.last - 1] in parsed.words.nouns


def _is_possessor(parsed: Parsed, phrase: Phrase, wanted: Case) -> bool:
    """Whether a pronoun only says whose somebody behind it is ("арестовали его коллегу")."""
    if phrase.sort is not Sort.PRONOUN or not parsed.has(phrase.head, "possessive"):
        return False
    owned = parsed.at(phrase.last)
    if owned is None or not owned.is_personal or owned.sort in (Sort.PRONOUN, Sort.RELATIVE):
        return False
    return bool(owned.cases & wanted) and not owned.opens


def _is_part(parsed: Parsed, phrase: Phrase) -> bool:
    """Whether a relative is that of "most of whom": then most of those told of before are meant, in any case."""
    of_whom = phrase.sort is Sort.RELATIVE and parsed.has(phrase.first - 1, "of")
    return of_whom and parsed.has(phrase.first - 2, "most")


def _describes_thing(field: Field, hit: Hit) -> bool:
    """Whether a participle stands before a noun that is nobody ("арештований будинок")."""
    parsed = field.parsed
    if (
        hit.way is not Way.DONE
        or hit.last >= len(parsed.tokens)
        or not parsed.words.adjectives.of(parsed.lows[hit.first])
    ):
        return False
    behind = parsed.tokens[hit.last]
    plain = behind.is_word and not behind.capital and not behind.classes and not behind.low[0].isdigit()
    return plain and hit.last not in parsed.masked and parsed.at(hit.last) is None and hit.last not in field.hits


def _is_subject_behind(field: Field, hit: Hit, phrase: Phrase) -> bool:
    """Whether a name of one form for all cases is the subject of the verb behind it ("after the arrest Dumas said")."""
    parsed = field.parsed
    led = any(parsed.has(at, "preposition") for at in (hit.first - 1, hit.first - 2, hit.first - 3) if at >= 0)
    verb = phrase.last < len(parsed.tokens) and is_verb(parsed.lows[phrase.last], parsed.words.dictionary)
    return verb and led and bool(phrase.cases & Case.NOM) and phrase.name is not None


def _joins_noun(parsed: Parsed, index: int) -> bool:
    """Whether "and" leads to one more noun, whose owner is the same."""
    if "conjunction" not in parsed.tokens[index].classes or index + 2 >= len(parsed.tokens):
        return False
    noun = parsed.tokens[index + 1]
    return noun.is_word and not noun.capital and not noun.classes and parsed.at(index + 1) is None


def _owner(field: Field, hit: Hit) -> list[Phrase] | Refused:
    """For "the arrest of X", "his arrest", "X's arrest": whose it is."""
    parsed = field.parsed
    wanted = hit.frame.whom or Case.GEN
    index = hit.last
    while index < len(parsed.tokens) and index - hit.last < 9:
        if index in parsed.masked or (index + 1 in parsed.masked and parsed.has(index, "preposition")):
            index += 1
            continue
        phrase = parsed.at(index)
        if phrase is not None:
            if _is_subject_behind(field, hit, phrase):
                break
            led = bool(phrase.opens) and parsed.has(phrase.first - 1, "of_whom")
            if parsed.has(index, "possessive") and _owns_next(parsed, phrase, wanted):  # "the release of her client"
                index = phrase.last
                continue
            if phrase.is_personal and (led or (phrase.cases & wanted and not phrase.opens)):
                return series(parsed, phrase)
            if phrase.is_personal or (phrase.opens and not parsed.has(phrase.first - 1, "by")):
                break
            index = phrase.last
            continue
        token = parsed.tokens[index]
        if token.classes & {"of_whom", "by"}:
            index += 1
            continue
        if index == hit.last and _joins_noun(parsed, index):  # "the arrests and torture of X"
            index += 2
            continue
        if token.classes & {"preposition", "conjunction", "say", "aux", "but"} or not token.is_word:
            break
        if not token.classes and is_verb(token.low, parsed.words.dictionary):
            break
        index += 1
    return _owner_before(parsed, hit)


def _owns_next(parsed: Parsed, pronoun: Phrase, wanted: Case) -> bool:
    """Whether "her" stands before somebody of hers rather than for her."""
    behind = parsed.at(pronoun.last)
    return behind is not None and behind.is_personal and bool(behind.cases & wanted) and not behind.opens


def _owner_before(parsed: Parsed, hit: Hit) -> list[Phrase] | Refused:
    """For "his arrest", "X's arrest", "100 arrests": whose it is."""
    before = next((one for at in range(1, 4) if (one := parsed.at(hit.first - at)) is not None), None)
    if before is not None and before.count is not None and before.last == before.count.last:
        return [before]
    for back in range(hit.first - 1, max(-1, hit.first - 4), -1):
        if parsed.has(back, "possessive"):
            return [parsed.at(back) or _possessor(parsed, back)]
        before = parsed.at(back)
        if before is not None and _owns_behind(parsed, before, hit):
            return [before]
        if not (parsed.words.adjectives.of(parsed.lows[back]) or parsed.has(back, "adverb")):
            break
    return Refused("whose it is, is not told")


def _possessor(parsed: Parsed, at: int) -> Phrase:
    """Whom "his" or "her" means where it stands like an article."""
    gender = parsed.words.possessives.get(parsed.lows[at], ANY_GENDER)
    return Phrase(at, at + 1, at, Sort.PRONOUN, Case.GEN, gender, False)


def _owns_behind(parsed: Parsed, phrase: Phrase, hit: Hit) -> bool:
    """Whether a name in the genitive right before a noun owns it, in a language that puts it there."""
    if phrase.name is None or phrase.last != hit.first or "s_genitive" not in parsed.words.phrases:
        return False
    return bool(phrase.cases & Case.GEN) or parsed.lows[phrase.last - 1].endswith(("s", "'"))


def _described(field: Field, hit: Hit) -> list[Phrase] | Refused:
    """For a participle or an adjective: the phrase it stands in, the next that agrees, or the name before its comma."""
    parsed = field.parsed
    covering = parsed.at(hit.first)
    if covering is not None and (covering.name is not None or covering.count is not None):
        return series(parsed, covering) if covering.name is None or _leads_list(parsed, covering) else [covering]
    cells = parsed.words.adjectives.of(parsed.lows[hit.first])
    behind = _agreeing_behind(field, hit, cells)
    before = _agreeing_before(field, hit, cells)
    if before is not None:
        return before
    if behind is not None:
        return series(parsed, behind)
    if covering is not None and covering.plural and _is_laden(field, hit):
        return [covering]
    return Refused("it only describes somebody")


def _leads_list(parsed: Parsed, phrase: Phrase) -> bool:
    """Whether the description is of many ("the jailed activists A and B")."""
    return any(form.plural for form in parsed.tokens[phrase.head].forms)


def _agreeing_behind(field: Field, hit: Hit, cells: Cells) -> Phrase | None:
    parsed = field.parsed
    index = hit.last
    while index < len(parsed.tokens) and field.between(hit.last, index) < 110:
        phrase = parsed.at(index)
        if phrase is not None and index not in parsed.masked:
            led = phrase.opens and phrase.first > hit.last
            if phrase.is_personal and not led and phrase.sort is not Sort.PRONOUN and _fit(parsed, phrase, cells):
                return phrase
            index = phrase.last
            continue
        if parsed.tokens[index].low in (",", ";", ".", ":") or parsed.tokens[index].classes & {
            "say",
            "relative",
            "conjunction",
        }:
            return None
        index += 1
    return None


def _counted_before(parsed: Parsed, first: int) -> Phrase | None:
    """The number that a participle tells of where endings alone join them: "500 people [were] arrested"."""
    index = first - 1
    while index > 0 and parsed.at(index) is None and parsed.tokens[index].classes & {"aux", "adverb", "negation"}:
        index -= 1
    phrase = parsed.at(index)
    return phrase if phrase is not None and phrase.count is not None and not parsed.words.determiners else None


def _agreeing_before(field: Field, hit: Hit, cells: Cells) -> list[Phrase] | None:
    """For "X, sentenced to …": X, right before the comma."""
    parsed = field.parsed
    index = hit.first - 1
    while index > 0 and (parsed.has(index, "adverb") or parsed.has(index, "negation") or index in parsed.masked):
        index -= 1
    counted = _counted_before(parsed, hit.first)
    if counted is not None:
        return [counted]
    if index < 1 or (parsed.lows[index] not in (",", "(") and "conjunction" not in parsed.tokens[index].classes):
        return None
    for back in range(index - 1, max(-1, index - 12), -1):
        phrase = parsed.at(back)
        if phrase is None:
            if field.between(back, index) > 60:
                return None
            continue
        phrase = named_before(parsed, phrase)
        if phrase.is_personal and phrase.sort is not Sort.PRONOUN and _fit(parsed, phrase, cells):
            return series(parsed, phrase) if phrase.is_many or any(plural for _, _, plural in cells) else [phrase]
        if phrase.is_personal:
            return None
    return None


def _fit(parsed: Parsed, phrase: Phrase, cells: Cells) -> bool:
    """Whether a phrase may be what an adjective with these endings describes."""
    many = phrase.plural or phrase.count is not None
    if parsed.words.dictionary and not many and phrase.name is None:
        cells = tuple(cell for cell in cells if not cell[2])  # several people are no single one
        if not cells:
            return False
    return not cells or any(
        phrase.cases & cases and (plural or phrase.gender & gender) and (plural == many or plural or phrase.count)
        for cases, gender, plural in cells
    )


def triggers(field: Field) -> Iterator[int]:
    """The tokens at which words of frames stand."""
    yield from field.hits
