"""What the reader knows of a language that it reads by endings."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from habeas.reading.counts import NumberWords
from habeas.reading.dates import DateWords
from habeas.reading.endings.grammar import Grammar, grammar
from habeas.reading.endings.lexicon import Lexicon, lexicon
from habeas.reading.languages import available, table


@dataclass(frozen=True, slots=True)
class Language:
    """Everything the reader knows of a language; ``code`` is ISO 639-1."""

    code: str
    words: Lexicon
    grammar: Grammar
    dates: DateWords
    numbers: NumberWords


@cache
def load(code: str) -> Language:
    """The language of that code. Raises `KeyError` when there is no folder for it or a file lacks what is needed."""
    if code not in available():
        raise KeyError(code)
    return Language(
        code,
        lexicon(table(code, "lexicon"), table(code, "places")),
        grammar(table(code, "grammar")),
        DateWords.from_toml(table(code, "dates")),
        NumberWords.from_toml(table(code, "numbers")),
    )
