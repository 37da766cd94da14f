"""People whom nothing but a name without a surname names: what to tell whoever would join one to somebody.

A given name alone, or with a patronymic (as press services print it), fits everybody of that name. Programs are unsure
of it against all of them and link none; a person may, and should know what they do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from habeas.identity.names import Name
from habeas.identity.readings import is_given_name
from habeas.model import Person


class Bare(StrEnum):
    """What a name lacks."""

    GIVEN = "given_name"
    BY_FATHER = "given_name_and_patronymic"


@dataclass(frozen=True, slots=True)
class Caution:
    """Somebody who goes by a name without a surname only: their id, that name, and what sort it is."""

    person: str
    name: str
    bare: Bare


def bareness(text: str) -> Bare | None:
    """What sort of name without a surname it is; ``None`` for others, also for a bare surname.

    >>> bareness("Анна Петровна").value, bareness("Anna").value
    ('given_name_and_patronymic', 'given_name')
    >>> bareness("Примерова"), bareness("A. Primerova"), bareness("Анна Петровна Примерова")
    (None, None, None)
    """
    name = Name.of(text)
    if name.by_father is not None:
        return Bare.BY_FATHER
    full = [word for word in name.tokens if not word.initial]
    # "Anna M." tells no surname either; A. Primerova does.
    bare = not full or (len(full) == 1 and (is_given_name(full[0]) or name.is_woman_by_father))
    return Bare.GIVEN if bare else None


def cautions(people: Iterable[Person]) -> Iterator[Caution]:
    """Those of these people whom no form of the name gives a surname."""
    for person in people:
        sorts = [bareness(form.text) for form in person.names]
        if sorts and all(sorts):
            yield Caution(person.id, person.name, sorts[0] or Bare.GIVEN)
