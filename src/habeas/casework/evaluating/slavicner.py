"""SlavicNER: the form that names of people are filed under, from the form they stand in, in Polish, Russian, Ukrainian.

Each mention counts; capitals and the dots of ``ё`` make no difference. The topic ``asia_bibi`` is the test split.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from habeas.casework.evaluating.corpus import Case, Tools, folder_there
from habeas.casework.evaluating.pages import text_of
from habeas.casework.evaluating.scoring import Counts, Note, Scored
from habeas.errors import UnreadableCasesError

NORMAL = "normal form"
LANGUAGES = ("pl", "ru", "uk")
_TEST = "asia_bibi"
_COLUMNS = 6


@dataclass(frozen=True, slots=True)
class SlavicCase:
    """The people of one article: each name as it stands and as it is filed."""

    id: str
    language: str
    names: tuple[tuple[str, str], ...]

    def score(self, tools: Tools) -> Scored:
        """How many of the names are filed right."""
        made = [(surface, lemma, tools.normal_form(surface, self.language)) for surface, lemma in self.names]
        wrong = [one for one in made if _plain(one[1]) != _plain(one[2])]
        counts = {NORMAL: Counts(len(made) - len(wrong), len(made), len(made))}
        return Scored(counts, wrong=tuple(Note(NORMAL, f"{a} → {c}, not {b}") for a, b, c in wrong))


def _plain(name: str) -> str:
    return " ".join(name.casefold().replace("ё", "е").split())


class SlavicNer:
    """The folder ``ner`` with a folder for each topic, and in it for each language."""

    kind = "slavicner"
    splits = ("dev", "test")

    def files(self, path: Path, split: str) -> tuple[Path, ...]:
        """The annotations of every topic but the last, or of that one alone."""
        folder = folder_there(path, "ner", "")
        if folder is None:
            return ()
        topics = [topic for topic in sorted(folder.iterdir()) if (topic.name == _TEST) == (split == "test")]
        return tuple(file for topic in topics for code in LANGUAGES for file in sorted((topic / code).glob("*.tsv")))

    def cases(self, files: Sequence[Path], split: str) -> Iterator[Case]:  # noqa: ARG002 -- the files are of one split
        """The articles that name people."""
        for path in files:
            names = tuple(_people(path))
            if names:
                yield SlavicCase(path.stem, path.parent.name, names)


def _people(path: Path) -> Iterator[tuple[str, str]]:
    for number, line in enumerate(text_of(path).splitlines(), 1):
        parts = line.split("\t")
        if len(parts) < _COLUMNS:
            msg = f"{path}, line {number}, has not the {_COLUMNS} columns of SlavicNER"
            raise UnreadableCasesError(msg)
        _, _, surface, lemma, label = parts[:5]
        if label == "PER":
            yield surface, lemma
