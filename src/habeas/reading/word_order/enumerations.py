"""Who belongs together: heads of chains, lists to the left and right of a phrase, members named behind "including"."""

from __future__ import annotations

from collections.abc import Sequence

from habeas.reading.word_order import tokens as bit
from habeas.reading.word_order.nouns import NounPhrase
from habeas.reading.word_order.parsed import Parsed
from habeas.reading.word_order.tokens import DASHES
from habeas.reading.word_order.whose import is_related, leads_to_her, noun_of

_JOINING = ("as well as", "along with", "together with")


def chain_left(parsed: Parsed, phrase: NounPhrase) -> NounPhrase:
    """The head of "A of B in C": the outermost person or people, unless the inner name is in apposition to it."""
    best = phrase
    current = phrase
    apposed = phrase.name is not None and phrase.last - phrase.first > 2 and not _led_by_people(parsed, phrase)
    for _ in range(6):
        before = current.first - 1
        if (
            before < 1
            or not parsed.tokens[before].bits & bit.PREPOSITION
            or parsed.tokens[before].low in parsed.words.sets["unchained"]
            or current.pronoun
        ):
            break
        outer = parsed.at(_past_participle(parsed, before - 1))
        if outer is None and not current.is_personal:
            outer = parsed.at(_past_aside_left(parsed, before - 1))  # "Ana Example, 22, from the north, …"
        if outer is None or outer.pronoun:
            break
        if outer.thing and parsed.tokens[before].low in parsed.words.sets["of"]:
            best = outer  # "a poll of 400 voters"
        elif (
            outer.is_personal and not (apposed and not outer.people & bit.PERSONS and outer.name is None)
        ) or not best.is_personal:
            best = outer
        current = outer
    return best


def _past_participle(parsed: Parsed, index: int) -> int:
    """For "two men held in Zenda" come upon at the town: the men."""
    token = parsed.tokens[index]
    participle = token.bits & bit.TRIGGER and parsed.at(index) is None and index > 0
    return index - 1 if participle and parsed.at(index - 1) is not None else index


def _past_aside_left(parsed: Parsed, index: int) -> int:
    """The token before a comma, a bracket or an age in commas."""
    if index > 0 and parsed.tokens[index].low == ")":
        opening = next((at for at in range(index, max(-1, index - 30), -1) if parsed.tokens[at].low == "("), index)
        return opening - 1
    if index > 0 and parsed.tokens[index].low == ",":
        index -= 1
        if index > 1 and index in parsed.masked and parsed.tokens[index - 1].low == ",":
            index -= 2
    return index


def _led_by_people(parsed: Parsed, phrase: NounPhrase) -> bool:
    if phrase.name is None:
        return False
    at = parsed.index_at(phrase.name.start)
    return at == phrase.first or bool(parsed.tokens[at - 1].bits & (bit.PEOPLE | bit.TITLE))


def list_left(parsed: Parsed, phrase: NounPhrase, *, commas: bool = True) -> list[NounPhrase]:
    """The phrase and those joined to it on its left, in the order of the text."""
    found = [phrase]
    joined = False
    at = phrase.first - 1
    if parsed.tokens[phrase.first].low == "whose":
        return found  # "Ana Example, whose husband Boris …"
    while at > 0 and len(found) < 60:
        token = parsed.tokens[at]
        if token.bits & bit.CONJUNCTION or parsed.low(max(0, at - 2), at + 1) in _JOINING:
            at -= 1 if token.bits & bit.CONJUNCTION else 3
            if at >= 0 and parsed.tokens[at].low == ",":
                at -= 1
            joined = True
        elif token.low == "," and commas and (found[0].name is not None or joined):
            at -= 1
        else:
            break
        other = parsed.at(at)
        if token.low == "," and other is not None and _is_called(parsed, other, found[0]):
            if parsed.tokens[other.first].low == "whose":
                break
            at, joined = other.first - 1, False  # "Ana Example and her husband, Boris Example"
            continue
        if other is None or not _listable(parsed, found[0], other, joined=joined):
            break
        if len(found) == 1 and leads_to_her(parsed, other, found[0]):
            break
        other = _named_before(parsed, other)
        outer = chain_left(parsed, other) if other.name is None else other
        found = [outer, *([] if _is_where(found) and outer is not other and _is_where([other]) else found)]
        at = found[0].first - 1
    return found


def _is_called(parsed: Parsed, noun: NounPhrase, name: NounPhrase) -> bool:
    """Whether a name behind a comma is what "her husband", "X's lawyer" is called."""
    single = noun.owner is not None and bool(noun.people & bit.PERSON) and not noun.is_many
    return single and name.name is not None and name.first == noun.last + 1 and is_related(parsed, noun)


def _is_where(found: Sequence[NounPhrase]) -> bool:
    """Whether only capitals that are nobody's stand there ("the men between Zenda and Strelsau")."""
    return all(one.run and one.name is None and not one.people for one in found)


def _opens_clause(parsed: Parsed, phrase: NounPhrase) -> bool:
    """Whether "and he" begins a clause of its own: behind a comma, or with a verb for one only behind it."""
    low, behind = parsed.tokens[phrase.first].low, parsed.low(phrase.last, phrase.last + 1)
    comma = parsed.low(max(0, phrase.first - 2), phrase.first).startswith(",")
    return low in parsed.words.sets["nominative"] and (comma or parsed.words.has("of_one", behind))


def _listable(parsed: Parsed, phrase: NounPhrase, other: NounPhrase, *, joined: bool) -> bool:
    if phrase.pronoun or other.pronoun:
        return joined and not (phrase.pronoun and _opens_clause(parsed, phrase))
    if _is_second_trade(other) or _is_second_trade(phrase):
        return False
    if phrase.name is not None and other.name is not None:
        return True
    if (phrase.body or (phrase.run and phrase.name is None)) and (other.body or other.run):
        return joined
    return joined and (other.is_personal or other.run) and (phrase.is_personal or phrase.run)


def _is_second_trade(phrase: NounPhrase) -> bool:
    """Whether it is a bare singular ("an artist and journalist"): the same person, not another."""
    bare = phrase.name is None and phrase.count is None and phrase.owner is None and not phrase.run and not phrase.led
    return bare and bool(phrase.people & bit.PERSON) and not phrase.people & bit.PERSONS


def _named_before(parsed: Parsed, phrase: NounPhrase) -> NounPhrase:
    """For "A, a journalist, and B" standing at the apposition: A."""
    if phrase.name is None and phrase.people & bit.PERSON and parsed.tokens[phrase.first - 1].low == ",":
        other = parsed.at(phrase.first - 2)
        if other is not None and other.name is not None:
            return other
    return phrase


def objects(parsed: Parsed, at: int) -> list[NounPhrase]:
    """The phrases that a verb ending before token ``at`` has for its object, with the list that they open."""
    index = parsed.skip_right(at)
    if index < len(parsed.tokens) and parsed.tokens[index].low.isdigit() and parsed.at(index) is None:
        index += 1  # figures that count no people: "80 kilograms"
    phrase = parsed.at(index)
    if phrase is not None and phrase.pronoun and parsed.words.has("nominative", parsed.tokens[index].low):
        return []  # "the sentence we translate"
    if phrase is None or phrase.first != index or parsed.words.has("predicates", parsed.low(index, phrase.last)):
        return []
    return list_right(parsed, phrase)


def list_right(parsed: Parsed, phrase: NounPhrase) -> list[NounPhrase]:
    """The phrase and those joined to it on its right; an apposition gives way to the name beside it."""
    found = [_apposed_name(parsed, phrase)]
    at = found[0].last
    while len(found) < 60:
        other = _next_in_list(parsed, found[-1], at)
        if other is None:
            break
        if other.name is not None:
            found[-1] = _without_kinship(parsed, found[-1])
        found.append(other)
        at = other.last
    return found


def _without_kinship(parsed: Parsed, phrase: NounPhrase) -> NounPhrase:
    """For "the sisters Ana and Clara Sample" standing at "the sisters Ana": Ana."""
    last = phrase.last - 1
    kin = phrase.run and phrase.name is None and last > phrase.first and parsed.tokens[last].capital
    if not kin or not parsed.tokens[last - 1].bits & bit.PERSONS or parsed.tokens[last - 1].capital:
        return phrase
    return NounPhrase(last, phrase.last, last, run=True)


def _behind_trades(parsed: Parsed, phrase: NounPhrase) -> NounPhrase:
    """For "writer, lawyer and activist Ana Example": the name."""
    last = phrase
    for _ in range(3):
        at = last.last
        while at < len(parsed.tokens) and (parsed.tokens[at].low == "," or parsed.tokens[at].bits & bit.CONJUNCTION):
            at += 1
        other = parsed.at(at)
        if at == last.last or other is None or other.first != at:
            return phrase
        if other.name is not None:
            return (
                other if _led_by_people(parsed, other) and other.first < parsed.index_at(other.name.start) else phrase
            )
        if not _is_second_trade(other):
            return phrase
        last = other
    return phrase


def _apposed_name(parsed: Parsed, phrase: NounPhrase) -> NounPhrase:
    """For "the leader of the party, Ana Example," the name; for everything else the phrase itself."""
    if phrase.name is not None or phrase.is_many or not phrase.people:
        return phrase
    if _is_second_trade(phrase):
        behind = _behind_trades(parsed, phrase)
        if behind is not phrase:
            return behind
    end = phrase.last
    for _ in range(3):
        inner = parsed.at(end + 1) if end < len(parsed.tokens) and parsed.tokens[end].bits & bit.PREPOSITION else None
        if inner is None or inner.first != end + 1:
            break
        end = inner.last
    if end < len(parsed.tokens) and parsed.tokens[end].low == ",":
        name = parsed.at(end + 1)
        if name is not None and name.name is not None and name.first == end + 1:
            return name
    return phrase


def _next_in_list(parsed: Parsed, phrase: NounPhrase, at: int) -> NounPhrase | None:
    index = _past_description(parsed, phrase, at)
    joined = False
    if index < len(parsed.tokens) and parsed.tokens[index].low in (",", ";"):
        index += 1
        joined = parsed.tokens[index - 1].low == ";"
    if index < len(parsed.tokens) and parsed.tokens[index].bits & bit.CONJUNCTION:
        index, joined = index + 1, True
    elif parsed.low(index, index + 3) in _JOINING or parsed.low(index, index + 2) in _JOINING:
        index, joined = index + (3 if parsed.low(index, index + 3) in _JOINING else 2), True
    elif index == at or parsed.tokens[index - 1].low not in (",", ";"):
        return None
    index = parsed.skip_right(index)
    other = parsed.at(index)
    if other is None or other.first != index:
        return None
    if phrase.name is not None and _is_second_trade(other):
        other = _behind_trades(parsed, other)  # "Ana Example and poet and singer Boris Sample"
    if not _listable(parsed, other, phrase, joined=joined or _is_given_name(parsed, other)):
        return None
    if leads_to_her(parsed, phrase, other) or (other.name is None and noun_of(parsed, phrase) is not None):
        return None
    return None if _begins_clause(parsed, other) else other


def _is_given_name(parsed: Parsed, phrase: NounPhrase) -> bool:
    """Whether a capital before "and" and a name shares the surname ("Ana and Boris Sample")."""
    bare = phrase.run and phrase.name is None and phrase.last - phrase.first == 1 and not phrase.place
    behind = parsed.at(phrase.last + 1) if bare and phrase.last < len(parsed.tokens) else None
    joint = bool(behind) and bool(parsed.tokens[phrase.last].bits & bit.CONJUNCTION)
    return joint and behind is not None and behind.name is not None


def _past_description(parsed: Parsed, phrase: NounPhrase, at: int) -> int:
    """The token behind ", a former mayor," or "(34)" or "of the party", when a list may go on there."""
    at = _past_bracket(parsed, at)
    if phrase.name is None:
        return at
    at = _past_origin(parsed, at)
    if at >= len(parsed.tokens) or parsed.tokens[at].low != ",":
        return at
    return _past_apposition(parsed, at)


def _past_bracket(parsed: Parsed, at: int) -> int:
    tokens = parsed.tokens
    if at < len(tokens) and tokens[at].low == "(":
        for index in range(at, min(at + 12, len(tokens))):
            if tokens[index].low == ")":
                return index + 1
    return at


def _past_origin(parsed: Parsed, at: int) -> int:
    """For "Ana Example of the party and …": behind the party."""
    tokens = parsed.tokens
    inner = parsed.at(at + 1) if at < len(tokens) and tokens[at].low in ("from", "of", "at") else None
    if inner is None or inner.first != at + 1 or inner.name is not None or inner.last >= len(tokens):
        return at
    goes_on = tokens[inner.last].bits & bit.CONJUNCTION or tokens[inner.last].low in (",", ";")
    return inner.last if goes_on else at


def _past_apposition(parsed: Parsed, at: int) -> int:
    """For "Ana Example, a teacher, and …" standing at the first comma: the second one, if a name or a joint follows."""
    tokens = parsed.tokens
    inner = parsed.at(at + 1)
    relative = at + 1 < len(tokens) and bool(tokens[at + 1].bits & bit.RELATIVE)
    starts = relative or (at + 1 < len(tokens) and (tokens[at + 1].low[0].isdigit() or at + 1 in parsed.masked))
    if not starts and (inner is None or inner.name is not None or not (inner.people & bit.PERSON)):
        return at
    for index in range(at + 2, min(at + 30, len(tokens))):
        behind = parsed.at(index + 1)
        named = behind is not None and behind.name is not None
        if tokens[index].low == ";":
            return index if named or tokens[index + 1 : index + 2][0].bits & bit.CONJUNCTION else at
        if tokens[index].low == ",":
            joint = index + 1 < len(tokens) and bool(tokens[index + 1].bits & bit.CONJUNCTION)
            return index if joint or named else at
        if tokens[index].bits & bit.CONJUNCTION and not relative and named:
            return index
    return at


def _begins_clause(parsed: Parsed, phrase: NounPhrase) -> bool:
    """Whether a verb right behind the phrase makes it the subject of a clause of its own."""
    index = phrase.last
    while index < len(parsed.tokens) and parsed.is_light(index):
        index += 1
    if index >= len(parsed.tokens):
        return False
    token = parsed.tokens[index]
    return bool(token.bits & (bit.AUXILIARY | bit.SAY)) or bool(token.bits & bit.VERB and not token.bits & bit.TRIGGER)


def is_name(phrase: NounPhrase) -> bool:
    """Whether a phrase in a list of names is one too: a person's name, or a lone capital that is no place or body."""
    lone = phrase.run and phrase.last - phrase.first == 1 and not (phrase.place or phrase.body or phrase.people)
    return phrase.name is not None or lone


def members(parsed: Parsed, at: int) -> tuple[list[NounPhrase], int] | None:
    """The list opened by "including", "such as", "among them" … behind token ``at``, and where it opens."""
    for index in range(at, min(len(parsed.tokens), at + 40)):
        if parsed.tokens[index].bits & bit.SAY and parsed.at(index) is None:
            return None
        length = opens_list(parsed, index)
        if length:
            start = parsed.skip_right(index + length)
            while (start < len(parsed.tokens) and parsed.tokens[start].low in (",", ":")) or (
                start < len(parsed.tokens) and parsed.tokens[start].bits & bit.BE
            ):
                start = parsed.skip_right(start + 1)
            phrase = parsed.at(start)
            return (list_right(parsed, phrase), index) if phrase is not None and phrase.first == start else None
    return None


def listed_behind(parsed: Parsed, at: int) -> tuple[list[NounPhrase], int] | None:
    """For "the arrested journalists are X of the Post, Y …", "… include X": the list behind the verb."""
    verb = parsed.skip_right(at)
    if verb >= len(parsed.tokens) or parsed.at(verb) is not None:
        return None
    listing = parsed.tokens[verb].low in parsed.words.sets["listing"]
    phrase = parsed.at(parsed.skip_right(verb + 1)) if listing else None
    return (list_right(parsed, phrase), verb) if phrase is not None and phrase.name is not None else None


def opens_list(parsed: Parsed, index: int) -> int:
    """How many tokens at ``index`` say that members follow; 0 when they don't."""
    opening = parsed.words.sets["including"]
    for length in (2, 1):
        if parsed.low(index, index + length) in opening and (length == 2 or parsed.at(index) is None):
            return length
    if index >= len(parsed.tokens):
        return 0
    token = parsed.tokens[index]
    if (token.low == ":" or token.low in DASHES) and index + 1 < len(parsed.tokens):
        phrase = parsed.at(index + 1)
        if phrase is not None and phrase.name is not None:
            return 1
    return 0
