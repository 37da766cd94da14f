"""Scores the tools on the cases of a corpus and tells it as a document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from habeas.casework.evaluating.corpus import Case, Corpus, Tools
from habeas.casework.evaluating.registry import files_of
from habeas.casework.evaluating.scoring import Figure, Note, Scored, Summary, summarise
from habeas.errors import UnreadableCasesError

FORMAT = 1
_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The cases that are to be scored: of which kind and split, and the digest of the files they came out of."""

    kind: str
    split: str
    cases: tuple[Case, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class Result:
    """A case with its score."""

    case: Case
    scored: Scored


def gather(corpus: Corpus, path: Path, *, split: str | None = None, language: str | None = None) -> Evaluation:
    """The cases of a split, of one language if asked for. Raises `UnreadableCasesError` where there are none."""
    named, files = files_of(corpus, path, split)
    cases = tuple(case for case in corpus.cases(files, named) if language in (None, case.language))
    if not cases:
        msg = f"{path} holds no case of split {named}{f' in language {language!r}' if language else ''}"
        raise UnreadableCasesError(msg)
    return Evaluation(corpus.kind, named, cases, _digest(files))


def score(case: Case, tools: Tools) -> Result:
    """One case scored."""
    return Result(case, case.score(tools))


def _digest(files: Sequence[Path]) -> str:
    """One digest over the names and bytes of these files."""
    found = sha256()
    for path in files:
        data = path.read_bytes()
        found.update(f"{path.name}\0{len(data)}\0".encode() + data)
    return found.hexdigest()


def summaries(results: Iterable[Result]) -> dict[str, Summary]:
    """The figures by language, and over all of them where there are several."""
    return summarise((result.case.language, result.scored) for result in results)


def document(evaluation: Evaluation, results: Sequence[Result], tools: Tools, *, notes: bool) -> dict[str, Any]:
    """The document of ``habeas eval --json``; with ``notes`` it lists what was missed and what was wrong."""
    made: dict[str, Any] = {
        "format": FORMAT,
        "kind": evaluation.kind,
        "split": evaluation.split,
        "reader": {"name": tools.reader.name, "version": tools.reader.version},
        "measured_on": evaluation.digest,
        "figures": {language: _of_summary(one) for language, one in summaries(results).items()},
    }
    if notes:
        made["missed"] = [_of_note(result.case.id, note) for result in results for note in result.scored.missed]
        made["wrong"] = [_of_note(result.case.id, note) for result in results for note in result.scored.wrong]
    return made


def _of_summary(summary: Summary) -> dict[str, Any]:
    measures = {name: _of_figure(figure) for name, figure in summary.figures.items()}
    return {"cases": summary.cases, **measures, **summary.asides}


def _of_figure(figure: Figure) -> dict[str, Any]:
    counts = figure.counts
    return {
        "right": counts.right,
        "found": counts.found,
        "wanted": counts.wanted,
        "precision": round(counts.precision, _DIGITS),
        "recall": round(counts.recall, _DIGITS),
        "f1": round(counts.f1, _DIGITS),
        "f1_between": [round(bound, _DIGITS) for bound in figure.interval] if figure.interval else None,
    }


def _of_note(case: str, note: Note) -> dict[str, Any]:
    return {"case": case, "measure": note.measure, "words": note.words, "start": note.start}
