"""Who says it: cues, their speakers, how far their words reach, and what sort of voice a speaker is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from habeas.model import Role, Span, Voice
from habeas.reading.word_order import tokens as bit
from habeas.reading.word_order.bodies import Body
from habeas.reading.word_order.clauses import body_begins, body_ends, subject
from habeas.reading.word_order.lexicon import Lexicon
from habeas.reading.word_order.names import Name
from habeas.reading.word_order.nouns import NounPhrase
from habeas.reading.word_order.parsed import Parsed
from habeas.reading.word_order.tokens import DASHES, QUOTES, fold


@dataclass(frozen=True, slots=True)
class Cue:
    """Words of speech at tokens ``first``-``last``; the speaker's tokens; the reach of what is said, in tokens.

    ``pronoun`` is true where the speaker is "he" or "she"; ``name`` is the speaker's name if a person's.
    """

    first: int
    last: int
    source: tuple[int, int]
    reach: tuple[tuple[int, int], ...]
    name: Name | None = None
    pronoun: bool = False
    behind: bool = False

    def covers(self, index: int) -> bool:
        """Whether token ``index`` is among what is said."""
        return any(first <= index < last for first, last in self.reach)


def cues(parsed: Parsed) -> tuple[Cue, ...]:
    """All cues of a sentence, in order."""
    found: list[Cue] = []
    for index, token in enumerate(parsed.tokens):
        speech = token.bits & bit.SAY and parsed.at(index) is None
        cue = _spoken(parsed, index) if speech else _according(parsed, index)
        if cue is not None:
            found.append(cue)
    return tuple(found)


def _according(parsed: Parsed, index: int) -> Cue | None:
    for length in (4, 3, 2, 1):
        if parsed.low(index, index + length) in parsed.words.sets["according"]:
            start = parsed.skip_right(index + length)
            phrase = parsed.at(start)
            if phrase is None or phrase.first > start + 1:
                return None
            end = _joined_right(parsed, phrase)
            if index == 0 or (parsed.tokens[index - 1].low in (",", ";") and index < 3):
                reach: tuple[tuple[int, int], ...] = ((end, len(parsed.tokens)),)
            else:
                reach = ((0, index),) if end >= len(parsed.tokens) - 2 else ((0, index), (end, len(parsed.tokens)))
            return Cue(index, index + length, (phrase.first, end), reach, phrase.name, phrase.pronoun)
    return None


def _joined_right(parsed: Parsed, phrase: NounPhrase) -> int:
    end = body_ends(parsed, phrase.last) if phrase.name is None else phrase.last
    for _ in range(4):
        if end + 1 >= len(parsed.tokens):
            break
        token = parsed.tokens[end]
        following = parsed.at(end + 1)
        if following is None or following.first != end + 1:
            break
        borders = token.low == "without" and following.run
        if (
            token.low in ("of", "in", "for", "from", "at", "by", "with")
            or borders
            or (token.low == "and" and (following.run or following.body or following.people))
        ):
            end = following.last
        else:
            break
    return end


def _spoken(parsed: Parsed, index: int) -> Cue | None:
    """A verb of speech with its speaker before ("X said"), or behind ("said X")."""
    if _says_nothing(parsed, index):
        return None
    weak = bool(parsed.tokens[index].bits & bit.WEAK_SAY)
    begins = index
    while (
        begins > 0
        and (parsed.tokens[begins - 1].bits & bit.AUXILIARY or parsed.is_light(begins - 1))
        and parsed.at(begins - 1) is None
    ):
        begins -= 1
    if any(token.bits & bit.BE and token.low != "'s" for token in parsed.tokens[begins:index]) and not parsed.tokens[
        index
    ].low.endswith("ing"):
        return _passive(parsed, begins, index)
    before = parsed.skip_left(begins - 1)
    ending = before >= 0 and (parsed.tokens[before].low == "," or parsed.tokens[begins - 1].low in QUOTES)
    inverted = _inverted(parsed, index, ending or before < 0)
    if inverted is not None:
        return inverted
    if before >= 0 and parsed.tokens[before].low == "to":
        return None
    if before >= 0 and parsed.tokens[before].low in ("it", "they"):
        reach = _reach(parsed, before, index)
        return Cue(index, index + 1, (before, before + 1), reach, None, True, reach[0][0] == 0)
    if parsed.tokens[index].low.endswith("ing") and parsed.phrases and index > 2:
        speakers = [parsed.phrases[0]]
    else:
        speakers = subject(parsed, begins, commas=False)
    if not speakers:
        return None
    speaker = speakers[0]
    inside = speaker.first > 0 and parsed.tokens[speaker.first - 1].low in parsed.words.sets["within_names"]
    name = None if inside else speaker.name
    first = body_begins(parsed, speaker.first) if name is None else speaker.first
    if not _can_speak(parsed, speakers) or (weak and not _weak_holds(parsed, index) and not _closes(parsed, first)):
        return None
    last = _source_end(parsed, speakers[-1], begins)
    reach = _reach(parsed, first, index)
    if before >= 0 and parsed.tokens[before].low == "who":
        reach = ((index + 1, _clause_closes(parsed, index + 1)),)
    return Cue(index, index + 1, (first, last), reach, name, speaker.pronoun, reach[0][0] == 0)


def _says_nothing(parsed: Parsed, index: int) -> bool:
    """Whether a word like a verb of speech is none here: "denied bail", "three alleged dealers", "quoted as saying"."""
    near = set(parsed.low(index + 1, index + 4).split())
    if parsed.tokens[index].low.startswith("den") and near & parsed.words.sets["denied_things"]:
        return True
    before, behind = parsed.at(index - 1), parsed.at(index + 1)
    opened = before is not None and before.last == index and (before.bare or before.owner is not None)
    if parsed.tokens[index].low == "alleged" and behind is not None and opened:
        return True
    return parsed.low(max(0, index - 2), index) == "quoted as"


def _passive(parsed: Parsed, begins: int, index: int) -> Cue | None:
    """For "it was reported by X that": X behind "by"; for "X was quoted as saying" X; else nobody."""
    speakers = subject(parsed, begins, commas=False) if parsed.low(index, index + 3) == "quoted as saying" else []
    if speakers and _can_speak(parsed, speakers):
        first, reach = speakers[0].first, _reach(parsed, speakers[0].first, index + 2)
        last = _source_end(parsed, speakers[-1], begins)
        return Cue(index, index + 3, (first, last), reach, speakers[0].name, speakers[0].pronoun, reach[0][0] == 0)
    if index + 1 < len(parsed.tokens) and parsed.tokens[index + 1].low == "by":
        phrase = parsed.at(index + 2)
        if phrase is not None:
            return Cue(
                index,
                index + 1,
                (phrase.first, phrase.last),
                ((0, begins), (phrase.last, len(parsed.tokens))),
                phrase.name,
            )
    return None


def _source_end(parsed: Parsed, phrase: NounPhrase, begins: int) -> int:
    end = _joined_right(parsed, phrase)
    return min(end, begins) if end > phrase.last else phrase.last


def _can_speak(parsed: Parsed, speakers: Sequence[NounPhrase]) -> bool:
    for phrase in speakers:
        low = parsed.low(phrase.first, phrase.last)
        if phrase.is_personal or phrase.body or phrase.run or phrase.pronoun:
            return True
        if role_of_words(parsed.words, low) is not None:
            return True
    return parsed.low(speakers[0].first, speakers[0].last) in ("it", "i", "we")


def _closes(parsed: Parsed, first: int) -> bool:
    """Whether a speaker behind a comma or a quotation closes what is said before it."""
    if first == 0 or not (parsed.tokens[first - 1].low == "," or parsed.tokens[first - 1].low in QUOTES):
        return False
    return _has_clause(parsed, first - 1)


def _weak_holds(parsed: Parsed, index: int) -> bool:
    """A word that is a verb of speech only in company: "that", a quote, a comma or a noun of an event behind it."""
    following = parsed.skip_right(index + 1)
    if following >= len(parsed.tokens):
        return True
    token = parsed.tokens[following]
    if (
        token.low in ("that", ":", ",", ".", "how")
        or parsed.tokens[min(index + 1, len(parsed.tokens) - 1)].low in QUOTES
    ):
        return True
    near = parsed.tokens[following : following + 6]
    return any(other.bits & bit.TRIGGER for other in near) or any(other.low == "that" for other in near)


def _inverted(parsed: Parsed, index: int, ending: bool) -> Cue | None:
    """For "…, said X": the speaker behind the verb."""
    if not ending or parsed.tokens[index].low in parsed.words.sets["telling"]:
        return None
    phrase = parsed.at(index + 1)
    if phrase is None or phrase.first != index + 1 or (index + 1) in parsed.masked:
        return None
    if parsed.tokens[index + 1].low == "that":
        return None
    if not _can_speak(parsed, [phrase]) or _verb_behind(parsed, phrase):
        return None
    end = _joined_right(parsed, phrase)
    if end < len(parsed.tokens) and parsed.tokens[end].low == "that":
        return None
    reach: tuple[tuple[int, int], ...] = ((0, index),)
    if end < len(parsed.tokens) - 1 and index > 0:
        reach = ((0, index), (end, len(parsed.tokens)))
    return Cue(index, index + 1, (phrase.first, end), reach, phrase.name, phrase.pronoun, True)


def _verb_behind(parsed: Parsed, phrase: NounPhrase) -> bool:
    at = parsed.skip_right(phrase.last)
    return at < len(parsed.tokens) and bool(parsed.tokens[at].bits & (bit.AUXILIARY | bit.SAY | bit.VERB))


def _reach(parsed: Parsed, first: int, index: int) -> tuple[tuple[int, int], ...]:
    """What is said: what follows the verb, or, where the speaker stands at the end, what comes before."""
    before = parsed.skip_left(first - 1)
    low = parsed.tokens[first - 1].low if first else ""
    at_end = low == "," or low in QUOTES or low in DASHES
    following = parsed.skip_right(index + 1)
    stops = following >= len(parsed.tokens) or parsed.tokens[following].low in (",", ".", ";", "!", ":")
    addressed = parsed.at(following)
    if addressed is not None and parsed.tokens[index].low in parsed.words.sets["telling"]:
        after = parsed.skip_right(addressed.last)
        stops = after >= len(parsed.tokens) or parsed.tokens[after].low in (",", ".", ";")
        after_in = after < len(parsed.tokens) and parsed.tokens[after].low in ("in", "on", "by")
        stops = stops or (at_end and after_in)
    if at_end and before >= 0 and (stops or _ends_soon(parsed, following)) and _has_clause(parsed, before):
        if following < len(parsed.tokens) - 2 and parsed.tokens[following].low == ",":
            return ((0, first), (following, len(parsed.tokens)))
        return ((0, first),)
    return ((index + 1, len(parsed.tokens)),)


def _clause_closes(parsed: Parsed, first: int) -> int:
    """Where ", who say that …, have been arrested" goes back to its main clause: at a comma before a verb."""
    for index in range(first, len(parsed.tokens) - 1):
        verb = parsed.tokens[index + 1]
        if parsed.tokens[index].low == "," and verb.bits & (bit.AUXILIARY | bit.VERB | bit.TRIGGER | bit.SAY):
            return index
    return len(parsed.tokens)


def _ends_soon(parsed: Parsed, following: int) -> bool:
    return len(parsed.tokens) - following <= 9 and not any(
        token.bits & (bit.AUXILIARY | bit.TRIGGER) or token.low == "that" for token in parsed.tokens[following:]
    )


def _has_clause(parsed: Parsed, before: int) -> bool:
    return before >= 2 and any(
        token.bits & (bit.AUXILIARY | bit.VERB | bit.TRIGGER) or token.low in QUOTES
        for token in parsed.tokens[: before + 1]
    )


# --- what a speaker is ---------------------------------------------------------------------------------------------


def role_of_words(words: Lexicon, low: str) -> Role | None:
    """The role that the words of a description tell, the last class-word counting most: the head is at the end."""
    found = roles_of_words(words, low)
    return found[0] if found else None


def roles_of_words(words: Lexicon, low: str) -> tuple[Role, ...]:
    """Every role that a description's words tell, in the order of the lexicon's classes."""
    parts = low.split()
    grams = {" ".join(parts[at : at + size]) for size in (1, 2, 3, 4) for at in range(len(parts) - size + 1)}
    return tuple(source.role for source in words.sources if grams & source.words)


@dataclass(frozen=True, slots=True)
class Heard:
    """What the page knows of a speaker: roles of people, whom "he" means, who is a prisoner, the body that is meant."""

    known: Mapping[str, Role]
    focus: str | None
    patients: frozenset[str]
    body: Body | None = None


def voice_of(parsed: Parsed, cue: Cue, heard: Heard) -> Voice:
    """The voice of a cue: its words, its role, and whether it has a name."""
    known, focus, patients = heard.known, heard.focus, heard.patients
    first, last = cue.source
    span = parsed.span(first, last)
    if cue.pronoun and parsed.tokens[first].low in ("he", "she", "him", "her"):
        role = (Role.SELF if focus in patients else None) or known.get(focus or "") or Role.OFFICIAL
        return Voice(focus or span.words, role, span, named=focus is not None)
    low = fold(span.words)
    if cue.name is not None:
        before = fold(parsed.sentence.text[parsed.tokens[first].start : cue.name.start])
        behind = fold(parsed.sentence.text[cue.name.end : parsed.tokens[last - 1].end])
        body = next((one.role for one in parsed.words.sources if fold(cue.name.full) in one.words), None)
        told = body or role_of_words(parsed.words, _split(before)) or role_of_words(parsed.words, _split(behind))
        own = Role.SELF if cue.name.full in patients else None
        role = told or own or known.get(cue.name.full) or Role.OPPOSITION
        return Voice(cue.name.full, role, span, named=True)
    roles = roles_of_words(parsed.words, _split(low))
    if (
        parsed.low(cue.last, cue.last + 4) in parsed.words.sets["hidden"]
        or parsed.low(last, last + 4) in parsed.words.sets["hidden"]
    ):
        roles = (Role.ANONYMOUS,)
    state = next((parsed.words.states[word] for word in low.split() if word in parsed.words.states), None)
    if not roles and heard.body is not None:
        roles = roles_of_words(parsed.words, " ".join(sorted(heard.body.words)))
    if not roles:
        named = parsed.at(first) is not None and _is_run(parsed, first, last)
        roles = (Role.OFFICIAL if state else Role.MEDIA if named else Role.ANONYMOUS,)
    made = _voice(parsed, span, low, roles, state, cue)
    if made.role is Role.ANONYMOUS or not made.named:
        named = heard.body is not None and made.role is not Role.ANONYMOUS
        return replace(made, name=heard.body.name, named=True) if named and heard.body is not None else made
    if heard.body is not None:
        return replace(made, name=heard.body.name)
    return replace(made, named=_only_capitals(parsed, first))


def _voice(parsed: Parsed, span: Span, low: str, roles: tuple[Role, ...], state: str | None, cue: Cue) -> Voice:
    first, last = cue.source
    role = _head_role(parsed.words, low, roles)
    also = tuple(other for other in roles if other is not role and " and " in low and other is not Role.ANONYMOUS)
    named = _is_run(parsed, first, last) and role is not Role.ANONYMOUS and not low.startswith(("a ", "an "))
    official = role is Role.OFFICIAL
    return Voice(
        span.words,
        role,
        span,
        also[:2],
        named=named,
        state=state if official else None,
    )


def _only_capitals(parsed: Parsed, first: int) -> bool:
    """Whether a speaker is nothing but a run of capitals ("Tehran", "the Kremlin")."""
    phrase = parsed.at(first)
    if phrase is None or not phrase.run or phrase.owner is not None:
        return False
    return all(token.capital or token.low == "the" for token in parsed.tokens[phrase.first : phrase.last])


def _head_role(words: Lexicon, low: str, roles: tuple[Role, ...]) -> Role:
    """Among several roles the one whose word comes first in a joint voice, and the head's in a description."""
    if len(roles) == 1:
        return roles[0]
    strong = (Role.ANONYMOUS, Role.FAMILY, Role.LAWYER, Role.RIGHTS_GROUP, Role.AGENCY, Role.DOCUMENT)
    if " and " in low:
        left = role_of_words(words, _split(low.split(" and ", 1)[0]))
        if left is not None:
            return left
    for role in strong:
        if role in roles and not (
            role is Role.ANONYMOUS and len(roles) > 1 and "anonymity" not in low and "sources" not in low
        ):
            return role
    return roles[0]


def _split(low: str) -> str:
    return low.replace("'s", " 's").replace(",", " ,").replace("s'", "s '")


def _is_run(parsed: Parsed, first: int, last: int) -> bool:
    return any(
        token.capital and (index > 0 or token.low not in parsed.words.sets["common"])
        for index, token in enumerate(parsed.tokens[first:last], first)
    ) and any(
        (phrase := parsed.at(index)) is not None and (phrase.run or phrase.name is not None)
        for index in range(first, last)
    )
