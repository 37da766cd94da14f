"""Which country a place's name stands for, from the languages' own tables."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from habeas.model.wording import folded
from habeas.reading.languages import available, table


@cache
def countries() -> Mapping[str, str]:
    """The ISO 3166-1 code of a country by its folded name, in every language that has a folder.

    >>> countries()[folded("Belarus")]
    'BY'
    """
    found: dict[str, str] = {}
    for language in available():
        for code, names in table(language, "places")["countries"].items():
            found.update((folded(name), code) for name in names)
    return found
