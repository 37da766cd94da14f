"""Whether somebody is on a list already: as their row is found again, or by a name that nothing speaks against.

A row is found again by the list's own id, else by name and birth. Where a list gives somebody an id, a birth or none of
these later, only the name is left; births, genders or ids that differ say then that it is somebody else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from habeas.casework.known_rows import known_of, row_key
from habeas.casework.payloads import load
from habeas.casework.rows import ReadsRows, padded
from habeas.identity import candidates
from habeas.identity.known import judge
from habeas.identity.names import Name
from habeas.model import ExternalId, KnownPerson, Marking, Verdict, When

_WORDS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Before:
    """What a list said of somebody last, and the entry that says so."""

    entry: int
    person: KnownPerson

    @property
    def chain(self) -> int:
        """The first entry of that person on that list."""
        return self.person.first or self.entry


def found_by_key(rows: ReadsRows, person: KnownPerson, clearance: Marking) -> Before | None:
    """Who stands under the same key of the same list, as far as a clearance sees it.

    Who is hidden is as good as absent. Of several people it is the one whose key it is still, of these the last.
    """
    ids = rows.find("known", clearance, f"row/{row_key(person)}")
    found = [_standing(rows, clearance, id) for id in reversed(ids)]
    return next((one for one in found if one.person.key == person.key), found[0] if found else None)


def found_by_name(
    rows: ReadsRows, person: KnownPerson, clearance: Marking, *, alike: bool = False, strictly: bool = True
) -> list[Before]:
    """Everybody of that name on that list, as far as a clearance sees it, but those of whom other things are told.

    ``alike`` takes other names of theirs and other spellings of a name too; not ``strictly``, also those of whom
    another birth or gender is told.
    """
    found = {one.chain: one for one in _near(rows, person, clearance, alike=alike) if _is_on_one_list(one, person)}
    named = (one for one in found.values() if _is_of_one_name(one.person, person, alike=alike))
    return [one for one in named if not _ids_differ(one.person, person) and not (strictly and _told_apart(one, person))]


def found_elsewhere(rows: ReadsRows, person: KnownPerson, clearance: Marking) -> list[Before]:
    """Whom other lists call by that name, as far as a clearance sees it, but those of whom other things are told."""
    found = {one.chain: one for one in _near(rows, person, clearance, alike=True) if not _is_on_one_list(one, person)}
    named = (one for one in found.values() if _is_of_one_name(one.person, person, alike=True))
    return [one for one in named if not _ids_differ(one.person, person) and not _told_apart(one, person)]


def says_nothing_new(before: KnownPerson, now: KnownPerson) -> bool:
    """Whether all that is said now was said before."""
    names = {_folded(name.text) for name in before.names}
    return (
        names.issuperset(_folded(name.text) for name in now.names)
        and set(before.ids).issuperset(now.ids)
        and set(before.citizenship).issuperset(now.citizenship)
        and now.born in (None, before.born)
        and now.gender in (None, before.gender)
        and now.note in ("", before.note)
    )


def _standing(rows: ReadsRows, clearance: Marking, id: str) -> Before:
    """What the list of an entry said last of that person."""
    body = rows.row("known", clearance, id) or {}
    last = rows.find("known", clearance, f"chain/{body.get('first') or int(id)}")[-1]
    return Before(int(last), load(KnownPerson, rows.row("known", clearance, last) or {}))


def _near(rows: ReadsRows, person: KnownPerson, clearance: Marking, *, alike: bool) -> Iterator[Before]:
    """The known people whose names meet: those who could be linked, by the name for display or by any of them."""
    names = [Name.of(name.text) for name in (person.names if alike else person.names[:1])]
    wanted = {key for name in names for key in candidates.link_keys(name) or candidates.asked(name)}
    heads = {id for key in sorted(wanted) for id in rows.find("mention", clearance, f"known/{key}")}
    for head in sorted(heads):
        mention = rows.row("mention", clearance, head)
        if mention is not None and "latest" in mention:
            yield _standing(rows, clearance, padded(mention["latest"]))


def _is_on_one_list(before: Before, person: KnownPerson) -> bool:
    return row_key(before.person).removesuffix(before.person.key) == row_key(person).removesuffix(person.key)


def _is_of_one_name(before: KnownPerson, now: KnownPerson, *, alike: bool) -> bool:
    if _folded(before.name) == _folded(now.name):
        return True
    if not alike:
        return False
    theirs = {_folded(name.text) for name in before.names}
    return not theirs.isdisjoint(_folded(name.text) for name in now.names) or (
        judge(known_of(before), known_of(now)).verdict is Verdict.SAME
    )


def _folded(name: str) -> tuple[str, ...]:
    """The words of a name in any order."""
    return tuple(sorted(_WORDS.findall(name.casefold())))


def _told_apart(before: Before, now: KnownPerson) -> bool:
    genders = {before.person.gender, now.gender} - {None}
    return len(genders) > 1 or _births_differ(before.person.born, now.born)


def _births_differ(one: When | None, other: When | None) -> bool:
    if one is None or other is None:
        return False
    bounds = one.earliest, one.latest, other.earliest, other.latest
    if None in bounds:
        return one.value != other.value
    return max(filter(None, bounds[::2])) > min(filter(None, bounds[1::2]))


def _ids_differ(before: KnownPerson, now: KnownPerson) -> bool:
    """Whether one list has different ids for them."""
    ours, theirs = _by_scheme(before.ids), _by_scheme(now.ids)
    return any(ours[scheme].isdisjoint(theirs[scheme]) for scheme in ours.keys() & theirs.keys())


def _by_scheme(ids: Iterable[ExternalId]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for known in ids:
        found.setdefault(known.scheme, set()).add(known.value.casefold())
    return found
