"""The slots of one entry of an answer, and what is dropped from it: nothing leaves an entry without being counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from habeas.model import Dropped, Span
from habeas.reading.llm import known
from habeas.reading.llm.answers import Item, shortened, told
from habeas.reading.llm.evidence import Place
from habeas.reading.llm.vocabulary import CHOICES, LONGEST_SLOT, SLOTS

NOT_THERE = "these words stand nowhere near its evidence"
NO_TABLE = "no table of this language to read it with"
OURS_DIFFERS = "our own reading finds none in these words"


@dataclass(frozen=True, slots=True)
class Slots:
    """An entry, and the list that grows by what it says and the report does not."""

    item: Item
    dropped: list[Dropped]

    def drop(self, what: str, why: str, given: object, number: int = 1) -> None:
        """Count something as dropped."""
        self.dropped.append(Dropped(what, why, told(given), number))

    def text(self, name: str, longest: int = LONGEST_SLOT) -> str | None:
        """The words of a slot; ``None`` where it is empty, and where it holds something else than a few words."""
        given = self.item.get(name)
        if given is None or given == "":
            return None
        if isinstance(given, str) and given.strip() and len(given) <= longest:
            return given.strip()
        self.drop(name, "it is no text, or too long a one", given)
        return None

    def choice(self, name: str) -> str | None:
        """What was chosen in a slot with fixed choices."""
        given = self.item.get(name)
        if given is None or (isinstance(given, str) and given in CHOICES[name]):
            return given
        self.drop(name, "none of the choices", given)
        return None

    def near(self, name: str, place: Place) -> Span | None:
        """A slot's words where they stand nearest to the event."""
        words = self.text(name)
        span = place.near(words) if words is not None else None
        if words is not None and span is None:
            self.drop(name, NOT_THERE, words)
        return span

    def unread(self, name: str, span: Span, place: Place) -> None:
        """Count a day, number or term that our own tables don't find in words that do stand there."""
        table = known.date_words(place.code) if name == "date" else known.number_words(place.code)
        self.drop(name, NO_TABLE if table is None else OURS_DIFFERS, span.words)

    def unused(self, name: str, why: str) -> None:
        """Count a slot that means nothing beside the others."""
        if self.item.get(name) not in (None, ""):
            self.drop(name, why, self.item[name])

    def foreign(self, slots: Sequence[str] = SLOTS) -> None:
        """Count the slots that there are not."""
        extra = sorted(set(self.item) - set(slots))
        if extra:
            self.dropped.append(Dropped("slot", "no such slot", shortened(", ".join(extra)), len(extra)))
