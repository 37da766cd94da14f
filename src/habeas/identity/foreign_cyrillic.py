"""Names that are not Slavic in Cyrillic letters: put back into the Latin ones that the press writes."""

from __future__ import annotations

from functools import lru_cache

from habeas.identity.names import Name
from habeas.identity.roles import facts_of, is_slavic_by_ending
from habeas.identity.spelling import Token
from habeas.identity.tables import load_tables


def is_foreign(name: Name) -> bool:
    """Whether ``name`` counts as Slavic for its letters alone: no given name or surname in it says so.

    >>> (
    ...     is_foreign(Name.of("Насрин Мустерли")),
    ...     is_foreign(Name.of("Анна Примерова")),
    ...     is_foreign(Name.of("Anna Musterli")),
    ... )
    (True, False, False)
    """
    words = [word for word in name.tokens if not word.initial]
    return (
        len(words) > 1
        and len(words) == len(name.tokens)
        and all([word.script == "Cyrl" and not word.mixed for word in words])
        and not any([_tells(word) for word in words])
    )


def _tells(word: Token) -> bool:
    facts = facts_of(word)
    return is_slavic_by_ending(word) or facts.is_slavic_given or bool(facts.patronymics)


@lru_cache(maxsize=20_000)
def in_latin_letters(name: Name) -> Name:
    """``name`` as English writes names of other scripts.

    >>> in_latin_letters(Name.of("Абдулхади аль-Мустерли")).text
    'abdulkhadi al-musterli'
    """
    letters = load_tables().romanized
    return Name.of("".join([letters.get(letter, letter) for letter in name.text.lower()]))
