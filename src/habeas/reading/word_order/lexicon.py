"""The words of a language by class, as its ``lexicon.toml`` gives them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from habeas.model import Role
from habeas.reading.gazetteer import Gazetteer
from habeas.reading.word_order import tokens as bit

_CLASSES = {
    "determiners": bit.DETERMINER,
    "possessives": bit.POSSESSIVE,
    "pronouns": bit.PRONOUN,
    "other_pronouns": bit.OTHER_PRONOUN,
    "relatives": bit.RELATIVE,
    "prepositions": bit.PREPOSITION,
    "subordinators": bit.SUBORDINATOR,
    "conjunctions": bit.CONJUNCTION,
    "adverbs": bit.ADVERB,
    "be": bit.BE,
    "have": bit.HAVE,
    "do": bit.DO,
    "future": bit.FUTURE,
    "conditional": bit.CONDITIONAL,
    "negations": bit.NEGATION,
    "say": bit.SAY,
    "weak_say": bit.SAY | bit.WEAK_SAY,
    "stances": bit.STANCE,
    "verbs": bit.VERB,
    "titles": bit.TITLE,
    "hedges": bit.HEDGE,
    "particles": bit.PARTICLE,
}


@dataclass(frozen=True, slots=True)
class SourceClass:
    """Words by which a speaker's role is told."""

    role: Role
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Classes of words: ``bits`` for one look-up a word, ``sets`` by their names in the file.

    ``sources`` tell roles of speakers, in the order of the file; ``countries`` and ``places`` are folded names;
    ``states`` gives a country's or a people's word its ISO 3166-1 alpha-2 code; ``known`` finds bodies by their names.
    """

    bits: dict[str, int]
    sets: Mapping[str, frozenset[str]]
    sources: tuple[SourceClass, ...]
    states: Mapping[str, str]
    plural_of: Mapping[str, str]
    known: Gazetteer

    def has(self, name: str, word: str) -> bool:
        """Whether the folded ``word`` is in the class ``name``."""
        return word in self.sets[name]


def lexicon(data: Mapping[str, Any], countries: Mapping[str, Any], known: Gazetteer) -> Lexicon:
    """A lexicon from the contents of ``lexicon.toml`` and ``places.toml``, and the known bodies.

    Raises `KeyError` when a class that the reader needs is missing from the file.
    """
    sets = {name: frozenset(words) for name, words in data.items() if isinstance(words, list) and name != "sources"}
    for name, words in (data["words_of"] | data["masks"]).items():
        sets[name] = frozenset(words)
    bits: dict[str, int] = {}
    for name, value in _CLASSES.items():
        _mark(bits, sets[name], value)
    plurals = {}
    for entry in data["people"]:
        one, many = pair(entry)
        _mark(bits, (one,), bit.PERSON)
        _mark(bits, (many,), bit.PERSONS)
        plurals[many] = one
    for age in range(5, 105):
        one, many = data["aged"]
        _mark(bits, (f"{age}{one}",), bit.PERSON)
        _mark(bits, (f"{age}{many}",), bit.PERSONS)
    for entry in data["bodies"]:
        _mark(bits, pair(entry), bit.BODY)
    _mark(bits, sets["things"], bit.THING)
    sources = tuple(SourceClass(Role(entry["role"]), frozenset(entry["words"])) for entry in data["sources"])
    states = {word: code for code, words in countries["countries"].items() for word in words}
    sets["places"] = frozenset(countries["places"]) | frozenset(countries["names"])
    sets["demonyms"] = frozenset(states) - frozenset(countries["names"])
    sets["names_of_places"] = frozenset(countries["names"])
    return Lexicon(bits, sets, sources, states, plurals, known)


def pair(entry: str) -> tuple[str, str]:
    """Singular and plural of an entry.

    >>> pair("activist/s"), pair("lady/ladies"), pair("police")
    (('activist', 'activists'), ('lady', 'ladies'), ('police', 'police'))
    """
    one, _, many = entry.partition("/")
    if not many:
        return one, one
    return one, (one + many if len(many) <= 2 else many)


def _mark(bits: dict[str, int], words: Iterable[str], value: int) -> None:
    for word in words:
        bits[word] = bits.get(word, 0) | value
