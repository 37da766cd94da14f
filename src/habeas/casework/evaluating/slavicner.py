"""SlavicNER: the form that names of people are filed under, from the form they stand in, in Polish, Russian, Ukrainian.

Each mention counts; capitals and the dots of ``ё`` make no difference. The corpus also marks peoples and parties ("the
Poles", "the Democrats") as people; *of persons* leaves them out. The topic ``asia_bibi`` is the test split.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from habeas.casework.evaluating.corpus import Case, Tools, folder_there
from habeas.casework.evaluating.pages import text_of
from habeas.casework.evaluating.scoring import Counts, Note, Scored
from habeas.errors import UnreadableCasesError

NORMAL, OF_PERSONS = "normal form", "normal form of persons"
LANGUAGES = ("pl", "ru", "uk")
_TEST = "asia_bibi"
_COLUMNS = 6
_PERSON = "PER-"


@dataclass(frozen=True, slots=True)
class FiledName:
    """A name as it stands and as it is filed; ``person`` is false of a people or a party."""

    surface: str
    lemma: str
    person: bool


@dataclass(frozen=True, slots=True)
class SlavicCase:
    """The people of one article."""

    id: str
    language: str
    names: tuple[FiledName, ...]

    def score(self, tools: Tools) -> Scored:
        """How many of the names are filed right."""
        made = [(name, tools.normal_form(name.surface, self.language)) for name in self.names]
        right = [name for name, normal in made if _plain(normal) == _plain(name.lemma)]
        counts = {
            NORMAL: _share(right, self.names),
            OF_PERSONS: _share([one for one in right if one.person], [one for one in self.names if one.person]),
        }
        wrong = [
            Note(OF_PERSONS if name.person else NORMAL, f"{name.surface} → {normal}, not {name.lemma}")
            for name, normal in made
            if name not in right
        ]
        return Scored(counts, wrong=tuple(wrong))


def _share(right: Sequence[FiledName], of: Sequence[FiledName]) -> Counts:
    return Counts(len(right), len(of), len(of))


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


def _people(path: Path) -> Iterator[FiledName]:
    for number, line in enumerate(text_of(path).splitlines(), 1):
        parts = line.split("\t")
        if len(parts) < _COLUMNS:
            msg = f"{path}, line {number}, has not the {_COLUMNS} columns of SlavicNER"
            raise UnreadableCasesError(msg)
        _, _, surface, lemma, label, item = parts[:_COLUMNS]
        if label == "PER":
            yield FiledName(surface, lemma, item.startswith(_PERSON))
