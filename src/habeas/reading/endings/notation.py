"""How the language files write the forms of words, so that a linguist reads them at a glance.

``задержа(л|ла|ли)`` is three words, ``арест(|а|у)`` has a form without an ending, ``заключённ*`` is any word that
begins so (with up to eight more letters), and words with spaces between them are a phrase, each in this notation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Final, Generic, TypeVar

T = TypeVar("T")
LONGEST_ENDING: Final = 8
_PARTS = re.compile(r"\(([^()]*)\)|([^()]+)")
_SAME = str.maketrans({"ё": "е", "’": "'", "ʼ": "'", "‘": "'", "`": "'", "\u00a0": " ", "\u202f": " ", "‑": "-"})


_CYRILLIC = re.compile("[а-яіїєґў]")
_MIXED = re.compile("[aceiopxy](?=[а-яіїєґў])|(?<=[а-яіїєґў])[aceiopxy]")
_LOOKS_LIKE = dict(zip("aceiopxy", "асеіорху", strict=True))


def fold(text: str) -> str:
    """Small letters, е for ё, straight apostrophes, no Latin i in a Cyrillic word: as long as before (offsets stay).

    >>> fold("Осуждённый УКРАЇНЕЦЬ’")
    "осужденный українець'"
    """
    low = text.lower()
    if len(low) != len(text):
        low = "".join(one if len(one := char.lower()) == 1 else char for char in text)
    low = low.translate(_SAME)
    if _CYRILLIC.search(low) is None:
        return low
    return _MIXED.sub(lambda match: _LOOKS_LIKE[match.group()], low)


def expand(written: str) -> list[str]:
    """The words of one entry; a stem keeps its star.

    >>> expand("арест(|а|у)"), expand("заключённ*")
    (['арест', 'ареста', 'аресту'], ['заключенн*'])
    """
    choices = [
        match[1].split("|") if match[2] is None else [match[2]] for match in _PARTS.finditer(written) if match.group()
    ]
    return [fold("".join(parts)) for parts in product(*choices)]


def entries(written: str | Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Every entry of a table's cell: a text holds single words, a list holds words and phrases."""
    if isinstance(written, str):
        for word in written.split():
            yield from ((one,) for one in expand(word))
        return
    for phrase in written:
        yield from product(*(expand(word) for word in phrase.split()))


@dataclass(frozen=True, slots=True)
class Words(Generic[T]):
    """What is told of words, by exact form or by stem; the longest stem counts after the exact form."""

    exact: Mapping[str, T]
    stems: Mapping[str, T]

    def of(self, low: str) -> T | None:
        """What is told of a folded word, or ``None``."""
        found = self.exact.get(low)
        if found is not None or not self.stems:
            return found
        for cut in range(len(low), max(1, len(low) - LONGEST_ENDING - 1), -1):
            found = self.stems.get(low[:cut])
            if found is not None:
                return found
        return None
