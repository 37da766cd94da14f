"""Who is said to have been killed, attacked, abducted or threatened: no claims, but names to measure the reader by."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from habeas.model import Claim, ReadBy, Report
from habeas.reading.gazetteer import known_sources
from habeas.reading.languages import table
from habeas.reading.version import READER, VERSION
from habeas.reading.word_order import once
from habeas.reading.word_order.grammar import grammar
from habeas.reading.word_order.language import Language, load
from habeas.reading.word_order.lexicon import lexicon
from habeas.reading.word_order.names import NameFinder


def harmed(report: Report, code: str) -> tuple[Claim, ...]:
    """Whom harm befell, in the shape of claims. Raises `KeyError` for a language without a folder."""
    return once.read_in(report, _language(code), ReadBy(READER, VERSION, "harm")).claims


@cache
def _language(code: str) -> Language:
    """The language with the frames of harm for its grammar; its words learn other triggers, so they are its own."""
    words = lexicon(table(code, "lexicon"), table(code, "places"), known_sources(code))
    frames = grammar(table(code, "harm"), words)
    return replace(load(code), words=words, grammar=frames, names=NameFinder(words))
