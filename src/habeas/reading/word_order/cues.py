"""Who says it: words of speech, their speakers, and how far their words reach."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from habeas.model import BlockRole
from habeas.reading.word_order import tokens as bit
from habeas.reading.word_order.clauses import body_begins, body_ends, subject
from habeas.reading.word_order.names import Name
from habeas.reading.word_order.nouns import NounPhrase
from habeas.reading.word_order.parsed import Parsed
from habeas.reading.word_order.roles import role_within
from habeas.reading.word_order.tokens import DASHES, QUOTES
from habeas.reading.word_order.verbs import raised

_LATER = frozenset({"after", "before"})
_OF_DAYS = frozenset({"on", "in", "late", "early"})


@dataclass(frozen=True, slots=True)
class Cue:
    """Words of speech at tokens ``first``-``last``; the speaker's tokens; the reach of what is said, in tokens.

    ``pronoun`` is true where the speaker is "he" or "she"; ``name`` is the speaker's name if a person's. ``stance`` is
    true where somebody only takes a stand ("criticised the arrest") and so vouches for nothing.
    """

    first: int
    last: int
    source: tuple[int, int]
    reach: tuple[tuple[int, int], ...]
    name: Name | None = None
    pronoun: bool = False
    behind: bool = False
    stance: bool = False

    def covers(self, index: int) -> bool:
        """Whether token ``index`` is among what is said."""
        return any(first <= index < last for first, last in self.reach)


def cues(parsed: Parsed) -> tuple[Cue, ...]:
    """All cues of a sentence, in order."""
    found: list[Cue] = []
    for index, token in enumerate(parsed.tokens):
        free = parsed.at(index) is None
        if token.bits & bit.SAY and free:
            cue = _spoken(parsed, index, found)
        elif token.bits & bit.STANCE and free:
            cue = _stance(parsed, index, found)
        elif token.low == ":" or token.low in DASHES:
            cue = _labelled(parsed, index)
        else:
            cue = _according(parsed, index)
        if cue is not None:
            found.append(cue)
    return tuple(found)


def _labelled(parsed: Parsed, index: int) -> Cue | None:
    """For "Viasna: …" and "“…” — Ana Example": the speaker before a colon, or behind a dash after a quotation."""
    if parsed.tokens[index].low == ":":
        first = 1 if parsed.tokens[0].low in QUOTES else 0
        phrase = parsed.at(first)
        if phrase is None or phrase.first != first or phrase.last != index or not _is_label(parsed, phrase):
            return None
        return Cue(index, index + 1, (first, index), ((index + 1, len(parsed.tokens)),), phrase.name)
    phrase = parsed.at(index + 1)
    closes = index == 0 or parsed.tokens[index - 1].low in QUOTES
    if not closes or phrase is None or phrase.first != index + 1 or phrase.last < len(parsed.tokens) - 2:
        return None
    if phrase.name is None and not phrase.run:
        return None
    return Cue(index, index + 1, (phrase.first, phrase.last), ((0, index),), phrase.name, behind=True)


def _is_label(parsed: Parsed, phrase: NounPhrase) -> bool:
    """Whether the words before a colon are who speaks: capitals throughout, a body, or a person outside headlines."""
    span = parsed.span(phrase.first, phrase.last)
    words = span.words
    shouted = words.isupper() and len(words) > 2 and phrase.run
    told = role_within(parsed.words, parsed.sentence.text, span.start, span.end) is not None and not phrase.count
    head = parsed.sentence.role is BlockRole.HEADLINE
    return not phrase.place and (shouted or told or (phrase.name is not None and not head))


def _stance(parsed: Parsed, index: int, found: Sequence[Cue]) -> Cue | None:
    """A verb by which somebody takes a stand, with whoever takes it."""
    begins = _group(parsed, index)
    if _is_passive(parsed, begins, index) or parsed.low(index + 1, index + 2) == "by":
        made = _passive(parsed, begins, index)
        return replace(made, stance=True) if made is not None else None
    before = parsed.skip_left(begins - 1)
    if before < 0 or parsed.tokens[before].low == "to":
        return None
    alone = parsed.tokens[index].low.endswith("ing") and begins == index
    speakers = _of_main_clause(parsed, index, found) if alone else subject(parsed, begins, commas=False)
    if not speakers or not _can_speak(parsed, speakers):
        return None
    speaker = speakers[0]
    first = body_begins(parsed, speaker.first) if speaker.name is None else speaker.first
    last = _source_end(parsed, speakers[-1], begins)
    reach = ((index + 1, len(parsed.tokens)),)
    return Cue(index, index + 1, (first, last), reach, speaker.name, speaker.pronoun, stance=True)


def _of_main_clause(parsed: Parsed, index: int, found: Sequence[Cue]) -> list[NounPhrase]:
    """For "X said …, adding that …", "X left, calling it …": the speaker or the subject of what comes before."""
    for cue in reversed(found):
        phrase = parsed.at(cue.source[0])
        if phrase is not None:
            return [phrase]
    for at in range(index - 1, max(-1, index - 40), -1):
        if parsed.at(at) is None and parsed.tokens[at].bits & (bit.AUXILIARY | bit.VERB | bit.TRIGGER):
            told = subject(parsed, raised(parsed, at + 1), commas=False)
            if told:
                return told
    return [parsed.phrases[0]] if parsed.phrases else []


def _according(parsed: Parsed, index: int) -> Cue | None:
    for length in (4, 3, 2, 1):
        whole = index + length <= len(parsed.tokens)
        if whole and parsed.low(index, index + length) in parsed.words.sets["according"]:
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
    return _by_account(parsed) if index == 0 else None


def _by_account(parsed: Parsed) -> Cue | None:
    """For "By the official count, …": the account that a sentence begins with."""
    phrase = parsed.at(parsed.skip_right(1)) if parsed.tokens[0].low == "by" and len(parsed.tokens) > 1 else None
    if phrase is None or parsed.tokens[phrase.last - 1].low not in parsed.words.sets["accounts"]:
        return None
    return Cue(0, 1, (phrase.first, phrase.last), ((phrase.last, len(parsed.tokens)),), phrase.name)


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


def _spoken(parsed: Parsed, index: int, found: Sequence[Cue]) -> Cue | None:
    """A verb of speech with its speaker before ("X said"), or behind ("said X")."""
    if _says_nothing(parsed, index):
        return None
    begins = _group(parsed, index)
    if _is_passive(parsed, begins, index):
        return _passive(parsed, begins, index)
    before = parsed.skip_left(begins - 1)
    ending = before >= 0 and (parsed.tokens[before].low == "," or parsed.tokens[begins - 1].low in QUOTES)
    inverted = _inverted(parsed, index, ending or before < 0)
    if inverted is not None or before < 0:
        return inverted or _led(parsed, index, begins, found)
    if parsed.tokens[before].low == "to":
        return None
    if parsed.tokens[before].low in ("it", "they"):
        reach = _reach(parsed, before, index)
        return Cue(index, index + 1, (before, before + 1), reach, None, True, reach[0][0] == 0)
    return _led(parsed, index, begins, found)


def _group(parsed: Parsed, index: int) -> int:
    """Where the auxiliaries and adverbs before a verb begin."""
    while index > 0 and parsed.at(index - 1) is None:
        if not (parsed.tokens[index - 1].bits & bit.AUXILIARY or parsed.is_light(index - 1)):
            break
        index -= 1
    return index


def _is_passive(parsed: Parsed, begins: int, index: int) -> bool:
    group = parsed.tokens[begins:index]
    return any(one.bits & bit.BE and one.low != "'s" for one in group) and not parsed.tokens[index].low.endswith("ing")


def _led(parsed: Parsed, index: int, begins: int, found: Sequence[Cue]) -> Cue | None:
    """A verb of speech behind its speaker."""
    before = parsed.skip_left(begins - 1)
    speakers = _speakers(parsed, index, begins, found)
    if not speakers:
        return None
    speaker = speakers[0]
    inside = speaker.first > 0 and parsed.tokens[speaker.first - 1].low in parsed.words.sets["within_names"]
    name = None if inside else speaker.name
    first = body_begins(parsed, speaker.first) if name is None else speaker.first
    weak = bool(parsed.tokens[index].bits & bit.WEAK_SAY)
    if not (_can_speak(parsed, speakers) or (not weak and speaker.led)):
        return None
    if weak and not _weak_holds(parsed, index) and not _closes(parsed, first):
        return None
    last = _source_end(parsed, speakers[-1], begins)
    reach = _reach(parsed, first, index)
    if before >= 0 and parsed.tokens[before].low == "who":
        reach = ((index + 1, _clause_closes(parsed, index + 1)),)
    return Cue(index, index + 1, (first, last), reach, name, speaker.pronoun, reach[0][0] == 0)


def _speakers(parsed: Parsed, index: int, begins: int, found: Sequence[Cue]) -> list[NounPhrase]:
    """Who speaks: the subject, or for ", adding that" and "… and said that" whoever spoke before."""
    if parsed.tokens[index].low.endswith("ing") and index > 2 and begins == index:
        return _of_main_clause(parsed, index, found)
    before = parsed.skip_left(begins - 1)
    joined = before >= 0 and bool(parsed.tokens[before].bits & bit.CONJUNCTION)
    if joined and found and found[-1].covers(index):
        told = parsed.at(found[-1].source[0])
        return [told] if told is not None else []
    return subject(parsed, begins, commas=False)


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
        span = parsed.span(phrase.first, phrase.last)
        if phrase.is_personal or phrase.body or phrase.run or phrase.pronoun:
            return True
        if role_within(parsed.words, parsed.sentence.text, span.start, span.end) is not None:
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
    told = parsed.at(following)
    if parsed.tokens[index].low in parsed.words.sets["telling"] and told is not None:
        return told.is_personal or told.body or told.run
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
    following = _past_day(parsed, following) if at_end else following
    stops = following >= len(parsed.tokens) or parsed.tokens[following].low in (",", ".", ";", "!", ":")
    addressed = parsed.at(following)
    if addressed is not None and parsed.tokens[index].low in parsed.words.sets["telling"]:
        after = parsed.skip_right(addressed.last)
        stops = after >= len(parsed.tokens) or parsed.tokens[after].low in (",", ".", ";")
        after_in = after < len(parsed.tokens) and parsed.tokens[after].low in ("in", "on", "by")
        stops = stops or (at_end and after_in)
    if at_end and before >= 0 and (stops or _ends_soon(parsed, following)) and _has_clause(parsed, before):
        if {one.low for one in parsed.tokens[following + 1 : following + 4]} & _LATER:
            return ((0, first),)  # "…, X said on Monday, a day after …": the report's own words
        if following < len(parsed.tokens) - 2 and parsed.tokens[following].low == ",":
            return ((0, first), (following, len(parsed.tokens)))
        return ((0, first),)
    return ((index + 1, len(parsed.tokens)),)


def _past_day(parsed: Parsed, following: int) -> int:
    """For "…, X said on Monday, adding that": the comma; where no date goes before a comma, ``following`` itself."""
    at = following
    while at < min(len(parsed.tokens), following + 6) and (at in parsed.masked or parsed.tokens[at].low in _OF_DAYS):
        at += 1
    return at if at < len(parsed.tokens) and parsed.tokens[at].low == "," else following


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
