"""Traits and observations as any way of reading records them: whose words they are, and how sure that makes them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from habeas.model import (
    Certainty,
    Claim,
    Mention,
    Nature,
    Observation,
    ObservationKind,
    ReadBy,
    Span,
    Trait,
    TraitKind,
    Voice,
)
from habeas.reading.version import READER, VERSION

_YEAR = r"(?:1[89]|20)\d\d"
_DAY = r"(?:\d{1,2}[./]\d{1,2}[./]|\d{1,2}[ \u00a0][^\W\d_]{3,12}[ \u00a0])?"
_BORN_BEHIND = (  # 1962 года рождения, 1962 г. р., 1990 г. н., 1990 року народження, 1990 р. н.
    r"(?:года|году|годзе|року|г\.?|р\.?)[ \u00a0]?(?:рождения|нараджэння|нараджэньня|народження|рожд\.|нар\.|[рн]\.)"
)
_BORN_BEFORE = (  # born in 1971, b. 1971, родившийся в 1971, нар. у 1990, ur. w 1990, geboren 1990, Jahrgang 1990
    r"(?:born|b\.|роди(?:вшийся|вшаяся|вшегося|вшуюся|вшейся|вшемуся|лся|лась)|род\.|нарадзіў?ся|нарадзілася|нар\."
    r"|народив?ся|народилася|urodzon[aye](?:go|j)?|ur\.|geboren|geb\.|Jahrgang|rocznik)"
    r"(?:[ \u00a0](?:on|in|в|у|ў|w|am|im|dnia|около))?[ \u00a0]"
)
_MONTH_FIRST = r"(?:[A-Z][a-z]{2,8}[ \u00a0](?:\d{1,2},?[ \u00a0])?)?"
_BIRTH = re.compile(
    rf"(?:,[ \u00a0]|[ \u00a0]?\(|[ \u00a0])"
    rf"(?P<words>{_BORN_BEFORE}(?:{_DAY}|{_MONTH_FIRST}){_YEAR}|{_DAY}{_YEAR}[ \u00a0]?{_BORN_BEHIND})(?!\w)"
)


def birth_behind(text: str, end: int) -> Iterator[tuple[TraitKind, Span]]:
    """The words right behind a name that ends at ``end`` that say in which year, or on which day, somebody was born.

    >>> [span.words for _, span in birth_behind("Иван Примеров, 1962 года рождения, арестован.", 13)]
    ['1962 года рождения']
    >>> [span.words for _, span in birth_behind("Ivan Primerov (born on 3 March 1962) was held.", 13)]
    ['born on 3 March 1962']
    """
    found = _BIRTH.match(text, end)
    if found is not None:
        yield TraitKind.BIRTH, Span.of(text, *found.span("words"))


def told_of(made: Iterable[Claim]) -> dict[int, Claim]:
    """The claims about people by name, by where the name starts: only theirs are traits kept."""
    named = ((claim.about, claim) for claim in made)
    return {
        about.span.start: claim for about, claim in named if isinstance(about, Mention) and about.nature is Nature.NAME
    }


def traits_of(claim: Claim, found: Iterable[tuple[TraitKind, Span]]) -> Iterator[Trait]:
    """The traits whose words were found beside the name of a claim: in the claim's words, by its voices."""
    if not isinstance(claim.about, Mention):
        return
    certainty = Certainty.REPORTED if claim.said_by else Certainty.ASSERTED
    for kind, span in found:
        read_by = ReadBy(READER, VERSION, f"trait.{kind.value}")
        yield Trait(kind, claim.about, span.words, span, claim.evidence, certainty, read_by, claim.said_by)


def observed(
    kind: ObservationKind, words: Span, of: Mention, evidence: Span, said_by: tuple[Voice, ...]
) -> Observation:
    """What was observed of a named person by ``words`` of the sentence ``evidence``."""
    certainty = Certainty.REPORTED if said_by else Certainty.ASSERTED
    return Observation(kind, of, words, evidence, certainty, ReadBy(READER, VERSION, f"seen.{kind.value}"), said_by)
