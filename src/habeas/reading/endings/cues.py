"""Words of speech in a sentence, who speaks, and how far what is said reaches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeGuard

from habeas.reading.endings.brackets import embedded
from habeas.reading.endings.declension import Sort
from habeas.reading.endings.field import Field
from habeas.reading.endings.naming import Case
from habeas.reading.endings.parsed import Parsed, Phrase
from habeas.reading.endings.words import DASHES, QUOTES

_SOURCE = 12  # tokens of a source at most
_TITLE = 5  # tokens of the name of a body that nobody knows
_ADDRESS = 8  # tokens in which a verb of speech has whom it is told to before it
_HEADING = 4  # tokens of a speaker before a colon
_SECOND_PART = 26
_SPEAKER = 110  # how far a speaker stands from the verb, as `Field.between` counts
_NEVER_IN_SOURCE = frozenset({"say", "aux", "relative", "subordinator", "but", "negation", "trigger_verb"})
_MARKS = QUOTES | DASHES | {","}


@dataclass(frozen=True, slots=True)
class Cue:
    """Words of speech at tokens ``first``-``last``; the source's tokens; the reach of what is said, in tokens.

    ``phrase`` is the speaker where it is a phrase; ``behind`` is true where the speaker closes what is said.
    """

    first: int
    last: int
    source: tuple[int, int]
    reach: tuple[tuple[int, int], ...]
    phrase: Phrase | None = None
    behind: bool = False

    @property
    def is_pronoun(self) -> bool:
        """Whether the speaker is "he", "she", "they" or nobody named ("said that …")."""
        return self.source[0] == self.source[1] or (self.phrase is not None and self.phrase.sort is Sort.PRONOUN)

    def covers(self, index: int) -> bool:
        """Whether token ``index`` is among what is said."""
        return any(first <= index < last for first, last in self.reach)


def cues(field: Field) -> tuple[Cue, ...]:
    """All cues of a sentence, in order."""
    parsed = field.parsed
    found: list[Cue] = []
    index = 0
    while index < len(parsed.tokens):
        length = 1
        cue: Cue | None
        if length := parsed.length_of("own_words", index):
            cue = _own_words(field, index, index + length)
        elif length := parsed.length_of("as_said", index):
            cue = Cue(index, index + length, (index + length,) * 2, _around(parsed, index, index + length))
        elif length := parsed.length_of("according_behind", index):
            cue = _according_behind(field, index, index + length)
        elif length := parsed.length_of("according", index):
            cue = _according(field, index, index + length)
        elif index and parsed.lows[index] == ":" and not found:
            cue = _heading(field, index)
        elif parsed.has(index, "so_says") and _quotes(parsed, index):
            cue = _in_the_words_of(parsed, index)
        elif _is_split(parsed, index):
            cue, length = _spoken(field, index, index + 1), 1
        elif length := parsed.length_of("not_said", index):  # "announced a hunger strike"
            cue = None
        elif (length := parsed.length_of("say", index)) and parsed.at(index) is None:
            cue = _spoken(field, index, index + length)
        else:
            cue = None
        if cue is not None:
            found.append(cue)
        index += max(1, length)
    return tuple(found)


def _heading(field: Field, mark: int) -> Cue | None:
    """For "Police: 20 people held": a speaker and nothing else before the first colon."""
    parsed = field.parsed
    phrase = parsed.at(0)
    if mark > _HEADING or any(index in field.hits for index in range(mark)):
        return None
    spoken = phrase is not None and phrase.last == mark and bool(phrase.name or phrase.sort is Sort.BODY)
    if not spoken and not parsed.words.roles_within(parsed.lows[:mark]):
        return None
    plain = all(parsed.tokens[index].is_word and not parsed.has(index, "preposition") for index in range(mark))
    return Cue(mark, mark + 1, (0, mark), ((mark + 1, len(parsed.tokens)),), phrase) if plain else None


def _according(field: Field, first: int, last: int) -> Cue | None:
    parsed = field.parsed
    counted = last < len(parsed.tokens) and (parsed.lows[last].isdigit() or parsed.has(last, "people_number"))
    if parsed.has(last + counted, "no_source"):  # "паводле (трох) артыкулаў" names no source
        return None
    start, end = last, _source_end(parsed, last)
    if end <= start:
        start, end = _source_before(parsed, first)  # "den Angaben zufolge", "Reporter ohne Grenzen zufolge"
        if end <= start:
            return Cue(first, last, (last, last), _around(parsed, first, last))
    phrase = parsed.at(start) or parsed.at(min(start + 1, end - 1))
    if end > start + 1 and parsed.has(start, "possessive"):  # "за словами його дружини"
        phrase = parsed.at(start + 1)
    return Cue(first, last, (start, end), _around(parsed, min(first, start), max(last, end)), phrase)


def _own_words(field: Field, first: int, last: int) -> Cue | None:
    """For "by its own account": the subject before it speaks of itself."""
    speaker = _speaker_before(field, first)
    if speaker is None:
        return None
    start, end, phrase = speaker
    return Cue(first, last, (start, end), _around(field.parsed, first, last), phrase)


def _according_behind(field: Field, first: int, last: int) -> Cue | None:
    """For "Reporter ohne Grenzen zufolge": the source stands before."""
    start, end = _source_before(field.parsed, first)
    if end <= start:
        return None
    phrase = field.parsed.at(start) or field.parsed.at(min(start + 1, end - 1))
    return Cue(first, last, (start, end), _around(field.parsed, start, last), phrase)


def _quotes(parsed: Parsed, index: int) -> bool:
    """Whether "so" opens the name of a speaker: behind a mark, before an article or a capital."""
    if index == 0 or parsed.lows[index - 1] not in _MARKS or index + 1 >= len(parsed.tokens):
        return False
    behind = parsed.tokens[index + 1]
    return (behind.capital or "article" in behind.classes) and not parsed.has(index + 1, "aux")


def _in_the_words_of(parsed: Parsed, index: int) -> Cue | None:
    end = _source_end(parsed, index + 1)
    if not _may_speak(parsed, index + 1, end):
        return None
    phrase = parsed.at(index + 1) or _named_within(parsed, index + 1, end)
    return Cue(index, index + 1, (index + 1, end), _around(parsed, index, end), phrase, True)


def _is_split(parsed: Parsed, first: int) -> bool:
    """Whether a verb of speech in two parts begins here: "teilte … mit", "wies … zurück"."""
    told = parsed.has(first, "split_say") and _has_second_part(parsed, first, "say_particle")
    return told or (parsed.has(first, "split_denies") and _has_second_part(parsed, first, "denies_particle"))


def _has_second_part(parsed: Parsed, first: int, particle: str) -> bool:
    """Whether the second part of a verb of speech, a word of the class ``particle``, ends its clause."""
    for index in range(first + 1, min(len(parsed.tokens), first + _SECOND_PART)):
        if parsed.lows[index] in (";", ":", "."):
            return False
        if parsed.has(index, particle):
            behind = index + 1
            return behind >= len(parsed.tokens) or not parsed.tokens[behind].is_word
    return False


def _around(parsed: Parsed, first: int, last: int) -> tuple[tuple[int, int], ...]:
    return ((0, first), (last, len(parsed.tokens)))


def _source_end(parsed: Parsed, start: int) -> int:
    """Where a source that begins at ``start`` ends: at a comma, a verb, a quotation or a clause's first word."""
    index = start
    while index < len(parsed.tokens) and index - start < _SOURCE:
        token = parsed.tokens[index]
        phrase = parsed.at(index)
        if phrase is not None and index not in parsed.masked:
            if index > start and _is_told(parsed, start, phrase):
                break
            index = phrase.last
            if phrase.name is not None:
                break
            continue
        opened = token.low in QUOTES and not _closes_name(parsed, index)
        stops = token.low in (",", ";", ":", ".", "(", ")") or token.low in DASHES or opened or index in parsed.masked
        if stops or token.classes & _NEVER_IN_SOURCE:
            break
        if not token.capital and index > start and (_ends_source(token.classes) or _leads_aside(parsed, index)):
            break
        if parsed.words.capital_nouns and not token.capital and not _belongs_to_title(parsed, index):
            break
        index += 1
    while index > start + 1 and _is_loose_end(parsed, index - 1):
        index -= 1
    return index


def _is_told(parsed: Parsed, start: int, phrase: Phrase) -> bool:
    """Whether a body behind an unknown name is whom it speaks to ("said Example to the agency")."""
    known = parsed.at(start) is not None or not parsed.tokens[start].capital
    return not known and phrase.sort is Sort.BODY and not phrase.cases & Case.NOM


def _is_loose_end(parsed: Parsed, index: int) -> bool:
    token = parsed.tokens[index]
    loose = {"preposition", "article", "adverb"} if parsed.words.capital_nouns else {"preposition", "conjunction"}
    return not token.capital and parsed.at(index) is None and bool(token.classes & loose)


def _belongs_to_title(parsed: Parsed, index: int) -> bool:
    """Whether a small word may stand within a source where nouns have capitals: an article, an adjective, "for"."""
    token = parsed.tokens[index]
    if "finite" in token.classes or not (token.classes or parsed.words.adjectives.of(token.low)):
        return not token.is_word
    return bool(token.classes & {"article", "in_title", "conjunction", "preposition"}) or any(
        parsed.tokens[at].capital for at in range(index + 1, min(index + 4, len(parsed.tokens)))
    )


def _leads_aside(parsed: Parsed, index: int) -> bool:
    """Whether a preposition leads to when or where something was said ("told the court in an interview")."""
    return parsed.has(index, "preposition") and (parsed.has(index + 1, "aside") or index + 1 in parsed.masked)


def _ends_source(classes: frozenset[str]) -> bool:
    """Whether a small word ends the words of a source: it stands within no title."""
    return bool(classes & {"adverb", "conjunction", "preposition"}) and "in_title" not in classes


def _closes_name(parsed: Parsed, index: int) -> bool:
    """Whether a quotation mark belongs to a name of at most four words ("«Новая газета»")."""
    for other in range(index + 1, min(index + 6, len(parsed.tokens))):
        if parsed.lows[other] in QUOTES:
            return True
    return any(parsed.lows[other] in QUOTES for other in range(max(0, index - 5), index))


def _source_before(parsed: Parsed, end: int) -> tuple[int, int]:
    """A source that stands in front of its preposition (German "zufolge")."""
    index = end
    while index > 0 and end - index < 6:
        token = parsed.tokens[index - 1]
        if token.low in _MARKS or token.classes & {"aux", "say", "conjunction"} or (index - 1) in parsed.masked:
            break
        if not (token.capital or token.classes & {"article", "preposition"} or parsed.words.adjectives.of(token.low)):
            break
        index -= 1
    return index, end


def _spoken(field: Field, first: int, last: int) -> Cue | None:
    """A verb of speech with its speaker before ("X said") or behind ("…, said X", "as X reports")."""
    parsed = field.parsed
    before = first - 1
    while before >= 0 and parsed.tokens[before].classes & {"adverb", "aux", "particle"} and parsed.at(before) is None:
        before -= 1
    pointed = next(
        (size for size in (3, 2, 1) if before >= size - 1 and _pointing(parsed, before - size + 1) == size), 0
    )
    before -= pointed
    closing = before < 0 or parsed.lows[before] in _MARKS or "as" in parsed.tokens[before].classes
    behind = _speaker_behind(field, last) if closing else None
    if behind is not None:
        start, end, phrase = behind
        if "as" in (parsed.tokens[before].classes if before >= 0 else ()):
            return Cue(first, last, (start, end), _around(parsed, before, end), phrase)
        if before >= 1:
            return Cue(first, last, (start, end), _around(parsed, before, end), phrase, True)
        if parsed.has(first, "say"):
            return Cue(first, last, (start, end), ((end, len(parsed.tokens)),), phrase)
    if parsed.has(first, "participle") and (told := _said_in_two_parts(field, first, last)) is not None:
        return told
    speaker = _speaker_before(field, before + 1)
    if speaker is not None:
        turned = _object_first(field, before + 1, last) if speaker[2] is None else None
        if turned is not None:
            return turned
        start, end, phrase = speaker
        if _ends_here(parsed, last) and start > 2:
            return Cue(first, last, (start, end), ((0, start),), phrase, True)
        leads = "as" in parsed.tokens[start - 1].classes if start else False
        reach = _around(parsed, start, last) if leads else ((last, len(parsed.tokens)),)
        return Cue(first, last, (start, end), reach, phrase)
    return _spoken_by_nobody(field, first, last, before, closing=closing)


def _said_in_two_parts(field: Field, first: int, last: int) -> Cue | None:
    """For "X has … confirmed", where the verb of speech closes its clause: X leads it, and says what stands between."""
    parsed = field.parsed
    start = first
    while start > 0 and not (parsed.lows[start - 1] in (",", ";", ":") or parsed.has(start - 1, "subordinator")):
        start -= 1
    speaker = next((one for one in parsed.phrases if start <= one.first < first and _may_lead(parsed, one)), None)
    if speaker is None or not any(
        parsed.has(at, "active_aux") for at in range(start, min(last + 2, len(parsed.tokens)))
    ):
        return None
    end = min(max(speaker.last, _source_end(parsed, speaker.first)), first)
    return Cue(first, last, (speaker.first, end), ((end, first), (last, len(parsed.tokens))), speaker)


def _may_lead(parsed: Parsed, phrase: Phrase) -> bool:
    led = phrase.opens or phrase.sort is Sort.RELATIVE or phrase.first in parsed.masked
    return bool(phrase.cases & Case.NOM) and not led


def _spoken_by_nobody(field: Field, first: int, last: int, before: int, *, closing: bool) -> Cue | None:
    """A verb of speech whose speaker stands neither before it nor right behind, if anywhere."""
    parsed = field.parsed
    turned = _speaker_behind(field, last) if parsed.words.determiners and not closing else None
    if turned is not None:
        start, end, phrase = turned
        return Cue(first, last, (start, end), ((end, len(parsed.tokens)),), phrase)
    fronted = _speaker_behind(field, last) if not closing and not parsed.words.determiners and before >= 1 else None
    if fronted is not None and fronted[2] is not None and fronted[2].cases & Case.NOM:
        start, end, phrase = fronted  # "of the release of X tells her lawyer"
        return Cue(first, last, (start, end), _around(parsed, first, end), phrase, True)
    if closing and before >= 0 and "as" in parsed.tokens[before].classes and _leads(parsed, last):
        return Cue(first, last, (last, last), _around(parsed, before, last))  # "as she added, …"
    if closing and before >= 2 and ("weak_say" not in parsed.tokens[first].classes or _ends_here(parsed, last)):
        return Cue(first, last, (last, last), ((0, before),), None, True)
    if "weak_say" in parsed.tokens[first].classes or not _leads(parsed, last):
        return None
    return Cue(first, last, (first, first), ((last, len(parsed.tokens)),))


def _object_first(field: Field, first: int, last: int) -> Cue | None:
    """For "the release of X confirmed her husband", where endings tell that he speaks of what stands before."""
    parsed = field.parsed
    said = parsed.at(first - 1)
    behind = _speaker_behind(field, last)
    if behind is None or behind[2] is None or not behind[2].is_personal:
        return None
    if said.cases & Case.NOM if said is not None else not parsed.any_in(0, first, "of_this"):
        return None
    start, end, phrase = behind
    return Cue(first, last, (start, end), ((0, first),), phrase, True)


def _leads(parsed: Parsed, last: int) -> bool:
    """Whether "that", a colon or a quotation follows, so that something is said though nobody is named."""
    return last < len(parsed.tokens) and (
        parsed.lows[last] in (",", ":") or parsed.lows[last] in QUOTES or parsed.has(last, "subordinator")
    )


def _ends_here(parsed: Parsed, last: int) -> bool:
    """Whether nothing is said behind the verb: the sentence ends, maybe after a day or a place."""
    rest = [index for index in range(last, len(parsed.tokens)) if index not in parsed.masked]
    return (
        all(not parsed.tokens[index].is_word or parsed.has(index, "preposition") for index in rest[:4])
        and len(rest) <= 4
    )


def _is_small(parsed: Parsed, index: int) -> bool:
    """Whether a word may stand between a verb of speech and its speaker."""
    small = parsed.tokens[index].classes & {"adverb", "preposition", "aux", "article", "particle"}
    return bool(small) and parsed.at(index) is None


def _is_possessive(parsed: Parsed, index: int) -> bool:
    """Whether "her", "their" leads to somebody ("said her husband")."""
    behind = parsed.at(index + 1)
    return parsed.has(index, "possessive") and behind is not None and parsed.at(index) is not behind


def _past_small(parsed: Parsed, start: int) -> int:
    """The first token behind a verb of speech that may be its speaker: past small words and whom it is said to."""
    while start < len(parsed.tokens):
        length = parsed.length_of("told_to", start)
        if length:
            start = _past_told(parsed, start + length)
        elif length := _pointing(parsed, start):
            start += length
        elif start in parsed.masked or _is_small(parsed, start) or _is_possessive(parsed, start):
            start += 1
        else:
            break
    return start


def _past_told(parsed: Parsed, start: int) -> int:
    """The token behind whom something is said to ("in a talk with the portal Example")."""
    phrase = parsed.at(start)
    if phrase is not None and phrase.sort is not Sort.BODY:
        return phrase.last
    index = start
    while index < len(parsed.tokens):
        token, phrase = parsed.tokens[index], parsed.at(index)
        if phrase is not None and phrase.sort is not Sort.BODY and phrase.cases & Case.NOM:
            break
        if not token.is_word and token.low not in QUOTES:
            break
        index = phrase.last if phrase is not None else index + 1
    return index


def _pointing(parsed: Parsed, index: int) -> int:
    """How many words at ``index`` point back at what was said ("of this")."""
    return parsed.length_of("of_this", index) if "of_this" in parsed.words.phrases else 0


def _speaker_behind(field: Field, last: int) -> tuple[int, int, Phrase | None] | None:
    parsed = field.parsed
    start = _past_small(parsed, last)
    phrase = parsed.at(start)
    if start >= len(parsed.tokens) or parsed.lows[start] in (",", ":", "."):
        return None
    if phrase is not None and (not phrase.cases & Case.NOM or phrase.sort is Sort.BODY):
        led = _led_by(field, phrase, last)
        if led is not None or not phrase.cases & Case.NOM:
            return led
    phrase = phrase or _past_addressee(parsed, start)
    start = phrase.first if phrase is not None else start
    end = _source_end(parsed, start)
    named = _named_after_owner(parsed, start, end)
    if named is not None:
        return start, named.last, named
    if phrase is None and not _may_speak(parsed, start, end):
        return None
    return (start, end, phrase or _named_within(parsed, start, end)) if end > start else None


def _named_after_owner(parsed: Parsed, start: int, end: int) -> Phrase | None:
    """For "said the spokeswoman of X Anna Example", whose source seems to end behind X: Anna, right behind X."""
    owner, named = parsed.at(end - 1), parsed.at(end)
    if owner is None or owner.name is None or not _is_bare_name(named):
        return None
    of_somebody = owner.role_sort is not None or (owner.first > start and owner.cases & Case.GEN)
    return named if of_somebody else None


def _is_bare_name(phrase: Phrase | None) -> TypeGuard[Phrase]:
    """Whether it is a name in the nominative, with no words of its own that tell what its bearer is."""
    if phrase is None or phrase.name is None or phrase.role_sort is not None or phrase.opens:
        return False
    return phrase.first == phrase.head and bool(phrase.cases & Case.NOM)


def _past_addressee(parsed: Parsed, start: int) -> Phrase | None:
    """For "told the paper her mother", where the paper is no phrase of its own: the mother."""
    token = parsed.tokens[start]
    if token.capital or not token.is_word or parsed.words.adjectives.of(token.low) or parsed.words.capital_nouns:
        return None
    behind = parsed.at(start + 1 + parsed.has(start + 1, "possessive"))
    speaks = behind is not None and behind.cases & Case.NOM and not behind.cases & Case.GEN
    return behind if speaks and behind is not None and behind.sort in (Sort.PERSON, Sort.KIN) else None


def _led_by(field: Field, addressed: Phrase, last: int) -> tuple[int, int, Phrase | None] | None:
    """For "told the agency X's lawyer": the speaker behind the one who is told."""
    following = field.parsed.at(addressed.last + int(field.parsed.has(addressed.last, "possessive")))
    while following is not None and following.sort is Sort.BODY and addressed.sort is Sort.BODY:
        following = field.parsed.at(following.last)  # "told the agency AFP X's lawyer"
    if following is None and addressed.sort is Sort.BODY:
        following = _past_title(field.parsed, addressed.last)
    if following is None or not following.cases & Case.NOM or following.first - last > 8:
        return None
    return following.first, _source_end(field.parsed, following.first), following


def _past_title(parsed: Parsed, index: int) -> Phrase | None:
    """The phrase behind the name of a body that nobody knows ("told the agency Example X's lawyer")."""
    start = index
    while index < len(parsed.tokens) and index - start < _TITLE:
        if parsed.at(index) is not None:
            return parsed.at(index)
        if not (parsed.tokens[index].capital or parsed.lows[index] in QUOTES):
            return None
        index += 1
    return None


def _named_within(parsed: Parsed, start: int, end: int) -> Phrase | None:
    return next((parsed.at(at) for at in range(start, end) if (one := parsed.at(at)) is not None and one.name), None)


def _may_speak(parsed: Parsed, start: int, end: int) -> bool:
    """Whether unknown words can be a source: one with a capital or in quotation marks, or of a class of speakers."""
    if end <= start:
        return False
    return any(parsed.tokens[at].capital or parsed.lows[at] in QUOTES for at in range(start, end)) or bool(
        parsed.words.roles_within(parsed.lows[start:end])
    )


def _past_relative(parsed: Parsed, end: int) -> int:
    """Where a relative clause opens that closes before a verb of speech: "as X, which is near Y, said on Monday"."""
    at = end
    while at > 0 and (at - 1 in parsed.masked or parsed.has(at - 1, "adverb") or parsed.has(at - 1, "preposition")):
        at -= 1
    opened = embedded(parsed, at - 1) if at > 1 and parsed.lows[at - 1] == "," else None
    return end if opened is None else opened


def _speaker_before(field: Field, end: int) -> tuple[int, int, Phrase | None] | None:
    """The subject in front of a verb of speech, also in front of a relative clause or of whom it is told to."""
    parsed = field.parsed
    verb = end
    end = _past_relative(parsed, end)
    end = next((at for at in range(max(0, end - _ADDRESS), end) if parsed.length_of("told_to", at)), end)
    for phrase in reversed(parsed.phrases):
        if phrase.last > end or field.between(phrase.last, end) > _SPEAKER:
            continue
        if (
            phrase.cases & Case.NOM
            and not phrase.opens
            and phrase.sort is not Sort.RELATIVE
            and phrase.first not in parsed.masked
        ):
            if _is_led_away(parsed, phrase.last, end) or _closes_clause(parsed, phrase, end - 1):
                break
            speaker = _owner_of(parsed, phrase)
            stop = max(speaker.last, min(end, _source_end(parsed, speaker.first)))
            speaker = _named_before(parsed, speaker, verb)
            return _from_first(parsed, speaker), stop, speaker
    start = end
    while start > 0 and end - start < 6:
        token = parsed.tokens[start - 1]
        if (
            token.low in (",", ";", ":", ".")
            or token.low in DASHES
            or token.classes & {"subordinator", "say", "preposition"}
            or start - 1 in parsed.masked
        ):
            break
        start -= 1
    if parsed.has(start, "points_back"):
        return None
    return (start, end, None) if _may_speak(parsed, start, end) and end > start else None


def _named_before(parsed: Parsed, phrase: Phrase, verb: int) -> Phrase:
    """For "Anna Example, the spokeswoman of X, said": Anna, whom the words between two commas describe."""
    describes = phrase.role_sort is not None or phrase.name is None
    if not describes or phrase.is_many or phrase.sort in (Sort.PRONOUN, Sort.RELATIVE, Sort.BODY):
        return phrase
    named = parsed.at(phrase.first - 2)
    closed = "," in parsed.lows[phrase.last : verb]
    return named if closed and parsed.lows[phrase.first - 1] == "," and _is_bare_name(named) else phrase


def _closes_clause(parsed: Parsed, phrase: Phrase, comma: int) -> bool:
    """Whether the only comma between somebody and a verb of speech closes their own clause: "X was freed, she said"."""
    if comma <= phrase.last or parsed.lows[comma] != ",":
        return False
    return "," not in parsed.lows[max(0, phrase.first - 1) : comma]


def _is_led_away(parsed: Parsed, start: int, end: int) -> bool:
    """Whether a comma and other words for a speaker stand between somebody and a verb of speech."""
    comma = next((at for at in range(end - 1, start - 1, -1) if parsed.lows[at] == ","), None)
    return comma is not None and comma + 1 < end and bool(parsed.words.roles_within(parsed.lows[comma + 1 : end]))


def _owner_of(parsed: Parsed, phrase: Phrase) -> Phrase:
    """Who speaks for a body right behind somebody ("a spokesman of the ministry said"): the first in such a row."""
    before = parsed.at(phrase.first - 1)
    while phrase.sort is Sort.BODY and phrase.cases & Case.GEN and before is not None and not before.opens:
        if before.name is not None or not before.cases & Case.NOM:
            break
        phrase, before = before, parsed.at(before.first - 1)
    return phrase


def _from_first(parsed: Parsed, phrase: Phrase) -> int:
    """Where the words of a source begin: adjectives before its phrase belong to it."""
    first = phrase.first
    while first > 0 and parsed.words.adjectives.of(parsed.lows[first - 1]) and not parsed.tokens[first - 1].classes:
        first -= 1
    return first
