"""What sort of speaker the words of a description tell."""

from __future__ import annotations

from collections.abc import Collection

from habeas.model import Role
from habeas.reading.gazetteer import Found
from habeas.reading.word_order.lexicon import Lexicon
from habeas.reading.word_order.tokens import fold


def role_of_words(words: Lexicon, low: str) -> Role | None:
    """The role that the words of a description tell, the last class-word counting most: the head is at the end."""
    found = roles_of_words(words, low)
    return found[0] if found else None


def roles_of_words(words: Lexicon, low: str, known: Collection[Role] = ()) -> tuple[Role, ...]:
    """The roles that a description's words tell, or bodies named in it, in the order of the lexicon's classes."""
    parts = low.split()
    grams = {" ".join(parts[at : at + size]) for size in (1, 2, 3, 4) for at in range(len(parts) - size + 1)}
    told = (source.role for source in words.sources if source.role in known or grams & source.words)
    return tuple(dict.fromkeys(told))


def roles_within(words: Lexicon, text: str, start: int, end: int) -> tuple[Role, ...]:
    """Every role that ``text[start:end]`` tells: by the words of a description, and by the known bodies named in it."""
    known = {one.role for one in words.known.find(text, start, end)}
    return roles_of_words(words, split(fold(text[start:end])), known)


def role_within(words: Lexicon, text: str, start: int, end: int) -> Role | None:
    """The first of these roles."""
    return next(iter(roles_within(words, text, start, end)), None)


def body_within(words: Lexicon, text: str, start: int, end: int) -> Found | None:
    """The known body that closes ``text[start:end]``: "the BBC", "the state agency BelTA", but not "a BBC driver"."""
    return next((one for one in words.known.find(text, start, end) if not text[one.end : end].strip("\"”“'’) ")), None)


def split(low: str) -> str:
    """Folded words with possessives and commas as words of their own, as the lexicon's classes have them."""
    return low.replace("'s", " 's").replace(",", " ,").replace("s'", "s '")
