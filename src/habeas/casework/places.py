"""Which country a place's name or a people's stands for, from the languages' own tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from habeas.model.wording import folded
from habeas.reading.endings.notation import Words, entries, fold
from habeas.reading.languages import available, reads_by, table


class Countries(Mapping[str, str]):
    """The ISO 3166-1 code of a country by its folded name, or by a name of several words that holds it."""

    def __init__(self, phrases: Mapping[str, str], words: Words[str]) -> None:
        self._phrases = phrases
        self._words = words

    def __getitem__(self, name: str) -> str:
        found = self._phrases.get(name)
        if found is None:
            told = (self._words.of(fold(word)) for word in name.split())
            found = next((code for code in told if code is not None), None)
        if found is None:
            raise KeyError(name)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._phrases)

    def __len__(self) -> int:
        return len(self._phrases)


@cache
def countries() -> Countries:
    """The country by its folded name, or by its people's, in every language that has a folder, in any case.

    >>> countries()[folded("Belarus")], countries()[folded("в Украине")], countries()[folded("104 Belarusians")]
    ('BY', 'UA', 'BY')
    """
    phrases: dict[str, str] = {}
    exact: dict[str, str] = {}
    stems: dict[str, str] = {}
    for language in available():
        told = table(language, "places")
        if reads_by(language) == "endings":
            for code, word in _inflected(told):
                (stems if word.endswith("*") else exact)[word.removesuffix("*")] = code
        else:
            plain = [(folded(name), code) for code, names in told["countries"].items() for name in names]
            phrases.update(plain)
            exact.update((name + ending, code) for name, code in plain if " " not in name for ending in ("", "s"))
    return Countries({**exact, **phrases}, Words(exact, stems))


def _inflected(told: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The words for countries and for their peoples, which stand in a table of their own: they are no places."""
    for name in ("countries", "peoples"):
        for code, written in told.get(name, {}).items():
            yield from ((code, words[0]) for words in entries(written) if len(words) == 1)
