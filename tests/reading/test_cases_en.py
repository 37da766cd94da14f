"""Every English case of ``cases.toml``: the claims that are expected, and no others."""

from __future__ import annotations

from typing import Any

import pytest

from habeas.model import Claim, Group, Mention
from habeas.reading.cascade import Cascade
from habeas.reading.languages import table
from tests.reading.reports import report

CASES: list[dict[str, Any]] = table("en", "cases")["case"]


def _term(claim: Claim) -> str:
    term = claim.term
    if term is None:
        return ""
    parts = [(term.years, "y"), (term.months, "m"), (term.days, "d")]
    return "".join(f"{number}{unit}" for number, unit in parts if number) or term.kind.value


def _bounds(group: Group) -> list[int]:
    if group.quantity is None:
        return []
    return [group.quantity.low, -1 if group.quantity.high is None else group.quantity.high]


def _found(claims: tuple[Claim, ...]) -> list[dict[str, Any]]:
    """Claims as cases write them: people who share kind and trigger are one row."""
    rows: dict[Any, dict[str, Any]] = {}
    for claim in claims:
        person = isinstance(claim.about, Mention)
        key = (claim.kind, claim.trigger.start, person or claim.about.span)
        row = rows.setdefault(
            key,
            {
                "kind": claim.kind.value,
                "said": claim.said_by[-1].role.value if claim.said_by else "author",
                "certainty": claim.certainty.value,
                "term": _term(claim),
                "when": claim.when.value.rstrip("~") if claim.when else "",
                "charge": claim.charge.text if claim.charge else "",
                "by": claim.by.name if claim.by else "",
                "mode": claim.mode or "",
            },
        )
        if isinstance(claim.about, Mention):
            row.setdefault("who", []).append(claim.about.normal)
        else:
            row["count"] = _bounds(claim.about)
    return list(rows.values())


def _fits(wanted: dict[str, Any], row: dict[str, Any]) -> bool:
    return all(row.get(key) == value for key, value in wanted.items())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_the_expected_claims_and_no_others(case: dict[str, Any]) -> None:
    rows = _found(Cascade().read(report(case["text"], published=case.get("published"))).claims)
    rest = list(rows)
    for wanted in case["claims"]:
        fitting = next((row for row in rest if _fits(wanted, row)), None)
        assert fitting is not None, f"no claim like {wanted} among {rows}"
        rest.remove(fitting)
    assert rest == []
