"""How each tool is asked about a pair of names. None but our own is a dependency: requirements.txt here pins them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from itertools import permutations
from typing import Any

from bench.peers import columns
from bench.peers.naming import can_be_told, parts

LINKED, REVIEW, APART = "linked", "review", "apart"

Names = tuple[str, str]
Answer = tuple[float, str | None]
"""A score, the higher the likelier one person, and the verdict of a tool that gives one of its own."""
Ask = Callable[[Sequence[Names]], list[Answer]]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A pair that a tool may learn from."""

    names: Names
    same: bool


@dataclass(frozen=True, slots=True)
class Peer:
    """A tool: what it needs, the threshold its makers document, and how it is made ready to be asked."""

    name: str
    packages: tuple[str, ...]
    ready: Callable[[Sequence[Labelled]], Ask]
    threshold: float | None
    threshold_from: str

    def missing(self) -> list[str]:
        """The packages it needs that are not installed here."""
        return [package for package in self.packages if find_spec(package) is None]

    def versions(self) -> dict[str, str]:
        """The versions of what it needs."""
        return {package: version(package) for package in self.packages}


def _habeas(_: Sequence[Labelled]) -> Ask:
    from habeas.identity.compare import compare
    from habeas.identity.names import Name
    from habeas.model.decisions import CERTAIN_PPM, Verdict

    verdicts = {Verdict.SAME: LINKED, Verdict.UNSURE: REVIEW, Verdict.DIFFERENT: APART}

    def ask(pairs: Sequence[Names]) -> list[Answer]:
        judged = [compare(Name.of(left), Name.of(right)) for left, right in pairs]
        return [(one.probability_ppm / CERTAIN_PPM, verdicts[one.verdict]) for one in judged]

    return ask


def _logic_v2(*, tagged: bool) -> Callable[[Sequence[Labelled]], Ask]:
    def ready(_: Sequence[Labelled]) -> Ask:
        from followthemoney import model
        from nomenklatura.matching import LogicV2, ScoringConfig

        config = ScoringConfig.defaults()

        def entity(name: str) -> Any:
            made = model.make_entity("Person")
            made.id = name  # it caches by id
            made.add("name", name)
            if tagged and can_be_told(name):
                for label, part in zip(("firstName", "lastName", "fatherName"), parts(name), strict=True):
                    made.add(label, part)
            return made

        def score(left: str, right: str) -> float:
            one, other = entity(left), entity(right)
            return max(float(LogicV2.compare(*way, config).score) for way in ((one, other), (other, one)))

        return lambda pairs: [(score(left, right), None) for left, right in pairs]

    return ready


def _token_sort(_: Sequence[Labelled]) -> Ask:
    from anyascii import anyascii
    from rapidfuzz.fuzz import token_sort_ratio

    def plain(name: str) -> str:
        return str(anyascii(name)).lower()

    return lambda pairs: [(token_sort_ratio(plain(a), plain(b)) / 100, None) for a, b in pairs]


def _alignment(_: Sequence[Labelled]) -> Ask:
    from anyascii import anyascii
    from rapidfuzz.distance import JaroWinkler

    def words(name: str) -> list[str]:
        return str(anyascii(name)).lower().replace(",", " ").replace(".", " ").split()[:6]

    def score(left: str, right: str) -> float:
        few, many = sorted((words(left), words(right)), key=len)
        if not few:
            return 0.0
        table = [[float(JaroWinkler.similarity(a, b)) for b in many] for a in few]
        ways = permutations(range(len(many)), len(few))
        return max(sum(table[row][at] for row, at in enumerate(way)) for way in ways) / len(few)

    return lambda pairs: [(score(left, right), None) for left, right in pairs]


PEERS = (
    Peer("Habeas", (), _habeas, None, "the verdict “same”"),
    Peer(
        "nomenklatura logic-v2, plain names", ("nomenklatura", "followthemoney", "rigour"), _logic_v2(tagged=False),
        0.7, "the default of yente, its matching service",
    ),
    Peer(
        "nomenklatura logic-v2, tagged parts", ("nomenklatura", "followthemoney", "rigour"), _logic_v2(tagged=True),
        0.7, "the default of yente, its matching service",
    ),
    Peer("rapidfuzz token_sort_ratio over anyascii", ("rapidfuzz", "anyascii"), _token_sort, None, "none documented"),
    Peer(
        "best token alignment, Jaro-Winkler over anyascii", ("rapidfuzz", "anyascii"), _alignment,
        None, "none documented",
    ),
    Peer(
        "Splink, naive columns over anyascii", ("splink", "duckdb", "pyarrow", "anyascii"), columns.ready,
        0.95, "the bar of its quick start for clusters",
    ),
)  # fmt: skip
