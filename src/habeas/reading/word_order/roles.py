"""What sort of speaker the words of a description tell."""

from __future__ import annotations

from habeas.model import Role
from habeas.reading.word_order.lexicon import Lexicon


def role_of_words(words: Lexicon, low: str) -> Role | None:
    """The role that the words of a description tell, the last class-word counting most: the head is at the end."""
    found = roles_of_words(words, low)
    return found[0] if found else None


def roles_of_words(words: Lexicon, low: str) -> tuple[Role, ...]:
    """Every role that a description's words tell, in the order of the lexicon's classes."""
    parts = low.split()
    grams = {" ".join(parts[at : at + size]) for size in (1, 2, 3, 4) for at in range(len(parts) - size + 1)}
    return tuple(source.role for source in words.sources if grams & source.words)


def split(low: str) -> str:
    """Folded words with possessives and commas as words of their own, as the lexicon's classes have them."""
    return low.replace("'s", " 's").replace(",", " ,").replace("s'", "s '")
