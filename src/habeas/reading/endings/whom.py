"""Whom a frame's word befalls: the phrase that case, agreement, side and nearness choose."""

from __future__ import annotations

from dataclasses import replace

from habeas.reading.endings.brackets import (
    Bracket,
    enclosing,
    has_copula,
    is_predicate,
    subject,
)
from habeas.reading.endings.concord import agreement, agrees, as_many, counts_people, may_be_plural
from habeas.reading.endings.declension import ANY_CASE, Sort
from habeas.reading.endings.described import whom_described
from habeas.reading.endings.dictionary import is_thing, is_unlisted
from habeas.reading.endings.field import APART, Field
from habeas.reading.endings.grammar import WHOM, Hit, Way
from habeas.reading.endings.happenings import Refused
from habeas.reading.endings.lexicon import fits
from habeas.reading.endings.naming import Case, Gender
from habeas.reading.endings.owners import whose_it_is
from habeas.reading.endings.parsed import Parsed, Phrase
from habeas.reading.endings.series import named_before, named_behind, past_kin, series
from habeas.reading.endings.whose import is_related, noun_of, owner_of
from habeas.reading.endings.words import DASHES

_WRONG_SIDE = 30
_OFFICIAL = 90
_UNCOUNTED = 40
_OWNED = 60
_FROM_AUXILIARY = 5
_DISAGREES, _DISAGREES_PLAINLY = 80, 120  # the second where endings tell of gender and number, not articles
_SUBJECT = 90
_DESCRIPTION = 14  # tokens of a description that goes on behind "and"
_CONTRAST = 4  # tokens of words of contrast and what stands between them and a name


def is_unknown_name(parsed: Parsed, index: int) -> bool:
    """Whether a capital behind no preposition names somebody whom the page doesn't tell more of."""
    token = parsed.tokens[index]
    if not token.capital or token.classes or parsed.at(index) is not None or parsed.words.is_place(token.low):
        return False
    led = parsed.tokens[index - 1].capital or parsed.has(index - 1, "preposition")
    return not led and is_unlisted(token.low, parsed.words.dictionary)


def whom_it_befalls(field: Field, hit: Hit, verb: Bracket | None) -> list[Phrase] | Refused:
    """The people an event befalls, or why nobody does."""
    if hit.frame.through:
        led = _led_to(field, hit)
        if led is not None:
            return series(field.parsed, past_kin(field.parsed, led) if owner_of(field.parsed, led) is not None else led)
        if hit.frame.whom is None and hit.way is not Way.WHO:
            return Refused("nobody stands where it leads to")
    if hit.way is Way.WHO:
        return whom_described(field, hit)
    if hit.way is Way.NOUN:
        return whose_it_is(field, hit)
    best = _nearest(field, hit, verb)
    if best is None:
        return Refused("nobody stands beside it")
    agreed = agreement(field, hit, verb)
    one = agreed is not None and not agreed[1] and verb is None and best.last <= hit.first
    if one and best.name is not None:  # "Anna and Boris, sentenced to …": a singular tells of the nearest alone
        return [best]
    return _joined(field.parsed, best) or Refused("nobody stands beside it")


def _joined(parsed: Parsed, phrase: Phrase) -> list[Phrase]:
    if phrase.sort is Sort.RELATIVE:
        return _antecedent(parsed, phrase) or ([] if _is_of_thing(parsed, phrase) else [phrase])
    return _without_trades(series(parsed, _described_by(parsed, phrase)))


def _is_of_thing(parsed: Parsed, relative: Phrase) -> bool:
    """Whether "which" stands right behind a thing ("artefacts that were taken out of the country")."""
    noun = relative.first - 2
    if noun < 0 or parsed.lows[noun + 1] != "," or parsed.at(noun) is not None:
        return False
    token = parsed.tokens[noun]
    return not token.classes and not token.capital and is_thing(token.low, parsed.words.dictionary)


def _described_by(parsed: Parsed, phrase: Phrase) -> Phrase:
    """The name that a description between commas tells of: "Anna Example, a wife and teacher, was sentenced"."""
    bare = phrase.name is None and phrase.count is None and phrase.sort in (Sort.PERSON, Sort.KIN) and not phrase.plural
    if not bare or phrase.first < 2 or (parsed.words.determiners and not _is_second_kinship(parsed, phrase)):
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


def _is_second_kinship(parsed: Parsed, phrase: Phrase) -> bool:
    """Whether "and" leads from one kinship to another ("Anna Beispiel, the wife of X and mother of two, …")."""
    before = parsed.at(phrase.first - 2)
    noun = noun_of(parsed, before) if before is not None else None
    joined = "conjunction" in parsed.tokens[phrase.first - 1].classes
    own = parsed.any_in(phrase.first, phrase.head, "possessive")
    return joined and noun is not None and is_related(parsed, phrase) and not own


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
    agreed = agreement(field, hit, verb)
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
    if owner_of(parsed, phrase) is not None or (phrase.sort is Sort.KIN and not parsed.words.determiners):
        phrase = past_kin(parsed, phrase)
    return as_many(parsed, named_behind(parsed, phrase) if parsed.words.determiners else phrase, agreed)


def _in_case(parsed: Parsed, phrase: Phrase, wanted: Case) -> Phrase:
    """A pronoun as it is in the case wanted: one form may be "him" in one case and "them" in another."""
    forms = [form for form in parsed.tokens[phrase.head].forms if form.cases & wanted]
    if phrase.sort is not Sort.PRONOUN or len(forms) != 1:
        return phrase
    return replace(phrase, cases=forms[0].cases, gender=forms[0].gender, plural=forms[0].plural)


def _may_be_whom(field: Field, hit: Hit, phrase: Phrase, wanted: Case) -> bool:
    if _is_part(field.parsed, phrase):
        return True
    if phrase.opens or not phrase.is_personal or not phrase.cases & wanted or noun_of(field.parsed, phrase) is not None:
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
    bare = phrase.count is not None and phrase.last == phrase.count.last and not counts_people(field.parsed, phrase)
    if bare and not (verb and phrase.last == hit.first):
        cost += _UNCOUNTED
    if agreed is not None and not agrees(field.parsed, phrase, agreed):
        cost += _DISAGREES if field.parsed.words.determiners else _DISAGREES_PLAINLY
    if is_likely_subject(field, hit, phrase):
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
    return any(is_unknown_name(parsed, at) for at in range(hit.last, last))


def _belongs_to_noun(parsed: Parsed, phrase: Phrase) -> bool:
    """Whether people in the genitive stand right behind a thing that a preposition leads to ("of the bribing of X")."""
    thing = phrase.first - 1
    if not phrase.cases & Case.GEN or thing < 1 or not parsed.has(thing - 1, "preposition"):
        return False
    token = parsed.tokens[thing]
    return not token.classes and parsed.at(thing) is None and is_thing(token.low, parsed.words.dictionary)


def has_thing_for_object(field: Field, hit: Hit) -> bool:
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


def takes_thing(field: Field, hit: Hit) -> bool:
    """Whether what looks like a participle is a verb with a thing for its object ("der Präsident verurteilt Angriffe").

    Only where nouns have capitals; ``hit`` is one that no auxiliary goes with.
    """
    parsed = field.parsed
    if hit.way is not Way.DONE or not parsed.words.capital_nouns or hit.frame.beside:
        return False
    for index in range(hit.last, min(hit.last + 5, len(parsed.tokens))):
        token = parsed.tokens[index]
        joint = {"preposition", "conjunction", "subordinator", "aux", "say", "negation", "by"}
        article = "article" in token.classes  # some of them are relatives too
        if (
            not token.is_word
            or (token.classes & joint and not article)
            or parsed.at(index) is not None
            or index in parsed.masked
        ):
            return False
        if token.capital:
            return hit.first > 0 and not parsed.words.is_place(token.low)
    return False


def is_likely_subject(field: Field, hit: Hit, phrase: Phrase) -> bool:
    """Whether whoever stands in front of an active verb and agrees with it does it rather than suffers it."""
    if hit.way is not Way.ACTS or phrase.last > hit.first or not phrase.cases & Case.NOM:
        return False
    agreed = field.parsed.words.agreement_of(field.parsed.lows[hit.first])
    return agreed is not None and agrees(field.parsed, phrase, agreed)


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


def _antecedent(parsed: Parsed, relative: Phrase) -> list[Phrase]:
    """Whom "who" stands for: the nearest phrase before it that agrees in gender and number."""
    for phrase in reversed(parsed.phrases):
        if phrase.last > relative.first or not phrase.is_personal or phrase.sort is Sort.RELATIVE:
            continue
        joined = series(parsed, phrase)
        if may_be_plural(parsed, relative) and (phrase.plural or phrase.count is not None or len(joined) > 1):
            return joined
        if not relative.plural and not phrase.plural and phrase.gender & relative.gender:
            return [_described_by(parsed, phrase)]
    return []


def _is_possessor(parsed: Parsed, phrase: Phrase, wanted: Case) -> bool:
    """Whether a pronoun only says whose somebody behind it is ("арестовали его коллегу")."""
    if phrase.sort not in (Sort.PRONOUN, Sort.RELATIVE) or not parsed.has(phrase.head, "possessive"):
        return False
    owned = parsed.at(phrase.last)
    if owned is None or not owned.is_personal or owned.sort in (Sort.PRONOUN, Sort.RELATIVE):
        return False
    return bool(owned.cases & wanted) and not owned.opens


def _is_part(parsed: Parsed, phrase: Phrase) -> bool:
    """Whether a relative is that of "most of whom": then most of those told of before are meant, in any case."""
    of_whom = phrase.sort is Sort.RELATIVE and parsed.has(phrase.first - 1, "of")
    return of_whom and parsed.has(phrase.first - 2, "most")


def describes_thing(field: Field, hit: Hit) -> bool:
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
