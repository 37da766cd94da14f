"""SlavicNER: the form that names are filed under."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from habeas.casework.evaluating.corpus import Tools
from habeas.casework.evaluating.scoring import Counts
from habeas.casework.evaluating.slavicner import NORMAL, OF_PERSONS, SlavicNer
from tests.contracts.corpus import CorpusContract

ROWS = [
    ("Анны Примеровой", "Анна Примерова", "PER"),
    ("СЕМЁН ОБРАЗЦОВ", "Семен Образцов", "PER"),
    ("Стрельсау", "Стрельсау", "LOC"),
    ("руританцев", "руританцы", "PER"),
]
ITEMS = {"руританцев": "GPE-Ruritania"}


class TestSlavicNer(CorpusContract):
    corpus = SlavicNer()
    measure = NORMAL
    language = "ru"

    def lay_out(self, folder: Path) -> Path:
        for topic in ("bridge", "asia_bibi"):
            (folder / "ner" / topic / "ru").mkdir(parents=True)
        lines = [f"0\t9\t{words}\t{lemma}\t{label}\t{ITEMS.get(words, 'PER-x')}" for words, lemma, label in ROWS]
        path = folder / "ner" / "bridge" / "ru" / "one.tsv"
        path.write_text("\n".join(lines) + "\n", "utf-8")
        (folder / "ner" / "asia_bibi" / "ru" / "two.tsv").write_text(lines[0] + "\n", "utf-8")
        return path

    def tools(self) -> Tools:
        return replace(super().tools(), normal_form=lambda surface, _: surface)

    def test_only_people_count_and_neither_capitals_nor_dots(self, tmp_path: Path) -> None:
        self.lay_out(tmp_path)
        (case,) = self.cases(tmp_path)
        assert case.score(self.tools()).counts == {NORMAL: Counts(1, 3, 3), OF_PERSONS: Counts(1, 2, 2)}
        knowing = replace(self.tools(), normal_form=lambda surface, _: dict(FORMS).get(surface, surface))
        assert case.score(knowing).counts == {NORMAL: Counts(2, 3, 3), OF_PERSONS: Counts(2, 2, 2)}

    def test_the_closed_topic_is_in_no_split_but_its_own(self, tmp_path: Path) -> None:
        self.lay_out(tmp_path)
        assert [path.name for path in self.corpus.files(tmp_path, "dev")] == ["one.tsv"]
        assert [path.name for path in self.corpus.files(tmp_path, "test")] == ["two.tsv"]


FORMS = [("Анны Примеровой", "Анна Примерова")]
