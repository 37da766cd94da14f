"""Works out beforehand what follows from the tables, as `prepared.json` holds it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from habeas.identity import attested, readings
from habeas.identity.prepared import made_of, resources
from habeas.identity.tables import parsed, read_tables


def prepare() -> str:
    """The text of `prepared.json`: plain data, a section a line."""
    folder = resources().joinpath("names")
    forms = readings.read_given_forms()
    entries = list(dict.fromkeys(entry for row in forms.values() for entry in row))
    number = {entry: place for place, entry in enumerate(entries)}
    index = readings.read_given_index()
    sections: dict[str, Any] = {
        "of": made_of(),
        "tables": parsed(folder),
        "given_names": [
            (row.id, row.gender, *map(" ".join, (row.forms, row.short, row.stems)), row.wide)
            for row in read_tables(folder).given_names
        ],
        "given_entries": entries,
        "given_forms": _numbered(forms, number),
        "given_index": _numbered(index, number),
        "given_skeletons": sorted(readings.read_given_skeletons(index)),
        "fathers": {key: sorted(names) for key, names in sorted(readings.read_fathers_index(index).items())},
        "hard": sorted(readings.read_hard()),
        "attested": {key: sorted(rows) for key, rows in sorted(attested.read_rows().items())},
    }
    lines = [f"{json.dumps(name)}: {_dumped(section)}" for name, section in sections.items()]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _numbered(rows: Mapping[str, Iterable[readings.Entry]], number: Mapping[readings.Entry, int]) -> Any:
    return {sounds: [number[entry] for entry in entries] for sounds, entries in rows.items()}


def _dumped(section: Any) -> str:
    return json.dumps(section, ensure_ascii=False, separators=(",", ":"))
