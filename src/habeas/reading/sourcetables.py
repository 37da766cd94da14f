"""The tables of known bodies in ``resources/sources``, read and checked: one file a country, ``int`` for many."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Final

from habeas.errors import SourceTableError
from habeas.model import Role

LANGUAGES: Final = ("en", "be", "ru", "uk", "pl", "de")
INTERNATIONAL: Final = "int"
_ROLES = {
    role.value: role
    for role in (Role.OFFICIAL, Role.RIGHTS_GROUP, Role.MEDIA, Role.AGENCY, Role.OPPOSITION, Role.DOCUMENT)
}
_STARRED = re.compile(r"[^\W_]+\*[^\W_]*+(?!\*)")
_KEYS = frozenset({"id", "role", "kind", "state_run", "any", *LANGUAGES})


@dataclass(frozen=True, slots=True)
class Row:
    """One body as its file tells it; ``names`` by language, ``any`` for those written alike in all of them."""

    id: str
    role: Role
    kind: str
    country: str | None
    state_run: bool
    names: Mapping[str, tuple[str, ...]]

    @property
    def state(self) -> str | None:
        """The state that the body speaks for."""
        return self.country if self.state_run or self.role is Role.OFFICIAL else None


@cache
def load_rows() -> tuple[Row, ...]:
    """The bodies that come with Habeas, read once."""
    package = files("habeas")
    shipped = package.joinpath("resources", "sources")
    return read_rows(shipped if shipped.is_dir() else package.joinpath("..", "..", "resources", "sources"))


def read_rows(folder: Traversable) -> tuple[Row, ...]:
    """The bodies of every file in ``folder`` (a path or a packaged resource), by the files' names.

    Raises ``SourceTableError`` where a file says what can't be meant.
    """
    tables = sorted((one for one in folder.iterdir() if one.name.endswith(".toml")), key=lambda one: one.name)
    rows = [row for table in tables for row in _rows(table.name, table.read_text("utf-8"))]
    seen: set[str] = set()
    for row in rows:
        if row.id in seen:
            raise SourceTableError(f"Two bodies in the tables of known sources have the id {row.id!r}.")
        seen.add(row.id)
    return tuple(rows)


def _rows(file: str, content: str) -> Iterator[Row]:
    try:
        table = tomllib.loads(content)
    except tomllib.TOMLDecodeError as error:
        raise SourceTableError(f"{file} can't be read: {error}.") from error
    code = file.removesuffix(".toml")
    country = None if code == INTERNATIONAL else code.upper()
    for number, entry in enumerate(table.get("source", ()), 1):
        fault = _fault(entry)
        if fault is not None:
            raise SourceTableError(f"{file}, entry {number} ({entry.get('id', 'without id')}): {fault}")
        names = {key: tuple(entry[key]) for key in ("any", *LANGUAGES) if key in entry}
        yield Row(entry["id"], _ROLES[entry["role"]], entry["kind"], country, entry.get("state_run", False), names)


def _fault(entry: Mapping[str, Any]) -> str | None:
    """What is wrong with an entry, in words for whoever wrote it."""
    unknown = sorted(entry.keys() - _KEYS)
    if unknown:
        return f"{unknown[0]!r} is not known here; known are {', '.join(sorted(_KEYS))}."
    if not all(isinstance(entry.get(key), str) and entry[key] for key in ("id", "role", "kind")):
        return "id, role and kind must each be given as words in quotation marks."
    if entry["role"] not in _ROLES:
        return f"the role {entry['role']!r} is not known; known are {', '.join(sorted(_ROLES))}."
    if ("state_run" in entry) != (entry["role"] in ("media", "agency")):
        return "state_run = true or false is said of media and agencies, and of nobody else."
    if not isinstance(entry.get("state_run", False), bool):
        return "state_run must be true or false, without quotation marks."
    given = [key for key in ("any", *LANGUAGES) if key in entry]
    if not given:
        return "no names are given in any language."
    return next((fault for key in given if (fault := _fault_of_names(key, entry[key])) is not None), None)


def _fault_of_names(key: str, names: Any) -> str | None:
    if not isinstance(names, list) or not names or not all(isinstance(name, str) for name in names):
        return f"{key} must be a list of names: ['First name', 'Second name']."
    for name in names:
        if not any(char.isalpha() for char in name):
            return f"{key} has a name without letters: {name!r}."
        if "*" in _STARRED.sub("", name):
            return f"{name!r}: a star stands behind letters, and in a word only once."
    return None
