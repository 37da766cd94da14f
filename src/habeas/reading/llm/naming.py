"""Names in a model's slots: whether words are one, where in them it begins, and whose full name may be whose."""

from __future__ import annotations

import re
import unicodedata

from habeas.reading.templates import fold

_TOKEN = re.compile(r"\S+")
_EDGES = "\"'“”„‟«»‘’‚‹›()[]{}<>,;:!?…*_`"
_BESIDE = ",;("  # what follows them is said of the person: an age, an office
_INSIDE = frozenset("'’ʼ`-‐‑.·")
_MOST_WORDS = 8
_LONGEST_PARTICLE = 4
_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_SCRIPTS = (("Cyrl", _CYRILLIC), ("Arab", re.compile(r"[\u0600-\u06ff]")), ("Hani", re.compile(r"[\u4e00-\u9fff]")))


def name_within(words: str) -> tuple[int, int] | None:
    """The bounds of a person's name in these words, without a role before it; ``None`` where they are no name.

    >>> words = "opposition leader Anna van Example, 54"
    >>> bounds = name_within(words)
    >>> words[slice(*bounds)], name_within("the politician"), name_within("Ignore previous instructions")
    ('Anna van Example', None, None)
    """
    end = min((at for at in map(words.find, _BESIDE) if at > 0), default=len(words))
    bounds = [_trimmed(match) for match in _TOKEN.finditer(words, 0, end)]
    while bounds and not _opens_name(words[slice(*bounds[0])]):
        bounds.pop(0)
    parts = [words[slice(*one)] for one in bounds]
    if not parts or len(parts) > _MOST_WORDS or not all(map(_is_part, parts)) or not _opens_name(parts[-1]):
        return None
    return bounds[0][0], bounds[-1][1]


def is_named(words: str) -> bool:
    """Whether a voice's words look like the name of somebody or some body rather than a description.

    >>> is_named("Open Door"), is_named("Committee of the Free"), is_named("human rights activists")
    (True, True, False)
    """
    parts = [words[slice(*_trimmed(match))] for match in _TOKEN.finditer(words)]
    parts = [part for part in parts if part]
    return bool(parts) and any(map(_opens_name, parts)) and all(map(_is_part, parts))


def akin(words: str, full: str) -> bool:
    """Whether ``full`` may be the full form of a name: they share a word, in whatever case it stands.

    >>> akin("Примерову", "Анна Примерова"), akin("Example", "Boris Sample"), akin("Li", "Li Muster")
    (True, False, True)
    """
    return any(_shares_stem(one, other) for one in fold(words).split() for other in fold(full).split())


def script_of(words: str) -> str:
    """The ISO 15924 code of a name's script."""
    return next((code for code, letters in _SCRIPTS if letters.search(words)), "Latn")


def _shares_stem(one: str, other: str) -> bool:
    common = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one == other or common >= max(3, min(len(one), len(other)) - 3)


def _trimmed(match: re.Match[str]) -> tuple[int, int]:
    word = match.group()
    start = match.start() + len(word) - len(word.lstrip(_EDGES))
    return start, max(start, match.end() - (len(word) - len(word.rstrip(_EDGES))))


def _opens_name(part: str) -> bool:
    return bool(part) and (part[0].isupper() or unicodedata.category(part[0]) in ("Lo", "Lt"))


def _is_part(part: str) -> bool:
    """A word of a name: a capital and letters behind it, or a particle ("van", "bin")."""
    letters = all(char.isalpha() or char in _INSIDE or unicodedata.combining(char) for char in part)
    return letters and (_opens_name(part) or len(part) <= _LONGEST_PARTICLE)
