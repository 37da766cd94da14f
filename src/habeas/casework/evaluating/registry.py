"""The kinds of annotated cases that can be scored on, by name or by how a folder is laid out."""

from __future__ import annotations

from pathlib import Path

from habeas.casework.evaluating.cases import OwnCases
from habeas.casework.evaluating.corpus import Corpus
from habeas.casework.evaluating.hrdsattack import HrdsAttack
from habeas.casework.evaluating.nerel import Nerel
from habeas.casework.evaluating.polnear import Polnear
from habeas.casework.evaluating.reports import Reports
from habeas.casework.evaluating.slavicner import SlavicNer
from habeas.casework.evaluating.wikievents import WikiEvents
from habeas.errors import MissingFileError, UnreadableCasesError, WrongUseError

CORPORA: tuple[Corpus, ...] = (OwnCases(), Reports(), HrdsAttack(), WikiEvents(), Nerel(), Polnear(), SlavicNer())
KINDS = tuple(corpus.kind for corpus in CORPORA)


def corpus_at(path: Path, kind: str | None) -> Corpus:
    """The corpus of that kind, or the one whose layout is found at ``path``.

    Raises `MissingFileError` where nothing is there and `UnreadableCasesError` where nothing known is.
    """
    if not path.exists():
        msg = f"there is no file or folder {str(path)!r}"
        raise MissingFileError(msg)
    if kind is not None:
        return next(corpus for corpus in CORPORA if corpus.kind == kind)
    for corpus in CORPORA:
        if any(corpus.files(path, split) for split in corpus.splits):
            return corpus
    msg = f"{path} is not laid out as any of these: {', '.join(KINDS)}"
    raise UnreadableCasesError(msg)


def files_of(corpus: Corpus, path: Path, split: str | None) -> tuple[str, tuple[Path, ...]]:
    """The split that was asked for, or else the first one that is there, and its files.

    Raises `WrongUseError` for a split that the corpus doesn't have and `UnreadableCasesError` for one without files.
    """
    if split is not None and split not in corpus.splits:
        msg = f"{corpus.kind} has no split {split!r}; it has {', '.join(corpus.splits)}"
        raise WrongUseError(msg)
    for one in corpus.splits if split is None else (split,):
        files = corpus.files(path, one)
        if files:
            return one, files
    msg = f"{path} holds no files of {corpus.kind}{f', split {split}' if split else ''}"
    raise UnreadableCasesError(msg)
