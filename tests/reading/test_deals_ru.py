"""Russian deals are read with both sides and their brokers, and what is observed of prisoners with whose word it is."""

from __future__ import annotations

import pytest

from habeas.model import Certainty, Deal, Observation, ObservationKind, Role
from habeas.reading.cascade import Cascade
from tests.reading.reports import report

# Text; what is given; what is got for it; how surely.
DEALS: list[tuple[str, str, str, Certainty]] = [
    (
        "Президент Руритании освободил 123 заключённых в обмен на снятие санкций с калийных компаний.",
        "освободил 123 заключённых", "снятие санкций с калийных компаний", Certainty.ASSERTED,
    ),
    (
        "Эльбония сняла санкции с авиакомпании в обмен на освобождение политзаключённых, сообщило агентство.",
        "освобождение политзаключённых", "сняла санкции с авиакомпании", Certainty.CONDITIONAL,
    ),
    (
        "Власти готовы освободить узников, если Эльбония отменит санкции.",
        "освободить узников", "Эльбония отменит санкции", Certainty.CONDITIONAL,
    ),
    (
        "По условиям соглашения, Руритания освободит 20 человек, а Эльбония снимет санкции с банков.",
        "освободит 20 человек", "Эльбония снимет санкции с банков", Certainty.FUTURE,
    ),
    (
        "Бориса Образцова обменяли на двух шпионов, осуждённых в Эльбонии.",
        "Бориса Образцова обменяли", "двух шпионов, осуждённых в Эльбонии", Certainty.ASSERTED,
    ),
    (
        "Власти отказались освободить Анну Примерову в обмен на смягчение санкций.",
        "освободить Анну Примерову", "смягчение санкций", Certainty.DENIED,
    ),
    (
        "Освобождение политзаключённых стало условием снятия санкций, заявил посол.",
        "Освобождение политзаключённых", "снятия санкций", Certainty.CONDITIONAL,
    ),
    (
        "Анна Примерова была помилована по просьбе президента Эльбонии.",
        "помилована", "президента Эльбонии", Certainty.ASSERTED,
    ),
]  # fmt: skip

BROKERED = [
    "При посредничестве Эльбонии Руритания освободила десять заключённых в обмен на возвращение своих солдат.",
    "Руритания освободила десять заключённых в обмен на возвращение своих солдат при посредничестве Эльбонии.",
]

NO_DEALS = [
    "Клиенты передали данные заключённых в обмен на скидку.",
    "Компания вернула долги в обмен на акции.",
    "Анну Примерову освободили в понедельник.",
]

# Text; what was observed of whom; the role of the innermost voice, if anybody's word it is.
OBSERVED: list[tuple[str, ObservationKind, str, Role | None]] = [
    ("Анна Примерова отказалась выходить на свободу.", ObservationKind.REFUSED_RELEASE, "Анна Примерова", None),
    (
        "Анна Примерова отказалась писать прошение о помиловании, сообщила её адвокат.",
        ObservationKind.REFUSED_RELEASE, "Анна Примерова", Role.LAWYER,
    ),
    ("Борис Образцов обжаловал приговор.", ObservationKind.APPEALED, "Борис Образцов", None),
    ("Борису Образцову, осуждённому в мае, сократили срок.", ObservationKind.TERM_CHANGED, "Борис Образцов", None),
    ("Бориса Образцова видели в колонии в мае.", ObservationKind.SEEN_HELD, "Борис Образцов", None),
    ("Выйдя из тюрьмы, Анна Примерова вернулась домой.", ObservationKind.SEEN_FREE, "Анна Примерова", None),
]  # fmt: skip


def deals(text: str) -> tuple[Deal, ...]:
    return Cascade().read(report(text, language="ru")).deals


def observations(text: str) -> tuple[Observation, ...]:
    return Cascade().read(report(text, language="ru")).observations


@pytest.mark.parametrize(("text", "gives", "gets", "certainty"), DEALS)
def test_a_deal_has_both_sides(text: str, gives: str, gets: str, certainty: Certainty) -> None:
    (deal,) = deals(text)
    assert (deal.gives, deal.gets, deal.certainty) == (gives, gets, certainty)
    assert text[deal.gives_span.start : deal.gives_span.end] == gives


@pytest.mark.parametrize("text", BROKERED)
def test_a_broker_is_named(text: str) -> None:
    (deal,) = deals(text)
    assert (deal.gives, deal.gets) == ("освободила десять заключённых", "возвращение своих солдат")
    assert deal.brokered_by == "Эльбонии"


@pytest.mark.parametrize("text", NO_DEALS)
def test_what_is_no_deal_about_prisoners(text: str) -> None:
    assert deals(text) == ()


@pytest.mark.parametrize(("text", "kind", "who", "role"), OBSERVED)
def test_what_is_observed(text: str, kind: ObservationKind, who: str, role: Role | None) -> None:
    (seen,) = observations(text)
    assert (seen.kind, seen.about.normal) == (kind, who)
    assert [voice.role for voice in seen.said_by[-1:]] == ([role] if role is not None else [])


def test_what_did_not_happen_is_not_observed() -> None:
    assert observations("Борис Образцов не обжаловал приговор.") == ()
