"""How surely an event is told: negated, wanted, ordered, planned, possible, doubted."""

from __future__ import annotations

from habeas.model import Certainty, Kind
from habeas.reading.endings.brackets import Bracket, is_negated_within, modal
from habeas.reading.endings.field import Field
from habeas.reading.endings.grammar import INFINITIVES, Hit, Way
from habeas.reading.endings.happenings import Refused
from habeas.reading.endings.parsed import Parsed

_MAY_BE_TO_COME = frozenset({Way.DONE, Way.DOES, Way.STATE, Way.ACTS, Way.TO})
_BEFORE = 9
_BEFORE_NOUN = 5
_BEFORE_FREEING = 12
_FREEING = frozenset({Kind.RELEASED, Kind.PARDONED})
_BEHIND = 7
_CALLED_FOR = 12  # tokens between a demand and the noun of what is called for
_CONDITIONS = 5  # tokens before a colon in which "conditions" makes a demand of what it opens
_CONDITION = 10  # tokens between what is to come and the comma before its condition


# What a governing word makes of an infinitive or of an event's noun; the nearest one counts.
_GOVERNORS: tuple[tuple[str, Certainty | Refused | None], ...] = (
    ("demand", Refused("it is a demand")),
    ("ought", Refused("it is a demand")),
    ("refusal", Certainty.DENIED),
    ("intention", Certainty.FUTURE),
    ("order", Certainty.FUTURE),
    ("can", Certainty.CONDITIONAL),
    ("alleged", Certainty.HEDGED),
    ("attempt", Refused("it is an attempt or a fear")),
    ("beginning", None),
)


def modality(field: Field, hit: Hit, verb: Bracket | None = None) -> Certainty | Refused | None:
    """What the words around make of an event; ``None`` where they say nothing but that it took place.

    ``verb`` are the parts of the verb that the frame's word belongs to, in a language where they stand apart.
    """
    parsed = field.parsed
    if parsed.sentence.text.startswith("?", parsed.sentence.end - 1) and not parsed.is_quoted(hit.first):
        return Refused("it is a question")
    first, last = field.clause(hit.first)
    if parsed.any_in(max(0, first - 2), last, "generic") or parsed.any_in(0, 1, "by_law"):
        return Refused("it says what the law could do")
    by_verb = modal(parsed, hit, verb)
    made = by_verb[0] if by_verb is not None else _governed(field, hit)
    if isinstance(made, Refused):
        return made
    told = [made] if made is not None else []
    if parsed.any_in(0, hit.first, "retracted"):
        told.append(Certainty.DENIED)
    if _is_negated(field, hit.first) or is_negated_within(parsed, hit, verb) or _is_negated_behind(parsed, hit):
        told.append(Certainty.DENIED)
    if hit.way is Way.FUTURE or (hit.way in _MAY_BE_TO_COME and _is_to_come(field, hit)):
        told.append(Certainty.FUTURE)
    to_come = hit.way in INFINITIVES or hit.way is Way.NOUN or Certainty.FUTURE in told
    if _depends(field, hit.first) or (to_come and _depends_behind(field, hit.last)):
        told.append(Certainty.CONDITIONAL)
    opening = first - 2 if first > 1 and parsed.lows[first - 1] == "," else first  # "probably, they arrested X"
    if any(parsed.length_of("hedge", index) for index in range(opening, min(last, hit.last + 4))):
        told.append(Certainty.HEDGED)
    order = list(Certainty)
    return max(told, key=order.index) if told else None


def _is_negated(field: Field, first: int) -> bool:
    """Whether "not" stands right before the word or before its auxiliaries; in German also behind them."""
    parsed = field.parsed
    index = first - 1
    while index >= 0 and first - index < 7:
        token = parsed.tokens[index]
        if "negation" in token.classes:
            return True
        near = first - index < 3 and (parsed.at(index) is not None or index in parsed.masked)
        if not (token.classes & {"aux", "adverb", "preposition", "particle"} or near):
            return False
        index -= 1
    return False


def _is_negated_behind(parsed: Parsed, hit: Hit) -> bool:
    """Whether "not" and an auxiliary stand behind a participle ("предъявлено не было")."""
    if hit.way not in (Way.DONE, Way.TO, Way.STATE) or hit.last + 1 >= len(parsed.tokens):
        return False
    return parsed.has(hit.last, "negation") and bool(parsed.tokens[hit.last + 1].classes & {"aux", "future"})


def _depends(field: Field, first: int) -> bool:
    """Whether an "if" opens the clause, or a particle beside the word makes it unreal."""
    parsed = field.parsed
    far = parsed.words.governs_over
    for index in range(first - 1, max(-1, first - max(15, far)), -1):
        token = parsed.tokens[index]
        if parsed.length_of("conditional", index):
            return True
        if parsed.has(index, "conditional_first") and (not index or not parsed.tokens[index - 1].is_word):
            return True
        if token.low == ";" or "but" in token.classes or (token.low == "," and first - index > 8 and not far):
            break
    return any(parsed.has(index, "unreal") for index in range(max(0, first - 3), min(first + 4, len(parsed.tokens))))


def _depends_behind(field: Field, last: int) -> bool:
    """Whether a comma and an "if" follow, so that what is wanted or to come hangs on something."""
    parsed = field.parsed
    for index in range(last, min(len(parsed.tokens) - 1, last + _CONDITION)):
        token = parsed.tokens[index]
        if token.low == ",":
            return bool(parsed.length_of("conditional", index + 1))
        if token.low in (";", ":") or "say" in token.classes:
            return False
    return False


def _is_to_come(field: Field, hit: Hit) -> bool:
    """Whether a future auxiliary stands beside the word in its clause."""
    parsed = field.parsed
    low, high = field.clause(hit.first)
    near = range(max(low, hit.first - 8), min(high, hit.last + 5))
    return any(parsed.has(index, "future") and parsed.at(index) is None for index in near)


def _governed(field: Field, hit: Hit) -> Certainty | Refused | None:
    if hit.way not in INFINITIVES and hit.way is not Way.NOUN:
        return _insisted(field, hit)
    made = _governor(field, hit)
    if made is not None or hit.way is Way.NOUN:
        return made[0] if made is not None else None
    return Refused("nothing says that it happened")


Governed = tuple[Certainty | Refused | None]


def _governor(field: Field, hit: Hit) -> Governed | None:
    """What the nearest governing word makes of it, as a tuple of one; ``None`` where there is none."""
    parsed = field.parsed
    before = _governor_before(field, hit)
    if before is not None:
        return before
    if hit.way not in INFINITIVES and _is_called_for(parsed, hit.first):
        return (Refused("it is a demand"),)
    if hit.way is Way.NOUN and hit.frame.kind in _FREEING and _is_possible(field, hit):
        return (Certainty.CONDITIONAL,)
    if hit.way not in INFINITIVES and not parsed.words.governs_over:
        return None
    for index in range(hit.last, min(len(parsed.tokens), hit.last + _BEHIND)):
        if parsed.tokens[index].low == ";" or (hit.way is Way.NOUN and not parsed.tokens[index].is_word):
            break
        found = _told_by(field, index)
        if found is not None:
            return found
    return None


def _governor_before(field: Field, hit: Hit) -> Governed | None:
    """The same of the words before."""
    parsed, infinitive = field.parsed, hit.way in INFINITIVES
    for index in range(hit.first - 1, max(-1, hit.first - _reach(field, hit) - 1), -1):
        token = parsed.tokens[index]
        if not infinitive and token.low == ":" and parsed.any_in(index - _CONDITIONS, index, "conditions"):
            return (Refused("it is a demand"),)
        if token.low == ";" or (not infinitive and token.low in (",", ":")):
            return None
        if infinitive and "future" in token.classes:
            return (Certainty.FUTURE,)
        found = _told_by(field, index)
        if found is not None:
            return found
        opens = "subordinator" in token.classes or not parsed.words.capital_nouns
        if infinitive and "purpose" in token.classes and opens:
            return (Refused("it is a purpose"),)
    return None


def _reach(field: Field, hit: Hit) -> int:
    """How many tokens before a word its governor may stand."""
    words = field.parsed.words
    if hit.way in INFINITIVES:
        return words.governs_over or _BEFORE
    far = hit.frame.kind in _FREEING and not words.capital_nouns  # "to seek a faster start of the release of …"
    return _BEFORE_FREEING if far else _BEFORE_NOUN


def _is_possible(field: Field, hit: Hit) -> bool:
    """Whether what follows makes a release something that may be: "is possible", "became a condition"."""
    if field.parsed.words.capital_nouns:
        return False
    _, last = field.clause(hit.first)
    return any(field.parsed.length_of("can", index) for index in range(hit.last, last))


def _is_called_for(parsed: Parsed, first: int) -> bool:
    """Whether a demand farther off governs an event's noun: "called on the authorities for the release"."""
    for index in range(first - 1, max(-1, first - _CALLED_FOR), -1):
        if not parsed.tokens[index].is_word or parsed.tokens[index].classes & {"say", "subordinator", "but"}:
            return False
        if parsed.length_of("demand", index) and parsed.at(index) is None:
            return True
    return False


def _told_by(field: Field, index: int) -> tuple[Certainty | Refused | None] | None:
    for name, made in _GOVERNORS:
        if field.parsed.length_of(name, index):
            negated = _is_negated(field, index)
            if negated and name in ("can", "order", "intention"):
                return (Certainty.DENIED,)
            return (made,)
    return None


def _insisted(field: Field, hit: Hit) -> Refused | None:
    """For "demanded that X be freed": the clause tells what is wanted."""
    parsed = field.parsed
    for index in range(hit.first - 1, max(-1, hit.first - 12), -1):
        if parsed.has(index, "purpose") or parsed.has(index, "insisting"):
            return Refused("it is a demand")
        if parsed.has(index, "ought") and hit.first - index < 4:
            return Refused("it is a demand")
        leads_on = parsed.has(index + 1, "purpose") or parsed.has(index + 1, "content")
        if parsed.tokens[index].low in (";", ",") and not leads_on:
            break
    return None
