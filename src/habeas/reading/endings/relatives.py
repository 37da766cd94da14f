"""Words that are an article here and "who" there (German "der", "die", "das"): told apart by the clause they open.

Words that open a clause behind a mark and mean something else within one ("als", "um") are told apart with them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from habeas.reading.endings.words import DASHES, Token

_DOUBTFUL = "article_or_relative"
_DOUBTFUL_OPENER = "subordinator_or_not"
_FINITE = frozenset({"passive_aux", "active_aux", "modal", "finite"})
_LONGEST = 40
_DESCRIBED = 5


def told_apart(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens, each doubtful one now either an article, which stands for nobody, or a relative."""
    return tuple(_told(tokens, at) for at in range(len(tokens))) if any(map(_is_doubtful, tokens)) else tokens


def _is_doubtful(token: Token) -> bool:
    return not token.classes.isdisjoint((_DOUBTFUL, _DOUBTFUL_OPENER))


def _told(tokens: tuple[Token, ...], at: int) -> Token:
    token = tokens[at]
    if _DOUBTFUL in token.classes:
        return _as_relative(token) if _opens(tokens, at) else _as_article(token)
    if _DOUBTFUL_OPENER in token.classes and at and tokens[at - 1].is_word:
        return replace(token, classes=token.classes - {"subordinator"})
    return token


def _as_relative(token: Token) -> Token:
    return replace(token, classes=token.classes - {_DOUBTFUL, "article"} | {"relative"})


def _as_article(token: Token) -> Token:
    return replace(token, classes=token.classes - {_DOUBTFUL} | {"article"}, forms=())


def _opens(tokens: Sequence[Token], at: int) -> bool:
    """Whether a relative clause begins: behind a comma, with its verb at the end, and no noun phrase led by it."""
    before = at - 1
    while before > 0 and tokens[before].classes & {"preposition"}:
        before -= 1
    if before < 0 or not (tokens[before].low in (",", "(") or tokens[before].low in DASHES) or at + 1 >= len(tokens):
        return False
    end = _clause_end(tokens, at + 1)
    last = end - 1
    while last > at and not tokens[last].is_word:
        last -= 1
    if last <= at:
        return False
    within = any(tokens[index].classes & _FINITE for index in range(at + 1, last))
    if tokens[last].classes & _FINITE:
        return not (within and _leads_noun(tokens, at + 1))
    if tokens[at + 1].capital or tokens[last].capital:
        return False
    return not (within and _leads_noun(tokens, at + 1))


def _clause_end(tokens: Sequence[Token], start: int) -> int:
    """Where the clause ends: at the next mark, or before "and" that follows a finite verb."""
    for index in range(start, min(len(tokens), start + _LONGEST)):
        if tokens[index].low in (",", ";", ":", ".", ")", "(") or tokens[index].low in DASHES:
            return index
        if "conjunction" in tokens[index].classes and tokens[index - 1].classes & _FINITE:
            return index
    return min(len(tokens), start + _LONGEST)


def _leads_noun(tokens: Sequence[Token], start: int) -> bool:
    """Whether a noun follows at once or behind adjectives."""
    for token in tokens[start : start + _DESCRIBED]:
        if token.capital:
            return True
        if token.classes & (_FINITE | {"preposition", "negation"}) or not token.is_word:
            return False
    return False
