"""PolNeAR: an attribution is found when its cue and its source are."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from habeas.casework.evaluating.polnear import BOTH, CUE, Polnear
from habeas.casework.evaluating.scoring import Counts
from tests.casework.evaluating.prepared import span
from tests.contracts.corpus import CorpusContract

TEXT = "The bridge is old, the minister said. Anna Example warned of ice. It is known to be cold.\n"


def annotation() -> str:
    marked = [
        ("Source", "the minister"),
        ("Cue", "said"),
        ("Source", "Anna Example"),
        ("Cue", "warned"),
        ("Cue", "known"),
    ]
    lines = []
    for number, (label, words) in enumerate(marked, 1):
        at = TEXT.index(words)
        lines.append(f"T{number}\t{label} {at} {at + len(words)}\t{words}")
    lines += [
        "E1\tAttribution:T2 Cue:T2 Source:T1",
        "E2\tAttribution:T4 Cue:T4 Source:T3",
        "E3\tAttribution:T5 Cue:T5",
        "#1\tAnnotatorNotes T1\tthe rest of a remark",
    ]
    return "\n".join(lines) + "\n"


class TestPolnear(CorpusContract):
    corpus = Polnear()
    measure = BOTH

    def lay_out(self, folder: Path) -> Path:
        for name in ("text", "attributions"):
            (folder / "data" / "dev" / name).mkdir(parents=True)
        (folder / "data/dev/text/example_2024-05-08_bridge.txt").write_text(TEXT, "utf-8")
        path = folder / "data/dev/attributions/example_2024-05-08_bridge_aa11.ann"
        path.write_text(annotation(), "utf-8")
        return path

    def scored(self, folder: Path, *pairs: tuple[str, str]) -> dict[str, Counts]:
        """The counts when these cues are found with these sources."""
        self.lay_out(folder)
        found = [(span(TEXT, cue), span(TEXT, source)) for cue, source in pairs]
        (case,) = self.cases(folder)
        return dict(case.score(replace(self.tools(), attributions=lambda _: found)).counts)

    def test_the_english_reader_hears_the_minister(self, tmp_path: Path) -> None:
        self.lay_out(tmp_path)
        (case,) = self.cases(tmp_path)
        assert case.score(self.tools()).counts[BOTH].right >= 1

    def test_cue_and_source_together_count(self, tmp_path: Path) -> None:
        found = self.scored(tmp_path, ("said", "minister"), ("warned", "Anna"))
        assert found == {BOTH: Counts(2, 2, 2), CUE: Counts(2, 2, 2)}

    def test_another_source_is_wrong_and_its_cue_is_right(self, tmp_path: Path) -> None:
        assert self.scored(tmp_path, ("said", "bridge")) == {BOTH: Counts(0, 1, 2), CUE: Counts(1, 1, 2)}

    def test_an_attribution_without_a_source_is_neither_wanted_nor_wrong(self, tmp_path: Path) -> None:
        assert self.scored(tmp_path, ("known", "It")) == {BOTH: Counts(0, 0, 2), CUE: Counts(0, 0, 2)}

    def test_the_same_attribution_counts_once(self, tmp_path: Path) -> None:
        found = self.scored(tmp_path, ("said", "minister"), ("said", "minister"))
        assert found[BOTH] == Counts(1, 2, 2)
