"""How far a figure could have come out otherwise, had other cases been drawn: the bootstrap over cases."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

SEED = 20251213
_DRAWS = 400
_OUTSIDE = 0.025  # left out at each end: 95 % lie between


def bootstrap(
    parts: Sequence[tuple[int, int, int]], figure: Callable[[int, int, int], float]
) -> tuple[float, float] | None:
    """The bounds of 95 % of what ``figure`` makes of the sums when cases are drawn again; ``None`` below two cases.

    Whole cases are drawn, since what stands in one text isn't independent. The seed is fixed: the same cases give the
    same bounds.

    >>> bootstrap([(1, 1, 1), (1, 1, 1)], lambda right, found, wanted: right / wanted)
    (1.0, 1.0)
    """
    if len(parts) < 2:
        return None
    dice = random.Random(SEED)  # noqa: S311 -- no secret hangs on it
    made = []
    for _ in range(_DRAWS):
        drawn = dice.choices(parts, k=len(parts))
        right, found, wanted = (sum(column) for column in zip(*drawn, strict=True))
        made.append(figure(right, found, wanted))
    made.sort()
    cut = int(_DRAWS * _OUTSIDE)
    return made[cut], made[-cut - 1]
