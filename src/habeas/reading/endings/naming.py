"""People's names in inflected languages: which case, which gender, and the name as it stands in the nominative."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from habeas.reading.endings.agreement import NameReading, pieces, readings
from habeas.reading.endings.morphology import Case, Form, Gender, Role
from habeas.reading.endings.namewords import is_given, is_surname_like, word_cases

__all__ = [
    "Case", "Form", "Gender", "NameReading", "Role", "is_given", "is_surname_like", "name_readings", "normal_form",
    "normal_of", "word_cases",
]  # fmt: skip

_FAR_BEHIND = 40
_CLEARLY_AHEAD = 14
_SURE = 24
_POSSIBLE = 8
_MOST_SUPPORT = 60


def name_readings(words: tuple[str, ...], language: str, cases: Case = Case.ANY) -> tuple[NameReading, ...]:
    """The readings of a whole name in which its words agree in case and gender, best first.

    ``cases`` are those the sentence allows, where the caller knows: after a preposition, say.
    """
    return readings(" ".join(" ".join(words).split()), language, cases)


def normal_form(surface: str, language: str) -> str:
    """The best guess at the nominative of a name as written.

    >>> normal_form("Анны Примеровой", "ru")
    'Анна Примерова'
    """
    return normal_of((surface,), language)[surface]


def normal_of(mentions: Sequence[str], language: str) -> dict[str, str]:
    """The nominative of each of the mentions of people in one report, decided together.

    A reading gains where other forms in the report lead to the same words.
    """
    read = {mention: name_readings((mention,), language) for mention in dict.fromkeys(mentions)}
    support = _support(read, language) if len(read) > 1 else {}
    found = {}
    for mention, ranked in read.items():
        split = pieces(" ".join(mention.split()), language)
        gains = [_gain(mention, split, pieces(reading.normal, language), support) for reading in ranked]
        best = max(zip(ranked, gains, strict=True), key=lambda pair: pair[0].weight + pair[1], default=None)
        found[mention] = best[0].normal if best else mention
    return found


def _support(read: Mapping[str, Sequence[NameReading]], language: str) -> dict[str, dict[str, int]]:
    """For every word that may be a nominative: what in the report leads to it, and how surely each does.

    That is another form of the word, or a longer name that leaves no doubt ("Анна Примерова" of "Примерова").
    """
    support: dict[str, dict[str, int]] = {}
    for mention, ranked in read.items():
        split = pieces(" ".join(mention.split()), language)
        for place, reading in enumerate(ranked):
            if ranked[0].weight - reading.weight > _FAR_BEHIND:
                break
            sure = not place and (len(ranked) == 1 or reading.weight - ranked[1].weight >= _CLEARLY_AHEAD)
            for piece, base in zip(split, pieces(reading.normal, language), strict=False):
                behind = support.setdefault(base.lower(), {})
                key = mention if sure and len(split) > 1 else piece.lower()
                behind[key] = max(behind.get(key, 0), _SURE if sure else _POSSIBLE)
    return support


def _gain(mention: str, split: Sequence[str], bases: Sequence[str], support: Mapping[str, Mapping[str, int]]) -> int:
    """How much the rest of the report speaks for reading the words of a mention as forms of ``bases``."""
    gain = 0
    for piece, base in zip(split, bases, strict=False):
        if len(piece) > 1:
            others = [
                sure for key, sure in support.get(base.lower(), {}).items() if key not in (mention, piece.lower())
            ]
            gain += min(sum(others), _MOST_SUPPORT)
    return gain
