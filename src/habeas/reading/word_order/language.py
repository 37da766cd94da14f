"""What the reader knows of a language that it reads by word order."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from habeas.reading.counts import NumberWords
from habeas.reading.dates import DateWords
from habeas.reading.gazetteer import known_sources
from habeas.reading.languages import available, table
from habeas.reading.word_order.grammar import Grammar, grammar
from habeas.reading.word_order.lexicon import Lexicon, lexicon
from habeas.reading.word_order.names import NameFinder


@dataclass(frozen=True, slots=True)
class Language:
    """Everything the reader knows of a language; ``code`` is ISO 639-1."""

    code: str
    words: Lexicon
    grammar: Grammar
    dates: DateWords
    numbers: NumberWords
    names: NameFinder
    abbreviations: frozenset[str]


@cache
def load(code: str) -> Language:
    """The language of that code. Raises `KeyError` when there is no folder for it or a file lacks what is needed."""
    if code not in available():
        raise KeyError(code)
    words = lexicon(table(code, "lexicon"), table(code, "places"), known_sources(code))
    frames = grammar(table(code, "grammar"), words)
    return Language(
        code,
        words,
        frames,
        DateWords.from_toml(table(code, "dates")),
        NumberWords.from_toml(table(code, "numbers")),
        NameFinder(words),
        frozenset(words.sets["abbreviations"]),
    )
