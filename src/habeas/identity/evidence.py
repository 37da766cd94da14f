"""What speaks for and against one person, in thousandths of a nat, and within which bounds."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.model.decisions import CERTAIN_PPM, Reason

CONFLICT = -8000
UNSURE_MOST = 900_000
NEAR_SURNAME_MOST = 450_000
EVEN = 500_000
WORTH_ASKING = 3500
"""From which weight on a person should look before a rule has two names differ."""

NOTHING = Reason("there is no name to compare", "", "", 0)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Reasons that add up, and the bounds that rules put on the probability (parts per million) they give."""

    reasons: tuple[Reason, ...]
    least_ppm: int = 1
    most_ppm: int = CERTAIN_PPM - 1
