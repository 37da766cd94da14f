"""How surely something is said, who says it, and what a claim needs to exist."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.errors import ImpossibleValueError
from habeas.model import (
    Basis,
    Certainty,
    Claim,
    Group,
    Kind,
    Measure,
    Mention,
    Nature,
    ReadBy,
    Role,
    Side,
    Span,
    Term,
    TermKind,
    Voice,
    gravest,
    speaks_directly,
)

TEXT = "Anna Example was released in Strelsau. Her lawyer said so."
READ_BY = ReadBy("test", "1", "by hand")
GRAVEST_FIRST = ("denied", "conditional", "future", "hedged", "reported", "asserted")


def span(words: str) -> Span:
    at = TEXT.index(words)
    return Span.of(TEXT, at, at + len(words))


ANNA = Mention("Anna Example", "Anna Example", Nature.NAME, span("Anna Example"))


@given(st.lists(st.sampled_from(Certainty), min_size=1, max_size=6))
def test_gravest_denied_conditional_future_hedged_reported_asserted(certainties: list[Certainty]) -> None:
    first = next(word for word in GRAVEST_FIRST if word in certainties)
    assert {gravest(*order) for order in permutations([*certainties[:4], Certainty(first)])} == {first}


@pytest.mark.parametrize("certainty", Certainty)
def test_only_what_is_asserted_reported_or_hedged_supports(certainty: Certainty) -> None:
    assert certainty.supports == (certainty in {"asserted", "reported", "hedged"})


def test_the_trigger_of_a_claim_stands_in_its_evidence() -> None:
    sentence = span("Anna Example was released in Strelsau.")
    Claim(Kind.RELEASED, ANNA, Certainty.ASSERTED, span("released"), sentence, READ_BY)
    with pytest.raises(ImpossibleValueError):
        Claim(Kind.RELEASED, ANNA, Certainty.ASSERTED, span("said"), sentence, READ_BY)


def test_a_claim_is_about_a_person_or_a_group_and_its_speaker_is_the_innermost_voice() -> None:
    group = Group(None, "prisoners", Measure.EVENT, span("Anna"))
    wire, lawyer = Voice("Example Wire", Role.AGENCY), Voice("her lawyer", Role.LAWYER)
    sentence = span(TEXT)
    of_her = Claim(Kind.RELEASED, ANNA, Certainty.REPORTED, span("released"), sentence, READ_BY, (wire, lawyer))
    of_them = Claim(Kind.RELEASED, group, Certainty.ASSERTED, span("released"), sentence, READ_BY)
    assert (of_her.mention, of_her.group, of_her.speaker) == (ANNA, None, lawyer)
    assert (of_them.mention, of_them.group, of_them.speaker) == (None, group, None)


@pytest.mark.parametrize(
    ("chain", "direct", "why"),
    [
        ((), False, "the author alone saw nothing"),
        ((Voice("her sister", Role.FAMILY),), True, "family"),
        ((Voice("her lawyer", Role.LAWYER),), True, "a lawyer"),
        ((Voice("Anna Example", Role.SELF),), True, "the prisoner"),
        ((Voice("a witness", Role.ANONYMOUS, basis=Basis.SAW),), True, "an eyewitness"),
        ((Voice("the ministry", Role.OFFICIAL, side=Side.RECEIVING),), True, "the authority that receives"),
        ((Voice("the ministry", Role.OFFICIAL, side=Side.DETAINING),), False, "the authority that detains"),
        ((Voice("a reporter", Role.MEDIA, side=Side.RECEIVING),), False, "a side makes nobody an authority"),
        ((Voice("activists", Role.OPPOSITION, also=(Role.FAMILY,)),), True, "family among a joint voice"),
        ((Voice("a witness", Role.ANONYMOUS, basis=Basis.TOLD),), False, "hearsay"),
        ((Voice("her sister", Role.FAMILY), Voice("a site", Role.MEDIA)), False, "who repeats is not who said it"),
        ((Voice("a site", Role.MEDIA), Voice("her sister", Role.FAMILY)), True, "the innermost voice counts"),
    ],
)
def test_who_speaks_from_direct_basis(chain: tuple[Voice, ...], direct: bool, why: str) -> None:
    assert speaks_directly(chain) is direct, why


@pytest.mark.parametrize("nature", Nature)
def test_pseudonyms_descriptions_and_withheld_names_identify_nobody(nature: Nature) -> None:
    assert nature.identifies == (nature in {"name", "alias", "former_name"})


@pytest.mark.parametrize(
    ("name", "normal", "nature", "identifies"),
    [
        ("she", "Anna Example", Nature.DESCRIPTION, True),
        ("she", "she", Nature.DESCRIPTION, False),
        ("she", "Red Heron", Nature.PSEUDONYM, False),
        ("Example", "Anna Example", Nature.NAME, True),
    ],
)
def test_a_pronoun_identifies_whoever_the_report_names(
    name: str, normal: str, nature: Nature, identifies: bool
) -> None:
    assert Mention(name, normal, nature, Span.of(name, 0, len(name))).identifies is identifies


@pytest.mark.parametrize(("name", "normal"), [("", "Anna Example"), ("she", "  "), ("\n", "Anna Example")])
def test_a_mention_without_a_name_cannot_exist(name: str, normal: str) -> None:
    with pytest.raises(ImpossibleValueError):
        Mention(name, normal, Nature.NAME, ANNA.span)


@pytest.mark.parametrize(("years", "months", "days"), [(-1, 0, 0), (0, -1, 0), (0, 0, -1)])
def test_a_term_is_never_negative(years: int, months: int, days: int) -> None:
    with pytest.raises(ImpossibleValueError):
        Term(years, months, TermKind.PRISON, ANNA.span, days)
