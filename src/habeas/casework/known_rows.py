"""The rows that follow from what is known of somebody: a mention with all their names, found by name and by id."""

from __future__ import annotations

from collections.abc import Sequence

from habeas.casework.contexts import loaded, told_in
from habeas.casework.payloads import dump
from habeas.casework.rows import Row
from habeas.identity import candidates
from habeas.identity.context import Context
from habeas.identity.known import Known, told_by_list
from habeas.identity.names import Name
from habeas.model import ExternalId, KnownPerson

LANGUAGE = "und"
"""A list doesn't say in which language a name is written."""


def known_keys(person: KnownPerson) -> list[str]:
    """The keys that an entry about a known person is found by: its list's row, and the ids of lists."""
    return [f"row/{row_key(person)}", *(f"id/{id_key(known)}" for known in person.ids)]


def row_key(person: KnownPerson) -> str:
    """Where the row stands: in which list, and by what it is found there when the list comes again."""
    return f"{' '.join(person.source.casefold().split())}/{person.key}"


def id_key(known: ExternalId) -> str:
    """An id so that case doesn't matter.

    >>> id_key(ExternalId("wikidata", "Q42"))
    'wikidata:q42'
    """
    return str(known).casefold()


def known_mention(person: KnownPerson, members: Sequence[int]) -> tuple[Row, list[str]]:
    """The mention that a known person is, as the latest of ``members`` says, and its keys.

    Such mentions meet names under keys of their own (``known/…``): what reports say of each other doesn't depend on
    whom the organisation knows.
    """
    first, *others = person.names
    row: Row = {
        "head": members[0],
        "name": first.text,
        "script": first.script,
        "language": LANGUAGE,
        "report": None,
        "identifies": True,
        "members": list(members),
        "latest": members[-1],
        "also": [[other.text, other.script, LANGUAGE] for other in others],
        "ids": [id_key(known) for known in person.ids],
        "told": dump(_told(person)),
    }
    met = {key for name in person.names for key in candidates.keys(Name.of(name.text))}
    keys = [f"entry/{entry}" for entry in members]
    keys += [f"id/{known}" for known in row["ids"]] + [f"known/{key}" for key in sorted(met)]
    return row, keys


def known_of(person: KnownPerson) -> Known:
    """What helps to tell who they are."""
    return Known(tuple(name.text for name in person.names), _told(person))


def _told(person: KnownPerson) -> Context:
    ids = ((known.scheme, known.value) for known in person.ids)
    return told_by_list(ids, person.born, person.gender.value if person.gender else "")


def known_in(mention: Row) -> Known:
    """The same from the mention that a known person is."""
    names = mention["name"], *(text for text, _, _ in mention["also"])
    return Known(names, loaded(told_in(mention)))
