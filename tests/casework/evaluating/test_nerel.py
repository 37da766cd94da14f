"""NEREL: the people of a text who were convicted, and those who were arrested."""

from __future__ import annotations

from pathlib import Path

from habeas.casework.evaluating.corpus import Tools
from habeas.casework.evaluating.nerel import ARRESTED, CONVICTED, Nerel
from habeas.casework.evaluating.scoring import Counts
from habeas.model import Claim, Kind, Report
from tests.casework.evaluating.prepared import claim, person, span, tools
from tests.contracts.corpus import CorpusContract

TEXT = (
    "Анна Примерова осуждена за клевету на два года.\r\nБориса Образцова задержали. Примерову поддержал тренер.\r\n"
    "Клару Тестову приговорили. Тренер Дмитрий Пробов тоже получил срок.\r\n"
)
MARKED = [
    ("PERSON", "Анна Примерова"), ("CRIME", "клевету"), ("PENALTY", "два года"), ("PERSON", "Бориса Образцова"),
    ("EVENT", "задержали"), ("PERSON", "Примерову"), ("PROFESSION", "тренер"), ("PERSON", "Клару Тестову"),
    ("EVENT", "приговорили"), ("PERSON", "Дмитрий Пробов"), ("PROFESSION", "Тренер"),
]  # fmt: skip
RELATIONS = [
    "CONVICTED_OF Arg1:T1 Arg2:T2", "PENALIZED_AS Arg1:T1 Arg2:T3", "PARTICIPANT_IN Arg1:T4 Arg2:T5",
    "PARTICIPANT_IN Arg1:T8 Arg2:T9", "WORKS_AS Arg1:T10 Arg2:T11", "PENALIZED_AS Arg1:T11 Arg2:T3",
]  # fmt: skip


class TestNerel(CorpusContract):
    corpus = Nerel()
    measure = CONVICTED
    language = "ru"

    def lay_out(self, folder: Path) -> Path:
        place = folder / "NEREL-v1.1" / "dev"
        place.mkdir(parents=True)
        (place / "one.txt").write_bytes(TEXT.encode())
        lines = []
        for number, (label, words) in enumerate(MARKED, 1):
            at = TEXT.index(words)
            lines.append(f"T{number}\t{label} {at} {at + len(words)}\t{words}")
        lines += [f"R{number}\t{words}" for number, words in enumerate(RELATIONS, 1)]
        path = place / "one.ann"
        path.write_text("\n".join([*lines, "N1\tReference T4 Wikidata:NULL\t"]) + "\n", "utf-8")
        return path

    def tools(self) -> Tools:
        return tools(told(("Анна Примерова", Kind.CONVICTED), ("Бориса Образцова", Kind.DETAINED)))

    def counts(self, folder: Path, *found: tuple[str, Kind]) -> dict[str, Counts]:
        self.lay_out(folder)
        (case,) = self.cases(folder)
        return dict(case.score(tools(told(*found))).counts)

    def test_who_was_convicted_and_who_was_arrested(self, tmp_path: Path) -> None:
        found = self.counts(tmp_path, ("Анна Примерова", Kind.SENTENCED), ("Бориса Образцова", Kind.ARRESTED))
        assert found == {CONVICTED: Counts(1, 1, 1), ARRESTED: Counts(1, 1, 1)}

    def test_two_mentions_of_one_person_are_one(self, tmp_path: Path) -> None:
        found = self.counts(tmp_path, ("Анна Примерова", Kind.SENTENCED), ("Примерову", Kind.CHARGED))
        assert found[CONVICTED] == Counts(1, 1, 1)

    def test_somebody_else_is_wrong(self, tmp_path: Path) -> None:
        assert self.counts(tmp_path, ("Бориса Образцова", Kind.CONVICTED))[CONVICTED] == Counts(0, 1, 1)

    def test_who_was_sentenced_without_a_penalty_or_under_another_word_is_excused(self, tmp_path: Path) -> None:
        found = self.counts(tmp_path, ("Клару Тестову", Kind.SENTENCED), ("Дмитрий Пробов", Kind.SENTENCED))
        assert found[CONVICTED] == Counts(0, 0, 1)


def told(*found: tuple[str, Kind]) -> "Told":  # noqa: UP037
    return Told(found)


class Told:
    """Claims that say these kinds of these people."""

    def __init__(self, found: tuple[tuple[str, Kind], ...]) -> None:
        self._found = found

    def __call__(self, report: Report) -> list[Claim]:
        return [claim(kind, person(report.text, name), span(report.text, name)) for name, kind in self._found]
