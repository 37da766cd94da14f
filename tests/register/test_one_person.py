"""One person's life, told by one wire: the same story on several dates."""

from __future__ import annotations

import pytest

from habeas.model import Testimony as Told  # pytest would collect a class whose name begins with Test
from tests.register.people import Certainty, Kind, approved, known, says, years

WIRE = "wire:one"
LIFE = (
    says(1, Kind.ARRESTED, "2020-09"),
    says(2, Kind.SENTENCED, "2021-09~", term=years(11)),
    says(3, Kind.RECOGNISED, certainty=Certainty.ASSERTED),
    says(4, Kind.RELEASED, "2025-12-13"),
    says(5, Kind.RELEASED, "2025-12-13", certainty=Certainty.HEDGED),
    says(6, Kind.EXILED, "2025-12-13", where="Ruritania"),
)


@pytest.mark.parametrize("told", [LIFE, approved(*LIFE)], ids=["not approved", "approved"])
def test_after_the_release_she_is_reported_free_by_one_origin(told: tuple[Told, ...]) -> None:
    liberty = known(*told).status.liberty
    assert (liberty.value, liberty.origins, liberty.for_) == ("reported free", 1, (4, 5, 6))
    assert liberty.why == "said by 1 origin to be free since 13 December 2025; not yet confirmed"


def test_the_day_before_she_is_held() -> None:
    liberty = known(*LIFE, on="2025-12-12").status.liberty
    assert (liberty.value, str(liberty.since), liberty.origins) == ("held", "2020-09", 1)
    assert str(liberty.last_evidence) == "2021-09-30"


def test_without_the_release_her_term_runs_out_and_nothing_is_known() -> None:
    assert known(*LIFE[:3], on="2031-09-30").status.liberty.value == "held"
    liberty = known(*LIFE[:3], on="2033-01-01").status.liberty
    assert (liberty.value, liberty.rule) == ("unknown", "term over")
    assert "in September 2031" in liberty.why


def test_her_other_axes() -> None:
    status = known(*LIFE).status
    assert (status.place.value, status.legal.value, status.recognition) == (
        "abroad (not in Ruritania)",
        "sentenced to 11 years",
        (),
    )


def test_her_one_episode_runs_from_the_arrest_to_the_release() -> None:
    (episode,) = known(*LIFE).episodes
    assert (str(episode.start), str(episode.end)) == ("2020-09", "2025-12-13")
    assert [case.term for case in episode.cases] == ["11 years"]
