"""Claims that can't all be true are listed with their entries; what can be true together is not."""

from __future__ import annotations

import pytest

from habeas.model import TermKind as Length
from habeas.model import Testimony as Told  # pytest would collect a class whose name begins with Test
from tests.register.people import Certainty, Kind, known, says, years

ARRESTED = says(1, Kind.ARRESTED, "2020-09-07")


def listed(*told: Told) -> list[tuple[str, tuple[int, ...]]]:
    return [(one.what, one.entries) for one in known(*told).conflicts]


CONFLICTS = {
    "two days of one arrest": (
        (ARRESTED, says(2, Kind.ARRESTED, "2020-10"), says(3, Kind.ARRESTED, "2020-09")),
        ("arrested on different days: 7 September 2020; October 2020; September 2020", (1, 2, 3)),
    ),
    "two days of one death": (
        (says(1, Kind.DIED, "2021-05-01"), says(2, Kind.DIED, "2021-05-02")),
        ("dead on different days: 1 May 2021; 2 May 2021", (1, 2)),
    ),
    "two terms for one sentence": (
        (
            says(1, Kind.SENTENCED, "2021-09", term=years(11)),
            says(2, Kind.SENTENCED, "2021-09-06", term=years(12)),
            says(3, Kind.SENTENCED, term=years(11)),
        ),
        ("different terms for one sentence: 11 years; 12 years", (1, 2, 3)),
    ),
    "two days of one sentence": (
        (says(1, Kind.SENTENCED, "2023-03", term=years(10)), says(2, Kind.SENTENCED, "2023-04", term=years(10))),
        ("sentenced on different days: March 2023; April 2023", (1, 2)),
    ),
    "free, and held afterwards": (
        (says(1, Kind.RELEASED, "2025-12-01"), says(2, Kind.HELD, "2025-12-10")),
        ("said to be free, and contradicted", (1, 2)),
    ),
    "on bail, and held afterwards": (
        (says(1, Kind.RELEASED, "2025-12-01", mode="bail"), says(2, Kind.RELEASED, certainty=Certainty.DENIED)),
        ("said to be free, and contradicted", (1, 2)),
    ),
    "dead, and seen later": (
        (says(1, Kind.DIED, "2025-12-01"), says(2, Kind.HELD, "2025-12-10")),
        ("said to be dead, and contradicted", (1, 2)),
    ),
    "two places abroad": (
        (
            says(1, Kind.EXILED, "2025-12-13", where_to="Utopia"),
            says(2, Kind.EXCHANGED, "2025-12-13", where_to="Erewhon"),
        ),
        ("taken to different places: Utopia; Erewhon", (1, 2)),
    ),
    "two charges in one verdict": (
        (
            says(1, Kind.SENTENCED, "2023-03", charge="smuggling of cash"),
            says(2, Kind.SENTENCED, "2023-03", charge="gross violation of public order"),
        ),
        ("different charges: smuggling of cash; gross violation of public order", (1, 2)),
    ),
}


@pytest.mark.parametrize("name", CONFLICTS)
def test_what_cannot_both_be_true_is_listed(name: str) -> None:
    told, expected = CONFLICTS[name]
    assert listed(*told) == [expected]


AGREEMENTS = {
    "a month and a day inside it": (ARRESTED, says(2, Kind.ARRESTED, "2020-09"), says(3, Kind.ARRESTED, "2020")),
    "about a month, and the next": (ARRESTED, says(2, Kind.ARRESTED, "2020-10~")),
    "detained, then arrested": (says(1, Kind.DETAINED, "2020-09-07"), says(2, Kind.ARRESTED, "2020-09-09")),
    "one dated, one not": (ARRESTED, says(2, Kind.ARRESTED)),
    "two arrests with a release between": (
        ARRESTED,
        says(2, Kind.RELEASED, "2021-01-01"),
        says(3, Kind.ARRESTED, "2021-05-01"),
    ),
    "arrested, and arrested again": (ARRESTED, says(2, Kind.ARRESTED, "2021-05-01", again=True)),
    "a sentence and a further one": (
        says(1, Kind.SENTENCED, "2021-09", term=years(11)),
        says(2, Kind.SENTENCED, "2023-05", term=years(2)),
    ),
    "a term and a fine": (
        says(1, Kind.SENTENCED, "2021-09", term=years(11)),
        says(2, Kind.SENTENCED, "2021-09", term=years(0, Length.FINE)),
    ),
    "charges that share a word": (
        says(1, Kind.SENTENCED, "2023-03", charge="conspiracy to seize power"),
        says(2, Kind.SENTENCED, "2023-03", charge="extremism and conspiracy"),
    ),
    "arrested and released on one day": (
        says(1, Kind.ARRESTED, "2025-12-13"),
        says(2, Kind.RELEASED, "2025-12-13"),
    ),
    "what is denied or may yet happen": (
        ARRESTED,
        says(2, Kind.ARRESTED, "2021-05-01", certainty=Certainty.DENIED),
        says(3, Kind.ARRESTED, "2022-05-01", certainty=Certainty.CONDITIONAL),
    ),
    "one place after the other": (
        says(1, Kind.EXILED, "2025-12-11", where_to="Utopia"),
        says(2, Kind.EXCHANGED, "2025-12-13", where_to="Erewhon"),
    ),
}


@pytest.mark.parametrize("name", AGREEMENTS)
def test_what_can_both_be_true_is_not(name: str) -> None:
    assert listed(*AGREEMENTS[name]) == []


def test_a_case_for_each_sentence_with_its_charge_and_term() -> None:
    (episode,) = known(
        ARRESTED,
        says(2, Kind.CHARGED, "2020-10", charge="conspiracy"),
        says(3, Kind.SENTENCED, "2021-09", term=years(11)),
        says(4, Kind.SENTENCED, "2021-09-06", term=years(11), report=2),
        says(5, Kind.SENTENCED, "2023-05", term=years(2), charge="disobedience"),
    ).episodes
    assert [(case.charge, case.term, str(case.verdict), case.entries) for case in episode.cases] == [
        ("conspiracy", "11 years", "2021-09-06", (2, 3, 4)),
        ("disobedience", "2 years", "2023-05", (5,)),
    ]


def test_two_terms_for_one_sentence_are_one_case() -> None:
    told = (says(1, Kind.SENTENCED, "2021-09", term=years(11)), says(2, Kind.SENTENCED, "2021-09", term=years(12)))
    assert [case.entries for case in known(*told).episodes[0].cases] == [(1, 2)]


def test_an_arrest_again_without_a_known_release_is_an_episode_of_its_own() -> None:
    again = says(2, Kind.ARRESTED, "2021-05-01", again=True)
    assert [(str(one.start), str(one.end)) for one in known(ARRESTED, again).episodes] == [
        ("2020-09-07", "None"),
        ("2021-05-01", "None"),
    ]


def test_recognition_alone_is_no_episode() -> None:
    assert known(says(1, Kind.RECOGNISED, "2021-05"), says(2, Kind.PARDONED, "2021-06")).episodes == ()
