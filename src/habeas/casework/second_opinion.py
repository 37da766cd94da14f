"""A second opinion on two names: nomenklatura's logic-v2, which knows names of the whole world; an extra, never needed.

Install it with ``pip install "habeas[second-opinion]"``. Nothing that the register holds rests on it: it reads data
files of its own and changes with its versions. It has two answers where we have three, so where ours is *unsure* it
neither agrees nor disagrees.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from habeas.errors import NoSecondOpinionError
from habeas.model.decisions import Verdict

MATCHER = "nomenklatura logic-v2"
THRESHOLD = 0.7
"""From this score on it calls two names one person: the default of yente, the matching service of its makers."""


@dataclass(frozen=True, slots=True)
class SecondOpinion:
    """What the other matcher says: its score from 0 to 1, and whether that agrees with our verdict, where it can."""

    matcher: str
    version: str
    score: float
    threshold: float
    agrees: bool | None

    @property
    def verdict(self) -> Verdict:
        """The score as a verdict: *same* from its threshold on, else *different*."""
        return _verdict(self.score)

    @property
    def words(self) -> str:
        """The opinion in a sentence.

        >>> SecondOpinion("nomenklatura logic-v2", "4", 0.45, 0.7, agrees=False).words
        'the second opinion says different, which disagrees (nomenklatura logic-v2 4: 0.45, same from 0.70)'
        """
        agreeing = {None: "where ours leaves it open", True: "which agrees", False: "which disagrees"}[self.agrees]
        source = f"{self.matcher} {self.version}: {self.score:.2f}, same from {self.threshold:.2f}"
        return f"the second opinion says {self.verdict.value}, {agreeing} ({source})"


def second_opinions() -> Callable[[str, str, Verdict], SecondOpinion]:
    """The other matcher, ready to be asked about two names and our verdict on them; the first question takes seconds.

    Its score depends on which name is the question: the better one of both directions counts, so the order of two names
    makes no difference. Raises `NoSecondOpinionError` where it is not installed.
    """
    try:
        from followthemoney import model
        from nomenklatura import __version__ as version
        from nomenklatura.matching import LogicV2, ScoringConfig
    except ImportError as err:
        msg = f"the second opinion is not installed here ({err})"
        raise NoSecondOpinionError(msg) from err
    config = ScoringConfig.defaults()

    def person(name: str) -> Any:
        made = model.make_entity("Person")
        made.id = name  # it keeps what it worked out by id
        made.add("name", name)
        return made

    def ask(left: str, right: str, ours: Verdict) -> SecondOpinion:
        one, other = person(left), person(right)
        score = max(float(LogicV2.compare(*way, config).score) for way in ((one, other), (other, one)))
        return SecondOpinion(MATCHER, version, round(score, 4), THRESHOLD, agrees(ours, score))

    return ask


def agrees(ours: Verdict, score: float) -> bool | None:
    """Whether a score says what our verdict says; ``None`` where ours is *unsure*.

    >>> agrees(Verdict.SAME, 0.7), agrees(Verdict.DIFFERENT, 0.7), agrees(Verdict.UNSURE, 0.7)
    (True, False, None)
    """
    return None if ours is Verdict.UNSURE else _verdict(score) is ours


def _verdict(score: float) -> Verdict:
    return Verdict.SAME if score >= THRESHOLD else Verdict.DIFFERENT
