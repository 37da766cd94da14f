"""When somebody was born, told in sentences of their own: "Анна Примерова родилась в Минске в 1971 году"."""

from __future__ import annotations

from collections.abc import Iterable

from habeas.model import Claim, Mention, Trait
from habeas.reading.births import Births, Called
from habeas.reading.endings.attribution import Attribution
from habeas.reading.endings.declension import Sort
from habeas.reading.endings.naming import Case, Gender
from habeas.reading.endings.page import Page
from habeas.reading.endings.roster import Name
from habeas.reading.traits import told_of


def births(page: Page, claims: Iterable[Claim], attribution: Attribution) -> list[Trait]:
    """What sentences that claim nothing of somebody tell of their birth."""

    def named(number: int) -> list[Called]:
        placed = page.sentences[number]
        return [called(name) for name in page.roster.within(placed.start, placed.end)]

    def of_kin(number: int) -> bool:
        tokens = page.parsed(number).tokens
        return any(form.sort is Sort.KIN for token in tokens for form in token.forms)

    claimed = told_of(claims)
    told = {claim.about.normal for claim in claimed.values() if isinstance(claim.about, Mention)}
    found = Births(
        page.text,
        page.language.code,
        page.sentences,
        named,
        of_kin,
        lambda number, offset: attribution.over(number, page.parsed(number).index_at(offset)),
    )
    return list(found.traits(told, claimed))


def called(name: Name) -> Called:
    """A name of the roster, as births are told of it."""
    gender = name.gender
    subject = bool(name.cases & Case.NOM)
    return Called(name.start, name.end, name.full, subject, bool(gender & Gender.MASC), bool(gender & Gender.FEM))
