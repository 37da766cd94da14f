"""People as a text names them, and groups of people it only counts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from habeas.errors import ImpossibleValueError
from habeas.model.quantity import Quantity
from habeas.model.span import Span
from habeas.model.voice import Voice


class Nature(StrEnum):
    """What sort of naming it is. Pseudonyms and withheld names never make or link a person.

    A description or a pronoun does only where the same report says by name who is meant: see `Mention.identifies`.
    """

    NAME = "name"
    ALIAS = "alias"
    FORMER_NAME = "former_name"
    PSEUDONYM = "pseudonym"
    DESCRIPTION = "description"
    WITHHELD = "withheld"

    @property
    def identifies(self) -> bool:
        """Whether a naming of this nature may make or link a person by itself."""
        return self in (Nature.NAME, Nature.ALIAS, Nature.FORMER_NAME)


@dataclass(frozen=True, slots=True)
class Mention:
    """One person as a text names them.

    ``name`` is as written (also "she"), ``normal`` the fullest form that the same report gives of the same person,
    ``span`` the words. ``script`` is an ISO 15924 code, ``language`` an ISO 639-1 code of the sentence.
    """

    name: str
    normal: str
    nature: Nature
    span: Span
    script: str = "Latn"
    language: str = "en"

    def __post_init__(self) -> None:
        if not self.name.strip() or not self.normal.strip():
            msg = "a mention needs a name"
            raise ImpossibleValueError(msg)

    @property
    def identifies(self) -> bool:
        """Whether it may make or link a person: a name, or words by which the report means somebody it names.

        >>> she = Span.of("She was freed.", 0, 3)
        >>> Mention("She", "Anna Example", Nature.DESCRIPTION, she).identifies
        True
        >>> Mention("She", "She", Nature.DESCRIPTION, she).identifies
        False
        """
        return identifies(self.nature, self.name, self.normal)


def identifies(nature: Nature, name: str, normal: str) -> bool:
    """Whether a mention may make or link a person, by its nature, its words, and whom its report means by them."""
    return nature.identifies or (nature is Nature.DESCRIPTION and name != normal)


class Measure(StrEnum):
    """What a number of people counts."""

    EVENT = "event"
    CUMULATIVE = "cumulative"
    STOCK = "stock"
    OTHERS = "others"
    PART = "part"


@dataclass(frozen=True, slots=True)
class Group:
    """People who are counted and not named: "123 political prisoners", "hundreds of critics".

    ``quantity`` is ``None`` where the text gives no number at all ("the prisoners"). ``of`` are the words of who they
    are, ``label_by`` whose word the label is (is it the official voice who says "political"?). ``measure`` tells an
    event's count from a stock; ``since`` of a cumulative count stands in the claim's ``when``.
    """

    quantity: Quantity | None
    of: str
    measure: Measure
    span: Span
    label_by: Voice | None = None
