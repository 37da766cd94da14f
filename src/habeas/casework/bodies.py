"""Which known body a name stands for, in whatever language a report calls it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from habeas.model.wording import folded
from habeas.reading.gazetteer import basic_form
from habeas.reading.sourcetables import load_rows


@cache
def bodies() -> Mapping[str, str]:
    """The id of a known body by its folded name, in every language: whose word is passed on is told by nothing else.

    >>> bodies()[folded("Viasna")] == bodies()[folded("«Вясна»")]
    True
    """
    return {folded(basic_form(name)): row.id for row in load_rows() for names in row.names.values() for name in names}
