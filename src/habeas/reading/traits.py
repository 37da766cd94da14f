"""Traits and observations as any way of reading records them: whose words they are, and how sure that makes them."""

from __future__ import annotations

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
    for kind, span in found:
        yield trait_of(kind, claim.about, span, claim.evidence, claim.said_by)


def trait_of(kind: TraitKind, about: Mention, words: Span, evidence: Span, said_by: tuple[Voice, ...]) -> Trait:
    """What ``words`` of the sentence ``evidence`` tell of a named person."""
    certainty = Certainty.REPORTED if said_by else Certainty.ASSERTED
    read_by = ReadBy(READER, VERSION, f"trait.{kind.value}")
    return Trait(kind, about, words.words, words, evidence, certainty, read_by, said_by)


def observed(
    kind: ObservationKind, words: Span, of: Mention, evidence: Span, said_by: tuple[Voice, ...]
) -> Observation:
    """What was observed of a named person by ``words`` of the sentence ``evidence``."""
    certainty = Certainty.REPORTED if said_by else Certainty.ASSERTED
    return Observation(kind, of, words, evidence, certainty, ReadBy(READER, VERSION, f"seen.{kind.value}"), said_by)
