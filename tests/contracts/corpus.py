"""What every set of annotated cases promises; a corpus's test subclasses `CorpusContract`."""

from __future__ import annotations

from pathlib import Path

import pytest

from habeas.casework.evaluating.corpus import Case, Corpus, Tools
from habeas.casework.evaluating.evaluate import document, gather, score
from habeas.casework.evaluating.registry import CORPORA, corpus_at
from habeas.casework.evaluating.tools import tools_of
from habeas.errors import UnreadableCasesError
from habeas.settings import Settings


class CorpusContract:
    """Subclass it with the corpus, a way to lay out a tiny copy of it, and the names and measure that are in it."""

    corpus: Corpus
    measure: str
    language = "en"

    def lay_out(self, folder: Path) -> Path:
        """Write a tiny copy into the folder; returns one of its files that can be damaged."""
        raise NotImplementedError

    def tools(self) -> Tools:
        """The tools that the copy is scored with."""
        return tools_of(Settings())

    def cases(self, folder: Path) -> list[Case]:
        split = self.corpus.splits[0]
        return list(self.corpus.cases(self.corpus.files(folder, split), split))

    def test_it_is_among_the_kinds(self) -> None:
        assert type(self.corpus) in {type(corpus) for corpus in CORPORA}

    def test_its_layout_is_found_out(self, tmp_path: Path) -> None:
        self.lay_out(tmp_path)
        assert corpus_at(tmp_path, None).kind == self.corpus.kind

    def test_an_empty_folder_holds_no_files_of_it(self, tmp_path: Path) -> None:
        assert [self.corpus.files(tmp_path, split) for split in self.corpus.splits] == [()] * len(self.corpus.splits)

    def test_its_files_come_in_one_order(self, tmp_path: Path) -> None:
        self.lay_out(tmp_path)
        files = self.corpus.files(tmp_path, self.corpus.splits[0])
        assert files
        assert files == self.corpus.files(tmp_path, self.corpus.splits[0])
        assert all(path.is_file() for path in files)

    def test_its_cases_say_who_they_are(self, tmp_path: Path) -> None:
        self.lay_out(tmp_path)
        cases = self.cases(tmp_path)
        assert len({case.id for case in cases}) == len(cases) > 0
        assert {case.language for case in cases} == {self.language}

    def test_the_same_case_scores_the_same(self, tmp_path: Path) -> None:
        self.lay_out(tmp_path)
        tools = self.tools()
        assert [case.score(tools) for case in self.cases(tmp_path)] == [
            case.score(tools) for case in self.cases(tmp_path)
        ]

    def test_nothing_is_right_that_was_not_wanted(self, tmp_path: Path) -> None:
        self.lay_out(tmp_path)
        for case in self.cases(tmp_path):
            for counts in case.score(self.tools()).counts.values():
                assert 0 <= counts.right <= min(counts.found, counts.wanted)

    def test_the_document_holds_figures_and_notes_and_no_case_twice(self, tmp_path: Path) -> None:
        self.lay_out(tmp_path)
        evaluation = gather(self.corpus, tmp_path)
        tools = self.tools()
        made = document(evaluation, [score(case, tools) for case in evaluation.cases], tools, notes=True)
        assert made["kind"] == self.corpus.kind
        assert made["figures"][self.language]["cases"] == len(evaluation.cases)
        assert self.measure in made["figures"][self.language]
        assert isinstance(made["missed"], list)

    def test_a_damaged_file_is_named(self, tmp_path: Path) -> None:
        damaged = self.lay_out(tmp_path)
        damaged.write_bytes(b"\xff\xfe{")
        with pytest.raises(UnreadableCasesError, match=damaged.name):
            self.cases(tmp_path)
