"""Words that are an article here and "who" there (German "der", "die", "das"): told apart by the clause they open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from habeas.reading.endings.words import DASHES, Token

_DOUBTFUL = "article_or_relative"
_FINITE = frozenset({"passive_aux", "active_aux", "modal", "finite"})
_LONGEST = 40
_DESCRIBED = 5


def told_apart(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens, each doubtful one now either an article, which stands for nobody, or a relative."""
    if not any(_DOUBTFUL in token.classes for token in tokens):
        return tokens
    return tuple(
        token if _DOUBTFUL not in token.classes else _as_relative(token) if _opens(tokens, at) else _as_article(token)
        for at, token in enumerate(tokens)
    )


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
