"""What a row of the rule table answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from habeas.model import When, day_in_words
from habeas.register.evidence import Fact, independent
from habeas.register.view import View
from habeas.register.words import at_in_words, origins_in_words, when_in_words


@dataclass(frozen=True, slots=True)
class Ruling:
    """The value of an axis by one row, with what speaks for and against it.

    ``slots`` are further words for the sentence that says why; one that is ``None`` makes a sentence that needs it
    step aside for the next.
    """

    value: str | None
    for_: Sequence[Fact] = ()
    against: Sequence[Fact] = ()
    since: When | None = None
    last_evidence: date | None = None
    slots: tuple[tuple[str, str | None], ...] = ()
    entries_for: tuple[int, ...] = ()
    entries_against: tuple[int, ...] = ()

    @property
    def origins(self) -> int:
        """The number of independent origins behind what speaks for it."""
        return len(independent(self.for_))

    def words(self) -> dict[str, str | None]:
        """The words that sentences may use."""
        return {
            "origins": origins_in_words(self.origins),
            "against": origins_in_words(len(independent(self.against))),
            "since": when_in_words(self.since),
            "at": at_in_words(self.since),
            "last_evidence": day_in_words(self.last_evidence) if self.last_evidence else None,
            "value": self.value,
            **dict(self.slots),
        }


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the rule table: its condition, outcome and reason in words, and the function that the code runs.

    ``says`` are whole sentences for the card, the fullest first: the first one whose words are all known is said.
    """

    axis: str
    name: str
    condition: str
    outcome: str
    reason: str
    says: tuple[str, ...]
    decides: Callable[[View], Ruling | None]

    def sentence(self, ruling: Ruling) -> str:
        """Why, as one plain sentence."""
        words = ruling.words()
        for template in self.says:
            if all(value is not None or f"{{{key}}}" not in template for key, value in words.items()):
                return template.format(**words)
        return self.says[-1].format(**words)
