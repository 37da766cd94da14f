"""When somebody was born, told in sentences of their own: "Anna Example was born in Strelsau in 1971"."""

from __future__ import annotations

from collections.abc import Iterable

from habeas.model import Claim, Mention, Trait
from habeas.reading.births import Births, Called
from habeas.reading.traits import told_of
from habeas.reading.word_order.attribution import Attribution
from habeas.reading.word_order.page import Page


def births(page: Page, claims: Iterable[Claim], attribution: Attribution) -> list[Trait]:
    """What sentences that claim nothing of somebody tell of their birth."""

    def named(number: int) -> list[Called]:
        placed = page.sentences[number]
        names = [run.name for run in page.runs.within(placed.start, placed.end) if run.name is not None]
        return [
            Called(
                name.start,
                name.end,
                name.full,
                name.start == placed.start,
                page.agrees(name, feminine=False),
                page.agrees(name, feminine=True),
            )
            for name in names
        ]

    def of_kin(number: int) -> bool:
        return any(page.language.words.has("beside_people", token.low) for token in page.parsed(number).tokens)

    claimed = told_of(claims)
    told = {claim.about.normal for claim in claimed.values() if isinstance(claim.about, Mention)}
    found = Births(page.text, page.language.code, page.sentences, named, of_kin, attribution.over)
    return list(found.traits(told, claimed))
