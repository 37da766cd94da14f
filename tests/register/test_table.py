"""Every row of the rule table, with the least that makes it decide; all people are fictional."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import pytest

from habeas.model import (
    Author,
    Axis,
    Finding,
    ObservationKind,
    Role,
    Sighting,
    Threshold,
    Voice,
)
from habeas.model import TermKind as Length
from habeas.model import Testimony as Told  # pytest would collect a class whose name begins with Test
from habeas.register.rules import TABLE
from tests.register.people import Certainty, Kind, known, says, sees, years

HEDGED, DENIED = Certainty.HEDGED, Certainty.DENIED
DAY = "2025-12-13"
WATCH = Voice("Example Watch", Role.RIGHTS_GROUP, named=True)
SOMEBODY = Voice("human rights activists", Role.RIGHTS_GROUP)


@dataclass(frozen=True)
class Case:
    """What is told, and what one axis must answer."""

    axis: str
    row: str
    value: str | None
    why: str
    told: tuple[Told, ...] = ()
    seen: tuple[Sighting, ...] = ()
    found: tuple[tuple[int, Finding], ...] = ()
    on: str | None = None
    name: str = field(default="")


def finding(standing: str, on: str, **more: object) -> Finding:
    values = {"relied_on": (), "set_aside": (), "supersedes": None} | more
    return Finding(
        "p1",
        standing,
        date.fromisoformat(on),
        Threshold.REASONABLE_GROUNDS,
        by=Author("Ed"),
        **values,  # type: ignore[arg-type]
    )


ARRESTED = says(1, Kind.ARRESTED, "2020-09")
SENTENCED = says(2, Kind.SENTENCED, "2021-09", term=years(11))
RELEASED = says(3, Kind.RELEASED, DAY)
TWO = (
    says(3, Kind.RELEASED, DAY, approved=True),
    says(4, Kind.RELEASED, DAY, approved=True, origin="report:2", direct=True),
)
DIED = (
    says(3, Kind.DIED, DAY, approved=True),
    says(4, Kind.DIED, DAY, approved=True, origin="report:2", direct=True),
)

LIBERTY = [
    Case(
        "liberty",
        "finding",
        "held",
        "concluded by the organisation as of 14 December 2025, at the threshold of reasonable grounds",
        (ARRESTED, RELEASED),
        found=((9, finding("held", "2025-12-14", relied_on=(1, 77))),),
    ),
    Case(
        "liberty",
        "death disputed",
        "disputed",
        "said by 2 independent origins to have died on 13 December 2025, and contradicted by 1 origin",
        (*DIED, says(5, Kind.DIED, DAY, certainty=DENIED)),
    ),
    Case(
        "liberty",
        "death disputed",
        "disputed",
        "said by 1 origin to have died in November 2025, and contradicted by 1 origin",
        (says(3, Kind.DIED, "2025-11"),),
        (sees(4, ObservationKind.SEEN_HELD, DAY),),
        name="seen alive later",
    ),
    Case(
        "liberty",
        "dead",
        "dead",
        "said by 2 independent origins to have died on 13 December 2025, one of them from direct basis",
        DIED,
    ),
    Case(
        "liberty",
        "reported dead",
        "reported dead",
        "said by 1 origin to have died on 13 December 2025; not yet confirmed",
        (ARRESTED, says(3, Kind.DIED, DAY)),
    ),
    Case(
        "liberty",
        "day open",
        "unknown",
        "what is dated November 2025 may have happened before or after this day",
        (ARRESTED, SENTENCED, says(3, Kind.RELEASED, "2025-11")),
        on="2025-11-20",
    ),
    Case(
        "liberty",
        "release disputed",
        "disputed",
        "said by 2 independent origins to be free since 13 December 2025, and contradicted by 1 origin",
        (*TWO, says(5, Kind.RELEASED, certainty=DENIED, told="2025-12-14", approved=True)),
        name="denied",
    ),
    Case(
        "liberty",
        "free",
        "free",
        "said by 2 independent origins to be free since 13 December 2025, one of them from direct basis",
        (*TWO, says(5, Kind.RELEASED, certainty=DENIED, told="2025-12-14")),
        name="denied by a stranger's page",
    ),
    Case(
        "liberty",
        "release disputed",
        "disputed",
        "said by 1 origin to be free since 13 December 2025, and contradicted by 2 independent origins",
        (
            RELEASED,
            says(5, Kind.HELD, "2025-12-15", origin="voice:a", told="2025-12-15"),
            says(6, Kind.HELD, "2025-12-15", origin="voice:b", told="2025-12-15"),
        ),
        name="held afterwards",
    ),
    Case(
        "liberty",
        "release disputed",
        "disputed",
        "said by 1 origin to be free since 13 December 2025, and contradicted by 1 origin",
        (RELEASED,),
        (sees(5, ObservationKind.SEEN_HELD, "2025-12-20", told="2025-12-21"),),
        name="seen in custody afterwards",
    ),
    Case(
        "liberty",
        "release disputed",
        "disputed",
        "said by 1 origin to be free since 13 December 2025, and contradicted by 1 origin",
        (RELEASED,),
        (sees(5, ObservationKind.REFUSED_RELEASE, DAY),),
        name="refused to leave",
    ),
    Case(
        "liberty",
        "free",
        "free",
        "said by 2 independent origins to be free since 13 December 2025, one of them from direct basis",
        (ARRESTED, *TWO),
    ),
    Case(
        "liberty",
        "reported free, hedged",
        "reported free",
        "said only with hedging, by 1 origin, to be free since 13 December 2025; not yet confirmed",
        (ARRESTED, says(3, Kind.RELEASED, DAY, certainty=HEDGED)),
    ),
    Case(
        "liberty",
        "reported free",
        "reported free",
        "said by 1 origin to be free since 13 December 2025; not yet confirmed",
        (ARRESTED, RELEASED),
    ),
    Case(
        "liberty",
        "reported free",
        "reported free",
        "said by 1 origin to be free; not yet confirmed",
        (ARRESTED, says(3, Kind.RELEASED)),
        name="on a day that nobody gives",
    ),
    Case(
        "liberty",
        "reported free",
        "reported free",
        "said by 1 origin to be free since 13 December 2025; not yet confirmed",
        (ARRESTED,),
        (sees(3, ObservationKind.SEEN_FREE, DAY),),
        name="seen",
    ),
    Case(
        "liberty",
        "restriction over",
        "unknown",
        "by the calendar the term ended in September 2023, and nothing is known since 30 September 2021",
        (ARRESTED, says(2, Kind.SENTENCED, "2021-09", term=years(2, Length.SUSPENDED))),
    ),
    Case(
        "liberty",
        "restricted",
        "restricted",
        "said by 1 origin to be restricted since 13 December 2025",
        (ARRESTED, says(3, Kind.RELEASED, DAY, mode="bail")),
        name="bail",
    ),
    Case(
        "liberty",
        "restricted",
        "restricted",
        "said by 1 origin to be restricted since October 2020",
        (ARRESTED, says(3, Kind.HOUSE_ARREST, "2020-10")),
        name="house arrest",
    ),
    Case(
        "liberty",
        "restricted",
        "restricted",
        "said by 1 origin to be restricted since September 2025",
        (ARRESTED, says(3, Kind.SENTENCED, "2025-09", term=years(2, Length.RESTRICTED))),
        name="a term outside prison",
    ),
    Case(
        "liberty",
        "term over",
        "unknown",
        "by the calendar the term ended in September 2031, and nothing is known since 30 September 2021",
        (ARRESTED, SENTENCED),
        on="2033-01-01",
    ),
    Case(
        "liberty",
        "no news",
        "unknown",
        "detained on 1 November 2025, and nothing is known since 1 November 2025",
        (says(1, Kind.DETAINED, "2025-11-01"),),
        on="2025-12-02",
    ),
    Case(
        "liberty",
        "held, hedged",
        "held",
        "said only with hedging, by 1 origin, to be held since December 2025; last evidence of 13 December 2025",
        (says(1, Kind.DETAINED, "2025-12", certainty=HEDGED),),
        on="2025-12-31",
    ),
    Case(
        "liberty",
        "held",
        "held",
        "said by 1 origin to be held since September 2020; last evidence of 30 September 2021",
        (ARRESTED, SENTENCED),
    ),
    Case(
        "liberty",
        "missing",
        "unknown",
        "said by 1 origin to have disappeared on 13 December 2025, and not heard of since",
        (says(1, Kind.DISAPPEARED, DAY),),
    ),
    Case(
        "liberty",
        "nothing known",
        "unknown",
        "no claim says that this person was held, freed or dead by this day",
        (says(1, Kind.RECOGNISED, said_by=(WATCH,)),),
    ),
]
PLACE = [
    Case(
        "place",
        "handed over",
        "handed over to Utopia",
        "said by 1 origin to have been handed over on 13 December 2025",
        (says(3, Kind.EXCHANGED, DAY, where_to="Utopia"),),
    ),
    Case(
        "place",
        "exiled",
        "exiled to Utopia",
        "said by 1 origin to have been made to leave on 13 December 2025",
        (says(3, Kind.EXILED, DAY, where_to="Utopia", mode="expelled"),),
    ),
    Case(
        "place",
        "abroad",
        "abroad (not in Ruritania)",
        "said by 1 origin to be abroad since 13 December 2025",
        (says(3, Kind.EXILED, DAY, where="Ruritania"),),
    ),
    Case(
        "place",
        "outside",
        "Strelsau",
        "said by 1 origin to be there on 13 December 2025",
        (RELEASED,),
        (sees(4, ObservationKind.SEEN_FREE, DAY, where="Strelsau"),),
    ),
    Case(
        "place",
        "in custody",
        "colony 4",
        "said by 1 origin to be in custody there in March 2022",
        (ARRESTED, says(2, Kind.TRANSFERRED, "2022-03", where="prison 1", where_to="colony 4")),
    ),
    Case("place", "no place known", None, "no claim says where this person is on this day", (ARRESTED,)),
]
LEGAL = [
    Case(
        "legal",
        "pardoned",
        "pardoned",
        "said by 1 origin to have been pardoned on 13 December 2025",
        (SENTENCED, says(3, Kind.PARDONED, DAY)),
    ),
    Case(
        "legal",
        "acquitted",
        "acquitted",
        "said by 1 origin to have been acquitted on 13 December 2025",
        (says(2, Kind.CHARGED, DAY), says(3, Kind.ACQUITTED, DAY)),
    ),
    Case(
        "legal",
        "sentenced",
        "sentenced to 11 years or 12 years",
        "said by 1 origin to have been sentenced to 11 years or 12 years in September 2021",
        (SENTENCED, says(3, Kind.SENTENCED, "2021", term=years(12))),
    ),
    Case(
        "legal",
        "convicted",
        "convicted",
        "said by 1 origin to have been convicted on 13 December 2025",
        (says(3, Kind.CONVICTED, DAY),),
    ),
    Case(
        "legal",
        "on trial",
        "on trial",
        "said by 1 origin to have been on trial on 13 December 2025",
        (says(3, Kind.TRIED, DAY),),
    ),
    Case("legal", "charged", "charged", "said by 1 origin to have been charged", (says(3, Kind.CHARGED),)),
    Case("legal", "no step known", None, "no claim speaks of a case by this day", (ARRESTED,)),
]
RECOGNITION = [
    Case(
        "recognition",
        "recognised",
        "recognised by Example Watch",
        "said by 1 origin to be recognised since May 2021",
        (says(3, Kind.RECOGNISED, "2021-05", said_by=(WATCH,)),),
    ),
    Case(
        "recognition",
        "not recognised",
        "not recognised by Example Watch",
        "said by 1 origin not to be recognised",
        (says(3, Kind.RECOGNISED, said_by=(WATCH,), certainty=DENIED),),
    ),
    Case(
        "recognition",
        "recognition disputed",
        "recognition by Example Watch disputed",
        "said by 1 origin, and contradicted by 1 origin",
        (
            says(3, Kind.RECOGNISED, by="Example Watch"),
            says(4, Kind.RECOGNISED, said_by=(WATCH,), certainty=DENIED),
        ),
    ),
]
CASES = [*LIBERTY, *PLACE, *LEGAL, *RECOGNITION]


def answered(case: Case) -> Axis:
    status = known(*case.told, seen=case.seen, found=case.found, on=case.on).status
    (axis,) = status.recognition if case.axis == "recognition" else (getattr(status, case.axis),)
    assert isinstance(axis, Axis)
    return axis


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.axis}: {case.row} {case.name}".strip())
def test_the_row_decides(case: Case) -> None:
    axis = answered(case)
    assert (axis.rule, axis.value, axis.why) == (case.row, case.value, case.why)


def test_every_row_is_tested() -> None:
    assert {(case.axis, case.row) for case in CASES} == {(row.axis, row.name) for row in TABLE}


def test_the_last_row_of_each_axis_always_decides_except_for_recognition_which_needs_a_body() -> None:
    status = known().status
    assert [status.liberty.rule, status.place.rule, status.legal.rule] == [
        "nothing known",
        "no place known",
        "no step known",
    ]
    assert status.recognition == ()


def test_considered_a_political_prisoner_by_nobody_named_changes_nothing() -> None:
    told = (ARRESTED, says(5, Kind.RECOGNISED), says(6, Kind.RECOGNISED, said_by=(SOMEBODY,)))
    assert known(*told).status == known(ARRESTED).status


def test_a_finding_names_only_what_the_reader_may_see_and_keeps_the_claims_on_both_sides() -> None:
    axis = answered(LIBERTY[0])
    assert (axis.for_, axis.against) == ((1,), (3,))
