"""Names that are not Slavic in Cyrillic letters: put back into the Latin ones that the press writes."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import product

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


def is_chinese_in_both(cyrillic: Name, latin: Name) -> bool:
    """Whether the words of the Latin name, read as pinyin, are those of the Cyrillic one, in either order.

    The correspondence is Palladius', which Russian writes Chinese by.

    >>> is_chinese_in_both(Name.of("Ли Чжисюн"), Name.of("Zhixiong Li"))
    True
    """
    wanted = sorted([word.text.lower().replace("-", "") for word in cyrillic.tokens])
    ways = [_in_palladius(word.text.lower().replace("-", "")) for word in latin.tokens]
    return len(wanted) == len(ways) and any(sorted(way) == wanted for way in product(*ways))


@lru_cache(maxsize=20_000)
def _in_palladius(word: str) -> tuple[str, ...]:
    """Every way that ``word`` can be syllables of pinyin, in Cyrillic letters; none where it is no pinyin."""
    if not word:
        return ("",)
    syllables = _syllables()
    return tuple(
        syllables[word[:size]] + rest
        for size in range(1, min(len(word), 6) + 1)
        if word[:size] in syllables
        for rest in _in_palladius(word[size:])
    )


@cache
def _syllables() -> dict[str, str]:
    """Syllables of pinyin, with u for ü where it is written so, in Palladius' Cyrillic letters."""
    table = load_tables().pinyin
    finals = dict(pair.split("=") for pair in table["finals"].split())
    found = dict(pair.split("=") for pair in table["whole"].split())
    for pair in table["initials"].split():
        initial, sound = pair.split("=")
        for final, heard in finals.items():
            found.setdefault(initial + final, sound + heard)
    for pair in table["soft_initials"].split():
        initial, sound = pair.split("=")
        for final, heard in finals.items():
            hard = re.sub("^u", "ü", final) if final in ("u", "ue", "uan", "un") else final
            found[initial + final] = sound + finals.get(hard, heard)
    return found
