"""Our own cases, as a corpus like the others."""

from __future__ import annotations

from pathlib import Path

from habeas.casework.evaluating.cases import CLAIMS, KNOWN_MISSES, WHOLE, OwnCases
from habeas.casework.evaluating.scoring import Counts
from tests.contracts.corpus import CorpusContract

CASES = """
language = "en"

[[case]]
text = "Anna Example was arrested on Monday."
published = "2024-05-08"
claims = [{ kind = "arrested", who = ["Anna Example"], when = "2024-05-06" }]

[[case]]
text = "Boris Sample was arrested, and the tram line opened."
known_miss = true
claims = [{ kind = "released", who = ["Boris Sample"] }]
"""


class TestOwnCases(CorpusContract):
    corpus = OwnCases()
    measure = CLAIMS

    def lay_out(self, folder: Path) -> Path:
        (folder / "en").mkdir()
        path = folder / "en" / "cases.toml"
        path.write_text(CASES, "utf-8")
        return path

    def test_claims_and_whole_cases_are_counted(self, tmp_path: Path) -> None:
        path = self.lay_out(tmp_path)
        first, second = (case.score(self.tools()) for case in self.cases(path))
        assert first.counts == {CLAIMS: Counts(1, 1, 1), WHOLE: Counts(1, 1, 1)}
        assert second.counts == {CLAIMS: Counts(0, 1, 1), WHOLE: Counts(0, 1, 1)}
        assert (first.asides[KNOWN_MISSES], second.asides[KNOWN_MISSES]) == (0, 1)
