"""Words of speech in a sentence, who speaks, and how far what is said reaches."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.reading.endings.declension import Sort
from habeas.reading.endings.field import Field
from habeas.reading.endings.naming import Case
from habeas.reading.endings.parsed import Parsed, Phrase
from habeas.reading.endings.sources import source_before, source_end
from habeas.reading.endings.speaking import may_speak, named_within, pointing, speaker_before, speaker_behind
from habeas.reading.endings.words import DASHES, QUOTES

_HEADING = 4  # tokens of a speaker before a colon
_SECOND_PART = 26
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
    start, end = last, source_end(parsed, last)
    if end <= start:
        start, end = source_before(parsed, first)  # "den Angaben zufolge", "Reporter ohne Grenzen zufolge"
        if end <= start:
            return Cue(first, last, (last, last), _around(parsed, first, last))
    phrase = parsed.at(start) or parsed.at(min(start + 1, end - 1))
    if end > start + 1 and parsed.has(start, "possessive"):  # "за словами його дружини"
        phrase = parsed.at(start + 1)
    return Cue(first, last, (start, end), _around(parsed, min(first, start), max(last, end)), phrase)


def _own_words(field: Field, first: int, last: int) -> Cue | None:
    """For "by its own account": the subject before it speaks of itself."""
    speaker = speaker_before(field, first)
    if speaker is None:
        return None
    start, end, phrase = speaker
    return Cue(first, last, (start, end), _around(field.parsed, first, last), phrase)


def _according_behind(field: Field, first: int, last: int) -> Cue | None:
    """For "Reporter ohne Grenzen zufolge": the source stands before."""
    start, end = source_before(field.parsed, first)
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
    end = source_end(parsed, index + 1)
    if not may_speak(parsed, index + 1, end):
        return None
    phrase = parsed.at(index + 1) or named_within(parsed, index + 1, end)
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


def _spoken(field: Field, first: int, last: int) -> Cue | None:
    """A verb of speech with its speaker before ("X said") or behind ("…, said X", "as X reports")."""
    parsed = field.parsed
    before = first - 1
    while before >= 0 and parsed.tokens[before].classes & {"adverb", "aux", "particle"} and parsed.at(before) is None:
        before -= 1
    pointed = next(
        (size for size in (3, 2, 1) if before >= size - 1 and pointing(parsed, before - size + 1) == size), 0
    )
    before -= pointed
    closing = before < 0 or parsed.lows[before] in _MARKS or "as" in parsed.tokens[before].classes
    behind = speaker_behind(field, last) if closing else None
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
    speaker = speaker_before(field, before + 1)
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
    end = min(max(speaker.last, source_end(parsed, speaker.first)), first)
    return Cue(first, last, (speaker.first, end), ((end, first), (last, len(parsed.tokens))), speaker)


def _may_lead(parsed: Parsed, phrase: Phrase) -> bool:
    led = phrase.opens or phrase.sort is Sort.RELATIVE or phrase.first in parsed.masked
    return bool(phrase.cases & Case.NOM) and not led


def _spoken_by_nobody(field: Field, first: int, last: int, before: int, *, closing: bool) -> Cue | None:
    """A verb of speech whose speaker stands neither before it nor right behind, if anywhere."""
    parsed = field.parsed
    turned = speaker_behind(field, last) if parsed.words.determiners and not closing else None
    if turned is not None:
        start, end, phrase = turned
        return Cue(first, last, (start, end), ((end, len(parsed.tokens)),), phrase)
    fronted = speaker_behind(field, last) if not closing and not parsed.words.determiners and before >= 1 else None
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
    behind = speaker_behind(field, last)
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
