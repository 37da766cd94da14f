"""What every set of annotated cases is: files on this machine, and cases that score what a reader makes of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from habeas.casework.evaluating.scoring import Scored
from habeas.model import Claim, Report, Span
from habeas.reading.reader import Reader

Attributions = Callable[[Report], Sequence[tuple[Span, Span]]]
"""Who says something in a report: pairs of the words that say so (cue) and the words of who (source)."""
Harmed = Callable[[Report], Sequence[Claim]]
"""Whom harm befell that is no claim of ours (killings, attacks), in the shape of claims."""
NormalForm = Callable[[str, str], str]
"""The form a name is filed under, from the form it stands in and the language of the text."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What is measured: a reader, and the parts of it that some corpora look at by themselves."""

    reader: Reader
    attributions: Attributions
    harmed: Harmed
    normal_form: NormalForm


class Case(Protocol):
    """One annotated text. `score` is pure: the same tools give the same score."""

    @property
    def id(self) -> str:
        """By what the case is known in its corpus."""
        ...

    @property
    def language(self) -> str:
        """The language of its text, ISO 639-1."""
        ...

    def score(self, tools: Tools) -> Scored:
        """What the tools make of the text, against what people found in it."""
        ...


class Corpus(Protocol):
    """A way of laying out annotated cases in files."""

    @property
    def kind(self) -> str:
        """Its name, as ``habeas eval --kind`` takes it."""
        ...

    @property
    def splits(self) -> tuple[str, ...]:
        """The parts it is divided into; the first is taken where none is asked for."""
        ...

    def files(self, path: Path, split: str) -> tuple[Path, ...]:
        """The files of a split of the copy at ``path``, in a fixed order; none where no such copy is there."""
        ...

    def cases(self, files: Sequence[Path], split: str) -> Iterator[Case]:
        """The cases in these files. Raises `UnreadableCasesError` where a file isn't laid out as it should be."""
        ...


def first_there(path: Path, *names: str) -> tuple[Path, ...]:
    """``path`` itself where it is a file of one of the names, else the first of them that is a file below it."""
    if path.is_file():
        return (path,) if any(path.name == name.rpartition("/")[2] for name in names) else ()
    return next(((path / name,) for name in names if (path / name).is_file()), ())


def folder_there(path: Path, *names: str) -> Path | None:
    """The first of the folders below ``path`` that is there; the name "" is ``path`` itself."""
    return next((path / name for name in names if (path / name).is_dir()), None)
