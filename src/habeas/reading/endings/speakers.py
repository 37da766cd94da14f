"""What sort of voice a description tells: official, opposition, rights group, family …"""

from __future__ import annotations

from habeas.model import Role
from habeas.reading.endings.lexicon import Lexicon


def roles_of(words: Lexicon, low: str) -> tuple[Role, ...]:
    """Every role that a folded description's words tell, in the order of the lexicon's classes, each once."""
    return words.roles_within(tuple(low.replace(",", " ").replace('"', " ").split()))
