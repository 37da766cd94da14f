"""PolNeAR: who says what in political news. An attribution is found when its cue and its source overlap the gold's.

Attributions without a source in the text are neither wanted nor wrong; where several people annotated an article, the
first file by name is taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from habeas.casework.evaluating import brat
from habeas.casework.evaluating.brat import Marked
from habeas.casework.evaluating.corpus import Case, Tools, folder_there
from habeas.casework.evaluating.pages import page, text_of
from habeas.casework.evaluating.scoring import Counts, Note, Scored
from habeas.model import Span

BOTH, CUE = "cue and source", "cue"


@dataclass(frozen=True, slots=True)
class Attributed:
    """An annotated attribution: its cues and its sources, each in one marking or more."""

    cues: tuple[Marked, ...]
    sources: tuple[Marked, ...]


@dataclass(frozen=True, slots=True)
class PolnearCase:
    """One article with its attributions."""

    id: str
    text: str
    published: date | None
    attributions: tuple[Attributed, ...]
    language: str = "en"

    def score(self, tools: Tools) -> Scored:
        """Attributions found with cue and source, and cues found at all."""
        found = tools.attributions(page(self.text, self.language, published=self.published))
        wanted = [one for one in self.attributions if one.sources]
        by_cue = [(_of_cue(one, self.attributions), one) for one in found]
        counted = [(gold, one) for gold, one in by_cue if not gold or any(each.sources for each in gold)]
        right: list[Attributed] = []
        wrong = []
        cued: list[Attributed] = []
        for golds, (cue, source) in counted:
            fitting = [gold for gold in golds if _overlaps(gold.sources, source) and gold not in right]
            right += fitting[:1]
            cued += [gold for gold in golds if gold.sources and gold not in cued][:1]
            if not fitting:
                what = "another source" if golds else "no attribution"
                wrong.append(Note(BOTH, f"{source.words} | {cue.words} ({what})", cue.start))
        missed = [_missed(gold, cued=gold in cued) for gold in wanted if gold not in right]
        counts = {
            BOTH: Counts(len(right), len(counted), len(wanted)),
            CUE: Counts(len(cued), len(counted), len(wanted)),
        }
        return Scored(counts, tuple(missed), tuple(wrong))


def _of_cue(one: tuple[Span, Span], attributions: Sequence[Attributed]) -> list[Attributed]:
    return [gold for gold in attributions if _overlaps(gold.cues, one[0])]


def _overlaps(marked: Sequence[Marked], span: Span) -> bool:
    return any(one.overlaps(span.start, span.end) for one in marked)


def _missed(gold: Attributed, *, cued: bool) -> Note:
    source, cue = (" … ".join(one.words for one in side) for side in (gold.sources, gold.cues))
    why = "the cue is there" if cued else "no cue"
    return Note(BOTH, f"{source} | {cue} ({why})", gold.cues[0].pieces[0][0] if gold.cues else None)


class Polnear:
    """The folders ``data/train`` and ``data/dev``, each with ``text`` and ``attributions``."""

    kind = "polnear"
    splits = ("dev", "train", "test")

    def files(self, path: Path, split: str) -> tuple[Path, ...]:
        """The texts of a split, each followed by its annotation."""
        folder = folder_there(path, f"data/{split}", split)
        folder = path if folder is None and path.name == split else folder
        if folder is None:
            return ()
        annotations = sorted((folder / "attributions").glob("*.ann"))
        found: list[Path] = []
        for text in sorted((folder / "text").glob("*.txt")):
            beside = [one for one in annotations if one.name.startswith(text.stem + "_")]
            found += [text, beside[0]] if beside else []
        return tuple(found)

    def cases(self, files: Sequence[Path], split: str) -> Iterator[Case]:  # noqa: ARG002 -- the files are of one split
        """The articles."""
        for text, annotation in zip(files[::2], files[1::2], strict=True):
            made = brat.read(annotation)
            attributions = []
            for event in made.events:
                cues = tuple(made.marked[id] for role, id in event if role == "Cue" and id in made.marked)
                sources = tuple(made.marked[id] for role, id in event if role == "Source" and id in made.marked)
                if cues:
                    attributions.append(Attributed(cues, sources))
            yield PolnearCase(text.stem, text_of(text), _day(text.stem), tuple(attributions))


def _day(stem: str) -> date | None:
    """The day in a file's name: ``publisher_2016-09-12_title``."""
    parts = stem.split("_")
    try:
        return date.fromisoformat(parts[1]) if len(parts) > 1 else None
    except ValueError:
        return None
