"""Lists of known people in a table: what its columns mean, and a known person or a reason for each row.

Only what tells who somebody is has a column. What else a list holds (addresses, relatives, telephone numbers) is never
taken, and which columns were left out is said.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from habeas.archive.rows import Row
from habeas.casework import known_cells
from habeas.casework.known_cells import LONGEST_NAME, LONGEST_NOTE, words_of
from habeas.errors import ImpossibleValueError, UnfitPersonError, UnreadablePeopleError
from habeas.model import KnownPerson, Nature
from habeas.model.known import LONGEST_ID, WIKIDATA

REPEATABLE = frozenset({"aliases", "former", "note"})
_BRACKETS = re.compile(r"\([^)]*\)")
_SIGNS = re.compile(r"[\s_.,:/-]+")
_LIST_ID = re.compile(r"([a-z0-9][a-z0-9 ]{0,38}?) (?:id|no|nr|number)")


@dataclass(frozen=True, slots=True)
class Listing:
    """What the person who brings a list says of it: whose it is, the word for its own ids, and who brings it.

    ``source`` may be empty where a column names it, ``scheme`` where no column holds ids of the list's own;
    ``this_year`` is the latest year somebody may be born in.
    """

    source: str
    scheme: str
    by: str
    this_year: int


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each thing stands in a row: by what it is, by list for ids.

    ``left_out`` are the headings of columns that are not taken, ``width`` the number of all.
    """

    places: Mapping[str, tuple[int, ...]]
    ids: tuple[tuple[int, str], ...]
    left_out: tuple[str, ...]
    width: int


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a row is not taken."""

    why: str


@cache
def _meanings() -> Mapping[str, str]:
    return {_heading(word): column for column, words in words_of("columns").items() for word in words}


def _heading(text: str) -> str:
    plain = unicodedata.normalize("NFC", _BRACKETS.sub(" ", text)).casefold().replace("’", "'").replace("ʼ", "'")
    return _SIGNS.sub(" ", plain).strip()


def columns_of(headings: Sequence[str], listing: Listing) -> Columns:
    """What the columns of a list are. Raises `UnreadablePeopleError` where that can't be told, or is told twice.

    >>> columns_of(("ФИО", "Год рождения", "viasna_id", "Address"), Listing("Open Door", "", "", 2025)).left_out
    ('Address',)
    """
    places: dict[str, tuple[int, ...]] = {}
    ids: list[tuple[int, str]] = []
    left_out = []
    for place, text in enumerate(headings):
        words = _heading(text)
        column = _meanings().get(words)
        scheme = WIKIDATA if column == "wikidata" else listing.scheme if column == "id" else _scheme_in(words)
        if column == "id" and not scheme:
            msg = f"the column {text.strip()!r} holds ids, and whose they are is not said"
            raise UnreadablePeopleError(msg, hint="Say --scheme and a short word for that list, such as open-door.")
        if column in ("id", "wikidata") or (column is None and scheme):
            ids.append((place, scheme))
        elif column is not None:
            places[column] = (*places.get(column, ()), place)
        elif words:
            left_out.append(text.strip()[:LONGEST_ID])
    _refuse_unclear(places, ids, listing)
    return Columns(places, tuple(ids), tuple(left_out), len(headings))


def _scheme_in(words: str) -> str:
    found = _LIST_ID.fullmatch(words)
    return known_cells.scheme_of(found[1]) if found else ""


def _refuse_unclear(places: Mapping[str, tuple[int, ...]], ids: list[tuple[int, str]], listing: Listing) -> None:
    schemes = [scheme for _, scheme in ids]
    twice = [column for column, found in places.items() if len(found) > 1 and column not in REPEATABLE]
    twice += sorted({scheme for scheme in schemes if schemes.count(scheme) > 1})
    if twice:
        msg = f"two columns are both called {twice[0]!r}, or mean that"
        raise UnreadablePeopleError(msg, hint="Rename one of them in the table, or take it out.")
    if "name" not in places and not {"given", "surname"} <= places.keys():
        msg = "no column holds names"
        raise UnreadablePeopleError(msg)
    if not listing.source and "source" not in places:
        msg = "whose list it is is not said"
        raise UnreadablePeopleError(msg, hint="Say --source and the name of who keeps the list.")


def person_of(row: Row, columns: Columns, listing: Listing) -> KnownPerson | Refusal:
    """The known person in a row, or why it is not taken."""
    if row.cut:
        return Refusal("it is longer than can be read at once")
    if any(cell.strip() for cell in row.cells[columns.width :]):
        return Refusal("it has more cells than there are headings")
    try:
        return _person(_Cells(row, columns), listing)
    except (UnfitPersonError, ImpossibleValueError) as err:
        return Refusal(str(err))


@dataclass(frozen=True, slots=True)
class _Cells:
    """A row with its columns: the words under a heading, empty where there are none."""

    row: Row
    columns: Columns

    def __call__(self, column: str, longest: int = LONGEST_NAME) -> str:
        texts = (self._at(place, column, longest) for place in self.columns.places.get(column, ()))
        return "; ".join(text for text in texts if text)

    def ids(self) -> list[tuple[str, str]]:
        """Every id, with its list."""
        found = []
        for place, scheme in self.columns.ids:
            found += [(scheme, value) for value in known_cells.several(self._at(place, scheme, LONGEST_NAME))]
        return found

    def _at(self, place: int, column: str, longest: int) -> str:
        cells = self.row.cells
        return known_cells.cleaned(cells[place], column, longest) if place < len(cells) else ""


def _person(cells: _Cells, listing: Listing) -> KnownPerson:
    said = [cells("name"), " ".join(filter(None, (cells("given"), cells("patronymic"), cells("surname"))))]
    plain = [name for name in said if name]
    if not plain:
        msg = "it has no name"
        raise UnfitPersonError(msg)
    aliases = [known_cells.name_of(name, Nature.ALIAS) for name in known_cells.several(cells("aliases"))]
    former = [known_cells.name_of(name, Nature.FORMER_NAME) for name in known_cells.several(cells("former"))]
    others = [known_cells.name_of(name, Nature.ALIAS) for name in plain[1:]]
    return known_cells.person(
        [known_cells.name_of(plain[0]), *others, *aliases, *former],
        cells("source") or listing.source,
        ids=known_cells.ids(cells.ids()),
        born=known_cells.birth(cells("born") or cells("birth_year"), listing.this_year),
        gender=known_cells.gender(cells("gender")),
        citizenship=tuple(known_cells.several(cells("citizenship"))),
        note=cells("note", LONGEST_NOTE),
        by=listing.by,
        row=cells.row.number,
    )
